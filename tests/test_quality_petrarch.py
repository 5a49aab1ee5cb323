"""How PETRARCH's records are read and what of ours is held against them."""

from __future__ import annotations

from pathlib import Path

import pytest

from quality.events_gsr import Dyad
from quality.events_petrarch import (
    ACTORS,
    FILES,
    as_dyad,
    events_by_code,
    join_mirrored,
    load_records,
    naming,
    own_once,
)

NAMES = """
OTTERBURG [OTT]
+OTTERISH
BADGERIA_ [BAD]
GRIMBERT
\t[BAD <950601]
\t[OTT 19950601-19990815]
THE_LODGE [OTT/BAD]
"""
RECORDS = """
<Sentence date="19950101" id="1" category="DEMO">
<EventCoding sourcecode="OTTGOV" targetcode="BAD" eventcode="032"></EventCoding>
<EventCoding sourcecode="BAD" targetcode="OTTGOV" eventcode="033"></EventCoding>
<Text>Otterburg visited
Badgeria.</Text></Sentence>
<Sentence date="19950101" id="2" category="DEMO">
<EventCoding sourcecode="OTT" targetcode="---" eventcode="223"></EventCoding><Text>Otterburg fought.</Text></Sentence>
<Sentence date="19950101" id="3" category="DEMO">
<EventCoding sourcecode="OTT" targetcode="BAD" eventcode="223"></EventCoding><Text></Text></Sentence>
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ACTORS).write_text(NAMES, "utf-8")
    (tmp_path / FILES["unit"]).write_text(RECORDS, "utf-8")
    return tmp_path


def test_records_with_complete_dyads_and_words(root: Path) -> None:
    (record,) = load_records(root, "unit")
    assert (record.text, record.day) == ("Otterburg visited Badgeria.", 19950101)
    assert record.dyads == (Dyad("OTT", "BAD", "CONSULT|AGREE", reciprocal=True),)


def test_a_name_is_of_its_days(root: Path) -> None:
    assert naming(root, 19950101)("Count Grimbert") == "BAD"
    assert naming(root, 19970101)("Count Grimbert") == "OTT"
    assert naming(root, 20200101)("Count Grimbert") is None
    assert naming(root, 20200101)("the Lodge") == "OTT/BAD"
    assert naming(root, 20200101)("Badgerians") is None  # a whole word only
    assert naming(root, 20200101)("Otterish rafts") == "OTT"


@pytest.mark.parametrize(
    ("code", "unit", "event"),
    [
        ("190", False, "ASSAULT"),
        ("0332", False, "AGREE|AID"),
        ("023", False, "REQUEST"),
        ("013", False, None),
        ("223", True, "ASSAULT"),
        ("194", True, "ASSAULT"),
        ("1721", True, "COERCE"),
        ("1717", True, None),
        ("024", True, None),
    ],
)
def test_events_of_codes(code: str, unit: bool, event: str | None) -> None:
    dyad = as_dyad({"sourcecode": "RUSMIL", "targetcode": "UKR", "eventcode": code}, unit)
    assert (dyad.event if dyad else None) == event


def test_what_is_agreed_is_either() -> None:
    assert events_by_code("036") == "AGREE|CONSULT"
    assert events_by_code("160") == "SANCTION"


def test_a_pair_counts_once() -> None:
    met, back = Dyad("NOR", "PER", "CONSULT"), Dyad("PER", "NOR", "CONSULT")
    assert join_mirrored([met, back]) == [Dyad("NOR", "PER", "CONSULT", reciprocal=True)]
    assert own_once([Dyad("NOR", "PER", "AGREE", True), Dyad("PER", "NOR", "AGREE", True)]) == [
        Dyad("NOR", "PER", "AGREE", True)
    ]
