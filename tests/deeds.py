"""Interactions for tests of what is made from them: a report in one line, with whoever stands in it."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from chancery import ids
from chancery.pipeline import Stage
from chancery.records import Actor, Block, Document, Interaction, Meeting, Source, Span, Statement, When
from chancery.show.narrated import Told
from tests import fakes

DAY = When(earliest="2031-03-05", latest="2031-03-05", basis="stated")
PEOPLE: dict[str, dict[str, Any]] = {
    "Norway": {"kind": "state", "state": "NOR"},
    "Kenya": {"kind": "state", "state": "KEN"},
    "Kosovo": {"kind": "state", "state": "XKX"},
    "Oda Varden": {"kind": "person", "state": "NOR", "sector": "GOV", "office": "foreign minister"},
    "Juma Otieno": {"kind": "person", "state": "KEN", "sector": "GOV", "office": "president"},
    "NATO": {"kind": "organisation", "state": "IGO:NATO", "sector": "IGO"},
    "OSCE": {"kind": "organisation", "state": "IGO:OSCE", "sector": "IGO"},
    "a Kenyan bank": {"kind": "organisation", "state": "KEN", "sector": "BUS"},
    "reporters": {"kind": "group", "sector": "JRN", "name": None},
}


def span_in(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def someone(text: str, words: str) -> Actor:
    known = {"name": words} | PEOPLE[words]
    return Actor(id="a" + ids.digest(words), span=span_in(text, words), why="test", **known)


def report(text: str, **fields: Any) -> Document:
    blocks = tuple(Block(role="body", span=found.span()) for found in re.finditer(r"[^\n]+", text))
    source = Source(sha256="0" * 64, media_type="text/plain", encoding="utf-8", path="reports/fjord.txt")
    return Document(id=ids.document_id(text), source=source, text=text, blocks=blocks, **fields)


def told(
    text: str, trigger: str, actors: str, recipients: str = "", *, document: dict[str, Any] | None = None, **fields: Any
) -> Told:
    """The interaction that a text tells with a word; actors and recipients are names in it with `; ` between."""
    found = report(text, **(document or {}))
    span = span_in(text, trigger)
    values: dict[str, Any] = {
        "event": "COERCE",
        "mode": "deport",
        "cameo": "174",
        "quad": "material conflict",
        "score": -7.0,
        "realis": "occurred",
        "when": DAY,
        "confidence": 0.9,
        "found_by": "test/1",
    }
    deed = Interaction(
        id="i" + ids.digest(found.id, *span),
        actor=tuple(someone(text, name) for name in actors.split("; ") if name),
        recipient=tuple(someone(text, name) for name in recipients.split("; ") if name),
        trigger=span,
        evidence=((0, len(text.splitlines()[0])),),
        **(values | fields),
    )
    return Told(found, deed)


def saying(told_there: Told) -> Statement:
    """A statement whose frame is the whole report."""
    whole = (0, len(told_there.document.text))
    return Statement(
        id="s" + ids.digest(told_there.document.id),
        mode="indirect",
        kind="speech",
        speaker=(),
        cue=None,
        content=(whole,),
        frame=whole,
    )


def code_deeds(
    document: Document, statements: tuple[Statement, ...]
) -> tuple[tuple[Interaction, ...], tuple[Meeting, ...]]:
    """As the fake stage, with CAMEO codes."""
    deeds, meetings = fakes.code_lines(document, statements)
    codes = {"ACCUSE": "112", "SUPPORT": "051", "CONSULT": "040"}
    return tuple(msgspec.structs.replace(deed, cameo=codes[deed.event]) for deed in deeds), meetings


STAGES = (*fakes.STAGES, Stage("code", ("document", "statements"), ("interactions", "meetings"), fakes.one, code_deeds))
