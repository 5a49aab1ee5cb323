"""Who is who across reports, as persons corrected it: merges and splits as signed rows, and what follows from them.

What the stages say stays as they said it; here only ids are put together or apart. The result depends on which edits
hold, not on their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from chancery.errors import EditError
from chancery.ids import digest
from chancery.records import ActorEdit, Identities


def holding_edits(rows: Iterable[ActorEdit]) -> tuple[ActorEdit, ...]:
    """The rows that no undoing takes back which itself holds, in order, undoings included."""
    undone: set[int | None] = set()
    holding: list[ActorEdit] = []
    # An undoing is always later than what it undoes: from the last row back, each is settled when it is reached.
    for row in sorted(rows, key=lambda row: row.number, reverse=True):
        if row.number not in undone:
            holding.append(row)
            undone.add(row.undoes)
    return tuple(reversed(holding))


def resolve_merges(rows: Iterable[ActorEdit]) -> dict[str, str]:
    """Id -> the id it counts as, for all that were merged into another; raises EditError for a circle.

    All that merges join, directly or through others, is one actor. It has the id that was merged into no other; if
    there are several such, the first in the order of the alphabet.
    """
    merges = [row for row in holding_edits(rows) if row.what == "merge"]
    _refuse_circles(merges)
    group: dict[str, set[str]] = {}
    for row in merges:
        ids = _ids_of(row)
        joined: set[str] = set(ids).union(*(group.get(one, ()) for one in ids))
        group.update(dict.fromkeys(joined, joined))
    gone = {row.actor for row in merges}
    chosen = {one: min(joined - gone) for one, joined in group.items()}
    return {one: target for one, target in sorted(chosen.items()) if one != target}


def resolve_edits(rows: Iterable[ActorEdit]) -> Identities:
    """What all edits that hold come to; raises EditError where they contradict each other."""
    known = tuple(rows)
    split: dict[tuple[str, str], str] = {}
    by: dict[tuple[str, str], ActorEdit] = {}
    for row in holding_edits(known):
        for place in row.scope if row.what == "split" else ():
            actor, target = _ids_of(row)
            if split.get((actor, place), target) != target:
                first = by[actor, place]
                raise EditError(
                    f"edits {first.number} and {row.number} say of {actor} in {place} that it is {first.target} and "
                    f"{target}; undo one of them, as with `chancery undo {first.number}`"
                )
            split[actor, place] = target
            by[actor, place] = row
    merged = resolve_merges(known)
    return Identities(merged=merged, split=_split_groups(split, merged))


def _split_groups(split: Mapping[tuple[str, str], str], merged: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """A split of one id holds for all that count as the same actor, where nothing else is said of them."""
    groups: dict[str, set[str]] = {}
    for one, counted in merged.items():
        groups.setdefault(counted, {counted}).add(one)
    whole = dict(split)
    for (actor, place), target in sorted(split.items()):
        for one in groups.get(merged.get(actor, actor), ()):
            whole.setdefault((one, place), target)
    return whole


def check_edit(row: ActorEdit, rows: Sequence[ActorEdit]) -> None:
    """Raise EditError if the new row contradicts those that are there, or says nothing new."""
    if row.what == "undo":
        _check_undoing(row, rows)
    elif row.what == "merge":
        _check_merge(row, rows)
    elif row.actor == row.target:
        raise EditError(f"{row.actor} cannot be split off from itself; name another actor, or none for a new one")
    elif not row.scope:
        raise EditError("a split needs the statements or documents in which somebody else is meant")
    resolve_edits((*rows, row))


def split_id(actor: str, scope: Iterable[str]) -> str:
    """Id of the actor that a split makes: of the same actor and places always the same."""
    return "a" + digest("split", actor, *sorted(scope))


def _check_merge(row: ActorEdit, rows: Sequence[ActorEdit]) -> None:
    actor, target = _ids_of(row)
    if actor == target:
        raise EditError(f"{actor} cannot be merged with itself; name two actors")
    way = _way(target, actor, _steps(holding_edits(rows)))
    if way:
        raise EditError(_circle((*way, row), f"undo {way[0].number} first (`chancery undo {way[0].number}`)"))
    merged = resolve_merges(rows)
    if merged.get(actor, actor) == merged.get(target, target):
        raise EditError(f"{actor} and {target} are one already, by earlier merges; `chancery edits` lists them")


def _check_undoing(row: ActorEdit, rows: Sequence[ActorEdit]) -> None:
    known = {other.number: other for other in rows}
    if row.undoes not in known:
        raise EditError(f"there is no edit {row.undoes}; `chancery edits` lists them")
    undoings = {other.undoes: other.number for other in holding_edits(rows) if other.undoes is not None}
    if row.undoes in undoings:
        number = undoings[row.undoes]
        raise EditError(f"edit {row.undoes} is undone already, by {number}; `chancery undo {number}` brings it back")


def _ids_of(row: ActorEdit) -> tuple[str, str]:
    if row.actor is None or row.target is None:
        raise EditError(f"edit {row.number} names no two actors; undo it with `chancery undo {row.number}`")
    return row.actor, row.target


def _steps(merges: Iterable[ActorEdit]) -> dict[str, list[ActorEdit]]:
    steps: dict[str, list[ActorEdit]] = {}
    for row in merges:
        if row.what == "merge":
            steps.setdefault(_ids_of(row)[0], []).append(row)
    return steps


def _way(start: str, end: str, steps: Mapping[str, Sequence[ActorEdit]]) -> tuple[ActorEdit, ...]:
    """Merges that lead from one id to another; empty: none do."""
    waiting: list[tuple[str, tuple[ActorEdit, ...]]] = [(start, ())]
    seen = {start}
    while waiting:
        here, way = waiting.pop(0)
        for row in steps.get(here, ()):
            there = _ids_of(row)[1]
            if there == end:
                return (*way, row)
            if there not in seen:
                seen.add(there)
                waiting.append((there, (*way, row)))
    return ()


def _refuse_circles(merges: Sequence[ActorEdit]) -> None:
    steps = _steps(merges)
    for row in merges:
        actor, target = _ids_of(row)
        way = _way(target, actor, steps)
        if way or actor == target:
            last = max((row, *way), key=lambda one: one.number)
            raise EditError(_circle((row, *way), f"undo one, as with `chancery undo {last.number}`"))


def _circle(way: Sequence[ActorEdit], advice: str) -> str:
    told = ", ".join(f"{row.actor} into {row.target} (edit {row.number})" for row in way)
    return f"merges would go round in a circle: {told}; {advice}"
