"""The furniture of news pages: phrases and patterns by role, from `furniture.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Literal, NamedTuple

import msgspec

from chancery.errors import SettingsError
from chancery.records import Role

Where = Literal["line", "start", "inside", "list", "tail"]

FILE = "furniture.toml"
LONGEST = 300
"""Code points of the longest line that is compared with the whole-line entries."""

_END = r"[\s.…:!?»>→*]*"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the file; `furniture.toml` says what each part means."""

    role: Role
    where: Where
    match: str
    example: str
    has: tuple[str, ...] = ()


class Furniture(NamedTuple):
    """The entries, compiled."""

    entries: tuple[Entry, ...]
    whole: re.Pattern[str]
    """Whole lines; the number of the group that matched is the number of the entry."""
    whole_entries: tuple[Entry, ...]
    floating: tuple[tuple[re.Pattern[str], Entry], ...]
    """Whole lines that are told by words in them, not by how they open."""
    starts: tuple[tuple[re.Pattern[str], Role], ...]
    inside: tuple[tuple[tuple[str, ...], re.Pattern[str], Role], ...]
    """Lower-case words that must be there, pattern, role."""
    agencies: dict[str, str]
    """Way of writing to the name in the record."""
    cards: frozenset[str]
    not_places: frozenset[str]

    def line(self, text: str) -> Entry | None:
        """Entry that the whole line is; None: it is none."""
        if len(text) > LONGEST:
            return None
        found = self.whole.fullmatch(text)
        if found is not None:
            return self.whole_entries[int((found.lastgroup or "g0")[1:])]
        lowered = text.lower()
        for pattern, entry in self.floating:
            for words in entry.has:
                if words in lowered and pattern.fullmatch(text):
                    return entry
        return None


@functools.cache
def furniture() -> Furniture:
    """The shipped entries; raises SettingsError, naming the entry, where the file cannot be used."""
    raw = tomllib.loads(resources.files(__package__).joinpath(FILE).read_text("utf-8"))
    try:
        entries = msgspec.convert(raw["entries"], tuple[Entry, ...])
        agencies = msgspec.convert(raw["agencies"], dict[str, list[str]])
        words = msgspec.convert(raw["words"], dict[str, list[str]])
        for entry in entries:
            re.compile(entry.match)
    except (KeyError, msgspec.ValidationError, re.error) as error:
        raise SettingsError(f"{FILE}: {error}; correct the entry") from error
    # The order decides where several match: the more telling kinds first.
    order = ("tail", "list", "line")
    lines = tuple(entry for where in order for entry in entries if entry.where == where)
    whole = tuple(entry for entry in lines if not entry.has)
    choices = "|".join(f"(?P<g{number}>(?:{entry.match}){_END})" for number, entry in enumerate(whole))
    return Furniture(
        entries=entries,
        whole=re.compile(choices, re.I),
        whole_entries=whole,
        floating=tuple((re.compile(f"(?:{entry.match}){_END}", re.I), entry) for entry in lines if entry.has),
        starts=tuple((re.compile(entry.match, re.I), entry.role) for entry in entries if entry.where == "start"),
        inside=tuple(
            (entry.has, re.compile(entry.match, re.I), entry.role) for entry in entries if entry.where == "inside"
        ),
        agencies={written: name for name, ways in agencies.items() for written in ways},
        cards=frozenset(words["cards"]),
        not_places=frozenset(words["not_places"]),
    )
