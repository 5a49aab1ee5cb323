"""Days that travel from one report to another, through the same gathering or the same words of the same speaker.

A gathering is the same where parties, place, month and day are; words, where speaker and the whole quotation are.  Only
reports that are dated by their own cues give a day, and only to others, so nothing goes round in a circle; likeness of
text counts for nothing.  All reports are read before any is dated: their order does not matter.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chancery.daysets import FIRST, LAST, Days, as_when, days_of, intersect, is_known, iso, make_days, ordinal, read_day
from chancery.link.gatherings import Gathering, find_gatherings
from chancery.records import DayCue, Document, Reading, Span, Statement, TimeExpression, When

NEAR = 200
"""Days within which a report names a day without its year."""
CERTAIN = 62
"""A report gives days to others only where its own are no further apart."""
LEAST_WORDS = 10
"""Shorter quotations are said more than once."""
TRUST, YEARLY_TRUST = 0.6, 0.5


def share_days(readings: Iterable[Reading]) -> dict[str, tuple[When, tuple[DayCue, ...]]]:
    """Documents that get a narrower day from others: id -> the day, and the cues that made it so.

    `readings` are all documents as each was read by itself: `document.dated` is the day by its own cues, never one that
    came from another report; `day_cues` say which days it tells of as past or as ahead.  Documents to which nothing
    travels are left out.
    """
    given = sorted((one for one in map(as_dated, readings) if one is not None), key=lambda one: one.document.id)
    gatherings = {one.document.id: find_gatherings(one.document, one.times) for one in given}
    known, words = known_gatherings(given, gatherings), known_words(given)
    shared: dict[str, tuple[When, tuple[DayCue, ...]]] = {}
    for one in given:
        id_ = one.document.id
        for cue in (*cues_from_gatherings(one, gatherings[id_], known), *cues_from_words(one, words)):
            before, reasons = shared.get(id_, (one.document.dated, ()))
            after = narrow(before, cue, one.cues)
            if after is not None:
                shared[id_] = after, (*reasons, cue)
    return shared


@dataclass(frozen=True)
class Dated:
    """A reading that gave a document."""

    document: Document
    times: tuple[TimeExpression, ...]
    cues: tuple[DayCue, ...]
    statements: tuple[Statement, ...]


def as_dated(reading: Reading) -> Dated | None:
    if reading.document is None:
        return None
    return Dated(reading.document, reading.times, reading.day_cues, reading.statements)


# ---- what dated reports know

Known = Mapping[tuple[tuple[str, ...], str, int, int], Mapping[int, frozenset[str]]]
"""Gathering without its year -> ordinal of its day -> ids of the reports that say so."""


def known_gatherings(given: list[Dated], gatherings: Mapping[str, tuple[Gathering, ...]]) -> Known:
    """The gatherings whose year follows from a report that tells of them and is dated itself."""
    found: dict[tuple[tuple[str, ...], str, int, int], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in given:
        for gathering in gatherings[one.document.id]:
            days = event_days(one, gathering)
            if len(days) == 1:
                found[gathering.key][days.pop()].add(one.document.id)
    return {key: {day: frozenset(ids) for day, ids in days.items()} for key, days in found.items()}


def event_days(one: Dated, gathering: Gathering) -> set[int]:
    """The days on which a gathering can be, as the report tells of it; empty: its own day is too unsure."""
    if gathering.year is not None:
        return {day for day in [ordinal(gathering.year, gathering.month, gathering.day)] if day}
    own = sure_days(one.document.dated)
    if not gathering.month or not own:
        return set()
    years = range(datetime.date.fromordinal(own[0][0]).year - 1, datetime.date.fromordinal(own[-1][1]).year + 2)
    days = {day for year in years if (day := ordinal(year, gathering.month, gathering.day))}
    first, last = reach(direction(one, gathering.span))
    return {day for day in days if any(start <= day + last and end >= day + first for start, end in own)}


def direction(one: Dated, span: Span) -> str | None:
    """`past` or `ahead`, as the report's own cues say of these words; None: they do not."""
    names = {cue.name for cue in one.cues if cue.name in ("past", "ahead") and span in cue.spans}
    return names.pop() if len(names) == 1 else None


def reach(told: str | None) -> tuple[int, int]:
    """How many days after a gathering the report can be, from and to; before it: less than 0."""
    return (0 if told == "past" else -NEAR), (0 if told == "ahead" else NEAR)


def known_words(given: list[Dated]) -> dict[tuple[str, str], tuple[str, str]]:
    """Speaker and quotation -> the last day on which they can first have been said, and the report that knows it."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for one in given:
        if not sure_days(one.document.dated):
            continue
        for key, statement in quotations(one):
            day = statement.said_on.earliest
            if day is not None and day == statement.said_on.latest:
                found[key] = max(found.get(key, ("", "")), (day, one.document.id))
    return found


def quotations(one: Dated) -> Iterable[tuple[tuple[str, str], Statement]]:
    """Direct quotations that are long enough, by speaker and words."""
    for statement in one.statements:
        words = " ".join(re.findall(r"\w+", " ".join(one.document.slice(span) for span in statement.content).lower()))
        if statement.mode == "direct" and len(words.split()) >= LEAST_WORDS:
            yield from (((actor.id, words), statement) for actor in statement.speaker if actor.name)


# ---- what follows for the others


def cues_from_gatherings(one: Dated, own: tuple[Gathering, ...], known: Known) -> Iterable[DayCue]:
    """A cue for each gathering of the report whose year other reports know, and agree on."""
    for gathering in own:
        if gathering.years_back is not None:
            yield from cue_from_year(one, gathering, known)
            continue
        said = {day: ids - {one.document.id} for day, ids in known.get(gathering.key, {}).items()}
        days = {day: ids for day, ids in said.items() if ids}
        if len(days) != 1 or gathering.year is not None:
            continue
        (day, ids), (first, last) = *days.items(), reach(direction(one, gathering.span))
        yield write_cue((day + first, day + last), TRUST, gathering, ids, f"on {iso(day)}")


def cue_from_year(one: Dated, gathering: Gathering, known: Known) -> Iterable[DayCue]:
    """ "last year's summit", where all gatherings of these parties at this place that others know are of one year."""
    years: dict[int, set[str]] = defaultdict(set)
    for (parties, place, _, _), days in known.items():
        if (parties, place) == (gathering.parties, gathering.place):
            for day, ids in days.items():
                years[datetime.date.fromordinal(day).year] |= ids - {one.document.id}
    told = [(year, frozenset(ids)) for year, ids in years.items() if ids]
    if len(told) == 1:
        year, sources = told[0]
        of = year + (gathering.years_back or 0)
        span = datetime.date(of, 1, 1).toordinal(), datetime.date(of, 12, 31).toordinal()
        yield write_cue(span, YEARLY_TRUST, gathering, sources, f"in {year}")


def write_cue(allows: tuple[int, int], trust: float, gathering: Gathering, ids: frozenset[str], when: str) -> DayCue:
    parties, sources = " and ".join(gathering.parties), ", ".join(sorted(ids))
    return DayCue(
        name="event",
        allows=((iso(allows[0]), iso(allows[1])),),
        hard=True,
        trust=trust,
        why=f"{parties} met or were to meet in {gathering.place} {when}, as dated reports say: {sources}",
        spans=(gathering.span,),
    )


def cues_from_words(one: Dated, words: Mapping[tuple[str, str], tuple[str, str]]) -> Iterable[DayCue]:
    """A cue for each quotation that another report dates: this one is not older than what it quotes."""
    for key, statement in quotations(one):
        day, source = words.get(key, ("", one.document.id))
        if source != one.document.id:
            why = f"the same words of the same speaker were said on {day}, as a dated report says: {source}"
            span = statement.content[0]
            yield DayCue(name="same words", allows=((day, None),), hard=True, trust=TRUST, why=why, spans=(span,))


def narrow(dated: When, cue: DayCue, own: tuple[DayCue, ...]) -> When | None:
    """The day after a cue; None: the cue leaves nothing, or everything, as it was."""
    before = days_of(dated)
    for one in own:  # an interval does not tell which of its days the report's own cues leave out
        if one.hard and not one.dropped:
            before = intersect(before, allowed(one)) or before
    after = intersect(before, allowed(cue))
    spans = tuple(dict.fromkeys((*dated.spans, *cue.spans)))
    return as_when(after, "event", spans) if after and after != before else None


def allowed(cue: DayCue) -> Days:
    """The days that a cue allows."""
    return make_days((read_day(first, FIRST), read_day(last, LAST)) for first, last in cue.allows)


def sure_days(dated: When) -> Days:
    """The days of a report that may give a day to others; empty: they are too far apart, or not known."""
    days = days_of(dated) if is_known(dated) else ()
    return days if days and days[-1][1] - days[0][0] < CERTAIN else ()
