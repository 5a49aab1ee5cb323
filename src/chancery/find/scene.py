"""What the resolver of speakers remembers, and how it makes actors."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from chancery.find.mentions import Cast, Person
from chancery.find.page import Page
from chancery.ids import digest
from chancery.records import Actor, Span


@dataclass
class Scene:
    """What the resolver remembers while it goes through a document."""

    page: Page
    cast: Cast
    last: list[Actor] = field(default_factory=list)  # speakers of the statement before
    last_at: int = 0  # where that statement names its speaker
    content: tuple[Span, ...] = ()  # what is said in the statement whose speaker is sought now
    said: list[tuple[frozenset[str], tuple[Span, ...]]] = field(default_factory=list)  # by whom, and what, so far
    resolved: dict[Span, list[Actor]] = field(default_factory=dict)  # source words read before: they mean the same
    spoken: set[str] = field(default_factory=set)  # names of all who have spoken
    _saying: dict[int, tuple[int, list[frozenset[str]]]] = field(
        default_factory=dict
    )  # by offset; of how many of `said`

    def saying_at(self, offset: int) -> list[frozenset[str]]:
        """The names of those whose words stand at an offset, an entry for each statement that holds it."""
        read, found = self._saying.get(offset, (0, []))
        if read < len(self.said):
            newer = self.said[read:]
            found = [
                *found,
                *(names for names, content in newer if any(start <= offset < end for start, end in content)),
            ]
            self._saying[offset] = len(self.said), found
        return found


@lru_cache(maxsize=10_000)
def actor_id(name: str | None, state: str | None, words: str) -> str:
    """Same name and state, same id; somebody unnamed is known by the words alone."""
    return "a" + digest(name or "", state or "", "" if name else words.lower())


def build(name: str | None, kind: str, span: Span | None, why: str, **more: str | None) -> Actor:
    words = more.pop("words", None) or ""
    return Actor(
        name=name,
        id=actor_id(name, more.get("state"), words),
        kind=kind,  # type: ignore[arg-type]
        span=span,
        why=why,
        state=more.get("state"),
        sector=more.get("sector"),
    )


def from_person(person: Person, span: Span, why: str) -> Actor:
    return build(person.name, "person", span, why, state=person.state, sector=person.sector)
