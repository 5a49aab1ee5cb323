"""The system under test: Chancery's whole pipeline on raw text, or statements predicted earlier and kept in a file."""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from chancery.records import Reading, Statement
from quality.samples import QualityError, Sample

System = Callable[[Sample], tuple[Statement, ...]]


def build_system(fast: bool, analyser: str | None = None) -> System:
    """The pipeline as users run it (`fast`: rules only; `analyser`: name or folder of another). Raises QualityError."""
    read = import_reader(fast, analyser)

    def predict(sample: Sample) -> tuple[Statement, ...]:
        reading = read(sample)
        if reading.document is None:
            reasons = "; ".join(skipped.reason for skipped in reading.skipped) or "no reason given"
            print_note(f"{sample.id}: not read ({reasons}); all its gold counts as missed")
            return ()
        if reading.document.text != sample.text:
            raise QualityError(f"{sample.id}: the document's text is not the sample's, so offsets cannot be compared")
        return reading.statements

    return predict


def import_reader(fast: bool, analyser: str | None) -> Callable[[Sample], Reading]:
    """`chancery.pipeline.read_document` on the encoded text, with the settings that it takes. Raises QualityError."""
    try:
        from chancery.pipeline import read_document
    except ImportError as error:
        raise QualityError(f"no pipeline to measure ({error}); score kept statements with --predicted") from error
    takes = inspect.signature(read_document).parameters
    settings: dict[str, Any] = {}
    for name, value in (("fast", fast), ("analyser", analyser)):
        if name in takes:
            settings[name] = value
        elif value:
            raise QualityError(f"chancery.pipeline.read_document takes no {name!r}")

    def read(sample: Sample) -> Reading:
        day = {"published": sample.published} if sample.published and "published" in takes else {}
        return read_document(data=sample.text.encode("utf-8", "surrogatepass"), **settings, **day)

    return read


def load_predicted(path: Path) -> System:
    """Statements kept by `--keep`: JSON Lines of `{"id": sample id, "statements": [Statement...]}`."""
    kept: dict[str, tuple[Statement, ...]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            kept[row["id"]] = msgspec.convert(row["statements"], tuple[Statement, ...])
        except (ValueError, KeyError, msgspec.ValidationError) as error:
            raise QualityError(f"{path}:{number}: not a line of predictions ({error})") from error
    return lambda sample: kept.get(sample.id, ())


def keep_predicted(path: Path, predicted: list[tuple[str, tuple[Statement, ...]]]) -> None:
    """Write predictions so that `load_predicted` reads them."""
    rows = [msgspec.json.encode({"id": name, "statements": statements}).decode() for name, statements in predicted]
    path.write_text("".join(row + "\n" for row in rows), "utf-8")


def print_note(words: str) -> None:
    print(words, file=sys.stderr)
