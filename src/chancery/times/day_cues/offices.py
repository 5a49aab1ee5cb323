"""Who is named with an office they hold, and since when they hold it: the day lies in their terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chancery.daysets import FIRST, LAST, Days, make_days, read_day
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token
from chancery.lexicons import cues, role_named, wider_roles
from chancery.lexicons.offices import holders_numbered, terms_of, terms_of_surname
from chancery.lexicons.records import Term
from chancery.records import Span
from chancery.times.day_cues.given import Given, Reason
from chancery.times.tense import verb_tense

BEFORE, AFTER = 3, 21
"""Days: tables give the day of swearing in; reports name a new holder a little sooner and the old one for a while."""
YEAR = 366
_PAST = frozenset("former formerly once ex late then then- onetime erstwhile ousted deposed outgoing".split())
_NOT_YET = frozenset("future incoming elect designate -elect candidate nominee would-be next".split())
DATING = frozenset(
    (
        "head of state",
        "head of government",
        "minister",
        "ambassador",
        "secretary general",
        "vice president",
        "national security adviser",
        "presidential spokesperson",
        "foreign ministry spokesperson",
        "state department spokesperson",
        "press secretary",
        "permanent representative",
        "security council secretary",
    )
)
"""Offices whose holders the tables know without gaps; of others they may miss a term."""
_LESSER = frozenset("deputy vice assistant under undersecretary associate shadow junior".split())
"""Before a title they make another office of it."""
_NUMBERED = re.compile(r"(?P<number>\d{2})(?:st|nd|rd|th) (?:US |U\.S\. |American )?[Pp]resident\b")
_MONTHS = "January February March April May June July August September October November December".split()
_TOOK = re.compile(
    r"\b(?:(?:tak\w+|took|assum\w+|enter\w+|(?:came|coming) (?:to|into)|since\s+(?:his|her) inauguration)\s*"
    r"(?:up )?(?:the )?(?:oval )?(?:office|power|post|presidency)?\s*(?:back )?"
    r"|(?:bec[ao]m\w+|sworn in(?: as)?|inaugurated(?: as)?)\s+(?:the\s+)?"
    r"(?:president|prime minister|chancellor|premier)?\s*)$",
    re.I,
)
_IN_MONTH = re.compile(rf"in\s+(?P<month>{'|'.join(_MONTHS)})\b(?!,? \d{{4}})")
_REACH = 70
_GOVERNMENT = re.compile(r"\b[Tt]he (?P<name>[A-Z][a-z]+) (?P<noun>administration|government)\b")
_HEADS = {"administration": frozenset(("head of state",)), "government": frozenset(("head of government",))}
_ELECT = re.compile(r"\b[Pp]resident[- –]elect,? (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*)")
ELECTED_BEFORE = 200
"""Days: no president waits longer from the vote to the oath."""
_SENT_TO = re.compile(r" (?:to|at|in) (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*$")
_WINDOW = 7
_AFTERWARDS = frozenset("later then subsequently eventually once after following".split())
"""Beside a verb of the past they tell a story of its time."""
SAYING = frozenset(cue.lemma for cue in cues() if cue.kind == "speech" and cue.pos == "verb")


def read_offices(given: Given) -> Iterator[Reason]:
    """Reasons from persons named with their office, counted presidents, and "since she took office in January"."""
    seen: set[tuple[str, str, bool]] = set()
    for name, terms, past in named_holders(given):
        key = (terms[0].person, terms[0].office, past)
        if key in seen:
            continue
        seen.add(key)
        yield reason_of(given, name, terms, past)
    yield from read_governments(given)
    yield from read_elect(given)
    yield from read_numbered(given)
    yield from read_taken_office(given)


def read_governments(given: Given) -> Iterator[Reason]:
    """ "the Holm administration has": in the terms of a head of that name."""
    seen: set[str] = set()
    blocks = given.blocks if any(noun in given.document.text for noun in _HEADS) else ()
    for block in blocks:
        for found in _GOVERNMENT.finditer(given.document.text, *block.span):
            words = given.doc.char_span(*found.span("noun"), alignment_mode="expand")
            terms = tuple(
                term for term in terms_of_surname(found["name"]) if _HEADS[found["noun"]] & wider_roles(term.office)
            )
            if words is None or not terms or found["name"] in seen or not acts_now(given, words.root):
                continue
            seen.add(found["name"])
            yield reason_of(given, found.span(), terms, past=False)


def read_elect(given: Given) -> Iterator[Reason]:
    """ "president-elect Holm": between the vote and the term."""
    if not re.search("resident[- –]elect", given.document.text):
        return
    for block in given.blocks:
        for found in _ELECT.finditer(given.document.text, *block.span):
            name = found["name"]
            known = terms_of(name) if " " in name else terms_of_surname(name)
            terms = tuple(term for term in known if "head of state" in wider_roles(term.office) and term.since)
            if terms and not given.whole_beside(found.span()):
                days = make_days((first_of(term) - ELECTED_BEFORE, first_of(term) + BEFORE) for term in terms)
                began = ", ".join(term.since or "" for term in terms)
                why = f"{given.quote([found.span()])}: the term began on {began}"
                yield Reason("office", days, 0.7, why, (found.span(),), basis="office")
                return


def reason_of(given: Given, name: Span, terms: tuple[Term, ...], past: bool) -> Reason:
    persons = " or ".join(dict.fromkeys(term.person for term in terms))
    who = f"{persons}, {terms[0].office}"
    if past:
        first = min(first_of(term) for term in terms)
        return Reason(
            "office", make_days([(first, LAST)]), 0.6, f"{who}: the term had begun or was over", (name,), basis="office"
        )
    stretch = ", ".join(f"{term.since or '?'} to {term.until or 'now'}" for term in terms)
    return Reason("office", term_days(terms), 0.7, f"{who} ({stretch})", (name,), basis="office")


def first_of(term: Term) -> int:
    return read_day(term.first_day, FIRST)


def term_days(terms: Iterable[Term]) -> Days:
    """The days of the terms, a little widened; an end that is not known is open."""
    return make_days(
        (max(FIRST, first_of(term) - BEFORE), read_day(term.last_day, LAST) + AFTER if term.until else LAST)
        for term in terms
    )


def named_holders(given: Given) -> Iterator[tuple[Span, tuple[Term, ...], bool]]:
    """Persons whom the report names with an office of theirs: the name, the terms, and whether it is told as past."""
    for person in given.doc.ents:
        if person.label_ not in ("PER", "PERSON") or given.role_at(person.start_char) is None:
            continue
        title = title_before(given, person) or title_after(given, person)
        if title is None:
            continue
        office, opening = title
        full = len([token for token in person if not token.is_punct]) > 1
        known = terms_of(person.text) if full else terms_of_surname(person.text)
        terms = tuple(term for term in known if term.office == office and DATING & wider_roles(office))
        if not terms:
            continue
        state = {token.lower_ for token in given.doc[max(0, opening - 3) : opening]}
        before = given.doc[max(0, opening - 1)].lower_
        supposed = before == "a" and opening < person.start  # "a President Holm could"
        if state & _NOT_YET or before in _LESSER or supposed:
            continue
        past = bool(state & _PAST)
        if past or (acts_now(given, person.root) and not given.is_quoted(person.start_char)):
            first, last = sorted((opening, person.start))
            yield (given.doc[first].idx, max(person.end_char, given.doc[last].idx + len(given.doc[last]))), terms, past


def title_before(given: Given, name: TokenSpan) -> tuple[str, int] | None:
    """The longest office that ends before the name ("the envoy, Ada Holm," too), and the place of its first word."""
    doc, text, first = given.doc, given.document.text, name.sent.start
    if name.start == first:
        return None
    end = name[0].idx
    if doc[name.start - 1].text == ",":
        if name.end >= len(doc) or not (doc[name.end].is_punct or doc[name.end].lower_ == "and"):
            return None
        end = doc[name.start - 1].idx
    before = text[:end].removesuffix(" ")[-1:]
    if not (before.isalpha() or before == "."):
        return None
    for start in range(max(first, name.start - _WINDOW), name.start):
        role = role_named(_SENT_TO.sub("", text[doc[start].idx : end].strip()))
        if role is not None:
            return role.noun, start
    return None


def title_after(given: Given, name: TokenSpan) -> tuple[str, int] | None:
    """The office that follows the name behind a comma ("Ada Holm, Oslo's envoy,"), and the place of its first word."""
    doc, text = given.doc, given.document.text
    if name.end >= name.sent.end or doc[name.end].text != ",":
        return None
    last = min(name.sent.end, name.end + 1 + _WINDOW)
    last = next((at for at in range(name.end + 1, last) if doc[at].is_punct and doc[at].text != "-"), last)
    for start in range(name.end + 1, last):
        for end in range(last, start, -1):
            role = role_named(text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])])
            if role is not None:
                return (role.noun, start) if end == len(doc) or not doc[end].ent_type_ else None
    return None


def acts_now(given: Given, name: Token) -> bool:
    """The person does something in the news: whoever was in office once keeps the title where the past is told.

    Subject of a verb of saying, of a verb of the present or the future, or of the lead's verb; no year stands by.
    """
    for _ in range(4):
        led = any(child.dep_ == "case" and child.lower_ not in ("'s", "’s") for child in name.children)
        if led or name.dep_ not in ("flat", "compound", "appos", "nmod"):
            break
        name = name.head
    if not name.dep_.startswith("nsubj"):
        return False
    start, end = given.sentences.around(name.i)
    if given.whole_beside((start, end)):
        return False
    verb, lead = name.head, given.lead
    tense = verb_tense(verb)
    if tense == "past" and is_of_then(verb):
        return False
    if tense == "past" and verb.dep_ == "ROOT" and any(start <= at < end for at in given.own_days):
        return True  # "President Holm said on Friday", "met ... on Friday"
    if lead is not None and lead[0] <= verb.idx < lead[1] and tense is not None:
        return tense != "pluperfect"
    return tense in ("present", "perfect", "future", "meant") or (tense == "past" and verb.lemma_ in SAYING)


def is_of_then(verb: Token) -> bool:
    """ "After the attacks, President Holm kept ...", "later named"."""
    words = (token for child in verb.children for token in (child, *child.children))
    return any(token.lower_ in _AFTERWARDS and token.dep_ in ("advmod", "case", "mark") for token in words)


def read_numbered(given: Given) -> Iterator[Reason]:
    """ "the 46th US president": since that term began, and in it if he acts in the news."""
    for block in given.blocks:
        for found in _NUMBERED.finditer(given.document.text, *block.span):
            if given.document.text[found.start() - 1 : found.start()].isalnum():
                continue
            terms = holders_numbered(int(found["number"]))
            words = given.doc.char_span(*found.span(), alignment_mode="expand")
            if terms and words is not None:
                who = f"{given.quote([found.span()])} was in office from {terms[0].since} to {terms[0].until or 'now'}"
                inside = acts_now(given, words.root) and not given.is_quoted(found.start())
                days = term_days(terms) if inside else make_days([(first_of(terms[0]) - BEFORE, LAST)])
                yield Reason("office", days, 0.85, who, (found.span(),), basis="office")
                return


def read_taken_office(given: Given) -> Iterator[Reason]:
    """ "since Biden took office in January": within a year of a term that began in that month."""
    for block in given.blocks:
        for found in _IN_MONTH.finditer(given.document.text, *block.span):
            if not _TOOK.search(given.document.text, max(block.span[0], found.start() - _REACH), found.start()):
                continue
            month = _MONTHS.index(found["month"].capitalize()) + 1
            terms = [term for term in heads(given, found.span()) if term.since and term.since[5:7] == f"{month:02d}"]
            if terms:
                days = make_days((first_of(term), first_of(term) + YEAR) for term in terms)
                who = f"{terms[0].person} took office in {found['month']} ({', '.join(t.since or '' for t in terms)})"
                yield Reason("office", days, 0.75, who, (found.span(),), basis="office")
                return


def heads(given: Given, span: Span) -> tuple[Term, ...]:
    """Terms as head of state or government of the persons whom the sentence names."""
    sentence = given.sentence(span)
    if sentence is None:
        return ()
    names = [person.text for person in sentence.ents if person.label_ in ("PER", "PERSON")]
    found = [term for name in names for term in (terms_of(name) or terms_of_surname(name))]
    return tuple(term for term in found if {"head of state", "head of government"} & wider_roles(term.office))
