"""Ids of actors: the same in every report and any order, never by a surname alone."""

from __future__ import annotations

import itertools

import pytest
from test_identify import speaker, speakers

from chancery.find import actor_ids

BODIES = [
    ("Norwegian Foreign Ministry", "NOR", "foreign ministry", "NOR"),
    ("Ministry of Foreign Affairs of Norway", None, "the Norwegian foreign ministry", None),
    ("the Kremlin", "RUS", "Kremlin", None),
    ("UN", None, "the United Nations", "IGO:UN"),
    ("Green Harbour League", None, "the Green Harbour League", None),
]


@pytest.mark.parametrize(("one", "state", "other", "other_state"), BODIES)
def test_bodies_by_any_name(one: str, state: str | None, other: str, other_state: str | None) -> None:
    assert actor_ids.body_id(one, state) == actor_ids.body_id(other, other_state)


def test_ministries_of_two_states_are_two() -> None:
    assert actor_ids.body_id("foreign ministry", "NOR") != actor_ids.body_id("foreign ministry", "MAR")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Ana Solvik", "NOR", "GOV"), ("Anna Solvik", "NOR", "GOV"), True),
        (("Yevgeny Malov", "RUS", "GOV"), ("Evgeni Malow", "RUS", "MIL"), True),
        (("Ana Solvik", "NOR", None), ("Ana Solvik", "NOR", "GOV"), True),
        (("Ana Solvik", "NOR", "GOV"), ("Ana Solvik", "SWE", "GOV"), False),
        (("Ana Solvik", "NOR", "GOV"), ("Ana Solvik", "NOR", "AGR"), False),
        (("A. Solvik", "NOR", "GOV"), ("Ana Solvik", "NOR", "GOV"), False),
    ],
)
def test_people_by_full_name(one: tuple[str, str, str], other: tuple[str, str, str], same: bool) -> None:
    assert (actor_ids.person_id(*one) == actor_ids.person_id(*other)) is same


def test_spellings_of_a_known_person_share_an_id() -> None:
    texts = [
        "Russian Foreign Minister Sergey Lavrov said the ferry would run.",
        "Sergei Lawrow said the ferry would run.",
        "Foreign Minister Lavrov of Russia said the ferry would run.",
        "The Russian foreign minister said the ferry would run.",
    ]
    assert len({speaker(text).id for text in texts}) == 1


def test_a_surname_alone_stays_in_its_document() -> None:
    one = speaker("Solvik said the ferry would run again.")
    other = speaker("Solvik said the ferry would stop.")
    assert one.id != other.id
    full = speaker("Norwegian Foreign Minister Ana Solvik said the ferry would stop.")
    assert full.id not in (one.id, other.id)


def test_unnamed_people_stay_in_their_document() -> None:
    one = speaker("A senior official said the ferry would run again.")
    other = speaker("A senior official said the ferry would stop.")
    assert one.id != other.id


def test_ids_do_not_depend_on_the_order_of_reading() -> None:
    texts = [
        "Norwegian Foreign Minister Ana Solvik said the ferry would stop.",
        "Solvik said the ferry would run again.",
        "The Kremlin said the letter had not arrived.",
        "Norway said the ferry would run again.",
    ]
    seen = set()
    for order in itertools.permutations(texts):
        found = {text: tuple(actor.id for actor in speakers(text)) for text in order}
        seen.add(tuple(found[text] for text in texts))
    assert len(seen) == 1
