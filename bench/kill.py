"""Kills `add` at random moments, adds again, and checks that nothing is lost and nothing doubled.

    python -m bench.kill [--kills 200] [--documents 1000] [--jobs 1]

The stages are those of the tests (tests/fakes.py): what is tried is the store, and reading takes no time away from it.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import chancery
from chancery.errors import StoreError
from tests import fakes

ROOT = Path(__file__).parent.parent


@dataclass
class Result:
    """What came of it."""

    killed: int = 0
    ended: int = 0
    """Runs that were done before they could be killed."""
    faults: list[str] = field(default_factory=list)
    lost: int = 0
    doubled: int = 0


def write_reports(folder: Path, documents: int) -> None:
    """Reports of three statements, an interaction and a meeting each, and now and then an empty file."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(documents):
        lines = [f"Report {number}"]
        lines += [f"Speaker {who} said on 2024-05-{1 + number % 28:02}: point {who} of {number}" for who in range(3)]
        lines += [f"NOR met SWE on 2024-06-{1 + number % 28:02}."]
        (folder / f"{number:05}.txt").write_text("" if number % 50 == 49 else "\n".join(lines) + "\n", "utf-8")


def kill_often(here: Path, kills: int, documents: int, seed: int, jobs: int = 1) -> Result:
    """Kill so often; after each kill the store must open and verify. A store that is complete starts anew."""
    chance = random.Random(seed)
    folder, store = here / "reports", here / "record.db"
    write_reports(folder, documents)
    command = [sys.executable, "-m", "tests.fakes", str(store), str(folder), str(jobs)]
    result = Result()
    begun = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    whole = time.monotonic() - begun
    _remove(store)
    while result.killed < kills:
        begun = time.monotonic()
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0.2 * whole, whole))
            result.ended += 1
            whole = time.monotonic() - begun  # with part of it done, or a calmer machine, the rest is quicker
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            result.killed += 1
            whole *= 1.05
        result.faults += _faults(store)
        if _is_complete(store, documents):
            _count(store, documents, result)
            _remove(store)
    fakes.add(store, folder, fakes.CODING)
    _count(store, documents, result)
    result.faults += _faults(store)
    return result


def _faults(store: Path) -> list[str]:
    try:
        with chancery.open(store) as kept:
            return [f"{fault.where}: {fault.what}" for fault in kept.check()]
    except StoreError as error:
        # Killed before its tables were there: the next `add` makes them.
        return [] if "there is none" in str(error) or "is empty" in str(error) else [str(error)]


def _is_complete(store: Path, documents: int) -> bool:
    try:
        with sqlite3.connect(store) as connection:
            return bool(
                connection.execute("SELECT count(*) FROM documents").fetchone()[0] == documents - documents // 50
            )
    except sqlite3.Error:
        return False


def _count(store: Path, documents: int, result: Result) -> None:
    connection = sqlite3.connect(store)
    expected = documents - documents // 50
    for table, number in (
        ("documents", expected),
        ("sources", expected),
        ("raws", expected),
        ("statements", 3 * expected),
        ("interactions", expected),
        ("meetings", expected),
    ):
        for found in connection.execute(f"SELECT count(*) FROM {table}").fetchone():
            result.lost += max(0, number - found)
            result.doubled += max(0, found - number)
    refused = connection.execute("SELECT count(*), count(DISTINCT location) FROM skips").fetchone()
    result.doubled += refused[0] - refused[1]
    connection.close()


def _remove(store: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        store.with_name(store.name + ending).unlink(missing_ok=True)


def main() -> None:
    """Run and print the result; exit status 1 if something was lost, doubled or does not verify."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    here = Path(tempfile.mkdtemp(prefix="chancery-kill-"))
    try:
        result = kill_often(here, asked.kills, asked.documents, asked.seed, asked.jobs)
    finally:
        shutil.rmtree(here, ignore_errors=True)
    print(
        f"{result.killed} kills ({result.ended} runs ended first): {result.lost} rows lost, {result.doubled} doubled, "
        f"{len(result.faults)} faults"
    )
    print(*result.faults[:20], sep="\n")
    sys.exit(bool(result.lost or result.doubled or result.faults))


if __name__ == "__main__":
    main()
