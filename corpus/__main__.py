"""`python -m corpus check [FILE...]` checks the marks; `python -m corpus show FILE` prints what they mean."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.header import CorpusError
from corpus.marks import Report, read_report
from corpus.reports import FOLDER, find_files, split_of

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
    return doubts


def main(arguments: list[str]) -> int:
    command, *names = arguments or ["check"]
    paths = [Path(name) for name in names] or find_files(FOLDER)
    faults, words, statements, held_out = 0, 0, 0, 0
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
        for doubt in find_doubts(report):
            print("doubt:", doubt, file=sys.stderr)
        if command == "show":
            show_report(report)
    print(f"{len(paths)} reports ({held_out} held out), {words} words, {statements} statements, {faults} faults")
    return 1 if faults else 0


def show_report(report: Report) -> None:
    print(report.text, "\n")
    for statement in report.statements:
        parts = {
            part: [report.text[start:end] for start, end in spans] for part, spans in sorted(statement.parts.items())
        }
        names = ", ".join(speaker.name or f"({speaker.words})" for speaker in statement.speakers)
        print(f"{statement.number:3} {names} [{statement.mode} {statement.kind} {statement.act}] {parts}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
