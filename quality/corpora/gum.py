"""GUM attributions: `open/<genre>.jsonl`, one document a line (see the NOTE.md beside them).

Content is the nucleus of the attribution; later sentences of a long quotation are often outside it.  A speaker is right
when its span overlaps the source mention, the source tokens, or any mention of the speaker's chain.  Those of negative
polarity ("did not say that") are optional: right if found, not missed if not.  Cues are not marked; modes are guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chancery.records import Span
from quality.samples import GoldStatement, QualityError, Sample, refuse_split
from quality.spans import guess_mode, quoted_characters

SPLITS = ("train", "dev", "all")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def load(root: Path, split: str) -> list[Sample]:
    """Samples of `train`, `dev` or both (`all`), never of the test split; `news/train` keeps one genre."""
    genre, _, part = split.rpartition("/")
    refuse_split("gum", part, SPLITS)
    folder = root / "open" if (root / "open").is_dir() else root
    paths = sorted(folder.glob(f"{genre or '*'}.jsonl"))
    if not paths:
        raise QualityError(f"gum: no {genre or '*'}.jsonl in {folder}")
    wanted = {"train", "dev"} if part == "all" else {part}
    return [build_sample(row) for path in paths for row in read_rows(path) if row["split"] in wanted]


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def build_sample(row: dict[str, Any]) -> Sample:
    text: str = row["text"]
    quoted = quoted_characters(text)
    gold = tuple(build_gold(attribution, text, quoted) for attribution in row["attributions"])
    day = str(row["meta"].get("dateCreated", ""))
    return Sample(row["id"], text, gold, published=day if ISO_DAY.fullmatch(day) else None)


def build_gold(attribution: dict[str, Any], text: str, quoted: frozenset[int]) -> GoldStatement:
    content = read_spans(attribution["content"])
    chain = attribution.get("speaker_chain") or {}
    mention = attribution.get("source_mention")
    speakers = {*read_spans([mention] if mention else []), *read_spans(attribution.get("source_tokens"))}
    return GoldStatement(
        content,
        tuple(sorted(speakers | set(read_spans(chain.get("mentions"))))),
        mode=guess_mode(text, content, quoted),
        optional=attribution["polarity"] == "negative",
        cue_known=False,
    )


def read_spans(values: list[list[int]] | None) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in values or [])
