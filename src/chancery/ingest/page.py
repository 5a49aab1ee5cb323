"""The near end of the page reader: hands pages to a worker process, and kills it when a page is too much."""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

import msgspec

from chancery.errors import InputError, LimitError
from chancery.ingest.limits import Limits, check_page
from chancery.records import Record, Role

_START_SECONDS = 18.0


class Page(Record, frozen=True):
    """What the worker found in a page."""

    blocks: tuple[tuple[Role, str, str | None], ...]
    """Role, text, and XPath (None: not found again), in reading order; the headline first."""
    headline: str | None
    outlet: str | None
    language: str | None
    day: str | None
    """ISO day that the page's metadata states; None: it states none."""
    day_by: str = ""
    """The mark that states it (`article:published_time`)."""


class PageReader:
    """One worker process, started when the first page comes and again after a kill; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, html: str, url: str | None, limits: Limits) -> Page:
        """Blocks and metadata of a page; raises LimitError over depth, attributes, seconds or memory, or InputError."""
        check_page(html, limits)
        request = msgspec.msgpack.encode(
            {"html": html, "url": url, "seconds": limits.seconds, "max_memory": limits.max_memory}
        )
        with self._lock:
            process = self._running()
            answer = self._exchange(process, request, limits.seconds)
        if answer is None:
            raise LimitError(f"the page took longer than {limits.seconds:g} seconds; save it as text, or raise seconds")
        if "limit" in answer:
            raise LimitError(f"the page is too big or too deep to read ({answer['limit']}); save it as text")
        if "error" in answer:
            raise InputError(f"the page cannot be read ({answer['error']}); save it as text")
        return msgspec.convert(answer, Page)

    def close(self) -> None:
        """End the worker; the next page starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    if stream is not None:
                        stream.close()
            process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        environment = dict(os.environ, PYTHONPATH=os.pathsep.join(entry for entry in sys.path if entry))
        # By file name, and without its folder on the path: the worker imports nothing of Chancery.
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(Path(__file__).with_name("worker.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        if not (self._exchange(self._process, b"", _START_SECONDS) or {}).get("ready"):
            self.close()
            raise InputError("the page reader does not start; check that trafilatura is installed")
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], request: bytes, seconds: float) -> dict[str, Any] | None:
        """Send a request (empty: none) and take the answer; None, and the worker killed, when the time is up."""
        answers: list[dict[str, Any]] = []
        # A thread and not a poll: waiting on a pipe with a time limit is not portable otherwise.
        thread = threading.Thread(target=_talk, args=(process, request, answers), daemon=True)
        thread.start()
        thread.join(seconds)
        if answers:
            return answers[0]
        late = thread.is_alive()
        process.kill()
        thread.join(5)
        self.close()
        return None if late else {"limit": "the reader ran out of memory or broke"}


def _talk(process: subprocess.Popen[bytes], request: bytes, answers: list[dict[str, Any]]) -> None:
    assert process.stdin is not None and process.stdout is not None
    with contextlib.suppress(OSError, ValueError, msgspec.DecodeError):
        if request:
            process.stdin.write(len(request).to_bytes(8, "big"))
            process.stdin.write(request)
            process.stdin.flush()
        answer = _receive(process.stdout)
        if answer is not None:
            answers.append(answer)


def _receive(stream: IO[bytes]) -> dict[str, Any] | None:
    head = stream.read(8)
    if len(head) < 8:
        return None
    payload = stream.read(int.from_bytes(head, "big"))
    answer: dict[str, Any] = msgspec.msgpack.decode(payload)
    return answer


_READERS: dict[int, PageReader] = {}


def reader() -> PageReader:
    """This process's reader: a forked child must not share its parent's pipes, so it gets its own."""
    return _READERS.setdefault(os.getpid(), PageReader())


@atexit.register
def _close() -> None:
    own = _READERS.pop(os.getpid(), None)
    if own is not None:
        own.close()
