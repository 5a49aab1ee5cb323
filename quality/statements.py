"""`python -m quality statements`: statements against a corpus, by the rules of docs/quality.md."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from quality.corpora import DEFAULT_SPLITS, NO_LOOKING, cofenet, load_corpus
from quality.examples import list_errors
from quality.matching import Matched, match_sample
from quality.report import show_statements, show_tallies
from quality.samples import QualityError, Sample, take
from quality.scores import score
from quality.system import System, build_system, keep_predicted, load_predicted, print_note
from quality.tagging import import_labeller, measure_tagging
from quality.training import TRAINED, train_here


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--corpus", choices=sorted(DEFAULT_SPLITS), required=True)
    parser.add_argument("--root", type=Path, required=True, help="folder of the unpacked corpus")
    parser.add_argument("--split", help="default: the corpus's development or held-out split; 'test' is refused")
    parser.add_argument("--fast", action="store_true", help="rules only, no encoder")
    parser.add_argument("--analyser", help="name or folder of another analyser")
    parser.add_argument(
        "--train", type=Path, metavar="DIR", help="train on the corpus's train split into DIR, then measure"
    )
    parser.add_argument("--predicted", type=Path, metavar="FILE", help="score statements kept by --keep, run nothing")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep the predicted statements")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="show N errors of each kind (development only)"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="the first N texts only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores as JSON ('-': print them instead)")


def run(chosen: argparse.Namespace) -> None:
    """Measure and print; raises QualityError."""
    split = chosen.split or DEFAULT_SPLITS[chosen.corpus]
    if chosen.errors and (chosen.corpus, split) in NO_LOOKING:
        raise QualityError(f"{chosen.corpus} {split}: single errors of a held-out split are not shown")
    head = {"program": "statements", "corpus": chosen.corpus, "split": split, "system": name_system(chosen)}
    if chosen.corpus == "cofenet":
        result = head | run_tagging(chosen, split)
        write(chosen.json, result, f"cofenet {split}, exact spans\n\n{show_tallies(result['exact'])}")
        return
    samples = list(take(load_corpus(chosen.corpus, chosen.root, split), chosen.limit))
    matched = match_all(samples, choose_system(chosen), chosen.keep)
    result = head | score(matched).as_json()
    write(chosen.json, result, show_statements(result))
    for line in list_errors(matched, chosen.errors) if chosen.errors else ():
        print(line)


def run_tagging(chosen: argparse.Namespace, split: str) -> dict[str, Any]:
    paragraphs = cofenet.load(chosen.root, split)[: chosen.limit]
    if chosen.fast or chosen.predicted:
        raise QualityError("cofenet measures the encoder's labels; --fast and --predicted do not apply")
    if chosen.train and not (chosen.train / TRAINED).is_file():
        raise QualityError("cofenet has no train split; train with --corpus polnear --train DIR, then name DIR here")
    folder = train_here([], chosen.train) if chosen.train else Path(chosen.analyser) if chosen.analyser else None
    return measure_tagging(paragraphs, import_labeller(folder))


def name_system(chosen: argparse.Namespace) -> str:
    if chosen.predicted:
        return f"kept ({chosen.predicted.stem})"
    made = "trained here" if chosen.train else Path(chosen.analyser or "shipped").name
    return f"{made}, fast" if chosen.fast else made


def choose_system(chosen: argparse.Namespace) -> System:
    """The system that the options name; trains first where they ask for it."""
    if chosen.predicted:
        return load_predicted(chosen.predicted)
    if chosen.train:
        train = load_corpus(chosen.corpus, chosen.root, "train")
        return build_system(chosen.fast, str(train_here(train, chosen.train)))
    return build_system(chosen.fast, chosen.analyser)


def match_all(samples: list[Sample], system: System, keep: Path | None) -> list[Matched]:
    """Run the system on every text and match what it predicts."""
    predicted = [(sample.id, system(sample)) for sample in samples]
    if keep:
        keep_predicted(keep, predicted)
    return [match_sample(sample, own) for sample, (_, own) in zip(samples, predicted, strict=True)]


def write(target: Path | None, result: dict[str, Any], table: str) -> None:
    """The table to stdout, or the JSON to `-` or a file (then both)."""
    encoded = json.dumps(result, indent=1, ensure_ascii=False)
    if target is not None and str(target) == "-":
        print(encoded)
        return
    print(table)
    if target is not None:
        target.write_text(encoded + "\n", "utf-8")
        print_note(f"written: {target}")
