"""Keeping what was read.

All of a batch is one transaction, and each document a savepoint in it: a process that is killed leaves whole
documents only, and a document that cannot be kept costs itself only.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Table, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from chancery.records import Document, Reading, Skipped
from chancery.store.folding import fold
from chancery.store.opening import WAIT, explain
from chancery.store.rows import (
    actor_rows,
    document_row,
    interaction_row,
    meeting_row,
    skip_row,
    span_rows,
    statement_row,
    word_row,
)
from chancery.store.schema import (
    actors,
    day_facts,
    documents,
    interaction_actors,
    interaction_spans,
    interactions,
    meeting_actors,
    meeting_spans,
    meetings,
    open_engine,
    raws,
    runs,
    shared_days,
    skips,
    sources,
    spans,
    statements,
)
from chancery.store.shared import Shared, mark_due, replace_shared

Outcome = Literal["added", "changed", "reread", "skipped"]


@dataclass(frozen=True)
class Incoming:
    """A reading on its way into the store."""

    reading: Reading
    location: str
    """Absolute path or URL: what the versions of a page have in common."""
    sha256: str
    """Of `raw`; empty where the input could not be opened."""
    raw: bytes
    """The bytes as they lay there, still packed if they were; empty where there is no document."""
    given: str = "{}"
    """JSON of the date, outlet and URL that the user gave."""


@dataclass(frozen=True)
class Kept:
    """What became of an incoming reading."""

    outcome: Outcome
    written: Mapping[str, int] = field(default_factory=dict)
    """How many facts of each kind: `statements`, `interactions`, `meetings`."""
    reason: str | None = None
    """Why the store refused it; None: it did not."""


class Writer:
    """Writes one run into one store; raises StoreError."""

    def __init__(self, path: Path, versions: Mapping[str, str], wait: float = WAIT) -> None:
        self.path = path
        self.versions = " ".join(f"{stage}/{version}" for stage, version in versions.items())
        self._engine = open_engine(path, wait)
        self._run: int | None = None

    def keep(self, batch: Sequence[Incoming]) -> list[Kept]:
        """Write the batch in one transaction; a reading that cannot be kept is noted as skipped."""
        try:
            with self._engine.begin() as connection:
                if self._run is None:
                    self._run = _begin_run(connection, self.versions)
                stamp = {"versions": self.versions, "run": self._run}
                mark_due(connection)
                return [_keep(connection, incoming, stamp) for incoming in batch]
        except DBAPIError as error:
            raise explain(error.orig or error, self.path) from error

    def note_day_facts(self, version: str, told: Mapping[str, bytes]) -> None:
        """Keep what documents (by id) tell of days, as this version of the code tells it."""
        rows = [{"document": id_, "version": version, "facts": facts} for id_, facts in told.items()]
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(day_facts).prefix_with("OR REPLACE"), rows)
        except DBAPIError as error:
            raise explain(error.orig or error, self.path) from error

    def share_days(self, shared: Shared) -> None:
        """Make these the days, with their cues, that documents have by way of others; those of before go."""
        try:
            with self._engine.begin() as connection:
                replace_shared(connection, shared)
        except DBAPIError as error:
            raise explain(error.orig or error, self.path) from error

    def close(self) -> None:
        """Note the end of the run and let go of the file."""
        try:
            if self._run is not None:
                with self._engine.begin() as connection:
                    connection.execute(update(runs).where(runs.c.id == self._run), {"ended": _now()})
        except DBAPIError as error:
            raise explain(error.orig or error, self.path) from error
        finally:
            self._engine.dispose()


def _keep(connection: Connection, incoming: Incoming, stamp: dict[str, Any]) -> Kept:
    try:
        with connection.begin_nested():
            if incoming.reading.document is None:
                _write_refusal(connection, incoming, incoming.reading.skipped, stamp)
                return Kept("skipped")
            return _write(connection, incoming, incoming.reading.document, stamp)
    except (IntegrityError, ValueError, OverflowError) as error:
        reason = f"cannot be kept: {str(error).splitlines()[0]}"
        with connection.begin_nested():
            _write_refusal(connection, incoming, (Skipped(stage="store", reason=reason),), stamp)
        return Kept("skipped", reason=reason)


def _begin_run(connection: Connection, versions: str) -> int:
    number = (connection.execute(select(func.max(runs.c.id))).scalar() or 0) + 1
    connection.execute(insert(runs), {"id": number, "started": _now(), "versions": versions})
    return number


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _write_refusal(
    connection: Connection, incoming: Incoming, reasons: Sequence[Skipped], stamp: dict[str, Any]
) -> None:
    _forget_refusal(connection, incoming.location)
    place = {"location": incoming.location, "sha256": incoming.sha256, "document": None}
    rows = [skip_row(skipped) | place | stamp for skipped in reasons]
    if rows:
        connection.execute(insert(skips), rows)


def _forget_refusal(connection: Connection, location: str) -> None:
    connection.execute(delete(skips).where(skips.c.location == location, skips.c.document.is_(None)))


def _write(connection: Connection, incoming: Incoming, document: Document, stamp: dict[str, Any]) -> Kept:
    _forget_refusal(connection, incoming.location)
    here = sources.c.location == incoming.location
    same = here & (sources.c.sha256 == incoming.sha256)
    latest = connection.execute(select(func.max(sources.c.seen)).where(here)).scalar()
    before = connection.execute(select(sources.c.id, sources.c.document, sources.c.seen).where(same)).first()
    outcome: Outcome = "added" if latest is None else "changed"
    if before is not None and before.seen == latest:
        outcome = "reread"
    written = _write_document(connection, document, incoming, stamp)
    row = _source_row(document, incoming) | stamp
    row["seen"] = latest if outcome == "reread" else (latest or 0) + 1
    if before is None:
        packed = zlib.compress(incoming.raw, 6)
        connection.execute(
            insert(raws).prefix_with("OR IGNORE"),
            {"sha256": incoming.sha256, "length": len(incoming.raw), "bytes": packed},
        )
        connection.execute(insert(sources), row)
    else:
        connection.execute(update(sources).where(sources.c.id == before.id), row)
        if before.document != document.id:
            _drop_unreferenced(connection, before.document)
    return Kept(outcome, written)


def _write_document(
    connection: Connection, document: Document, incoming: Incoming, stamp: dict[str, Any]
) -> dict[str, int]:
    """Write or replace the document's layer; a copy of a text that is already kept, and up to date, changes nothing."""
    key = documents.c.id == document.id
    before = connection.execute(select(documents.c.versions).where(key)).scalar()
    if before is None:
        connection.execute(insert(documents), document_row(document, incoming.reading) | stamp)
    else:
        first = select(sources.c.location).where(sources.c.document == document.id).order_by(sources.c.id).limit(1)
        if before == stamp["versions"] and connection.execute(first).scalar() != incoming.location:
            return {}
        _drop_layer(connection, document.id)
        connection.execute(update(documents).where(key), document_row(document, incoming.reading) | stamp)
    return _write_layer(connection, document, incoming.reading, stamp)


def _drop_layer(connection: Connection, document: str) -> None:
    connection.execute(
        text("DELETE FROM words WHERE rowid IN (SELECT seq FROM statements WHERE document = :id)"), {"id": document}
    )
    for table in (statements, interactions, meetings, skips, shared_days, day_facts):
        connection.execute(delete(table).where(table.c.document == document))


def _drop_unreferenced(connection: Connection, document: str) -> None:
    """A text that an older stage made of bytes we still have, and that no other source gives, goes."""
    if connection.execute(select(sources.c.id).where(sources.c.document == document)).first() is None:
        _drop_layer(connection, document)
        connection.execute(delete(documents).where(documents.c.id == document))


def _write_layer(connection: Connection, document: Document, reading: Reading, stamp: dict[str, Any]) -> dict[str, int]:
    """Write all that was found in a document; returns how many facts of each kind."""
    skipped = list(reading.skipped)
    words = text("INSERT INTO words(rowid, content, frame, headline) VALUES (:seq, :content, :frame, :headline)")
    written = {}
    for kind in _KINDS:
        rows = _number(connection, kind, getattr(reading, kind.name), skipped)
        written[kind.name] = len(rows)
        _insert(connection, insert(kind.main), [kind.row(n, one, document) for n, one in rows.items()])
        _insert(connection, insert(kind.spans), [row for n, one in rows.items() for row in span_rows(n, one, document)])
        _insert(connection, insert(kind.actors), [r for n, one in rows.items() for r in actor_rows(n, one, document)])
        if kind.main is statements:
            _insert(connection, words, [word_row(n, one, document) for n, one in rows.items()])
    _insert(connection, insert(skips), [skip_row(one) | {"document": document.id} | stamp for one in skipped])
    return written


@dataclass(frozen=True)
class _Kind:
    """The tables of a kind of fact; `main` has the name of a field of a reading."""

    main: Table
    spans: Table
    actors: Table
    row: Callable[[int, Any, Document], dict[str, Any]]

    @property
    def name(self) -> str:
        """`statements`, `interactions` or `meetings`."""
        return str(self.main.name)


_KINDS = (
    _Kind(statements, spans, actors, statement_row),
    _Kind(interactions, interaction_spans, interaction_actors, interaction_row),
    _Kind(meetings, meeting_spans, meeting_actors, meeting_row),
)


def _number(connection: Connection, kind: _Kind, facts: Sequence[Any], skipped: list[Skipped]) -> dict[int, Any]:
    """The facts by the number of their rows, each id once; what is left out is added to `skipped`."""
    unique = {fact.id: fact for fact in facts}
    for id_, count in Counter(fact.id for fact in facts).items():
        if count > 1:
            what = kind.name.removesuffix("s")
            skipped.append(Skipped(stage="store", reason=f"{what} {id_} was found {count} times; one is kept"))
    seq = connection.execute(select(func.max(kind.main.c.seq))).scalar() or 0
    return dict(enumerate(unique.values(), start=seq + 1))


def _insert(connection: Connection, command: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(command, rows)


def _source_row(document: Document, incoming: Incoming) -> dict[str, Any]:
    source = document.source
    return {
        "location": incoming.location,
        "sha256": incoming.sha256,
        "document": document.id,
        "path": source.path,
        "url": source.url,
        "fetched": source.fetched,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "outlet": document.outlet,
        "outlet_folded": None if document.outlet is None else fold(document.outlet),
        "given": incoming.given,
    }
