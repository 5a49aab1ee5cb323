"""Learn what a trigger tells: the weights of `chancery.code.weigh`.

    python -m training.coder [--folds 5]

Reads the own corpus: its train sentences, filled with two casts, and the train reports that are marked for
interactions; looks at every candidate of the rules, and at words beside them; fits a softmax over the events and none
by L-BFGS, and writes `chancery/code/models/coder.npz` with a record of it (`coder.json`). With `--folds` it first says
how often sentences and reports come out right that were not learned from. Nothing of any other set goes in.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from spacy.tokens import Doc
from torch import Tensor

from chancery.code import weigh
from chancery.code.candidates import Candidate, Sieve, Told, find_candidates, span_of
from chancery.code.interactions import is_told
from chancery.find.naming import Namer
from chancery.ids import document_id
from chancery.records import Document, Source, Statement
from corpus import Report, read_reports
from corpus.interactions import MarkedInteraction
from corpus.sentences import read_sentences
from quality.events import parse
from quality.events_own import name_slots
from quality.events_reports import read_layers, touches

SEED = 7  # of the order of the folds
DECAY = 5.0  # times half the squared weights, beside the summed loss; chosen by folds
FILLS = 2  # casts with which sentences are read
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
    """Of a sentence with another cast: it trains, and is not measured on."""


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
        rows=weigh.rows_of(one),
        label=found.event if found is not None else weigh.NONE,
        rule=one.spotted.reading.event if one.spotted.reading is not None else None,
        complete=one.complete,
        alone=weigh.is_alone(one.spotted),
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
    """Candidates of one report, read as the pipeline reads it."""
    layers = read_layers(report.text, report.told_day)
    document: Document = layers["document"]
    doc: Doc = layers["analysis"].doc
    statements: tuple[Statement, ...] = layers["statements"]
    namer = Namer(document, doc, statements, layers["register"])
    who = functools.cache(namer.all_of)
    for one in candidates(doc, Told(document, statements, layers["times"], who, namer.pair())):
        yield make_example(report.id, one, report.interactions)


def candidates(doc: Doc, told: Told) -> Iterator[Candidate]:
    """All candidates of a text, beside the rules too."""
    for sentence in doc.sents:
        if is_told(sentence, told.document):
            yield from find_candidates(sentence, told, Sieve(every, every))


def every(_: object) -> bool:
    return True


def read_all() -> tuple[list[Example], dict[tuple[str, int], MarkedInteraction]]:
    """All examples, and the gold interactions by group and number."""
    gold = {(one.id, g.number): g for one in read_sentences("train") for g in one.interactions}
    examples = [replace(example, again=fill > 0) for fill in range(FILLS) for example in from_sentences(fill)]
    for report in read_reports(split="train"):
        if "interactions" in report.layers:
            gold |= {(report.id, g.number): g for g in report.interactions}
            examples += from_report(report)
    return examples, gold


def fit(examples: Sequence[Example]) -> np.ndarray:
    """Weights [BUCKETS, CLASSES] by which the labels are likely."""
    labels = [weigh.CLASSES.index(example.label) for example in examples]
    return fit_rows([example.rows for example in examples], labels, DECAY)


def fit_rows(rows: Sequence[np.ndarray], labels: Sequence[int], decay: float) -> np.ndarray:
    """Weights [BUCKETS, CLASSES] of a softmax over the sums of rows, each with the number of its class."""
    flat = torch.from_numpy(np.concatenate(rows))
    starts = torch.from_numpy(np.cumsum([0, *(len(one) for one in rows)])[:-1])
    truth = torch.tensor(labels)
    table = torch.zeros(weigh.BUCKETS, len(weigh.CLASSES), requires_grad=True)
    optimizer = torch.optim.LBFGS([table], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        scores = torch.nn.functional.embedding_bag(flat, table, starts, mode="sum")
        missed = torch.nn.functional.cross_entropy(scores, truth, reduction="sum")
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
        table = fit([one for one in examples if fold_of(one.group, folds) != fold])
        for at, one in enumerate(examples):
            if fold_of(one.group, folds) == fold:
                found[at] = weigh.chances_of(one.rows, table)
    return found


Decide = Callable[[Example, dict[str, float]], str | None]


def by_rules(one: Example, _: dict[str, float]) -> str | None:
    return one.rule if one.complete else None


def by_model(one: Example, likely: dict[str, float]) -> str | None:
    return weigh.choose(one.rule, likely, weigh.least_of(one.alone, one.complete))


def judge(
    examples: Sequence[Example],
    likely: Sequence[dict[str, float]],
    gold: dict[tuple[str, int], MarkedInteraction],
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
    wanted = {at for at, one in gold.items() if "optional" not in one.flags} | set(events)
    right = sum(gold[at].event == event for at, event in events.items())
    return {
        "precision": round(len(events) / max(1, predicted), 3),
        "recall": round(len(events) / max(1, len(wanted)), 3),
        "event": round(right / max(1, len(events)), 3),
        "event_f1": round(2 * right / max(1, predicted + len(wanted)), 3),
    }


def report_folds(
    examples: Sequence[Example], gold: dict[tuple[str, int], MarkedInteraction], folds: int
) -> dict[str, dict[str, dict[str, float]]]:
    """Scores of what was not learned from: by rules alone, and with the model."""
    likely = try_folds(examples, folds)
    reports = {report.id for report in read_reports(split="train")}
    found = {}
    for name, inside in (("sentences", False), ("reports", True)):
        kept = [at for at, one in enumerate(examples) if (one.group in reports) == inside and not one.again]
        own = {at: one for at, one in gold.items() if (at[0] in reports) == inside}
        some, chances = [examples[at] for at in kept], [likely[at] for at in kept]
        found[name] = {"rules": judge(some, chances, own, by_rules), "model": judge(some, chances, own, by_model)}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    chosen = parser.parse_args()
    torch.manual_seed(SEED)
    examples, gold = read_all()
    print(len(examples), "candidates,", sum(one.label != weigh.NONE for one in examples), "of them interactions")
    record = {
        "made_by": "python -m training.coder" + (f" --folds {chosen.folds}" if chosen.folds else ""),
        "from": "corpus/sentences and corpus/reports, train (CC BY 4.0)",
        "seed": SEED,
        "decay": DECAY,
        "casts": FILLS,
        "candidates": len(examples),
        "not_learned_from": report_folds(examples, gold, chosen.folds) if chosen.folds else {},
    }
    print(json.dumps(record["not_learned_from"], indent=1))
    weigh.WEIGHTS.parent.mkdir(exist_ok=True)
    np.savez_compressed(weigh.WEIGHTS, weights=np.round(fit(examples), 3).astype(np.float16))
    weigh.WEIGHTS.with_suffix(".json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
