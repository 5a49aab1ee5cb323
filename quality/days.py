"""`python -m quality days`: the day of a report, found with the stated day hidden from the reader.

Hidden: the creation time of TBAQ (it stands outside the text) and its extra lines, of MEANTIME the line under the
headline that gives the day, of our own corpus the day in the header (only reports marked `undated` are read).
"""

from __future__ import annotations

import argparse
import datetime
import pickle
import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chancery.daysets import Days, between, count_days, days_of, intersect, write_days
from chancery.ids import document_id
from chancery.records import DayCue, Document, Source, When
from quality.corpora.timex import HALVES, TimedText, load
from quality.report import show_shares, show_table
from quality.samples import QualityError, take
from quality.scores import Share
from quality.statements import write

CORPORA = ("tbaq", "meantime", "news", "own")
UNBOUNDED = 30_000
"""Days: a wider result is open at one end."""
NEWS = {  # the day of each report of the five, as the issue gives it
    "000": between("2021-06-04", "2021-06-04"),
    "001": between("2021-05-26", "2021-05-26"),
    "002": between("2022-02-25", "2022-12-31"),
    "003": between("2021-06-04", "2021-06-04"),
    "004": between("2021-01-01", "2021-06-15"),
}


@dataclass(frozen=True)
class Hidden:
    """A report without its day, and the days of which one is the true one."""

    id: str
    text: str
    true: Days


@dataclass
class DayScores:
    """Counts over all reports."""

    inside: Share = field(default_factory=Share)
    bounded: Share = field(default_factory=Share)
    """The same of reports for whose day something speaks."""
    exact: Share = field(default_factory=Share)
    widths: list[int] = field(default_factory=list)
    bases: Counter[str] = field(default_factory=Counter)

    def add(self, found: When, true: Days) -> bool:
        days = days_of(found)
        inside = bool(intersect(days, true))
        self.inside.add(inside)
        if found.basis != "unknown":
            self.bounded.add(inside)
        if count_days(days) == 1:
            self.exact.add(inside)
        self.widths.append(count_days(days))
        self.bases[found.basis] += 1
        return inside

    def as_json(self) -> dict[str, Any]:
        bounded = [width for width in self.widths if width < UNBOUNDED]
        return {
            "inside": self.inside.as_json(),
            "bounded": self.bounded.as_json(),
            "exact": self.exact.as_json(),
            "reports": len(self.widths),
            "open": len(self.widths) - len(bounded),
            "median_width": statistics.median(bounded) if bounded else None,
            "bases": dict(sorted(self.bases.items())),
        }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--corpus", choices=CORPORA, required=True)
    parser.add_argument("--root", type=Path, required=True, help="folder of the unpacked corpus")
    parser.add_argument("--half", choices=HALVES, default="report", help="own: tune is train, report is held-out")
    parser.add_argument("--analyser", default="encoder")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep parses here between runs")
    parser.add_argument("--why", action="store_true", help="show every report with its cues (tune half and news only)")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N texts only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores as JSON ('-': print them instead)")


def run(chosen: argparse.Namespace) -> None:
    """Measure and print; raises QualityError."""
    if chosen.why and chosen.half != "tune" and chosen.corpus != "news":
        raise QualityError("single reports are shown on the tune half only")
    scores = DayScores()
    lines: list[str] = []
    for hidden, found, cues in date_all(chosen):
        inside = scores.add(found, hidden.true)
        lines += show_report(hidden, found, cues, inside)
    result = {"program": "days", "corpus": chosen.corpus, "half": chosen.half} | scores.as_json()
    write(chosen.json, result, show_scores(result))
    if chosen.why:
        print("\n".join(lines))


def show_scores(result: dict[str, Any]) -> str:
    """The scores as tables."""
    named = {
        "true day inside": result["inside"],
        "inside, where something speaks for a day": result["bounded"],
        "right, where it is one day": result["exact"],
    }
    shares = show_shares("", named)
    rows = [["reports", result["reports"]], ["open at an end", result["open"]]]
    rows += [["median width of the others, days", str(result["median_width"] or "—")]]
    rows += [[f"basis {name}", count] for name, count in result["bases"].items()]
    return f"{result['corpus']} {result['half']}\n\n{shares}\n\n{show_table(['', 'count'], rows)}"


def show_report(hidden: Hidden, found: When, cues: tuple[DayCue, ...], inside: bool) -> list[str]:
    """One report with its cues, a line each."""
    day = list(found.candidates) if found.candidates else f"{found.earliest} to {found.latest}"
    head = f"{hidden.id}: {'inside' if inside else 'OUTSIDE'} {write_days(hidden.true)} in {day} ({found.basis})"
    return [head, *(f"    {show_cue(cue)}" for cue in cues)]


def show_cue(cue: DayCue) -> str:
    kind = "dropped" if cue.dropped else "hard" if cue.hard else "soft"
    return f"{cue.name}, {kind}, {cue.trust:.2f}: {cue.why}"


def date_all(chosen: argparse.Namespace) -> Iterator[tuple[Hidden, When, tuple[DayCue, ...]]]:
    """Each report with the day found for it. Raises QualityError where the analyser cannot be used."""
    from chancery.clean import label_blocks
    from chancery.times import tag_times
    from chancery.times.day import date_document

    for hidden in take(hide_all(chosen.corpus, chosen.root, chosen.half), chosen.limit):
        source = Source(sha256="0" * 64, media_type="text/plain", encoding="utf-8")
        document, _ = label_blocks(Document(id=document_id(hidden.text), source=source, text=hidden.text))
        doc = parse(document, chosen.analyser, chosen.cache)
        found, cues = date_document(document, doc, tag_times(document, doc))
        yield hidden, found, cues


def parse(document: Document, analyser: str, cache: Path | None) -> Any:
    """The parse of a document, from the cache where it is there."""
    from chancery.analyse import load_analyser
    from chancery.errors import ModelError

    kept = cache / f"{document.id}.pickle" if cache else None
    if kept and kept.is_file():
        return pickle.loads(kept.read_bytes())
    try:
        doc = load_analyser(analyser).analyse(document).doc
    except ModelError as error:
        raise QualityError(f"the analyser {analyser!r} cannot be used: {error}") from error
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(doc))
    return doc


def hide_all(corpus: str, root: Path, half: str) -> list[Hidden]:
    """The reports of a corpus without their days. Raises QualityError."""
    if corpus == "news":
        return [hide_news(path) for path in sorted(root.glob("*.txt"))]
    if corpus == "own":
        return list(hide_own(root, half))
    return [found for text in load(corpus, root, half) if (found := hide(corpus, text)) is not None]


def hide(corpus: str, text: TimedText) -> Hidden | None:
    """A text without the words that state its day; None: its day is not known."""
    if corpus == "meantime":
        title, line, rest = (*text.text.split("\n\n", 2), "", "")[:3]
        day = read_dateline(line)
        return Hidden(text.id, f"{title}\n\n{rest}", between(day, day)) if day else None
    hidden = text.text
    for start, end in text.creation:
        hidden = hidden[:start] + " " * (end - start) + hidden[end:]
    known = text.dated.earliest is not None
    return Hidden(text.id, hidden, between(text.dated.earliest, text.dated.latest)) if known else None


def read_dateline(line: str) -> str | None:
    """ISO day of "March 01, 2008", the line that Wikinews sets under a headline; None: it is none."""
    try:
        return datetime.datetime.strptime(" ".join(line.replace(",", " ").split()), "%B %d %Y").date().isoformat()
    except ValueError:
        return None


def hide_news(path: Path) -> Hidden:
    if path.name[:3] not in NEWS:
        raise QualityError(f"news: no day is known for {path.name}")
    with path.open(encoding="utf-8", newline="") as file:
        return Hidden(path.name[:3], file.read(), NEWS[path.name[:3]])


def hide_own(root: Path, half: str) -> Iterator[Hidden]:
    from corpus import read_reports

    split = {"tune": "train", "report": "held-out", "all": None}[half]
    for report in read_reports(root, split):
        if report.undated:
            yield Hidden(report.id, report.text, between(*report.days))
