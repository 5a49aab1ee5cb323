"""Scores of a parse from raw text: tokens are aligned by their characters, as in the CoNLL 2018 shared task."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from quality.parses import Parse
from quality.scores import Share, Tally

# Verbs of saying whose subject is a speaker; lemmas, our own list.
CUES = frozenset({
    "say", "tell", "add", "note", "stress", "warn", "announce", "claim", "state", "declare", "insist", "argue",
    "explain", "report", "write", "ask", "deny", "confirm", "acknowledge", "admit", "suggest", "believe",
    "think", "hope", "expect", "urge", "call", "promise", "pledge", "vow", "threaten", "accuse", "describe",
    "reply", "respond", "comment", "mention", "remark", "reiterate", "emphasize", "emphasise", "recall",
    "conclude", "predict", "estimate", "complain", "allege",
})  # fmt: skip


@dataclass
class ParseScores:
    """Tallies over texts: F1 of tokens, sentences, UPOS, UAS, LAS and names; `subject` is over gold cue verbs."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    by_label: dict[str, Tally] = field(default_factory=dict)
    subject: Share = field(default_factory=Share)

    def as_json(self) -> dict[str, Any]:
        return {
            "scores": {name: tally.as_json() for name, tally in self.tallies.items()},
            "names_by_label": {name: tally.as_json() for name, tally in sorted(self.by_label.items())},
            "subject": self.subject.as_json(),
        }


def base(relation: str) -> str:
    """The universal relation, without subtype."""
    return relation.partition(":")[0]


def add_parse(scores: ParseScores, gold: Parse, own: Parse) -> None:
    """Count one text; a token that does not align is wrong on its side. Punctuation counts."""
    place = {span: i for i, span in enumerate(own.tokens)}
    aligned = [(i, place[span]) for i, span in enumerate(gold.tokens) if span in place]
    heads = [(i, j) for i, j in aligned if same_head(gold, own, i, j)]
    sizes = (len(gold.tokens), len(own.tokens))
    add_counts(scores, "tokens", len(aligned), *sizes)
    add_counts(scores, "UPOS", sum(gold.upos[i] == own.upos[j] for i, j in aligned), *sizes)
    add_counts(scores, "UAS", len(heads), *sizes)
    add_counts(scores, "LAS", sum(base(gold.relations[i]) == base(own.relations[j]) for i, j in heads), *sizes)
    shared = len(set(gold.sentences) & set(own.sentences))
    add_counts(scores, "sentences", shared, len(gold.sentences), len(own.sentences))
    for right in judge_subjects(gold, own):
        scores.subject.add(right)


def same_head(gold: Parse, own: Parse, i: int, j: int) -> bool:
    """Whether the heads are the same characters; roots agree with roots only."""
    if gold.heads[i] == i or own.heads[j] == j:
        return gold.heads[i] == i and own.heads[j] == j
    return gold.tokens[gold.heads[i]] == own.tokens[own.heads[j]]


def judge_subjects(gold: Parse, own: Parse) -> Iterable[bool]:
    """For each gold cue verb with a subject: whether a token that overlaps it has an overlapping subject.

    Passive subjects (`nsubj:pass`, `nsubjpass`) are not subjects of saying, in gold or prediction.
    """
    for i, relation in enumerate(gold.relations):
        verb = gold.heads[i]
        if relation not in {"nsubj", "nsubj:outer"} or gold.upos[verb] != "VERB" or gold.lemmas[verb] not in CUES:
            continue
        yield any(
            own.relations[j] in {"nsubj", "nsubj:outer"}
            and overlap(own.tokens[j], gold.tokens[i])
            and overlap(own.tokens[own.heads[j]], gold.tokens[verb])
            for j in range(len(own.tokens))
        )


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def add_names(scores: ParseScores, gold: Parse, own: Parse, labels: frozenset[str]) -> None:
    """Count names of one text: exact span and label; names whose label the set lacks (`labels`) are ignored."""
    mine, theirs = set(gold.names), {name for name in own.names if name[2] in labels}
    add_counts(scores, "names", len(mine & theirs), len(mine), len(theirs))
    for label in labels:
        tally = scores.by_label.setdefault(label, Tally())
        add_to(tally, *(sum(name[2] == label for name in names) for names in (mine & theirs, mine, theirs)))


def add_counts(scores: ParseScores, name: str, right: int, gold: int, predicted: int) -> None:
    add_to(scores.tallies.setdefault(name, Tally()), right, gold, predicted)


def add_to(tally: Tally, right: int, gold: int, predicted: int) -> None:
    tally.right_gold += right
    tally.right_predicted += right
    tally.gold += gold
    tally.predicted += predicted
