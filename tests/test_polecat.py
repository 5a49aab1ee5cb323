"""The table of POLECAT: its 40 columns, what each rests on, and what must not come out as an event."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.records import When
from chancery.show.event_rows import cell, plain
from chancery.show.event_tables import read_events, write_events
from chancery.show.narrated import NARRATED, Choice, Told
from chancery.show.polecat import COLUMNS
from chancery.show.rows import one_line
from tests.deeds import DAY, saying, span_in, told

EARLIER = When(earliest="2031-02-01", latest="2031-03-04", basis="stated")
EXPELLED = "Norway expelled Juma Otieno of Kenya in Nairobi on 5 March."


def tables(*deeds: Told, choice: Choice = NARRATED) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    """Rows and sources of what was told, read back from what was written."""
    table, sources = io.StringIO(), io.StringIO()
    tally = write_events(deeds, "polecat", table, sources, choice)
    rows = list(read_events(io.StringIO(table.getvalue()), "polecat"))
    lines = [json.loads(line) for line in sources.getvalue().splitlines()]
    assert tally.rows == len(rows)
    assert table.getvalue().splitlines()[0].split("\t") == list(COLUMNS)
    return rows, lines


def expelled(**fields: Any) -> Told:
    return told(EXPELLED, "expelled", "Norway", "Juma Otieno", **fields)


def test_there_are_forty_columns() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 40


def test_a_row_has_what_the_record_knows_and_no_more() -> None:
    deed = expelled(
        where=span_in(EXPELLED, "Nairobi"),
        context=("diplomatic", "crime"),
        document={"outlet": "Fjord Telegraph", "language": "en", "dated": DAY},
    )
    rows, _ = tables(deed)
    assert {name: value for name, value in rows[0].items() if value} == {
        "Event ID": deed.interaction.id,
        "Event Date": "2031-03-05",
        "Event Type": "COERCE",
        "Event Mode": "deport",
        "Intensity": "-7",
        "Quad Code": "MATERIAL CONFLICT",
        "Contexts": "diplomatic; crime",
        "Actor Name": "Norway",
        "Actor Country": "NOR",
        "Actor COW": "385",
        "Actor Name Raw": "Norway",
        "Recipient Name": "Juma Otieno",
        "Recipient Country": "KEN",
        "Recipient COW": "501",
        "Primary Recipient Sector": "GOV",
        "Recipient Sectors": "GOV",
        "Recipient Title": "president",
        "Recipient Name Raw": "Juma Otieno",
        "Placename": "Nairobi",
        "City": "Nairobi",
        "Country": "KEN",
        "Raw Placename": "Nairobi",
        "Source": "Fjord Telegraph",
        "Publication Date": "2031-03-05",
        "Language": "en",
        "Version": "test/1",
    }


def test_several_stand_in_one_order_in_every_column() -> None:
    text = "Oda Varden and reporters met Kosovo and NATO and OSCE."
    deed = told(text, "met", "Oda Varden; reporters; Kosovo; NATO", event="CONSULT", mode=None, cameo="040")
    (row,), _ = tables(deed)
    assert row["Actor Name"] == "Oda Varden; None; Kosovo; NATO"
    assert row["Actor Name Raw"] == "Oda Varden; reporters; Kosovo; NATO"
    assert row["Actor Country"] == "NOR; None; KOS; IGO"
    assert row["Actor COW"] == "385; None; 347; None"
    assert row["Primary Actor Sector"] == "GOV; JRN; None; None"
    assert row["Recipient Name"] == row["Recipient Country"] == ""


def test_a_concession_is_the_verbal_event_of_its_own_that_polecat_has() -> None:
    (row,), _ = tables(expelled(event="RETREAT", mode="concede", quad="material cooperation", score=4.5))
    assert (row["Event Type"], row["Event Mode"], row["Quad Code"]) == ("CONCEDE", "", "VERBAL COOPERATION")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"realis": "planned"}, "planned"),
        ({"realis": "hypothetical"}, "hypothetical"),
        ({"realis": "negated"}, "negated"),
        ({"realis": "historical"}, "historical"),
        ({"asserted_by": "s1"}, "asserted"),
        ({"when": When()}, "undated"),
        ({"when": When(earliest="2031-03-01", latest="2031-03-31", basis="stated")}, "undated"),
        ({"when": When(latest="2031-03-05", basis="assumed")}, "undated"),
        (
            {"when": When(earliest="2031-03-05", latest="2031-03-05", candidates=("2031-03-05", "2031-04-05"))},
            "undated",
        ),
        ({"event": "CRIME"}, "no event of that kind"),
        ({"document": {"dated": EARLIER}}, "after its report"),
    ],
)
def test_what_did_not_happen_on_a_known_day_is_no_row_but_is_accounted_for(fields: dict[str, Any], reason: str) -> None:
    rows, (line,) = tables(expelled(**fields))
    assert rows == []
    assert (line["row"], line["event_id"], line["left_out"]) == (None, None, reason)
    assert line["trigger"] == {"span": [7, 15], "words": "expelled"}


@pytest.mark.parametrize("fields", [{"realis": "planned"}, {"realis": "historical"}, {"asserted_by": "s1"}])
def test_what_is_asked_for_comes_with_its_realis_beside_it(fields: dict[str, Any]) -> None:
    rows, (line,) = tables(expelled(**fields), choice=Choice(frozenset(("planned", "historical", "asserted"))))
    assert len(rows) == line["row"] == 1
    assert line["left_out"] is None
    assert fields.items() <= line.items()


def test_a_plan_that_a_speaker_tells_must_be_asked_for_twice() -> None:
    plan = expelled(realis="planned", asserted_by="s1")
    assert tables(plan, choice=Choice(frozenset(("planned",))))[0] == []
    assert tables(plan, choice=Choice(frozenset(("asserted",))))[0] == []
    assert len(tables(plan, choice=Choice(frozenset(("planned", "asserted"))))[0]) == 1


def test_the_day_of_the_report_is_taken_only_if_asked_for_and_said() -> None:
    bounded = When(latest="2031-03-05", basis="assumed")
    deed = expelled(when=bounded, document={"dated": DAY})
    rows, (line,) = tables(deed, choice=Choice(report_day=True))
    assert rows[0]["Event Date"] == "2031-03-05"
    assert (line["day"], line["day_from"]) == ("2031-03-05", "report")
    month = When(earliest="2031-03-01", latest="2031-03-05", basis="stated")
    assert tables(expelled(when=bounded, document={"dated": month}), choice=Choice(report_day=True))[0] == []
    planned = expelled(when=bounded, document={"dated": DAY}, realis="planned")
    assert tables(planned, choice=Choice(frozenset(("planned",)), report_day=True))[0] == []


def test_the_sources_say_what_a_row_rests_on() -> None:
    deed = expelled(asserted_by=None)
    deed = deed._replace(statements=(saying(deed),))
    rows, (line,) = tables(deed)
    assert line["event_id"] == rows[0]["Event ID"] == line["interaction"]
    assert line["row"] == 1
    assert line["document"] == deed.document.id
    assert line["statements"] == [deed.statements[0].id]
    assert line["asserted_by"] is None
    assert (line["realis"], line["day"], line["day_from"]) == ("occurred", "2031-03-05", "stated")
    assert line["actor"][0]["named"] == {"span": [0, 6], "words": "Norway"}
    assert line["recipient"][0]["name"] == "Juma Otieno"
    assert line["source"]["path"] == "reports/fjord.txt"
    assert (line["confidence"], line["found_by"]) == (0.9, "test/1")
    for place in (line["trigger"], *line["evidence"], line["actor"][0]["named"]):
        assert deed.document.slice(tuple(place["span"])) == place["words"]


def test_nothing_in_a_report_breaks_the_table() -> None:
    text = "Norway expelled Juma Otieno of Kenya."
    outlet = '=HYPERLINK("x")\tAftonposten\n"Oslo"'
    deed = told(text, "expelled", "Norway", "Juma Otieno", document={"outlet": outlet}, found_by='"quoted" rule')
    (row,), _ = tables(deed)
    assert row["Source"] == '=HYPERLINK("x") Aftonposten "Oslo"'
    assert row["Version"] == '"quoted" rule'
    table = io.StringIO()
    write_events([deed], "polecat", table, io.StringIO(), NARRATED)
    assert "\t'=HYPERLINK" in table.getvalue()
    assert '\t\'"quoted"' in table.getvalue()
    assert len(table.getvalue().splitlines()) == 2


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_cell_can_be_read_back(text: str) -> None:
    written = cell(text)
    assert plain(written) == one_line(text)
    assert not set(written) & set("\t\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
    assert not written.startswith(("=", "+", "-", "@", '"'))


def test_nothing_told_is_a_table_with_its_head_only() -> None:
    assert tables() == ([], [])
