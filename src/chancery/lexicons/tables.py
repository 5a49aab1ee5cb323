"""Reading data files: TOML and CSV entries become frozen records, and a fault names file and line.

A user's own folder (see `user.py`) adds to every file: its entries come first, and an entry with the key of a shipped
one takes the place of that one.
"""

from __future__ import annotations

import csv
import os
import tomllib
from collections.abc import Callable, Hashable
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar, get_origin, get_type_hints

import msgspec

from chancery.errors import SettingsError

T = TypeVar("T", bound=msgspec.Struct)
FLAGS = {"yes": True, "no": False}
FOLDER = "CHANCERY_LEXICONS"  # in the environment, so that worker processes have it too


def read_data(file_name: str) -> str:
    """Text of a data file of the package. Raises SettingsError where it is absent or not UTF-8."""
    try:
        return (resources.files(__package__) / "data" / file_name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"lexicons/{file_name}: cannot be read: {error}; reinstall chancery") from error


def user_file(file_name: str) -> Path | None:
    """The user's own file of that name; None: there is no folder, or it has no such file."""
    folder = os.environ.get(FOLDER)
    path = Path(folder, file_name) if folder else None
    return path if path is not None and path.is_file() else None


def read_user_file(path: Path) -> str:
    """Text of a user's file, a byte order mark left out. Raises SettingsError where it cannot be read."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}; save it as UTF-8") from error


def load_shipped(file_name: str, record: type[T]) -> tuple[T, ...]:
    """Rows of a file of the package."""
    return read_csv(read_data(file_name), f"lexicons/{file_name}", record)


def load_own(file_name: str, record: type[T]) -> tuple[T, ...]:
    """Rows of the user's file of that name; empty: there is none."""
    path = user_file(file_name)
    return () if path is None else read_csv(read_user_file(path), str(path), record)


def load_rows(file_name: str, record: type[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """Rows of a file of the package, after those of the user's file; `key` says which are the same entry."""
    shipped, own = load_shipped(file_name, record), load_own(file_name, record)
    if not own:
        return shipped
    taken = {key(row) for row in own}
    return own + tuple(row for row in shipped if key(row) not in taken)


def load_tables(file_name: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """Tables of a TOML file by name, each with where it stands; a user's table comes first, and replaces."""
    tables: dict[str, tuple[str, dict[str, Any]]] = {}
    path = user_file(file_name)
    if path is not None:
        own = read_toml(read_user_file(path), str(path))
        tables = {name: (f"{path}, [{name}]", table) for name, table in own.items()}
    where = f"lexicons/{file_name}"
    for name, table in read_toml(read_data(file_name), where).items():
        tables.setdefault(name, (f"{where}, [{name}]", table))
    return tables


def split_list(cell: str) -> list[str]:
    """Parts of an `a; b; c` cell, white space evened out."""
    return [" ".join(part.split()) for part in cell.split(";") if part and not part.isspace()]


def read_csv(text: str, where: str, record: type[T]) -> tuple[T, ...]:
    """One record a row: tuples from `a; b` cells, booleans from `yes`/`no`, an empty cell is the default.

    Raises SettingsError that names `where` (the file) and line.
    """
    entries = read_entries(text, where, record)
    try:
        return msgspec.convert([entry for _, entry in entries], tuple[record, ...], strict=False)  # type: ignore[valid-type]
    except msgspec.ValidationError:
        for line, entry in entries:
            make_record(entry, record, f"{where}, line {line}")
        raise  # pragma: no cover  (a whole that fails has a row that fails)


def read_entries(text: str, where: str, record: type[T]) -> list[tuple[int, dict[str, Any]]]:
    """The rows of a CSV file with their line, as `read_csv` takes them; lines empty or begun with # are none."""
    rows = csv.reader(text.splitlines())
    head = next(rows, [])
    types = get_type_hints(record)
    unknown = [name for name in head if name not in types]
    if unknown or not head:
        fault = f"there is no column {', '.join(unknown)}" if head else "the line of column names is missing"
        raise SettingsError(f"{where}, line 1: {fault}; columns are {', '.join(types)}")
    lists = {name for name in head if get_origin(types[name]) is tuple}
    special = [name for name in head if name in lists or types[name] is bool]
    entries: list[tuple[int, dict[str, Any]]] = []
    for row in rows:
        if not row or row[0].startswith("#"):
            continue
        if len(row) != len(head):
            raise SettingsError(
                f"{where}, line {rows.line_num}: {len(row)} cells, expected {len(head)} ({', '.join(head)})"
            )
        entry: dict[str, Any] = {name: cell for name, cell in zip(head, row, strict=True) if cell}
        for name in special:
            if name in entry:
                entry[name] = split_list(entry[name]) if name in lists else FLAGS.get(entry[name], entry[name])
        entries.append((rows.line_num, entry))
    return entries


def read_toml(text: str, where: str) -> dict[str, dict[str, Any]]:
    """The tables of a TOML file by name. Raises SettingsError with the line of a fault in syntax."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{where}: {error}") from error
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise SettingsError(f"{where}, {name}: expected a table, [{name}]")
    return tables


def make_record(entry: object, record: type[T], where: str) -> T:
    """A validated record. Raises SettingsError that names `where`."""
    try:
        return msgspec.convert(entry, record, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{where}: {error}") from error
