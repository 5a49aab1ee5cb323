"""Offices that a report tells apart from the name."""

from __future__ import annotations

import pytest
from test_identify import speakers

# Text, name, office.
APART = [
    ("The ports minister of Peru has been speaking. “The ferry will run,” Tala Brandvik said.",
     "Tala Brandvik", "ports minister"),
    ("Norway's cabinet secretary was late. “The ferry will run,” the secretary, Tala Brandvik, said in Norway.",
     "Tala Brandvik", "cabinet secretary"),
    ("More from the ports minister. “The ferry will run,” said Tala Brandvik.", "Tala Brandvik", "ports minister"),
    ("The Norwegians are here. Their ports minister has a map. “Read it,” said Tala Brandvik.",
     "Tala Brandvik", "ports minister"),
    ("“By winter,” Norway's Tala Brandvik said. The ports minister did not say which winter.",
     "Tala Brandvik", "ports minister"),
    ("The mayor of the lake town wept. “Forty years,” said Tala Brandvik of Norway.", "Tala Brandvik", "mayor"),
    ("The army's chief of staff wants boats for Norway. General Tala Brandvik said he would take three.",
     "Tala Brandvik", "army chief of staff"),
    ("Two ports ministers came. “Read it,” said Tala Brandvik of Norway.", "Tala Brandvik", None),
    ("The ports minister met Ana Solis, a skipper. “The ferry will run,” said Tala Brandvik.", "Tala Brandvik", None),
    ("The ports minister stayed away. “The ferry will run,” said skipper Tala Brandvik.", "Tala Brandvik", None),
]  # fmt: skip

# Text, name, office: one title each, in the places where reports put them.
PLACES = [
    ("Norway's acting ports minister Tala Brandvik said the ferry would run.", "acting ports minister"),
    ("Norway's deputy minister for ports, Tala Brandvik, said the ferry would run.", "deputy minister for ports"),
    ("Tala Brandvik, the minister in charge of ports in Norway, said the ferry would run.", "minister for ports"),
    ("Norway's port agency chief Rear Admiral Tala Brandvik said the ferry would run.", "port agency chief"),
    ("With me is Norway's ambassador to Peru, Tala Brandvik, who said the ferry would run.", "ambassador"),
    ("Speaking for the Norwegian coast guard, Tala Brandvik said the ferry would run.", "coast guard spokesperson"),
    ("Tala Brandvik met Norway's skippers. She heads the ports agency of Norway. Brandvik said the ferry would run.",
     "head of ports agency"),
    ("Tala Brandvik, a member of Norway's border council, said the ferry would run.", "border councillor"),
    ("The acting Norwegian ports minister, Tala Brandvik, said the ferry would run.", "acting ports minister"),
    ("Norway's ports chief, retired Major General Tala Brandvik, said the ferry would run.", "ports chief"),
    ("Norway's minister for ports and food, Tala Brandvik, said the ferry would run.", "minister for ports and food"),
    ("The ferry will run, said Industry and Trade Minister Tala Brandvik of Norway.", "industry and trade minister"),
    ("It is Norway's state pilotage service. Its director general, Tala Brandvik, said the ferry would run.",
     "state pilotage service director general"),
    ("Norway asked the river mapping agency. The agency's director, Tala Brandvik, said the ferry would run.",
     "river mapping agency director"),
    ("Major Tala Brandvik, who speaks for the escorts, said Norway's ferry would run.", "spokesperson for escorts"),
    ("Tala Brandvik, who chairs Norway's assembly committee on dykes, said the ferry would run.",
     "chairman of assembly committee on dykes"),
    ("Tala Brandvik, the man in charge of fisheries in Norway, said the ferry would run.", "fisheries minister"),
    ("Norway's minister for ports, Hon. Tala Brandvik, said the ferry would run.", "minister for ports"),
    ("Tala Brandvik, president of the Norwegian shipmaker, said the ferry would run.", None),
    ("Ex-ports minister Tala Brandvik said Norway's ferry would run.", None),
    ("Tala Brandvik, Norway's ports minister until May, said the ferry would run.", None),
    ("Tala Brandvik, general secretary of the Norwegian bakers' union, said the ferry would run.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "office"), PLACES, ids=lambda value: str(value)[:40])
def test_office_where_reports_put_it(text: str, office: str | None) -> None:
    assert {actor.office for actor in speakers(text)} == {office}


@pytest.mark.parametrize(("text", "name", "office"), APART, ids=lambda value: str(value)[:40])
def test_office_apart_from_the_name(text: str, name: str, office: str | None) -> None:
    found = {actor.name: actor.office for actor in speakers(text)}
    assert found[name] == office
