"""Lemmas of English words by part of speech: a table from the treebanks, then spelling rules."""

from __future__ import annotations

import functools
from importlib import resources

VOWELS = frozenset("aeiou")


@functools.cache
def lemma_table() -> tuple[dict[tuple[str, str], str], frozenset[str]]:
    """(lower-case form, UPOS) to lemma, and all known lemmas; from `models/lemmas.tsv`."""
    table: dict[tuple[str, str], str] = {}
    known: set[str] = set()
    text = resources.files("chancery.analyse").joinpath("models", "lemmas.tsv").read_text("utf-8")
    for line in text.splitlines():
        form, upos, lemma = line.split("\t")
        table[form, upos] = lemma
        known.add(lemma)
    return table, frozenset(known)


@functools.lru_cache(maxsize=200_000)
def lemma_of(word: str, upos: str) -> str:
    """Lemma of a word; names and unknown classes keep their spelling, the rest is lower case."""
    if upos in ("PROPN", "X", "SYM", "NUM", "PUNCT"):
        return word
    form = word.lower().replace("’", "'")
    table, known = lemma_table()
    if (form, upos) in table:
        return table[form, upos]
    if upos in ("VERB", "AUX"):
        return verb_lemma(form, known)
    if upos == "NOUN":
        return strip_s(form)
    return form


def strip_s(form: str) -> str:
    """Without the -s of a plural or of the third person."""
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "xes", "zes", "sses")):
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return form[:-1]
    return form


def verb_lemma(form: str, known: frozenset[str]) -> str:
    """Undo -s, -ed, -ing; among the spellings that are left, a known lemma wins."""
    for ending, length in (("ied", 3), ("ed", 2), ("ing", 3)):
        if not form.endswith(ending) or len(form) <= length + 2:
            continue
        stem = form[:-length]
        if ending == "ied":
            return stem + "y"
        undoubled = stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "sl" else stem
        for candidate in (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem):
            if candidate in known:
                return candidate
        silent = undoubled == stem and stem[-1] not in VOWELS and stem[-2] in VOWELS and stem[-1] in "cgvszuk"
        return stem + "e" if silent and stem[-1] in "cgvsz" else undoubled
    return strip_s(form)
