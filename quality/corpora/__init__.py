"""Corpora by name; each module loads one layout on disk and says which splits it has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from quality.corpora import gold, gum, own, polnear
from quality.samples import QualityError, Sample

Loader = Callable[[Path, str], list[Sample]]
LOADERS: dict[str, Loader] = {"polnear": polnear.load, "gum": gum.load, "own": own.load, "gold": gold.load}
DEFAULT_SPLITS = {"polnear": "dev", "gum": "dev", "own": "held-out", "gold": "all", "cofenet": "valid"}
NO_LOOKING = {("own", "held-out")}
"""Splits whose single examples are not shown: whoever reads them would start to write rules for them."""


def load_corpus(name: str, root: Path, split: str) -> list[Sample]:
    """Samples of a corpus; raises QualityError for an unknown corpus, split or folder, ReservedError for `test`."""
    if name not in LOADERS:
        raise QualityError(f"no corpus {name!r}; there are {', '.join(DEFAULT_SPLITS)}")
    if not root.is_dir():
        raise QualityError(f"{name}: {root} is not a folder")
    samples = LOADERS[name](root, split)
    if not samples:
        raise QualityError(f"{name}: nothing of split {split!r} under {root}")
    return samples
