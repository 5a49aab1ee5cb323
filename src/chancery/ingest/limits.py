"""What a page may cost, and the cheap checks that are made before anything parses it."""

from __future__ import annotations

import re

from chancery.errors import LimitError
from chancery.records import Record


class Limits(Record, frozen=True):
    """What one input may cost; over a limit is a `LimitError`, never a hang."""

    max_bytes: int = 20_000_000
    """Bytes, as they came in and after unpacking."""
    max_depth: int = 400
    """Elements open at once in a page."""
    max_attributes: int = 2_000
    """Attributes of one element."""
    max_tags: int = 400_000
    """Tags in a page, opening and closing."""
    seconds: float = 10.0
    """Wall-clock seconds for one page, after which its worker is killed."""
    max_memory: int = 2_000_000_000
    """Bytes of address space of the worker, where the system can hold it to that (Linux, mostly)."""


LIMITS = Limits()

_MARK = re.compile(r"<(?:(!--)|(/?)([A-Za-z][A-Za-z0-9:_-]*))")
_ATTRIBUTE = re.compile(r"""[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
# Elements that never hold others, or that HTML closes by itself when the next one opens.
_SHALLOW = frozenset(
    "area|base|body|br|col|colgroup|dd|dt|embed|head|hr|html|img|input|li|link|meta|optgroup|option|p|param|rp|rt|"
    "source|tbody|td|tfoot|th|thead|tr|track|wbr".split("|")
)
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "noembed", "noframes"))
_LONG_TAG = 4_000  # shorter tags cannot hold enough attributes to hurt


def check_page(html: str, limits: Limits) -> None:
    """Refuse a page by its tags alone, in one pass, before a parser sees it; raises LimitError."""
    depth = tags = position = 0
    while (mark := _MARK.search(html, position)) is not None:
        position = mark.end()
        if mark[1]:
            position = _after(html, "-->", position)
            continue
        tags += 1
        name = mark[3].lower()
        if mark[2]:
            depth -= depth > 0 and name not in _SHALLOW
            continue
        end = _tag_end(html, position)
        if end - position > _LONG_TAG:
            _check_attributes(html[position:end], name, limits)
        if name in _RAW:
            position = _after(html, f"</{name}", end)
            continue
        if name not in _SHALLOW and html[end - 1 : end] != "/":
            depth += 1
        if depth > limits.max_depth:
            raise LimitError(
                f"the page nests more than {limits.max_depth} elements; save it as text, or raise max_depth"
            )
        if tags > limits.max_tags:
            raise LimitError(f"the page has more than {limits.max_tags} tags; save it as text, or raise max_tags")
        position = end


def _after(html: str, closing: str, position: int) -> int:
    """Code point after the next `closing`, in any case of letters; the end of the page when there is none."""
    found = re.compile(re.escape(closing), re.I).search(html, position)
    return len(html) if found is None else found.end()


def _tag_end(html: str, position: int) -> int:
    """Code point of the `>` that closes a tag, quotes aside; the end of the page when there is none."""
    close = html.find(">", position)
    if close < 0:
        return len(html)
    quotes = html.count('"', position, close)
    # A ">" inside a quoted value is rare: look further only while a quotation mark is open.
    for _ in range(20):
        if quotes % 2 == 0:
            break
        further = html.find(">", close + 1)
        if further < 0 or html.find('"', close, further) < 0:
            break
        quotes += html.count('"', close, further)
        close = further
    return close


def _check_attributes(tag: str, name: str, limits: Limits) -> None:
    """Refuse a tag with too many attributes: parsers compare each with all before it."""
    for count, _ in enumerate(_ATTRIBUTE.finditer(tag), start=1):
        if count > limits.max_attributes:
            raise LimitError(
                f"the page has an element <{name}> with more than {limits.max_attributes} attributes; "
                "save it as text, or raise max_attributes"
            )
