"""From what people type (files, folders, globs) to the files to read."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from chancery.records import Skipped


def expand(paths: Iterable[str | Path]) -> Iterator[Path | Skipped]:
    """Files named by paths, folders (recursive, sorted, hidden names left out) and globs, each file once.

    What cannot be read gives a `Skipped` with the reason; nothing is raised.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _expand_one(path):
            if isinstance(found, Path):
                key = os.path.realpath(found)
                if key in seen:
                    continue
                seen.add(key)
            yield found


def _expand_one(path: str | Path) -> Iterator[Path | Skipped]:
    name = os.fspath(path)
    try:
        mode = os.stat(name).st_mode
    except FileNotFoundError:
        yield from _glob(name)
    except (OSError, ValueError) as error:
        yield _skipped(name, f"cannot be opened ({_why(error)}); check the name and your rights to it")
    else:
        if stat.S_ISDIR(mode):
            yield from _walk(name)
        elif stat.S_ISREG(mode):
            yield Path(name)
        else:
            yield _skipped(name, "is neither a file nor a folder; give a file, or pipe its text in")


def _glob(pattern: str) -> Iterator[Path | Skipped]:
    if not glob.has_magic(pattern):
        where = os.path.dirname(pattern) or "."
        hint = "check its name" if os.path.isdir(where) else f"there is no folder {where!r} either"
        yield _skipped(pattern, f"there is no such file or folder; {hint}")
        return
    matches = sorted(glob.iglob(pattern, recursive=True))
    if not matches:
        yield _skipped(
            pattern, "no file matches this pattern; check it, and quote it if the shell should leave it alone"
        )
    for match in matches:
        if os.path.isdir(match):
            # "**" gives each folder and its files: walking the folder too gives nothing new.
            if "**" not in pattern:
                yield from _walk(match)
        elif os.path.isfile(match):
            yield Path(match)


def _walk(folder: str) -> Iterator[Path | Skipped]:
    troubles: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=troubles.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            full = os.path.join(here, name)
            if name.startswith("."):
                continue
            if os.path.isfile(full):
                yield Path(full)
            else:
                yield _skipped(full, "is a broken link or no regular file; remove it or put the file in its place")
    for trouble in troubles:
        where = os.fsdecode(trouble.filename or folder)
        yield _skipped(where, f"this folder cannot be listed ({_why(trouble)}); check your rights to it")


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _skipped(path: str, reason: str) -> Skipped:
    return Skipped(stage="ingest", reason=f"{path}: {reason}", path=path)
