"""Records as plain values, with the names of the record contract (docs/record.md)."""

from __future__ import annotations

from typing import Any

import msgspec

from chancery.records import Document, Reading, Record
from chancery.store.facts import Fact, InteractionFact, MeetingFact


def reading_as_dict(reading: Reading, *, text: bool = False) -> dict[str, Any]:
    """One document with all that was found in it: the object that `read --format jsonl` prints."""
    document = reading.document
    return {
        "document": None if document is None else document_as_dict(document, text=text),
        "statements": msgspec.to_builtins(reading.statements),
        "interactions": msgspec.to_builtins(reading.interactions),
        "meetings": msgspec.to_builtins(reading.meetings),
        "times": msgspec.to_builtins(reading.times),
        "day_cues": msgspec.to_builtins(reading.day_cues),
        "skipped": msgspec.to_builtins(reading.skipped),
    }


def document_as_dict(document: Document, *, text: bool = False) -> dict[str, Any]:
    """The document; its text only if asked for, its length always."""
    values: dict[str, Any] = msgspec.to_builtins(document)
    kept = values.pop("text")
    source = values["source"]
    values["source"] = {key: value for key, value in source.items() if value is not None or key not in ("path", "url")}
    values["length"] = len(document.text)
    return values | {"text": kept} if text else values


def fact_as_dict(fact: Fact) -> dict[str, Any]:
    """A statement with its words and the head of its document: the object that `said --format jsonl` prints."""
    return _kept_as_dict(fact.statement, fact.words, fact.document)


def interaction_as_dict(fact: InteractionFact) -> dict[str, Any]:
    """An interaction, likewise: the object that `did --format jsonl` prints."""
    return _kept_as_dict(fact.interaction, fact.words, fact.document)


def meeting_as_dict(fact: MeetingFact) -> dict[str, Any]:
    """A meeting, likewise: the object that `meets --format jsonl` prints."""
    return _kept_as_dict(fact.meeting, fact.words, fact.document)


def _kept_as_dict(record: Record, words: tuple[str, ...], document: Document) -> dict[str, Any]:
    whole = document_as_dict(document)
    head = {key: whole[key] for key in ("id", "source", "headline", "outlet", "agency", "dated")}
    values: dict[str, Any] = msgspec.to_builtins(record)
    return values | {"words": list(words), "document": head}


def as_json(value: object) -> str:
    """One line of JSON."""
    return msgspec.json.encode(value).decode()
