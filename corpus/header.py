"""The header of a corpus file: who and what stands in the slots, and one line a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import get_args

from chancery.records import Act, Kind, Mode
from corpus.interactions import InteractionLine, MeetingLine, read_interaction, read_meeting
from corpus.times import TimeLine, read_days, read_time

MODES, KINDS, ACTS = frozenset(get_args(Mode)), frozenset(get_args(Kind)), frozenset(get_args(Act))
ANONYMOUS = re.compile(r'anon\s+"([^"]+)"\s*(S\d+|B\d+|-)?')
FLAGS = frozenset({"negated", "hedged", "optional"})
LAYERS = frozenset({"statements", "times", "interactions", "meetings"})
VALUES = frozenset({"issues", "when", "within", "via", "venue"})


class CorpusError(ValueError):
    """A corpus file breaks the mark format; the message names file and line."""


HOME = re.compile(r"[SB]\d+|-|[A-Z]{3}|[A-Z]+:[A-Z0-9-]+")


@dataclass(frozen=True)
class Person:
    name: str
    gender: str
    office: str  # `-`: none; in brackets: what the person is, which is no office ("(fisherman)", "(former envoy)")
    home: str  # slot of the state or body, a code (`VAT`, `IGO:UN`), or "-"
    also: str | None = None  # a second spelling of the name
    told: bool = True  # the report lets its reader know the office

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
    times: dict[int, TimeLine] = field(default_factory=dict)
    interactions: dict[int, InteractionLine] = field(default_factory=dict)
    meetings: dict[int, MeetingLine] = field(default_factory=dict)

    @property
    def layers(self) -> frozenset[str]:
        """The layers that the report is marked for throughout; without a line `marked:`, statements and times."""
        given = self.fields.get("marked", "statements, times")
        return frozenset(layer.strip() for layer in given.split(","))


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
    try:
        read_days(header.fields["dated"])
    except ValueError as fault:
        raise CorpusError(f"{where}: dated: {fault}") from fault
    if unknown := header.layers - LAYERS:
        raise CorpusError(f"{where}: marked: no layer {', '.join(sorted(unknown))}")
    if header.fields.get("undated", "yes") != "yes":
        raise CorpusError(f"{where}: 'undated:' is 'yes' or left out")
    return header


def add_entry(header: Header, key: str, value: str) -> None:
    if key.isdigit():
        header.statements[int(key)] = read_line(int(key), value)
    elif re.fullmatch(r"S\d+", key):
        if not re.fullmatch(r"[A-Z]{3}", value):
            raise ValueError("a state is an ISO alpha-3 code")
        header.states[key] = value
    elif re.fullmatch(r"d\d+", key):
        header.times[int(key[1:])] = read_time(value)
    elif re.fullmatch(r"i\d+", key):
        header.interactions[int(key[1:])] = read_interaction(value)
    elif re.fullmatch(r"e\d+", key):
        header.meetings[int(key[1:])] = read_meeting(value)
    elif re.fullmatch(r"P\d+", key):
        header.people[key] = read_person([part.strip() for part in value.split("|")])
    elif re.fullmatch(r"B\d+", key):
        header.bodies[key] = read_body(value)
    else:
        header.fields[key] = value


def read_body(value: str) -> Body:
    """Parse `name | home`. Raises ValueError that says what is wrong."""
    parts = [part.strip() for part in value.split("|")]
    if len(parts) != 2 or not HOME.fullmatch(parts[1]):
        raise ValueError("a body is 'name | state slot, code or -'")
    return Body(*parts)


def read_person(parts: list[str]) -> Person:
    """Parse the cells of a person. Raises ValueError that says what is wrong."""
    if len(parts) < 4 or parts[1] not in ("f", "m") or not HOME.fullmatch(parts[3]):
        raise ValueError("a person is 'name | f or m | office | state or body slot, code or -'")
    also, told = None, True
    for extra in parts[4:]:
        if extra.startswith("also="):
            also = extra.removeprefix("also=")
        elif extra == "untold":
            told = False
        else:
            raise ValueError(f"unknown extra {extra!r} of a person")
    return Person(*parts[:4], also=also, told=told)


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
            if name.strip() == "when" and content.strip() != "unknown":
                read_days(content.strip())
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
