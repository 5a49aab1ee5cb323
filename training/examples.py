"""Training examples: gold windows as arrays, with -100 where a layer is not annotated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from chancery.analyse.encoder import distance_buckets
from chancery.analyse.labels import NAMES, PARTS, RELATIONS, UPOS, XPOS
from chancery.analyse.quotes import quote_states, read_quotes
from chancery.analyse.windows import MAX_PIECES, Pieces, PieceWindow, cut_windows
from training.treebanks import Window

UNKNOWN = -100
Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Attribution:
    """One gold statement in token indices of its text; `anchor` is the first cue token, else the last source token."""

    anchor: int
    source: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True)
class Labelled:
    """A text with gold statements: `parts` one BIO label a token (None: no statement layer)."""

    window: Window
    parts: list[str] | None = None
    attributions: list[Attribution] = field(default_factory=list)


@dataclass
class Example:
    """One window of pieces with its targets; every array is over the tokens of the window."""

    pieces: PieceWindow
    targets: dict[str, Indices]
    links: list[tuple[int, Indices, Indices]]  # anchor, source mask, content mask
    linked: bool


def encode_labels(labels: Sequence[str] | None, names: Sequence[str], length: int) -> Indices:
    """Label indices; a label outside the set counts as not annotated."""
    if labels is None:
        return np.full(length, UNKNOWN, np.int64)
    places = {name: i for i, name in enumerate(names)}
    return np.array([places.get(label, UNKNOWN) for label in labels], np.int64)


def name_labels(window: Window) -> list[str] | None:
    if window.names is None:
        return None
    labels = ["O"] * len(window.tokens)
    for start, end, label in window.names:
        if label in ("PER", "ORG", "LOC", "NORP"):
            labels[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
        else:
            labels[start:end] = ["?"] * (end - start)
    return labels


def paragraph_spans(window: Window) -> list[tuple[int, int]]:
    starts = [window.tokens[i][0] for i, opens in enumerate(window.paragraphs) if opens]
    if not starts or starts[0] > window.tokens[0][0]:
        starts.insert(0, window.tokens[0][0])
    ends = [*starts[1:], len(window.text)]
    return [(start, start + len(window.text[start:end].rstrip())) for start, end in zip(starts, ends, strict=True)]


def build_examples(labelled: Labelled, pieces: Pieces, most: int = MAX_PIECES) -> Iterator[Example]:
    """Cut one gold text into windows of pieces with targets."""
    window = labelled.window
    words = [window.text[start:end] for start, end in window.tokens]
    length = len(words)
    targets = {
        "upos": encode_labels(window.upos, UPOS, length),
        "xpos": encode_labels(window.xpos, XPOS, length),
        "names": encode_labels(name_labels(window), NAMES, length),
        "relations": encode_labels(window.relations, RELATIONS, length),
        "parts": encode_labels(labelled.parts, PARTS, length),
        "start": np.array(window.starts if window.heads else [UNKNOWN] * length, np.int64),
        "heads": np.array(window.heads or [UNKNOWN] * length, np.int64),
    }
    anchors = np.zeros(length, np.int64) if labelled.parts is not None else np.full(length, UNKNOWN, np.int64)
    anchors[[attribution.anchor for attribution in labelled.attributions]] = 1
    targets["anchor"] = anchors
    quotes = quote_states(window.tokens, read_quotes(window.text, paragraph_spans(window)))
    for cut in cut_windows(words, window.paragraphs, quotes, pieces, most):
        yield build_example(cut, targets, labelled)


def build_example(cut: PieceWindow, targets: dict[str, Indices], labelled: Labelled) -> Example:
    first, last = cut.first, cut.last
    own = {name: values[first:last].copy() for name, values in targets.items()}
    inside = (own["heads"] >= first) & (own["heads"] < last)
    own["heads"] = np.where(inside, own["heads"] - first, UNKNOWN)
    own["relations"] = np.where(inside, own["relations"], UNKNOWN)
    links = []
    for attribution in labelled.attributions:
        if first <= attribution.anchor < last:
            masks = [
                np.array([i in part for i in range(first, last)], np.int64)
                for part in (attribution.source, attribution.content)
            ]
            links.append((attribution.anchor - first, masks[0], masks[1]))
    return Example(cut, own, links, labelled.parts is not None)


@dataclass
class Batch:
    """Examples padded to one length; `links` rows are (example, anchor) with masks [rows, 2, tokens]."""

    pieces: Tensor
    features: Tensor
    firsts: Tensor
    buckets: Tensor
    targets: dict[str, Tensor]
    link_rows: Tensor
    link_masks: Tensor
    mask: Tensor


def pad(arrays: Iterable[Indices], length: int, blank: int) -> Tensor:
    return torch.tensor(np.stack([np.pad(array, (0, length - len(array)), constant_values=blank) for array in arrays]))


def build_batch(examples: Sequence[Example]) -> Batch:
    longest = max(len(example.pieces.pieces) for example in examples)
    most = max(len(example.pieces.firsts) for example in examples)
    targets = {
        name: pad((example.targets[name] for example in examples), most, UNKNOWN) for name in examples[0].targets
    }
    rows = [(i, anchor) for i, example in enumerate(examples) for anchor, _, _ in example.links]
    masks = [
        np.stack([np.pad(mask, (0, most - len(mask)), constant_values=UNKNOWN) for mask in (source, content)])
        for example in examples
        for _, source, content in example.links
    ]
    return Batch(
        pieces=pad((example.pieces.pieces for example in examples), longest, 0),
        features=pad((example.pieces.features for example in examples), longest, 0),
        firsts=pad((example.pieces.firsts for example in examples), most, 0),
        buckets=torch.from_numpy(distance_buckets(most)),
        targets=targets,
        link_rows=torch.tensor(rows, dtype=torch.long).reshape(-1, 2),
        link_masks=torch.tensor(np.stack(masks)) if masks else torch.zeros(0, 2, most, dtype=torch.long),
        mask=pad((np.ones(len(example.pieces.firsts), np.int64) for example in examples), most, 0),
    )


def batch_examples(examples: Sequence[Example], most_pieces: int, chance: np.random.Generator) -> list[list[Example]]:
    """Shuffled batches of examples of like length, at most `most_pieces` padded pieces each."""
    noisy = [(len(example.pieces.pieces) + chance.integers(0, 24), i) for i, example in enumerate(examples)]
    batches: list[list[Example]] = [[]]
    for _, index in sorted(noisy):
        batch = batches[-1]
        longest = max([len(e.pieces.pieces) for e in [*batch, examples[index]]])
        if batch and longest * (len(batch) + 1) > most_pieces:
            batches.append([])
        batches[-1].append(examples[index])
    order = chance.permutation(len(batches))
    return [batches[i] for i in order]
