"""The nouns of the lexicons, frozen; each is one entry of a data file, described in `docs/lexicons.md`."""

from __future__ import annotations

from typing import Literal

import msgspec

Match = Literal["name", "alias", "adjective", "people", "capital"]
"""How a text names a state: a capital stands for the state's government, an adjective for its people or its doings."""


class State(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state, or a territory that speaks for itself, and the words that name it in English."""

    alpha3: str
    """ISO 3166 alpha-3 (`XKX` for Kosovo)."""
    name: str
    """Short English name without article (`United States`)."""
    article: bool
    """The name takes `the`."""
    adjective: str
    people: str
    """Plural of its people (`Norwegians`, `Swiss`)."""
    capital: str
    """The city whose name reports use for the government; no claim about its status."""
    aliases: tuple[str, ...] = ()
    """Other names and codes; an alias in capitals is matched in capitals only."""
    variants: tuple[str, ...] = ()
    """Other adjectives and words for its people, singular and plural."""
    seats: tuple[str, ...] = ()
    """Other seats of government and other spellings of the capital."""


Gender = Literal["m", "f", "u"]
"""Of a given name or a role noun: `u` where it is used for both."""


class NameRegion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of one cultural region, one word each, and the states that belong to it."""

    name: str
    states: tuple[str, ...]
    """ISO alpha-3; each state belongs to one region."""
    male: tuple[str, ...]
    female: tuple[str, ...]
    surnames: tuple[str, ...]
    """Fit men and women."""
    male_surnames: tuple[str, ...] = ()
    """For men only; empty: the language does not tell them apart."""
    female_surnames: tuple[str, ...] = ()
    surname_first: bool = False
    """The surname stands before the given name at home."""
