"""Triggers judged by hand: rows that can be read, in texts that hold them."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from chancery.code.weigh import CLASSES
from quality.samples import QualityError
from training.judged import JUDGED, read_judged

DATA = Path(__file__).parent.parent.parent / "shared" / "data"


def test_every_row_is_a_trigger_and_what_it_tells() -> None:
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(int(row["start"]) < int(row["end"]) and row["event"] in CLASSES for row in rows)
    assert {row["text"].partition("/")[0] for row in rows} == {"ewt", "gum", "meantime", "re3d"}
    assert max(Counter((row["text"], row["start"]) for row in rows).values()) == 1


def test_a_text_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(QualityError, match="give the folder"):
        list(read_judged(tmp_path))


@pytest.mark.skipif(not (DATA / "meantime").is_dir(), reason="the sets are not unpacked under ../shared/data")
def test_triggers_are_words_of_their_texts() -> None:
    for judged in read_judged(DATA):
        assert all(judged.text[start:end].strip() for start, end in judged.events)
