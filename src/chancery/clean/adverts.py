"""Adverts in a report: cards of other stories, goods with their prices, and lines in another script."""

from __future__ import annotations

import functools
import re

from chancery.clean.furniture import furniture

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
STOP = re.compile(r"[.!?…][\"”’)]*\s")


def cards(text: str) -> list[tuple[int, int]]:
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
    lead_ins = [match.start() for match in _LEAD_IN.finditer(text, max(0, first - 250), first)]
    if lead_ins:
        return lead_ins[0]
    sentence = _sentence_start(text, first)
    named = text.find(brand + " ", sentence, first)
    return named if named >= 0 else sentence


def _cards_end(text: str, last: int, label: re.Pattern[str]) -> int:
    """Where the last card ends: at its own label, else with its title at the sentence's end, else at once."""
    own = label.search(text, last, last + 160)
    if own:
        return own.end()
    stop = STOP.search(text, last, last + 160)
    if stop:
        return stop.end()
    return len(text) if len(text) - last < 160 else last


# ---- goods: "Kettle with a whistle 1 290 Buy"

_CURRENCY = r"(?:[$€£¥₽₴]|[Rr]ub(?:les)?\.?|USD|EUR|GBP|RUB)"
_GOODS = re.compile(
    rf"(?<![\w.,])(?:{_CURRENCY} ?)?\d{{1,3}}(?:[ \u00a0,.]?\d{{3}}){{0,4}}(?:[.,]\d{{2}})?(?: ?{_CURRENCY})? "
    r"(?:Buy|BUY|Order now|Shop now|Add to (?:cart|basket|bag))\b(?: (?:now|here|online))?[!.»>→]*(?= |$)"
)
_BUYING = ("Buy", "BUY", " now", "Add to")
_APART = 200


def goods(text: str) -> list[tuple[int, int]]:
    """Stretches of goods with prices and a word to buy them: two or more, or one at the end of the text."""
    if not any(word in text for word in _BUYING):
        return []
    found = []
    group: list[re.Match[str]] = []
    for match in (*_GOODS.finditer(text), None):
        if group and (match is None or match.start() - group[-1].end() > _APART):
            if len(group) > 1 or group[0].end() == len(text):
                found.append((_sentence_start(text, group[0].start()), group[-1].end()))
            group = []
        if match is not None:
            group.append(match)
    return found


def _sentence_start(text: str, position: int) -> int:
    """Where the sentence begins that a position is in; the position itself where that is far off."""
    from_ = max(0, position - 250)
    stops = [match.end() for match in STOP.finditer(text, from_, position)]
    return stops[-1] if stops else (0 if from_ == 0 else position)


# ---- what is left of a teaser whose furniture is cut away: "Oil prices edge higher Read more"

_REST = re.compile(
    r"\s*[\"“‘«]?[A-Z0-9][^.!?…]{2,140}?\b(?:Read (?:[Mm]ore|on|the full story)|READ MORE|Full story|Continue reading|"
    r"See more)\b[\s.…»>→]*(?=[\"“‘«(A-Z]|$)"
)


def teaser_end(text: str, position: int) -> int:
    """Where the teaser ends that goes on behind furniture; the position itself where none does."""
    rest = _REST.match(text, position)
    return rest.end() if rest else position


# ---- another script

_LATIN = re.compile(r"[A-Za-zÀ-\u024f\u1e00-\u1eff]+")
_OTHER = re.compile(
    r"[\u0370-\u1dff\u2c80-\u2dff\u2e80-\u2fff\u3040-\ua69f\ua840-\uab2f\uab70-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc]+"
)
_QUOTES = ('"', "“", "«", "„", "‘", "‹")


def is_foreign(text: str, share: float = 0.5) -> bool:
    """Whether more than that share of the letters is of another script than the Latin; not in quotation marks."""
    if text.isascii() or text.startswith(_QUOTES):
        return False
    other = sum(map(len, _OTHER.findall(text)))
    return other > 0 and other > share * (other + sum(map(len, _LATIN.findall(text))))
