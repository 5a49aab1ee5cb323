"""Inline marks compiled to spans: one marked text becomes plain text with statements, names and blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, get_args

from chancery.records import Role, Span
from chancery.times.periods import bounds_of
from corpus.header import CorpusError, Header, Line, read_header
from corpus.interactions import (
    MarkedInteraction,
    MarkedMeeting,
    Marks,
    Resolver,
    build_interaction,
    build_meeting,
)
from corpus.slots import fill_words, render_slot
from corpus.speakers import Speaker, build_actor, build_speaker, build_speakers
from corpus.times import disagree, read_days, states_full_day

L = TypeVar("L")
M = TypeVar("M")

ROLES = frozenset(get_args(Role))
NAME_LABELS = frozenset({"PER", "ORG", "LOC", "NORP"})
PART_OF_MARK = {
    "c": "content", "s": "source", "q": "cue", "a": "addressee", "v": "venue", "m": "channel", "t": "time",
}  # fmt: skip
PIECE = re.compile(
    r"(?P<role_line>^@(?P<role>\w+)[ \t]*\n)"
    r"|<(?P<shut>/?)(?P<mark>[csqavmtdie])(?P<numbers>\d+(?:\+\d+)*)>"
    r"|<(?P<name_shut>/?)(?P<name>PER|ORG|LOC|NORP)>"
    r"|<(?P<block_shut>/?)(?P<block>headline|subhead|byline|dateline|caption|body|nav|promo|comments)>"
    r"|\{(?P<slot>[PSB]\d+)(?:\.(?P<form>\w+))?\}",
    re.MULTILINE,
)


@dataclass(frozen=True)
class MarkedTime:
    """One gold time expression."""

    number: int
    span: Span
    type: str
    value: str
    """TIMEX3 value."""
    modifier: str | None = None
    optional: bool = False
    """Right if found, not missed if not."""


@dataclass(frozen=True)
class Marked:
    """One gold statement; `parts` maps content, source, cue, addressee, venue, channel and time to spans."""

    number: int
    speakers: tuple[Speaker, ...]
    mode: str
    kind: str
    act: str
    issues: tuple[str, ...]
    when: str | None
    within: int | None
    via: tuple[Speaker, ...]
    flags: frozenset[str]
    parts: dict[str, tuple[Span, ...]]


@dataclass(frozen=True)
class Report:
    """One compiled report: plain text and what is known of it; spans are code points."""

    id: str
    style: str
    outlet: str
    dated: str
    text: str
    statements: tuple[Marked, ...]
    names: tuple[tuple[int, int, str], ...]
    blocks: tuple[tuple[str, Span], ...]
    times: tuple[MarkedTime, ...] = ()
    """Time expressions in reading order."""
    undated: bool = False
    """The true day is kept from the reader: whoever measures may not pass it on."""
    people: tuple[Speaker, ...] = ()
    """All people of the header, whether they speak or not."""
    interactions: tuple[MarkedInteraction, ...] = ()
    """In order of their first trigger; complete only where `layers` has them."""
    meetings: tuple[MarkedMeeting, ...] = ()
    layers: frozenset[str] = frozenset({"statements", "times"})
    """What the report is marked for throughout."""

    @property
    def days(self) -> tuple[str, str]:
        """First and last possible ISO day of the report's true day."""
        return read_days(self.dated)

    @property
    def told_day(self) -> str | None:
        """The ISO day that a reader of the report is given; None: the report is undated, or took several days."""
        first, last = self.days
        return first if first == last and not self.undated else None

    def said_days(self, statement: Marked) -> tuple[str, str] | None:
        """First and last possible ISO day on which a statement was said; None: the report does not let one know."""
        return None if statement.when == "unknown" else read_days(statement.when or self.dated)


@dataclass
class Builder:
    """State of one pass over a marked text."""

    header: Header
    where: str
    text: str = ""
    open_marks: dict[tuple[str, int], int] = field(default_factory=dict)
    parts: dict[int, dict[str, list[Span]]] = field(default_factory=dict)
    times: dict[int, Span] = field(default_factory=dict)
    marks: Marks = field(default_factory=Marks)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    open_names: list[tuple[str, int]] = field(default_factory=list)
    changes: list[tuple[int, str]] = field(default_factory=list)  # (offset, role from here on)
    role: str = "body"

    def fail(self, message: str) -> CorpusError:
        return CorpusError(f"{self.where}: {message}, after ...{self.text[-60:]!r}")

    def turn_mark(self, kind: str, numbers: str, shut: bool) -> None:
        for number in map(int, numbers.split("+")):
            key = (kind, number)
            if not shut:
                if key in self.open_marks:
                    raise self.fail(f"<{kind}{number}> opened twice")
                self.open_marks[key] = len(self.text)
                continue
            if key not in self.open_marks:
                raise self.fail(f"</{kind}{number}> was not open")
            start = self.open_marks.pop(key)
            if start == len(self.text):
                raise self.fail(f"<{kind}{number}> is empty")
            if kind == "d":
                if number in self.times:
                    raise self.fail(f"<d{number}> stands twice")
                self.times[number] = (start, len(self.text))
                continue
            if kind in "ie":
                spans = self.marks.triggers if kind == "i" else self.marks.mentions
                spans.setdefault(number, []).append((start, len(self.text)))
                continue
            self.parts.setdefault(number, {}).setdefault(PART_OF_MARK[kind], []).append((start, len(self.text)))

    def turn_name(self, label: str, shut: bool) -> None:
        if not shut:
            self.open_names.append((label, len(self.text)))
        elif not self.open_names or self.open_names[-1][0] != label:
            raise self.fail(f"</{label}> was not open")
        else:
            _, start = self.open_names.pop()
            self.names.append((start, len(self.text), label))

    def fill(self, slot: str, form: str | None) -> None:
        """Append what a slot stands for, and remember it as a name."""
        words, label, name_start = render_slot(self.header, slot, form, self.fail)
        start = len(self.text)
        self.text += words
        self.marks.slots.append((slot, (start + name_start, len(self.text))))
        if label and not self.open_names:
            self.names.append((start + name_start, len(self.text), label))


def compile_report(marked: str, where: str, header: Header | None = None) -> Report:
    """Compile one file's content; `header` replaces the file's own (other names in the slots). Raises CorpusError."""
    above, separator, body = marked.partition("\n---\n")
    if not separator:
        raise CorpusError(f"{where}: no line '---' under the header")
    header = header or read_header(above.split("\n"), where)
    builder = Builder(header, where)
    compile_text(builder, body)
    return build_report(builder)


def compile_text(builder: Builder, marked: str) -> None:
    """Read marks and slots of a text into the builder. Raises CorpusError."""
    cursor = 0
    for piece in PIECE.finditer(marked):
        builder.text += marked[cursor : piece.start()]
        cursor = piece.end()
        turn_piece(builder, piece)
    builder.text += marked[cursor:].rstrip("\n")
    left = [f"<{kind}{number}>" for kind, number in builder.open_marks] + [label for label, _ in builder.open_names]
    if left:
        raise CorpusError(f"{builder.where}: never closed: {', '.join(left)}")


def turn_piece(builder: Builder, piece: re.Match[str]) -> None:
    if piece["role_line"]:
        if piece["role"] not in ROLES:
            raise builder.fail(f"no role @{piece['role']}")
        builder.role = piece["role"]
        builder.changes.append((len(builder.text), builder.role))
    elif piece["mark"]:
        builder.turn_mark(piece["mark"], piece["numbers"], bool(piece["shut"]))
    elif piece["name"]:
        builder.turn_name(piece["name"], bool(piece["name_shut"]))
    elif piece["block"]:
        builder.changes.append((len(builder.text), builder.role if piece["block_shut"] else piece["block"]))
    else:
        builder.fill(piece["slot"], piece["form"])


def build_report(builder: Builder) -> Report:
    header = builder.header
    for number in builder.parts:
        if number not in header.statements:
            raise CorpusError(f"{builder.where}: mark {number} has no statement line")
    for number in header.statements:
        if "content" not in builder.parts.get(number, {}):
            raise CorpusError(f"{builder.where}: statement {number} has no content mark <c{number}>")
    statements = [build_statement(builder, line) for line in header.statements.values()]
    return Report(
        id=header.fields["id"],
        style=header.fields["style"],
        outlet=header.fields["outlet"],
        dated=header.fields["dated"],
        text=builder.text,
        statements=tuple(sorted(statements, key=lambda s: s.parts["content"][0])),
        names=tuple(sorted(builder.names)),
        blocks=tuple(build_blocks(builder)),
        times=build_times(builder),
        undated="undated" in header.fields,
        people=tuple(build_speaker(header, slot, builder.fail) for slot in header.people),
        interactions=build_interactions(builder),
        meetings=build_meetings(builder),
        layers=header.layers,
    )


def build_interactions(builder: Builder) -> tuple[MarkedInteraction, ...]:
    """Marks and lines of interactions joined. Raises CorpusError where one lacks the other."""
    header = builder.header
    check_pairs(builder, "interaction i", set(builder.marks.triggers), set(header.interactions))
    built = build_each(builder, "i", header.interactions, build_interaction)
    for one in built:
        if one.within is not None and one.within not in header.statements:
            raise CorpusError(f"{builder.where}: i{one.number} is within {one.within}, which is not there")
    return tuple(sorted(built, key=lambda one: one.triggers[0]))


def build_meetings(builder: Builder) -> tuple[MarkedMeeting, ...]:
    """Marks and lines of meetings joined. Raises CorpusError as for interactions."""
    check_pairs(builder, "meeting e", set(builder.marks.mentions), set(builder.header.meetings))
    built = build_each(builder, "e", builder.header.meetings, build_meeting)
    return tuple(sorted(built, key=lambda one: one.mentions[0]))


def build_each(
    builder: Builder, letter: str, lines: Mapping[int, L], build: Callable[[int, L, Marks, Resolver], M]
) -> list[M]:
    """What each numbered line of the header says, with its marks. Raises CorpusError naming the line."""
    built = []
    for number, line in lines.items():
        try:
            built.append(build(number, line, builder.marks, build_resolver(builder)))
        except ValueError as fault:
            raise CorpusError(f"{builder.where}: {letter}{number}: {fault}") from fault
    return built


def check_pairs(builder: Builder, what: str, marked: set[int], lines: set[int]) -> None:
    for number in sorted(marked ^ lines):
        lacks = "header line" if number in marked else "mark"
        raise CorpusError(f"{builder.where}: {what}{number} has no {lacks}")


def build_resolver(builder: Builder) -> Resolver:
    def time_days(number: int) -> tuple[str, str] | None:
        if number not in builder.header.times:
            raise ValueError(f"d{number} is not there")
        earliest, latest = bounds_of(builder.header.times[number].value.partition("T")[0])
        return (earliest, latest) if earliest and latest else None

    header, fail = builder.header, builder.fail
    return Resolver(
        lambda token: build_actor(header, token, fail),
        lambda value: fill_words(header, value, fail),
        time_days,
        builder.text,
    )


def build_times(builder: Builder) -> tuple[MarkedTime, ...]:
    """Marks and lines of times joined. Raises CorpusError where one lacks the other, or words and value disagree."""
    lines = builder.header.times
    for number in builder.times.keys() ^ lines.keys():
        lacks = "header line" if number in builder.times else "mark"
        raise CorpusError(f"{builder.where}: time d{number} has no {lacks}")
    times = []
    for number, (start, end) in builder.times.items():
        line, words = lines[number], builder.text[start:end]
        if fault := disagree(words, line):
            raise CorpusError(f"{builder.where}: d{number} {words!r}: {fault}")
        times.append(MarkedTime(number, (start, end), line.type, line.value, line.modifier, line.optional))
    stated = states_full_day(builder.text, builder.header.fields["dated"])
    if "undated" in builder.header.fields and stated:
        raise CorpusError(f"{builder.where}: undated, but its text gives its day: {stated!r}")
    return tuple(sorted(times, key=lambda time: time.span))


def build_statement(builder: Builder, line: Line) -> Marked:
    header = builder.header
    within = int(line.values["within"]) if "within" in line.values else None
    if within is not None and within not in header.statements:
        raise CorpusError(f"{builder.where}: statement {line.number} is within {within}, which is not there")
    via = line.values.get("via", "")
    return Marked(
        number=line.number,
        speakers=tuple(build_speakers(header, line, builder.fail)),
        mode=line.mode,
        kind=line.kind,
        act=line.act,
        issues=tuple(issue.strip() for issue in line.values.get("issues", "").split(",") if issue.strip()),
        when=line.values.get("when"),
        within=within,
        via=tuple(
            build_speaker(builder.header, slot, builder.fail) for slot in via.replace(" ", "").split(",") if slot
        ),
        flags=line.flags,
        parts={part: tuple(sorted(spans)) for part, spans in builder.parts[line.number].items()},
    )


def build_blocks(builder: Builder) -> list[tuple[str, Span]]:
    """Trimmed stretches of one role, split at empty lines."""
    changes = builder.changes if builder.changes and builder.changes[0][0] == 0 else [(0, "body"), *builder.changes]
    ends = [offset for offset, _ in changes[1:]] + [len(builder.text)]
    blocks = []
    for (start, role), end in zip(changes, ends, strict=True):
        for match in re.finditer(r"\S(?:.*\S)?", builder.text[start:end]):
            blocks.append((role, (start + match.start(), start + match.end())))
    return blocks


def read_report(path: Path) -> Report:
    """Compile one corpus file with its own names; raises CorpusError naming the file."""
    return compile_report(path.read_text("utf-8"), path.name)
