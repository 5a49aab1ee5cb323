"""Codes of other event data: every state and sector of ours is there, and faults name file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from chancery.errors import SettingsError
from chancery.lexicons import bodies, states
from chancery.lexicons import crosswalks as cw
from chancery.lexicons.frames import codes
from chancery.lexicons.records import Sector

TABLES = (cw.state_codes, cw.body_codes, cw.sector_codes, cw.goldstein)


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("CHANCERY_LEXICONS", str(tmp_path))
    for table in TABLES:
        table.cache_clear()
    yield tmp_path
    for table in TABLES:
        table.cache_clear()


def test_every_state_and_sector_has_a_row() -> None:
    assert set(cw.state_codes()) == {state.alpha3 for state in states()}
    assert set(cw.sector_codes()) == set(get_args(Sector))
    assert set(cw.body_codes()) <= {body.state for body in bodies()}


def test_a_cow_number_belongs_to_one_state_that_is_there() -> None:
    gone = {state.alpha3 for state in states() if state.until}
    numbers = [row.cow_number for row in cw.state_codes().values() if row.cow_number and row.state not in gone]
    assert len(numbers) == len(set(numbers))
    assert len(numbers) == 195  # 193 members of the United Nations, Taiwan and Kosovo


@pytest.mark.parametrize(
    ("code", "polecat", "cow", "cameo"),
    [
        ("RUS", "RUS", "365", "RUS"),
        ("USA", "USA", "2", "USA"),
        ("DEU", "DEU", "255", "DEU"),
        ("XKX", "KOS", "347", "KSV"),
        ("ROU", "ROU", "360", "ROM"),
        ("GRL", "DNK", "390", "GRL"),
        ("HKG", "HKG", "", "HKG"),
        ("PSE", "PSE", "", "PSE"),
        ("IGO:UN", "UNO", "", ""),
        ("IGO:EU", "EUR", "", "EUR"),
        ("IGO:NATO", "IGO", "", "WST"),
        ("IGO:OSCE", "IGO", "", ""),
        ("NGO:MSF", "NGO", "", ""),
        (None, "", "", ""),
    ],
)
def test_codes(code: str | None, polecat: str, cow: str, cameo: str) -> None:
    assert (cw.polecat_country(code), cw.cow_number(code), cw.cameo_country(code)) == (polecat, cow, cameo)


def test_every_code_that_is_written_has_a_goldstein_score() -> None:
    lacking = {code for code in codes() if code.isdigit() and code not in cw.goldstein()}
    assert lacking == {"1213", "1214"}  # of an older CAMEO; written as 121
    assert cw.goldstein()["042"] == 1.9
    assert cw.goldstein()["190"] == -10


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("crosswalk_states.csv", "state,cow\nQQQ,QQQ\n", "line 2: there is no state 'QQQ'"),
        ("crosswalk_states.csv", "state,cow_number\nNOR,385\n", "line 2: cow_number and cow stand together"),
        ("crosswalk_states.csv", "state,cameo\nNOR,no\n", "line 2: a code is three capitals"),
        ("crosswalk_states.csv", "state,cameo\nNOR,NOR\nNOR,NRW\n", "line 3: NOR stands already in line 2"),
        ("crosswalk_bodies.csv", "body,cameo\nUN,IGOUNO\n", "line 2: 'UN' is no code of a body"),
        ("crosswalk_bodies.csv", "body,cameo\nIGO:UN,UNO\n", "line 2: 'UNO' is no CAMEO code of a body"),
        ("crosswalk_bodies.csv", "body,cameo,group\nIGO:UN,IGOUNO,NAT\n", "line 2: NAT is no part of IGOUNO"),
        ("crosswalk_sectors.csv", "sector,cameo\nXYZ,GOV\n", "line 2"),
        ("goldstein.csv", "cameo,score\n42,1\n", "line 2: '42' is no CAMEO code"),
        ("goldstein.csv", "cameo,score\n042,11\n", "line 2: 11.0 is not between"),
    ],
)
def test_a_fault_names_file_and_line(own_folder: Path, name: str, text: str, fault: str) -> None:
    (own_folder / name).write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=rf"{name}, {fault}"):
        for table in TABLES:
            table()


def test_a_row_of_the_user_takes_the_place_of_ours(own_folder: Path) -> None:
    (own_folder / "crosswalk_states.csv").write_text("state,cow_number,cow\nDEU,260,GFR\n", "utf-8")
    assert cw.cow_number("DEU") == "260"
    assert cw.cow_number("FRA") == "220"
