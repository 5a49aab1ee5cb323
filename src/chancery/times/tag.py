"""The temporal tagger: words that name a time become `TimeExpression`s with TIMEX3 values."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace

from chancery.grammar.parse import Doc
from chancery.records import UNKNOWN_DAY, Document, TimeExpression, When
from chancery.times.clause import clause_tense
from chancery.times.compose import Found, compose
from chancery.times.frame import Frame, Memory, Reading, Telling
from chancery.times.narrative import classify
from chancery.times.place import Words
from chancery.times.readers import READERS
from chancery.times.scan import Match, scan
from chancery.times.tense import Tense

_LINK = re.compile(r"(?:\s+(?:morning|afternoon|evening|night))?\s*(?:,|and|or|to|through|until|-|–)\s*(?:[io]n\s+)?")
_LINKING = 24
_STRETCHES = frozenset(("number-period", "unit-bare", "window"))
_STRETCH = re.compile(r"P[69]M|P1Y")
"""What business reports tell of beside quarters."""
_STOP = re.compile(r"[.!?]\s|\n")


def tag_times(document: Document, doc: Doc, dated: When = UNKNOWN_DAY) -> tuple[TimeExpression, ...]:
    """The time expressions of a document, in reading order.

    `doc` is the parse of `document.text`.  `dated` is the day that relative expressions are counted from: a day, an
    interval or unknown.  From an interval they have the value that all its days agree on, with X for the rest, and the
    days from the first possible to the last possible one; from an unknown day X alone.
    """
    return read_times(document, doc, match_times(document, doc), dated)


def match_times(document: Document, doc: Doc) -> list[Match]:
    """The words that name a time, before they are counted from a day; found once, they can be read for several."""
    end = doc[-1].idx + len(doc[-1]) if len(doc) else 0  # not of `doc.text`, which spaCy joins anew at each look
    return scan(document.text[:end], Words(doc))


def read_times(document: Document, doc: Doc, matches: list[Match], dated: When) -> tuple[TimeExpression, ...]:
    """The expressions that the matches are, counted from `dated` as `tag_times` counts."""
    telling = classify(matches, dated, doc)
    first = read_all(matches, doc, day_at(dated.earliest), telling)
    last, bare = None, first
    if dated.earliest != dated.latest:
        last, bare = read_all(matches, doc, day_at(dated.latest), telling), read_all(matches, doc, None, telling)
    found = []
    for number, match in enumerate(matches):
        reading = first[number]
        if last is not None:
            reading = agree(reading, last[number], bare[number])
        if reading is not None:
            found.append(Found(match.span, reading, match.rule))
    return tuple(make_expression(one, dated) for one in compose(document.text, found, dated))


def day_at(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def read_all(matches: list[Match], doc: Doc, day: datetime.date | None, telling: Telling) -> list[Reading | None]:
    """What the readers make of the matches, counted from one day."""
    memory = Memory()
    parsed = any(token.head != token for token in doc)
    readings: list[Reading | None] = []
    before, beside, listed = 0, None, None
    for match in matches:
        start, end = match.span
        if not _LINK.fullmatch(match.place.text[before:start] if start - before < _LINKING else ""):
            beside = None
        if _STOP.search(match.place.text, before, start):
            listed = None
        frame = Frame(day, memory, tense_asker(doc if parsed else None, match), telling, beside, listed)
        reading = read_one(match, frame)
        if reading is not None and reading.period is not None and not reading.aside:
            memory.note(reading.period)
        elif reading is not None and _STRETCH.fullmatch(reading.value) and match.rule.name in _STRETCHES:
            memory.stretch = reading.value
        before, beside = end, reading.period if reading else None
        listed = beside or listed
        readings.append(reading)
    return readings


def tense_asker(doc: Doc | None, match: Match) -> Callable[[], Tense | None]:
    """What tells the tense of a match when it is asked for; of a text without a parse, nothing does."""
    return lambda: clause_tense(doc, match.place) if doc is not None else None


def read_one(match: Match, frame: Frame) -> Reading | None:
    try:
        reading = READERS[match.rule.read](match.rule, match.place.found, frame)
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return None
    if reading is not None and match.rule.modifier:
        return replace(reading, modifier=match.rule.modifier)
    return reading


def agree(one: Reading | None, other: Reading | None, bare: Reading | None) -> Reading | None:
    """What the readings from the first and the last possible day have in common, with what no day changes."""
    if one is None or other is None or one == other:
        return one or other
    value = common_value(one.value, other.value)
    if bare is not None and not any(letter.isdigit() for letter in value):
        value = bare.value  # "Tuesday" is XXXX-WXX-2, whatever the day
    elif bare is not None and len(bare.value) == len(value):  # "June 16" is XXXX-06-16, whatever the year
        value = "".join(mine if mine != "X" else others for mine, others in zip(value, bare.value, strict=True))
    earliest = min(one.earliest, other.earliest) if one.earliest and other.earliest else None
    latest = max(one.latest, other.latest) if one.latest and other.latest else None
    return Reading(one.type, value, None, earliest, latest, True, one.modifier)


def common_value(one: str, other: str) -> str:
    """The value with X from the first part on in which the two differ (`2021-06-09`, `2021-06-16` -> `2021-06-XX`)."""
    if one == other or len(one) != len(other):
        return one
    parts, same = [], True
    for mine, others in zip(one.split("-"), other.split("-"), strict=False):
        same = same and mine == others
        parts.append(mine if same else "".join("X" if letter.isdigit() else letter for letter in mine))
    return "-".join(parts)


def make_expression(found: Found, dated: When) -> TimeExpression:
    reading = found.reading
    anchor = None
    if reading.relative and dated.earliest:
        anchor = dated.earliest if dated.earliest == dated.latest else f"{dated.earliest}/{dated.latest or '..'}"
    return TimeExpression(
        span=found.span,
        type=reading.type,
        value=reading.value,
        modifier=reading.modifier,
        earliest=reading.earliest,
        latest=reading.latest,
        anchor=anchor,
        rule=found.rule.name,
    )
