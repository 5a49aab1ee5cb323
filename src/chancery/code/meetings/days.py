"""On which day a meeting is: from the days named beside it, the report's own day, and whether it is over."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from msgspec.structs import replace

from chancery.code.meetings.hanging import case_of, climb
from chancery.code.meetings.outlook import PREDICATES, outlook
from chancery.code.meetings.phrases import Segment
from chancery.code.meetings.report import Report
from chancery.code.meetings.status import Told
from chancery.records import UNKNOWN_DAY, Basis, TimeExpression, When

AHEAD = frozenset({"mooted", "planned", "confirmed"})
PART_OF_YEAR = re.compile(r"\d{4}-(?:\d\d(?:-\d\d)?|SP|SU|FA|WI)$")
MONTH = re.compile(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
YEAR = re.compile(r"\d{4}|\blast\b|\bthis\b|\bpast\b")
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
WEEK = datetime.timedelta(days=7)
LISTING = frozenset({"and", "to", "until", "till", "through", "–", "-", ",", "and in", "and on", "and from", "or"})
LONG = 100  # days of a list or range that can be one meeting
HALF_YEAR = 183
DAY_BEFORE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?,? (?:and|or) (?:the )?$")
OWN_DAY = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)? [A-Z]")
BARE_DAY = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)$")
DAY = re.compile(r"\d{4}-(\d\d-\d\d)$")


def phase_of(report: Report, told: Sequence[Told], times: Sequence[TimeExpression]) -> str | None:
    """`past` or `future`, by the day and else by the words; None: neither tells."""
    dated = report.document.dated
    ahead = any(not one.earlier and one.status in AHEAD | {"present"} for one in told)
    ahead = ahead and not any(one.status in ("cancelled", "postponed", "held") for one in told)
    planned = any(not one.earlier and one.status in AHEAD for one in told)  # a mere present may tell of a past day
    open_ = [one for one in times if ahead and is_yearless(report, one) and (planned or not DAY.match(one.value))]
    for time in times:
        if time in open_:
            continue
        if is_undecided(report, told, time) and (near := phase_by_nearest(report, time)) is not None:
            return near
        if dated.latest and time.earliest and time.earliest > dated.latest:
            return "future"
        if dated.earliest and time.latest and time.latest < dated.earliest:
            return "past"
    statuses = [one.status for one in told if not one.earlier]
    if "held" in statuses and "planned" not in statuses and any(one.status == "held" and one.sure for one in told):
        return "past"
    if "cancelled" not in statuses and (open_ or any(one.status in AHEAD and one.sure for one in told)):
        return "future"
    return None


def is_undecided(report: Report, told: Sequence[Told], time: TimeExpression) -> bool:
    """Of "Friday's meeting", "on the 27th" no tense tells whether it lies ahead: "prepare for Friday's talks"."""
    if any(one.sure or one.status != "present" for one in told):
        return False
    words = report.doc.char_span(*time.span)
    if words is None or words.end >= len(report.doc):
        return False
    owned = is_weekday(report, time) and report.doc[words.end].text in ("'s", "’s")
    if not owned and not is_bare_day(report, time):
        return False
    noun = words.root.head
    verb = next((above for above in climb(noun) if above.pos_ in PREDICATES), None)
    return verb is None or outlook(verb).time != "past" or case_of(noun) == "for"


def phase_by_nearest(report: Report, time: TimeExpression) -> str | None:
    """Whether the weekday nearest to the report lies ahead; None: it is that of the report, or no day is known."""
    dated, day = report.document.dated.earliest, time.earliest
    if dated is None or day is None or dated == day:
        return None
    if is_bare_day(report, time):
        return "future"
    today, then = datetime.date.fromisoformat(dated), datetime.date.fromisoformat(day)
    near = min((then + WEEK * step for step in (-1, 0, 1)), key=lambda one: abs((one - today).days))
    return "future" if near > today else "past"


def choose_when(report: Report, times: Sequence[TimeExpression], phase: str | None) -> When:
    """The narrowest of the days named, with the years that the report's day and the phase allow."""
    if not times:
        return UNKNOWN_DAY
    time = min(times, key=width)
    earliest, latest = to_come(report, time) if phase == "future" else (time.earliest, time.latest)
    if (first := first_of_two(report, time)) is not None and earliest == latest:
        earliest = first
    spans = [time.span]
    for other in listed_with(report, time, times):
        first, last = to_come(report, other) if phase == "future" else (other.earliest, other.latest)
        if first and last and earliest and latest and 0 <= days_between(min(earliest, first), max(latest, last)) < LONG:
            earliest, latest = min(earliest, first), max(latest, last)
            spans.append(other.span)
    basis: Basis = "relative" if time.anchor else "stated"
    when = When(earliest=earliest, latest=latest, basis=basis, spans=tuple(sorted(spans)))
    return allow_years(report, when, time, phase)


def first_of_two(report: Report, time: TimeExpression) -> str | None:
    """The day of the 19 in "19 and 20 September", of which only the second is marked; None: no other stands there."""
    before = DAY_BEFORE.search(report.document.text[: time.span[0]])
    own = OWN_DAY.match(report.document.slice(time.span))
    if before is None or own is None or time.earliest is None or int(before[1]) >= int(own[1]):
        return None
    day = f"{time.earliest[:8]}{int(before[1]):02}"
    return day if is_day_of_calendar(day) else None


def listed_with(report: Report, time: TimeExpression, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Days that one list or range names with a day: "on Thursday and Friday", "from May 3 to May 5"."""
    ordered = sorted(times, key=lambda one: one.span)
    at = ordered.index(time)
    found = []
    for step in (1, -1):
        here = at
        while 0 <= here + step < len(ordered):
            one, two = sorted((ordered[here], ordered[here + step]), key=lambda each: each.span)
            if report.document.text[one.span[1] : two.span[0]].strip().lower() not in LISTING:
                break
            here += step
            found.append(ordered[here])
    return found


def stretch(when: When, days: int, from_start: bool) -> When:
    """The days of a meeting that takes so many, of which the first or the last is known."""
    if when.earliest is None or when.earliest != when.latest or days < 2:
        return when
    others = datetime.timedelta(days=days - 1)
    day = datetime.date.fromisoformat(when.earliest)
    first, last = (day, day + others) if from_start else (day - others, day)
    return replace(when, earliest=first.isoformat(), latest=last.isoformat())


def nearest(report: Report, when: When, times: Sequence[TimeExpression], planned: bool) -> When:
    """ "planned for March, was called off": the March or Thursday that is nearest, without a year or date."""
    dated = report.document.dated
    if any(time.span in when.spans and is_weekday(report, time) for time in times):
        return nearest_weekday(report, when, planned)
    spans = [time for time in times if time.span in when.spans and is_yearless(report, time)]
    if not spans or days_between(dated.latest, when.earliest) <= HALF_YEAR or not (when.earliest and when.latest):
        return when
    first, last = (f"{int(day[:4]) - 1}{day[4:]}" for day in (when.earliest, when.latest))
    return replace(when, earliest=first, latest=last) if is_day_of_calendar(last) else when


def nearest_weekday(report: Report, when: When, planned: bool) -> When:
    """The nearest of the day and the same of the week before and after; `planned`: of those that are to come."""
    today = report.document.dated.earliest
    if today is None or when.earliest is None or when.earliest != when.latest:
        return when
    day = datetime.date.fromisoformat(when.earliest)
    days = [day + WEEK * step for step in (-1, 0, 1)]
    near = min(days, key=lambda one: abs((one - datetime.date.fromisoformat(today)).days))
    if planned:
        near = min(one for one in days if one.isoformat() >= today)
    return replace(when, earliest=near.isoformat(), latest=near.isoformat())


def is_day_of_calendar(day: str) -> bool:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def find_deadline(report: Report, segments: Sequence[Segment]) -> When:
    """ "before October", "by Friday": from the day of the report to then; an unknown day where there is none."""
    for segment in segments:
        time = report.times.get(segment.start)
        if segment.preposition not in ("before", "by", "until", "till", "within") or time is None:
            continue
        last = time.latest
        if segment.preposition == "before" and time.modifier != "END" and time.earliest:
            day = datetime.date.fromisoformat(time.earliest) - datetime.timedelta(days=1)
            last = day.isoformat()
        if last and report.document.dated.earliest and last >= report.document.dated.earliest:
            return When(earliest=report.document.dated.earliest, latest=last, basis="relative", spans=(time.span,))
    return UNKNOWN_DAY


def to_come(report: Report, time: TimeExpression) -> tuple[str | None, str | None]:
    """Days of a coming meeting: "in spring" without a year is the next one, though read as the last."""
    first, last, dated = time.earliest, time.latest, report.document.dated
    if not (first and last and dated.earliest and last < dated.earliest) or not is_yearless(report, time):
        return first, last
    if is_weekday(report, time):
        return tuple((datetime.date.fromisoformat(day) + WEEK).isoformat() for day in (first, last))  # type: ignore
    if is_bare_day(report, time):
        month = datetime.date.fromisoformat(f"{first[:7]}-28") + datetime.timedelta(days=5)  # of the next month
        return f"{month.isoformat()[:7]}{first[7:]}", f"{month.isoformat()[:7]}{last[7:]}"
    return f"{int(first[:4]) + 1}{first[4:]}", f"{int(last[:4]) + 1}{last[4:]}"


def is_yearless(report: Report, time: TimeExpression) -> bool:
    """A month or season that the report names without its year, or a weekday without its date."""
    if is_weekday(report, time) or is_bare_day(report, time):
        return True
    if DAY.match(time.value) is not None and MONTH.search(report.document.slice(time.span)) is None:
        return False  # "yesterday"
    return PART_OF_YEAR.match(time.value) is not None and not YEAR.search(report.document.slice(time.span))


def is_bare_day(report: Report, time: TimeExpression) -> bool:
    """A day of some month that the report does not name: "the 27th"."""
    return BARE_DAY.match(report.document.slice(time.span)) is not None


def is_weekday(report: Report, time: TimeExpression) -> bool:
    return report.document.slice(time.span).lower() in WEEKDAYS


def settle(report: Report, when: When, position: str | None) -> When:
    """The day of a meeting that may be of several years, once it is known to lie `ahead` or `behind`."""
    if when.candidates is None or position is None:
        return when
    dated = report.document.dated
    ahead = [day for day in when.candidates if not dated.earliest or day >= dated.earliest]
    behind = [day for day in when.candidates if not dated.latest or day <= dated.latest]
    days = (ahead if position == "ahead" else behind) or list(when.candidates)
    candidates = tuple(days) if len(days) > 1 else None
    return When(earliest=days[0], latest=days[-1], candidates=candidates, basis=when.basis, spans=when.spans)


def width(time: TimeExpression) -> int:
    return days_between(time.earliest, time.latest)


def days_between(first: str | None, last: str | None) -> int:
    """Length of an interval in days; an open one is longest."""
    if first is None or last is None:
        return 10**6
    try:
        return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
    except ValueError:
        return 10**6


def allow_years(report: Report, when: When, time: TimeExpression, phase: str | None) -> When:
    """ "June 16" of a report whose year is open: one day a year, of those years that fit a coming or past meeting."""
    first, last = when.earliest or "", when.latest or ""
    same = DAY.match(first), DAY.match(last)
    if first == last or not same[0] or not same[1] or same[0][1] != same[1][1] or "X" not in time.value:
        return when
    dated = report.document.dated
    written = dated.candidates or ()
    days = [f"{year}-{same[0][1]}" for year in range(int(first[:4]), int(last[:4]) + 1)]
    if phase == "future" and dated.earliest:
        days = [day for day in days if day >= dated.earliest] or days
    if phase == "past" and dated.latest:
        days = [day for day in days if day <= dated.latest] or days
    if written:
        days = [day for day in days if day[:4] in {one[:4] for one in written}] or days
    candidates = tuple(days) if len(days) > 1 else None
    return When(earliest=days[0], latest=days[-1], candidates=candidates, basis=when.basis, spans=when.spans)


def overlap(one: When, other: When) -> bool:
    """Both may be the same day; an unknown day may be any."""
    if UNKNOWN_DAY in (one, other):
        return True
    if one.earliest and other.latest and one.earliest > other.latest:
        return False
    return not (one.latest and other.earliest and other.earliest > one.latest)


def narrower(one: When, other: When) -> When:
    """Of two days of one meeting the one that tells more; a day whose year nobody knows tells more than none."""
    if one == UNKNOWN_DAY:
        return other
    return other if days_between(other.earliest, other.latest) < days_between(one.earliest, one.latest) else one
