"""Actors over all reports, and the edits that say who is who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from chancery.records import ActorEdit
from chancery.show.lists import Item
from chancery.show.rows import one_line
from chancery.store.facts import OfficeHeld, Profile

ACTORS_HEAD = ("Id", "Name", "State", "Office", "Statements", "First", "Last")
EDITS_HEAD = ("Edit", "What", "Actor", "As", "Where", "By", "At", "Because", "Holds")


def list_actors(profiles: Iterable[Profile]) -> Iterator[Item]:
    """An item an actor."""
    for one in profiles:
        office = next((held.office for held in reversed(one.offices) if held.source == "reports"), "")
        count = str(one.statements)
        cells = (one.id, one.name or "", one.state or "", office, count, one.first_seen or "", one.last_seen or "")
        yield Item(cells, msgspec.to_builtins(one))


def describe_actor(profile: Profile) -> list[tuple[str, str]]:
    """What is known of an actor, as (name, value), empty values left out."""
    seen = (profile.first_seen, profile.last_seen)
    lines = [
        ("actor", f"{profile.name or '(no name)'}, {profile.id}"),
        ("kind", ", ".join(part for part in (profile.kind, profile.state, profile.sector) if part)),
        ("names", "; ".join(f"{use.name} ({use.count})" for use in profile.names)),
        ("spellings", "; ".join(f"{use.name} ({use.count})" for use in profile.spellings)),
        *(("office", write_office(held)) for held in profile.offices),
        ("seen", " to ".join(dict.fromkeys(day for day in seen if day)) or "on no day that is known"),
        ("statements", str(profile.statements)),
        ("interactions", str(profile.interactions or "")),
        ("meetings", str(profile.meetings or "")),
        ("mentions", f"{profile.mentions} places of these, in any role"),
        ("merged", ", ".join(profile.merged)),
    ]
    return [(name, one_line(value)) for name, value in lines if value]


def write_office(held: OfficeHeld) -> str:
    """An office with its state and days, and where that is from."""
    days = f"{held.earliest or '?'} to {held.latest or '?'}"
    if held.earliest == held.latest:
        days = held.earliest or "on no day that is known"
    told = "in reports" if held.source == "reports" else "in the table of holders"
    return f"{held.office}{f' ({held.state})' if held.state else ''}: {days}, {told}"


def list_edits(edits: Iterable[ActorEdit], holding: Iterable[ActorEdit]) -> Iterator[Item]:
    """An item an edit, and whether it holds."""
    numbers = {edit.number for edit in holding}
    for edit in edits:
        holds = edit.number in numbers
        where = ", ".join(edit.scope) or ("" if edit.undoes is None else f"edit {edit.undoes}")
        named = (str(edit.number), edit.what, edit.actor or "", edit.target or "", where)
        cells = (*named, edit.who, edit.at, edit.reason or "", "yes" if holds else "no")
        yield Item(cells, msgspec.to_builtins(edit) | {"holds": holds})
