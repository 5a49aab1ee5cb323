"""Names mended over a document: joined names parted, surnames carried through."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from chancery.analyse.names import mend_names, spacy_filter
from tests.docs import build_doc

TAGS = {"-": "HYPH", ".": ".", ",": ","}


def doc_of(words: str, names: dict[str, str]) -> Doc:
    """Words as a flat parse under the first one; capitals are proper nouns."""
    tokens = words.split()
    rows = []
    for at, word in enumerate(tokens):
        tag = TAGS.get(word, "NNP" if word[0].isupper() and at else "VBD" if word in ("met", "said", "left") else "NN")
        rows.append(f"{word}/{tag}/{'dep>' + tokens[0] + '#1' if at else 'ROOT'}")
    return build_doc([" ".join(rows)], names)[0]


def mended(words: str, names: dict[str, str]) -> list[tuple[str, str]]:
    doc = doc_of(words, names)
    mend_names(doc)
    return [(name.text, name.label_) for name in doc.ents]


def test_a_surname_is_carried_through() -> None:
    assert mended("envoy Orla Brandt left . then Brandt said so .", {"Orla Brandt": "PER"}) == [
        ("Orla Brandt", "PER"),
        ("Brandt", "PER"),
    ]


def test_a_surname_taken_for_something_else_is_mended() -> None:
    names = {"Orla Brandt": "PER", "Brandt": "ORG"}
    assert mended("envoy Orla Brandt left . then Brandt said so .", names)[1] == ("Brandt", "PER")


def test_a_surname_inside_a_longer_name_stays() -> None:
    names = {"Orla Brandt": "PER", "Brandt Foundation": "ORG"}
    assert ("Brandt Foundation", "ORG") in mended("envoy Orla Brandt left . the Brandt Foundation said so .", names)


def test_a_common_word_is_no_surname() -> None:
    assert mended("envoy Orla Winter left . it was winter then .", {"Orla Winter": "PER"}) == [("Orla Winter", "PER")]


@pytest.mark.parametrize("label", ["NORP", "ORG", "LOC"])
def test_two_states_are_parted(label: str) -> None:
    found = mended("the Norwegian - US talks .", {"Norwegian - US": label})
    assert found == [("Norwegian", "NORP"), ("US", "LOC")]


def test_two_people_are_parted_where_both_are_known() -> None:
    words = "the Brandt - Aziri talks . envoy Orla Brandt met Tarek Aziri ."
    names = {"Brandt - Aziri": "PER", "Orla Brandt": "PER", "Tarek Aziri": "PER"}
    assert mended(words, names)[:2] == [("Brandt", "PER"), ("Aziri", "PER")]


def test_a_double_name_stays() -> None:
    assert mended("envoy Brandt - Aziri left .", {"Brandt - Aziri": "PER"}) == [("Brandt - Aziri", "PER")]


def test_no_names_is_fine() -> None:
    assert mended("nobody left .", {}) == []


def test_longest_name_wins() -> None:
    doc = doc_of("envoy Orla Brandt left .", {})
    names = [TokenSpan(doc, 2, 3, label="ORG"), TokenSpan(doc, 1, 3, label="PER"), TokenSpan(doc, 3, 4, label="LOC")]
    assert [(name.start, name.end) for name in spacy_filter(names)] == [(1, 3), (3, 4)]
