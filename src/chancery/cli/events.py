"""The command `relation`, and what it shares with the tables of events that `export` writes."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.options import FormOption, StoreOption, choose_form, count, note, open_store, parse_day

if TYPE_CHECKING:
    from chancery.keeper import Store
    from chancery.show.event_tables import TableKind
    from chancery.show.narrated import Choice


class Also(StrEnum):
    """What counts as an event only if it is asked for."""

    planned = "planned"
    hypothetical = "hypothetical"
    negated = "negated"
    historical = "historical"
    asserted = "asserted"


class By(StrEnum):
    """Stretches of time that a relation is counted by."""

    week = "week"
    month = "month"


AlsoOption = Annotated[
    list[Also] | None,
    typer.Option(
        "--also",
        help="Count also what is only planned, ... or told by a speaker (asserted); may be given several times. "
        "Without it: what the reports themselves tell as having happened.",
        show_default=False,
    ),
]
ReportDayOption = Annotated[
    bool, typer.Option("--report-day", help="Give what has no day of its own the day of its report.")
]


def choose_events(also: list[Also] | None, report_day: bool) -> Choice:
    """What counts as an event."""
    from chancery.show.narrated import Choice

    return Choice(frozenset(one.value for one in also or ()), report_day)


def relation(  # noqa: PLR0913, PLR0917 (one parameter an option)
    one: Annotated[str, typer.Argument(metavar="STATE", help="A state or body: RUS, Norway, UN.")],
    other: Annotated[str, typer.Argument(metavar="STATE", help="Another.")],
    by: Annotated[By, typer.Option("--by", help="Count by ISO week or by month.")] = By.month,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", parser=parse_day, help="On this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", parser=parse_day, help="On this day or before.")
    ] = None,
    official: Annotated[
        bool, typer.Option("--official", help="Only what governments, their organs and officials did to each other.")
    ] = False,
    also: AlsoOption = None,
    report_day: ReportDayOption = False,
    form: FormOption = None,
    store: StoreOption = None,
) -> None:
    """Count what two states did to each other, oldest first: how much, of which kind, and how friendly."""
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} is later than --until {until}")
    from chancery.show.lists import write_list
    from chancery.show.relation import Asked, head_of, item, relate_kept, tell_counted

    with open_store(store) as kept:
        asked, choice = Asked(one, other, by.value, official), choose_events(also, report_day)
        found = relate_kept(kept, asked, choice, (since, until))
        shape = choose_form(form)
        head = head_of(by.value, short=shape == "table")
        write_list((item(row) for row in found.rows), head, shape, sys.stdout)
        note(tell_counted(found, choice))


def write_event_table(kept: Store, file: str, kind: TableKind, choice: Choice) -> None:
    """Write a table of events and its sources, and say what was left out."""
    from chancery.show.event_tables import export_events, sources_beside
    from chancery.show.narrated import options_for, tell_reasons

    tally = export_events(kept, file, kind, choice)
    rows = f"{count(tally.rows, 'row')} of {count(tally.interactions, 'interaction')}"
    note(f"{kept.path}: {rows} written to {file} ({kind}), what they rest on to {sources_beside(file)}")
    if tally.left_out:
        options = options_for(tally.left_out, choice)
        note(f"left out of the table: {tell_reasons(tally.left_out)}" + (f"; see {options}" if options else ""))
