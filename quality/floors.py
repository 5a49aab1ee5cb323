"""`python -m quality floors`: measured quality against floors that only rise."""

from __future__ import annotations

import argparse
import datetime
import json
import math
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quality.report import show_number, show_table
from quality.samples import QualityError

FILE = Path(__file__).with_name("floors.toml")
HEAD = ("program", "corpus", "split", "half", "system")  # what a run is named by, in this order


@dataclass
class Floors:
    """Shares (0..1) by measure, and every lowering with its reason; `notes` are the comment lines at the top."""

    floors: dict[str, float]
    lowered: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--measured", type=Path, nargs="+", required=True, metavar="FILE", help="JSON of earlier runs")
    parser.add_argument("--floors", type=Path, default=FILE, metavar="FILE")
    parser.add_argument("--raise", action="store_true", dest="rise", help="raise floors to what was measured")
    parser.add_argument("--lower", metavar="REASON", help="also lower floors to what was measured, and keep the reason")


def run(chosen: argparse.Namespace) -> int:
    """Compare, and write what the options allow; 1 where a measure is below its floor. Raises QualityError."""
    floors = read_floors(chosen.floors)
    measured: dict[str, float] = {}
    for path in chosen.measured:
        measured |= read_measured(path)
    if chosen.lower is not None and not chosen.lower.strip():
        raise QualityError("--lower needs a reason")
    below = find_below(floors, measured)
    print(show_table(["measure", "floor", "measured"], [[n, f, measured.get(n)] for n, f in floors.floors.items()]))
    if chosen.rise or chosen.lower:
        move_floors(floors, measured, chosen.lower)
        write_floors(chosen.floors, floors)
        below = find_below(floors, measured)
    for name in below:
        print(f"below its floor: {name}: {show_number(measured[name])} < {show_number(floors.floors[name])}")
    return 1 if below else 0


def find_below(floors: Floors, measured: dict[str, float]) -> list[str]:
    """Measures under their floor; a measure that this run did not take is not compared."""
    return [name for name, floor in floors.floors.items() if name in measured and measured[name] < floor]


def move_floors(floors: Floors, measured: dict[str, float], reason: str | None) -> None:
    """Raise known floors to the measure, rounded down to a tenth of a point; lower them only with a reason."""
    for name, floor in floors.floors.items():
        if name not in measured:
            continue
        value = math.floor(measured[name] * 1000 + 1e-9) / 1000
        if value > floor:
            floors.floors[name] = value
        elif measured[name] < floor and reason:
            today = datetime.date.today().isoformat()
            floors.lowered.append({"measure": name, "from": floor, "to": value, "on": today, "reason": reason})
            floors.floors[name] = value


def read_measured(path: Path) -> dict[str, float]:
    """Every share of a `--json` file by its dotted name, headed by program, corpus, split and system."""
    try:
        result = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise QualityError(f"{path}: not a file of measures ({error})") from error
    head = ".".join(str(result.pop(key)) for key in HEAD if key in result)
    return {f"{head}.{name}": value for name, value in flatten(result)}


def flatten(node: dict[str, Any]) -> list[tuple[str, float]]:
    found = []
    for name, value in node.items():
        if isinstance(value, dict):
            found += [(f"{name}.{inner}", number) for inner, number in flatten(value)]
        elif isinstance(value, float):
            found.append((name, value))
    return found


def read_floors(path: Path) -> Floors:
    """Raises QualityError for a file that is absent, not TOML, or has no table of shares."""
    try:
        words = path.read_text("utf-8")
        table = tomllib.loads(words)
    except (OSError, ValueError) as error:
        raise QualityError(f"{path}: not a floors file ({error})") from error
    floors = table.get("floors", {})
    for name, floor in floors.items():
        if not isinstance(floor, float) or not 0 <= floor <= 1:
            raise QualityError(f"{path}: the floor of {name!r} is {floor!r}, not a share between 0.0 and 1.0")
    notes = [line for line in words.partition("[")[0].splitlines() if line.startswith("#")]
    return Floors(floors, table.get("lowered", []), notes)


def write_floors(path: Path, floors: Floors) -> None:
    """Write the file anew; JSON strings are TOML strings."""
    lines = [*floors.notes, "", "[floors]"]
    lines += [f"{json.dumps(name)} = {floor}" for name, floor in floors.floors.items()]
    for lowering in floors.lowered:
        lines += ["", "[[lowered]]", *(f"{key} = {json.dumps(value)}" for key, value in lowering.items())]
    path.write_text("\n".join(lines) + "\n", "utf-8")
