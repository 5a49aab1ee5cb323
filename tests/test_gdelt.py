"""The table of GDELT 2.0: its 61 columns, pairs of sides, codes, and what is left empty."""

from __future__ import annotations

import io
import json
from typing import Any

import msgspec
import pytest

from chancery.records import Source
from chancery.show.event_tables import read_events, write_events
from chancery.show.gdelt import COLUMNS, actor_code
from chancery.show.narrated import NARRATED, Choice, Told
from tests.deeds import PEOPLE, someone, span_in, told

EXPELLED = "Norway expelled Juma Otieno of Kenya in Nairobi on 5 March."


def tables(*deeds: Told, choice: Choice = NARRATED) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    table, sources = io.StringIO(), io.StringIO()
    write_events(deeds, "gdelt", table, sources, choice)
    assert all(line.count("\t") == 60 for line in table.getvalue().splitlines())
    return list(read_events(io.StringIO(table.getvalue()), "gdelt")), [
        json.loads(line) for line in sources.getvalue().splitlines()
    ]


def test_there_are_sixty_one_columns() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 61


def test_a_row_has_what_the_record_knows_and_no_more() -> None:
    deed = told(EXPELLED, "expelled", "Norway", "Juma Otieno", where=span_in(EXPELLED, "Nairobi"))
    (row,), (line,) = tables(deed)
    number = row.pop("GLOBALEVENTID")
    assert number.isdecimal()
    assert int(number) < 2**53  # a number in any reader of JSON or CSV
    assert line["event_id"] == number
    assert line["interaction"] == deed.interaction.id
    assert {name: value for name, value in row.items() if value} == {
        "SQLDATE": "20310305",
        "MonthYear": "203103",
        "Year": "2031",
        "FractionDate": "2031.1781",
        "Actor1Code": "NOR",
        "Actor1Name": "NORWAY",
        "Actor1CountryCode": "NOR",
        "Actor2Code": "KENGOV",
        "Actor2Name": "JUMA OTIENO",
        "Actor2CountryCode": "KEN",
        "Actor2Type1Code": "GOV",
        "EventCode": "174",
        "EventBaseCode": "174",
        "EventRootCode": "17",
        "QuadClass": "4",
        "GoldsteinScale": "-5",
        "NumMentions": "1",
        "NumSources": "1",
        "NumArticles": "1",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Nairobi, Kenya",
        "SOURCEURL": "reports/fjord.txt",
    }


@pytest.mark.parametrize(
    ("name", "code"),
    [("Oda Varden", "NORGOV"), ("Kosovo", "KSV"), ("NATO", "IGOWSTNAT"), ("OSCE", "IGO"), ("reporters", "MED")],
)
def test_codes_of_actors(name: str, code: str) -> None:
    assert actor_code(someone(name, name)) == code
    assert name in PEOPLE


def test_a_body_has_region_group_and_type() -> None:
    (row,), _ = tables(told("NATO accused Norway.", "accused", "NATO", "Norway"))
    found = [row[f"Actor1{name}"] for name in ("Code", "CountryCode", "KnownGroupCode", "Type1Code", "Type2Code")]
    assert found == ["IGOWSTNAT", "WST", "NAT", "IGO", ""]


@pytest.mark.parametrize(
    ("cameo", "base", "root", "quad", "scale"),
    [
        ("0311", "031", "03", "1", "5.2"),
        ("057", "057", "05", "1", "8"),
        ("0861", "086", "08", "2", "9"),
        ("112", "112", "11", "3", "-2"),
        ("1123", "112", "11", "3", "-2"),
        ("138", "138", "13", "3", "-7"),
        ("193", "193", "19", "4", "-10"),
    ],
)
def test_codes_of_events(cameo: str, base: str, root: str, quad: str, scale: str) -> None:
    (row,), _ = tables(told(EXPELLED, "expelled", "Norway", "Juma Otieno", cameo=cameo))
    assert row["EventCode"] == cameo
    found = [row[name] for name in ("EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale")]
    assert found == [base, root, quad, scale]


def test_a_code_of_an_older_cameo_is_written_as_its_base() -> None:
    (row,), _ = tables(told(EXPELLED, "expelled", "Norway", "Juma Otieno", cameo="1213"))
    assert (row["EventCode"], row["GoldsteinScale"]) == ("121", "-4")


def test_without_a_code_there_is_no_row() -> None:
    rows, (line,) = tables(told(EXPELLED, "expelled", "Norway", "Juma Otieno", cameo=None))
    assert rows == []
    assert line["left_out"] == "no event of that kind"


def pairs(*deeds: Told) -> list[tuple[str, str]]:
    return [(row["Actor1Code"], row["Actor2Code"]) for row in tables(*deeds)[0]]


def test_each_side_with_each() -> None:
    text = "Norway and NATO accused Kenya and Kosovo."
    deed = told(text, "accused", "Norway; NATO", "Kenya; Kosovo", event="ACCUSE", cameo="112")
    assert pairs(deed) == [("NOR", "KEN"), ("NOR", "KSV"), ("IGOWSTNAT", "KEN"), ("IGOWSTNAT", "KSV")]


def test_what_two_do_together_is_a_row_each_way_and_the_same_codes_are_one() -> None:
    text = "Oda Varden, Norway, Juma Otieno and Kenya met."
    deed = told(text, "met", "Oda Varden; Juma Otieno", event="CONSULT", mode=None, cameo="040")
    assert pairs(deed) == [("NORGOV", "KENGOV"), ("KENGOV", "NORGOV")]
    four = told(text, "met", "Oda Varden; Norway; Juma Otieno; Kenya", event="CONSULT", mode=None, cameo="040")
    rows, lines = tables(four)
    assert ("NORGOV", "NOR") not in pairs(four)
    assert len(rows) == 8
    assert [line["row"] for line in lines] == list(range(1, 9))
    assert len({row["GLOBALEVENTID"] for row in rows}) == 8
    assert {line["interaction"] for line in lines} == {four.interaction.id}


def test_sources_name_everybody_of_a_row() -> None:
    text = "Juma Otieno and Oda Varden blamed Kenya."
    two = told(text, "blamed", "Oda Varden", "Kenya; Juma Otieno", event="ACCUSE", cameo="112")
    _, lines = tables(two)
    assert [[side["name"] for side in line["recipient"]] for line in lines] == [["Kenya"], ["Juma Otieno"]]


def test_an_agent_that_is_not_named_stays_empty() -> None:
    assert pairs(told("Norway was robbed.", "robbed", "", "Norway")) == [("", "NOR")]


def test_ids_are_the_same_each_time() -> None:
    deed = told(EXPELLED, "expelled", "Norway", "Juma Otieno")
    assert tables(deed) == tables(deed)


@pytest.mark.parametrize(
    ("fetched", "added"),
    [
        (None, ""),
        ("2031-03-06T08:15:00+00:00", "20310306081500"),
        ("2031-03-06T01:15:00+03:00", "20310305221500"),
        ("yesterday", ""),
    ],
)
def test_when_it_was_added(fetched: str | None, added: str) -> None:
    source = Source(
        sha256="0", media_type="text/html", encoding="utf-8", url="https://fjord.example/1", fetched=fetched
    )
    deed = told(EXPELLED, "expelled", "Norway", "Juma Otieno")
    (row,), _ = tables(deed._replace(document=msgspec.structs.replace(deed.document, source=source)))
    assert (row["DATEADDED"], row["SOURCEURL"]) == (added, "https://fjord.example/1")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("A quiet day in Oslo.\nNorway expelled Juma Otieno of Kenya.", "0"),
        ("Norway expelled Juma Otieno of Kenya.\nIt was a quiet day in Oslo.", "1"),
        ("Norway expelled Juma Otieno of Kenya.", ""),
    ],
)
def test_the_root_is_what_the_lead_tells(text: str, root: str) -> None:
    (row,), _ = tables(told(text, "expelled", "Norway", "Juma Otieno"))
    assert row["IsRootEvent"] == root
