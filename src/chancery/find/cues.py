"""Cues in a text: tokens that the lexicon knows as words of saying, holding or intending."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass

from chancery.grammar.parse import Doc, Token
from chancery.lexicons import CueWord, cues
from chancery.records import Span

NOUN_TAGS = frozenset({"NN", "NNS"})
PARTS_OF_SPEECH = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True)
class FoundCue:
    """A cue in the text: its head token, all its tokens, and its lexicon entry."""

    token: Token
    start: int
    end: int
    entry: CueWord

    @property
    def span(self) -> Span:
        doc = self.token.doc
        last = doc[self.end - 1]
        return (doc[self.start].idx, last.idx + len(last))


@functools.cache
def cue_table() -> dict[tuple[str, str], tuple[CueWord, ...]]:
    """(part of speech, lemma) to entries, those with a particle first."""
    table: defaultdict[tuple[str, str], list[CueWord]] = defaultdict(list)
    for entry in cues():
        table[entry.pos, entry.lemma].append(entry)
    return {key: tuple(sorted(entries, key=lambda e: not e.particle)) for key, entries in table.items()}


def find_cues(doc: Doc) -> list[FoundCue]:
    """Cues of a document in reading order; a participle or noun in adjective's place is none."""
    table = cue_table()
    found = []
    for token in doc:
        part = PARTS_OF_SPEECH.get(token.pos_)
        if part is None:
            continue
        entries = table.get((part, token.lemma_.lower()))
        if not entries or token.dep_ in ("amod", "compound", "fixed"):
            continue
        if part == "verb" and token.tag_ in NOUN_TAGS:  # "the president's *call* for an audit", tagged both ways
            entries = table.get(("noun", token.lemma_.lower()), ())
        cue = match_entry(token, entries)
        if cue is not None:
            found.append(cue)
    return found


def match_entry(token: Token, entries: tuple[CueWord, ...]) -> FoundCue | None:
    """The entry that fits the token with its particle, or the plain one."""
    doc = token.doc
    for entry in entries:
        if not entry.particle:
            return FoundCue(token, token.i, token.i + 1, entry)
        words = entry.particle.split()
        end = token.i + 1 + len(words)
        if [part.lower_ for part in doc[token.i + 1 : end]] == words:
            return FoundCue(token, token.i, end, entry)
        far = next((part for part in token.children if part.dep_ in ("compound:prt", "prt")), None)
        if len(words) == 1 and far is not None and far.lower_ == words[0]:
            return FoundCue(token, token.i, token.i + 1, entry)
    return None
