"""Settings: one TOML file, `chancery.toml` in the current folder.

store = "record.db"        # relative to the file's own folder
analyser = "encoder"       # encoder, fast, or an installed spaCy pipeline
jobs = 2
lexicons = "our-words"     # a folder of your own tables, relative to the file's own folder
user = "A. Reader"         # who signs merges and splits; else the name of the account
[limits]
max_bytes = 20_000_000     # see chancery.ingest.Limits
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chancery.errors import SettingsError

NAME = "chancery.toml"
STORE = "chancery.db"
_KINDS: dict[str, type] = {"store": str, "analyser": str, "jobs": int, "lexicons": str, "user": str, "limits": dict}
_LIMITS = ("max_bytes", "max_depth", "max_attributes", "max_tags", "seconds", "max_memory")


@dataclass(frozen=True)
class Settings:
    """What the settings file says, or what holds without one."""

    store: Path | None = None
    """None: `CHANCERY_STORE`, or `chancery.db` in the current folder."""
    analyser: str = "encoder"
    jobs: int = 1
    lexicons: Path | None = None
    """Folder of the user's own tables; None: the environment's `CHANCERY_LEXICONS`, or none."""
    user: str | None = None
    """Who signs merges and splits; None: the name of the account."""
    limits: Mapping[str, float] = field(default_factory=dict)
    """Fields of `chancery.ingest.Limits` that are not to have their usual value."""


def load_settings(path: Path | None = None) -> Settings:
    """The settings in `path`; None: in the current folder's `chancery.toml`, if there is one.

    Raises SettingsError, naming file and line, for a file that cannot be read, an unknown key or a wrong value.
    """
    if path is None:
        path = Path(NAME)
        if not path.is_file():
            return Settings()
    try:
        text = path.read_text("utf-8")
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: the settings cannot be read ({error})") from None
    _check(given, text, path)
    store, lexicons = given.get("store"), given.get("lexicons")
    return Settings(
        store=None if store is None else path.parent / store,
        lexicons=None if lexicons is None else path.parent / lexicons,
        analyser=given.get("analyser", "encoder"),
        jobs=given.get("jobs", 1),
        user=given.get("user"),
        limits=given.get("limits", {}),
    )


def choose_store(option: Path | None, settings: Settings) -> Path:
    """The store to use: the option, else `CHANCERY_STORE`, else the settings, else `chancery.db` here."""
    if option is not None:
        return option
    named = os.environ.get("CHANCERY_STORE")
    return Path(named) if named else settings.store or Path(STORE)


def _check(given: Mapping[str, Any], text: str, path: Path) -> None:
    for key, value in given.items():
        kind = _KINDS.get(key)
        if kind is None:
            raise _wrong(path, text, key, f"unknown key {key!r}; known are {', '.join(_KINDS)}")
        if not isinstance(value, kind) or isinstance(value, bool):
            raise _wrong(path, text, key, f"{key!r} must be {_called(kind)}")
    if given.get("jobs", 1) < 1:
        raise _wrong(path, text, "jobs", "'jobs' must be 1 or more")
    for key, value in given.get("limits", {}).items():
        if key not in _LIMITS:
            raise _wrong(path, text, key, f"unknown limit {key!r}; known are {', '.join(_LIMITS)}")
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            raise _wrong(path, text, key, f"limit {key!r} must be a number above 0")


def _called(kind: type) -> str:
    return {str: "a text in quotation marks", int: "a whole number", dict: "a table ([limits])"}[kind]


def _wrong(path: Path, text: str, key: str, what: str) -> SettingsError:
    pattern = re.compile(rf"""^\s*(\[\s*)?["']?{re.escape(key)}["']?\s*[=.\]]|[{{,]\s*{re.escape(key)}\s*=""", re.M)
    found = pattern.search(text)
    line = text.count("\n", 0, found.end()) + 1 if found else 1
    return SettingsError(f"{path}, line {line}: {what}")
