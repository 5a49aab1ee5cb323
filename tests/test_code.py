"""Interactions by rule: one given pair, and all of a report."""

import pytest

from chancery import read
from chancery.analyse import load_analyser
from chancery.code import code_between, code_interactions
from chancery.code.readings import Reader
from chancery.errors import ModelError
from chancery.ids import document_id
from chancery.records import Document, Source, Statement, When
from tests.docs import named


@pytest.fixture(scope="module")
def parse():
    try:
        analyser = load_analyser("encoder")
    except ModelError as error:
        pytest.skip(f"no analyser: {error}")

    def read(text, **fields):
        source = Source(sha256="", media_type="text/plain", encoding="utf-8")
        document = Document(id=document_id(text), source=source, text=text, **fields)
        return document, analyser.analyse(document).doc

    return read


def between(parse, text, one, other):
    _, doc = parse(text)
    spans = [None if words is None else (text.index(words), text.index(words) + len(words)) for words in (one, other)]
    return code_between(doc, spans[0], spans[1])


PAIRS = [
    ("Norway condemned Peru over the lost nets.", "Norway", "Peru", "ACCUSE", "occurred"),
    ("Peru was condemned by Norway over the lost nets.", "Norway", "Peru", "ACCUSE", "occurred"),
    ("Norway expelled two Peruvian diplomats on Friday.", "Norway", "Peruvian", "SANCTION", "occurred"),
    ("Norway imposed sanctions on Peru.", "Norway", "Peru", "SANCTION", "occurred"),
    ("Norway agreed to lift the ban on Peru.", "Norway", "Peru", "AGREE", "occurred"),
    ("Norway lifted its embargo against Peru.", "Norway", "Peru", "RETREAT", "occurred"),
    ("Norway refused to meet the envoy of Peru.", "Norway", "Peru", "REJECT", "occurred"),
    ("Norway urged Peru to release the sailors.", "Norway", "Peru", "REQUEST", "occurred"),
    ("Norway threatened to attack Peru.", "Norway", "Peru", "THREATEN", "occurred"),
    ("The president of Norway will meet the president of Peru.", "Norway", "Peru", "AGREE", "planned"),
    ("Norway met Peru on an island.", "Norway", "Peru", "CONSULT", "occurred"),
    ("No talks were held between Norway and Peru.", "Norway", "Peru", "CONSULT", "negated"),
    ("Norway summoned the Peruvian ambassador over the whales.", "Norway", "Peruvian", "ACCUSE", "occurred"),
    ("Norway launched an investigation into Peru.", "Norway", "Peru", "ACCUSE", "occurred"),
    ("Norwegian planes bombed a port in Peru.", "Norwegian planes", "Peru", "ASSAULT", "occurred"),
    ("Norway suspended aid to Peru.", "Norway", "Peru", "SANCTION", "occurred"),
    ("Norway sent tents and medicine to Peru.", "Norway", "Peru", "AID", "occurred"),
    ("If the reef floods, Norway would attack Peru.", "Norway", "Peru", "ASSAULT", "hypothetical"),
    ("In 1904 Norway attacked Peru.", "Norway", "Peru", "ASSAULT", "historical"),
    ("Norway said Peru must return the anchors.", "Norway", "Peru", "REQUEST", "occurred"),
    ("Norwegian teachers went on strike.", "Norwegian teachers", None, "PROTEST", "occurred"),
]


def test_a_headline_tells_what_is_to_come():
    (told,) = read("Norway to expel Peruvian envoy, sources say").interactions
    assert (told.event, told.realis) == ("SANCTION", "planned")


@pytest.mark.parametrize("question", ["Had Norway asked Peru to sign?", "Will Norway expel the Peruvian envoy?"])
def test_who_asks_does_not_tell(question):
    assert read(f"Norway met Peru in Bergen on Monday. {question} Nobody knows.").interactions[1:] == ()


@pytest.mark.parametrize(("text", "one", "other", "event", "realis"), PAIRS)
def test_between(parse, text, one, other, event, realis):
    coded = between(parse, text, one, other)
    assert coded is not None
    assert (coded.event, coded.realis) == (event, realis)


def test_nothing_between(parse):
    assert between(parse, "Norway lies north of Peru.", "Norway", "Peru") is None
    _, doc = parse("Norway attacked Peru.")
    assert code_between(doc, (0, 6), (400, 404)) is None


def code(parse, text, statements=(), **fields):
    document, doc = parse(text, **fields)
    return code_interactions(document, doc, statements, (), named(text))


def sides(one):
    return [actor.state for actor in one.actor], [actor.state for actor in one.recipient]


def test_reciprocal_is_one_with_all_who_took_part(parse):
    (one,) = code(parse, "Norway, Peru and Ghana held talks on Friday.")
    assert one.event == "CONSULT"
    assert sorted(sides(one)[0]) == ["GHA", "NOR", "PER"]
    assert one.recipient == ()


def test_visitor_and_host(parse):
    (one,) = code(parse, "The president of Norway visited Peru.")
    assert (one.event, one.mode, sides(one)) == ("CONSULT", "visit", (["NOR"], ["PER"]))
    (one,) = code(parse, "Peru hosted the president of Norway.")
    assert (one.event, one.mode, sides(one)) == ("CONSULT", "visit", (["NOR"], ["PER"]))


def test_agentless_passive_has_no_actor(parse):
    (one,) = code(parse, "Two Peruvian sailors were arrested.")
    assert (one.event, sides(one)) == ("COERCE", ([], ["PER"]))


def test_conjuncts_are_told_apart(parse):
    found = code(parse, "Norway accused Peru of theft and expelled its ambassador.")
    assert [one.event for one in found] == ["ACCUSE", "SANCTION"]


def test_what_is_said_belongs_to_the_statement(parse):
    text = "Ghana said that Norway had attacked Peru."
    start = text.index("Norway")
    statement = Statement(
        id="s1", mode="indirect", kind="speech", speaker=(), cue=None, content=((start, len(text) - 1),),
        frame=(0, len(text)),
    )  # fmt: skip
    (one,) = [one for one in code(parse, text, (statement,)) if one.event == "ASSAULT"]
    assert one.asserted_by == "s1"


def test_the_same_told_twice_is_one(parse):
    text = "Norway condemned Peru on Monday. The report said more. Norway condemned Peru again in the evening."
    found = [one for one in code(parse, text) if one.event == "ACCUSE"]
    assert len(found) == 1
    assert len(found[0].evidence) == 2


def test_words_of_one_event_are_one_act(parse):
    found = code(parse, "Norway slams Peru over the nets. Norway lodged a protest with Peru over the nets on Monday.")
    assert [one.event for one in found] == ["ACCUSE"]


def test_told_by_the_report_and_by_somebody_is_told_by_the_report(parse):
    text = "Norway has expelled two Peruvian diplomats. Ghana said that Norway had expelled two Peruvian diplomats."
    start = text.index("Norway had")
    statement = Statement(
        id="s1", mode="indirect", kind="speech", speaker=(), cue=None, content=((start, len(text) - 1),),
        frame=(text.index("Ghana"), len(text)),
    )  # fmt: skip
    (one,) = code(parse, text, (statement,))
    assert (one.event, one.asserted_by, len(one.evidence)) == ("SANCTION", None, 2)
    assert one.trigger[1] < start


def test_day_of_the_report_bounds_what_is_told(parse):
    day = When(earliest="2031-05-04", latest="2031-05-04", basis="stated")
    (one,) = code(parse, "Norway attacked Peru.", dated=day)
    assert (one.when.latest, one.when.basis) == ("2031-05-04", "assumed")


def test_games_are_no_interactions(parse):
    assert code(parse, "Norway crushed Peru in the semi-final.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Norway seized on the remarks of Peru.",
        "Norway occupies a post in the council of Peru.",
        "Norway met the deadline.",
    ],
)
def test_turns_that_tell_nothing(parse, text):
    assert code(parse, text) == ()


def test_ids_are_stable(parse):
    text = "Norway attacked Peru."
    assert [one.id for one in code(parse, text)] == [one.id for one in code(parse, text)]


def test_long_sentences_end(parse):
    text = "Norway attacked Peru " + "and the herring boats " * 500 + "on Friday."
    _, doc = parse(text)
    assert all(len(Reader(sentence[:400]).readings()) < 2000 for sentence in doc.sents)


def test_talks_named_for_a_day_after_the_report_are_ahead() -> None:
    import chancery

    text = "The talks between Chile and Peru in Lima on June 16 come amid a crisis. Chile met Peru on June 2."
    reading = chancery.read(text, published="2031-06-04")
    assert [(one.event, one.realis) for one in reading.interactions] == [
        ("AGREE", "planned"),
        ("CONSULT", "occurred"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Chile and Peru wanted to leave a bad year behind them.",
        "Chile left a bad year behind it after hours of talks.",
    ],
)
def test_what_somebody_wants_for_himself_is_asked_of_nobody(text: str) -> None:
    import chancery

    assert not chancery.read(text).interactions


def test_a_day_that_cannot_be_told_is_not_taken_from_a_year_further_off() -> None:
    import chancery

    reading = chancery.read("Chile expelled three envoys of Peru on Thursday, blaming them for the vote of 2030.")
    assert reading.interactions[0].when.earliest is None
