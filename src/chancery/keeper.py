"""A store that one can add to: reading, and what is already done, put together."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from chancery.errors import InputError
from chancery.pipeline import SECONDS, Input, Options, Stage, find_inputs, legible, read_many, versions
from chancery.records import Document, Mode, Reading, Skipped
from chancery.store.check import check_store
from chancery.store.facts import Counts, Fact, Fault, Query
from chancery.store.folding import given_as_json
from chancery.store.opening import WAIT, look
from chancery.store.reader import Reader

if TYPE_CHECKING:
    from chancery.store.writer import Incoming, Writer

BATCH = 64  # documents in a transaction, at most
BATCH_SECONDS = 2.0  # what a kill can cost, at most


@dataclass(frozen=True)
class Plan:
    """How an `add` reads: the stages (None: those of the pipeline) and what they are set to."""

    stages: tuple[Stage, ...] | None = None
    options: Options = field(default_factory=Options)
    jobs: int = 1
    seconds: float = SECONDS


class Store:
    """A kept record. Made by `chancery.open`; use it in a `with` block, or call `close`.

    Raises StoreError if the file is not a store, is of a newer version, or cannot be used; NotFound for an id that it
    does not hold.
    """

    def __init__(self, path: str | Path, *, user: str | None = None, wait: float = WAIT) -> None:
        self.path = Path(path)
        self.user = user
        """Who signs merges and splits; None: the name of the account."""
        self._wait = wait
        self._reader: Reader | None = None
        look(self.path, wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the store opens again when it is next asked."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    @property
    def reader(self) -> Reader:
        """The reading side; raises StoreError if there is no store yet."""
        if self._reader is None:
            self._reader = Reader(self.path, self._wait)
        return self._reader

    def statements(  # noqa: PLR0913 (one keyword for each way of narrowing)
        self,
        *,
        speaker: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        mode: Mode | None = None,
        outlet: str | None = None,
        limit: int | None = None,
    ) -> tuple[Fact, ...]:
        """Statements that fit, with their documents: newest `said_on` first, those of unknown day last.

        `speaker` is a canonical name, a surname or any whole words of the name; `about` words that must all occur;
        `since` and `until` ISO days, both included. None: any. Raises InputError for a day that is none.
        """
        for day in (since, until):
            if day is not None and not _is_day(day):
                raise InputError(f"{day!r} is not a day; write it as 2024-03-01")
        query = Query(speaker=speaker, about=about, since=since, until=until, mode=mode, outlet=outlet, limit=limit)
        return tuple(self.reader.statements(query))

    def statement(self, id: str) -> Fact:
        """The statement of that id, or of an id that begins so, with its document; raises NotFound."""
        return self.reader.statement(id)

    def documents(self) -> tuple[Document, ...]:
        """Documents in the order they were first kept; of a page that changed, the newest version."""
        return tuple(self.reader.documents())

    def document(self, id: str) -> Document:
        """The document of that id, or of an id that begins so; raises NotFound."""
        return self.reader.document(id)

    def reading(self, document: str) -> Reading:
        """All that was read of one document, as `chancery.read` gave it; raises NotFound."""
        found = self.reader.document(document)
        skipped = tuple(self.reader.skipped(document=found.id))
        return Reading(document=found, statements=self.reader.statements_of(found.id), skipped=skipped)

    def check(self) -> tuple[Fault, ...]:
        """Verify everything again from the kept bytes; empty: all is well."""
        return tuple(self.faults())

    def faults(self) -> Iterator[Fault]:
        """As `check`, each fault as it is found."""
        return check_store(self.reader)

    def add(
        self,
        paths: Iterable[str | Path] | str | Path,
        *,
        url: str | None = None,
        published: str | None = None,
        outlet: str | None = None,
        fast: bool = False,
        jobs: int = 1,
    ) -> Counts:
        """Read files, folders and globs into the store; what is there already, and up to date, is left alone.

        `published` is an ISO day. Raises StoreError, or ModelError; an input that cannot be read is counted in
        `skipped` and its reason kept.
        """
        several = [paths] if isinstance(paths, str | Path) else list(paths)
        plan = Plan(options=Options(analyser="fast" if fast else "encoder"), jobs=jobs)
        return self.add_inputs(find_inputs(several, url=url, published=published, outlet=outlet), plan)

    def add_inputs(
        self,
        inputs: Iterable[Input | Skipped],
        plan: Plan | None = None,
        note: Callable[[Input | Skipped, Reading | None], None] | None = None,
    ) -> Counts:
        """As `add`, for inputs that are already named; `note` hears of each (None: it was up to date)."""
        plan = plan or Plan()
        return _Adding(self, plan, note).run(inputs)


def _is_day(value: str) -> bool:
    with contextlib.suppress(ValueError):
        return datetime.date.fromisoformat(value).isoformat() == value  # not `20240301`, which compares wrongly
    return False


@dataclass(frozen=True)
class _Known:
    """An input as the store will know it."""

    given: Input | Skipped
    location: str
    sha256: str = ""
    facts: str = "{}"


class _Adding:
    """One run of `add`."""

    def __init__(
        self, store: Store, plan: Plan, note: Callable[[Input | Skipped, Reading | None], None] | None
    ) -> None:
        from chancery.store.writer import Writer

        self.plan = plan
        self.note = note or (lambda _given, _reading: None)
        named = versions(plan.stages, plan.options)
        self.writer: Writer = Writer(store.path, named, store._wait)
        self.reader = store.reader
        self.counts: Counter[str] = Counter()
        self.locations: set[str] = set()
        self.coming: list[_Known] = []
        self.batch: list[Incoming] = []
        self.last = time.monotonic()

    def run(self, inputs: Iterable[Input | Skipped]) -> Counts:
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
        finally:
            # Also on Ctrl-C: what is read is worth keeping.
            try:
                self._flush()
            finally:
                self.writer.close()
        return msgspec.convert(dict(self.counts), Counts)

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
        return next((str(given) for (given,) in self.reader.rows_of(sql, location)), "{}")

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
                self.counts["statements"] += kept.statements


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


def open(path: str | Path) -> Store:
    """The store at `path`, made by its first `add` if nothing is there yet; raises StoreError.

    >>> with open("record.db") as store:
    ...     counts = store.add(["reports/"])
    ...     facts = store.statements(speaker="Horvat", since="2024-03-01", limit=5)
    """
    return Store(path)
