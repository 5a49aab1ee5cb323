"""`chancery did`, `meets`, and `read` and `show` of both kinds, from outside; the stages are those of fakes.py."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from chancery.cli.doings import RealisChoice, StatusChoice
from chancery.records import MeetingStatus, Realis
from chancery.show.doing_cells import INTERACTION_COLUMNS, MEETING_COLUMNS
from chancery.show.rules import explain_rule

ROOT = Path(__file__).parent.parent
REPORT = """Cod | talks DATED 2024-03-05
NOR met SWE in Tromso on 2024-03-02. NOR blamed DNK on 2024-03-01.
Ana Horvat said: Tom Reed thanked NOR.
"""
CLEAN = {k: v for k, v in os.environ.items() if k not in ("CHANCERY_STORE", "COLUMNS")} | {"PYTHONPATH": str(ROOT)}
RUN = "import chancery.pipeline, tests.fakes as f, chancery.cli as c; chancery.pipeline.STAGES = f.CODING; c.main()"


def run(*arguments: str, where: Path) -> tuple[int, str, str]:
    command = [sys.executable, "-c", RUN, *arguments]
    done = subprocess.run(command, cwd=where, capture_output=True, env=CLEAN, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("kept")
    (here / "cod.txt").write_text(REPORT, "utf-8")
    code, _, err = run("add", "cod.txt", "--outlet", "Post", where=here)
    assert (code, err.split("; ")[1]) == (0, "1 statement, 3 interactions, 1 meeting written\n")
    return here


def lines(*arguments: str, where: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(*arguments, where=where)[1].splitlines()]


def test_read(kept: Path) -> None:
    (reading,) = lines("read", "cod.txt", where=kept)
    assert [len(reading[kind]) for kind in ("statements", "interactions", "meetings")] == [1, 3, 1]  # type: ignore[arg-type]
    _, table, err = run("read", "cod.txt", "--format", "table", where=kept)
    assert err == "chancery: 1 statement, 3 interactions, 1 meeting in 1 document\n"
    told = table.split("\ninteractions\n")[1]
    assert "ACCUSE" in told.split("\nmeetings\n")[0]
    assert "with each other" in told
    assert "says Ana Horvat" in told
    assert "talks in Tromso" in told.split("\nmeetings\n")[1]
    _, markdown, _ = run("read", "cod.txt", "--format", "md", where=kept)
    assert "### Interactions" in markdown
    assert (
        "| NOR; SWE | talks in Tromso | NOR met SWE in Tromso on 2024-03-02. (about: cod) | held | 2024-03-02 |"
        in markdown
    )
    _, cells, _ = run("read", "cod.txt", "--format", "csv", where=kept)
    assert len(list(csv.DictReader(io.StringIO(cells)))) == 1


def test_did(kept: Path) -> None:
    found = lines("did", "Norway", where=kept)
    assert [row["words"] for row in found] == [
        ["NOR met SWE in Tromso on 2024-03-02."],
        ["NOR blamed DNK on 2024-03-01."],
    ]
    assert found[0]["document"]["outlet"] == "Post"  # type: ignore[index]
    assert len(lines("did", "SWE", "NOR", where=kept)) == 1
    assert len(lines("did", "--event", "accuse", where=kept)) == 1
    assert len(lines("did", "--realis", "planned", "--told-by", "speaker", where=kept)) == 1
    assert lines("did", "--told-by", "report", "--until", "2024-02-28", where=kept) == []
    code, out, err = run("did", "--limit", "1", where=kept)
    assert (code, out.count("\n")) == (0, 1)
    assert "the first 1; there are more" in err


def test_other_forms(kept: Path) -> None:
    _, table, _ = run("did", "--format", "table", where=kept)
    assert "says Ana Horvat" in table
    assert "Post: Cod | talks" in table
    _, markdown, _ = run("did", "--format", "md", where=kept)
    assert markdown.startswith("| When | Who | To whom | Words | How | In | Id |")
    rows = list(csv.DictReader(io.StringIO(run("did", "--format", "csv", where=kept)[1])))
    assert tuple(rows[0]) == INTERACTION_COLUMNS
    assert {row["recipient_state"] for row in rows} == {"", "DNK", "NOR"}
    (row,) = csv.DictReader(io.StringIO(run("meets", "--format", "csv", where=kept)[1]))
    assert tuple(row) == MEETING_COLUMNS
    assert (row["party_state"], row["place"], row["status"], row["agenda"]) == ("NOR; SWE", "Tromso", "held", "cod")
    _, table, _ = run("meets", "--format", "table", where=kept)
    assert "talks in Tromso" in table


def test_meets(kept: Path) -> None:
    (met,) = lines("meets", "SWE", "Norway", "--status", "held", where=kept)
    assert met["words"] == ["NOR met SWE in Tromso on 2024-03-02."]
    assert lines("meets", "--status", "planned", where=kept) == []
    assert lines("meets", "DNK", where=kept) == []


def test_nothing_fits(kept: Path) -> None:
    code, out, err = run("did", "Hovrat", where=kept)
    assert (code, out) == (0, "")
    assert "no interaction fits" in err
    assert "'Hovrat' is no state that is known, and nobody in the store is called so; near names: Ana Horvat" in err
    _, _, err = run("meets", "Norwya", where=kept)
    assert "write a state as NOR" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["did", "--event", "SHOUT"],
        ["did", "--realis", "maybe"],
        ["did", "?"],
        ["did", "NOR", ""],
        ["did", "--since", "2024-03-02", "--until", "2024-03-01"],
        ["meets", "--status", "over"],
        ["meets", "NOR", "SWE", "DNK"],
        ["meets", "--limit", "-1"],
    ],
)
def test_usage(kept: Path, arguments: list[str]) -> None:
    code, out, err = run(*arguments, where=kept)
    assert (code, out) == (2, "")
    assert err


def test_show(kept: Path) -> None:
    deeds = lines("did", where=kept)
    blamed = next(row for row in deeds if row["event"] == "ACCUSE")
    code, out, _ = run("show", str(blamed["id"])[:8], "--why", where=kept)
    assert code == 0
    assert "<NOR> {blamed} <DNK> on 2024-03-01." in out
    assert "told by       the report itself" in out
    assert "named in full" in out
    thanked = next(row for row in deeds if row["asserted_by"])
    _, out, _ = run("show", str(thanked["id"]), where=kept)
    assert f"told by Ana Horvat, in {thanked['asserted_by']}" in " ".join(out.split())
    (met,) = lines("meets", where=kept)
    _, out, _ = run("show", str(met["id"]), "--why", where=kept)
    assert "[NOR met SWE in Tromso on 2024-03-02.]" in out
    assert "held, as of 2024-03-05: “met”" in out
    (shown,) = lines("show", str(met["id"]), "--format", "jsonl", where=kept)
    assert shown == met
    assert run("show", "i00", where=kept)[0] == run("show", "m00", where=kept)[0] == 1


def test_check_and_export(kept: Path) -> None:
    code, _, err = run("check", where=kept)
    assert code == 0
    assert "1 statement, 3 interactions, 1 meeting of 1 document checked: all is well" in err
    (reading,) = lines("export", "-", "--to", "jsonl", where=kept)
    assert [len(reading[kind]) for kind in ("interactions", "meetings")] == [3, 1]  # type: ignore[arg-type]


def test_choices_are_those_of_the_record() -> None:
    assert [one.value for one in RealisChoice] == list(Realis.__args__)  # type: ignore[attr-defined]
    assert [one.value for one in StatusChoice] == list(MeetingStatus.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("found_by", "told"),
    [
        ("frames/1: frame sever/verb", "what the verb “sever” tells"),
        ("frames/1: frame break/verb+off, future", "what the verb “break off” tells, told as to come"),
        ("frames/1: frame talk/noun under refuse reject", "what the noun “talk” tells, refuse: “reject”"),
        (
            "frames/1: frame aid/noun, arranged under do offer future under announce tell",
            "what the noun “aid” tells, through “offer”, announced by “tell”, told as arranged for later, "
            "told as to come",
        ),
        ("frames/1: obligation under warn", "somebody says that another must do it, “warn”"),
        ("weigh/1", "the trained model alone saw it; no rule knows the word"),
        (
            "weigh/1 over frame visit/verb",
            "what the verb “visit” tells; the trained model weighed it otherwise",
        ),
        ("lines/1", ""),
    ],
)
def test_rules_in_plain_words(found_by: str, told: str) -> None:
    assert explain_rule(found_by) == told
