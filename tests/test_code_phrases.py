"""What a common verb tells by the phrase that stands with it, and acts told by the circumstances of a clause."""

from __future__ import annotations

import pytest

from chancery.analyse import load_analyser
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
    ("text", "event"),
    [
        ("Norway dropped its objection to Peruvian membership of the bank.", "RETREAT"),
        ("Norway dropped its tariff on Peruvian plums.", "RETREAT"),
        ("Norway renewed its sanctions on Peruvian banks.", "SANCTION"),
        ("Norway extended the deadline for Peru to repay.", "RETREAT"),
        ("Norway turned over two fugitive bankers to Peru.", "COOPERATE"),
        ("Norway turned its back on Peru.", "REJECT"),
        ("Norway put the brakes on Peruvian entry into the league.", "REJECT"),
        ("Norway put its weight behind the Peruvian candidate.", "SUPPORT"),
        ("Norway kicked off talks with Peru.", "CONSULT"),
        ("Norway waved aside Peruvian objections.", "REJECT"),
    ],
)
def test_phrase_decides(read, text: str, event: str) -> None:
    assert read(text)[0].event == event


@pytest.mark.parametrize(
    ("text", "event", "actor", "recipient"),
    [
        ("At the request of Norway, Peru dimmed its lamps.", "REQUEST", "Norway", "Peru"),
        ("In defiance of Norway, Peru dimmed its lamps.", "REJECT", "Peru", "Norway"),
        ("Over Norwegian objections, Peru dimmed its lamps.", "REJECT", "Norwegian", "Peru"),
    ],
)
def test_circumstances(read, text: str, event: str, actor: str, recipient: str) -> None:
    told = next(one for one in read(text) if one.event == event)
    assert told.actors[0].text == actor
    assert recipient in [noun.text for noun in told.recipients]
