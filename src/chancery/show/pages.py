"""Readings and facts as table, JSON Lines, CSV or Markdown."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, TextIO

from chancery.records import Document, Reading, Statement
from chancery.show.cells import write_cells
from chancery.show.contract import as_json, fact_as_dict, reading_as_dict
from chancery.show.lists import escape_markdown, markdown_lines
from chancery.show.rows import make_row, one_line, place_of, write_when
from chancery.show.wording import write_day, write_manner, write_saying, write_speaker, write_words
from chancery.store.facts import Fact

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

Format = Literal["table", "jsonl", "csv", "md"]
WORDS, NAME = 600, 60  # code points of a cell of a table; the other forms have all
PIPE_WIDTH = 120  # columns of a table that does not go to a terminal
LEAST_WIDTH, WIDE = 60, 100  # columns below which a table is not squeezed, and from which names have more room
HEAD = ("Who", "Cue", "Words", "How", "When")


def write_readings(readings: Iterable[Reading], form: Format, out: TextIO, *, text: bool = False) -> None:
    """Each reading as it comes; inputs that gave no document only in JSON Lines. `text`: with the document's text."""
    if form == "jsonl":
        for reading in readings:
            out.write(as_json(reading_as_dict(reading, text=text)) + "\n")
            out.flush()
        return
    documents = ((reading.document, reading.statements) for reading in readings if reading.document is not None)
    if form == "csv":
        write_cells((make_row(document, one) for document, found in documents for one in found), out)
    elif form == "md":
        for document, found in documents:
            headline, below = _title(document)
            out.write(f"## {escape_markdown(headline)}\n\n" + (f"{escape_markdown(below)}\n\n" if below else ""))
            out.write(_markdown(_cells(document, one) for one in found) if found else "No statements.\n")
            out.write("\n")
    else:
        console = open_console(out)
        for document, found in documents:
            _print_document(console, document, found)


def write_facts(facts: Iterable[Fact], form: Format, out: TextIO) -> int:
    """The facts, from several documents; returns how many."""
    shown = list(facts)
    if form == "jsonl":
        out.writelines(as_json(fact_as_dict(fact)) + "\n" for fact in shown)
    elif form == "csv":
        write_cells((make_row(fact.document, fact.statement) for fact in shown), out)
    elif form == "md":
        out.write(_markdown((_fact_cells(fact) for fact in shown), ("When", *HEAD[:-1], "In", "Id")))
    elif shown:
        _print_facts(open_console(out), shown)
    return len(shown)


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


def _print_document(console: Console, document: Document, found: tuple[Statement, ...]) -> None:
    from rich.text import Text

    headline, below = _title(document)
    console.print(Text(headline, style="bold"))
    if below:
        console.print(Text(below, style="dim"))
    console.print()
    if not found:
        console.print(Text("no statements", style="dim"))
    else:
        table = _table(console, ("who", "words", "how", "when"))
        for statement in found:
            words = Text(_short(write_words(document, statement), WORDS))
            table.add_row(_who(document, statement), words, _how(statement), Text(write_day(statement)))
        print_table(console, table)
    console.print()


def _print_facts(console: Console, facts: list[Fact]) -> None:
    from rich.console import Group
    from rich.text import Text

    table = _table(console, ("when", "who", "words", "how"))
    apart = " " if console.width >= WIDE else "\n"
    for fact in facts:
        document, statement = fact.document, fact.statement
        words = Text(_short(write_words(document, statement), WORDS))
        place = Text.assemble((statement.id, "cyan"), (apart + _where(fact), "dim"), no_wrap=True, overflow="ellipsis")
        table.add_row(Text(write_day(statement)), _who(document, statement), Group(words, place), _how(statement))
    print_table(console, table)


def print_table(console: Console, table: Table) -> None:
    """The table; where it does not go to a terminal, without the blanks that fill its lines up."""
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as kept:
        console.print(table)
    console.file.writelines(line.rstrip() + "\n" for line in kept.get().splitlines())


def _who(document: Document, statement: Statement) -> Text:
    from rich.text import Text

    saying = _short(write_saying(document, statement), NAME)
    who = (_short(write_speaker(document, statement), NAME), "bold")
    return Text.assemble(who, ("\n" + saying if saying else "", "dim"))


def _how(statement: Statement) -> Text:
    from rich.text import Text

    act, mode, *notes = write_manner(statement)
    return Text.assemble(act, ("\n" + mode, "dim"), *((f"\n{note}", "yellow") for note in notes))


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


def _cells(document: Document, statement: Statement) -> tuple[str, ...]:
    return (
        write_speaker(document, statement),
        write_saying(document, statement),
        write_words(document, statement),
        ", ".join(write_manner(statement)),
        write_day(statement),
    )


def _fact_cells(fact: Fact) -> tuple[str, ...]:
    *cells, when = _cells(fact.document, fact.statement)
    return when, *cells, _where(fact), fact.statement.id


def _where(fact: Fact) -> str:
    """Outlet and headline, or the place if there is neither."""
    document = fact.document
    parts = [one_line(part) for part in (document.outlet, document.headline) if part]
    return ": ".join(parts) or one_line(place_of(document))


def _markdown(rows: Iterable[tuple[str, ...]], head: tuple[str, ...] = HEAD) -> str:
    return "\n".join(markdown_lines(rows, head)) + "\n"
