"""The entries of a live report, each with the hour at which it was posted: which came first, wherever it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

HEADING = re.compile(
    r"^[ \t]*(?:[-*•–—>\[(#|]{1,2}[ \t]*){0,2}(?:"
    r"(?:update|entry|no\.)\s*#?(?P<number>\d{1,3})\b"
    r"|(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\b)?(?![\d%,/])(?=.{0,3}\S|$))",
    re.MULTILINE | re.IGNORECASE,
)
LEAST = 3  # headings that make a live report; two clocks may open lines of any


@dataclass(frozen=True)
class Entries:
    """Where entries begin (code points, ascending) and the turn of each: 1 for the oldest."""

    starts: tuple[int, ...] = ()
    turns: tuple[int, ...] = ()

    def turn(self, at: int) -> int:
        """The turn of the entry at an offset; what stands before the first was written last. 0: there are none."""
        place = bisect_right(self.starts, at)
        return self.turns[place - 1] if place else len(self.starts) + 1 if self.starts else 0


def find_entries(text: str) -> Entries:
    """The entries of a text whose lines open with hours or numbers that rise, or fall, but for midnights; else none."""
    found = [(each.start(), read_clock(each)) for each in HEADING.finditer(text)]
    headings = [(start, clock) for start, clock in found if clock is not None]
    clocks = [clock for _, clock in headings]
    if len(headings) < LEAST:
        return Entries()
    starts = tuple(start for start, _ in headings)
    rising = sum(one < two for one, two in pairwise(clocks))
    falling = sum(one > two for one, two in pairwise(clocks))
    if rising > 2 * falling:
        return Entries(starts, tuple(range(1, len(starts) + 1)))
    return Entries(starts, tuple(range(len(starts), 0, -1))) if falling > 2 * rising else Entries()


def read_clock(heading: re.Match[str]) -> int | None:
    """Minutes since midnight, or the number of an update; None: a bare number, which is no hour."""
    if heading["number"]:
        return int(heading["number"])
    if not heading["minute"] and not heading["half"]:
        return None
    hour = int(heading["hour"])
    if heading["half"]:
        hour = hour % 12 + 12 * (heading["half"][0].lower() == "p")
    return hour * 60 + int(heading["minute"] or 0)
