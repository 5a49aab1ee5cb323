"""Reading one text or one file, from Python."""

from __future__ import annotations

import re
from pathlib import Path

from chancery.errors import InputError
from chancery.pipeline import Input, Options, is_address, read_document
from chancery.records import Reading

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
