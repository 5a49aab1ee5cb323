"""From a path or bytes to a Document."""

from __future__ import annotations

import datetime
import hashlib
import re
from pathlib import Path

from chancery import ids
from chancery.errors import ChanceryError, InputError
from chancery.ingest import encodings, unpack
from chancery.ingest.limits import LIMITS, Limits
from chancery.ingest.page import Page, reader
from chancery.records import UNKNOWN_DAY, Block, Document, Source, When

VERSION = "documents/3"
"""Changes when the same bytes would give another document, so that a store reads them again."""

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|script|style|title|meta|link|article|main|"
    r"section|header|div|table|iframe|h1|h2|p|a|b|br|span|ul|font|center)[\s>/]",
    re.I | re.S,
)
_HTML_INSIDE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:rss|feed|urlset|sitemapindex|rdf:RDF|nitf|NewsML|svg)[\s>]",
    re.I | re.S,
)
_XML = re.compile(r"\s*<\?xml\s")
_HEAD = 2_048


def open_document(  # noqa: PLR0913 (what is known of a report from outside, by name)
    *,
    path: Path | None = None,
    data: bytes | None = None,
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    fetched: str | None = None,
    limits: Limits = LIMITS,
) -> Document:
    """Document of a text or HTML file, plain or gzipped, or of the bytes of one; give `path` or `data`.

    `published` is an ISO day; None: the day that the page's metadata states, or unknown. Plain text is the decoded
    file, unchanged but for undecodable bytes and NULs, which become U+FFFD; HTML gives the extracted text with its
    blocks. Raises InputError, or LimitError over `limits`.
    """
    try:
        raw = unpack.load(path, data, limits)
        dated = _stated(published)
        unpacked = unpack.unpack(raw, limits)
        unpack.refuse_foreign(unpacked)
        if not encodings.has_mark(unpacked):
            unpack.refuse_binary(unpacked)
        text, encoding = encodings.decode(unpacked)
        media_type = _media_type(text)
        source = Source(
            sha256=hashlib.sha256(raw).hexdigest(),
            media_type=media_type,
            encoding=encoding,
            path=None if path is None else str(path),
            url=url,
            fetched=fetched,
        )
        if media_type == "text/plain":
            return Document(id=ids.document_id(text), source=source, text=text, outlet=outlet, dated=dated)
        return _from_page(reader().read(text, url, limits), source, dated, outlet)
    except ChanceryError as error:
        where = path or url
        raise type(error)(f"{where}: {error}" if where else str(error)) from None


def _media_type(text: str) -> str:
    """`text/html` or `text/plain`, by the text's beginning; raises InputError for feeds and other XML."""
    head = text[:_HEAD]
    if _FEED.match(head):
        raise InputError("this is a feed, a sitemap or other XML, not a report; give the pages it lists")
    if _HTML_START.match(head) or _HTML_INSIDE.search(head):
        return "text/html"
    if _XML.match(head):
        raise InputError("this is XML, not text or HTML; save the report's text as .txt")
    return "text/plain"


def _stated(published: str | None) -> When:
    if published is None:
        return UNKNOWN_DAY
    try:
        day = datetime.datetime.fromisoformat(published.strip()).date().isoformat()
    except ValueError:
        raise InputError(f"{published!r} is not a day of publication; write it as 2021-06-04") from None
    return When(earliest=day, latest=day, basis="stated")


def _from_page(page: Page, source: Source, dated: When, outlet: str | None) -> Document:
    """Document of a page: its blocks' texts with an empty line between them."""
    if not any(role in ("body", "subhead", "caption") for role, _, _ in page.blocks):
        raise InputError("the page holds no report (no running text was found); give the page of one report")
    pieces: list[str] = []
    blocks: list[Block] = []
    position = 0
    for role, content, xpath in page.blocks:
        pieces.append(content)
        blocks.append(Block(role=role, span=(position, position + len(content)), xpath=xpath))
        position += len(content) + 2
    text = "\n\n".join(pieces)
    by = ""
    if dated is UNKNOWN_DAY and page.day:
        dated, by = When(earliest=page.day, latest=page.day, basis="metadata"), page.day_by
    return Document(
        id=ids.document_id(text),
        source=source,
        text=text,
        headline=page.headline,
        outlet=outlet or page.outlet,
        language=page.language,
        dated=dated,
        dated_by=by,
        blocks=tuple(blocks),
    )
