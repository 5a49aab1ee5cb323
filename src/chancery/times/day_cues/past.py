"""Times that the text states with their year: what is told as past came before the report, what is planned after."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.daysets import FIRST, LAST, make_days, ordinal, read_day
from chancery.grammar.parse import Token
from chancery.records import TimeExpression
from chancery.times.day_cues.given import Given, Reason
from chancery.times.tense import TENSES_AHEAD, verb_tense

_SINCE = re.compile(r"\b(?:since|after|ago in|back in|dating (?:back )?to)\s+(?:early |late |the |at least )*$", re.I)
PLANNED = re.compile(r"\b(?:scheduled|planned|expected|slated|projected|due|set|supposed)\b", re.I)
"""Shortly before a time they make it one that was only meant."""
_CHANGES = frozenset(
    "begin start open enter launch complete finish build introduce come arrive end host reach achieve become rise fall "
    "grow produce receive close retire replace take deliver roll fly operate resume expire mature".split()
)
_RUNS_OUT = frozenset("expire end run lapse mature".split())
_RANGE = re.compile(r"\b(?:from|between)\s+\|\s+(?:to|until|through|and)\b", re.I)
_UNTIL = re.compile(
    r"\b(?:until|till|by|before|through|due|beyond|after|to|target(?:ed)? for|payable|deadline(?: of| on)?|the end of)"
    r"\s+(?:early |late |the |at least |mid-?|about |end of |year )*$",
    re.I,
)


def read_dated_past(given: Given) -> Iterator[Reason]:
    """The latest time told as past, and the earliest planned one, each with its words."""
    behind = [(start, time) for time in given.whole_times if (start := first_day(time)) and is_behind(given, time)]
    behind = [(start, time) for start, time in behind if start <= given.until]
    if behind:
        start, time = max(behind, key=lambda pair: pair[0])
        why = f"{given.quote([time.span])} is told as past"
        yield Reason("past", make_days([(start, LAST)]), 0.8, why, (time.span,))
    ahead = [(end, time) for time in given.whole_times if (end := last_day(time)) and is_ahead(given, time)]
    if ahead:
        end, time = min(ahead, key=lambda pair: pair[0])
        why = f"{given.quote([time.span])} is still ahead"
        yield Reason("ahead", make_days([(FIRST, end)]), 0.65, why, (time.span,))


def first_day(time: TimeExpression) -> int | None:
    """First ordinal of a whole expression; None: not a day, month or year."""
    year, month, day = parts(time.value)
    return ordinal(year, month or 1, day or 1)


def last_day(time: TimeExpression) -> int | None:
    """Last ordinal of a whole expression; None: not a day, month or year."""
    if time.latest:
        return read_day(time.latest, LAST)
    year, month, day = parts(time.value)
    if day:
        return ordinal(year, month, day)
    after = ordinal(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    return after - 1 if after else None


def parts(value: str) -> tuple[int, int, int]:
    """Year, month and day of a value; 0 where it has none."""
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    return (int(found[1]), int(found[2] or 0), int(found[3] or 0)) if found else (0, 0, 0)


def is_behind(given: Given, time: TimeExpression) -> bool:
    """A clause of the past holds it, and nothing says that it is a term or a plan."""
    before = given.document.text[max(0, time.span[0] - 40) : time.span[0]]
    if _SINCE.search(before) and not before.rstrip().lower().endswith("after"):
        return True
    after = given.document.text[time.span[1] : time.span[1] + 12]
    if _UNTIL.search(before) or PLANNED.search(before) or _RANGE.search(f"{before}|{after}"):
        return False
    if before.lower().endswith(" for ") or time.rule == "year-fiscal" or is_foretold(given, time):
        return False
    return is_adverbial(given, time) and given.tense(time.span) in ("past", "pluperfect")


def is_foretold(given: Given, time: TimeExpression) -> bool:
    """ "In 2031, Holm said, it would open": said before it."""
    verb = governor(given, time)
    said = [child for child in verb.children if child.dep_ == "ccomp"] if verb is not None else []
    return any(verb_tense(child) in TENSES_AHEAD for child in said)


def is_adverbial(given: Given, time: TimeExpression) -> bool:
    """The words tell when something is, and are not what it is about ("published 2016: a farce")."""
    words = given.doc.char_span(*time.span, alignment_mode="expand")
    return words is not None and words.root.dep_ not in ("obj", "nsubj", "nsubj:pass", "dobj", "appos")


def is_ahead(given: Given, time: TimeExpression) -> bool:
    """A clause about what will be holds it; a year alone is too often hung on the wrong clause."""
    before = given.document.text[max(0, time.span[0] - 40) : time.span[0]]
    if not is_adverbial(given, time) or _SINCE.search(before):
        return False
    if runs_out(given, time):
        return True
    sure = len(time.value) > 4 or re.search(r"\b(?:by|until|before)\s+$", before) is not None
    return (sure or is_of_verb(given, time)) and given.tense(time.span) == "future"


def governor(given: Given, time: TimeExpression) -> Token | None:
    """The verb that the words hang on themselves; None: they hang on none."""
    words = given.doc.char_span(*time.span, alignment_mode="expand")
    head = words.root.head if words is not None and len(words) else None
    return head if head is not None and head.pos_ == "VERB" else None


def is_of_verb(given: Given, time: TimeExpression) -> bool:
    """They hang on a verb of beginning or ending, not on what it is about ("will mark the raid in")."""
    verb = governor(given, time)
    return verb is not None and verb.lemma_ in _CHANGES


def runs_out(given: Given, time: TimeExpression) -> bool:
    """ "the lease expires in 2031", "runs until 2031"; not "his run in 2017"."""
    verb = governor(given, time)
    before = given.document.text[max(0, time.span[0] - 40) : time.span[0]]
    if verb is None or verb.lemma_ not in _RUNS_OUT or (verb.lemma_ == "run" and not _UNTIL.search(before)):
        return False
    return given.tense(time.span) in ("present", "future")
