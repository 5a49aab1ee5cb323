"""The commands about time: `times`, `dates`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.inputs import Tally, name_inputs
from chancery.cli.options import (
    FastOption,
    Form,
    FormOption,
    JobsOption,
    Paths,
    PublishedOption,
    StoreOption,
    UrlOption,
    choose_form,
    choose_options,
    count,
    note,
    open_store,
    parse_day,
)
from chancery.settings import load_settings

if TYPE_CHECKING:
    from chancery.records import Reading
    from chancery.show.lists import Item


class TimesForm(StrEnum):
    """Forms in which time expressions are told."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"
    timex3 = "timex3"


def times(
    paths: Paths,
    dated: Annotated[
        str | None,
        typer.Option(
            "--dated",
            metavar="DAY",
            parser=parse_day,
            help="The day that expressions are counted from. Default: the day that is found for each report.",
        ),
    ] = None,
    form: Annotated[
        TimesForm | None,
        typer.Option("--format", help="Default: table on a terminal, jsonl elsewhere.", show_default=False),
    ] = None,
    fast: FastOption = False,
    jobs: JobsOption = None,
) -> None:
    """Print the time expressions of reports with their values; keeps nothing."""
    from chancery.pipeline import read_many, stages_until
    from chancery.show.lists import write_list
    from chancery.show.times import TIMES_HEAD, list_times

    settings = load_settings()
    seen = Tally()
    readings = seen.watch(
        read_many(
            name_inputs(paths, published=dated),
            jobs=jobs or settings.jobs,
            stages=stages_until("times"),
            options=choose_options(settings, fast),
        )
    )
    if form is TimesForm.timex3:
        found = write_timex3(readings)
    else:
        found = write_list(
            list_times(readings), TIMES_HEAD, choose_form(Form(form.value) if form else None), sys.stdout
        )
    if not seen.documents:
        seen.note_nothing()
        raise typer.Exit(1)
    note(f"{count(found, 'time expression')} in {count(seen.documents, 'document')}")


def write_timex3(readings: Iterable[Reading]) -> int:
    """Write each text with its expressions as TIMEX3 elements, one XML document after the other; returns how many."""
    from chancery.times.timex3 import write_timeml

    found = 0
    for reading in readings:
        if reading.document is not None:
            sys.stdout.write(write_timeml(reading.document, reading.times))
            found += len(reading.times)
    return found


def dates(  # noqa: PLR0913, PLR0917 (one parameter an option)
    documents: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT", help="Files, folders or globs; or ids of documents in the store.")
    ],
    why: Annotated[
        bool, typer.Option("--why", help="Also every cue: its words, the days it allows, its weight.")
    ] = False,
    form: FormOption = None,
    store: StoreOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    fast: FastOption = False,
) -> None:
    """Print the day of reports; with --why, what it rests on."""
    from chancery.show.lists import write_list
    from chancery.show.times import DAYS_HEAD, list_days

    ids = [name for name in documents if is_document_id(name)]
    paths = [name for name in documents if name not in ids]
    readings: list[Reading] = []
    if ids:
        with open_store(store) as kept:
            readings += [kept.reading(id_) for id_ in ids]
    seen = Tally()
    if paths:
        from chancery.pipeline import read_many, stages_until

        options = choose_options(load_settings(), fast)
        inputs = name_inputs(paths, url=url, published=published)
        readings += seen.watch(read_many(inputs, stages=stages_until("day_cues"), options=options))
    chosen = choose_form(form)
    if chosen == "jsonl" or not why:
        write_list(list_days(readings, why=why), DAYS_HEAD, chosen, sys.stdout)
    else:
        for reading in readings:
            _write_reasons(reading, chosen)
    if not any(reading.document for reading in readings):
        seen.note_nothing()
        raise typer.Exit(1)


def is_document_id(name: str) -> bool:
    """The name can be an id of a document, or its beginning, and is no file."""
    return len(name) >= 5 and name[0] == "d" and set(name[1:]) <= set("0123456789abcdef") and not Path(name).exists()


def _write_reasons(reading: Reading, form: str) -> None:
    """The day of one report, and its cues in a table below it (CSV: the cues alone)."""
    from chancery.show.lists import write_list
    from chancery.show.times import CUES_HEAD, list_cues, list_days

    document = reading.document
    if document is None:
        return
    if form != "csv":
        day: Item = next(list_days([reading], why=False))
        sys.stdout.write(
            f"{day.cells[1]}: {day.cells[2]} ({day.cells[0]}{', ' if day.cells[3] else ''}{day.cells[3]})\n\n"
        )
    write_list(list_cues(document, reading.day_cues), CUES_HEAD, form, sys.stdout)
    if form != "csv":
        sys.stdout.write("\n" if reading.day_cues else "no cue speaks for a day\n\n")
