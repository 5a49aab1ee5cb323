"""Readings and facts as table, JSON Lines, CSV or Markdown."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO

from chancery.errors import NotFound
from chancery.records import Document, Reading, Statement
from chancery.show.cells import write_cells
from chancery.show.contract import as_json, fact_as_dict, interaction_as_dict, meeting_as_dict, reading_as_dict
from chancery.show.doing_cells import INTERACTION_COLUMNS, MEETING_COLUMNS, interaction_cells, meeting_cells
from chancery.show.lines import (
    INTERACTION_HEAD,
    MEETING_HEAD,
    STATEMENT_HEAD,
    Line,
    line_of_interaction,
    line_of_meeting,
    line_of_statement,
)
from chancery.show.lists import Item, escape_markdown, markdown_lines, write_list
from chancery.show.rows import make_row, one_line, place_of, write_when
from chancery.store.facts import Fact, InteractionFact, MeetingFact

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

Format = Literal["table", "jsonl", "csv", "md"]
WORDS, NAME = 600, 60  # code points of a cell of a table; the other forms have all
PIPE_WIDTH = 120  # columns of a table that does not go to a terminal
LEAST_WIDTH, WIDE = 60, 100  # columns below which a table is not squeezed, and from which names have more room


class KeptLine(NamedTuple):
    """The line of a kept fact, with its id and the report that it is in."""

    line: Line
    id: str
    document: Document


class Part(NamedTuple):
    """The lines of one kind of fact in a report."""

    title: str
    head: tuple[str, ...]
    lines: list[Line]


def write_readings(readings: Iterable[Reading], form: Format, out: TextIO, *, text: bool = False) -> None:
    """Each reading as it comes; inputs that gave no document only in JSON Lines. `text`: with the document's text.

    CSV has the statements alone: a table has one kind of row.
    """
    if form == "jsonl":
        for reading in readings:
            out.write(as_json(reading_as_dict(reading, text=text)) + "\n")
            out.flush()
        return
    documents = ((reading.document, reading) for reading in readings if reading.document is not None)
    if form == "csv":
        write_cells((make_row(document, one) for document, reading in documents for one in reading.statements), out)
    elif form == "md":
        for document, reading in documents:
            _write_markdown(document, reading, out)
    else:
        console = open_console(out)
        for document, reading in documents:
            _print_document(console, document, reading)


def write_facts(facts: Iterable[Fact], form: Format, out: TextIO) -> int:
    """The facts, from several documents; returns how many."""
    shown = list(facts)
    lines = (
        KeptLine(line_of_statement(fact.document, fact.statement), fact.statement.id, fact.document) for fact in shown
    )
    if form == "jsonl":
        out.writelines(as_json(fact_as_dict(fact)) + "\n" for fact in shown)
    elif form == "csv":
        write_cells((make_row(fact.document, fact.statement) for fact in shown), out)
    else:
        _write_kept(list(lines), STATEMENT_HEAD, form, out)
    return len(shown)


def write_interactions(facts: Iterable[InteractionFact], form: Format, out: TextIO, find: Callable[[str], Fact]) -> int:
    """Interactions, likewise; `find` gives the statement of an id, and raises NotFound."""
    shown = list(facts)
    if form in ("jsonl", "csv"):
        cells = ((interaction_cells(fact), fact) for fact in shown)
        items = (Item(tuple(row.values()), interaction_as_dict(fact)) for row, fact in cells)
        return write_list(items, INTERACTION_COLUMNS, form, out)
    _write_kept([_kept_interaction(fact, find) for fact in shown], INTERACTION_HEAD, form, out)
    return len(shown)


def write_meetings(facts: Iterable[MeetingFact], form: Format, out: TextIO) -> int:
    """Meetings, likewise."""
    shown = list(facts)
    if form in ("jsonl", "csv"):
        items = (Item(tuple(meeting_cells(fact).values()), meeting_as_dict(fact)) for fact in shown)
        return write_list(items, MEETING_COLUMNS, form, out)
    lines = (KeptLine(line_of_meeting(fact.document, fact.meeting), fact.meeting.id, fact.document) for fact in shown)
    _write_kept(list(lines), MEETING_HEAD, form, out)
    return len(shown)


def _kept_interaction(fact: InteractionFact, find: Callable[[str], Fact]) -> KeptLine:
    by: Statement | None = None
    if fact.interaction.asserted_by is not None:
        try:
            by = find(fact.interaction.asserted_by).statement
        except NotFound:  # a fault of the store, which `check` tells
            by = None
    return KeptLine(line_of_interaction(fact.document, fact.interaction, by), fact.interaction.id, fact.document)


def _parts(document: Document, reading: Reading) -> list[Part]:
    """What a reading found, by kind; kinds of which there is nothing are left out."""
    said = {statement.id: statement for statement in reading.statements}
    parts = (
        Part("Statements", STATEMENT_HEAD, [line_of_statement(document, one) for one in reading.statements]),
        Part(
            "Interactions",
            INTERACTION_HEAD,
            [line_of_interaction(document, one, said.get(one.asserted_by or "")) for one in reading.interactions],
        ),
        Part("Meetings", MEETING_HEAD, [line_of_meeting(document, one) for one in reading.meetings]),
    )
    return [part for part in parts if part.lines]


def _write_markdown(document: Document, reading: Reading, out: TextIO) -> None:
    headline, below = _title(document)
    out.write(f"## {escape_markdown(headline)}\n\n" + (f"{escape_markdown(below)}\n\n" if below else ""))
    parts = _parts(document, reading)
    if not reading.statements:
        out.write("No statements.\n\n")
    for part in parts:
        if part.title != "Statements":
            out.write(f"### {part.title}\n\n")
        out.write(_markdown((_cells(line) for line in part.lines), part.head) + "\n")


def _write_kept(facts: list[KeptLine], head: tuple[str, ...], form: Format, out: TextIO) -> None:
    if form == "md":
        rows = ((one.line.when, *_cells(one.line)[:-1], _where(one.document), one.id) for one in facts)
        out.write(_markdown(rows, ("When", *head[:-1], "In", "Id")))
    elif facts:
        _print_kept(open_console(out), facts)


def open_console(out: TextIO) -> Console:
    """A rich console: as wide as the terminal; elsewhere plain and as wide as `COLUMNS` says, or 120."""
    from rich.console import Console

    width = None if out.isatty() else _piped_width()
    return Console(file=out, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def _piped_width() -> int:
    given = os.environ.get("COLUMNS", "")
    return max(int(given), LEAST_WIDTH) if given.isdecimal() else PIPE_WIDTH


def _title(document: Document) -> tuple[str, str]:
    below = (document.outlet, write_when(document.dated), place_of(document))
    return one_line(document.headline or "(no headline)"), one_line(" · ".join(part for part in below if part))


def _print_document(console: Console, document: Document, reading: Reading) -> None:
    from rich.text import Text

    headline, below = _title(document)
    console.print(Text(headline, style="bold"))
    if below:
        console.print(Text(below, style="dim"))
    console.print()
    if not reading.statements:
        console.print(Text("no statements", style="dim"))
    for part in _parts(document, reading):
        if part.title != "Statements":
            console.print()
            console.print(Text(part.title.lower(), style="bold"))
            console.print()
        table = _table(console, ("who", "words", "how", "when"))
        for line in part.lines:
            table.add_row(_who(line), Text(_short(line.words, WORDS)), _how(line), Text(line.when))
        print_table(console, table)
    console.print()


def _print_kept(console: Console, facts: list[KeptLine]) -> None:
    from rich.console import Group
    from rich.text import Text

    table = _table(console, ("when", "who", "words", "how"))
    apart = " " if console.width >= WIDE else "\n"
    for line, id_, document in facts:
        words = Text(_short(line.words, WORDS))
        place = Text.assemble((id_, "cyan"), (apart + _where(document), "dim"), no_wrap=True, overflow="ellipsis")
        table.add_row(Text(line.when), _who(line), Group(words, place), _how(line))
    print_table(console, table)


def print_table(console: Console, table: Table) -> None:
    """The table; where it does not go to a terminal, without the blanks that fill its lines up."""
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as kept:
        console.print(table)
    console.file.writelines(line.rstrip() + "\n" for line in kept.get().splitlines())


def _who(line: Line) -> Text:
    from rich.text import Text

    below = _short(line.below, NAME)
    return Text.assemble((_short(line.who, NAME), "bold"), ("\n" + below if below else "", "dim"))


def _how(line: Line) -> Text:
    from rich.text import Text

    first, second, *notes = line.how
    return Text.assemble(first, ("\n" + second if second else "", "dim"), *((f"\n{note}", "yellow") for note in notes))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _table(console: Console, columns: tuple[str, ...]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim", expand=True, leading=1)
    # A day must fit on a line, and so must the longest act; names may wrap.
    wide = console.width >= WIDE
    widths = {"when": 10, "who": 26 if wide else 17, "how": 15 if wide else 12}
    for name in columns:
        table.add_column(name, width=widths.get(name), ratio=None if name in widths else 1)
    return table


def _cells(line: Line) -> tuple[str, ...]:
    return line.who, line.below, line.words, ", ".join(part for part in line.how if part), line.when


def _where(document: Document) -> str:
    """Outlet and headline, or the place if there is neither."""
    parts = [one_line(part) for part in (document.outlet, document.headline) if part]
    return ": ".join(parts) or one_line(place_of(document))


def _markdown(rows: Iterable[tuple[str, ...]], head: tuple[str, ...]) -> str:
    return "\n".join(markdown_lines(rows, head)) + "\n"
