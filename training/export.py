"""Export a trained encoder to ONNX, quantise it to int8 and write it where the package reads it."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from chancery.analyse.encoder import MODELS, distance_buckets
from training.model import Encoder, find_minilm


class Exported(nn.Module):
    """The encoder as it runs: one window at a time, so nothing is padded."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, features: Tensor, firsts: Tensor, buckets: Tensor) -> tuple[Tensor, ...]:
        return self.encoder(pieces, features, firsts, buckets)  # type: ignore[no-any-return]


def export(encoder: Encoder, folder: Path, quantised: bool = True) -> None:
    """Write `encoder.onnx`, `relations.npy` and `pieces.json` into `folder`."""
    encoder.eval()
    folder.mkdir(parents=True, exist_ok=True)
    tokens = 12
    example = (
        torch.randint(1000, 2000, (1, 16)),
        torch.zeros(1, 16, dtype=torch.long),
        torch.arange(1, tokens + 1)[None],
        torch.from_numpy(distance_buckets(tokens)),
    )
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            Exported(encoder),
            example,
            str(plain),
            input_names=["pieces", "features", "firsts", "buckets"],
            output_names=["tokens", "arcs", "links", "dependents", "heads"],
            dynamic_axes={
                "pieces": {1: "p"},
                "features": {1: "p"},
                "firsts": {1: "n"},
                "buckets": {0: "n", 1: "n"},
                "tokens": {1: "n"},
                "arcs": {1: "n", 2: "n"},
                "links": {2: "n", 3: "n"},
                "dependents": {1: "n"},
                "heads": {1: "n"},
            },
            opset_version=17,
            dynamo=False,
        )
        if quantised:
            quantize_dynamic(
                plain,
                folder / "encoder.onnx",
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,  # AVX2 saturates at full range
                nodes_to_exclude=[
                    "/encoder/arcs/MatMul",
                    "/encoder/links/MatMul",
                ],  # stacked weights: per channel fails
                extra_options={"MatMulConstBOnly": True},
            )
        else:
            shutil.copy(plain, folder / "encoder.onnx")
    np.save(folder / "relations.npy", encoder.relation_weight.detach().numpy().astype(np.float16))
    shutil.copy(find_minilm() / "tokenizer.json", folder / "pieces.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--plain", action="store_true", help="do not quantise")
    chosen = parser.parse_args()
    encoder = Encoder()
    encoder.load_state_dict(torch.load(chosen.weights))
    export(encoder, chosen.out, not chosen.plain)
    print({path.name: path.stat().st_size for path in chosen.out.iterdir()})


if __name__ == "__main__":
    main()
