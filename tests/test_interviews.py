"""Interviews: who is asked, whose turn a line is, and who "I" is."""

from __future__ import annotations

import pytest

from chancery.find.interviews import find_interviewee, is_interviewee, is_question
from tests.docs import build_document, find

ASKED = "\n\nWhat broke?\n\nThe mast broke.\n\nWhen?\n\nIn May.\n\nWhere?\n\nOff the cape."


def interviewee(opening: str, *names: str) -> str | None:
    text = opening + ASKED
    places = sorted((text.find(name), name) for name in names)
    return find_interviewee(build_document(text, [(0, len(text))]), [(name, at) for at, name in places])


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Harbour Post interviews pilot Ana Solvik", "Ana Solvik"),
        ("The lost mast\n\nWe spoke with Ana Solvik about Nils Aker.", "Ana Solvik"),
        ("Harbour Post interviews three old pilots\n\nAna Solvik in a file photo.", None),
        ("Harbour Post interviews Ana Solvik and Nils Aker", None),
    ],
)
def test_who_is_interviewed(opening: str, expected: str | None) -> None:
    assert interviewee(opening, *(name for name in ("Ana Solvik", "Nils Aker") if name in opening)) == expected


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Do you think the mast was old?", True),
        ("I wanted to know whether you had seen the mast before it broke.", True),
        ("I think the mast was old.", False),
        ("I think the mast was old. " + "It had been out in all weathers. " * 20 + "Who would mend it?", False),
    ],
)
def test_whose_turn(line: str, asked: bool) -> None:
    assert is_question(line) is asked
    word = "you" if "you" in line else "I"
    assert is_interviewee(line, (line.index(word), line.index(word) + len(word))) is (asked is (word == "you"))


FAILED = "think/VBP/ROOT talks/NNS/nsubj>failed failed/VBD/ccomp>think ././punct>think"
RUIZ = "Ana/NNP/nsubj>waved Ruiz/NNP/flat>Ana waved/VBD/ROOT ././punct>waved || Ruiz/NNP/nsubj>said said/VBD/ROOT "


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([RUIZ + "little/JJ/obj>said ././punct>said", "I/PRP/nsubj>think " + FAILED], None),
        ([RUIZ + "“/``/punct>think I/PRP/nsubj>think think/VBP/ccomp>said it/PRP/nsubj>broke broke/VBD/ccomp>think "
          ",/,/punct>think and/CC/cc>know I/PRP/nsubj>know know/VBP/conj>think why/WRB/obj>know ././punct>said "
          "”/''/punct>said"], "Ana Ruiz"),
    ],
)  # fmt: skip
def test_who_i_is(paragraphs: list[str], expected: str | None) -> None:
    """Inside a quotation the one who is quoted; outside of all that is said it is not told."""
    found = find(paragraphs, {"Ana Ruiz": "PER", "Ruiz": "PER"})
    assert found.statements[-1].speaker[0].name == expected
