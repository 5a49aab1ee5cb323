"""Rebuilds `plover_cameo.csv` and `plover_scores.csv`: `python -m facts.plover ../shared/data/events/events.tar.gz`.

Facts of the PLOVER 2021 manual (its table of scores) and of the conversion table from CAMEO that comes with it.  Where
the table and the manual differ the manual holds, and the column `mapped` keeps the table's event: see `MANUAL`.
"""

from __future__ import annotations

import csv
import re
import sys
import tarfile
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/chancery/lexicons/data"
MODES = {  # names of the table that the manual of 2021 has under another name, or no longer
    "assassinate": "targeted",
    "massacre": "targeted",
    "cleansing": "targeted",
    "ban": "restrict",
    "return": "release",
    "political": "restrict",
    "pro_autocracy": "restrict",
    "ease": "concede",
}
MANUAL = {  # CAMEO: event and mode by the manual's chapter 3
    "08": ("RETREAT", "concede"),  # CONCEDE; the record has one event for both, told apart by this mode of ours
    "055": ("RETREAT", "concede"),  # regret is a concession (3.3 and 3.4)
    "116": ("SANCTION", "convict"),
    "163": ("SANCTION", "discontinue"),
    "174": ("COERCE", "deport"),
    "175": ("COERCE", "restrict"),
    "1712": ("ASSAULT", "destroy"),
    "143": ("PROTEST", "strike"),
    "136": ("THREATEN", "expel"),
}
QUADS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CRIME"),
}
ROW = re.compile(r"^(\d{2,4}): *([A-Z]+)(?:,([^,#]*),([^#]*))?(?:#\s*(.*))?$")
SCORE = re.compile(r"([A-Z]{3,})(?::\s*([A-Za-z-]+))?\s*&\s*(?:\\cellcolor\{gray!25\})?\s*(-?[\d.]+)")
MISPRINTS = {("ACCUSE", ""): -3.0}  # the manual prints 3 between -2 and -3.5
OWN = {
    ("RETREAT", "concede"): 4.5,
    ("PROTEST", "vandalize"): -5.0,
    ("CRIME", ""): -7.0,
}  # CONCEDE; of the event; COERCE


def read_members(archive: Path) -> dict[str, str]:
    """Texts of the ontology's files by name."""
    with tarfile.open(archive) as tar:
        wanted = [one for one in tar.getmembers() if "plover_ontology" in one.name and one.isfile()]
        files = {Path(one.name).name: tar.extractfile(one) for one in wanted}
        return {name: file.read().decode("utf-8", "replace") for name, file in files.items() if file is not None}


def cameo_rows(table: str) -> list[list[str]]:
    """CAMEO code, event, mode, contexts, and the table's event where the manual has another; no words of the table."""
    rows: dict[str, list[str]] = {}
    for line in table.splitlines():
        found = ROW.match(line.strip())
        if found is None or found[5] is None:
            continue
        code, mapped = found[1], found[2].replace("CONCEDE", "RETREAT")
        mode = "-".join((found[3] or "").split()).lower()
        contexts = "; ".join(part.strip() for part in (found[4] or "").split(";") if part.strip())
        event, mode = mapped, MODES.get(mode, mode)
        if found[2] == "CONCEDE":
            mode = MANUAL["08"][1]
        event, mode = MANUAL.get(code) or (MANUAL.get(code[:3]) if code[:3] == "143" else None) or (event, mode)
        rows[code] = [code, event, mode, contexts, "" if mapped == event else mapped]
    rows["CRIME"] = ["CRIME", "CRIME", "", "crime", ""]  # an event of PLOVER alone
    return [rows[code] for code in sorted(rows)]


def score_rows(manual: str) -> list[list[str]]:
    """Event, mode (empty: the event as such), score and quad class."""
    table = manual[manual.index("\\textbf{CATEGORY: Mode} & \\textbf{Score}") :]
    cells = SCORE.findall(table[: table.index("\\end{tabular}")].replace("\\cellcolor{gray!25}", ""))
    scores = {(event, mode.lower()): float(score) for event, mode, score in cells if event != "CONCEDE"}
    scores |= MISPRINTS | OWN
    quads = {event: quad for quad, events in QUADS.items() for event in events}
    return [[event, mode, f"{score:g}", quads[event]] for (event, mode), score in sorted(scores.items())]


def write(name: str, head: tuple[str, ...], rows: list[list[str]]) -> None:
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head)
        out.writerows(rows)


def main() -> None:
    files = read_members(Path(sys.argv[1]))
    codes = cameo_rows(files["CAMEO2PLOVER-2021.txt"])
    write("plover_cameo.csv", ("cameo", "event", "mode", "contexts", "mapped"), codes)
    write("plover_scores.csv", ("event", "mode", "score", "quad"), score_rows(files["PLOVER_MANUAL.tex"]))


if __name__ == "__main__":
    main()
