"""Exact span F1 over BIO labels, with the spans that seqeval reads in its default mode."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from chancery.errors import ModelError
from quality.corpora.cofenet import Tagged
from quality.samples import QualityError
from quality.scores import Tally

KINDS = ("source", "cue", "content")
Labeller = Callable[[list[str]], list[str]]
Chunk = tuple[str, int, int]


def read_chunks(labels: Iterable[str]) -> set[Chunk]:
    """(kind, first token, token after the last); an `I-` that continues nothing opens a span, as in seqeval."""
    chunks: set[Chunk] = set()
    kind, start, at = "", 0, 0
    for at, label in enumerate([*labels, "O"]):
        prefix, _, name = label.partition("-")
        if kind and (prefix != "I" or name != kind):
            chunks.add((kind, start, at))
            kind = ""
        if prefix in {"B", "I"} and not kind:
            kind, start = name, at
    return chunks


def score_labels(pairs: Iterable[tuple[list[str], list[str]]]) -> dict[str, Tally]:
    """Tallies by kind of span over (gold, predicted) label lists; raises QualityError when the lengths differ."""
    tallies = {kind: Tally() for kind in KINDS}
    for gold_labels, own_labels in pairs:
        if len(gold_labels) != len(own_labels):
            raise QualityError(f"the labeller gave {len(own_labels)} labels for {len(gold_labels)} tokens")
        gold, own = read_chunks(gold_labels), read_chunks(own_labels)
        for kind, tally in tallies.items():
            right = sum(chunk[0] == kind for chunk in gold & own)
            tally.right_gold += right
            tally.right_predicted += right
            tally.gold += sum(chunk[0] == kind for chunk in gold)
            tally.predicted += sum(chunk[0] == kind for chunk in own)
    return tallies


def import_labeller(folder: Path | None = None) -> Labeller:
    """`chancery.analyse.label_tokens` with the encoder of `folder` (None: the shipped one). Raises QualityError."""
    try:
        from chancery.analyse import label_tokens
        from chancery.analyse.encoder import Encoder
    except ImportError as error:
        raise QualityError(f"cofenet needs chancery.analyse.label_tokens(tokens, encoder): {error}") from error
    try:
        encoder = Encoder(folder) if folder else Encoder()  # loaded once: label_tokens alone would load it each time
    except ModelError as error:
        raise QualityError(f"the encoder cannot be used: {error}") from error
    return lambda tokens: label_tokens(tokens, encoder)


def measure_tagging(paragraphs: list[Tagged], labeller: Labeller) -> dict[str, Any]:
    """Exact precision, recall and F1 by kind of span."""
    tallies = score_labels((paragraph.labels, labeller(paragraph.tokens)) for paragraph in paragraphs)
    return {"paragraphs": len(paragraphs), "exact": {kind: tally.as_json() for kind, tally in tallies.items()}}
