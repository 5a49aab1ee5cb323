"""Which interactions count as events that happened, on which day, and what each rests on.

Relations and the tables of events share these rules; `docs/decisions/0015-what-counts-as-an-event.md` has the reasons.
What stands inside a statement is the speaker's word, and what is planned, denied or imagined did not happen: unless it
is asked for, neither is an event.  A table of events wants a day: what has no one day is left out of it, and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from chancery.records import Actor, Document, Interaction, Span, Statement, When
from chancery.show.rows import one_line
from chancery.store.facts import OFFICIAL

Also = Literal["planned", "hypothetical", "negated", "historical", "asserted"]
"""What counts only if it is asked for: a realis, or what a speaker asserts."""
Reason = Literal[
    "planned", "hypothetical", "negated", "historical", "asserted", "undated", "after its report",
    "no event of that kind",
]  # fmt: skip
ONLY_TELLING = "report"
"""Where a day is from, if it is the report's: the report tells what happened, and no day of it."""


class Told(NamedTuple):
    """An interaction in the report that tells it."""

    document: Document
    interaction: Interaction
    statements: tuple[Statement, ...] = ()
    """Those of the report, or at least those around the interaction."""


class Choice(NamedTuple):
    """What counts."""

    also: frozenset[Also] = frozenset()
    report_day: bool = False
    """What has no day of its own gets the day or days of its report, as other event data have it."""


NARRATED = Choice()
"""Only what the report itself tells as having happened, on days that it tells."""


def left_out(told: Told, choice: Choice) -> Reason | None:
    """Why an interaction does not count as an event; None: it does."""
    deed, dated = told.interaction, told.document.dated
    if deed.realis != "occurred" and deed.realis not in choice.also:
        return deed.realis
    if deed.asserted_by is not None and "asserted" not in choice.also:
        return "asserted"
    first = min(deed.when.candidates or (deed.when.earliest or "",))
    if deed.realis == "occurred" and dated.latest and first > dated.latest:
        return "after its report"  # told as done on a day that was still to come: day or realis is misread
    return None


WORDS: dict[Reason, str] = {
    "negated": "said not to have happened",
    "asserted": "told only by a speaker",
    "undated": "of no one day",
    "after its report": "of a day after the report",
    "no event of that kind": "of a kind for which there is no code",
}


def tell_reasons(reasons: Counter[Reason]) -> str:
    """How many were left out and why, for a note; empty: none."""
    most_first = sorted(reasons.items(), key=lambda counted: (-counted[1], counted[0]))
    return ", ".join(f"{number} {WORDS.get(reason, reason)}" for reason, number in most_first)


def options_for(reasons: Iterable[Reason], choice: Choice) -> str:
    """Options of the command line that would let more in, for a note; empty: none would."""
    found = set(reasons)
    also = ["--also"] if found & set(get_args(Also)) else []
    return " and ".join([*also, "--report-day"] if "undated" in found and not choice.report_day else also)


def days_of(told: Told, choice: Choice) -> tuple[When, str]:
    """The days on which it may have been, and where they are from: a Basis, or `report`."""
    when, dated = told.interaction.when, told.document.dated
    only_bounded = when.basis == "assumed" and when.earliest is None and when.latest == dated.latest
    if choice.report_day and only_bounded and told.interaction.realis == "occurred":
        return dated, ONLY_TELLING
    return when, when.basis


def one_day(when: When) -> str | None:
    """The ISO day, if there is only one that it can be; None: there are several, or none is known."""
    if when.candidates is not None:
        return when.candidates[0] if len(when.candidates) == 1 else None
    return when.earliest if when.earliest == when.latest else None


def state_set(actors: Iterable[Actor], *, official: bool = False) -> frozenset[str]:
    """The states and bodies that actors are of; `official`: only of those who act for them."""
    meant = (actor for actor in actors if not official or acts_for_state(actor))
    return frozenset(actor.state for actor in meant if actor.state is not None)


def acts_for_state(actor: Actor) -> bool:
    """It is a state or body, an organ or official of it; not its companies, parties, press or people."""
    of_body = actor.state is not None and actor.state.startswith("IGO:")
    held = actor.kind in ("state", "office") or actor.office is not None or actor.sector in OFFICIAL
    return held or of_body


def words_of(actor: Actor, document: Document) -> str:
    """The report's own words for an actor, on one line; empty: it is not named there."""
    return one_line(document.slice(actor.span)) if actor.span else ""


def trace(told: Told, choice: Choice) -> dict[str, Any]:
    """What an interaction rests on, for programs: ids, words with their spans, day, source."""
    document, deed = told.document, told.interaction
    when, day_from = days_of(told, choice)
    around = [one.id for one in told.statements if one.frame[0] <= deed.trigger[0] and deed.trigger[1] <= one.frame[1]]
    source = document.source
    return {
        "interaction": deed.id,
        "document": document.id,
        "asserted_by": deed.asserted_by,
        "statements": around,
        "realis": deed.realis,
        "event": deed.event,
        "mode": deed.mode,
        "cameo": deed.cameo,
        "day": one_day(when),
        "day_from": day_from,
        "when": msgspec.to_builtins(deed.when),
        "actor": [_side(actor, document) for actor in deed.actor],
        "recipient": [_side(actor, document) for actor in deed.recipient],
        "trigger": _quote(deed.trigger, document),
        "evidence": [_quote(span, document) for span in deed.evidence],
        "where": None if deed.where is None else _quote(deed.where, document),
        "source": {
            "path": source.path,
            "url": source.url,
            "sha256": source.sha256,
            "headline": document.headline,
            "outlet": document.outlet,
            "agency": document.agency,
            "dated": msgspec.to_builtins(document.dated),
        },
        "confidence": deed.confidence,
        "found_by": deed.found_by,
    }


def _quote(span: Span, document: Document) -> dict[str, Any]:
    return {"span": list(span), "words": document.slice(span)}


def _side(actor: Actor, document: Document) -> dict[str, Any]:
    words = None if actor.span is None else _quote(actor.span, document)
    return {"id": actor.id, "name": actor.name, "state": actor.state, "sector": actor.sector, "named": words}
