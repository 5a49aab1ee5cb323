"""Marks that compile but look wrong to a careful reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chancery.lexicons import issue_named
from chancery.records import Span
from corpus.interactions import NEED_RECIPIENT, MarkedInteraction
from corpus.marks import Report
from corpus.sentences import Sentence
from corpus.times import TimeLine, far_from

QUOTES = "\"“”„«»''‘’`"


def find_doubts(report: Report) -> list[str]:
    """Marks that compile but look wrong to a careful reader."""
    doubts = []
    for statement in report.statements:
        where = f"{report.id} statement {statement.number}"
        if "cue" not in statement.parts and "source" not in statement.parts and statement.mode != "direct":
            doubts.append(f"{where}: neither cue nor source is marked")
        for start, end in statement.parts["content"]:
            words = report.text[start:end]
            if words[0] in '"“„«' and words[-1] in '"”»' and not any(q in words[1:-1] for q in QUOTES):
                doubts.append(f"{where}: quotation marks inside the content mark: {words[:50]!r}")
        for span in statement.parts.get("cue", ()):
            for other in statement.parts["content"]:
                if max(span[0], other[0]) < min(span[1], other[1]):
                    doubts.append(f"{where}: cue and content overlap")
    return doubts + find_time_doubts(report) + find_interaction_doubts(report)


def find_time_doubts(report: Report) -> list[str]:
    """Times whose value is odd for the day, and sayings said after their report."""
    doubts = []
    earlier = [span for statement in report.statements if statement.when for span in statement.parts["content"]]
    for time in report.times:
        if any(start <= time.span[0] < end for start, end in earlier):
            continue  # counted from the day of saying
        line = TimeLine(time.type, time.value, time.modifier, time.optional)
        if fault := far_from(report.text[slice(*time.span)], line, report.dated):
            doubts.append(f"{report.id} d{time.number}: {fault}")
    for one, other in zip(report.times, report.times[1:], strict=False):
        if other.span[0] < one.span[1]:
            doubts.append(f"{report.id}: d{one.number} and d{other.number} overlap")
    for statement in report.statements:
        if statement.when == report.dated:
            doubts.append(f"{report.id} statement {statement.number}: when= is the report's own day")
        said = report.said_days(statement)
        if said and said[0] > report.days[1]:
            doubts.append(f"{report.id} statement {statement.number}: said after its report")
    return doubts


COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
SILENT_ROLES = frozenset({"nav", "promo", "comments"})


def find_interaction_doubts(report: Report) -> list[str]:
    """Interactions and meetings whose lines do not fit the text or the conventions of PLOVER."""
    doubts = []
    for one in report.interactions:
        where = f"{report.id} i{one.number}"
        doubts += [f"{where}: {doubt}" for doubt in doubt_interaction(one)]
        homes = [find_home(report, trigger) for trigger in one.triggers]
        expected = homes[0] if None not in homes else None
        if one.within != expected:
            doubts.append(f"{where}: its triggers stand in statement {expected}, not in {one.within}")
        if any(role_at(report, trigger) in SILENT_ROLES for trigger in one.triggers):
            doubts.append(f"{where}: stands in a block that tells nothing")
    for meeting in report.meetings:
        unknown = [issue for issue, _ in meeting.agenda if issue_named(issue) is None]
        if unknown:
            doubts.append(f"{report.id} e{meeting.number}: the lexicon has no issue {', '.join(unknown)}")
    if "interactions" not in report.layers and report.interactions:
        doubts.append(f"{report.id}: has interactions, and 'marked:' does not name them")
    if "meetings" not in report.layers and report.meetings:
        doubts.append(f"{report.id}: has meetings, and 'marked:' does not name them")
    return doubts


def doubt_interaction(one: MarkedInteraction) -> Iterator[str]:
    """What the manual says against an interaction: AGREE, first paragraph; "Requires recipient"."""
    if one.event in COOPERATIVE and one.realis == "planned":
        yield f"{one.event} in the future is AGREE"
    certain = "optional" not in one.flags
    if certain and one.event in NEED_RECIPIENT and not one.recipient and not one.reciprocal:
        yield f"{one.event} needs a recipient"
    if "concede" in one.flags and one.event not in ("AGREE", "RETREAT"):
        yield "a concession is marked AGREE or RETREAT"


def find_home(report: Report, trigger: Span) -> int | None:
    """Number of the innermost statement whose content holds the trigger; None: the report tells it itself."""
    around = [
        (end - start, statement.number)
        for statement in report.statements
        for start, end in statement.parts["content"]
        if start <= trigger[0] + 1 and trigger[1] - 1 <= end
    ]
    return min(around)[1] if around else None


def role_at(report: Report, span: Span) -> str | None:
    return next((role for role, (start, end) in report.blocks if start <= span[0] < end), None)


def find_sentence_doubts(sentences: Iterable[Sentence]) -> list[str]:
    """Sentences that stand twice, and interactions against the conventions."""
    doubts, seen = [], set[str]()
    for sentence in sentences:
        if sentence.id.rpartition("-")[2] in seen:
            doubts.append(f"{sentence.id}: stands twice")
        seen.add(sentence.id.rpartition("-")[2])
        for one in sentence.interactions:
            doubts += [f"{sentence.id} {sentence.text!r}: {doubt}" for doubt in doubt_interaction(one)]
    return doubts
