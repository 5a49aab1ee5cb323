"""Records as rows of the tables."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from chancery.evidence import Finding, actors_of, spans_of
from chancery.records import Document, Interaction, Meeting, Reading, Skipped, Statement, When
from chancery.store.folding import fold

ACTOR_COLUMNS = ("id", "name", "kind", "state", "sector", "office", "why")


def document_row(document: Document, reading: Reading) -> dict[str, Any]:
    """Of a document, with what else was read of it."""
    first, last = days(document.dated)
    return {
        "id": document.id,
        "text": document.text,
        "text_sha256": hashlib.sha256(document.text.encode()).hexdigest(),
        "headline": document.headline,
        "outlet": document.outlet,
        "agency": document.agency,
        "language": document.language,
        "dated_first": first,
        "dated_last": last,
        "length": len(document.text),
        "record": msgspec.json.encode(msgspec.structs.replace(document, text="")),
        "times": msgspec.json.encode(reading.times),
        "day_cues": msgspec.json.encode(reading.day_cues),
    }


def statement_row(seq: int, statement: Statement, document: Document) -> dict[str, Any]:
    """Of a statement, as row `seq`."""
    first, last = days(statement.said_on)
    return {
        "seq": seq,
        "id": statement.id,
        "document": document.id,
        "mode": statement.mode,
        "kind": statement.kind,
        "act": statement.act,
        "cue": None if statement.cue is None else statement.cue.lemma,
        "negated": int(statement.negated),
        "hedged": int(statement.hedged),
        "said_first": first,
        "said_last": last,
        "within": statement.within,
        "confidence": statement.confidence,
        "found_by": statement.found_by,
        "record": msgspec.json.encode(statement),
    }


def interaction_row(seq: int, interaction: Interaction, document: Document) -> dict[str, Any]:
    """Of an interaction, as row `seq`."""
    first, last = days(interaction.when)
    columns = ("id", "event", "mode", "cameo", "quad", "score", "realis", "asserted_by", "confidence", "found_by")
    row = {name: getattr(interaction, name) for name in columns}
    record = msgspec.json.encode(interaction)
    return row | {"seq": seq, "document": document.id, "day_first": first, "day_last": last, "record": record}


def meeting_row(seq: int, meeting: Meeting, document: Document) -> dict[str, Any]:
    """Of a meeting, as row `seq`."""
    first, last = days(meeting.when)
    row = {name: getattr(meeting, name) for name in ("id", "kind", "status", "confidence", "found_by")}
    row |= {"seq": seq, "document": document.id, "place": None if meeting.place is None else meeting.place.name}
    return row | {"day_first": first, "day_last": last, "record": msgspec.json.encode(meeting)}


def span_rows(seq: int, fact: Finding, document: Document) -> list[dict[str, Any]]:
    """Of the spans of a fact that is row `seq` of its table."""
    return [
        {name_of(fact): seq, "role": role, "n": n, "start": span[0], "end": span[1], "text": document.slice(span)}
        for role, found in spans_of(fact).items()
        for n, span in enumerate(found)
    ]


def actor_rows(seq: int, fact: Finding, document: Document) -> list[dict[str, Any]]:
    """Of all who take part in it."""
    rows = []
    for role, found in actors_of(fact).items():
        for n, actor in enumerate(found):
            start, end = actor.span or (None, None)
            named = actor.name or (document.slice(actor.span) if actor.span else "")
            row = {name_of(fact): seq, "role": role, "n": n, "start": start, "end": end, "folded": fold(named)}
            rows.append(row | {key: getattr(actor, key) for key in ACTOR_COLUMNS})
    return rows


def name_of(fact: Finding) -> str:
    """`statement`, `interaction` or `meeting`: what the columns that refer to it are called."""
    return type(fact).__name__.lower()


def word_row(seq: int, statement: Statement, document: Document) -> dict[str, Any]:
    """For the index of words."""
    return {
        "seq": seq,
        "content": "\n".join(document.slice(span) for span in statement.content),
        "frame": document.slice(statement.frame),
        "headline": document.headline or "",
    }


def skip_row(skipped: Skipped) -> dict[str, Any]:
    """Of something left out."""
    start, end = skipped.span or (None, None)
    return {"location": None, "sha256": None, "stage": skipped.stage, "reason": skipped.reason} | {
        "start": start,
        "end": end,
    }


def days(when: When) -> tuple[str | None, str | None]:
    """First and last ISO day of a When, for ordering and for ranges; None: not known.

    An end that is open takes the day of the other, so that a statement is found on the day that is known of it.
    """
    given = sorted(day for day in (when.earliest, when.latest, *(when.candidates or ())) if day)
    return (given[0], given[-1]) if given else (None, None)
