"""Meetings at a distance told by a verb: "A phoned B", "spoke by phone", "discussed it by telephone"."""

from __future__ import annotations

from chancery.code.meetings.encounters import read_call_on
from chancery.code.meetings.hanging import case_of, climb
from chancery.code.meetings.mentions import (
    WHERE,
    Mention,
    last_used,
    segment_parties,
    subject_of,
    subject_parties,
)
from chancery.code.meetings.outlook import outlook
from chancery.code.meetings.parties import plural
from chancery.code.meetings.phrases import (
    Segment,
    find_place,
    segments_after,
    times_in,
    times_under,
)
from chancery.code.meetings.report import PEOPLE, Report
from chancery.code.meetings.sides import (
    TWO,
    direct_object,
    is_counted,
    make,
    object_parties,
)
from chancery.code.meetings.status import told_in_clause
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons import role_named
from chancery.lexicons.meetings import meeting_nouns, meeting_verbs, meeting_words

MEASURES = frozenset({"minute", "hour", "while"})
BY_WIRE = frozenset({"by", "on", "over", "via", "in"})
ABOUT = frozenset({"about", "over", "regarding", "concerning"})


def read_call(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A phoned B", "A called B on Monday"; not "called B a liar"."""
    if verb.lemma_.lower() == "call" and verb.doc[verb.i + 1].lower_ == "on":
        return read_call_on(report, verb, segments)
    if verb.lemma_.lower() == "call" and not is_ring(report, verb, segments):
        return None
    others, own = object_parties(report, verb, segments), subject_parties(report, verb)
    return make(verb, "call", [*own, *others], loose=False) if others and own else None


def read_wire(report: Report, wire: Token) -> Mention | None:
    """ "A and B discussed gas by telephone", "A told B over the phone": `wire` is the "telephone"."""
    verb = next((above for above in climb(wire) if above.pos_ == "VERB"), None)
    if verb is None or case_of(wire) not in ("by", "over", "via") or verb.lemma_.lower() in meeting_verbs():
        return None
    segments = segments_after(report, verb.i)
    own = subject_parties(report, verb)
    others = [*(object_parties(report, verb, segments) or []), *segment_parties(report, segments, frozenset({"with"}))]
    mention = make(verb, "call", [*own, *others], loose=False)
    subject = subject_of(verb)
    both = subject is not None and is_counted(subject) and not mention.parties
    if len({actor.state for actor in mention.parties}) < 2 and not both:
        return None
    mention.told = told_in_clause(verb, outlook(verb))
    mention.set_day(report, [*times_in(report, segments), *times_under(report, verb)], segments)
    mention.span = report.span(verb.i, max(wire.i + 1, last_used(report, verb, segments)))
    return mention


def is_ring(report: Report, verb: Token, segments: list[Segment]) -> bool:
    """After whom it calls nothing follows that the called would be."""
    first = direct_object(verb, segments)
    if first is None or clauses.is_passive(verb):
        return False
    name = report.names.get(first.end - 1)
    if name is None or name.label_ not in PEOPLE or name.end >= len(report.doc):
        return False
    following = report.doc[name.end]
    return following.pos_ in ("ADP", "SCONJ") or following.text in ".,;" or following.i in report.times


def lasts(report: Report, segments: list[Segment]) -> bool:
    """ "for two hours"."""
    first = next((one.start for one in segments if one.preposition == "for"), None)
    near = report.doc[first : first + 5] if first is not None else ()  # "a quarter of an hour"
    return any(token.lemma_.lower() in MEASURES for token in near)


def read_speak(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A spoke with B", "by phone": a call; not what somebody says to reporters."""
    near = {report.doc[at].lower_ for one in segments if one.preposition in BY_WIRE for at in range(one.start, one.end)}
    by_wire = bool(near & meeting_words("nouns", "by_wire"))
    named = meeting_nouns().keys() - meeting_words("nouns", "by_wire")  # "spoke in favour of talks with B"
    own_segments = [one for one in segments if report.doc[one.start - 2].lemma_.lower() not in named]
    others = segment_parties(report, own_segments, frozenset({"with", "to"}))
    others = [actor for actor in others if by_wire or actor.kind != "organisation"]  # "talking to the agency"
    own = subject_parties(report, verb)
    if not by_wire and not {actor.state for actor in others} - {actor.state for actor in own}:
        others = []  # "spoke to her own party"
    told = find_place(report, segments, WHERE) is not None or bool(times_in(report, segments))
    general = any(one.preposition in ABOUT for one in segments) and not told  # "talk about their past"
    subject = subject_of(verb)
    listed = told and subject is not None and any(part.dep_ == "conj" for part in subject.children)  # "A and rebels"
    alone = (len({actor.state for actor in own}) > 1 or listed) and not general
    somebody = subject is not None and (plural(subject) or subject.lower_ in TWO or role_named(subject.lemma_.lower()))
    if by_wire and not own and somebody:
        return make(verb, "call", others, loose=False)  # "the two spoke by phone"
    if subject is not None and not own and is_counted(subject) and (told or lasts(report, segments)):
        return make(verb, "talks", [])  # "they talked in Oslo"
    if not own or not (others or (by_wire and len(own) > 1) or alone):
        return None
    if not by_wire and not all(actor.state for actor in (*own, *others)):
        return None
    return make(verb, "call" if by_wire else "talks", [*own, *others], loose=not by_wire)
