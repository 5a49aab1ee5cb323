"""`python -m bench read`: whole `read`, its stages, textacy on the same parses, memory and start-up, on one core."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bench.processes import measure_child, median_seconds
from bench.texts import BenchError

STARTS = {
    "python alone": "pass",
    "import chancery": "import chancery",
    "chancery.read of one sentence": "import chancery; chancery.read('The envoy said the talks were over.\\n')",
}
ANALYSERS = ("encoder", "fast")
NOT_MEASURED = "not measured"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--texts", type=Path, metavar="DIR", help="folder of .txt files; default: the corpus")
    parser.add_argument("--analyser", nargs="+", default=list(ANALYSERS), help="analysers to time, by name or folder")
    parser.add_argument("--passes", type=int, default=3, help="passes over the texts; the fastest counts")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers as JSON too")


def run(chosen: argparse.Namespace) -> int:
    """Time every analyser and print the tables; an analyser that cannot be timed is named and left out."""
    runs: dict[str, dict[str, Any]] = {}
    for analyser in chosen.analyser:
        try:
            runs[Path(analyser).name] = measure_child(analyser, chosen.passes, chosen.texts)
        except BenchError as error:
            print(f"bench: {analyser}: {error}", file=sys.stderr)
    if not runs:
        raise BenchError("no analyser could be timed")
    starts = {name: time_start(code, chosen.passes) for name, code in STARTS.items()}
    print(show_runs(runs))
    print()
    print(show_starts(starts))
    if chosen.json:
        chosen.json.write_text(json.dumps({"runs": runs, "starts": starts}, indent=1) + "\n", "utf-8")
    return 0


def time_start(code: str, times: int) -> float | None:
    """Median wall seconds of a process that runs `code`; None (and a note) where it fails."""
    try:
        return median_seconds(["-c", code], times)
    except BenchError as error:
        print(f"bench: start-up: {error}", file=sys.stderr)
        return None


def show_runs(runs: dict[str, dict[str, Any]]) -> str:
    """A Markdown table, one column an analyser."""
    rows = list_rows(runs)
    head = ["", *runs]
    lines = [head, ["---", *("---:" for _ in runs)], *rows]
    table = "\n".join("| " + " | ".join(row) + " |" for row in lines)
    notes = [f"{name}: {note}" for name, run in runs.items() for note in list_notes(run)]
    size = next(iter(runs.values()))
    return "\n".join(
        [f"{size['texts']} texts, {size['words']:,} words, one core, CPU time", "", table, "", *notes]
    ).rstrip()


def list_rows(runs: dict[str, dict[str, Any]]) -> list[list[str]]:
    """Rows of the table; a stage that failed or a library that is absent shows as not measured."""
    plain_parse = runs.get("fast", {}).get("cpu_seconds", {}).get("analyse")

    def per_run(show: Any) -> list[str]:
        return [show(run) for run in runs.values()]

    def speed(stage: str) -> list[str]:
        return per_run(lambda run: show_speed(run["words"], run["cpu_seconds"].get(stage)))

    def ratio(above: tuple[str, ...], below: float | None = None) -> list[str]:
        return per_run(lambda run: show_ratio(run["cpu_seconds"], above, below))

    return [
        ["whole `read`, words a second", *speed("read")],
        ["analyse alone (parse, names; with the encoder also its proposals), words a second", *speed("analyse")],
        ["find statements alone, words a second", *speed("find")],
        ["find interactions and meetings alone, words a second", *speed("code")],
        ["textacy direct quotations on the same parses, words a second", *per_run(show_textacy)],
        ["statement stage / analyse alone", *ratio(("find",))],
        ["(analyse + statement stage) / analyse alone", *ratio(("analyse", "find"))],
        ["(analyse + statement stage) / fast parse alone", *ratio(("analyse", "find"), plain_parse)],
        ["statement stage / textacy on the same parses", *per_run(compare_textacy)],
        ["interaction stage / statement stage", *per_run(lambda run: compare_code(run["cpu_seconds"], ()))],
        [
            "(analyse + statement + interaction stage) / (analyse + statement stage)",
            *per_run(lambda run: compare_code(run["cpu_seconds"], ("analyse", "find"))),
        ],
        ["whole `read` / analyse alone", *ratio(("read",))],
        ["statements found", *per_run(lambda run: str(run["statements"]))],
        ["quotations textacy found (texts it refused)", *per_run(show_found)],
        ["peak memory, MiB", *per_run(lambda run: f"{run['peak_mib']:.0f}")],
        ["first read, models loaded, seconds of wall time", *per_run(lambda run: f"{run['first_read_seconds']:.2f}")],
    ]


def show_speed(words: int, seconds: float | None) -> str:
    return f"{words / seconds:,.0f}" if seconds else NOT_MEASURED


def show_ratio(spent: dict[str, float], above: tuple[str, ...], below: float | None) -> str:
    base = spent.get("analyse") if below is None else below
    if not base or not all(name in spent for name in above):
        return NOT_MEASURED
    return f"{sum(spent[name] for name in above) / base:.2f}"


def compare_code(spent: dict[str, float], before: tuple[str, ...]) -> str:
    """What interactions and meetings cost over the statement stage; with `before`, over all of these stages."""
    names = before or ("find",)
    if not all(name in spent for name in (*names, "code")):
        return NOT_MEASURED
    base = sum(spent[name] for name in names)
    return f"{(spent['code'] + (base if before else 0)) / base:.2f}"


def show_textacy(run: dict[str, Any]) -> str:
    return show_speed(run["words"], run["textacy"].get("cpu_seconds"))


def compare_textacy(run: dict[str, Any]) -> str:
    mine, theirs = run["cpu_seconds"].get("find"), run["textacy"].get("cpu_seconds")
    return f"{mine / theirs:.2f}" if mine and theirs else NOT_MEASURED


def show_found(run: dict[str, Any]) -> str:
    theirs = run["textacy"]
    return NOT_MEASURED if "absent" in theirs else f"{theirs['found']} ({theirs['refused']} of {run['texts']})"


def list_notes(run: dict[str, Any]) -> list[str]:
    """Why something was not measured, and stages that failed while they were timed."""
    notes = [f"{times} texts: {fault}" for fault, times in run["faults"].items()]
    return notes + ([run["textacy"]["absent"]] if "absent" in run["textacy"] else [])


def show_starts(starts: dict[str, float | None]) -> str:
    """A Markdown table of start-up times."""
    lines = ["| start-up (median, a process of its own) | seconds of wall time |", "| --- | ---: |"]
    rows = [f"| {name} | {NOT_MEASURED if taken is None else f'{taken:.2f}'} |" for name, taken in starts.items()]
    return "\n".join([*lines, *rows])
