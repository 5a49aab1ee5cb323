"""What is known of an interaction or a meeting, and why it is in the record, as names and values."""

from __future__ import annotations

from chancery.evidence import is_mutual
from chancery.records import Document, Realis, Span, Statement, StatusAt
from chancery.show.lines import NOBODY, write_event
from chancery.show.passage import tell_place
from chancery.show.reasons import explain_actor, explain_report, explain_when
from chancery.show.rows import one_line, write_when
from chancery.show.rules import explain_rule
from chancery.show.wording import UNSURE, name_people, quote_words, write_speaker
from chancery.store.facts import InteractionFact, MeetingFact

_REALIS: dict[Realis, str] = {
    "occurred": "told as done",
    "planned": "told as what is to come",
    "hypothetical": "told as what might be",
    "negated": "told as what was not done, or will not be",
    "historical": "told of an earlier time",
}
MOST = 12  # places that are written out


def describe_interaction(fact: InteractionFact, said_by: Statement | None) -> list[tuple[str, str]]:
    """What is known of an interaction; `said_by` is the statement that asserts it. Empty values are left out."""
    deed, document = fact.interaction, fact.document
    together = " (with each other)" if is_mutual(deed) else ""
    teller = "the report itself"
    if deed.asserted_by is not None:
        teller = (write_speaker(document, said_by) if said_by else "a speaker") + f", in {deed.asserted_by}"
    lines = [
        ("interaction", deed.id),
        ("who", (name_people(deed.actor, document) or NOBODY) + together),
        ("to whom", name_people(deed.recipient, document)),
        ("event", f"{write_event(deed)}{f', CAMEO {deed.cameo}' if deed.cameo else ''}"),
        ("kind", f"{deed.quad}, score {deed.score:g}"),
        ("context", ", ".join(deed.context)),
        ("realis", f"{deed.realis}: {_REALIS[deed.realis]}"),
        ("told by", teller),
        ("when", write_when(deed.when) or "not known"),
        ("where", "" if deed.where is None else document.slice(deed.where)),
        *_places("also told", deed.evidence[1:], document),
        ("confidence", write_confidence(deed.confidence)),
        *tell_place(document, deed.evidence[0]),
    ]
    return [(name, one_line(value)) for name, value in lines if value]


def explain_interaction(fact: InteractionFact) -> list[tuple[str, str]]:
    """How an interaction was found, who is meant and why, and what its day rests on."""
    deed, document = fact.interaction, fact.document
    lines = [
        ("found as", explain_rule(deed.found_by)),
        ("found by", f"{deed.found_by}; confidence {deed.confidence:.2f}"),
        ("word", f"“{document.slice(deed.trigger)}”"),
        *(("who", explain_actor(actor, document)) for actor in deed.actor),
        *(("to whom", explain_actor(actor, document)) for actor in deed.recipient),
        *([] if deed.actor else [("who", "the words name nobody who can be told with any certainty; none is guessed")]),
        ("when", explain_when(document, deed.when) or "not known: nothing tells it"),
        *explain_report(document),
    ]
    return [(name, one_line(value)) for name, value in lines if value]


def describe_meeting(fact: MeetingFact) -> list[tuple[str, str]]:
    """What is known of a meeting, empty values left out."""
    meeting, document = fact.meeting, fact.document
    lines = [
        ("meeting", meeting.id),
        ("kind", meeting.kind),
        ("parties", name_people(meeting.parties, document) or NOBODY),
        ("place", "" if meeting.place is None else meeting.place.name),
        ("when", write_when(meeting.when) or "not known"),
        ("status", meeting.status),
        *(("about", f"{item.issue}: {_quote(document, item.span)}") for item in meeting.agenda if item.included),
        *(
            ("not about", f"{item.issue}: {_quote(document, item.span)}")
            for item in meeting.agenda
            if not item.included
        ),
        *_places("also named", meeting.evidence[1:], document),
        ("confidence", write_confidence(meeting.confidence)),
        *tell_place(document, meeting.evidence[0]),
    ]
    return [(name, one_line(value)) for name, value in lines if value]


def explain_meeting(fact: MeetingFact) -> list[tuple[str, str]]:
    """How a meeting was found, what its status rests on, who is meant, and what its day rests on."""
    meeting, document = fact.meeting, fact.document
    lines = [
        ("found by", f"{meeting.found_by}, confidence {meeting.confidence:.2f}"),
        *(("status", explain_status(document, told)) for told in meeting.history),
        *(("party", explain_actor(actor, document)) for actor in meeting.parties),
        ("place", "" if meeting.place is None else f"{meeting.place.name}: {_quote(document, meeting.place.span)}"),
        ("when", explain_when(document, meeting.when) or "not known: nothing tells it"),
        *explain_report(document),
    ]
    return [(name, one_line(value)) for name, value in lines if value]


def explain_status(document: Document, told: StatusAt) -> str:
    """What a report says has become of a meeting, as of which day, and in which words."""
    return f"{told.status}, as of {write_when(told.when) or 'no day that is known'}: {_quote(document, told.span)}"


def write_confidence(confidence: float) -> str:
    """The figure, and whether it is low."""
    return f"{confidence:.2f}{' (low)' if confidence < UNSURE else ''}"


def _places(name: str, spans: tuple[Span, ...], document: Document) -> list[tuple[str, str]]:
    lines = [(name, _quote(document, span)) for span in spans[:MOST]]
    return lines if len(spans) <= MOST else [*lines, (name, f"and in {len(spans) - MOST} places more")]


def _quote(document: Document, span: Span) -> str:
    return f"“{quote_words(document, span)}”"
