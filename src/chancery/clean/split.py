"""Changes of role inside a paragraph: datelines, breadcrumbs, furniture and adverts run into the text."""

from __future__ import annotations

import functools
import re

from chancery.clean import adverts
from chancery.clean.furniture import furniture
from chancery.clean.pieces import Piece, trimmed
from chancery.lexicons import state_named
from chancery.records import Role

_HEAD = 200
_LEAST_AFTER = 40  # code points of report after a city and a dash: an item of a list is shorter
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_DAY = (
    rf"(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /](?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*|d[aeo])){0,5}"
_TITLE = r"[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-ZÀ-Þ][\w.'’-]*|al|de|da|la|of)){0,3}"
_MORE_PLACE = r"(?:(?:,| /|/) ?[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,2}){0,2}"
_DASH = r"(?:--?-?|[–—―−])"
_NO_PLACE = r"(?!(?:On|From|Since|By|Until|Till|After|Before|In|As|The|Between|During|Last|Next|This)\b)"
_STAMP = re.compile(
    r"\d{1,2}(?::\d{2}(?: ?[ap]\.?m\.?)?|\.\d{2} ?[ap]\.?m\.?|\.\d{2}(?= (?:GMT|BST|UTC|CES?T|MSK)\b))"
    r"(?: ?\(?(?:GMT|BST|UTC|CES?T|MSK|E[DS]?T|IST|AES?T)(?:[+-]\d+)?\)?)?\s*(?:[-–—:|]\s*)?(?=[\"“‘'A-Z])"
)
_DOUBLED = re.compile(r"\b([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,4}) (?=\1\b)")


_CALENDAR = re.compile(rf"(?:{_WEEKDAY}|{_MONTH})\b.*")


class Head:
    """The patterns of a paragraph's opening, made once from the agencies."""

    def __init__(self) -> None:
        names = "|".join(sorted(map(re.escape, furniture().agencies), key=len, reverse=True))
        # In marks any name may be an agency's; bare, only one that is known.
        marked = rf"{names}|[A-Z][\w.’'-]+(?:(?: & | of | of the |[ /])[A-Z][\w.’'-]*){{0,3}}"
        credit = rf"(?:/ ?(?P<slashed>{marked}) ?/|[(\[] ?(?P<bracketed>{marked}) ?[)\]])"
        place = rf"{_NO_PLACE}(?P<place>{_UPPER}|{_TITLE}){_MORE_PLACE}"
        day = rf"(?P<day>[.,]? ?\(?{_DAY}\)?)?"
        close = rf"(?P<close>\s*(?:\.|:|,|{_DASH})*\s*)"
        self.patterns = tuple(
            re.compile(pattern)
            for pattern in (
                # City in capitals, or as it is written, with an agency's mark.
                rf"{place}{day}[.,]?\s*(?:{_DASH}\s*)?{credit}(?:,? ?\(?{_DAY}\)?(?=\s*(?:\.|:|{_DASH})))?{close}",
                rf"{place}{day}[.,]?\s*(?:{_DASH}\s*)?(?P<bare>{names})(?:\.|:|\s*{_DASH})\s+",
                # Agency's mark alone.
                rf"[(\[/] ?(?P<alone>{names}) ?[)\]/]{close}",
                rf"/ ?(?P<named>{marked}) ?/\s*(?:\.|{_DASH})\s*",
                # City and day, closed by a stop or a dash.
                rf"{place}(?:,| \() ?{_DAY}\)?\s*(?:\.|:|{_DASH}){_DASH}?\s*(?!\d)",
                # City in capitals and a dash.
                rf"(?P<city>{_UPPER}){_MORE_PLACE}\s*{_DASH}\s*",
            )
        )


@functools.cache
def _head() -> Head:
    return Head()


def dateline(text: str) -> tuple[int, str | None]:
    """Length of the dateline that a paragraph opens with (0: none) and the agency it credits (None: none)."""
    head = text[:_HEAD]
    first = head[:1]
    if not (first.isupper() or first in "([/"):
        return 0, None
    for pattern in _head().patterns:
        found = pattern.match(head)
        if found is None:
            continue
        groups = {name: words for name, words in found.groupdict().items() if words}
        after = head[found.end() : found.end() + 1]
        if after and not (after.isupper() or after.isdigit() or after in "\"“‘'«„[(…"):
            continue
        city = groups.get("city")
        if city and (len(city) < 3 or city in furniture().not_places or len(text) - found.end() < _LEAST_AFTER):
            continue
        written = next(
            (groups[key] for key in ("slashed", "bracketed", "bare", "alone", "named") if key in groups), None
        )
        if not _is_credit(groups):
            continue
        return found.end(), None if written is None else _agency(written)
    return 0, None


def _is_credit(groups: dict[str, str]) -> bool:
    """Whether marks after a place hold a credit, and not more on a name ("Ilse Marrow (Centre)") or another link."""
    marked = groups.get("slashed") or groups.get("bracketed")
    if marked is None or marked in furniture().agencies or "day" in groups or groups["place"].isupper():
        return True
    return "slashed" in groups and bool(groups.get("close", "").strip())


def _agency(written: str) -> str | None:
    """The agency by its name in the record, or as it is written; None where the words are a state, a day or a label."""
    known = furniture().agencies
    if written in known:
        return known[written]
    for part in written.split("/"):
        if part in known:
            return known[part]
    if _CALENDAR.match(written) or written.upper() in furniture().not_places or state_named(written):
        return None
    return written


def split(text: str, piece: Piece) -> list[Piece]:
    """Pieces of one paragraph: what is not the report's own words is parted from it, and gets its role."""
    if _is_dateline(text[piece.start : piece.end]):
        return [piece._replace(role="dateline")]
    pieces: list[Piece] = []
    rest = _openings(text, piece, pieces)
    slice_ = text[rest.start : rest.end]
    found = _inside(slice_)
    position = 0
    for start, end, role in found:
        pieces += _part(text, rest, position, start, None)
        pieces += _part(text, rest, start, end, role)
        position = end
    pieces += _part(text, rest, position, len(slice_), None)
    return pieces


def _is_dateline(line: str) -> bool:
    """Whether a line of its own is a dateline: with a day, or its city in capitals."""
    if len(line) > _HEAD or not (re.search(r"\d", line) or line[:3].isupper()):
        return False
    return dateline(line)[0] == len(line)


def _part(text: str, piece: Piece, start: int, end: int, role: Role | None) -> list[Piece]:
    """A stretch of a piece, counted from the piece's start, as a list of none or one."""
    first, last = trimmed(text, piece.start + start, piece.start + end)
    return [piece._replace(start=first, end=last, role=role)] if first < last else []


def _openings(text: str, piece: Piece, pieces: list[Piece]) -> Piece:
    """Take breadcrumbs, time stamps and datelines off a paragraph's opening; gives what is left of it."""
    for _ in range(4):
        head = text[piece.start : min(piece.end, piece.start + _HEAD + _LEAST_AFTER)]
        length, role = _opening(head)
        if not length or length >= piece.end - piece.start:
            break
        pieces += _part(text, piece, 0, length, role)
        piece = _part(text, piece, length, piece.end - piece.start, None)[0]
    return piece


def _opening(head: str) -> tuple[int, Role | None]:
    if head[0].isdigit():
        stamp = _STAMP.match(head)
        return (stamp.end(), "dateline") if stamp else (0, None)
    for pattern, role in furniture().starts:
        found = pattern.match(head)
        if found:
            return found.end(), role
    length, _ = dateline(head)
    return length, "dateline"


def _inside(text: str) -> list[tuple[int, int, Role]]:
    """Furniture anywhere in a paragraph: start, end, role; in order and apart."""
    found: list[tuple[int, int, Role]] = []
    lowered = text.lower()
    for has, pattern, role in furniture().inside:
        if any(words in lowered for words in has):
            found += [(match.start(), match.end(), role) for match in pattern.finditer(text)]
    if not furniture().cards.isdisjoint(text.split(" ")):
        found += [(start, end, "promo") for start, end in adverts.cards(text)]
    found += [(start, end, "promo") for start, end in adverts.goods(text)]
    apart: list[tuple[int, int, Role]] = []
    for start, end, role in sorted(found):
        if end > start and (not apart or start >= apart[-1][1]):
            apart.append((start, end, role))
            rest = adverts.teaser_end(text, end)
            if rest > end:
                apart.append((end, rest, "promo"))
    return apart


def doubled(text: str) -> int:
    """Where a run-in summary ends, shown by a name or title said twice running; 0: nowhere in the first lines."""
    for match in _DOUBLED.finditer(text[:400]):
        end = match.end()
        before = text[:end]
        if before.count(" ") >= 7 and not adverts.STOP.search(before):
            return end
    return 0
