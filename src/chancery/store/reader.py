"""Looking things up in a store; changes nothing."""

from __future__ import annotations

import difflib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from chancery.errors import NotFound, StoreError
from chancery.records import ActorEdit, DayCue, Document, Identities, Reading, Skipped, Statement, TimeExpression, When
from chancery.store.facts import OFFICIAL, Fact, Query
from chancery.store.folding import fold, match_words
from chancery.store.opening import WAIT, explain, open_ready
from chancery.store.overlays import overlay_day, overlay_identities

_statements = msgspec.json.Decoder(Statement)
_documents = msgspec.json.Decoder(Document)
_whens = msgspec.json.Decoder(When)
_times = msgspec.json.Decoder(tuple[TimeExpression, ...])
_day_cues = msgspec.json.Decoder(tuple[DayCue, ...])
Resolve = Callable[[tuple[ActorEdit, ...]], Identities]

TABLES = {"s": "statements", "i": "interactions", "m": "meetings", "d": "documents"}
"""Table of each kind of id, by its first letter."""
ACTOR_TABLES = (
    ("actors", "statements", "statement"),
    ("interaction_actors", "interactions", "interaction"),
    ("meeting_actors", "meetings", "meeting"),
)
"""Tables of those who take part, of the facts in which they do, and the column that joins the two."""

_STANDS = """SELECT 1 FROM {0} a JOIN {1} s ON s.seq = a.{2}
    WHERE (s.id = :place OR s.document = :place) AND a.id IN (SELECT value FROM json_each(:ids)) LIMIT 1"""
CURRENT = """EXISTS (
    SELECT 1 FROM sources o WHERE o.document = {document}
    AND NOT EXISTS (SELECT 1 FROM sources n WHERE n.location = o.location AND n.seen > o.seen))"""
_SPEAKER = """s.seq IN (SELECT statement FROM actors
    WHERE role = 'speaker' AND instr(' ' || folded || ' ', :speaker))"""
_SPEAKER_IDS = """s.seq IN (SELECT statement FROM actors
    WHERE role = 'speaker' AND id IN (SELECT value FROM json_each(:speaker_ids)))"""
_STATE = "s.seq IN (SELECT statement FROM actors WHERE state = :state AND role = 'speaker')"
_BEHALF = f"""s.seq IN (SELECT statement FROM actors
    WHERE role = 'speaker' AND (folded = :behalf_name OR state = :behalf AND (
         kind IN ('state', 'office') OR office IS NOT NULL
         OR sector IN ({", ".join(f"'{sector}'" for sector in OFFICIAL)}) OR :behalf LIKE 'IGO:%')))"""
_OUTLET = "EXISTS (SELECT 1 FROM sources p WHERE p.document = s.document AND p.outlet_folded = :outlet)"


class Reader:
    """Reads one store; raises StoreError where it cannot be opened, NotFound for an id that it does not hold.

    What it gives are the records as they were read, with what lies over them: ids as persons merged and split them
    (`resolve` makes that of their edits; None: edits do not count), and days that came by way of other reports.
    """

    def __init__(self, path: Path, wait: float = WAIT, resolve: Resolve | None = None) -> None:
        self.path = path
        self._connection = open_ready(path, wait)
        self._resolve_edits = resolve
        self.load = lru_cache(maxsize=256)(self._load_document)
        """The document of an id as it counts, its own day, and the day that it has by way of others (None: none)."""

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def statements(self, query: Query) -> Iterator[Fact]:
        """Statements that fit, newest `said_on` first, those of unknown day last."""
        identities = self.identities()
        meant = self._actors_meant(query, identities)
        asked = _conditions(query, identities.sources(meant))
        if asked is None:
            return
        where, values = asked
        sql = f"SELECT s.record, s.document FROM statements s WHERE {where} ORDER BY s.said_last DESC, s.seq"
        if query.limit is not None and not meant:
            sql += " LIMIT :limit"
        rows = self._rows(sql, {**values, "limit": query.limit})
        found: Iterator[Fact] = (self._fact(record, document, identities) for record, document in rows)
        if meant:  # a split shows in the statement only
            found = islice((fact for fact in found if _is_by(fact, meant, query.speaker)), query.limit)
        yield from found

    def statement(self, id: str) -> Fact:
        """The statement of that id, or of an id that begins so; raises NotFound."""
        whole = self.resolve("statements", id)
        (row,) = self._rows("SELECT record, document FROM statements WHERE id = :id", {"id": whole})
        return self._fact(row[0], row[1], self.identities())

    def edits(self) -> tuple[ActorEdit, ...]:
        """All that persons said about who is who, in order."""
        sql = "SELECT number, what, actor, target, scope, undoes, who, at, reason FROM actor_edits ORDER BY number"
        names = ("number", "what", "actor", "target", "scope", "undoes", "who", "at", "reason")
        rows = (dict(zip(names, row, strict=True)) for row in self._rows(sql, {}))
        return tuple(ActorEdit(**(row | {"scope": tuple(json.loads(row["scope"]))})) for row in rows)

    def identities(self) -> Identities:
        """Who counts as whom; raises EditError where edits contradict each other."""
        edits = self.edits() if self._resolve_edits else ()  # at each question: another process may have added one
        return self._resolve_edits(edits) if self._resolve_edits and edits else Identities()

    def documents(self, *, every_version: bool = False) -> Iterator[Document]:
        """Documents in the order they were first kept, the current version of each place unless all are asked for."""
        where = "1" if every_version else CURRENT.format(document="d.id")
        for (id_,) in self._rows(f"SELECT d.id FROM documents d WHERE {where} ORDER BY d.rowid", {}):
            yield self._load_document(id_)[0]

    def document(self, id: str) -> Document:
        """The document of that id, or of an id that begins so; raises NotFound."""
        return self.load(self.resolve("documents", id))[0]

    def times(self, document: str) -> tuple[TimeExpression, ...]:
        """The time expressions of one document, in reading order."""
        for (kept,) in self._rows("SELECT times FROM documents WHERE id = :id", {"id": document}):
            return _times.decode(kept) if kept else ()
        return ()

    def day_cues(self, document: str, *, shared: bool = True) -> tuple[DayCue, ...]:
        """What the day of a document rests on, with `shared` also what came by way of other reports."""
        sql = """SELECT d.day_cues, o.day_cues FROM documents d LEFT JOIN shared_days o ON o.document = d.id
            WHERE d.id = :id"""
        for own, others in self._rows(sql, {"id": document}):
            return tuple(cue for kept in (own, others if shared else None) if kept for cue in _day_cues.decode(kept))
        return ()

    def own_day(self, document: str) -> When:
        """The day of a document by its own reasons alone."""
        return self.load(document)[1]

    def statements_of(self, document: str) -> tuple[Statement, ...]:
        """The statements of one document, in the order they were found."""
        identities = self.identities()
        rows = self._rows("SELECT record FROM statements WHERE document = :id ORDER BY seq", {"id": document})
        return tuple(self._fact(record, document, identities).statement for (record,) in rows)

    def kept_statements(self, document: str) -> tuple[Statement, ...]:
        """The same as they were read, with nothing laid over them."""
        rows = self._rows("SELECT record FROM statements WHERE document = :id ORDER BY seq", {"id": document})
        return tuple(_statements.decode(record) for (record,) in rows)

    def readings_untold(self, version: str) -> Iterator[Reading]:
        """Current documents of which this version of the code has not told its facts of days.

        Each is as it was read by itself, with nothing laid over it.
        """
        sql = f"""SELECT d.record, d.text, d.times, d.day_cues FROM documents d
            WHERE {CURRENT.format(document="d.id")}
            AND d.id NOT IN (SELECT document FROM day_facts WHERE version = :version) ORDER BY d.id"""
        for record, text, times, cues in self._rows(sql, {"version": version}):
            document = msgspec.structs.replace(_documents.decode(record), text=text)
            yield Reading(
                document=document,
                statements=self.kept_statements(document.id),
                times=_times.decode(times) if times else (),
                day_cues=_day_cues.decode(cues) if cues else (),
            )

    def day_facts(self) -> Iterator[bytes]:
        """What each current document tells of days."""
        where = CURRENT.format(document="f.document")
        for (facts,) in self._rows(f"SELECT f.facts FROM day_facts f WHERE {where}", {}):
            yield facts

    def days_are_due(self) -> bool:
        """Documents came or changed since days were last shared among reports."""
        return any(self._rows("SELECT 1 FROM meta WHERE key = 'days' AND value = 'due'", {}))

    def some_day_is_open(self) -> bool:
        """A document has no one day of its own."""
        sql = "SELECT 1 FROM documents WHERE dated_first IS NOT dated_last OR dated_first IS NULL"
        return any(self._rows(f"{sql} UNION ALL SELECT 1 FROM shared_days LIMIT 1", {}))

    def skipped(self, *, document: str | None = None, location: str | None = None) -> Iterator[Skipped]:
        """What was left out of a document, or why a place gave none; neither named: all places that gave none."""
        where = "document = :document" if document else "document IS NULL"
        where += " AND location = :location" if location else ""
        rows = self._rows(
            f'SELECT stage, reason, location, "start", "end" FROM skips WHERE {where} ORDER BY id',
            {"document": document, "location": location},
        )
        for stage, reason, path, start, end in rows:
            span = None if start is None else (start, end)
            yield Skipped(stage=stage, reason=reason, span=span, path=path)

    def places(self, document: str) -> tuple[str, ...]:
        """Paths and URLs at which the document was found, in the order they were added."""
        rows = self._rows("SELECT location FROM sources WHERE document = :id ORDER BY id", {"id": document})
        return tuple(location for (location,) in rows)

    def place(self, id: str) -> str:
        """Id of the fact or document of that id, or of an id that begins so; raises NotFound."""
        table = TABLES.get(id[:1])
        if table is None:
            raise NotFound(
                f"store {self.path}: {id!r} is no id of a statement (s...), interaction (i...), meeting (m...) or "
                "document (d...)"
            )
        return self.resolve(table, id)

    def stands_in(self, ids: set[str], place: str) -> bool:
        """Whether an actor of one of these ids stands in a fact or document."""
        values = {"place": place, "ids": json.dumps(sorted(ids))}
        return any(any(self._rows(_STANDS.format(*names), values)) for names in ACTOR_TABLES)

    def near(self, name: str, count: int = 3, *, speakers: bool = True) -> tuple[str, ...]:
        """Names of speakers, or of all actors, that look like a name, for when it was not found."""
        names: dict[str, str] = {}
        tables = ["actors WHERE role = 'speaker' AND"] if speakers else [f"{one[0]} WHERE" for one in ACTOR_TABLES]
        sql = " UNION ".join(f"SELECT folded, name FROM {table} name IS NOT NULL" for table in tables)
        for folded, known in self._rows(sql, {}):
            names[folded] = known
            names.setdefault(folded.rpartition(" ")[2], known)
        close = difflib.get_close_matches(fold(name), names, n=count, cutoff=0.7)
        return tuple(dict.fromkeys(names[folded] for folded in close))

    def state_of(self, location: str, sha256: str) -> tuple[str, str | None] | None:
        """(versions, what was given as JSON) under which these bytes of this place were read; None: never.

        An input that gave no document counts as read, with None for what was given, unless its worker was lost,
        which may not happen again. Versions of bytes that others have replaced there are empty.
        """
        key = {"location": location, "sha256": sha256}
        sql = """SELECT o.versions, o.given, o.seen < (SELECT max(seen) FROM sources n WHERE n.location = o.location)
            FROM sources o WHERE o.location = :location AND o.sha256 = :sha256"""
        for versions, given, replaced in self._rows(sql, key):
            return ("", given) if replaced else (versions, given)
        sql = """SELECT versions FROM skips WHERE document IS NULL AND location = :location AND sha256 = :sha256
            AND stage <> 'worker'"""
        for (versions,) in self._rows(sql, key):
            return versions, None
        return None

    def sizes(self) -> dict[str, int]:
        """How many statements, interactions, meetings and documents there are, all versions counted."""
        return {table: next(self._rows(f"SELECT count(*) FROM {table}", {}))[0] for table in TABLES.values()}

    def raw(self, sha256: str) -> bytes:
        """The kept bytes of a source; raises NotFound, or StoreError if they are damaged."""
        for (packed,) in self._rows("SELECT bytes FROM raws WHERE sha256 = :id", {"id": sha256}):
            try:
                return zlib.decompress(packed)
            except zlib.error as error:
                raise StoreError(f"store {self.path}: the kept bytes {sha256} are damaged ({error})") from error
        raise NotFound(f"store {self.path}: no kept bytes {sha256}")

    def rows(self, sql: str, values: Mapping[str, object] | None = None) -> Iterator[tuple[Any, ...]]:
        """Rows of a query of another part of the store."""
        return self._rows(sql, values or {})

    def _load_document(self, id: str) -> tuple[Document, When, When | None]:
        """The document as it counts, its own day, and the day that it has by way of others (None: it has none)."""
        sql = """SELECT d.record, d.text, o.dated FROM documents d LEFT JOIN shared_days o ON o.document = d.id
            WHERE d.id = :id"""
        for record, text, others in self._rows(sql, {"id": id}):
            own = _documents.decode(record)
            shared = None if others is None else _whens.decode(others)
            return msgspec.structs.replace(own, text=text, dated=shared or own.dated), own.dated, shared
        raise NotFound(f"store {self.path}: no document {id}")

    def _fact(self, record: bytes, document: str, identities: Identities) -> Fact:
        statement = overlay_identities(_statements.decode(record), document, identities)
        loaded, own, shared = self.load(document)
        day = overlay_day(statement.said_on, own, shared)
        if day is not statement.said_on:
            statement = msgspec.structs.replace(statement, said_on=day)
        return Fact(statement=statement, document=loaded)

    def _actors_meant(self, query: Query, identities: Identities) -> set[str]:
        """Actors that are asked for by id, or that count as one of the name; empty: the name in the report decides."""
        if query.actor is not None:
            return {identities.merged.get(query.actor, query.actor)}
        if query.speaker is None or not identities.merged:
            return set()
        sql = "SELECT DISTINCT id FROM actors WHERE role = 'speaker' AND instr(' ' || folded || ' ', :name)"
        called = (str(id_) for (id_,) in self._rows(sql, {"name": f" {fold(query.speaker)} "}))
        return {identities.merged.get(one, one) for one in called}

    def resolve(self, table: str, id: str) -> str:
        """The whole id of a row of a table (`statements`, ...) that begins so; raises NotFound for none or several."""
        sql = f"SELECT id FROM {table} WHERE id >= :id AND id < :id || 'g' ORDER BY id LIMIT 4"
        ids = [row[0] for row in self._rows(sql, {"id": id})]
        if id in ids or len(ids) == 1:
            return id if id in ids else ids[0]
        one = table.removesuffix("s")
        if ids:
            raise NotFound(f"store {self.path}: several {table} begin with {id}: {', '.join(ids)}")
        raise NotFound(f"store {self.path}: no {one} {id}; `chancery said` lists the ids")

    def _rows(self, sql: str, values: Mapping[str, object]) -> Iterator[tuple[Any, ...]]:
        try:
            # Not `yield from`, which would close the cursor, perhaps after its connection, when left half-way.
            for row in self._connection.execute(sql, values):  # noqa: UP028
                yield row
        except sqlite3.Error as error:
            raise explain(error, self.path) from error
        except UnicodeEncodeError as error:
            raise StoreError(f"store {self.path}: the question holds characters that are no text ({error})") from error


def _is_by(fact: Fact, meant: set[str], named: str | None) -> bool:
    """A speaker is one of those who are meant, or has the name in the report."""
    words = None if named is None else f" {fold(named)} "
    for actor in fact.statement.speaker:
        name = actor.name or (fact.document.slice(actor.span) if actor.span else "")
        if actor.id in meant or (words is not None and words in f" {fold(name)} "):
            return True
    return False


def _conditions(query: Query, ids: set[str]) -> tuple[str, dict[str, object]] | None:
    where: list[str] = ["1"] if query.every_version else [CURRENT.format(document="s.document")]
    values: dict[str, object] = {}
    if query.speaker is not None:
        where.append(f"({_SPEAKER} OR {_SPEAKER_IDS})" if ids else _SPEAKER)
        values["speaker"] = f" {fold(query.speaker)} "
    elif query.actor is not None:
        where.append(_SPEAKER_IDS)
    values["speaker_ids"] = json.dumps(sorted(ids))
    if query.behalf is not None:
        values["behalf_name"] = fold(query.behalf)
    if query.about is not None:
        values["about"] = match_words(query.about)
        if values["about"] is None:
            return None
        where.append("s.seq IN (SELECT rowid FROM words WHERE words MATCH :about)")
    simple = {
        "s.said_last >= :since": ("since", query.since),
        "s.said_first <= :until": ("until", query.until),
        "s.mode = :mode": ("mode", query.mode),
        _STATE: ("state", query.state),
        _BEHALF: ("behalf", query.behalf),
        "s.document = :document": ("document", query.document),
        _OUTLET: ("outlet", None if query.outlet is None else fold(query.outlet)),
    }
    for condition, (name, value) in simple.items():
        if value is not None:
            where.append(condition)
            values[name] = value
    return " AND ".join(where), values
