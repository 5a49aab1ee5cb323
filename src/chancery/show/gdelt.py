"""Rows in the 61 columns of GDELT 2.0's table of events: one for each pair of sides, by CAMEO codes, without a header.

Counts are of the one report that tells the event; GDELT's are over all the reports it saw.  Empty throughout, because
the record does not know it: codes of ethnic group and religion, tone, where the actors were, FIPS codes,
coordinates.
"""

from __future__ import annotations

import datetime
from itertools import permutations, product

from chancery import lexicons
from chancery.evidence import is_mutual
from chancery.ids import digest
from chancery.lexicons.crosswalks import body_codes, cameo_country, goldstein, sector_codes
from chancery.records import Actor, Document, Interaction
from chancery.show.event_rows import EventRow, cell
from chancery.show.narrated import Told, words_of
from chancery.show.rows import place_of

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_TYPES = ("Type1Code", "Type2Code", "Type3Code")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in (*_ACTOR, *_TYPES)),
    *(f"Actor2{name}" for name in (*_ACTOR, *_TYPES)),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_QUADS = ((5, "1"), (8, "2"), (13, "3"), (20, "4"))  # the last CAMEO root of each of GDELT's classes
Side = Actor | None


def has_event(interaction: Interaction) -> bool:
    """There is a CAMEO code for it."""
    return interaction.cameo is not None


def make_rows(told: Told, day: str) -> tuple[EventRow, ...]:
    """The rows of an interaction on an ISO day: one for each pair of codes that did it and had it done to them.

    Those who do something with each other make a row each way, if they are of different states.
    """
    document, deed = told.document, told.interaction
    shared = _days(day) | _code(deed) | _place(told) | _counts(told)
    sides: dict[tuple[str, str], tuple[dict[str, Actor], dict[str, Actor]]] = {}
    for one, other in pairs(deed):
        actors, recipients = sides.setdefault((_key(one), _key(other)), ({}, {}))
        actors |= {one.id: one} if one else {}
        recipients |= {other.id: other} if other else {}
    rows = []
    for (first, second), (actors, recipients) in sides.items():
        number = str(int(digest(deed.id, first, second), 16))
        cells = shared | {"GLOBALEVENTID": number}
        cells |= _side("Actor1", next(iter(actors.values()), None), document)
        cells |= _side("Actor2", next(iter(recipients.values()), None), document)
        row = tuple(cells.get(name, "") for name in COLUMNS)
        rows.append(EventRow(number, row, tuple(actors.values()), tuple(recipients.values())))
    return tuple(rows)


def pairs(deed: Interaction) -> tuple[tuple[Side, Side], ...]:
    """Who did it to whom, each with each; None: nobody is named."""
    if is_mutual(deed):
        both = tuple(permutations(deed.actor, 2))
        apart = tuple((one, other) for one, other in both if one.state != other.state)
        return apart or both
    return tuple(product(deed.actor or (None,), deed.recipient or (None,)))


def actor_code(actor: Actor) -> str:
    """CAMEO code of an actor, country and type (`RUSGOV`); empty: nothing of it is known."""
    if is_body(actor):
        body = body_codes().get(actor.state or "")
        return (body.cameo if body else "") or (actor.state or "")[:3]
    return cameo_country(actor.state) + _type(actor)


def is_body(actor: Actor) -> bool:
    """It is of an international body, not of a state."""
    return actor.state is not None and actor.state[:4] in ("IGO:", "NGO:")


def _key(actor: Side) -> str:
    return "" if actor is None else actor_code(actor) or actor.id


def _type(actor: Actor) -> str:
    sector = sector_codes().get(actor.sector or "")
    return sector.cameo if sector else ""


def _side(side: str, actor: Side, document: Document) -> dict[str, str]:
    if actor is None:
        return {}
    code, body = actor_code(actor), body_codes().get(actor.state or "")
    cells = {
        "Code": code,
        "Name": cell((actor.name or words_of(actor, document)).upper()),
        "CountryCode": cameo_country(actor.state),
        "KnownGroupCode": body.group if body else "",
    }
    return {f"{side}{name}": value for name, value in (*cells.items(), *zip(_TYPES, _types(actor), strict=False))}


def _types(actor: Actor) -> tuple[str, ...]:
    """What an actor is, at most three codes."""
    if is_body(actor):
        body = body_codes().get(actor.state or "")
        return ((actor.state or "")[:3], *(body.types if body else ()))[:3]
    sector = _type(actor)
    return (sector,) if sector else ()


def _days(day: str) -> dict[str, str]:
    year, month, of_month = day.split("-")
    fraction = ((int(month) - 1) * 30 + int(of_month)) / 365  # months count 30 days each in GDELT
    return {
        "SQLDATE": year + month + of_month,
        "MonthYear": year + month,
        "Year": year,
        "FractionDate": f"{int(year) + fraction:.4f}",
    }


def _code(deed: Interaction) -> dict[str, str]:
    """Code, base and root; codes that GDELT's CAMEO does not have are written as their base."""
    known = deed.cameo or ""
    code = known if known in goldstein() else known[:3]
    scale = goldstein().get(code)
    return {
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": next(quad for last, quad in _QUADS if int(code[:2]) <= last),
        "GoldsteinScale": "" if scale is None else f"{scale:g}",
    }


def _counts(told: Told) -> dict[str, str]:
    """Of this report: clauses that tell it, one source, one article; whether its first words tell it."""
    document, deed = told.document, told.interaction
    bodies = [block for block in document.blocks if block.role == "body"]
    leads = [*bodies[:1], *(block for block in document.blocks if block.role == "headline")]
    first = any(block.span[0] <= deed.trigger[0] < block.span[1] for block in leads)
    return {
        "IsRootEvent": str(int(first)) if len(bodies) > 1 else "",  # one paragraph is no lead: it is all there is
        "NumMentions": str(len(deed.evidence)),
        "NumSources": "1",
        "NumArticles": "1",
        "DATEADDED": _moment(document.source.fetched),
        "SOURCEURL": cell(place_of(document)),
    }


def _moment(fetched: str | None) -> str:
    """YYYYMMDDHHMMSS in UTC; empty: not known."""
    try:
        moment = datetime.datetime.fromisoformat(fetched or "")
    except ValueError:
        return ""
    return (moment if moment.tzinfo is None else moment.astimezone(datetime.UTC)).strftime("%Y%m%d%H%M%S")


def _place(told: Told) -> dict[str, str]:
    """Type 1 is a country, 3 a city of the United States, 4 a city elsewhere; only the name where none is known."""
    if told.interaction.where is None:
        return {}
    raw = told.document.slice(told.interaction.where)
    place, state = lexicons.place_named(raw), lexicons.state_named(raw)
    if place is not None and place.kind in ("capital", "seat", "city"):
        home = lexicons.state_by_code().get(place.state)
        name = f"{place.name}, {home.name}" if home else place.name
        return {"ActionGeo_Type": "3" if place.state == "USA" else "4", "ActionGeo_FullName": name}
    if state is not None:
        return {"ActionGeo_Type": "1", "ActionGeo_FullName": state.name}
    return {"ActionGeo_FullName": cell(raw)}
