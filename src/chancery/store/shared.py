"""Days that documents have by way of others: a layer of its own, made anew as reports come in."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from chancery.records import DayCue, Document, Interaction, Meeting, Statement, When
from chancery.store.overlays import overlay_day, overlay_day_of_deed, overlay_meeting
from chancery.store.rows import days
from chancery.store.schema import documents, interactions, meetings, meta, shared_days, statements

_documents = msgspec.json.Decoder(Document)
_statements = msgspec.json.Decoder(Statement)
_interactions = msgspec.json.Decoder(Interaction)
_meetings = msgspec.json.Decoder(Meeting)


Shared = Mapping[str, tuple[When, tuple[DayCue, ...]]]
"""Id of a document -> its day by way of others, and the cues for it."""


def mark_due(connection: Connection) -> None:
    """Note that days must be shared again, for a run may end before it comes to that."""
    connection.execute(insert(meta).prefix_with("OR REPLACE"), {"key": "days", "value": "due"})


def replace_shared(connection: Connection, shared: Shared) -> None:
    """Make these the shared days, by id of the document, and let look-ups by day follow them."""
    rows = {
        id_: {"dated": msgspec.json.encode(day), "day_cues": msgspec.json.encode(cues)}
        for id_, (day, cues) in shared.items()
    }
    before = {
        row.document: {"dated": row.dated, "day_cues": row.day_cues} for row in connection.execute(select(shared_days))
    }
    changed = sorted(id_ for id_ in rows.keys() | before.keys() if rows.get(id_) != before.get(id_))
    for id_ in changed:
        connection.execute(delete(shared_days).where(shared_days.c.document == id_))
        if id_ in rows:
            connection.execute(insert(shared_days), {"document": id_, **rows[id_]})
        _order_by_day(connection, id_, shared[id_][0] if id_ in shared else None)
    connection.execute(insert(meta).prefix_with("OR REPLACE"), {"key": "days", "value": "shared"})


def _order_by_day(connection: Connection, document: str, shared: When | None) -> None:
    """Days of a document and its facts as look-ups compare them; the records stay as they were read."""
    here = documents.c.id == document
    own = _documents.decode(connection.execute(select(documents.c.record).where(here)).scalar_one()).dated
    first, last = days(shared or own)
    connection.execute(update(documents).where(here), {"dated_first": first, "dated_last": last})
    for table, read in _READERS.items():
        kept = select(table.c.seq, table.c.record).where(table.c.document == document)
        names = ("said_first", "said_last") if table is statements else ("day_first", "day_last")
        for seq, record in connection.execute(kept).all():
            values = dict(zip(names, days(read(record, own, shared)), strict=True))
            connection.execute(update(table).where(table.c.seq == seq), values)


def _day_said(record: bytes, own: When, shared: When | None) -> When:
    return overlay_day(_statements.decode(record).said_on, own, shared)


def _day_done(record: bytes, own: When, shared: When | None) -> When:
    return overlay_day_of_deed(_interactions.decode(record), own, shared)


def _day_met(record: bytes, own: When, shared: When | None) -> When:
    return overlay_meeting(_meetings.decode(record), own, shared).when


_READERS = {statements: _day_said, interactions: _day_done, meetings: _day_met}
