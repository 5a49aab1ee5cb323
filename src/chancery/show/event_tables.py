"""Tables of events for those who work with POLECAT or GDELT, each with a file that says what every row rests on.

That file has a JSON object a line for each row, and one with `row` null and the reason in `left_out` for each
interaction that made no row: nothing of the record is lost on the way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple, TextIO

from chancery.errors import InputError
from chancery.keeper import Store
from chancery.records import Actor, Interaction
from chancery.show import gdelt, polecat
from chancery.show.contract import as_json
from chancery.show.event_rows import EventRow, plain
from chancery.show.export import Whole
from chancery.show.narrated import Choice, Reason, Told, days_of, left_out, one_day, trace

TableKind = Literal["polecat", "gdelt"]


class Form(NamedTuple):
    """How a table of events is made."""

    columns: tuple[str, ...]
    header: bool
    """Its first line has the names of the columns."""
    has_event: Callable[[Interaction], bool]
    make_rows: Callable[[Told, str], tuple[EventRow, ...]]


FORMS: dict[TableKind, Form] = {
    "polecat": Form(polecat.COLUMNS, True, polecat.has_event, polecat.make_rows),
    "gdelt": Form(gdelt.COLUMNS, False, gdelt.has_event, gdelt.make_rows),
}


class Tally(NamedTuple):
    """What came of the interactions."""

    rows: int
    interactions: int
    """That made rows."""
    left_out: Counter[Reason]


def export_events(store: Store, file: str, kind: TableKind, choice: Choice) -> Tally:
    """Write the store's current record to `file`, and what it rests on beside it; both are whole or not there.

    Raises ChanceryError.
    """
    _ = store.reader  # before a file is touched: there may be no store
    if file == "-":
        raise InputError("a table of events comes with a file of its sources; name a file, not standard output")
    with (
        Whole(Path(sources_beside(file))) as rest,
        Whole(Path(file)) as part,
        part.open("w", encoding="utf-8", newline="\n") as table,
        rest.open("w", encoding="utf-8", newline="\n") as sources,
    ):
        return write_events(tellings(store), kind, table, sources, choice)


def sources_beside(file: str) -> str:
    """Name of the file that says what the rows of `file` rest on."""
    return f"{file}.sources.jsonl"


def tellings(store: Store) -> Iterator[Told]:
    """All interactions of a store, by report."""
    for document in store.reader.documents():
        reading = store.reading(document.id)
        for interaction in reading.interactions:
            yield Told(document, interaction, reading.statements)


def write_events(told: Iterable[Told], kind: TableKind, table: TextIO, sources: TextIO, choice: Choice) -> Tally:
    """Write the rows to `table`, what they rest on to `sources`."""
    form = FORMS[kind]
    if form.header:
        table.write("\t".join(form.columns) + "\n")
    written = counted = 0
    missing: Counter[Reason] = Counter()
    for one in told:
        day, reason = _day_or_reason(one, form, choice)
        found = trace(one, choice)
        if day is None:
            missing[reason or "undated"] += 1
            sources.write(as_json({"row": None, "event_id": None, "left_out": reason} | found) + "\n")
            continue
        counted += 1
        for row in form.make_rows(one, day):
            written += 1
            table.write("\t".join(row.cells) + "\n")
            head = {"row": written, "event_id": row.id, "left_out": None}
            sources.write(as_json(head | found | _sides(row, found)) + "\n")
    return Tally(written, counted, missing)


def _day_or_reason(told: Told, form: Form, choice: Choice) -> tuple[str | None, Reason | None]:
    reason = left_out(told, choice)
    if reason is None and not form.has_event(told.interaction):
        reason = "no event of that kind"
    if reason is not None:
        return None, reason
    day = one_day(days_of(told, choice)[0])
    return day, None if day else "undated"


def _sides(row: EventRow, found: dict[str, Any]) -> dict[str, Any]:
    """Who stands on which side in this row."""
    known = {side["id"]: side for side in (*found["actor"], *found["recipient"])}

    def of(actors: tuple[Actor, ...]) -> list[dict[str, Any]]:
        return [known[actor.id] for actor in actors]

    return {"actor": of(row.actor), "recipient": of(row.recipient)}


def read_events(table: TextIO, kind: TableKind) -> Iterator[dict[str, str]]:
    """The rows of a table that `write_events` wrote, by the names of the columns."""
    form = FORMS[kind]
    if form.header:
        next(table, None)
    for line in table:
        yield dict(zip(form.columns, map(plain, line.rstrip("\n").split("\t")), strict=True))
