"""Changes of role inside a paragraph: datelines, breadcrumbs, furniture and adverts run into the text."""

from __future__ import annotations

import functools
import re

from chancery.clean.furniture import furniture
from chancery.clean.pieces import Piece, trimmed
from chancery.records import Role

_HEAD = 200
_LEAST_AFTER = 40  # code points of report after a city and a dash: an item of a list is shorter
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
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


class Head:
    """The patterns of a paragraph's opening, made once from the agencies."""

    def __init__(self) -> None:
        names = "|".join(sorted(map(re.escape, furniture().agencies), key=len, reverse=True))
        bracketed = rf"{names}|[A-Z][\w.-]+(?: [A-Z][\w.-]+){{0,2}}"
        credit = rf"(?:/ ?(?P<a>{names}) ?/|[(\[] ?(?P<b>{bracketed}) ?[)\]])"
        place = rf"{_NO_PLACE}(?:{_UPPER}|{_TITLE}){_MORE_PLACE}"
        day = rf"(?:,? ?(?:\(?{_DAY}\)?))?"
        close = rf"\s*(?:\.|:|,|{_DASH})*\s*"
        dash = rf"\s*{_DASH}\s*"
        self.patterns = tuple(
            re.compile(pattern)
            for pattern in (
                # City in capitals, or as it is written, with an agency's mark.
                rf"{place}{day}[.,]?\s*(?:{_DASH}\s*)?{credit}{close}",
                rf"{place}{day}[.,]?\s*(?:{_DASH}\s*)?(?P<c>{names})(?:\.|:|\s*{_DASH})\s+",
                # Agency's mark alone.
                rf"(?:[(\[/] ?(?P<d>{names}) ?[)\]/]){close}",
                # City and day, closed by a stop or a dash.
                rf"{place}(?:,| \() ?{_DAY}\)?\s*(?:\.|:|{_DASH}){_DASH}?\s*(?!\d)",
                # City in capitals and a dash.
                rf"(?P<city>{_UPPER}){_MORE_PLACE}{dash}",
            )
        )


@functools.cache
def _head() -> Head:
    return Head()


def dateline(text: str) -> tuple[int, str | None]:
    """Length of the dateline that a paragraph opens with (0: none) and the agency it credits (None: none known)."""
    head = text[:_HEAD]
    first = head[:1]
    if not (first.isupper() or first in "([/"):
        return 0, None
    for pattern in _head().patterns:
        found = pattern.match(head)
        if found is None:
            continue
        groups = found.groupdict()
        after = head[found.end() : found.end() + 1]
        if after and not (after.isupper() or after.isdigit() or after in "\"“‘'«„[(…"):
            continue
        city = groups.get("city")
        if city and (len(city) < 3 or city in furniture().not_places or len(text) - found.end() < _LEAST_AFTER):
            continue
        written = next((groups[key] for key in "abcd" if groups.get(key)), None)
        return found.end(), None if written is None else furniture().agencies.get(written)
    return 0, None


def split(text: str, piece: Piece) -> list[Piece]:
    """Pieces of one paragraph: what is not the report's own words is parted from it, and gets its role."""
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
        found += [(start, end, "promo") for start, end in _cards(text)]
    apart: list[tuple[int, int, Role]] = []
    for start, end, role in sorted(found):
        if end > start and (not apart or start >= apart[-1][1]):
            apart.append((start, end, role))
    return apart


# ---- adverts made of the cards of other stories: "Read on Brand Label Brand Title Label Brand Title Label"


@functools.cache
def _card_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A label before a brand name, a label after one, a label alone."""
    labels = "|".join(map(re.escape, sorted(furniture().cards)))
    brand = rf"(?!(?:{labels})\b)(?P<brand>[A-Z][\w+]{{1,15}})"
    opens = r" (?=[A-Z0-9\"“‘«])"
    return (
        re.compile(rf"\b(?:{labels}) {brand}{opens}"),
        re.compile(rf"\b{brand} (?:{labels}){opens}"),
        re.compile(rf"\b(?:{labels})(?= |$)"),
    )


_LEAD_IN = re.compile(r"(?:Read|Watch|Listen|More|Also|See)(?: more| also| next)?(?: on| from| in| at)? (?=[A-Z])")
_STOP = re.compile(r"[.!?…][\"”’)]*\s")


def _cards(text: str) -> list[tuple[int, int]]:
    """Stretches made of cards: a label beside one brand name, three times or more, each before a capital."""
    *pairs, label = _card_patterns()
    found = []
    for pair in pairs:
        by_brand: dict[str, list[re.Match[str]]] = {}
        for match in pair.finditer(text):
            by_brand.setdefault(match["brand"], []).append(match)
        for brand, matches in by_brand.items():
            near = [match for match in matches if match.start() - matches[0].start() < 3_000]
            # Titles stand between the labels: offices said one after the other are closer together.
            if len(near) >= 3 and text.count(" ", near[0].end(), near[-1].start()) >= 4 * (len(near) - 1):
                found.append((_cards_start(text, near[0].start(), brand), _cards_end(text, near[-1].end(), label)))
    return found


def _cards_start(text: str, first: int, brand: str) -> int:
    """Where the first card begins: at a "Read on", else at the first brand name or the sentence's start."""
    from_ = max(0, first - 250)
    lead_ins = [match.start() for match in _LEAD_IN.finditer(text, from_, first)]
    if lead_ins:
        return lead_ins[0]
    stops = [match.end() for match in _STOP.finditer(text, from_, first)]
    sentence = stops[-1] if stops else (0 if from_ == 0 else first)
    named = text.find(brand + " ", sentence, first)
    return named if named >= 0 else sentence


def _cards_end(text: str, last: int, label: re.Pattern[str]) -> int:
    """Where the last card ends: at its own label, else with its title at the sentence's end, else at once."""
    own = label.search(text, last, last + 160)
    if own:
        return own.end()
    stop = _STOP.search(text, last, last + 160)
    if stop:
        return stop.end()
    return len(text) if len(text) - last < 160 else last


def doubled(text: str) -> int:
    """Where a run-in summary ends, shown by a name or title said twice running; 0: nowhere in the first lines."""
    for match in _DOUBLED.finditer(text[:400]):
        end = match.end()
        before = text[:end]
        if before.count(" ") >= 7 and not _STOP.search(before):
            return end
    return 0
