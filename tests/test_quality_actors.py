"""Scorers of actors: what counts as the right id, office, chain, title and code."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from chancery.records import Actor
from quality.actors_gsr import actors_of
from quality.actors_gum import has_title, heads
from quality.actors_own import Counted, same_office, score_speakers


def gold(name: str | None, state: str | None, office: str | None = None) -> SimpleNamespace:
    identity = None if name is None else f"{name}.{state}"
    return SimpleNamespace(
        name=name, kind="person", state=state, words=None, id=identity, office=office, told=True, other_names=()
    )


def own(name: str | None, identity: str, state: str | None = None, office: str | None = None) -> Actor:
    return Actor(name=name, id=identity, kind="person", state=state, office=office)


def test_one_id_for_all_statements_of_one_actor() -> None:
    solvik, tazi = gold("Ana Solvik", "NOR", "pilot"), gold("Ali Tazi", "MAR")
    scores = score_speakers(
        [
            Counted("a", solvik, own("Anna Solvik", "1", "NOR", "pilot"), ""),
            Counted("a", solvik, own("Ana Solvik", "1", "NOR", "pilot"), ""),
            Counted("b", solvik, own("Ana Solvik", "2", None, "pilot"), ""),
            Counted("b", tazi, own("Ana Solvik", "1", "NOR"), ""),
            Counted("b", gold(None, "NOR"), own(None, "3"), ""),
        ]
    )
    assert (scores.id.right, scores.id.counted) == (2, 4)
    assert (scores.state.right, scores.state.counted) == (2, 4)
    assert (scores.office.right, scores.office.counted) == (4, 4)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("defence minister", "defense minister", True),
        ("water minister", "minister of water", True),
        ("foreign ministry spokeswoman", "foreign ministry spokesperson", True),
        ("agency director", "director of the ports agency", True),
        ("minister", "deputy minister", False),
        ("water minister", "minister", False),
        ("water minister", None, False),
        (None, None, True),
    ],
)
def test_same_office(one: str | None, other: str | None, same: bool) -> None:
    assert same_office(one, other) is same


def test_head_of_a_mention() -> None:
    text = "harbour pilot Ana Solvik, who waved, and the brother of Ana Solvik's guest"
    at = text.index("Ana")
    assert heads((at, at + 10), (0, text.index(", and")), text)
    later = text.index("Ana", at + 1)
    assert not heads((later, later + 10), (text.index("the brother"), len(text)), text + " waved")


def test_titles_of_articles() -> None:
    assert has_title(own("Ana Solvik", "1"), "Ana_Solvik_(pilot)")
    assert has_title(own("Nat Solvik", "1"), "Nathalie_Solvik")
    assert not has_title(own("Ana Solvik", "1"), "Ali_Tazi")
    state = Actor(name="United States", id="1", kind="state", state="USA")
    assert has_title(state, "United_States")


def test_records_of_codes() -> None:
    row = {"source": [{"actorText": "Tokyo", "code": "JAP"}], "target": "diplomatic"}
    assert list(actors_of(row)) == [("Tokyo", "JPN")]
