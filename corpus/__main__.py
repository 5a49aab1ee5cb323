"""`python -m corpus check [FILE...]` checks reports and sentences, `python -m corpus show FILE` prints the marks."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from corpus.doubts import find_doubts, find_sentence_doubts
from corpus.header import CorpusError
from corpus.marks import Report, read_report
from corpus.reports import FOLDER, find_files, split_of
from corpus.sentences import compile_sentence, find_sentence_files, read_lines
from corpus.speakers import Speaker


def main(arguments: list[str]) -> int:
    command, *names = arguments or ["check"]
    given = [Path(name) for name in names]
    sentences = [path for path in given if path.parent.name == "sentences"] if given else find_sentence_files()
    reports = [path for path in given if path not in sentences] if given else find_files(FOLDER)
    faults = (check_reports(reports, command) if reports else 0) + (check_sentences(sentences) if sentences else 0)
    return 1 if faults else 0


def check_reports(paths: list[Path], command: str) -> int:
    """Compile reports, print doubts and a summary; returns the number of faults."""
    faults, counts = 0, Counter[str]()
    for path in paths:
        try:
            report = read_report(path)
        except CorpusError as fault:
            print(fault, file=sys.stderr)
            faults += 1
            continue
        counts["words"] += len(report.text.split())
        counts["held out"] += split_of(report.style) == "held-out"
        counts["undated"] += report.undated
        for layer in ("statements", "times", "interactions", "meetings"):
            counts[layer] += len(getattr(report, layer))
        counts["marked"] += "interactions" in report.layers
        for doubt in find_doubts(report):
            print("doubt:", doubt, file=sys.stderr)
        if command == "show":
            show_report(report)
    print(
        f"{len(paths)} reports ({counts['held out']} held out, {counts['undated']} undated), {counts['words']} words, "
        f"{counts['statements']} statements, {counts['times']} times, {faults} faults; {counts['marked']} marked for "
        f"{counts['interactions']} interactions and {counts['meetings']} meetings"
    )
    return faults


def check_sentences(paths: list[Path]) -> int:
    """Compile sentences, print doubts and a summary; returns the number of faults."""
    faults, sentences = 0, []
    for path in paths:
        for line in read_lines(path):
            try:
                sentences.append(compile_sentence(line))
            except CorpusError as fault:
                print(fault, file=sys.stderr)
                faults += 1
    for doubt in find_sentence_doubts(sentences):
        print("doubt:", doubt, file=sys.stderr)
    held_out = sum(sentence.split == "held-out" for sentence in sentences)
    none = sum(sentence.none is not None for sentence in sentences)
    events = Counter(one.event for sentence in sentences for one in sentence.interactions)
    realis = Counter(one.realis for sentence in sentences for one in sentence.interactions)
    print(f"{len(sentences)} sentences ({held_out} held out), {none} without an interaction, {faults} faults")
    for counted in (events, realis):
        print("    " + ", ".join(f"{count} {name}" for name, count in counted.most_common()))
    return faults


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

    for one in report.interactions:
        words = [report.text[slice(*span)] for span in one.triggers]
        arrow = "<->" if one.reciprocal else "->"
        within = f" within {one.within}" if one.within else ""
        who = f"{name_all(one.actor)} {arrow} {name_all(one.recipient)}"
        print(f" i{one.number:<3} {who}: {one.event} {one.mode or '-'} {one.realis}{within} on {one.when} {words}")
    for meeting in report.meetings:
        words = [report.text[slice(*span)] for span in meeting.mentions]
        facts = f"{meeting.kind} {meeting.status} in {meeting.place} on {meeting.when}"
        print(f" e{meeting.number:<3} {name_all(meeting.parties)}: {facts} {meeting.agenda} {words}")


def name_all(speakers: tuple[Speaker, ...]) -> str:
    return ", ".join(speaker.name or f"({speaker.words})" for speaker in speakers) or "-"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
