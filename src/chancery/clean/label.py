"""Give every stretch of a document its role; text is never changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import msgspec

from chancery.clean import split
from chancery.clean.furniture import furniture
from chancery.clean.pieces import Piece, cut
from chancery.records import Block, Document, Role, Skipped

_STOPS = ".!?…:;,"
_CLOSERS = "\"”’'»)]*"
_QUOTES = ('"', "“", "«", "„", "‘")
_SAYING = re.compile(
    r"\b(?:said|says|told|tells|added|stressed|noted|stated|warned|denied|asked|replied|announced|insisted|"
    r"believes|explained|claimed|according to)\b"
)
_NAME_WORD = r"(?:[A-Z][\w.’'-]*|of|the|and|for|to|&|de|al|bin|van|von)"
_NAME = re.compile(rf"{_NAME_WORD}(?:,? {_NAME_WORD}){{0,11}}")
_BULLET = re.compile(r"(?:[-–—•*·‣◦]|\(?\d{1,3}[.)]|\(?[a-z][.)]|[A-Z]{1,12}:|Q:|A:|Question:|Answer:)\s")
_SENTENCE_END = re.compile(r"[a-z]{4}[.!?][\"”’)]*\s")
_TEASER = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
_LEAST_WORDS = 20
_LONG = 25
_SUMMARY = 41
_NEAR = 20_000  # code points in which a name that stands alone must be said again
_OPENING = 80  # lines in which a headline is looked for
_WIDEST = 600  # code points of the longest title
_SHORT = 12


def label_blocks(document: Document) -> tuple[Document, tuple[Skipped, ...]]:
    """The document with labelled blocks (in order, apart, trimmed), and what is not a report, with the reason.

    Text, ids and `dated` stay as they are; headline and agency are filled where they are None. The document is given
    back also when it is no report.
    """
    labels = _Labels(document)
    labels.run()
    blocks = tuple(
        Block(role=piece.role or "body", span=(piece.start, piece.end), xpath=piece.xpath) for piece in labels.pieces
    )
    labelled = msgspec.structs.replace(
        document,
        blocks=blocks,
        headline=document.headline or labels.headline,
        agency=document.agency or _agency(document, blocks),
    )
    return labelled, _no_report(labelled)


class _Labels:
    """The passes over one document's pieces, each filling roles that the ones before left open."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.pieces = cut(document)
        self.structured = bool(document.blocks)
        self.headline: str | None = document.headline
        self._plains: dict[tuple[int, int], str] = {}

    def run(self) -> None:
        self._furniture()
        if not self.structured:
            self._opening()
        self._run_in()
        self._repeats()
        self._tail()
        self._lists()
        if not self.structured:
            self._open_lines()

    # -- small questions

    def _slice(self, piece: Piece) -> str:
        return self.text[piece.start : piece.end]

    def _plain(self, piece: Piece) -> str:
        """Text of a piece for comparing: no case, no double spaces, no closing stops."""
        key = (piece.start, piece.end)
        if key not in self._plains:
            self._plains[key] = _plain(self._slice(piece))
        return self._plains[key]

    def _words(self, piece: Piece) -> int:
        return self.text.count(" ", piece.start, piece.end) + 1

    def _is_open(self, piece: Piece, most: int = _LONG) -> bool:
        """A line under `most` words that ends like a title and not like a sentence or a quotation."""
        if self._words(piece) >= most or piece.end - piece.start > _WIDEST:
            return False
        content = self._slice(piece)
        if content.rstrip(_CLOSERS).endswith(tuple(_STOPS)) or content[-1] in '"”»':
            return False
        return not _BULLET.match(content) and not _SENTENCE_END.search(content)

    def _set(self, number: int, role: Role) -> None:
        self.pieces[number] = self.pieces[number]._replace(role=role)

    # -- the passes

    def _furniture(self) -> None:
        """Whole lines of furniture, and furniture inside paragraphs."""
        pieces: list[Piece] = []
        table = furniture()
        for piece in self.pieces:
            if piece.role not in (None, "subhead"):
                pieces.append(piece)
                continue
            entry = table.line(self._slice(piece))
            if entry is not None:
                role: Role | None = "nav" if entry.where == "list" else entry.role
                heads_list, heads_tail = entry.where == "list", entry.where == "tail"
                pieces.append(piece._replace(role=role, heads_list=heads_list, heads_tail=heads_tail))
            elif piece.role is None:
                pieces += split.split(self.text, piece)
            else:
                pieces.append(piece)
        self.pieces = pieces

    def _opening(self) -> None:
        """Headline, subheads and captions before the first running text."""
        first = self._first_running()
        zone = [number for number in range(first) if self.pieces[number].role is None]
        headline = self._choose_headline(zone, first)
        captions: set[str] = set()
        for number in zone:
            piece = self.pieces[number]
            if headline is None or number == headline:
                continue
            if number < headline or self._plain(piece) == self._plain(self.pieces[headline]):
                self._set(number, "nav")
            elif self._is_caption(piece, captions, number):
                captions.add(self._plain(piece))
                self._set(number, "caption")
            elif self._words(piece) >= 4:
                self._set(number, "subhead")
            else:
                self._set(number, "nav")
        if headline is not None:
            self._set(headline, "headline")
            self.headline = self.headline or self._slice(self.pieces[headline])

    def _first_running(self) -> int:
        """Number of the first piece that is running text; the number of pieces where none is."""
        previous: Role | None = None
        for number, piece in enumerate(self.pieces):
            if piece.role is None and self._runs(piece, number, previous):
                return number
            previous = piece.role
        return len(self.pieces)

    def _runs(self, piece: Piece, number: int, previous: Role | None) -> bool:
        """Whether a piece reads as running text, and not as a title, a summary or a name."""
        words, content = self._words(piece), self._slice(piece)
        if previous == "dateline" and words >= 5 and self.pieces[number - 1].end + 3 > piece.start:
            return True
        if self._is_open(piece, _SUMMARY):
            return False
        asks = number == 0 and words <= 18 and content.rstrip(_CLOSERS)[-1:] in ("?", "!")
        return (words >= 8 and not asks) or bool(_BULLET.match(content)) or content.startswith(_QUOTES)

    def _choose_headline(self, zone: Sequence[int], first: int) -> int | None:
        """Number of the headline among the lines before running text; None: there is none."""
        lines = [number for number in zone[:_OPENING] if 2 <= self._words(self.pieces[number]) <= 40]
        if self.headline is not None or not lines:
            return None
        plains = [self._plain(self.pieces[number]) for number in lines]
        before = " ".join(self._plain(piece) for piece in self.pieces[: first + 1] if piece.role == "nav")
        for number, plain in zip(lines, plains, strict=True):
            # Said twice, or at the end of a breadcrumb: that is what the page is about.
            if self._words(self.pieces[number]) >= 4 and (plains.count(plain) > 1 or plain in before):
                return number
        longer = [number for number in lines if self._words(self.pieces[number]) >= 4]
        return (longer or lines)[0]

    def _is_caption(self, piece: Piece, captions: Collection[str], number: int) -> bool:
        """A person's name and office alone, or (part of) a caption that stood before."""
        plain = self._plain(piece)
        near = self.pieces[max(0, number - 3) : number + 4]
        if plain in captions or any(
            other.role == "caption" and other is not piece and plain in self._plain(other) for other in near
        ):
            return True
        content = self._slice(piece)
        if self._words(piece) > 12 or not _NAME.fullmatch(content) or " " not in content:
            return False
        return self._words(piece) <= 4 and self.text.find(content, piece.end, piece.end + _NEAR) >= 0

    def _run_in(self) -> None:
        """A headline said again at the opening of a paragraph, and a summary run into the first one."""
        pieces: list[Piece] = []
        running = 0
        plain = _plain(self.headline) if self.headline else ""
        for piece in self.pieces:
            if piece.role is not None or running > 3:
                pieces.append(piece)
                continue
            content = self._slice(piece)
            end = _opens_with(content, plain) if plain else 0
            if end and end < len(content) - 20:
                head, rest = piece._replace(end=piece.start + end, role="nav"), piece._replace(start=piece.start + end)
                pieces.append(head._replace(end=head.start + len(self._slice(head).rstrip())))
                more = split.split(self.text, rest._replace(start=rest.end - len(self._slice(rest).lstrip(" \t:.—–-"))))
            else:
                more = [piece]
            if running == 0 and not self.structured and more[-1].role is None:
                more = more[:-1] + self._summary(more[-1])
            pieces += more
            running += 1
        self.pieces = pieces

    def _summary(self, piece: Piece) -> list[Piece]:
        end = split.doubled(self._slice(piece))
        if not end:
            return [piece]
        head = piece._replace(end=piece.start + end, role="subhead")
        return [
            head._replace(end=head.start + len(self._slice(head).rstrip())),
            piece._replace(start=piece.start + end),
        ]

    def _repeats(self) -> None:
        """Headlines, leads and captions that stand there a second time, and teasers of what follows."""
        seen: dict[str, Role | None] = {}
        headline = _plain(self.headline) if self.headline else None
        for number, piece in enumerate(self.pieces):
            if piece.role not in (None, "subhead", "headline"):
                if piece.role == "caption":
                    seen.setdefault(self._plain(piece), "caption")
                continue
            plain = self._plain(piece)
            first = seen.get(plain)
            if plain == headline and plain in seen:
                self._set(number, "nav")
            elif first is not None and len(plain) > 25:
                self._set(number, "caption" if first == "caption" else "nav")
            elif first is None and plain in seen and self._words(piece) >= _SHORT:
                self._set(number, "nav")  # a shorter line may well be said twice in a list or a talk
            elif piece.role is None and _TEASER.search(self._slice(piece)) and len(plain) > 60:
                teaser = _plain(_TEASER.sub("", self._slice(piece)))
                if any(
                    other.start > piece.start and self._plain(other).startswith(teaser)
                    for other in self.pieces[number + 1 : number + 6]
                ):
                    self._set(number, "nav")
            seen.setdefault(plain, piece.role)

    def _tail(self) -> None:
        """From the readers' comments on, nothing is the report's; only where the report has been before."""
        before = 0
        for number, piece in enumerate(self.pieces):
            if piece.role is None:
                before += self._words(piece)
            if not piece.heads_tail or before < _LEAST_WORDS:
                continue
            after = sum(self._words(other) for other in self.pieces[number:] if other.role is None)
            # A bare "Comments" may be a link in the middle of a report: what follows must not outweigh the report.
            strong = "comment" not in self._plain(piece)[:9] and before >= 60
            if after <= max(60, before) or strong:
                for later in range(number, len(self.pieces)):
                    if self.pieces[later].role in (None, "subhead"):
                        self._set(later, "comments")
                return

    def _lists(self) -> None:
        """Links under a line such as "Read also", until running text begins again."""
        under = False
        for number, piece in enumerate(self.pieces):
            if piece.heads_list:
                under = True
                if self.structured:
                    self._cards(number + 1)
            elif under and piece.role in (None, "subhead") and self._is_open(piece):
                self._set(number, "promo")
            elif piece.role is None:
                under = False

    def _cards(self, first: int) -> None:
        """Cards of other stories, a title and one sentence each; two sentences running are the report again."""
        cards: list[int] = []
        number = first
        while number + 1 < len(self.pieces):
            title, teaser = self.pieces[number : number + 2]
            after = self.pieces[number + 2].role if number + 2 < len(self.pieces) else "nav"
            if title.role != "subhead" or teaser.role is not None or after is None or self._words(teaser) > 45:
                break
            cards += [number, number + 1]
            number += 2
        if len(cards) >= 4:
            for card in cards:
                self._set(card, "promo")

    def _open_lines(self) -> None:
        """Lines after the first running text that end like titles: subheads, captions, lists of links, or body."""
        running = [at for at, piece in enumerate(self.pieces) if piece.role is None]
        number = running[0] if running else len(self.pieces)
        before: Piece | None = None
        while number < len(self.pieces):
            run = number
            while run < len(self.pieces) and self.pieces[run].role is None and self._is_open(self.pieces[run]):
                run += 1
            if run > number:
                self._open_run(number, run, before, later=running[-1] >= run)
            number = max(run, number + 1)
            if self.pieces[number - 1].role is None:
                before = self.pieces[number - 1]

    def _open_run(self, first: int, end: int, before: Piece | None, later: bool) -> None:
        """Roles for the title-like lines from `first` to `end`; `before`, `later`: the running text around them."""
        if before is None or self._slice(before).endswith(":"):
            return
        size = end - first
        for number in range(first, end):
            piece = self.pieces[number]
            short = self._words(piece) <= _SHORT and not _SAYING.search(self._slice(piece))
            if self._is_caption(piece, (), number):
                self._set(number, "caption")
            elif not later and (size > 1 or self._words(piece) <= 8) and short:
                self._set(number, "nav")
            elif later and short and size <= 2:
                self._set(number, "subhead")
            elif later and size >= 4 and short:
                self._set(number, "nav")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".…:!? ")


def _opens_with(content: str, plain: str) -> int:
    """Length of the headline that a paragraph opens with, white space and case aside; 0: it does not."""
    head = content[: len(plain) + 40]
    if not head[:8].casefold().startswith(plain[:4]):
        return 0
    if head.casefold().startswith(plain) and len(head.casefold()) == len(head):
        after = head[len(plain) : len(plain) + 1]
        return len(plain) if not after.isalnum() else 0
    return 0


def _agency(document: Document, blocks: Sequence[Block]) -> str | None:
    """The agency that a dateline or byline credits; None: none."""
    names = furniture().agencies
    for block in blocks:
        if block.role == "dateline":
            end = block.span[1]
            # With the words after it: a dateline is known by what it opens.
            _, agency = split.dateline(document.text[block.span[0] : end + 3])
            if agency:
                return agency
    for block in blocks:
        if block.role == "byline":
            for word in re.findall(r"[A-Z][\w/-]+(?: [A-Z][\w-]+)?", document.slice(block.span)):
                if word in names:
                    return names[word]
    return None


def _no_report(document: Document) -> tuple[Skipped, ...]:
    """Why the document is no report; empty where it is one."""
    body = other = length = 0
    for block in document.blocks:
        words = len(document.slice(block.span).split())
        if block.role == "body":
            body += words
            length += block.span[1] - block.span[0]
        else:
            other += words
    path = document.source.path
    if body == 0:
        reason = "no running text was found (links, captions or titles only); give the page of one report"
    elif body < _LEAST_WORDS and body < other:
        reason = f"only {body} words of running text stand among {other} words of links and titles; give a full report"
    elif body < _LEAST_WORDS and length > 100 * body:
        reason = f"{length} characters hold only {body} words; give text with spaces between its words"
    else:
        return ()
    return (Skipped(stage="clean", reason=f"{path}: {reason}" if path else reason, path=path),)
