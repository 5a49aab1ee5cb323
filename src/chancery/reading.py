"""Reading one text or one file, and coding one pair of names in a text, from Python."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from chancery.errors import InputError
from chancery.pipeline import Input, Options, analyse_text, is_address, read_document
from chancery.records import Reading, Span
from chancery.store.asking import check_days

if TYPE_CHECKING:
    from chancery.code.between import Coded

_FILE_ENDING = re.compile(r"\.(txt|html?|xhtml|gz|md)$", re.I)
_LONGEST_PATH = 4096  # bytes; what Linux takes
_SURROGATE = re.compile("[\ud800-\udfff]")


def read(
    text_or_path: str | Path,
    *,
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    fast: bool = False,
) -> Reading:
    """Read a report: a file, or the text itself.

    A `Path` is a file. A `str` is a file if one of that name exists; it is refused with InputError if it only looks
    like the name of one (no white space, and a path separator or an ending such as `.html`), or like a web address,
    for nothing is fetched; anything else is the text of a report, plain or HTML.

    `published` is an ISO day. `fast` leaves the statement labeller out: rules only, about twice as quick. What cannot
    be read is told in `.skipped`, with `.document` None. Raises InputError for a path that names no file, ModelError
    if the models are not there.

    >>> reading = read('"The bridge will open in May," Minister Ana Horvat said on Monday.')
    >>> [actor.name for actor in reading.statements[0].speaker]
    ['Ana Horvat']
    >>> [reading.document.slice(span) for span in reading.statements[0].content]
    ['The bridge will open in May']
    >>> reading = read("The minister said on Monday that the bridge is sound.", published="2024-03-06", fast=True)
    >>> [(reading.document.slice(time.span), time.value) for time in reading.times]
    [('Monday', '2024-03-04')]
    """
    path, data = _decide(text_or_path)
    given = Input(path=path, data=data, url=url, published=published, outlet=outlet)
    return read_document(given, options=Options(analyser="fast" if fast else "encoder"))


def code_between(
    text: str, *, actor: Span, recipient: Span | None = None, published: str | None = None, fast: bool = False
) -> Coded | None:
    """What the text tells that one named in it does to another; None: nothing that Chancery knows.

    `actor` and `recipient` are spans of code points in `text`, which is taken as it stands; without a recipient, what
    the actor does to anybody. `published` is an ISO day: what is told of years before it is `historical`. Raises
    InputError for a span that is empty or outside the text and for a day that is none, ModelError if the models are
    not there.

    >>> text = "Norway will expel two Danish diplomats, the foreign ministry in Oslo said."
    >>> coded = code_between(text, actor=(0, 6), recipient=(18, 38))
    >>> coded.event, coded.quad, coded.realis
    ('SANCTION', 'material conflict', 'planned')
    """
    from chancery.code import code_between as code_pair

    for span in (actor, recipient):
        if span is not None and not 0 <= span[0] < span[1] <= len(text):
            raise InputError(f"the span {span} is empty or lies outside the text of {len(text)} code points")
    check_days(published)
    options = Options(analyser="fast" if fast else "encoder")
    doc = analyse_text(_SURROGATE.sub("\ufffd", text), options).doc
    return code_pair(doc, actor, recipient, None if published is None else int(published[:4]))


def _decide(text_or_path: str | Path) -> tuple[Path | None, bytes | None]:
    if isinstance(text_or_path, Path):
        if not text_or_path.is_file():
            raise InputError(f"{text_or_path}: there is no such file; check its name")
        return text_or_path, None
    given = text_or_path
    one_line = "\n" not in given and "\0" not in given and 0 < len(given) < _LONGEST_PATH
    if one_line and _is_file(given):
        return Path(given), None
    if one_line and is_address(given):
        raise InputError(f"{given}: nothing is fetched; save the page and give the file, with url={given!r}")
    if one_line and not re.search(r"\s", given) and (_FILE_ENDING.search(given) or "/" in given or "\\" in given):
        raise InputError(f"{given}: this looks like a path, and there is no such file; check its name")
    # A lone surrogate fits no encoding: U+FFFD takes its place, code point for code point.
    return None, _SURROGATE.sub("\ufffd", given).encode()


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False
