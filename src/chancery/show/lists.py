"""Lists of anything but statements: a row an item, as table, JSON Lines, CSV or Markdown."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TextIO

from chancery.show.cells import escape_cell
from chancery.show.contract import as_json
from chancery.show.rows import one_line


class Item(NamedTuple):
    """One thing: its cells for people, and its value for programs."""

    cells: tuple[str, ...]
    value: dict[str, Any]


def write_list(items: Iterable[Item], head: Sequence[str], form: str, out: TextIO) -> int:
    """Write the items in a form (`table`, `jsonl`, `csv`, `md`) under the names of their cells; returns how many."""
    if form == "jsonl":
        written = 0
        for item in items:
            written += 1
            out.write(as_json(item.value) + "\n")
        return written
    rows = [item.cells for item in items]
    if form == "csv":
        writer = csv.writer(out)
        writer.writerow([name.lower() for name in head])
        writer.writerows([escape_cell(cell) for cell in row] for row in rows)
    elif form == "md":
        out.write("\n".join(markdown_lines(rows, head)) + "\n")
    elif rows:
        _print_table(rows, head, out)
    return len(rows)


def markdown_lines(rows: Iterable[Sequence[str]], head: Sequence[str]) -> Iterator[str]:
    """The lines of a Markdown table."""
    yield "| " + " | ".join(head) + " |"
    yield "| " + " | ".join("---" for _ in head) + " |"
    for row in rows:
        yield "| " + " | ".join(escape_markdown(cell) for cell in row) + " |"


def escape_markdown(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would take for a mark."""
    escaped = one_line(text).replace("\\", "\\\\")
    for mark in "|`*_<>[]":
        escaped = escaped.replace(mark, "\\" + mark)
    return escaped


def _print_table(rows: Sequence[Sequence[str]], head: Sequence[str], out: TextIO) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from chancery.show.pages import open_console, print_table

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    for name in head:
        table.add_column(name.lower())
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    print_table(open_console(out), table)
