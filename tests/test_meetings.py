"""Meetings of short invented reports: found or not, parties, place, day, status, agenda, merged or kept apart."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import meeting_cases as cases
import pytest
from meeting_cases import DAY, Case

from chancery.errors import SettingsError
from chancery.lexicons.meetings import check, meeting_nouns, meeting_verbs, status_words
from chancery.records import UNKNOWN_DAY, Meeting, When
from quality.meetings import read_meetings, sides

NEWS = Path(__file__).parent.parent.parent / "shared" / "news"


@cache
def read(text: str, day: str | None = DAY) -> tuple[Meeting, ...]:
    return read_meetings(text, day)


def write_day(when: When) -> str:
    if when == UNKNOWN_DAY:
        return "-"
    return str(when.earliest) if when.earliest == when.latest else f"{when.earliest}..{when.latest}"


def fits(meeting: Meeting, wanted: str) -> bool:
    words, agenda = wanted.split(), {(item.issue, item.included) for item in meeting.agenda}
    kind, parties, place, day, status = words[:5]
    told = {
        kind: meeting.kind,
        parties: sides(meeting.parties),
        place: meeting.place.name if meeting.place else "-",
        day: write_day(meeting.when),
        status: meeting.status,
    }
    want = {parties: frozenset(parties.split(","))}
    same = all(name in ("*", value) or want.get(name) == value for name, value in told.items())
    return same and all((item[1:], item[0] == "+") in agenda for item in words[5:])


def describe(meeting: Meeting) -> str:
    parties = ",".join(sorted(sides(meeting.parties)))
    agenda = " ".join("-+"[item.included] + item.issue for item in meeting.agenda)
    place = meeting.place.name if meeting.place else "-"
    return f"{meeting.kind} {parties} {place} {write_day(meeting.when)} {meeting.status} {agenda}"


@pytest.mark.parametrize(
    "case",
    [
        *cases.PARTIES,
        *cases.KINDS,
        *cases.STATUS,
        *cases.DAYS,
        *cases.MERGED,
        *cases.AGENDA,
        *cases.NONE,
    ],
    ids=lambda case: case[0][:60],
)
def test_cases(case: Case) -> None:
    text, wanted = case
    found = read(text)
    told = [describe(meeting) for meeting in found]
    assert len(found) == len(wanted), told
    assert all(fits(meeting, line) for meeting, line in zip(found, wanted, strict=True)), told
