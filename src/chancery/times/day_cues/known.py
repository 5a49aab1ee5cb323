"""Known summits that the report names by body (or parties) and place: ahead, over, or "last year's"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from chancery.daysets import FIRST, LAST, Days, make_days, read_day
from chancery.lexicons import state_by_code
from chancery.lexicons.gatherings import KNOWN_UNTIL, KnownGathering, known_gatherings
from chancery.records import Span
from chancery.times.day_cues.given import Given, Reason

AHEAD_FOR = 500
"""Days for which a summit with a place is spoken of before it."""
_NOUN = re.compile(r"\b(?:summit|conference|talks|meeting)\b", re.I)
_YEARLY = re.compile(r"\b(?P<which>last|this) year[’']s\b", re.I)
_COMING = re.compile(r"\b(?:upcoming|forthcoming|coming|planned|next (?:week|month|year)[’']s)\b", re.I)


def read_known(given: Given) -> Iterator[Reason]:
    """A reason for each known gathering, one for all its years."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for sentence, noun in sentences_with(given):
        words = given.document.text[slice(*sentence)]
        for rows in by_place():
            row = rows[0]
            key = (row.name, row.places)
            if key in seen or not names(words, row.places) or not is_of(given, words, row):
                continue
            reason = weigh_rows(given, rows, sentence, noun)
            if reason is not None:
                seen.add(key)
                yield reason


@cache
def by_place() -> tuple[tuple[KnownGathering, ...], ...]:
    """Rows of one gathering at one place, of any year, together."""
    found: dict[tuple[str, str], list[KnownGathering]] = {}
    for row in known_gatherings():
        found.setdefault((row.name, row.places[0]), []).append(row)
    return tuple(tuple(rows) for rows in found.values())


def sentences_with(given: Given) -> Iterator[tuple[Span, Span]]:
    """Sentences of the report that tell of a gathering, and the noun for it."""
    for block in given.blocks:
        for found in _NOUN.finditer(given.document.text, *block.span):
            words = given.doc.char_span(*found.span(), alignment_mode="expand")
            if words is not None and len(words):
                start, end = given.sentences.around(words.start)
                yield (max(start, block.span[0]), min(end, block.span[1])), found.span()


def names(words: str, forms: tuple[str, ...]) -> bool:
    """The words hold one of the forms, as it is spelt."""
    return any(form in words and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words) for form in forms)


def is_of(given: Given, words: str, row: KnownGathering) -> bool:
    """It is a summit, and the sentence names the body, or the report both states; ministers meet everywhere."""
    if "conference" not in row.name and not re.search(r"\bsummit\b", words, re.I):
        return False
    if not row.states:
        return names(words, row.who)
    return all(names(given.document.text, words_for(code)) for code in row.states)


@cache
def words_for(code: str) -> tuple[str, ...]:
    """Words for a state and what is of it."""
    state = state_by_code().get(code)
    return () if state is None else (state.name, state.adjective, *state.aliases, *state.variants)


def weigh_rows(given: Given, rows: tuple[KnownGathering, ...], sentence: Span, noun: Span) -> Reason | None:
    """What a sentence says of a gathering; None: neither that it is over nor that it is to come."""
    words = given.document.text[slice(*sentence)]
    spans = [(read_day(row.first_day, FIRST), read_day(row.last_day, LAST)) for row in rows]
    later = (read_day(KNOWN_UNTIL, LAST) + 1, LAST)
    when = ", ".join(row.since for row in rows)
    yearly = _YEARLY.search(words)
    if yearly is not None:
        years = [int(row.since[:4]) + (yearly["which"].lower() == "last") for row in rows]
        whole = [(read_day(f"{year}-01-01", FIRST), read_day(f"{year}-12-31", LAST)) for year in years]
        told, days = f"{yearly[0]} {rows[0].name}", make_days([*whole, later])
    elif any(time.span[0] >= sentence[0] and time.span[1] <= sentence[1] for time in given.whole_times):
        return None  # it states its year
    else:
        tense = "future" if _COMING.search(words) else given.tense(noun)
        if tense not in ("past", "future"):
            return None
        told = f"{rows[0].name}, {'to come' if tense == 'future' else 'over'}"
        days = ahead(spans, later) if tense == "future" else make_days([(spans[0][0], LAST)])
    why = f"{told}: in {rows[0].places[0]} it was {when}"
    return Reason("event", days, 0.55, why, (noun,), basis="event")


def ahead(spans: list[Span], later: Span) -> Days:
    """The days on which one of the gatherings was still to come, or on which the table ends."""
    return make_days([*((start - AHEAD_FOR, end) for start, end in spans), later])
