"""Words of titles and descriptions: what makes a director an official, what is no part of an office."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from chancery.lexicons.tables import read_data, read_toml, split_list


@cache
def title_lists() -> MappingProxyType[str, str]:
    """All lists of `titles.toml`, as they stand there."""
    return MappingProxyType(read_toml(read_data("titles.toml"), "lexicons/titles.toml")["lists"])


@cache
def title_words(name: str) -> frozenset[str]:
    """The words of a list of `titles.toml` (`public`, `things`), in lower case. Raises KeyError for an unknown list."""
    return frozenset(split_list(title_lists()[name]))
