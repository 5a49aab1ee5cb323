"""Reading one input and many: nothing that a document does stops the rest."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import chancery
from chancery.errors import ChanceryError, InputError, ModelError
from chancery.pipeline import STAGES, Input, Options, Stage, find_inputs, legible, read_document, read_many, versions
from chancery.reading import _decide
from chancery.records import Document, Reading, Skipped
from chancery.workers import Pool
from tests import fakes

GOOD = "Title\nAna Horvat said: the ferry runs\n"


def made(text: str, name: str = "x.txt") -> Input:
    return Input(data=text.encode(), url=f"https://example.org/{name}")


def test_stages_fit_together() -> None:
    """Every layer that a stage needs is given by an earlier one."""
    there = {"input", "options"}
    for stage in STAGES:
        assert set(stage.needs) <= there, stage.name
        there |= set(stage.gives)
    assert {"document", "statements", "interactions", "meetings", "skipped"} <= there
    assert len({stage.name for stage in STAGES}) == len(STAGES)


def test_one_document() -> None:
    reading = read_document(made(GOOD), stages=fakes.STAGES)
    assert reading.document
    assert [reading.document.slice(span) for span in reading.statements[0].content] == ["the ferry runs"]
    assert reading.skipped == ()


def test_error_in_a_stage_is_told() -> None:
    reading = read_document(made(GOOD + "PLEASE FAIL"), stages=fakes.STAGES)
    assert reading.document
    assert len(reading.statements) == 1  # the document as it was before `clean` goes on
    (skipped,) = reading.skipped
    assert (skipped.stage, skipped.path) == ("clean", None)
    assert "ValueError: as the text asked" in skipped.reason


def test_no_document() -> None:
    reading = read_document(made(""), stages=fakes.STAGES)
    assert (reading.document, reading.statements) == (None, ())
    assert reading.skipped[0].path == "https://example.org/x.txt"


def no_models(_document: Document) -> Document:
    raise ModelError("the weights are not there")


def test_missing_models_stop_the_run() -> None:
    with pytest.raises(ModelError):
        read_document(
            made(GOOD), stages=(*fakes.STAGES[:1], Stage("a", ("document",), ("document",), fakes.one, no_models))
        )


def outside(document: Document) -> tuple[tuple[object, ...], tuple[()]]:
    found, _ = fakes.find_lines(document)
    import msgspec

    return (msgspec.structs.replace(found[0], content=((5, 9999),)), msgspec.structs.replace(found[0], content=())), ()


def test_facts_without_a_source_are_left_out() -> None:
    stages = (*fakes.STAGES[:3], Stage("find", ("document",), ("statements", "skipped"), fakes.one, outside))
    reading = read_document(made(GOOD), stages=stages)
    assert reading.statements == ()
    assert len(reading.skipped) == 2


def code_badly(document: Document, statements: object) -> tuple[tuple[object, ...], tuple[object, ...]]:
    import msgspec

    (deed, asserted, *_), (meeting,) = fakes.code_lines(document, statements)  # type: ignore[arg-type]
    change = msgspec.structs.replace
    far = change(deed.actor[0], span=(5, 9999))
    deeds = (
        deed,
        change(deed, id="i1", evidence=()),
        change(deed, id="i2", trigger=(3, 3)),
        change(deed, id="i3", actor=(far,)),
        change(asserted, id="i4", asserted_by="s000000000000"),
    )
    return deeds, (change(meeting, place=change(meeting.place, span=(5, 9999))),)


def test_doings_without_a_source_are_left_out() -> None:
    stages = (
        *fakes.STAGES,
        Stage("code", ("document", "statements"), ("interactions", "meetings"), fakes.one, code_badly),
    )
    reading = read_document(made("Title\nNOR met SWE in Oslo. NOR blamed DNK.\n"), stages=stages)
    assert [deed.trigger for deed in reading.interactions] == [(10, 13)]
    assert reading.meetings == ()
    assert [skipped.reason for skipped in reading.skipped if skipped.stage == "code"] == [
        *(f"interaction i{n} has a span outside the text" for n in (1, 2, 3)),
        "interaction i4 is told in s000000000000, which was not found",
        f"meeting {fakes.code_lines(reading.document, ())[1][0].id} has a span outside the text",  # type: ignore[arg-type]
    ]


def test_an_error_in_coding_costs_the_doings_only() -> None:
    reading = read_document(made(GOOD + "NOR met SWE.\nPLEASE BREAK\n"), stages=fakes.CODING)
    assert len(reading.statements) == 1
    assert reading.interactions == ()
    (skipped,) = reading.skipped
    assert (skipped.stage, skipped.reason.split(": ", 1)[1]) == ("code", "RuntimeError: as the text asked")


def surrogate(given: Input, options: Options) -> Document:
    import msgspec

    document = fakes.open_text(given, options)
    return msgspec.structs.replace(document, text=document.text.replace("ferry", "f\udce4rry"))


def test_lone_surrogates_never_leave() -> None:
    reading = read_document(
        made(GOOD), stages=(Stage("ingest", ("input", "options"), ("document",), fakes.one, surrogate),)
    )
    assert reading.document
    assert "f\ufffdrry" in reading.document.text
    assert reading.document.id == chancery.ids.document_id(reading.document.text)  # type: ignore[attr-defined]
    assert legible("n\udce4me") == "n\\xe4me"


def test_own_tables_have_a_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCERY_LEXICONS", str(tmp_path / "words"))
    assert versions(fakes.STAGES)["lexicons"] == "none"
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "bodies.csv").write_text("name\n")
    before = versions(fakes.STAGES)["lexicons"]
    (tmp_path / "words" / "bodies.csv").write_text("name,kind\n")
    assert versions(fakes.STAGES)["lexicons"] not in (before, "none")


def test_versions() -> None:
    assert versions(fakes.NEWER) == {"ingest": "1", "clean": "1", "times": "1", "find": "2"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(14):
        text = {3: GOOD + "PLEASE DIE", 6: "", 8: GOOD + "PLEASE HANG", 9: GOOD + "PLEASE FAIL"}.get(number, GOOD)
        (tmp_path / f"{number:02}.txt").write_text(text and text + str(number), "utf-8")
    return tmp_path


def test_one_bad_document_costs_one_document(folder: Path) -> None:
    inputs = [*find_inputs([folder]), Skipped(stage="ingest", reason="gone", path="gone.txt")]
    readings = list(read_many(inputs, jobs=2, stages=fakes.STAGES, seconds=3.0))
    assert len(readings) == 15
    lost = {}
    for given, reading in zip(inputs, readings, strict=True):
        if isinstance(given, Input) and reading.document is not None:
            assert reading.document.source.path == str(given.path)
            assert len(reading.statements) == 1
        else:
            lost[given.path and Path(given.path).stem] = reading.skipped[0]
    assert sorted(lost) == ["03", "06", "08", "gone"]
    assert "died" in lost["03"].reason
    assert "3 seconds" in lost["08"].reason
    assert lost["08"].path == str(folder / "08.txt")
    assert lost["08"].stage == "worker"
    assert multiprocessing.active_children() == []


def test_one_job_gives_the_same(folder: Path) -> None:
    inputs = [one for one in find_inputs([folder]) if isinstance(one, Input) and one.path and one.path.stem > "09"]
    assert list(read_many(inputs, stages=fakes.STAGES)) == list(read_many(inputs, stages=fakes.STAGES, jobs=2))


def test_stopping_early_ends_the_workers(folder: Path) -> None:
    readings = read_many(find_inputs([folder]), jobs=2, stages=fakes.STAGES)
    next(iter(readings))
    readings.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def unfit(_options: Options) -> str:
    raise ModelError("the weights are not there")


def test_workers_that_cannot_read_say_so() -> None:
    stages = (Stage("ingest", ("input", "options"), ("document",), unfit, fakes.open_text),)
    with pytest.raises(ModelError, match="weights"):
        list(read_many([made(GOOD)] * 3, jobs=2, stages=stages))


def die() -> Callable[[int], int]:
    sys.exit(3)


def test_workers_that_cannot_start() -> None:
    with pytest.raises(ChanceryError, match="do not start"):
        list(Pool(die, lambda task, _why: task, jobs=2, seconds=5).run(range(10)))


def slowly(number: int) -> tuple[int, Callable[[], None] | None]:
    time.sleep(0.3 if number == 0 else 0)
    if number == 5:
        raise KeyError("five")
    return number, (lambda: None) if number == 7 else None


def prepared() -> Callable[[int], tuple[int, Callable[[], None] | None]]:
    return slowly


def told(task: int, why: str) -> tuple[int, str]:
    return task, why


def test_pool_keeps_the_order() -> None:
    results = list(Pool(prepared, told, jobs=2, seconds=5).run(range(200)))  # type: ignore[arg-type]
    assert [number for number, _ in results] == list(range(200))
    assert "KeyError" in str(results[5][1])
    assert "cannot be handed over" in str(results[7][1])


# ---- what `chancery.read` takes


def test_text_or_path(tmp_path: Path) -> None:
    file = tmp_path / "report"
    file.write_text(GOOD)
    assert _decide(file) == (file, None)
    assert _decide(str(file)) == (file, None)
    assert _decide("He said/she said: no") == (None, b"He said/she said: no")
    assert _decide("Reed resigns") == (None, b"Reed resigns")
    assert _decide("a\ud800b") == (None, "a\ufffdb".encode())
    assert _decide("") == (None, b"")
    assert _decide("x" * 100_000) == (None, b"x" * 100_000)
    assert _decide("a\0b/c") == (None, b"a\0b/c")


@pytest.mark.parametrize("given", ["report.html", "reports/one", "./one", "C:\\reports\\one", Path("nowhere")])
def test_path_to_nothing(given: str | Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        chancery.read(given)


def test_nothing_is_fetched() -> None:
    with pytest.raises(InputError, match="nothing is fetched"):
        chancery.read("https://example.org/a-report")


def test_reading_is_a_record() -> None:
    assert partial(read_document, stages=fakes.STAGES)(made(GOOD)) == read_document(made(GOOD), stages=fakes.STAGES)
    assert isinstance(read_document(made(GOOD), stages=fakes.STAGES), Reading)


@pytest.mark.parametrize("day", ["1582-10-10", "2021-05-26", "9999-12-31"])
def test_a_given_day_holds(day: str) -> None:
    text = "OSLO, May 27 (Fjord) - Ana Horvat said on Monday that the quay was sound. The feast of February 30 is off."
    reading = chancery.read(text, published=day, fast=True)
    assert reading.document
    assert (reading.document.dated.earliest, reading.document.dated.latest) == (day, day)
    assert {time.value for time in reading.times} >= {"2021-05-24"} if day == "2021-05-26" else reading.times
    assert [skipped for skipped in reading.skipped if skipped.span is None] == []


def test_what_no_year_changes_is_known_without_it() -> None:
    text = "OSLO, May 27 (Fjord) - Norway and Sweden will meet on June 16, Ana Horvat said. The quay opened on May 20."
    reading = chancery.read(text, fast=True)
    assert reading.document
    assert reading.document.dated.earliest != reading.document.dated.latest
    assert [time.value for time in reading.times] == ["XXXX-05-27", "XXXX-06-16", "XXXX-05-20"]
