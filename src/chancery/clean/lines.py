"""The pieces of one document while roles are given, and the small questions that all passes ask about them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection

from chancery.clean.pieces import Piece, cut
from chancery.records import Document, Role

CLOSERS = "\"”’'»)]*"
_STOPS = ".!?…:;,"
_NAME_WORD = r"(?:[A-Z][\w.’'-]*|of|the|and|for|to|&|de|al|bin|van|von)"
_NAME = re.compile(rf"{_NAME_WORD}(?:,? {_NAME_WORD}){{0,11}}")
BULLET = re.compile(r"(?:[-–—•*·‣◦]|\(?\d{1,3}[.)]|\(?[a-z][.)]|[A-Z]{1,12}:|Q:|A:|Question:|Answer:)\s")
_SENTENCE_END = re.compile(r"[a-z]{4}[.!?][\"”’)]*\s")
_LONG = 25
_NEAR = 20_000  # code points in which a name that stands alone must be said again
_WIDEST = 600  # code points of the longest title
_MARKS = (("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'), ("»", '"'), ("‘", "'"), ("’", "'"))


class Lines:
    """One document's pieces, in order; a pass fills roles that the ones before left open."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.pieces = cut(document)
        self.structured = bool(document.blocks)
        self.headline = document.headline
        self.outlet = document.outlet
        self._plains: dict[tuple[int, int], str] = {}
        self._straight: str | None = None

    def slice(self, piece: Piece) -> str:
        """The characters of a piece."""
        return self.text[piece.start : piece.end]

    def plain(self, piece: Piece) -> str:
        """Text of a piece for comparing; see `plain_text`."""
        key = (piece.start, piece.end)
        if key not in self._plains:
            self._plains[key] = plain_text(self.slice(piece))
        return self._plains[key]

    def words(self, piece: Piece) -> int:
        """Words of a piece, by its spaces."""
        return self.text.count(" ", piece.start, piece.end) + 1

    def is_open(self, piece: Piece, most: int = _LONG) -> bool:
        """A line under `most` words that ends like a title and not like a sentence or a quotation."""
        if self.words(piece) >= most or piece.end - piece.start > _WIDEST:
            return False
        content = self.slice(piece)
        if content.rstrip(CLOSERS).endswith(tuple(_STOPS)) or content[-1] in '"”»':
            return False
        return not BULLET.match(content) and not _SENTENCE_END.search(content)

    def is_caption(self, piece: Piece, captions: Collection[str], number: int) -> bool:
        """A person's name and office alone, or (part of) a caption that stood before."""
        plain = self.plain(piece)
        near = self.pieces[max(0, number - 3) : number + 4]
        if plain in captions or any(
            other.role == "caption" and other is not piece and plain in self.plain(other) for other in near
        ):
            return True
        content = self.slice(piece)
        if self.words(piece) > 12 or not _NAME.fullmatch(content) or " " not in content:
            return False
        return self.words(piece) <= 4 and self.text.find(content, piece.end, piece.end + _NEAR) >= 0

    def is_pulled(self, number: int) -> bool:
        """Whether a piece's words, outer quotation marks aside, are part of a longer piece near it: a pull quote."""
        piece = self.pieces[number]
        if self._straight is None:
            self._straight = _straight(self.text)
        words = self._straight[piece.start : piece.end].strip("\"' ").rstrip(".,")
        for start, end in ((max(0, piece.start - _NEAR), piece.start), (piece.end, piece.end + _NEAR)):
            found = self._straight.find(words, start, end)
            if found < 0:
                continue
            around = self.pieces[bisect.bisect_right(self.pieces, found, key=lambda other: other.start) - 1]
            # Twice the length: a paragraph that stands there twice, with a word more or less, is no quotation from it.
            if around.role is None and around.end - around.start > 2 * len(words):
                return True
        return False

    def set_role(self, number: int, role: Role) -> None:
        """Give a piece its role."""
        self.pieces[number] = self.pieces[number]._replace(role=role)


def plain_text(text: str) -> str:
    """Text for comparing: no case, one kind of quotation marks, no double spaces, no closing stops."""
    return _straight(" ".join(text.split())).casefold().rstrip(".…:!? ")


def _straight(text: str) -> str:
    """Text with one kind of quotation marks, of the same length; many times faster than `translate`."""
    if not text.isascii():
        for mark, straight in _MARKS:
            text = text.replace(mark, straight)
    return text


def opens_with(content: str, opening: str) -> int:
    """Length of the plain `opening` that a paragraph opens with, case and kind of marks aside; 0: it does not."""
    head = _straight(content[: len(opening) + 40])
    folded = head.casefold()
    if not opening or not folded.startswith(opening) or len(folded) != len(head):
        return 0
    return 0 if head[len(opening) : len(opening) + 1].isalnum() else len(opening)
