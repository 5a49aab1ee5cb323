"""Words of meetings: what they are called, what becomes of them, what is spoken of at them."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Any

from chancery.errors import SettingsError
from chancery.lexicons.tables import read_data, read_toml
from chancery.records import MeetingKind, MeetingStatus

FILE = "meetings.toml"
KINDS: tuple[MeetingKind, ...] = ("summit", "talks", "visit", "call", "forum", "other")
STATUSES = frozenset({"mooted", "planned", "confirmed", "postponed", "cancelled", "held", "refused"})
"""Those of the record, and `refused`: somebody will not meet, so that there is nothing to keep."""


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return check(read_toml(read_data(FILE), f"lexicons/{FILE}"), f"lexicons/{FILE}")


def check(tables: dict[str, dict[str, Any]], where: str) -> dict[str, dict[str, Any]]:
    """The tables, if every status is one and no word of a list of statuses stands in two.

    Raises SettingsError that names `where` and the table.
    """
    for name, lists in tables.get("status", {}).items():
        seen: dict[str, str] = {}
        for status, words in lists.items():
            if status not in STATUSES:
                known = ", ".join(sorted(STATUSES))
                raise SettingsError(f"{where}, [status.{name}]: there is no status {status!r}; known are {known}")
            for word in set(words.split()):
                if seen.setdefault(word, status) != status:
                    raise SettingsError(f"{where}, [status.{name}]: {word!r} is both {seen[word]} and {status}")
    return tables


def split_words(words: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in words.split())


def with_clipped(words: str) -> frozenset[str]:
    """Lemmas of verbs, and those that a lemmatiser makes of rare ones by their endings ("shelved": "shelv")."""
    found = split_words(words)
    return found | {word[:-1] for word in found if word.endswith(("le", "lve", "ne"))}


@cache
def meeting_words(group: str, name: str) -> frozenset[str]:
    """Lemmas of a list of `meetings.toml` (`agenda`, `verbs`). Raises KeyError for a list that is not there."""
    return split_words(_tables()[group][name])


@cache
def meeting_nouns() -> MappingProxyType[str, MeetingKind]:
    """Nouns for meetings to the kind that they tell."""
    table = _tables()["nouns"]
    found: dict[str, MeetingKind] = {word: kind for kind in KINDS for word in split_words(table[kind])}
    return MappingProxyType(found)


@cache
def meeting_idioms() -> MappingProxyType[str, frozenset[str]]:
    """Verbs that tell of a meeting with another word behind them, to those words (`break` to `bread`)."""
    return MappingProxyType({verb: split_words(words) for verb, words in _tables()["idioms"].items()})


@cache
def meeting_verbs() -> MappingProxyType[str, str]:
    """Verbs that tell of a meeting by themselves, to their pattern (`meet`, `host`)."""
    table = _tables()["verbs"]
    skipped = ("light", "happen", "bodies", "counted", "sent", "stands", "leaving", "lower", "figures")
    return MappingProxyType(
        {w: name for name, words in table.items() if name not in skipped for w in with_clipped(words)}
    )


@cache
def status_words(group: str) -> MappingProxyType[str, MeetingStatus]:
    """Words of one group (`verbs`, `nouns`, `adjectives`...) to the status that they tell, `refused` among them."""
    lists = _tables()["status"][group]
    clip = with_clipped if group == "verbs" else split_words
    return MappingProxyType({word: status for status, words in lists.items() for word in clip(words)})
