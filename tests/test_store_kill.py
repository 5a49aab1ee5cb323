"""`kill -9` at any moment of an `add` leaves a store that opens, is whole, and goes on."""

from __future__ import annotations

from pathlib import Path

from bench.kill import kill_often


def test_fifteen_kills(tmp_path: Path) -> None:
    result = kill_often(tmp_path, kills=15, documents=300, seed=7)
    assert result.killed == 15
    assert result.faults == []
    assert result.lost == 0
    assert result.doubled == 0
