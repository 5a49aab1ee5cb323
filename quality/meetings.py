"""`python -m quality meetings`: meetings of the own corpus: found, status, place, day.

Gold are the `e` marks of reports whose line `marked:` names meetings. A predicted meeting and a gold one are matched
one to one where their spans overlap, most shared mentions first.

found    precision and recall; an `optional` gold meeting is right if found, and not missed if not
agenda   share of the found whose gold names topics: all of them found, as in or as out
status, place, day, parties, kind   share of the found; where gold has no place or day, none is the right answer; of a
         report that tells nobody its day, an interval that holds the gold day is right
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chancery.errors import ModelError
from chancery.lexicons import issue_named
from chancery.records import Meeting, Span, When
from quality.corpora import own
from quality.events_reports import read_layers
from quality.report import show_shares, show_tallies
from quality.samples import QualityError, take
from quality.scores import Share, Tally
from quality.statements import write

SHARES = ("status", "place", "day", "parties", "kind", "agenda")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, default=Path("corpus"), help="folder of the corpus (default: corpus)")
    parser.add_argument(
        "--split", choices=own.SPLITS, default="held-out", help="default: held-out; rules are made on train"
    )
    parser.add_argument("--analyser", default="encoder")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of each kind (train only)")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N reports only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores as JSON ('-': print them instead)")


@dataclass
class MeetingScores:
    """Counts over all reports; the shares are of found meetings."""

    reports: int = 0
    found: Tally = field(default_factory=Tally)
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in SHARES})
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def as_json(self) -> dict[str, Any]:
        shares = {name: share.as_json() for name, share in self.shares.items()}
        return {"reports": self.reports, "scores": {"found": self.found.as_json()}, "matched": shares}


def run(chosen: argparse.Namespace) -> None:
    """Measure and print; raises QualityError."""
    if chosen.errors and chosen.split != "train":
        raise QualityError("single errors are shown on train only")
    scores = MeetingScores()
    for report, predicted in find_all(chosen):
        add_report(scores, report, predicted)
    if not scores.reports:
        raise QualityError(f"own {chosen.split}: no report is marked for meetings yet")
    result = {"program": "meetings", "corpus": "own", "split": chosen.split} | scores.as_json()
    head = f"own {chosen.split}, {scores.reports} reports"
    write(chosen.json, result, f"{head}\n\n{show_tallies(result['scores'])}\n\n{show_shares('', result['matched'])}")
    for kind, lines in scores.errors.items() if chosen.errors else ():
        print(f"\n{kind} ({len(lines)})")
        print("\n".join(lines[: chosen.errors]))


def find_all(chosen: argparse.Namespace) -> Iterator[tuple[Any, tuple[Meeting, ...]]]:
    """Each report marked for meetings with those that are found in it. Raises QualityError."""
    from corpus import CorpusError, read_reports

    try:
        reports = read_reports(chosen.root, None if chosen.split == "all" else chosen.split, "meetings")
    except CorpusError as error:
        raise QualityError(f"own: {error}") from error
    for report in take(reports, chosen.limit):
        try:
            yield report, read_meetings(report.text, report.told_day, chosen.analyser)
        except ModelError as error:
            raise QualityError(f"the analyser {chosen.analyser!r} cannot be used: {error}") from error


def read_meetings(text: str, published: str | None, analyser: str = "encoder") -> tuple[Meeting, ...]:
    """The meetings of a text, as the pipeline reads it; `published`: ISO day, None: not told."""
    return tuple(read_layers(text, published, analyser)["meetings"])


def add_report(scores: MeetingScores, report: Any, predicted: tuple[Meeting, ...]) -> None:
    """Match and count one report."""
    scores.reports += 1
    pairs = match(report.meetings, predicted)
    optional = {id(gold) for gold, _ in pairs if "optional" in gold.flags}
    found = [pair for pair in pairs if id(pair[0]) not in optional]
    scores.found.right_gold += len(found)
    scores.found.right_predicted += len(found)
    scores.found.gold += sum("optional" not in gold.flags for gold in report.meetings)
    scores.found.predicted += len(predicted) - len(optional)
    for gold, mine in pairs:
        judge(scores, report, gold, mine)
    matched = {id(one) for pair in pairs for one in pair}
    for gold in report.meetings:
        if id(gold) not in matched and "optional" not in gold.flags:
            scores.errors["missed"].append(describe_gold(report, gold))
    for mine in predicted:
        if id(mine) not in matched:
            scores.errors["spurious"].append(describe(report, mine))


def match(gold: Any, predicted: tuple[Meeting, ...]) -> list[tuple[Any, Meeting]]:
    """Gold and predicted meetings one to one, those with most mentions in common first."""
    found = [
        (sum(any(shared(span, other) for other in mine.evidence) for span in one.mentions), -at, -to)
        for at, one in enumerate(gold)
        for to, mine in enumerate(predicted)
    ]
    pairs, used, taken = [], set[int](), set[int]()
    for count, at, to in sorted(found, reverse=True):
        if count and at not in used and to not in taken:
            used.add(at)
            taken.add(to)
            pairs.append((gold[-at], predicted[-to]))
    return pairs


def shared(one: Span, other: Span) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def judge(scores: MeetingScores, report: Any, gold: Any, mine: Meeting) -> None:
    """Count what of a found meeting is right."""
    right = {
        "status": gold.status == mine.status,
        "place": fold(gold.place) == fold(mine.place.name if mine.place else None),
        "day": same_day(gold.when, mine.when, report.told_day is not None),
        "parties": sides(gold.parties) == sides(mine.parties),
        "kind": gold.kind == mine.kind,
    }
    if gold.agenda:
        listed = {(name_issue(item.issue), item.included) for item in mine.agenda}
        right["agenda"] = {(name_issue(issue), included) for issue, included in gold.agenda} <= listed
    for name, fine in right.items():
        scores.shares[name].add(fine)
        if not fine:
            scores.errors[name].append(f"{describe_gold(report, gold)}\n    but {describe(report, mine)}")
            if name == "agenda":
                found = [(item.issue, item.included) for item in mine.agenda]
                scores.errors[name][-1] += f"\n    {list(gold.agenda)}, not {found}"


def fold(text: str | None) -> str:
    return (text or "").lower().removeprefix("the ").replace("-", " ")


def name_issue(words: str) -> str:
    """The issue of the lexicon that words name, as the marks may give its name or its label; else the words."""
    return issue_named(words) or fold(words)


def same_day(gold: tuple[str, str] | None, mine: When, dated: bool = True) -> bool:
    """The same first and last day; unknown where gold has none; in an undated report an interval round them."""
    if gold is None:
        return (mine.earliest, mine.latest) == (None, None)
    if not dated:
        return (mine.earliest or "") <= gold[0] and gold[1] <= (mine.latest or "9")
    return gold == (mine.earliest, mine.latest)


def sides(parties: Any) -> frozenset[str]:
    """Parties by their state, else by name."""
    return frozenset(one.state or fold(one.name) for one in parties)


def describe(report: Any, mine: Meeting) -> str:
    words = report.text[slice(*mine.evidence[0])].replace("\n", " ")
    parties = ",".join(sorted(sides(mine.parties)))
    place = mine.place.name if mine.place else "-"
    return f"{report.id} {mine.kind} {parties} {place} {mine.when.earliest}..{mine.when.latest} {mine.status} {words!r}"


def describe_gold(report: Any, gold: Any) -> str:
    words = report.text[slice(*gold.mentions[0])].replace("\n", " ")
    parties = ",".join(sorted(sides(gold.parties)))
    return f"{report.id} {gold.kind} {parties} {gold.place or '-'} {gold.when} {gold.status} {words!r}"
