"""Which frame fits a trigger best, by its particle and the words that stand with it."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from chancery.code import syntax
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token
from chancery.lexicons.frames import Frame, Idle, frames_of, idle_of

Entry = TypeVar("Entry", Frame, Idle)
Rank = tuple[bool, int]
"""Without words or not, then how near they stand; the lowest fits best."""
SELFISH = frozenset({"want", "expect", "seek"})  # of oneself without an object, of somebody with one

STRUCTURE = frozenset({"poss", "+to-clause", "+that", "+person"})  # what a theme may ask for beside words


def vocabulary_of(sentence: TokenSpan) -> frozenset[str]:
    """What entries may ask for that stands anywhere in a sentence; most of them ask for something else."""
    known = syntax.known_words(sentence.doc)[sentence.start : sentence.end]
    return STRUCTURE.union(*[word.asked for word in known])


Asking = tuple[tuple[str, frozenset[str], Entry], ...]
"""Entries, each with the particle and with one word of each alternative of the theme that it asks for."""


@cache
def frames_asking(lemma: str, pos: str) -> Asking[Frame]:
    return as_asking(frames_of(lemma, pos))


@cache
def idle_asking(lemma: str, pos: str) -> Asking[Idle]:
    return as_asking(idle_of(lemma, pos))


def as_asking(entries: tuple[Entry, ...]) -> Asking[Entry]:
    return tuple((one.particle, frozenset(parts[0] for parts in parts_of(one.theme)), one) for one in entries)


def that_may_fit(entries: Asking[Entry], vocabulary: frozenset[str]) -> list[Entry]:
    """Those of which something that they ask for stands in the sentence."""
    return [
        one
        for particle, words, one in entries
        if (not particle or particle in vocabulary) and (not words or not vocabulary.isdisjoint(words))
    ]


@cache
def parts_of(theme: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The alternatives of a theme, each as the words that must stand together."""
    return tuple(tuple(word.split()) for word in theme)


def best_fitting(entries: list[Entry], token: Token, theme: dict[str, int]) -> tuple[Rank, Entry] | None:
    """The entry that fits best: with a particle, then with the nearest words, then the plain one; None: none fits."""
    fitting = [(rank, entry) for entry in entries if (rank := fitness(entry, token, theme)) is not None]
    return min(fitting, key=lambda pair: pair[0]) if fitting else None


def fitness(frame: Frame | Idle, token: Token, theme: dict[str, int]) -> Rank | None:
    """Without words or not, then the level of the words, two words together nearer than one; None: it does not fit."""
    if frame.particle and not syntax.has_particle(token, frame.particle):
        return None
    if not frame.theme:
        return (True, 0 if frame.particle else 1)
    if isinstance(frame, Frame) and "+to-clause" in frame.theme and frame.cameo[:2] == "10" and wants_itself(token):
        return None
    levels = [
        max(theme[part] for part in parts) - 3 * (len(parts) - 1)
        for parts in parts_of(frame.theme)
        if all(part in theme for part in parts)
    ]
    return (False, min(levels) - (3 if frame.particle else 0)) if levels else None


def wants_itself(verb: Token) -> bool:
    """ "Peru wants to leave": what is wanted of nobody else is a plan, not a request."""
    clause = next((part for part in verb.children if part.dep_ == "xcomp"), None)
    if clause is None or syntax.lemma(verb) not in SELFISH:
        return False
    if syntax.is_passive(verb):  # "is expected to sign"
        return syntax.lemma(verb) == "expect" and not any(part.lower_ == "by" for part in verb.subtree)
    asked = [part for part in verb.children if part.dep_ in ("obj", "iobj", "dobj")]
    return not asked and not any(part.dep_ in syntax.SUBJECTS for part in clause.children)


def is_strong(frame: Frame) -> bool:
    """It rests on words, not only on a preposition or a clause: then it goes before an operator."""
    return any(not part.startswith("+") and part != "poss" for word in frame.theme for part in word.split())
