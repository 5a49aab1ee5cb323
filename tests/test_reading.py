"""Whole reports through the shipped encoder: each case is a class of error that was mended, in our own words."""

from __future__ import annotations

import pytest

import chancery
from chancery.find.bodies import name_with_state
from chancery.records import Reading

BLOG = """Foreign Minister Ana Horvat says the talks with Norway are over for today.

Horvat: "We are done here. We will be back on Friday."

More from spokeswoman Ilse Brandt: "We never asked for this."

Norwegian President Pavel Zorin has told reporters the deal is "dead in the water".

Zorin's spokesman says there was "no ultimatum". He adds that the envoy will stay in Zagreb."""

DIGEST = """Foreign Minister Tomas Brandl also pledged, the Adler agency reports, that no troops would cross the river.

Brandl, quoted by the Adler agency, warned that the dam would flood six villages.

The Adler agency cites an unnamed diplomat as saying the letter was never sent.

Speaking to the Delta agency, the Syrian irrigation minister Samir Haddad said the flow had already halved.

Both ministers said they would meet in Baku."""

SCRIPT = """The defence minister, Jon Aker, says his forces are ready. He has told this programme: \
"We are ready, and we are patient."

But in Lima they see it differently. President Rosa Quispe says the ships must leave. She told our Americas editor: \
"Leave, and then we talk."

The foreign secretary, Luz Navarro, goes further. She says Peru is playing with fire."""


LOG = """10.02 The mayor of the border town, Ilse Kramer, says the bridge will be closed at noon.

10.20 "It is a precaution," the mayor tells us by telephone.

10.45 Police chief Jan Wolny is on the bridge. He says the crack is the width of a hand. The officer expects lorries \
to be sent back.

11.05 More from Kramer: "Nobody will be stranded."

11.10 That is it from the mayor. Her host, President Karl Brandt, thanks her and says the door is open."""

TAPE = """PRESENTER: Our correspondent Tom Hale is in Oslo. Tom, what is the mood there?

HALE: People here expect a deal, but nobody will say when.

CLIP, RUIZ: We did not start this and we will not pay for it.

PRESENTER: That was Ana Ruiz, the foreign minister. Her opposite number, Leif Aune, sees it otherwise. He says the \
bill has been sent.

AUNE (on tape): Nobody has asked us to leave."""

ROUND = """Italy - A priest on Lampedusa, Father Carlo Mele, told a local paper that the centre was full. In Rome the \
interior minister, Sara Conti, answered him at once: the navy would bring blankets, she said.

The trade commissioner, Ulla Berg of Denmark, was in Jakarta on Monday. Her Indonesian host, Budi Hartono, told her \
the duty would stay. Berg said she was disappointed. The Dane added that Brussels had other means.

Marta Fell reckons Hartono told her on the stairs that the matter would be settled by June.

The government's lawyer, Peter Otieno, said it would appeal. "We respect the court," the lawyer told reporters."""


MEDIA = """Ana Ruiz, quoted by the Nordic News Agency, said the deal was dead.

"We will wait," the Nordic News Agency quoted her as saying.

The Nordic Post reports that Ruiz is tired. "I am off," it quotes her as saying."""


def said(reading: Reading, words: str) -> list[str | None]:
    """Names of the speakers of the statement whose content holds the words; fails where there is none or more."""
    assert reading.document is not None
    found = [
        statement
        for statement in reading.statements
        if any(words in reading.document.slice(span) for span in statement.content)
    ]
    assert len(found) == 1, [reading.document.slice(s.frame) for s in found]
    return [actor.name for actor in found[0].speaker]


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {text: chancery.read(text) for text in (BLOG, DIGEST, SCRIPT, LOG, TAPE, ROUND, MEDIA)}


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        (BLOG, "are over for today", ["Ana Horvat"]),
        (MEDIA, "the deal was dead", ["Ana Ruiz"]),
        (MEDIA, "We will wait", ["Ana Ruiz"]),
        (MEDIA, "I am off", ["Ana Ruiz"]),
        (LOG, "It is a precaution", ["Ilse Kramer"]),
        (LOG, "the width of a hand", ["Jan Wolny"]),
        (LOG, "lorries to be sent back", ["Jan Wolny"]),
        (LOG, "Nobody will be stranded", ["Ilse Kramer"]),
        (LOG, "the door is open", ["Karl Brandt"]),
        (TAPE, "People here expect a deal", ["Tom Hale"]),
        (TAPE, "We did not start this", ["Ana Ruiz"]),
        (TAPE, "the bill has been sent", ["Leif Aune"]),
        (TAPE, "Nobody has asked us", ["Leif Aune"]),
        (ROUND, "the centre was full", ["Carlo Mele"]),
        (ROUND, "the navy would bring", ["Sara Conti"]),
        (ROUND, "the duty would stay", ["Budi Hartono"]),
        (ROUND, "Brussels had other means", ["Ulla Berg"]),
        (ROUND, "We respect the court", ["Peter Otieno"]),
        (BLOG, "We will be back on Friday", ["Ana Horvat"]),
        (BLOG, "We never asked for this", ["Ilse Brandt"]),
        (BLOG, "dead in the water", ["Pavel Zorin"]),
        (BLOG, "no ultimatum", [None]),  # the spokesman has no name here
        (BLOG, "the envoy will stay", [None]),  # and "he" is the spokesman
        (DIGEST, "no troops would cross", ["Tomas Brandl"]),
        (DIGEST, "would flood six villages", ["Tomas Brandl"]),
        (DIGEST, "the letter was never sent", [None]),  # the agency only passes it on
        (DIGEST, "the flow had already halved", ["Samir Haddad"]),
        (DIGEST, "they would meet in Baku", ["Tomas Brandl", "Samir Haddad"]),
        (SCRIPT, "his forces are ready", ["Jon Aker"]),
        (SCRIPT, "we are patient", ["Jon Aker"]),
        (SCRIPT, "and then we talk", ["Rosa Quispe"]),
        (SCRIPT, "Peru is playing with fire", ["Luz Navarro"]),
    ],
)
def test_who_said_it(readings: dict[str, Reading], text: str, words: str, speakers: list[str | None]) -> None:
    assert sorted(said(readings[text], words), key=str) == sorted(speakers, key=str)


def test_a_carrier_is_no_speaker(readings: dict[str, Reading]) -> None:
    pledge = readings[DIGEST].statements[0]
    assert [actor.name for actor in pledge.via] == ["Adler"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Tanzanian foreign ministry", ("Tanzanian foreign ministry", "TZA")),
        ("Norway's embassy", ("Norway's embassy", "NOR")),
        ("the ministry", None),
        ("Norway", None),
    ],
)
def test_name_with_state(words: str, expected: tuple[str, str] | None) -> None:
    assert name_with_state(words) == expected
