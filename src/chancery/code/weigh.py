"""What a trigger tells, weighed by a linear model: each reading of the rules, and triggers that no frame knows.

The model gives each of the sixteen events, and none, a chance. It was trained on the project's own corpus by
`training/coder.py`, which writes its weights and how they were got.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from chancery.code.between import FOUND_BY as RULES
from chancery.code.candidates import Candidate, Sieve, Spotted
from chancery.code.features import bucket, is_alone, own_rows, rows_of
from chancery.records import Event

WEIGHTS = Path(__file__).parent / "models" / "coder.npz"
NONE = "NONE"
CLASSES: tuple[str, ...] = (*get_args(Event), NONE)
FOUND_BY = "weigh/1"
LEAST, LEAST_COMPLETE, LEAST_ALONE, LEAST_ALONE_COMPLETE = 0.85, 0.67, 0.4, 0.15
"""Chance of any event at which a reading holds: in a report, and there with both sides; in a lone sentence, and there
with both. By folds; of a lone sentence with both sides by the half `tune` of PLOVER's records."""
HOPELESS, HOPELESS_UNKNOWN, HOPELESS_ALONE = 0.15, 0.7, 0.03
"""Chance of any event by its own words below which no sides have made one of it in train: of a reading and of a word
that no frame knows in a report, and of either in a lone sentence."""
UNKNOWN, SURER = 0.7, 0.2
"""Chance at which a word holds that no frame knows, and by how much another event must be likelier than the rule's."""
GENERAL = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "RETREAT": "080",
    "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140", "MOBILIZE": "150",
    "SANCTION": "160", "COERCE": "170", "ASSAULT": "190", "CRIME": "CRIME",
}  # fmt: skip
PROMISING = 0.2
"""By how much a lemma must speak for an event rather than none."""


@dataclass(frozen=True)
class Judged:
    """What a candidate tells."""

    cameo: str
    mode: str
    reciprocal: bool
    confidence: float
    found_by: str
    """The rule, and the model where it has chosen."""


def judge(candidates: Sequence[Candidate]) -> list[Judged | None]:
    """What each candidate tells by the rules, unless the model is surer of something else; None: it tells nothing.

    Without the model's weights a reading of the rules holds whose sides are complete.
    """
    table = weights(is_alone(candidates[0].spotted)) if candidates else None
    if table is None:
        return [by_rule(one, confidence_of(one)) if one.complete else None for one in candidates]
    chances = chances_of([rows_of(one) for one in candidates], table).tolist()
    return [
        judge_by(one, dict(zip(CLASSES, found, strict=True))) for one, found in zip(candidates, chances, strict=True)
    ]


def judge_by(one: Candidate, likely: dict[str, float]) -> Judged | None:
    """What a candidate tells, by its chances."""
    reading = one.spotted.reading
    rule = reading.event if reading is not None else None
    known = one.actors or one.recipients
    event = choose(rule, likely, least_of(is_alone(one.spotted), one.complete)) if known else None
    if event is None or event == rule:
        return by_rule(one, confidence_of(one) * (1 - likely[NONE])) if event is not None else None
    return by_model(event, likely[event], f"{FOUND_BY} over {reading.rule}" if reading is not None else FOUND_BY)


def by_rule(one: Candidate, confidence: float) -> Judged | None:
    if one.spotted.reading is None:
        return None
    reading = one.spotted.reading
    found_by = f"{RULES}: {reading.rule}"
    return Judged(reading.cameo, reading.mode, reading.reciprocal, round(confidence, 2), found_by)


def by_model(event: str, confidence: float, found_by: str) -> Judged:
    """The event by its most general code."""
    return Judged(GENERAL[event], "", event == "CONSULT", round(confidence, 2), found_by)


def confidence_of(one: Candidate) -> float:
    """An estimate from the form: verbs before nouns, both sides known before one, few operators before many."""
    value = 0.8 if one.spotted.trigger.pos_ == "VERB" else 0.6
    operators = len(one.spotted.reading.kinds) if one.spotted.reading else 0
    value += 0.1 if one.actors and (one.recipients or len(one.actors) > 1) else -0.1
    return round(max(0.2, value - 0.05 * max(0, operators - 1)), 2)


@functools.cache
def weights(alone: bool) -> NDArray[np.float32] | None:
    """Weights [BUCKETS, CLASSES] for a lone sentence, or for what stands in a report; None: none are installed."""
    if not WEIGHTS.is_file():
        return None
    with np.load(WEIGHTS) as file:
        found: NDArray[np.float32] = file["weights"][int(alone)].astype(np.float32)
    return found


def chances_of(rows: Sequence[Collection[int]], table: NDArray[np.float32]) -> NDArray[np.float64]:
    """The chance of each event, and of none, [len(rows), CLASSES], by the rows of the features of each."""
    starts = np.cumsum([0, *map(len, rows)])
    flat = np.fromiter(chain.from_iterable(rows), np.int64, starts[-1])
    scores = np.add.reduceat(table.take(flat, 0), starts[:-1]).astype(np.float64)
    powers = np.exp(scores - scores.max(1, keepdims=True))
    found: NDArray[np.float64] = powers / powers.sum(1, keepdims=True)
    return found


@functools.lru_cache(maxsize=20_000)
def is_promising(lemma: str) -> bool:
    """A word by itself speaks for some event: only such are looked at beside the rules' readings."""
    tables = (weights(False), weights(True))
    rows = [table[bucket(f"lemma {lemma}")] for table in tables if table is not None]
    return any(bool(row[:-1].max() - row[-1] > PROMISING) for row in rows)


def worth_naming(spotted: list[Spotted]) -> list[Spotted]:
    """Those whose own words leave them a chance, whoever may stand on their sides."""
    table = weights(is_alone(spotted[0])) if spotted else None
    if table is None:
        return spotted
    any_event = 1 - chances_of([own_rows(one) for one in spotted], table)[:, -1]
    return [one for one, chance in zip(spotted, any_event.tolist(), strict=True) if chance >= hopeless(one)]


def hopeless(one: Spotted) -> float:
    """The chance of any event below which a trigger is not looked at further."""
    if is_alone(one):
        return HOPELESS_ALONE
    return HOPELESS if one.reading is not None else HOPELESS_UNKNOWN


SIEVE = Sieve(is_promising, worth_naming)


def least_of(alone: bool, complete: bool) -> float:
    """The chance of any event that a reading must have."""
    if alone:
        return LEAST_ALONE_COMPLETE if complete else LEAST_ALONE
    return LEAST_COMPLETE if complete else LEAST


def choose(rule: str | None, likely: dict[str, float], least: float) -> str | None:
    """The event of a candidate that is `rule` by the rules (None: they have none), by its chances; None: no event.

    `least`: the chance of any event that a reading of the rules must have.
    """
    any_event = 1 - likely[NONE]
    best = max((event for event in likely if event != NONE), key=lambda event: likely[event])
    if rule is None:
        return best if any_event >= UNKNOWN else None
    if any_event < least:
        return None
    return best if likely[best] - likely[rule] > SURER else rule
