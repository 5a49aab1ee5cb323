"""Worker processes of our own: a task that kills its worker, or takes too long, costs that task only.

The processes are spawned, so a script that asks for more than one job needs the usual
`if __name__ == "__main__":` guard.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from chancery.errors import ChanceryError

T = TypeVar("T")
R = TypeVar("R")

BATCH = 3  # tasks a worker holds at once: enough to hide the pipe, few enough to share out evenly
START_SECONDS = 180.0  # loading the models on a busy machine
STARTS = 3  # workers that may die one after another before the first task is done


@dataclass
class Pool(Generic[T, R]):
    """Runs a function over tasks on `jobs` processes; results come in the order of the tasks.

    `prepare` is called once in each worker and returns the function. `lost` makes the result of a task whose worker
    died, took more than `seconds`, or raised; it gets the task and the reason.
    """

    prepare: Callable[[], Callable[[T], R]]
    lost: Callable[[T, str], R]
    jobs: int
    seconds: float

    def run(self, tasks: Iterable[T]) -> Iterator[R]:
        """Results in order; raises ChanceryError if no worker can be started. Closing it ends the workers."""
        flow = _Flow(self, tasks)
        try:
            yield from flow.results()
        finally:
            for worker in flow.workers:
                worker.stop()


class _Flow(Generic[T, R]):
    """One run: what waits, what is in work, what is done and not yet its turn."""

    def __init__(self, pool: Pool[T, R], tasks: Iterable[T]) -> None:
        self.pool = pool
        self.coming = enumerate(tasks)
        self.more = True
        self.again: deque[tuple[int, T]] = deque()
        self.done: dict[int, R] = {}
        self.workers: list[_Worker] = []
        self.failed_starts = 0

    def results(self) -> Iterator[R]:
        turn = 0
        while True:
            self._feed(turn)
            if not any(worker.batch for worker in self.workers) and not self.done:
                return
            self._collect()
            while turn in self.done:
                yield self.done.pop(turn)
                turn += 1

    def _feed(self, turn: int) -> None:
        ahead = self.pool.jobs * BATCH * 4  # how far others may run ahead of a slow task
        while True:
            idle = next((worker for worker in self.workers if not worker.batch), None)
            if idle is None and len(self.workers) >= self.pool.jobs:
                return
            batch = self._take(turn + ahead)
            if not batch:
                return
            if idle is None:
                idle = _Worker(self.pool.prepare)
                self.workers.append(idle)
            idle.give(batch, self.pool.seconds)

    def _take(self, end: int) -> list[tuple[int, T]]:
        batch: list[tuple[int, T]] = []
        while self.again and len(batch) < BATCH:
            batch.append(self.again.popleft())
        while self.more and len(batch) < BATCH:
            number, task = next(self.coming, (-1, None))
            if task is None:
                self.more = False
                break
            batch.append((number, task))
            if number >= end:
                break
        return batch

    def _collect(self) -> None:
        busy = {worker.pipe: worker for worker in self.workers if worker.batch}
        if not busy:
            return
        patience = min(worker.deadline for worker in busy.values()) - time.monotonic()
        for pipe in wait(list(busy), max(0.0, patience)):
            self._hear(busy[pipe])  # type: ignore[index]
        now = time.monotonic()
        for worker in busy.values():
            if worker.batch and now >= worker.deadline and not worker.pipe.poll():
                self._lose(worker, f"took longer than {self.pool.seconds:g} seconds")

    def _hear(self, worker: _Worker) -> None:
        try:
            kind, content = worker.pipe.recv()
        except (EOFError, OSError):
            self._lose(worker, "the worker process died on it")
            return
        except Exception as error:  # what came through the pipe cannot be unpacked here
            self._lose(worker, f"its result cannot be handed over ({error})")
            return
        worker.deadline = time.monotonic() + self.pool.seconds
        if kind == "ready":
            worker.ready = True
            return
        if kind == "unfit":
            raise content
        self.failed_starts = 0
        number, task = worker.batch.popleft()
        self.done[number] = content if kind == "result" else self.pool.lost(task, content)

    def _lose(self, worker: _Worker, reason: str) -> None:
        worker.stop()
        self.workers.remove(worker)
        if worker.ready:
            number, task = worker.batch.popleft()
            self.done[number] = self.pool.lost(task, reason)
        else:
            self.failed_starts += 1
            if self.failed_starts >= STARTS:
                raise ChanceryError(
                    "worker processes do not start; in a script, put the call under "
                    '`if __name__ == "__main__":`, or use one job (--jobs 1)'
                )
        self.again.extend(worker.batch)


class _Worker:
    """The parent's end of one process."""

    def __init__(self, prepare: Callable[[], Callable[[Any], Any]]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, far = context.Pipe()
        self.process = context.Process(target=_work, args=(far, prepare), daemon=True)
        self.process.start()
        far.close()
        self.batch: deque[tuple[int, Any]] = deque()
        self.ready = False
        self.deadline = time.monotonic() + START_SECONDS

    def give(self, batch: list[tuple[int, Any]], seconds: float) -> None:
        self.batch.extend(batch)
        if self.ready:
            self.deadline = time.monotonic() + seconds
        try:
            self.pipe.send([task for _, task in batch])
        except OSError:
            return  # it is dead: the next wait sees its pipe end

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _work(pipe: Connection, prepare: Callable[[], Callable[[Any], Any]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the parent, which ends us
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy comes: the workers share the cores already
    try:
        function = prepare()
    except ChanceryError as error:
        pipe.send(("unfit", error))
        return
    try:
        pipe.send(("ready", None))
        while True:
            for task in pipe.recv():
                _answer(pipe, function, task)
    except (EOFError, OSError):
        return  # the parent is gone


def _answer(pipe: Connection, function: Callable[[Any], Any], task: Any) -> None:
    try:
        answer = ("result", function(task))
    except Exception as error:
        answer = ("raised", f"{type(error).__name__}: {error}")
    try:
        pipe.send(answer)
    except (ValueError, TypeError, AttributeError) as error:
        pipe.send(("raised", f"its result cannot be handed over ({error})"))
