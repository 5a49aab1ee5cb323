"""Cities that are no capital, and the states in which they lie."""

from __future__ import annotations

import pytest

from chancery.lexicons import city_state, place_named
from chancery.lexicons.names import states
from chancery.lexicons.places import cities


@pytest.mark.parametrize(
    ("name", "state"),
    [("Perth", "AUS"), ("Wrocław", "POL"), ("Lyon", "FRA"), ("Lisbon", "PRT"), ("Nowhere", None), ("Valencia", None)],
)
def test_a_city_tells_its_state(name: str, state: str | None) -> None:
    assert city_state(name) == state


def test_every_city_lies_in_a_state_that_is_known() -> None:
    codes = {state.alpha3 for state in states()}
    assert set(cities().values()) <= codes


def test_no_city_contradicts_the_places() -> None:
    told = {name: place.state for name in cities() if (place := place_named(name.title())) is not None}
    assert {name: state for name, state in told.items() if cities()[name] != state} == {}
