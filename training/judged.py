"""Triggers in real reports of open licence, each judged by hand: what it tells, or that it tells no interaction.

`judged.csv` holds the judgements: which text, the code points of the trigger, and the event or NONE. The texts are not
in the project; they are read from the sets that `training/README.md` names: MEANTIME (half `tune`), GUM (open genres,
train and dev), the weblogs and newsgroups of EWT train, and re3d (what its folders let one pass on).
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from chancery.records import Span
from quality.corpora.timex import read_gum
from quality.events_meantime import load_texts
from training.treebanks import read_sentences

JUDGED = Path(__file__).parent / "judged.csv"
EWT_KINDS = ("weblog-", "newsgroup-")


@dataclass(frozen=True)
class JudgedText:
    """A text, its day as far as it is told (ISO; None: not known), and what its judged triggers tell."""

    id: str
    text: str
    day: str | None
    events: dict[Span, str]


def read_judged(data: Path) -> Iterator[JudgedText]:
    """The judged texts of the sets unpacked under `data`. Raises ValueError where a judged one is missing."""
    events: dict[str, dict[Span, str]] = defaultdict(dict)
    with JUDGED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            events[row["text"]][int(row["start"]), int(row["end"])] = row["event"]
    for name, text, day in read_texts(data):
        if name in events:
            yield JudgedText(name, text, day, events.pop(name))
    if events:
        raise ValueError(f"{data}: no text {', '.join(sorted(events)[:3])}; unpack the sets that judged.csv speaks of")


def read_texts(data: Path) -> Iterator[tuple[str, str, str | None]]:
    """Id, text and day of every text of the sets that may be trained on."""
    for marked in load_texts(data / "meantime", "tune"):
        yield (
            f"meantime/{marked.id.partition('_')[0]}",
            marked.text,
            marked.day,
        )  # of its name, which is a headline, the number
    for path in sorted((data / "gum-open-genres").glob("*.xml")):
        for timed in read_gum(path):
            yield f"gum/{path.stem}", timed.text, None
    bank = next(iter(sorted((data / "treebanks").glob("ewt-train.conllu*"))))
    sentences = (one for one in read_sentences(bank) if one.document.startswith(EWT_KINDS))
    for name, own in groupby(sentences, key=lambda one: one.document):
        text = "".join(("\n\n" if one.opens_paragraph else " ") + one.text for one in own)
        yield f"ewt/{name.rpartition('_ENG_')[2]}", text.strip(), None
    for path in sorted((data / "re3d").glob("*/documents.json")):
        for line in path.read_text("utf-8").splitlines():
            document = json.loads(line)
            yield f"re3d/{document['_id']}", document["text"], None
