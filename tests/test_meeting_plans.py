"""Plans that hold, slip or fall, cities told by their state or venue, and topics by where they stand."""

from __future__ import annotations

from functools import cache

import pytest

from chancery.records import Meeting
from quality.meetings import read_meetings

DAY = "2024-05-08"


@cache
def read(text: str) -> tuple[Meeting, ...]:
    return read_meetings(text, DAY)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kari Vik, Norway's foreign minister, will fly to Rabat on Friday despite the row over cod.", "confirmed"),
        ("Kari Vik, Norway's foreign minister, will not cancel her trip to Rabat on Friday.", "confirmed"),
        ("The meeting of the Norwegian and Moroccan ministers in Madrid is on, both sides say.", "confirmed"),
        ("Kari Vik, Norway's foreign minister, has pulled the plug on Friday's visit to Rabat.", "cancelled"),
        ("Plans for a summit of Norway and Morocco in Madrid have collapsed.", "cancelled"),
        ("Kari Vik, Norway's foreign minister, has put her trip to Rabat on hold.", "postponed"),
        ("The summit of Norway and Morocco will have to wait.", "postponed"),
        ("There are suggestions that the Norwegian and Moroccan ministers will meet in Madrid.", "mooted"),
        ("No date has been set for a summit between Norway and Morocco.", "mooted"),
        ("Norway and Morocco are gearing up for Friday's summit in Madrid.", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert {meeting.status for meeting in read(text)} == {status}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Norway and Morocco resume their talks in the Swiss city of Geneva on Friday.", "Geneva"),
        ("Norway and Morocco agreed to hold a summit next month. Madrid was chosen as the venue.", "Madrid"),
        ("The next round of talks between Norway and Morocco is on 14 May in Madrid.", "Madrid"),
        ("Norway and Morocco held a conference on the war in Sudan on Monday.", None),
    ],
)
def test_place(text: str, place: str | None) -> None:
    assert [meeting.place.name if meeting.place else None for meeting in read(text)] == [place]


@pytest.mark.parametrize(
    ("told", "agenda"),
    [
        ("Gas and water will be at the heart of the meeting.", {("energy", True), ("water", True)}),
        ("Sanctions are off the table, Oslo said.", {("sanctions", False)}),
        ("The agenda is short: prisoners and tariffs.", {("prisoners", True), ("trade", True)}),
    ],
)
def test_agenda(told: str, agenda: set[tuple[str, bool]]) -> None:
    found = read(f"The ministers of Norway and Morocco will meet in Madrid on Friday. {told}")
    assert {(item.issue, item.included) for item in found[0].agenda} == agenda
