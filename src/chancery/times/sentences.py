"""Whole sentences: what the parser cut too often is joined again."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from spacy.attrs import IDX, LENGTH, SENT_START
from spacy.tokens import Doc

from chancery.records import Span


def is_ended(sentence: str) -> bool:
    """The words end like a sentence, or like a paragraph."""
    bare = sentence.rstrip(" ")
    return not bare or bare[-1] == "\n" or bare.rstrip("\"'”’)]»")[-1:] in (".", "!", "?", "…", ":")


class Sentences:
    """The sentences of a parsed document, looked up by token; they are found once, at the first question."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._doc, self._text = doc, text

    def around(self, at: int) -> Span:
        """Code points of the whole sentence round a token."""
        return self._joined[bisect_right(self._firsts, at) - 1]

    @cached_property
    def _firsts(self) -> list[int]:
        """The first token of each sentence as the parser cut them."""
        starts = self._doc.to_array(SENT_START).tolist()
        return [0, *(number for number, start in enumerate(starts) if start == 1 and number)]

    @cached_property
    def _joined(self) -> list[Span]:
        """For each sentence of the parser the whole one that it is in."""
        places, lengths = self._doc.to_array(IDX).tolist(), self._doc.to_array(LENGTH).tolist()
        cuts = [
            (places[first], places[after - 1] + lengths[after - 1])
            for first, after in zip(self._firsts, [*self._firsts[1:], len(places)], strict=True)
        ]
        joined: list[Span] = []
        begun = 0
        for number, (_, end) in enumerate(cuts):
            if number + 1 == len(cuts) or is_ended(self._text[cuts[number][0] : end]):
                joined += [(cuts[begun][0], end)] * (number + 1 - begun)
                begun = number + 1
        return joined
