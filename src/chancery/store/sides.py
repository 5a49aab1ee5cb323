"""Which interactions and meetings have somebody on a side: as a condition in SQL, and after merges and splits."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from chancery.records import Actor, Document, Identities
from chancery.store.facts import InteractionQuery, MeetingQuery, Side
from chancery.store.folding import fold
from chancery.store.reader import ACTOR_TABLES

Rows = Callable[[str, Mapping[str, object]], Iterator[tuple[Any, ...]]]
DOING = (("actor", "party"), ("recipient", "party"))  # roles of those who do it, and of those to whom


class Sides:
    """Those who are asked for, each with the roles in which they count."""

    def __init__(self, query: InteractionQuery | MeetingQuery, identities: Identities, rows: Rows) -> None:
        self._identities = identities
        self._asked: list[tuple[Side, tuple[str, ...]]]
        if isinstance(query, MeetingQuery):
            self._fact = "meeting"
            self._asked = [(side, ("party",)) for side in query.parties]
        else:
            self._fact = "interaction"
            both = zip((query.actor, query.recipient), DOING, strict=True)
            self._asked = [(side, roles) for side, roles in both if side is not None]
        self._meant = [self._ids(side, rows) for side, _ in self._asked]  # empty: the name or the state decides

    @property
    def must_be_seen(self) -> bool:
        """Whether a fact fits can only be told with merges and splits laid over it."""
        return any(self._meant)

    def _ids(self, side: Side, rows: Rows) -> set[str]:
        merged = self._identities.merged
        if side.actor is not None:
            return {merged.get(side.actor, side.actor)}
        if side.name is None or not merged:
            return set()
        called = "SELECT id FROM {} WHERE instr(' ' || folded || ' ', :name)"
        sql = " UNION ".join(called.format(table) for table, _, _ in ACTOR_TABLES)  # merged ones may have it elsewhere
        return {merged.get(str(id_), str(id_)) for (id_,) in rows(sql, {"name": f" {fold(side.name)} "})}

    def condition(self) -> tuple[str, dict[str, object]]:
        """SQL over the fact `f`, with its values."""
        if not self._asked:
            return "1", {}
        where: list[str] = []
        values: dict[str, object] = {}
        for n, ((side, roles), meant) in enumerate(zip(self._asked, self._meant, strict=True)):
            where.append(f"a{n}.role IN ({', '.join(repr(role) for role in roles)}) AND {_names(n, side, bool(meant))}")
            values |= {f"state{n}": side.state, f"name{n}": f" {fold(side.name or '')} "}
            values[f"ids{n}"] = json.dumps(sorted(self._identities.sources(meant)))
        source = f"{self._fact}_actors a0"
        if len(where) > 1:
            same = f"a1.{self._fact} = a0.{self._fact} AND (a1.role <> a0.role OR a1.n <> a0.n)"
            source += f" JOIN {self._fact}_actors a1 ON {same}"
        return f"f.seq IN (SELECT a0.{self._fact} FROM {source} WHERE {' AND '.join(where)})", values

    def fit(self, actors: Mapping[str, tuple[Actor, ...]], document: Document) -> bool:
        """The actors of a fact by role, with merges and splits laid over them, hold all who are asked for."""
        places = [
            {
                (role, n)
                for role in roles
                for n, actor in enumerate(actors.get(role, ()))
                if _is(actor, side, meant, document)
            }
            for (side, roles), meant in zip(self._asked, self._meant, strict=True)
        ]
        if len(places) < 2:
            return all(places)
        return any(one != other for one in places[0] for other in places[1])


def _names(n: int, side: Side, by_id: bool) -> str:
    among = f"a{n}.id IN (SELECT value FROM json_each(:ids{n}))"
    if side.state is not None:
        return f"a{n}.state = :state{n}"
    if side.actor is not None:
        return among
    named = f"instr(' ' || a{n}.folded || ' ', :name{n})"
    return f"({named} OR {among})" if by_id else named


def _is(actor: Actor, side: Side, meant: set[str], document: Document) -> bool:
    if side.state is not None:
        return actor.state == side.state
    if actor.id in meant:
        return True
    name = actor.name or (document.slice(actor.span) if actor.span else "")
    return side.name is not None and f" {fold(side.name)} " in f" {fold(name)} "


def conditions(query: InteractionQuery | MeetingQuery, sides: Sides, current: str) -> tuple[str, dict[str, object]]:
    """What SQL asks of the fact `f`: the sides, the days, and what else the query narrows down."""
    condition, values = sides.condition()
    where = [current, condition]
    asked: dict[str, tuple[str, object]] = {
        "f.day_last >= :since": ("since", query.since),
        "f.day_first <= :until": ("until", query.until),
    }
    if isinstance(query, MeetingQuery):
        asked["f.status = :status"] = ("status", query.status)
    else:
        asked["f.event = :event"] = ("event", query.event)
        asked["f.realis = :realis"] = ("realis", query.realis)
        asked["(f.asserted_by IS NULL) = :told"] = ("told", query.told)
    for condition, (name, value) in asked.items():
        if value is not None:
            where.append(condition)
            values[name] = value
    return " AND ".join(where), values
