"""What a store is asked and what it answers."""

from __future__ import annotations

from typing import Literal

from chancery.records import (
    ActorKind,
    Document,
    Event,
    Interaction,
    Meeting,
    MeetingStatus,
    Mode,
    Realis,
    Record,
    Statement,
)

OFFICIAL = ("GOV", "MIL", "COP", "SPY", "JUD")
"""PLOVER sectors whose people and bodies speak for their state; parliament and parties speak for themselves."""


class Query(Record, frozen=True):
    """Which statements are wanted; every field that is not None narrows the answer."""

    speaker: str | None = None
    """Canonical name, surname or any whole words of the name; case and accents do not count."""
    actor: str | None = None
    """Id of an actor, who is meant whatever the name; merges and splits count."""
    state: str | None = None
    """ISO 3166 alpha-3 or `IGO:` and a code: speakers of that state or body."""
    behalf: str | None = None
    """The same, or the name of a body: only who speaks for it, officials and the state or body itself."""
    about: str | None = None
    """Words that content, frame or headline must all hold; a "quoted phrase" is kept together."""
    since: str | None = None
    """ISO day; statements certainly made before it, and those of unknown day, are left out."""
    until: str | None = None
    """ISO day; statements certainly made after it, and those of unknown day, are left out."""
    mode: Mode | None = None
    outlet: str | None = None
    """Outlet that carried it; case and accents do not count."""
    document: str | None = None
    """Id of the document."""
    limit: int | None = None
    """At most so many; None: all."""
    every_version: bool = False
    """Also what stood only in versions of a page that a newer one has replaced."""


class Side(Record, frozen=True):
    """Somebody asked for; one of the three is given."""

    state: str | None = None
    """ISO 3166 alpha-3 or `IGO:` and a code: the state or body and all who are of it."""
    actor: str | None = None
    """Id of an actor; merges and splits count."""
    name: str | None = None
    """Canonical name, surname or any whole words of the name; case and accents do not count."""


class InteractionQuery(Record, frozen=True):
    """Which interactions are wanted; every field that is not None narrows the answer."""

    actor: Side | None = None
    """Who did it; of those who do something with each other, any."""
    recipient: Side | None = None
    """To whom; of those who do something with each other, any but the one who is taken for `actor`."""
    event: Event | None = None
    realis: Realis | None = None
    told: bool | None = None
    """True: what reports tell themselves; False: what somebody whom they quote asserts."""
    since: str | None = None
    """ISO day; what certainly happened before it, and what is of unknown day, is left out."""
    until: str | None = None
    """ISO day; what happens after it, and what is of unknown day, is left out. Of a day that is open to one side the
    other end counts: what is only known to be older than its report is of the report's day."""
    limit: int | None = None
    """At most so many; None: all."""


class MeetingQuery(Record, frozen=True):
    """Which meetings are wanted; every field that is not None narrows the answer."""

    parties: tuple[Side, ...] = ()
    """One, or two different ones, who take part."""
    status: MeetingStatus | None = None
    since: str | None = None
    """As for interactions."""
    until: str | None = None
    limit: int | None = None


class Fact(Record, frozen=True):
    """A kept statement with the document it rests on."""

    statement: Statement
    document: Document

    @property
    def words(self) -> tuple[str, ...]:
        """What was said: the slices of the content spans, in reading order."""
        return tuple(self.document.slice(span) for span in self.statement.content)


class InteractionFact(Record, frozen=True):
    """A kept interaction with the document it rests on."""

    interaction: Interaction
    document: Document

    @property
    def words(self) -> tuple[str, ...]:
        """The clauses that tell it, the fullest first."""
        return tuple(self.document.slice(span) for span in self.interaction.evidence)


class MeetingFact(Record, frozen=True):
    """A kept meeting with the document it rests on."""

    meeting: Meeting
    document: Document

    @property
    def words(self) -> tuple[str, ...]:
        """The words that name it, in reading order."""
        return tuple(self.document.slice(span) for span in self.meeting.evidence)


class NameUse(Record, frozen=True):
    """A name or spelling under which an actor was met."""

    name: str
    count: int
    """In how many places of statements, interactions and meetings."""


class OfficeHeld(Record, frozen=True):
    """An office of an actor, and the days on which that is known."""

    office: str
    """In lower case: `foreign minister`."""
    state: str | None
    """State or body served; None: not known."""
    earliest: str | None
    """First ISO day (of a table also a month or a year); None: not known."""
    latest: str | None
    """Last one; None: not known, or still in office."""
    source: Literal["reports", "table"]
    """`reports`: first and last day on which kept statements give the office, as for `first_seen` of Profile;
    `table`: Chancery's table of holders."""


class Profile(Record, frozen=True):
    """What a store knows of one actor, over all reports, merges and splits counted."""

    id: str
    name: str | None
    """The name met most often, of a merged actor among those of the one it counts as; None: never met by name."""
    kind: ActorKind
    state: str | None
    sector: str | None
    names: tuple[NameUse, ...] = ()
    """All canonical names, the commonest first."""
    spellings: tuple[NameUse, ...] = ()
    """The name as reports write it, without titles, pronouns and descriptions; empty in a list of actors."""
    offices: tuple[OfficeHeld, ...] = ()
    first_seen: str | None = None
    """First ISO day of a statement that the actor made, heard or passed on, of those whose day is known to a month or
    better; None: there is none."""
    last_seen: str | None = None
    statements: int = 0
    """How many the actor made."""
    interactions: int = 0
    """In how many the actor does something."""
    meetings: int = 0
    """In how many the actor takes part."""
    mentions: int = 0
    """In how many places of statements, interactions and meetings the actor stands, in any role."""
    merged: tuple[str, ...] = ()
    """Ids that persons merged into this one."""


class Fault(Record, frozen=True):
    """Something in the store that does not verify."""

    where: str
    """Id of the statement or document, or location of the source."""
    what: str


class Counts(Record, frozen=True):
    """What one `add` did, in inputs; `statements`, `interactions` and `meetings` count those that were written."""

    added: int = 0
    changed: int = 0
    """New versions of a path or URL that the store knew; the old ones are kept."""
    reread: int = 0
    """Read again because a stage is newer, or a date or outlet was given."""
    unchanged: int = 0
    skipped: int = 0
    """Inputs that gave no document; the store keeps the reasons."""
    statements: int = 0
    interactions: int = 0
    meetings: int = 0
