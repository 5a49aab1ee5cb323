"""The tables as they are now, and how an older store becomes a newer one (`migrations/`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
    insert,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from chancery.store.opening import MARK, SCHEMA, WAIT, explain, look

tables = MetaData()

meta = Table("meta", tables, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

runs = Table(
    "runs",
    tables,
    Column("id", Integer, primary_key=True),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("versions", Text, nullable=False),
)

raws = Table(
    "raws",
    tables,
    Column("sha256", Text, primary_key=True),
    Column("length", Integer, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)

documents = Table(
    "documents",
    tables,
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("headline", Text),
    Column("outlet", Text),
    Column("agency", Text),
    Column("language", Text),
    Column("dated_first", Text),
    Column("dated_last", Text),
    Column("length", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("versions", Text, nullable=False),
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
    Column("times", LargeBinary),
    Column("day_cues", LargeBinary),
)

# The day that a document has by way of others; its own, with its own reasons, stays in its record.
shared_days = Table(
    "shared_days",
    tables,
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("dated", LargeBinary, nullable=False),
    Column("day_cues", LargeBinary, nullable=False),
)

# What a document can tell others of days, in short, and the version of the code that told it.
day_facts = Table(
    "day_facts",
    tables,
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Text, nullable=False),
    Column("facts", LargeBinary, nullable=False),
)

# A place (path or URL) and what stood there: the row with the highest `seen` of a place is its current version.
sources = Table(
    "sources",
    tables,
    Column("id", Integer, primary_key=True),
    Column("location", Text, nullable=False),
    Column("sha256", Text, ForeignKey("raws.sha256"), nullable=False),
    Column("document", Text, ForeignKey("documents.id"), nullable=False),
    Column("seen", Integer, nullable=False),
    Column("path", Text),
    Column("url", Text),
    Column("fetched", Text),
    Column("media_type", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("outlet", Text),
    Column("outlet_folded", Text),
    Column("given", Text, nullable=False),
    Column("versions", Text, nullable=False),
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
    UniqueConstraint("location", "sha256"),
    Index("sources_by_place", "location", "seen"),
    Index("sources_by_document", "document"),
)

statements = Table(
    "statements",
    tables,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("mode", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("cue", Text),
    Column("negated", Integer, nullable=False),
    Column("hedged", Integer, nullable=False),
    Column("said_first", Text),
    Column("said_last", Text),
    Column("within", Text),
    Column("confidence", Float, nullable=False),
    Column("found_by", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("statements_by_document", "document"),
)
Index("statements_by_day", statements.c.said_last.desc(), statements.c.seq)

interactions = Table(
    "interactions",
    tables,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("event", Text, nullable=False),
    Column("mode", Text),
    Column("cameo", Text),
    Column("quad", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("realis", Text, nullable=False),
    Column("asserted_by", Text),
    Column("day_first", Text),
    Column("day_last", Text),
    Column("confidence", Float, nullable=False),
    Column("found_by", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("interactions_by_document", "document"),
)
Index("interactions_by_day", interactions.c.day_last.desc(), interactions.c.seq)
Index("interactions_by_event", interactions.c.event, interactions.c.day_last.desc(), interactions.c.seq)

meetings = Table(
    "meetings",
    tables,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("place", Text),
    Column("day_first", Text),
    Column("day_last", Text),
    Column("confidence", Float, nullable=False),
    Column("found_by", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("meetings_by_document", "document"),
)
Index("meetings_by_day", meetings.c.day_last.desc(), meetings.c.seq)


def _span_table(name: str, fact: str) -> Table:
    """The spans of a kind of fact by role, each with the words that stand there."""
    return Table(
        name,
        tables,
        Column(fact, Integer, ForeignKey(f"{fact}s.seq", ondelete="CASCADE"), nullable=False),
        Column("role", Text, nullable=False),
        Column("n", Integer, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
        UniqueConstraint(fact, "role", "n"),
    )


def _actor_table(name: str, fact: str) -> Table:
    """Those who take part in a kind of fact, by role."""
    return Table(
        name,
        tables,
        Column(fact, Integer, ForeignKey(f"{fact}s.seq", ondelete="CASCADE"), nullable=False),
        Column("role", Text, nullable=False),
        Column("n", Integer, nullable=False),
        Column("id", Text, nullable=False),
        Column("name", Text),
        Column("folded", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("state", Text),
        Column("sector", Text),
        Column("start", Integer),
        Column("end", Integer),
        Column("why", Text, nullable=False),
        Column("office", Text),
        UniqueConstraint(fact, "role", "n"),
        Index(f"{name}_by_name", "role", "folded", fact),
        Index(f"{name}_by_id", "id", "role", fact),
        Index(f"{name}_by_state", "state", "role", fact),
    )


spans = _span_table("spans", "statement")
actors = _actor_table("actors", "statement")
interaction_spans = _span_table("interaction_spans", "interaction")
interaction_actors = _actor_table("interaction_actors", "interaction")
meeting_spans = _span_table("meeting_spans", "meeting")
meeting_actors = _actor_table("meeting_actors", "meeting")

# Triggers refuse to change or delete a row: what a person signed stays, and is undone by another row.
actor_edits = Table(
    "actor_edits",
    tables,
    Column("number", Integer, primary_key=True),
    Column("what", Text, nullable=False),
    Column("actor", Text),
    Column("target", Text),
    Column("scope", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("actor_edits.number")),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text),
)

# With a document: what a stage left out of it. Without: an input that gave no document.
skips = Table(
    "skips",
    tables,
    Column("id", Integer, primary_key=True),
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE")),
    Column("location", Text),
    Column("sha256", Text),
    Column("versions", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
    Index("skips_by_document", "document"),
    Index("skips_by_place", "location"),
)


MIGRATIONS: tuple[str, ...] = tuple(
    (files("chancery.store") / "migrations" / f"{number}.sql").read_text("utf-8") for number in range(1, SCHEMA + 1)
)
"""Migration n, a script of SQL, brings schema n to schema n + 1. Once released, one is never edited: add another."""


def open_engine(path: Path, wait: float = WAIT) -> Engine:
    """An engine on the store at `path`, made or migrated where needed; raises StoreError."""
    schema = look(path, wait) or 0
    engine = create_engine(f"sqlite:///{path.absolute()}", poolclass=NullPool, connect_args={"timeout": wait})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        if schema < SCHEMA:
            _migrate(engine)
        with engine.connect() as connection:
            # After the tables: a store killed at birth is then an empty file, or whole.
            connection.connection.execute("PRAGMA journal_mode = wal")
    except DBAPIError as error:
        raise explain(error.orig or error, path) from error
    except sqlite3.Error as error:
        raise explain(error, path) from error
    return engine


def _migrate(engine: Engine) -> None:
    with engine.begin() as connection:
        # Read again under the lock: another process may have been first.
        schema = connection.execute(text("PRAGMA user_version")).scalar_one()
        for number in range(schema, len(MIGRATIONS)):
            for command in split_script(MIGRATIONS[number]):
                connection.exec_driver_sql(command)
        connection.execute(text(f"PRAGMA application_id = {MARK}"))
        connection.execute(text(f"PRAGMA user_version = {len(MIGRATIONS)}"))
        connection.execute(insert(meta).prefix_with("OR REPLACE"), {"key": "schema", "value": str(len(MIGRATIONS))})


def split_script(script: str) -> Iterator[str]:
    """The commands of a script; `executescript` would commit what went before."""
    command = ""
    for line in script.splitlines(keepends=True):
        command += line
        if sqlite3.complete_statement(command):
            yield command
            command = ""


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    connection.execute("PRAGMA foreign_keys = on")
    connection.execute("PRAGMA synchronous = normal")


def _begin(connection: Connection) -> None:
    # Take the write lock at once: a deferred transaction that turns into a write can fail without waiting.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
