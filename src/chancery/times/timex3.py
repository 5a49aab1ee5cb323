"""Times as TimeML: the text with TIMEX3 elements inline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from chancery.records import Document, TimeExpression

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LENGTHS = (4, 7, 10)  # of a year, a month, a day


def write_timeml(document: Document, times: Sequence[TimeExpression]) -> str:
    """One TimeML document: the day of the report as DCT, the text unchanged but for what XML cannot hold.

    An interval (`June 2-4`) is a DURATION whose begin and end are two empty TIMEX3 elements behind it.
    """
    numbers = count(1)
    pieces, at = [], 0
    for time in times:
        start, end = time.span
        pieces.append(_plain(document.text[at:start]))
        pieces.append(_element(time, document.text[start:end], numbers))
        at = end
    pieces.append(_plain(document.text[at:]))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n<DOCID>{document.id}</DOCID>\n'
        f"<DCT>{_creation(document)}</DCT>\n"
        f"<TEXT>{''.join(pieces)}</TEXT>\n</TimeML>\n"
    )


def _creation(document: Document) -> str:
    dated = document.dated
    value = dated.earliest if dated.earliest and dated.earliest == dated.latest else "XXXX-XX-XX"
    return _tag({"tid": "t0", "type": "DATE", "value": value, "functionInDocument": "CREATION_TIME"}, "")


def _element(time: TimeExpression, words: str, numbers: count[int]) -> str:
    name = f"t{next(numbers)}"
    attributes = {"tid": name, "type": time.type, "value": time.value}
    ends = ""
    if "/" in time.value:
        first, _, last = time.value.partition("/")
        begin, finish = f"t{next(numbers)}", f"t{next(numbers)}"
        attributes |= {"type": "DURATION", "value": _length(first, last), "beginPoint": begin, "endPoint": finish}
        ends = _tag({"tid": begin, "type": "DATE", "value": first}, "")
        ends += _tag({"tid": finish, "type": "DATE", "value": last}, "")
    if time.modifier:
        attributes["mod"] = time.modifier
    if time.anchor:
        attributes |= {"temporalFunction": "true", "anchorTimeID": "t0"}
    return _tag(attributes, words) + ends


def _length(first: str, last: str) -> str:
    """How long an interval of days, months or years is, both ends included."""
    if len(first) not in _LENGTHS or len(first) != len(last) or "X" in first + last:
        return "PXD"
    numbers = [[int(part) for part in value.split("-")] for value in (first, last)]
    if len(first) == 4:
        return f"P{numbers[1][0] - numbers[0][0] + 1}Y"
    if len(first) == 7:
        return f"P{(numbers[1][0] - numbers[0][0]) * 12 + numbers[1][1] - numbers[0][1] + 1}M"
    return f"P{numbers[1][2] - numbers[0][2] + 1}D" if numbers[0][:2] == numbers[1][:2] else "PXD"


def _tag(attributes: dict[str, str], words: str) -> str:
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<TIMEX3 {written}>{_plain(words)}</TIMEX3>" if words else f"<TIMEX3 {written}/>"


def _plain(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text))
