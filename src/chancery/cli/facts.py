"""The commands that look statements up: `said`, `show`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from chancery.cli.options import FormOption, StoreOption, choose_form, note, open_store, parse_day

if TYPE_CHECKING:
    from chancery.evidence import Finding
    from chancery.keeper import Store
    from chancery.records import Document


class PassageForm(StrEnum):
    """Forms in which a fact is shown."""

    table = "table"
    jsonl = "jsonl"


class ModeChoice(StrEnum):
    """Modes of a statement."""

    direct = "direct"
    indirect = "indirect"
    mixed = "mixed"


def said(  # noqa: PLR0913, PLR0917 (one parameter an option)
    speaker: Annotated[
        str | None,
        typer.Argument(metavar="SPEAKER", help="Name, surname, words of a name, or id; without it, everybody."),
    ] = None,
    by_state: Annotated[
        str | None,
        typer.Option("--by-state", metavar="STATE", help="By speakers of this state or body: RUS, Norway, UN."),
    ] = None,
    on_behalf_of: Annotated[
        str | None,
        typer.Option("--on-behalf-of", metavar="STATE", help="By this state or body itself, its officials or organs."),
    ] = None,
    about: Annotated[
        str | None,
        typer.Option("--about", metavar="WORDS", help="Words that it or its sentence must hold."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", parser=parse_day, help="On this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", parser=parse_day, help="On this day or before.")
    ] = None,
    mode: Annotated[ModeChoice | None, typer.Option("--mode", help="Only statements of this mode.")] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Only what this outlet carried.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most so many; 0: all.")] = 50,
    form: FormOption = None,
    store: StoreOption = None,
) -> None:
    """List what was said, newest first, unknown days last."""
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} is later than --until {until}")
    for name, words in (("SPEAKER", speaker), ("--about", about), ("--outlet", outlet)):
        if words is not None and not any(character.isalnum() for character in words):
            raise typer.BadParameter(f"{name} {words!r} holds no word")
    from chancery.show.pages import write_facts

    with open_store(store) as kept:
        facts = kept.statements(
            speaker=speaker,
            by_state=by_state,
            on_behalf_of=on_behalf_of,
            about=about,
            since=since,
            until=until,
            mode=None if mode is None else mode.value,
            outlet=outlet,
            limit=limit + 1 if limit else None,
        )
        shown = facts[:limit] if limit else facts
        write_facts(shown, choose_form(form), sys.stdout)
        if len(shown) < len(facts):
            note(f"the first {limit}; there are more: --limit 0 lists all")
        if not facts:
            note("no statement fits" + advise(kept, speaker))


def advise(kept: Store, speaker: str | None) -> str:
    """What else could be asked for: the speaker without the other options, or names that look alike."""
    if speaker is None:
        return ""
    found = len(kept.statements(speaker=speaker))
    if found:
        return f"; with {speaker} alone there {'is' if found == 1 else 'are'} {found}"
    near = tuple(one.name for one in kept.actors_named(speaker) if one.name) or kept.reader.near(speaker)
    return f"; near names: {', '.join(near)}" if near else ""


def show(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a statement, interaction or meeting, or its beginning.")
    ],
    why: Annotated[
        bool, typer.Option("--why", help="Also how it was found, who is meant and why, and what the day rests on.")
    ] = False,
    form: Annotated[PassageForm, typer.Option("--format", help="The passage, or JSON Lines.")] = PassageForm.table,
    store: StoreOption = None,
) -> None:
    """Print the source around a statement, an interaction or a meeting, its parts marked."""
    given = id.strip()
    if not given:
        raise typer.BadParameter("ID is empty; `chancery said`, `did` and `meets` list the ids")
    with open_store(store) as kept:
        shown = {"i": find_interaction, "m": find_meeting}.get(given[0], find_statement)(kept, given)
        if form is PassageForm.jsonl:
            from chancery.show.contract import as_json

            print(as_json(shown.value()))
        else:
            from chancery.show.passage import print_fact

            lines = shown.describe() + ([("", ""), *shown.explain()] if why else [])
            print_fact(shown.document, shown.fact, lines, sys.stdout)


class Shown(NamedTuple):
    """A fact, and how it is told."""

    document: Document
    fact: Finding
    value: Callable[[], dict[str, Any]]
    describe: Callable[[], list[tuple[str, str]]]
    explain: Callable[[], list[tuple[str, str]]]


def find_statement(kept: Store, id: str) -> Shown:
    """The statement of that id; raises NotFound."""
    from chancery.show.contract import fact_as_dict
    from chancery.show.passage import describe
    from chancery.show.reasons import explain

    fact = kept.statement(id)
    return Shown(
        fact.document, fact.statement, partial(fact_as_dict, fact), partial(describe, fact), partial(explain, fact)
    )


def find_interaction(kept: Store, id: str) -> Shown:
    """The interaction of that id; raises NotFound."""
    from chancery.show.contract import interaction_as_dict
    from chancery.show.doings import describe_interaction, explain_interaction

    fact = kept.interaction(id)
    by = None if fact.interaction.asserted_by is None else kept.statement(fact.interaction.asserted_by).statement
    return Shown(
        fact.document,
        fact.interaction,
        partial(interaction_as_dict, fact),
        partial(describe_interaction, fact, by),
        partial(explain_interaction, fact),
    )


def find_meeting(kept: Store, id: str) -> Shown:
    """The meeting of that id; raises NotFound."""
    from chancery.show.contract import meeting_as_dict
    from chancery.show.doings import describe_meeting, explain_meeting

    fact = kept.meeting(id)
    return Shown(
        fact.document,
        fact.meeting,
        partial(meeting_as_dict, fact),
        partial(describe_meeting, fact),
        partial(explain_meeting, fact),
    )
