"""Several actors by one phrase."""

from __future__ import annotations

import pytest

import chancery

LEAD = "LIMA, May 4 - Chile and Peru will share the water of the lake, both said on Tuesday.\n\n"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (f"{LEAD}Both delegations said the work would begin in June.", ["Chile", "Peru"]),
        (f"{LEAD}The two sides said the work would begin in June.", ["Chile", "Peru"]),
        (f"{LEAD}A joint statement said the work would begin in June.", ["Chile", "Peru"]),
        (f"{LEAD}They issued a joint statement. The statement said the work would begin.", ["Chile", "Peru"]),
        (
            "Energy Minister Ana Horvat of Chile met her Peruvian counterpart, Ilse Marrow, on Monday.\n\n"
            "The two ministers said the cable would be laid in June.",
            ["Ana Horvat", "Ilse Marrow"],
        ),
        (
            "Energy Minister Ana Horvat of Chile and Energy Minister Tom Reed of Norway came to Osla on Monday.\n\n"
            "The energy ministers of Chile and Norway said the cable would be laid in June.",
            ["Ana Horvat", "Tom Reed"],
        ),
        (
            "Energy Minister Ana Horvat of Chile met her Peruvian counterpart, Ilse Marrow, on Monday.\n\n"
            "The ministers said the cable would be laid in June.",
            ["Ana Horvat", "Ilse Marrow"],
        ),
        ("The report said the work would begin in June. Chile and Peru were silent.", [None]),
    ],
)
def test_who_speaks_together(text: str, speakers: list[str | None]) -> None:
    last = chancery.read(text).statements[-1]
    assert sorted(str(actor.name) for actor in last.speaker) == sorted(map(str, speakers))


def test_two_states_that_are_scenery_are_no_pair() -> None:
    towns = ("Arica", "Cuzco", "Durban", "Essen", "Florence", "Galway", "Hanover", "Izmir", "Jaffa")
    tour = " ".join(f"In {town} she sang with Ada Hale, Tom Reed and Ana Horvat." for town in towns)
    text = f"Ilse Marrow grew up in Chile and once lived in Peru. {tour}\n\nThe two sides said the shows would go on."
    assert chancery.read(text).statements[-1].speaker[0].name is None
