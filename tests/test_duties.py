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
    ("runs a café on the quay", ""),
    ("runs the port of Lima", "head of the port of Lima"),
    ("speaking for the coast guard", "spokesperson for the coast guard"),
    ("on behalf of the ports ministry", "spokesperson for the ports ministry"),
    ("in charge of fisheries in Lima", "minister of fisheries in Lima"),
    ("whose portfolio is fisheries", "minister of fisheries"),
    ("took over at Peru's treasury last year", "Peru's finance minister last year"),
    ("leads the talks for Peru", "negotiator for Peru"),
    ("sits on the town council of Lima", "town councillor of Lima"),
    ("represents the lake shore in the assembly", "member of parliament"),
    ("chairs the ports committee of the parliament", "chairman of the ports committee of the parliament"),
    ("was ports minister from 2009 to 2013", "former ports minister from 2009 to 2013"),
    ("used to run the ports ministry", ""),
    ("the number two at the foreign ministry", "deputy foreign minister"),
    ("number two at the ports board", "deputy head of the ports board"),
    ("the voice of the ports ministry", "spokesperson for the ports ministry"),
]


@pytest.mark.parametrize(("clause", "title"), DUTIES, ids=lambda value: str(value)[:30])
def test_duties(clause: str, title: str) -> None:
    assert title_of_duty(clause) == title
