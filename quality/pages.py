"""How much of a page's report the body blocks hold: precision and recall of characters against gold paragraphs.

    python -m quality.pages --root DIR [--clean] [--worst N]

DIR holds `html` (the pages) and `ground_truth.json`: {file: {"body": [paragraph, ...]}}, optional ones in brackets.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import statistics
import time
from pathlib import Path

import msgspec

from chancery import clean, ingest
from chancery.errors import InputError
from chancery.records import Document

WORD = re.compile(r"\w+")


class Score(msgspec.Struct, frozen=True):
    """Characters of words of a page's body blocks against its gold paragraphs."""

    page: str
    right: int
    """Predicted characters that stand in a gold paragraph, optional ones included."""
    predicted: int
    found: int
    """Characters of the gold paragraphs, optional ones left out, that were predicted."""
    gold: int

    @property
    def precision(self) -> float:
        """Share of the predicted characters that are gold; 1 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold characters that were found; 1 where there is no gold."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(page: str, predicted: str, paragraphs: list[str]) -> Score:
    """Characters of the words that stand in the same order in both; a gold paragraph in brackets is optional."""
    found = WORD.findall(predicted)
    wanted = [(word, part[:1] != "[") for part in paragraphs for word in WORD.findall(part)]
    matcher = difflib.SequenceMatcher(None, found, [word for word, _ in wanted], autojunk=False)
    shared = [wanted[block.b + offset] for block in matcher.get_matching_blocks() for offset in range(block.size)]
    return Score(
        page=page,
        right=sum(len(word) for word, _ in shared),
        predicted=sum(map(len, found)),
        found=sum(len(word) for word, needed in shared if needed),
        gold=sum(len(word) for word, needed in wanted if needed),
    )


def body(document: Document) -> str:
    """Text of the body and subhead blocks: the gold keeps subheads among its paragraphs."""
    return "\n".join(document.slice(block.span) for block in document.blocks if block.role in ("body", "subhead"))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--clean", action="store_true", help="label the blocks too, as the pipeline does")
    parser.add_argument("--worst", type=int, default=0, help="also print the N worst pages")
    options = parser.parse_args()
    gold = json.loads((options.root / "ground_truth.json").read_text("utf-8"))
    scores, began = [], time.perf_counter()
    for name, truth in gold.items():
        try:
            document = ingest.open_document(path=options.root / "html" / name)
            predicted = body(clean.label_blocks(document)[0] if options.clean else document)
        except InputError as error:
            print(name, error)
            predicted = ""
        scores.append(score(name, predicted, truth["body"]))
    seconds = time.perf_counter() - began
    counts = {part: sum(getattr(one, part) for one in scores) for part in ("right", "predicted", "found", "gold")}
    total = Score(page="all", **counts)
    print(f"{len(scores)} pages, {seconds:.1f} s")
    print(f"characters pooled: precision {total.precision:.3f} recall {total.recall:.3f} F1 {total.f1:.3f}")
    means = [statistics.mean(getattr(one, part) for one in scores) for part in ("precision", "recall", "f1")]
    print("mean over pages:   precision {:.3f} recall {:.3f} F1 {:.3f}".format(*means))
    for one in sorted(scores, key=lambda one: one.f1)[: options.worst]:
        print(f"  {one.page}: precision {one.precision:.2f} recall {one.recall:.2f}")


if __name__ == "__main__":
    main()
