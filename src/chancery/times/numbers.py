"""Numbers in digits and in words."""

from __future__ import annotations

import re
from fractions import Fraction

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_LARGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_WORDS = (
    {word: number for number, word in enumerate(_SMALL)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1, "dozen": 12, "couple": 2, "pair": 2}
)
_ORDINAL_WORDS = (
    {word: number for number, word in enumerate(_ORDINALS)}
    | {word[:-1] + "ieth": 10 * number for number, word in enumerate(_TENS, 2)}
    | {"hundredth": 100}
)
_DIGITS = re.compile(r"(\d+(?:\.\d+)?)(?: ?(\d)/(\d)| ?([½¼¾]))?")
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_VAGUE = re.compile(r"\b(?:few|several|some|many|dozens|hundreds|thousands|scores|number|numerous|handful|various)\b")


def read_number(words: str) -> Fraction | None:
    """The number; "a", "half a" and "a couple of" have one; None: words such as "several" that name no number."""
    words = " ".join(words.lower().replace("-", " ").split())
    if _VAGUE.search(words):
        return None
    words, half = re.subn(r" and a half$|^half (?:a|an)$|^(?:an? )?half$", "", words)
    added = Fraction(half, 2)
    if not words:
        return added
    digits = _DIGITS.fullmatch(words.replace(",", ""))
    if digits:
        whole, top, under, sign = digits.groups()
        part = Fraction(int(top), int(under) or 1) if top else _SIGNS.get(sign or "", Fraction(0))
        return Fraction(whole) + part + added
    return _read_words(words, added)


def _read_words(words: str, added: Fraction) -> Fraction | None:
    total = current = 0
    for word in words.split():
        if word in _LARGE:
            current = max(1, current) * _LARGE[word]
            if word != "hundred":
                total, current = total + current, 0
        elif word == "dozen":
            current = max(1, current) * 12
        elif word == "couple":
            current = 2
        elif word in _WORDS:
            current += _WORDS[word]
        elif word not in ("and", "of"):
            return None
    return Fraction(total + current) + added


def read_ordinal(words: str) -> int | None:
    """First, 1st, twenty-first; None: it is none."""
    words = words.lower().replace("-", " ")
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", words)
    if digits:
        return int(digits[1])
    parts = words.split()
    last = _ORDINAL_WORDS.get(parts[-1]) if parts else None
    return None if last is None else last + sum(_WORDS.get(part, 0) for part in parts[:-1])


def read_year(words: str) -> int | None:
    """A year in digits or as it is spoken: nineteen ninety-seven, two thousand and four; None: it is none."""
    words = words.lower().replace("-", " ").strip()
    if words.isdigit():
        return int(words)
    parts = [part for part in words.split() if part not in ("and", "oh", "o")]
    if "thousand" in parts or "hundred" in parts:
        number = read_number(" ".join(parts))
        return int(number) if number is not None else None
    first, rest = _WORDS.get(parts[0]) if parts else None, parts[1:]
    if first is None or not rest or any(part not in _WORDS for part in rest):
        return None
    return first * 100 + sum(_WORDS[part] for part in rest)
