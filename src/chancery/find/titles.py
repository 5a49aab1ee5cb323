"""What a report calls somebody beside the name: titles before it, appositions after it, descriptions instead of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from chancery.find.mentions import bodies_in, is_title_part, roles_in, split_words, states_in
from chancery.lexicons import RoleNoun, body_named, role_covers, role_named, states_named

TITLE_REACH = 10  # tokens before a name that can hold its title
APPOSITION_REACH = 16
STOPS = frozenset({",", ")", ".", ";", ":", "—", "–", "\n"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NO_OFFICE = frozenset(
    {"BUS", "LAB", "AGR", "EDU", "ELI", "JRN", "MED", "REF", "REL", "CVL", "CRM", "SOC", "NGO", "UNK"}
)
"""Sectors whose people hold no office of a state or body."""
PRIVATE = frozenset(
    """company companies union unions association firm club group chamber federation league institute
university school college owner bank newspaper hospital church charity foundation team brewery factory plant shop farm
mill mine trade growers farmers fishermen makers carriers importers exporters workers drivers movement""".split()
)
QUALIFIERS = frozenset(
    """senior veteran new former then top outgoing incoming longtime long-time late current outspoken
popular powerful influential newly old young own hawkish liberal conservative centrist reformist leading chief's ex
previous first second third fourth last next elected appointed re-elected embattled acting-time unnamed anonymous other
same exiled ousted jailed retired sacked dismissed departing visiting""".split()
)
FORMER = frozenset({"former", "ex", "ousted", "exiled", "jailed", "retired", "sacked", "dismissed", "late", "then",
                    "previous", "deposed"})  # fmt: skip
LINKS = frozenset({"of", "for"})
DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its", "our", "my", "this", "that", "s", "'s", "’s"})


@dataclass(frozen=True)
class Title:
    """One description of somebody by role."""

    office: str
    """In lower case, without states: a noun of `roles.csv` where the words are one, else the words."""
    role: RoleNoun
    state: str | None = None
    """Code of the state or body served; None: the words do not tell."""
    to: str | None = None
    """Of an ambassador: code of the state or body sent to."""
    former: bool = False
    beside_name: bool = True
    """It stands with the name; False: the report uses it alone."""

    @property
    def is_office(self) -> bool:
        """A post in a state, a body or a party, held now."""
        if self.former or self.role.sector in NO_OFFICE or not self.role.noun[0].islower():
            return False
        return self.role.sector is not None or not PRIVATE & set(self.office.split())


def titles_beside(doc: Doc, name: TokenSpan) -> Iterator[Title]:
    """Titles that stand with a name: the words before it, then the apposition after it."""
    first = name.start
    while first > 0 and name.start - first < TITLE_REACH and is_title_part(doc[first - 1]):
        first -= 1
    inside = split_words(name.text)
    before = split_words(doc[first : name.start].text)
    yield from read_titles([*before, *inside], ends_at_name=len(inside))
    after = apposition(doc, name)
    if after:
        found = next(read_titles(split_words(after)), None)
        if found is not None:
            yield found


def apposition(doc: Doc, name: TokenSpan) -> str:
    """Words between the comma after a name and the next one; empty: no noun phrase opens there."""
    at = name.end
    if at < len(doc) and doc[at].lower_ in ("'s", "’s"):
        return ""
    if at >= len(doc) or doc[at].text not in (",", "(", "–", "—"):
        return ""
    stop = at + 1
    while stop < len(doc) and stop - at < APPOSITION_REACH and doc[stop].text not in STOPS:
        if doc[stop].tag_ in FINITE or doc[stop].lower_ in ("who", "which", "said"):
            break
        stop += 1
    words = doc[at + 1 : stop]
    return "" if not len(words) or words[0].pos_ in ("VERB", "AUX", "PRON") else str(words.text)


def title_of_words(text: str) -> Title | None:
    """What a phrase without a name says by itself: "the US ambassador to Moscow"; None: no role in it."""
    found = next(read_titles(split_words(text)), None)
    if found is None:
        return None
    return Title(found.office, found.role, found.state, found.to, found.former, beside_name=False)


def read_titles(words: list[str], ends_at_name: int = 0) -> Iterator[Title]:
    """Titles in words, the first one first; `ends_at_name`: so many words at the end are the name."""
    last = len(words) - ends_at_name
    spoken = [word for word in words[:last] if word]
    # a name finder takes titles along: what stands before the last two words of the name may be one
    for word in words[last:-1]:
        if role_named(word) or states_named(word) or body_named(word):
            spoken.append(word)
        else:
            break
    found = [entry for entry in roles_in(spoken) if not is_courtesy(entry[2])]
    for number, (start, end, role) in enumerate(found):
        chained = number > 0 and any(word.lower() in LINKS | {"to"} for word in spoken[found[number - 1][1] : start])
        if not chained:
            stop = found[number + 1][0] if number + 1 < len(found) and not chains(spoken, end, found, number) else None
            yield make_title(spoken, start, end, role, stop)


def chains(words: list[str], end: int, found: list[tuple[int, int, RoleNoun]], number: int) -> bool:
    """The next role belongs to this one: "spokesman for the foreign minister"."""
    return any(word.lower() in LINKS | {"to"} for word in words[end : found[number + 1][0]])


def is_courtesy(role: RoleNoun) -> bool:
    """`Mr`, `Excellency`: no office."""
    return role.sector is None and role.noun[:1].isupper()


def make_title(words: list[str], start: int, end: int, role: RoleNoun, stop: int | None) -> Title:
    """The title round a role phrase at words[start:end]; `stop`: another title begins there."""
    if words[start].lower() in DETERMINERS and end - start > 1:
        start += 1
    first = start
    while first > 0 and is_part_of_office(words[first - 1]):
        first -= 1
    before, after = words[:start], words[end:stop]
    sent_to = after_word(after, "to") if role_covers("diplomat", role.noun) else []
    served = after[: len(after) - len(sent_to) - 1] if sent_to else after
    tail = office_tail(served)
    plain = [word.lower() for word in words[first:start]]
    whole = " ".join([*plain, *(word.lower() for word in words[start:end]), *tail])
    known = role_named(whole)
    office = known.noun if known is not None else whole if plain or tail else role.noun
    return Title(
        office=office,
        role=known or role,
        state=served_by([*before, *words[start:end]]) or served_by(served),
        to=served_by(sent_to),
        former=any(word.lower().rstrip("-") in FORMER for word in before[-4:]) or role.noun.startswith("former"),
    )


def is_part_of_office(word: str) -> bool:
    """The word before a role belongs to the office ("water" minister), not to a state or to what is thought of it."""
    plain = word.lower()
    if (
        plain in QUALIFIERS
        or plain in DETERMINERS
        or plain in ("and", "or", "to", "by", "with", "in", "at", "for", "of")
    ):
        return False
    served = body_named(word)
    if states_named(word) or (served is not None and served.state is not None):
        return False
    return not (plain.endswith(("'s", "’s", ".")) or plain[:1].isdigit())


def after_word(words: list[str], link: str) -> list[str]:
    """The words after a link; empty: it is not there."""
    lower = [word.lower() for word in words]
    return words[lower.index(link) + 1 :] if link in lower else []


def office_tail(words: list[str]) -> list[str]:
    """What follows a role and belongs to the office: "of water resources", without the state in it."""
    if not words or words[0].lower() not in LINKS:
        return []
    kept: list[str] = []
    for word in words[1:]:
        if word.lower() in ("in", "at", "to", "who", "on", "since", "from") or len(kept) > 5:
            break
        kept.append(word)
    plain = [word.lower() for word in without_states(kept) if word.lower() not in DETERMINERS]
    while plain and plain[-1] in LINKS | {"and"}:
        plain.pop()
    return [words[0].lower(), *plain] if plain else []


def without_states(words: list[str]) -> list[str]:
    """The words that name no state."""
    kept, at = [], 0
    while at < len(words):
        taken = next(
            (n for n in range(min(4, len(words) - at), 0, -1) if states_named(" ".join(words[at : at + n]))), 0
        )
        if not taken:
            kept.append(words[at])
        at += taken or 1
    return kept


def served_by(words: list[str]) -> str | None:
    """Code of the first state or body in the words; None: there is none."""
    named = next(states_in(words), None)
    if named is not None:
        return named.state.alpha3
    return next((body.state for body in bodies_in(words) if body.state), None)


def narrowest(titles: list[Title]) -> Title | None:
    """The title to go by: the first, unless a later one says the same more closely ("the official", "the envoy")."""
    chosen: Title | None = None
    for title in sorted(titles, key=lambda one: not one.beside_name):
        if chosen is None or is_closer(title, chosen):
            chosen = title
    return chosen


def is_closer(title: Title, than: Title) -> bool:
    """It says the same more closely."""
    if title.role.noun == than.role.noun:
        return title.beside_name and len(title.office) > len(than.office)
    return role_covers(than.role.noun, title.role.noun)


def plain_office(office: str) -> str:
    """An office for comparison: one word for men and women, British spelling, no articles."""
    plain = re.sub(r"spokes(?:man|woman)\b", "spokesperson", office.lower())
    plain = re.sub(r"(chair|business|congress|police|council)(?:man|woman)\b", r"\1person", plain)
    return re.sub(r"\b(?:the|a|an)\s+", "", plain.replace("defence", "defense")).strip()
