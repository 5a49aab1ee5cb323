"""Meetings told by a verb: "met", "received", "spoke by phone", "will travel to"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from chancery.code.meetings.mentions import (
    WHERE,
    Mention,
    last_used,
    segment_parties,
    subject_parties,
    subject_stretch,
)
from chancery.code.meetings.parties import host_at, parties_in, plural, without_homes
from chancery.code.meetings.phrases import (
    POSSESSIVE,
    Segment,
    find_place,
    make_place,
    place_before_where,
    place_under,
    segments_after,
    times_in,
    times_under,
)
from chancery.code.meetings.report import PEOPLE, PLACES, Report
from chancery.code.meetings.status import Told, by_time, embedded, outlook
from chancery.grammar import clauses
from chancery.lexicons import role_named, states_named
from chancery.lexicons.meetings import meeting_verbs, meeting_words
from chancery.records import Actor, Place, TimeExpression

Reader = Callable[[Report, Token, list[Segment]], Mention | None]
BY_WIRE = frozenset({"by", "on", "over", "via", "in"})
ABOUT = frozenset({"about", "over", "regarding", "concerning"})
WAYS = {
    "arrive": frozenset({"to", "in"}),
    "land": frozenset({"in"}),
    "depart": frozenset({"for"}),
    "leave": frozenset({"for"}),
    "head": frozenset({"to", "for"}),
}
"""Prepositions behind verbs of travel before where it goes; `to` behind the others."""
SUBJECT_REACH = 30  # tokens from a subject to its verb that evidence still spans


def read_verb(report: Report, verb: Token) -> Mention | None:
    """A meeting told by a verb; None: its pattern does not find those who meet."""
    segments = segments_after(report, verb.i)
    mention = READERS[meeting_verbs()[verb.lemma_.lower()]](report, verb, segments)
    if mention is None:
        return None
    mention.told = mention.told or [*by_time(verb, outlook(verb)), *embedded(verb)]
    times = [*times_in(report, segments), *times_under(report, verb)]
    journey = journey_for(verb)
    if journey is not None:
        mention.within = journey.i
        times = times or list(times_under(report, journey))
    if not times and verb.dep_ in ("advcl", "acl:relcl", "acl"):
        times = list(antecedent_time(report, verb))
    mention.set_day(report, times, segments)
    mention.place = mention.place or find_place(report, segments, WHERE) or place_of_clause(report, verb)
    mention.topics = [one for one in segments if one.preposition in ABOUT and one.start not in report.times]
    subject = clauses.subject(verb)
    near = subject is not None and 0 < verb.i - subject.i < SUBJECT_REACH
    first = subject_stretch(subject, verb)[0] if near and subject is not None else verb.i
    mention.span = report.span(min(first, verb.i), last_used(report, verb, segments))
    return mention


def journey_for(verb: Token) -> Token | None:
    """The verb of travel that is done for it: "flew to Oslo to meet"; None: there is none."""
    moves = verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_.lower() in meeting_words("verbs", "travel")
    return verb.head if moves else None


def place_of_clause(report: Report, verb: Token) -> Place | None:
    """Where, by what hangs on the verb, or on the journey that is made for it: "flew to Oslo to meet"."""
    found = place_under(report, verb, WHERE) or place_before_where(report, verb)
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


def direct_object(verb: Token, segments: list[Segment]) -> Segment | None:
    """What stands right after the verb, without a preposition."""
    return next((one for one in segments if one.preposition == "" and one.start == verb.i + 1), None)


def object_below(verb: Token) -> Segment | None:
    """The object where adverbs part it from its verb: "received on Tuesday at the palace President Vik"."""
    head = clauses.child(verb, clauses.OBJECTS)
    if head is None or head.i < verb.i:
        return None
    first = min(
        (part.i for part in head.subtree if part.i > verb.i and part.dep_ not in ("obl", "case")), default=head.i
    )
    return Segment("", first, max(head.i, *(part.i for part in head.subtree)) + 1)


def object_parties(report: Report, verb: Token, segments: list[Segment]) -> list[Actor] | None:
    """Whom a verb takes as object, empty: nobody; None: something that cannot meet ("met the demands")."""
    first = direct_object(verb, segments) or object_below(verb)
    if first is None:
        return []
    words = [report.doc[at] for at in range(first.start, first.end) if at not in report.times]
    if all(token.pos_ in ("ADV", "PUNCT", "PART") for token in words):
        return []
    end = words[-1].i + 1
    of = next((one for one in segments if one.start == first.end + 1 and one.preposition in ("of", "to", "from")), None)
    of = of or next((one for one in segments if one.start == first.end + 2 and one.preposition == "by"), None)  # led by
    person = any((name := report.names.get(token.i)) and name.label_ in PEOPLE for token in words)
    role = any(role_named(token.lower_) is not None for token in words)
    head = clauses.child(verb, clauses.OBJECTS)
    role = role or (head is not None and head.lemma_.lower() in meeting_words("verbs", "bodies"))  # "a delegation"
    owned = words[-1].text in POSSESSIVE
    if not person and not role and ((head is not None and head.pos_ == "NOUN") or end - 1 not in report.names or owned):
        return None
    return list(parties_in(report, first.start, of.end if of is not None else end))


def read_meet(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A met B", "A met with B", "A and B met"."""
    if clauses.is_passive(verb):
        return None
    others = object_parties(report, verb, segments) if verb.lemma_.lower() == "meet" else []
    if others is None:
        return None
    partners = segment_parties(report, segments, frozenset({"with"}))
    subject = meeting_subject(verb)
    together = any(part.lower_ == "together" for part in verb.children)
    several = subject is not None and (
        (plural(subject) and (together or is_of_people(report, subject)))
        or subject.lemma_.lower() in meeting_words("verbs", "bodies")
        or subject.lower_ in ("they", "both", "we", "two")
        or any(part.dep_ == "conj" for part in subject.children)
    )
    if not (others or partners or several):
        return None
    own = () if subject is None else parties_in(report, *subject_stretch(subject, verb))
    return make(verb, "talks", [*own, *others, *partners])


def meeting_subject(verb: Token) -> Token | None:
    """Who is to meet, by "wants the ministers to meet" as well."""
    wanted = clauses.child(verb.head, clauses.OBJECTS) if verb.dep_ == "xcomp" else None
    return wanted if wanted is not None and verb.head.i < wanted.i < verb.i else clauses.subject(verb)


def is_of_people(report: Report, subject: Token) -> bool:
    """The plural subject is of somebody who can meet: "ministers", "the Kenyans"."""
    return role_named(subject.lemma_.lower()) is not None or subject.i in report.names or subject.pos_ == "PRON"


def make(verb: Token, kind: str, parties: list[Actor], loose: bool = True) -> Mention:
    return Mention(verb, kind, loose, parties=without_homes(parties))  # type: ignore[arg-type]


def read_host(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A received B", "B was received by A": only where B is a person."""
    own = subject_parties(report, verb)
    if clauses.is_passive(verb):
        hosts = segment_parties(report, segments, frozenset({"by"}))
        known = hosts or find_place(report, segments, WHERE) is not None or times_in(report, segments)
        return make(verb, "talks", [*own, *hosts]) if known and has_person(own) else None
    guests = object_parties(report, verb, segments) or named_after(report, segments)
    head = clauses.child(verb, clauses.OBJECTS)
    if not guests or not own or not has_person(guests):
        return None
    person = head is None or head.i in report.names or role_named(head.lower_) is not None
    person = person or head.lemma_.lower() in meeting_words("verbs", "bodies")
    return make(verb, "talks", [*own, *guests]) if person else None


def named_after(report: Report, segments: list[Segment]) -> list[Actor]:
    """People named after a day or place that parts them from their verb, where the parser lost the object."""
    found: list[Actor] = []
    if any(one.preposition == "" for one in segments[:1]):
        return found
    for one in segments:
        names = [name for at in range(one.start, one.end) if (name := report.names.get(at)) and name.label_ in PEOPLE]
        if one.preposition in ("in", "at", "on") and names:
            found += parties_in(report, names[0].start, one.end)
    return found


def has_person(actors: list[Actor] | tuple[Actor, ...]) -> bool:
    return any(actor.kind in ("person", "office") for actor in actors)


def read_visit(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A visited C": where A is somebody of a state, and C a place."""
    own, first = subject_parties(report, verb), direct_object(verb, segments)
    if first is None or clauses.is_passive(verb) or not any(actor.state or actor.office for actor in own):
        return None
    names = [name for at in range(first.start, first.end) if (name := report.names.get(at)) is not None]
    place = next((name for name in names if name.label_ in PLACES), None)
    if place is None:
        return None
    mention = make(verb, "visit", [*own, *parties_in(report, first.start, first.end)], loose=False)
    mention.place = city_or_none(make_place(place))
    return mention


def read_travel(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A will travel to C": a visit, where A holds an office and C is abroad."""
    lemma, own = verb.lemma_.lower(), subject_parties(report, verb)
    if verb.doc[verb.i + 1 : verb.i + 4].text.lower() == "face to face":
        return read_meet(report, verb, segments)
    if not any(has_person([actor]) and actor.state for actor in own):
        return None
    place = find_place(report, segments, WAYS.get(lemma, frozenset({"to"})))
    named = states_named(place.name) if place is not None else ()
    if place is None or not named or {found.state.alpha3 for found in named} & {actor.state for actor in own}:
        return None
    words = report.doc.char_span(*place.span, alignment_mode="expand")
    host = (report.actor(words) if words is not None else None) or host_at(report, place.name)
    mention = make(verb, "visit", [*own, *([host] if host is not None else [])], loose=False)
    mention.place = city_or_none(place)
    return mention


def city_or_none(place: Place) -> Place | None:
    """None for a state, which is the host: where in it is not told."""
    named = states_named(place.name)
    return None if any(found.match in ("name", "alias", "variant") for found in named) else place


def read_call(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A phoned B"."""
    others, own = object_parties(report, verb, segments), subject_parties(report, verb)
    return make(verb, "call", [*own, *others], loose=False) if others and own else None


def read_speak(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A spoke with B", "by phone": a call; not what somebody says to reporters."""
    near = {report.doc[at].lower_ for one in segments if one.preposition in BY_WIRE for at in range(one.start, one.end)}
    by_wire = bool(near & meeting_words("nouns", "by_wire"))
    others = segment_parties(report, segments, frozenset({"with", "to"} if by_wire else {"with"}))
    own = subject_parties(report, verb)
    if not own or not (others or (by_wire and len(own) > 1)):
        return None
    if not by_wire and not all(actor.state for actor in (*own, *others)):
        return None
    return make(verb, "call" if by_wire else "talks", [*own, *others], loose=not by_wire)


def read_sit(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A sat down with B"."""
    return read_meet(report, verb, segments) if any(part.lower_ == "down" for part in verb.children) else None


def read_gather(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "Leaders of A and B gathered in C"."""
    subject = clauses.subject(verb)
    if subject is None or clauses.child(verb, clauses.OBJECTS) is not None:
        return None
    own = subject_parties(report, verb)
    somebody = role_named(subject.lemma_.lower()) is not None or len(own) > 1
    return make(verb, "talks", list(own)) if somebody and find_place(report, segments, WHERE) is not None else None


def read_invite(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A invited B to C": a visit that may come of it."""
    guests, own = object_parties(report, verb, segments), subject_parties(report, verb)
    place = find_place(report, segments, frozenset({"to"}))
    if clauses.is_passive(verb) or not guests or not own or place is None:
        return None
    mention = make(verb, "visit", [*guests, *own], loose=False)
    mention.place = city_or_none(place)
    mention.told = [Told("refused" if outlook(verb).negated else "mooted", verb)]
    return mention


READERS: dict[str, Reader] = {
    "meet": read_meet,
    "confer": read_meet,
    "host": read_host,
    "visit": read_visit,
    "travel": read_travel,
    "call": read_call,
    "speak": read_speak,
    "sit": read_sit,
    "gather": read_gather,
    "invite": read_invite,
}
