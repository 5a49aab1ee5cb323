"""Gold time expressions of TBAQ (TimeML), MEANTIME (CAT) and GUM (`<date>`): texts with spans and values.

MEANTIME and GUM come as tokens: their texts are put together again here, so spans hold for these texts only.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from chancery.records import UNKNOWN_DAY, Span, When
from quality.samples import QualityError

HALVES = ("tune", "report", "all")
DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
CLOSING = frozenset(". , ; : ? ! ) ] % ' '' ’ ” 's ’s 'S n't 're 've 'll 'd 'm -".split())
OPENING = frozenset("( [ $ £ € `` ‘ “ # -".split())


@dataclass(frozen=True)
class GoldTime:
    """One gold expression; `type` None: not marked; `interval`: ISO days, where that is what the corpus gives."""

    span: Span
    type: str | None
    value: str | None
    interval: tuple[str | None, str | None] | None = None
    optional: bool = False
    """Right if found, not missed if not."""


@dataclass(frozen=True)
class TimedText:
    """One text, the day it is anchored to, and its gold expressions."""

    id: str
    text: str
    dated: When
    gold: tuple[GoldTime, ...]
    creation: tuple[Span, ...] = ()
    """Where the text states its own day: what is found there is not counted."""


def load(corpus: str, root: Path, half: str) -> list[TimedText]:
    """Texts of one half of `tbaq`, `meantime` or `gum` (never its test split), by a hash of the file's name.

    Of `own`, the project's corpus, the halves are its training and its held-out styles.
    """
    if corpus == "own":
        return read_own(root, half)
    suffix, read = {"tbaq": ("tml", read_timeml), "meantime": ("xml", read_cat), "gum": ("xml", read_gum)}[corpus]
    folder = root / "intra_cross-doc_annotation" if corpus == "meantime" else root
    paths = sorted(path for path in folder.rglob(f"*.{suffix}") if half in ("all", half_of(path)))
    if not paths:
        raise QualityError(f"{corpus}: no .{suffix} files under {folder}")
    return [text for path in paths for text in read(path)]


def read_own(root: Path, half: str) -> list[TimedText]:
    """The project's own reports with their true days."""
    from corpus.reports import read_reports

    reports = read_reports(root, {"tune": "train", "report": "held-out", "all": None}[half], "times")
    return [
        TimedText(
            report.id,
            report.text,
            When(earliest=report.days[0], latest=report.days[1], basis="metadata"),
            tuple(GoldTime(time.span, time.type, time.value, optional=time.optional) for time in report.times),
        )
        for report in reports
    ]


def half_of(path: Path) -> str:
    """`tune` or `report`; the same for a file on every machine."""
    return HALVES[hashlib.sha256(path.stem.encode()).digest()[0] % 2]


def read_timeml(path: Path) -> Iterator[TimedText]:
    root = etree.parse(str(path)).getroot()
    stated = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    gold: list[GoldTime] = []
    creation: list[Span] = []
    pieces: list[str] = []

    def walk(node: etree._Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(node.text or "")
        for child in node:
            walk(child)
            pieces.append(child.tail or "")
        span = (start, sum(map(len, pieces)))
        if node.tag == "TIMEX3" and span[0] < span[1]:
            if node.get("functionInDocument") == "CREATION_TIME":
                creation.append(span)
            else:
                gold.append(GoldTime(span, node.get("type"), node.get("value")))

    walk(body)
    day = (stated.get("value") if stated is not None else "") or ""
    yield TimedText(path.stem, "".join(pieces), dated_from(day[:10]), tuple(gold), tuple(creation))


def read_cat(path: Path) -> Iterator[TimedText]:
    root = etree.parse(str(path)).getroot()
    tokens = [(token.get("t_id"), token.text or "", int(token.get("sentence"))) for token in root.iter("token")]
    lines = [0 if sentence < 2 else 2 for *_, sentence in tokens]
    breaks = {at for at in range(1, len(tokens)) if tokens[at][2] != tokens[at - 1][2] and lines[at - 1] < 2}
    text, spans = join_tokens([word for _, word, _ in tokens], breaks)
    place = {name: span for (name, *_), span in zip(tokens, spans, strict=True)}
    gold, creation, day = [], [], ""
    for mark in root.iter("TIMEX3"):
        covered = [place[anchor.get("t_id")] for anchor in mark.iter("token_anchor")]
        if mark.get("functionInDocument") == "CREATION_TIME":
            day = mark.get("value")
        if not covered:
            continue
        span = (min(start for start, _ in covered), max(end for _, end in covered))
        if mark.get("functionInDocument") == "CREATION_TIME":
            creation.append(span)
        else:
            gold.append(GoldTime(span, mark.get("type"), mark.get("value")))
    yield TimedText(path.stem[:60], text, dated_from(day), tuple(gold), tuple(creation))


def read_gum(path: Path) -> Iterator[TimedText]:
    root = etree.parse(str(path)).getroot()
    if root.tag != "text" or root.get("partition") not in ("train", "dev"):
        return
    words: list[str] = []
    breaks: set[int] = set()
    marks: list[tuple[int, int, etree._Element]] = []

    def take(text: str | None) -> None:
        words.extend(line.split("\t")[0] for line in (text or "").splitlines() if "\t" in line)

    def walk(node: etree._Element) -> None:
        first = len(words)
        take(node.text)
        for child in node:
            walk(child)
            take(child.tail)
        if node.tag in ("p", "head", "item", "caption", "sp", "list", "figure"):
            breaks.update((first, len(words)))
        if node.tag == "date" and len(words) > first:
            marks.append((first, len(words), node))

    walk(root)
    text, spans = join_tokens(words, breaks)
    gold = tuple(
        GoldTime((spans[first][0], spans[last - 1][1]), None, node.get("when"), gum_interval(node))
        for first, last, node in marks
    )
    yield TimedText(path.stem, text, dated_from(root.get("dateCreated") or ""), gold)


def gum_interval(node: etree._Element) -> tuple[str | None, str | None]:
    """First and last ISO day of a `<date>`; yearless ones keep their dashes; None: open."""
    first = node.get("when") or node.get("from") or node.get("notBefore")
    last = node.get("when") or node.get("to") or node.get("notAfter")
    return whole(first)[0] if first else None, whole(last)[1] if last else None


def whole(day: str) -> tuple[str, str]:
    """First and last day of a year, month or day."""
    found = DAY.fullmatch(day)
    if not found:
        return day, day
    year, month, number = found.groups()
    if number:
        return day, day
    if month and 1 <= int(month) <= 12:
        return f"{day}-01", f"{day}-{calendar.monthrange(int(year), int(month))[1]:02d}"
    return f"{year}-01-01", f"{year}-12-31"


def dated_from(day: str) -> When:
    """When of a stated day, month or year; nothing readable is unknown."""
    if not DAY.fullmatch(day):
        return UNKNOWN_DAY
    earliest, latest = whole(day)
    return When(earliest=earliest, latest=latest, basis="metadata")


def join_tokens(words: Iterable[str], breaks: set[int]) -> tuple[str, list[Span]]:
    """The text of tokens, with new lines before the tokens of `breaks`, and each token's span."""
    text, spans, before = "", [], ""
    for number, word in enumerate(words):
        if number in breaks and text:
            text += "\n\n"
        elif text and word not in CLOSING and before not in OPENING:
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        before = word
    return text, spans
