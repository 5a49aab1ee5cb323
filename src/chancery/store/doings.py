"""Looking up interactions and meetings in a store; the statements are looked up by the reader itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import msgspec

from chancery.evidence import actors_of
from chancery.records import Identities, Interaction, Meeting
from chancery.store.facts import InteractionFact, InteractionQuery, MeetingFact, MeetingQuery
from chancery.store.overlays import overlay_day_of_deed, overlay_identities, overlay_meeting
from chancery.store.reader import CURRENT, Reader
from chancery.store.sides import Sides, conditions

_interactions = msgspec.json.Decoder(Interaction)
_meetings = msgspec.json.Decoder(Meeting)


def find_interactions(reader: Reader, query: InteractionQuery) -> Iterator[InteractionFact]:
    """Interactions that fit, with their documents: newest first, those of unknown day last."""
    identities = reader.identities()
    sides = Sides(query, identities, reader.rows)
    facts = (_interaction(reader, *row, identities) for row in _ordered(reader, "interactions", query, sides))
    if sides.must_be_seen:
        facts = (fact for fact in facts if sides.fit(actors_of(fact.interaction), fact.document))
    yield from islice(facts, query.limit)


def find_interaction(reader: Reader, id: str) -> InteractionFact:
    """The interaction of that id, or of an id that begins so; raises NotFound."""
    return _interaction(reader, *_one(reader, "interactions", id), reader.identities())


def interactions_of(reader: Reader, document: str) -> tuple[Interaction, ...]:
    """The interactions of one document, in the order they were found."""
    identities = reader.identities()
    rows = _of(reader, "interactions", document)
    return tuple(_interaction(reader, record, document, identities).interaction for record in rows)


def kept_interactions(reader: Reader, document: str) -> tuple[Interaction, ...]:
    """The same as they were read, with nothing laid over them."""
    return tuple(_interactions.decode(record) for record in _of(reader, "interactions", document))


def find_meetings(reader: Reader, query: MeetingQuery) -> Iterator[MeetingFact]:
    """Meetings that fit, with their documents: the latest first, those of unknown day last."""
    identities = reader.identities()
    sides = Sides(query, identities, reader.rows)
    facts = (_meeting(reader, *row, identities) for row in _ordered(reader, "meetings", query, sides))
    if sides.must_be_seen:
        facts = (fact for fact in facts if sides.fit(actors_of(fact.meeting), fact.document))
    yield from islice(facts, query.limit)


def find_meeting(reader: Reader, id: str) -> MeetingFact:
    """The meeting of that id, or of an id that begins so; raises NotFound."""
    return _meeting(reader, *_one(reader, "meetings", id), reader.identities())


def meetings_of(reader: Reader, document: str) -> tuple[Meeting, ...]:
    """The meetings of one document, in the order they were found."""
    identities = reader.identities()
    return tuple(_meeting(reader, record, document, identities).meeting for record in _of(reader, "meetings", document))


def kept_meetings(reader: Reader, document: str) -> tuple[Meeting, ...]:
    """The same as they were read, with nothing laid over them."""
    return tuple(_meetings.decode(record) for record in _of(reader, "meetings", document))


def _ordered(
    reader: Reader, table: str, query: InteractionQuery | MeetingQuery, sides: Sides
) -> Iterator[tuple[bytes, str]]:
    where, values = conditions(query, sides, CURRENT.format(document="f.document"))
    sql = f"SELECT f.record, f.document FROM {table} f WHERE {where} ORDER BY f.day_last DESC, f.seq"
    if query.limit is not None and not sides.must_be_seen:
        sql += " LIMIT :limit"
    return ((record, document) for record, document in reader.rows(sql, {**values, "limit": query.limit}))


def _one(reader: Reader, table: str, id: str) -> tuple[bytes, str]:
    sql = f"SELECT record, document FROM {table} WHERE id = :id"
    ((record, document),) = reader.rows(sql, {"id": reader.resolve(table, id)})
    return record, document


def _of(reader: Reader, table: str, document: str) -> Iterator[bytes]:
    sql = f"SELECT record FROM {table} WHERE document = :id ORDER BY seq"
    return (record for (record,) in reader.rows(sql, {"id": document}))


def _interaction(reader: Reader, record: bytes, document: str, identities: Identities) -> InteractionFact:
    interaction = overlay_identities(_interactions.decode(record), document, identities)
    loaded, own, shared = reader.load(document)
    day = overlay_day_of_deed(interaction, own, shared)
    if day is not interaction.when:
        interaction = msgspec.structs.replace(interaction, when=day)
    return InteractionFact(interaction=interaction, document=loaded)


def _meeting(reader: Reader, record: bytes, document: str, identities: Identities) -> MeetingFact:
    meeting = overlay_identities(_meetings.decode(record), document, identities)
    loaded, own, shared = reader.load(document)
    return MeetingFact(meeting=overlay_meeting(meeting, own, shared), document=loaded)
