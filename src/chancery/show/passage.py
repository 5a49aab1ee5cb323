"""The source around a fact, with its spans marked."""

from __future__ import annotations

from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, TextIO

from chancery.records import Document, Span, Statement
from chancery.show.reasons import explain
from chancery.show.rows import harmless, one_line, place_of, write_when
from chancery.show.wording import UNSURE, name_people, write_speaker
from chancery.store.facts import Fact

if TYPE_CHECKING:
    from rich.text import Text

AROUND = 600  # code points on each side of a fact that are shown of a paragraph without end
STYLES = {"content": "underline", "cue": "bold yellow", "speaker": "bold cyan"}
MARKS = {"content": ("[", "]"), "cue": ("{", "}"), "speaker": ("<", ">")}
LEGEND = "<speaker> {cue} [content]"
_MODES = {
    "direct": "the speaker's own words",
    "indirect": "the speaker's meaning in the report's words",
    "mixed": "the report's words with some of the speaker's own in quotation marks",
}
_KINDS = {"belief": ", told as what is thought", "intention": ", told as what is meant to be done"}


def find_passage(document: Document, statement: Statement) -> Span:
    """The paragraphs that hold the statement, cut short where they go on for long."""
    spans = [statement.frame, *statement.content, *(actor.span for actor in statement.speaker if actor.span)]
    near = [span for span in spans if abs(span[0] - statement.frame[0]) < AROUND * 5]
    first, last = min(start for start, _ in near), max(end for _, end in near)
    start = document.text.rfind("\n", 0, first) + 1
    end = document.text.find("\n", last)
    return max(start, first - AROUND), min(len(document.text) if end < 0 else end, last + AROUND)


def mark_passage(fact: Fact) -> list[tuple[str, str | None]]:
    """Pieces of the passage, in order, each with its role: speaker, cue, content or None."""
    document, statement = fact.document, fact.statement
    start, end = find_passage(document, statement)
    roles: list[str | None] = [None] * (end - start)
    spans = [("content", span) for span in statement.content]
    spans += [("speaker", actor.span) for actor in statement.speaker if actor.span]
    spans += [] if statement.cue is None else [("cue", statement.cue.span)]
    for role, (first, last) in spans:
        for place in range(max(first, start), min(last, end)):
            roles[place - start] = role
    pieces: list[tuple[str, str | None]] = [("…", None)] if start and document.text[start - 1] != "\n" else []
    for role_of, places in groupby(range(start, end), key=lambda place: roles[place - start]):
        inside = list(places)
        pieces.append((harmless(document.slice((inside[0], inside[-1] + 1))), role_of))
    cut = end < len(document.text) and document.text[end] != "\n"
    return [*pieces, ("…", None)] if cut else pieces


def write_passage(fact: Fact) -> str:
    """The passage as plain text, spans between marks (see `LEGEND`)."""
    marked = []
    for text, role in mark_passage(fact):
        before, after = MARKS[role] if role else ("", "")
        marked.append(f"{before}{text}{after}")
    return "".join(marked)


def style_passage(fact: Fact) -> Text:
    """The passage for a terminal, spans underlined and coloured."""
    from rich.text import Text

    passage = Text()
    for text, role in mark_passage(fact):
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
        ("report", document.headline or "(no headline)"),
        ("outlet", document.outlet or ""),
        ("source", place_of(document)),
        ("place", f"code points {statement.frame[0]} to {statement.frame[1]} of {len(document.text)}, {document.id}"),
    ]
    return [(name, one_line(value)) for name, value in lines if value]


def print_fact(fact: Fact, out: TextIO, *, why: bool = False) -> None:
    """Write the passage, what is known of the fact and, if asked, how it was found and resolved."""
    from chancery.show.pages import open_console

    lines = describe(fact) + ([("", ""), *explain(fact)] if why else [])
    if out.isatty():
        open_console(out).print(style_passage(fact))
    else:
        out.write(write_passage(fact) + f"\n\n({LEGEND})\n")
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
