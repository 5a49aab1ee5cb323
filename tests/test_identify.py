"""Who exactly an actor is: by the report's own title, the tables of offices and the day; never a guess between two."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from chancery.analyse import load_analyser
from chancery.find import find_statements
from chancery.find.identify import Register
from chancery.find.titles import title_of_words
from chancery.ids import document_id
from chancery.records import Actor, Document, Source, Statement, When

DAY = "2021-06-04"


def read(text: str, day: str | None = DAY, latest: str | None = None) -> tuple[Statement, ...]:
    source = Source(sha256="0", media_type="text/plain", encoding="utf-8")
    dated = When() if day is None else When(earliest=day, latest=latest or day, basis="stated")
    document = Document(id=document_id(text), source=source, text=text, dated=dated)
    analysis = load_analyser().analyse(document)
    statements, _ = find_statements(document, analysis)
    return Register(document, analysis.doc, statements).identify_statements(statements)


def speakers(text: str, day: str | None = DAY, latest: str | None = None) -> Sequence[Actor]:
    return [actor for statement in read(text, day, latest) for actor in statement.speaker]


def speaker(text: str, day: str | None = DAY, latest: str | None = None) -> Actor:
    found = speakers(text, day, latest)
    assert found, "nobody speaks"
    return found[0]


# Text, day, canonical name, state, office.
KNOWN = [
    ("Russian Foreign Minister Sergei Lavrov said the ferry would run again.", DAY,
     "Sergey Lavrov", "RUS", "foreign minister"),
    ("Sergej Lawrow said the ferry would run again.", DAY, "Sergey Lavrov", "RUS", "foreign minister"),
    ("The Kremlin spokesman said the letter was late.", DAY, "Dmitry Peskov", "RUS", "presidential spokesperson"),
    ("The Russian foreign minister said the ferry would run again.", DAY, "Sergey Lavrov", "RUS", "foreign minister"),
    ("The US president said the ferry would run again.", "2018-06-04", "Donald Trump", "USA", "president"),
    ("The US president said the ferry would run again.", DAY, "Joe Biden", "USA", "president"),
    ("The 46th president said the ferry would run again.", None, "Joe Biden", "USA", "president"),
    ("The German chancellor said the ferry would run again.", DAY, "Angela Merkel", "DEU", "chancellor"),
    ("President Putin said Russia would keep the ferry.", DAY, "Vladimir Putin", "RUS", "president"),
    ("UN Secretary-General Antonio Guterres said the ferry must run.", DAY,
     "António Guterres", "IGO:UN", "secretary general"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "name", "state", "office"), KNOWN, ids=lambda value: str(value)[:40])
def test_known_people(text: str, day: str | None, name: str, state: str, office: str) -> None:
    actor = speaker(text, day)
    assert (actor.name, actor.kind, actor.state, actor.office) == (name, "person", state, office), actor


def test_ambassador_depends_on_the_day() -> None:
    text = "The US ambassador to Russia said the visa office would open on Monday."
    assert speaker(text, "2018-06-04").name == "Jon Huntsman Jr."
    assert speaker(text, "2021-06-04").name == "John J. Sullivan"


def test_nobody_is_guessed_across_a_change_of_office() -> None:
    actor = speaker("The US president said the ferry would run again.", "2021-01-10", "2021-02-10")
    assert actor.name is None
    assert (actor.kind, actor.state, actor.office) == ("office", "USA", "president")


def test_own_title_overrides_the_tables() -> None:
    actor = speaker("Russian Water Minister Sergey Lavrov said the dam would hold.")
    assert (actor.name, actor.office) == ("Sergey Lavrov", "water minister")


def test_other_state_is_another_person() -> None:
    one = speaker("Sergey Lavrov said the ferry would run again.")
    other = speaker("Canadian skipper Sergey Lavrov said the ferry would run again. Sergey Lavrov is from Canada.")
    assert one.id != other.id
    assert other.office is None


def test_another_walk_of_life_is_another_person() -> None:
    one = speaker("Norwegian Foreign Minister Ana Solvik said the ferry would run again.")
    other = speaker("Norwegian farmer Ana Solvik said the ferry would run again.")
    assert one.id != other.id


def test_counterpart_holds_the_office_of_the_other() -> None:
    text = "Russian Foreign Minister Sergey Lavrov told his US counterpart that the ferry would run again."
    addressees = [actor for statement in read(text) for actor in statement.addressee]
    assert [actor.name for actor in addressees] == ["Antony Blinken"]


def test_report_names_the_holder() -> None:
    text = (
        "Norwegian Foreign Minister Marit Solvik arrived in Rabat on Monday.\n\n"
        "The Norwegian foreign minister said the ferry would run again."
    )
    assert [actor.name for actor in speakers(text)] == ["Marit Solvik"]
    assert speakers(text)[0].office == "foreign minister"


def test_former_office_is_no_office() -> None:
    actor = speaker("Former Norwegian foreign minister Marit Solvik said the ferry would run again.")
    assert (actor.state, actor.office) == ("NOR", None)


def test_government_is_the_state() -> None:
    one = speaker("The Norwegian government said the ferry would run again.")
    other = speaker("Norway said the ferry would run again.")
    capital = speaker("Oslo said the ferry would run again.")
    assert one.id == other.id == capital.id
    assert (one.name, one.kind, one.state) == ("Norway", "state", "NOR")


def test_a_ministry_has_one_id_by_any_name() -> None:
    one = speaker("The Norwegian Foreign Ministry said the ferry would run again.")
    other = speaker("Norway's Foreign Ministry said the ferry would run again.")
    assert one.id == other.id
    assert one.state == "NOR"


def test_unnamed_office_is_the_office_of_the_state() -> None:
    one = speaker("The Norwegian fisheries minister said the ferry would run again.")
    other = speaker("The fisheries minister of Norway said that the ferry might not run.")
    assert one.id == other.id
    assert (one.name, one.kind, one.office) == (None, "office", "fisheries minister")


def test_why_says_how() -> None:
    assert "office" in speaker("The Russian foreign minister said the ferry would run again.").why
    assert "surname alone" in speaker("Vikander said the ferry would run again.").why


# Words, office, state, to, former.
TITLES = [
    ("the US ambassador to Moscow", "ambassador", "USA", "RUS", False),
    ("Norwegian Foreign Minister", "foreign minister", "NOR", None, False),
    ("the minister of water resources of Kenya", "water minister", "KEN", None, False),
    ("Kremlin spokesman", "presidential spokesperson", "RUS", None, False),
    ("president of the National Assembly", "speaker", None, None, False),
    ("president of the harbour assembly", "president of harbour assembly", None, None, False),
    ("minister of dams and electricity", "minister of dams and electricity", None, None, False),
    ("foreign minister for the last five weeks", "foreign minister", None, None, False),
    ("Ministry of Foreign Affairs spokeswoman", "foreign ministry spokesperson", None, None, False),
    ("adviser to the prime minister", "adviser to prime minister", None, None, False),
    ("assistant to the president of Peru", "presidential aide", "PER", None, False),
    ("press secretary of the head of state", "presidential spokesperson", None, None, False),
    ("Oslo's top diplomat", "foreign minister", "NOR", None, False),
    ("the European ports commissioner", "european ports commissioner", "IGO:EU", None, False),
    ("the Foreign Office spokeswoman", "foreign office spokeswoman", None, None, False),
    ("the EU's foreign policy chief", "high representative", "IGO:EU", None, False),
    ("a spokesman for the foreign ministry", "foreign ministry spokesperson", None, None, False),
    ("former US president", "president", "USA", None, True),
    ("first deputy foreign minister", "first deputy foreign minister", None, None, False),
    ("Deputy PM", "deputy prime minister", None, None, False),
    ("coast guard commodore", "coast guard commodore", None, None, False),
    ("head of the interior ministry", "interior minister", None, None, False),
    ("UN special envoy for Yemen", "special envoy", "IGO:UN", None, False),
]


@pytest.mark.parametrize(("words", "office", "state", "to", "former"), TITLES, ids=lambda value: str(value)[:30])
def test_titles(words: str, office: str, state: str | None, to: str | None, former: bool) -> None:
    title = title_of_words(words)
    assert title is not None
    assert (title.office, title.state, title.to, title.former) == (office, state, to, former)


@pytest.mark.parametrize("words", ["biscuit king", "rebel commander", "police union boss", "tax lawyer"])
def test_titles_that_are_no_office(words: str) -> None:
    title = title_of_words(words)
    assert title is not None and not title.is_office


@pytest.mark.parametrize("words", ["the ferry", "wife of the president", ""])
def test_no_titles(words: str) -> None:
    assert title_of_words(words) is None


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("The minister of transport of Syria, Ghazi Darwan, said the road would open.", "Ghazi Darwan",
         "transport minister"),
        ("Ghazi Darwan, who speaks for the foreign ministry, said the road would open.", "Ghazi Darwan",
         "foreign ministry spokesperson"),
        ("Ghazi Darwan, who is minister of defence in Syria, said the road would open.", "Ghazi Darwan",
         "defense minister"),
        ("Minister of Water and Energy Ghazi Darwan said the road would open.", "Ghazi Darwan",
         "minister of water and energy"),
        ("Ghazi Darwan, a farmer, said the road would open.", "Ghazi Darwan", None),
        ("Ghazi Darwan, president of a farmers' union, said the road would open.", "Ghazi Darwan", None),
    ],
)  # fmt: skip
def test_offices_told_beside_the_name(text: str, name: str, office: str | None) -> None:
    actor = speaker(text)
    assert (actor.name, actor.office) == (name, office), actor


def test_brussels_stands_for_whom_the_report_names() -> None:
    one = speaker("Brussels said the quota would fall. NATO boats were near.")
    assert (one.name, one.state) == ("NATO", "IGO:NATO")
    other = speaker("Brussels said the quota would fall. The European Union has waited long.")
    assert (other.name, other.state) == ("European Union", "IGO:EU")
    assert speaker("Moscow said the quota would fall.").name == "Russia"


INTERVIEW = """Wire Street interviews harbour pilot Ana Solvik

What did you see?

I said the buoy was gone. Everybody laughed.

You told the court that the lamp was broken. Was it?

It was. I warned them in May.

And the rope?

I believe the rope was new.
"""


def test_first_person_of_an_interview() -> None:
    found = [actor for actor in speakers(INTERVIEW) if INTERVIEW[slice(*(actor.span or (0, 0)))] in ("I", "You")]
    assert found
    assert {actor.name for actor in found} == {"Ana Solvik"}


def test_first_person_elsewhere_is_no_interviewee() -> None:
    text = "Harbour pilot Ana Solvik waved.\n\nI said the buoy was gone."
    assert all(actor.name != "Ana Solvik" for actor in speakers(text))


def test_a_thing_is_nobody() -> None:
    text = "Harbour pilot Ana Solvik wrote home in May. The letter said the buoy was gone."
    found = [actor for actor in speakers(text) if actor.span and "letter" in text[slice(*actor.span)]]
    assert all(actor.name is None for actor in found)


# Text, codes of the states that speak.
LISTS = [
    ("Both Peru and Chile said the ferry would run.", ["PER", "CHL"]),
    ("Peru, Chile and Bolivia said the ferry would run.", ["PER", "CHL", "BOL"]),
    ("Bosnia and Herzegovina said the ferry would run.", ["BIH"]),
]


@pytest.mark.parametrize(("text", "codes"), LISTS, ids=lambda value: str(value)[:30])
def test_states_in_a_list(text: str, codes: list[str]) -> None:
    found = speakers(text)
    assert [actor.state for actor in found] == codes
    assert all(actor.kind == "state" and not str(actor.name).startswith("Both") for actor in found)


# Text, name, state, office: what the report tells a little apart from the title.
LEANING = [
    ("Norway's ports minister, Ana Solheim, left. Solheim's spokesman, Odd Brekke, said the ferry would run.",
     "Odd Brekke", "NOR", "ports minister spokesperson"),
    ("The Peruvian foreign ministry denied it. Spokesman Carlos Quispe said the ferry would run.",
     "Carlos Quispe", "PER", "foreign ministry spokesperson"),
    ("An army spokesman, Colonel Carlos Quispe, said the ferry of Peru would run.",
     "Carlos Quispe", "PER", "military spokesperson"),
    ("Ports Minister Carlos Vilca of Peru said the ferry would run.", "Carlos Vilca", "PER", "ports minister"),
    ("Captain Carlos Vilca of the coast guard of Peru said the ferry would run.", "Carlos Vilca", "PER",
     "coast guard captain"),
    ("CHILE: Ports Minister Carlos Vilca denied that Peru would pay. He said the ferry would run.", "Carlos Vilca",
     "CHL", "ports minister"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "state", "office"), LEANING, ids=lambda value: str(value)[:40])
def test_titles_that_lean_on_others(text: str, name: str, state: str, office: str) -> None:
    found = {actor.name: (actor.state, actor.office) for actor in speakers(text)}
    assert found.get(name) == (state, office)


DIGEST = """THE LAKES TODAY

1. Peru
The Peruvian navy turned back a boat. Peru said it was the third this week, and Peru would go on.

2. Tariffs
Norway, Chile and Sweden met. Norway and Sweden agreed, Chile and Finland did not. Denmark and Iceland stayed away.
Denmark and Iceland will wait. Finland too. Sweden, Norway and Chile will meet again.

3. Border
Kenya counted the lorries. In Tallinn, interior minister Urmas Kask called the figure invented.
"""


def test_digest_looks_at_the_states_of_the_item() -> None:
    assert {actor.name: actor.state for actor in speakers(DIGEST)}["Urmas Kask"] == "EST"


def test_title_of_another_state_is_not_taken_over() -> None:
    text = (
        "Norway's prime minister Ragnhild Solheim said the ferry would run. "
        "Peru's caretaker prime minister said that Solheim was wrong."
    )
    found = [(actor.state, actor.office) for actor in speakers(text) if actor.name == "Ragnhild Solheim"]
    assert set(found) == {("NOR", "prime minister")}


def test_a_press_service_is_a_body_and_nobodys_office() -> None:
    text = "According to the Norwegian press service, Ulla Strand and Alice Kamau will take stock. Ulla Strand said so."
    assert {actor.office for actor in speakers(text)} == {None}
