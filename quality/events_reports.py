"""The reports of the own corpus that are marked for interactions, read whole, as the pipeline reads them.

A gold interaction is found where a predicted one has its trigger (any of its marks) among trigger and evidence; one to
one, triggers first. What nobody marked is false; an `optional` one counts only where it is found.

narrated, asserted    false ones that the report tells itself, and that stand inside a statement, for each report
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from chancery.records import Interaction, Span
from corpus import Report, read_reports
from corpus.interactions import MarkedInteraction
from quality.events_own import macro_f1, pair_off
from quality.scores import Tally


@dataclass
class ReportScores:
    """Counts over reports."""

    reports: int = 0
    found: Tally = field(default_factory=Tally)
    event: Tally = field(default_factory=Tally)
    realis: Counter[tuple[str, str]] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    owner: Counter[bool] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        number, owned = max(1, self.reports), max(1, sum(self.owner.values()))
        return {
            "reports": self.reports,
            "found": self.found.as_json(),
            "event": self.event.as_json(),
            "event_of_found": round(self.event.right_gold / max(1, self.found.right_gold), 4),
            "realis_macro_f1": round(macro_f1(self.realis), 4),
            "asserted_right": round(self.owner[True] / owned, 4),
            "false_narrated_a_report": round(self.false["narrated"] / number, 2),
            "false_asserted_a_report": round(self.false["asserted"] / number, 2),
        }


def read_layers(text: str, published: str | None, analyser: str = "encoder") -> dict[str, Any]:
    """All layers of a text by name, as the pipeline makes them; `published`: ISO day, None: not told."""
    from chancery.pipeline import STAGES, Input, Options

    layers: dict[str, Any] = {
        "input": Input(data=text.encode("utf-8"), published=published),
        "options": Options(analyser=analyser),
    }
    for stage in STAGES:
        given = stage.run(*[layers[name] for name in stage.needs])
        layers |= {stage.gives[0]: given} if len(stage.gives) == 1 else dict(zip(stage.gives, given, strict=True))
    return layers


def score_reports(split: str) -> ReportScores:
    """Score the reports of a split (`train`, `held-out`)."""
    scores = ReportScores()
    for report in read_reports(split=split, layer="interactions"):
        scores.reports += 1
        count(scores, report, read_layers(report.text, report.told_day)["interactions"])
    return scores


def count(scores: ReportScores, report: Report, own: tuple[Interaction, ...]) -> None:
    pairs = match(report.interactions, own)
    found = {gold.number for gold, _ in pairs}
    wanted = [gold for gold in report.interactions if "optional" not in gold.flags or gold.number in found]
    for tally, right in (
        (scores.found, len(pairs)),
        (scores.event, sum(gold.event == one.event for gold, one in pairs)),
    ):
        tally.gold += len(wanted)
        tally.predicted += len(own)
        tally.right_gold += right
        tally.right_predicted += right
    for gold, one in pairs:
        scores.realis[gold.realis, one.realis] += 1
        scores.owner[(gold.within is None) == (one.asserted_by is None)] += 1
        if gold.event != one.event:
            scores.wrong.append(f"EVENT {gold.event} not {show(report, one)}")
        if gold.realis != one.realis:
            scores.wrong.append(f"REALIS {gold.realis} not {show(report, one)}")
    taken = {one.id for _, one in pairs}
    for one in own:
        if one.id not in taken:
            scores.false["narrated" if one.asserted_by is None else "asserted"] += 1
            scores.wrong.append(f"FALSE {show(report, one)}")
    scores.wrong += [
        f"MISSED {gold.event} | {around(report, gold.triggers[0])}" for gold in wanted if gold.number not in found
    ]


def match(
    golds: tuple[MarkedInteraction, ...], own: tuple[Interaction, ...]
) -> list[tuple[MarkedInteraction, Interaction]]:
    """Gold and predicted one to one, by trigger, then by evidence and event."""
    return pair_off(
        golds,
        own,
        (
            lambda gold, one: touches(gold.triggers, (one.trigger,)),
            lambda gold, one: gold.event == one.event and touches(gold.triggers, one.evidence),
        ),
    )


def touches(some: tuple[Span, ...], others: tuple[Span, ...]) -> bool:
    return any(start < last and first < end for start, end in some for first, last in others)


def show(report: Report, one: Interaction) -> str:
    actors, recipients = ([actor.name or actor.id for actor in side] for side in (one.actor, one.recipient))
    return f"{one.event} {one.realis} [{one.found_by}] {actors} > {recipients} | {around(report, one.trigger)}"


def around(report: Report, span: Span) -> str:
    start, end = span
    before, after = report.text[max(0, start - 90) : start], report.text[end : end + 70]
    return f"{before}**{report.text[start:end]}**{after}".replace("\n", " / ")
