"""Learn the weights by which pronouns and descriptions find whom they mean.

    python -m training.referents [--gum DIR] [--fills 3] [--folds 5]

Reads the own corpus (its train styles, as written and filled again with other names) and, with `--gum`, the train split
of GUM's attributions; looks at every pronoun or description that the marks give a speaker for; fits a softmax over its
candidates; writes `lexicons/data/referents.csv`.  With `--folds` it first says how often unseen reports come out right.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from chancery.analyse import load_analyser
from chancery.analyse.analyser import Analyser
from chancery.clean import label_blocks
from chancery.find import find_statements, pronouns, speakers
from chancery.find.referents import Mention, Ranked, Referent, rank_referents
from chancery.find.scene import Scene
from chancery.ingest import open_document
from chancery.lexicons import state_by_code
from chancery.records import Span
from corpus import Report, fill_again, read_reports
from quality.corpora import gum
from quality.corpora.own import build_gold
from quality.samples import GoldStatement, Sample
from quality.spans import share_half
from quality.speakers import fold_name

WEIGHTS = Path(__file__).parents[1] / "src/chancery/lexicons/data/referents.csv"
DECAY = 0.02  # of the squared weights, a mention; chosen by folds
SMALLEST = 0.02  # a weight nearer to nothing than this is left out
LONGEST_TITLE = 60  # characters beside the name; a longer mention holds other people too
SEEN = 5  # mentions in which a feature must tell candidates apart


@dataclass(frozen=True)
class Choice:
    """One mention with its candidates' features; `right` says which of them are right."""

    report: str
    kind: str
    candidates: tuple[dict[str, float], ...]
    right: tuple[bool, ...]


class Recorder:
    """Stands in for `rank_referents` and keeps what it saw."""

    def __init__(self) -> None:
        self.seen: list[tuple[Mention, list[Ranked]]] = []

    def __call__(self, scene: Scene, mention: Mention) -> list[Ranked]:
        ranked = rank_referents(scene, mention)
        self.seen.append((mention, ranked))
        return ranked


def read_choices(sample: Sample, analyser: Analyser) -> Iterator[Choice]:
    """Mentions of one text whose gold speaker is among the candidates, or who is nobody by name."""
    recorder = Recorder()
    speakers.rank_referents = pronouns.rank_referents = recorder  # type: ignore[assignment]
    document = label_blocks(open_document(data=sample.text.encode()))[0]
    find_statements(document, analyser.analyse(document))
    done: set[Span] = set()
    for mention, ranked in recorder.seen:
        span = (mention.tokens.start_char, mention.tokens.end_char)
        gold = next((gold for gold in sample.gold if any(share_half(span, own) for own in gold.speaker_spans)), None)
        if gold is None or span in done:
            continue
        done.add(span)
        right = tuple(is_right(one.referent, gold) for one in ranked)
        if any(right):
            yield Choice(sample.id, mention.kind, tuple(one.features for one in ranked), right)


def is_right(referent: Referent | None, gold: GoldStatement) -> bool:
    if gold.speaker_names:
        return referent is not None and fold_name(referent.name) in {fold_name(name) for name in gold.speaker_names}
    if referent is None:
        return len(gold.speaker_spans) == 1  # somebody unnamed, mentioned once
    size = len(referent.name)
    spans = [(start, end) for start, end in gold.speaker_spans if end - start < size + LONGEST_TITLE]
    return any(start <= place < end for place in referent.places for start, end in spans)


def pack(choices: Sequence[Choice], names: Sequence[str]) -> tuple[Tensor, Tensor, Tensor]:
    """Features [candidates, names], right [candidates], and the number of each candidate's mention."""
    places = {name: i for i, name in enumerate(names)}
    rows = [(number, features, right) for number, choice in enumerate(choices)
            for features, right in zip(choice.candidates, choice.right, strict=True)]  # fmt: skip
    table = np.zeros((len(rows), len(names)), np.float32)
    for at, (_, features, _) in enumerate(rows):
        for name, value in features.items():
            if name in places:
                table[at, places[name]] = value
    return torch.from_numpy(table), torch.tensor([r for _, _, r in rows]), torch.tensor([n for n, _, _ in rows])


def fit(choices: Sequence[Choice], decay: float = DECAY) -> dict[str, float]:
    """Weights that make the right candidates likely."""
    told = Counter(name for choice in choices for name in {n for features in choice.candidates for n in features})
    names = sorted(name for name, count in told.items() if count >= SEEN)
    table, right, group = pack(choices, names)
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        scores = table @ weights
        everyone = torch.zeros(len(choices)).scatter_add(0, group, scores.exp()).log()
        chosen = torch.zeros(len(choices)).scatter_add(0, group, scores.exp() * right).log()
        total = (everyone - chosen).mean() + decay * (weights**2).mean() * len(names) / 2
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return {
        name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= SMALLEST
    }


def judge(choices: Sequence[Choice], weights: dict[str, float]) -> Counter[tuple[str, bool]]:
    """How many mentions of each kind come out right."""
    counts: Counter[tuple[str, bool]] = Counter()
    for choice in choices:
        scores = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in choice.candidates]
        counts[choice.kind, choice.right[int(np.argmax(scores))]] += 1
    return counts


def try_folds(choices: Sequence[Choice], folds: int, decay: float = DECAY) -> Counter[tuple[str, bool]]:
    """Each report judged by weights learned from the others."""
    reports = sorted({choice.report for choice in choices})
    counts: Counter[tuple[str, bool]] = Counter()
    for fold in range(folds):
        held = {report for at, report in enumerate(reports) if at % folds == fold}
        weights = fit([choice for choice in choices if choice.report not in held], decay)
        counts += judge([choice for choice in choices if choice.report in held], weights)
    return counts


def build_sample(report: Report) -> Sample:
    by_code = dict(state_by_code())
    return Sample(report.id, report.text, tuple(build_gold(statement, by_code) for statement in report.statements))


def read_all(gum_root: Path | None, fills: int) -> list[Choice]:
    analyser = load_analyser("encoder")
    samples = [build_sample(report) for report in read_reports(split="train", layer="statements")]
    for seed in range(fills):
        samples += [build_sample(report) for report in fill_again(split="train", seed=seed, layer="statements")]
    samples += gum.load(gum_root, "train") if gum_root else []
    return [choice for sample in samples for choice in read_choices(sample, analyser)]


def write(weights: dict[str, float], path: Path = WEIGHTS) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("feature", "weight"))
        rows.writerows(sorted(weights.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gum", type=Path, help="folder of the GUM attributions")
    parser.add_argument("--fills", type=int, default=3)
    parser.add_argument("--folds", type=int, default=0)
    chosen = parser.parse_args()
    choices = read_all(chosen.gum, chosen.fills)
    print(len(choices), "mentions", Counter(choice.kind for choice in choices))
    if chosen.folds:
        print("unseen reports:", dict(try_folds(choices, chosen.folds)))
    weights = fit(choices)
    print("seen reports:", dict(judge(choices, weights)))
    write(weights)


if __name__ == "__main__":
    main()
