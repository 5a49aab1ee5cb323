"""The record: the nouns of Chancery, frozen.

Offsets are Unicode code points into the document's text, `[start, end)`, never empty.  Days are ISO 8601
(`2021-06-04`).  The names are the contract of `docs/record.md`: fields are added, never renamed.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Span = tuple[int, int]

Role = Literal["headline", "subhead", "byline", "dateline", "caption", "body", "nav", "promo", "comments"]
Basis = Literal["stated", "dateline", "relative", "event", "office", "metadata", "assumed", "unknown"]
ActorKind = Literal["person", "office", "state", "organisation", "group", "other"]
Mode = Literal["direct", "indirect", "mixed"]
Kind = Literal["speech", "belief", "intention"]
EditKind = Literal["merge", "split", "undo"]
Act = Literal[
    "assertion",
    "condition",
    "demand",
    "expectation",
    "announcement",
    "denial",
    "refusal",
    "support",
    "opposition",
    "accusation",
    "threat",
    "offer",
    "warning",
    "assessment",
    "no_comment",
]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: frozen, compared by value, encoded by msgspec."""


class When(Record, frozen=True):
    """A day, an interval or a set of candidate days, with what it rests on."""

    earliest: str | None = None
    """First possible ISO day; None: open."""
    latest: str | None = None
    """Last possible ISO day; None: open."""
    candidates: tuple[str, ...] | None = None
    """The possible ISO days, when they are not contiguous; None: the whole interval."""
    basis: Basis = "unknown"
    """What the day rests on; `unknown` with both ends None is honest ignorance."""
    spans: tuple[Span, ...] = ()
    """The words that give the day."""


UNKNOWN_DAY = When()


def line_spans(text: str) -> list[Span]:
    """The lines of a bare text that hold something, each without white space at its edges."""
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append((start + len(line) - len(line.lstrip()), start + len(line.rstrip())))
        start += len(line)
    return spans


class Actor(Record, frozen=True):
    """A person, office, state or body as the report names it, and who that is."""

    name: str | None
    """Canonical name inside the report (`Dmitry Peskov`); None: not resolved."""
    id: str
    """Id of the actor; the same name and state give the same id."""
    kind: ActorKind = "other"
    state: str | None = None
    """ISO 3166 alpha-3, or `IGO:` and a code; None: not known."""
    sector: str | None = None
    """PLOVER sector; None: not known."""
    office: str | None = None
    """The office held on the day of the report, in lower case (`foreign minister`); None: not known, or none."""
    span: Span | None = None
    """The words that name the actor here; None: the actor is not named at this place."""
    why: str = ""
    """How the name was resolved."""


class Cue(Record, frozen=True):
    """The word that says that something was said."""

    span: Span
    lemma: str


class Source(Record, frozen=True):
    """The bytes that came in."""

    sha256: str
    media_type: str
    """`text/plain` or `text/html`, by magic bytes, after unpacking."""
    encoding: str
    """Encoding the text was decoded with."""
    path: str | None = None
    url: str | None = None
    fetched: str | None = None
    """When the bytes were taken (ISO date and time); None: not known."""


class Block(Record, frozen=True):
    """A stretch of the document with a role."""

    role: Role
    span: Span
    xpath: str | None = None
    """Where the block stands in the page; None for plain text, or where the place was not found."""


class Document(Record, frozen=True):
    """The decoded text of one report, immutable, and its labelled blocks."""

    id: str
    source: Source
    text: str
    headline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    """The news agency that the report credits (`TASS`); None: none seen."""
    language: str | None = None
    """ISO 639-1; None: not known."""
    dated: When = UNKNOWN_DAY
    dated_by: str = ""
    """Which mark of the page states the day (`article:published_time`); empty: none does, or the text is no page."""
    blocks: tuple[Block, ...] = ()

    def slice(self, span: Span) -> str:
        """The characters of `span`."""
        return self.text[span[0] : span[1]]


class Quote(Record, frozen=True):
    """The inside of a pair of quotation marks, without the marks."""

    span: Span
    opened: bool = True
    """An opening mark was seen; False: the stretch is taken from the paragraph's start."""
    closed: bool = True
    """A closing mark was seen; False: the stretch is taken to the sentence's or paragraph's end."""
    single: bool = False
    """The marks are single ones."""


class Proposal(Record, frozen=True):
    """A statement as the labeller sees it, before rules: parts as code-point spans."""

    anchor: Span
    """The first token of the cue, else the last one of the source."""
    cue: Span | None
    source: Span | None
    content: tuple[Span, ...]
    score: float
    """The labeller's own probability, 0..1."""
    source_score: float = 0.0
    """Mean probability of the source's tokens, 0..1; 0 without a source."""


TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class TimeExpression(Record, frozen=True):
    """Words that name a time, with their value."""

    span: Span
    type: TimeType
    """As in TIMEX3."""
    value: str
    """TIMEX3 value (`2021-06-04`, `P2W`, `2021-W23`, `PAST_REF`); letters X where a part is not known."""
    modifier: str | None = None
    """TIMEX3 `mod` (`START`, `END`, `APPROX`, `LESS_THAN`...); None: none."""
    earliest: str | None = None
    """First ISO day of the interval that the value stands for; None: open or not known."""
    latest: str | None = None
    """Last ISO day of it; None: open or not known."""
    anchor: str | None = None
    """What a relative expression was counted from: an ISO day or interval (`2021-06-04`); None: it needs none."""
    rule: str = ""
    """Name of the rule that read it."""


class DayCue(Record, frozen=True):
    """One reason for the day of a document: the days it allows."""

    name: str
    """Kind of cue (`dateline`, `weekday`, `office`, `metadata`)."""
    allows: tuple[tuple[str | None, str | None], ...]
    """The ISO day intervals that it allows, both ends included, in order; None: open."""
    hard: bool
    """A hard cue takes part in the intersection; a soft one only chooses among what is left."""
    trust: float
    """0..1: on contradiction the least trusted cue is dropped."""
    why: str
    """What it rests on, in words for a reader."""
    spans: tuple[Span, ...] = ()
    """The words it rests on; empty: it comes from outside the text (metadata, another report)."""
    dropped: bool = False
    """It contradicts more trusted cues, and was left out."""


class Analysis(Record, frozen=True):
    """What the analyser says of one document; layers beside the text, nothing in it changed."""

    doc: Any
    """A spaCy `Doc` over the document's text: tags, parse (UD relations, or CLEAR from a user's pipeline), names."""
    quotes: tuple[Quote, ...] = ()
    proposals: tuple[Proposal, ...] | None = None
    """None: the analyser has no labeller (fast mode, or a user's pipeline)."""
    version: str = ""


class Statement(Record, frozen=True):
    """One speaker, one act of saying (or of holding or intending), and the words that carry it."""

    id: str
    mode: Mode
    kind: Kind
    speaker: tuple[Actor, ...]
    """Who said it; several speakers say it together; empty: nobody could be named (see `Skipped`)."""
    cue: Cue | None
    """None: the form carries it (a colon, a dash, quotation marks alone)."""
    content: tuple[Span, ...]
    """What was said, in reading order, without cue, source and outer quotation marks."""
    frame: Span
    """Smallest stretch with cue, source and content and the clause that governs them."""
    addressee: tuple[Actor, ...] = ()
    channel: Actor | None = None
    """The medium or agency it was said to or through."""
    venue: Span | None = None
    said_on: When = UNKNOWN_DAY
    act: Act = "assertion"
    negated: bool = False
    """The saying itself is negated (`did not say that`)."""
    hedged: bool = False
    """The report keeps a distance (`allegedly`, `reportedly`)."""
    issues: tuple[str, ...] = ()
    via: tuple[Actor, ...] = ()
    """Who passed it on (`as RIA reported`)."""
    within: str | None = None
    """Id of the statement that this one is told in."""
    confidence: float = 0.0
    """Estimated probability that content and speaker are right, 0..1."""
    found_by: str = ""
    """Name and version of the finder."""


Event = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CRIME",
]  # fmt: skip
Realis = Literal["occurred", "planned", "hypothetical", "negated", "historical"]
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
MeetingKind = Literal["summit", "talks", "visit", "call", "forum", "other"]
MeetingStatus = Literal["mooted", "planned", "confirmed", "postponed", "cancelled", "held"]


class Interaction(Record, frozen=True, kw_only=True):
    """Somebody did something to somebody, as the report itself narrates it, coded in PLOVER."""

    id: str
    actor: tuple[Actor, ...]
    """Who did it; of a reciprocal event all who took part; empty: the report does not say."""
    recipient: tuple[Actor, ...]
    """To whom; empty: to nobody named, or the event is reciprocal."""
    event: Event
    mode: str | None = None
    """PLOVER mode of the event (`meet`, `expel`); None: not known, or the event has none."""
    context: tuple[str, ...] = ()
    """PLOVER contexts (`military`, `economic`)."""
    cameo: str | None = None
    """The most specific CAMEO code that is safe; None: none is."""
    quad: Quad
    score: float
    """The PLOVER manual's score of conflict (negative) and cooperation, -10..10."""
    realis: Realis
    asserted_by: str | None = None
    """Id of the statement it stands in: it is that speaker's word; None: the report tells it as fact."""
    trigger: Span
    evidence: tuple[Span, ...]
    """The clauses that tell it, the fullest first."""
    when: When = UNKNOWN_DAY
    where: Span | None = None
    confidence: float = 0.0
    found_by: str = ""
    """Name and version of the rule or model."""


class AgendaItem(Record, frozen=True):
    """Something that a meeting is to deal with, or is said not to deal with."""

    issue: str
    included: bool
    span: Span


class Place(Record, frozen=True):
    """A place by name and where the text names it."""

    name: str
    span: Span


class StatusAt(Record, frozen=True):
    """What a report says has become of a meeting, and the words it rests on."""

    status: MeetingStatus
    when: When
    span: Span


class Meeting(Record, frozen=True, kw_only=True):
    """A summit, talks, a visit, a call or a forum; one record however often the report names it."""

    id: str
    kind: MeetingKind
    parties: tuple[Actor, ...]
    place: Place | None = None
    when: When = UNKNOWN_DAY
    status: MeetingStatus
    """The last of `history`."""
    history: tuple[StatusAt, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    evidence: tuple[Span, ...]
    confidence: float = 0.0
    found_by: str = ""


class Skipped(Record, frozen=True):
    """What a stage left out, and why."""

    stage: str
    reason: str
    span: Span | None = None
    """The stretch left out; None: the whole document or input."""
    path: str | None = None
    """The input, when it never became a document."""


class Reading(Record, frozen=True):
    """All that one read of a document gave."""

    document: Document | None
    """None: the input gave no document; `skipped` says why."""
    statements: tuple[Statement, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    """Who did what to whom, in the order in which the report first tells it."""
    meetings: tuple[Meeting, ...] = ()
    """In the order in which the report first names them."""
    times: tuple[TimeExpression, ...] = ()
    """The time expressions of the text, in reading order."""
    day_cues: tuple[DayCue, ...] = ()
    """What the document's day rests on."""
    skipped: tuple[Skipped, ...] = ()


class ActorEdit(Record, frozen=True):
    """What a person said about who is who: a signed row that is never changed; a later one may undo it."""

    what: EditKind
    number: int = 0
    """1 for the first edit of a store; 0: not written yet."""
    who: str = ""
    """Who signed it."""
    at: str = ""
    """When, as ISO date and time."""
    actor: str | None = None
    """Id of the actor that is merged into `target`, or that words were taken for and are not; None: an undoing."""
    target: str | None = None
    """Id that `actor` counts as, everywhere (merge) or in `scope` (split); None: an undoing."""
    scope: tuple[str, ...] = ()
    """Of a split: ids of the statements and documents in which it is `target`; empty: another kind of edit."""
    undoes: int | None = None
    """Number of the edit that no longer holds; None: not an undoing."""
    reason: str | None = None


class Identities(Record, frozen=True):
    """Which ids stand for one actor, after all edits that hold."""

    merged: dict[str, str] = {}
    """Id of an actor -> the id that it counts as; who is not in it counts as itself."""
    split: dict[tuple[str, str], str] = {}
    """(Id of an actor, id of a statement or document) -> whom the words there mean instead."""

    def resolve(self, actor: str, document: str, statement: str) -> str:
        """Id that an actor of a statement counts as; what is said of the statement goes before the document."""
        meant = self.split.get((actor, statement)) or self.split.get((actor, document)) or actor
        return self.merged.get(meant, meant)

    def sources(self, wanted: set[str]) -> set[str]:
        """The ids in reports of which any may count as one of the wanted."""
        found = wanted | {one for one, counted in self.merged.items() if counted in wanted}
        return found | {actor for (actor, _), meant in self.split.items() if meant in found}
