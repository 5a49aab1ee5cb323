"""Finding candidates: one pass over the words for those that a rule needs, then the rules round these only."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from chancery.lexicons.times import TimeRule, time_rules, time_words
from chancery.records import Span
from chancery.times.guards import GUARDS
from chancery.times.place import Place, Words

_BACK, _ON = 60, 70
"""Code points that an expression may reach before and after the word that its rule needs."""
_TOKEN = re.compile(r"[A-Za-z]+|\d+")
_KINDS = {
    "month": "months", "weekday": "weekdays", "season": "seasons", "part": "parts", "unit": "units",
    "holiday": "holidays",
}  # fmt: skip
_COUNTABLE = ("weekdays", "parts")
_CLOCK_AFTER = re.compile(r"(?:[:.]\d\d)?\s?(?:a\.?m\b|p\.?m\b|o['’]clock)", re.I)
_DATE_AFTER = re.compile(r"[/.]\d{1,2}[/.]\d{2}")
_COLON_AFTER = re.compile(r":\d\d\b")
_DECADE_AFTER = re.compile(r"['’]?s\b")

Rules = tuple[tuple[int, TimeRule, re.Pattern[str]], ...]


@dataclass(frozen=True)
class Match:
    """A rule's match in the text."""

    span: Span
    rank: int
    """Place of the rule in the file: of two matches of one length, the earlier rule wins."""
    rule: TimeRule
    place: Place


@cache
def rules_by_word() -> MappingProxyType[str, Rules]:
    """Lower-case words, and @kinds of numbers, to the rules that need them."""
    found: dict[str, list[tuple[int, TimeRule, re.Pattern[str]]]] = defaultdict(list)
    for rank, (rule, regex) in enumerate(time_rules()):
        for near in rule.near:
            for word in words_of(near):
                found[word].append((rank, rule, regex))
    return MappingProxyType({word: tuple(rules) for word, rules in found.items()})


def words_of(near: str) -> list[str]:
    """The first words of all forms of a kind; other words and kinds of numbers as they are."""
    kind = _KINDS.get(near.removeprefix("@")) if near.startswith("@") else None
    if near == "@spelled":
        return ["seventeen", "eighteen", "nineteen", "twenty", "thousand"]
    if kind is None:
        return [near]
    words = {word for forms in time_words()[kind].values() for form in forms for word in first_words(form)}
    return sorted(words | {word + "s" for word in words if kind in _COUNTABLE})


def first_words(form: str) -> list[str]:
    """What a form can begin with, optional letters and all: `Sept?\\.` begins with sept and sep."""
    plain = re.sub(r"\(\?:\w[^()]*\)\?|\(\?:[^()]*\)\?|\(\?[!=][^()]*\)|\\\.\??", "", form)
    plain = re.sub(r"\(\?:([^()|]*)\|?[^()]*\)", r"\1", plain)
    word = re.match(r"[A-Za-z?\d]+", plain.lstrip())
    letters = word[0].lower() if word else ""
    return [letters.replace("?", ""), re.sub(r"\w\?", "", letters)] if letters else []


def kinds_of_number(text: str, start: int, end: int) -> list[str]:
    """The @kinds of a run of digits."""
    kinds = []
    if (end - start == 4 and text[start] in "12") or (end - start == 2 and text[start - 1 : start] in ("'", "’")):
        kinds.append("@year")
    if end - start == 2 and text[start - 1 : start] in ("-", "–", "—") and text[start - 5 : start - 1].isdigit():
        kinds.append("@year2")
    following = text[end : end + 1]
    if following in ("s", "'", "’") and _DECADE_AFTER.match(text, end):
        kinds.append("@decade")
    if end - start <= 2:
        if following == ":" and _COLON_AFTER.match(text, end):
            kinds.append("@colon")
        if following in ("/", ".") and _DATE_AFTER.match(text, end):
            kinds.append("@strokes")
        if _CLOCK_AFTER.match(text, end):
            kinds.append("@clock")
    return kinds


def scan(text: str, words: Words) -> list[Match]:
    """The matches that stand, in reading order; of those that overlap, the longest."""
    by_word = rules_by_word()
    ends: dict[int, int] = {}
    matches: list[Match] = []
    for token in _TOKEN.finditer(text):
        word = token[0]
        if word[0].isdigit():
            rules: Rules = tuple(
                rule for kind in kinds_of_number(text, *token.span()) for rule in by_word.get(kind, ())
            )
        else:
            rules = by_word.get(word.lower(), ())
        if not rules:
            continue
        at, end = token.span()
        stop = window_end(text, end + _ON)
        for rank, rule, regex in rules:
            start = max(at - _BACK, ends.get(rank, 0))
            if start > at:
                continue
            for found in regex.finditer(text, start, stop):
                if found.start() > end:
                    break
                ends[rank] = found.end()
                matches.append(make_match(found, rank, rule, text, words))
    return choose(matches)


def window_end(text: str, at: int) -> int:
    """`at`, moved on to the end of a word, unless it is a very long one."""
    size = min(len(text), at + _BACK)
    while at < size and not text[at].isspace():
        at += 1
    return min(at, size)


def make_match(found: re.Match[str], rank: int, rule: TimeRule, text: str, words: Words) -> Match:
    groups = {name.partition("__")[0]: value for name, value in found.groupdict().items() if value is not None}
    return Match(found.span(), rank, rule, Place(text, found.span(), groups | {"all": found[0]}, words))


def choose(matches: list[Match]) -> list[Match]:
    """The longest of those that overlap and pass their guard, in reading order."""
    taken: dict[int, Match] = {}
    starts: list[int] = []
    for match in sorted(matches, key=lambda match: (match.span[0] - match.span[1], match.rank)):
        start, end = match.span
        at = bisect_left(starts, end)  # what is taken does not overlap, so only the last before `end` can
        if at and taken[starts[at - 1]].span[1] > start:
            continue
        guard = match.rule.guard
        if guard is None or GUARDS[guard](match.place):
            starts.insert(at, start)
            taken[start] = match
    return [taken[start] for start in starts]
