"""The tokenizer: English, with the splits of dirty news text; it never loses a character."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.analyse.tokens import LONGEST, blank_english

TEXTS = [
    ("The ferry left.", ["The", "ferry", "left", "."]),
    ("“We left,” she said.", ["“", "We", "left", ",", "”", "she", "said", "."]),
    ('"We left," she said.', ['"', "We", "left", ",", '"', "she", "said", "."]),
    ("«We left»", ["«", "We", "left", "»"]),
    ("talks—and more—ended", ["talks", "—", "and", "more", "—", "ended"]),
    ("talks – and more", ["talks", "–", "and", "more"]),
    ("Talks begin —Brandt", ["Talks", "begin", "—", "Brandt"]),
    ("Talks begin -Brandt", ["Talks", "begin", "-", "Brandt"]),
    ("a well-known envoy", ["a", "well", "-", "known", "envoy"]),
    ("Russian-US talks", ["Russian", "-", "US", "talks"]),
    ("the talks ended.She left", ["the", "talks", "ended", ".", "She", "left"]),
    ("the talks ended.“We left", ["the", "talks", "ended", ".", "“", "We", "left"]),
    ("OSLO, June 4. /TASS/. The", ["OSLO", ",", "June", "4", ".", "/", "TASS", "/", ".", "The"]),
    ("don't", ["do", "n't"]),
    ("Brandt's plan", ["Brandt", "'s", "plan"]),
    ("Brandt’s plan", ["Brandt", "’s", "plan"]),
    ("the U.S. envoy", ["the", "U.S.", "envoy"]),
    ("$1,200 and 3.5 percent", ["$", "1,200", "and", "3.5", "percent"]),
    ("left (late)", ["left", "(", "late", ")"]),
]


@pytest.mark.parametrize(("text", "tokens"), TEXTS, ids=[text for text, _ in TEXTS])
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in blank_english().make_doc(text) if not token.is_space] == tokens


# A lone surrogate never gets here: the pipeline puts U+FFFD in its place.
CHARACTERS = st.one_of(st.sampled_from("“”«»\"'—–-/. aZé\n"), st.characters(exclude_categories=["Cs"]))


@settings(max_examples=150, deadline=None)
@given(st.text(CHARACTERS, max_size=80))
def test_no_character_is_lost(text: str) -> None:
    doc = blank_english().make_doc(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_one_tokenizer_that_takes_long_texts() -> None:
    assert blank_english() is blank_english()
    assert blank_english().max_length == LONGEST
