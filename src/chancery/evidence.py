"""What each kind of fact rests on: its words and who takes part in it, by role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from chancery.records import Actor, Document, Interaction, Meeting, Skipped, Span, Statement

MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})
"""Events that several actors, where there is no recipient, take part in with each other; clashes are ASSAULT."""

Finding = Statement | Interaction | Meeting
"""What is found in a document and kept, each with an id of its own."""

T = TypeVar("T", Statement, Interaction, Meeting)


def spans_of(fact: Finding) -> dict[str, tuple[Span, ...]]:
    """The spans of a fact by role: of a statement content, frame, cue, venue."""
    if isinstance(fact, Statement):
        return {
            "content": fact.content,
            "frame": (fact.frame,),
            "cue": () if fact.cue is None else (fact.cue.span,),
            "venue": () if fact.venue is None else (fact.venue,),
        }
    if isinstance(fact, Interaction):
        where = () if fact.where is None else (fact.where,)
        return {"trigger": (fact.trigger,), "evidence": fact.evidence, "where": where}
    return {
        "evidence": fact.evidence,
        "place": () if fact.place is None else (fact.place.span,),
        "agenda": tuple(item.span for item in fact.agenda),
        "status": tuple(told.span for told in fact.history),
    }


def actors_of(fact: Finding) -> dict[str, tuple[Actor, ...]]:
    """Who takes part in a fact by role: speaker, addressee, channel, via; actor, recipient; party.

    Those who do something with each other, and to nobody else, are parties.
    """
    if isinstance(fact, Statement):
        channel = () if fact.channel is None else (fact.channel,)
        return {"speaker": fact.speaker, "addressee": fact.addressee, "channel": channel, "via": fact.via}
    if isinstance(fact, Meeting):
        return {"party": fact.parties}
    if is_mutual(fact):
        return {"party": fact.actor}
    return {"actor": fact.actor, "recipient": fact.recipient}


def is_mutual(fact: Interaction) -> bool:
    """Several do it with each other."""
    return len(fact.actor) > 1 and not fact.recipient and fact.event in MUTUAL


def all_spans(fact: Finding) -> Iterator[Span]:
    """Every stretch of the text that a fact names, those of its actors and days too."""
    for spans in spans_of(fact).values():
        yield from spans
    for actors in actors_of(fact).values():
        yield from (actor.span for actor in actors if actor.span is not None)
    if isinstance(fact, Statement):
        yield from fact.said_on.spans
    else:
        yield from fact.when.spans
    if isinstance(fact, Meeting):
        yield from (span for told in fact.history for span in told.when.spans)


def is_inside(fact: Finding, length: int) -> bool:
    """Every stretch that a fact names lies in a text of so many code points, and is not empty."""
    return all(0 <= start < end <= length for start, end in all_spans(fact))


def only_sound(document: Document, found: Iterable[T], stage: str, skipped: list[Skipped]) -> list[T]:
    """The facts whose spans lie in the text; the rest would be facts without a source, and is noted as skipped."""
    sound: list[T] = []
    for fact in found:
        words = fact.content if isinstance(fact, Statement) else fact.evidence
        if words and is_inside(fact, len(document.text)):
            sound.append(fact)
        else:
            what = type(fact).__name__.lower()
            skipped.append(Skipped(stage=stage, reason=f"{what} {fact.id} has a span outside the text"))
    return sound


def only_asserted(
    found: Iterable[Interaction], statements: Iterable[Statement], skipped: list[Skipped]
) -> list[Interaction]:
    """The interactions that the report tells, or a statement that was found in it."""
    known = {None, *(statement.id for statement in statements)}
    told: list[Interaction] = []
    for one in found:
        if one.asserted_by in known:
            told.append(one)
        else:
            reason = f"interaction {one.id} is told in {one.asserted_by}, which was not found"
            skipped.append(Skipped(stage="code", reason=reason))
    return told
