"""A row of a table of events, and its cells: no tab, line break or formula from a report can come through."""

from __future__ import annotations

from typing import NamedTuple

from chancery.records import Actor
from chancery.show.cells import escape_cell
from chancery.show.rows import one_line


class EventRow(NamedTuple):
    """An event as a table has it."""

    id: str
    """Unique in the table, the same in every table made of the same record."""
    cells: tuple[str, ...]
    actor: tuple[Actor, ...]
    """Whom the row has as actor; empty: nobody."""
    recipient: tuple[Actor, ...]


def cell(text: str | None) -> str:
    """Text of a report as a cell: on one line, an apostrophe before what a spreadsheet or a reader would misread."""
    line = one_line(text or "")
    return f"'{line}" if line.startswith('"') else escape_cell(line)


def plain(cell: str) -> str:
    """The text of a cell."""
    return cell.removeprefix("'")
