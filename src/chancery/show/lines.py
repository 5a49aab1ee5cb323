"""A fact of any kind in the words of a table: who, what stands below the name, the report's words, how, and when."""

from __future__ import annotations

from typing import NamedTuple

from chancery.evidence import is_mutual
from chancery.records import AgendaItem, Document, Interaction, Meeting, Statement
from chancery.show.rows import one_line
from chancery.show.wording import (
    UNSURE,
    name_people,
    quote_words,
    write_day,
    write_manner,
    write_saying,
    write_speaker,
    write_words,
)

NOBODY = "(nobody named)"


class Line(NamedTuple):
    """The cells of a fact; `how` are its two main marks, the second may be empty, and then notes."""

    who: str
    below: str
    words: str
    how: tuple[str, ...]
    when: str


STATEMENT_HEAD = ("Who", "Cue", "Words", "How", "When")
INTERACTION_HEAD = ("Who", "To whom", "Words", "How", "When")
MEETING_HEAD = ("Who", "What", "Words", "How", "When")


def line_of_statement(document: Document, statement: Statement) -> Line:
    """Speaker, cue, what was said, act and mode."""
    return Line(
        write_speaker(document, statement),
        write_saying(document, statement),
        write_words(document, statement),
        write_manner(statement),
        write_day(statement.said_on),
    )


def line_of_interaction(document: Document, interaction: Interaction, said_by: Statement | None = None) -> Line:
    """Actor, recipient, the clause that tells it, event and realis; `said_by`: the statement that asserts it."""
    to = name_people(interaction.recipient, document)
    below = f"→ {to}" if to else "with each other" if is_mutual(interaction) else ""
    return Line(
        name_people(interaction.actor, document) or NOBODY,
        below,
        quote_words(document, interaction.evidence[0]),
        (
            write_event(interaction),
            interaction.realis,
            *((f"says {write_speaker(document, said_by)}",) if said_by is not None else ()),
            *write_doubt(interaction.confidence),
        ),
        write_day(interaction.when),
    )


def line_of_meeting(document: Document, meeting: Meeting) -> Line:
    """Parties, kind and place, the words that name it first and its agenda, status."""
    place = f" in {one_line(meeting.place.name)}" if meeting.place is not None else ""
    about = write_agenda(meeting.agenda)
    before = tuple(dict.fromkeys(told.status for told in meeting.history if told.status != meeting.status))
    return Line(
        name_people(meeting.parties, document) or NOBODY,
        ("meeting" if meeting.kind == "other" else meeting.kind) + place,
        quote_words(document, meeting.evidence[0]) + (f" ({about})" if about else ""),
        (meeting.status, f"was {', '.join(before)}" if before else "", *write_doubt(meeting.confidence)),
        write_day(meeting.when),
    )


def write_event(interaction: Interaction) -> str:
    """The event with its mode: `SANCTION: expel`."""
    return f"{interaction.event}: {interaction.mode}" if interaction.mode else interaction.event


def write_agenda(agenda: tuple[AgendaItem, ...]) -> str:
    """What is dealt with, and what is not; empty: nothing is told."""
    about = ", ".join(one_line(item.issue) for item in agenda if item.included)
    not_about = ", ".join(one_line(item.issue) for item in agenda if not item.included)
    parts = (f"about: {about}" if about else "", f"not about: {not_about}" if not_about else "")
    return "; ".join(part for part in parts if part)


def write_doubt(confidence: float) -> tuple[str, ...]:
    """A note on a low confidence; none on others."""
    return (f"unsure: {confidence:.2f}",) if confidence < UNSURE else ()
