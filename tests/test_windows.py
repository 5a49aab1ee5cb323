"""Windows of word pieces: every token once, in order, within the encoder's length, cut where the text breaks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace

from chancery.analyse.windows import (
    FEATURES,
    MAX_PIECES,
    MAX_TOKEN_PIECES,
    QUOTE_STATES,
    SPECIAL_FEATURE,
    Pieces,
    cut_windows,
    shape_of,
)
from chancery.errors import ModelError

SMALL = ["[UNK]", "[CLS]", "[SEP]", "the", "ferry", "left", ".", "a", "b", "c", "##a", "##b", "##c", "##s"]


def tiny_pieces(vocabulary: list[str]) -> Pieces:
    """Word pieces over a vocabulary of a few words and letters."""
    tokenizer = Tokenizer(WordPiece({piece: i for i, piece in enumerate(vocabulary)}, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    return Pieces(tokenizer)


PIECES = tiny_pieces(SMALL)
words_of = st.lists(
    st.one_of(
        st.sampled_from(["The", "ferry", "left", ".", "”", "ferrys", "abcabcabc", "x" * 90]),
        st.text("abc.”A", min_size=1),
    ),
    max_size=120,
)


@settings(max_examples=200, deadline=None)
@given(words=words_of, most=st.integers(min_value=9, max_value=40), data=st.data())
def test_windows_cover_all_tokens_once(words: list[str], most: int, data: st.DataObject) -> None:
    size = len(words)
    opens = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
    quotes = data.draw(st.lists(st.integers(0, QUOTE_STATES - 1), min_size=size, max_size=size))
    windows = list(cut_windows(words, opens, quotes, PIECES, most))
    assert [i for window in windows for i in range(window.first, window.last)] == list(range(size))
    for window in windows:
        assert len(window.pieces) == len(window.features) <= most
        assert len(window.firsts) == window.last - window.first > 0
        assert window.pieces[0] == PIECES.open_id
        assert window.features[0] == SPECIAL_FEATURE
        assert (window.features < FEATURES).all()
        for place, token in zip(window.firsts, range(window.first, window.last), strict=True):
            assert window.pieces[place] == PIECES.of(words[token])[0]
            assert window.features[place] == shape_of(words[token]) * QUOTE_STATES + quotes[token]


def test_the_usual_length_is_kept() -> None:
    words = ["ferry"] * 1000
    windows = list(cut_windows(words, [i == 0 for i in range(1000)], [0] * 1000, PIECES))
    assert max(len(window.pieces) for window in windows) == MAX_PIECES


def test_nothing_gives_no_window() -> None:
    assert list(cut_windows([], [], [], PIECES)) == []


def test_a_window_ends_before_a_paragraph() -> None:
    words = ["ferry"] * 20
    opens = [i in (0, 8) for i in range(20)]
    assert next(cut_windows(words, opens, [0] * 20, PIECES, most=12)).last == 8


def test_a_window_ends_after_a_sentence() -> None:
    words = ["The", "ferry", "left", "left", "left", "left", "left", ".", "The", "ferry", "left", "left", "."]
    assert next(cut_windows(words, [True, *[False] * 12], [0] * 13, PIECES, most=12)).last == 8


def test_a_paragraph_inside_a_window_is_marked() -> None:
    (window,) = cut_windows(["ferry", ".", "ferry", "."], [True, False, True, False], [0] * 4, PIECES)
    assert window.pieces.tolist() == [PIECES.open_id, 4, 6, PIECES.break_id, 4, 6]
    assert window.firsts.tolist() == [1, 2, 4, 5]
    assert window.features[3] == SPECIAL_FEATURE
    assert window.pieces.dtype == np.int64


def test_long_tokens_are_cut() -> None:
    assert len(PIECES.of("a" * 500)) == MAX_TOKEN_PIECES


def test_unknown_and_empty_words_have_a_piece() -> None:
    assert PIECES.of("zzz") == (0,)
    assert PIECES.of("\u00ad\u00a0") == (0,)


def test_a_vocabulary_without_special_pieces_does_not_fit() -> None:
    with pytest.raises(ModelError, match=r"\[CLS\]"):
        tiny_pieces(["[UNK]", "the"])


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("ferry", 0), ("Ferry", 1), ("NATO", 2), ("A", 3), ("McNair", 4), ("iPhone", 4), ("U2", 5), ("1999", 5),
        ("—", 6), ("...", 6), ("中", 7), ("don't", 0),
    ],
)  # fmt: skip
def test_shapes(word: str, shape: int) -> None:
    assert shape_of(word) == shape
