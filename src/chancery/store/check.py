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
from chancery.evidence import spans_of
from chancery.ids import document_id, statement_id
from chancery.records import Document, Span, Statement
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
    stored = _stored_spans(reader, id_)
    try:
        statements = reader.kept_statements(id_)
    except msgspec.DecodeError as error:
        yield Fault(where=id_, what=f"the record of one of its statements cannot be read ({error})")
        return
    known = {statement.id for statement in statements}
    if known != {row[0] for row in reader.rows("SELECT id FROM statements WHERE document = :id", {"id": id_})}:
        yield Fault(where=id_, what="ids of its statements and of their records differ")
    for statement in statements:
        for what in _check_statement(document, statement, stored[statement.id]):
            yield Fault(where=statement.id, what=what)
        if statement.within is not None and statement.within not in known:
            yield Fault(where=statement.id, what=f"told within {statement.within}, which its document does not hold")


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


def _stored_spans(reader: Reader, document: str) -> defaultdict[str, dict[tuple[str, int], tuple[int, int, str]]]:
    sql = """SELECT s.id, p.role, p.n, p.start, p."end", p.text FROM spans p JOIN statements s ON s.seq = p.statement
        WHERE s.document = :id"""
    stored: defaultdict[str, dict[tuple[str, int], tuple[int, int, str]]] = defaultdict(dict)
    for id_, role, n, start, end, text in reader.rows(sql, {"id": document}):
        stored[id_][role, n] = (start, end, text)
    return stored


def _check_statement(
    document: Document, statement: Statement, stored: dict[tuple[str, int], tuple[int, int, str]]
) -> Iterator[str]:
    cue = None if statement.cue is None else statement.cue.span
    if statement_id(document.id, statement.content, cue) != statement.id:
        yield "content and cue do not give the statement's id"
    if not statement.content:
        yield "there is no content"
    expected = {(role, n): span for role, found in spans_of(statement).items() for n, span in enumerate(found)}
    if expected.keys() != stored.keys():
        yield "the kept slices are not those of the record"
    for (role, n), span in expected.items():
        if not _inside(span, document):
            yield f"{role} {list(span)} is empty or outside the text"
        elif (role, n) in stored and stored[role, n] != (*span, document.slice(span)):
            yield f"{role} {list(span)}: the source does not say what was kept"
    for actor in (*statement.speaker, *statement.addressee, *statement.via):
        if actor.span is not None and not _inside(actor.span, document):
            yield f"actor {actor.name!r} {list(actor.span)} is empty or outside the text"


def _inside(span: Span, document: Document) -> bool:
    return 0 <= span[0] < span[1] <= len(document.text)
