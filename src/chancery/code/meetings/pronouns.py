"""What the sentence after a meeting tells of it by a pronoun: "It has been put off", "It will be held in Oslo"."""

from __future__ import annotations

from chancery.code.meetings.idioms import phrase_of
from chancery.code.meetings.mentions import WHERE, Mention, last_used
from chancery.code.meetings.noun_status import told_of_noun
from chancery.code.meetings.outlook import status_of_verb
from chancery.code.meetings.phrases import find_place, segments_after, times_in, times_under
from chancery.code.meetings.report import Report
from chancery.code.meetings.status import takes_place
from chancery.grammar import clauses
from chancery.grammar.parse import Token

DECIDED = frozenset({"confirmed", "postponed", "cancelled"})


def read_it(report: Report, pronoun: Token) -> Mention | None:
    """What becomes of "it"; None: nothing that becomes of a meeting. It opens no record of its own."""
    verb = pronoun.head
    if pronoun.dep_ not in clauses.SUBJECTS or verb.i < pronoun.i:
        return None
    if any(part.dep_ in clauses.OBJECTS and part.lower_ != "place" for part in verb.children):  # "it opened talks"
        return None
    decided = status_of_verb(verb) in DECIDED and clauses.is_passive(verb)
    if not (decided or takes_place(verb) or phrase_of(pronoun, pronoun.i) is not None):
        return None
    segments = segments_after(report, verb.i)
    mention = Mention(pronoun, "talks", loose=True, told_of_last=True, follows=True)
    mention.told = told_of_noun(pronoun, pronoun.i, pronoun.i)
    mention.place = find_place(report, segments, WHERE)
    mention.set_day(report, [*times_in(report, segments), *times_under(report, verb)], segments)
    mention.span = report.span(pronoun.i, last_used(report, verb, segments))
    return mention
