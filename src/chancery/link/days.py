"""Days that travel from one report to another, through the same gathering or the same words of the same speaker.

A gathering is the same where parties, place, month and day are; words, where speaker and the whole quotation are.  Only
reports that are dated by their own cues give a day, and only to others, so nothing goes round in a circle; likeness of
text counts for nothing.  All reports are read before any is dated: their order does not matter.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping

from chancery.daysets import Days, as_when, days_of, intersect, is_known, iso, ordinal
from chancery.link.day_facts import DayFacts, allowed, read_facts
from chancery.link.gatherings import Gathering
from chancery.records import DayCue, When

NEAR = 200
"""Days within which a report names a day without its year."""
CERTAIN = 62
"""A report gives days to others only where its own are no further apart."""
TRUST, YEARLY_TRUST = 0.6, 0.5


def share_days(told: Iterable[bytes]) -> dict[str, tuple[When, tuple[DayCue, ...]]]:
    """Documents that get a narrower day from others: id -> the day, and the cues that made it so.

    `told` is what `tell_days` gives of every document, in any order.  Documents to which nothing travels are left out.
    Raises msgspec.DecodeError.
    """
    facts = sorted(map(read_facts, told), key=lambda one: one.document)
    known, words = known_gatherings(facts), known_words(facts)
    years = known_years(known)
    shared: dict[str, tuple[When, tuple[DayCue, ...]]] = {}
    for one in facts:
        for cue in (*cues_from_gatherings(one, known, years), *cues_from_words(one, words)):
            before, reasons = shared.get(one.document, (one.dated, ()))
            after = narrow(before, cue, one.allowed)
            if after is not None:
                shared[one.document] = after, (*reasons, cue)
    return shared


# ---- what dated reports know

Known = Mapping[tuple[tuple[str, ...], str, int, int], Mapping[int, frozenset[str]]]
"""Gathering without its year -> ordinal of its day -> ids of the reports that say so."""


def known_gatherings(given: list[DayFacts]) -> Known:
    """The gatherings whose year follows from a report that tells of them and is dated itself."""
    found: dict[tuple[tuple[str, ...], str, int, int], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in given:
        for gathering in one.gatherings:
            days = event_days(one, gathering)
            if len(days) == 1:
                found[gathering.key][days.pop()].add(one.document)
    return {key: {day: frozenset(ids) for day, ids in days.items()} for key, days in found.items()}


Years = Mapping[tuple[tuple[str, ...], str], Mapping[int, frozenset[str]]]
"""Parties and place -> year of a gathering -> ids of the reports that say so."""


def known_years(known: Known) -> Years:
    """In which years these parties have met at this place."""
    found: dict[tuple[tuple[str, ...], str], dict[int, frozenset[str]]] = defaultdict(dict)
    for (parties, place, _, _), days in known.items():
        years = found[parties, place]
        for day, ids in days.items():
            year = datetime.date.fromordinal(day).year
            years[year] = years.get(year, frozenset()) | ids
    return found


def event_days(one: DayFacts, gathering: Gathering) -> set[int]:
    """The days on which a gathering can be, as the report tells of it; empty: its own day is too unsure."""
    if gathering.year is not None:
        return {day for day in [ordinal(gathering.year, gathering.month, gathering.day)] if day}
    own = sure_days(one.dated)
    if not gathering.month or not own:
        return set()
    years = range(datetime.date.fromordinal(own[0][0]).year - 1, datetime.date.fromordinal(own[-1][1]).year + 2)
    days = {day for year in years if (day := ordinal(year, gathering.month, gathering.day))}
    first, last = reach(gathering.told)
    return {day for day in days if any(start <= day + last and end >= day + first for start, end in own)}


def reach(told: str | None) -> tuple[int, int]:
    """How many days after a gathering the report can be, from and to; before it: less than 0."""
    return (0 if told == "past" else -NEAR), (0 if told == "ahead" else NEAR)


def known_words(given: list[DayFacts]) -> dict[tuple[str, str], tuple[str, str]]:
    """Speaker and quotation -> the last day on which they can first have been said, and the report that knows it."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for one in given:
        if not sure_days(one.dated):
            continue
        for quotation in one.quotations:
            if quotation.day is not None:
                key = quotation.speaker, quotation.words
                found[key] = max(found.get(key, ("", "")), (quotation.day, one.document))
    return found


# ---- what follows for the others


def cues_from_gatherings(one: DayFacts, known: Known, years: Years) -> Iterable[DayCue]:
    """A cue for each gathering of the report whose year other reports know, and agree on."""
    for gathering in one.gatherings:
        if gathering.years_back is not None:
            yield from cue_from_year(one, gathering, years)
            continue
        said = {day: ids - {one.document} for day, ids in known.get(gathering.key, {}).items()}
        days = {day: ids for day, ids in said.items() if ids}
        if len(days) != 1 or gathering.year is not None:
            continue
        (day, ids), (first, last) = *days.items(), reach(gathering.told)
        yield write_cue((day + first, day + last), TRUST, gathering, ids, f"on {iso(day)}")


def cue_from_year(one: DayFacts, gathering: Gathering, years: Years) -> Iterable[DayCue]:
    """ "last year's summit", where all gatherings of these parties at this place that others know are of one year."""
    said = years.get((gathering.parties, gathering.place), {})
    told = [(year, ids - {one.document}) for year, ids in said.items() if ids - {one.document}]
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


def cues_from_words(one: DayFacts, words: Mapping[tuple[str, str], tuple[str, str]]) -> Iterable[DayCue]:
    """A cue for each quotation that another report dates: this one is not older than what it quotes."""
    for quotation in one.quotations:
        day, source = words.get((quotation.speaker, quotation.words), ("", one.document))
        if source != one.document:
            why = f"the same words of the same speaker were said on {day}, as a dated report says: {source}"
            spans = (quotation.span,)
            yield DayCue(name="same words", allows=((day, None),), hard=True, trust=TRUST, why=why, spans=spans)


def narrow(dated: When, cue: DayCue, own: tuple[Days, ...]) -> When | None:
    """The day after a cue; None: the cue leaves nothing, or everything, as it was."""
    before = days_of(dated)
    for days in own:  # an interval does not tell which of its days the report's own cues leave out
        before = intersect(before, days) or before
    after = intersect(before, allowed(cue))
    spans = tuple(dict.fromkeys((*dated.spans, *cue.spans)))
    return as_when(after, "event", spans) if after and after != before else None


def sure_days(dated: When) -> Days:
    """The days of a report that may give a day to others; empty: they are too far apart, or not known."""
    days = days_of(dated) if is_known(dated) else ()
    return days if days and days[-1][1] - days[0][0] < CERTAIN else ()
