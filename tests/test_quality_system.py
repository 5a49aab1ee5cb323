"""The system under test: how `quality` runs the pipeline, and what it does when there is nothing to run."""

from __future__ import annotations

from pathlib import Path

import pytest

from chancery.errors import ModelError
from chancery.records import Document, Reading, Skipped, Source, Statement
from quality.samples import QualityError, Sample
from quality.system import build_system, keep_predicted, load_predicted
from quality.training import TRAINED, train_here

pipeline = pytest.importorskip("chancery.pipeline")
SAMPLE = Sample("one", "Alda Ravik said rye fails.", (), published="2019-03-14")
SAYING = Statement(
    id="s1", mode="indirect", kind="speech", speaker=(), cue=None, content=((16, 25),), frame=(0, 26), confidence=0.7
)


def make_reading(text: str | None, *skipped: Skipped) -> Reading:
    source = Source(sha256="", media_type="text/plain", encoding="utf-8")
    document = None if text is None else Document(id="d", source=source, text=text)
    return Reading(document=document, statements=(SAYING,) if document else (), skipped=skipped)


def pretend(monkeypatch: pytest.MonkeyPatch, reading: Reading | Exception) -> list[tuple[bytes, str | None, str]]:
    """Stand in for the pipeline; the list fills with what it was given."""
    given: list[tuple[bytes, str | None, str]] = []

    def read_document(one: pipeline.Input, *, options: pipeline.Options) -> Reading:
        given.append((one.data, one.published, options.analyser))
        if isinstance(reading, Exception):
            raise reading
        return reading

    monkeypatch.setattr(pipeline, "read_document", read_document)
    return given


def test_the_whole_pipeline_gets_the_raw_text(monkeypatch: pytest.MonkeyPatch) -> None:
    given = pretend(monkeypatch, make_reading(SAMPLE.text))
    assert build_system(fast=False)(SAMPLE) == (SAYING,)
    assert build_system(fast=True)(SAMPLE) == (SAYING,)
    build_system(fast=False, analyser="other")(SAMPLE)
    assert [analyser for *_, analyser in given] == ["encoder", "fast", "other"]
    assert given[0][:2] == (SAMPLE.text.encode(), "2019-03-14")
    with pytest.raises(QualityError, match="one of them"):
        build_system(fast=True, analyser="other")


def test_failures_are_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pretend(monkeypatch, make_reading(SAMPLE.text, Skipped(stage="find", reason="it broke")))
    build_system(fast=True)(SAMPLE)
    assert "one: find: it broke" in capsys.readouterr().err
    pretend(monkeypatch, make_reading(None, Skipped(stage="ingest", reason="too short")))
    assert build_system(fast=True)(SAMPLE) == ()
    assert "too short" in capsys.readouterr().err
    pretend(monkeypatch, make_reading("Another text."))
    with pytest.raises(QualityError, match="offsets"):
        build_system(fast=True)(SAMPLE)
    pretend(monkeypatch, ModelError("no weights"))
    with pytest.raises(QualityError, match="no weights"):
        build_system(fast=True)(SAMPLE)


def test_predictions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "kept.jsonl"
    keep_predicted(path, [("one", (SAYING,)), ("two", ())])
    assert load_predicted(path)(SAMPLE) == (SAYING,)
    path.write_text('{"id": "one"}\n', "utf-8")
    with pytest.raises(QualityError, match=r"kept\.jsonl:1"):
        load_predicted(path)


def test_training_here_happens_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys
    import types

    def train_locally(samples: list[Sample], out: Path) -> Path:
        calls.append(len(samples))
        return out / "analyser"

    calls: list[int] = []
    module = types.ModuleType("training.labeller")
    module.train_locally = train_locally  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "training.labeller", module)
    assert train_here([SAMPLE], tmp_path / "w") == train_here([SAMPLE], tmp_path / "w") == tmp_path / "w" / "analyser"
    assert calls == [1]
    assert (tmp_path / "w" / TRAINED).read_text("utf-8") == "analyser"
    monkeypatch.setitem(sys.modules, "training.labeller", types.ModuleType("training.labeller"))
    with pytest.raises(QualityError, match="train_locally"):
        train_here([SAMPLE], tmp_path / "other")
