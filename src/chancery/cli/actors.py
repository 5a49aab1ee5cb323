"""The commands about who is who: `who`, `merge`, `split`, `undo`, `edits`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from chancery.cli.options import FormOption, StoreOption, choose_form, note, open_store

Because = Annotated[str | None, typer.Option("--because", metavar="WHY", help="The reason, kept with the edit.")]


def who(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Name, words of a name, or id; without it, all actors.")
    ] = None,
    state: Annotated[
        str | None, typer.Option("--by-state", metavar="STATE", help="Only those of this state or body (without NAME).")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most so many; 0: all.")] = 50,
    form: FormOption = None,
    store: StoreOption = None,
) -> None:
    """Tell of an actor: names, offices, first and last seen; or list the actors."""
    if name is not None and not any(character.isalnum() for character in name):
        raise typer.BadParameter(f"NAME {name!r} holds no word")
    from chancery.show.actors import ACTORS_HEAD, describe_actor, list_actors
    from chancery.show.lists import write_list
    from chancery.show.passage import print_lines

    chosen = choose_form(form)
    with open_store(store) as kept:
        found = kept.actors(by_state=state) if name is None else kept.actors_named(name)
        near = kept.reader.near(name) if name and not found else ()
    shown = found[:limit] if limit else found
    if name is not None and chosen == "table":
        for number, one in enumerate(shown):
            sys.stdout.write("\n" if number else "")
            print_lines(describe_actor(one), sys.stdout)
    else:
        write_list(list_actors(shown), ACTORS_HEAD, chosen, sys.stdout)
    if len(shown) < len(found):
        note(f"the first {limit} of {len(found)}: --limit 0 lists all")
    if not found:
        note("no actor fits" + (f"; near names: {', '.join(near)}" if near else ""))


def merge(
    actor: Annotated[str, typer.Argument(metavar="A", help="Id or name of the actor that is really another.")],
    target: Annotated[str, typer.Argument(metavar="B", help="Id or name of the actor that A counts as from now on.")],
    because: Because = None,
    store: StoreOption = None,
) -> None:
    """Count A as B, in all reports; a signed edit that `undo` takes back."""
    with open_store(store) as kept:
        edit = kept.merge(actor, target, because=because)
        note(f"edit {edit.number}: {edit.actor} counts as {edit.target}; `chancery undo {edit.number}` takes it back")


def split(
    actor: Annotated[str, typer.Argument(metavar="A", help="Id or name of the actor that is not meant everywhere.")],
    places: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Statements or documents in which somebody else is meant.")
    ],
    target: Annotated[
        str | None, typer.Option("--as", metavar="B", help="Id or name of who is meant there. Default: a new actor.")
    ] = None,
    because: Because = None,
    store: StoreOption = None,
) -> None:
    """Take some statements of A for somebody else's; a signed edit that `undo` takes back."""
    with open_store(store) as kept:
        edit = kept.split(actor, places, target=target, because=because)
        note(
            f"edit {edit.number}: {edit.actor} is {edit.target} in {', '.join(edit.scope)}; "
            f"`chancery undo {edit.number}` takes it back"
        )


def undo(
    number: Annotated[
        int | None,
        typer.Argument(metavar="N", min=1, help="Number of the edit. Default: the last merge or split that holds."),
    ] = None,
    because: Because = None,
    store: StoreOption = None,
) -> None:
    """Take back a merge, a split or an undoing; all of them stay in the list of edits."""
    with open_store(store) as kept:
        edit = kept.undo(number, because=because)
        note(f"edit {edit.number}: {edit.undoes} holds no longer; `chancery undo {edit.number}` brings it back")


def edits(form: FormOption = None, store: StoreOption = None) -> None:
    """List all merges, splits and undoings: who signed them, when and why, and which hold."""
    from chancery.show.actors import EDITS_HEAD, list_edits
    from chancery.show.lists import write_list

    with open_store(store) as kept:
        known = kept.edits()
        items = list_edits(known, kept.holding_edits())
        if not write_list(items, EDITS_HEAD, choose_form(form), sys.stdout):
            note("there are no edits")
