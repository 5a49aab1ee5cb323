"""The program that measures whether the order of arrival matters, on reports read by the fake stages."""

from __future__ import annotations

from pathlib import Path

import pytest

from chancery import pipeline
from chancery.pipeline import Input
from quality.__main__ import main
from quality.order import count_differences, in_batches, load_reports
from tests import fakes


def test_orders_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(6):
        text = f"R{number} DATED 2024-05-0{number + 1}\nTom Reed said: word {number}\nAna Horvat denied: it\n"
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    monkeypatch.setattr(pipeline, "STAGES", fakes.STAGES)
    assert main(["order", "--root", str(tmp_path), "--texts", "--orders", "3", "--batches", "2"]) == 0
    cells = [[cell.strip() for cell in line.split("|")[1:4]] for line in capsys.readouterr().out.splitlines()]
    assert ["actors of statements", "12", "0"] in cells
    assert ["actors", "2", "0"] in cells
    assert main(["order", "--root", str(tmp_path / "nothing"), "--texts"]) == 2


def test_differences_are_counted_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert count_differences("days", [{"a": 1, "b": 2}, {"a": 1, "b": 3}, {"a": 1}]) == 1
    assert "days, b: 2 | 3 | None" in capsys.readouterr().err


def test_batches_lose_nothing() -> None:
    inputs = [Input(path=Path(str(number))) for number in range(7)]
    assert [one for batch in in_batches(inputs, 3) for one in batch] == inputs


def test_the_corpus_gives_reports_without_end() -> None:
    reports = load_reports(Path(__file__).parent.parent / "corpus", plain=False, seed=0)
    given = [next(reports) for _ in range(360)]
    assert len({report.name for report in given}) == len({report.text for report in given}) == 360
    assert any(report.published for report in given), "so that days can travel"
