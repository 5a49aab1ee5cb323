"""Who stands on which side of what is told, in the turns that newsrooms use."""

from __future__ import annotations

import pytest

import chancery
from chancery.analyse import load_analyser
from chancery.code import code_interactions
from chancery.code.bare import read_bare
from chancery.errors import ModelError
from chancery.ids import document_id
from chancery.records import Document, Source
from tests.docs import named

TOLD = [
    ("Norway wants Ghana to attack Peru.", "REQUEST", ["NOR"], ["GHA"]),
    ("Norway and Ghana are seeking to deepen a partnership in fishing.", "AGREE", ["GHA", "NOR"], []),
    ("Ghana welcomed a resumption of ties between Norway and Peru.", "SUPPORT", ["GHA"], ["NOR", "PER"]),
    ("Four people were killed in a Norwegian air strike on Peru.", "ASSAULT", ["NOR"], ["PER"]),
    ("Norway demanded the withdrawal of Ghanaian forces from Peru.", "REQUEST", ["NOR"], ["GHA"]),
    ("Norway has agreed to Ghanaian mediation.", "AGREE", ["NOR"], ["GHA"]),
    ("Norwegian troops received rifles from the Peruvian government.", "AID", ["PER"], ["NOR"]),
    ("Norway received assurances from Peru.", "AGREE", ["PER"], ["NOR"]),
    ("Norwegian rebels launched missiles at Peru.", "ASSAULT", ["NOR"], ["PER"]),
    ("Norwegian protesters set fire to the Peruvian embassy.", "PROTEST", ["NOR"], ["PER"]),
    ("Norway said a rocket was fired at it from Peru.", "ASSAULT", ["PER"], ["NOR"]),
    ("Norway hit Peru with fresh sanctions.", "SANCTION", ["NOR"], ["PER"]),
    ("Peru was hit with fresh sanctions by Norway.", "SANCTION", ["NOR"], ["PER"]),
    ("Norway sealed off the road that leads to the lakes of Peru.", "COERCE", ["NOR"], ["PER"]),
    ("The envoy of Norway presented his credentials to the president of Peru.", "CONSULT", ["NOR"], ["PER"]),
    ("Norway froze the accounts of a Peruvian bank and expelled the ambassador.", "SANCTION", ["NOR"], ["PER"]),
    ("Two Norwegian trawlers were impounded in a Peruvian harbour.", "COERCE", ["PER"], ["NOR"]),
    ("Peru says Norway has shelled its harbour.", "ASSAULT", ["NOR"], ["PER"]),
    ("A minister from Peru said Norway had shelled a hospital.", "ASSAULT", ["NOR"], []),
    ("A Norwegian strike killed two Peruvian soldiers.", "ASSAULT", ["NOR"], ["PER"]),
    ("Drones sent by Norway hit a depot in Peru.", "ASSAULT", ["NOR"], ["PER"]),
    ("Norway stands accused by Peru of poisoning a lake.", "ACCUSE", ["PER"], ["NOR"]),
    ("Ghana called on Norway to stop bombing Peru.", "ASSAULT", ["NOR"], ["PER"]),
    ("A demand by Norway that Peru open its archives was made public.", "REQUEST", ["NOR"], ["PER"]),
    ("Trucks with wheat donated by Norway crossed into Peru.", "AID", ["NOR"], ["PER"]),
]


@pytest.mark.parametrize(("text", "event", "actors", "recipients"), TOLD)
def test_sides(text: str, event: str, actors: list[str], recipients: list[str]) -> None:
    try:
        analyser = load_analyser("encoder")
    except ModelError as error:
        pytest.skip(f"no analyser: {error}")
    source = Source(sha256="", media_type="text/plain", encoding="utf-8")
    document = Document(id=document_id(text), source=source, text=text)
    found = code_interactions(document, analyser.analyse(document).doc, (), (), named(text))
    given = [(one.event, states(one.actor), states(one.recipient)) for one in found]
    assert (event, actors, recipients) in given


@pytest.mark.parametrize(
    ("text", "event", "trigger", "realis"),
    [
        ("Norway began to expel Peruvian diplomats.", "SANCTION", "expel", "occurred"),
        ("Norway will begin to withdraw its troops from Peru.", "RETREAT", "withdraw", "planned"),
        ("Norway has continued shelling the port of Peru.", "ASSAULT", "shelling", "occurred"),
    ],
)
def test_what_is_begun_is_the_act(text: str, event: str, trigger: str, realis: str) -> None:
    try:
        analyser = load_analyser("encoder")
    except ModelError as error:
        pytest.skip(f"no analyser: {error}")
    source = Source(sha256="", media_type="text/plain", encoding="utf-8")
    document = Document(id=document_id(text), source=source, text=text)
    found = code_interactions(document, analyser.analyse(document).doc, (), (), named(text))
    assert (event, trigger, realis) in [(one.event, text[slice(*one.trigger)], one.realis) for one in found]


def states(actors) -> list[str]:
    return sorted(actor.state for actor in actors)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway ruled out any pause in the dredging.", "refuse"),
        ("Norway asked Peru for an exemption for its two dredgers.", "request"),
        ("Norway praised Peru.", None),
    ],
)
def test_operators_over_what_no_frame_knows(text: str, kind: str | None) -> None:
    try:
        analyser = load_analyser("encoder")
    except ModelError as error:
        pytest.skip(f"no analyser: {error}")
    source = Source(sha256="", media_type="text/plain", encoding="utf-8")
    doc = analyser.analyse(Document(id=document_id(text), source=source, text=text)).doc
    kinds = [reading.kinds[0] for sentence in doc.sents for reading in read_bare(sentence, set())]
    assert kinds[:1] == ([kind] if kind is not None else [])


@pytest.mark.parametrize(
    "more",
    [
        "",
        " The Norwegian spokesman Karl Dahl said that the meeting between the two leaders is important.",
        " According to the Norwegian palace, the heads of state will discuss Norwegian-Chilean relations.",
    ],
)
def test_who_meets_is_told_once(more: str) -> None:
    text = f"Norwegian President Tor Hale will meet Chilean President Ada Marrow in Lima on 4 May 2031.{more}"
    for one in chancery.read(text).interactions:
        assert {actor.name for actor in (*one.actor, *one.recipient)} == {"Tor Hale", "Ada Marrow"}


def test_what_is_begun_is_told_by_the_report() -> None:
    text = "Norway severed ties with Chile on 4 May 2031. In addition, Norway began to expel Chilean diplomats."
    told = {one.event: one.asserted_by for one in chancery.read(text).interactions}
    assert told == {"SANCTION": None}
