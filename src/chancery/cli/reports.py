"""The commands that read reports: `read`, `add`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from chancery.cli.inputs import Progress, Tally, name_inputs
from chancery.cli.options import (
    FastOption,
    FormOption,
    JobsOption,
    OutletOption,
    Paths,
    PublishedOption,
    StoreOption,
    UrlOption,
    choose_form,
    choose_options,
    count,
    count_facts,
    note,
    open_store,
)
from chancery.settings import load_settings


def read(  # noqa: PLR0913, PLR0917 (one parameter an option)
    paths: Paths,
    form: FormOption = None,
    text: Annotated[bool, typer.Option("--text", help="With each document's text (jsonl).")] = False,
    fast: FastOption = False,
    url: UrlOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    jobs: JobsOption = None,
) -> None:
    """Read reports and print who said and did what; keeps nothing."""
    from chancery.pipeline import read_many
    from chancery.show.pages import write_readings

    settings = load_settings()
    inputs = name_inputs(paths, url, published, outlet)
    readings = read_many(inputs, jobs=jobs or settings.jobs, options=choose_options(settings, fast))
    seen = Tally()
    write_readings(seen.watch(readings), choose_form(form), sys.stdout, text=text)
    if not seen.documents:
        seen.note_nothing()
        raise typer.Exit(1)
    refused = f"; {seen.refused} skipped" if seen.refused else ""
    facts = count_facts(seen.statements, seen.interactions, seen.meetings)
    note(f"{facts} in {count(seen.documents, 'document')}{refused}")


def add(  # noqa: PLR0913, PLR0917 (one parameter an option)
    paths: Paths,
    store: StoreOption = None,
    url: UrlOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    jobs: JobsOption = None,
    fast: FastOption = False,
) -> None:
    """Read reports into a store, only what is new or changed."""
    from chancery.adding import Plan

    settings = load_settings()
    plan = Plan(options=choose_options(settings, fast), jobs=jobs or settings.jobs)
    with open_store(store, settings) as kept:
        inputs = name_inputs(paths, url, published, outlet)
        with Progress() as progress:
            counts = kept.add_inputs(progress.counted(inputs), plan, progress.note)
        done = {
            "added": counts.added,
            "changed since (a new version of each is kept)": counts.changed,
            "read again": counts.reread,
            "unchanged": counts.unchanged,
        }
        several = [f"{number} {what}" for what, number in done.items() if number]
        refused = [f"{counts.skipped} skipped"] if counts.skipped else []
        told = ", ".join(several + refused) or "there is no file to read in what was named"
        facts = count_facts(counts.statements, counts.interactions, counts.meetings)
        note(f"{kept.path}: {told}; {facts} written")
    if not several:
        raise typer.Exit(1)
