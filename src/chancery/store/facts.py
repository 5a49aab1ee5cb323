"""What a store is asked and what it answers."""

from __future__ import annotations

from chancery.records import Document, Mode, Record, Span, Statement


class Query(Record, frozen=True):
    """Which statements are wanted; every field that is not None narrows the answer."""

    speaker: str | None = None
    """Canonical name, surname or any whole words of the name; case and accents do not count."""
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


class Fact(Record, frozen=True):
    """A kept statement with the document it rests on."""

    statement: Statement
    document: Document

    @property
    def words(self) -> tuple[str, ...]:
        """What was said: the slices of the content spans, in reading order."""
        return tuple(self.document.slice(span) for span in self.statement.content)


class Fault(Record, frozen=True):
    """Something in the store that does not verify."""

    where: str
    """Id of the statement or document, or location of the source."""
    what: str


class Counts(Record, frozen=True):
    """What one `add` did, in inputs; `statements` counts those that were written."""

    added: int = 0
    changed: int = 0
    """New versions of a path or URL that the store knew; the old ones are kept."""
    reread: int = 0
    """Read again because a stage is newer, or a date or outlet was given."""
    unchanged: int = 0
    skipped: int = 0
    """Inputs that gave no document; the store keeps the reasons."""
    statements: int = 0


def spans_of(statement: Statement) -> dict[str, tuple[Span, ...]]:
    """The spans of a statement by role: content, frame, cue, venue."""
    return {
        "content": statement.content,
        "frame": (statement.frame,),
        "cue": () if statement.cue is None else (statement.cue.span,),
        "venue": () if statement.venue is None else (statement.venue,),
    }
