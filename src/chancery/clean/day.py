"""The day that a dateline states in full."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from chancery.records import UNKNOWN_DAY, Block, When

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAYS = (
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}}){_ORDINAL},? (?P<year>\d{{4}})\b", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}}){_ORDINAL}[ -]{_MONTH}[ -]?,? ?(?P<year>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)"),
    # With strokes, day and month may stand either way round; with stops they do not.
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})\b"),
)
_CHANGED = re.compile(r"\b(?:updated|modified|edited)\W*(?:\w+\W+){0,2}$", re.I)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued)\b", re.I)


def dateline_day(text: str, blocks: Sequence[Block]) -> When:
    """Day of the dateline nearest before the report's first words, where it gives day, month and year.

    Days on which a page was changed do not count, nor does a bare date above the headline: that is often the day on
    which the page was looked at.
    """
    roles = [block.role for block in blocks]
    first = roles.index("body") if "body" in roles else 0
    headline = roles.index("headline") if "headline" in roles else 0
    for number in range(first - 1, -1, -1):
        start, end = blocks[number].span
        if roles[number] != "dateline" or (number < headline and not _PUBLISHED.search(text, start, end)):
            continue
        for pattern in _DAYS:
            for found in pattern.finditer(text, start, end):
                day = _iso(found)
                if day and not _CHANGED.search(text[start : found.start()]):
                    return When(earliest=day, latest=day, basis="dateline", spans=(found.span(),))
    return UNKNOWN_DAY


def _iso(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    month = groups.get("number") or _MONTHS.index(groups["month"].lower()) + 1
    try:
        return datetime.date(int(groups["year"]), int(month), int(groups["day"])).isoformat()
    except ValueError:
        return None
