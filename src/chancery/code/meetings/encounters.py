"""Meetings face to face told by a verb: "A met B", "was received by", "sat down together"."""

from __future__ import annotations

from chancery.code.meetings.journeys import stay_at
from chancery.code.meetings.mentions import (
    WHERE,
    Mention,
    segment_parties,
    subject_of,
    subject_parties,
    subject_stretch,
)
from chancery.code.meetings.outlook import outlook
from chancery.code.meetings.parties import host_at, parties_in, plural, without_homes
from chancery.code.meetings.phrases import (
    Segment,
    find_place,
    times_in,
)
from chancery.code.meetings.report import Report
from chancery.code.meetings.sides import (
    TWO,
    direct_object,
    fronted_partners,
    has_person,
    is_counted,
    is_somebody,
    is_told,
    join,
    make,
    named_after,
    object_parties,
    wanted_to,
)
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons import role_named
from chancery.lexicons.meetings import meeting_nouns, meeting_words

MEASURES = frozenset("word minute hour day morning afternoon evening night weekend".split())
WIRE_REACH = 8  # tokens from "met" to "by video link"
PARTNER = {"drop": frozenset({"on"}), "sit": frozenset({"with", "from", "opposite"})}
SEATED = frozenset({"down", "across", "opposite", "together", "table", "same"})


def read_meet(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A met B", "A met with B", "A and B met"."""
    met = verb.lemma_.lower() in ("meet", "consult")
    if not met and verb.tag_ == "VBG" and any(part.lower_ == "been" for part in verb.children):
        return None  # "have been negotiating since May"
    faced = verb.doc[verb.i + 1 : verb.i + 4].text.lower() == "face to face"
    again = any(part.lower_ == "again" for part in verb.children)
    if clauses.is_passive(verb) or (not met and not faced and clauses.child(verb, clauses.OBJECTS) is not None):
        return None
    others = object_parties(report, verb, segments) if met and not faced else []
    if others is None:
        return None
    own = subject_parties(report, verb)
    partners = segment_parties(report, segments, PARTNER.get(verb.lemma_.lower(), frozenset({"with"})))
    wanted = wanted_to(verb)
    subject = wanted if wanted is not None else subject_of(verb)
    together = any(part.lower_ == "together" for part in verb.children)
    several = subject is not None and (
        (plural(subject) and (together or again or is_of_people(report, subject)))
        or subject.lemma_.lower() in meeting_words("verbs", "bodies")
        or subject.lower_ in TWO
        or len({actor.state for actor in own}) > 1
        or sum(actor.kind == "person" for actor in own) > 1
        or any(part.dep_ == "conj" for part in subject.children)
        or is_counted(subject)
    )
    if not (others or partners or several or (met and own and is_somebody(verb))):
        return None
    own = own if wanted is None else parties_in(report, *subject_stretch(wanted, verb))
    near = {token.lower_ for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + WIRE_REACH)]}
    remote = bool(near & meeting_words("nouns", "remote"))
    return make(verb, "call" if remote else "talks", [*own, *others, *partners], loose=not remote)


def is_of_people(report: Report, subject: Token) -> bool:
    """The plural subject is of somebody who can meet: "ministers", "the Kenyans"."""
    return role_named(subject.lemma_.lower()) is not None or subject.i in report.names or subject.pos_ == "PRON"


def read_host(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A received B", "B was received by A": only where B is a person."""
    own = subject_parties(report, verb)
    if clauses.is_passive(verb):
        hosts = segment_parties(report, segments, frozenset({"by"}))
        place = find_place(report, segments, WHERE)
        if not hosts and place is not None and (host := host_at(report, place)) is not None:
            hosts = [host]
        known = hosts or place is not None or times_in(report, segments)
        return make(verb, "talks", [*own, *hosts]) if known and has_person(own) else None
    guests = object_parties(report, verb, segments) or named_after(report, segments)
    head = clauses.child(verb, clauses.OBJECTS)
    pronoun = head is not None and head.lower_ in ("him", "her", "them") and is_told(report, verb, segments)
    if not own or not (has_person(guests) or is_somebody(verb) or pronoun):
        return None
    person = head is None or pronoun or head.i in report.names or role_named(head.lower_) is not None
    person = person or (head is not None and head.lemma_.lower() in meeting_words("verbs", "bodies"))
    return make(verb, "talks", [*own, *guests]) if person else None


def read_play(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A plays host to B"."""
    if verb.doc[verb.i + 1 : verb.i + 3].text.lower() != "host to":
        return None
    guests, own = segment_parties(report, segments, frozenset({"to"})), subject_parties(report, verb)
    return make(verb, "talks", [*own, *guests]) if own and has_person(guests) else None


def read_call_on(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A called on B in Rabat on Monday": a visit, unless B is asked to do something."""
    hosts, own = segment_parties(report, segments, frozenset({"on"})), subject_parties(report, verb)
    asked = any(part.dep_ in ("xcomp", "ccomp", "advcl", "acl") and part.i > verb.i for part in verb.subtree)
    seen = own and has_person(hosts) and is_told(report, verb, segments) and not asked and not clauses.is_passive(verb)
    return make(verb, "talks", [*own, *hosts]) if seen else None


def read_sit(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A sat down with B", "A sat across from B", "the committee will sit on Monday"."""
    near = {token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 5]}
    subject = subject_of(verb)
    body = subject is not None and subject.lemma_.lower() in meeting_words("verbs", "bodies")
    beside = has_person(segment_parties(report, segments, PARTNER["sit"] - {"from"}))
    several = sum(actor.kind == "person" for actor in subject_parties(report, verb)) > 1
    return read_meet(report, verb, segments) if near & SEATED or body or beside or several else None


def read_discuss(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A and B discussed gas", "A discussed gas with B": at a meeting told elsewhere, or somewhere or some day."""
    own, partners = subject_parties(report, verb), segment_parties(report, segments, frozenset({"with"}))
    people = list(without_homes([*own, *partners, *fronted_partners(report, verb)]))
    if clauses.is_passive(verb) or not has_person(people) or len({one.state for one in people if one.state}) < 2:
        return None
    words = {report.doc[at].lower_ for one in segments for at in range(one.start, one.end)}
    wired = bool(words & meeting_words("nouns", "by_wire"))
    mention = make(verb, "call" if wired else "talks", people, loose=not wired)
    mention.follows = not wired and not (find_place(report, segments, WHERE) or times_in(report, segments))
    return mention


def read_spend(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A spent an hour with B", "A and B spent Sunday in C", "A was given an hour with B"."""
    first = direct_object(verb, segments)
    words = verb.doc[first.start : first.end] if first is not None else ()
    long = any(token.i in report.times or token.lemma_.lower() in MEASURES for token in words)
    given = verb.lemma_.lower() in ("give", "grant")
    if verb.lemma_.lower() != "spend":
        long = any(token.lemma_.lower() in MEASURES for token in words)
    if not long or clauses.is_passive(verb) is not given:
        return None
    place = find_place(report, segments, frozenset({"in"})) if verb.lemma_.lower() == "spend" else None
    return join(report, verb, segments) or (stay_at(report, verb, place) if place is not None else None)


def read_closet(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A and B were closeted for an hour", "A was closeted with B"."""
    return join(report, verb, segments)


def read_get(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A and B get together"."""
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    return read_meet(report, verb, segments) if following is not None and following.lower_ == "together" else None


def read_see(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A and B see each other"; "A will see B in Oslo": where both serve states, and it is told where or when."""
    if clauses.is_passive(verb) or direct_object(verb, segments) is None:
        return None
    if verb.doc[verb.i + 1 : verb.i + 3].text.lower() in ("each other", "one another"):
        return make(verb, "talks", list(subject_parties(report, verb)))
    own, others = subject_parties(report, verb), object_parties(report, verb, segments) or []
    coming = outlook(verb).time == "future"  # "will see the president"
    told = coming or any(one.preposition in WHERE for one in segments) or is_told(report, verb, segments)
    states = {actor.state for actor in (*own, *others) if actor.state}
    seen = has_person(own) and has_person(others) and len(states) > 1 and told
    return make(verb, "talks", [*own, *others]) if seen else None


def read_gather(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "Leaders of A and B gathered in C"."""
    subject = subject_of(verb)
    if subject is None or clauses.child(verb, clauses.OBJECTS) is not None:
        return None
    own = subject_parties(report, verb)
    somebody = role_named(subject.lemma_.lower()) is not None or len(own) > 1 or subject.lower_ in TWO
    told = find_place(report, segments, WHERE) is not None or (own and is_told(report, verb, segments))
    return make(verb, "talks", list(own)) if somebody and told else None


def read_bring(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "X will bring A and B together", "to the table": A and B meet."""
    after = verb.doc[verb.i + 1 : verb.i + 12]
    if not any(token.lower_ in ("together", "table") for token in after):
        return None
    first = direct_object(verb, segments)
    brought = parties_in(report, first.start, first.end) if first is not None else ()
    words = {token.lower_ for token in verb.doc[first.start : first.end]} if first is not None else set()
    if len(brought) < 2 and not words & (TWO | {"them"}):
        return None
    mention = make(verb, "talks", list(brought))
    subject = subject_of(verb)
    if subject is not None and subject.lemma_.lower() in meeting_nouns():  # "the forum brought together A and B"
        mention.within = subject.i
    return mention


def read_drop(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A dropped in on B"."""
    in_on = verb.doc[verb.i + 1 : verb.i + 3].text.lower() == "in on"
    return read_meet(report, verb, segments) if in_on else None
