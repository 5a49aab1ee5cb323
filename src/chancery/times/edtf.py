"""Times as EDTF (ISO 8601-2:2019): dates, sub-year groupings and intervals."""

from __future__ import annotations

import re

from chancery.records import TimeExpression

_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_QUARTER, _HALF = 32, 39
"""Sub-year groupings of EDTF level 2: 33 to 36 are quarters, 40 and 41 halves."""
_PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_GROUP = re.compile(r"(\d{4})-(?:(SP|SU|FA|WI)|Q([1-4])|H([12]))")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)(Z?)")


def write_edtf(time: TimeExpression) -> str | None:
    """EDTF of an expression: its date, else the interval of its days, open ends as `..`; None: it has no days."""
    value = time.value
    if _PLAIN.fullmatch(value):
        return value + ("~" if time.modifier == "APPROX" else "")
    if group := _GROUP.fullmatch(value):
        year, season, quarter, half = group.groups()
        return f"{year}-{_SEASONS[season] if season else _QUARTER + int(quarter) if quarter else _HALF + int(half)}"
    if clock := _CLOCK.fullmatch(value):
        return f"{clock[1]}T{clock[2]}:{clock[3]}:00{clock[4]}"
    if re.fullmatch(r"\d{2,3}", value):  # a century, a decade
        return value.ljust(4, "X")
    if era := re.fullmatch(r"BC(\d{4})", value):
        return f"-{int(era[1]) - 1:04d}"  # the year 1 BC is the year 0000
    return write_interval(time.earliest, time.latest)


def write_interval(earliest: str | None, latest: str | None) -> str | None:
    """EDTF of the days from one to another, both included; None: open; both open: None."""
    if earliest is None and latest is None:
        return None
    return earliest if earliest == latest else f"{earliest or '..'}/{latest or '..'}"
