"""Gatherings whose place and day everybody can look up: summits of bodies, and meetings of two states' leaders."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache

import msgspec

from chancery.lexicons.tables import load_rows

FILE = "gatherings.csv"
KNOWN_UNTIL = "2025-11-30"
"""The table holds what took place up to this ISO day; of later days it says nothing."""


class KnownGathering(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One gathering."""

    name: str
    """What it was, in words for a reader (`NATO summit`)."""
    who: tuple[str, ...]
    """The body by any of these names; or the ISO alpha-3 codes of the states whose leaders met."""
    places: tuple[str, ...]
    """Where, in all spellings."""
    since: str
    """First ISO day, or the month."""
    until: str | None = None
    """Last ISO day; None: it was one day, or the month is all that is kept."""

    @property
    def states(self) -> tuple[str, ...]:
        """Codes of the states that met; empty: it is the gathering of a body."""
        return self.who if all(re.fullmatch(r"[A-Z]{3}", one) and one not in BODIES for one in self.who) else ()

    @property
    def last_day(self) -> str:
        """The last ISO day on which it can have been."""
        if self.until or len(self.since) == 10:
            return self.until or self.since
        year, month = map(int, self.since.split("-"))
        return f"{self.since}-{monthrange(year, month)[1]}"

    @property
    def first_day(self) -> str:
        """The first ISO day on which it can have been."""
        return self.since if len(self.since) == 10 else f"{self.since}-01"


BODIES = frozenset({"COP"})
"""Names of three capitals that are no states."""


@cache
def known_gatherings() -> tuple[KnownGathering, ...]:
    """All rows, in the order of the file. Raises SettingsError for a row that cannot be read."""
    return load_rows(FILE, KnownGathering, lambda row: (row.name, row.places, row.since))
