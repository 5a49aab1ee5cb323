"""Give every stretch of a document its role; text is never changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from chancery.clean import adverts, split
from chancery.clean.furniture import LONGEST, furniture
from chancery.clean.lines import Lines, plain_text
from chancery.clean.opening import label_opening, part_run_in
from chancery.clean.pieces import Piece
from chancery.records import Block, Document, Role, Skipped

VERSION = "blocks/3"
"""Changes when the same text would get other roles, so that a store reads it again."""
_SAYING = re.compile(
    r"\b(?:said|says|told|tells|added|stressed|noted|stated|warned|denied|asked|replied|announced|insisted|"
    r"believes|explained|claimed|according to)\b"
)
_TEASER = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
_LEAST_WORDS = 20
_SHORT = 12
_PULLED = 60  # words of the longest sentence that is pulled out of its paragraph to stand alone


def label_blocks(document: Document) -> tuple[Document, tuple[Skipped, ...]]:
    """The document with labelled blocks (in order, apart, trimmed), and what is not a report, with the reason.

    Text and ids stay as they are; headline and agency are filled where they are None. The document is given back also
    when it is no report.
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


class _Labels(Lines):
    """The passes over one document's pieces, each filling roles that the ones before left open."""

    def run(self) -> None:
        """All passes, in order."""
        self._furniture()
        label_opening(self)
        part_run_in(self)
        self._repeats()
        self._tail()
        self._lists()
        if not self.structured:
            self._open_lines()

    # -- the passes

    def _furniture(self) -> None:
        """Whole lines of furniture, and furniture inside paragraphs."""
        pieces: list[Piece] = []
        table = furniture()
        latin = not adverts.is_foreign(self.text, 0.2)
        for piece in self.pieces:
            if piece.role not in (None, "subhead"):
                pieces.append(piece)
                continue
            content = self.slice(piece)
            entry = table.line(content)
            if len(content) <= LONGEST and latin and adverts.is_foreign(content):
                pieces.append(piece._replace(role="promo"))
            elif entry is not None:
                role: Role | None = "nav" if entry.where == "list" else entry.role
                heads_list, heads_tail = entry.where == "list", entry.where == "tail"
                pieces.append(piece._replace(role=role, heads_list=heads_list, heads_tail=heads_tail))
            elif piece.role is None:
                pieces += split.split(self.text, piece)
            else:
                pieces.append(piece)
        self.pieces = pieces

    def _repeats(self) -> None:
        """Headlines, leads and captions that stand there a second time, teasers of what follows, pull quotes."""
        seen: dict[str, Role | None] = {}
        headline = plain_text(self.headline) if self.headline else None
        for number, piece in enumerate(self.pieces):
            if piece.role not in (None, "subhead", "headline"):
                if piece.role == "caption":
                    seen.setdefault(self.plain(piece), "caption")
                continue
            plain = self.plain(piece)
            first = seen.get(plain)
            if plain == headline and plain in seen:
                self.set_role(number, "nav")
            elif first is not None and len(plain) > 25:
                self.set_role(number, "caption" if first == "caption" else "nav")
            elif first is None and plain in seen and self.words(piece) >= _SHORT:
                self.set_role(number, "nav")  # a shorter line may well be said twice in a list or a talk
            elif piece.role is None and _TEASER.search(self.slice(piece)) and len(plain) > 60:
                teaser = plain_text(_TEASER.sub("", self.slice(piece)))
                if any(
                    other.start > piece.start and self.plain(other).startswith(teaser)
                    for other in self.pieces[number + 1 : number + 6]
                ):
                    self.set_role(number, "nav")
            elif piece.role is None and len(plain) > 40 and self.words(piece) <= _PULLED and self.is_pulled(number):
                self.set_role(number, "nav")
            seen.setdefault(plain, piece.role)

    def _tail(self) -> None:
        """From the readers' comments on, nothing is the report's; only where the report has been before."""
        before = 0
        for number, piece in enumerate(self.pieces):
            if piece.role is None:
                before += self.words(piece)
            if not piece.heads_tail or before < _LEAST_WORDS:
                continue
            after = sum(self.words(other) for other in self.pieces[number:] if other.role is None)
            # A bare "Comments" may be a link in the middle of a report: what follows must not outweigh the report.
            strong = "comment" not in self.plain(piece)[:9] and before >= 60
            if after <= max(60, before) or strong:
                for later in range(number, len(self.pieces)):
                    if self.pieces[later].role in (None, "subhead"):
                        self.set_role(later, "comments")
                return

    def _lists(self) -> None:
        """Links under a line such as "Read also", until running text begins again."""
        under = False
        for number, piece in enumerate(self.pieces):
            if piece.heads_list:
                under = True
                if self.structured:
                    self._cards(number + 1)
            elif under and piece.role in (None, "subhead") and self.is_open(piece):
                self.set_role(number, "promo")
            elif piece.role is None:
                under = False

    def _cards(self, first: int) -> None:
        """Cards of other stories, a title and one sentence each; two sentences running are the report again."""
        cards: list[int] = []
        number = first
        while number + 1 < len(self.pieces):
            title, teaser = self.pieces[number : number + 2]
            after = self.pieces[number + 2].role if number + 2 < len(self.pieces) else "nav"
            known = title.role == "subhead" and teaser.role in (None, "subhead")
            if not known or after is None or self.words(teaser) > 45:
                break
            cards += [number, number + 1]
            number += 2
        if len(cards) >= 4:
            for card in cards:
                self.set_role(card, "promo")

    def _open_lines(self) -> None:
        """Lines after the first running text that end like titles: subheads, captions, lists of links, or body."""
        running = [at for at, piece in enumerate(self.pieces) if piece.role is None]
        number = running[0] if running else len(self.pieces)
        before: Piece | None = None
        while number < len(self.pieces):
            run = number
            while run < len(self.pieces) and self.pieces[run].role is None and self.is_open(self.pieces[run]):
                run += 1
            if run > number:
                self._open_run(number, run, before, later=running[-1] >= run)
            number = max(run, number + 1)
            if self.pieces[number - 1].role is None:
                before = self.pieces[number - 1]

    def _open_run(self, first: int, end: int, before: Piece | None, later: bool) -> None:
        """Roles for the title-like lines from `first` to `end`; `before`, `later`: the running text around them."""
        if before is None or self.slice(before).endswith(":"):
            return
        size = end - first
        for number in range(first, end):
            piece = self.pieces[number]
            short = self.words(piece) <= _SHORT and not _SAYING.search(self.slice(piece))
            if self.is_caption(piece, (), number):
                self.set_role(number, "caption")
            elif not later and (size > 1 or self.words(piece) <= 8) and short:
                self.set_role(number, "nav")
            elif later and short and size <= 2:
                self.set_role(number, "subhead")
            elif later and size >= 4 and short:
                self.set_role(number, "nav")


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
