"""CofeNet's layout of PolNeAR: `res/polnear/valid.txt`, one paragraph a line as tokens with one BIO label each.

This is a task of its own: exact spans of source, cue and content in a given tokenisation, without links between them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from quality.samples import QualityError, refuse_split

SPLITS = ("valid",)


@dataclass(frozen=True)
class Tagged:
    """One paragraph: tokens, and one label (`O`, `B-source`, `I-source`, ... `I-content`) each."""

    id: str
    tokens: list[str]
    labels: list[str]


def load(root: Path, split: str) -> list[Tagged]:
    """Paragraphs of `valid` (PolNeAR dev), in file order."""
    refuse_split("cofenet", split, SPLITS)
    path = next((p for p in (root / "res/polnear" / f"{split}.txt", root / f"{split}.txt") if p.is_file()), None)
    if path is None:
        raise QualityError(f"cofenet: no res/polnear/{split}.txt under {root}")
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [Tagged(row["id"], row["tokens"], row["labels"]) for row in rows]
