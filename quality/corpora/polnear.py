"""PolNeAR: `data/<split>/text/*.txt` with brat annotations `data/<split>/attributions/<text>_<annotator>.ann`.

Content, source and cue are taken as annotated.  A text with several annotators is read by the first in order of name.
The set has no modes: they are guessed from double quotation marks.  It has one label a token, so no nested statements.
"""

from __future__ import annotations

import re
from pathlib import Path

from chancery.records import Span
from quality.samples import GoldStatement, QualityError, Sample, refuse_split
from quality.spans import guess_mode, quoted_characters

SPLITS = ("train", "dev")
BOUND = re.compile(r"^(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
Roles = dict[str, list[Span]]


def load(root: Path, split: str) -> list[Sample]:
    """Samples of `train` or `dev`, in order of name."""
    refuse_split("polnear", split, SPLITS)
    folder = (root if (root / "train").is_dir() else root / "data") / split
    if not (folder / "text").is_dir():
        raise QualityError(f"polnear: {folder} has no folder 'text'; give the unpacked PolNeAR folder as root")
    by_text: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        by_text.setdefault(path.stem.rpartition("_")[0], []).append(path)
    return [
        read_sample(path, by_text[path.stem][0])
        for path in sorted((folder / "text").glob("*.txt"))
        if path.stem in by_text
    ]


def read_sample(text_path: Path, annotation: Path) -> Sample:
    with text_path.open(encoding="utf-8", newline="") as file:  # offsets count every character: no newline translation
        text = file.read()
    quoted = quoted_characters(text)
    gold = []
    for roles in read_events(annotation):
        content = tuple(sorted(roles.get("Content", []) + roles.get("Content2", [])))
        if content:
            mode = guess_mode(text, content, quoted)
            cue = tuple(sorted(roles.get("Cue", [])))
            gold.append(GoldStatement(content, tuple(sorted(roles.get("Source", []))), cue_spans=cue, mode=mode))
    return Sample(text_path.stem, text, tuple(gold), published=day_in_name(text_path.stem))


def read_events(annotation: Path) -> list[Roles]:
    """Spans by role of every attribution; pieces of a split span stay apart."""
    spans: dict[str, list[Span]] = {}
    events: list[list[str]] = []
    for line in annotation.read_text("utf-8").splitlines():
        if bound := BOUND.match(line):
            offsets = [piece.split() for piece in bound[2].split(";")]
            spans[bound[1]] = [(int(start), int(end)) for start, end in offsets]
        elif line.startswith("E") and "\t" in line:
            events.append(line.split("\t")[1].split())
    return [gather_roles(event, spans) for event in events]


def gather_roles(event: list[str], spans: dict[str, list[Span]]) -> Roles:
    roles: Roles = {}
    for part in event:
        role, _, name = part.partition(":")
        roles.setdefault(role, []).extend(spans.get(name, []))
    return roles


def day_in_name(name: str) -> str | None:
    found = re.search(r"_(\d{4}-\d{2}-\d{2})_", name)
    return found[1] if found else None
