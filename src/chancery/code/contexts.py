"""PLOVER contexts of an interaction: those of its code, and those whose words stand in its sentence."""

from __future__ import annotations

from functools import cache

from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons.frames import contexts

MOST = 4  # contexts of one interaction; the manual expects one or two


@cache
def context_words() -> dict[str, tuple[str, ...]]:
    """Contexts by lemma."""
    found: dict[str, tuple[str, ...]] = {}
    for context in contexts():
        for word in context.words:
            found[word] = (*found.get(word, ()), context.name)
    return found


def contexts_of(sentence: TokenSpan, given: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Contexts of what a sentence tells, those of the code (`given`) first, then by how often their words stand."""
    words = context_words()
    counts: dict[str, int] = {}
    for token in sentence:
        for name in words.get(token.lemma_.lower(), ()):
            counts[name] = counts.get(name, 0) + 1
    ranked = sorted(counts, key=lambda name: -counts[name])
    return tuple(dict.fromkeys((*given, *ranked)))[:MOST]
