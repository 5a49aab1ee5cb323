"""Bench: texts, tables without invented numbers, and a made-up store whose spans hold."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.processes import median_seconds, run_child
from bench.read import show_runs, show_starts
from bench.said import A_DOCUMENT, make_reading
from bench.texts import BenchError, count_words, load_texts


def test_texts_come_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("two words", "utf-8")
    (tmp_path / "a.txt").write_text("one", "utf-8")
    texts = load_texts(tmp_path)
    assert texts == ["one", "two words"]
    assert count_words(texts) == 3
    with pytest.raises(BenchError, match=r"no [.]txt file"):
        load_texts(tmp_path / "absent")


def test_what_was_not_measured_says_so() -> None:
    run = {
        "analyser": "fast", "texts": 2, "words": 1000, "first_read_seconds": 1.5, "statements": 0, "peak_mib": 99.6,
        "cpu_seconds": {"read": 0.5, "analyse": 0.25}, "faults": {"find: no finder": 2},
        "textacy": {"absent": "textacy cannot be imported"},
    }  # fmt: skip
    table = show_runs({"fast": run})
    assert "| whole `read`, words a second | 2,000 |" in table
    assert "| find statements alone, words a second | not measured |" in table
    assert "| whole `read` / analyse alone | 2.00 |" in table
    assert "fast: 2 texts: find: no finder" in table
    assert "fast: textacy cannot be imported" in table
    assert "| slow one | not measured |" in show_starts({"slow one": None})


def test_ratios_are_of_cpu_seconds() -> None:
    timed = {"analyse": 2.0, "find": 1.0, "read": 4.0}
    common = {"texts": 1, "words": 8, "first_read_seconds": 0.0, "statements": 1, "peak_mib": 1.0, "faults": {}}
    textacy = {"cpu_seconds": 0.5, "found": 3, "refused": 1}
    runs = {
        "encoder": {**common, "cpu_seconds": timed, "textacy": textacy},
        "fast": {**common, "cpu_seconds": {**timed, "analyse": 1.0}, "textacy": textacy},
    }
    table = show_runs(runs)
    assert "| statement stage / analyse alone | 0.50 | 1.00 |" in table
    assert "| (analyse + statement stage) / analyse alone | 1.50 | 2.00 |" in table
    assert "| (analyse + statement stage) / fast parse alone | 3.00 | 2.00 |" in table
    assert "| statement stage / textacy on the same parses | 2.00 | 2.00 |" in table
    assert "| quotations textacy found (texts it refused) | 3 (1 of 1) | 3 (1 of 1) |" in table


def test_children_run_on_one_thread() -> None:
    done = run_child(["-c", "import os; print(os.environ['OMP_NUM_THREADS'], len(os.sched_getaffinity(0)))"])
    assert done.stdout.split() == ["1", "1"]
    assert median_seconds(["-c", "pass"], 1) > 0
    with pytest.raises(BenchError, match="exit 3"):
        median_seconds(["-c", "raise SystemExit(3)"], 1)


def test_an_analyser_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Alda Ravik said rye fails.", "utf-8")
    assert main(["read", "--texts", str(tmp_path), "--analyser", "no-such-pipeline", "--passes", "1"]) == 2
    assert "no-such-pipeline" in capsys.readouterr().err


def test_made_up_statements_stand_where_they_say() -> None:
    reading, raw = make_reading(7, random.Random(1))
    document = reading.document
    assert document is not None
    assert raw.decode() == document.text
    assert len(reading.statements) == len({statement.id for statement in reading.statements}) == A_DOCUMENT
    for statement in reading.statements:
        (actor,) = statement.speaker
        assert statement.cue is not None and actor.span is not None
        assert document.slice(statement.cue.span) == "said"
        assert document.slice(actor.span) == actor.name
        assert document.slice(statement.content[0]).startswith("talks on ")
        assert document.text[statement.content[0][1]] == "."
