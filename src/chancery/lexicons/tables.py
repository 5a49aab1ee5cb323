"""Reading data files: TOML and CSV entries become frozen records, and a fault names file and line."""

from __future__ import annotations

import csv
import tomllib
from importlib import resources
from typing import Any, TypeVar

import msgspec

from chancery.errors import SettingsError

T = TypeVar("T")


def read_data(file_name: str) -> str:
    """Text of a data file of the package. Raises SettingsError where it is absent or not UTF-8."""
    try:
        return (resources.files(__package__) / "data" / file_name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"lexicons/{file_name}: cannot be read: {error}; reinstall chancery") from error


def split_list(cell: str) -> tuple[str, ...]:
    """Parts of a `a; b; c` cell."""
    return tuple(part for part in map(str.strip, cell.split(";")) if part)


def read_csv(text: str, file_name: str, record: type[T], lists: tuple[str, ...] = ()) -> tuple[T, ...]:
    """One record a row; columns in `lists` are split at semicolons, `yes`/`no` are booleans. Raises SettingsError."""
    rows = csv.reader(text.splitlines())
    head = next(rows, [])
    found: list[T] = []
    for row in rows:
        where = f"lexicons/{file_name}, line {rows.line_num}"
        if len(row) != len(head):
            raise SettingsError(f"{where}: {len(row)} cells, expected {len(head)} ({', '.join(head)})")
        entry: dict[str, object] = dict(zip(head, row, strict=True))
        for name, cell in zip(head, row, strict=True):
            if name in lists:
                entry[name] = split_list(cell)
            elif cell in ("yes", "no"):
                entry[name] = cell == "yes"
        found.append(make_record(entry, record, where))
    return tuple(found)


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
        return msgspec.convert(entry, record)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{where}: {error}") from error
