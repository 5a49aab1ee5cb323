"""Offices told by what somebody does."""

from __future__ import annotations

import pytest

from chancery.find.duties import title_of_duty

# What follows "who", and the title it amounts to.
DUTIES = [
    ("speaks for the harbour ministry", "spokesperson for the harbour ministry"),
    ("conducts the diplomacy of Peru with a light hand", "foreign minister of Peru"),
    ("runs its foreign policy", "foreign minister"),
    ("holds the ports portfolio", "ports minister"),
    ("holds the matching portfolio in Lima", "counterpart in Lima"),
    ("heads Peru's interior ministry", "Peru's interior minister"),
    ("has charge of fisheries in Lima", "minister of fisheries in Lima"),
    ("has charge of the kitchen", ""),
    ("advises the prime minister", "adviser to the prime minister"),
    ("commands the lake fleet", "commander of the lake fleet"),
    ("now sits in parliament", "member of parliament"),
    ("sits in the senate", "senator"),
    ("governs the lake province", "governor of the lake province"),
    ("was named ports minister", "ports minister"),
    ("has been ports minister since May", "ports minister"),
    ("as ports minister", "ports minister"),
    ("is expected to meet the ports minister", ""),
    ("was with the ports minister", ""),
    ("mends nets", ""),
]


@pytest.mark.parametrize(("clause", "title"), DUTIES, ids=lambda value: str(value)[:30])
def test_duties(clause: str, title: str) -> None:
    assert title_of_duty(clause) == title
