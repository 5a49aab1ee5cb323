"""Actors over all reports of a store, put together from the facts in which they take part."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

from chancery.errors import NotFound
from chancery.records import ActorKind, Identities
from chancery.store.facts import NameUse, OfficeHeld, Profile
from chancery.store.folding import fold
from chancery.store.reader import ACTOR_TABLES, CURRENT, Reader
from chancery.store.spellings import find_spelling, names_alike

ACTOR_ID = re.compile(r"a[0-9a-f]{4,12}$")
_Place = tuple[str, str, str, str, str, str, str, str, str, str, str, int]
DOING = frozenset({"speaker", "actor", "party"})
"""Roles of who says or does something himself."""
SURE = 31
"""Days within which the day of a statement must be known to say when somebody was seen, or held an office."""
_KNOWN = f"""julianday(s.said_last) - julianday(s.said_first) <= {SURE} AND (EXISTS (
    SELECT 1 FROM shared_days o WHERE o.document = s.document)
    OR json_extract(CAST(s.record AS TEXT), '$.said_on.earliest') IS NOT NULL
    AND json_extract(CAST(s.record AS TEXT), '$.said_on.latest') IS NOT NULL)"""  # the columns know no open end
_DAYS = {"statements": f"s.said_first, s.said_last, {_KNOWN}"}
"""Of interactions and meetings no day counts: what is planned, or told of the past, does not say who is there now."""


def _places(where: str = "") -> str:
    """SQL of all places in which somebody takes part in a fact, narrowed by a condition on `a`."""
    return " UNION ALL ".join(
        f"""SELECT a.id, a.name, a.kind, a.state, a.sector, a.office, a.role, s.id, s.document,
            {_DAYS.get(facts, "NULL, NULL, 0")}
        FROM {actors} a JOIN {facts} s ON s.seq = a.{column}
        WHERE {CURRENT.format(document="s.document")} {where}"""
        for actors, facts, column in ACTOR_TABLES
    )


_AMONG = "AND a.id IN (SELECT value FROM json_each(:ids))"
_WORDS = " UNION ALL ".join(
    f"""SELECT a.id, a.name, a.kind, substr(d.text, a.start + 1, a."end" - a.start), s.id, s.document
    FROM {actors} a JOIN {facts} s ON s.seq = a.{column} JOIN documents d ON d.id = s.document
    WHERE a.name IS NOT NULL AND a.start IS NOT NULL AND {CURRENT.format(document="s.document")} {_AMONG}"""
    for actors, facts, column in ACTOR_TABLES
)
_NAMES = " UNION ".join(f"SELECT id, name, folded FROM {actors}" for actors, _, _ in ACTOR_TABLES)


def list_profiles(reader: Reader, state: str | None = None) -> list[Profile]:
    """Actors with a name, of one state or body (None: of all), those who said most first."""
    gathered = _gather(reader.rows(_places()), reader.identities())
    found = (one.profile() for one in gathered.values() if one.names)
    chosen = (one for one in found if state is None or one.state == state)
    return sorted(chosen, key=lambda one: (-one.statements, -one.mentions, one.name or "", one.id))


def find_profiles(reader: Reader, named: str, *, alike: bool = True) -> list[Profile]:
    """Actors of an id or its beginning, or of a name or any whole words of it; those of just that name go before.

    Where nobody has the name as it was typed, and with `alike`, those who have it in another spelling or script. Merges
    count: who was met under the name of another is found by both. Empty: there are none.
    """
    identities = reader.identities()
    by_id = _ids_that_begin(reader, named, identities) if ACTOR_ID.match(named) else set()
    ids = by_id or _ids_called(reader, named, alike)
    wanted = {identities.merged.get(one, one) for one in ids}
    if not by_id:  # of one name are also those who were split off from its bearers
        wanted |= {identities.merged.get(one, one) for (actor, _), one in identities.split.items() if actor in ids}
    values: dict[str, object] = {"ids": json.dumps(sorted(identities.sources(wanted)))}
    gathered = _gather(reader.rows(_places(_AMONG), values), identities)
    _add_spellings(reader, values, gathered, identities)
    found = [one.profile() for id_, one in gathered.items() if id_ in wanted]
    exact = [one for one in found if fold(named) in {fold(use.name) for use in one.names}]
    return sorted(exact or found, key=lambda one: (-one.statements, -one.mentions, one.name or "", one.id))


def find_profile(reader: Reader, named: str, *, alike: bool = True) -> Profile:
    """The one actor of that id or name; raises NotFound if there is none, or if there are several."""
    found = find_profiles(reader, named, alike=alike)
    if len(found) == 1:
        return found[0]
    if found:
        told = "; ".join(_introduce(one) for one in found[:5]) + ("; ..." if len(found) > 5 else "")
        raise NotFound(f"store {reader.path}: several actors are called {named!r}: {told}. Give the id of one")
    near = reader.near(named)
    advice = f"near names: {', '.join(near)}" if near else "`chancery who` lists the actors"
    raise NotFound(f"store {reader.path}: no actor {named!r}; {advice}")


def _introduce(profile: Profile) -> str:
    about = ", ".join(part for part in (profile.state, profile.offices[-1].office if profile.offices else None) if part)
    return f"{profile.id} {profile.name}" + (f" ({about})" if about else "")


def _ids_that_begin(reader: Reader, beginning: str, identities: Identities) -> set[str]:
    sql = " UNION ".join(
        f"SELECT id FROM {actors} WHERE id >= :id AND id < :id || 'g'" for actors, _, _ in ACTOR_TABLES
    )
    found = {str(id_) for (id_,) in reader.rows(sql, {"id": beginning})}
    made = (*identities.merged.values(), *identities.split.values())  # these need not stand in any report
    return found | {one for one in made if one.startswith(beginning)}


def _ids_called(reader: Reader, name: str, alike: bool) -> set[str]:
    sql = f"SELECT id FROM ({_NAMES}) WHERE name IS NOT NULL AND instr(' ' || folded || ' ', :name)"
    found = {str(id_) for (id_,) in reader.rows(sql, {"name": f" {fold(name)} "})}
    if found or not alike:
        return found
    known = [(str(id_), str(known)) for id_, known in reader.rows(f"SELECT id, name FROM ({_NAMES}) WHERE name <> ''")]
    fitting = names_alike(name, {spelled for _, spelled in known})
    return {id_ for id_, spelled in known if spelled in fitting}


def _add_spellings(
    reader: Reader, ids: dict[str, object], gathered: dict[str, _Gathered], identities: Identities
) -> None:
    """Note how the reports spell each actor."""
    for id_, name, kind, words, fact, document in reader.rows(_WORDS, ids):
        spelling = find_spelling(words, name, kind == "person")
        if spelling is not None:
            gathered[identities.resolve(id_, document, fact)].spellings[spelling] += 1


@dataclass
class _Gathered:
    """What is met of one actor."""

    id: str
    names: Counter[str] = field(default_factory=Counter)
    own_names: Counter[str] = field(default_factory=Counter)  # without those of who was merged into it
    spellings: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)
    offices: defaultdict[tuple[str, str | None], list[str]] = field(default_factory=lambda: defaultdict(list))
    days: list[str] = field(default_factory=list)
    made: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # ids of facts, by kind
    mentions: int = 0
    ids: set[str] = field(default_factory=set)

    def profile(self) -> Profile:
        return Profile(
            id=self.id,
            name=_commonest(self.own_names or self.names),
            kind=cast(ActorKind, _commonest(self.kinds) or "other"),
            state=_commonest(self.states),
            sector=_commonest(self.sectors),
            names=_uses(self.names),
            spellings=_uses(self.spellings),
            offices=tuple(sorted(self._held(), key=lambda held: (held.earliest or "", held.office, held.state or ""))),
            first_seen=min(self.days, default=None),
            last_seen=max(self.days, default=None),
            statements=len(self.made["s"]),
            interactions=len(self.made["i"]),
            meetings=len(self.made["m"]),
            mentions=self.mentions,
            merged=tuple(sorted(self.ids - {self.id})),
        )

    def _held(self) -> Iterator[OfficeHeld]:
        for (office, state), days in self.offices.items():
            first, last = min(days, default=None), max(days, default=None)
            yield OfficeHeld(office=office, state=state, earliest=first, latest=last, source="reports")


def _gather(rows: Iterable[tuple[object, ...]], identities: Identities) -> dict[str, _Gathered]:
    gathered: dict[str, _Gathered] = {}
    for row in rows:
        id_, name, kind, state, sector, office, role, fact, document, first, last, known = cast(_Place, row)
        counted = identities.resolve(id_, document, fact)
        one = gathered.get(counted) or gathered.setdefault(counted, _Gathered(counted))
        for counter, value in ((one.names, name), (one.kinds, kind), (one.states, state), (one.sectors, sector)):
            if value is not None:
                counter[value] += 1
        if name is not None and id_ == counted:
            one.own_names[name] += 1
        days = [first, last] if known else []
        one.days += days
        if office is not None:
            one.offices[office, state] += days
        if role in DOING:
            one.made[fact[:1]].add(fact)
        one.mentions += 1
        if identities.merged.get(id_) == counted:
            one.ids.add(id_)
    return gathered


def _uses(counter: Counter[str]) -> tuple[NameUse, ...]:
    ranked = sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(NameUse(name=name, count=count) for name, count in ranked)


def _commonest(counter: Counter[str]) -> str | None:
    return min(counter, key=lambda value: (-counter[value], value), default=None)
