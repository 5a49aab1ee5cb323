"""A user's own folder of lexicons: files named and made like the shipped ones, that add to them or replace entries.

`lexicons = "folder"` in `chancery.toml`, `CHANCERY_LEXICONS` in the environment, or `use_lexicons`.  The folder is
checked as a whole before anything of it is used; docs/lexicons.md says what each file holds.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from chancery.errors import SettingsError
from chancery.lexicons.actors import roles
from chancery.lexicons.crosswalks import BodyCodes, Goldstein, SectorCodes, StateCodes
from chancery.lexicons.names import states
from chancery.lexicons.offices import ADDED, MADE, overlap, post_of, term_key
from chancery.lexicons.people import LISTS, GivenName
from chancery.lexicons.records import (
    Body,
    CueWord,
    Hedge,
    Issue,
    KnownPerson,
    NameRegion,
    Outlet,
    Place,
    RoleNoun,
    State,
    Term,
)
from chancery.lexicons.tables import (
    FOLDER,
    load_shipped,
    make_record,
    read_entries,
    read_toml,
    read_user_file,
    split_list,
)

ADVICE = (
    "correct the dates, or write a row of that person, office, state and 'since' with the right 'until', which "
    "replaces it"
)
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
CODE = re.compile(r"(IGO|NGO):[A-Z0-9-]+")
SHOWN = 10  # faults told at once
TABLES: dict[str, type[Any]] = {
    "states.csv": State,
    "bodies.csv": Body,
    "roles.csv": RoleNoun,
    "outlets.csv": Outlet,
    "cues.csv": CueWord,
    "hedges.csv": Hedge,
    "given_names.csv": GivenName,
    "holders.csv": Term,
    "persons.csv": KnownPerson,
    "places.csv": Place,
    "crosswalk_states.csv": StateCodes,
    "crosswalk_bodies.csv": BodyCodes,
    "crosswalk_sectors.csv": SectorCodes,
    "goldstein.csv": Goldstein,
}
LISTED: dict[str, type[Any]] = {"issues.toml": Issue, "names_by_region.toml": NameRegion}


class Row(NamedTuple):
    """An entry of a user's file, and where it stands (file and line)."""

    where: str
    entry: Any


def use_lexicons(folder: str | Path) -> None:
    """Add the files of `folder` to the lexicons, in this process and in the workers it starts.

    Raises SettingsError, naming file and line of each fault, and changes nothing, if a file cannot be used.
    """
    path = Path(folder).resolve()
    check_folder(path)
    if os.environ.get(FOLDER) != str(path):
        os.environ[FOLDER] = str(path)
        forget()


def forget() -> None:
    """Drop what was read from the lexicons or made of them, so that it is read again."""
    for name, module in list(sys.modules.items()):
        if name.startswith("chancery."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def check_folder(folder: Path) -> None:
    """Read every file of a folder. Raises SettingsError with all faults, a line each (the first ten of more)."""
    if not folder.is_dir():
        raise SettingsError(f"{folder}: there is no such folder; correct 'lexicons' in chancery.toml")
    rows: dict[str, list[Row]] = {}
    faults: list[str] = []
    for path in sorted(folder.iterdir()):
        if path.is_dir() or path.name.startswith(".") or path.suffix not in (".csv", ".toml"):
            continue
        try:
            rows[path.name] = read_file(path)
        except SettingsError as error:
            faults += str(error).splitlines()
    known = known_words(rows)
    for check in (check_codes, check_roles, check_terms):
        faults += check(rows, known)
    if faults:
        more = [f"... and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        raise SettingsError("\n".join([*faults[:SHOWN], *more]))


def read_file(path: Path) -> list[Row]:
    """The entries of one file. Raises SettingsError with every row that is none."""
    text = read_user_file(path)
    entries: list[tuple[str, dict[str, Any]]] = []
    record = TABLES.get(path.name, LISTED.get(path.name))
    if record is None:
        names = ", ".join(sorted([*TABLES, *LISTED]))
        raise SettingsError(f"{path}: there is no lexicon of that name; call the file one of {names}")
    if path.name in LISTED:
        for name, table in read_toml(text, str(path)).items():
            cells = {key: split_cell(key, cell) for key, cell in table.items()}
            entries.append((f"{path}, [{name}]", {"name": name} | cells))
    else:
        entries = [(f"{path}, line {line}", entry) for line, entry in read_entries(text, str(path), record)]
    rows: list[Row] = []
    faults: list[str] = []
    for where, entry in entries:
        try:
            rows.append(Row(where, make_record(entry, record, where)))
        except SettingsError as error:
            faults.append(str(error))
    if faults:
        raise SettingsError("\n".join(faults))
    return rows


def split_cell(key: str, cell: object) -> object:
    """A list of a TOML table: words of names by white space, others by semicolons."""
    if not isinstance(cell, str):
        return cell
    return cell.split() if key in LISTS else split_list(cell) if key in ("words", "labels") else cell


class Known(NamedTuple):
    """What the entries may refer to: the shipped ones and the user's."""

    codes: frozenset[str]
    roles: dict[str, RoleNoun]
    lines: dict[str, str]
    """Where the user's roles stand."""


def known_words(rows: dict[str, list[Row]]) -> Known:
    """The shipped entries with the user's in their place."""
    own = {row.entry.noun: row for row in rows.get("roles.csv", ())}
    return Known(
        codes=frozenset({s.alpha3 for s in states()} | {row.entry.alpha3 for row in rows.get("states.csv", ())}),
        roles={role.noun: role for role in roles()} | {noun: row.entry for noun, row in own.items()},
        lines={noun: row.where for noun, row in own.items()},
    )


def check_codes(rows: dict[str, list[Row]], known: Known) -> Iterator[str]:
    """Codes of states that are no code, and states that no `states.csv` has."""
    referring: tuple[tuple[str, Callable[[Any], tuple[str | None, ...]]], ...] = (
        ("bodies.csv", lambda body: (body.state,)),
        ("outlets.csv", lambda outlet: (outlet.state,)),
        ("persons.csv", lambda person: (person.state,)),
        ("holders.csv", lambda term: (term.state, term.to)),
        ("places.csv", lambda place: (place.state, *place.stands_for)),
        ("names_by_region.toml", lambda region: region.states),
    )
    for name, codes_of in referring:
        for where, entry in rows.get(name, ()):
            for code in codes_of(entry):
                if code is not None and not CODE.fullmatch(code) and code not in known.codes:
                    yield f"{where}: no state has the code {code!r}; correct it, or add the state to states.csv"
    for where, state in rows.get("states.csv", ()):
        if not (len(state.alpha3) == 3 and state.alpha3.isascii() and state.alpha3.isupper()):
            yield f"{where}: {state.alpha3!r} is no code of a state; give three capital letters"


def check_roles(rows: dict[str, list[Row]], known: Known) -> Iterator[str]:
    """Roles under a role that is not there, or under themselves."""
    for where, role in rows.get("roles.csv", ()):
        for above in role.under:
            if above not in known.roles:
                yield f"{where}: {role.noun!r} is under {above!r}, which is no role; give it a row of its own"
        chain = find_circle(role.noun, known)
        if chain:
            yield f"{where}: {' is under '.join(map(repr, chain))}; take one of them out of 'under'"


def find_circle(noun: str, known: Known) -> list[str]:
    """The way from a role upwards back to itself; empty: there is none."""
    ways = [[noun]]
    seen = {noun}
    while ways:
        way = ways.pop()
        role = known.roles.get(way[-1])
        for above in role.under if role else ():
            if above == noun:
                return [*way, noun]
            if above not in seen:
                seen.add(above)
                ways.append([*way, above])
    return []


def check_terms(rows: dict[str, list[Row]], known: Known) -> Iterator[str]:
    """Days that are not in the calendar, ends before beginnings, unknown offices, two holders at a time."""
    own: list[Row] = []
    for where, term in rows.get("holders.csv", ()):
        faults = [*date_faults(term)]
        if term.office not in known.roles:
            faults.append(f"no role is called {term.office!r}; write it as in roles.csv, or add it there")
        yield from (f"{where}: {fault}" for fault in faults)
        if not faults:
            own.append(Row(where, term))
    taken = {term_key(row.entry) for row in own}
    shipped = [Row(f"lexicons/{name}", t) for name in (ADDED, MADE) for t in load_shipped(name, Term)]
    others = [row for row in shipped if term_key(row.entry) not in taken]
    for at, (where, term) in enumerate(own):
        if known.roles[term.office].single:
            same = [row for row in (*own[:at], *others) if post_of(row.entry) == post_of(term)]
            for other in same:
                if overlap(term, other.entry):
                    yield f"{where}: {tell(term)} overlaps {tell(other.entry)} ({other.where}); {ADVICE}"
                    break


def date_faults(term: Term) -> Iterator[str]:
    """What is wrong with the dates of a term."""
    for name in ("since", "until", "seen"):
        given = getattr(term, name)
        full = given and given + "-01-01"[len(given) - 4 :]
        try:
            if full:
                date.fromisoformat(full if DATE.fullmatch(given) else "")
        except ValueError:
            yield f"{name!r} is {given!r}, which is no day of the calendar; write 2015, 2015-08 or 2015-08-03"
            return
    first, last = term.first_day, term.last_day
    if first and last and last < first:
        yield f"the term ends ({term.until or term.seen}) before it begins ({term.since}); correct one of them"


def tell(term: Term) -> str:
    """A term in words."""
    return f"{term.person}, {term.office} of {term.state} ({term.since or '...'} to {term.until or term.seen or '...'})"
