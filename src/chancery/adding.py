"""One run of `add`: what is new or changed is read and kept, the rest left alone."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import msgspec

from chancery.errors import ChanceryError
from chancery.pipeline import SECONDS, Input, Options, Stage, legible, read_many
from chancery.records import Reading, Skipped
from chancery.store.facts import Counts
from chancery.store.folding import given_as_json
from chancery.store.reader import Reader

if TYPE_CHECKING:
    from chancery.store.shared import Shared
    from chancery.store.writer import Incoming, Writer

BATCH = 64  # documents in a transaction, at most
MOST_UNTOLD = 500  # documents whose facts of days are told in a transaction
BATCH_SECONDS = 2.0  # what a kill can cost, at most


@dataclass(frozen=True)
class Sharing:
    """How documents get days by way of others."""

    version: str
    """Of `tell`; the facts that another version told are told again."""
    tell: Callable[[Reading], bytes]
    """What a reading tells of days, in short."""
    share: Callable[[Iterable[bytes]], Shared]
    """The days that follow from what all documents tell."""


@dataclass(frozen=True)
class Plan:
    """How an `add` reads: the stages (None: those of the pipeline) and what they are set to."""

    stages: tuple[Stage, ...] | None = None
    options: Options = field(default_factory=Options)
    jobs: int = 1
    seconds: float = SECONDS
    sharing: Sharing | None = None
    """How days travel among documents; None: `chancery.link.days`."""


@dataclass(frozen=True)
class _Known:
    """An input as the store will know it."""

    given: Input | Skipped
    location: str
    sha256: str = ""
    facts: str = "{}"


class Adding:
    """One run of `add`, over a store that `writer` and `reader` are open on; it closes the writer."""

    def __init__(
        self,
        writer: Writer,
        reader: Reader,
        plan: Plan,
        note: Callable[[Input | Skipped, Reading | None], None] | None = None,
    ) -> None:
        self.plan = plan
        self.note = note or (lambda _given, _reading: None)
        self.writer = writer
        self.reader = reader
        self.counts: Counter[str] = Counter()
        self.locations: set[str] = set()
        self.coming: list[_Known] = []
        self.batch: list[Incoming] = []
        self.last = time.monotonic()

    def run(self, inputs: Iterable[Input | Skipped]) -> Counts:
        """Read and keep; what is read is kept also when something stops the run."""
        plan = self.plan
        readings = read_many(
            self._wanted(inputs), jobs=plan.jobs, stages=plan.stages, options=plan.options, seconds=plan.seconds
        )
        try:
            with contextlib.closing(readings):  # type: ignore[type-var]
                for reading in readings:
                    known = self.coming.pop(0)
                    self.batch.append(_incoming(known, reading))
                    self.note(known.given, reading)
                    if len(self.batch) >= BATCH or time.monotonic() - self.last > BATCH_SECONDS:
                        self._flush()
            self._flush()
            if self.reader.days_are_due():
                self._share()
        finally:
            # Also on Ctrl-C: what is read is worth keeping.
            try:
                self._flush()
            finally:
                self.writer.close()
        return msgspec.convert(dict(self.counts), Counts)

    def _share(self) -> None:
        """Find again which days travel from report to report; where every report has its own there is no need."""
        sharing = self.plan.sharing or _shipped_sharing()
        try:
            shared = sharing.share(self._told(sharing) if self.reader.some_day_is_open() else ())
        except ChanceryError:
            raise
        except Exception as error:  # what was read is kept; the days stay due
            reason = f"no days were shared among the reports: {type(error).__name__}: {error}"
            skipped = Skipped(stage="link", reason=reason)
            self.note(skipped, Reading(document=None, skipped=(skipped,)))
            return
        self.writer.share_days(shared)

    def _told(self, sharing: Sharing) -> Iterator[bytes]:
        """What every document tells of days; only those that have not told it before are looked at for it."""
        while some := list(itertools.islice(self.reader.readings_untold(sharing.version), MOST_UNTOLD)):
            told = {reading.document.id: sharing.tell(reading) for reading in some if reading.document is not None}
            self.writer.note_day_facts(sharing.version, told)
        return self.reader.day_facts()

    def _wanted(self, inputs: Iterable[Input | Skipped]) -> Iterator[Input | Skipped]:
        """The inputs that are new, changed, or were read by older stages."""
        for given in inputs:
            known = _known(given)
            if known.location in self.locations:
                continue
            self.locations.add(known.location)
            done = self.reader.state_of(known.location, known.sha256) if known.sha256 else None
            if done is not None and isinstance(known.given, Input):
                versions_then, facts_then = done
                known = known if facts_then is None else _with_earlier(known, facts_then)
                if versions_then == self.writer.versions and facts_then in (None, known.facts):
                    self._leave(known, refused=facts_then is None)
                    continue
            elif isinstance(known.given, Input):
                known = _with_earlier(known, self._given_before(known.location))
            self.coming.append(known)
            yield known.given

    def _given_before(self, location: str) -> str:
        """What was given with the version of a place that was kept last, as JSON."""
        sql = "SELECT given FROM sources WHERE location = :id ORDER BY seen DESC LIMIT 1"
        return next((str(given) for (given,) in self.reader.rows(sql, {"id": location})), "{}")

    def _leave(self, known: _Known, *, refused: bool) -> None:
        """Count an input that need not be read again; one that could not be read still cannot be."""
        self.counts["skipped" if refused else "unchanged"] += 1
        reasons = tuple(self.reader.skipped(location=known.location)) if refused else ()
        self.note(known.given, Reading(document=None, skipped=reasons) if refused else None)

    def _flush(self) -> None:
        batch, self.batch = self.batch, []
        self.last = time.monotonic()
        if batch:
            for kept in self.writer.keep(batch):
                self.counts[kept.outcome] += 1
                self.counts.update(kept.written)


def _shipped_sharing() -> Sharing:
    from chancery.link.day_facts import VERSION, tell_days
    from chancery.link.days import share_days

    return Sharing(VERSION, tell_days, share_days)


def _known(given: Input | Skipped) -> _Known:
    if isinstance(given, Skipped):
        return _Known(given, legible(given.path or ""))
    facts = given_as_json({"url": given.url, "published": given.published, "outlet": given.outlet})
    if given.path is None:
        sha256 = hashlib.sha256(given.data or b"").hexdigest()
        return _Known(given, given.url or f"text:{sha256}", sha256, facts)
    location = legible(str(given.path.absolute()))
    try:
        with given.path.open("rb") as file:
            return _Known(given, location, hashlib.file_digest(file, "sha256").hexdigest(), facts)
    except OSError:
        return _Known(given, location, "", facts)  # reading it will say why it cannot be read


def _with_earlier(known: _Known, earlier: str) -> _Known:
    """What was given at an earlier `add` still holds where nothing else is given now."""
    assert isinstance(known.given, Input)
    facts: dict[str, str | None] = json.loads(earlier) | json.loads(known.facts)
    given = replace(known.given, url=facts.get("url"), published=facts.get("published"), outlet=facts.get("outlet"))
    return replace(known, given=given, facts=given_as_json(facts))


def _incoming(known: _Known, reading: Reading) -> Incoming:
    from chancery.store.writer import Incoming

    if reading.document is None or isinstance(known.given, Skipped):
        return Incoming(reading, known.location, known.sha256, b"", known.facts)
    try:
        raw = known.given.data if known.given.path is None else known.given.path.read_bytes()
    except OSError:
        raw = None
    if raw is None or not known.sha256 == reading.document.source.sha256 == hashlib.sha256(raw).hexdigest():
        reason = f"{known.given.name}: it changed while it was being read; add it again"
        moved = Reading(document=None, skipped=(Skipped(stage="worker", reason=reason, path=known.given.name),))
        return Incoming(moved, known.location, "", b"", known.facts)
    return Incoming(reading, known.location, known.sha256, raw, known.facts)
