"""Interactions and meetings in a store: kept, found by side, event, status and day, with edits and days over them."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chancery
from chancery import ids
from chancery.adding import Plan, Sharing
from chancery.errors import InputError, NotFound
from chancery.keeper import Store
from chancery.pipeline import Input, Stage
from chancery.records import Actor, AgendaItem, Interaction, Meeting, Place, Reading, StatusAt, When
from chancery.store.overlays import narrow_day
from tests import fakes

REPORTS = {
    "cod": """Cod DATED 2024-03-05
NOR met SWE in Tromso on 2024-03-02. NOR blamed DNK on 2024-03-01.
Ana Horvat said: Tom Reed thanked NOR.
""",
    "quay": """Quay DATED 2024-05-01
DNK met Ana Horvat. SWE blamed NOR on 2024-04-28. SWE thanked SWE on 2024-04-02.
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    here = tmp_path / "reports"
    here.mkdir()
    for name, text in REPORTS.items():
        (here / f"{name}.txt").write_text(text, "utf-8")
    return here


@pytest.fixture
def path(folder: Path, tmp_path: Path) -> Path:
    counts = fakes.add(tmp_path / "record.db", folder, fakes.CODING)
    assert counts == chancery.Counts(added=2, statements=1, interactions=6, meetings=2)
    return tmp_path / "record.db"


@pytest.fixture
def store(path: Path) -> Store:
    return Store(path, user="Vera Lund")


def did(store: Store, *sides: str, **asked: object) -> list[str]:
    names = dict(zip(("actor", "recipient"), sides, strict=False))
    return [" ".join(fact.words) for fact in store.interactions(**names, **asked)]  # type: ignore[arg-type]


def test_newest_first(store: Store) -> None:
    assert did(store) == [
        "DNK met Ana Horvat.",
        "SWE blamed NOR on 2024-04-28.",
        "SWE thanked SWE on 2024-04-02.",
        "Tom Reed thanked NOR.",
        "NOR met SWE in Tromso on 2024-03-02.",
        "NOR blamed DNK on 2024-03-01.",
    ]
    assert len(did(store, limit=2)) == 2
    assert did(store, limit=0) == []


@pytest.mark.parametrize(
    ("sides", "count"),
    [
        (("NOR",), 2),
        (("Norway",), 2),
        (("norway", "SWE"), 1),
        (("SWE", "NOR"), 2),  # of a meeting each is actor and recipient
        (("SWE", "SWE"), 1),
        (("NOR", "NOR"), 0),
        (("DNK", "NOR"), 0),
        (("Horvat",), 1),
        (("horvat", "DNK"), 1),
        (("Reed", "NOR"), 1),
        (("NOR", "Reed"), 0),
        (("FRA",), 0),
    ],
)
def test_sides(store: Store, sides: tuple[str, ...], count: int) -> None:
    assert len(did(store, *sides)) == count


def test_other_ways_to_narrow(store: Store) -> None:
    assert len(did(store, event="ACCUSE")) == 2
    assert did(store, realis="planned") == ["DNK met Ana Horvat.", "Tom Reed thanked NOR."]
    assert did(store, told=False) == ["Tom Reed thanked NOR."]
    assert len(did(store, told=True)) == 5
    assert did(store, since="2024-04-28", until="2024-04-28") == ["SWE blamed NOR on 2024-04-28."]
    (said,) = store.interactions(told=False)
    assert said.interaction.asserted_by == store.statements()[0].statement.id


@pytest.mark.parametrize("asked", [{"event": "SHOUT"}, {"realis": "maybe"}, {"since": "20240101"}, {"actor": " ?"}])
def test_what_is_no_question(store: Store, asked: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"there are: AGREE|there are: occurred|not a day|no word"):
        store.interactions(**asked)  # type: ignore[arg-type]


def test_meetings(store: Store) -> None:
    assert [fact.meeting.status for fact in store.meetings()] == ["planned", "held"]
    (fact,) = store.meetings("SWE", "Norway")
    assert (fact.meeting.place and fact.meeting.place.name, fact.words) == (
        "Tromso",
        (REPORTS["cod"].split("\n")[1][:36],),
    )
    assert store.meetings("NOR", "NOR") == ()
    assert len(store.meetings("Horvat")) == len(store.meetings(status="planned")) == 1
    assert len(store.meetings(since="2024-03-03")) == 1
    with pytest.raises(InputError, match="there are: mooted, planned"):
        store.meetings(status="over")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="one or two"):
        store.meetings("NOR", "SWE", "DNK")


def test_by_id(store: Store) -> None:
    (fact, *_) = store.interactions()
    assert store.interaction(fact.interaction.id[:8]) == fact
    (held,) = store.meetings(status="held")
    assert store.meeting(held.meeting.id) == held
    with pytest.raises(NotFound, match="no interaction i0000"):
        store.interaction("i0000")
    with pytest.raises(NotFound, match="no meeting m0000"):
        store.meeting("m0000")


def test_a_reading_comes_back_as_it_was(store: Store, folder: Path) -> None:
    from chancery.pipeline import read_document

    for document in store.documents():
        read = read_document(Input(path=Path(document.source.path or "")), stages=fakes.CODING)
        assert store.reading(document.id) == read
    assert store.check() == ()


@pytest.mark.parametrize(
    ("day", "narrowed"),
    [
        (("2021-06-16", "2024-06-16"), ("2022-06-16", "2022-06-16")),
        (("2022-06-16", "2022-06-16"), ("2022-06-16", "2022-06-16")),
        (("2023-06-16", "2024-06-16"), ("2023-06-16", "2024-06-16")),
        (("2021-06-01", "2022-06-30"), ("2021-06-01", "2022-06-30")),
        (("2020-02-29", "2024-02-29"), ("2020-02-29", "2024-02-29")),
        ((None, "2022-06-16"), (None, "2022-06-16")),
    ],
)
def test_the_year_of_a_day_follows_from_the_reports(
    day: tuple[str | None, str], narrowed: tuple[str | None, str]
) -> None:
    shared = When(earliest="2022-06-04", latest="2022-06-04", basis="event")
    when = When(earliest=day[0], latest=day[1], basis="relative")
    found = narrow_day(when, shared)
    assert (found.earliest, found.latest) == narrowed
    assert narrow_day(msgspec.structs.replace(when, basis="stated"), shared).latest == day[1]


def test_candidates_of_a_day_follow_from_the_reports() -> None:
    choices = ("2021-04-13", "2022-04-13", "2022-06-16", "2023-06-16")
    when = When(earliest=choices[0], latest=choices[-1], candidates=choices, basis="relative")
    shared = When(earliest="2022-06-04", latest="2022-06-05", basis="event")
    found = narrow_day(when, shared)
    assert (found.candidates, found.earliest, found.latest) == (choices[1:3], *choices[1:3])


TEXT = "Norway 🚢 and Sweden will meet — perhaps. The rest is silence, or not."
spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 9)).map(lambda p: (p[0], min(len(TEXT), sum(p))))
days = st.sampled_from([None, "2024-03-01", "2024-03-05"])
whens = st.builds(When, earliest=days, latest=days, basis=st.sampled_from(["stated", "event"]), spans=st.tuples(spans))
actors = st.builds(
    Actor,
    name=st.none() | st.text(min_size=1, max_size=8),
    id=st.integers(0, 5).map(lambda n: f"a{n:012x}"),
    kind=st.sampled_from(["person", "state"]),
    state=st.sampled_from([None, "NOR", "IGO:UN"]),
    span=st.none() | spans,
)


def several(of: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, min_size=least, max_size=3).map(tuple)


@st.composite
def deeds(draw: st.DrawFn) -> Interaction:
    trigger, event = draw(spans), draw(st.sampled_from(["AGREE", "SANCTION"]))
    cameo = draw(st.sampled_from([None, "036", "163"]))
    return Interaction(
        id=ids.interaction_id(ids.document_id(TEXT), trigger, event, cameo),
        actor=draw(several(actors)),
        recipient=draw(several(actors)),
        event=event,
        mode=draw(st.sampled_from([None, "expel"])),
        context=draw(several(st.sampled_from(["military", "economic"]))),
        cameo=cameo,
        quad="verbal cooperation",
        score=draw(st.floats(-10, 10)),
        realis=draw(st.sampled_from(["occurred", "historical"])),
        trigger=trigger,
        evidence=draw(several(spans, 1)),
        when=draw(whens),
        where=draw(st.none() | spans),
        confidence=draw(st.floats(0, 1)),
        found_by="drawn/1",
    )


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    evidence = draw(several(spans, 1))
    history = draw(several(st.builds(StatusAt, status=st.sampled_from(["mooted", "held"]), when=whens, span=spans)))
    return Meeting(
        id=ids.meeting_id(ids.document_id(TEXT), evidence[0]),
        kind=draw(st.sampled_from(["summit", "call"])),
        parties=draw(several(actors)),
        place=draw(st.none() | st.builds(Place, name=st.text(min_size=1, max_size=8), span=spans)),
        when=draw(whens),
        status=history[-1].status if history else "planned",
        history=history,
        agenda=draw(several(st.builds(AgendaItem, issue=st.text(max_size=8), included=st.booleans(), span=spans))),
        evidence=evidence,
        confidence=draw(st.floats(0, 1)),
        found_by="drawn/1",
    )


@settings(max_examples=30, deadline=None)
@given(several(deeds()), several(meetings()))
def test_what_is_kept_comes_back(done: tuple[Interaction, ...], met: tuple[Meeting, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        given_ = Input(data=TEXT.encode(), url="https://example.org/x.txt")
        code = Stage("code", ("document",), ("interactions", "meetings"), fakes.one, lambda _: (done, met))
        path = Path(folder) / "record.db"
        with Store(path) as store:
            counts = store.add_inputs([given_], Plan(stages=(*fakes.STAGES, code)))
            (document,) = store.documents()
            reading = store.reading(document.id)
            assert store.check() == ()
            assert (counts.interactions, counts.meetings) == (len(reading.interactions), len(reading.meetings))
            assert len(store.interactions()) == counts.interactions
            assert len(store.meetings()) == counts.meetings
        assert reading.interactions == tuple({one.id: one for one in done}.values())
        assert reading.meetings == tuple({one.id: one for one in met}.values())


def test_copies_and_rereads_change_nothing(store: Store, path: Path, folder: Path) -> None:
    before = did(store)
    assert fakes.add(path, folder, fakes.CODING) == chancery.Counts(unchanged=2)
    assert fakes.add(path, folder).reread == 2
    assert did(store) == []
    assert fakes.add(path, folder, fakes.CODING).interactions == 6
    assert did(store) == before
    assert store.check() == ()


def test_merge_and_split(store: Store) -> None:
    store.merge("Tom Reed", "Ana Horvat")
    assert did(store, "Horvat") == ["DNK met Ana Horvat.", "Tom Reed thanked NOR."]
    assert did(store, "Reed") == did(store, "Horvat")
    assert did(store, "Reed", "DNK") == ["DNK met Ana Horvat."]
    (met,) = store.meetings("Reed")
    edit = store.split("Ana Horvat", met.meeting.id)
    assert edit.scope == (met.meeting.id,)
    assert store.meetings("Reed") == ()
    assert [actor.id for actor in store.meetings(edit.target or "")[0].meeting.parties if not actor.state] == [
        edit.target
    ]
    assert store.check() == ()


def test_actors_are_known_who_only_act(store: Store) -> None:
    reed = store.actor("Tom Reed")
    assert (reed.statements, reed.interactions, reed.meetings, reed.mentions) == (0, 1, 0, 1)
    horvat = store.actor("Ana Horvat")
    assert (horvat.statements, horvat.interactions, horvat.meetings, horvat.mentions) == (1, 1, 1, 3)
    assert {one.name for one in store.actors(by_state="NOR")} == {"NOR"}


def tell(reading: Reading) -> bytes:
    return (reading.document.id if reading.document and "Pier" in reading.document.text else "").encode()


def share(told: Iterable[bytes]) -> dict[str, tuple[When, tuple[()]]]:
    day = When(earliest="2024-05-02", latest="2024-05-02", basis="event")
    return {one.decode(): (day, ()) for one in told if one}


def test_days_come_from_other_reports(store: Store, path: Path, folder: Path) -> None:
    pier = folder / "pier.txt"
    pier.write_text("Pier DATED 2024-01-01/2024-12-31\nFRA met ESP.\nFRA blamed ESP on 2023-01-01.\n", "utf-8")
    store.add_inputs([Input(path=pier)], Plan(stages=fakes.CODING, sharing=Sharing("fake", tell, share)))
    met, blamed = store.interactions(actor="FRA", limit=5)
    assert (met.interaction.when.latest, blamed.interaction.when.latest) == ("2024-12-31", "2023-01-01")
    assert store.meetings("FRA")[0].meeting.history[0].when.latest == "2024-05-02"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("UPDATE interactions SET id = 'i' || substr(id, 2, 11) || 'f'", "ids of its interactions"),
        ("UPDATE interaction_spans SET text = 'SWE hugged NOR.' WHERE role = 'evidence'", "does not say what was kept"),
        ("DELETE FROM meeting_spans", "kept slices"),
        ("UPDATE meetings SET record = '{}'", "cannot be read"),
        ("UPDATE interactions SET record = replace(record, 'ACCUSE', 'CONSULT')", "do not give the interaction's id"),
        ("DELETE FROM statements", "told within"),
    ],
)
def test_check_finds(store: Store, path: Path, command: str, words: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(command)
    connection.commit()
    connection.close()
    assert any(words in fault.what for fault in store.check())


def test_a_stage_that_breaks_is_told(tmp_path: Path, path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_text("Pier\nAna Horvat said: NOR met SWE.\nPLEASE BREAK\n", "utf-8")
    counts = fakes.add(path, broken, fakes.CODING)
    assert (counts.added, counts.statements, counts.interactions) == (1, 1, 0)
    with chancery.open(path) as store:
        found = [one for document in store.documents() for one in store.reading(document.id).skipped]
        (reason,) = (one for one in found if one.stage == "code")
    assert reason.reason.endswith("RuntimeError: as the text asked")
