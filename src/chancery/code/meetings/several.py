"""Two meetings told by one word: "meets B on Friday and C on Saturday"."""

from __future__ import annotations

from dataclasses import replace

from chancery.code.meetings.days import choose_when
from chancery.code.meetings.mentions import WHERE, Mention
from chancery.code.meetings.parties import parties_in
from chancery.code.meetings.phrases import Segment, find_place, segments_after, times_in
from chancery.code.meetings.report import Report

LINKS = frozenset({"and", ","})


def split_second(report: Report, mention: Mention) -> Mention | None:
    """The second meeting, taken out of the first; None: the word tells but one.

    Each has whom it is with, and behind that a day of its own.
    """
    if mention.kind == "visit" or len(mention.parties) < 2:
        return None
    segments = segments_after(report, mention.token.i)
    for link in (at for one in segments for at in range(one.start, one.end + 1) if report.doc[at].lower_ in LINKS):
        before, after = split_at(segments, link)
        days, others = times_in(report, before), times_in(report, after)
        here = {actor.id: actor for one in before for actor in parties_in(report, one.start, one.end)}
        there = {actor.id: actor for one in after for actor in parties_in(report, one.start, one.end)}
        if days and others and here and there and not (set(days) & set(others) or here.keys() & there.keys()):
            break
    else:
        return None
    own = tuple(actor for actor in mention.parties if actor.id not in here and actor.id not in there)
    if not own:
        return None
    other = replace(mention, parties=(*own, *there.values()), place=find_place(report, after, WHERE))
    mention.parties = (*own, *here.values())
    mention.set_day(report, days, before)
    other.phase, other.when = mention.phase, choose_when(report, others, mention.phase)
    other.span = report.span(link + 1, max(one.end for one in after))
    mention.span = (mention.span[0], min(mention.span[1], report.doc[link].idx))
    return other


def split_at(segments: list[Segment], at: int) -> tuple[list[Segment], list[Segment]]:
    """The segments before and after a token, which may stand inside one."""
    before = [Segment(one.preposition, one.start, min(one.end, at)) for one in segments if one.start < at]
    after = [one for one in segments if one.start > at]
    inside = [Segment("", at + 1, one.end) for one in segments if one.start <= at < one.end - 1]
    return before, [*inside, *after]
