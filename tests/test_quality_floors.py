"""Quality holds: the floors that need no data from outside the repository, measured anew on the held-out styles."""

from __future__ import annotations

from pathlib import Path

import pytest

from quality.__main__ import main
from quality.floors import FILE as FLOORS
from quality.floors import find_below, read_floors, read_measured

ROOT = Path(__file__).parent.parent
MODELS = ROOT / "src" / "chancery" / "analyse" / "models"


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("weights", "options"), [("encoder.onnx", []), ("fast", ["--fast"])])
def test_own_corpus_held_out(weights: str, options: list[str], tmp_path: Path) -> None:
    if not (MODELS / weights).exists():
        pytest.skip(f"the weights {weights} are not built in this checkout (training/README.md)")
    measured = tmp_path / "own.json"
    arguments = ["statements", "--corpus", "own", "--root", str(ROOT / "corpus"), "--json", str(measured), *options]
    assert main(arguments) == 0
    shares = read_measured(measured)
    floors = read_floors(FLOORS)
    assert set(shares) & set(floors.floors), "no floor is named as this run names its measures"
    assert not find_below(floors, shares)
