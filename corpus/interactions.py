"""Lines of interactions and meetings: who did what to whom, in PLOVER, and what the marks of a text make of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from chancery.records import Event, MeetingKind, MeetingStatus, Realis, Span
from corpus.times import read_days

if TYPE_CHECKING:
    from corpus.speakers import Speaker

EVENTS, REALIS = frozenset(get_args(Event)), frozenset(get_args(Realis))
MEETING_KINDS, STATUSES = frozenset(get_args(MeetingKind)), frozenset(get_args(MeetingStatus))
_CHANGES = "assist change yield meet"
MODES: dict[str, frozenset[str]] = {
    event: frozenset(words.split())
    for event, words in {
        "CONSULT": "visit third-party multilateral phone",
        "RETREAT": "withdraw release disarm ceasefire access resign",
        "REQUEST": _CHANGES,
        "ACCUSE": "disapprove investigate allege",
        "REJECT": _CHANGES,
        "THREATEN": "restrict arrest relations expel territory violence",
        "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
        "SANCTION": "convict expel withdraw discontinue",
        "MOBILIZE": "troops weapons police militia",
        "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
        "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial "
        "drone heavy-weapons crowd-control unconventional",
    }.items()
}  # PLOVER manual 2021, tables of modes
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)  # PLOVER manual 2021, table of sector codes
NEED_RECIPIENT = frozenset({"COOPERATE", "AID", "SANCTION"})  # PLOVER manual 2021, "Requires recipient: Yes"
FLAGS = frozenset({"optional", "concede"})
VALUES = frozenset({"when", "within", "said", "cameo", "where"})
ACTOR = re.compile(
    r'(?:anon\s+)?"(?P<words>[^"]+)"(?:\s+(?P<of>[SB]\d+|[A-Z]{3}|IGO:[A-Z0-9-]+))?(?:/(?P<part>[A-Z]{3}))?'
    r"|(?P<slot>[PSB]\d+|IGO:[A-Z0-9-]+|[A-Z]{3})(?:/(?P<sector>[A-Z]{3}))?"
)
ISSUE = re.compile(r"[+-][a-z][a-z -]*")


@dataclass(frozen=True)
class ActorToken:
    """One actor as a line gives it: a slot or code, or words for somebody unnamed, who may belong to a slot."""

    slot: str | None
    words: str | None
    sector: str | None


@dataclass(frozen=True)
class InteractionLine:
    """One interaction as its line gives it."""

    actor: tuple[ActorToken, ...]
    recipient: tuple[ActorToken, ...]
    reciprocal: bool
    event: str
    mode: str | None
    realis: str
    said: tuple[ActorToken, ...]
    values: dict[str, str]
    flags: frozenset[str]


@dataclass(frozen=True)
class MeetingLine:
    """One meeting as its line gives it."""

    kind: str
    parties: tuple[ActorToken, ...]
    status: str
    place: str | None
    when: str
    agenda: tuple[tuple[str, bool], ...]
    flags: frozenset[str]


@dataclass(frozen=True)
class MarkedInteraction:
    """One gold interaction; spans are code points."""

    number: int
    actor: tuple[Speaker, ...]
    """Who did it, or all who took part; empty: the text does not say."""
    recipient: tuple[Speaker, ...]
    reciprocal: bool
    event: str
    mode: str | None
    realis: str
    triggers: tuple[Span, ...]
    """The words that tell it; several: it is told again."""
    actor_spans: tuple[Span, ...] = ()
    """Where the text names its actors, anywhere, in reading order."""
    recipient_spans: tuple[Span, ...] = ()
    when: tuple[str, str] | None = None
    """First and last possible ISO day; None: not known, or not judged."""
    within: int | None = None
    """Number of the statement it stands in; None: the report tells it itself."""
    said: tuple[Speaker, ...] = ()
    """Of a single sentence: whose word it is; empty: the sentence tells it itself."""
    cameo: str | None = None
    where: str | None = None
    flags: frozenset[str] = frozenset()
    """`optional`: right if found, not missed if not; `concede`: CONCEDE in the manual's own list."""


@dataclass(frozen=True)
class MarkedMeeting:
    """One gold meeting; spans are code points."""

    number: int
    kind: str
    parties: tuple[Speaker, ...]
    status: str
    mentions: tuple[Span, ...]
    place: str | None = None
    """None: the text does not say."""
    when: tuple[str, str] | None = None
    """First and last possible ISO day; None: the text does not let one know."""
    agenda: tuple[tuple[str, bool], ...] = ()
    """Issues, and whether they are in (else said to be out)."""
    flags: frozenset[str] = frozenset()


@dataclass
class Marks:
    """What a pass over a marked text found of both kinds."""

    triggers: dict[int, list[Span]] = field(default_factory=dict)
    mentions: dict[int, list[Span]] = field(default_factory=dict)
    slots: list[tuple[str, Span]] = field(default_factory=list)
    """Every slot that was filled, and where its words stand."""


def split_cells(value: str, separator: str) -> list[str]:
    """Parts of `value` between separators that stand outside double quotes, trimmed."""
    return [part.strip() for part in re.split(rf'{separator}(?=(?:[^"]*"[^"]*")*[^"]*$)', value)]


def read_actors(value: str) -> tuple[ActorToken, ...]:
    """Parse `P1,S1/MIL,anon "gunmen" S2`; `-` or nothing is nobody. Raises ValueError."""
    if value in ("", "-"):
        return ()
    found = []
    for part in split_cells(value, ","):
        match = ACTOR.fullmatch(part)
        if match is None:
            raise ValueError(f'{part!r} is neither slot, code nor anon "words"')
        sector = match["sector"] or match["part"]
        if sector and sector not in SECTORS:
            raise ValueError(f"no sector {sector!r}")
        found.append(ActorToken(match["slot"] or match["of"], match["words"], sector))
    return tuple(found)


def read_interaction(value: str) -> InteractionLine:
    """Parse `P1,S1 -> S2; CONSULT; visit; occurred; when=DAY; within=N`; realis left out is `occurred`."""
    parties, *rest = split_cells(value, ";")
    split = re.fullmatch(r"(.*?)(<->|->)(.*)", parties)
    if split is None or not rest:
        raise ValueError("an interaction is 'actors -> recipients; EVENT; mode; realis; extras'")
    event, *extras = rest
    if event not in EVENTS:
        raise ValueError(f"event {event!r} is none of {', '.join(sorted(EVENTS))}")
    mode, realis, values, flags = None, "occurred", {}, set()
    for extra in extras:
        name, equals, content = extra.partition("=")
        if extra in MODES.get(event, ()):
            mode = extra
        elif extra in REALIS:
            realis = extra
        elif extra in FLAGS:
            flags.add(extra)
        elif equals and name in VALUES:
            values[name] = content
        elif extra not in ("", "-"):
            raise ValueError(f"{extra!r} is no mode of {event}, no realis and no extra")
    actor, recipient, reciprocal = read_actors(split[1].strip()), read_actors(split[3].strip()), split[2] == "<->"
    if reciprocal and (recipient or not actor):
        raise ValueError("a reciprocal event lists all who take part on the left of '<->'")
    if "cameo" in values and not re.fullmatch(r"\d{2,4}", values["cameo"]):
        raise ValueError(f"{values['cameo']!r} is no CAMEO code")
    said = read_actors(values.get("said", ""))
    return InteractionLine(actor, recipient, reciprocal, event, mode, realis, said, values, frozenset(flags))


def read_meeting(value: str) -> MeetingLine:
    """Parse `summit; P1,P2; place="Geneva"; when=DAY; planned; agenda=+arms control,-sanctions`. Raises ValueError."""
    kind, parties, *extras = [*split_cells(value, ";"), ""]
    if kind not in MEETING_KINDS:
        raise ValueError(f"meeting kind {kind!r} is none of {', '.join(sorted(MEETING_KINDS))}")
    status, place, when, agenda, flags = None, None, "unknown", (), set()
    for extra in extras:
        name, equals, content = extra.partition("=")
        if extra in STATUSES:
            status = extra
        elif extra == "optional":
            flags.add(extra)
        elif equals and name == "place":
            place = content.strip('"')
        elif equals and name == "when":
            when = content
        elif equals and name == "agenda":
            agenda = read_agenda(content)
        elif extra:
            raise ValueError(f"{extra!r} is no status and no extra of a meeting")
    if status is None:
        raise ValueError(f"a meeting has one of the statuses {', '.join(sorted(STATUSES))}")
    return MeetingLine(kind, read_actors(parties), status, place, when, agenda, frozenset(flags))


def read_agenda(value: str) -> tuple[tuple[str, bool], ...]:
    """Parse `+arms control,-sanctions`."""
    issues = [part.strip() for part in value.split(",")]
    for issue in issues:
        if not ISSUE.fullmatch(issue):
            raise ValueError(f"{issue!r} of an agenda does not begin with + (in) or - (out)")
    return tuple((issue[1:].strip(), issue[0] == "+") for issue in issues)


@dataclass(frozen=True)
class Resolver:
    """What the builder of a text knows, handed in: how tokens become actors, and times days."""

    speaker: Callable[[ActorToken], Speaker]
    words: Callable[[str], str]
    """Fills the slots in a value (`{S1.capital}`)."""
    time_days: Callable[[int], tuple[str, str] | None]
    """Days of a marked time."""
    text: str

    def days(self, value: str | None) -> tuple[str, str] | None:
        """ISO interval of `DAY`, `DAY..DAY` or `d3`; None for `unknown` and for nothing. Raises ValueError."""
        if value in (None, "unknown"):
            return None
        if marked := re.fullmatch(r"d(\d+)", value or ""):
            return self.time_days(int(marked[1]))
        return read_days(value or "")

    def spans(self, tokens: tuple[ActorToken, ...], marks: Marks) -> tuple[Span, ...]:
        """Where the text names any of the actors."""
        found = set()
        for token in tokens:
            if token.words is None:
                found |= {span for slot, span in marks.slots if slot == token.slot}
            else:
                pattern = re.escape(self.words(token.words))
                found |= {match.span() for match in re.finditer(pattern, self.text, re.IGNORECASE)}
        return tuple(sorted(found))


def build_interaction(number: int, line: InteractionLine, marks: Marks, resolver: Resolver) -> MarkedInteraction:
    """Join a line with its marks. Raises ValueError where words for somebody unnamed are not in the text."""
    for token in (*line.actor, *line.recipient):
        if token.words is not None and not resolver.spans((token,), marks):
            raise ValueError(f"{token.words!r} does not stand in the text")
    return MarkedInteraction(
        number=number,
        actor=tuple(map(resolver.speaker, line.actor)),
        recipient=tuple(map(resolver.speaker, line.recipient)),
        reciprocal=line.reciprocal,
        event=line.event,
        mode=line.mode,
        realis=line.realis,
        triggers=tuple(sorted(marks.triggers[number])),
        actor_spans=resolver.spans(line.actor, marks),
        recipient_spans=resolver.spans(line.recipient, marks),
        when=resolver.days(line.values.get("when")),
        within=int(line.values["within"]) if "within" in line.values else None,
        said=tuple(map(resolver.speaker, line.said)),
        cameo=line.values.get("cameo"),
        where=line.values.get("where", "").strip('"') or None,
        flags=line.flags,
    )


def build_meeting(number: int, line: MeetingLine, marks: Marks, resolver: Resolver) -> MarkedMeeting:
    """Join a line with its marks. Raises ValueError where the place does not stand in the text."""
    place = resolver.words(line.place) if line.place else None
    if place and place not in resolver.text:
        raise ValueError(f"the place {place!r} does not stand in the text")
    return MarkedMeeting(
        number=number,
        kind=line.kind,
        parties=tuple(map(resolver.speaker, line.parties)),
        status=line.status,
        mentions=tuple(sorted(marks.mentions[number])),
        place=place,
        when=resolver.days(line.when),
        agenda=line.agenda,
        flags=line.flags,
    )
