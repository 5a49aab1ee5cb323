"""Whole sentences: what the parser cut too often is joined again."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from chancery.grammar.parse import Doc
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
        return [0, *(token.i for token in self._doc if token.is_sent_start and token.i)]

    @cached_property
    def _joined(self) -> list[Span]:
        """For each sentence of the parser the whole one that it is in."""
        cuts = [
            (self._doc[first].idx, self._doc[after - 1].idx + len(self._doc[after - 1]))
            for first, after in zip(self._firsts, [*self._firsts[1:], len(self._doc)], strict=True)
        ]
        joined: list[Span] = []
        begun = 0
        for number, (_, end) in enumerate(cuts):
            if number + 1 == len(cuts) or is_ended(self._text[cuts[number][0] : end]):
                joined += [(cuts[begun][0], end)] * (number + 1 - begun)
                begun = number + 1
        return joined
