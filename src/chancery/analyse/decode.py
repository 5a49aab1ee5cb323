"""From the encoder's scores to a tree, to labelled spans and to token sets."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
NEVER = np.float32(-1e9)


def decode_heads(scores: Scores) -> list[int]:
    """Heads of one sentence from scores [dependent, head]; the diagonal is the score of being the root.

    Takes the best head of each token, keeps the one best root, and mends cycles where it costs least.
    """
    size = len(scores)
    margins = np.array([scores[i, i] - np.delete(scores[i], i).max() for i in range(size)]) if size > 1 else np.zeros(1)
    root = int(margins.argmax())
    allowed = scores.copy()
    np.fill_diagonal(allowed, NEVER)
    heads = [int(head) for head in allowed.argmax(1)]
    heads[root] = root
    while cycle := find_cycle(heads):
        break_cycle(heads, allowed, cycle)
    return heads


def find_cycle(heads: list[int]) -> list[int]:
    """Tokens of one cycle, or an empty list; a root (its own head) is no cycle."""
    seen = [0] * len(heads)
    for start in range(len(heads)):
        path, node = [], start
        while not seen[node]:
            seen[node] = start + 1
            path.append(node)
            node = heads[node]
        if seen[node] == start + 1 and heads[node] != node and node in path:
            return path[path.index(node) :]
    return []


def break_cycle(heads: list[int], allowed: Scores, cycle: list[int]) -> None:
    """Hang one token of the cycle, the one that loses least, on the best head that does not depend on the cycle."""
    outside = np.ones(len(heads), bool)
    for node in range(len(heads)):
        walk, steps = node, 0
        while heads[walk] != walk and walk not in cycle and steps <= len(heads):
            walk, steps = heads[walk], steps + 1
        outside[node] = walk not in cycle
    choices = np.where(outside[None, :], allowed[cycle], NEVER)
    losses = allowed[cycle, [heads[node] for node in cycle]] - choices.max(1)
    chosen = int(losses.argmin())
    heads[cycle[chosen]] = int(choices[chosen].argmax())


def bio_transitions(labels: tuple[str, ...], costs: Mapping[tuple[str, str], float] | None = None) -> Scores:
    """Transition scores [from, to] that forbid an I- without its B- or I- before it; last row: the start.

    `costs` (in nats) are taken off single transitions; None: no costs.
    """
    size = len(labels)
    table = np.zeros((size + 1, size), np.float32)
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            table[:, to] = NEVER
            for before, other in enumerate(labels):
                if other[2:] == label[2:] and other != "O":
                    table[before, to] = 0
    for (before_name, to_name), cost in (costs or {}).items():
        table[labels.index(before_name), labels.index(to_name)] -= cost
    return table


def decode_labels(scores: Scores, transitions: Scores) -> list[int]:
    """Best label sequence under the transitions (Viterbi); scores [tokens, labels] are log-probabilities."""
    length, size = scores.shape
    if not length:
        return []
    best = scores[0] + transitions[size]
    back = np.zeros((length, size), np.int64)
    between = transitions[:size]
    for at in range(1, length):
        paths = best[:, None] + between
        back[at] = paths.argmax(0)
        best = paths.max(0) + scores[at]
    labels = [int(best.argmax())]
    for at in range(length - 1, 0, -1):
        labels.append(int(back[at, labels[-1]]))
    return labels[::-1]


def label_spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """Token ranges [start, end) of BIO labels."""
    spans: list[tuple[int, int, str]] = []
    start: int | None = None
    for at, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            spans.append((start, at, labels[start][2:]))
            start = None
        if label.startswith("B-"):
            start = at
    return spans


def decode_set(logits: Scores, switch: float) -> list[tuple[int, int]]:
    """Token ranges inside a set, from in/out logits, where each change of side costs `switch` (Viterbi, two states)."""
    length = len(logits)
    if not length or logits.max() <= 0:
        return []
    totals = [(0.0, float(logits[0]) - switch)]
    back: list[tuple[bool, bool]] = [(False, False)]
    for at in range(1, length):
        out, inside = totals[-1]
        from_in, to_in = inside - switch > out, out - switch > inside
        totals.append((max(out, inside - switch), max(inside, out - switch) + float(logits[at])))
        back.append((from_in, not to_in))
    state = totals[-1][1] > totals[-1][0]
    states = [state]
    for at in range(length - 1, 0, -1):
        state = back[at][1] if state else back[at][0]
        states.append(state)
    states.reverse()
    edges = np.flatnonzero(np.diff(np.array([False, *states, False]).astype(np.int8)))
    return [(int(edges[i]), int(edges[i + 1])) for i in range(0, len(edges), 2)]


def log_softmax(scores: Scores) -> Scores:
    """Log-probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    result: Scores = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def sigmoid(logits: Scores) -> Scores:
    result: Scores = np.reciprocal(1 + np.exp(-np.clip(logits, -30, 30)))
    return result
