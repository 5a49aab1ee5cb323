"""Opening a store's file: is it ours, of which schema, and what to say when it cannot be used.

Reading goes through the standard library's `sqlite3` and not through SQLAlchemy, whose import alone takes
longer than a look-up may (about 0.35 s of the 0.5 s that `chancery said` is given).
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from chancery.errors import StoreError

MARK = 0x43484E43  # "CHNC", SQLite's application_id of our files
SCHEMA = 3
WAIT = 15.0  # seconds to wait for another process's write


def explain(error: BaseException, path: Path) -> StoreError:
    """A StoreError that says what happened to the store at `path`, and what to do."""
    said = str(error)
    if "not a database" in said or "malformed" in said:
        advice = "it is not a Chancery store, or it is damaged; name another file with --store"
    elif "locked" in said or "busy" in said:
        advice = "another process is writing to it; wait until that has ended and try again"
    elif "readonly" in said or "read-only" in said:
        advice = "it cannot be written; check the permissions of the file and of its folder"
    elif "full" in said:
        advice = "the disk is full; make room and run the command again, it goes on where it stopped"
    elif "unable to open" in said:
        advice = "it cannot be opened or created there; check that the folder exists and may be written"
    else:
        advice = "the database gave an error; `chancery check` tells whether the record is whole"
    return StoreError(f"store {path}: {advice} ({said})")


def look(path: Path, wait: float = WAIT) -> int | None:
    """Schema number of the store at `path`; None: nothing is there yet. Raises StoreError if not ours, or newer."""
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return None
    connection = connect(path, wait)
    try:
        return _schema(connection, path)
    finally:
        connection.close()


def connect(path: Path, wait: float = WAIT) -> sqlite3.Connection:
    """A connection for reading; raises StoreError."""
    if path.is_dir():
        raise StoreError(f"store {path}: that is a folder; name a file with --store")
    try:
        connection = sqlite3.connect(_uri(path), uri=True, timeout=wait, isolation_level=None)
        connection.execute("PRAGMA query_only = on")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        raise explain(error, path) from error
    return connection


def open_ready(path: Path, wait: float = WAIT) -> sqlite3.Connection:
    """A connection for reading to a store of this version's schema; raises StoreError."""
    if not path.exists():
        raise StoreError(f"store {path}: there is none; `chancery add PATH...` makes one, or name another with --store")
    connection = connect(path, wait)
    try:
        schema = _schema(connection, path)
        if schema is None:
            raise StoreError(f"store {path}: it is empty; `chancery add PATH...` fills it")
        if schema < SCHEMA:
            raise StoreError(f"store {path}: it has the older schema {schema}; `chancery add` with any path updates it")
    except StoreError:
        connection.close()
        raise
    return connection


def _uri(path: Path) -> str:
    base = path.absolute().as_uri()
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        return base + "?mode=rw"
    # A WAL store on a medium that cannot be written: without a log beside it, nothing can change under us.
    log = path.with_name(path.name + "-wal")
    return base + ("?mode=ro" if log.exists() and log.stat().st_size else "?mode=ro&immutable=1")


def _schema(connection: sqlite3.Connection, path: Path) -> int | None:
    try:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.Error as error:
        raise explain(error, path) from error
    if mark == 0 and tables == 0:
        return None
    if mark != MARK:
        raise StoreError(f"store {path}: it is another program's database; name another file with --store")
    if schema > SCHEMA:
        raise StoreError(
            f"store {path}: a newer Chancery wrote it (schema {schema}, this one knows {SCHEMA}); update Chancery"
        )
    return schema
