"""Stable ids: short digests of what a record is made of, so that a re-run gives the same id."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

LENGTH = 12  # 48 bits: one collision expected among about 10^7 records of a kind


def digest(*parts: str | int) -> str:
    """Hex id of the parts, in order; parts are kept apart, so ("ab", "c") and ("a", "bc") differ."""
    hasher = hashlib.sha256()
    for part in parts:
        encoded = str(part).encode("utf-8", "surrogatepass")
        hasher.update(len(encoded).to_bytes(8, "big"))
        hasher.update(encoded)
    return hasher.hexdigest()[:LENGTH]


def document_id(text: str) -> str:
    """Id of a document, from its text alone: two files with one text are one document."""
    return "d" + digest(text)


def statement_id(document: str, spans: Iterable[tuple[int, int]], cue: tuple[int, int] | None) -> str:
    """Id of a statement, from its document, its content spans and its cue."""
    parts: list[int] = [offset for span in spans for offset in span]
    return "s" + digest(document, *parts, *(cue or ()))


def interaction_id(document: str, trigger: tuple[int, int], event: str, cameo: str | None) -> str:
    """Id of an interaction, from its document, its trigger and how it is coded."""
    return "i" + digest(document, *trigger, event, cameo or "")


def meeting_id(document: str, first: tuple[int, int]) -> str:
    """Id of a meeting, from its document and the words that name it first."""
    return "m" + digest(document, *first)


def state_id(code: str) -> str:
    """Id of a state as an actor, by its alpha-3."""
    return "a" + digest("state", code)


def is_actor_id(text: str) -> bool:
    """The text is an id of an actor, whole."""
    return re.fullmatch(rf"a[0-9a-f]{{{LENGTH}}}", text) is not None
