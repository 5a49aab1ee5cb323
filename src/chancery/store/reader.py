"""Looking things up in a store; changes nothing."""

from __future__ import annotations

import difflib
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from chancery.errors import NotFound, StoreError
from chancery.records import Document, Skipped, Statement
from chancery.store.facts import Fact, Query
from chancery.store.folding import fold, match_words
from chancery.store.opening import WAIT, explain, open_ready

_statements = msgspec.json.Decoder(Statement)
_documents = msgspec.json.Decoder(Document)

_CURRENT = """EXISTS (
    SELECT 1 FROM sources o WHERE o.document = {document}
    AND NOT EXISTS (SELECT 1 FROM sources n WHERE n.location = o.location AND n.seen > o.seen))"""
_SPEAKER = """s.seq IN (SELECT statement FROM actors
    WHERE role = 'speaker' AND instr(' ' || folded || ' ', :speaker))"""
_OUTLET = "EXISTS (SELECT 1 FROM sources p WHERE p.document = s.document AND p.outlet_folded = :outlet)"


class Reader:
    """Reads one store; raises StoreError where it cannot be opened, NotFound for an id that it does not hold."""

    def __init__(self, path: Path, wait: float = WAIT) -> None:
        self.path = path
        self._connection = open_ready(path, wait)
        self._load = lru_cache(maxsize=256)(self._load_document)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def statements(self, query: Query) -> Iterator[Fact]:
        """Statements that fit, newest `said_on` first, those of unknown day last."""
        asked = _conditions(query)
        if asked is None:
            return
        where, values = asked
        sql = f"SELECT s.record, s.document FROM statements s WHERE {where} ORDER BY s.said_last DESC, s.seq"
        if query.limit is not None:
            sql += " LIMIT :limit"
        for record, document in self._rows(sql, {**values, "limit": query.limit}):
            yield Fact(statement=_statements.decode(record), document=self._load(document))

    def statement(self, id: str) -> Fact:
        """The statement of that id, or of an id that begins so; raises NotFound."""
        whole = self._resolve("statements", id)
        (row,) = self._rows("SELECT record, document FROM statements WHERE id = :id", {"id": whole})
        return Fact(statement=_statements.decode(row[0]), document=self._load(row[1]))

    def documents(self, *, every_version: bool = False) -> Iterator[Document]:
        """Documents in the order they were first kept, the current version of each place unless all are asked for."""
        where = "1" if every_version else _CURRENT.format(document="d.id")
        for (id_,) in self._rows(f"SELECT d.id FROM documents d WHERE {where} ORDER BY d.rowid", {}):
            yield self._load_document(id_)

    def document(self, id: str) -> Document:
        """The document of that id, or of an id that begins so; raises NotFound."""
        return self._load(self._resolve("documents", id))

    def statements_of(self, document: str) -> tuple[Statement, ...]:
        """The statements of one document, in the order they were found."""
        rows = self._rows("SELECT record FROM statements WHERE document = :id ORDER BY seq", {"id": document})
        return tuple(_statements.decode(record) for (record,) in rows)

    def skipped(self, *, document: str | None = None, location: str | None = None) -> Iterator[Skipped]:
        """What was left out of a document, or why a place gave none; neither named: all places that gave none."""
        where = "document = :document" if document else "document IS NULL"
        where += " AND location = :location" if location else ""
        rows = self._rows(
            f'SELECT stage, reason, location, "start", "end" FROM skips WHERE {where} ORDER BY id',
            {"document": document, "location": location},
        )
        for stage, reason, path, start, end in rows:
            span = None if start is None else (start, end)
            yield Skipped(stage=stage, reason=reason, span=span, path=path)

    def places(self, document: str) -> tuple[str, ...]:
        """Paths and URLs at which the document was found, in the order they were added."""
        rows = self._rows("SELECT location FROM sources WHERE document = :id ORDER BY id", {"id": document})
        return tuple(location for (location,) in rows)

    def near(self, speaker: str, count: int = 3) -> tuple[str, ...]:
        """Names of speakers that look like a name, for when it was not found."""
        names: dict[str, str] = {}
        sql = "SELECT DISTINCT folded, name FROM actors WHERE role = 'speaker' AND name IS NOT NULL"
        for folded, name in self._rows(sql, {}):
            names[folded] = name
            names.setdefault(folded.rpartition(" ")[2], name)
        close = difflib.get_close_matches(fold(speaker), names, n=count, cutoff=0.7)
        return tuple(dict.fromkeys(names[folded] for folded in close))

    def state_of(self, location: str, sha256: str) -> tuple[str, str | None] | None:
        """(versions, what was given as JSON) under which these bytes of this place were read; None: never.

        An input that gave no document counts as read, with None for what was given, unless its worker was lost,
        which may not happen again. Versions of bytes that others have replaced there are empty.
        """
        key = {"location": location, "sha256": sha256}
        sql = """SELECT o.versions, o.given, o.seen < (SELECT max(seen) FROM sources n WHERE n.location = o.location)
            FROM sources o WHERE o.location = :location AND o.sha256 = :sha256"""
        for versions, given, replaced in self._rows(sql, key):
            return ("", given) if replaced else (versions, given)
        sql = """SELECT versions FROM skips WHERE document IS NULL AND location = :location AND sha256 = :sha256
            AND stage <> 'worker'"""
        for (versions,) in self._rows(sql, key):
            return versions, None
        return None

    def sizes(self) -> tuple[int, int]:
        """How many statements and documents there are, all versions counted."""
        ((statements, documents),) = self._rows(
            "SELECT (SELECT count(*) FROM statements), (SELECT count(*) FROM documents)", {}
        )
        return statements, documents

    def raw(self, sha256: str) -> bytes:
        """The kept bytes of a source; raises NotFound, or StoreError if they are damaged."""
        for (packed,) in self._rows("SELECT bytes FROM raws WHERE sha256 = :id", {"id": sha256}):
            try:
                return zlib.decompress(packed)
            except zlib.error as error:
                raise StoreError(f"store {self.path}: the kept bytes {sha256} are damaged ({error})") from error
        raise NotFound(f"store {self.path}: no kept bytes {sha256}")

    def rows(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Rows of a query without parameters; for `check`."""
        return self._rows(sql, {})

    def rows_of(self, sql: str, id: str) -> Iterator[tuple[Any, ...]]:
        """Rows of a query for one `:id`; for `check`."""
        return self._rows(sql, {"id": id})

    def _load_document(self, id: str) -> Document:
        for record, text in self._rows("SELECT record, text FROM documents WHERE id = :id", {"id": id}):
            return msgspec.structs.replace(_documents.decode(record), text=text)
        raise NotFound(f"store {self.path}: no document {id}")

    def _resolve(self, table: str, id: str) -> str:
        sql = f"SELECT id FROM {table} WHERE id >= :id AND id < :id || 'g' ORDER BY id LIMIT 4"
        ids = [row[0] for row in self._rows(sql, {"id": id})]
        if id in ids or len(ids) == 1:
            return id if id in ids else ids[0]
        one = table.removesuffix("s")
        if ids:
            raise NotFound(f"store {self.path}: several {table} begin with {id}: {', '.join(ids)}")
        raise NotFound(f"store {self.path}: no {one} {id}; `chancery said` lists the ids")

    def _rows(self, sql: str, values: Mapping[str, object]) -> Iterator[tuple[Any, ...]]:
        try:
            # Not `yield from`, which would close the cursor, perhaps after its connection, when left half-way.
            for row in self._connection.execute(sql, values):  # noqa: UP028
                yield row
        except sqlite3.Error as error:
            raise explain(error, self.path) from error
        except UnicodeEncodeError as error:
            raise StoreError(f"store {self.path}: the question holds characters that are no text ({error})") from error


def _conditions(query: Query) -> tuple[str, dict[str, object]] | None:
    where: list[str] = ["1"] if query.every_version else [_CURRENT.format(document="s.document")]
    values: dict[str, object] = {}
    if query.speaker is not None:
        where.append(_SPEAKER)
        values["speaker"] = f" {fold(query.speaker)} "
    if query.about is not None:
        values["about"] = match_words(query.about)
        if values["about"] is None:
            return None
        where.append("s.seq IN (SELECT rowid FROM words WHERE words MATCH :about)")
    simple = {
        "s.said_last >= :since": ("since", query.since),
        "s.said_first <= :until": ("until", query.until),
        "s.mode = :mode": ("mode", query.mode),
        "s.document = :document": ("document", query.document),
        _OUTLET: ("outlet", None if query.outlet is None else fold(query.outlet)),
    }
    for condition, (name, value) in simple.items():
        if value is not None:
            where.append(condition)
            values[name] = value
    return " AND ".join(where), values
