"""Those who speak: roles of persons, bodies, and the outlets that pass it on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Protocol, TypeVar

from chancery.lexicons.names import FORMS, fold, strip_article
from chancery.lexicons.records import Body, Outlet, RoleNoun
from chancery.lexicons.tables import load_rows


class Named(Protocol):
    """An entry with other names."""

    @property
    def aliases(self) -> tuple[str, ...]: ...


E = TypeVar("E", bound=Named)


def index(entries: Iterable[tuple[str, E]]) -> MappingProxyType[str, E]:
    """Entries by folded name and alias; where two share a word the first in the file has it, a name before an alias."""
    pairs = [(name, entry) for name, entry in entries]
    found = {fold(strip_article(name)): entry for name, entry in reversed(pairs)}
    for _, entry in pairs:
        for alias in entry.aliases:
            found.setdefault(fold(strip_article(alias)), entry)
    return MappingProxyType(found)


@cache
def roles() -> tuple[RoleNoun, ...]:
    """All role nouns, in the order of the file."""
    return load_rows("roles.csv", RoleNoun, lambda role: role.noun)


@cache
def role_index() -> MappingProxyType[str, RoleNoun]:
    """Role nouns by folded noun and alias."""
    return index((role.noun, role) for role in roles())


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies, in the order of the file."""
    return load_rows("bodies.csv", Body, lambda body: body.name)


@cache
def body_index() -> MappingProxyType[str, Body]:
    """Bodies by folded name and alias."""
    return index((body.name, body) for body in bodies())


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets, in the order of the file."""
    return load_rows("outlets.csv", Outlet, lambda outlet: outlet.name)


@cache
def outlet_index() -> MappingProxyType[str, Outlet]:
    """Outlets by folded name and alias."""
    return index((outlet.name, outlet) for outlet in outlets())


def find_folded(text: str, entries: MappingProxyType[str, E]) -> E | None:
    """The entry that `text` names as a whole, without article and possessive; capitals of a headline are allowed."""
    bare = strip_article(text.strip())
    bare = bare[:-2] if bare[-2:] in ("'s", "’s") else bare
    return entries.get(fold(bare)) or (entries.get(bare.casefold()) if bare.isupper() and len(bare) > 4 else None)


@lru_cache(FORMS)
def role_named(text: str) -> RoleNoun | None:
    """The role that `text` names as a whole (`Foreign Minister`, `the spokesmen`, `Gen.`); None: none."""
    found = find_folded(text, role_index())
    if found is None and text.endswith("s") and not text.endswith("ss"):  # "Press" is no "Pres."
        found = find_folded(text[:-1], role_index())
    return found


@cache
def wider_roles(noun: str) -> frozenset[str]:
    """All roles above a role noun, the noun included; a noun that is not in the file has only itself."""
    role = role_index().get(fold(noun))
    found = {role.noun if role is not None else noun}
    ahead = list(role.under) if role is not None else []
    while ahead:
        above = role_index().get(fold(ahead.pop()))
        if above is not None and above.noun not in found:
            found.add(above.noun)
            ahead += above.under
    return frozenset(found)


def role_covers(general: str, specific: str) -> bool:
    """True where `the general` may mean somebody who is a `specific` (`diplomat`, `foreign minister`)."""
    role = role_named(general)
    specific_role = role_named(specific)
    if role is None or specific_role is None:
        return False
    return role.noun in wider_roles(specific_role.noun)


def body_named(text: str) -> Body | None:
    """The body that `text` names as a whole (`the Kremlin`, `UN`, `Foreign Ministry`); None: none."""
    found = find_folded(text, body_index())
    proper = strip_article(text.strip())[:1].isupper()
    return found if found is None or proper or found.name[0].islower() else None


def outlet_named(text: str) -> Outlet | None:
    """The outlet that `text` names as a whole; marks around it do not count (`/TASS/`, `(Reuters)`); None: none."""
    bare = text.strip().strip("/()[]—–- .,:©").removesuffix(" news agency").removesuffix(" reports")
    found = find_folded(bare, outlet_index()) or find_folded(text, outlet_index())
    proper = strip_article(bare)[:1].isupper()
    return found if found is None or proper or found.name[0].islower() else None
