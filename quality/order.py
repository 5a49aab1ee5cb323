"""`python -m quality order`: the same reports added in other orders must give the same ids, days and actors."""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Any

from chancery.adding import Plan
from chancery.keeper import Store
from chancery.pipeline import Input, Options
from chancery.records import Reading, Skipped
from corpus.header import CorpusError
from corpus.reports import fill_again, read_reports
from quality.report import show_table
from quality.samples import QualityError
from quality.statements import write
from quality.system import print_note

SHOWN = 10  # differences of a kind that are told

View = dict[str, dict[str, Any]]
"""What is compared, by kind: key -> value."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, required=True, help="the own corpus, or a folder of .txt reports (--texts)"
    )
    parser.add_argument("--texts", action="store_true", help="take the .txt files under --root as they are")
    parser.add_argument(
        "--limit", type=int, default=300, metavar="N", help="reports; the corpus is filled again to get so many"
    )
    parser.add_argument("--orders", type=int, default=2, help="orders to add them in, the first by name")
    parser.add_argument("--batches", type=int, default=4, help="runs of `add` that the reports come in")
    parser.add_argument("--fast", action="store_true", help="rules only")
    parser.add_argument("--jobs", type=int, default=1, help="processes to read on")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the counts as JSON ('-': print them instead)")


def run(chosen: argparse.Namespace) -> int:
    """Add in each order to a store of its own, compare, and print a table; returns 1 if anything differs."""
    reports = list(islice(load_reports(chosen.root, plain=chosen.texts, seed=chosen.seed), chosen.limit))
    if not reports or chosen.orders < 2:
        raise QualityError(f"{chosen.root}: nothing to compare; name a corpus with reports, and two orders or more")
    views = []
    with tempfile.TemporaryDirectory() as scratch:
        inputs = write_inputs(Path(scratch), reports)
        for number in range(chosen.orders):
            print_note(f"order {number + 1} of {chosen.orders}, {len(inputs)} reports")
            order = list(inputs)
            if number:
                random.Random(f"{chosen.seed}/{number}").shuffle(order)
            views.append(view_store(Path(scratch) / f"{number}.db", in_batches(order, chosen.batches + number), chosen))
    counts = {kind: count_differences(kind, [view[kind] for view in views]) for kind in views[0]}
    rows: list[list[Any]] = [[kind, len(views[0][kind]), count] for kind, count in counts.items()]
    table = show_table(["of each order", "in the first", "that differ in another"], rows)
    result = {"program": "order", "reports": len(reports), "orders": chosen.orders, "differ": counts}
    write(chosen.json, result, table)
    return int(any(counts.values()))


@dataclass(frozen=True)
class Given:
    """One report to add."""

    name: str
    text: str
    published: str | None = None
    """ISO day that is told with it; None: the report must show its own."""


def load_reports(root: Path, *, plain: bool, seed: int) -> Iterator[Given]:
    """The reports of the corpus; those that bear no day again with theirs, so that days travel; then refilled ones."""
    if plain:
        yield from (Given(path.stem, path.read_text("utf-8", errors="replace")) for path in sorted(root.rglob("*.txt")))
        return
    try:
        reports = read_reports(root)
        yield from (Given(report.id, report.text) for report in reports)
        for report in reports:
            if report.undated and report.days[0] == report.days[1]:
                yield Given(f"{report.id}-dated", report.text + "\n", report.days[0])  # another text, another document
        again = chain.from_iterable(fill_again(root, seed=number) for number in range(seed + 1, seed + 10))
        yield from (Given(f"{report.id}-again-{number}", report.text) for number, report in enumerate(again))
    except CorpusError as error:
        raise QualityError(f"{root}: the corpus cannot be read ({error})") from error


def write_inputs(folder: Path, reports: Sequence[Given]) -> list[Input]:
    """The reports as files."""
    inputs = []
    for report in reports:
        path = folder / f"{report.name}.txt"
        path.write_text(report.text, "utf-8")
        inputs.append(Input(path=path, published=report.published))
    return inputs


def in_batches(inputs: Sequence[Input], count: int) -> list[Sequence[Input]]:
    """The inputs in so many parts, in order."""
    edges = [len(inputs) * number // count for number in range(count + 1)]
    return [inputs[start:end] for start, end in pairwise(edges)]


def view_store(path: Path, batches: Sequence[Sequence[Input]], chosen: argparse.Namespace) -> View:
    """What a store holds after the batches were added one after the other."""
    plan = Plan(options=Options(analyser="fast" if chosen.fast else "encoder"), jobs=chosen.jobs)
    with Store(path) as store:
        for batch in batches:
            store.add_inputs(batch, plan, note_failures)
        return describe_store(store)


def note_failures(_given: Input | Skipped, reading: Reading | None) -> None:
    """Tell of a report that was not read, or that a stage failed on: what was not done differs in no order."""
    for skipped in reading.skipped if reading is not None else ():
        if skipped.span is None:
            print_note(f"{skipped.stage}: {skipped.reason}")


def describe_store(store: Store) -> View:
    """All that may not depend on the order of arrival."""
    documents, facts = store.documents(), store.statements()
    statements = [fact.statement for fact in facts]
    return {
        "documents": {one.id: (one.headline, one.outlet, one.agency) for one in documents},
        "days of documents": {one.id: one.dated for one in documents},
        "days by way of others": {one.id: one.dated for one in documents if store.reader.own_day(one.id) != one.dated},
        "reasons of days": {one.id: store.reader.day_cues(one.id) for one in documents},
        "time expressions": {one.id: store.reader.times(one.id) for one in documents},
        "statements": {one.id: (one.content, one.act) for one in statements},
        "days of statements": {one.id: one.said_on for one in statements},
        "actors of statements": {one.id: (one.speaker, one.addressee, one.channel, one.via) for one in statements},
        "interactions": {fact.interaction.id: fact.interaction for fact in store.interactions()},
        "meetings": {fact.meeting.id: fact.meeting for fact in store.meetings()},
        "actors": {one.id: one for one in store.actors()},
    }


def count_differences(kind: str, views: Sequence[dict[str, Any]]) -> int:
    """Keys whose value is not the same in all; the first of them are told."""
    keys = sorted(set().union(*views))
    differ = [key for key in keys if any(view.get(key) != views[0].get(key) for view in views)]
    for key in differ[:SHOWN]:
        told = " | ".join(dict.fromkeys(repr(view.get(key))[:200] for view in views))
        print_note(f"{kind}, {key}: {told}")
    return len(differ)
