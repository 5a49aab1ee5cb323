"""`python -m quality analyser`: the analyser from raw text against treebanks and name sets."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from quality.parses import Analyser, load_shipped, load_spacy, parse_of_window
from quality.parsing import ParseScores, add_names, add_parse
from quality.report import show_shares, show_tallies
from quality.samples import QualityError
from quality.statements import write
from training.treebanks import Sentence, Window, pack_windows, read_name_windows, read_sentences

BANKS = {
    "pud-news": ("pud-test", "n"),
    "pud-wiki": ("pud-test", "w"),
    "ewt-dev": ("ewt-dev", ""),
    "ewt-test": ("ewt-test", ""),
    "gum-dev": ("gum-dev", ""),
    "gum-test": ("gum-test", ""),
}
"""Treebank sets: file, and the letter that its documents' ids start with."""
NAME_SETS = ("uner_dev", "uner_test", "pudnews", "pud", "wikigold", "gmb_test")
WHOLE_DOCUMENT = 10**9
ONE_SENTENCE = 1  # token at most before the next text begins: the name sets are sentences, not running text
DEFAULT_SETS = ("pud-news", "ewt-test", "uner_test", "pudnews")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, required=True, help="folder with treebanks/ and names/")
    parser.add_argument("--set", nargs="+", choices=[*BANKS, *NAME_SETS], default=list(DEFAULT_SETS), dest="sets")
    parser.add_argument("--analyser", default="encoder", help="name of a shipped analyser")
    parser.add_argument("--spacy-path", type=Path, metavar="DIR", help="a plain spaCy pipeline on disk instead")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N texts of each set only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores as JSON ('-': print them instead)")


def run(chosen: argparse.Namespace) -> None:
    """Measure every set and print; raises QualityError."""
    analyser = load_spacy(chosen.spacy_path) if chosen.spacy_path else load_shipped(chosen.analyser)
    system = "spacy-path" if chosen.spacy_path else chosen.analyser
    result: dict[str, Any] = {"program": "analyser", "system": system, "sets": {}}
    tables = []
    for name in chosen.sets:
        scores = measure_set(name, chosen.data, analyser, chosen.limit).as_json()
        result["sets"][name] = scores
        parts = [f"{name}, {system}", show_tallies(scores["scores"])]
        if scores["subject"]["counted"]:
            parts.append(show_shares("", {"subject of a reporting verb": scores["subject"]}))
        if scores["names_by_label"]:
            parts.append(show_tallies(scores["names_by_label"]))
        tables.append("\n\n".join(parts))
    write(chosen.json, result, "\n\n".join(tables))


def measure_set(name: str, data: Path, analyser: Analyser, limit: int | None = None) -> ParseScores:
    """Scores of one set: parse layers for a treebank, names for a name set."""
    scores = ParseScores()
    if name in BANKS:
        for window in read_bank(data, *BANKS[name])[:limit]:
            add_parse(scores, parse_of_window(window), analyser(window.text))
        return scores
    windows = list(read_name_windows(find(data / "names", f"{name}.jsonl"), ONE_SENTENCE))[:limit]
    golds = [parse_of_window(window) for window in windows]
    labels = frozenset(label for gold in golds for *_, label in gold.names)
    for window, gold in zip(windows, golds, strict=True):
        add_names(scores, gold, analyser(window.text), labels)
    return scores


def read_bank(data: Path, file: str, letter: str) -> list[Window]:
    """Whole documents of a treebank: sentences parted by a space, paragraphs by an empty line."""
    sentences: Iterable[Sentence] = read_sentences(find(data / "treebanks", f"{file}.conllu"))
    kept = (sentence for sentence in sentences if sentence.document.startswith(letter))
    return list(pack_windows(kept, None, WHOLE_DOCUMENT, file))


def find(folder: Path, name: str) -> Path:
    """The file, plain or gzipped. Raises QualityError."""
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    raise QualityError(f"no {name} or {name}.gz in {folder}")
