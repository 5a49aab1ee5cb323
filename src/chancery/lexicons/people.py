"""Names of persons: given names with their gender, and names by region."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

import msgspec

from chancery.lexicons.names import fold
from chancery.lexicons.records import Gender, NameRegion
from chancery.lexicons.tables import load_rows, load_tables, make_record

LISTS = ("states", "male", "female", "surnames", "male_surnames", "female_surnames")


class GivenName(msgspec.Struct, frozen=True):
    """One row of `given_names.csv`."""

    name: str
    gender: Gender


@cache
def name_regions() -> tuple[NameRegion, ...]:
    """All regions, in the order of the file."""
    file_name = "names_by_region.toml"
    found: list[NameRegion] = []
    for name, (where, table) in load_tables(file_name).items():
        entry = {"name": name} | {key: cell.split() if key in LISTS else cell for key, cell in table.items()}
        found.append(make_record(entry, NameRegion, where))
    return tuple(found)


@cache
def given_names() -> MappingProxyType[str, Gender]:
    """Given names, folded by `fold`, with gender: `given_names.csv` first, then the names of the regions.

    A name that is a man's in one region and a woman's in another is `u`, unless `given_names.csv` has it.
    """
    names: dict[str, Gender] = {}
    for region in name_regions():
        genders: tuple[tuple[Gender, tuple[str, ...]], ...] = (("m", region.male), ("f", region.female))
        for gender, forms in genders:
            for form in forms:
                name = fold(form)
                names[name] = gender if names.get(name, gender) == gender else "u"
    for row in load_rows("given_names.csv", GivenName, lambda row: row.name):
        names[fold(row.name)] = row.gender
    return MappingProxyType(names)


def gender_of(given_name: str) -> Gender | None:
    """Gender of a given name, accents ignored; None: not known."""
    return given_names().get(fold(given_name))
