"""How other event data write what the record names: crosswalks to COW, POLECAT and CAMEO (which GDELT uses).

COW numbers and abbreviations are those of the list of states of the Correlates of War project; country codes of
POLECAT follow the PLOVER manual, chapter "Entities" (a dependency counts as the state that it depends on, Kosovo is
KOS, of bodies only the United Nations and the European Union have a code of their own); CAMEO codes of bodies are
those of the Phoenix dictionaries (Open Event Data Alliance, MIT), of states the list of CAMEO countries.  What none of
them has is empty, and stays empty in what is written.  A fault in a file is a SettingsError with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from types import MappingProxyType
from typing import TypeVar

import msgspec

from chancery.errors import SettingsError
from chancery.lexicons.names import state_by_code
from chancery.lexicons.records import Sector
from chancery.lexicons.tables import make_record, read_data, read_entries, read_user_file, user_file


class StateCodes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state in other lists."""

    state: str
    """ISO alpha-3, as in `states.csv`."""
    cow_number: int | None = None
    """None: no member of the system of states that COW counts."""
    cow: str = ""
    """Abbreviation of COW."""
    polecat: str = ""
    """Country code of POLECAT; empty: the same as ISO."""
    cameo: str = ""
    """Country code of CAMEO; empty: the same as ISO."""


class BodyCodes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An international body in other lists."""

    body: str
    """`IGO:` or `NGO:` and a code, as in `bodies.csv`."""
    polecat: str = ""
    """Empty: the general code of its kind (`IGO`, `NGO`)."""
    cameo: str = ""
    """The whole actor code (`IGOUNO`); empty: the general code of its kind."""
    region: str = ""
    """The part of the code that names a region, which stands where a country else does (`WST`); empty: none."""
    group: str = ""
    """The part that names a known group (`NAT`); empty: none."""
    types: tuple[str, ...] = ()
    """The parts that say what it is besides `IGO` or `NGO` (`DEV`)."""


class SectorCodes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sector of the record in other lists; empty: it has none there."""

    sector: Sector
    polecat: str = ""
    cameo: str = ""
    """Type code of CAMEO (`JRN` of PLOVER is `MED` there, `MED` is `HLH`)."""


class Goldstein(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The Goldstein scale of a CAMEO code, -10 (conflict) to 10, as GDELT has it."""

    cameo: str
    score: float


T = TypeVar("T", StateCodes, BodyCodes, SectorCodes, Goldstein)


def read_keyed(file_name: str, record: type[T], key: Callable[[T], str], fault: Callable[[T], str]) -> dict[str, T]:
    """The rows of a file by key, a user's row in place of a shipped one; `fault` says what is wrong with a row."""
    own = user_file(file_name)
    texts = [(f"lexicons/{file_name}", read_data(file_name))]
    if own is not None:
        texts.append((str(own), read_user_file(own)))
    found: dict[str, T] = {}
    for where, text in texts:
        seen: dict[str, int] = {}
        for line, entry in read_entries(text, where, record):
            row = make_record(entry, record, f"{where}, line {line}")
            wrong = fault(row)
            if key(row) in seen:
                wrong = f"{key(row)} stands already in line {seen[key(row)]}; leave one of them out"
            if wrong:
                raise SettingsError(f"{where}, line {line}: {wrong}")
            seen[key(row)] = line
            found[key(row)] = row
    return found


def check_state(row: StateCodes) -> str:
    """What is wrong with a row of `crosswalk_states.csv`; empty: nothing."""
    if row.state not in state_by_code():
        return f"there is no state {row.state!r}; states.csv has them"
    if (row.cow_number is None) != (not row.cow):
        return "cow_number and cow stand together or not at all"
    codes = (row.polecat or row.state, row.cameo or row.state, row.cow or row.state)
    return "" if all(re.fullmatch("[A-Z]{3}", code) for code in codes) else "a code is three capitals"


def check_body(row: BodyCodes) -> str:
    """What is wrong with a row of `crosswalk_bodies.csv`; empty: nothing."""
    kind = row.body[:3]
    if not re.fullmatch("(IGO|NGO):.+", row.body):
        return f"{row.body!r} is no code of a body; write it as IGO:UN"
    if row.cameo and not re.fullmatch(f"{kind}([A-Z]{{3}})*", row.cameo):
        return f"{row.cameo!r} is no CAMEO code of a body: {kind}, then groups of three capitals"
    parts = [row.cameo[at : at + 3] for at in range(3, len(row.cameo), 3)]
    missing = [part for part in (row.region, row.group, *row.types) if part and part not in parts]
    return f"{missing[0]} is no part of {row.cameo or 'a code that is empty'}" if missing else ""


def check_score(row: Goldstein) -> str:
    """What is wrong with a row of `goldstein.csv`; empty: nothing."""
    if not re.fullmatch("[0-2][0-9]{2,3}", row.cameo):
        return f"{row.cameo!r} is no CAMEO code; write it as 042 or 1121"
    return "" if -10 <= row.score <= 10 else f"{row.score} is not between -10 and 10"


@cache
def state_codes() -> MappingProxyType[str, StateCodes]:
    """Codes of states by alpha-3."""
    rows = read_keyed("crosswalk_states.csv", StateCodes, lambda row: row.state, check_state)
    return MappingProxyType(rows)


@cache
def body_codes() -> MappingProxyType[str, BodyCodes]:
    """Codes of international bodies by our code."""
    return MappingProxyType(read_keyed("crosswalk_bodies.csv", BodyCodes, lambda row: row.body, check_body))


@cache
def sector_codes() -> MappingProxyType[str, SectorCodes]:
    """Codes of sectors by our sector."""
    return MappingProxyType(read_keyed("crosswalk_sectors.csv", SectorCodes, lambda row: row.sector, lambda _row: ""))


@cache
def goldstein() -> MappingProxyType[str, float]:
    """Goldstein scale by CAMEO code."""
    rows = read_keyed("goldstein.csv", Goldstein, lambda row: row.cameo, check_score)
    return MappingProxyType({cameo: row.score for cameo, row in rows.items()})


def polecat_country(code: str | None) -> str:
    """Country code of POLECAT for a state or body of the record; empty: it has none."""
    if code is None:
        return ""
    if code[:4] in ("IGO:", "NGO:"):
        body = body_codes().get(code)
        return (body.polecat if body else "") or code[:3]
    return state_codes()[code].polecat or code if code in state_codes() else ""


def cow_number(code: str | None) -> str:
    """COW number of a state, of a dependency that of the state it depends on; empty: it has none."""
    country = state_codes().get(code or "")
    above = country and state_codes().get(country.polecat)
    number = (above or country).cow_number if country else None
    return "" if number is None else str(number)


def cameo_country(code: str | None) -> str:
    """Country code of CAMEO for a state, the region of a body; empty: it has none."""
    if code is None:
        return ""
    if code in body_codes():
        return body_codes()[code].region
    return state_codes()[code].cameo or code if code in state_codes() else ""
