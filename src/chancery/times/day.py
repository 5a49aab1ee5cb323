"""The day of a report, from all that speaks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from chancery.daysets import EVER, Days, as_when, count_days, intersect, write_days
from chancery.grammar.parse import Doc
from chancery.records import Basis, DayCue, Document, Span, TimeExpression, When
from chancery.times.day_cues import INDEPENDENT, NARROWING, Given, Reason

MOST_INTERVALS = 60
"""Intervals of one cue that are kept in the record: the nearest to the result."""


def date_document(document: Document, doc: Doc, times: tuple[TimeExpression, ...]) -> tuple[When, tuple[DayCue, ...]]:
    """The day of a document and the cues it rests on, the most trusted first.

    `doc` is the parse of `document.text`; `times` are its expressions, read without a day to count from.  An interval,
    or candidate days where they are not contiguous; ends that nothing speaks for are None.
    """
    given = Given(document, doc, times)
    return weigh([reason for cue in INDEPENDENT for reason in cue(given)], given)


@dataclass(frozen=True)
class Weighed:
    """A reason, and what it did."""

    reason: Reason
    dropped: bool
    narrows: bool
    """It left fewer days than there were."""


def weigh(reasons: Iterable[Reason], given: Given | None = None) -> tuple[When, tuple[DayCue, ...]]:
    """Intersect the hard reasons, the most trusted first, then let the soft choose; what leaves no day is dropped."""
    ranked = sorted(reasons, key=rank)
    weighed: list[Weighed] = []
    left = apply([reason for reason in ranked if reason.hard], EVER, weighed)
    if given is not None:
        late = [reason for cue in NARROWING for reason in cue(given, left)]
        left = apply([reason for reason in late if reason.hard], left, weighed)
        ranked += [reason for reason in late if not reason.hard]
    left = apply([reason for reason in ranked if not reason.hard], left, weighed)
    cues = tuple(write_cue(one, left) for one in weighed)
    return open_end(write_when(left, [one.reason for one in weighed if one.narrows]), left, given), cues


def open_end(when: When, left: Days, given: Given | None) -> When:
    """That a report is not of a day to come needs no saying, and would change from day to day."""
    if given is None or given.fetched is not None or when.candidates is not None:
        return when
    return msgspec.structs.replace(when, latest=None) if left[-1][0] < given.until <= left[-1][1] else when


def rank(reason: Reason) -> tuple[float, str, tuple[Span, ...]]:
    return -reason.trust, reason.name, reason.spans


def apply(reasons: list[Reason], left: Days, weighed: list[Weighed]) -> Days:
    """What is left after each reason in turn; those that contradict are noted as dropped."""
    for reason in reasons:
        both = intersect(left, reason.days)
        weighed.append(Weighed(reason, dropped=not both, narrows=bool(both) and both != left))
        left = both or left
    return left


def write_when(left: Days, binding: list[Reason]) -> When:
    """The days as a When; its spans and basis are of the reasons that made it what it is."""
    if not binding:
        return When()
    spans = tuple(dict.fromkeys(span for reason in binding for span in reason.spans))
    return as_when(left, basis_of(binding), spans)


def basis_of(binding: list[Reason]) -> Basis:
    """Basis of the reason that allows the fewest days; among equals of the most trusted."""
    return min(binding, key=lambda reason: (count_days(reason.days), -reason.trust)).basis


def write_cue(one: Weighed, left: Days) -> DayCue:
    """The reason as a record; of very many intervals the ones round the result."""
    reason, days = one.reason, one.reason.days
    if len(days) > MOST_INTERVALS and left:
        days = tuple(sorted(sorted(days, key=lambda pair: abs(pair[0] - left[0][0]))[:MOST_INTERVALS]))
    return DayCue(
        name=reason.name,
        allows=write_days(days),
        hard=reason.hard,
        trust=reason.trust,
        why=reason.why,
        spans=reason.spans,
        dropped=one.dropped,
    )
