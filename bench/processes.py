"""Child processes on one core with one thread, and how long they take."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.texts import BenchError

ONE_THREAD = dict.fromkeys(
    (
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "NUMEXPR_NUM_THREADS",
        "BLIS_NUM_THREADS",
        "CHANCERY_THREADS",
    ),
    "1",
)
ROOT = Path(__file__).parent.parent


def tie_to_one_core() -> None:
    """Keep this process (the child) on one core; systems without affinity rely on the thread variables."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def run_child(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """Run Python with arguments on one core, from the repository's root, and wait for it."""
    environment = {**os.environ, **ONE_THREAD}
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=tie_to_one_core,
        check=False,
    )


def measure_child(analyser: str, passes: int, folder: Path | None) -> dict[str, Any]:
    """What `bench.child` prints. Raises BenchError with its last words."""
    arguments = ["-m", "bench.child", analyser, str(passes), *([str(folder.resolve())] if folder else [])]
    done = run_child(arguments)
    if done.returncode:
        raise BenchError((done.stderr.strip().splitlines() or ["the child process died"])[-1])
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def median_seconds(arguments: list[str], times: int) -> float:
    """Median wall seconds of a child process, start to exit. Raises BenchError when it fails."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        done = run_child(arguments)
        taken.append(time.perf_counter() - began)
        if done.returncode:
            raise BenchError((done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1])
    return statistics.median(taken)
