"""Days that documents have by way of others: a layer over what was read, made anew as reports come in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import msgspec
import pytest

from chancery.adding import Plan, Sharing
from chancery.keeper import Store
from chancery.pipeline import Input
from chancery.records import DayCue, Document, Reading, When
from tests import fakes

DATED = "Quay DATED 2024-04-01\nTom Reed said: the quay opens\n"
UNDATED = (
    "Quay in spring DATED 2024-01-01/2024-12-31\nAna Horvat said: it opens\nKarl Anker said on 2023-01-01: perhaps\n"
)


def tell(reading: Reading) -> bytes:
    """The fake report as it is."""
    return msgspec.json.encode(reading.document)


def documents_in(told: Iterable[bytes]) -> list[Document]:
    return [msgspec.json.decode(one, type=Document) for one in told]


def share(told: Iterable[bytes]) -> dict[str, tuple[When, tuple[DayCue, ...]]]:
    """Reports whose headline begins alike are of one day: the day of those that have one."""
    documents = documents_in(told)
    days = {(one.headline or "")[:4]: one.dated for one in documents if one.dated.earliest == one.dated.latest}
    shared = {}
    for one in documents:
        day = days.get((one.headline or "")[:4])
        if day is not None and one.dated.latest != day.latest:
            cue = DayCue(name="event", allows=((day.earliest, day.latest),), hard=True, trust=0.8, why="one quay")
            shared[one.id] = (When(earliest=day.earliest, latest=day.latest, basis="event"), (cue,))
    return shared


def stop(told: Iterable[bytes]) -> dict[str, tuple[When, tuple[DayCue, ...]]]:
    """The user presses Ctrl-C."""
    raise KeyboardInterrupt


SHARING = Sharing("fake", tell, share)
PLAN = Plan(stages=fakes.STAGES, sharing=SHARING)


def write(folder: Path, *texts: str) -> list[Input]:
    inputs = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, "utf-8")
        inputs.append(Input(path=path))
    return inputs


def days(store: Store) -> dict[str, tuple[str | None, str]]:
    return {
        " ".join(fact.words): (fact.statement.said_on.latest, fact.document.dated.basis) for fact in store.statements()
    }


def test_a_day_comes_and_goes_with_the_report_that_gave_it(tmp_path: Path) -> None:
    undated, dated = write(tmp_path, UNDATED, DATED)
    with Store(tmp_path / "record.db") as store:
        store.add_inputs([undated], PLAN)
        assert days(store) == {"it opens": ("2024-12-31", "stated"), "perhaps": ("2023-01-01", "stated")}
        store.add_inputs([dated], PLAN)
        found = days(store)
        assert found["it opens"] == ("2024-04-01", "event")
        assert found["perhaps"] == ("2023-01-01", "event"), "a day of its own stays"
        (fact,) = store.statements(speaker="Horvat", since="2024-04-01", until="2024-04-01")
        assert [cue.name for cue in store.reading(fact.document.id).day_cues] == ["told", "event"]
        assert store.reader.own_day(fact.document.id).latest == "2024-12-31"
        assert store.check() == ()
        assert dated.path
        dated.path.write_text(DATED.replace("Quay", "Moor"), "utf-8")
        store.add_inputs([dated], PLAN)
        assert days(store)["it opens"] == ("2024-12-31", "stated")


def test_the_order_does_not_count(tmp_path: Path) -> None:
    inputs = write(tmp_path, UNDATED, DATED, "Moor\nTom Reed said: fog\n")
    views = []
    for number, order in enumerate(permutations(inputs)):
        with Store(tmp_path / f"{number}.db") as store:
            for one in order:
                store.add_inputs([one], PLAN)
            views.append(days(store))
    assert all(view == views[0] for view in views)


def test_a_run_that_ended_early_is_made_good(tmp_path: Path) -> None:
    undated, dated = write(tmp_path, UNDATED, DATED)
    with Store(tmp_path / "record.db") as store:
        with pytest.raises(KeyboardInterrupt):
            store.add_inputs([undated, dated], Plan(stages=fakes.STAGES, sharing=Sharing("fake", tell, stop)))
        assert days(store)["it opens"][0] == "2024-12-31"
        assert store.reader.days_are_due()
        assert store.add_inputs([undated], PLAN).unchanged == 1
        assert days(store)["it opens"][0] == "2024-04-01"
        assert not store.reader.days_are_due()


def test_what_is_read_again_loses_its_shared_day_till_it_is_shared_anew(tmp_path: Path) -> None:
    inputs = write(tmp_path, UNDATED, DATED)
    with Store(tmp_path / "record.db") as store:
        store.add_inputs(inputs, PLAN)
        with pytest.raises(KeyboardInterrupt):
            store.add_inputs(inputs, Plan(stages=fakes.NEWER, sharing=Sharing("fake", tell, stop)))
        assert days(store)["it opens"][0] == "2024-12-31"
        assert sqlite3.connect(store.path).execute("SELECT count(*) FROM shared_days").fetchone() == (0,)
        store.add_inputs(inputs, Plan(stages=fakes.NEWER, sharing=SHARING))
        assert days(store)["it opens"][0] == "2024-04-01"


def test_a_document_tells_its_facts_once_for_each_version(tmp_path: Path) -> None:
    asked: list[str] = []

    def tell_and_note(reading: Reading) -> bytes:
        asked.append(reading.document.text[:4] if reading.document else "")
        return tell(reading)

    inputs = write(tmp_path, UNDATED, DATED)
    with Store(tmp_path / "record.db") as store:
        for version, given in (("1", inputs[:1]), ("1", inputs), ("2", inputs)):
            plan = Plan(
                stages=fakes.STAGES if version == "1" else fakes.NEWER, sharing=Sharing(version, tell_and_note, share)
            )
            store.add_inputs(given, plan)
            assert days(store)["it opens"][0] == ("2024-04-01" if len(given) == 2 else "2024-12-31")
    assert asked == ["Quay"] * 4


def test_a_fault_in_sharing_costs_no_report(tmp_path: Path) -> None:
    def fail(told: Iterable[bytes]) -> dict[str, tuple[When, tuple[DayCue, ...]]]:
        raise ValueError(f"too odd, all {len(list(told))}")

    told: list[str] = []
    with Store(tmp_path / "record.db") as store:
        counts = store.add_inputs(
            write(tmp_path, UNDATED, DATED),
            Plan(stages=fakes.STAGES, sharing=Sharing("fake", tell, fail)),
            lambda _given, reading: told.extend(one.reason for one in (reading.skipped if reading else ())),
        )
        assert counts.added == 2
        assert told == ["no days were shared among the reports: ValueError: too odd, all 2"]
        assert store.reader.days_are_due()
