"""Whom a pronoun or a description means: what is known of a candidate, and who is none."""

from __future__ import annotations

import numbers

import pytest

from chancery.find.mentions import Cast, same_surname
from chancery.find.page import Page
from chancery.find.referents import drop_other_states, find_candidates, may_mean, rank_referents, read_mention
from chancery.find.scene import Scene
from chancery.lexicons import role_named
from chancery.lexicons.referents import referent_weights
from tests.docs import build_doc

TALKS = (
    "Minister/NNP/nmod>Ana Ana/NNP/nsubj>met Horvat/NNP/flat>Ana met/VBD/ROOT Tom/NNP/obj>met Hale/NNP/flat>Tom "
    "././punct>met || She/PRP/nsubj>said said/VBD/ROOT that/IN/mark>left Hale/NNP/nsubj>left left/VBD/ccomp>said "
    "././punct>said || Horvat/NNP/nmod:poss>spokesman 's/POS/case>Horvat spokesman/NN/nsubj>laughed "
    "laughed/VBD/ROOT ././punct>laughed"
)
NAMES = {"Ana Horvat": "PER", "Tom Hale": "PER", "Hale": "PER", "Horvat": "PER"}


@pytest.fixture
def scene() -> Scene:
    doc, _ = build_doc([TALKS], NAMES)
    return Scene(Page(doc, doc.text), Cast(doc, doc.text))


def test_the_gender_decides(scene: Scene) -> None:
    she = next(token for token in scene.page.doc if token.text == "She")
    mention = read_mention(scene.page.doc[she.i : she.i + 1], None)
    referent = rank_referents(scene, mention)[0].referent
    assert referent is not None
    assert referent.name == "Ana Horvat"


def test_nobody_is_always_a_candidate(scene: Scene) -> None:
    she = next(token for token in scene.page.doc if token.text == "She")
    ranked = rank_referents(scene, read_mention(scene.page.doc[she.i : she.i + 1], None))
    assert [one.referent for one in ranked].count(None) == 1
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)


def test_whom_the_words_name_themselves_is_not_meant(scene: Scene) -> None:
    spokesman = next(token for token in scene.page.doc if token.text == "spokesman")
    mention = read_mention(scene.page.doc[spokesman.i - 2 : spokesman.i + 1], role_named("spokesman"))
    assert [person.name for person in find_candidates(scene, mention)] == ["Tom Hale"]


SPOKEN = (
    "Ana/NNP/nsubj>said Horvat/NNP/flat>Ana said/VBD/ROOT {0} she/PRP/nsubj>left left/VBD/ccomp>said {1} "
    "././punct>said || Eva/NNP/nsubj>met Hale/NNP/flat>Eva met/VBD/ROOT her/PRP/obj>met ././punct>met"
)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [(("", ""), ["Ana Horvat", "Eva Hale"]), (("“/``/punct>left", "”/''/punct>left"), ["Eva Hale"])],
)
def test_who_is_quoted_is_not_spoken_of_in_the_quotation(marks: tuple[str, str], expected: list[str]) -> None:
    doc, _ = build_doc([SPOKEN.format(*marks)], {"Ana Horvat": "PER", "Eva Hale": "PER"})
    scene = Scene(Page(doc, doc.text), Cast(doc, doc.text))
    start = doc.text.index("she")
    scene.said.append((frozenset({"Ana Horvat"}), ((start, start + len("she left")),)))
    she = next(token for token in doc if token.text == "she")
    mention = read_mention(doc[she.i : she.i + 1], None)
    assert [person.name for person in find_candidates(scene, mention)] == expected


def test_a_subject_inside_what_is_said_does_not_lead(scene: Scene) -> None:
    hale = next(person for person in scene.cast.people if person.name == "Tom Hale")
    horvat = next(person for person in scene.cast.people if person.name == "Ana Horvat")
    assert (len(hale.subjects), len(hale.leads)) == (1, 0)
    assert (len(horvat.subjects), len(horvat.leads)) == (1, 1)


@pytest.mark.parametrize(
    ("role", "held", "expected"),
    [
        ("minister", "foreign minister", True),
        ("foreign minister", "minister", False),
        ("press secretary", "spokesman", True),
        ("official", "foreign minister", True),
        ("president", "spokesman", False),
    ],
)
def test_may_mean(role: str, held: str, expected: bool) -> None:
    assert may_mean(role, held) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("Hale", "HALE", True), ("Hale", "Hale", True), ("Hale", "Hales", False), ("hale", "Hale", False)],
)
def test_same_surname(one: str, other: str, expected: bool) -> None:
    assert same_surname(one, other) is expected


def test_the_weights_are_numbers_and_say_what_must_hold() -> None:
    weights = referent_weights()
    assert all(isinstance(weight, numbers.Real) for weight in weights.values())
    assert weights["he gender same"] > 0 > weights["the role other"]
    assert weights["the role same"] > weights["the role unknown"]


MINISTRIES = (
    "The/DT/det>Kremlin Kremlin/NNP/nsubj>met met/VBD/ROOT the/DT/det>Norwegian Norwegian/NNP/obj>met "
    "Ministry/NNP/flat>Norwegian of/IN/case>Defence Defence/NNP/nmod>Norwegian ././punct>met || "
    "the/DT/det>ministry defence/NN/compound>ministry ministry/NN/nsubj>spoke spoke/VBD/ROOT ././punct>spoke || "
    "the/DT/det>MINISTRY finance/NN/compound>MINISTRY MINISTRY/NN/nsubj>left left/VBD/ROOT ././punct>left"
)


@pytest.mark.parametrize(("word", "bodies"), [("defence", ["Norwegian Ministry of Defence"]), ("finance", [])])
def test_a_ministry_is_no_other_body(word: str, bodies: list[str]) -> None:
    doc, _ = build_doc([MINISTRIES], {"Kremlin": "ORG", "Norwegian Ministry of Defence": "ORG"})
    scene = Scene(Page(doc, doc.text), Cast(doc, doc.text))
    first = next(token for token in doc if token.text == word)
    mention = read_mention(doc[first.i - 1 : first.i + 2], None)
    assert [one.name for one in find_candidates(scene, mention)] == bodies


MOCKING = (
    "Hale/NNP/nsubj>mocked mocked/VBD/ROOT the/DT/det>minister minister/NN/nmod:poss>denial 's/POS/case>minister "
    "denial/NN/obj>mocked ././punct>mocked || Ana/NNP/nsubj>left Horvat/NNP/flat>Ana left/VBD/ROOT ././punct>left"
)


def test_the_subject_of_a_clause_is_not_described_in_its_object() -> None:
    doc, _ = build_doc([MOCKING], {"Hale": "PER", "Ana Horvat": "PER"})
    mention = read_mention(doc[2:4], role_named("minister"))
    scene = Scene(Page(doc, doc.text), Cast(doc, doc.text))
    assert [person.name for person in find_candidates(scene, mention)] == ["Ana Horvat"]


@pytest.mark.parametrize(("other", "left"), [("the role other", 3), ("the role unknown", 2)])
def test_a_state_leaves_out_people_of_others_where_one_of_it_fits(other: str, left: int) -> None:
    mine: dict[str, float] = {"the state same": 1.0, other: 1.0}
    theirs: dict[str, float] = {"the state other": 1.0, "the role same": 1.0}
    assert len(drop_other_states([(None, {}), (None, mine), (None, theirs)])) == left
