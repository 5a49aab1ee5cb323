"""The command line, from outside; the stages are those of fakes.py."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import SettingsError
from chancery.pipeline import Input, read_document
from chancery.records import When
from chancery.settings import choose_store, load_settings
from chancery.show.cells import read_cells, write_cells
from chancery.show.passage import mark_passage, write_passage
from chancery.show.reasons import explain_actor, explain_finder
from chancery.show.rows import Row, make_row, one_line, write_when
from chancery.show.times import when_as_edtf
from chancery.show.wording import name_people, write_speaker, write_words
from chancery.store.facts import Fact
from tests import fakes

ROOT = Path(__file__).parent.parent
REPORT = """=Ferry | talks\x1b[31m
Ana Horvat said on 2024-03-02: the *ferry* will run again
Tom Reed denied on 2024-03-05: @there was never a deal
José Peña said: the harbour is closed
"""
# A store or a width that the developer's shell names must not be used, nor written to.
CLEAN = {k: v for k, v in os.environ.items() if k not in ("CHANCERY_STORE", "COLUMNS")} | {"PYTHONPATH": str(ROOT)}
# The command line with other stages in place of those that need models.
RUN = "import chancery.pipeline, tests.fakes as f, chancery.cli as c; chancery.pipeline.STAGES = f.STAGES; c.main()"


def run(
    *arguments: str | Path, where: Path, stdin: bytes = b"", env: dict[str, str] | None = None
) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        cwd=where,
        input=stdin,
        capture_output=True,
        env={**CLEAN, **(env or {})},
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "ferry.txt").write_text(REPORT, "utf-8")
    return tmp_path


@pytest.fixture
def kept(here: Path) -> Path:
    assert run("add", "reports", "--outlet", "Post", where=here)[0] == 0
    return here


def test_read_json_lines(here: Path) -> None:
    code, out, err = run("read", "reports", "nowhere.txt", where=here)
    assert code == 0
    good, bad = [json.loads(line) for line in out.splitlines()]
    found = ["statements", "interactions", "meetings", "times", "day_cues", "skipped"]
    assert list(good) == list(bad) == ["document", *found]
    assert good["document"]["length"] == len(REPORT)
    assert "text" not in good["document"]
    assert good["document"]["source"]["path"] == "reports/ferry.txt"
    assert "url" not in good["document"]["source"]
    (start, end) = good["statements"][0]["content"][0]
    assert REPORT[start:end] == "the *ferry* will run again"
    assert bad["document"] is None
    assert "nowhere.txt" in bad["skipped"][0]["reason"]
    assert "skipped: nowhere.txt" in err


def test_read_text_and_standard_input(here: Path) -> None:
    code, out, _ = run("read", "-", "--text", "--published", "2024-06-01", where=here, stdin=REPORT.encode())
    document = json.loads(out)["document"]
    assert (code, document["text"]) == (0, REPORT)
    assert document["dated"]["latest"] == "2024-06-01"


def test_read_other_forms(here: Path) -> None:
    _, table, _ = run("read", "reports", "--format", "table", where=here)
    assert "Ana Horvat" in table
    assert "\x1b" not in table
    _, markdown, _ = run("read", "reports", "--format", "md", where=here)
    assert "## =Ferry \\| talks" in markdown
    assert "\\*ferry\\*" in markdown
    _, cells, _ = run("read", "reports", "--format", "csv", where=here)
    assert [row["speaker"] for row in csv.DictReader(io.StringIO(cells))] == ["Ana Horvat", "Tom Reed", "José Peña"]


def test_nothing_readable(here: Path) -> None:
    assert run("read", "nowhere.txt", where=here)[0] == 1
    assert run("add", "nowhere.txt", where=here)[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x", "--format", "xml"],
        ["read", "x", "--published", "1 May"],
        ["said", "--since", "soon"],
        ["said", "--mode", "loud"],
        ["said", "--limit", "-1"],
        ["said", ""],
        ["said", "--about", '"'],
        ["said", "--since", "2024-03-02", "--until", "2024-03-01"],
        ["show", ""],
        ["add", "x", "--jobs", "0"],
        ["shout"],
    ],
)
def test_usage(here: Path, arguments: list[str]) -> None:
    code, out, err = run(*arguments, where=here)
    assert (code, out) == (2, "")
    assert err


def test_add_and_said(kept: Path) -> None:
    code, out, err = run("add", "reports", where=kept)
    assert (code, out) == (0, "")
    assert "1 unchanged" in err
    _, out, _ = run("said", "--outlet", "post", where=kept)
    facts = [json.loads(line) for line in out.splitlines()]
    assert [fact["speaker"][0]["name"] for fact in facts] == ["Tom Reed", "Ana Horvat", "José Peña"]
    assert facts[0]["words"] == ["@there was never a deal"]
    assert facts[0]["document"]["outlet"] == "Post"
    _, out, err = run("said", "--limit", "2", where=kept)
    assert len(out.splitlines()) == 2
    assert "more" in err
    code, out, err = run("said", "Hovrat", where=kept)
    assert (code, out) == (0, "")
    assert "near names: Ana Horvat" in err
    assert "with Reed alone there is 1" in run("said", "Reed", "--about", "bananas", where=kept)[2]


def test_tables(kept: Path) -> None:
    _, out, _ = run("said", "--format", "table", where=kept, env={"COLUMNS": "80"})
    assert max(map(len, out.splitlines())) <= 80
    assert all(line == line.rstrip() for line in out.splitlines())
    assert "Post: =Ferry | talks" in out
    assert "José Peña" in next(line for line in out.splitlines() if line.startswith("- "))
    assert max(map(len, run("read", "reports", "--format", "table", where=kept)[1].splitlines())) == 120


def test_what_was_given_stays_with_a_changed_file(kept: Path) -> None:
    (kept / "reports" / "ferry.txt").write_text(REPORT.replace("closed", "open"), "utf-8")
    _, _, err = run("add", "reports", where=kept)
    assert "1 changed since" in err
    assert len(run("said", "--outlet", "post", where=kept)[1].splitlines()) == 3


def test_folder_without_reports(here: Path) -> None:
    (here / "empty").mkdir()
    (here / "empty" / "README.md").write_text("About the reports\n")
    for command in ("read", "add"):
        code, _, err = run(command, "empty", where=here)
        assert code == 1
        assert "no file to read" in err
    assert run("read", "empty/README.md", where=here)[0] == 0


def test_address_is_not_fetched(here: Path) -> None:
    code, _, err = run("read", "https://example.org/a.html", where=here)
    assert code == 1
    assert "nothing is fetched" in err


def test_said_on_two_processes(here: Path) -> None:
    for number in range(5):
        (here / "reports" / f"{number}.txt").write_text(f"R{number}\nTom Reed said: number {number}\n", "utf-8")
    script = here / "go.py"
    lines = (
        "if __name__ == '__main__':",
        "    from tests import fakes",
        "    print(fakes.add('c.db', 'reports', jobs=2))",
    )
    script.write_text("\n".join(lines))
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, script], cwd=here, capture_output=True, text=True, env=env, check=True)
    assert "added=6" in done.stdout
    assert len(run("said", "Reed", "--store", "c.db", where=here)[1].splitlines()) == 6


def test_store_is_chosen(kept: Path) -> None:
    code, _, err = run("said", where=kept, env={"CHANCERY_STORE": "other.db"})
    assert code == 1
    assert "other.db: there is none" in err
    assert run("said", "--store", "chancery.db", where=kept, env={"CHANCERY_STORE": "other.db"})[0] == 0


def test_show(kept: Path) -> None:
    fact = json.loads(run("said", "Reed", where=kept)[1])
    code, out, _ = run("show", fact["id"][:7], "--why", where=kept)
    assert code == 0
    assert "<Tom Reed> {denied} on 2024-03-05: [@there was never a deal]" in out
    assert "lines/1, confidence 0.90" in out
    assert "named in full" in out
    assert json.loads(run("show", fact["id"], "--format", "jsonl", where=kept)[1]) == fact
    code, out, err = run("show", "s99", where=kept)
    assert (code, out) == (1, "")
    assert "no statement s99" in err


def test_check(kept: Path) -> None:
    import sqlite3

    assert run("check", where=kept)[:2] == (0, "")
    with sqlite3.connect(kept / "chancery.db") as connection:
        connection.execute("UPDATE spans SET text = 'x' WHERE role = 'content'")
    code, out, err = run("check", where=kept)
    assert code == 1
    assert len(out.splitlines()) == 3
    assert "3 faults" in err


def test_export(kept: Path) -> None:
    for ending in ("jsonl", "json", "csv", "parquet", "jsonld"):
        assert run("export", f"out.{ending}", where=kept)[0] == 0
    lines = [json.loads(line) for line in (kept / "out.jsonl").read_text().splitlines()]
    assert json.loads((kept / "out.json").read_text()) == lines
    with (kept / "out.csv").open(newline="") as file:
        rows = list(read_cells(file))
    assert [row.id for row in rows] == [one["id"] for one in lines[0]["statements"]]
    assert rows[1].content == "@there was never a deal"
    assert "'@there" in (kept / "out.csv").read_text()
    import pyarrow.parquet as pq

    assert [msgspec.convert(row, Row) for row in pq.read_table(kept / "out.parquet").to_pylist()] == rows
    page = json.loads((kept / "out.jsonld").read_text())
    for item in page["items"]:
        position, words = item["target"][0]["selector"]
        assert REPORT[position["start"] : position["end"]] == words["exact"]
        assert (words["prefix"] + words["exact"] + words["suffix"]) in REPORT
    assert run("export", "-", "--to", "annotations", where=kept)[1] == (kept / "out.jsonld").read_text()


def test_export_that_cannot_be(kept: Path) -> None:
    code, _, err = run("export", "out.doc", where=kept)
    assert code == 1
    assert ".parquet" in err
    code, _, err = run("export", "no/such/out.csv", where=kept)
    assert code == 1
    assert "cannot be written" in err
    assert run("export", "new.csv", "--store", "absent.db", where=kept)[0] == 1
    assert not (kept / "new.csv").exists()
    assert not list(kept.glob(".new.csv*"))


def test_closed_pipe_is_quiet(here: Path) -> None:
    for number in range(3000):
        (here / "reports" / f"{number}.txt").write_text(f"R{number}\nTom Reed said: number {number}\n", "utf-8")
    command = f'"{sys.executable}" -c "{RUN}" read reports | head -1'
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=here,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


def test_version(here: Path) -> None:
    from chancery import __version__

    assert run("--version", where=here) == (0, __version__ + "\n", "")


# ---- settings


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('store = "a.db"\ncolour = "red"\n', "line 2: unknown key 'colour'"),
        ("jobs = 0\n", "line 1: 'jobs' must be 1 or more"),
        ("user = 3\n", "line 1: 'user' must be a text"),
        ('\n\njobs = "two"\n', "line 3: 'jobs' must be a whole number"),
        ("[limits]\nmax_bytes = 5\nmax_pages = 3\n", "line 3: unknown limit 'max_pages'"),
        ("[limits]\nmax_bytes = -5\n", "line 2: limit 'max_bytes' must be a number above 0"),
        ("[colours]\nred = 1\n", "line 1: unknown key 'colours'"),
        ("jobs = = 2\n", "line 1"),
    ],
)
def test_wrong_settings(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "chancery.toml").write_text(text)
    with pytest.raises(SettingsError, match=says):
        load_settings(tmp_path / "chancery.toml")
    assert run("said", where=tmp_path)[0] == 2


def test_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "chancery.toml"
    file.write_text('store = "kept/a.db"\nanalyser = "fast"\njobs = 2\n[limits]\nseconds = 2.5\n')
    found = load_settings(file)
    assert (found.analyser, found.jobs, found.limits) == ("fast", 2, {"seconds": 2.5})
    monkeypatch.delenv("CHANCERY_STORE", raising=False)
    assert choose_store(None, found) == tmp_path / "kept" / "a.db"
    assert choose_store(Path("b.db"), found) == Path("b.db")
    monkeypatch.setenv("CHANCERY_STORE", "c.db")
    assert choose_store(None, found) == Path("c.db")


def test_own_tables(kept: Path) -> None:
    (kept / "words").mkdir()
    (kept / "words" / "bodies.csv").write_text("name,aliases,kind,state,sector\nFjord Watch,FW,office,NOR\n")
    (kept / "chancery.toml").write_text('lexicons = "words"\n')
    code, _, err = run("said", where=kept)
    assert code == 2
    assert "bodies.csv, line 2: 4 cells, expected 5" in err
    (kept / "words" / "bodies.csv").write_text("name,aliases,kind,state,sector\nFjord Watch,FW,office,NOR,GOV\n")
    assert run("said", where=kept)[0] == 0
    assert "1 read again" in run("add", "reports", where=kept)[2]
    assert "1 unchanged" in run("add", "reports", where=kept)[2]


# ---- rows


def fact(text: str, number: int = 0) -> Fact:
    reading = read_document(Input(data=text.encode()), stages=fakes.STAGES)
    assert reading.document
    return Fact(statement=reading.statements[number], document=reading.document)


plain = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"))


@given(st.lists(plain, min_size=6, max_size=6))
@settings(max_examples=200, deadline=None)
def test_cells_come_back(texts: list[str]) -> None:
    one = fact(REPORT)
    row = msgspec.structs.replace(
        make_row(one.document, one.statement),
        headline=texts[0] or None,
        outlet=texts[1] or None,
        content=texts[2],
        frame=texts[3],
        speaker=texts[4],
        issues=texts[5],
    )
    file = io.StringIO(newline="")
    write_cells([row], file)
    file.seek(0)
    for cell in next(csv.reader(io.StringIO(file.getvalue().partition("\n")[2], newline=""))):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    file.seek(0)
    assert list(read_cells(file)) == [row]


def test_passage() -> None:
    one = fact("Title\n" + "x" * 5000 + "\nTom Reed said: no\nafter\n")
    assert write_passage(one.document, one.statement) == "<Tom Reed> {said}: [no]"
    assert "".join(text for text, _ in mark_passage(one.document, one.statement)) == "Tom Reed said: no"


def test_passage_of_an_endless_paragraph() -> None:
    one = fact("T\nTom Reed said: no " + "x" * 5000)
    cut = msgspec.structs.replace(one.statement, content=((16, 18),), frame=(2, 18))
    shown = write_passage(one.document, cut)
    assert shown.startswith("<Tom Reed> {said}:")
    assert shown.endswith("x…")
    assert len(shown) < 700


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (When(), ""),
        (When(earliest="2024-01-01", latest="2024-01-01"), "2024-01-01"),
        (When(earliest="2024-01-01", latest="2024-01-03"), "2024-01-01 to 2024-01-03"),
        (When(earliest="2024-01-01"), "from 2024-01-01"),
        (When(latest="2024-01-01"), "until 2024-01-01"),
        (When(candidates=("2024-01-01", "2024-01-08")), "2024-01-01 or 2024-01-08"),
    ],
)
def test_when(when: When, written: str) -> None:
    assert write_when(when) == written


@pytest.mark.parametrize(
    ("mode", "text", "words"),
    [
        ("mixed", 'it was "odd" and =so "very odd= he said', 'so "very odd"'),
        ("mixed", "a “=grim” day=, he said", "“grim” day"),
        ("mixed", "it was “=odd=,” he said", "“odd”"),
        ("mixed", "it is „=a prize“= for us", "“a prize“"),
        ("mixed", "a “reset“ =is “bad“ now=", "is “bad“ now"),
        ("direct", "“=No=,” he said", "“No”"),
        ("direct", "Ministry: =the bridge opens=", "the bridge opens"),
        ("indirect", "he said =it is over=", "it is over"),
    ],
)
def test_marks_are_balanced(mode: Any, text: str, words: str) -> None:
    start, end = text.index("="), text.rindex("=") - 1
    one = fact("T\nTom Reed said: no")
    document = msgspec.structs.replace(one.document, text=text.replace("=", ""))
    statement = msgspec.structs.replace(one.statement, mode=mode, content=((start, end),))
    assert write_words(document, statement) == words


def test_people_without_a_name() -> None:
    one = fact("T\nTom Reed said: no")
    (actor,) = one.statement.speaker
    unnamed = msgspec.structs.replace(actor, name=None, why="'Tom Reed': a role")
    assert name_people((actor, unnamed), one.document) == "Tom Reed; (Tom Reed)"
    assert write_speaker(one.document, msgspec.structs.replace(one.statement, speaker=())) == "(nobody named)"
    assert explain_actor(unnamed, one.document) == "“Tom Reed”, not resolved (person): a role"


def test_finder_in_plain_words() -> None:
    assert explain_finder("statements/1 label encoder/2")[0] == "statements/1 on encoder/2"
    assert "colon" in explain_finder("statements/1 label encoder/2")[1]
    assert explain_finder("lines/1") == ("lines/1", "")


def test_one_line() -> None:
    assert one_line(" a\n\tb\x1b[2Jc\x9b ") == "a b\ufffd[2Jc\ufffd"


# ---- times and days


def test_times(here: Path) -> None:
    code, out, err = run("times", "reports", where=here)
    assert code == 0
    assert "2 time expressions in 1 document" in err
    first, second = [json.loads(line) for line in out.splitlines()]
    assert REPORT[slice(*first["span"])] == first["text"] == first["value"] == "2024-03-02"
    assert {"span", "type", "value", "anchor", "rule", "earliest", "latest", "document"} <= set(second)
    assert second["edtf"] == "2024-03-05"
    _, cells, _ = run("times", "-", "--format", "csv", where=here, stdin=REPORT.encode())
    assert [row["value"] for row in csv.DictReader(io.StringIO(cells))] == ["2024-03-02", "2024-03-05"]
    assert "2024-03-05" in run("times", "reports", "--format", "table", "--dated", "9999-12-31", where=here)[1]
    assert run("times", "nowhere", where=here)[0] == 1


@pytest.mark.parametrize("day", ["2024-02-30", "30 February", "0000-01-01", "10000-01-01", "tomorrow"])
def test_days_that_are_none(here: Path, day: str) -> None:
    for command in (["times", "reports", "--dated", day], ["read", "reports", "--published", day]):
        code, out, err = run(*command, where=here)
        assert (code, out) == (2, "")
        assert "is not a day" in err


@pytest.mark.parametrize("day", ["1582-10-10", "9999-12-31"])
def test_days_at_the_ends(here: Path, day: str) -> None:
    code, out, _ = run("read", "reports", "--published", day, where=here)
    assert code == 0
    assert json.loads(out)["document"]["dated"]["latest"] == day
    assert run("add", "reports", "--published", day, where=here)[0] == 0
    assert run("said", "--since", day, "--until", day, where=here)[1].count("\n") == 1


def test_dates(here: Path) -> None:
    (here / "reports" / "told.txt").write_text("Quay DATED 2024-04-01\nTom Reed said: no\n", "utf-8")
    code, out, _ = run("dates", "reports/told.txt", "--why", where=here)
    told = json.loads(out)
    assert code == 0
    assert told["dated"]["latest"] == "2024-04-01"
    assert told["day_cues"][0]["words"] == ["2024-04-01"]
    assert "day_cues" not in json.loads(run("dates", "reports/told.txt", where=here)[1])
    _, table, _ = run("dates", "reports", "--why", "--format", "table", where=here)
    assert "told   “2024-04-01”   2024-04-01   hard, 0.90   the report says so" in table
    assert "no cue speaks for a day" in table
    run("add", "reports", where=here)
    assert json.loads(run("dates", told["document"], "--why", where=here)[1])["day_cues"] == told["day_cues"]
    assert run("dates", "d00000", where=here)[0] == 1
    assert run("dates", "nowhere.txt", where=here)[0] == 1


# ---- who is who


def test_who(kept: Path) -> None:
    code, out, _ = run("who", where=kept)
    assert code == 0
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["Ana Horvat", "José Peña", "Tom Reed"]
    _, table, _ = run("who", "reed", "--format", "table", where=kept)
    assert "names       Tom Reed (1)" in table
    assert "seen        2024-03-05" in table
    code, out, err = run("who", "Hovrat", where=kept)
    assert (code, out) == (0, "")
    assert "near names: Ana Horvat" in err
    assert "the first 1 of 3" in run("who", "--limit", "1", where=kept)[2]
    assert run("who", "", where=kept)[0] == 2
    assert run("who", "--by-state", "Atlantis", where=kept)[0] == 1


def test_merge_split_undo(kept: Path) -> None:
    (kept / "chancery.toml").write_text('user = "V. Lund"\n')
    code, out, err = run("merge", "Tom Reed", "Ana Horvat", "--because", "a pen name", where=kept)
    assert (code, out) == (0, "")
    assert "edit 1: a" in err
    assert len(run("said", "Horvat", where=kept)[1].splitlines()) == 2
    code, _, err = run("merge", "Ana Horvat", "Tom Reed", where=kept)
    assert code == 1
    assert "one actor already" in err
    assert run("undo", where=kept)[0] == 0
    fact = json.loads(run("said", "Reed", where=kept)[1])
    assert run("split", "Tom Reed", fact["id"], "--as", "José Peña", where=kept)[0] == 0
    listed = [json.loads(line) for line in run("edits", where=kept)[1].splitlines()]
    assert [(edit["what"], edit["who"], edit["holds"]) for edit in listed] == [
        ("merge", "V. Lund", False),
        ("undo", "V. Lund", True),
        ("split", "V. Lund", True),
    ]
    assert listed[0]["reason"] == "a pen name"
    assert "a pen name" in run("edits", "--format", "md", where=kept)[1]
    code, _, err = run("undo", "9", where=kept)
    assert code == 1
    assert "no edit 9" in err
    assert run("check", where=kept)[0] == 0


def test_by_state(kept: Path) -> None:
    code, out, err = run("said", "--by-state", "RUS", where=kept)
    assert (code, out) == (0, "")
    assert "no statement fits" in err
    assert run("said", "--on-behalf-of", "José Peña", where=kept)[1].count("\n") == 1
    code, _, err = run("said", "--by-state", "RUSS", where=kept)
    assert code == 1
    assert "no state or international body" in err


def test_times_as_timex3(here: Path) -> None:
    from xml.etree import ElementTree

    code, out, _ = run("times", "reports/ferry.txt", "--dated", "2024-03-06", "--format", "timex3", where=here)
    assert code == 0
    page = ElementTree.fromstring(out.encode())
    assert "".join(page.find("TEXT").itertext()) == REPORT.replace("\x1b", "\ufffd")  # type: ignore[union-attr]
    assert [time.get("value") for time in page.iter("TIMEX3")] == ["2024-03-06", "2024-03-02", "2024-03-05"]


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (When(), None),
        (When(earliest="2024-01-01", latest="2024-01-01"), "2024-01-01"),
        (When(earliest="2024-01-01", latest="2024-01-03"), "2024-01-01/2024-01-03"),
        (When(earliest="2024-01-01"), "2024-01-01/.."),
        (When(latest="2024-01-01"), "../2024-01-01"),
        (When(candidates=("2024-01-01", "2024-01-08")), "[2024-01-01,2024-01-08]"),
    ],
)
def test_edtf(when: When, written: str | None) -> None:
    assert when_as_edtf(when) == written
