"""`python -m quality said`: the day of each statement of our own corpus against the day that its header gives.

A report's day is given to the reader as a user would give it; from a report marked `undated` it is kept.  Statements
are matched as `python -m quality statements` matches them; those that are not found are not counted.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chancery.daysets import LAST, count_days, days_of, read_day
from chancery.records import Statement, When
from corpus import Report, read_reports
from quality.corpora import own
from quality.matching import match_sample
from quality.report import show_shares, show_table
from quality.samples import QualityError, Sample, take
from quality.statements import write
from quality.system import build_system

SPLITS = {"train": "train", "held-out": "held-out", "all": None}
OUTCOMES = ("exact", "containing", "open before", "rightly unknown", "unknown", "wrong")
RIGHT = ("exact", "containing", "open before", "rightly unknown")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, required=True, help="the own corpus")
    parser.add_argument("--split", choices=sorted(SPLITS), default="held-out")
    parser.add_argument("--fast", action="store_true", help="rules only, no encoder")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N wrong days (train only)")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N reports only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores as JSON ('-': print them instead)")


def run(chosen: argparse.Namespace) -> None:
    """Measure and print; raises QualityError."""
    if chosen.errors and chosen.split != "train":
        raise QualityError("single errors of a held-out split are not shown")
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    widths: list[int] = []
    wrong: list[str] = []
    for report, want, statement in predict_all(chosen):
        outcome = judge(want, statement.said_on)
        counts[report.told_day is not None][outcome] += 1
        if outcome == "containing":
            widths.append(count_days(days_of(statement.said_on)))
        if outcome == "wrong":
            wrong.append(show_wrong(report, want, statement))
    shown = {"day told": counts[True], "undated": counts[False], "all": counts[True] + counts[False]}
    result = {"program": "said", "corpus": "own", "split": chosen.split}
    result |= {"scores": {name: summarise(count) for name, count in shown.items()}, "widths": sorted(widths)}
    write(chosen.json, result, show_scores(result))
    print("\n".join(wrong[: chosen.errors]), end="\n" if chosen.errors else "")


def summarise(count: Counter[str]) -> dict[str, Any]:
    """Counts by outcome, and the share that is right: of all, and of those for which a day is claimed."""
    right, counted = sum(count[name] for name in RIGHT), sum(count.values())
    claimed = counted - count["unknown"]
    shares = {
        "right": {"share": right / counted if counted else None, "right": right, "counted": counted},
        "right where claimed": {"share": right / claimed if claimed else None, "right": right, "counted": claimed},
    }
    return shares | {name: count[name] for name in OUTCOMES}


def show_scores(result: dict[str, Any]) -> str:
    """The scores as tables."""
    scores = result["scores"]
    kinds = ("right", "right where claimed")
    shares = {f"{name}: {kind}": score[kind] for name, score in scores.items() for kind in kinds}
    rows = [[name, *(score[name] for score in scores.values())] for name in OUTCOMES]
    widths = result["widths"]
    middle = f"median width of containing intervals: {widths[len(widths) // 2]} days" if widths else ""
    table = show_table(["statements", *scores], rows)
    return f"own {result['split']}\n\n{show_shares('reports', shares)}\n\n{table}\n\n{middle}"


def predict_all(chosen: argparse.Namespace) -> Iterator[tuple[Report, tuple[str, str] | None, Statement]]:
    """Each found statement with its report and the first and last day that the corpus gives it (None: unknowable)."""
    system = build_system(chosen.fast)
    for report in take(read_reports(chosen.root, SPLITS[chosen.split], "statements"), chosen.limit):
        sample = make_sample(report)
        gold = {statement.parts["content"]: statement for statement in report.statements}
        for pair in match_sample(sample, system(sample)).pairs:
            if pair.found:
                yield report, report.said_days(gold[pair.gold.content]), pair.predicted


def make_sample(report: Report) -> Sample:
    gold = tuple(own.build_gold(statement, {}) for statement in report.statements)
    return Sample(report.id, report.text, gold, published=report.told_day)


def judge(want: tuple[str, str] | None, found: When) -> str:
    """What a predicted day is, beside the wanted ones (None: the report does not let one know)."""
    if want is None:
        return "rightly unknown" if found.earliest is None else "wrong"
    if found.earliest is None and found.latest is None:
        return "unknown"
    if (found.earliest, found.latest) == want:
        return "exact"
    first, last = read_day(want[0], 0), read_day(want[1], 0)
    inside = read_day(found.earliest, 0) <= first and last <= read_day(found.latest, LAST)
    return "wrong" if not inside else "containing" if found.earliest else "open before"


def show_wrong(report: Report, want: tuple[str, str] | None, statement: Statement) -> str:
    words = " ".join(report.text[slice(*statement.frame)].split())[:160]
    found = statement.said_on
    return f"{report.id}: {want} but {found.earliest} to {found.latest}, {found.basis} | {words}"
