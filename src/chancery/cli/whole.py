"""The commands over a whole store: `check`, `export`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from chancery.cli.events import AlsoOption, ReportDayOption, choose_events, write_event_table
from chancery.cli.options import StoreOption, count, note, open_store


class Kind(StrEnum):
    """Kinds of file that `export` writes."""

    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    parquet = "parquet"
    annotations = "annotations"
    polecat = "polecat"
    gdelt = "gdelt"


def check(store: StoreOption = None) -> None:
    """Verify every fact against its kept source; one line a fault."""
    with open_store(store) as kept:
        faults = 0
        for fault in kept.faults():
            faults += 1
            print(f"{fault.where}: {fault.what}")
        sizes = kept.reader.sizes()
        *facts, documents = (count(number, name.removesuffix("s")) for name, number in sizes.items())
        well = count(faults, "fault") if faults else "all is well"
        note(f"{kept.path}: {', '.join(facts)} of {documents} checked: {well}")
    if faults:
        raise typer.Exit(1)


def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="File to write; - is standard output (with --to).")],
    to: Annotated[
        Kind | None,
        typer.Option(
            "--to",
            help="Kind of file. Default: by its ending (.jsonl .json .csv .parquet .jsonld).",
            show_default=False,
        ),
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="With each document's text (json, jsonl).")] = False,
    also: AlsoOption = None,
    report_day: ReportDayOption = False,
    store: StoreOption = None,
) -> None:
    """Write the record to a file: JSON, CSV, Parquet, W3C annotations, or events for users of POLECAT or GDELT."""
    from chancery.show.export import choose_kind, export_store

    kind = choose_kind(file, None if to is None else to.value)
    if kind in ("polecat", "gdelt"):
        with open_store(store) as kept:
            write_event_table(kept, file, kind, choose_events(also, report_day))
        return
    if also or report_day:
        raise typer.BadParameter("--also and --report-day are for --to polecat and --to gdelt")
    with open_store(store) as kept:
        export_store(kept, file, kind, text=text)
        if file != "-":
            note(f"{kept.path} written to {file} ({kind})")
