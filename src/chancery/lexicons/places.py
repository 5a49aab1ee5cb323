"""Places that stand for a government or a body, and venues where states meet."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from chancery.lexicons.actors import index
from chancery.lexicons.names import fold, states, strip_article
from chancery.lexicons.records import Place, PlaceKind
from chancery.lexicons.tables import load_rows, read_data, read_toml


@cache
def places() -> tuple[Place, ...]:
    """The places of `places.csv`, then every capital and seat of `states.csv` that is not among them."""
    rows = load_rows("places.csv", Place, lambda place: place.name)
    known = {fold(name) for place in rows for name in (place.name, *place.aliases)}
    found: list[Place] = []
    for state in states():
        kinds: tuple[tuple[PlaceKind, tuple[str, ...]], ...] = (("capital", (state.capital,)), ("seat", state.seats))
        for kind, names in kinds:
            for name in names:
                if name and fold(name) not in known:
                    found.append(Place(name=name, kind=kind, state=state.alpha3, stands_for=(state.alpha3,)))
    return (*rows, *found)


@cache
def place_index() -> MappingProxyType[str, Place]:
    """Places by folded name and alias."""
    return index((place.name, place) for place in places())


def place_named(text: str) -> Place | None:
    """The place that `text` names as a whole (`Geneva`, `the Kremlin`, `Number 10`); None: no such place is known."""
    bare = strip_article(text.strip())
    bare = bare[:-2] if bare[-2:] in ("'s", "’s") else bare
    return place_index().get(fold(bare)) if bare[:1].isupper() or bare[:1].isdigit() else None


@cache
def cities() -> MappingProxyType[str, str]:
    """Cities of `cities.toml`, folded, to the ISO code of the state in which they lie; no capital is among them."""
    table = read_toml(read_data("cities.toml"), "lexicons/cities.toml")["cities"]
    found = {fold(name.strip()): state for state, names in table.items() for name in names.split(",")}
    return MappingProxyType(found)


def city_state(text: str) -> str | None:
    """ISO code of the state in which the city that `text` names lies; None: no such city is known."""
    place = place_named(text)
    return place.state if place is not None else cities().get(fold(text.strip()))
