"""Whose somebody is to whom no title gives a state."""

from __future__ import annotations

import pytest

from chancery.analyse import load_analyser
from chancery.find.homes import Setting
from chancery.ids import document_id
from chancery.records import Document, Source
from tests.test_identify import speakers

NAMINGS = [
    ("The ferry left Port of Spain at dawn, bound for Caracas.", ["TTO", "VEN"]),
    ("Two Haitians were on the quay in Ottawa.", ["HTI", "CAN"]),
]


@pytest.mark.parametrize(("text", "codes"), NAMINGS)
def test_states_are_named_in_several_words_and_by_their_people(text: str, codes: list[str]) -> None:
    document = Document(
        id=document_id(text), source=Source(sha256="0", media_type="text/plain", encoding="utf-8"), text=text
    )
    assert [naming.code for naming in Setting(document, load_analyser().analyse(document).doc).namings] == codes


HOMES = [
    # an office that bodies of states have, and the one body that the report names
    ("Quiet talks about the wells of Oman went on at the UN in Geneva. The special rapporteur, Ada Lindqvist, said the "
     "wells were dry.", "Ada Lindqvist", "IGO:UN"),
    # one of a surname whom nothing places is of the state of the other
    ("Peru and Norway quarrel over cod. Peruvian Foreign Minister Rosa Quintero said the cod was hers. Luis Quintero, "
     "a baker, said on Monday that the price of bread would rise.", "Luis Quintero", "PER"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "state"), HOMES)
def test_homes(text: str, name: str, state: str) -> None:
    found = {actor.name: actor.state for actor in speakers(text)}
    assert found.get(name) == state, found


TOGETHER = [
    ("Foreign Minister Ana Ruiz met Foreign Minister Tom Hale in Oslo. They said that the cod war was over.",
     {"Ana Ruiz", "Tom Hale"}),
    ("Foreign Minister Ana Ruiz said the cod was hers. Governor Tom Hale said the cod was his. Both called for calm.",
     {"Ana Ruiz", "Tom Hale"}),
    ("Vice-President Fatou Conde met Governor Tom Hale. The Vice-President said that the harbour was full.",
     {"Fatou Conde"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), TOGETHER)
def test_they_and_both_are_those_named_or_heard_last(text: str, names: set[str]) -> None:
    assert {actor.name for actor in speakers(text)} == names
