"""What stands before the running text: headline, subheads, captions, and what is run into the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chancery.clean import split
from chancery.clean.lines import BULLET, CLOSERS, Lines, opens_with, plain_text
from chancery.clean.pieces import Piece, trimmed
from chancery.records import Role

_QUOTES = ('"', "“", "«", "„", "‘")
_SUMMARY = 41
_OPENING = 80  # lines in which a headline is looked for
_TITLE = 4  # words of the shortest title that is known by being said twice
_CRUMB = re.compile(r"\s+[/\\]\s+|\s*[>»›→]\s*|\s+::?\s+")
_BEFORE_SITE = re.compile(r"\s+[|–—-]\s+")
_MENU = re.compile(r"(?:[^|•·]*[|•·]){2,}|(?:main )?(?:menu|search|home|sections|log ?in|sign in|subscribe)\b", re.I)
_RIGHTS = re.compile(r"©|\(c\)|copyright|rights reserved", re.I)
_JOINT = " \t:.—–-|"
_GOES_ON = ",;?!)’'"
_LEAST_LEAD = 20  # code points
_FEW = 4  # lines between a page's headline and its text that may be titles
_WIDEST = 400  # code points of the longest breadcrumb


def label_opening(lines: Lines) -> None:
    """Headline, subheads and captions before the first running text; on a page, only what follows its headline."""
    first = _first_running(lines)
    zone = [number for number in range(first) if lines.pieces[number].role is None]
    if lines.structured:
        heads = [number for number in range(first) if lines.pieces[number].role == "headline"]
        if heads and first < len(lines.pieces) and len(zone) <= _FEW:
            _label_zone(lines, [number for number in zone if number > heads[0]], heads[0])
        return
    if lines.headline is not None or len(lines.pieces) == 1:  # a line alone is all there is to read
        return
    before = len(lines.pieces)
    headline = _choose_headline(lines, zone, first)
    if len(lines.pieces) > before:  # the headline was parted from a breadcrumb
        first += 1
        zone = [number for number in range(first) if lines.pieces[number].role is None]
    if headline is None:
        for number in zone:
            if _is_site(lines, number, first):
                lines.set_role(number, "nav")
        return
    _label_zone(lines, zone, headline)
    if headline < first:
        lines.set_role(headline, "headline")
        lines.headline = lines.slice(lines.pieces[headline])


def _label_zone(lines: Lines, zone: Sequence[int], headline: int) -> None:
    """Roles for the lines before running text; `headline` is the number of the piece that holds the headline."""
    captions: set[str] = set()
    for number in zone:
        piece = lines.pieces[number]
        if number < headline or (number > headline and lines.plain(piece) == lines.plain(lines.pieces[headline])):
            lines.set_role(number, "nav")
        elif number == headline:
            continue
        elif lines.is_caption(piece, captions, number):
            captions.add(lines.plain(piece))
            lines.set_role(number, "caption")
        else:
            lines.set_role(number, "subhead" if lines.words(piece) >= _TITLE else "nav")


def _first_running(lines: Lines) -> int:
    """Number of the first piece that is running text; the number of pieces where none is."""
    previous: Role | None = None
    for number, piece in enumerate(lines.pieces):
        if piece.role is None and _runs(lines, number, previous):
            return number
        previous = piece.role
    return len(lines.pieces)


def _runs(lines: Lines, number: int, previous: Role | None) -> bool:
    """Whether a piece reads as running text, and not as a title, a summary or a name."""
    piece = lines.pieces[number]
    words, content = lines.words(piece), lines.slice(piece)
    if previous == "dateline" and words >= 5 and not lines.text[lines.pieces[number - 1].end : piece.start].strip(" "):
        return True
    if lines.is_open(piece, _SUMMARY):
        return False
    asks = number == 0 and words <= 18 and content.rstrip(CLOSERS)[-1:] in ("?", "!")
    return (words >= 8 and not asks) or bool(BULLET.match(content)) or content.startswith(_QUOTES)


# ---- which line is the headline


class _Named(NamedTuple):
    """A title that something around the report names: the end of a breadcrumb, or what stands before a site's name."""

    title: str
    """Plain."""
    cut_short: bool
    number: int
    """Of the piece that names it."""


def _choose_headline(lines: Lines, zone: Sequence[int], first: int) -> int | None:
    """Number of the piece that is, or that opens with, the headline; None: there is none."""
    titles = [number for number in zone[:_OPENING] if 2 <= lines.words(lines.pieces[number]) <= 40]
    plains = [lines.plain(lines.pieces[number]) for number in titles]
    named = list(_named_titles(lines, first))
    for number, said in zip(titles, plains, strict=True):
        # Said twice, or at the end of a breadcrumb: that is what the page is about.
        if lines.words(lines.pieces[number]) >= _TITLE and (
            plains.count(said) > 1
            or any(said == name.title or (name.cut_short and said.startswith(name.title)) for name in named)
        ):
            return number
    if first < len(lines.pieces):
        content = lines.slice(lines.pieces[first])
        end = max((run_in_end(content, name.title) for name in named), default=0)
        if end:
            lines.headline = content[:end]
            return first
    titles = [number for number in titles if not _is_site(lines, number, first)]
    longer = [number for number in titles if lines.words(lines.pieces[number]) >= _TITLE]
    crumbs = [name.number for name in named if lines.pieces[name.number].role == "nav" and not name.cut_short]
    if longer or not crumbs:
        return longer[0] if longer else titles[0] if titles else None
    return _part_crumb(lines, crumbs[-1])


def _named_titles(lines: Lines, first: int) -> Iterator[_Named]:
    for number, piece in enumerate(lines.pieces[: min(first, _OPENING)]):
        content = lines.slice(piece)
        if piece.role not in (None, "nav") or len(content) > _WIDEST:
            continue
        before = _BEFORE_SITE.split(content)
        for title in (_crumb_end(content), before[0] if len(before) > 1 and piece.role is None else ""):
            if title.count(" ") >= _TITLE - 1:
                yield _Named(plain_text(title), title.endswith(("…", "...")), number)


def _crumb_end(content: str) -> str:
    """The last part of a breadcrumb; empty where the line is none."""
    *above, last = _CRUMB.split(content)
    return last if above and all(part.count(" ") < 3 and not part.endswith((".", ",")) for part in above) else ""


def _part_crumb(lines: Lines, number: int) -> int:
    """Part a breadcrumb from the headline at its end, which stands nowhere else; gives the headline's number."""
    piece = lines.pieces[number]
    start = piece.end - len(_crumb_end(lines.slice(piece)))
    lines.pieces[number] = piece._replace(start=start, role=None)
    lines.pieces.insert(number, piece._replace(end=trimmed(lines.text, piece.start, start)[1]))
    return number + 1


def _is_site(lines: Lines, number: int, first: int) -> bool:
    """Whether a line is the name of the site: the outlet is so called, a menu follows, or it has the rights."""
    piece = lines.pieces[number]
    said = lines.plain(piece)
    if lines.outlet is not None and said == plain_text(lines.outlet):
        return True
    if lines.words(piece) > _TITLE or any(word[0].islower() for word in lines.slice(piece).split()[::2]):
        return False
    after = lines.pieces[number + 1 : min(number + 2, first)]
    if any(other.role == "nav" and _MENU.match(lines.slice(other)) for other in after):
        return True
    return any(
        other.role == "nav" and said in lines.plain(other) and _RIGHTS.search(lines.slice(other))
        for other in (*lines.pieces[:first], *lines.pieces[-10:])
    )


# ---- what is run into the first paragraph


def part_run_in(lines: Lines) -> None:
    """A headline said again at the opening of a paragraph, and a summary run into the first one."""
    pieces: list[Piece] = []
    running = 0
    title = plain_text(lines.headline) if lines.headline else ""
    has_headline = any(piece.role == "headline" for piece in lines.pieces)
    for piece in lines.pieces:
        if piece.role is not None or running > 3:
            pieces.append(piece)
            continue
        end = run_in_end(lines.slice(piece), title)
        if end:
            pieces.append(piece._replace(end=piece.start + end, role="nav" if has_headline else "headline"))
            has_headline = True
            rest = lines.text[piece.start + end : piece.end]
            more = split.split(lines.text, piece._replace(start=piece.end - len(rest.lstrip(_JOINT))))
        else:
            more = [piece]
        if running == 0 and not lines.structured and more[-1].role is None:
            more = more[:-1] + _part_summary(lines, more[-1])
        pieces += more
        running += 1
    lines.pieces = pieces


def run_in_end(content: str, title: str) -> int:
    """Length of the headline that a paragraph opens with before its lead; 0: it opens with the lead, or is a line."""
    end = opens_with(content, title) if title.count(" ") else 0
    lead = content[end:].lstrip(_JOINT)
    # "Fog closes the port of Osla" may be a headline and the beginning of the lead: then the sentence goes on.
    return end if end and len(lead) > _LEAST_LEAD and not lead[0].islower() and lead[0] not in _GOES_ON else 0


def _part_summary(lines: Lines, piece: Piece) -> list[Piece]:
    end = split.doubled(lines.slice(piece))
    if not end:
        return [piece]
    head = piece._replace(end=trimmed(lines.text, piece.start, piece.start + end)[1], role="subhead")
    return [head, piece._replace(start=piece.start + end)]
