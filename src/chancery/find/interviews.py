"""Interviews: who is being interviewed, so that "I" outside quotation marks has a name."""

from __future__ import annotations

import re
from collections import Counter

from chancery.lexicons import outlet_named
from chancery.lexicons.name_keys import is_full_name
from chancery.records import Document, Span

OPENING = 900  # characters in which an interview names whom it is with
SAYS_SO = 600  # characters in which it may call itself one
LONGEST_QUESTION = 500  # characters; interviewers who ask for longer than that do not speak of themselves
QUESTIONS = 3  # lines that end in a question mark
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
SECOND_PERSON = frozenset({"you", "your", "yourself"})
WITH = re.compile(
    r"(?:interview(?:s|ed)?(?: with)?|sp(?:oke|eaks) (?:with|to)|talk(?:s|ed) (?:with|to))\b"
    r"(?:(?! about )[^.\n]){0,60}$",
    re.I,
)
SEVERAL = re.compile(r"\b[Ii]nterview(?:s|ed)?(?: with)?(?: [a-z]+){0,4}? [a-z]{4,}(?<!s)s\b")  # "with two experts"
ASKING = re.compile(
    r"\bI(?:['’ ]*d| would)?(?: just| also| only)? (?:wanted to|want to|like to|wonder|was wondering)\b.*\byour?\b",
    re.I,
)
FIRST = re.compile(r"\bI\b")
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
    text = document.text
    if not is_interview(document) or SEVERAL.search(text, 0, SAYS_SO):
        return None
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
            return None if are_joined(found, text[:OPENING]) else named_most(found, names)
    return None


def are_joined(found: set[str], text: str) -> bool:
    """Two of the names stand beside each other with "and" between: both are interviewed."""
    return any(f"{one} and {other}" in text for one in found for other in found)


def named_most(found: set[str], names: list[tuple[str, int]]) -> str | None:
    """The one named at least twice as often as any other, by full name or surname; None: nobody stands out."""
    counts: Counter[str] = Counter()
    for name, _ in names:
        counts.update(full for full in found if full.split()[-1] == name.split()[-1])
    ranked = counts.most_common(2)
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None


def is_interviewee(text: str, span: Span) -> bool:
    """The words are "I" in an answer or "you" in a question, outside quotation marks.

    They are turns of two people, a line a turn (`is_question`).
    """
    word = text[slice(*span)].lower()
    if word not in FIRST_PERSON | SECOND_PERSON or is_quoted(text, span):
        return False
    start, stop = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
    return is_question(text[start : stop if stop >= 0 else len(text)]) is (word in SECOND_PERSON)


def is_question(line: str) -> bool:
    """A turn of who asks; an answer may end with a question too, but it is longer and speaks of "I"."""
    if ASKING.match(line):
        return True
    return line.rstrip().endswith("?") and not (len(line) > LONGEST_QUESTION and FIRST.search(line))


def is_quoted(text: str, span: Span) -> bool:
    """Double quotation marks stand open before the span in its line."""
    line = text[text.rfind("\n", 0, span[0]) + 1 : span[0]]
    return sum(line.count(mark) for mark in DOUBLE) % 2 == 1
