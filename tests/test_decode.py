"""From scores to trees, labels and sets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from chancery.analyse.decode import (
    NEVER,
    bio_transitions,
    decode_heads,
    decode_labels,
    decode_set,
    find_cycle,
    label_spans,
    log_softmax,
    sigmoid,
)

LABELS = ("O", "B-cue", "I-cue", "B-source", "I-source")
numbers = st.floats(-20, 20, width=32)
squares = st.integers(1, 14).flatmap(lambda size: arrays(np.float32, (size, size), elements=numbers))
rows = st.integers(0, 20).flatmap(lambda size: arrays(np.float32, (size, len(LABELS)), elements=numbers))


@settings(max_examples=300, deadline=None)
@given(squares)
def test_heads_are_a_tree_with_one_root(scores: np.ndarray) -> None:
    heads = decode_heads(scores)
    roots = [i for i, head in enumerate(heads) if head == i]
    assert len(heads) == len(scores)
    assert len(roots) == 1
    assert find_cycle(heads) == []
    for node in range(len(heads)):
        at = node
        for _ in heads:
            at = heads[at]
        assert at == roots[0]


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 10), st.randoms(use_true_random=False))
def test_a_clear_tree_is_found(size: int, chance) -> None:  # type: ignore[no-untyped-def]
    order = list(range(size))
    chance.shuffle(order)
    heads = [0] * size
    for place, node in enumerate(order):
        heads[node] = node if place == 0 else chance.choice(order[:place])
    scores = np.full((size, size), -5, np.float32)
    scores[range(size), heads] = 5
    assert decode_heads(scores) == heads


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[9, 0, 0], [1, -9, 5], [4, 5, -9]], np.float32)
    assert decode_heads(scores) == [0, 2, 0]


@pytest.mark.parametrize(
    ("heads", "cycle"),
    [([0, 0, 1], []), ([0, 2, 1], [1, 2]), ([1, 2, 0], [0, 1, 2]), ([0, 0, 3, 2], [2, 3]), ([0], [])],
)
def test_cycles(heads: list[int], cycle: list[int]) -> None:
    assert sorted(find_cycle(heads)) == cycle


def is_bio(labels: list[str]) -> bool:
    before = "O"
    for label in labels:
        if label.startswith("I-") and before[2:] != label[2:]:
            return False
        before = label
    return True


@settings(max_examples=300, deadline=None)
@given(rows)
def test_labels_obey_bio(scores: np.ndarray) -> None:
    labels = [LABELS[i] for i in decode_labels(scores, bio_transitions(LABELS))]
    assert len(labels) == len(scores)
    assert is_bio(labels)


@settings(max_examples=100, deadline=None)
@given(arrays(np.float32, (4, 3), elements=numbers))
def test_labels_are_the_best_that_obey(scores: np.ndarray) -> None:
    labels = ("O", "B-a", "I-a")

    def total(path: tuple[int, ...]) -> float:
        return float(sum(scores[at, label] for at, label in enumerate(path)))

    paths = [tuple(int(i) for i in np.unravel_index(n, (3,) * 4)) for n in range(81)]
    best = max(total(path) for path in paths if is_bio([labels[i] for i in path]))
    assert total(tuple(decode_labels(scores, bio_transitions(labels)))) == pytest.approx(best, abs=1e-3)


def test_transitions() -> None:
    table = bio_transitions(LABELS)
    assert table.shape == (6, 5)
    assert table[0, 2] == NEVER  # O to I-cue
    assert table[3, 2] == NEVER  # B-source to I-cue
    assert table[5, 2] == NEVER  # start to I-cue
    assert table[1, 2] == table[2, 2] == table[5, 1] == 0


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ([], []),
        (["O", "O"], []),
        (["B-cue", "I-cue", "O", "B-source"], [(0, 2, "cue"), (3, 4, "source")]),
        (["B-cue", "B-cue"], [(0, 1, "cue"), (1, 2, "cue")]),
        (["O", "B-cue", "I-cue"], [(1, 3, "cue")]),
    ],
)
def test_label_spans(labels: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert label_spans(labels) == spans


@pytest.mark.parametrize(
    ("logits", "switch", "spans"),
    [
        ([], 1.0, []),
        ([-1, -2], 0.0, []),
        ([3, 3, -9, 3], 1.0, [(0, 2), (3, 4)]),
        ([3, 3, -0.5, 3], 1.0, [(0, 4)]),  # a short gap costs less than two changes of side
        ([-3, 0.4, -3], 1.0, []),  # one weak token is not worth going in
        ([-3, 4, 4, -3], 1.0, [(1, 3)]),
        ([4, 4], 1.0, [(0, 2)]),
    ],
)
def test_decode_set(logits: list[float], switch: float, spans: list[tuple[int, int]]) -> None:
    assert decode_set(np.array(logits, np.float32), switch) == spans


@settings(max_examples=200, deadline=None)
@given(arrays(np.float32, st.integers(0, 30), elements=numbers), st.floats(0, 5))
def test_sets_are_ranges_in_order(logits: np.ndarray, switch: float) -> None:
    spans = decode_set(logits, switch)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(set(edges))
    assert all(0 <= edge <= len(logits) for edge in edges)
    if (np.abs(logits) > 0.01).all():  # near nought, in and out are one
        assert decode_set(logits, 0.0) == label_spans_of(logits > 0)


def label_spans_of(inside: np.ndarray) -> list[tuple[int, int]]:
    labels = ["O" if not now else "I-x" if i and inside[i - 1] else "B-x" for i, now in enumerate(inside)]
    return [(start, end) for start, end, _ in label_spans(labels)]


def test_probabilities() -> None:
    scores = np.array([[1000.0, 0.0], [0.0, 0.0]], np.float32)
    assert np.exp(log_softmax(scores)).sum(-1) == pytest.approx([1, 1])
    assert sigmoid(np.array([-1e9, 0, 1e9], np.float32)) == pytest.approx([0, 0.5, 1], abs=1e-6)
    assert sigmoid(np.zeros(2, np.float32)).dtype == np.float32
