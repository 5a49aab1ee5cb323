"""What lies over the records as they were read: who counts as whom, and days that came by way of other reports."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from chancery.records import Actor, Identities, Interaction, Meeting, Statement, When

Fact = TypeVar("Fact", Statement, Interaction, Meeting)
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

    What was dated by the document's day as a whole moves with it, and a day of its own stays. Where neither was known,
    the statement was made by the document's last day, be it news or background.
    """
    if shared is None or not _same_days(said_on, own):
        return said_on
    if _same_days(own, When()):
        return When(latest=shared.latest, basis=shared.basis)
    return msgspec.structs.replace(shared, spans=said_on.spans)


def overlay_day_of_deed(interaction: Interaction, own: When, shared: When | None) -> When:
    """The day of an interaction, likewise.

    One without a day of its own lies before the document's last day or, ahead of it, after the first: that bound moves.
    """
    when = interaction.when
    if shared is None or when.basis not in ("assumed", "unknown"):
        return when
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


def _same_days(one: When, other: When) -> bool:
    return (one.earliest, one.latest, one.candidates) == (other.earliest, other.latest, other.candidates)
