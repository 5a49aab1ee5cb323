"""Comparing what users type with what reports write."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping

_PART = re.compile(r'"([^"]*)"|(\S+)')


def fold(name: str) -> str:
    """The name without case, accents and extra space, as names are compared."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())


def match_words(words: str) -> str | None:
    """An FTS5 query for the words as the user typed them, all of them wanted; None: there is no word in it.

    Every word becomes a quoted string, so nothing that FTS5 would read as an operator is left.
    """
    found = (quoted or plain for quoted, plain in _PART.findall(words.replace("\0", " ")))
    phrases = [part.replace('"', '""') for part in found if any(c.isalnum() for c in part)]
    if not phrases:
        return None
    wanted = " ".join(f'"{phrase}"' for phrase in phrases)
    return f"{{content frame}} : ({wanted})"  # a headline would bring in every statement of its report


def given_as_json(given: Mapping[str, str | None]) -> str:
    """What a user gave with an input, as it is kept and compared."""
    return json.dumps({key: value for key, value in sorted(given.items()) if value is not None})
