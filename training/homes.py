"""Learn the weights by which somebody without a state finds the state of the report they belong to.

    python -m training.homes [--folds 5]

Reads the own corpus (its train styles, as their authors wrote them: other names would not fit their states so well);
looks at every person and body of a header to whom no title gives a state; fits a softmax over the states named; writes
`lexicons/data/homes.csv`. With `--folds` it first says how often unseen reports come out right.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from chancery.analyse import load_analyser
from chancery.clean import label_blocks
from chancery.find import find_statements
from chancery.find.homes import SURE, Stranger, candidates
from chancery.find.identify import Register
from chancery.find.titles import served_by
from chancery.ingest import open_document
from chancery.lexicons import name_origins
from chancery.records import Analysis, Document
from corpus import Report, read_reports
from training.referents import Choice, fit, write

WEIGHTS = Path(__file__).parents[1] / "src/chancery/lexicons/data/homes.csv"
DECAY = 0.005  # of the squared weights; chosen by folds


def read_choices(report: Report, document: Document, analysis: Analysis) -> Iterator[Choice]:
    """People and bodies of one report whose state the titles do not tell, and what their header says."""
    statements, _ = find_statements(document, analysis)
    found = Register(document, analysis.doc, statements).strangers
    truth = {person.name: person.state for person in report.people if person.name}
    sought: list[tuple[Stranger, str | None]] = [
        (found.person(person.name, truth), person.state)
        for person in report.people
        if person.name and found.told_state(person.name) is None
    ]
    bodies = {s.name: s.state for one in report.statements for s in one.speakers if s.kind == "organisation" and s.name}
    sought += [(found.body(name, truth), code) for name, code in bodies.items() if served_by(name.split()) is None]
    for stranger, state in sought:
        if stranger.places:
            ranked = candidates(found.setting, stranger)
            right = tuple(code == state for code, _ in ranked)
            if any(right):
                yield Choice(report.id, stranger.kind, tuple(features for _, features in ranked), right)


@contextmanager
def lists_hidden() -> Iterator[None]:
    """As if no name were in `names_by_state.toml`.

    That table was written by people who knew these reports, so that it covers more names here than anywhere else. Each
    choice is seen a second time without it, or the other features would learn too little.
    """
    plain = name_origins.listed
    name_origins.listed = dict  # type: ignore[assignment, return-value]
    forget_counts()
    try:
        yield
    finally:
        name_origins.listed = plain
        forget_counts()


def forget_counts() -> None:
    for kept in (name_origins.counts, name_origins.everywhere, name_origins.log_likelihood):
        kept.cache_clear()


def judge(choices: Sequence[Choice], weights: dict[str, float]) -> Counter[tuple[str, str]]:
    """How many strangers of each kind come out right, wrong, or not sure."""
    counts: Counter[tuple[str, str]] = Counter()
    for choice in choices:
        scores = [sum(weights.get(n, 0.0) * v for n, v in one.items()) for one in choice.candidates]
        best = max(range(len(scores)), key=scores.__getitem__)
        sure = math.exp(scores[best]) / sum(map(math.exp, scores)) >= SURE
        counts[choice.kind, ("right" if choice.right[best] else "wrong") if sure else "not sure"] += 1
    return counts


def try_folds(choices: Sequence[Choice], folds: int) -> Counter[tuple[str, str]]:
    """Each report judged by weights learned from the others."""
    reports = sorted({choice.report for choice in choices})
    counts: Counter[tuple[str, str]] = Counter()
    for fold in range(folds):
        held = {report for at, report in enumerate(reports) if at % folds == fold}
        weights = fit([choice for choice in choices if choice.report not in held], DECAY)
        counts += judge([choice for choice in choices if choice.report in held], weights)
    return counts


def read_all() -> list[Choice]:
    """The choices of all reports, and again as `lists_hidden` shows them."""
    analyser = load_analyser("encoder")
    read: list[tuple[Report, Document, Analysis]] = []
    for report in read_reports(split="train"):
        document = label_blocks(open_document(data=report.text.encode(), published=report.told_day))[0]
        read.append((report, document, analyser.analyse(document)))
    choices = [choice for one in read for choice in read_choices(*one)]
    with lists_hidden():
        return choices + [replace(c, kind=f"{c.kind}, unlisted") for one in read for c in read_choices(*one)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    chosen = parser.parse_args()
    choices = read_all()
    print(len(choices), "people and bodies", dict(Counter(choice.kind for choice in choices)))
    if chosen.folds:
        print("unseen reports:", dict(try_folds(choices, chosen.folds)))
    weights = fit(choices, DECAY)
    print("seen reports:", dict(judge(choices, weights)))
    write(weights, WEIGHTS)


if __name__ == "__main__":
    main()
