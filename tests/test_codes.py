"""The state or body that a noun phrase belongs to, and whose somebody is by the context."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc
from test_identify import speaker

from chancery.analyse import load_analyser
from chancery.find.codes import code_in_sentence, code_of
from chancery.ids import document_id
from chancery.lexicons import state_by_code
from chancery.lexicons.name_origins import listed, listed_states, origins
from chancery.lexicons.regions import region_named
from chancery.records import Document, Source


@cache
def parse(text: str) -> Doc:
    source = Source(sha256="0", media_type="text/plain", encoding="utf-8")
    doc: Doc = load_analyser().analyse(Document(id=document_id(text), source=source, text=text)).doc
    return doc


PHRASES = [
    ("Peruvian anglers blocked the harbour.", "Peruvian anglers", "PER"),
    ("The harbour court of Peru fined two anglers.", "The harbour court of Peru", "PER"),
    ("Anti-Peruvian marchers blocked the harbour.", "Anti-Peruvian marchers", None),
    ("The Kremlin kept the file.", "The Kremlin", "RUS"),
    ("The Red Cross in Peru sent boats.", "The Red Cross in Peru", "NGO:ICRC"),
    ("UN boats came at noon.", "UN boats", "IGO:UN"),
    ("President Zelensky kept the file.", "President Zelensky", "UKR"),
    ("Boatmen from Crimea kept the file.", "Boatmen from Crimea", "UKR"),
    ("Ethnic Albanians of southern Serbia kept the file.", "Ethnic Albanians of southern Serbia", "SRB"),
    ("Boatmen from Northern Ireland kept the file.", "Boatmen from Northern Ireland", "GBR"),
    ("Two boatmen kept the file.", "Two boatmen", None),
    ("President Bush kept the file.", "President Bush", "USA"),
    ("Boatmen on the Peruvian border kept the file.", "Boatmen on the Peruvian border", None),
]


@pytest.mark.parametrize(("text", "phrase", "code"), PHRASES, ids=lambda value: str(value)[:30])
def test_code_of_phrase(text: str, phrase: str, code: str | None) -> None:
    at = text.index(phrase)
    span = parse(text).char_span(at, at + len(phrase), alignment_mode="expand")
    assert code_of(span) == code


def test_sentence_tells_where_it_names_one_state() -> None:
    text = "Harbour police in Peru fined two anglers."
    at = text.index("two anglers")
    assert code_in_sentence(parse(text).char_span(at, at + 11)) == "PER"
    text = "Harbour police in Peru and Chile fined two anglers."
    at = text.index("two anglers")
    assert code_in_sentence(parse(text).char_span(at, at + 11)) is None


@pytest.mark.parametrize("words", ["two neighbouring countries", "Congolese anglers", "Al-Qaeda"])
def test_several_two_or_none_is_not_the_only_state(words: str) -> None:
    text = f"Harbour police in Peru warned {words} of the storm."
    at = text.index(words)
    assert code_in_sentence(parse(text).char_span(at, at + len(words))) is None


def test_regions() -> None:
    assert region_named("Oregon") == "USA"
    assert region_named("the West Bank") == "PSE"
    assert region_named("Crimea's") == "UKR"
    assert region_named("Geneva") == "CHE"
    assert region_named("oregon") is None
    assert region_named("Nowhere") is None


@pytest.mark.parametrize(
    ("name", "state", "other"),
    [("Stavros Karalidis", "GRC", "TUR"), ("Zbigniew Kowalczyk", "POL", "DEU"), ("Giorgi Beridzashvili", "GEO", "RUS")],
)
def test_origins_of_names(name: str, state: str, other: str) -> None:
    shares = origins(name, [state, other])
    assert shares[state] > 0.8
    assert abs(sum(shares.values()) - 1) < 1e-9
    assert origins(name, []) == {}


def test_state_by_the_context_says_so() -> None:
    actor = speaker(
        "ATHENS, May 3 - Greece will reopen the ferry line, Transport Minister Stavros Karalidis said on Monday."
    )
    assert actor.state == "GRC"
    assert "context" in actor.why


def test_names_listed_by_state() -> None:
    assert [set(codes) >= {"NOR"} for codes in listed_states("Ragnhild Brekke")] == [True, True]
    assert listed_states("Xyzzy Qwertz") == []
    assert all(code in state_by_code() for codes in listed().values() for code in codes)
