"""Rows in the 40 columns of POLECAT, the event data made by PLOVER's authors; one row an interaction.

Names and order are those of its weekly files.  A cell with several values has them with `; ` between, in one order for
all columns of a side; where one of them is not known it says `None`, as POLECAT does; where none is, the cell is empty.
Empty throughout, because the record does not know it: ids of Wikipedia and GeoNames, district, province, coordinates,
feature type, and people, organisations and locations of the story.
"""

from __future__ import annotations

from collections.abc import Iterable

from chancery import lexicons
from chancery.lexicons.crosswalks import cow_number, polecat_country, sector_codes
from chancery.records import Actor, Document, Interaction
from chancery.show.event_rows import EventRow, cell
from chancery.show.narrated import Told, one_day, words_of

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
CITIES = ("capital", "seat", "city")


def has_event(interaction: Interaction) -> bool:
    """POLECAT has an event of that kind: it has none for CRIME, which PLOVER's manual gave up."""
    return interaction.event != "CRIME"


def make_rows(told: Told, day: str) -> tuple[EventRow, ...]:
    """The one row of an interaction on an ISO day."""
    document, deed = told.document, told.interaction
    cells = {
        "Event ID": deed.id,
        "Event Date": day,
        "Intensity": f"{deed.score:g}",
        "Contexts": "; ".join(deed.context),
        "Source": cell(document.outlet or document.agency),
        "Publication Date": one_day(document.dated) or "",
        "Language": document.language or "",
        "Version": cell(deed.found_by),
    }
    cells |= _kind(deed) | _side("Actor", deed.actor, document) | _side("Recipient", deed.recipient, document)
    cells |= _place(told)
    return (EventRow(deed.id, tuple(cells.get(name, "") for name in COLUMNS), deed.actor, deed.recipient),)


def _kind(deed: Interaction) -> dict[str, str]:
    """Event, mode and quad class: the record keeps CONCEDE, a verbal event, as a mode of RETREAT."""
    if (deed.event, deed.mode) == ("RETREAT", "concede"):
        return {"Event Type": "CONCEDE", "Quad Code": "VERBAL COOPERATION"}
    return {"Event Type": deed.event, "Event Mode": deed.mode or "", "Quad Code": deed.quad.upper()}


def _side(side: str, actors: tuple[Actor, ...], document: Document) -> dict[str, str]:
    known = [sector_codes().get(actor.sector or "") for actor in actors]
    sectors = [sector.polecat if sector else "" for sector in known]
    columns = {
        f"{side} Name": [cell(actor.name) for actor in actors],
        f"{side} Country": [polecat_country(actor.state) for actor in actors],
        f"{side} COW": [cow_number(actor.state) for actor in actors],
        f"Primary {side} Sector": sectors,
        f"{side} Sectors": sectors,
        f"{side} Title": [cell(actor.office) for actor in actors],
        f"{side} Name Raw": [cell(words_of(actor, document)) for actor in actors],
    }
    return {name: _join(values) for name, values in columns.items()}


def _join(values: Iterable[str]) -> str:
    """Values with `; ` between, `None` for one that is not known; empty: none is."""
    listed = [value.replace(";", ",") for value in values]
    return "; ".join(value or "None" for value in listed) if any(listed) else ""


def _place(told: Told) -> dict[str, str]:
    """The words for the place, and of a state or a well-known city which it is."""
    if told.interaction.where is None:
        return {}
    raw = told.document.slice(told.interaction.where)
    state, place = lexicons.state_named(raw), lexicons.place_named(raw)
    cells = {"Raw Placename": cell(raw)}
    if place is not None and place.kind in CITIES:
        cells |= {"Placename": place.name, "City": place.name, "Country": polecat_country(place.state)}
    elif state is not None:
        cells |= {"Placename": state.name, "Country": polecat_country(state.alpha3)}
    return cells
