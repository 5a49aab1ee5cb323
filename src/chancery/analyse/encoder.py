"""The encoder at run time: one ONNX session, a window of pieces in, scores of its heads out."""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from chancery.analyse.decode import Scores
from chancery.analyse.labels import COLUMNS, DISTANCES
from chancery.analyse.windows import Ids, Pieces, PieceWindow
from chancery.errors import ModelError

MODELS = Path(__file__).parent / "models"
FILES = ("encoder.onnx", "relations.npy", "pieces.json")


@dataclass(frozen=True)
class Scored:
    """Scores of one window: `tokens` [n, WIDTH], `arcs` [n, n], `links` [2, n, n] (anchor, token), relation states."""

    tokens: Scores
    arcs: Scores
    links: Scores
    dependents: Scores
    heads: Scores

    def column(self, name: str) -> Scores:
        """Scores of one label set [n, labels], or [n] for a set of one logit."""
        start, end = COLUMNS[name]
        return self.tokens[:, start] if end - start == 1 else self.tokens[:, start:end]


@functools.cache
def distance_buckets(length: int) -> Ids:
    """Bucket [n, n] of the signed distance from anchor (row) to token (column): near ones each, far ones doubling."""
    gap = np.arange(length)[None, :] - np.arange(length)[:, None]
    size = np.abs(gap)
    far = 8 + np.minimum((np.log2(np.maximum(size, 8) / 8) * 2).astype(np.int64), 7)
    bucket = np.minimum(np.where(size <= 8, np.minimum(size, 8), far), DISTANCES // 2 - 1)
    buckets: Ids = np.where(gap >= 0, bucket, bucket + DISTANCES // 2).astype(np.int64)
    return buckets


class Encoder:
    """Runs the shipped model (or one in `folder`); raises ModelError if its files are absent or do not fit."""

    def __init__(self, folder: Path = MODELS, threads: int = 1) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"the encoder's files {', '.join(missing)} are not in {folder}: reinstall chancery, "
                "rebuild them as training/README.md says, or use the fast analyser"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = int(os.environ.get("CHANCERY_THREADS", threads))
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        weight = np.load(folder / "relations.npy").astype(np.float32)
        self._relation_width, self._relations = weight.shape[0], weight.shape[1]
        self._relation_weight = np.ascontiguousarray(weight.reshape(self._relation_width, -1))
        self.pieces = Pieces(Tokenizer.from_file(str(folder / "pieces.json")))

    def score(self, window: PieceWindow) -> Scored:
        """All heads' scores for one window."""
        tokens, arcs, links, dependents, heads = self._session.run(
            None,
            {
                "pieces": window.pieces[None],
                "features": window.features[None],
                "firsts": window.firsts[None],
                "buckets": distance_buckets(len(window.firsts)),
            },
        )
        return Scored(tokens[0], arcs[0], links[0], dependents[0], heads[0])

    def choose_relations(self, scored: Scored, heads: list[int]) -> list[int]:
        """Best relation of each token to its head (indices in the window)."""
        one = np.ones((len(heads), 1), np.float32)
        dependents = np.hstack([scored.dependents, one])
        chosen = np.hstack([scored.heads[heads], one])
        mixed = (dependents @ self._relation_weight).reshape(len(heads), self._relations, self._relation_width)
        best: list[int] = np.einsum("nrj,nj->nr", mixed, chosen, optimize=True).argmax(1).tolist()
        return best
