"""One flat row for one statement: what tables, CSV and Parquet show."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chancery.records import Actor, Document, Record, Span, Statement, When

_SPACE = re.compile(r"\s+")
# C0 and C1 controls: a report must not be able to drive the reader's terminal.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class Row(Record, frozen=True):
    """A statement as one line; lists are joined with `; `, spans written as `start-end` and joined with a space."""

    id: str
    document: str
    headline: str | None
    outlet: str | None
    place: str
    """Path or URL of the source; empty: the text was given as such."""
    said_from: str | None
    said_to: str | None
    said_basis: str
    speaker: str
    """Canonical names; for who could not be resolved, the report's own words. Empty: nobody could be named."""
    speaker_state: str
    speaker_office: str
    """The offices they held on the day."""
    speaker_id: str
    cue: str | None
    """Lemma of the cue."""
    act: str
    mode: str
    kind: str
    negated: bool
    hedged: bool
    content: str
    """The words, spans joined with ` … `."""
    frame: str
    addressee: str
    channel: str
    via: str
    issues: str
    within: str | None
    confidence: float
    found_by: str
    content_spans: str
    frame_span: str
    cue_span: str


def make_row(document: Document, statement: Statement) -> Row:
    """The row of a statement of a document."""
    when, cue = statement.said_on, statement.cue
    return Row(
        id=statement.id,
        document=document.id,
        headline=document.headline,
        outlet=document.outlet,
        place=place_of(document),
        said_from=when.earliest or (when.candidates[0] if when.candidates else None),
        said_to=when.latest or (when.candidates[-1] if when.candidates else None),
        said_basis=when.basis,
        speaker=names_of(statement.speaker, document),
        speaker_state="; ".join(actor.state or "" for actor in statement.speaker),
        speaker_office="; ".join(actor.office or "" for actor in statement.speaker),
        speaker_id="; ".join(actor.id for actor in statement.speaker),
        cue=None if cue is None else cue.lemma,
        act=statement.act,
        mode=statement.mode,
        kind=statement.kind,
        negated=statement.negated,
        hedged=statement.hedged,
        content=" … ".join(document.slice(span) for span in statement.content),
        frame=document.slice(statement.frame),
        addressee=names_of(statement.addressee, document),
        channel=names_of(() if statement.channel is None else (statement.channel,), document),
        via=names_of(statement.via, document),
        issues="; ".join(statement.issues),
        within=statement.within,
        confidence=statement.confidence,
        found_by=statement.found_by,
        content_spans=join_spans(statement.content),
        frame_span=join_spans((statement.frame,)),
        cue_span=join_spans(() if cue is None else (cue.span,)),
    )


def names_of(actors: Iterable[Actor], document: Document) -> str:
    """Names, or the report's own words for who was not resolved, joined with `; `."""
    return "; ".join(actor.name or (document.slice(actor.span) if actor.span else "?") for actor in actors)


def place_of(document: Document) -> str:
    """URL or path of the document's source; empty if it has none."""
    return document.source.url or document.source.path or ""


def write_when(when: When) -> str:
    """A When for reading: a day, `A to B`, `from A`, `until B`, `A or B`; empty if nothing is known."""
    if when.candidates:
        return " or ".join(when.candidates)
    if when.earliest and when.latest:
        return when.earliest if when.earliest == when.latest else f"{when.earliest} to {when.latest}"
    if when.earliest:
        return f"from {when.earliest}"
    return f"until {when.latest}" if when.latest else ""


def one_line(text: str) -> str:
    """The text on one line, without control characters."""
    return _CONTROLS.sub("\ufffd", _SPACE.sub(" ", text)).strip()


def harmless(text: str) -> str:
    """The text as it is, lines kept, without other control characters."""
    return _CONTROLS.sub("\ufffd", text)


def join_spans(spans: Iterable[Span]) -> str:
    """Spans as `start-end`, joined with a space."""
    return " ".join(f"{start}-{end}" for start, end in spans)
