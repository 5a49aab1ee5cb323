"""Time expressions, and the day of a document with all that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from chancery.records import DayCue, Document, Reading, TimeExpression, When
from chancery.show.lists import Item
from chancery.show.reasons import BASES
from chancery.show.rows import one_line, place_of, write_when

TIMES_HEAD = ("Words", "Type", "Value", "From", "To", "Anchor", "Rule")
DAYS_HEAD = ("Document", "Day", "Rests on", "Place")
CUES_HEAD = ("Cue", "Words", "Allows", "Weight", "Why")
MOST = 4  # intervals of a cue that are written out for people


def list_times(readings: Iterable[Reading]) -> Iterator[Item]:
    """An item a time expression; for programs with its words and the id of its document."""
    for reading in readings:
        for time in reading.times if reading.document else ():
            assert reading.document is not None
            yield _time_item(reading.document, time)


def _time_item(document: Document, time: TimeExpression) -> Item:
    from chancery.times.edtf import write_edtf

    words = document.slice(time.span)
    value = time.value + (f" {time.modifier}" if time.modifier else "")
    cells = (words, time.type, value, time.earliest or "", time.latest or "", time.anchor or "", time.rule)
    return Item(cells, {"document": document.id, **msgspec.to_builtins(time), "edtf": write_edtf(time), "text": words})


def list_days(readings: Iterable[Reading], *, why: bool) -> Iterator[Item]:
    """An item a document, with its day; for programs, with `why`, also with the cues."""
    for reading in readings:
        if reading.document is not None:
            document, when = reading.document, reading.document.dated
            day = write_when(when) or "not known"
            value: dict[str, Any] = {"document": document.id, "place": place_of(document)}
            value |= {"dated": msgspec.to_builtins(when), "edtf": when_as_edtf(when)}
            if why:
                value["day_cues"] = [_cue_as_dict(document, cue) for cue in reading.day_cues]
            yield Item((document.id, day, BASES[when.basis], place_of(document)), value)


def when_as_edtf(when: When) -> str | None:
    """EDTF of a day, an interval (`../2021-06-04`) or one of a set (`[2021-06-04,2021-06-11]`); None: not known."""
    from chancery.times.edtf import write_interval

    return f"[{','.join(when.candidates)}]" if when.candidates else write_interval(when.earliest, when.latest)


def list_cues(document: Document, cues: Iterable[DayCue]) -> Iterator[Item]:
    """An item a cue, those that were dropped last."""
    for cue in sorted(cues, key=lambda cue: cue.dropped):
        words = "; ".join(f"“{one_line(document.slice(span))}”" for span in cue.spans) or "not in the text"
        weight = "dropped: " if cue.dropped else ""
        weight += f"{'hard' if cue.hard else 'soft'}, {cue.trust:.2f}"
        yield Item((cue.name, words, write_allowed(cue), weight, cue.why), _cue_as_dict(document, cue))


def write_allowed(cue: DayCue) -> str:
    """The days that a cue allows, cut short where they are many."""
    parts = [first or last or "" if first == last else f"{first or '…'} to {last or '…'}" for first, last in cue.allows]
    if len(parts) > MOST:
        return "; ".join((*parts[: MOST - 1], "…", parts[-1])) + f" ({len(parts)} in all)"
    return "; ".join(parts) or "none"


def _cue_as_dict(document: Document, cue: DayCue) -> dict[str, Any]:
    words = [document.slice(span) for span in cue.spans]
    value: dict[str, Any] = msgspec.to_builtins(cue)
    return value | {"words": words}
