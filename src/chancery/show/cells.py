"""CSV that is safe to open in a spreadsheet and can be read back.

A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) is written with
an apostrophe before it; so is one that begins with an apostrophe, so that `read_cells` can take it away again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO, cast

import msgspec

from chancery.show.rows import Row

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
COLUMNS = tuple(field.name for field in msgspec.structs.fields(Row))
_OPTIONAL = frozenset(("headline", "outlet", "said_from", "said_to", "cue", "within"))


def write_cells(rows: Iterable[Row], file: TextIO) -> None:
    """Write a header and the rows; open the file with `newline=""`."""
    writer = csv.writer(file)  # its lines end in CR LF, as RFC 4180 has it: with LF alone it leaves CRs in cells bare
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(getattr(row, name)) for name in COLUMNS])


def read_cells(file: TextIO) -> Iterator[Row]:
    """The rows that `write_cells` wrote."""
    for cells in csv.DictReader(file):
        values: dict[str, object] = {name: _value(name, cell) for name, cell in cells.items()}
        yield msgspec.convert(values, Row)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value)
    return escape_cell(cast(str, value))


def escape_cell(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(_RISKY) else text


def _value(name: str, cell: str) -> object:
    text = cell.removeprefix("'")
    if name in ("negated", "hedged"):
        return text == "true"
    if name == "confidence":
        return float(text)
    return None if name in _OPTIONAL and not text else text
