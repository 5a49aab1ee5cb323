"""Learn what a trigger tells: the weights of `chancery.code.weigh`.

    python -m training.coder --data DIR [--folds 5]

Reads the own corpus: its train sentences, filled with two casts, and the train reports that are marked for
interactions, filled with three; and of real texts of open licence the triggers that were judged by hand
(`training/judged.py`), of which most tell nothing. It looks at every candidate of the rules, and at words beside them;
fits a softmax over the events and none by L-BFGS, and writes `chancery/code/models/coder.npz` with a record of it
(`coder.json`). With `--folds` it first says how often sentences, reports and judged triggers come out right that were
not learned from.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from chancery.code import features, weigh
from chancery.code.candidates import Candidate, Sieve, Told, find_candidates, span_of
from chancery.code.interactions import is_told
from chancery.find.naming import Namer
from chancery.grammar.parse import Doc
from chancery.ids import document_id
from chancery.records import Document, Source, Statement
from corpus import Report, read_reports
from corpus.interactions import MarkedInteraction
from corpus.reports import fill_again
from corpus.sentences import Sentence, read_sentences
from quality.events import parse
from quality.events_own import name_slots
from quality.events_reports import read_layers, touches
from training.judged import JudgedText, read_judged

SEED = 7  # of the order of the folds
DECAY = 5.0  # times half the squared weights, beside the summed loss; chosen by folds
FILLS = 2  # casts with which sentences are read
RECASTS = 2  # casts beside its own with which a report is read
REPORT_WEIGHT = 2.0  # of an example of a report or judged text, beside one of a lone sentence; both chosen by folds
STEPS = 300


@dataclass(frozen=True)
class Example:
    """One candidate, and what it tells."""

    group: str
    """Sentence or report it is of: such stay together in a fold."""
    rows: np.ndarray
    label: str
    rule: str | None
    """Event of the rules' reading; None: they have none."""
    complete: bool
    alone: bool
    gold: tuple[str, int] | None
    """The gold interaction whose trigger it is."""
    again: bool = False
    """Of a text with another cast: it trains, and is not measured on."""
    weight: float = 1.0


@dataclass(frozen=True)
class Wanted:
    """A gold interaction: its event, and whether it may be missed."""

    event: str
    optional: bool


Gold = dict[tuple[str, int], Wanted]
"""By the sentence or text it is of, and its number there, or where its trigger begins."""


def label(one: Candidate, gold: Sequence[MarkedInteraction]) -> MarkedInteraction | None:
    """The gold interaction that has the trigger, else one of its event that has a word of it: "held *talks*"."""
    trigger, reading = one.spotted.trigger, one.spotted.reading
    found = next((g for g in gold if touches(g.triggers, (span_of(trigger),))), None)
    if found is not None or reading is None:
        return found
    taken = tuple(span_of(trigger.doc[at]) for at in reading.tokens)
    return next((g for g in gold if g.event == reading.event and touches(g.triggers, taken)), None)


def make_example(group: str, one: Candidate, gold: Sequence[MarkedInteraction]) -> Example:
    found = label(one, gold)
    return Example(
        group=group,
        rows=np.array(sorted(features.rows_of(one))),
        label=found.event if found is not None else weigh.NONE,
        rule=one.spotted.reading.event if one.spotted.reading is not None else None,
        complete=one.complete,
        alone=features.is_alone(one.spotted),
        gold=(group, found.number) if found is not None else None,
    )


def from_sentences(fill: int) -> Iterator[Example]:
    """Candidates of the train sentences with one cast."""
    for sentence in read_sentences("train", seed=fill):
        doc = parse(sentence.text)
        document = Document(
            id=document_id(sentence.text),
            source=Source(sha256="", media_type="text/plain", encoding="utf-8"),
            text=sentence.text,
        )
        told = Told(document, (), (), name_slots(sentence, doc))
        yield from (make_example(sentence.id, one, sentence.interactions) for one in candidates(doc, told))


def from_report(report: Report) -> Iterator[Example]:
    """Candidates of one report."""
    for one in candidates_of_text(report.text, report.told_day):
        yield replace(make_example(report.id, one, report.interactions), weight=REPORT_WEIGHT)


def from_reports(reports: Sequence[Report]) -> Iterator[Example]:
    """Candidates of the marked reports, then of the same with other casts: of names less is learned by heart."""
    for report in reports:
        yield from from_report(report)
    for seed in range(RECASTS):
        for report in fill_again(seed=seed, layer="interactions"):
            yield from (replace(example, again=True) for example in from_report(report))


def from_judged(judged: JudgedText) -> Iterator[Example]:
    """Candidates of a real text whose triggers were judged."""
    for one in candidates_of_text(judged.text, judged.day):
        trigger = span_of(one.spotted.trigger)
        event = judged.events.get(trigger)
        if event is not None:
            gold = (judged.id, trigger[0]) if event != weigh.NONE else None
            yield replace(make_example(judged.id, one, ()), label=event, gold=gold, weight=REPORT_WEIGHT)


def candidates_of_text(text: str, day: str | None) -> Iterator[Candidate]:
    """Candidates of a text, read as the pipeline reads it; `day`: ISO, None: not told."""
    layers = read_layers(text, day)
    document: Document = layers["document"]
    doc: Doc = layers["analysis"].doc
    statements: tuple[Statement, ...] = layers["statements"]
    namer = Namer(document, doc, statements, layers["register"])
    who = functools.cache(namer.all_of)
    return candidates(doc, Told(document, statements, layers["times"], who, namer.pair()))


def candidates(doc: Doc, told: Told) -> Iterator[Candidate]:
    """All candidates of a text, beside the rules too."""
    sentences = [sentence for sentence in doc.sents if is_told(sentence, told)]
    return find_candidates(sentences, told, Sieve(word=lambda lemma: True, spotted=lambda all_spotted: all_spotted))


def read_all(data: Path) -> dict[str, tuple[list[Example], Gold]]:
    """The examples of sentences, reports and judged texts (sets unpacked under `data`), each with its gold."""
    sentences = [replace(example, again=fill > 0) for fill in range(FILLS) for example in from_sentences(fill)]
    marked = read_reports(split="train", layer="interactions")
    judged = list(read_judged(data))
    return {
        "sentences": (sentences, gold_of(read_sentences("train"))),
        "reports": (list(from_reports(marked)), gold_of(marked)),
        "judged": (
            [example for text in judged for example in from_judged(text)],
            {
                (text.id, trigger[0]): Wanted(event, optional=False)
                for text in judged
                for trigger, event in text.events.items()
                if event != weigh.NONE
            },
        ),
    }


def gold_of(texts: Iterable[Report | Sentence]) -> Gold:
    return {
        (text.id, one.number): Wanted(one.event, "optional" in one.flags) for text in texts for one in text.interactions
    }


def fit(examples: Sequence[Example]) -> np.ndarray:
    """Weights [2, BUCKETS, CLASSES] by which the labels are likely: in a report, and in a lone sentence.

    Each feature has a weight that both share, and one of its own in each: what tells an act in a sentence given as one
    tells less in a long text (H. Daumé, "Frustratingly easy domain adaptation", 2007).
    """
    rows = [np.concatenate([one.rows, one.rows + features.BUCKETS * (1 + one.alone)]) for one in examples]
    labels = [weigh.CLASSES.index(one.label) for one in examples]
    shared, *own = np.split(fit_rows(rows, labels, DECAY, [one.weight for one in examples], parts=3), 3)
    return np.stack([shared + part for part in own])


def fit_rows(
    rows: Sequence[np.ndarray], labels: Sequence[int], decay: float, weights: Sequence[float] = (), parts: int = 1
) -> np.ndarray:
    """Weights [parts * BUCKETS, CLASSES] of a softmax over the sums of rows, each with the number of its class.

    `weights`: how much each counts; empty: all the same.
    """
    flat = torch.from_numpy(np.concatenate(rows))
    starts = torch.from_numpy(np.cumsum([0, *(len(one) for one in rows)])[:-1])
    truth = torch.tensor(labels)
    counts = torch.tensor(weights) if weights else torch.ones(len(rows))
    table = torch.zeros(parts * features.BUCKETS, len(weigh.CLASSES), requires_grad=True)
    optimizer = torch.optim.LBFGS([table], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        scores = torch.nn.functional.embedding_bag(flat, table, starts, mode="sum")
        missed = (counts * torch.nn.functional.cross_entropy(scores, truth, reduction="none")).sum()
        total = (missed + decay * (table**2).sum() / 2) / len(rows)
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return table.detach().numpy()


def fold_of(group: str, folds: int) -> int:
    return int(hashlib.sha256(f"{SEED}/{group}".encode()).hexdigest(), 16) % folds


def try_folds(examples: Sequence[Example], folds: int) -> list[dict[str, float]]:
    """Chances of all examples, each by weights learned from other sentences and reports."""
    found: list[dict[str, float]] = [{}] * len(examples)
    for fold in range(folds):
        tables = fit([one for one in examples if fold_of(one.group, folds) != fold])
        for at, one in enumerate(examples):
            if fold_of(one.group, folds) == fold:
                likely = weigh.chances_of([one.rows], tables[int(one.alone)])[0].tolist()
                found[at] = dict(zip(weigh.CLASSES, likely, strict=True))
    return found


Decide = Callable[[Example, dict[str, float]], str | None]


def by_rules(one: Example, _: dict[str, float]) -> str | None:
    return one.rule if one.complete else None


def by_model(one: Example, likely: dict[str, float]) -> str | None:
    return weigh.choose(one.rule, likely, weigh.least_of(one.alone, one.complete))


def judge(
    examples: Sequence[Example],
    likely: Sequence[dict[str, float]],
    gold: Gold,
    decide: Decide,
) -> dict[str, float]:
    """Precision and recall of what is found, and share of it with the right event."""
    events: dict[tuple[str, int], str] = {}
    predicted = 0
    for one, chance in zip(examples, likely, strict=True):
        event = decide(one, chance)
        predicted += event is not None
        if event is not None and one.gold is not None:
            events.setdefault(one.gold, event)
    wanted = {at for at, one in gold.items() if not one.optional} | set(events)
    right = sum(gold[at].event == event for at, event in events.items())
    return {
        "precision": round(len(events) / max(1, predicted), 3),
        "recall": round(len(events) / max(1, len(wanted)), 3),
        "event": round(right / max(1, len(events)), 3),
        "event_f1": round(2 * right / max(1, predicted + len(wanted)), 3),
    }


def report_folds(read: dict[str, tuple[list[Example], Gold]], folds: int) -> dict[str, dict[str, dict[str, float]]]:
    """Scores of what was not learned from: by rules alone, and with the model."""
    likely = iter(try_folds([one for examples, _ in read.values() for one in examples], folds))
    found = {}
    for name, (examples, gold) in read.items():
        pairs = [
            (one, chances)
            for one, chances in zip(examples, islice(likely, len(examples)), strict=True)
            if not one.again
        ]
        some, chances = [one for one, _ in pairs], [chance for _, chance in pairs]
        found[name] = {"rules": judge(some, chances, gold, by_rules), "model": judge(some, chances, gold, by_model)}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets of judged.py, unpacked")
    parser.add_argument("--folds", type=int, default=0)
    chosen = parser.parse_args()
    torch.manual_seed(SEED)
    read = read_all(chosen.data)
    examples = [one for some, _ in read.values() for one in some]
    print(len(examples), "candidates,", sum(one.label != weigh.NONE for one in examples), "of them interactions")
    record = {
        "made_by": "python -m training.coder --data DIR" + (f" --folds {chosen.folds}" if chosen.folds else ""),
        "from": "corpus/sentences and corpus/reports, train (CC BY 4.0); judged triggers of MEANTIME, GUM, EWT, re3d",
        "seed": SEED,
        "decay": DECAY,
        "casts": {"sentences": FILLS, "reports": 1 + RECASTS},
        "candidates": len(examples),
        "not_learned_from": report_folds(read, chosen.folds) if chosen.folds else {},
    }
    print(json.dumps(record["not_learned_from"], indent=1))
    weigh.WEIGHTS.parent.mkdir(exist_ok=True)
    np.savez_compressed(weigh.WEIGHTS, weights=np.round(fit(examples), 3).astype(np.float16))
    weigh.WEIGHTS.with_suffix(".json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
