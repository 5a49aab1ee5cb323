"""Counts over all texts of a corpus: found, loose, speaker, recall by mode and by form of cue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from quality.calibration import Calibration
from quality.matching import Matched, Pair
from quality.samples import GoldStatement, Sample
from quality.speakers import judge_speaker

PHRASES = ("according to", "in the words of", "as per")
SAYING = frozenset({"say", "says", "said", "saying"})


@dataclass
class Tally:
    """Right and counted, on both sides; ratios are None where nothing was counted."""

    right_predicted: int = 0
    predicted: int = 0
    right_gold: int = 0
    gold: int = 0

    @property
    def precision(self) -> float | None:
        return self.right_predicted / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        return self.right_gold / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        precision, recall = self.precision, self.recall
        if precision is None or recall is None:
            return None if not (self.predicted or self.gold) else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def as_json(self) -> dict[str, Any]:
        return {
            "precision": self.precision, "recall": self.recall, "f1": self.f1,
            "right": self.right_gold, "predicted": self.predicted, "gold": self.gold,
        }  # fmt: skip


@dataclass
class Share:
    """Right among counted."""

    right: int = 0
    counted: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.counted += 1

    @property
    def share(self) -> float | None:
        return self.right / self.counted if self.counted else None

    def as_json(self) -> dict[str, Any]:
        return {"share": self.share, "right": self.right, "counted": self.counted}


@dataclass
class Scores:
    """All counts of one run; `speaker` is over found pairs, `speaker_loose` over all loose ones."""

    documents: int = 0
    found: Tally = field(default_factory=Tally)
    loose: Tally = field(default_factory=Tally)
    speaker: Share = field(default_factory=Share)
    speaker_loose: Share = field(default_factory=Share)
    speaker_not_counted: int = 0
    mode_right: Share = field(default_factory=Share)
    by_mode: dict[str, Share] = field(default_factory=dict)
    by_cue: dict[str, Share] = field(default_factory=dict)
    confidence: Calibration = field(default_factory=Calibration)

    def as_json(self) -> dict[str, Any]:
        return {
            "documents": self.documents,
            "found": self.found.as_json(),
            "loose": self.loose.as_json(),
            "speaker": self.speaker.as_json() | {"not_counted": self.speaker_not_counted},
            "speaker_loose": self.speaker_loose.as_json(),
            "mode": self.mode_right.as_json(),
            "recall_by_mode": {name: share.as_json() for name, share in sorted(self.by_mode.items())},
            "recall_by_cue": {name: share.as_json() for name, share in sorted(self.by_cue.items())},
            "confidence": self.confidence.as_json(),
        }


def cue_form(sample: Sample, gold: GoldStatement) -> str:
    """The kind of cue: `none`, `said`, `told`, `phrase`, `mark` (colon, dash), `one word`, `several words`."""
    if not gold.cue_known:
        return "not annotated"
    words = " ".join(sample.text[start:end] for start, end in gold.cue_spans).casefold().split()
    if not words:
        return "none"
    joined = " ".join(words)
    if not any(character.isalnum() for character in joined):
        return "mark"
    if joined.startswith(PHRASES):
        return "phrase"
    if len(words) > 1:
        return "several words"
    return "said" if joined in SAYING else "told" if joined in {"told", "tells", "tell"} else "one word"


def score(matched: Iterable[Matched]) -> Scores:
    """Add up the counts of all texts."""
    scores = Scores()
    for one in matched:
        scores.documents += 1
        add_tally(scores.found, one, lambda pair: pair.found)
        add_tally(scores.loose, one, lambda pair: True)
        add_recall(scores, one)
        for pair in one.pairs:
            add_pair(scores, pair)
        for statement in one.spurious:
            scores.confidence.add(statement.confidence, False)
    return scores


def add_tally(tally: Tally, one: Matched, accept: Callable[[Pair], bool]) -> None:
    """Count one text; optional gold counts only where it was found, and what matches it is never wrong."""
    for pair in one.pairs:
        right = accept(pair)
        if right or not pair.gold.optional:
            tally.predicted += 1
            tally.gold += 1
            tally.right_predicted += right
            tally.right_gold += right
    tally.predicted += len(one.spurious)
    tally.gold += sum(not statement.optional for statement in one.missed)


def add_recall(scores: Scores, one: Matched) -> None:
    hits = [(pair.gold, pair.found) for pair in one.pairs] + [(gold, False) for gold in one.missed]
    for gold, hit in hits:
        if hit or not gold.optional:
            scores.by_mode.setdefault(gold.mode, Share()).add(hit)
            scores.by_cue.setdefault(cue_form(one.sample, gold), Share()).add(hit)


def add_pair(scores: Scores, pair: Pair) -> None:
    verdict = judge_speaker(pair.gold, pair.predicted)
    if verdict is not None:
        scores.speaker_loose.add(verdict)
    if pair.found:
        scores.mode_right.add(pair.gold.mode == pair.predicted.mode)
        if verdict is None:
            scores.speaker_not_counted += 1
        else:
            scores.speaker.add(verdict)
    if pair.found or not pair.gold.optional:
        scores.confidence.add(pair.predicted.confidence, pair.found and verdict is not False)
