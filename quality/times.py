"""`python -m quality times`: time expressions against a corpus, the TempEval-3 way."""

from __future__ import annotations

import argparse
import calendar
import datetime
import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chancery.errors import ModelError
from chancery.ids import document_id
from chancery.records import Document, Source, Span, TimeExpression
from quality.corpora.timex import HALVES, GoldTime, TimedText, load
from quality.report import show_shares, show_tallies
from quality.samples import QualityError, take
from quality.scores import Share, Tally
from quality.statements import write

CORPORA = ("tbaq", "meantime", "gum", "own")
GUM_SEASONS = {"SP": ("--03", "--06"), "SU": ("--06", "--09"), "FA": ("--09", "--12"), "WI": ("--12", "--03")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--corpus", choices=CORPORA, required=True)
    parser.add_argument("--root", type=Path, required=True, help="folder of the unpacked corpus")
    parser.add_argument("--half", choices=HALVES, default="report", help="default: report; rules are made on tune")
    parser.add_argument("--analyser", default="encoder")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep parses here between runs")
    parser.add_argument("--undated", action="store_true", help="do not give the tagger the creation day")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="show N errors of each kind (tune half only)"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="the first N texts only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores as JSON ('-': print them instead)")


@dataclass
class TimeScores:
    """Counts over all texts; `value_right` is over pairs that overlap and whose value the corpus gives."""

    documents: int = 0
    strict: Tally = field(default_factory=Tally)
    relaxed: Tally = field(default_factory=Tally)
    value: Tally = field(default_factory=Tally)
    value_iso: Tally = field(default_factory=Tally)
    """As `value`, but gold weeks of one digit (`2000-W7`) are read as ISO 8601 writes them (`2000-W07`)."""
    value_right: Share = field(default_factory=Share)
    type_right: Share = field(default_factory=Share)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        tallies = {name: getattr(self, name).as_json() for name in ("strict", "relaxed", "value", "value_iso")}
        shares = {name: getattr(self, name).as_json() for name in ("value_right", "type_right")}
        return {"documents": self.documents, "scores": tallies, "matched": shares}


def run(chosen: argparse.Namespace) -> None:
    """Measure and print; raises QualityError."""
    if chosen.errors and chosen.half != "tune":
        raise QualityError("single errors are shown on the tune half only")
    scores = TimeScores()
    for text, own in tag_all(chosen):
        add_text(scores, text, own)
    result = {"program": "times", "corpus": chosen.corpus, "half": chosen.half} | scores.as_json()
    matched = show_shares("", {"value right": scores.value_right.as_json(), "type right": scores.type_right.as_json()})
    head = f"{chosen.corpus} {chosen.half}, {scores.documents} texts"
    write(chosen.json, result, f"{head}\n\n{show_tallies(result['scores'])}\n\n{matched}")
    for kind, lines in scores.errors.items() if chosen.errors else ():
        print(f"\n{kind} ({len(lines)})")
        print("\n".join(lines[: chosen.errors]))


def tag_all(chosen: argparse.Namespace) -> Iterator[tuple[TimedText, tuple[TimeExpression, ...]]]:
    """Each text with what the tagger finds in it. Raises QualityError where the analyser cannot be used."""
    from chancery.analyse import load_analyser
    from chancery.records import UNKNOWN_DAY
    from chancery.times import tag_times

    analyser: Any = None
    for text in take(load(chosen.corpus, chosen.root, chosen.half), chosen.limit):
        document = make_document(text)
        kept = chosen.cache / f"{document.id}.pickle" if chosen.cache else None
        if kept and kept.is_file():
            doc = pickle.loads(kept.read_bytes())
        else:
            try:
                analyser = analyser or load_analyser(chosen.analyser)
            except ModelError as error:
                raise QualityError(f"the analyser {chosen.analyser!r} cannot be used: {error}") from error
            doc = analyser.analyse(document).doc
            if kept:
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(pickle.dumps(doc))
        yield text, tag_times(document, doc, UNKNOWN_DAY if chosen.undated else text.dated)


def make_document(text: TimedText) -> Document:
    source = Source(sha256="0" * 64, media_type="text/plain", encoding="utf-8")
    return Document(id=document_id(text.text), source=source, text=text.text, dated=text.dated)


def add_text(scores: TimeScores, text: TimedText, own: tuple[TimeExpression, ...]) -> None:
    """Match one to one, the same span first, then by most shared characters, and count."""
    scores.documents += 1
    own = tuple(one for one in own if not any(shared(one.span, span) for span in text.creation))
    pairs = match(text.gold, own)
    gold = [one for one in text.gold if not one.optional or any(one is found for found, _ in pairs)]
    exact = sum(gold.span == mine.span for gold, mine in pairs)
    right = sum(same_value(gold, mine) for gold, mine in pairs)
    iso = sum(same_value(gold, mine) or iso_week(gold.value) == mine.value for gold, mine in pairs)
    counts = (exact, len(pairs), right, iso)
    for tally, count in zip((scores.strict, scores.relaxed, scores.value, scores.value_iso), counts, strict=True):
        tally.right_gold += count
        tally.right_predicted += count
        tally.gold += len(gold)
        tally.predicted += len(own)
    for gold, mine in pairs:
        if gold.value is not None or gold.interval is not None:
            scores.value_right.add(same_value(gold, mine))
        if gold.type is not None:
            scores.type_right.add(gold.type == mine.type)
    note_errors(scores, text, own, pairs)


def match(gold: tuple[GoldTime, ...], own: tuple[TimeExpression, ...]) -> list[tuple[GoldTime, TimeExpression]]:
    found = [
        (shared(one.span, mine.span) + (one.span == mine.span), -at, -to)
        for at, one in enumerate(gold)
        for to, mine in enumerate(own)
        if shared(one.span, mine.span)
    ]
    pairs, used, taken = [], set(), set()
    for _, at, to in sorted(found, reverse=True):
        if at not in used and to not in taken:
            used.add(at)
            taken.add(to)
            pairs.append((gold[-at], own[-to]))
    return pairs


def shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def same_value(gold: GoldTime, own: TimeExpression) -> bool:
    """The same TIMEX3 value; for a corpus of intervals, the same first and last day, or none where it has none."""
    if gold.interval is not None:
        written = ((own.earliest, own.latest), of_no_year(own), before_christ(own.value), three_months(own))
        return gold.interval in written or own.value == gold.value
    return gold.value is not None and gold.value.strip() == own.value


def iso_week(value: str | None) -> str | None:
    return value and re.sub(r"-W(?=\d(?!\d))", "-W0", value)


def of_no_year(own: TimeExpression) -> tuple[str, str] | None:
    """How GUM writes a month, day or season of any year, or from one to another; None: the value is of a year."""
    first, _, last = own.value.partition("/")
    if not first.startswith("XXXX-") or (last and not last.startswith("XXXX-")):
        return None
    if first[5:] in GUM_SEASONS:
        return GUM_SEASONS[first[5:]]
    month = first.removeprefix("XXXX-")
    if own.modifier == "START" and month.isdigit() and not last:
        return f"--{month}-01", f"--{month}-{calendar.monthrange(2000, int(month))[1] // 2:02d}"
    return "-" + first[4:], "-" + (last or first)[4:]


def three_months(own: TimeExpression) -> tuple[str, str] | None:
    """A season as some of GUM's annotators write it, without the month in which it ends by the sun; None: no season."""
    if not re.fullmatch(r"\d{4}-(?:SP|SU|FA|WI)", own.value) or own.earliest is None or own.latest is None:
        return None
    last = datetime.date.fromisoformat(own.latest).replace(day=1) - datetime.timedelta(days=1)
    return own.earliest, last.isoformat()


def before_christ(value: str) -> tuple[str, str] | None:
    """How GUM writes a year or century before Christ; None: the value is of neither."""
    found = re.fullmatch(r"BC(\d{4}|\d\d)", value)
    if found is None:
        return None
    number = int(found[1])
    if len(found[1]) == 4:
        return f"-{number:04d}", f"-{number:04d}"
    return f"-{100 * number + 100:04d}", f"-{100 * number + 1:04d}"


def note_errors(
    scores: TimeScores, text: TimedText, own: tuple[TimeExpression, ...], pairs: list[tuple[GoldTime, TimeExpression]]
) -> None:
    def note(kind: str, span: Span, words: str) -> None:
        context = text.text[max(0, span[0] - 50) : span[1] + 40].replace("\n", " ")
        line = f"{text.id} {text.dated.earliest} {text.text[span[0] : span[1]]!r} {words} | {context}"
        scores.errors.setdefault(kind, []).append(line)

    matched = {id(one) for pair in pairs for one in pair}
    for gold, mine in pairs:
        if not same_value(gold, mine):
            wanted = gold.value or gold.interval
            note("value", gold.span, f"{wanted} but {mine.value} {text.text[slice(*mine.span)]!r} ({mine.rule})")
        if gold.span != mine.span:
            note("extent", gold.span, f"but {text.text[slice(*mine.span)]!r} ({mine.rule})")
        if gold.type not in (None, mine.type):
            note("type", gold.span, f"{gold.type} but {mine.type} ({mine.rule})")
    for gold in text.gold:
        if id(gold) not in matched and not gold.optional:
            note("missed", gold.span, f"{gold.type} {gold.value or gold.interval}")
    for mine in own:
        if id(mine) not in matched:
            note("spurious", mine.span, f"{mine.type} {mine.value} ({mine.rule})")
