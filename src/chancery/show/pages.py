"""Readings and facts as table, JSON Lines, CSV or Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, TextIO

from chancery.records import Document, Reading, Statement
from chancery.show.cells import write_cells
from chancery.show.contract import as_json, fact_as_dict, reading_as_dict
from chancery.show.rows import make_row, names_of, one_line, place_of, write_when
from chancery.store.facts import Fact

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

Format = Literal["table", "jsonl", "csv", "md"]
WORDS, NAME = 600, 60  # code points of a cell of a table; the other forms have all
PIPE_WIDTH = 120  # columns of a table that does not go to a terminal


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
            out.write(f"## {_escape(_title(document))}\n\n")
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
        out.write(_markdown((_fact_cells(fact) for fact in shown), ("When", "Speaker", "Cue", "Words", "In", "Id")))
    elif shown:
        _print_facts(open_console(out), shown)
    return len(shown)


def open_console(out: TextIO) -> Console:
    """A rich console: as wide as the terminal, or plain and of a fixed width."""
    from rich.console import Console

    terminal = out.isatty()
    return Console(
        file=out, width=None if terminal else PIPE_WIDTH, markup=False, highlight=False, emoji=False, soft_wrap=False
    )


def _title(document: Document) -> str:
    parts = (document.headline or "(no headline)", document.outlet, write_when(document.dated), place_of(document))
    return one_line(" · ".join(part for part in parts if part))


def _print_document(console: Console, document: Document, found: tuple[Statement, ...]) -> None:
    from rich.text import Text

    console.print(Text(_title(document), style="bold"))
    if not found:
        console.print(Text("  no statements", style="dim"))
    else:
        table = _table(("speaker", "words", "when"))
        for statement in found:
            speaker, cue, words, when = _cells(document, statement)
            table.add_row(_two_lines(speaker, cue), Text(_short(words, WORDS)), Text(when))
        console.print(table)
    console.print()


def _print_facts(console: Console, facts: list[Fact]) -> None:
    from rich.text import Text

    table = _table(("when", "speaker", "words", "in"))
    for fact in facts:
        when, speaker, cue, words, where, id_ = _fact_cells(fact)
        place = Text.assemble(_short(where, NAME), ("\n" + id_, "dim"))
        table.add_row(Text(when), _two_lines(speaker, cue), Text(_short(words, WORDS)), place)
    console.print(table)


def _two_lines(speaker: str, cue: str) -> Text:
    from rich.text import Text

    return Text.assemble((_short(speaker, NAME), "bold"), ("\n" + cue if cue else "", "dim"))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _table(columns: tuple[str, ...]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim", expand=True, leading=1)
    widths = {"when": 10, "speaker": 18, "in": 16}  # a day and an id must fit on a line: they are copied from there
    for name in columns:
        table.add_column(name, width=widths.get(name), ratio=None if name in widths else 1)
    return table


def _cells(document: Document, statement: Statement) -> tuple[str, str, str, str]:
    speaker = one_line(names_of(statement.speaker, document)) or "(nobody named)"
    return speaker, _cue(document, statement), _words(document, statement), write_when(statement.said_on)


def _fact_cells(fact: Fact) -> tuple[str, ...]:
    speaker, cue, words, when = _cells(fact.document, fact.statement)
    where = one_line(fact.document.outlet or fact.document.headline or place_of(fact.document))
    return when, speaker, cue, words, where, fact.statement.id


def _cue(document: Document, statement: Statement) -> str:
    cue = "" if statement.cue is None else one_line(document.slice(statement.cue.span))
    notes = [
        statement.act if statement.act != "assertion" else "",
        "negated" if statement.negated else "",
        "hedged" if statement.hedged else "",
    ]
    marked = ", ".join(note.replace("_", " ") for note in notes if note)
    return f"{cue} ({marked})".strip() if marked else cue


def _words(document: Document, statement: Statement) -> str:
    words = " … ".join(one_line(document.slice(span)) for span in statement.content)
    return f"“{words}”" if statement.mode == "direct" else words


def _markdown(rows: Iterable[tuple[str, ...]], head: tuple[str, ...] = ("Speaker", "Cue", "Words", "When")) -> str:
    return "\n".join(_markdown_lines(rows, head)) + "\n"


def _markdown_lines(rows: Iterable[tuple[str, ...]], head: tuple[str, ...]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "| " + " | ".join("---" for _ in head) + " |"
    for row in rows:
        yield "| " + " | ".join(_escape(cell) for cell in row) + " |"


def _escape(text: str) -> str:
    escaped = one_line(text).replace("\\", "\\\\")
    for mark in "|`*_<>[]":
        escaped = escaped.replace(mark, "\\" + mark)
    return escaped
