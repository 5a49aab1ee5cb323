"""Interviews: who is being interviewed, so that "I" outside quotation marks has a name."""

from __future__ import annotations

import re
from collections import Counter

from chancery.lexicons import outlet_named
from chancery.lexicons.name_keys import is_full_name
from chancery.records import Document, Span

OPENING = 900  # characters in which an interview names whom it is with
SAYS_SO = 600  # characters in which it may call itself one
QUESTIONS = 3  # lines that end in a question mark
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
SECOND_PERSON = frozenset({"you", "your", "yourself"})
WITH = re.compile(
    r"(?:interview(?:s|ed)?(?: with)?|sp(?:oke|eaks) (?:with|to)|talk(?:s|ed) (?:with|to))\b[^.\n]{0,60}$", re.I
)
MAKERS = re.compile(r"(?:\bby|[Ii]mage:|[Pp]hoto(?:graph)?:)\s*$")
DOUBLE = '"“”«»'


def is_interview(document: Document) -> bool:
    """It says so in its opening, or asks questions on lines of their own."""
    lines = document.text.split("\n")
    asked = sum(line.rstrip().endswith("?") for line in lines)
    return asked >= QUESTIONS or (asked > 0 and "interview" in document.text[:SAYS_SO].lower())


def find_interviewee(document: Document, names: list[tuple[str, int]]) -> str | None:
    """The full name of the one person interviewed; None: it is no interview, or with several, or it is not clear.

    `names`: people named in the text with their offsets, in order.
    """
    if not is_interview(document):
        return None
    text = document.text
    opening = [(name, at) for name, at in names if at < OPENING and is_full_name(name) and outlet_named(name) is None]
    opening = [(name, at) for name, at in opening if not MAKERS.search(text[max(0, at - 12) : at])]
    headline = text.find("\n") if "\n" in text else len(text)
    for found in (
        {name for name, at in opening if at < headline},
        {name for name, at in opening if WITH.search(text[max(0, at - 120) : at])},
        {name for name, _ in opening},
    ):
        if len(found) == 1:
            return found.pop()
        if found:
            return named_most(found, names)
    return None


def named_most(found: set[str], names: list[tuple[str, int]]) -> str | None:
    """The one named at least twice as often as any other, by full name or surname; None: nobody stands out."""
    counts: Counter[str] = Counter()
    for name, _ in names:
        counts.update(full for full in found if full.split()[-1] == name.split()[-1])
    ranked = counts.most_common(2)
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None


def is_interviewee(text: str, span: Span) -> bool:
    """The words are "I" in an answer or "you" in a question, outside quotation marks; a question is a line with one."""
    word = text[slice(*span)].lower()
    if word not in FIRST_PERSON | SECOND_PERSON or is_quoted(text, span):
        return False
    stop = text.find("\n", span[1])
    asked = text[span[1] : stop if stop >= 0 else len(text)].rstrip().endswith("?")
    return asked is (word in SECOND_PERSON)


def is_quoted(text: str, span: Span) -> bool:
    """Double quotation marks stand open before the span in its line."""
    line = text[text.rfind("\n", 0, span[0]) + 1 : span[0]]
    return sum(line.count(mark) for mark in DOUBLE) % 2 == 1
