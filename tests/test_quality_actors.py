"""Scorers of actors: what counts as the right id, office, chain, title and code."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from chancery.records import Actor
from quality.actors_gsr import actors_of
from quality.actors_gum import has_title, heads, in_chain
from quality.actors_own import Counted, same_office, score_speakers
from tests.docs import build_doc


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
        ("head of the border committee", "chairwoman of the state border committee", True),
        ("defence secretary", "secretary of defense", True),
        ("under-secretary of ports", "undersecretary of ports", True),
        ("harbour security adviser", "harbor security advisor", True),
        ("secretary of ports", "undersecretary of ports", False),
        ("minister", "deputy minister", False),
        ("water minister", "minister", False),
        ("water minister", None, False),
        (None, None, True),
    ],
)
def test_same_office(one: str | None, other: str | None, same: bool) -> None:
    assert same_office(one, other) is same


HEADS = (
    "harbour/NN/compound>Ana pilot/NN/compound>Ana Ana/NNP/nsubj>waved Solvik/NNP/flat>Ana ,/,/punct>waved "
    "who/WP/nsubj>waved waved/VBD/ROOT ,/,/punct>waved and/CC/cc>brother the/DT/det>brother brother/NN/conj>waved "
    "of/IN/case>Solvik Solvik/NNP/nmod:poss>guest 's/POS/case>Solvik guest/NN/nmod>brother wrote/VBD/conj>waved "
    "a/DT/det>letter letter/NN/obj>wrote telling/VBG/acl>letter all/DT/obj>telling"
)


@pytest.mark.parametrize(
    ("place", "mention", "expected"),
    [
        ("Ana Solvik", "harbour pilot Ana Solvik , who waved", True),
        ("Solvik", "Solvik's guest", False),
        ("the brother", "the brother of Solvik's guest", True),
        ("Solvik", "the brother of Solvik", False),
        ("a letter", "a letter telling all", True),
        ("harbour", "harbour pilot Ana Solvik", False),
        ("a letter telling all", "a letter", True),
    ],
)
def test_head_of_a_mention(place: str, mention: str, expected: bool) -> None:
    doc, _ = build_doc([HEADS])
    start = doc.text.rindex(mention.replace(" ,", ","))
    at = doc.text.index(place, start)
    assert heads((at, at + len(place)), (start, start + len(mention.replace(" ,", ","))), doc) is expected


def test_the_very_words_are_enough() -> None:
    doc, _ = build_doc([HEADS], {"Ana Solvik": "PER", "Solvik": "PER"})
    first, second = doc.text.index("Ana"), doc.text.rindex("Solvik")
    apart = (second, second + len("Solvik"))  # a chain of its own
    said = Actor(name="Ana Solvik", id="1", kind="person", span=apart)
    assert in_chain(said, (apart,), doc)
    assert in_chain(said, ((first, first + 10),), doc)  # half of the places
    assert not in_chain(said, ((0, 7),), doc)


def test_titles_of_articles() -> None:
    assert has_title(own("Ana Solvik", "1"), "Ana_Solvik_(pilot)")
    assert has_title(own("Nat Solvik", "1"), "Nathalie_Solvik")
    assert not has_title(own("Ana Solvik", "1"), "Ali_Tazi")
    state = Actor(name="United States", id="1", kind="state", state="USA")
    assert has_title(state, "United_States")


def test_records_of_codes() -> None:
    row = {"source": [{"actorText": "Tokyo", "code": "JAP"}], "target": "diplomatic"}
    assert list(actors_of(row)) == [("Tokyo", "JPN")]
