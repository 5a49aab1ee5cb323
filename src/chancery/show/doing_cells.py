"""Interactions and meetings as flat rows for CSV: a cell a field, lists joined with `; `, spans as `start-end`."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.records import Actor, Document, Span, When
from chancery.show.rows import join_spans, names_of, place_of
from chancery.store.facts import InteractionFact, MeetingFact

_HEAD = ("id", "document", "headline", "outlet", "place_of_source")
_DAYS = ("day_from", "day_to", "day_basis")
INTERACTION_COLUMNS = (
    *_HEAD,
    *_DAYS,
    *("actor", "actor_state", "actor_sector", "actor_id"),
    *("recipient", "recipient_state", "recipient_sector", "recipient_id"),
    *("event", "mode", "context", "cameo", "quad", "score", "realis", "asserted_by"),
    *("trigger", "evidence", "where", "confidence", "found_by", "trigger_span", "evidence_spans"),
)
MEETING_COLUMNS = (
    *_HEAD,
    *_DAYS,
    *("kind", "party", "party_state", "party_sector", "party_id", "place", "status", "agenda", "not_on_agenda"),
    *("evidence", "confidence", "found_by", "evidence_spans"),
)


def interaction_cells(fact: InteractionFact) -> dict[str, str]:
    """The cells of an interaction by column; empty: not known."""
    deed, document = fact.interaction, fact.document
    return {
        "id": deed.id,
        **_head(document),
        **_days(deed.when),
        **_people("actor", deed.actor, document),
        **_people("recipient", deed.recipient, document),
        "event": deed.event,
        "mode": deed.mode or "",
        "context": "; ".join(deed.context),
        "cameo": deed.cameo or "",
        "quad": deed.quad,
        "score": repr(deed.score),
        "realis": deed.realis,
        "asserted_by": deed.asserted_by or "",
        "trigger": document.slice(deed.trigger),
        "evidence": _slices(deed.evidence, document),
        "where": "" if deed.where is None else document.slice(deed.where),
        "confidence": repr(deed.confidence),
        "found_by": deed.found_by,
        "trigger_span": join_spans((deed.trigger,)),
        "evidence_spans": join_spans(deed.evidence),
    }


def meeting_cells(fact: MeetingFact) -> dict[str, str]:
    """The cells of a meeting by column; empty: not known."""
    meeting, document = fact.meeting, fact.document
    return {
        "id": meeting.id,
        **_head(document),
        **_days(meeting.when),
        "kind": meeting.kind,
        **_people("party", meeting.parties, document),
        "place": "" if meeting.place is None else meeting.place.name,
        "status": meeting.status,
        "agenda": "; ".join(item.issue for item in meeting.agenda if item.included),
        "not_on_agenda": "; ".join(item.issue for item in meeting.agenda if not item.included),
        "evidence": _slices(meeting.evidence, document),
        "confidence": repr(meeting.confidence),
        "found_by": meeting.found_by,
        "evidence_spans": join_spans(meeting.evidence),
    }


def _head(document: Document) -> dict[str, str]:
    told = {"document": document.id, "headline": document.headline or "", "outlet": document.outlet or ""}
    return told | {"place_of_source": place_of(document)}


def _days(when: When) -> dict[str, str]:
    first = when.earliest or (when.candidates[0] if when.candidates else "")
    last = when.latest or (when.candidates[-1] if when.candidates else "")
    return {"day_from": first, "day_to": last, "day_basis": when.basis}


def _people(role: str, actors: tuple[Actor, ...], document: Document) -> dict[str, str]:
    return {
        role: names_of(actors, document),
        f"{role}_state": "; ".join(actor.state or "" for actor in actors),
        f"{role}_sector": "; ".join(actor.sector or "" for actor in actors),
        f"{role}_id": "; ".join(actor.id for actor in actors),
    }


def _slices(spans: Iterable[Span], document: Document) -> str:
    return " … ".join(document.slice(span) for span in spans)
