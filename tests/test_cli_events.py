"""`chancery relation` and `export` of tables of events, from outside; stages are those of fakes.py and deeds.py."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from chancery.show.event_tables import read_events

ROOT = Path(__file__).parent.parent
REPORTS = {
    "cod": """Cod DATED 2024-03-07
NOR blamed SWE on 2024-03-04. SWE blamed NOR on 2024-02-27. NOR met SWE in Tromso on 2024-03-06.
NOR thanked DNK on 2024-03-04. SWE thanked NOR.
Ana Horvat said: NOR blamed SWE on 2024-03-01.
""",
    "quay": """Quay DATED 2024-05-01
NOR blamed SWE on 2024-03-05.
""",
}
CLEAN = {k: v for k, v in os.environ.items() if k not in ("CHANCERY_STORE", "COLUMNS")} | {"PYTHONPATH": str(ROOT)}
RUN = "import chancery.pipeline, tests.deeds as d, chancery.cli as c; chancery.pipeline.STAGES = d.STAGES; c.main()"


def run(*arguments: str, where: Path) -> tuple[int, str, str]:
    command = [sys.executable, "-c", RUN, *arguments]
    done = subprocess.run(command, cwd=where, capture_output=True, env=CLEAN, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("kept")
    (here / "reports").mkdir()
    for name, text in REPORTS.items():
        (here / "reports" / f"{name}.txt").write_text(text, "utf-8")
    code, _, err = run("add", "reports", "--outlet", "Post", where=here)
    assert code == 0, err
    return here


def counts(text: str) -> list[tuple[str | None, str, str, bool, int, int, float]]:
    rows = [json.loads(line) for line in text.splitlines()]
    names = ("period", "source", "target", "mutual", "count", "reports", "mean_score")
    return [tuple(row[name] for name in names) for row in rows]  # type: ignore[misc]


def test_relation_by_week(kept: Path) -> None:
    code, out, err = run("relation", "NOR", "SWE", "--by", "week", where=kept)
    assert code == 0, err
    assert counts(out) == [
        ("2024-W09", "SWE", "NOR", False, 1, 1, -2.0),
        ("2024-W10", "NOR", "SWE", False, 2, 2, -2.0),
        ("2024-W10", "NOR", "SWE", True, 1, 1, 1.0),
    ]
    assert "4 interactions, 0 undated; not counted: 1 told only by a speaker, 1 planned" in err


def test_relation_by_names_in_a_table_and_from_the_other_side(kept: Path) -> None:
    code, out, _ = run("relation", "sweden", "Norway", "--also", "asserted", "--format", "table", where=kept)
    assert code == 0
    head, _, *lines = out.splitlines()
    assert head.split() == ["month", "direction", "n", "score", "coop.", "confl.", "verbal", "mat.", "reports"]
    assert [line.split()[:4] for line in lines] == [
        ["2024-02", "SWE", "→", "NOR"],
        ["2024-03", "NOR", "→", "SWE"],
        ["2024-03", "SWE", "↔", "NOR"],
    ]


def test_relation_between_days_and_with_what_is_planned(kept: Path) -> None:
    march = run("relation", "NOR", "SWE", "--since", "2024-03-01", "--until", "2024-03-05", where=kept)
    assert [row[:3] for row in counts(march[1])] == [("2024-03", "NOR", "SWE")]
    also = run("relation", "NOR", "SWE", "--also", "planned", where=kept)
    assert counts(also[1])[-1][:3] == (None, "SWE", "NOR")


def test_relation_as_csv(kept: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("relation", "NOR", "SWE", "--format", "csv", where=kept)[1])))
    assert [row["count"] for row in rows] == ["1", "2", "1"]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("NOR", "Narnia"), 1, "'Narnia' is no state or international body that is known; write it as NOR"),
        (("NOR", "Norway"), 1, "'NOR' and 'Norway' are both NOR; give two different states or bodies"),
        (("NOR", "SWE", "--since", "2024-04-01", "--until", "2024-03-01"), 2, "is later than"),
        (("NOR", "SWE", "--since", "2024-02-30"), 2, "is not a day"),
        (("NOR",), 2, "Missing argument"),
        (("NOR", "SWE", "--store", "absent.db"), 1, "absent.db"),
    ],
)
def test_relations_that_cannot_be(kept: Path, arguments: tuple[str, ...], status: int, words: str) -> None:
    code, out, err = run("relation", *arguments, where=kept)
    assert (code, out) == (status, "")
    assert words in err
    assert "Traceback" not in err


def test_a_relation_of_nothing_says_so(kept: Path) -> None:
    code, out, err = run("relation", "NOR", "CHN", where=kept)
    assert (code, out) == (0, "")
    assert "no interaction of the two fits" in err


def test_export_to_polecat(kept: Path) -> None:
    code, out, err = run("export", "events.tsv", "--to", "polecat", where=kept)
    assert (code, out) == (0, "")
    assert "5 rows of 5 interactions written to events.tsv (polecat)" in err
    assert "left out of the table: 1 told only by a speaker, 1 planned" in err
    with (kept / "events.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(read_events(file, "polecat"))
    assert [(row["Event Date"], row["Event Type"], row["Actor Country"], row["Recipient COW"]) for row in rows] == [
        ("2024-03-04", "ACCUSE", "NOR", "380"),
        ("2024-02-27", "ACCUSE", "SWE", "385"),
        ("2024-03-06", "CONSULT", "NOR; SWE", ""),
        ("2024-03-04", "SUPPORT", "NOR", "390"),
        ("2024-03-05", "ACCUSE", "NOR", "380"),
    ]
    lines = [json.loads(line) for line in (kept / "events.tsv.sources.jsonl").read_text("utf-8").splitlines()]
    assert [line["event_id"] for line in lines if line["row"]] == [row["Event ID"] for row in rows]
    assert {line["source"]["path"] for line in lines} == {"reports/cod.txt", "reports/quay.txt"}
    (said,) = (line for line in lines if line["left_out"] == "asserted")
    assert said["asserted_by"] in said["statements"]
    assert run("show", said["asserted_by"], where=kept)[0] == 0


def test_export_to_gdelt(kept: Path) -> None:
    code, _, err = run("export", "events.csv", "--to", "gdelt", "--also", "asserted", where=kept)
    assert code == 0
    assert "7 rows of 6 interactions" in err
    with (kept / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(read_events(file, "gdelt"))
    codes = [(row["SQLDATE"], row["Actor1Code"], row["EventCode"], row["Actor2Code"]) for row in rows]
    assert ("20240306", "NOR", "040", "SWE") in codes
    assert ("20240306", "SWE", "040", "NOR") in codes
    assert ("20240301", "NOR", "112", "SWE") in codes
    lines = [json.loads(line) for line in (kept / "events.csv.sources.jsonl").read_text("utf-8").splitlines()]
    realis = {line["event_id"]: line["asserted_by"] for line in lines if line["row"]}
    assert sum(value is not None for value in realis.values()) == 1


def test_exports_of_events_that_cannot_be(kept: Path) -> None:
    code, out, err = run("export", "-", "--to", "polecat", where=kept)
    assert (code, out) == (1, "")
    assert "name a file" in err
    code, _, err = run("export", "out.csv", "--also", "planned", where=kept)
    assert code == 2
    assert "are for --to polecat and --to gdelt" in err
    assert not (kept / "out.csv").exists()
    code, _, err = run("export", "no/such/events.tsv", "--to", "gdelt", where=kept)
    assert code == 1
    assert "cannot be written there" in err
    assert run("export", "new.tsv", "--to", "polecat", "--store", "absent.db", where=kept)[0] == 1
    assert not list(kept.glob("*new.tsv*"))
