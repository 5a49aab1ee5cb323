"""Predicted and gold statements matched one to one, best first."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.records import Statement
from quality.samples import GoldStatement, Sample
from quality.spans import Characters, characters, jaccard

FOUND_JACCARD = 0.5
LOOSE_SHARE = 0.3  # shared characters over gold characters


@dataclass(frozen=True)
class Pair:
    """A gold statement and the prediction matched to it; `overlap` is the Jaccard index of their contents."""

    gold: GoldStatement
    predicted: Statement
    overlap: float

    @property
    def found(self) -> bool:
        """Jaccard of at least 0.5; every found pair is a loose one too, since the Jaccard index bounds the share."""
        return self.overlap >= FOUND_JACCARD


@dataclass(frozen=True)
class Matched:
    """One text, matched: pairs (all of them loose), gold and predictions left over, and predictions never wrong."""

    sample: Sample
    pairs: tuple[Pair, ...]
    missed: tuple[GoldStatement, ...]
    spurious: tuple[Statement, ...]
    excused: tuple[Statement, ...]
    """Unpaired predictions that loosely match optional gold and no other gold."""


def is_loose(gold: Characters, predicted: Characters) -> bool:
    """Whether shared characters make at least 0.3 of the gold ones."""
    return bool(gold) and len(gold & predicted) >= LOOSE_SHARE * len(gold)


def match_sample(sample: Sample, predicted: tuple[Statement, ...]) -> Matched:
    """Match greedily by Jaccard, best first; the order of gold and predictions does not matter."""
    gold = sorted(sample.gold, key=repr)
    predicted = tuple(sorted(predicted, key=repr))
    gold_sets = [characters(sample.text, statement.content) for statement in gold]
    own_sets = [characters(sample.text, statement.content) for statement in predicted]
    candidates = [
        (-jaccard(mine, own), gold[i].optional, i, j)
        for i, mine in enumerate(gold_sets)
        for j, own in enumerate(own_sets)
        if is_loose(mine, own)
    ]
    taken_gold: dict[int, Pair] = {}
    taken_own: set[int] = set()
    for overlap, _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_own:
            taken_gold[i] = Pair(gold[i], predicted[j], -overlap)
            taken_own.add(j)
    touches: dict[int, set[bool]] = {}
    for _, optional, _, j in candidates:
        touches.setdefault(j, set()).add(optional)
    left = [j for j in range(len(predicted)) if j not in taken_own]
    return Matched(
        sample=sample,
        pairs=tuple(taken_gold.values()),
        missed=tuple(statement for i, statement in enumerate(gold) if i not in taken_gold),
        spurious=tuple(predicted[j] for j in left if touches.get(j) != {True}),
        excused=tuple(predicted[j] for j in left if touches.get(j) == {True}),
    )
