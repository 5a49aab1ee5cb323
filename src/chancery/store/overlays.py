"""What lies over the records as they were read: who counts as whom, and days that came by way of other reports."""

from __future__ import annotations

import msgspec

from chancery.records import Actor, Identities, Statement, When


def overlay_identities(statement: Statement, document: str, identities: Identities) -> Statement:
    """The statement with the ids that its actors count as; names stay as the report has them."""
    if not identities.merged and not identities.split:
        return statement

    def meant(actor: Actor) -> Actor:
        counted = identities.resolve(actor.id, document, statement.id)
        if counted == actor.id:
            return actor
        why = f"{actor.why}; counts as {counted}, by an edit" if actor.why else f"counts as {counted}, by an edit"
        return msgspec.structs.replace(actor, id=counted, why=why)

    return msgspec.structs.replace(
        statement,
        speaker=tuple(meant(actor) for actor in statement.speaker),
        addressee=tuple(meant(actor) for actor in statement.addressee),
        channel=None if statement.channel is None else meant(statement.channel),
        via=tuple(meant(actor) for actor in statement.via),
    )


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


def _same_days(one: When, other: When) -> bool:
    return (one.earliest, one.latest, one.candidates) == (other.earliest, other.latest, other.candidates)
