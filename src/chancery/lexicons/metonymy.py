"""Words that tell whether the name of a place stands for its government."""

from __future__ import annotations

from functools import cache

from chancery.lexicons.tables import read_data, read_toml


@cache
def metonymy_words(group: str, name: str) -> frozenset[str]:
    """The lemmas of a list of `metonyms.toml` (`verbs`, `giving`). Raises KeyError for a list that is not there."""
    tables = read_toml(read_data("metonyms.toml"), "lexicons/metonyms.toml")
    return frozenset(tables[group][name].split())
