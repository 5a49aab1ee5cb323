"""Metonym or place: the name of a city that acts, and one that is only where something happens."""

from __future__ import annotations

from functools import cache

import pytest
from metonym_cases import HELD_BACK, OPEN, Case
from spacy.tokens import Span as TokenSpan

from chancery.analyse import load_analyser
from chancery.grammar.metonyms import acts_for_state
from chancery.ids import document_id
from chancery.records import Document, Source

HELD_BACK_FLOOR = 0.8


@cache
def read(text: str) -> TokenSpan:
    source = Source(sha256="0", media_type="text/plain", encoding="utf-8")
    return load_analyser().analyse(Document(id=document_id(text), source=source, text=text)).doc


def judge(case: Case) -> bool:
    text, place, _ = case
    at = text.index(place)
    span = read(text).char_span(at, at + len(place), alignment_mode="expand")
    return acts_for_state(span)


@pytest.mark.parametrize("case", OPEN, ids=lambda case: f"{case[1]}: {case[0]}")
def test_open_cases(case: Case) -> None:
    assert judge(case) is case[2]


def test_cases_held_back() -> None:
    right = sum(judge(case) is case[2] for case in HELD_BACK)
    assert right / len(HELD_BACK) >= HELD_BACK_FLOOR
