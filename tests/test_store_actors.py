"""Actors over all reports of a store: profiles, merges, splits, and that nothing depends on the order of arrival."""

from __future__ import annotations

import json
import sqlite3
from itertools import permutations
from pathlib import Path

import msgspec
import pytest

import chancery
from chancery.adding import Plan
from chancery.errors import EditError, InputError, NotFound
from chancery.keeper import Store, code_of
from chancery.pipeline import Input, Stage
from chancery.records import Actor, Document, Statement
from chancery.store.facts import NameUse
from chancery.store.spellings import find_spelling
from tests import fakes

REPORTS = {
    "ferry": "Ferry\nAna Horvat said on 2024-03-02: the ferry runs\nTom Reed denied on 2024-03-05: there is no deal\n",
    "quay": "Quay\nA. Horvat said on 2024-02-01: the quay is sound\nKarl Anker said: no ship came\n",
    "toll": "Toll DATED 2024-04-01\nTom Reed said: tolls must fall\nANA HORVAT said on 2024-03-30: they will not\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    here = tmp_path / "reports"
    here.mkdir()
    for name, text in REPORTS.items():
        (here / f"{name}.txt").write_text(text, "utf-8")
    return here


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Store:
    fakes.add(tmp_path / "record.db", folder)
    return Store(tmp_path / "record.db", user="Vera Lund")


def said(store: Store, speaker: str) -> list[str]:
    return [" ".join(fact.words) for fact in store.statements(speaker=speaker)]


def test_profiles(store: Store) -> None:
    found = store.actors()
    assert [(one.name, one.statements) for one in found] == [
        ("Tom Reed", 2),
        ("A. Horvat", 1),
        ("ANA HORVAT", 1),
        ("Ana Horvat", 1),
        ("Karl Anker", 1),
    ]
    reed = store.actor("reed")
    assert (reed.first_seen, reed.last_seen, reed.mentions) == ("2024-03-05", "2024-04-01", 2)
    assert store.actor(reed.id) == store.actor(reed.id[:6]) == reed
    assert store.actor("Karl Anker").first_seen is None


def test_whose_name(store: Store) -> None:
    with pytest.raises(NotFound, match=r"several actors are called 'horvat': a[0-9a-f]{12} .*Give the id of one"):
        store.actor("horvat")
    assert {one.name for one in store.actors_named("ana horvat")} == {"Ana Horvat", "ANA HORVAT"}
    with pytest.raises(NotFound, match="no actor 'Hovrat'; near names: "):
        store.actor("Hovrat")
    with pytest.raises(NotFound, match="no actor 'a0000000'"):
        store.actor("a0000000")
    assert store.actors_named("nobody here") == ()


def test_merge_and_undo(store: Store) -> None:
    short, full = store.actor("A. Horvat").id, store.actors_named("Ana Horvat")[0]
    edit = store.merge("A. Horvat", full.id, because="signs both ways")
    assert (edit.number, edit.who, edit.reason, edit.actor, edit.target) == (
        1,
        "Vera Lund",
        "signs both ways",
        short,
        full.id,
    )
    one = store.actor(full.id)
    assert one == store.actor(short) == store.actor("A. Horvat")
    assert one.name == full.name
    assert set(one.names) == {NameUse(name=full.name or "", count=1), NameUse(name="A. Horvat", count=1)}
    assert (one.statements, one.merged, one.first_seen) == (2, (short,), "2024-02-01")
    assert "the quay is sound" in said(store, full.id)
    (fact,) = store.statements(about="quay", speaker="A. Horvat")
    assert fact.statement.speaker[0].id == full.id
    assert fact.statement.speaker[0].name == "A. Horvat", "names stay as the report has them"
    assert store.undo().undoes == 1
    assert store.actor("A. Horvat").id == short
    assert store.undo(2).undoes == 2
    assert store.actor("A. Horvat").id == full.id
    assert [edit.number for edit in store.holding_edits()] == [1, 3]
    assert store.check() == ()


def test_asked_by_a_name_one_finds_who_counts_as_it(store: Store) -> None:
    store.merge("Karl Anker", "Tom Reed")
    assert said(store, "Reed") == ["tolls must fall", "there is no deal", "no ship came"]
    assert said(store, "Anker") == ["tolls must fall", "there is no deal", "no ship came"]


def test_split(store: Store) -> None:
    reed = store.actor("Tom Reed").id
    (toll,) = store.statements(about="tolls")
    edit = store.split("Tom Reed", toll.statement.id[:8], because="the mayor, not the minister")
    assert edit.scope == (toll.statement.id,)
    one, other = store.actors_named("Tom Reed")
    assert {one.id, other.id} == {reed, edit.target}
    assert said(store, reed) == ["there is no deal"]
    assert said(store, edit.target or "") == ["tolls must fall"]
    assert len(said(store, "Reed")) == 2
    with pytest.raises(NotFound, match="several"):
        store.merge("Tom Reed", "Karl Anker")
    store.merge(edit.target or "", "Karl Anker")
    assert said(store, "Karl Anker") == ["tolls must fall", "no ship came"]
    store.undo(1)
    assert len(said(store, reed)) == 2


def test_split_by_document_to_somebody_known(store: Store) -> None:
    (toll,) = store.statements(about="tolls")
    store.split("Tom Reed", [toll.document.id], target="Karl Anker")
    assert said(store, store.actor("Karl Anker").id) == ["tolls must fall", "no ship came"]


def test_what_cannot_be(store: Store) -> None:
    before = store.edits()
    for ask, error, words in (
        (lambda: store.merge("Tom Reed", "Nobody"), NotFound, "no actor 'Nobody'"),
        (lambda: store.merge("a00000000000f", "Tom Reed"), NotFound, "no actor 'a00000000000f'"),
        (lambda: store.merge("Tom Reed", "Tom Reed"), EditError, "with itself"),
        (lambda: store.split("Tom Reed", ["s999"]), NotFound, "no statement s999"),
        (lambda: store.split("Tom Reed", ["ferry.txt"]), NotFound, "no id of a statement"),
        (
            lambda: store.split("Karl Anker", [store.statements(about="tolls")[0].statement.id]),
            NotFound,
            "not stand in",
        ),
        (lambda: store.split("Tom Reed", []), EditError, "needs the statements"),
        (store.undo, EditError, "no merge or split to undo"),
        (lambda: store.undo(4), EditError, "no edit 4"),
    ):
        with pytest.raises(error, match=words):
            ask()
    assert store.edits() == before == ()
    reed, anker = store.actor("Tom Reed").id, store.actor("Karl Anker").id
    store.merge(reed, anker)
    with pytest.raises(EditError, match=f"circle: {reed} into {anker} .edit 1., {anker} into {reed}"):
        store.merge(anker, reed)
    with pytest.raises(EditError, match="one actor already"):
        store.merge("Tom Reed", "Karl Anker")


def test_edits_survive_every_run(store: Store, folder: Path) -> None:
    store.merge("A. Horvat", store.actors_named("Ana Horvat")[0].id)
    before = [(one.id, one.statements) for one in store.actors()]
    (folder / "late.txt").write_text("Late\nA. Horvat said on 2024-05-01: late\n", "utf-8")
    assert fakes.add(store.path, folder, fakes.NEWER).reread == 3
    after = {one.id: one.statements for one in store.actors()}
    assert after == {id_: count + (id_ == before[0][0] and count == 2) for id_, count in before}
    assert [edit.number for edit in store.edits()] == [1]


def test_rows_are_never_changed(store: Store) -> None:
    store.merge("Tom Reed", "Karl Anker")
    connection = sqlite3.connect(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE actor_edits SET who = 'somebody else'")
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        connection.execute("DELETE FROM actor_edits")


def test_a_circle_from_elsewhere_is_told(store: Store) -> None:
    reed, anker = store.actor("Tom Reed").id, store.actor("Karl Anker").id
    store.merge(reed, anker)
    connection = sqlite3.connect(store.path)
    connection.execute(
        "INSERT INTO actor_edits VALUES (2, 'merge', ?, ?, '[]', NULL, 'x', '2024-01-01', NULL)", (anker, reed)
    )
    connection.commit()
    with pytest.raises(EditError, match=f"circle: .*{reed} into {anker}.*undo one"):
        store.statements(speaker="Reed")
    assert [fault.where for fault in store.check()] == ["edits"]
    store.undo(2)  # the way out that it names
    assert len(said(store, "Reed")) == 3


@pytest.mark.parametrize("jobs", [1])
def test_the_order_of_arrival_does_not_count(tmp_path: Path, folder: Path, jobs: int) -> None:
    views = []
    for number, order in enumerate(permutations(sorted(REPORTS))):
        with Store(tmp_path / f"{number}.db", user="Vera Lund") as store:
            for name in order:  # each in a run of its own
                store.add_inputs([Input(path=folder / f"{name}.txt")], Plan(stages=fakes.STAGES, jobs=jobs))
            store.merge("A. Horvat", store.actors_named("Ana Horvat")[0].id)
            facts = sorted((fact.statement for fact in store.statements()), key=lambda one: one.id)
            documents = sorted(store.documents(), key=lambda one: one.id)
            views.append((facts, [(one.id, one.dated) for one in documents], store.actors()))
    assert all(view == views[0] for view in views[1:])


def test_spellings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A\nMinister Sergei Lawrow said: w\nthe envoy said: x\n", "utf-8")

    def rename(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        actor = msgspec.structs.replace(statements[0].speaker[0], name="Sergey Lavrov")
        return tuple(
            msgspec.structs.replace(one, speaker=(msgspec.structs.replace(actor, span=one.speaker[0].span),))
            for one in statements
        )

    stages = (*fakes.STAGES, Stage("identify", ("statements",), ("statements",), fakes.one, rename))
    fakes.add(tmp_path / "record.db", tmp_path / "a.txt", stages)
    with Store(tmp_path / "record.db") as store:
        one = store.actor("Lavrov")
        assert one.names == (NameUse(name="Sergey Lavrov", count=2),)
        assert one.spellings == (NameUse(name="Sergei Lawrow", count=1),)
        assert store.actor("Lawrow") == store.actor("Лавров") == store.actor("Sergej Lavroff") == one
        with pytest.raises(NotFound, match="no actor 'Lawrow'"):
            store.merge("Lawrow", one.id)  # what is signed rests on no likeness
        assert store.actor("Sergey") == one
        with pytest.raises(NotFound):
            store.actor("Sergej")  # another spelling finds a name by its end only


@pytest.mark.parametrize(
    ("words", "name", "spelling"),
    [
        ("Norwegian Foreign Minister Ana Horvat", "Ana Horvat", "Ana Horvat"),
        ("Horvat’s", "Ana Horvat", "Horvat"),
        ("Ana Horvat, the minister,", "Ana Horvat", "Ana Horvat"),
        ("the minister", "Ana Horvat", None),
        ("she", "Ana Horvat", None),
    ],
)
def test_a_spelling_is_the_name_alone(words: str, name: str, spelling: str | None) -> None:
    assert find_spelling(words, name, person=True) == spelling


# ---- states and bodies


def label(statements: tuple[Statement, ...], document: Document) -> tuple[Statement, ...]:
    """The kinds of speakers that a state has, by their names."""
    about = {
        "Norway": {"kind": "state", "state": "NOR", "sector": "GOV"},
        "Ana Horvat": {"state": "NOR", "sector": "GOV", "office": "foreign minister"},
        "Tom Reed": {"state": "NOR", "sector": "BUS"},
        "Karl Anker": {"state": "IGO:UN"},
        "Fjord Bank": {"kind": "organisation", "state": "NOR"},
    }

    def told(actor: Actor) -> Actor:
        return msgspec.structs.replace(actor, **about.get(actor.name or "", {}))

    return tuple(
        msgspec.structs.replace(one, speaker=tuple(told(actor) for actor in one.speaker)) for one in statements
    )


@pytest.fixture
def states(tmp_path: Path) -> Store:
    stages = (*fakes.STAGES, Stage("identify", ("statements", "document"), ("statements",), fakes.one, label))
    (tmp_path / "a.txt").write_text(
        "A\nNorway said on 2024-01-01: w\nAna Horvat said on 2024-01-02: x\nTom Reed said on 2024-01-03: y\n"
        "Karl Anker said on 2024-01-04: z\nFjord Bank said on 2024-01-05: v\n",
        "utf-8",
    )
    fakes.add(tmp_path / "record.db", tmp_path / "a.txt", stages)
    return Store(tmp_path / "record.db")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"by_state": "NOR"}, "vyxw"),
        ({"by_state": "Norway"}, "vyxw"),
        ({"by_state": "UN"}, "z"),
        ({"on_behalf_of": "nor"}, "xw"),
        ({"on_behalf_of": "IGO:UN"}, "z"),
        ({"on_behalf_of": "Fjord Bank"}, "v"),
        ({"by_state": "NOR", "speaker": "Reed"}, "y"),
        ({"by_state": "SWE"}, ""),
    ],
)
def test_by_state_and_on_behalf(states: Store, asked: dict[str, str], words: str) -> None:
    assert "".join(fact.words[0] for fact in states.statements(**asked)) == words  # type: ignore[arg-type]


def test_offices_and_states_of_a_profile(states: Store) -> None:
    horvat = states.actor("Horvat")
    assert [(held.office, held.state, held.earliest, held.source) for held in horvat.offices] == [
        ("foreign minister", "NOR", "2024-01-02", "reports")
    ]
    assert [one.name for one in states.actors(by_state="UN")] == ["Karl Anker"]


def test_unknown_state() -> None:
    assert code_of(" norway ") == "NOR"
    for wrong in ("Atlantis", "XQZ", ""):
        with pytest.raises(InputError, match="no state or international body"):
            code_of(wrong)
    assert code_of("Ministry of Tides", bodies=True) == "Ministry of Tides"


def test_times_are_kept(store: Store) -> None:
    (toll,) = store.statements(about="tolls")
    reading = store.reading(toll.document.id)
    assert [time.value for time in reading.times] == ["2024-04-01", "2024-03-30"]
    assert [cue.name for cue in reading.day_cues] == ["told"]
    assert json.loads(sqlite3.connect(store.path).execute("SELECT scope FROM actor_edits").fetchone() or "[]") == []


def test_public_names() -> None:
    assert chancery.EditError is EditError
