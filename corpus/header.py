"""The header of a corpus file: who and what stands in the slots, and one line a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import get_args

from chancery.records import Act, Kind, Mode

MODES, KINDS, ACTS = frozenset(get_args(Mode)), frozenset(get_args(Kind)), frozenset(get_args(Act))
ANONYMOUS = re.compile(r'anon\s+"([^"]+)"\s*(S\d+|B\d+|-)?')
FLAGS = frozenset({"negated", "hedged", "optional"})
VALUES = frozenset({"issues", "when", "within", "via", "venue"})


class CorpusError(ValueError):
    """A corpus file breaks the mark format; the message names file and line."""


@dataclass(frozen=True)
class Person:
    name: str
    gender: str
    office: str
    home: str  # slot of the state or body, or "-"

    @property
    def first(self) -> str:
        return self.name.split()[0]

    @property
    def last(self) -> str:
        return self.name.split()[-1]


@dataclass(frozen=True)
class Body:
    name: str
    home: str


@dataclass(frozen=True)
class Line:
    """One statement as its line gives it; speakers are slots, or words for somebody unnamed."""

    number: int
    speakers: tuple[str, ...]
    anonymous: str | None
    mode: str
    kind: str
    act: str
    values: dict[str, str]
    flags: frozenset[str]


@dataclass
class Header:
    fields: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)  # slot -> alpha-3
    people: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    statements: dict[int, Line] = field(default_factory=dict)


def read_header(lines: list[str], where: str) -> Header:
    """Parse the lines above `---`; raises CorpusError with file and line."""
    header = Header()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        key, separator, value = line.partition(":")
        key, value = key.strip(), value.strip()
        if not separator:
            raise CorpusError(f"{where}:{number}: expected 'key: value', found {line!r}")
        try:
            add_entry(header, key, value)
        except (ValueError, IndexError) as fault:
            raise CorpusError(f"{where}:{number}: {fault} in {line!r}") from fault
    for wanted in ("id", "style", "outlet", "dated"):
        if wanted not in header.fields:
            raise CorpusError(f"{where}: the header lacks '{wanted}:'")
    return header


def add_entry(header: Header, key: str, value: str) -> None:
    if key.isdigit():
        header.statements[int(key)] = read_line(int(key), value)
    elif re.fullmatch(r"S\d+", key):
        if not re.fullmatch(r"[A-Z]{3}", value):
            raise ValueError("a state is an ISO alpha-3 code")
        header.states[key] = value
    elif re.fullmatch(r"P\d+", key):
        parts = [part.strip() for part in value.split("|")]
        if len(parts) != 4 or parts[1] not in ("f", "m"):
            raise ValueError("a person is 'name | f or m | office | state slot or -'")
        header.people[key] = Person(*parts)
    elif re.fullmatch(r"B\d+", key):
        parts = [part.strip() for part in value.split("|")]
        header.bodies[key] = Body(parts[0], parts[1] if len(parts) > 1 else "-")
    else:
        header.fields[key] = value


def read_line(number: int, value: str) -> Line:
    parts = [part.strip() for part in value.split(";")]
    if len(parts) < 4:
        raise ValueError("a statement line is 'speaker; mode; kind; act; extras'")
    speaker, mode, kind, act = parts[:4]
    for given, allowed, what in ((mode, MODES, "mode"), (kind, KINDS, "kind"), (act, ACTS, "act")):
        if given not in allowed:
            raise ValueError(f"{what} {given!r} is none of {', '.join(sorted(allowed))}")
    values, flags = {}, set()
    for extra in parts[4:]:
        name, equals, content = extra.partition("=")
        if equals and name.strip() in VALUES:
            values[name.strip()] = content.strip()
        elif extra in FLAGS:
            flags.add(extra)
        elif extra:
            raise ValueError(f"unknown extra {extra!r}")
    anonymous = ANONYMOUS.fullmatch(speaker)
    if anonymous:
        return Line(
            number, (anonymous[2],) if anonymous[2] else (), anonymous[1], mode, kind, act, values, frozenset(flags)
        )
    speakers = tuple(part.strip() for part in speaker.split(","))
    if not all(re.fullmatch(r"[PSB]\d+", part) for part in speakers):
        raise ValueError(f'speaker {speaker!r} is neither slots nor anon "words"')
    return Line(number, speakers, None, mode, kind, act, values, frozenset(flags))
