"""Acts told by nouns and states, verbs that only carry them, and what operators make of an act and of its realis."""

from __future__ import annotations

import pytest

from chancery.analyse import load_analyser
from chancery.code.between import realis_of_reading
from chancery.code.readings import Reader, Reading
from chancery.errors import ModelError


@pytest.fixture(scope="module")
def read():
    try:
        analyser = load_analyser("encoder")
    except ModelError as error:
        pytest.skip(f"no analyser: {error}")
    from chancery.ids import document_id
    from chancery.records import Document, Source

    def readings(text: str) -> list[Reading]:
        source = Source(sha256="", media_type="text/plain", encoding="utf-8")
        parsed = analyser.analyse(Document(id=document_id(text), source=source, text=text)).doc
        return [reading for sentence in parsed.sents for reading in Reader(sentence).readings()]

    return readings


@pytest.mark.parametrize(
    ("text", "event", "actor", "recipient"),
    [
        ("Norway is in talks with Peru over gas.", "CONSULT", "Norway", "Peru"),
        ("Norway and Peru are at loggerheads over the lake.", "ACCUSE", "Norway", None),
        ("Norway is on Peru's side.", "SUPPORT", "Norway", "Peru"),
        ("Peru came under Norwegian sanctions last week.", "SANCTION", "Norwegian", "Peru"),
        ("Peru faced criticism from Norway over the jailings.", "ACCUSE", "Norway", "Peru"),
        ("Norway's seizure of a Peruvian trawler stunned the port.", "COERCE", "Norway", "trawler"),
        ("The deportation of two Peruvian monks by Norway began.", "COERCE", "Norway", "monks"),
        ("Norway's ban on Peruvian grain took effect on Monday.", "SANCTION", "Norway", "grain"),
        ("The expulsion of three Peruvian diplomats by Norway was sudden.", "SANCTION", "Norway", "diplomats"),
        ("Norway called off its talks with Peru.", "REJECT", "Norway", "Peru"),
        ("Norway carried out a snap naval manoeuvre near Peru.", "MOBILIZE", "Norway", "Peru"),
    ],
)
def test_nouns_and_states(read, text: str, event: str, actor: str, recipient: str | None) -> None:
    told = next(one for one in read(text) if one.event == event)
    assert told.actors[0].text == actor
    assert recipient is None or recipient in [noun.text for noun in told.recipients]


@pytest.mark.parametrize(
    ("text", "event", "realis"),
    [
        ("Norway is ready to help Peru.", "AGREE", "occurred"),
        ("Norway stands ready to strike Peru.", "THREATEN", "occurred"),
        ("Norway is ready to lift its embargo on Peru.", "RETREAT", "planned"),
        ("Norway did not rule out military action against Peru.", "THREATEN", "occurred"),
        ("Norway refused to rule out sanctions on Peru.", "THREATEN", "occurred"),
        ("Norway is weighing an embargo on Peru.", "SANCTION", "hypothetical"),
        ("Norway stopped short of bombing Peru.", "ASSAULT", "negated"),
        ("Norway is expected to sign a deal with Peru on Friday.", "AGREE", "planned"),
        ("Norway announced that it would pull its guns back from Peru.", "RETREAT", "planned"),
        ("Norway had hoped to sign a treaty with Peru.", "AGREE", "hypothetical"),
        ("Norway showed no interest in Peru's offer.", "REJECT", "occurred"),
        ("Norway has yet to send aid to Peru.", "AID", "negated"),
        ("Norway and Peru were to have met in Lima.", "CONSULT", "negated"),
        ("Norway, which cut ties with Peru in 2018, sent a minister to Lima.", "SANCTION", "historical"),
        ("Norway once lent Peru half its navy.", "AID", "historical"),
        ("Norway's minister flew to Lima to ask Peru for a delay.", "REQUEST", "occurred"),
    ],
)
def test_operators(read, text: str, event: str, realis: str) -> None:
    assert (event, realis) in [(one.event, realis_of_reading(one, text, None)) for one in read(text)]
