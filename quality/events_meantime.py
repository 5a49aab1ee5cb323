"""MEANTIME: certainty, polarity and time of the events that the coder finds, from their realis.

MEANTIME marks every event of 120 Wikinews reports with its factuality (NewsReader, 2014). An interaction and an event
are matched where the trigger is among the event's words; others are no interactions, or not found, and not judged.
Where MEANTIME says nothing (empty, UNDERSPECIFIED of polarity or time) that layer is not judged. The halves are by a
hash of the file's name, as for its times.

certainty, polarity, time    share of matched events with the right value; every: of all event verbs, by realis alone
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree
from spacy.tokens import Doc

from chancery.code import realis
from chancery.records import Realis, Span
from quality.corpora.timex import HALVES, half_of, join_tokens
from quality.events_reports import read_layers
from quality.samples import QualityError

LAYERS = ("certainty", "polarity", "time")
UNTOLD = {"certainty": ("", None), "polarity": ("", None, "UNDERSPECIFIED"), "time": ("", None, "UNDERSPECIFIED")}
FACTUALITY: dict[Realis, tuple[str, str, str]] = {
    "occurred": ("CERTAIN", "POS", "NON_FUTURE"),
    "historical": ("CERTAIN", "POS", "NON_FUTURE"),
    "negated": ("CERTAIN", "NEG", "NON_FUTURE"),
    "planned": ("CERTAIN", "POS", "FUTURE"),
    "hypothetical": ("POSSIBLE", "POS", "FUTURE"),
}
"""What a realis says on each layer."""


@dataclass(frozen=True)
class MarkedText:
    """A report with its events: span of the words, then certainty, polarity, time."""

    id: str
    text: str
    day: str | None
    events: tuple[tuple[Span, tuple[str | None, ...]], ...]


@dataclass
class FactualityScores:
    """Counts of layers, right and wrong, of matched events and of all event verbs."""

    interactions: int = 0
    matched: int = 0
    counts: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {"interactions": self.interactions, "matched": self.matched}
        for name, counts in self.counts.items():
            right = sum(number for (gold, own), number in counts.items() if gold == own)
            found[name] = f"{right / max(1, sum(counts.values())):.3f} of {sum(counts.values())}"
        return found

    def add(self, prefix: str, gold: tuple[str | None, ...], own: Realis) -> bool:
        """Count one event; False: a layer is wrong."""
        right = True
        for name, value, said in zip(LAYERS, gold, FACTUALITY[own], strict=True):
            if value is not None and value not in UNTOLD[name]:
                self.counts.setdefault(f"{prefix}{name}", Counter())[value, said] += 1
                right = right and value == said
        return right


def load_texts(root: Path, half: str) -> Iterator[MarkedText]:
    """The reports of a half (`tune`, `report`, `all`). Raises QualityError where there are none."""
    folder = root / "intra_cross-doc_annotation"
    paths = sorted(path for path in folder.rglob("*.xml") if half in ("all", half_of(path)))
    if not paths or half not in HALVES:
        raise QualityError(f"meantime: no .xml files under {folder}; give the folder of the unpacked corpus")
    for path in paths:
        yield read_text(path)


def read_text(path: Path) -> MarkedText:
    root = etree.parse(str(path)).getroot()
    tokens = [(token.get("t_id"), token.text or "", int(token.get("sentence"))) for token in root.iter("token")]
    breaks = {at for at in range(1, len(tokens)) if tokens[at - 1][2] < 2 and tokens[at][2] != tokens[at - 1][2]}
    text, spans = join_tokens([word for _, word, _ in tokens], breaks)
    place = {name: span for (name, *_), span in zip(tokens, spans, strict=True)}
    events = []
    for mark in root.iter("EVENT_MENTION"):
        covered = [place[anchor.get("t_id")] for anchor in mark.iter("token_anchor")]
        if covered:
            span = (min(start for start, _ in covered), max(end for _, end in covered))
            events.append((span, tuple(mark.get(name) for name in LAYERS)))
    day = next(
        (one.get("value") for one in root.iter("TIMEX3") if one.get("functionInDocument") == "CREATION_TIME"), ""
    )
    stated = day if day and re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    return MarkedText(path.stem, text, stated, tuple(events))


def score_factuality(root: Path, half: str) -> FactualityScores:
    scores = FactualityScores()
    for marked in load_texts(root, half):
        layers = read_layers(marked.text, marked.day)
        for one in layers["interactions"]:
            scores.interactions += 1
            gold = next((event for span, event in marked.events if span[0] <= one.trigger[0] < span[1]), None)
            if gold is not None:
                scores.matched += 1
                if not scores.add("", gold, one.realis):
                    start, end = one.trigger
                    around = marked.text[max(0, start - 80) : end + 60].replace("\n", " / ")
                    scores.wrong.append(f"{gold} not {one.realis} [{one.found_by}] {marked.text[start:end]} | {around}")
        count_verbs(scores, marked, layers["analysis"].doc)
    return scores


def count_verbs(scores: FactualityScores, marked: MarkedText, doc: Doc) -> None:
    """Every event verb by the realis of its clause."""
    year = int(marked.day[:4]) if marked.day else None
    for span, gold in marked.events:
        tokens = doc.char_span(*span, alignment_mode="expand")
        if tokens is not None and tokens.root.pos_ == "VERB":
            scores.add("every_verb_", gold, realis.realis_of(tokens.root, tokens.root.sent.text, year))
