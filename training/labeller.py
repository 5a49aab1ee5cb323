"""Train the encoder: `python -m training.labeller syntax|statements ...` (see training/README.md).

`syntax` trains tags, parse and names from MiniLM's weights; `statements` goes on from there with statement parts and links.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer

from chancery.analyse.windows import Pieces
from training.examples import Example, Labelled, build_examples
from training.loop import train
from training.model import Encoder, find_minilm, load_minilm
from training.treebanks import read_name_windows, read_treebank


def load_pieces() -> Pieces:
    return Pieces(Tokenizer.from_file(str(find_minilm() / "tokenizer.json")))


def syntax_examples(data: Path, pieces: Pieces, most_tokens: int = 120) -> list[Example]:
    """Treebank and name windows as examples: EWT with UNER names, GUM's open genres with theirs, WikiGold."""
    banks, names = data / "treebanks", data / "names"
    windows = read_treebank(banks / "ewt-train.conllu.gz", names / "uner_train.jsonl.gz", most_tokens)
    windows += read_treebank(banks / "gum-train.conllu.gz", names / "gum_train.jsonl.gz", most_tokens)
    windows += read_name_windows(names / "wikigold.jsonl.gz", most_tokens)
    return [example for window in windows for example in build_examples(Labelled(window), pieces)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["syntax"])
    parser.add_argument("--data", type=Path, required=True, help="folder with treebanks/ and names/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--limit", type=int, default=None, help="examples at most, for a trial")
    chosen = parser.parse_args()
    pieces = load_pieces()
    model = Encoder()
    load_minilm(model)
    for parameter in (model.arcs.weight, model.links.weight, model.relation_weight):
        torch.nn.init.normal_(parameter, std=0.02)
    examples = syntax_examples(chosen.data, pieces)[: chosen.limit]
    print(len(examples), "examples", sum(len(e.pieces.pieces) for e in examples), "pieces", flush=True)
    began = time.time()
    train(model, examples, chosen.epochs, chosen.rate)
    torch.save(model.state_dict(), chosen.out)
    print(f"written {chosen.out} after {time.time() - began:.0f}s")


if __name__ == "__main__":
    main()
