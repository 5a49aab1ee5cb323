"""Meetings of short invented reports: found or not, parties, place, day, status, agenda, merged or kept apart."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import meeting_cases as cases
import meeting_flashes
import meeting_live
import meeting_styles
import meeting_wordings
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
        *meeting_live.ENTRIES,
        *meeting_live.STANDS,
        *meeting_live.NEXT_SENTENCE,
        *cases.PARTIES,
        *cases.KINDS,
        *cases.STATUS,
        *cases.DAYS,
        *cases.MERGED,
        *cases.AGENDA,
        *cases.NONE,
        *meeting_wordings.ALL,
    ],
    ids=lambda case: case[0][:60],
)
def test_cases(case: Case) -> None:
    text, wanted = case
    found = read(text)
    told = [describe(meeting) for meeting in found]
    assert len(found) == len(wanted), told
    assert all(fits(meeting, line) for meeting, line in zip(found, wanted, strict=True)), told


@pytest.mark.slow
@pytest.mark.parametrize("case", [*meeting_styles.STYLES, *meeting_flashes.ALL], ids=lambda case: case[0][:60])
def test_styles(case: Case) -> None:
    text, wanted = case
    found = read(text)
    told = [describe(meeting) for meeting in found]
    assert len(found) == len(wanted), told
    assert all(fits(meeting, line) for meeting, line in zip(found, wanted, strict=True)), told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway and Morocco meet again in Bergen on Thursday.", "planned"),
        ("Morocco boycotted the African Union summit in Kigali on Monday.", "held"),
        ("In a phone call on Monday, the presidents of Norway and Morocco discussed fish.", "held"),
    ],
)
def test_a_report_without_a_day_tells_status_by_its_tense(text: str, status: str) -> None:
    assert [one.status for one in read(text, None)] == [status]


def test_a_heading_tells_the_day() -> None:
    text = "22 March\nNorway and Morocco meet in Bergen.\n\n24 March\nNorway frees the crew."
    (meeting,) = read(text)
    assert write_day(meeting.when) == "2031-03-22"


def test_an_agenda_item_rests_on_its_words() -> None:
    text = "Kenya and Somalia will hold a summit in Djibouti on May 3. No documents will be signed at the summit."
    (meeting,) = read(text)
    (item,) = meeting.agenda
    assert (item.issue, item.included) == ("documents", False)
    assert "documents" in text[slice(*item.span)]


def test_statuses_are_kept_in_their_order() -> None:
    text = "The postponed Norway-Morocco summit will now take place in Bergen on May 20."
    (meeting,) = read(text)
    assert [one.status for one in meeting.history] == ["postponed", "planned"]
    assert meeting.status == meeting.history[-1].status
    assert [text[slice(*one.span)] for one in meeting.history] == ["postponed", "take"]


def test_furniture_names_no_meeting() -> None:
    from chancery.code.meetings.report import READ

    assert set(READ) == {"headline", "subhead", "body", "caption"}


def test_every_mention_is_evidence() -> None:
    text = "Kenya and Somalia will hold a summit in Djibouti on May 3. The summit was proposed in March."
    (meeting,) = read(text)
    assert text[slice(*meeting.evidence[-1])] == "The summit"
    assert len(meeting.evidence) == 2


def test_words_are_checked() -> None:
    assert meeting_nouns()["summit"] == "summit"
    assert meeting_verbs()["meet"] == "meet"
    assert status_words("verbs")["postpone"] == "postponed"
    with pytest.raises(SettingsError, match=r"own\.toml, \[status\.verbs\]: there is no status 'missed'"):
        check({"status": {"verbs": {"missed": "skip"}}}, "own.toml")
    with pytest.raises(SettingsError, match="'call' is both planned and mooted"):
        check({"status": {"verbs": {"planned": "call", "mooted": "call"}}}, "own.toml")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "place", "day"),
    [("000", "Geneva", None), ("001", "Geneva", "2021-06-16"), ("002", "Geneva", None), ("003", "Geneva", "2021-06-16"),
     ("004", "Geneva", "2021-06-16")],
)  # fmt: skip
def test_the_summit_of_the_shared_reports(number: str, place: str, day: str | None) -> None:
    path = next(iter(NEWS.glob(f"{number}_*.txt")), None)
    if path is None:
        pytest.skip("../shared/news is not there")
    found = [one for one in read(path.read_text("utf-8"), None) if one.kind == "summit"]
    assert [one.place.name if one.place else None for one in found] == [place]
    if day is not None:
        assert (found[0].when.earliest, found[0].when.latest) == (day, day)
