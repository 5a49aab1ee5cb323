"""What the measures of days count, and what they hide."""

from __future__ import annotations

import pytest

from chancery.daysets import between, write_days
from chancery.records import UNKNOWN_DAY, When
from quality.corpora.timex import TimedText
from quality.days import DayScores, hide, read_dateline
from quality.said import judge

DAY = ("2031-06-04", "2031-06-04")


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (When(earliest="2031-06-04", latest="2031-06-04"), "exact"),
        (When(earliest="2031-06-03", latest="2031-06-05"), "containing"),
        (When(latest="2031-06-05"), "open before"),
        (When(latest="2031-06-03"), "wrong"),
        (When(earliest="2031-06-05", latest="2031-06-05"), "wrong"),
        (UNKNOWN_DAY, "unknown"),
    ],
)
def test_how_the_day_of_a_statement_counts(found: When, outcome: str) -> None:
    assert judge(DAY, found) == outcome


def test_a_day_is_wrong_where_nobody_can_know_it() -> None:
    assert judge(None, When(earliest="2031-06-04", latest="2031-06-04")) == "wrong"
    assert judge(None, When(latest="2031-06-04")) == "rightly unknown"
    assert judge(None, UNKNOWN_DAY) == "rightly unknown"


def test_the_line_with_the_day_is_hidden_and_read() -> None:
    text = TimedText("a", "Gates open\n\nMarch 01, 2031\n\nThe gates are open.", UNKNOWN_DAY, ())
    hidden = hide("meantime", text)
    assert hidden is not None
    assert "March" not in hidden.text
    assert write_days(hidden.true) == (("2031-03-01", "2031-03-01"),)
    assert read_dateline("The gates are open.") is None


def test_what_stands_inside_the_text_as_creation_time_is_blanked() -> None:
    dated = When(earliest="2031-03-01", latest="2031-03-01")
    hidden = hide("tbaq", TimedText("a", "03/01/2031 The gates are open.", dated, (), creation=((0, 10),)))
    assert hidden is not None
    assert hidden.text == " " * 10 + " The gates are open."
    assert hide("tbaq", TimedText("a", "The gates are open.", UNKNOWN_DAY, ())) is None


def test_scores_keep_the_unknown_apart() -> None:
    scores = DayScores()
    true = between("2031-06-04", "2031-06-04")
    assert scores.add(UNKNOWN_DAY, true)
    assert scores.add(When(earliest="2031-06-04", latest="2031-06-04", basis="dateline"), true)
    assert not scores.add(When(earliest="2031-06-05", latest=None, basis="relative"), true)
    found = scores.as_json()
    assert (found["inside"]["right"], found["bounded"]["counted"], found["exact"]["right"]) == (2, 2, 1)
    assert (found["open"], found["median_width"]) == (2, 1)
