"""`python -m quality events`: interactions: what happens between a given pair, dyads end to end, own sentences.

plv            event and quad class of PLV's sentences, actors given (`quality.events_plv`)
gsr            dyads of the PLOVER gold standard records, from the sentence alone (`quality.events_gsr`)
petr2, unit    PETRARCH's regression records and unit tests (`quality.events_petrarch`)
meantime       certainty, polarity and time of what is found in MEANTIME (`quality.events_meantime`)
own            the project's own sentences: found, event, sides, realis (`quality.events_own`)
reports        its reports, read whole: found, event, realis, whose word, false ones a report (`quality.events_reports`)
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from chancery.analyse import load_analyser
from chancery.errors import ModelError
from chancery.ids import document_id
from chancery.records import Document, Source
from quality.events_gsr import score_dyads
from quality.events_meantime import score_factuality
from quality.events_own import score_own
from quality.events_petrarch import score_petrarch
from quality.events_plv import load_pairs, score_pairs, score_trained
from quality.events_reports import score_reports
from quality.samples import QualityError
from quality.statements import write

OURS = ("own", "reports")
CORPORA = ("plv", "gsr", "petr2", "unit", "meantime", *OURS)
HALVES = ("tune", "report", "all")
OWN_SPLITS = ("train", "held-out")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--corpus", choices=CORPORA, required=True)
    parser.add_argument("--root", type=Path, help="folder of the unpacked corpus (own, reports: not needed)")
    parser.add_argument("--split", help="tune, report or all (default); own, reports: train or held-out (default)")
    parser.add_argument("--every", action="store_true", help="gsr: all interactions of a sentence, not the first alone")
    parser.add_argument("--train", action="store_true", help="plv: learn from four of five folds, measure on the fifth")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors (tune and train only)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores as JSON ('-': print them instead)")


def run(chosen: argparse.Namespace) -> None:
    """Measure and print; raises QualityError."""
    own = chosen.corpus in OURS
    split = chosen.split or ("held-out" if own else "all")
    if split not in (OWN_SPLITS if own else HALVES):
        raise QualityError(f"{chosen.corpus}: no split {split!r}; it has {', '.join(OWN_SPLITS if own else HALVES)}")
    if chosen.errors and split not in ("tune", "train"):
        raise QualityError(f"{chosen.corpus} {split}: single errors are shown of tune and train only")
    if chosen.root is None and not own:
        raise QualityError(f"{chosen.corpus}: give the folder of the unpacked corpus as --root")
    scores = measure(chosen, split)
    result = scores.as_json()
    head = {"program": "events", "corpus": chosen.corpus, "split": split}
    table = "\n".join(f"{name:22} {show(value)}" for name, value in result.items())
    write(chosen.json, head | result, f"events of {chosen.corpus} {split}\n\n{table}")
    for line in scores.wrong[: chosen.errors]:
        print(" ", line)


def measure(chosen: argparse.Namespace, split: str) -> Any:
    root = chosen.root
    measures: dict[str, Callable[[], Any]] = {
        "plv": lambda: (
            score_trained(load_pairs(root), parse, split)
            if chosen.train
            else score_pairs(load_pairs(root, split), parse)
        ),
        "gsr": lambda: score_dyads(root, split, parse, chosen.every),
        "meantime": lambda: score_factuality(root, split),
        "own": lambda: score_own(split, parse),
        "reports": lambda: score_reports(split),
    }
    return measures.get(chosen.corpus, lambda: score_petrarch(root, chosen.corpus, split, parse))()


def show(value: Any) -> str:
    """A tally as precision, recall and F1; anything else as it is."""
    if not isinstance(value, dict) or "f1" not in value or isinstance(value["f1"], dict):
        return str(value)
    shares = " ".join(f"{name} {value[name] or 0:.3f}" for name in ("precision", "recall", "f1"))
    return f"{shares}  gold {value['gold']} found {value['predicted']}"


def parse(text: str) -> Doc:
    """The sentence as the analyser reads it. Raises QualityError where no model is there."""
    source = Source(sha256="", media_type="text/plain", encoding="utf-8")
    try:
        doc: Doc = load_analyser("encoder").analyse(Document(id=document_id(text), source=source, text=text)).doc
    except ModelError as error:
        raise QualityError(f"the analyser cannot be used: {error}") from error
    return doc
