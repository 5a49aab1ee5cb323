"""The state or body that any noun phrase belongs to: "Sudanese rebels", "the court of Israel", "President Kagame"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.find.mentions import split_words
from chancery.find.officials import Days, Described, known_person, states_of_surname
from chancery.find.portraits import bare_name
from chancery.find.titles import NO_OFFICE, Title, title_before_name
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import body_named, place_named, states_named, terms_of_surname
from chancery.lexicons.name_keys import is_full_name, name_words
from chancery.lexicons.names import strip_article
from chancery.lexicons.regions import region_named

AIMED = re.compile(r"\b(?:anti|pro|non|ex)-(\w+)|\b(\w+)-(?:backed|led|based|born|trained|made|bound)\b", re.IGNORECASE)
GROUP = re.compile(r"\b(?:ethnic [A-Z]\w+|Kurds|Serbs|Croats|Albanians|Turks|Tamils)\b", re.IGNORECASE)
PLACED = re.compile(r"\b(?:of|in|from|throughout|across|near)\s+(?:[a-z]+\s+){0,2}(?=[A-Z])")
BORDER = re.compile(
    r"\b(?:on|near|along|across|over|off) (?:the |its )?(?:[A-Z][\w.]+[ -])+(?:border|frontier|coast)\b"
)
SEVERAL = re.compile(
    r"\b(?:two|both|three|four|several|other|neighbou?ring) (?:of the |the )?(?:\w+ )?"
    r"(?:countries|nations|states|neighbou?rs|sides|governments|parties|powers|capitals)\b",
    re.IGNORECASE,
)
WORLDWIDE = frozenset("""international world european global regional asian african american arab nations""".split())
LONGEST = 5  # words of the name of a state or body


def code_of(span: TokenSpan, days: Days = Days()) -> str | None:  # noqa: B008  (frozen)
    """Alpha-3 or body code of those whom the phrase names; None: its words do not tell.

    The whole phrase first, then the people in it by title, name and the days on which they held office, then states by
    name or adjective, then bodies. What somebody is against or for (`anti-Syrian`) or near ("on the Thai border") does
    not count; of an ethnic group the place counts ("Albanians of southern Serbia").
    """
    text = span.text.strip()
    whole = whole_code(text)
    if whole is not None:
        return whole
    plain = BORDER.sub(" ", AIMED.sub(" ", text))
    group = GROUP.search(plain)
    if group is not None:
        found = PLACED.search(plain, group.start())
        before, after = plain[: group.start()], plain[found.end() :] if found is not None else ""
        return first_state(split_words(before)) or first_state(split_words(after))
    words = split_words(plain)
    return opening_body(plain) or first_state(words) or first_body(plain.split()) or person_code(span, days)


def code_in_sentence(span: TokenSpan, days: Days = Days()) -> str | None:  # noqa: B008  (frozen)
    """`code_of`, or else the one state that the sentence names, by any word for it; None: none, or several."""
    found = code_of(span, days)
    if found is not None:
        return found
    if is_foreign_name(span):
        return None
    codes = {first_state(split_words(name.text)) for name in span.sent.ents if name.label_ != "PER" and not aimed(name)}
    codes.discard(None)
    return codes.pop() if len(codes) == 1 else None


def is_foreign_name(span: TokenSpan) -> bool:
    """A place, a person without an office, or a body that is no one state's by its name: the sentence tells nothing.

    Nor does it of several states, or by a word that is of two ("Congolese").
    """
    if any(word.lower() in WORLDWIDE for word in span.text.split()) or SEVERAL.search(span.text):
        return True
    if any(len(states_named(name.text)) > 1 or is_stateless(name.text) for name in span.ents):
        return True
    if any(name.label_ == "LOC" and len(name) >= len(span) - 1 for name in span.ents):
        return True
    people = list(people_in(span))
    return bool(people) and not any(title is not None and title.is_office for _, title in people)


def is_stateless(name: str) -> bool:
    """A known body that is of no state ("Al-Qaeda")."""
    body = body_named(name)
    return body is not None and body.state is None


def aimed(name: TokenSpan) -> bool:
    """The name is what something is against or for: "anti-Syria"."""
    before = name.doc[max(0, name.start - 2) : name.start].text.lower()
    return bool(re.search(r"\b(?:anti|pro|non)\s?-$", before)) or bool(AIMED.search(name.text))


def whole_code(text: str) -> str | None:
    """Code of the state, body or seat of government that the words name as a whole; None: they name none."""
    states = states_named(text)
    if len(states) == 1:
        return states[0].state.alpha3
    body = body_named(text)
    if body is not None and body.state:
        return body.state
    place = place_named(text)
    return place.stands_for[0] if place is not None and place.stands_for else None


def first_state(words: list[str]) -> str | None:
    """Code of the first state, region or large city among the words; a word for two states (`Congolese`) tells none."""
    for start in range(len(words)):
        for length in range(min(LONGEST, len(words) - start), 0, -1):
            text = " ".join(words[start : start + length])
            region = region_named(text)
            named = states_named(text)
            if region is not None or len(named) == 1:
                return named[0].state.alpha3 if len(named) == 1 else region
    return None


def opening_body(text: str) -> str | None:
    """Code of a body with which the phrase opens: "the Red Cross in Iraq"."""
    words = strip_article(text).split()
    for length in range(min(LONGEST, len(words)), 0, -1):
        body = body_named(" ".join(words[:length]))
        if body is not None and body.state:
            return body.state
    return None


def first_body(words: list[str]) -> str | None:
    """Code of the first body or seat of government among the words; the longest name at a place counts."""
    for start in range(len(words)):
        for length in range(min(LONGEST, len(words) - start), 0, -1):
            text = " ".join(words[start : start + length])
            body = body_named(text)
            if body is not None and body.state:
                return body.state
            place = place_named(text) if text[:1].isupper() else None
            if place is not None and place.stands_for:
                return place.stands_for[0]
    return None


def person_code(span: TokenSpan, days: Days) -> str | None:
    """State of the known person named in the phrase, with the title it gives."""
    for name, title in people_in(span):
        told = Described(name, titles=(title,) if title is not None else (), days=days)
        found = known_person(told)
        if found is not None:
            return found[0].state
        if title is not None or not is_full_name(name):
            served = states_of_surname(told)
            if len(served) > 1 and title is not None:
                served = states_holding(name, title, days)
            if len(served) == 1:
                return served.pop()
    return None


def states_holding(name: str, title: Title, days: Days) -> set[str]:
    """States of all of a surname who held just the office of the title on the days ("President Bush")."""
    terms = terms_of_surname(name_words(name)[-1]) if name_words(name) else ()
    return {term.state for term in terms if term.office == title.role.noun and days.touch(term)}


def people_in(span: TokenSpan) -> Iterator[tuple[str, Title | None]]:
    """Names of people in a phrase, each with the title before it."""
    for name in span.doc.ents:
        if name.label_ == "PER" and name.start < span.end and span.start < name.end:
            before = split_words(span.doc[span.start : max(span.start, name.start)].text)
            title = title_before_name(before)
            if title is None or title.role.sector not in NO_OFFICE:
                yield bare_name(name.text), title
