"""Days without a year that are told as past or as still ahead, and months in which one who took office still is new."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from chancery.daysets import make_days
from chancery.records import Span
from chancery.times.day_cues.given import GATHERINGS, Given, Reason

_LATER_THIS_MONTH = re.compile(r"\blater this month\b", re.I)

NEAR = 200
"""Days: in another calendar year than the report's, only a day as near as this is named without its year."""


def read_yearless(given: Given) -> Iterator[Reason]:
    """A reason for each day of the text that is named without its year, by the tense it is told in."""
    seen: set[tuple[int, int, bool]] = set()
    for time, month, number in given.yearless():
        if given.role_at(time.span[0]) in ("dateline", "byline"):
            continue
        tense = "future" if is_coming_event(given, time.span) else given.tense(time.span)
        if tense not in ("past", "pluperfect", "future", "would"):
            continue
        ahead = tense in ("future", "would")
        if is_term(given, time.span[0]) and not ahead:
            continue  # "until March 6" may be told in any tense
        if (month, number, ahead) in seen:
            continue
        seen.add((month, number, ahead))
        days = given.every(month, number)
        words = given.quote([time.span])
        if not ahead:
            near = make_days([given.before_years(), *((day, max(day + NEAR, end_of_year(day))) for day, _ in days)])
            yield Reason("past", near, 0.55, f"{words} is told as past", (time.span,))
            continue
        near = make_days([given.before_years(), *((min(day - NEAR, start_of_year(day)), day) for day, _ in days)])
        yield Reason("ahead", near, 0.6, f"{words} is still ahead", (time.span,))
        yield from read_same_month(given, month, number)


def start_of_year(day: int) -> int:
    return datetime.date.fromordinal(day).replace(month=1, day=1).toordinal()


def end_of_year(day: int) -> int:
    return datetime.date.fromordinal(day).replace(month=12, day=31).toordinal()


def is_coming_event(given: Given, span: Span) -> bool:
    """The day is that of a gathering, and the report calls its gatherings upcoming."""
    words = given.doc.char_span(*span, alignment_mode="expand")
    if words is None or not len(words):
        return False
    noun = words.root
    for _ in range(3):
        if noun.lemma_.lower() in GATHERINGS:
            return given.coming
        if noun.pos_ == "VERB" or noun.head.i == noun.i:
            return False
        noun = noun.head
    return False


def is_term(given: Given, at: int) -> bool:
    """A term stands before the place ("until", "by", "payable")."""
    before = given.document.text[max(0, at - 30) : at]
    return (
        re.search(r"\b(?:until|till|by|before|through|due|payable|expires?|ended|ending|deadline|to)\W+$", before)
        is not None
    )


def read_same_month(given: Given, month: int, number: int) -> Iterator[Reason]:
    """ "later this month", where all that is ahead is one day: the report is of the same month, and before it."""
    ahead = {
        (other, day)
        for time, other, day in given.yearless()
        if given.role_at(time.span[0]) == "body" and given.tense(time.span) not in ("past", "pluperfect")
    }
    found = next(
        (hit for block in given.blocks for hit in _LATER_THIS_MONTH.finditer(given.document.text, *block.span)), None
    )
    if found is None or ahead - {(month, number)} or number == 1:
        return
    days = given.every(month, number)
    why = f"{given.quote([found.span()])}, and what is ahead then is of this month"
    yield Reason(
        "same month",
        make_days([given.before_years(), *((day - number + 1, day - 1) for day, _ in days)]),
        0.6,
        why,
        (found.span(),),
    )
