"""The worked example: `gold/statements-*.json` with its texts in `news/`; root is the folder that holds both.

Only texts that the annotation covers are read.  Cues are given as words, and are looked for nearest to the content.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from chancery.records import Span
from quality.samples import GoldStatement, QualityError, Sample, refuse_split
from quality.spans import guess_mode, quoted_characters

SPLITS = ("all",)
NEAR = 200  # code points around the content in which the cue is looked for


def load(root: Path, split: str = "all") -> list[Sample]:
    """Samples of all annotated texts, in order of name."""
    refuse_split("gold", split, SPLITS)
    rows: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((root / "gold").glob("statements-*.json")):
        for row in json.loads(path.read_text("utf-8")):
            rows.setdefault(row["doc"], []).append(row)
    return [read_sample(root / "news" / name, found) for name, found in sorted(rows.items())]


def read_sample(path: Path, rows: list[dict[str, Any]]) -> Sample:
    if not path.is_file():
        raise QualityError(f"gold: the text {path} is missing")
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    for row in rows:
        if text[row["start"] : row["end"]] != row["text"]:
            raise QualityError(f"gold: {path.name} {row['start']}-{row['end']} is not the annotated text")
    quoted = quoted_characters(text)
    return Sample(path.name, text, tuple(build_gold(row, text, quoted) for row in rows))


def build_gold(row: dict[str, Any], text: str, quoted: frozenset[int]) -> GoldStatement:
    content = ((row["start"], row["end"]),)
    speaker = row["speaker"]
    names = tuple([speaker] if isinstance(speaker, str) else speaker or ())
    form = row["form"]
    return GoldStatement(
        content,
        speaker_names=names,
        cue_spans=find_cue(text, content[0], row["cue"]),
        mode=form if form in {"direct", "indirect", "mixed"} else guess_mode(text, content, quoted),
        optional=bool(row.get("optional")),
    )


def find_cue(text: str, content: Span, words: str | None) -> tuple[Span, ...]:
    """The occurrence of the cue's words nearest to the content; empty where there is none."""
    if not words:
        return ()
    base = max(0, content[0] - NEAR)
    hits = [
        (base + hit.start(), base + hit.end())
        for hit in re.finditer(re.escape(words), text[base : content[1] + NEAR])
        if base + hit.end() <= content[0] or base + hit.start() >= content[1]
    ]
    return tuple(sorted(hits, key=lambda hit: max(content[0] - hit[1], hit[0] - content[1]))[:1])
