"""The state that a region or a large city lies in."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from chancery.lexicons.names import fold, strip_article
from chancery.lexicons.places import place_named
from chancery.lexicons.tables import read_data, read_toml, split_list


@cache
def regions() -> MappingProxyType[str, str]:
    """Alpha-3 by folded name of a region or city."""
    tables = read_toml(read_data("regions.toml"), "lexicons/regions.toml")
    return MappingProxyType(
        {fold(strip_article(name)): code for code, cell in tables["states"].items() for name in split_list(cell)}
    )


def region_named(text: str) -> str | None:
    """Alpha-3 of the state of the region or city that `text` names as a whole; None: no such place is known."""
    bare = strip_article(text.strip())
    bare = bare[:-2] if bare[-2:] in ("'s", "’s") else bare
    if not bare[:1].isupper():
        return None
    place = place_named(bare)
    return regions().get(fold(bare)) or (place.state if place is not None else None)
