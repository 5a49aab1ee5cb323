"""Offices and their holders: the tables are sound, and who, what office and when are answered from them."""

import subprocess
import sys
from collections import defaultdict
from itertools import pairwise

import pytest

from chancery import lexicons as lex
from chancery.errors import SettingsError
from chancery.lexicons.offices import ADDED, has_one_holder, name_index, overlap, persons, post_of, terms_by_person
from chancery.lexicons.records import Term
from chancery.lexicons.tables import FOLDER, load_shipped
from chancery.lexicons.user import (
    check_codes,
    check_folder,
    check_roles,
    date_faults,
    forget,
    known_words,
    read_file,
    use_lexicons,
)

CODES = {state.alpha3 for state in lex.states()}
SPEAKERS = "USA RUS CHN GBR FRA DEU UKR ISR IRN TUR IND PAK JPN KOR PRK SAU EGY SYR POL ITA AUS CAN".split()


def names(found: tuple[Term, ...]) -> list[str]:
    return [term.person for term in found]


def term(person: str = "Ada Example", since: str = "2001", until: str | None = None, office: str = "president") -> Term:
    return Term(person=person, office=office, state="NOR", since=since, until=until)


# The tables


def test_every_office_is_a_role_and_every_code_is_known() -> None:
    nouns = {role.noun for role in lex.roles()}
    assert {held.office for held in lex.terms()} <= nouns
    codes = {code for held in lex.terms() for code in (held.state, held.to) if code and ":" not in code}
    assert codes <= CODES


def test_no_post_of_one_holder_has_two() -> None:
    posts = defaultdict(list)
    for held in lex.terms():
        if has_one_holder(held.office):
            posts[post_of(held)].append(held)
    for held in posts.values():
        for one, other in pairwise(sorted(held, key=lambda term: term.first_day or "")):
            assert not overlap(one, other), (one, other)


def test_dates_are_days_and_in_order() -> None:
    assert [(held, fault) for held in lex.terms() for fault in date_faults(held)] == []


def test_every_term_by_hand_says_what_it_rests_on() -> None:
    assert all(held.source for held in load_shipped(ADDED, Term))


def test_everybody_with_a_row_of_names_held_an_office() -> None:
    assert set(persons()) <= set(terms_by_person())


@pytest.mark.parametrize("state", SPEAKERS)
def test_states_in_the_news_have_their_leaders_and_ministers(state: str) -> None:
    crown = ("head of state",) if state not in ("AUS", "CAN") else ()  # the British king's, who makes news as British
    for office in (*crown, "head of government", "foreign minister"):
        assert lex.holders(office, state, "2021-06-04"), office


def test_a_name_of_two_people_is_known_to_be_one() -> None:
    shared = {name: keys for name, keys in name_index().items() if len(keys) > 1 and " " in name}
    assert len(shared) < 40, sorted(shared)[:50]


# Who held it


@pytest.mark.parametrize(
    ("office", "state", "day", "found"),
    [
        ("president", "USA", "2021-06-04", ["Joe Biden"]),
        ("head of government", "USA", "2021-06-04", ["Joe Biden"]),
        ("foreign minister", "USA", "2021-06-04", ["Antony Blinken"]),
        ("the Secretary of State", "USA", "2015", ["John Kerry"]),
        ("foreign minister", "GBR", "2019-01-15", ["Jeremy Hunt"]),
        ("PM", "GBR", "2022-09-20", ["Liz Truss"]),
        ("head of government", "DEU", "2010-05", ["Angela Merkel"]),
        ("defence minister", "RUS", "2021-06-04", ["Sergei Shoigu"]),
        ("monarch", "GBR", "2023-05-06", ["Charles III"]),
        ("secretary-general", "IGO:NATO", "2021-06-14", ["Jens Stoltenberg"]),
        ("EU foreign policy chief", "IGO:EU", "2021-06-14", ["Josep Borrell"]),
        ("director general", "IGO:IAEA", "2021-06-14", ["Rafael Grossi"]),
        ("UN human rights chief", "IGO:UN", "2020", ["Michelle Bachelet"]),
        ("wizard", "USA", "2021", []),
        ("president", "ZZZ", "2021", []),
    ],
)
def test_holders(office: str, state: str, day: str, found: list[str]) -> None:
    assert names(lex.holders(office, state, day)) == found


@pytest.mark.parametrize(
    ("state", "to", "day", "found"),
    [
        ("USA", "RUS", "2018-06-01", ["Jon Huntsman Jr."]),
        ("USA", "RUS", "2022-06-01", ["John J. Sullivan (diplomat)"]),
        ("RUS", "USA", "2021-06-01", ["Anatoly Antonov"]),
        ("CHN", "USA", "2020-03-01", ["Cui Tiankai"]),
        ("USA", "IGO:UN", "2022-03-01", ["Linda Thomas-Greenfield"]),
    ],
)
def test_the_ambassador_of_2022_is_not_the_one_of_2018(state: str, to: str, day: str, found: list[str]) -> None:
    assert names(lex.holders("ambassador", state, day, to=to)) == found


def test_a_day_of_change_belongs_to_both() -> None:
    assert names(lex.holders("president", "USA", "2021-01-20")) == ["Donald Trump", "Joe Biden"]


def test_holders_without_a_day_come_in_order() -> None:
    assert names(lex.holders("chancellor", "DEU"))[-3:] == ["Angela Merkel", "Olaf Scholz", "Friedrich Merz"]


@pytest.mark.parametrize(
    ("number", "found"), [(46, ["Joe Biden"]), (45, ["Donald Trump"]), (47, ["Donald Trump"]), (99, [])]
)
def test_holders_numbered(number: int, found: list[str]) -> None:
    assert names(lex.holders_numbered(number)) == found


# Who is named


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Sergey Lavrov", "Sergey Lavrov"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Sergej Lawrow", "Sergey Lavrov"),
        ("Сергей Лавров", "Sergey Lavrov"),
        ("SERGEY LAVROV", "Sergey Lavrov"),
        ("Sergey Lavrov's", "Sergey Lavrov"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Wolodymyr Selenskyj", "Volodymyr Zelenskyy"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy"),
        ("Mevlut Cavusoglu", "Mevlüt Çavuşoğlu"),
        ("Bashar Assad", "Bashar al-Assad"),
        ("Muammar Qaddafi", "Muammar Gaddafi"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("习近平", "Xi Jinping"),
        ("Sir Keir Starmer", "Keir Starmer"),
        ("Joseph R. Biden", "Joe Biden"),
        ("Lavrov", None),
        ("George Bush", None),
        ("Nobody Whatever", None),
        ("", None),
    ],
)
def test_person_named(text: str, key: str | None) -> None:
    person = lex.person_named(text)
    assert (person and person.key) == key


@pytest.mark.parametrize(
    ("day", "key"), [("1990-08-02", "George H. W. Bush"), ("2003-03-20", "George W. Bush"), ("2015-01-01", None)]
)
def test_the_day_tells_two_of_one_name_apart(day: str, key: str | None) -> None:
    person = lex.person_named("George Bush", day)
    assert (person and person.key) == key


def test_a_person_has_a_title_a_state_and_a_gender() -> None:
    person = lex.person_named("Maria Zakharova")
    assert person is not None
    assert (person.name, person.wikipedia, person.state, person.gender) == (
        "Maria Zakharova",
        "Maria_Zakharova",
        "RUS",
        "f",
    )
    namesake = lex.person_by_key("John J. Sullivan (diplomat)")
    assert (namesake.name, namesake.wikipedia) == ("John J. Sullivan", "John_J._Sullivan_(diplomat)")


def test_terms_of() -> None:
    found = [(held.office, held.state) for held in lex.terms_of("Dmitri Medvedev")]
    assert found[:3] == [("chief of staff", "RUS"), ("first deputy prime minister", "RUS"), ("president", "RUS")]
    assert [held.office for held in lex.terms_of("Boris Johnson", "2017-03")] == ["foreign secretary"]
    assert lex.terms_of("Johnson") == ()


def test_a_surname_gives_candidates() -> None:
    assert {held.person for held in lex.terms_of_surname("Ivanov", "2005-05-05")} >= {"Igor Ivanov", "Sergei Ivanov"}
    assert {held.person for held in lex.terms_of_surname("Lawrow")} == {"Sergey Lavrov"}
    assert "Xi Jinping" in {held.person for held in lex.terms_of_surname("Xi")}


# Terms


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2015", "2016", "2015-01-01", "2016-12-31"),
        ("2015-08", "2016-02", "2015-08-01", "2016-02-29"),
        ("2015-08-03", None, "2015-08-03", None),
    ],
)
def test_days_of_a_term(since: str, until: str | None, first: str, last: str | None) -> None:
    held = term(since=since, until=until)
    assert (held.first_day, held.last_day) == (first, last)


@pytest.mark.parametrize(
    ("day", "held"),
    [("2015-07-31", False), ("2015-08", True), ("2015", True), ("2016-02-29", True), ("2016-03", False)],
)
def test_held_on(day: str, held: bool) -> None:
    assert term(since="2015-08", until="2016-02").held_on(day) is held


def test_seen_is_the_end_of_what_is_known() -> None:
    held = Term(person="Ada Example", office="ambassador", state="NOR", to="DNK", since="2019", seen="2022-08")
    assert held.held_on("2022-08-31") and not held.held_on("2022-09-01")


@pytest.mark.parametrize(
    ("one", "other", "overlapping"),
    [
        (("2001", "2005-03-01"), ("2005-03-01", None), False),
        (("2001", "2005"), ("2005-06-01", None), False),
        (("2001", "2005-03-02"), ("2005-03-01", None), True),
        (("2001", None), ("2005", None), False),
        (("2001", None), ("2005", "2007"), True),
        (("2001", None), ("2027", "2028"), False),
        (("2001", None), ("2001", None), True),
        (("2001", "2010"), ("2005", "2006"), True),
    ],
)
def test_overlap(one: tuple[str, str | None], other: tuple[str, str | None], overlapping: bool) -> None:
    assert overlap(term(since=one[0], until=one[1]), term("Bo Example", *other)) is overlapping


# Places


@pytest.mark.parametrize(
    ("text", "state", "stands_for"),
    [
        ("Moscow", "RUS", "RUS"),
        ("the Kremlin", "RUS", "RUS"),
        ("Number 10", "GBR", "GBR"),
        ("Brussels", "BEL", "IGO:EU"),
        ("Brussels'", None, None),
        ("Washington, D.C.", "USA", "USA"),
        ("Geneva", "CHE", None),
        ("Kyiv", "UKR", "UKR"),
        ("Zhongnanhai", "CHN", "CHN"),
        ("the Blue House", "KOR", "KOR"),
        ("Élysée", "FRA", "FRA"),
        ("Oslo's", "NOR", "NOR"),
        ("moscow", None, None),
        ("Atlantis", None, None),
    ],
)
def test_place_named(text: str, state: str | None, stands_for: str | None) -> None:
    place = lex.place_named(text)
    assert (place and place.state) == state
    assert (place and place.stands_for[:1]) == (place and ((stands_for,) if stands_for else ()))


def test_places_lie_in_states_and_no_name_is_twice() -> None:
    assert {place.state for place in lex.places()} <= CODES
    seen = [name for place in lex.places() for name in (place.name, *place.aliases)]
    doubled = {name for name in seen if seen.count(name) > 1}
    assert doubled <= {"San Jose", "Kingston", "Georgetown", "Victoria", "Hamilton", "Monaco", "Gibraltar"}


# A user's own files


@pytest.fixture
def folder(tmp_path, monkeypatch):  # type: ignore[no-untyped-def]
    """An empty folder, and the shipped lexicons again afterwards."""
    monkeypatch.setenv(FOLDER, "")
    yield tmp_path
    monkeypatch.undo()
    forget()


def test_own_files_add_and_replace(folder) -> None:  # type: ignore[no-untyped-def]
    (folder / "holders.csv").write_text(
        "person,office,state,since,until,source\n"
        "# our desk's list\n"
        "Ada Example,harbour master,NRN,2020-02,,the gazette\n"
        "Bo Example,foreign minister,NOR,2026-11-01,,the gazette\n"
    )
    (folder / "states.csv").write_text(
        "alpha3,name,article,adjective,people,capital\nNRN,Narnia,no,Narnian,Narnians,Cair\n"
    )
    (folder / "roles.csv").write_text(
        "noun,aliases,under,sector,single\nharbour master,port captain,official,GOV,yes\n"
    )
    (folder / "persons.csv").write_text("key,aliases,gender,state\nAda Example,Ada Exemplary; Ада Эксампл,f,NRN\n")
    (folder / "issues.toml").write_text('[lighthouses]\nwords = "lighthouse; foghorn"\n')
    assert lex.state_named("Narnia") is None
    use_lexicons(folder)
    state = lex.state_named("Narnians")
    assert state is not None and state.alpha3 == "NRN"
    assert names(lex.holders("port captain", "NRN", "2021")) == ["Ada Example"]
    person = lex.person_named("Ada Exemplary")
    assert person is not None and person.gender == "f"
    assert names(lex.holders("foreign minister", "NOR", "2026-12-01")) == [
        "Bo Example"
    ]  # the shipped open term is closed
    assert lex.place_named("Cair") is not None
    assert lex.issue_words()[("foghorn",)] == ("lighthouses",)
    assert names(lex.holders("president", "USA", "2022")) == ["Joe Biden"]


def test_a_row_with_the_key_of_a_shipped_one_replaces_it(folder) -> None:  # type: ignore[no-untyped-def]
    (folder / "holders.csv").write_text(
        "person,office,state,since,until\nJoe Biden,president,USA,2021-01-20,2025-01-19\n"
    )
    use_lexicons(folder)
    (held,) = lex.holders("president", "USA", "2022")
    assert held.until == "2025-01-19"


HEAD = "person,office,state,since,until\n"


@pytest.mark.parametrize(
    ("file_name", "text", "line", "fault"),
    [
        ("holders.csv", HEAD + "Ada Example,president,FRA,2020-02-30,\n", 2, "no day of the calendar"),
        ("holders.csv", HEAD + "Ada Example,president,FRA,3 May 2020,\n", 2, "no day of the calendar"),
        ("holders.csv", HEAD + "Ada Example,mayor,FRA,2020,2019\n", 2, "ends .* before it begins"),
        ("holders.csv", HEAD + "Ada Example,mayor,FRX,2020,\n", 2, "no state has the code 'FRX'"),
        ("holders.csv", HEAD + "Ada Example,grand mage,FRA,2020,\n", 2, "no role is called 'grand mage'"),
        ("holders.csv", HEAD + "Ada Example,president,FRA,2019-01-01,2020-01-01\n", 2, "overlaps Emmanuel Macron"),
        (
            "holders.csv",
            HEAD + "Ada Example,foreign minister,ATG,2030,2034\nBo Example,foreign minister,ATG,2032,2033\n",
            3,
            "overlaps Ada Example",
        ),
        ("holders.csv", HEAD + "Ada Example,president,FRA\n", 2, "3 cells, expected 5"),
        ("holders.csv", "person,office,state,started\nA B,mayor,FRA,2020\n", 1, "no column started"),
        ("holders.csv", HEAD + ",mayor,FRA,2020,\n", 2, "person"),
        ("holders.csv", "", 1, "line of column names is missing"),
        ("roles.csv", "noun,under\nport boss,quay boss\nquay boss,port boss\n", 2, "'port boss' is under 'quay boss'"),
        ("roles.csv", "noun,under\nport boss,port boss\n", 2, "is under 'port boss'"),
        ("roles.csv", "noun,under\nport boss,sea dog\n", 2, "which is no role"),
        ("roles.csv", "noun,under\nofficial,president\n", 2, "'official' is under 'president'"),
        (
            "states.csv",
            "alpha3,name,article,adjective,people\nNarn,Narnia,no,Narnian,Narnians\n",
            2,
            "no code of a state",
        ),
        ("places.csv", "name,kind,state\nCair,castle,NOR\n", 2, "castle"),
        ("bodies.csv", "name,kind,state\nOld Council,office,QQQ\n", 2, "no state has the code"),
    ],
)
def test_a_fault_names_file_and_line_and_changes_nothing(folder, file_name, text, line, fault) -> None:  # type: ignore[no-untyped-def]
    (folder / file_name).write_text(text)
    with pytest.raises(SettingsError, match=rf"{file_name}, line {line}: .*{fault}"):
        use_lexicons(folder)
    assert names(lex.holders("president", "FRA", "2019-06")) == ["Emmanuel Macron"]


def test_all_faults_are_told_at_once(folder) -> None:  # type: ignore[no-untyped-def]
    (folder / "holders.csv").write_text(HEAD + "A B,mayor,QQQ,2020,\nC D,mayor,FRA,2020-13,\n")
    (folder / "unheard.csv").write_text("a,b\n")
    (folder / "issues.toml").write_text("[a]\nwords = \n")
    with pytest.raises(SettingsError) as caught:
        check_folder(folder)
    assert len(str(caught.value).splitlines()) == 4


def test_a_folder_that_is_not_there(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SettingsError, match="there is no such folder"):
        use_lexicons(tmp_path / "absent")


def test_a_file_that_is_not_utf8(folder) -> None:  # type: ignore[no-untyped-def]
    (folder / "persons.csv").write_bytes("key\nAdélaïde\n".encode("latin-1"))
    with pytest.raises(SettingsError, match="save it as UTF-8"):
        use_lexicons(folder)


def test_the_shipped_roles_have_no_circle(tmp_path) -> None:  # type: ignore[no-untyped-def]
    lines = ["noun,under", *(f"{role.noun},{'; '.join(role.under)}" for role in lex.roles())]
    (tmp_path / "roles.csv").write_text("\n".join(lines))
    rows = {"roles.csv": read_file(tmp_path / "roles.csv")}
    assert [*check_roles(rows, known_words(rows)), *check_codes(rows, known_words(rows))] == []


# Speed


def test_nothing_is_read_before_it_is_asked_for() -> None:
    code = (
        "from chancery import lexicons as l; from chancery.lexicons import offices; print(offices.terms.cache_info())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "currsize=0" in done.stdout


def test_reading_the_terms_is_quick() -> None:
    code = (
        "import time; from chancery import lexicons as l; from chancery.lexicons.offices import name_index; l.roles();"
        "t = time.process_time(); l.terms(); name_index(); print(time.process_time() - t)"
    )
    seconds = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(5)
    )
    assert seconds < 0.15  # 0.05 measured on a core that others use too
