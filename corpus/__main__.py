"""`python -m corpus check [FILE...]` checks the marks; `python -m corpus show FILE` prints what they mean."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.header import CorpusError
from corpus.marks import Report, read_report
from corpus.reports import FOLDER, find_files, split_of
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
    return doubts + find_time_doubts(report)


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


def main(arguments: list[str]) -> int:
    command, *names = arguments or ["check"]
    paths = [Path(name) for name in names] or find_files(FOLDER)
    faults, words, statements, held_out, times, undated = 0, 0, 0, 0, 0, 0
    for path in paths:
        try:
            report = read_report(path)
        except CorpusError as fault:
            print(fault, file=sys.stderr)
            faults += 1
            continue
        words += len(report.text.split())
        statements += len(report.statements)
        held_out += split_of(report.style) == "held-out"
        times += len(report.times)
        undated += report.undated
        for doubt in find_doubts(report):
            print("doubt:", doubt, file=sys.stderr)
        if command == "show":
            show_report(report)
    print(
        f"{len(paths)} reports ({held_out} held out, {undated} undated), {words} words, {statements} statements, "
        f"{times} times, {faults} faults"
    )
    return 1 if faults else 0


def show_report(report: Report) -> None:
    print(report.text, "\n")
    print(f"{report.id} of {report.dated}{', kept from the reader' if report.undated else ''}")
    for person in report.people:
        office = f"{person.office}{'' if person.told else ' (not told)'}" if person.office else "no office"
        also = "".join(f", also {name}" for name in person.other_names)
        print(f"    {person.name}{also} [{person.id}]: {office}, {person.state or 'no state'}")
    for time in report.times:
        extras = "".join(f" {extra}" for extra in (time.modifier, "optional" if time.optional else None) if extra)
        print(f" d{time.number:<3} {report.text[slice(*time.span)]!r} {time.type} {time.value}{extras}")
    for statement in report.statements:
        parts = {
            part: [report.text[start:end] for start, end in spans] for part, spans in sorted(statement.parts.items())
        }
        names = ", ".join(speaker.name or f"({speaker.words})" for speaker in statement.speakers)
        said = "..".join(dict.fromkeys(report.said_days(statement) or ("an unknown day",)))
        print(f"{statement.number:3} {names} [{statement.mode} {statement.kind} {statement.act}] on {said} {parts}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
