"""The source around a fact, with its spans marked."""

from __future__ import annotations

from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, TextIO

from chancery.evidence import Finding
from chancery.records import Document, Interaction, Meeting, Span, Statement
from chancery.show.rows import harmless, one_line, place_of, write_when
from chancery.show.wording import UNSURE, name_people, write_speaker
from chancery.store.facts import Fact

if TYPE_CHECKING:
    from rich.text import Text

AROUND = 600  # code points on each side of a fact that are shown of a paragraph without end
STYLES = {"content": "underline", "cue": "bold yellow", "speaker": "bold cyan", "recipient": "bold magenta"}
MARKS = {"content": ("[", "]"), "cue": ("{", "}"), "speaker": ("<", ">"), "recipient": ("<", ">")}
LEGENDS = {
    Statement: "<speaker> {cue} [content]",
    Interaction: "<who> {did} <to whom>",
    Meeting: "[so the meeting is named]",
}
_MODES = {
    "direct": "the speaker's own words",
    "indirect": "the speaker's meaning in the report's words",
    "mixed": "the report's words with some of the speaker's own in quotation marks",
}
_KINDS = {"belief": ", told as what is thought", "intention": ", told as what is meant to be done"}
Marked = list[tuple[str, Span]]
"""Roles with their spans; where two share a place, the later has it."""


def marked_spans(fact: Finding) -> tuple[Span, Marked]:
    """The stretch that a fact rests on, and what is marked in and around it."""
    if isinstance(fact, Statement):
        spans = [("content", span) for span in fact.content]
        spans += [("speaker", actor.span) for actor in fact.speaker if actor.span]
        return fact.frame, spans + ([] if fact.cue is None else [("cue", fact.cue.span)])
    if isinstance(fact, Interaction):
        spans = [("recipient", actor.span) for actor in fact.recipient if actor.span]
        spans += [("speaker", actor.span) for actor in fact.actor if actor.span]
        return fact.evidence[0], [*spans, ("cue", fact.trigger)]
    return fact.evidence[0], [("content", span) for span in fact.evidence]


def find_passage(document: Document, anchor: Span, marked: Marked) -> Span:
    """The paragraphs that hold the anchor and what is marked near by, cut short where they go on for long."""
    near = [anchor, *(span for _, span in marked if abs(span[0] - anchor[0]) < AROUND * 5)]
    first, last = min(start for start, _ in near), max(end for _, end in near)
    start = document.text.rfind("\n", 0, first) + 1
    end = document.text.find("\n", last)
    return max(start, first - AROUND), min(len(document.text) if end < 0 else end, last + AROUND)


def mark_passage(document: Document, fact: Finding) -> list[tuple[str, str | None]]:
    """Pieces of the passage, in order, each with its role: speaker, cue, content, recipient or None."""
    anchor, marked = marked_spans(fact)
    # A meeting is named in all of a report: where it is named first is enough.
    start, end = find_passage(document, anchor, [] if isinstance(fact, Meeting) else marked)
    roles: list[str | None] = [None] * (end - start)
    for role, (first, last) in marked:
        for place in range(max(first, start), min(last, end)):
            roles[place - start] = role
    pieces: list[tuple[str, str | None]] = [("…", None)] if start and document.text[start - 1] != "\n" else []
    for role_of, places in groupby(range(start, end), key=lambda place: roles[place - start]):
        inside = list(places)
        pieces.append((harmless(document.slice((inside[0], inside[-1] + 1))), role_of))
    cut = end < len(document.text) and document.text[end] != "\n"
    return [*pieces, ("…", None)] if cut else pieces


def write_passage(document: Document, fact: Finding) -> str:
    """The passage as plain text, spans between marks (see `LEGENDS`)."""
    marked = []
    for text, role in mark_passage(document, fact):
        before, after = MARKS[role] if role else ("", "")
        marked.append(f"{before}{text}{after}")
    return "".join(marked)


def style_passage(document: Document, fact: Finding) -> Text:
    """The passage for a terminal, spans underlined and coloured."""
    from rich.text import Text

    passage = Text()
    for text, role in mark_passage(document, fact):
        passage.append(text, STYLES[role] if role else "")
    return passage


def describe(fact: Fact) -> list[tuple[str, str]]:
    """What is known of the fact, as (name, value), empty values left out."""
    document, statement = fact.document, fact.statement
    lines = [
        ("statement", statement.id),
        ("speaker", write_speaker(document, statement)),
        ("said on", write_when(statement.said_on) or "not known"),
        ("act", statement.act.replace("_", " ") + _KINDS.get(statement.kind, "")),
        ("mode", f"{statement.mode}: {_MODES[statement.mode]}"),
        ("negated", "yes: the saying itself is denied, as in “did not say”" if statement.negated else ""),
        ("hedged", "yes: the report keeps its distance, as in “allegedly”" if statement.hedged else ""),
        ("to", name_people(statement.addressee, document)),
        ("through", "" if statement.channel is None else name_people((statement.channel,), document)),
        ("via", name_people(statement.via, document)),
        ("at", "" if statement.venue is None else document.slice(statement.venue)),
        ("issues", ", ".join(statement.issues)),
        ("told in", statement.within or ""),
        ("confidence", f"{statement.confidence:.2f}{' (low)' if statement.confidence < UNSURE else ''}"),
        *tell_place(document, statement.frame),
    ]
    return [(name, one_line(value)) for name, value in lines if value]


def tell_place(document: Document, span: Span) -> list[tuple[str, str]]:
    """In which report a fact stands, and where, as (name, value)."""
    return [
        ("report", document.headline or "(no headline)"),
        ("outlet", document.outlet or ""),
        ("source", place_of(document)),
        ("place", f"code points {span[0]} to {span[1]} of {len(document.text)}, {document.id}"),
    ]


def print_fact(document: Document, fact: Finding, lines: list[tuple[str, str]], out: TextIO) -> None:
    """Write the passage that a fact rests on, and what is known of it."""
    from chancery.show.pages import open_console

    if out.isatty():
        open_console(out).print(style_passage(document, fact))
    else:
        out.write(write_passage(document, fact) + f"\n\n({LEGENDS[type(fact)]})\n")
    out.write("\n")
    print_lines(lines, out)


def print_lines(lines: list[tuple[str, str]], out: TextIO) -> None:
    """Write names and values below each other, long values wrapped."""
    from chancery.show.pages import open_console

    console = open_console(out)
    width = max(len(name) for name, _ in lines) + 2
    for name, value in lines:
        # Ids, hashes and paths are copied from here: nothing is broken inside a word.
        parts = wrap(value, console.width - width, break_long_words=False, break_on_hyphens=False) or [""]
        for number, part in enumerate(parts):
            out.write(f"{name if number == 0 else '':<{width}}{part}".rstrip() + "\n")
