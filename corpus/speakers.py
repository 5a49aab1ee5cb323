"""Who speaks or acts: slots, codes and words of a header line as speakers of the gold record."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from corpus.header import Body, CorpusError, Header, Line, Person
from corpus.interactions import ActorToken
from corpus.slots import fill_words, state_of

Fail = Callable[[str], CorpusError]
"""Makes the fault of a message, with file and place."""


@dataclass(frozen=True)
class Speaker:
    """A speaker of the gold record: canonical name (None: unnamed), kind, and the state it belongs to."""

    name: str | None
    kind: str
    state: str | None
    words: str | None = None
    id: str | None = None
    """One for a name and its state (`marit-solheim.NOR`); None: unnamed."""
    office: str | None = None
    """Office on the day of the report, lower case, without the state; None: holds none."""
    told: bool = True
    """The report lets its reader know the office (or, of somebody without one, that there is nothing to know)."""
    other_names: tuple[str, ...] = ()
    """Other spellings that the report uses."""
    sector: str | None = None
    """PLOVER sector, where a line of an interaction gives it."""


def build_speakers(header: Header, line: Line, fail: Fail) -> list[Speaker]:
    if line.anonymous is None:
        return [build_speaker(header, slot, fail) for slot in line.speakers]
    home = line.speakers[0] if line.speakers else "-"
    return [Speaker(None, "other", home_state(header, home), line.anonymous)]


def build_speaker(header: Header, slot: str, fail: Fail) -> Speaker:
    if slot in header.people:
        person: Person = header.people[slot]
        home = home_state(header, person.home)
        office = None if person.office.startswith(("-", "(")) else person.office.lower()
        others = (person.also,) if person.also else ()
        return Speaker(person.name, "person", home, None, name_id(person.name, home), office, person.told, others)
    if slot in header.bodies:
        body: Body = header.bodies[slot]
        home = home_state(header, body.home)
        return Speaker(body.name, "organisation", home, id=name_id(body.name, home))
    if slot in header.states:
        code = header.states[slot]
        return Speaker(state_of(code, fail).name, "state", code, id=code)
    raise fail(f"speaker {slot} is not in the header")


def name_id(name: str, home: str | None) -> str:
    """`marit-solheim.NOR`: the same name of the same state is the same actor, in every report."""
    return re.sub(r"\W+", "-", name.casefold()).strip("-") + f".{home or '-'}"


def home_state(header: Header, slot: str) -> str | None:
    """Alpha-3 of the state that a slot belongs to, through a body if need be, or a body's code; None: neither."""
    if slot in header.bodies:
        slot = header.bodies[slot].home
    return header.states.get(slot, slot if re.match(r"[A-Z]{3}$|[A-Z]+:", slot) else None)


def build_actor(header: Header, token: ActorToken, fail: Fail) -> Speaker:
    """Who acts, by slot, code or words."""
    if token.words is not None:
        home = home_state(header, token.slot) if token.slot else None
        return Speaker(None, "other", home, fill_words(header, token.words, fail), sector=token.sector)
    slot = token.slot or ""
    if slot in header.people or slot in header.bodies or slot in header.states:
        return replace(build_speaker(header, slot, fail), sector=token.sector)
    if re.match(r"[PSB]\d", slot):
        raise fail(f"actor {slot} is not in the header")
    if slot.startswith("IGO:"):
        return Speaker(slot.removeprefix("IGO:"), "organisation", slot, id=slot, sector=token.sector)
    return Speaker(state_of(slot, fail).name, "state", slot, id=slot, sector=token.sector)
