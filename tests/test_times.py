"""The temporal tagger: every rule's examples, anchors, tense, narratives, bad input, exports."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from chancery.analyse import load_analyser
from chancery.errors import SettingsError
from chancery.ids import document_id
from chancery.lexicons.times import TimeRule, compile_pattern, pattern_parts, time_rules, time_words
from chancery.records import UNKNOWN_DAY, Document, Source, TimeExpression, When
from chancery.times import tag_times
from chancery.times.edtf import write_edtf
from chancery.times.guards import GUARDS
from chancery.times.holidays import easter, holiday_in
from chancery.times.numbers import read_number, read_ordinal, read_year
from chancery.times.periods import Period, bounds_of, containing
from chancery.times.readers import READERS
from chancery.times.timex3 import write_timeml

THURSDAY = When(earliest="2021-06-10", latest="2021-06-10", basis="metadata")
EXAMPLES = [(rule, text, value) for rule, _ in time_rules() for text, value in rule.examples]


@cache
def blank() -> spacy.Language:
    return spacy.blank("en")


@cache
def analysed(text: str) -> Doc:
    return load_analyser("encoder").analyse(make_document(text)).doc


def make_document(text: str, dated: When = UNKNOWN_DAY) -> Document:
    source = Source(sha256="0" * 64, media_type="text/plain", encoding="utf-8")
    return Document(id=document_id(text), source=source, text=text, dated=dated)


def tag(text: str, dated: When = THURSDAY, parse: bool = False) -> tuple[TimeExpression, ...]:
    return tag_times(make_document(text), analysed(text) if parse else blank()(text), dated)


def values(text: str, dated: When = THURSDAY, parse: bool = False) -> dict[str, str]:
    return {text[slice(*time.span)]: time.value for time in tag(text, dated, parse)}


@pytest.mark.parametrize(
    ("rule", "marked", "value"), EXAMPLES, ids=[f"{rule.name}: {text}" for rule, text, _ in EXAMPLES]
)
def test_examples_of_rules(rule: TimeRule, marked: str, value: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    times = [time for time in tag(text, parse=True) if time.rule == rule.name]
    if "[" not in marked:
        assert not times
        return
    start = marked.index("[")
    span = (start, marked.index("]") - 1)
    found = [time.value for time in times if time.span == span]
    assert found == [value], [(text[slice(*time.span)], time.value, time.rule) for time in tag(text, parse=True)]


def test_every_rule_is_whole() -> None:
    for rule, _ in time_rules():
        assert rule.examples, rule.name
        assert rule.read in READERS, rule.name
        assert rule.guard is None or rule.guard in GUARDS, rule.name


PERIOD = "the same period last year"
ANCHORED = [
    ("The minister said on Wednesday that the port is closed.", "Wednesday", "2021-06-09"),
    ("The ministers will meet on Wednesday.", "Wednesday", "2021-06-16"),
    ("Her deputy is to travel to Oslo on Monday.", "Monday", "2021-06-14"),
    ("The envoy met the premier on Thursday.", "Thursday", "2021-06-10"),
    ("The two will meet on June 4.", "June 4", "2022-06-04"),
    ("The two met on June 16.", "June 16", "2021-06-16"),  # far nearer ahead than behind
    ("The two met on September 16.", "September 16", "2020-09-16"),
    ("The port will reopen in March.", "March", "2022-03"),
    ("The port was closed in March.", "March", "2021-03"),
    ("The port was closed for the quarter ended Sept. 30, officials said.", "Sept. 30", "2020-09-30"),
    ("They said that Monday's ruling would stand.", "Monday", "2021-06-07"),
    ("The two agreed to meet again on Tuesday in Oslo.", "Tuesday", "2021-06-15"),
    ("She threatened to turn back every barge from Monday.", "Monday", "2021-06-14"),
    ("They gave the crew until 9 a.m. Tuesday to sign the paper.", "9 a.m. Tuesday", "2021-06-15T09:00"),
    ("Her share before Friday's purchases was far below that.", "Friday", "2021-06-04"),
    ("She will be the first woman to command a ship on a voyage in February.", "February", "2022-02"),
    ("The sale should be completed in October.", "October", "2021-10"),
    ("She announced in Oslo that the envoy would be travelling to Turku Friday.", "Friday", "2021-06-11"),
    ("Whoever drills there, Ravik cautioned on Wednesday, will be sued.", "Wednesday", "2021-06-09"),
    ("The bridge was opened as planned on Saturday.", "Saturday", "2021-06-05"),
    ("He bought shares from May 4 to Tuesday.", "Tuesday", "2021-06-08"),
    ("The statements were made Thursday and Wednesday by her lawyer.", "Wednesday", "2021-06-09"),
    ("September sales rose.", "September", "2020-09"),
    ("They met in March, April and May.", "April", "2021-04"),
    ("Profit of the year ended June 30 rose.", "June 30", "2020-06-30"),
    ("They play in Oslo in August, in Bergen in November and in Turku in February.", "February", "2022-02"),
]


@pytest.mark.parametrize(("text", "words", "value"), ANCHORED, ids=[words + ": " + text for text, words, _ in ANCHORED])
def test_tense(text: str, words: str, value: str) -> None:
    assert values(text, parse=True)[words] == value


MENTIONED = [
    ("She left in May 1806. The following autumn she came back.", "The following autumn", "1806-FA"),
    ("It burned on May 3, 2014. Two days later it was sold.", "Two days later", "2014-05-05"),
    ("It burned on May 3, 2014; that day it had rained.", "that day", "2014-05-03"),
    ("It burned in May 2014; the same day it was sold.", "the same day", "2014-05-XX"),
    ("It burned in 2014 and was sold the following year.", "the following year", "2015"),
    ("The mill made $5 million in the first quarter, up from $4 million a year earlier.", "a year earlier", "2020-Q1"),
    ("The truce ended on June 2. Shells fell at 5 p.m. near the mill.", "5 p.m.", "2021-06-10T17:00"),
    ("On June 2, shells fell at 5 p.m. near the mill.", "5 p.m.", "2021-06-02T17:00"),
    ("Shells fell at 5 p.m. (1400 GMT) on Monday.", "5 p.m.", "2021-06-07T17:00"),
    ("They met at 7:30 this evening.", "7:30 this evening", "2021-06-10T19:30"),
    ("They met at 10 p.m. Wednesday.", "10 p.m. Wednesday", "2021-06-09T22:00"),
    ("They met on Wednesday night.", "Wednesday night", "2021-06-09TNI"),
    ("It rose early this month.", "early this month", "2021-06"),
    ("It fell in the mid-1990s.", "mid-1990s", "199"),
    ("It took nearly three years.", "nearly three years", "P3Y"),
]


@pytest.mark.parametrize(
    ("text", "words", "value"), MENTIONED, ids=[words + ": " + text for text, words, _ in MENTIONED]
)
def test_mentions_and_neighbours(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


def test_modifiers() -> None:
    found = {time.value: time.modifier for time in tag("In late 2014 and early June 2015 it took at least two weeks.")}
    assert found == {"2014": "END", "2015-06": "START", "P2W": "EQUAL_OR_MORE"}


def test_unknown_day_gives_no_day() -> None:
    text = "On Friday and on June 16, and last year, they met; yesterday they left. It burned on May 3, 2014."
    assert values(text, UNKNOWN_DAY) == {
        "Friday": "XXXX-WXX-5", "June 16": "XXXX-06-16", "last year": "XXXX", "yesterday": "XXXX-XX-XX",
        "May 3, 2014": "2014-05-03",
    }  # fmt: skip
    assert {time.anchor for time in tag(text, UNKNOWN_DAY)} == {None}


def test_interval_of_days() -> None:
    dated = When(earliest="2021-06-09", latest="2021-06-11", basis="relative")
    times = {time.rule: time for time in tag("They met yesterday and last year.", dated)}
    assert times["yesterday"].value == "2021-06-XX"
    assert (times["yesterday"].earliest, times["yesterday"].latest) == ("2021-06-08", "2021-06-10")
    assert times["yesterday"].anchor == "2021-06-09/2021-06-11"
    assert values("They met last year and last week.", dated) == {"last year": "2020", "last week": "2021-W22"}


def test_a_weekday_of_a_wide_interval_keeps_its_number() -> None:
    dated = When(earliest="2015-01-01", latest=None, basis="context")
    assert values("He spoke on Tuesday.", dated) == {"Tuesday": "XXXX-WXX-2"}


def test_a_guide_tells_of_any_year() -> None:
    text = (
        "The old town lies on a hill and its walls are dry. The ferry runs from May until September and carries cars. "
        "The fair is held on 13 December. Snow covers the roads in January. The museum closes on Monday. "
        "You can rent boats. The beaches are sandy. The hills rise behind them. The road ends at the pier. "
        "Buses leave from the square. The square has trees. Trains are slow. They stop often. It is worth a visit. "
        "The café sells maps. The maps are free. The rooms have heating. The hosts speak German. Taxis wait outside. "
        "They cost little. The market opens early. It sells fish. The fish is fresh. The harbour is deep. "
        "The lighthouse stands on a rock. Its lamp turns. It is white. The stairs are steep. The view is wide."
    )
    found = values(text, parse=True)
    expected = {"May": "XXXX-05", "September": "XXXX-09", "13 December": "XXXX-12-13", "January": "XXXX-01"}
    assert expected | {"Monday": "XXXX-WXX-1"} == found


def test_parts_of_a_century() -> None:
    times = tag("It stood from the early 18th century to the late 19th century.")
    assert [time.earliest for time in times] == ["1700-01-01", "1875-01-01"]
    assert [time.latest for time in times] == ["1724-12-31", "1899-12-31"]


def test_a_history_keeps_its_own_year() -> None:
    text = (
        "The house was built in May 1905. It burned on July 4, 1911. It was rebuilt on August 2, 1912. "
        "On October 3, 1913, it was sold. On November 7 it burned again."
    )
    assert values(text, parse=True)["November 7"] == "1913-11-07"


NAMES = [
    "Theresa May said no to April Hale.",
    "Ms. June Varga and August Zell left.",
    "They may march on the hill and fall back in the second round.",
    "Some 1,998 troops and 2000 guns were counted; 1984 dollars were paid.",
    "The Daily Fjord was told of it.",
    "She is 34 years old; her 6-year-old son is not.",
    "It won the fourth quarter of the game 3-2.",
]


@pytest.mark.parametrize("text", NAMES)
def test_no_time(text: str) -> None:
    assert not values(text, parse=True)


IMPOSSIBLE = ["February 30, 2020", "30 February 2020", "Feb. 29, 2021", "June 31", "2021-02-29", "October 10, 1582"]


@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_impossible_days_have_no_value(words: str) -> None:
    (time,) = tag(f"It is stamped {words} in red.")
    assert (time.value, time.earliest, time.latest) == ("", None, None)


@pytest.mark.parametrize("day", ["0001-01-01", "1582-10-15", "1899-12-31", "9999-12-31", "2020-02-29"])
def test_edges_of_the_calendar(day: str) -> None:
    dated = When(earliest=day, latest=day, basis="stated")
    text = (
        "Last year, next decade, a hundred thousand years ago, 400 weeks from now, next Friday, yesterday, tomorrow, "
        "last weekend, this winter, next Christmas, December 31, 9999, the past two centuries, February 29, the 1st of "
        "January 2021, 99/99/9999, 24:00, 25:61, in 44 BC, the 99th century, Monday the 31st, last quarter, next month."
    )
    for time in tag(text, dated):
        assert time.type in ("DATE", "TIME", "DURATION", "SET")
        for end in (time.earliest, time.latest):
            assert end is None or re.fullmatch(r"\d{4}-\d\d-\d\d", end)


PIECES = (
    "last next the first May 31 February 30 , 1582 9999 0 Friday night years week ago two a half of 's - / : quarter "
    "third year century ago later before \n \n\n Sept. 12:75 99 p.m. every each past few 20s '80s é noon"
).split(" ")


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=14,
    ),
    st.sampled_from([UNKNOWN_DAY, THURSDAY, When(earliest="0001-01-01", latest="9999-12-31")]),
)
def test_never_raises(words: list[str], dated: When) -> None:
    text = " ".join(words)
    times = tag(text, dated)
    ends = [0]
    for time in times:
        assert ends[-1] <= time.span[0] < time.span[1] <= len(text)
        ends.append(time.span[1])
    write_timeml(make_document(text), times)
    for time in times:
        write_edtf(time)


NUMBERS = [
    ("three", 3), ("twenty-six", 26), ("a hundred and ten", 110), ("two and a half", 2.5), ("5 1/2", 5.5),
    ("a dozen", 12),
    ("1,250", 1250), ("a couple of", 2), ("half a", 0.5), ("2½", 2.5), ("several", None), ("a few", None),
    ("two hundred thousand", 200_000),
]  # fmt: skip


@pytest.mark.parametrize(("words", "number"), NUMBERS)
def test_numbers(words: str, number: float | None) -> None:
    found = read_number(words)
    assert (None if found is None else float(found)) == number


def test_ordinals_and_years() -> None:
    assert [read_ordinal(word) for word in ("first", "21st", "thirty-first", "twelfth", "fish")] == [
        1,
        21,
        31,
        12,
        None,
    ]
    spoken = ("1998", "nineteen ninety-seven", "two thousand and four", "nineteen oh five", "eighteen hundred", "fish")
    assert [read_year(words) for words in spoken] == [1998, 1997, 2004, 1905, 1800, None]


def test_periods() -> None:
    day = containing("day", Period("day", __import__("datetime").date(2020, 12, 31)).first)
    assert [containing(unit, day.first).value for unit in ("week", "month", "quarter", "season", "year", "decade")] == [
        "2020-W53", "2020-12", "2020-Q4", "2020-WI", "2020", "202"
    ]  # fmt: skip
    assert bounds_of("2020-W53") == ("2020-12-28", "2021-01-03")
    assert bounds_of("2021-02") == ("2021-02-01", "2021-02-28")
    assert bounds_of("19") == ("1900-01-01", "1999-12-31")
    assert bounds_of("2021-02-30") == bounds_of("XXXX-05") == bounds_of("P3D") == (None, None)


def test_holidays() -> None:
    assert [easter(year).isoformat() for year in (1961, 2000, 2019, 2021)] == [
        "1961-04-02", "2000-04-23", "2019-04-21", "2021-04-04"
    ]  # fmt: skip
    codes = set(time_words()["holidays"])
    assert all(holiday_in(code, 2021) for code in codes)
    assert [holiday_in(code, 2021).value for code in ("4-4-11", "-1-1-5", "easter-2")] == [  # type: ignore[union-attr]
        "2021-11-25", "2021-05-31", "2021-04-02"
    ]  # fmt: skip


def test_timeml() -> None:
    text = "R&D rose in March 2019 & on June 2-4, 2020.\x00"
    written = write_timeml(make_document(text, THURSDAY), tag(text))
    root = ElementTree.fromstring(written)
    assert "".join(root.find("TEXT").itertext()) == text.replace("\x00", "\ufffd")  # type: ignore[union-attr]
    elements = [(one.get("type"), one.get("value"), one.text) for one in root.iter("TIMEX3")]
    assert elements == [
        ("DATE", "2021-06-10", None), ("DATE", "2019-03", "March 2019"), ("DURATION", "P3D", "June 2-4, 2020"),
        ("DATE", "2020-06-02", None), ("DATE", "2020-06-04", None),
    ]  # fmt: skip


EDTF = [
    ("It closed on May 3, 2014.", "2014-05-03"),
    ("It closed in the third quarter of 2014.", "2014-35"),
    ("It closed in the summer of 2014.", "2014-22"),
    ("It closed in the first half of 2014.", "2014-40"),
    ("It closed in the 1980s.", "198X"),
    ("It closed last week.", "2021-05-31/2021-06-06"),
    ("It closed June 2-4, 2020.", "2020-06-02/2020-06-04"),
    ("It closed recently.", "../2021-06-10"),
    ("It closed at 5 p.m. GMT.", "2021-06-10T17:00:00Z"),
    ("It took three days.", None),
    ("It closed in 44 BC.", "-0043"),
]


@pytest.mark.parametrize(("text", "edtf"), EDTF)
def test_edtf(text: str, edtf: str | None) -> None:
    assert [write_edtf(time) for time in tag(text)] == [edtf]


def test_a_faulty_pattern_names_its_table() -> None:
    with pytest.raises(SettingsError, match=r"times_rules.toml, \[x\].*no part \{moon\}"):
        compile_pattern("{moon}", pattern_parts(), "lexicons/times_rules.toml, [x]")
    with pytest.raises(SettingsError, match="pattern"):
        compile_pattern("(", pattern_parts(), "lexicons/times_rules.toml, [x]")


def test_days_as_the_corpus_of_dates_writes_them() -> None:
    from quality.times import before_christ, of_no_year, three_months

    def read(text: str) -> TimeExpression:
        return tag(text, UNKNOWN_DAY)[0]

    assert of_no_year(read("It opens in early October.")) == ("--10-01", "--10-15")
    assert of_no_year(read("It opens on July 4.")) == ("--07-04", "--07-04")
    assert of_no_year(read("It burned in July 2011.")) is None
    assert three_months(read("It burned in the summer of 2011.")) == ("2011-06-01", "2011-08-31")
    assert before_christ("BC0044") == ("-0044", "-0044")
    assert before_christ("BC01") == ("-0200", "-0101")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Statements that the envoy made on Tuesday and Monday are kept.",
            {"Tuesday": "2021-06-08", "Monday": "2021-06-07"},
        ),
        ("The ports will close on Friday and Monday.", {"Friday": "2021-06-11", "Monday": "2021-06-14"}),
        ("The ports were shut on Monday and Tuesday.", {"Monday": "2021-06-07", "Tuesday": "2021-06-08"}),
    ],
)
def test_weekdays_in_a_list(text: str, days: dict[str, str]) -> None:
    assert values(text, parse=True) == days


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In the nine months it lost $2 million, compared with $3 million a year earlier.", "a year earlier", "2020"),
        ("In the nine months it lost $2 million. In the same period last year it lost nothing.", PERIOD, "P9M"),
        ("First-quarter net fell to $2 million from $3 million last year.", "last year", "2020-Q1"),
        ("First-quarter net fell. It had lost a lawsuit last year.", "last year", "2020"),
        ("Sales in the second quarter fell. In the latest period they were $2.", "the latest period", "2021-Q2"),
    ],
)
def test_figures_of_the_year_before(text: str, words: str, value: str) -> None:
    assert values(text, parse=True)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("A visit planned for 2 May may be put off, two diplomats said.", "2 May", "2022-05-02"),
        ("She called off a trip that was set for Friday, an aide said.", "Friday", "2021-06-11"),
        ("The trip was set for Monday.", "Monday", "2021-06-07"),
        ("The order took effect at midnight.", "midnight", "2021-06-09T24:00"),
        ("The order takes effect at midnight.", "midnight", "2021-06-10T24:00"),
        ("The week ahead\nFRIDAY. The envoy hands over his letters.", "FRIDAY", "2021-06-11"),
        ("How it went\nFRIDAY: The envoy handed over his letters.", "FRIDAY", "2021-06-04"),
        ("Praia, 12 Nov (Agency) - The minister left.", "12 Nov", "2020-11-12"),
    ],
)
def test_which_one_is_meant(text: str, words: str, day: str) -> None:
    assert values(text, parse=True)[words] == day
