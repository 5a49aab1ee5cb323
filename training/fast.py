"""Train the fast analyser: `python -m training.fast --data DIR --out DIR`.

DIR holds the treebanks and name sets of `training/README.md`.  The trained pipeline is spaCy's own format; optimiser
state and training-only files are left out.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training
from spacy.util import load_config, load_model_from_config

from training.treebanks import Window, read_treebank

CONFIG = Path(__file__).with_name("fast.cfg")


def build_gold(window: Window, vocab: spacy.vocab.Vocab) -> Doc:
    """The window as a spaCy document with gold layers; a token keeps the white space that follows it."""
    words, spaces = [], []
    previous = 0
    gold: dict[str, list] = {"heads": [], "deps": [], "pos": [], "tags": [], "sent_starts": []}
    place: dict[int, int] = {}
    rows: list[int | None] = []
    for index, (start, end) in enumerate(window.tokens):
        gap = window.text[previous:start]
        if previous and gap and gap != " ":
            words.append(gap.strip(" ") or gap)
            spaces.append(False)
            rows.append(None)
        place[index] = len(words)
        words.append(window.text[start:end])
        spaces.append(window.text[end : end + 1] == " ")
        rows.append(index)
        previous = end
    for position, row in enumerate(rows):
        blank = row is None
        gold["heads"].append(position - 1 if blank else place[window.heads[row]])  # type: ignore[index]
        gold["deps"].append("dep" if blank else ("ROOT" if window.heads[row] == row else window.relations[row]))  # type: ignore[index]
        gold["pos"].append("SPACE" if blank else window.upos[row])  # type: ignore[index]
        gold["tags"].append("_SP" if blank else window.xpos[row])  # type: ignore[index]
        gold["sent_starts"].append(False if blank else window.starts[row])  # type: ignore[index]
    doc = Doc(vocab, words=words, spaces=spaces, **gold)
    names = [Span(doc, place[s], place[e - 1] + 1, label=label) for s, e, label in window.names or []]
    doc.set_ents(names, default="outside" if window.names is not None else "missing")
    return doc


def write_gold(windows: Iterable[Window], path: Path) -> None:
    vocab = spacy.blank("en").vocab
    DocBin(docs=[build_gold(window, vocab) for window in windows], store_user_data=False).to_disk(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with treebanks/ and names/")
    parser.add_argument("--out", type=Path, required=True, help="where the trained pipeline is written")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    banks, names = chosen.data / "treebanks", chosen.data / "names"
    with tempfile.TemporaryDirectory() as scratch:
        train, dev = Path(scratch) / "train.spacy", Path(scratch) / "dev.spacy"
        windows = read_treebank(banks / "ewt-train.conllu.gz", names / "uner_train.jsonl.gz", 80)
        windows += read_treebank(banks / "gum-train.conllu.gz", names / "gum_train.jsonl.gz", 80)
        write_gold(windows, train)
        write_gold(read_treebank(banks / "ewt-dev.conllu.gz", names / "uner_dev.jsonl.gz", 80), dev)
        config = load_config(CONFIG, overrides={"paths.train": str(train), "paths.dev": str(dev)}, interpolate=False)
        nlp = init_nlp(load_model_from_config(config, auto_fill=True).config)
        run_training(nlp, chosen.out, use_gpu=-1)
    print(write_shipped(chosen.out / "model-best", chosen.out / "fast"))


def write_shipped(trained: Path, shipped: Path) -> Path:
    """The pipeline as it ships: without the paths it was trained from."""
    nlp = spacy.load(trained)
    nlp.config["paths"].update(train=None, dev=None)
    nlp.to_disk(shipped)
    return shipped


if __name__ == "__main__":
    main()
