"""What the commands that read have in common: their inputs, and what is told while they read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from chancery.cli.options import note

if TYPE_CHECKING:
    from chancery.pipeline import Input
    from chancery.records import Reading, Skipped


def name_inputs(
    paths: list[str], url: str | None = None, published: str | None = None, outlet: str | None = None
) -> Iterator[Input | Skipped]:
    """The inputs that the paths name; `-` is standard input."""
    from chancery.pipeline import Input, find_inputs

    files = [path for path in paths if path != "-"]
    if len(files) < len(paths):
        yield Input(data=sys.stdin.buffer.read(), url=url, published=published, outlet=outlet)
    yield from find_inputs(files, url=url, published=published, outlet=outlet)


class Tally:
    """Counts the readings that pass, and notes each input that gave no document."""

    def __init__(self) -> None:
        self.documents = self.statements = self.interactions = self.meetings = self.refused = 0

    def watch(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings, as they come."""
        for reading in readings:
            if reading.document is None:
                self.refused += 1
            else:
                self.documents += 1
            self.statements += len(reading.statements)
            self.interactions += len(reading.interactions)
            self.meetings += len(reading.meetings)
            note_refusal(reading, note)
            yield reading

    def note_nothing(self) -> None:
        """Say why there is nothing to show."""
        note("nothing could be read" if self.refused else "there is no file to read in what was named")


def note_refusal(reading: Reading, tell: Callable[[str], None]) -> None:
    """The reasons of an input that gave no document."""
    if reading.document is None:
        for skipped in reading.skipped:
            tell(f"skipped: {skipped.reason}")


class Progress:
    """A bar on a terminal's standard error, nothing elsewhere; and notes of what was refused."""

    def __enter__(self) -> Progress:
        self._bar = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            console = Console(stderr=True, markup=False, highlight=False)
            self._bar = Bar(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True)
            self._task = self._bar.add_task("reading", total=None)
            self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def counted(self, inputs: Iterable[Input | Skipped]) -> Iterable[Input | Skipped]:
        """The inputs; on a terminal all are found first, so that the bar has an end."""
        if self._bar is None:
            return inputs
        found = list(inputs)
        self._bar.update(self._task, total=len(found))
        return found

    def note(self, _given: Input | Skipped, reading: Reading | None) -> None:
        """One input is done."""
        if self._bar is not None:
            self._bar.advance(self._task)
        if reading is not None:
            note_refusal(reading, note if self._bar is None else self._bar.console.print)
