"""Gold interactions and meetings of the own corpus: single sentences, and the reports marked for them.

Sentences are split by the hash of their words, reports by style, as for statements.  An actor is right by any of its
names, by the state it belongs to where it has no name, or by the place where the text names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from chancery.lexicons import State, states
from chancery.records import Span
from quality.corpora.own import name_state
from quality.samples import QualityError, refuse_split

SPLITS = ("train", "held-out", "all")
Part = Literal["sentences", "reports"]


@dataclass(frozen=True)
class GoldActor:
    """Who takes part."""

    names: tuple[str, ...]
    """Canonical names and spellings, any one of which is right; empty: unnamed."""
    state: str | None
    """Alpha-3 or `IGO:` code; None: the text does not let one know."""
    kind: str
    sector: str | None = None
    """PLOVER sector; None: not judged."""
    words: str | None = None
    """The words for somebody unnamed."""


@dataclass(frozen=True)
class GoldInteraction:
    """One gold interaction; spans are code points."""

    actors: tuple[GoldActor, ...]
    recipients: tuple[GoldActor, ...]
    reciprocal: bool
    event: str
    other_events: tuple[str, ...]
    """Events that are as right: a concession may be AGREE or RETREAT, for the record has no CONCEDE."""
    mode: str | None
    realis: str
    triggers: tuple[Span, ...]
    actor_spans: tuple[Span, ...]
    """Wherever the text names an actor."""
    recipient_spans: tuple[Span, ...]
    when: tuple[str, str] | None
    """First and last possible ISO day; None: not judged."""
    asserted: bool
    """It is somebody's word, not the text's own."""
    optional: bool
    """Right if found, not missed if not."""


@dataclass(frozen=True)
class GoldMeeting:
    """One gold meeting; spans are code points."""

    kind: str
    parties: tuple[GoldActor, ...]
    status: str
    spans: tuple[Span, ...]
    """Every mention."""
    place: str | None
    when: tuple[str, str] | None
    """First and last possible ISO day; None: the text does not let one know, so that none is right."""
    agenda: tuple[tuple[str, bool], ...]
    optional: bool


@dataclass(frozen=True)
class EventSample:
    """One text with all the interactions and meetings in it."""

    id: str
    text: str
    interactions: tuple[GoldInteraction, ...]
    meetings: tuple[GoldMeeting, ...]
    published: str | None = None
    """ISO day that a reader of the text would know; None: not known."""
    slots: tuple[tuple[str, Span], ...] = ()
    """Of a sentence: who could be an actor, by slot, and where."""
    none: str | None = None
    """Of a sentence without an interaction: why there is none."""


def load(root: Path, split: str, part: Part = "sentences", seed: int = 0) -> list[EventSample]:
    """Samples of `train`, `held-out` or both (`all`); sentences with another seed have other states and people."""
    refuse_split("own interactions", split, SPLITS)
    try:
        from corpus import CorpusError, read_reports, read_sentences
    except ImportError as error:
        raise QualityError(f"own: the package 'corpus' cannot be imported ({error}); run in the repository") from error
    wanted = None if split == "all" else split
    try:
        if part == "sentences":
            return [from_sentence(sentence) for sentence in read_sentences(wanted, root, seed)]
        reports = read_reports(root, wanted, "interactions")
    except CorpusError as error:
        raise QualityError(f"own: {error}") from error
    return [from_report(report) for report in reports]


def from_sentence(sentence) -> EventSample:  # type: ignore[no-untyped-def]
    return EventSample(
        sentence.id,
        sentence.text,
        tuple(build_interaction(one) for one in sentence.interactions),
        tuple(build_meeting(one) for one in sentence.meetings),
        slots=sentence.slots,
        none=sentence.none,
    )


def from_report(report) -> EventSample:  # type: ignore[no-untyped-def]
    return EventSample(
        report.id,
        report.text,
        tuple(build_interaction(one) for one in report.interactions),
        tuple(build_meeting(one) for one in report.meetings),
        published=report.told_day,
    )


def build_interaction(one) -> GoldInteraction:  # type: ignore[no-untyped-def]
    others = tuple(sorted({"AGREE", "RETREAT"} - {one.event})) if "concede" in one.flags else ()
    return GoldInteraction(
        actors=tuple(map(build_actor, one.actor)),
        recipients=tuple(map(build_actor, one.recipient)),
        reciprocal=one.reciprocal,
        event=one.event,
        other_events=others,
        mode=one.mode,
        realis=one.realis,
        triggers=one.triggers,
        actor_spans=one.actor_spans,
        recipient_spans=one.recipient_spans,
        when=one.when,
        asserted=one.within is not None or bool(one.said),
        optional="optional" in one.flags,
    )


def build_meeting(one) -> GoldMeeting:  # type: ignore[no-untyped-def]
    return GoldMeeting(
        kind=one.kind,
        parties=tuple(map(build_actor, one.parties)),
        status=one.status,
        spans=one.mentions,
        place=one.place,
        when=one.when,
        agenda=one.agenda,
        optional="optional" in one.flags,
    )


def build_actor(speaker) -> GoldActor:  # type: ignore[no-untyped-def]
    """A `corpus.Speaker` as a gold actor; a state is also right under its capital and its government."""
    names = [speaker.name, *speaker.other_names] if speaker.name else []
    state = by_code().get(speaker.state or "") if speaker.kind == "state" else None
    if state is not None:
        names += name_state(state)
    return GoldActor(tuple(dict.fromkeys(names)), speaker.state, speaker.kind, speaker.sector, speaker.words)


@cache
def by_code() -> dict[str, State]:
    return {state.alpha3: state for state in states()}
