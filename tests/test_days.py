"""The day of a report: sets of days, each cue alone, contradictions, and days that travel between reports."""

from __future__ import annotations

import datetime
import functools
import itertools
from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery import daysets, ids
from chancery.clean import label_blocks
from chancery.daysets import Days, count_days, days_of, intersect, list_days, make_days
from chancery.link.day_facts import tell_days
from chancery.link.days import share_days
from chancery.records import Actor, DayCue, Document, Reading, Source, Statement, When
from chancery.times import tag_times
from chancery.times.day import date_document, weigh
from chancery.times.day_cues.given import Reason
from chancery.times.tense import tense_at

FILLER = "Fishermen on both shores have waited eleven years for the gates of the harbour to be opened to them."
BODY = f"The harbour minister said the gates would be opened. {FILLER}"


def read(text: str, **facts: str) -> Document:
    source = Source(sha256="0" * 64, media_type="text/plain", encoding="utf-8", url=facts.get("url"))
    source = msgspec.structs.replace(source, fetched=facts.get("fetched"))
    document = Document(id=ids.document_id(text), source=source, text=text)
    if "day" in facts:
        dated = When(earliest=facts["day"], latest=facts["day"], basis=facts.get("basis", "stated"))  # type: ignore[arg-type]
        document = msgspec.structs.replace(document, dated=dated, dated_by=facts.get("by", ""))
    return label_blocks(document)[0]


@functools.cache
def analyser():
    from chancery.analyse import load_analyser

    return load_analyser("encoder")


def date(text: str, **facts: str) -> tuple[When, tuple[DayCue, ...]]:
    document = read(text, **facts)
    doc = analyser().analyse(document).doc
    return date_document(document, doc, tag_times(document, doc))


def report(*paragraphs: str) -> str:
    return "\n\n".join(("Harbour gates to be opened", *paragraphs, FILLER))


# ---- sets of days

INTERVALS = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), max_size=6)


@given(INTERVALS, INTERVALS)
def test_sets_of_days_behave_like_sets(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    def plain(intervals: Iterable[tuple[int, int]]) -> set[int]:
        return {day for start, end in intervals for day in range(start, end + 1)}

    left, right = make_days(one), make_days(other)
    assert set(list_days(left)) == plain(one)
    assert set(list_days(intersect(left, right))) == plain(one) & plain(other)
    assert count_days(left) == len(plain(one))
    assert all(before[1] + 1 < after[0] for before, after in itertools.pairwise(left))


@pytest.mark.parametrize(
    ("days", "when"),
    [
        ([("2031-06-04", "2031-06-04")], ("2031-06-04", "2031-06-04", None)),
        ([("2031-06-04", "2031-06-04"), ("2032-06-04", "2032-06-04")],
         ("2031-06-04", "2032-06-04", ("2031-06-04", "2032-06-04"))),
        ([("2031-06-04", None)], ("2031-06-04", None, None)),
        ([("2031-01-01", "2031-03-01"), ("2032-01-01", "2032-03-01")], ("2031-01-01", "2032-03-01", None)),
    ],
    ids=["one day", "two apart", "open", "too many"],
)  # fmt: skip
def test_days_become_a_when_and_come_back(days: list[tuple[str, str | None]], when: tuple) -> None:
    whole: Days = make_days(interval for pair in days for interval in daysets.between(*pair))
    written = daysets.as_when(whole, "relative", ())
    assert (written.earliest, written.latest, written.candidates) == when
    assert intersect(days_of(written), whole) == whole


def test_days_that_do_not_exist_are_none() -> None:
    assert daysets.ordinal(2031, 2, 30) is None
    assert daysets.month_days(2, 29, range(2021, 2024)) == ()
    assert daysets.read_day("2031-02-30", 7) == 7


# ---- weighing


def days(first: str, last: str) -> Days:
    return daysets.between(first, last)


def test_on_contradiction_the_least_trusted_is_dropped_and_said_so() -> None:
    when, cues = weigh(
        [
            Reason("metadata", days("2031-06-04", "2031-06-04"), 0.9, "the page"),
            Reason("past", days("2033-01-01", "2039-01-01"), 0.5, "a slip of the pen"),
            Reason("office", days("2030-01-01", "2034-01-01"), 0.7, "a minister"),
        ]
    )
    assert (when.earliest, when.latest) == ("2031-06-04", "2031-06-04")
    assert [cue.name for cue in cues if cue.dropped] == ["past"]


def test_soft_reasons_choose_among_what_is_left_and_never_empty_it() -> None:
    hard = Reason("office", days("2030-01-01", "2034-01-01"), 0.7, "a minister")
    soft = Reason("copyright", days("2031-01-01", "2031-12-31"), 0.3, "a notice", hard=False)
    away = Reason("copyright", days("2040-01-01", "2040-12-31"), 0.2, "another", hard=False)
    when, cues = weigh([soft, away, hard])
    assert (when.earliest, when.latest) == ("2031-01-01", "2031-12-31")
    assert [cue.dropped for cue in cues if not cue.hard] == [False, True]


@given(st.permutations(range(4)))
def test_the_order_of_reasons_does_not_matter(order: list[int]) -> None:
    reasons = [
        Reason("a", days("2031-01-01", "2031-12-31"), 0.5, ""),
        Reason("b", days("2031-06-01", "2032-12-31"), 0.5, ""),
        Reason("c", days("2020-01-01", "2020-12-31"), 0.5, ""),
        Reason("d", days("2031-01-01", "2031-07-31"), 0.9, ""),
    ]
    assert weigh([reasons[at] for at in order]) == weigh(reasons)


def test_nothing_said_is_unknown() -> None:
    assert weigh([]) == (When(), ())


# ---- each cue


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ([f"OSLA, June 4, 2031 /Plover/ -- {BODY}"], "2031-06-04"),
        ([f"Osla, 4 Sept. 2031 (Plover) – {BODY}"], "2031-09-04"),
        ([f"OSLA, 04.06.2031 (AP) — {BODY}"], "2031-06-04"),
        ([f"OSLA, 04/06/2031 (AP) — {BODY}"], None),
        (["Published: 4 June 2031, 10:12", BODY], "2031-06-04"),
        (["Updated: 5 June 2031", BODY], None),
        (["Published: 4 June 2031, updated 5 June 2031", BODY], "2031-06-04"),
        (["Published: 5 June 2031", f"OSLA, June 4, 2031 (AP) — {BODY}"], "2031-06-04"),
        ([f"OSLA, June 31, 2031 (AP) — {BODY}"], None),
    ],
)
def test_a_full_date_at_the_head(lines: list[str], day: str | None) -> None:
    when, _ = date(report(*lines))
    assert (when.earliest == when.latest == day) if day else when.basis != "dateline"


def test_the_day_on_which_a_page_was_looked_at_does_not_count() -> None:
    assert date("\n\n".join(("Friday, June 6, 2031", "Harbour gates to be opened", BODY, FILLER)))[0] == When()


def test_a_given_day_wins_and_the_metadata_say_what_they_rest_on() -> None:
    text = report(f"OSLA, June 4, 2011 (AP) — {BODY}")
    when, cues = date(text, day="2012-06-05")
    assert (when.earliest, when.latest, when.basis) == ("2012-06-05", "2012-06-05", "stated")
    assert [cue.name for cue in cues if cue.dropped] == ["dateline"]
    when, cues = date(report(BODY), day="2011-06-04", basis="metadata", by="article:published_time")
    assert (when.earliest, when.basis) == ("2011-06-04", "metadata")
    assert "article:published_time" in cues[0].why


@pytest.mark.parametrize(
    ("url", "first", "last"),
    [
        ("https://news.example/world/2011/06/04/gates", "2011-06-04", "2011-06-04"),
        ("https://news.example/2011/6/gates.html", "2011-06-01", "2011-06-30"),
        ("https://news.example/20110604-gates", "2011-06-04", "2011-06-04"),
        ("https://news.example/2011/02/30/gates", None, None),
        ("https://news.example/item/20110604123", None, None),
    ],
)
def test_the_address_of_the_page(url: str, first: str | None, last: str | None) -> None:
    when, _ = date(report(BODY), url=url)
    assert (when.earliest, when.latest) == (first, last)


def test_day_and_month_of_the_dateline_with_the_weekday_of_the_lead() -> None:
    text = report(f"OSLA, May 26 (AP) — The harbour minister opened the gates on Wednesday. {FILLER}")
    when, cues = date(text, fetched="2023-01-01T10:00:00")
    assert when.candidates is not None
    assert "2021-05-26" in when.candidates
    assert all(datetime.date.fromisoformat(day).isoweekday() == 3 for day in when.candidates)
    assert {cue.name for cue in cues} >= {"dateline", "weekday", "fetched"}


def test_a_past_year_is_a_lower_bound_and_a_planned_one_an_upper() -> None:
    when, _ = date(report("The two states signed a treaty in March 2015.", "The gates will be opened by May 2018."))
    assert (when.earliest, when.latest) == ("2015-03-01", "2018-05-31")


@pytest.mark.parametrize(
    "sentence",
    [
        "The analyst predicted the first lorry in 2040.",
        "The council dealt with its 2040 budget.",
        "The parties agreed on a delay from 2040 to 2042.",
    ],
)
def test_what_is_only_expected_is_no_lower_bound(sentence: str) -> None:
    assert date(report(sentence))[0].earliest is None


def test_a_day_without_a_year_is_behind_or_ahead() -> None:
    head = "OSLA, June 4 (AP) — The 46th US president wrote a letter to the harbour minister."
    when, _ = date(report(head, "The gates will be opened on June 16."), fetched="2024-12-31")
    assert when.candidates == ("2021-06-04", "2022-06-04", "2023-06-04", "2024-06-04")


def test_the_lead_of_an_agency_and_an_event_later_this_month() -> None:
    text = report(
        "By Staff, Agencies",
        "The harbour minister said on Friday that he would travel to the talks in Osla later this month.",
        "The talks will open on June 16. They will be the first since Joe Biden took office in January.",
    )
    when, _ = date(text)
    assert when.candidates == ("2021-06-04", "2021-06-11")


def test_who_holds_an_office_now() -> None:
    when, cues = date(report("Russian Foreign Minister Sergei Lavrov said the gates would be opened."))
    assert (when.earliest, when.basis) == ("2004-03-06", "office")
    assert any("Lavrov" in cue.why for cue in cues)


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest"),
    [
        ("The Thatcher government has closed the harbour.", "1979-05-01", "1990-12-19"),
        ("President-elect Barack Obama met the harbour master.", "2008-07-04", "2009-01-23"),
        ("President Barack Obama opened the gates on Friday.", "2009-01-17", "2017-02-10"),
        ("White House press secretary Jen Psaki said the gates were safe.", "2021-01-17", "2022-06-03"),
        ("The US ambassador, John Sullivan, said the gates were safe.", "2020-02-02", "2022-09-25"),
        ("Jake Sullivan, the US national security adviser, said the gates were safe.", "2021-01-17", "2025-02-10"),
        ("Dmitry Medvedev, President Barack Obama and others said the gates were safe.", "2009-01-17", "2017-02-10"),
        ("Jake Sullivan, once a national security adviser, said the gates were safe.", "2021-01-20", None),
        ("The two have not met since Joe Biden became president in January.", "2021-01-20", "2022-01-21"),
        ("The new quay will open in 2012.", None, "2012-12-31"),
        ("Her lease of the harbour expires in 2012.", None, "2012-12-31"),
        ("The minister will mark the raid in 2012.", None, None),
        ("The Government has closed the harbour.", None, None),
        ("After the flood, President George W. Bush said the gates were safe.", None, None),
        ("A guard said: “President Barack Obama is to blame.”", None, None),
        ("She left before her husband's run for mayor in 2012.", "2012-01-01", None),
        ("In 2012, she said, the quay would be opened.", None, None),
        ("They spoke of the harm that the 45th president had done.", "2017-01-17", None),
    ],
)
def test_governments_and_years_ahead(sentence: str, earliest: str | None, latest: str | None) -> None:
    when, _ = date(report(f"{FILLER} {sentence}"))
    assert (when.earliest, when.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "sentence",
    [
        "The treaty was signed in the years of President Ronald Reagan.",
        "Deputy Attorney General Eric Holder was seen in the harbour.",
    ],
)
def test_an_office_of_another_time_or_another_office_does_not_date(sentence: str) -> None:
    assert not any(cue.name == "office" for cue in date(report(sentence))[1])


def test_an_age_stamp_needs_the_time_of_fetching() -> None:
    text = "Harbour gates to be opened\n\n2 years ago\n\n" + BODY + "\n\n" + FILLER
    assert date(text)[0] == When()
    when, cues = date(text, fetched="2023-06-10T08:00:00")
    assert when.earliest is not None
    assert when.earliest <= "2020-12-31"
    assert when.latest is not None
    assert "2021-06-04" <= when.latest < "2023-01-01"
    assert "age" in {cue.name for cue in cues}


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("© 2019 Plover News. All rights reserved.", None, "2019-12-31"),
        ("Copyright 2019 Reuters. Click for restrictions.", "2019-01-01", "2019-12-31"),
        ("© 2003-2019 Plover News", None, "2019-12-31"),
    ],
)
def test_a_copyright_line_is_soft(line: str, first: str | None, last: str) -> None:
    _, cues = date(report(BODY, line))
    (cue,) = [cue for cue in cues if cue.name == "copyright"]
    assert not cue.hard
    assert cue.allows == ((first, last),)


def test_about_some_year_is_no_copyright() -> None:
    assert not any(cue.name == "copyright" for cue in date(report("The harbour, built c. 1950, is closed."))[1])


def test_the_clock_of_a_desk_in_the_far_east() -> None:
    text = report(f"BUDAPEST, March 12 (Xinhua) -- The 42nd US president wrote to the harbour minister. {FILLER}")
    when, _ = date(text)
    assert when.candidates is not None
    assert {"1999-03-12", "1999-03-13"} <= set(when.candidates)


def test_an_interval_and_not_a_guess_where_little_is_said() -> None:
    assert date(report(BODY))[0] == When()


# ---- tense


@pytest.mark.parametrize(
    ("text", "words", "tense"),
    [
        ("The talks will open on June 16.", "June 16", "future"),
        ("The talks are scheduled for June 16.", "June 16", "future"),
        ("The envoys met on June 16.", "June 16", "past"),
        ("The envoys had met on June 16.", "June 16", "pluperfect"),
        ("Nobody commented on the June 16 deadline.", "June 16", None),
        ("Relations worsened after the start of the blockade on June 16.", "June 16", "past"),
    ],
)
def test_tense(text: str, words: str, tense: str | None) -> None:
    doc = analyser().analyse(read(text)).doc
    at = text.index(words)
    assert tense_at(doc, (at, at + len(words))) == tense


# ---- days between reports

EVENT = "The summit of the presidents of Norway and Chad will take place in Osla on June 16."


def reading(text: str, dated: When, told: str = "ahead") -> Reading:
    document = msgspec.structs.replace(read(text), dated=dated)
    times = tag_times(document, analyser().analyse(document).doc)
    spans = [time.span for time in times if "June 16" in document.slice(time.span)]
    cues = [DayCue(name=told, allows=((None, None),), hard=True, trust=0.6, why="", spans=(span,)) for span in spans]
    return Reading(document=document, times=times, day_cues=tuple(cues))


def share(readings: Iterable[Reading]) -> dict[str, tuple[When, tuple[DayCue, ...]]]:
    return share_days(map(tell_days, readings))


DATED = When(earliest="2031-05-26", latest="2031-05-26", basis="metadata")
YEARS = When(earliest="2030-06-04", latest="2032-06-04", candidates=("2030-06-04", "2031-06-04", "2032-06-04"))


def test_a_day_travels_through_the_same_gathering_with_its_source() -> None:
    source = reading(report(BODY, EVENT), DATED)
    undated = reading(report(EVENT, "The envoys are packing their bags."), YEARS)
    shared = share([source, undated])
    (when, cues) = shared[undated.document.id]
    assert (when.earliest, when.latest, when.basis) == ("2031-06-04", "2031-06-04", "event")
    assert source.document.id in cues[0].why
    assert source.document.id not in shared


@pytest.mark.parametrize(
    ("old", "new"),
    [("Chad", "Mali"), ("Osla", "Brint"), ("June 16", "June 17"), ("summit", "souvenir")],
    ids=["parties", "place", "day", "no gathering"],
)
def test_it_does_not_travel_through_likeness(old: str, new: str) -> None:
    source = reading(report(BODY, EVENT), DATED)
    other = reading(report(BODY, EVENT.replace(old, new)), YEARS)
    assert share([source, other]) == {}


def test_the_day_of_the_saying_is_not_that_of_the_gathering() -> None:
    said = "On Monday the envoys of Norway and Chad said that there would be a summit in Osla."
    source = reading(report(BODY, said), DATED)
    other = reading(report("The summit of Norway and Chad in Osla on May 26 will be short."), YEARS)
    assert share([source, other]) == {}


def test_last_years_summit_has_the_year_that_others_know() -> None:
    source = reading(report(BODY, EVENT), DATED)
    later = reading(
        report("Norway and Chad have not spoken since last year's summit in Osla."),
        When(earliest="2030-01-01", latest="2035-12-31"),
    )
    when, _ = share([source, later])[later.document.id]
    assert (when.earliest, when.latest) == ("2032-01-01", "2032-12-31")


def test_nothing_goes_round_in_a_circle_and_disagreement_dates_nobody() -> None:
    unsure = [reading(report(EVENT, f"Note {n}. {FILLER}"), YEARS) for n in range(2)]
    assert share(unsure) == {}
    other = When(earliest="2032-05-26", latest="2032-05-26", basis="metadata")
    sources = [reading(report(BODY, EVENT), DATED), reading(report(EVENT, BODY, BODY), other)]
    assert share([*sources, unsure[0]]) == {}


def quoting(text: str, dated: When, said_on: When) -> Reading:
    document = msgspec.structs.replace(read(text), dated=dated)
    start = text.index("“") + 1
    statement = Statement(
        id=f"s{document.id}",
        mode="direct",
        kind="speech",
        speaker=(Actor(name="Ilse Marrow", id="a1"),),
        cue=None,
        content=((start, text.index("”")),),
        frame=(start, start + 1),
        said_on=said_on,
    )
    return Reading(document=document, statements=(statement,))


def test_the_same_words_of_the_same_speaker_are_a_lower_bound() -> None:
    words = "“The gates will be opened when the last of the boats has gone home to its harbour,” said Ilse Marrow."
    source = quoting(report(words), DATED, DATED)
    later = quoting(report(f"Some weeks later. {words}"), When(), When())
    when, cues = share([later, source])[later.document.id]
    assert (when.earliest, when.latest) == ("2031-05-26", None)
    assert cues[0].name == "same words"


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_reports_does_not_matter(order: list[int]) -> None:
    readings = five_readings()
    assert share([readings[at] for at in order]) == share(readings)


@functools.cache
def five_readings() -> tuple[Reading, ...]:
    return (
        reading(report(BODY, EVENT), DATED),
        reading(report(EVENT, FILLER), YEARS),
        reading(report(EVENT, BODY, "The envoys are packing."), When()),
        reading(report(EVENT.replace("Osla", "Brint")), YEARS),
        reading(report("Norway and Chad have not spoken since last year's summit in Osla."), When()),
    )


# ---- known summits


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("The envoys will meet at the NATO summit in Vilnius.", "2022-02-26", "2023-07-12"),
        ("The envoys fell out at the NATO summit in Vilnius.", "2023-07-11", None),
        ("Norway and Chad have not spoken since last year's G20 summit in Hangzhou.", "2017-01-01", "2017-12-31"),
    ],
)
def test_a_known_summit_is_ahead_or_over(sentence: str, first: str, last: str | None) -> None:
    _, cues = date(report(sentence))
    (cue,) = [cue for cue in cues if cue.name == "event"]
    assert cue.allows[0][0] == first
    assert cue.allows[0][1] == last


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers will meet at NATO in Vilnius.",
        "The envoys will meet at the NATO summit.",
        "The envoys met at the NATO summit in Brussels in 2018.",
    ],
)
def test_a_meeting_without_its_place_or_with_its_year_is_no_such_cue(sentence: str) -> None:
    assert not any(cue.name == "event" for cue in date(report(sentence))[1])


def test_the_table_of_summits_holds_real_days() -> None:
    from chancery.lexicons.gatherings import KNOWN_UNTIL, known_gatherings

    for row in known_gatherings():
        first, last = (datetime.date.fromisoformat(day) for day in (row.first_day, row.last_day))
        assert first <= last <= datetime.date.fromisoformat(KNOWN_UNTIL)
        assert (last - first).days < 32
