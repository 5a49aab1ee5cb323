"""Tokens cut into windows of word pieces, as the encoder reads them; training and reading share this module.

A window is a run of whole tokens whose pieces fit the encoder.  It ends at a paragraph's end where it can, else at the
last sentence mark, else anywhere.  Besides piece ids the encoder gets one feature id a piece: the shape of the token
(the encoder's vocabulary is lower case) and where it stands to quotation marks.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from chancery.errors import ModelError

MAX_PIECES = 192
MAX_TOKEN_PIECES = 6  # a longer token is cut: it is an address, a hash or a line without spaces
MAX_TOKEN_LENGTH = 60  # characters shown to the piece tokenizer
SHAPES = 8
QUOTE_STATES = 4
SPECIAL_FEATURE = SHAPES * QUOTE_STATES
FEATURES = SPECIAL_FEATURE + 1
SENTENCE_MARKS = frozenset('.!?…"”»')

Ids = NDArray[np.int64]


@dataclass(frozen=True)
class PieceWindow:
    """Tokens [first, last) as pieces: `pieces` and `features` of one length, `firsts` the first piece of each token."""

    first: int
    last: int
    pieces: Ids
    features: Ids
    firsts: Ids


class Pieces:
    """Word pieces of single tokens, remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.open_id, self.break_id, self._unknown_id = (id_of(tokenizer, mark) for mark in ("[CLS]", "[SEP]", "[UNK]"))
        self.of = functools.lru_cache(maxsize=200_000)(self._encode)

    def _encode(self, word: str) -> tuple[int, ...]:
        pieces = self._tokenizer.encode(word[:MAX_TOKEN_LENGTH], add_special_tokens=False).ids[:MAX_TOKEN_PIECES]
        return tuple(pieces) or (self._unknown_id,)


def id_of(tokenizer: Tokenizer, mark: str) -> int:
    """Id of a special piece; raises ModelError where the vocabulary lacks it."""
    found = tokenizer.token_to_id(mark)
    if found is None:
        raise ModelError(f"the encoder's pieces.json has no piece {mark}: it does not fit this version")
    return int(found)


@functools.lru_cache(maxsize=200_000)
def shape_of(word: str) -> int:
    """Shape of a token: 0 lower, 1 Title, 2 UPPER, 3 one capital, 4 mixed, 5 with digits, 6 no letter, 7 other."""
    if any(character.isdigit() for character in word):
        return 5
    if not any(character.isalpha() for character in word):
        return 6
    if word.islower():
        return 0
    if word.isupper():
        return 3 if len(word) == 1 else 2
    if word[0].isupper() and word[1:].islower():
        return 1
    return 4 if any(character.isupper() for character in word) else 7


def cut_windows(
    words: Sequence[str], paragraphs: Sequence[bool], quotes: Sequence[int], pieces: Pieces, most: int = MAX_PIECES
) -> Iterator[PieceWindow]:
    """Windows over all `words`; `paragraphs[i]`: token i opens a paragraph; `quotes[i]`: its quote state."""
    encoded = [pieces.of(word) for word in words]
    sizes = [len(ids) + opens for ids, opens in zip(encoded, paragraphs, strict=True)]
    first = 0
    while first < len(words):
        last, size = first, 1
        while last < len(words) and size + sizes[last] <= most:
            size += sizes[last]
            last += 1
        if last < len(words):
            last = choose_end(words, paragraphs, first, last)
        yield build_window(words, encoded, paragraphs, quotes, pieces, (first, last))
        first = last


def choose_end(words: Sequence[str], paragraphs: Sequence[bool], first: int, last: int) -> int:
    """Where to end a full window: before a paragraph or after a sentence mark in its second half, else at the limit."""
    half = first + (last - first) // 2
    for end in range(last, half, -1):
        if paragraphs[end]:
            return end
    for end in range(last, half, -1):
        if words[end - 1][-1] in SENTENCE_MARKS and not words[end][0].islower() and words[end][0].isalnum():
            return end
    return max(last, first + 1)


def build_window(
    words: Sequence[str],
    encoded: Sequence[tuple[int, ...]],
    paragraphs: Sequence[bool],
    quotes: Sequence[int],
    pieces: Pieces,
    bounds: tuple[int, int],
) -> PieceWindow:
    ids, features, firsts = [pieces.open_id], [SPECIAL_FEATURE], []
    for index in range(*bounds):
        if paragraphs[index] and index > bounds[0]:
            ids.append(pieces.break_id)
            features.append(SPECIAL_FEATURE)
        firsts.append(len(ids))
        ids.extend(encoded[index])
        features.extend([shape_of(words[index]) * QUOTE_STATES + quotes[index]] * len(encoded[index]))
    return PieceWindow(
        bounds[0], bounds[1], np.array(ids, np.int64), np.array(features, np.int64), np.array(firsts, np.int64)
    )
