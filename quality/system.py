"""The system under test: Chancery's whole pipeline on raw text, or statements predicted earlier and kept in a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from chancery.errors import ModelError
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
        for fault in reading.skipped:
            if fault.span is None:  # the whole text, not a stretch of it: a stage failed
                print_note(f"{sample.id}: {fault.stage}: {fault.reason}")
        return reading.statements

    return predict


def import_reader(fast: bool, analyser: str | None) -> Callable[[Sample], Reading]:
    """`chancery.pipeline.read_document` on the encoded text, all stages. Raises QualityError."""
    try:
        from chancery.pipeline import Input, Options, read_document
    except ImportError as error:
        raise QualityError(f"no pipeline to measure ({error}); score kept statements with --predicted") from error
    if fast and analyser:
        raise QualityError("--fast and --analyser name two different analysers; give one of them")
    options = Options(analyser="fast" if fast else analyser or "encoder")

    def read(sample: Sample) -> Reading:
        data = sample.text.encode("utf-8", "surrogatepass")
        try:
            return read_document(Input(data=data, published=sample.published), options=options)
        except ModelError as error:
            raise QualityError(f"the analyser {options.analyser!r} cannot be used: {error}") from error

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
