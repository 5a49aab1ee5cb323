"""Train the encoder (see training/README.md).

    python -m training.labeller syntax --data DIR --out syntax.pt
    python -m training.labeller statements --data DIR --start syntax.pt --out encoder.pt

`syntax` trains tags, parse and names from MiniLM's weights.  `statements` goes on from there on the own corpus, with
the syntax windows mixed in so that nothing is forgotten.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from chancery.analyse.windows import Pieces
from quality.samples import Sample
from training.attributions import label_samples, read_own
from training.examples import Example, Labelled, build_examples
from training.export import export
from training.loop import train
from training.model import Encoder, find_minilm, load_minilm
from training.treebanks import read_name_windows, read_treebank

FILLS = 3  # times the own corpus is filled again with other names
REPLAY = 0.45  # share of the syntax windows mixed into the statement stage
LOCAL_REPLAY = 0.2


def load_pieces() -> Pieces:
    return Pieces(Tokenizer.from_file(str(find_minilm() / "tokenizer.json")))


def syntax_examples(data: Path, pieces: Pieces, most_tokens: int = 120) -> list[Example]:
    """Treebank and name windows as examples: EWT with UNER names, GUM's open genres with theirs, WikiGold."""
    banks, names = data / "treebanks", data / "names"
    windows = read_treebank(banks / "ewt-train.conllu.gz", names / "uner_train.jsonl.gz", most_tokens)
    windows += read_treebank(banks / "gum-train.conllu.gz", names / "gum_train.jsonl.gz", most_tokens)
    windows += read_name_windows(names / "wikigold.jsonl.gz", most_tokens)
    return build_all((Labelled(window) for window in windows), pieces)


def build_all(texts: Iterable[Labelled], pieces: Pieces) -> list[Example]:
    return [example for text in texts for example in build_examples(text, pieces)]


def sample_share(examples: Sequence[Example], share: float, seed: int = 7) -> list[Example]:
    chosen = np.random.default_rng(seed).permutation(len(examples))[: int(len(examples) * share)]
    return [examples[i] for i in sorted(chosen)]


def new_encoder() -> Encoder:
    """MiniLM's layers with fresh heads."""
    torch.manual_seed(7)
    model = Encoder()
    load_minilm(model)
    for weight in (model.arcs.weight, model.links.weight, model.relation_weight):
        torch.nn.init.normal_(weight, std=0.02)
    return model


def load_encoder(weights: Path) -> Encoder:
    model = new_encoder()
    model.load_state_dict(torch.load(weights))
    return model


def train_locally(samples: Sequence[Sample], out: Path, epochs: float = 2) -> Path:
    """Train on a corpus that may not ship; writes the model's folder under `out` and returns it.

    Goes on from `out/start.pt` (what the stages above write) and mixes in the treebanks of `$CHANCERY_DATA`.
    """
    start, data = out / "start.pt", Path(os.environ.get("CHANCERY_DATA", "../shared/data"))
    pieces = load_pieces()
    examples = build_all(label_samples(samples), pieces)
    examples += sample_share(syntax_examples(data, pieces), LOCAL_REPLAY)
    model = load_encoder(start)
    report(examples)
    train(model, examples, epochs, 2e-4)
    export(model, out / "model")
    return out / "model"


def report(examples: Sequence[Example]) -> None:
    print(len(examples), "examples,", sum(len(e.pieces.pieces) for e in examples), "pieces", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=["syntax", "statements"])
    parser.add_argument("--data", type=Path, required=True, help="folder with treebanks/ and names/")
    parser.add_argument("--start", type=Path, help="weights to go on from (statements)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=None)
    parser.add_argument("--rate", type=float, default=None)
    chosen = parser.parse_args()
    pieces = load_pieces()
    examples = syntax_examples(chosen.data, pieces)
    if chosen.stage == "syntax":
        model, epochs, rate = new_encoder(), chosen.epochs or 4, chosen.rate or 3e-4
    else:
        model, epochs, rate = load_encoder(chosen.start), chosen.epochs or 3, chosen.rate or 2e-4
        examples = sample_share(examples, REPLAY) + build_all(read_own(FILLS), pieces)
    report(examples)
    began = time.time()
    train(model, examples, epochs, rate)
    torch.save(model.state_dict(), chosen.out)
    print(f"written {chosen.out} after {time.time() - began:.0f}s")


if __name__ == "__main__":
    main()
