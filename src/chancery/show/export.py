"""A whole store into one file, which is complete or not there at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, TextIO, get_args

import msgspec

from chancery.errors import ChanceryError, InputError
from chancery.keeper import Store
from chancery.show.annotations import CONTEXT, annotate
from chancery.show.cells import COLUMNS, write_cells
from chancery.show.contract import as_json, reading_as_dict
from chancery.show.rows import Row, make_row
from chancery.store.facts import Query

Kind = Literal["jsonl", "json", "csv", "parquet", "annotations", "polecat", "gdelt"]
"""The last two are written by `event_tables`."""
_SUFFIXES: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".parquet": "parquet",
    ".jsonld": "annotations",
}
_ROWS = 10_000  # in a group of a Parquet file


def choose_kind(file: str, to: Kind | None) -> Kind:
    """The kind of file to write: as asked for, else by the file's suffix; raises InputError."""
    kind = to or _SUFFIXES.get(Path(file).suffix.lower())
    if kind is None and file == "-":
        raise InputError(f"standard output needs --to: {', '.join(get_args(Kind))}")
    if kind is None:
        raise InputError(f"{file}: no kind of file has this ending; use {', '.join(_SUFFIXES)}, or --to KIND")
    return kind


def export_store(store: Store, file: str, kind: Kind, *, text: bool = False) -> None:
    """Write the store's current record to `file` (`-`: standard output); raises ChanceryError.

    `text` adds each document's text to JSON and JSON Lines.
    """
    _ = store.reader  # before a file is touched: there may be no store
    if kind == "parquet":
        _write_parquet(_rows(store), file)
        return
    if file == "-":
        _write(store, kind, sys.stdout, text)
        return
    with Whole(Path(file)) as part, part.open("w", encoding="utf-8", newline="") as out:
        _write(store, kind, out, text)


def _write(store: Store, kind: Kind, out: TextIO, text: bool) -> None:
    if kind == "csv":
        write_cells(_rows(store), out)
    elif kind == "annotations":
        facts = store.reader.statements(Query())
        _write_list(
            (annotate(fact) for fact in facts), out, f'{{"@context":"{CONTEXT}","type":"AnnotationPage","items":', "}"
        )
    else:
        readings = (reading_as_dict(store.reading(document.id), text=text) for document in store.reader.documents())
        if kind == "json":
            _write_list(readings, out)
        else:
            out.writelines(as_json(reading) + "\n" for reading in readings)


def _write_list(values: Iterable[dict[str, Any]], out: TextIO, before: str = "", after: str = "") -> None:
    out.write(before + "[")
    for number, value in enumerate(values):
        out.write((",\n" if number else "\n") + as_json(value))
    out.write("\n]" + after + "\n")


def _rows(store: Store) -> Iterator[Row]:
    for document in store.reader.documents():
        for statement in store.reader.statements_of(document.id):
            yield make_row(document, statement)


def _write_parquet(rows: Iterator[Row], file: str) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ChanceryError("Parquet needs pyarrow; install it with: pip install 'chancery[parquet]'") from None
    if file == "-":
        raise InputError("Parquet cannot go to standard output; name a file")
    special = {"negated": pa.bool_(), "hedged": pa.bool_(), "confidence": pa.float64()}
    schema = pa.schema([(name, special.get(name, pa.string())) for name in COLUMNS])
    with Whole(Path(file)) as part, pq.ParquetWriter(part, schema) as writer:
        group: list[dict[str, Any]] = []
        for row in rows:
            group.append(msgspec.structs.asdict(row))
            if len(group) == _ROWS:
                writer.write_table(pa.Table.from_pylist(group, schema))
                group = []
        writer.write_table(pa.Table.from_pylist(group, schema))


class Whole:
    """A path beside the wanted one, which takes its place when all went well."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.part: Path | None = None

    def __enter__(self) -> Path:
        try:
            handle, name = tempfile.mkstemp(prefix=f".{self.path.name}-", dir=self.path.parent)
        except OSError as error:
            raise InputError(f"{self.path}: cannot be written there ({error.strerror}); name another file") from None
        os.close(handle)
        self.part = Path(name)
        return self.part

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        assert self.part is not None
        if kind is None:
            mask = os.umask(0)
            os.umask(mask)
            self.part.chmod(0o666 & ~mask)  # mkstemp makes files that only the owner reads
            os.replace(self.part, self.path)
        else:
            self.part.unlink(missing_ok=True)
