"""A parse as this program sees it: tokens with offsets, heads, relations, tags, sentences and names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chancery.records import Span
from quality.samples import QualityError
from training.treebanks import Window

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABELS = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP"}
"""Names of other pipelines folded into ours; labels outside the table (dates, amounts) are no names."""


@dataclass(frozen=True)
class Parse:
    """Tokens as [start, end) code points; `heads` are token indices, a root points at itself."""

    tokens: list[Span]
    heads: list[int]
    relations: list[str]
    upos: list[str]
    lemmas: list[str]
    sentences: list[Span]
    names: list[tuple[int, int, str]]


Analyser = Callable[[str], Parse]


def parse_of_window(window: Window) -> Parse:
    """The gold layers of a treebank window; layers that it lacks are empty."""
    heads = window.heads or []
    names = [(window.tokens[s][0], window.tokens[e - 1][1], label) for s, e, label in window.names or []]
    return Parse(
        tokens=window.tokens,
        heads=heads,
        relations=["root" if heads[i] == i else relation for i, relation in enumerate(window.relations or [])],
        upos=window.upos or [],
        lemmas=window.lemmas or [],
        sentences=cut_sentences(window.tokens, window.starts or []),
        names=names,
    )


def cut_sentences(tokens: list[Span], starts: list[bool]) -> list[Span]:
    """Character ranges from a sentence's first to its last token."""
    firsts = [i for i, opens in enumerate(starts) if opens]
    lasts = [i - 1 for i in firsts[1:]] + [len(tokens) - 1]
    return [(tokens[first][0], tokens[last][1]) for first, last in zip(firsts, lasts, strict=True) if last >= first]


def parse_of_doc(doc: Doc) -> Parse:
    """A spaCy document without its white-space tokens; relations in lower case."""
    kept = [token for token in doc if not token.is_space]
    place = {token.i: i for i, token in enumerate(kept)}
    heads = []
    for i, token in enumerate(kept):
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        heads.append(place.get(head.i, i))
    return Parse(
        tokens=[(token.idx, token.idx + len(token)) for token in kept],
        heads=heads,
        relations=[token.dep_.lower() for token in kept],
        upos=[token.pos_ for token in kept],
        lemmas=[token.lemma_ for token in kept],
        sentences=sentences_of_doc(doc),
        names=[(ent.start_char, ent.end_char, LABELS[ent.label_]) for ent in doc.ents if ent.label_ in LABELS],
    )


def sentences_of_doc(doc: Doc) -> list[Span]:
    if not doc.has_annotation("SENT_START"):
        return []
    found = []
    for sentence in doc.sents:
        kept = [token for token in sentence if not token.is_space]
        if kept:
            found.append((kept[0].idx, kept[-1].idx + len(kept[-1])))
    return found


def load_spacy(folder: Path) -> Analyser:
    """A plain spaCy pipeline on disk. Raises QualityError."""
    import spacy

    try:
        nlp = spacy.load(folder)
    except (OSError, ValueError) as error:
        raise QualityError(f"no spaCy pipeline in {folder}: {error}") from error
    return lambda text: parse_of_doc(nlp(text))


def load_shipped(name: str) -> Analyser:
    """An analyser of Chancery by name, on documents without labelled blocks. Raises QualityError."""
    from chancery.errors import ModelError
    from chancery.ids import document_id
    from chancery.records import Document, Source

    try:
        from chancery.analyse import load_analyser
    except ImportError as error:
        raise QualityError(f"no analyser to measure ({error}); measure a spaCy folder with --spacy-path") from error
    try:
        analyser = load_analyser(name)
    except ModelError as error:
        raise QualityError(f"the analyser {name!r} cannot be used: {error}") from error

    def parse(text: str) -> Parse:
        source = Source(sha256="", media_type="text/plain", encoding="utf-8")
        document = Document(id=document_id(text), source=source, text=text)
        return parse_of_doc(analyser.analyse(document).doc)

    return parse
