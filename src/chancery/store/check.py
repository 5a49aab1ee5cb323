"""Verifying a whole store again, from the kept bytes up."""

from __future__ import annotations

import gzip
import hashlib
import io
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from chancery.errors import StoreError
from chancery.evidence import Finding, actors_of, spans_of
from chancery.ids import document_id, interaction_id, meeting_id, statement_id
from chancery.records import Document, Meeting, Span, Statement
from chancery.store.doings import kept_interactions, kept_meetings
from chancery.store.facts import Fault
from chancery.store.opening import explain
from chancery.store.reader import Reader

UNPACKED = 256 * 2**20  # bytes; nothing that was read is larger, so more is a bomb


def check_store(reader: Reader) -> Iterator[Fault]:
    """Everything that does not verify, from the file's own integrity to the last span."""
    try:
        yield from _check_file(reader)
        yield from _check_sources(reader)
        for (id_,) in reader.rows("SELECT id FROM documents ORDER BY rowid"):
            yield from _check_kept(reader, id_)
    except sqlite3.Error as error:
        raise explain(error, Path(reader.path)) from error


def _check_file(reader: Reader) -> Iterator[Fault]:
    for (said,) in reader.rows("PRAGMA quick_check"):
        if said != "ok":
            yield Fault(where="file", what=said)
    for table, row, other, _ in reader.rows("PRAGMA foreign_key_check"):
        yield Fault(where=f"{table} row {row}", what=f"refers to a row of {other} that is not there")
    sql = """SELECT s.id FROM statements s LEFT JOIN words w ON w.rowid = s.seq WHERE w.rowid IS NULL
        UNION ALL SELECT 'row ' || rowid FROM words WHERE rowid NOT IN (SELECT seq FROM statements)"""
    for (id_,) in reader.rows(sql):
        yield Fault(where=id_, what="the index of words does not fit the statements")


def _check_sources(reader: Reader) -> Iterator[Fault]:
    sql = """SELECT o.location, o.sha256, o.media_type, o.encoding, d.text
        FROM sources o JOIN documents d ON d.id = o.document ORDER BY o.id"""
    for location, sha256, media_type, encoding, text in reader.rows(sql):
        try:
            raw = reader.raw(sha256)
        except StoreError as error:
            yield Fault(where=location, what=str(error))
            continue
        if hashlib.sha256(raw).hexdigest() != sha256:
            yield Fault(where=location, what="the kept bytes are not those that were read (sha-256 differs)")
        elif media_type == "text/plain" and not _decodes_to(raw, encoding, text):
            yield Fault(where=location, what=f"the kept bytes, decoded as {encoding}, do not give the document's text")


def _decodes_to(raw: bytes, encoding: str, text: str) -> bool:
    name, _, broken = encoding.partition("/")
    try:
        data = _unpack(raw) if raw[:2] == b"\x1f\x8b" else raw
        decoded = data.decode(name, broken or "strict")
    except (OSError, EOFError, LookupError, ValueError, zlib.error):
        return False
    return text == decoded.replace("\0", "\ufffd")


def _unpack(raw: bytes) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(raw)) as stream:
        return stream.read(UNPACKED)


def _check_kept(reader: Reader, id_: str) -> Iterator[Fault]:
    try:
        document = reader.document(id_)
    except (msgspec.DecodeError, StoreError) as error:
        yield Fault(where=id_, what=f"the document's record cannot be read ({error})")
        return
    yield from _check_document(reader, document, id_)
    yield from _check_times(reader, document)
    try:
        facts: dict[str, tuple[Finding, ...]] = {
            "statements": reader.kept_statements(id_),
            "interactions": kept_interactions(reader, id_),
            "meetings": kept_meetings(reader, id_),
        }
    except msgspec.DecodeError as error:
        yield Fault(where=id_, what=f"the record of one of its facts cannot be read ({error})")
        return
    said = {statement.id for statement in facts["statements"]}
    for table, found in facts.items():
        rows = reader.rows(f"SELECT id FROM {table} WHERE document = :id", {"id": id_})
        if {fact.id for fact in found} != {row[0] for row in rows}:
            yield Fault(where=id_, what=f"ids of its {table} and of their records differ")
        stored = _stored_spans(reader, table, id_)
        for fact in found:
            for what in (*_check_id(document, fact), *_check_spans(document, fact, stored[fact.id])):
                yield Fault(where=fact.id, what=what)
            outer = fact.within if isinstance(fact, Statement) else getattr(fact, "asserted_by", None)
            if outer is not None and outer not in said:
                yield Fault(where=fact.id, what=f"told within {outer}, which its document does not hold")


def _check_document(reader: Reader, document: Document, id_: str) -> Iterator[Fault]:
    if document_id(document.text) != id_ or document.id != id_:
        yield Fault(where=id_, what="the text does not give the document's id")
    (row,) = reader.rows("SELECT text_sha256, length FROM documents WHERE id = :id", {"id": id_})
    if row != (hashlib.sha256(document.text.encode()).hexdigest(), len(document.text)):
        yield Fault(where=id_, what="the text is not the one that was kept (hash or length differs)")
    for block in document.blocks:
        if not _inside(block.span, document):
            yield Fault(where=id_, what=f"block {block.role} {list(block.span)} is empty or outside the text")
    if not any(reader.rows("SELECT 1 FROM sources WHERE document = :id", {"id": id_})):
        yield Fault(where=id_, what="no source gives this document")


def _check_times(reader: Reader, document: Document) -> Iterator[Fault]:
    try:
        times, cues = reader.times(document.id), reader.day_cues(document.id)
    except msgspec.DecodeError as error:
        yield Fault(where=document.id, what=f"its times or the reasons for its day cannot be read ({error})")
        return
    spans = [("time expression", time.span) for time in times]
    spans += [(f"cue {cue.name} for the day", span) for cue in cues for span in cue.spans]
    for what, span in spans:
        if not _inside(span, document):
            yield Fault(where=document.id, what=f"{what} {list(span)} is empty or outside the text")


def _stored_spans(
    reader: Reader, table: str, document: str
) -> defaultdict[str, dict[tuple[str, int], tuple[int, int, str]]]:
    name = table.removesuffix("s")
    spans = "spans" if name == "statement" else f"{name}_spans"
    sql = f"""SELECT s.id, p.role, p.n, p.start, p."end", p.text FROM {spans} p JOIN {table} s ON s.seq = p.{name}
        WHERE s.document = :id"""
    stored: defaultdict[str, dict[tuple[str, int], tuple[int, int, str]]] = defaultdict(dict)
    for id_, role, n, start, end, text in reader.rows(sql, {"id": document}):
        stored[id_][role, n] = (start, end, text)
    return stored


def _check_id(document: Document, fact: Finding) -> Iterator[str]:
    if isinstance(fact, Statement):
        cue = None if fact.cue is None else fact.cue.span
        if statement_id(document.id, fact.content, cue) != fact.id:
            yield "content and cue do not give the statement's id"
        if not fact.content:
            yield "there is no content"
        return
    if not fact.evidence:
        yield "there is no evidence"
    elif isinstance(fact, Meeting):
        if meeting_id(document.id, fact.evidence[0]) != fact.id:
            yield "the words that name it first do not give the meeting's id"
    elif interaction_id(document.id, fact.trigger, fact.event, fact.cameo) != fact.id:
        yield "trigger and code do not give the interaction's id"


def _check_spans(
    document: Document, fact: Finding, stored: dict[tuple[str, int], tuple[int, int, str]]
) -> Iterator[str]:
    expected = {(role, n): span for role, found in spans_of(fact).items() for n, span in enumerate(found)}
    if expected.keys() != stored.keys():
        yield "the kept slices are not those of the record"
    for (role, n), span in expected.items():
        if not _inside(span, document):
            yield f"{role} {list(span)} is empty or outside the text"
        elif (role, n) in stored and stored[role, n] != (*span, document.slice(span)):
            yield f"{role} {list(span)}: the source does not say what was kept"
    for actor in (actor for found in actors_of(fact).values() for actor in found):
        if actor.span is not None and not _inside(actor.span, document):
            yield f"actor {actor.name!r} {list(actor.span)} is empty or outside the text"


def _inside(span: Span, document: Document) -> bool:
    return 0 <= span[0] < span[1] <= len(document.text)
