"""How reports spell an actor: the name in their words, and names that are one name in other letters."""

from __future__ import annotations

from collections.abc import Iterable


def find_spelling(words: str, name: str, person: bool) -> str | None:
    """The name as it stands in the words that name an actor of canonical `name`; None: they describe, or are a pronoun.

    Of a person the longest run of words that spell words of the name: titles and what else stands there is left out.
    """
    parts = words.split()
    if not person:
        return words if any(part[:1].isupper() for part in parts) else None
    from chancery.lexicons.name_keys import name_key

    known = set(name_key(name).split())
    best: list[str] = []
    run: list[str] = []
    for part in parts:
        bare = part.strip(",.;:()“”\"'’").removesuffix("'s").removesuffix("’s")
        run = [*run, bare] if bare[:1].isupper() and name_key(bare) in known else []
        best = max(best, run, key=len)
    return " ".join(best) or None


def names_alike(named: str, names: Iterable[str]) -> set[str]:
    """Those of the names that the words spell in other letters (Lawrow, Лавров: Lavrov): the whole name, or its end."""
    from chancery.lexicons.name_keys import name_key

    key = name_key(named)
    return {name for name in names if key and f" {name_key(name)}".endswith(f" {key}")}
