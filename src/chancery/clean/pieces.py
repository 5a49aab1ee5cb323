"""Pieces of a document on their way to being blocks, and how text falls into them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from chancery.records import Document, Role

_LINE = re.compile(r"[^\n\r\f\v\u0085\u2028\u2029]+")
_SPACE = " \t\n\r\f\v\u00a0\u0085\u2028\u2029\u200b\ufeff\u3000"
# The columns at which plain text is wrapped by hand or by mail programs.
_NARROW, _WIDE = 45, 100


class Piece(NamedTuple):
    """A stretch of text, its role where it is known, and its place in the page."""

    start: int
    end: int
    role: Role | None = None
    xpath: str | None = None
    heads_list: bool = False
    """Under this line stand links."""
    heads_tail: bool = False
    """From this line on everything has the same role."""
    fixed: bool = False
    """The role comes from the page's own structure."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its edges; start equals end when nothing is left."""
    slice_ = text[start:end]
    left = slice_.lstrip(_SPACE)
    start += len(slice_) - len(left)
    return start, start + len(left.rstrip(_SPACE))


def cut(document: Document) -> list[Piece]:
    """The blocks a page came with, or the paragraphs of plain text."""
    text = document.text
    if document.blocks:
        pieces = []
        for block in document.blocks:
            start, end = trimmed(text, *block.span)
            known = None if block.role == "body" else block.role
            if start < end:
                pieces.append(Piece(start, end, known, block.xpath, fixed=True))
        return pieces
    return [Piece(start, end) for start, end in paragraphs(text)]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines, or groups of lines where the text is wrapped at a column; trimmed, in order."""
    group: list[tuple[int, int]] = []
    previous = 0
    for line in _LINE.finditer(text):
        start, end = trimmed(text, line.start(), line.end())
        if start == end:
            continue
        gap = text[previous:start]
        if group and (gap.count("\n") > 1 or gap.count("\r") > 1 or "\u2029" in gap or "\f" in gap):
            yield from _joined(text, group)
            group = []
        group.append((start, end))
        previous = end
    yield from _joined(text, group)


def _joined(text: str, group: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """One paragraph where the lines of a group were wrapped, otherwise a paragraph a line."""
    if len(group) > 1 and _is_wrapped(text, group):
        yield group[0][0], group[-1][1]
    else:
        yield from group


def _is_wrapped(text: str, group: list[tuple[int, int]]) -> bool:
    widths = [end - start for start, end in group]
    widest = max(widths)
    if not _NARROW <= widest <= _WIDE or min(widths[:-1]) < widest - 22:
        return False
    # Some line must break off in mid-sentence, and be carried on in small letters.
    return any(
        text[end - 1] not in '.!?"”’' and text[start].islower() for (_, end), (start, _) in itertools.pairwise(group)
    )
