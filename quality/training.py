"""The hook for sets whose weights may not ship: train locally on their train split, measure, throw the weights away.

`training.labeller` offers `train_locally(samples, out)`: it takes `quality.samples.Sample` records (text, content,
source and cue spans), writes an analyser folder under `out`, and returns it; the pipeline takes it as its analyser.
"""

from __future__ import annotations

from pathlib import Path

from quality.samples import QualityError, Sample

TRAINED = "trained"  # the file in which a training folder keeps the name of its analyser


def train_here(samples: list[Sample], out: Path) -> Path:
    """Folder of an analyser trained on the samples, or what an earlier run left in `out`. Raises QualityError."""
    if (out / TRAINED).is_file():
        return out / (out / TRAINED).read_text("utf-8").strip()
    try:
        from training.labeller import train_locally
    except ImportError as error:
        raise QualityError(f"--train needs training.labeller.train_locally(samples, out): {error}") from error
    out.mkdir(parents=True, exist_ok=True)
    folder = Path(train_locally(samples, out))
    (out / TRAINED).write_text(str(folder.relative_to(out)), "utf-8")
    return folder
