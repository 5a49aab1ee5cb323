"""`python -m quality actors`: who exactly the actors are: ids, states, offices, chains, country codes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from chancery.errors import ModelError
from chancery.pipeline import STAGES, Input, Options, Stage, read_document
from chancery.records import Statement
from quality.actors_gsr import load_records, score_records
from quality.actors_gum import GENRES, load_chains, score_chains
from quality.actors_own import count_speakers, load_speakers, score_speakers
from quality.corpora import NO_LOOKING, load_corpus
from quality.matching import Matched, match_sample
from quality.report import show_shares, show_tallies
from quality.samples import QualityError, Sample, take
from quality.statements import write

SPLITS = {"own": "held-out", "gum": "all", "gsr": "all"}
GUM_SPLITS = {"train": ("train",), "dev": ("dev",), "all": ("train", "dev")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--corpus", choices=sorted(SPLITS), required=True)
    parser.add_argument("--root", type=Path, required=True, help="folder of the unpacked corpus")
    parser.add_argument("--split", help="own: train or held-out (default); gum: train, dev or all (default)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of each kind (not held-out)")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N texts only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores as JSON ('-': print them instead)")


def run(chosen: argparse.Namespace) -> None:
    """Measure and print; raises QualityError."""
    split = {"heldout": "held-out"}.get(chosen.split, chosen.split) or SPLITS[chosen.corpus]
    if chosen.errors and (chosen.corpus, split) in NO_LOOKING:
        raise QualityError(f"{chosen.corpus} {split}: single errors of a held-out split are not shown")
    head = {"program": "actors", "corpus": chosen.corpus, "split": split}
    measure = {"own": run_own, "gum": run_gum, "gsr": run_gsr}[chosen.corpus]
    result, table, wrong = measure(chosen.root, split, chosen.limit)
    write(chosen.json, head | result, f"actors of {chosen.corpus} {split}\n\n{table}")
    for name, lines in wrong.items() if chosen.errors else ():
        print(f"\n{name}", *lines[: chosen.errors], sep="\n  ")


def run_own(root: Path, split: str, limit: int | None) -> tuple[dict[str, Any], str, dict[str, list[str]]]:
    """Id, state and office of speakers in the project's own corpus."""
    samples = list(take(load_corpus("own", root, split), limit))
    matched = [match_sample(sample, read(sample)[0]) for sample in samples]
    scores = score_speakers(count_speakers(matched, load_speakers(root)))
    result = scores.as_json()
    return result, show_shares("of found statements", result), scores.wrong


def run_gum(root: Path, split: str, limit: int | None) -> tuple[dict[str, Any], str, dict[str, list[str]]]:
    """Chains and titles of speakers in GUM's news and interviews."""
    if split not in GUM_SPLITS:
        raise QualityError(f"gum: no split {split!r} here; it has {', '.join(GUM_SPLITS)}")
    samples = [sample for genre in GENRES for sample in load_corpus("gum", root, f"{genre}/{split}")]
    matched: list[tuple[Matched, Doc]] = []
    for sample in take(samples, limit):
        statements, doc = read(sample)
        if doc is not None:
            matched.append((match_sample(sample, statements), doc))
    scores = score_chains(matched, load_chains(root, GUM_SPLITS[split]))
    result = scores.as_json()
    return result, show_shares("of found statements with a chain", result), scores.wrong


def run_gsr(root: Path, split: str, limit: int | None) -> tuple[dict[str, Any], str, dict[str, list[str]]]:
    """Country codes of the actors in the PLOVER gold standard records."""
    if split != "all":
        raise QualityError("gsr: the records have no splits")
    scores = score_records(load_records(root)[:limit])
    result = scores.as_json()
    table = show_tallies({"country code": result["codes"]}) + f"\n\n{scores.not_codable} actors are not codable."
    return result, table, {"code": scores.wrong}


def read(sample: Sample) -> tuple[tuple[Statement, ...], Doc | None]:
    """The statements of a text as users get them, with its parse. Raises QualityError where no model is there."""
    kept: list[Doc] = []
    keep = Stage("keep", ("analysis",), ("kept",), lambda _: "1", lambda analysis: kept.append(analysis.doc))
    given = Input(data=sample.text.encode("utf-8", "surrogatepass"), published=sample.published)
    try:
        reading = read_document(given, stages=(*STAGES, keep), options=Options())
    except ModelError as error:
        raise QualityError(f"the analyser cannot be used: {error}") from error
    same = reading.document is not None and reading.document.text == sample.text
    return (reading.statements, kept[0]) if same and kept else ((), None)
