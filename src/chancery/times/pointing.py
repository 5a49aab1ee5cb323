"""Words that point: "last", "next", "following"; and the units that they point to."""

from __future__ import annotations

from chancery.lexicons.times import form_of
from chancery.times.periods import Unit

UNITS: dict[str, Unit] = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "10Y": "decade",
    "100Y": "century",
}  # fmt: skip
BEHIND = frozenset(("last", "past", "this past", "latest", "most recent"))
NEIGHBOURS = {"previous": -1, "prior": -1, "preceding": -1, "following": 1}
AHEAD = frozenset(("next", "coming", "this coming"))


def unit_of(words: str) -> Unit | None:
    return UNITS.get(form_of("units", words.lower()) or "")
