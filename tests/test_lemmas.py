"""Lemmas by part of speech: the table first, spelling rules for words that it lacks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.analyse.labels import UPOS
from chancery.analyse.lemmas import lemma_of, lemma_table, strip_s, verb_lemma

FORMS = [
    ("said", "VERB", "say"), ("says", "VERB", "say"), ("Said", "VERB", "say"), ("SAID", "VERB", "say"),
    ("told", "VERB", "tell"), ("was", "AUX", "be"), ("is", "AUX", "be"), ("has", "AUX", "have"),
    ("stressed", "VERB", "stress"), ("denied", "VERB", "deny"), ("denies", "VERB", "deny"),
    ("accused", "VERB", "accuse"), ("accusing", "VERB", "accuse"), ("urged", "VERB", "urge"),
    ("admitted", "VERB", "admit"), ("vowed", "VERB", "vow"), ("vows", "VERB", "vow"), ("insisted", "VERB", "insist"),
    ("noted", "VERB", "note"), ("believes", "VERB", "believe"), ("replied", "VERB", "reply"),
    ("warned", "VERB", "warn"), ("hoping", "VERB", "hope"), ("argues", "VERB", "argue"), ("called", "VERB", "call"),
    ("wrote", "VERB", "write"), ("thought", "VERB", "think"), ("made", "VERB", "make"), ("met", "VERB", "meet"),
    ("remarks", "NOUN", "remark"), ("ministries", "NOUN", "ministry"), ("sanctions", "NOUN", "sanction"),
    ("speeches", "NOUN", "speech"), ("crisis", "NOUN", "crisis"), ("children", "NOUN", "child"),
    ("men", "NOUN", "man"), ("talks", "NOUN", "talk"), ("bus", "NOUN", "bus"),
    ("Brandt", "PROPN", "Brandt"), ("Nations", "PROPN", "Nations"), ("1,200", "NUM", "1,200"), (".", "PUNCT", "."),
    ("Norwegian", "ADJ", "norwegian"), ("Quickly", "ADV", "quickly"),
]  # fmt: skip
# Not in any treebank: the rules alone.
RULES = [
    ("gloxed", "glox"), ("gloxing", "glox"), ("gloxes", "glox"), ("trundified", "trundify"), ("frammed", "fram"),
    ("dossed", "doss"), ("velced", "velc"), ("plunked", "plunk"), ("snarges", "snarge"), ("glate", "glate"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "upos", "lemma"), FORMS)
def test_forms(word: str, upos: str, lemma: str) -> None:
    assert lemma_of(word, upos) == lemma


@pytest.mark.parametrize(("word", "lemma"), RULES)
def test_rules_for_unknown_verbs(word: str, lemma: str) -> None:
    assert verb_lemma(word, frozenset()) == lemma


def test_a_known_spelling_wins() -> None:
    assert verb_lemma("gloting", frozenset({"glote"})) == "glote"
    assert verb_lemma("gloting", frozenset({"glot"})) == "glot"


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("plans", "plan"),
        ("parties", "party"),
        ("boxes", "box"),
        ("press", "press"),
        ("virus", "virus"),
        ("ties", "tie"),
    ],
)
def test_plural_s(word: str, bare: str) -> None:
    assert strip_s(word) == bare


def test_apostrophes_are_one() -> None:
    assert lemma_of("n’t", "PART") == lemma_of("n't", "PART")
    assert lemma_of("’s", "AUX") == lemma_of("'s", "AUX")


def test_table_is_lower_case_and_without_doubles() -> None:
    table, known = lemma_table()
    assert len(table) > 5000
    assert all(form == form.lower() and upos in UPOS for form, upos in table)
    assert "say" in known


@given(st.text(max_size=20), st.sampled_from(UPOS))
def test_any_word_has_a_lemma(word: str, upos: str) -> None:
    assert isinstance(lemma_of(word, upos), str)
