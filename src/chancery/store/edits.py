"""What persons say about who is who: rows that are added, never changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Row, insert, select
from sqlalchemy.exc import DBAPIError

from chancery.records import ActorEdit
from chancery.store.opening import WAIT, explain
from chancery.store.schema import actor_edits, open_engine


def append_edit(
    path: Path, edit: ActorEdit, check: Callable[[ActorEdit, tuple[ActorEdit, ...]], None], wait: float = WAIT
) -> ActorEdit:
    """Write the edit as the next row, with its number and the moment; returns it so.

    `check` sees it with all rows before it, under the store's lock, and raises what speaks against it: nothing is
    written then. Raises StoreError.
    """
    engine = open_engine(path, wait)
    try:
        with engine.begin() as connection:
            rows = tuple(_edit(row) for row in connection.execute(select(actor_edits).order_by(actor_edits.c.number)))
            number = rows[-1].number + 1 if rows else 1
            signed = msgspec.structs.replace(edit, number=number, at=datetime.now(UTC).isoformat(timespec="seconds"))
            check(signed, rows)
            values = msgspec.structs.asdict(signed)
            connection.execute(insert(actor_edits), values | {"scope": json.dumps(signed.scope)})
            return signed
    except DBAPIError as error:
        raise explain(error.orig or error, path) from error
    finally:
        engine.dispose()


def _edit(row: Row[Any]) -> ActorEdit:
    values = dict(row._mapping)
    return ActorEdit(**(values | {"scope": tuple(json.loads(values["scope"]))}))
