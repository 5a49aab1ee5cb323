"""Names mended over a whole document: a surname carried through, joined names parted."""

from __future__ import annotations

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc, Span, Token

from chancery.lexicons import body_named, gender_of, outlet_named, role_named, states_named

JOINERS = frozenset("-–/")
DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


def mend_names(doc: Doc) -> None:
    """Part "Russian-US" and "Putin-Biden", and mark later mentions of a person's surname; changes `doc.ents`."""
    names = [part for name in doc.ents for part in part_joined(doc, drop_day(doc, name))]
    names = join_people(doc, names)
    names = carry_surnames(doc, [relabel(doc, name) for name in names])
    names = complete_people(doc, names)
    doc.ents = spacy_filter(names)


def spacy_filter(names: list[Span]) -> list[Span]:
    """Longest names first, no overlap, in order."""
    taken: set[int] = set()
    kept = []
    for name in sorted(names, key=lambda span: (-(span.end - span.start), span.start)):
        if not taken.intersection(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept, key=lambda span: span.start)


def part_joined(doc: Doc, name: Span) -> list[Span]:
    """The two names of a hyphenated pair of states or people, else the name itself."""
    for token in doc[name.start + 1 : name.end - 1]:
        if token.text not in JOINERS:
            continue
        left, right = doc[name.start : token.i], doc[token.i + 1 : name.end]
        if is_state(left.text) and is_state(right.text):
            return [Span(doc, part.start, part.end, label=state_label(part.text)) for part in (left, right)]
        if name.label_ == "PER" and len(left) == 1 and len(right) == 1 and appears_alone(doc, left, right):
            return [Span(doc, part.start, part.end, label="PER") for part in (left, right)]
    return [name]


def drop_day(doc: Doc, name: Span) -> Span:
    """A person's name without the day of the week before it: "on Monday Ana Ruiz said"."""
    if name.label_ == "PER" and len(name) > 1 and name[0].lower_ in DAYS:
        return Span(doc, name.start + 1, name.end, label="PER")
    return name


def join_people(doc: Doc, names: list[Span]) -> list[Span]:
    """One name where a given name and the rest of it stand side by side as two: "Per" "Ole Somby"."""
    joined: list[Span] = []
    for name in names:
        before = joined[-1] if joined else None
        side_by_side = before is not None and before.end == name.start and not name[0].is_sent_start
        if before is not None and side_by_side and before.label_ == name.label_ == "PER" and len(before) == 1:
            joined[-1] = Span(doc, before.start, name.end, label="PER")
        else:
            joined.append(name)
    return joined


def is_state(text: str) -> bool:
    return bool(states_named(text))


def state_label(text: str) -> str:
    """NORP for "Russian", LOC for "Russia" and "US"."""
    return "NORP" if any(named.match in ("adjective", "people") for named in states_named(text)) else "LOC"


def appears_alone(doc: Doc, left: Span, right: Span) -> bool:
    """Both parts are surnames seen elsewhere in the document."""
    last = {name[-1].text for name in doc.ents if name.label_ == "PER" and len(name) > 1}
    return left.text in last and right.text in last


def relabel(doc: Doc, name: Span) -> Span:
    """A body or an outlet that the lexicon knows is an organisation, whatever the name finder took it for."""
    known = body_named(name.text) is not None or (len(name) > 1 and outlet_named(name.text) is not None)
    if name.label_ != "ORG" and known and not states_named(name.text):
        return Span(doc, name.start, name.end, label="ORG")
    return name


def complete_people(doc: Doc, names: list[Span]) -> list[Span]:
    """Give a lone surname the given name before it, where that was left out or taken for something else."""
    covered = {i: name for name in names for i in range(name.start, name.end)}
    mended = list(names)
    for name in names:
        if name.label_ != "PER" or len(name) > 1 or name.start == 0:
            continue
        before = doc[name.start - 1]
        other = covered.get(before.i)
        if (other is None or (len(other) == 1 and other.label_ != "PER")) and is_given_name(before):
            mended = [part for part in mended if part is not name and part is not other]
            mended.append(Span(doc, before.i, name.end, label="PER"))
    return mended


def is_given_name(token: Token) -> bool:
    """A known given name, or a proper noun that is no title, state or body."""
    text = token.text
    if not text[0].isupper() or len(text) < 2 or text.isupper() or text.lower() in DAYS:
        return False
    if states_named(text) or body_named(text):
        return False
    if gender_of(text) is not None:
        return True
    return token.pos_ == "PROPN" and role_named(text) is None and text.isalpha() and not token.is_sent_start


def is_surname(name: Span) -> bool:
    """The last word of a full name, or a lone one that is long enough and no other thing the lexicon knows."""
    text = name[-1].text
    if len(name) > 1:
        return len(text) > 2
    return (
        len(text) > 4
        and text[1:].islower()
        and not states_named(text)
        and not role_named(text)
        and not body_named(text)
    )


def carry_surnames(doc: Doc, names: list[Span]) -> list[Span]:
    """Names and, for each full name of a person, its surname wherever it stands unmarked or marked otherwise."""
    surnames = {name[-1].text for name in names if name.label_ == "PER" and is_surname(name)}
    covered = {i: name for name in names for i in range(name.start, name.end)}
    mended = list(names)
    wanted = [doc.vocab.strings[surname] for surname in surnames if surname[0].isupper()]
    for at in np.flatnonzero(np.isin(doc.to_array(ORTH), np.array(wanted, np.uint64))).tolist():
        name = covered.get(at)
        if name is None:
            mended.append(Span(doc, at, at + 1, label="PER"))
        elif len(name) == 1 and name.label_ != "PER":
            mended.remove(name)
            mended.append(Span(doc, at, at + 1, label="PER"))
    return mended
