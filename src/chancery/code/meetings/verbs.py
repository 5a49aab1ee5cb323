"""Meetings told by a verb: "met", "received", "spoke by phone", "will travel to"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from chancery.code.meetings.hanging import case_of, climb
from chancery.code.meetings.idioms import label_of
from chancery.code.meetings.journeys import is_stay, read_invite, read_travel, read_visit
from chancery.code.meetings.mentions import (
    WHERE,
    Mention,
    last_used,
    segment_parties,
    subject_parties,
    subject_stretch,
)
from chancery.code.meetings.outlook import outlook
from chancery.code.meetings.parties import host_at, parties_in, plural
from chancery.code.meetings.phrases import (
    Segment,
    find_place,
    label_times,
    name_before_where,
    place_before_colon,
    place_before_where,
    place_under,
    segments_after,
    times_in,
    times_under,
)
from chancery.code.meetings.report import PEOPLE, Report
from chancery.code.meetings.sides import (
    direct_object,
    has_person,
    make,
    named_after,
    object_parties,
    wanted_to,
)
from chancery.code.meetings.status import Told, told_in_clause
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons import role_named
from chancery.lexicons.meetings import meeting_nouns, meeting_verbs, meeting_words
from chancery.records import UNKNOWN_DAY, Place, TimeExpression, When

Reader = Callable[[Report, Token, list[Segment]], Mention | None]
TWO = frozenset({"they", "both", "we", "two", "three", "four", "pair", "trio"})
BY_WIRE = frozenset({"by", "on", "over", "via", "in"})
ABOUT = frozenset({"about", "over", "regarding", "concerning"})
MEASURES = frozenset("minute hour day morning afternoon evening night weekend".split())
WIRE_REACH = 8  # tokens from "met" to "by video link"
SUBJECT_REACH = 30  # tokens from a subject to its verb that evidence still spans


def read_verb(report: Report, verb: Token) -> Mention | None:
    """A meeting told by a verb; None: its pattern does not find those who meet."""
    segments = segments_after(report, verb.i)
    faced = verb.doc[verb.i + 1 : verb.i + 4].text.lower() == "face to face"  # "came face to face"
    pattern = "meet" if faced else meeting_verbs()[verb.lemma_.lower()]
    pattern = "get" if verb.doc[verb.i + 1 : verb.i + 2].text.lower() == "together" else pattern  # "came together"
    mention = READERS[pattern](report, verb, segments)
    if mention is None:
        return None
    mention.told = mention.told or told_in_clause(verb, outlook(verb))
    label = label_of(verb)
    if label is not None and (label[0] != "planned" or all(one.status == "present" for one in mention.told)):
        mention.told = [*(one for one in mention.told if one.status != "present"), Told(*label)]
    times = [*times_in(report, segments), *times_under(report, verb)]
    journey = journey_for(verb) or stay_before(report, verb)
    if journey is not None:
        mention.within = journey.i
        times = times or list(times_under(report, journey))
    times = times or label_times(report, verb.sent.start)
    if not times and verb.dep_ in ("advcl", "acl:relcl", "acl"):
        times = list(antecedent_time(report, verb))
    mention.set_day(report, times, segments)
    mention.other = any(part.lower_ == "again" for part in verb.children)
    if mention.when == UNKNOWN_DAY and mention.kind in ("talks", "call") and goes_on(verb):
        mention.when = day_of_report(report, verb)
    mention.place = mention.place or find_place(report, segments, WHERE) or place_of_clause(report, verb)
    if mention.when == UNKNOWN_DAY and mention.place is None:  # "will not meet": nothing that could be called off
        mention.told = [replace(one, status="refused") if one.status == "cancelled" else one for one in mention.told]
    mention.topics = [one for one in segments if one.preposition in ABOUT and one.start not in report.times]
    subject = clauses.subject(verb)
    mention.definite = subject is not None and not mention.parties and is_counted(subject)  # "the two will meet"
    near = subject is not None and 0 < verb.i - subject.i < SUBJECT_REACH
    first = subject_stretch(subject, verb)[0] if near and subject is not None else verb.i
    mention.span = report.span(min(first, verb.i), last_used(report, verb, segments))
    return mention


def goes_on(verb: Token) -> bool:
    """Talks are going on while the report is written: "is meeting"."""
    helpers = {part.lower_ for part in verb.children if part.dep_ in clauses.AUXILIARIES}
    return verb.tag_ == "VBG" and bool(helpers & {"is", "are", "'s", "’s", "'re", "’re"})


def day_of_report(report: Report, verb: Token) -> When:
    """The report's own day, where it has one; else an unknown day."""
    dated = report.document.dated
    if dated.earliest is None or dated.earliest != dated.latest:
        return UNKNOWN_DAY
    span = (verb.idx, verb.idx + len(verb))
    return When(earliest=dated.earliest, latest=dated.latest, basis="dateline", spans=(span,))


def journey_for(verb: Token) -> Token | None:
    """The verb of travel that is done for it: "flew to Oslo to meet"; None: there is none."""
    moves = verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_.lower() in meeting_words("verbs", "travel")
    return verb.head if moves else None


def stay_before(report: Report, verb: Token) -> Token | None:
    """The stay during which it happens: "is in Oslo today, where she will meet"; None: there is none."""
    name = name_before_where(report, verb)
    return name.root if name is not None and is_stay(report, name.root) else None


def place_of_clause(report: Report, verb: Token) -> Place | None:
    """Where, by what hangs on the verb, or on the journey that is made for it: "flew to Oslo to meet"."""
    found = place_under(report, verb, WHERE) or place_before_where(report, verb) or place_before_colon(report, verb.i)
    journey = journey_for(verb)
    return place_under(report, journey, WHERE | {"to"}) if found is None and journey is not None else found


def antecedent_time(report: Report, verb: Token) -> Iterator[TimeExpression]:
    """The day before ", when they met"."""
    when = next((part for part in verb.children if part.lower_ == "when"), None)
    if when is None:
        return
    at = when.i - 1
    while at >= 0 and report.doc[at].is_punct:
        at -= 1
    if at in report.times:
        yield report.times[at]


def read_meet(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A met B", "A met with B", "A and B met"."""
    met = verb.lemma_.lower() == "meet"
    faced = verb.doc[verb.i + 1 : verb.i + 4].text.lower() == "face to face"
    if clauses.is_passive(verb) or (not met and not faced and clauses.child(verb, clauses.OBJECTS) is not None):
        return None
    others = object_parties(report, verb, segments) if met else []
    if others is None:
        return None
    own = subject_parties(report, verb)
    partners = segment_parties(report, segments, PARTNER.get(verb.lemma_.lower(), frozenset({"with"})))
    wanted = wanted_to(verb)
    subject = wanted if wanted is not None else clauses.subject(verb)
    together = any(part.lower_ == "together" for part in verb.children)
    several = subject is not None and (
        (plural(subject) and (together or is_of_people(report, subject)))
        or subject.lemma_.lower() in meeting_words("verbs", "bodies")
        or subject.lower_ in TWO
        or len({actor.state for actor in own}) > 1
        or sum(actor.kind == "person" for actor in own) > 1
        or any(part.dep_ == "conj" for part in subject.children)
        or is_counted(subject)
    )
    if not (others or partners or several):
        return None
    own = own if wanted is None else parties_in(report, *subject_stretch(wanted, verb))
    near = {token.lower_ for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + WIRE_REACH)]}
    remote = bool(near & meeting_words("nouns", "remote"))
    return make(verb, "call" if remote else "talks", [*own, *others, *partners], loose=not remote)


def is_counted(subject: Token) -> bool:
    """ "the two", "the two men", "both sides": people, and so many that they can meet."""
    if subject.lower_ in TWO:
        return True
    near = subject.doc[max(subject.sent.start, subject.i - 2) : subject.i]
    lemma = subject.lemma_.lower()
    somebody = lemma in meeting_words("verbs", "bodies") | meeting_words("verbs", "counted")
    somebody = somebody or role_named(lemma) is not None
    return somebody and any(token.lower_ in TWO for token in near)


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
    if not guests or not own or not has_person(guests):
        return None
    person = head is None or head.i in report.names or role_named(head.lower_) is not None
    person = person or (head is not None and head.lemma_.lower() in meeting_words("verbs", "bodies"))
    return make(verb, "talks", [*own, *guests]) if person else None


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
    if len({actor.state for actor in mention.parties}) < 2:
        return None
    mention.told = told_in_clause(verb, outlook(verb))
    mention.set_day(report, [*times_in(report, segments), *times_under(report, verb)], segments)
    mention.span = report.span(verb.i, max(wire.i + 1, last_used(report, verb, segments)))
    return mention


def read_call_on(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A called on B in Rabat on Monday": a visit, unless B is asked to do something."""
    hosts, own = segment_parties(report, segments, frozenset({"on"})), subject_parties(report, verb)
    asked = any(part.dep_ in ("xcomp", "ccomp", "advcl", "acl") and part.i > verb.i for part in verb.subtree)
    told = find_place(report, segments, WHERE) is not None or bool(times_in(report, segments))
    seen = own and has_person(hosts) and told and not asked and not clauses.is_passive(verb)
    return make(verb, "talks", [*own, *hosts]) if seen else None


def read_play(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A plays host to B"."""
    if verb.doc[verb.i + 1 : verb.i + 3].text.lower() != "host to":
        return None
    guests, own = segment_parties(report, segments, frozenset({"to"})), subject_parties(report, verb)
    return make(verb, "talks", [*own, *guests]) if own and has_person(guests) else None


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


def read_speak(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A spoke with B", "by phone": a call; not what somebody says to reporters."""
    near = {report.doc[at].lower_ for one in segments if one.preposition in BY_WIRE for at in range(one.start, one.end)}
    by_wire = bool(near & meeting_words("nouns", "by_wire"))
    others = segment_parties(report, segments, frozenset({"with", "to"}))
    others = [actor for actor in others if by_wire or actor.kind != "organisation"]  # "talking to the agency"
    own = subject_parties(report, verb)
    if not by_wire and not {actor.state for actor in others} - {actor.state for actor in own}:
        others = []  # "spoke to her own party"
    told = find_place(report, segments, WHERE) is not None or bool(times_in(report, segments))
    general = any(one.preposition in ABOUT for one in segments) and not told  # "talk about their past"
    alone = len({actor.state for actor in own}) > 1 and not general
    subject = clauses.subject(verb)
    somebody = subject is not None and (plural(subject) or subject.lower_ in TWO or role_named(subject.lemma_.lower()))
    if by_wire and not own and somebody:
        return make(verb, "call", others, loose=False)  # "the two spoke by phone"
    if not own or not (others or (by_wire and len(own) > 1) or alone):
        return None
    if not by_wire and not all(actor.state for actor in (*own, *others)):
        return None
    return make(verb, "call" if by_wire else "talks", [*own, *others], loose=not by_wire)


def read_sit(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A sat down with B", "A sat across from B", "the committee will sit on Monday"."""
    near = {token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 5]}
    subject = clauses.subject(verb)
    body = subject is not None and subject.lemma_.lower() in meeting_words("verbs", "bodies")
    beside = has_person(segment_parties(report, segments, PARTNER["sit"] - {"from"}))
    return read_meet(report, verb, segments) if near & SEATED or body or beside else None


def read_spend(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A spent an hour with B", "A and B spent Sunday in C", "A was given an hour with B"."""
    first = direct_object(verb, segments)
    words = verb.doc[first.start : first.end] if first is not None else ()
    long = any(token.i in report.times or token.lemma_.lower() in MEASURES for token in words)
    given = verb.lemma_.lower() in ("give", "grant")
    if verb.lemma_.lower() != "spend":
        long = any(token.lemma_.lower() in MEASURES for token in words)
    return None if not long or clauses.is_passive(verb) is not given else join(report, verb, segments)


def read_closet(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A and B were closeted for an hour", "A was closeted with B"."""
    return join(report, verb, segments)


def join(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """Those who are its subject, with those who are "with" them; None: they are of one state."""
    partners = segment_parties(report, segments, frozenset({"with"}))
    own, subject = subject_parties(report, verb), clauses.subject(verb)
    several = subject is not None and is_counted(subject)
    sides = {actor.state for actor in (*own, *partners) if actor.state}
    return make(verb, "talks", [*own, *partners]) if len(sides) > 1 or (several and not partners) else None


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
    told = find_place(report, segments, WHERE) is not None or times_in(report, segments)
    states = {actor.state for actor in (*own, *others) if actor.state}
    seen = has_person(own) and has_person(others) and len(states) > 1 and told
    return make(verb, "talks", [*own, *others]) if seen else None


def read_gather(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "Leaders of A and B gathered in C"."""
    subject = clauses.subject(verb)
    if subject is None or clauses.child(verb, clauses.OBJECTS) is not None:
        return None
    own = subject_parties(report, verb)
    somebody = role_named(subject.lemma_.lower()) is not None or len(own) > 1 or subject.lower_ in TWO
    told = find_place(report, segments, WHERE) is not None or (own and times_in(report, segments))
    return make(verb, "talks", list(own)) if somebody and told else None


def read_bring(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "X will bring A and B together": A and B meet."""
    if not any(token.lower_ == "together" for token in verb.doc[verb.i + 1 : verb.i + 12]):
        return None
    first = direct_object(verb, segments)
    brought = parties_in(report, first.start, first.end) if first is not None else ()
    if len(brought) < 2:
        return None
    mention = make(verb, "talks", list(brought))
    subject = clauses.subject(verb)
    if subject is not None and subject.lemma_.lower() in meeting_nouns():  # "the forum brought together A and B"
        mention.within = subject.i
    return mention


def read_drop(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A dropped in on B"."""
    in_on = verb.doc[verb.i + 1 : verb.i + 3].text.lower() == "in on"
    return read_meet(report, verb, segments) if in_on else None


PARTNER = {"drop": frozenset({"on"}), "sit": frozenset({"with", "from", "opposite"})}
SEATED = frozenset({"down", "across", "opposite", "together", "table", "same"})
READERS: dict[str, Reader] = {
    "meet": read_meet,
    "confer": read_meet,
    "host": read_host,
    "visit": read_visit,
    "travel": read_travel,
    "call": read_call,
    "play": read_play,
    "speak": read_speak,
    "sit": read_sit,
    "gather": read_gather,
    "invite": read_invite,
    "bring": read_bring,
    "get": read_get,
    "see": read_see,
    "drop": read_drop,
    "spend": read_spend,
    "closet": read_closet,
}
