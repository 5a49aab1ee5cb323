"""Whom any words of a report name: names, pronouns, who speaks; nobody for things and mere places."""

from __future__ import annotations

from functools import cache

import pytest

import chancery
from chancery.find.identify import Register
from chancery.find.naming import Namer
from chancery.pipeline import analyse_text

REPORT = """Norwegian Foreign Minister Ana Horvat met two Peruvian envoys in Geneva on Monday. She asked the envoys for
a list of the lost nets and a new stance of Lima on the fishing ban.

"We will never sell the port to Peru, and I say so again," Horvat said. The rebels and the guards exchanged a map.
Peru sent an official and a fishing boat."""


@cache
def namer(text: str = REPORT) -> Namer:
    reading = chancery.read(text, published="2031-03-06")
    assert reading.document
    doc = analyse_text(text).doc
    register = Register(reading.document, doc, reading.statements)
    return Namer(reading.document, doc, reading.statements, register)


def name(words: str, skip: int = 0) -> str | None:
    """Name of whom the words name, at their first place after `skip` others; the words themselves for who has none."""
    at = -1
    for _ in range(skip + 1):
        at = REPORT.index(words, at + 1)
    found = namer().who((at, at + len(words)))
    return None if found is None else found.name or f"({found.kind})"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Norwegian Foreign Minister Ana Horvat", "Ana Horvat"),
        ("She", "Ana Horvat"),
        ("We", "Ana Horvat"),
        ("I", "Ana Horvat"),
        ("Peru,", "Peru"),
        ("two Peruvian envoys", "(group)"),
        ("The rebels", "(group)"),
        ("an official", "(other)"),
        ("a fishing boat", None),
        ("a list", None),
        ("a new stance of Lima", None),
        ("the fishing ban", None),
        ("the lost nets", None),
        ("Geneva", None),
        ("a map", None),
    ],
)
def test_who(words: str, named: str | None) -> None:
    assert name(words) == named
    assert name(words) == named, "asked again"


SUMMIT = """Norwegian President Jorun Vik met Peruvian President Luz Quispe in Oslo. The two presidents signed a pact.
For Norway and for Peru it was the first, and both countries opened their ports. The two old envoys left."""


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("The two presidents", {"Jorun Vik", "Luz Quispe"}),
        ("both countries", {"Norway", "Peru"}),
        ("The two old envoys", {None}),
        ("Luz Quispe", {"Luz Quispe"}),
        ("a pact", set()),
    ],
)
def test_pairs(words: str, named: set[str | None]) -> None:
    start = SUMMIT.index(words)
    assert {actor.name for actor in namer(SUMMIT).all_of((start, start + len(words)))} == named


def test_outside_the_text() -> None:
    assert namer().who((5000, 5004)) is None


def test_code_between() -> None:
    text = "Norway expelled two Peruvian diplomats on Friday."
    found = chancery.code_between(text, actor=(0, 6), recipient=(16, 38))
    assert found
    assert (found.event, found.quad, found.realis, text[slice(*found.trigger)]) == (
        "SANCTION",
        "material conflict",
        "occurred",
        "expelled",
    )
    assert chancery.code_between("Norway and Peru. 🚢 A list.", actor=(0, 6), recipient=(11, 15)) is None
    assert chancery.code_between("\udce4 " + text, actor=(2, 8), fast=True)
    for span in ((0, 0), (-1, 3), (40, 900)):
        with pytest.raises(chancery.InputError, match="outside the text of 49"):
            chancery.code_between(text, actor=span)
    with pytest.raises(chancery.InputError, match="not a day"):
        chancery.code_between(text, actor=(0, 6), published="May")


STAND_INS = """A Peruvian patrol boat seized two Danish trawlers near the cape on Monday, the Peruvian navy said.

Denmark protested at once. It summoned the Peruvian ambassador. In March its frigates had sailed past the cape. Danish
soldiers and a gunner landed on the beach, and they burned a hut.

What would Lima do? It threatened to close the strait. Foreign Minister Rosa Quispe of Peru was silent. The country has
expelled three guests. A ferry left the port. It carried sand."""


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("A Peruvian patrol boat", "PER"),
        ("two Danish trawlers", "DNK"),
        ("It summoned", "DNK"),
        ("its frigates", "DNK"),
        ("It threatened", "PER"),
        ("The country", "PER"),
        ("A ferry", None),
        ("It carried", None),
        ("March", None),
    ],
)
def test_what_stands_for_a_state(words, state):
    at = STAND_INS.index(words)
    end = at + (2 if words.startswith("It ") else len(words))
    found = namer(STAND_INS).who((at, end))
    assert (found.state if found is not None else None) == state


def test_they_are_those_named_together_before():
    text = "Norway and Peru signed a pact on Monday. They will share the cape."
    at = text.index("They")
    assert {actor.state for actor in namer(text).all_of((at, at + 4))} == {"NOR", "PER"}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("The woman who sold the charts", None),  # told apart by what she did: somebody new
        ("the minister, who was abroad", "Ana Horvat"),
    ],
)
def test_a_clause_may_tell_somebody_new(words: str, named: str | None) -> None:
    text = (
        "Norwegian Foreign Minister Ana Horvat spoke in Oslo on Monday. "
        "The woman who sold the charts was arrested by Peruvian police. Peru accused the minister, who was abroad."
    )
    at = text.index(words)
    found = namer(text).who((at, at + len(words)))
    assert (found.name if found is not None else None) == named
