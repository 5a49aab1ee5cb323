"""Content begins and ends with whole phrases."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from chancery.analyse.tokens import blank_english
from chancery.find.edges import begin_phrase, fill_gaps, finish_phrase

# word, part of speech, relation, head (from 0)
GATES = [
    ("The", "DET", "det", 1),
    ("gates", "NOUN", "nsubj", 2),
    ("fell", "VERB", "ROOT", 2),
    ("on", "ADP", "case", 5),
    ("the", "DET", "det", 5),
    ("last", "NOUN", "obl", 2),
    ("of", "ADP", "case", 8),
    ("the", "DET", "det", 8),
    ("boats", "NOUN", "nmod", 5),
    (",", "PUNCT", "punct", 10),
    ("sank", "VERB", "conj", 2),
    ("and", "CCONJ", "cc", 12),
    ("burned", "VERB", "conj", 2),
]
TEXT = "The gates fell on the last of the boats , sank and burned"


def gates() -> Doc:
    words, tags, relations, heads = zip(*GATES, strict=True)
    return Doc(blank_english().vocab, words=list(words), pos=list(tags), deps=list(relations), heads=list(heads))


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        ("The gates fell on", "The gates fell on the last of the boats"),
        ("The gates fell on the last of", "The gates fell on the last of the boats"),
        ("The gates fell on the last of the boats , sank and", "The gates fell on the last of the boats , sank"),
        ("The gates fell", "The gates fell"),
        ("The", "The"),
        (",", ","),
    ],
)
def test_a_phrase_is_finished(content: str, whole: str) -> None:
    start = TEXT.index(content)
    first, last = finish_phrase(gates(), (start, start + len(content)), ())
    assert TEXT[first:last] == whole


def test_it_does_not_reach_into_what_is_taken() -> None:
    content, boats = "The gates fell on", (TEXT.index("last"), TEXT.index(" ,"))
    assert finish_phrase(gates(), (0, len(content)), [boats]) == (0, len(content))


@pytest.mark.parametrize(
    ("content", "whole"), [("gates fell", "The gates fell"), ("last of", "the last of"), ("fell on", "fell on")]
)
def test_a_phrase_is_begun(content: str, whole: str) -> None:
    start = TEXT.index(content)
    first, last = begin_phrase(gates(), (start, start + len(content)), ())
    assert TEXT[first:last] == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("<the talks of Ana> Horvat and Tom <Hale>", ["the talks of Ana Horvat and Tom Hale"]),
        ("<The gate is shut>, [he said], <and barred>", ["The gate is shut", "and barred"]),
        ("<The gate is shut>. It rained. <It is barred>", ["The gate is shut", "It is barred"]),
        ("a “<heavy>” and “<lasting>” blow", ["heavy", "lasting"]),
        (f"<one> {'far ' * 40}<another>", ["one", "another"]),
    ],
)
def test_short_gaps_are_closed(text: str, whole: list[str]) -> None:
    plain, content, taken = "", list[tuple[int, int]](), list[tuple[int, int]]()
    opened = 0
    for letter in text:
        if letter in "<[":
            opened = len(plain)
        elif letter in ">]":
            (content if letter == ">" else taken).append((opened, len(plain)))
        else:
            plain += letter
    assert [plain[start:end] for start, end in fill_gaps(plain, content, taken)] == whole
