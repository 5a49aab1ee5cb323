"""Names mended over a whole document: a surname carried through, joined names parted."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from chancery.lexicons import states_named

JOINERS = frozenset("-–/")


def mend_names(doc: Doc) -> None:
    """Part "Russian-US" and "Putin-Biden", and mark later mentions of a person's surname; changes `doc.ents`."""
    names = [part for name in doc.ents for part in part_joined(doc, name)]
    names = carry_surnames(doc, names)
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


def is_state(text: str) -> bool:
    return bool(states_named(text))


def state_label(text: str) -> str:
    """NORP for "Russian", LOC for "Russia" and "US"."""
    return "NORP" if any(named.match in ("adjective", "people") for named in states_named(text)) else "LOC"


def appears_alone(doc: Doc, left: Span, right: Span) -> bool:
    """Both parts are surnames seen elsewhere in the document."""
    last = {name[-1].text for name in doc.ents if name.label_ == "PER" and len(name) > 1}
    return left.text in last and right.text in last


def carry_surnames(doc: Doc, names: list[Span]) -> list[Span]:
    """Names and, for each full name of a person, its surname wherever it stands unmarked or marked otherwise."""
    surnames = {name[-1].text for name in names if name.label_ == "PER" and len(name) > 1 and len(name[-1].text) > 2}
    covered = {i: name for name in names for i in range(name.start, name.end)}
    mended = list(names)
    for token in doc:
        if token.text not in surnames or not token.text[0].isupper():
            continue
        name = covered.get(token.i)
        if name is None:
            mended.append(Span(doc, token.i, token.i + 1, label="PER"))
        elif len(name) == 1 and name.label_ != "PER":
            mended.remove(name)
            mended.append(Span(doc, token.i, token.i + 1, label="PER"))
    return mended
