"""Inline marks compiled to spans: one marked text becomes plain text with statements, names and blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from chancery.lexicons import State, states
from chancery.records import Role, Span
from corpus.header import Body, CorpusError, Header, Line, Person, read_header
from corpus.times import disagree, read_days, states_full_day

ROLES = frozenset(get_args(Role))
NAME_LABELS = frozenset({"PER", "ORG", "LOC", "NORP"})
PART_OF_MARK = {
    "c": "content", "s": "source", "q": "cue", "a": "addressee", "v": "venue", "m": "channel", "t": "time",
}  # fmt: skip
PIECE = re.compile(
    r"(?P<role_line>^@(?P<role>\w+)[ \t]*\n)"
    r"|<(?P<shut>/?)(?P<mark>[csqavmtd])(?P<numbers>\d+(?:\+\d+)*)>"
    r"|<(?P<name_shut>/?)(?P<name>PER|ORG|LOC|NORP)>"
    r"|<(?P<block_shut>/?)(?P<block>headline|subhead|byline|dateline|caption|body|nav|promo|comments)>"
    r"|\{(?P<slot>[PSB]\d+)(?:\.(?P<form>\w+))?\}",
    re.MULTILINE,
)
PRONOUNS = {
    "he": ("he", "she"), "He": ("He", "She"), "him": ("him", "her"), "his": ("his", "her"), "His": ("His", "Her"),
    "Him": ("Him", "Her"), "himself": ("himself", "herself"),
    "spokesman": ("spokesman", "spokeswoman"), "Spokesman": ("Spokesman", "Spokeswoman"),
}  # fmt: skip


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
        if label and not self.open_names:
            self.names.append((start + name_start, len(self.text), label))


def render_slot(header: Header, slot: str, form: str | None, fail) -> tuple[str, str | None, int]:  # type: ignore[no-untyped-def]
    """Words of a slot, its name label (None: no name), and where in the words the name starts."""
    if slot in header.people:
        return render_person(header.people[slot], form, fail)
    if slot in header.bodies:
        return header.bodies[slot].name, "ORG", 0
    if slot in header.states:
        return render_state(state_of(header.states[slot], fail), form, fail)
    raise fail(f"slot {slot} is not in the header")


def render_person(person: Person, form: str | None, fail) -> tuple[str, str | None, int]:  # type: ignore[no-untyped-def]
    if form in (None, "full", "name"):
        return person.name, "PER", 0
    if form == "also":
        return person.also or person.name, "PER", 0
    if form in ("last", "first"):
        return getattr(person, form), "PER", 0
    if form in PRONOUNS:
        return PRONOUNS[form][person.gender == "f"], None, 0
    raise fail(f"a person has no form .{form}")


def render_state(  # noqa: PLR0911  (one return a form)
    state: State,
    form: str | None,
    fail,  # type: ignore[no-untyped-def]
) -> tuple[str, str | None, int]:
    article = "the " if state.article else ""
    match form:
        case None | "name":
            return state.name, "LOC", 0
        case "the":
            return article + state.name, "LOC", len(article)
        case "The":
            return article.capitalize() + state.name, "LOC", len(article)
        case "adj":
            return state.adjective, "NORP", 0
        case "an" | "An":
            vowel = state.adjective[0] in "AEIO" or state.adjective.startswith("Ug")
            words = ("an " if vowel else "a ") if form == "an" else ("An " if vowel else "A ")
            return words + state.adjective, "NORP", len(words)
        case "people":
            return state.people, "NORP", 0
        case "capital":
            return state.capital, "LOC", 0
    raise fail(f"a state has no form .{form}")


def state_of(code: str, fail) -> State:  # type: ignore[no-untyped-def]
    for state in states():
        if state.alpha3 == code:
            return state
    raise fail(f"no state has the code {code}")


def compile_report(marked: str, where: str, header: Header | None = None) -> Report:
    """Compile one file's content; `header` replaces the file's own (other names in the slots). Raises CorpusError."""
    above, separator, body = marked.partition("\n---\n")
    if not separator:
        raise CorpusError(f"{where}: no line '---' under the header")
    header = header or read_header(above.split("\n"), where)
    builder = Builder(header, where)
    cursor = 0
    for piece in PIECE.finditer(body):
        builder.text += body[cursor : piece.start()]
        cursor = piece.end()
        turn_piece(builder, piece)
    builder.text += body[cursor:].rstrip("\n")
    left = [f"<{kind}{number}>" for kind, number in builder.open_marks] + [label for label, _ in builder.open_names]
    if left:
        raise CorpusError(f"{where}: never closed: {', '.join(left)}")
    return build_report(builder)


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
        people=tuple(build_speaker(builder, slot) for slot in header.people),
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
    within = int(line.values["within"]) if "within" in line.values else None
    if within is not None and within not in builder.header.statements:
        raise CorpusError(f"{builder.where}: statement {line.number} is within {within}, which is not there")
    via = line.values.get("via", "")
    return Marked(
        number=line.number,
        speakers=tuple(build_speakers(builder, line)),
        mode=line.mode,
        kind=line.kind,
        act=line.act,
        issues=tuple(issue.strip() for issue in line.values.get("issues", "").split(",") if issue.strip()),
        when=line.values.get("when"),
        within=within,
        via=tuple(build_speaker(builder, slot) for slot in via.replace(" ", "").split(",") if slot),
        flags=line.flags,
        parts={part: tuple(sorted(spans)) for part, spans in builder.parts[line.number].items()},
    )


def build_speakers(builder: Builder, line: Line) -> list[Speaker]:
    if line.anonymous is None:
        return [build_speaker(builder, slot) for slot in line.speakers]
    home = line.speakers[0] if line.speakers else "-"
    return [Speaker(None, "other", home_state(builder.header, home), line.anonymous)]


def build_speaker(builder: Builder, slot: str) -> Speaker:
    header = builder.header
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
        return Speaker(state_of(code, builder.fail).name, "state", code, id=code)
    raise CorpusError(f"{builder.where}: speaker {slot} is not in the header")


def name_id(name: str, home: str | None) -> str:
    """`marit-solheim.NOR`: the same name of the same state is the same actor, in every report."""
    return re.sub(r"\W+", "-", name.casefold()).strip("-") + f".{home or '-'}"


def home_state(header: Header, slot: str) -> str | None:
    """Alpha-3 of the state that a slot belongs to, through a body if need be, or a body's code; None: neither."""
    if slot in header.bodies:
        slot = header.bodies[slot].home
    return header.states.get(slot, slot if re.match(r"[A-Z]{3}$|[A-Z]+:", slot) else None)


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
