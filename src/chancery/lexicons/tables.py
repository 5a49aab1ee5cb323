"""Reading data files: TOML and CSV entries become frozen records, and a fault names file and line."""

from __future__ import annotations

import csv
import tomllib
from importlib import resources
from typing import Any, TypeVar, get_origin, get_type_hints

import msgspec

from chancery.errors import SettingsError

T = TypeVar("T", bound=msgspec.Struct)
FLAGS = {"yes": True, "no": False}


def read_data(file_name: str) -> str:
    """Text of a data file of the package. Raises SettingsError where it is absent or not UTF-8."""
    try:
        return (resources.files(__package__) / "data" / file_name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"lexicons/{file_name}: cannot be read: {error}; reinstall chancery") from error


def split_list(cell: str) -> list[str]:
    """Parts of an `a; b; c` cell, white space evened out."""
    return [" ".join(part.split()) for part in cell.split(";") if part and not part.isspace()]


def read_csv(text: str, file_name: str, record: type[T]) -> tuple[T, ...]:
    """One record a row: tuples from `a; b` cells, booleans from `yes`/`no`, an empty cell is the default.

    Raises SettingsError that names file and line.
    """
    rows = csv.reader(text.splitlines())
    head = next(rows, [])
    types = get_type_hints(record)
    lists = {name for name in head if get_origin(types.get(name)) is tuple}
    flags = {name for name in head if types.get(name) is bool}
    entries: list[dict[str, object]] = []
    lines: list[int] = []
    for row in rows:
        if len(row) != len(head):
            where = f"lexicons/{file_name}, line {rows.line_num}"
            raise SettingsError(f"{where}: {len(row)} cells, expected {len(head)} ({', '.join(head)})")
        entry: dict[str, object] = {}
        for name, cell in zip(head, row, strict=True):
            if cell:
                entry[name] = split_list(cell) if name in lists else FLAGS.get(cell, cell) if name in flags else cell
        entries.append(entry)
        lines.append(rows.line_num)
    try:
        return msgspec.convert(entries, tuple[record, ...], strict=False)  # type: ignore[valid-type]
    except msgspec.ValidationError:
        for line, entry in zip(lines, entries, strict=True):
            make_record(entry, record, f"lexicons/{file_name}, line {line}")
        raise  # pragma: no cover  (a whole that fails has a row that fails)


def read_toml(text: str, file_name: str) -> dict[str, dict[str, Any]]:
    """The tables of a TOML file by name. Raises SettingsError with the line of a fault in syntax."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"lexicons/{file_name}: {error}") from error
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise SettingsError(f"lexicons/{file_name}, {name}: expected a table, [{name}]")
    return tables


def make_record(entry: object, record: type[T], where: str) -> T:
    """A validated record. Raises SettingsError that names `where`."""
    try:
        return msgspec.convert(entry, record, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{where}: {error}") from error
