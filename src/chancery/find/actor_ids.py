"""Ids of actors: made of who somebody is, never of the order of reports (docs/decisions/0011-actor-ids.md)."""

from __future__ import annotations

import re

from chancery.ids import digest
from chancery.lexicons import Body, body_named, states_named
from chancery.lexicons.name_keys import name_key
from chancery.lexicons.names import fold, strip_article

OFFICIALS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "ELI", "IGO", "REB", "PRM"})
PRESS = frozenset({"JRN"})


def known_id(key: str) -> str:
    """Id of somebody in the tables of offices, by the key there."""
    return "a" + digest("known", key)


def person_id(name: str, state: str | None, sector: str | None) -> str:
    """Id of somebody known by a full name only: its spellings, the state and the walk of life make it."""
    return "a" + digest("person", name_key(name), state or "", walk_of_life(sector))


def walk_of_life(sector: str | None) -> str:
    """Officials, the press, or others: what parts two people of one name and state; not known counts as an official."""
    if sector is None or sector in OFFICIALS:
        return "official"
    return "press" if sector in PRESS else "other"


def body_id(name: str, state: str | None) -> str:
    """Id of a body, by its canonical name and the state or family of bodies that it belongs to."""
    return "a" + digest("body", *body_key(name, state))


def office_id(office: str, state: str, to: str | None) -> str:
    """Id of the holder of an office whom nobody names: the office of that state."""
    return "a" + digest("office", office, state, to or "")


def local_id(document: str, words: str) -> str:
    """Id of somebody whom only this document tells apart from others."""
    return "a" + digest("local", document, words.lower())


def body_key(name: str, state: str | None) -> tuple[str, str]:
    """Canonical name and code of a body: "Norway's foreign ministry" and "Norwegian Foreign Ministry" share it."""
    generic, code = generic_body(name)
    if generic is not None:
        return fold(generic.name), code or state or ""
    body = body_named(name)
    if body is not None and not body.generic:
        return fold(body.name), body.state or ""
    plain = re.sub(r"[^\w\s]", " ", fold(strip_article(name)).casefold())
    return " ".join(plain.split()), state or ""


def generic_body(name: str) -> tuple[Body | None, str | None]:
    """The body of a kind that every state has, and whose it is: "Ministry of Defence of Peru"; None: no such body."""
    words = strip_article(name.strip()).split()
    for length in range(min(3, len(words) - 1), -1, -1):
        before = states_named(" ".join(words[:length])) if length else ()
        body = body_named(" ".join(words[length:])) if before or not length else None
        if body is not None and body.generic:
            return body, before[0].state.alpha3 if before else None
    for at in range(1, len(words) - 1):
        if words[at].lower() in ("of", "in"):
            after = states_named(" ".join(words[at + 1 :]))
            body = body_named(" ".join(words[:at])) if after else None
            if body is not None and body.generic:
                return body, after[0].state.alpha3
    return None, None
