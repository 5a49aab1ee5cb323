"""What lies over the records as they were read: who counts as whom, and days that came by way of other reports."""

from __future__ import annotations

import datetime
from typing import TypeVar

import msgspec

from chancery.records import Actor, Identities, Interaction, Meeting, Statement, When

Fact = TypeVar("Fact", Statement, Interaction, Meeting)
HALF_A_YEAR = 183  # days in which a report names a day without its year
ACTOR_FIELDS = ("speaker", "addressee", "channel", "via", "actor", "recipient", "parties")


def overlay_identities(fact: Fact, document: str, identities: Identities) -> Fact:
    """The fact with the ids that its actors count as; names stay as the report has them."""
    if not identities.merged and not identities.split:
        return fact

    def meant(actor: Actor) -> Actor:
        counted = identities.resolve(actor.id, document, fact.id)
        if counted == actor.id:
            return actor
        why = f"{actor.why}; counts as {counted}, by an edit" if actor.why else f"counts as {counted}, by an edit"
        return msgspec.structs.replace(actor, id=counted, why=why)

    changed: dict[str, Actor | tuple[Actor, ...]] = {}
    for name in ACTOR_FIELDS:
        found = getattr(fact, name, None)
        if isinstance(found, Actor):
            changed[name] = meant(found)
        elif found:
            changed[name] = tuple(meant(actor) for actor in found)
    return msgspec.structs.replace(fact, **changed)


def overlay_day(said_on: When, own: When, shared: When | None) -> When:
    """The day of a statement when its document, of `own` day, has a better one by way of other reports.

    What was dated by the document's day as a whole moves with it, and a day of its own stays, but for its year. Where
    neither was known, the statement was made by the document's last day, be it news or background.
    """
    if shared is None:
        return said_on
    if not _same_days(said_on, own):
        return narrow_day(said_on, shared)
    if _same_days(own, When()):
        return When(latest=shared.latest, basis=shared.basis)
    return msgspec.structs.replace(shared, spans=said_on.spans)


def overlay_day_of_deed(interaction: Interaction, own: When, shared: When | None) -> When:
    """The day of an interaction, likewise.

    One without a day of its own lies before the document's last day or, ahead of it, after the first: that bound moves.
    """
    when = interaction.when
    if shared is None or when.basis not in ("assumed", "unknown"):
        return when if shared is None else narrow_day(when, shared)
    ahead = interaction.realis in ("planned", "hypothetical")
    if _same_days(when, own) and not _same_days(own, When()):
        return msgspec.structs.replace(shared, spans=when.spans)
    if ahead and _same_days(when, When(earliest=own.earliest)):
        return When(earliest=shared.earliest, basis="assumed")
    if not ahead and _same_days(when, When(latest=own.latest)):
        return When(latest=shared.latest, basis="assumed")
    return when


def overlay_meeting(meeting: Meeting, own: When, shared: When | None) -> Meeting:
    """A meeting with the days that were the document's as a whole moved with it."""
    if shared is None or _same_days(own, When()):
        return meeting
    history = tuple(msgspec.structs.replace(told, when=overlay_day(told.when, own, shared)) for told in meeting.history)
    return msgspec.structs.replace(meeting, when=overlay_day(meeting.when, own, shared), history=history)


def narrow_day(when: When, shared: When) -> When:
    """A day that was counted from the document's (`June 16`), without the years that its better day rules out."""
    choices = when.candidates or _years_of(when)
    left = [day for day in choices if _is_near(day, shared)]
    if when.basis != "relative" or not left or len(left) == len(choices):
        return when
    candidates = tuple(left) if len(left) > 1 else None
    return msgspec.structs.replace(when, earliest=left[0], latest=left[-1], candidates=candidates)


def _years_of(when: When) -> tuple[str, ...]:
    """The same day of each year from the first to the last; empty: they are not the same day of different years."""
    first, last = when.earliest, when.latest
    if first is None or last is None or first[4:] != last[4:]:
        return ()
    return tuple(f"{year:04}{first[4:]}" for year in range(int(first[:4]), int(last[:4]) + 1))


def _is_near(day: str, shared: When) -> bool:
    """Within half a year of the days of a document."""
    days = [datetime.date.fromisoformat(one) for one in (shared.earliest, shared.latest) if one]
    try:
        return all(abs((datetime.date.fromisoformat(day) - one).days) <= HALF_A_YEAR for one in days)
    except ValueError:  # February 29
        return False


def _same_days(one: When, other: When) -> bool:
    return (one.earliest, one.latest, one.candidates) == (other.earliest, other.latest, other.candidates)
