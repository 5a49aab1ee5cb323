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
    ("The ports minister met Ana Solis, a skipper. “The ferry will run,” said Tala Brandvik.", "Tala Brandvik", None),
    ("The ports minister stayed away. “The ferry will run,” said skipper Tala Brandvik.", "Tala Brandvik", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "office"), APART, ids=lambda value: str(value)[:40])
def test_office_apart_from_the_name(text: str, name: str, office: str | None) -> None:
    found = {actor.name: actor.office for actor in speakers(text)}
    assert found[name] == office
