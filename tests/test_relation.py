"""Relations: who did it to whom, in which week or month, and what does not count."""

from __future__ import annotations

from typing import Any

import pytest

from chancery.records import When
from chancery.show.narrated import NARRATED, Choice, Told
from chancery.show.relation import (
    Asked,
    Direction,
    RelationRow,
    direction,
    head_of,
    item,
    name_period,
    period_of,
    relate,
)
from tests.deeds import DAY, told

SEVERAL = "Norway and Kenya and Kosovo and NATO agreed."


def deed(actors: str, recipients: str = "", **fields: Any) -> Told:
    return told(SEVERAL, "agreed", actors, recipients, **({"mode": None} | fields))


def when(earliest: str | None, latest: str | None = None, **fields: Any) -> When:
    return When(earliest=earliest, latest=latest, basis="stated", **fields)


def rows(*deeds: Told, by: Any = "week", choice: Choice = NARRATED) -> tuple[RelationRow, ...]:
    return relate(deeds, Asked("NOR", "KEN", by), choice).rows


@pytest.mark.parametrize(
    ("actors", "recipients", "event", "way"),
    [
        ("Norway", "Kenya", "ACCUSE", "there"),
        ("Kenya", "Norway", "ACCUSE", "back"),
        ("Kenya; Kosovo", "NATO; Norway", "ACCUSE", "back"),
        ("Norway; Kenya", "", "CONSULT", "mutual"),
        ("Norway; Kenya; Kosovo", "", "AGREE", "mutual"),
        ("Norway; Kenya", "Kosovo", "ACCUSE", None),
        ("Norway; Kenya", "", "PROTEST", None),
        ("Norway", "Kosovo", "ACCUSE", None),
        ("Norway", "", "MOBILIZE", None),
        ("", "Kenya", "ASSAULT", None),
    ],
)
def test_direction(actors: str, recipients: str, event: str, way: Direction | None) -> None:
    assert direction(deed(actors, recipients, event=event).interaction, Asked("NOR", "KEN")) == way


@pytest.mark.parametrize(
    ("days", "week", "month"),
    [
        (when("2031-03-05", "2031-03-05"), "2031-W10", "2031-03"),
        (when("2031-03-03", "2031-03-09"), "2031-W10", "2031-03"),
        (when("2031-03-03", "2031-03-10"), None, "2031-03"),
        (when("2031-03-01", "2031-04-01"), None, None),
        (when("2031-03-31", "2031-04-01"), "2031-W14", None),
        (when("2031-03-04", "2031-03-06", candidates=("2031-03-04", "2031-03-06")), "2031-W10", "2031-03"),
        (when("2031-03-04", "2031-04-04", candidates=("2031-03-04", "2031-04-04")), None, None),
        (when(None, "2031-03-05"), None, None),
        (when("2031-03-05"), None, None),
        (when(None), None, None),
        (when("2027-01-01", "2027-01-01"), "2026-W53", "2027-01"),
        (when("9999-12-31", "9999-12-31"), "9999-W52", "9999-12"),
        (when("0001-01-01", "0001-01-01"), "0001-W01", "0001-01"),
    ],
)
def test_a_period_holds_all_the_days_or_there_is_none(days: When, week: str | None, month: str | None) -> None:
    for by, expected in (("week", week), ("month", month)):
        period = period_of(days, by)  # type: ignore[arg-type]
        assert (period and name_period(period[0], by)) == expected  # type: ignore[arg-type]


def test_a_month_has_its_first_and_last_day() -> None:
    assert period_of(when("2028-02-10", "2028-02-11"), "month") == ("2028-02-01", "2028-02-29")
    assert period_of(when("2031-12-31", "2031-12-31"), "month") == ("2031-12-01", "2031-12-31")


def test_counts_and_mean_score() -> None:
    found = rows(
        deed("Norway", "Kenya", quad="verbal conflict", score=-3.0),
        deed("Norway", "Kenya", quad="material conflict", score=-7.0),
        deed("Norway", "Kenya", quad="verbal cooperation", score=5.0),
        deed("Kenya", "Norway", quad="material cooperation", score=9.5),
        deed("Norway; Kenya", event="CONSULT", quad="verbal cooperation", score=2.5),
        deed("Norway", "Kenya", when=when("2031-01-01", "2031-12-31"), quad="verbal conflict", score=-2.0),
        deed("Norway", "NATO"),
    )
    assert [(row.period, row.source, row.target, row.mutual) for row in found] == [
        ("2031-W10", "NOR", "KEN", False),
        ("2031-W10", "KEN", "NOR", False),
        ("2031-W10", "NOR", "KEN", True),
        (None, "NOR", "KEN", False),
    ]
    there = found[0]
    assert (there.first, there.last) == ("2031-03-03", "2031-03-09")
    assert (there.count, there.reports, there.mean_score) == (3, 1, -1.67)
    assert (there.cooperative, there.conflictual, there.verbal, there.material) == (1, 2, 2, 1)
    assert there.quads == {"material conflict": 1, "verbal conflict": 1, "verbal cooperation": 1}
    assert len(there.interactions) == 3


def test_periods_are_in_order_and_the_undated_come_last() -> None:
    days = [
        when("2031-03-05", "2031-03-05"),
        when(None),
        when("2030-12-30", "2030-12-30"),
        when("2031-01-06", "2031-01-06"),
    ]
    found = rows(*(deed("Norway", "Kenya", when=day) for day in days))
    assert [row.period for row in found] == ["2031-W01", "2031-W02", "2031-W10", None]


def test_what_did_not_happen_or_is_only_said_does_not_count_and_is_told() -> None:
    deeds = [
        deed("Norway", "Kenya", realis="planned"),
        deed("Norway", "Kenya", realis="negated"),
        deed("Kenya", "Norway", asserted_by="s1"),
        deed("Norway", "NATO", realis="planned"),
    ]
    found = relate(deeds, Asked("NOR", "KEN"), NARRATED)
    assert found.rows == ()
    assert found.left_out == {"planned": 1, "negated": 1, "asserted": 1}
    assert [row.count for row in rows(*deeds, choice=Choice(frozenset(("planned", "asserted"))))] == [1, 1]


def test_the_day_of_the_report_if_asked_for() -> None:
    bounded = deed("Norway", "Kenya", when=When(latest="2031-03-05", basis="assumed"), document={"dated": DAY})
    assert rows(bounded)[0].period is None
    assert rows(bounded, choice=Choice(report_day=True))[0].period == "2031-W10"


def test_a_body_is_a_side_too() -> None:
    found = relate([deed("NATO", "Norway")], Asked("NOR", "IGO:NATO"), NARRATED).rows
    assert [(row.period, row.source, row.target) for row in found] == [("2031-03", "IGO:NATO", "NOR")]


def test_a_row_for_people() -> None:
    (row,) = rows(deed("Norway", "Kenya"))
    shown = item(row)
    assert dict(zip(head_of("week"), shown.cells, strict=True)) == {
        "week": "2031-W10", "direction": "NOR → KEN", "count": "1", "score": "-7.00", "cooperative": "0",
        "conflictual": "1", "verbal": "0", "material": "1", "reports": "1",
    }  # fmt: skip
    assert shown.value["interactions"] == row.interactions
    (both,) = rows(deed("Norway; Kenya", event="CONSULT"), deed("Norway; Kenya", event="CONSULT", when=DAY))
    assert item(both).cells[1] == "NOR ↔ KEN"


@pytest.mark.parametrize(
    ("actors", "recipients", "event", "way"),
    [
        ("Norway", "Juma Otieno", "ACCUSE", "there"),
        ("Norway", "a Kenyan bank", "ACCUSE", None),
        ("a Kenyan bank", "Norway", "SUPPORT", None),
        ("a Kenyan bank; Oda Varden", "", "AGREE", None),
        ("Juma Otieno; Oda Varden", "", "AGREE", "mutual"),
    ],
)
def test_only_who_acts_for_a_state_if_asked_for(
    actors: str, recipients: str, event: str, way: Direction | None
) -> None:
    text = "Norway, Oda Varden, Juma Otieno and a Kenyan bank agreed."
    found = told(text, "agreed", actors, recipients, event=event).interaction
    assert direction(found, Asked("NOR", "KEN", official=True)) == way
    assert direction(found, Asked("NOR", "KEN")) is not None
