"""The page reader: a process of its own that turns HTML into blocks with trafilatura, one page after another.

It is started by its file name and imports nothing of Chancery, so that it starts fast and holds no models. Messages are
length-prefixed msgpack on standard input and output; it ends when its input ends.
"""

from __future__ import annotations

import faulthandler
import itertools
import os
import re
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

BLOCKS = (
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "blockquote",
    "figcaption",
    "pre",
    "td",
    "dd",
    "dt",
    "div",
    "span",
)
_SPACE = re.compile(r"\s+")
_LONGEST = 10_000


def _marks(words: str) -> re.Pattern[str]:
    """Words of a class or id, whole between its hyphens."""
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.I)


# Role, classes and ids that give it, how many elements up they count, and the longest text that they are believed of.
_HINTS = (
    ("caption", _marks("(?:fig)?captions?|(?:photo|image)[_-]?credits?"), 2, _LONGEST),
    ("promo", _marks("newsletter|promo|advert|advertisement|ad-slot|related-(?:links|articles|stories)"), 2, _LONGEST),
    ("comments", re.compile(r"^(?:comments?-list|comments?-area|disqus_thread|respond)$", re.I), 2, _LONGEST),
    ("byline", _marks("by-?line"), 2, 400),
    ("byline", _marks("authors?|writers?|credits?"), 0, 120),
    ("subhead", _marks("stand-?first|sub-?title|sub-?head(?:line|ing)?|deck|dek|strap-?line"), 1, 400),
    ("nav", _marks("kicker|eyebrow|overline|rubric|slug|breadcrumbs?"), 1, 80),
)
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BREAK = re.compile(r"[a-zà-ÿ]{2}[.!?…][\"”’»)]*\s+[\"“‘«(]*[A-ZÀ-Þ0-9]|[。！？؟।]")
_STOPS = tuple(".!?…。！？؟।")
_CLOSERS = "\"”’»)'"
_SHORT = 160


def main() -> None:
    """Answer requests until standard input ends."""
    inward = sys.stdin.buffer
    outward = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break the messages
    import trafilatura  # noqa: F401  (imported before the first page, so that no page pays for it)

    _send(outward, {"ready": True})
    while (request := _receive(inward)) is not None:
        # Fires without the interpreter's help, so that an orphan never burns on.
        faulthandler.dump_traceback_later(request["seconds"] + 5, exit=True)
        try:
            _hold_memory(request["max_memory"])
            answer = read_page(request["html"], request["url"])
        except (MemoryError, RecursionError) as error:
            answer = {"limit": type(error).__name__}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"[:300]}
        faulthandler.cancel_dump_traceback_later()
        _send(outward, answer)


def _receive(stream: BinaryIO) -> Any:
    head = stream.read(8)
    if len(head) < 8:
        return None
    return msgspec.msgpack.decode(stream.read(int.from_bytes(head, "big")))


def _send(stream: BinaryIO, answer: dict[str, Any]) -> None:
    payload = msgspec.msgpack.encode(answer)
    stream.write(len(payload).to_bytes(8, "big") + payload)
    stream.flush()


def _hold_memory(most: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (ValueError, OSError):
        return  # this system does not hold a process to its address space


def read_page(html: str, url: str | None) -> dict[str, Any]:
    """Blocks (role, text, xpath or None), headline, outlet, language, day of a page, and the mark that states it."""
    from lxml import html as lxml_html

    tree = lxml_html.document_fromstring(html.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    page = _extract(html, url, favor_recall=False, include_tables=False)
    if _thin(page):  # a short report, or one laid out in tables
        page = max(page, _extract(html, url, favor_recall=True, include_tables=True), key=_size)
    places = _Places(tree)
    headline = _headline(tree, getattr(page, "title", None), getattr(page, "sitename", None))
    blocks: list[tuple[str, str, str | None]] = []
    body = getattr(page, "body", None)
    teasers, above = 0, 0.0
    for role, text, linked in _walk(body) if body is not None else ():
        xpath, hint, under = places.find(text)
        teasers += role == "body" and (under or above > 0.9 or (linked > 0.4 and not _stops(text)))
        above = linked
        # A hint never overrules a subhead or what the links say.
        if role == "body" and xpath is None and len(text) > 300 and (_no_sentences(text) or places.all_links()):
            hint = "nav"  # the whole page's text in one piece, and the page is a list of links
        blocks.append((hint if hint and role == "body" else role, text, xpath))
    if _lists_links(blocks, teasers):
        blocks = [("nav", text, xpath) for _, text, xpath in blocks]
    if headline and blocks:
        place = places.find(headline, again=True)[0]
        blocks = [block for number, block in enumerate(blocks) if number > 4 or _plain(block[1]) != _plain(headline)]
        blocks.insert(0, ("headline", headline, place))
    day, mark = _day(tree) or (None, "")
    return {
        "blocks": blocks,
        "headline": headline,
        "outlet": getattr(page, "sitename", None),
        "language": _language(tree),
        "day": day,
        "day_by": mark,
    }


def _extract(html: str, url: str | None, **options: Any) -> Any:
    """Trafilatura's document, with links kept: they tell navigation from text; None: nothing found."""
    import trafilatura

    return trafilatura.bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_links=True,
        date_extraction_params={"extensive_search": False, "original_date": True},  # its day is not used: see _day
        **options,
    )


def _size(page: Any) -> int:
    body = getattr(page, "body", None)
    return -1 if body is None else sum(map(len, body.itertext()))


def _thin(page: Any) -> bool:
    return _size(page) < 500


def _walk(body: Any) -> Iterator[tuple[str, str, float]]:
    """Role, text and share of links of the blocks of trafilatura's tree, in order."""
    for element in body:
        if element.tag in ("list", "table", "row", "cell", "div", "quote") and len(element):
            inner = [
                child
                for child in element
                if child.tag in ("list", "item", "row", "cell", "p", "head", "quote", "table", "div")
            ]
            if inner:
                yield from _walk(element)
                continue
        text = _SPACE.sub(" ", "".join(element.itertext())).strip()
        if not text:
            continue
        linked = sum(len(_SPACE.sub(" ", "".join(ref.itertext())).strip()) for ref in element.iter("ref")) / len(text)
        if element.tag == "head" and (len(text) < _SHORT or not _paragraph(text)):
            yield "subhead", text, linked
        elif linked > 0.9:
            yield "promo" if element.tag == "p" else "nav", text, linked
        else:
            yield "body", text, linked


def _lists_links(blocks: list[tuple[str, str, str | None]], teasers: int) -> bool:
    """Whether a page is a list of stories: what reads like text stands under links, and no paragraph is anywhere."""
    texts = [text for role, text, _ in blocks if role == "body"]
    return teasers > max(2, 0.8 * sum(map(_stops, texts))) and not any(map(_paragraph, texts))


def _stops(text: str) -> bool:
    """Whether a text ends like a sentence."""
    return text.rstrip(_CLOSERS).endswith(_STOPS)


def _no_sentences(text: str) -> bool:
    """Whether sentences, if there are any, would be longer than anybody writes them."""
    return _stops(text) + sum(1 for _ in _BREAK.finditer(text)) < len(text) / 400


def _paragraph(text: str) -> bool:
    """Whether a text is two sentences or more; a title may hold a stop too ("What now? Five answers")."""
    return (_stops(text) or len(text) > _SHORT) and _BREAK.search(text) is not None


class _Places:
    """Where texts stand in the page: whitespace-normal text of its block elements to the elements."""

    def __init__(self, tree: Any) -> None:
        self._root = tree.getroottree()
        self._found: dict[str, list[Any]] = {}
        for element in tree.iter(*BLOCKS):
            if element.tag in ("div", "span") and any(child.tag in BLOCKS for child in element):
                continue
            text = _plain("".join(element.itertext()))
            if text:
                self._found.setdefault(text, []).append(element)

    def find(self, text: str, again: bool = False) -> tuple[str | None, str | None, bool]:
        """XPath, the role that the page's own marks give (None: unknown), and whether a link to a story heads it.

        Each place is given once, unless `again`.
        """
        elements = self._found.get(_plain(text))
        if not elements:
            return None, None, False
        element = elements[0] if again or len(elements) == 1 else elements.pop(0)
        return self._root.getpath(element), self._hint(element, text), _under_link(element)

    def all_links(self) -> bool:
        """Whether nearly all text of the page stands in links."""
        return _link_share(self._root.getroot()) > 0.8

    @staticmethod
    def _hint(element: Any, text: str) -> str | None:
        if _link_share(element) > 0.9:
            return "nav" if element.tag in ("li", "td") else "promo"
        near = [element, *itertools.islice(element.iterancestors(), 2)]
        if any(around.tag == "figcaption" for around in near):
            return "caption"
        marks = [f"{around.get('class') or ''} {around.get('id') or ''}".strip() for around in near]
        for role, pattern, depth, longest in _HINTS:
            if len(text) <= longest and any(len(mark) < 300 and pattern.search(mark) for mark in marks[: depth + 1]):
                return role
        # A heading that became a paragraph; some pages set whole paragraphs as headings.
        is_head = element.tag in _HEADS or element.getparent().tag in _HEADS
        return "subhead" if is_head and (len(text) < _SHORT or not _paragraph(text)) else None


def _under_link(element: Any) -> bool:
    """Whether the block before this one is the link of another story."""
    before = element.getprevious()
    while before is not None and (not isinstance(before.tag, str) or before.tag in ("br", "img", "hr", "time")):
        before = before.getprevious()
    if before is None or _link_share(before) < 0.9:
        return False
    link = before if before.tag == "a" else next(before.iter("a"))
    return not (link.get("href") or "#").startswith("#")


def _link_share(element: Any) -> float:
    """Share of an element's text that stands in links, scripts and styles aside; 0 where it has no text."""
    shown = element.xpath("string-length(normalize-space(.))")
    hidden = sum(len(_plain(part.text or "")) for part in element.iter("script", "style", "title"))
    linked = sum(len(_plain("".join(link.itertext()))) for link in element.iter("a"))
    return linked / (shown - hidden) if shown > hidden else 0.0


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip().casefold()


def _headline(tree: Any, title: str | None, outlet: str | None) -> str | None:
    """The page's own h1 that agrees with its title; otherwise the title without the outlet's name."""
    titles = [_plain(title)] if title else []
    titles += [_plain(value) for value in tree.xpath("//meta[@property='og:title']/@content | //title/text()")]
    heads = [_SPACE.sub(" ", "".join(head.itertext())).strip() for head in tree.iter("h1")]
    heads = [head for head in heads if 0 < len(head) < 400]
    for head in heads:
        if any(title.startswith(_plain(head)) or _plain(head).startswith(title) for title in titles if len(title) > 12):
            return head
    if not title:
        return heads[0] if len(heads) == 1 else None
    cleaned = _SPACE.sub(" ", title).strip()
    if outlet:
        cleaned = re.sub(rf"\s+[-|–—:]\s+{re.escape(outlet)}\s*$", "", cleaned, flags=re.I)
    return cleaned or None


def _language(tree: Any) -> str | None:
    """ISO 639-1 of the page's own lang mark; None: it has none."""
    for value in (tree.get("lang"), *tree.xpath("//meta[@property='og:locale']/@content")):
        found = re.match(r"\s*([A-Za-z]{2})(?:$|[-_])", value or "")
        if found:
            return found[1].lower()
    return None


# ---- the day the page itself gives

_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
)


def _day(tree: Any) -> tuple[str, str] | None:
    """Day that the page states in its metadata, in its own time zone, and the mark; None: it states none."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if name and meta.get("content"):
                metas.setdefault(name.lower(), meta.get("content"))
    for name in _METAS[:2]:
        if day := _iso(metas.get(name)):
            return day, name
    for script in tree.xpath("//script[contains(@type, 'ld+json')]/text()"):
        if day := _linked_data_day(script):
            return day, "datePublished in JSON-LD"
    for name in _METAS[2:]:
        if day := _iso(metas.get(name)):
            return day, name
    marked = tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    days = {day for value in marked or tree.xpath("//time/@datetime") if (day := _iso(value))}
    # Several days: which one is the report's is not for us to guess.
    return (days.pop(), "time element") if len(days) == 1 else None


def _linked_data_day(script: str) -> str | None:
    """`datePublished` of the article in a JSON-LD script; None: none, or broken JSON."""
    import json

    if len(script) > 2_000_000:
        return None
    try:
        waiting = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return None
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            kind = str(node.get("@type", ""))
            if re.search(r"Article|Report|Posting|Blog", kind) and (day := _iso(node.get("datePublished"))):
                return day
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)
    return None


def _iso(value: Any) -> str | None:
    """ISO day at the start of an ISO date and time; None: it is none."""
    import datetime

    found = re.match(r"\s*(\d{4}-\d{2}-\d{2})(?:$|[T\s])", value) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        return datetime.date.fromisoformat(found[1]).isoformat()
    except ValueError:
        return None


if __name__ == "__main__":
    main()
