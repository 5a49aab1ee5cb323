"""What one report can tell others of days, and what it asks them: all that sharing needs of it, in few bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from chancery.daysets import FIRST, LAST, Days, make_days, read_day
from chancery.ids import digest
from chancery.link.gatherings import Gathering, find_gatherings
from chancery.records import DayCue, Reading, Record, Span, When

VERSION = "1"
"""Changes whenever the same reading gives other facts."""
LEAST_WORDS = 10
"""Shorter quotations are said more than once."""


class Quotation(Record, frozen=True, kw_only=True):
    """Words that two reports can share."""

    speaker: str
    """Id of the actor."""
    words: str
    """Digest of the words, in lower case and without marks."""
    day: str | None
    """When they were said; None: the report does not tell the one day."""
    span: Span


class DayFacts(Record, frozen=True, kw_only=True):
    """What a report, read by itself, says of days."""

    document: str
    dated: When
    """By its own cues, never a day that came from another report."""
    allowed: tuple[Days, ...]
    """The days that each of its hard cues leaves."""
    gatherings: tuple[Gathering, ...]
    quotations: tuple[Quotation, ...]


_decoder = msgspec.json.Decoder(DayFacts)


def tell_days(reading: Reading) -> bytes:
    """The facts of a reading that has a document, as `read_facts` takes them back."""
    document = reading.document
    assert document is not None
    facts = DayFacts(
        document=document.id,
        dated=document.dated,
        allowed=tuple(allowed(cue) for cue in reading.day_cues if cue.hard and not cue.dropped),
        gatherings=tuple(
            msgspec.structs.replace(one, told=direction(reading.day_cues, one.span))
            for one in find_gatherings(document, reading.times)
        ),
        quotations=tuple(find_quotations(reading)),
    )
    return msgspec.json.encode(facts)


def read_facts(told: bytes) -> DayFacts:
    """The facts that `tell_days` gave. Raises msgspec.DecodeError on anything else."""
    return _decoder.decode(told)


def direction(cues: tuple[DayCue, ...], span: Span) -> str | None:
    """`past` or `ahead`, as the report's own cues say of these words; None: they do not."""
    names = {cue.name for cue in cues if cue.name in ("past", "ahead") and span in cue.spans}
    return names.pop() if len(names) == 1 else None


def find_quotations(reading: Reading) -> Iterator[Quotation]:
    """Direct quotations that are long enough, one for each who said them."""
    document = reading.document
    assert document is not None
    for statement in reading.statements:
        spoken = " ".join(document.slice(span) for span in statement.content)
        words = re.findall(r"\w+", spoken.lower())
        if statement.mode != "direct" or len(words) < LEAST_WORDS:
            continue
        first, last = statement.said_on.earliest, statement.said_on.latest
        for actor in statement.speaker:
            if actor.name:
                yield Quotation(
                    speaker=actor.id,
                    words=digest(" ".join(words)),
                    day=first if first == last else None,
                    span=statement.content[0],
                )


def allowed(cue: DayCue) -> Days:
    """The days that a cue allows."""
    return make_days((read_day(first, FIRST), read_day(last, LAST)) for first, last in cue.allows)
