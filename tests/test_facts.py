"""The table of office holders that is made from open facts: what is read, and what gives way."""

import pytest

from chancery.lexicons import Term
from facts.compare import differ
from facts.holders import Extract, choose, is_one_person, long_day, read_dictionary, read_homes, read_leaders

HEAD = "position,person,personID,start,end\n"


def held(person: str, since: str, until: str | None = None, office: str = "president", state: str = "NRU") -> Term:
    return Term(person=person, office=office, state=state, since=since, until=until)


def rows(*terms: Term) -> list[Extract]:
    return [Extract(term, "2022-12") for term in terms]


@pytest.mark.parametrize(
    ("row", "office", "to"),
    [
        ("Minister of Defence,Ada Example,Q1,2001-02-03,2004-05-06", "defense minister", None),
        ("Ambassador to Denmark,Ada Example,Q1,2001,2002", "ambassador", "DNK"),
        ("ambassador to the United Kingdom,Ada Example,Q1,2001,2002", "ambassador", "GBR"),
        ("Permanent Representative to NATO,Ada Example,Q1,2001,2002", "permanent representative", "IGO:NATO"),
    ],
)
def test_posts_are_read(row: str, office: str, to: str | None) -> None:
    ((term, seen),) = read_homes(HEAD + row + "\n", "RUS")
    assert (term.person, term.office, term.state, term.to, seen) == ("Ada Example", office, "RUS", to, "2022-08")


def test_domestic_posts_are_left_out() -> None:
    assert list(read_homes(HEAD + "Governor of Tula Oblast,Ada Example,Q1,2001,2002\n", "RUS")) == []


def test_labels_of_leaders() -> None:
    head = "country,positionLabel,officeholderLabel,start_year,end_year\n"
    text = head + "Nauru,President of Nauru,Ada Example,2019,\nTuvalu,monarch of Tuvalu,Charles III,2022,\n"
    assert [(row.term.office, row.term.state) for row in read_leaders(text)] == [("president", "NRU")]


def test_the_dictionary_gives_leaders_and_no_ministers() -> None:
    text = "ADA_EXAMPLE_  ; CountryInfo.txt\n\t[NRUGOV 910430-920403]\n\t[NRUGOV 930501-930630]\n\t[NRUELI]\n"
    assert [(r.term.person, r.term.office, r.term.since, r.term.until) for r in read_dictionary(text)] == [
        ("Ada Example", "leader", "1991-04-30", "1992-04-03")
    ]


@pytest.mark.parametrize(
    ("short", "day"), [("910430", "1991-04-30"), ("050102", "2005-01-02"), ("460703", "1946-07-03")]
)
def test_long_day(short: str, day: str) -> None:
    assert long_day(short) == day


@pytest.mark.parametrize(
    ("added", "found", "kept"),
    [
        ([], [held("Ada Example", "2001", "2004")], ["Ada Example"]),
        ([held("Ada Example", "2001", "2004")], [held("Ada Example", "2001-02-03", "2004")], []),
        ([held("Ada Example", "2001", "2010")], [held("Bo Sample", "2003-01-01", "2005-01-01")], []),
        (
            [held("Ada Example", "2001-01-01", "2003-01-01")],
            [held("Bo Sample", "2003-01-01", "2005-01-01")],
            ["Bo Sample"],
        ),
        ([held("Ada Example", "2001-02-03", "2004")], [held("A. Exampel", "2001")], []),
        ([held("Ada Example", "2001", "2010")], [held("Ada B. Example", "2002", "2003", "leader")], []),
    ],
)
def test_rows_by_hand_win(added: list[Term], found: list[Term], kept: list[str]) -> None:
    assert [term.person for term in choose(rows(*found), tuple(added))] == kept


def test_an_open_term_ends_with_the_next_or_is_seen() -> None:
    first, second = choose(rows(held("Ada Example", "2001-02-03"), held("Bo Sample", "2005-06-07")), ())
    assert (first.until, first.seen) == ("2005-06-07", None)
    assert (second.until, second.seen) == (None, "2022-12")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Example", "Ada Example", True),
        ("Alvaro Sample Example", "Álvaro Sample", True),
        ("Sergei Sampel", "Sergej Sampel", True),
        ("Ada Example", "Ida Example", False),
    ],
)
def test_one_person_under_two_names(one: str, other: str, same: bool) -> None:
    assert is_one_person(one, other) is same


@pytest.mark.parametrize(
    ("first", "second", "different"),
    [
        ("2001-02-03", "2001-02-04", False),
        ("2001-02-03", "2001-02-05", True),
        ("2001-02", "2001", False),
        ("2001", "2002-01", True),
    ],
)
def test_differ(first: str, second: str, different: bool) -> None:
    assert differ(first, second) is different
