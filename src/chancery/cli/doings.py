"""The commands that look up who did what to whom, and who meets whom: `did`, `meets`."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from chancery.cli.options import FormOption, StoreOption, choose_form, note, open_store, parse_day
from chancery.errors import InputError
from chancery.records import Event
from chancery.store.asking import side_of

if TYPE_CHECKING:
    from chancery.keeper import Store


class RealisChoice(StrEnum):
    """What becomes of an interaction."""

    occurred = "occurred"
    planned = "planned"
    hypothetical = "hypothetical"
    negated = "negated"
    historical = "historical"


class StatusChoice(StrEnum):
    """What becomes of a meeting."""

    mooted = "mooted"
    planned = "planned"
    confirmed = "confirmed"
    postponed = "postponed"
    cancelled = "cancelled"
    held = "held"


class Teller(StrEnum):
    """Who tells an interaction."""

    report = "report"
    speaker = "speaker"


Since = Annotated[str | None, typer.Option("--since", metavar="DATE", parser=parse_day, help="On this day or later.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", parser=parse_day, help="On this day or before.")]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most so many; 0: all.")]


def did(  # noqa: PLR0913, PLR0917 (one parameter an option)
    actor: Annotated[
        str | None, typer.Argument(metavar="ACTOR", help="State, body, name, words of a name, or id; without it, all.")
    ] = None,
    recipient: Annotated[
        str | None, typer.Argument(metavar="RECIPIENT", help="To whom, likewise; without it, to anybody.")
    ] = None,
    event: Annotated[
        str | None, typer.Option("--event", metavar="EVENT", help="Only this PLOVER event: SANCTION, CONSULT, ...")
    ] = None,
    since: Since = None,
    until: Until = None,
    realis: Annotated[
        RealisChoice | None, typer.Option("--realis", help="Only what has occurred, is planned, ...")
    ] = None,
    told_by: Annotated[
        Teller | None,
        typer.Option("--told-by", help="Only what the report itself tells, or what somebody whom it quotes asserts."),
    ] = None,
    limit: Limit = 50,
    form: FormOption = None,
    store: StoreOption = None,
) -> None:
    """List who did what to whom, newest first, unknown days last."""
    check_days(since, until)
    for name, words in (("ACTOR", actor), ("RECIPIENT", recipient)):
        check_words(name, words)
    from chancery.show.pages import write_interactions

    with open_store(store) as kept:
        try:
            found = kept.interactions(
                actor=actor,
                recipient=recipient,
                event=None if event is None else cast(Event, event.strip().upper()),
                realis=None if realis is None else realis.value,
                told=None if told_by is None else told_by is Teller.report,
                since=since,
                until=until,
                limit=limit + 1 if limit else None,
            )
        except InputError as error:
            raise typer.BadParameter(str(error)) from None
        shown = found[:limit] if limit else found
        write_interactions(shown, choose_form(form), sys.stdout, kept.statement)
        note_end(kept, "interaction", (len(shown), len(found)), [one for one in (actor, recipient) if one])


def meets(  # noqa: PLR0913, PLR0917 (one parameter an option)
    one: Annotated[
        str | None, typer.Argument(metavar="STATE", help="State, body, name, words of a name, or id; without it, all.")
    ] = None,
    other: Annotated[str | None, typer.Argument(metavar="STATE", help="With whom, likewise.")] = None,
    status: Annotated[StatusChoice | None, typer.Option("--status", help="Only meetings that are held, ...")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    form: FormOption = None,
    store: StoreOption = None,
) -> None:
    """List summits, talks, visits, calls and forums, the latest first, unknown days last."""
    check_days(since, until)
    parties = [party for party in (one, other) if party is not None]
    for party in parties:
        check_words("STATE", party)
    from chancery.show.pages import write_meetings

    with open_store(store) as kept:
        found = kept.meetings(
            *parties,
            status=None if status is None else status.value,
            since=since,
            until=until,
            limit=limit + 1 if limit else None,
        )
        shown = found[:limit] if limit else found
        write_meetings(shown, choose_form(form), sys.stdout)
        note_end(kept, "meeting", (len(shown), len(found)), parties)


def check_days(since: str | None, until: str | None) -> None:
    """Raise BadParameter for days in the wrong order."""
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} is later than --until {until}")


def check_words(name: str, words: str | None) -> None:
    """Raise BadParameter for what holds no letter and no digit."""
    if words is not None and not any(character.isalnum() for character in words):
        raise typer.BadParameter(f"{name} {words!r} holds no word")


def note_end(kept: Store, what: Literal["interaction", "meeting"], counts: tuple[int, int], sides: list[str]) -> None:
    """Say that there are more (`counts`: shown, found), or none, and then which of the sides nobody is called."""
    shown, found = counts
    if shown < found:
        note(f"the first {shown}; there are more: --limit 0 lists all")
    if found:
        return
    note(f"no {what} fits")
    for named in sides:
        if side_of(named).name is not None and not kept.actors_named(named):
            near = kept.reader.near(named, speakers=False)
            advice = f"near names: {', '.join(near)}" if near else "write a state as NOR, Norway or IGO:UN"
            note(f"{named!r} is no state that is known, and nobody in the store is called so; {advice}")
