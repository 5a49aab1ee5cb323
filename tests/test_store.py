"""The store: adding, versions, looking things up, what can go wrong when it is opened."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import msgspec
import pytest

import chancery
from chancery.errors import NotFound, StoreError
from chancery.keeper import Plan, Store
from chancery.pipeline import Input, Stage
from chancery.records import Document, Statement
from chancery.store import opening, schema
from chancery.store.folding import fold, match_words
from tests import fakes

REPORT = """Ferry talks
Ana Horvat said on 2024-03-02: the ferry will run again before the summer sanctions review
Tom Reed denied on 2024-03-05: there was never a "deal" on fares
José Peña said: the harbour is closed
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    here = tmp_path / "reports"
    here.mkdir()
    (here / "ferry.txt").write_text(REPORT, "utf-8")
    (here / "bridge.txt").write_text("Bridge\nAna Horvat said on 2024-02-01: the bridge opens\n", "utf-8")
    return here


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def words(store: Path, **asked: object) -> list[str]:
    with chancery.open(store) as kept:
        return [" … ".join(fact.words) for fact in kept.statements(**asked)]  # type: ignore[arg-type]


def test_add_counts_and_is_idempotent(folder: Path, path: Path) -> None:
    assert fakes.add(path, folder) == chancery.Counts(added=2, statements=4)
    before = dump(path)
    assert fakes.add(path, folder) == chancery.Counts(unchanged=2)
    assert dump(path) == before


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    tables = ("sources", "documents", "statements", "spans", "actors", "skips", "words")
    return {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in tables}


def test_newest_first_unknown_last(folder: Path, path: Path) -> None:
    fakes.add(path, folder)
    with chancery.open(path) as store:
        said = [fact.statement.said_on.latest for fact in store.statements()]
    assert said == ["2024-03-05", "2024-03-02", "2024-02-01", None]


@pytest.mark.parametrize(
    ("speaker", "count"),
    [("Ana Horvat", 2), ("horvat", 2), ("HORVAT", 2), ("ana", 2), ("hor", 0), ("pena", 1), ("José  Peña", 1), ("", 0)],
)
def test_speaker(folder: Path, path: Path, speaker: str, count: int) -> None:
    fakes.add(path, folder)
    assert len(words(path, speaker=speaker)) == count


@pytest.mark.parametrize(
    ("about", "count"),
    [
        ("ferry", 1),  # the headline does not count: it would bring in the whole report
        ("bridge open", 1),
        ("sanction", 1),
        ('"before the summer"', 1),
        ('"summer the before"', 0),
        ("deal", 1),
        ('fares" OR bridge', 0),
        ("NEAR(ferry bridge)", 0),
        ("content:ferry", 0),
        ("harb*", 0),
        ('"', 0),
        ("-", 0),
        ("ferry\0", 1),
    ],
)
def test_about_is_only_words(folder: Path, path: Path, about: str, count: int) -> None:
    fakes.add(path, folder)
    assert len(words(path, about=about)) == count


def test_other_ways_to_narrow(folder: Path, path: Path) -> None:
    fakes.add(path, folder, outlet="The Évening Post")
    assert words(path, since="2024-03-02", until="2024-03-02")[0].startswith("the ferry")
    assert len(words(path, until="2024-02-29")) == 1
    assert len(words(path, mode="direct")) == 4
    assert words(path, mode="indirect") == []
    assert len(words(path, outlet="the evening post", limit=3)) == 3
    assert words(path, outlet="Evening") == []
    assert words(path, limit=0) == []


def test_change_keeps_the_old_version(folder: Path, path: Path) -> None:
    fakes.add(path, folder)
    (folder / "bridge.txt").write_text("Bridge\nAna Horvat said on 2024-02-01: the bridge stays shut\n", "utf-8")
    assert fakes.add(path, folder) == chancery.Counts(changed=1, unchanged=1, statements=1)
    assert words(path, speaker="Horvat", about="bridge") == ["the bridge stays shut"]
    with chancery.open(path) as store:
        assert len(store.documents()) == 2
        assert len(list(store.reader.documents(every_version=True))) == 3
        assert store.check() == ()
    # And back again: the first version is the current one.
    (folder / "bridge.txt").write_text("Bridge\nAna Horvat said on 2024-02-01: the bridge opens\n", "utf-8")
    assert fakes.add(path, folder).changed == 1
    assert words(path, speaker="Horvat", about="bridge") == ["the bridge opens"]
    assert fakes.add(path, folder) == chancery.Counts(unchanged=2)


def test_newer_stage_replaces_the_layer_only(folder: Path, path: Path) -> None:
    fakes.add(path, folder)
    before = dump(path)
    assert fakes.add(path, folder, fakes.NEWER) == chancery.Counts(reread=2, statements=4)
    after = dump(path)
    assert len(after["words"]) == len(before["words"]) == 4
    assert {row[1] for row in after["statements"]} == {row[1] for row in before["statements"]}
    with chancery.open(path) as store:
        assert store.check() == ()


def test_same_text_in_two_places_is_one_document(folder: Path, path: Path) -> None:
    fakes.add(path, folder / "ferry.txt", outlet="One")
    (folder / "copy.txt").write_text(REPORT, "utf-8")
    assert fakes.add(path, folder / "copy.txt", outlet="Two") == chancery.Counts(added=1)
    assert len(words(path)) == 3
    assert len(words(path, outlet="Two")) == len(words(path, outlet="One")) == 3
    with chancery.open(path) as store:
        (document,) = store.documents()
        assert [Path(place).name for place in store.reader.places(document.id)] == ["ferry.txt", "copy.txt"]


def test_given_facts_are_remembered(folder: Path, path: Path) -> None:
    fakes.add(path, folder, published="2024-04-01")
    assert fakes.add(path, folder) == chancery.Counts(unchanged=2)
    assert fakes.add(path, folder, published="2024-04-02").reread == 2
    with chancery.open(path) as store:
        assert {document.dated.latest for document in store.documents()} == {"2024-04-02"}
    assert fakes.add(path, folder, fakes.NEWER).reread == 2
    with chancery.open(path) as store:
        assert {document.dated.latest for document in store.documents()} == {"2024-04-02"}


def test_refusals_are_kept_and_not_tried_again(folder: Path, path: Path) -> None:
    (folder / "empty.txt").touch()
    assert fakes.add(path, folder).skipped == 1
    assert fakes.add(path, folder) == chancery.Counts(unchanged=2, skipped=1)
    with chancery.open(path) as store:
        (skipped,) = store.reader.skipped()
    assert skipped.path == str(folder / "empty.txt")
    assert "empty" in skipped.reason
    (folder / "empty.txt").write_text("Now\nTom Reed said: full\n", "utf-8")
    assert fakes.add(path, folder).added == 1
    with chancery.open(path) as store:
        assert list(store.reader.skipped()) == []


def test_records_come_back_whole(folder: Path, path: Path) -> None:
    from chancery.pipeline import read_document

    fakes.add(path, folder)
    reading = read_document(Input(path=folder / "ferry.txt"), stages=fakes.STAGES)
    assert reading.document
    with chancery.open(path) as store:
        assert store.reading(reading.document.id) == reading
        fact = store.statement(reading.statements[0].id[:8])
        assert fact.statement == reading.statements[0]
        assert fact.document == store.document(reading.document.id)


def test_bytes_without_a_file(path: Path) -> None:
    with Store(path) as store:
        given = Input(data=REPORT.encode(), url="https://example.org/ferry")
        assert store.add_inputs([given], Plan(stages=fakes.STAGES)).added == 1
        assert store.add_inputs([given], Plan(stages=fakes.STAGES)).unchanged == 1
        assert store.check() == ()


def test_odd_path_and_text(tmp_path: Path, path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/n\xe4me.txt")
    try:
        Path(odd).write_text("Odd\x01 \u202ename\nTom Reed said: f\u00fcll \U0001f600\n", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert fakes.add(path, odd).added == 1
    assert fakes.add(path, odd).unchanged == 1
    with chancery.open(path) as store:
        assert store.check() == ()


def twice(document: Document) -> tuple[tuple[Statement, ...], tuple[()]]:
    found, _ = fakes.find_lines(document)
    return found + found, ()


def test_double_id_costs_nothing_else(folder: Path, path: Path) -> None:
    stages = (*fakes.STAGES[:3], Stage("find", ("document",), ("statements", "skipped"), fakes.one, twice))
    assert fakes.add(path, folder, stages).statements == 4
    with chancery.open(path) as store:
        assert any("found 2 times" in one.reason for one in store.reading(store.documents()[0].id).skipped)


def stolen(document: Document) -> tuple[tuple[Statement, ...], tuple[()]]:
    found, _ = fakes.find_lines(document)
    return tuple(msgspec.structs.replace(one, id="s0") for one in found[:1]), ()


def test_clash_of_ids_costs_one_document(folder: Path, path: Path) -> None:
    stages = (*fakes.STAGES[:3], Stage("find", ("document",), ("statements", "skipped"), fakes.one, stolen))
    counts = fakes.add(path, folder, stages)
    assert (counts.added, counts.skipped) == (1, 1)
    with chancery.open(path) as store:
        (skipped,) = store.reader.skipped()
        assert skipped.stage == "store"


# ---- opening


def test_absent_store(path: Path) -> None:
    store = chancery.open(path)
    with pytest.raises(StoreError, match="there is none"):
        store.statements()
    assert not path.exists()


def test_not_ours(path: Path) -> None:
    path.write_text("a shopping list, and a long one at that\n" * 50, "utf-8")
    with pytest.raises(StoreError, match="not a Chancery store"):
        chancery.open(path)
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE shopping (item)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        chancery.open(path)


def test_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        chancery.open(tmp_path)


def test_newer_schema(folder: Path, path: Path) -> None:
    fakes.add(path, folder)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="newer Chancery"):
        chancery.open(path)


def as_older(path: Path, number: int) -> None:
    """The store as an earlier version wrote it (0.1.0: schema 1): its tables, with the columns that they had."""
    newer = path.rename(path.with_name("newer.db"))
    connection = sqlite3.connect(path, isolation_level=None)
    for script in schema.MIGRATIONS[:number]:
        connection.executescript(script)
    connection.execute("ATTACH ? AS newer", (str(newer),))
    tables = ["meta", "runs", "raws", "documents", "sources", "statements", "spans", "actors", "skips", "words"]
    for table in [*tables, *(["shared_days", "actor_edits"] if number > 1 else [])]:
        columns = [f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})")]
        columns += ["rowid"] if table == "words" else []
        names = ", ".join(columns)
        connection.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM newer.{table}")
    connection.execute(f"PRAGMA application_id = {opening.MARK}")
    connection.execute(f"PRAGMA user_version = {number}")
    connection.close()


def test_older_schema_is_migrated(folder: Path, path: Path) -> None:
    fakes.add(path, folder)
    before = dump(path)
    as_older(path, 1)
    with pytest.raises(StoreError, match="older schema 1"):
        words(path)
    assert fakes.add(path, folder).unchanged == 2
    after = dump(path)
    assert after["statements"] == before["statements"]
    assert after["words"] == before["words"]
    assert len(words(path)) == 4
    with chancery.open(path) as store:
        assert store.check() == ()
        assert store.merge("Tom Reed", "Ana Horvat").number == 1
        (document, _) = store.documents()
        assert store.reading(document.id).times == ()


def test_schema_two_is_migrated(folder: Path, path: Path) -> None:
    (folder / "deed.txt").write_text("Deed\nNOR met SWE on 2024-03-02.\nAna Horvat said: no\n", "utf-8")
    fakes.add(path, folder)
    with Store(path, user="Vera Lund") as store:
        edit = store.merge("Tom Reed", "Ana Horvat")
        before = [store.reading(document.id) for document in store.documents()]
    rows = dump(path)
    as_older(path, 2)
    with pytest.raises(StoreError, match="older schema 2"):
        words(path)
    assert fakes.add(path, folder).unchanged == 3
    assert dump(path) == rows
    with chancery.open(path) as store:
        assert [store.reading(document.id) for document in store.documents()] == before
        assert store.edits() == (edit,)
        assert store.interactions() == store.meetings() == ()
        assert store.check() == ()
    assert fakes.add(path, folder, fakes.CODING) == chancery.Counts(reread=3, statements=5, interactions=1, meetings=1)
    with chancery.open(path) as store:
        assert len(store.interactions(actor="NOR")) == len(store.meetings("SWE")) == 1
        assert store.check() == ()


def test_a_merge_needs_the_newer_schema(folder: Path, path: Path) -> None:
    fakes.add(path, folder)
    as_older(path, 1)
    with chancery.open(path) as store, pytest.raises(StoreError, match="older schema 1"):
        store.merge("Tom Reed", "Ana Horvat")


def test_the_tables_are_those_of_the_migrations(path: Path) -> None:
    schema.open_engine(path).dispose()
    connection = sqlite3.connect(path)
    for table in schema.tables.sorted_tables:
        columns = {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({table.name})")}
        assert columns == {column.name: str(column.type) for column in table.columns}, table.name
        indexes = {row[1] for row in connection.execute(f"PRAGMA index_list({table.name})")}
        assert {str(index.name) for index in table.indexes} <= indexes, table.name


def test_locked(folder: Path, path: Path) -> None:
    fakes.add(path, folder / "ferry.txt")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store(path, wait=0.1) as store:
        assert len(store.statements()) == 3  # readers do not wait for a writer
        with pytest.raises(StoreError, match="another process"):
            store.add_inputs([Input(path=folder / "bridge.txt")], Plan(stages=fakes.STAGES))
    other.execute("ROLLBACK")
    assert fakes.add(path, folder).added == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_unwritable(folder: Path, path: Path) -> None:
    fakes.add(path, folder)
    path.chmod(stat.S_IRUSR)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert len(words(path)) == 4
        with pytest.raises(StoreError, match="permissions"):
            fakes.add(path, folder, fakes.NEWER)
    finally:
        path.parent.chmod(stat.S_IRWXU)


def test_folder_that_is_not_there(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder exists"):
        fakes.add(tmp_path / "nowhere" / "record.db", folder)


def test_unknown_id(folder: Path, path: Path) -> None:
    fakes.add(path, folder)
    with chancery.open(path) as store:
        with pytest.raises(NotFound, match="no statement s123"):
            store.statement("s123")
        with pytest.raises(NotFound, match="several"):
            store.statement("s")
        with pytest.raises(NotFound, match="no document dé"):
            store.document("dé")


# ---- check


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE documents SET text = replace(text, 'ferry', 'wherry') WHERE headline LIKE 'Ferry%'", "document's id"),
        ("UPDATE documents SET text = text || ' '", "not the one that was kept"),
        ("UPDATE spans SET text = 'nobody said this' WHERE role = 'content'", "does not say what was kept"),
        ("UPDATE spans SET start = start + 1 WHERE role = 'frame'", "does not say what was kept"),
        ("DELETE FROM spans WHERE role = 'cue'", "not those of the record"),
        ("DELETE FROM words", "index of words"),
        ("UPDATE raws SET bytes = x'00'", "damaged"),
        ("UPDATE raws SET bytes = (SELECT max(bytes) FROM raws)", "sha-256"),
        ("UPDATE documents SET times = replace(times, '[', '{')", "its times or the reasons"),
        ("UPDATE documents SET times = replace(times, '\"span\":[', '\"span\":[9')", "time expression"),
        ("UPDATE sources SET encoding = 'utf-16'", "do not give the document's text"),
        ("UPDATE statements SET record = x'7b'", "cannot be read"),
        ("UPDATE statements SET id = 's' || substr(id, 2, 11) || 'x'", "differ"),
        ("PRAGMA foreign_keys = off; DELETE FROM raws", "no kept bytes"),
        ("PRAGMA foreign_keys = off; DELETE FROM sources", "no source"),
    ],
)
def test_check_finds(folder: Path, path: Path, change: str, says: str) -> None:
    fakes.add(path, folder)
    with chancery.open(path) as store:
        assert store.check() == ()
    connection = sqlite3.connect(path)
    connection.executescript(change)
    connection.commit()
    connection.close()
    with chancery.open(path) as store:
        assert any(says in fault.what for fault in store.check()), store.check()


def test_folding() -> None:
    assert fold("  José\tPEÑA ") == "jose pena"
    assert match_words('a"b c "d e" -') == '{content frame} : ("a""b" "c" "d e")'
    assert match_words("- *") is None
