"""Every place at which a report names a meeting, by a noun or a verb, with what is told of it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from chancery.code.meetings_days import choose_when, phase_of
from chancery.code.meetings_grammar import clauses
from chancery.code.meetings_parties import parties_in, without_homes
from chancery.code.meetings_phrases import (
    POSSESSIVE,
    Segment,
    find_place,
    left_edge,
    make_place,
    place_under,
    segments_after,
    times_in,
    times_under,
)
from chancery.code.meetings_report import PEOPLE, PLACES, Report
from chancery.code.meetings_status import PREDICATES, Told, by_time, case_of, climb, embedded, outlook, told_of_noun
from chancery.lexicons import role_named, states_named
from chancery.lexicons.meetings import meeting_nouns, meeting_verbs, meeting_words
from chancery.records import UNKNOWN_DAY, Actor, MeetingKind, Place, Span, TimeExpression, When

WITH = frozenset({"between", "among", "amongst", "with", "of", "by", "alongside"})
AT = frozenset({"in", "at"})
WHERE = frozenset({"in", "at", "near", "outside"})
TOWARDS = frozenset({"to", "in"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})


@dataclass
class Mention:
    """One place at which a meeting is named."""

    token: Token
    kind: MeetingKind
    loose: bool
    """The word tells the kind only roughly ("meeting", "met")."""
    span: Span
    parties: tuple[Actor, ...] = ()
    place: Place | None = None
    when: When = UNKNOWN_DAY
    told: list[Told] = field(default_factory=list)
    definite: bool = False
    """It is spoken of as known: "the summit", "their meeting"."""
    phase: str | None = None
    """`past` or `future`, as seen from the report; None: not told."""
    topics: list[Segment] = field(default_factory=list)
    """What stands after "on" and "about"."""
    plural: bool = False
    """Several at once, or none in particular ("meetings")."""


def find_mentions(report: Report) -> Iterator[Mention]:
    """All mentions in the readable text, in reading order; nothing generic is left out yet."""
    for token in report.readable():
        lemma = token.lemma_.lower()
        if token.pos_ in ("NOUN", "PROPN") and is_meeting_noun(report, token, lemma):
            yield from read_noun(report, token, meeting_nouns()[lemma])
        elif token.pos_ == "VERB" and lemma in meeting_verbs():
            yield from read_verb(report, token, meeting_verbs()[lemma])


def is_meeting_noun(report: Report, token: Token, lemma: str) -> bool:
    """The noun means a meeting here: no press conference, no talk show, no name of a body."""
    if lemma not in meeting_nouns():
        return False
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    other = before is not None and (
        before.lower_ in meeting_words("nouns", "other_before")
        or token.doc[max(0, token.i - 2) : token.i].text.lower() in meeting_words("nouns", "other_before")
    )
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if other or (following is not None and following.lower_ in ("show", "shows", "centre", "center", "sign")):
        return False
    if lemma == "talk" and token.tag_ not in ("NNS", "NNPS"):
        return False
    if lemma in ("call", "conversation"):
        by_wire = meeting_words("nouns", "by_wire")
        near = {word.lower_ for word in token.doc[max(token.sent.start, token.i - 3) : token.i]}
        return bool(near & by_wire) or (lemma == "conversation" and following is not None and following.lower_ in WITH)
    if lemma in meeting_words("nouns", "weak") and token.tag_ in ("NNP", "NNPS") and lemma not in ("conference",):
        return False  # the Congress, the General Assembly, the Session
    return not (lemma == "tour" and following is not None and following.lower_ in ("operator", "guide", "bus"))


def read_noun(report: Report, noun: Token, kind: MeetingKind) -> Iterator[Mention]:
    """A meeting named by a noun."""
    left = left_edge(report, noun)
    segments = segments_after(report, noun.i)
    if segments and segments[0].preposition == "":
        segments = segments[1:] if not begins_with_time(report, segments[0]) else segments
    chain = list(climb(noun))
    verb = next((token for token in chain if token.pos_ in PREDICATES), None)
    told = told_of_noun(noun, left)
    mention = Mention(noun, kind, noun.lemma_.lower() != "summit" and kind == "talks", (0, 1), told=told)
    mention.parties = noun_parties(report, noun, left, segments, verb)
    mention.place = noun_place(report, noun, left, segments, verb if verb is not None and len(chain) == 1 else None)
    times = noun_times(report, noun, left, segments, verb)
    mention.phase = phase_of(report, told, times)
    mention.when = choose_when(report, times, mention.phase)
    mention.definite = is_definite(report, noun, left)
    mention.plural = noun.tag_ in ("NNS", "NNPS") and noun.lemma_.lower() not in ("talk", "negotiation", "consultation")
    mention.topics = [one for one in segments if one.preposition in meeting_words("agenda", "prepositions")]
    mention.span = report.span(left, last_used(report, noun, segments))
    yield mention


def begins_with_time(report: Report, segment: Segment) -> bool:
    return segment.start in report.times


def last_used(report: Report, head: Token, segments: list[Segment]) -> int:
    """Token after the last that names a party, place or day of the meeting; commas at the end left out."""
    last = head.i + 1
    for segment in segments:
        named = any(at in report.names or at in report.times for at in range(segment.start, segment.end))
        if named and segment.preposition in WITH | WHERE | {"on", "for", "to", ""}:
            last = max(last, segment.end)
    while last - 1 > head.i and report.doc[last - 1].is_punct:
        last -= 1
    return last


def is_definite(report: Report, noun: Token, left: int) -> bool:
    if report.doc[left].lower_ in DEFINITE:
        return True
    return any(token.text in POSSESSIVE for token in report.doc[left : noun.i])


def noun_parties(
    report: Report, noun: Token, left: int, segments: list[Segment], verb: Token | None
) -> tuple[Actor, ...]:
    """Who meets: named before the noun, after "between" and "with", or by the verb that says they hold it."""
    found = list(parties_before(report, noun, left))
    after = [actor for one in segments if one.preposition in WITH for actor in segment_parties(report, one, noun)]
    found += after
    case = case_of(noun)
    visit = meeting_nouns()[noun.lemma_.lower()] == "visit"
    if verb is not None and (visit or len(found) < 2):
        light = verb.lemma_.lower() in meeting_words("verbs", "light") and not clauses.is_passive(verb)
        agreed = verb.lemma_.lower() in ("agree", "schedule", "plan", "cancel", "postpone", "arrange", "seek", "have")
        taken = noun.dep_ in clauses.OBJECTS or (case in ("in", "on", "for", "to", "with") and not_told(verb))
        beside = case in ("at", "during", "after", "following", "before") and any(
            one.preposition == "with" for one in segments
        )
        if (
            (light and (taken or noun.dep_ in clauses.OBJECTS))
            or (agreed and taken)
            or beside
            or (taken and arrives(verb))
        ):
            found = [*subject_parties(report, verb), *found]
    if visit:
        found += visited_states(report, segments)
    return without_homes(found)


def not_told(verb: Token) -> bool:
    return verb.lemma_.lower() not in ("say", "tell", "note", "add")


def arrives(verb: Token) -> bool:
    return verb.lemma_.lower() in meeting_words("verbs", "travel") | {"meet", "gather", "leave", "depart", "sit", "be"}


def visited_states(report: Report, segments: list[Segment]) -> list[Actor]:
    """The host of "a visit to Norway": the state that is gone to."""
    for one in segments:
        if one.preposition == "to":
            for at in range(one.start, one.end):
                name = report.names.get(at)
                if name is not None and name.label_ in PLACES and states_named(name.text):
                    actor = report.actor(name)
                    return [actor] if actor is not None else []
    return []


def segment_parties(report: Report, segment: Segment, noun: Token) -> tuple[Actor, ...]:
    return parties_in(report, segment.start, segment.end)


def parties_before(report: Report, noun: Token, left: int) -> tuple[Actor, ...]:
    """Parties among the modifiers: "the Putin-Biden summit", "her talks", "the NATO summit"; a lone city is a place."""
    doc = report.doc
    names = list(
        {name.start: name for at in range(left, noun.i) if (name := report.names.get(at)) is not None}.values()
    )
    if len(names) == 1 and is_city(report, names[0].start) and not owner(doc, names[0].end):
        return ()
    owned = next((at for at in range(noun.i - 1, left - 1, -1) if doc[at].text in POSSESSIVE), None)
    if owned is not None and any(at in report.times for at in range(left, owned)):
        left = owned + 1
    found = list(parties_in(report, left, noun.i)) if names or owned is not None else []
    possessor = doc[left]
    if possessor.lower_ in ("his", "her", "its") and not found:
        actor = report.actor(doc[left : left + 1])
        found += [actor] if actor is not None and (actor.name or actor.state) else []
    return tuple(found)


def owner(doc: object, end: int) -> bool:
    return end < len(doc) and doc[end].text in POSSESSIVE  # type: ignore[arg-type,index]


def is_city(report: Report, at: int) -> bool:
    """The name is a place that is no state by its own name."""
    name = report.names.get(at)
    if name is None or name.label_ not in PLACES:
        return False
    return all(
        found.match not in ("name", "alias", "adjective", "people", "variant") for found in states_named(name.text)
    )


def noun_place(report: Report, noun: Token, left: int, segments: list[Segment], verb: Token | None) -> Place | None:
    """Where: "in Geneva" after the noun, "the Geneva summit", "to Paris" of a visit, or what hangs on its verb."""
    visit = meeting_nouns()[noun.lemma_.lower()] == "visit"
    place = find_place(report, segments, TOWARDS if visit else WHERE)
    if place is not None:
        return place
    names = list(
        {name.start: name for at in range(left, noun.i) if (name := report.names.get(at)) is not None}.values()
    )
    if len(names) == 1 and is_city(report, names[0].start) and not owner(report.doc, names[0].end):
        return make_place(names[0])
    if verb is None:
        return None
    own = noun.dep_ in clauses.SUBJECTS | clauses.OBJECTS or case_of(noun) in ("for", "on", "to")
    if not own:
        return None
    prepositions = WHERE | {"to", "for"} if arrives(verb) or verb.lemma_ in ("schedule", "plan", "set") else WHERE
    found = place_under(report, verb, prepositions)
    return found or (find_place(report, segments_after(report, verb.i), prepositions) if verb.i > noun.i else None)


def noun_times(
    report: Report, noun: Token, left: int, segments: list[Segment], verb: Token | None
) -> list[TimeExpression]:
    """Days of the meeting, the closest to the noun first."""
    before = {report.times[at]: None for at in range(left, noun.i) if at in report.times}
    found = [*before, *times_in(report, segments)]
    if found or verb is None:
        return found
    own = noun.dep_ in clauses.SUBJECTS | clauses.OBJECTS | {"obl", "xcomp", "conj"} or case_of(noun) in (
        "for",
        "on",
        "to",
    )
    if own and case_of(noun) not in ("before", "ahead", "until"):
        found += times_under(report, verb)
        if verb.i > noun.i and noun.dep_ in clauses.SUBJECTS:
            moved = verb.lemma_.lower() in ("postpone", "delay", "move", "push", "reschedule", "defer")
            parts = segments_after(report, verb.i)
            if moved:
                parts = [one for one in parts if one.preposition in ("to", "until", "till")] or parts
                return times_in(report, parts, frozenset()) or found
            found += times_in(report, parts)
    return found


def subject_parties(report: Report, verb: Token) -> tuple[Actor, ...]:
    """Parties named by the subject of a verb."""
    subject = clauses.subject(verb)
    if subject is None:
        return ()
    start, end = subject_stretch(subject, verb)
    return parties_in(report, start, end)


def subject_stretch(subject: Token, verb: Token) -> tuple[int, int]:
    """The tokens of a subject: with its list, its titles and "of" phrases, without its clauses."""
    first = last = subject.i
    waiting = [subject]
    while waiting:
        token = waiting.pop()
        first, last = min(first, token.i), max(last, token.i)
        for part in token.children:
            apart = part.dep_ in ("acl", "acl:relcl", "relcl", "advcl", "parataxis", "ccomp", "punct", "dep")
            if not apart and not (subject.i < verb.i <= part.i):
                waiting.append(part)
    return first, last + 1


def read_verb(report: Report, verb: Token, pattern: str) -> Iterator[Mention]:
    """A meeting told by a verb, where its pattern finds those who meet."""
    reader = {"meet": read_meet, "host": read_host, "visit": read_visit, "travel": read_travel, "call": read_call,
              "confer": read_meet, "speak": read_speak, "sit": read_sit, "gather": read_gather}[pattern]  # fmt: skip
    segments = segments_after(report, verb.i)
    mention = reader(report, verb, segments)
    if mention is None:
        return
    seen = outlook(verb)
    mention.told = [*by_time(verb, seen), *embedded(verb)]
    times = [*times_in(report, segments), *(time for time in times_under(report, verb))]
    if not times and verb.dep_ in ("advcl", "acl:relcl", "acl"):
        times = [*antecedent_time(report, verb)]
    times = list(dict.fromkeys(times))
    mention.phase = phase_of(report, mention.told, times)
    mention.when = choose_when(report, times, mention.phase)
    mention.place = mention.place or find_place(report, segments, WHERE) or place_under(report, verb, WHERE)
    mention.topics = [one for one in segments if one.preposition in ("about", "over", "regarding", "concerning")]
    subject = clauses.subject(verb)
    first = verb.i
    if subject is not None and subject.i < verb.i and verb.i - subject.i < 30:
        first = subject_stretch(subject, verb)[0]
    mention.span = report.span(min(first, verb.i), last_used(report, verb, segments))
    yield mention


def antecedent_time(report: Report, verb: Token) -> Iterator[TimeExpression]:
    """The day before ", when they met"."""
    when = next((part for part in verb.children if part.lower_ == "when"), None)
    if when is None:
        return
    at = when.i - 1
    while at >= 0 and report.doc[at].is_punct:
        at -= 1
    time = report.times.get(at)
    if time is not None:
        yield time


def new(verb: Token, kind: MeetingKind, parties: tuple[Actor, ...], loose: bool = True) -> Mention:
    return Mention(verb, kind, loose, (0, 1), parties)


def object_parties(report: Report, verb: Token, segments: list[Segment]) -> tuple[Actor, ...] | None:
    """Whom a verb takes as object; None: its object is no one who could meet ("met the demands")."""
    first = next((one for one in segments if one.preposition == "" and one.start == verb.i + 1), None)
    head = clauses.child(verb, clauses.OBJECTS)
    if first is None or all(
        report.doc[at].pos_ in ("ADV", "PUNCT", "PART") or at in report.times for at in range(first.start, first.end)
    ):
        return ()
    start, end = first.start, first.end
    while end > start and (end - 1) in report.times:
        end -= 1
    of = next((one for one in segments if one.start == end + 1 and one.preposition in ("of", "to", "from")), None)
    found = parties_in(report, start, of.end if of is not None else end)
    last = report.doc[end - 1]
    person = any((name := report.names.get(at)) and name.label_ in PEOPLE for at in range(start, end))
    role = any(role_named(report.doc[at].lower_) is not None for at in range(start, end))
    state = last.i in report.names or (last.text in POSSESSIVE)
    if head is not None and head.pos_ == "NOUN" and not role and not person:
        return None
    return found if person or role or (state and last.text not in POSSESSIVE) else None


def read_meet(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A met B", "A met with B", "A and B met"."""
    if clauses.is_passive(verb):
        return None
    others = object_parties(report, verb, segments) if verb.lemma_.lower() == "meet" else ()
    if others is None:
        return None
    partners = [actor for one in segments if one.preposition == "with" for actor in segment_parties(report, one, verb)]
    subject = clauses.subject(verb)
    own = subject_parties(report, verb)
    several = subject is not None and (
        subject.tag_ in ("NNS", "NNPS") or subject.lower_ in ("they", "both", "we", "two")
    )
    several = several or (subject is not None and any(part.dep_ == "conj" for part in subject.children))
    parties = without_homes([*own, *others, *partners])
    reached = bool(others or partners or several)
    return new(verb, "talks", parties) if reached else None


def read_host(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A received B": only where B is a person."""
    passive = clauses.is_passive(verb)
    if passive:
        hosts = [actor for one in segments if one.preposition == "by" for actor in segment_parties(report, one, verb)]
        guests = subject_parties(report, verb)
        person = any(actor.kind in ("person", "office") for actor in guests)
        return new(verb, "talks", without_homes([*guests, *hosts])) if hosts and person else None
    guests_found = object_parties(report, verb, segments)
    head = clauses.child(verb, clauses.OBJECTS)
    if not guests_found or head is None or not any(actor.kind in ("person", "office") for actor in guests_found):
        return None
    named = report.names.get(head.i)
    if named is None and role_named(head.lower_) is None:
        return None
    own = subject_parties(report, verb)
    return new(verb, "talks", without_homes([*own, *guests_found])) if own else None


def read_visit(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A visited B's country"."""
    own = subject_parties(report, verb)
    first = next((one for one in segments if one.preposition == "" and one.start == verb.i + 1), None)
    if first is None or not own or clauses.is_passive(verb):
        return None
    names = [name for at in range(first.start, first.end) if (name := report.names.get(at)) is not None]
    places = [name for name in names if name.label_ in PLACES]
    if not places or any(actor.kind == "person" and not actor.state and not actor.office for actor in own):
        return None
    hosts = parties_in(report, first.start, first.end)
    mention = new(verb, "visit", without_homes([*own, *hosts]), loose=False)
    mention.place = make_place(places[0])
    return mention


def read_travel(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A will travel to C": a visit, where A holds an office and C is abroad."""
    own = subject_parties(report, verb)
    if not any(actor.kind in ("person", "office") and actor.state for actor in own):
        return None
    prepositions = frozenset({"to", "in"}) if verb.lemma_.lower() == "arrive" else frozenset({"to"})
    place = find_place(report, segments, prepositions)
    if place is None or verb.lemma_.lower() in ("go", "come"):
        return None
    named = states_named(place.name)
    home = {actor.state for actor in own}
    if not named or any(found.state.alpha3 in home for found in named):
        return None
    words = report.doc.char_span(*place.span, alignment_mode="expand")
    host = report.actor(words) if words is not None else None
    mention = new(verb, "visit", without_homes([*own, *([host] if host is not None else [])]), loose=False)
    mention.place = place
    return mention


def read_call(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A phoned B"."""
    others = object_parties(report, verb, segments)
    own = subject_parties(report, verb)
    return new(verb, "call", without_homes([*own, *others]), loose=False) if others and own else None


def read_speak(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A spoke with B", "by phone": a call; not what somebody says to reporters."""
    wire = meeting_words("nouns", "by_wire")
    words = {
        report.doc[at].lower_
        for one in segments
        if one.preposition in ("by", "on", "over", "via", "in")
        for at in range(one.start, one.end)
    }
    by_wire = bool(words & wire)
    prepositions = {"with", "to"} if by_wire else {"with"}
    others = [
        actor for one in segments if one.preposition in prepositions for actor in segment_parties(report, one, verb)
    ]
    own = subject_parties(report, verb)
    if not others and not (by_wire and len(own) > 1):
        return None
    if not by_wire and not all(actor.state for actor in (*own, *others)):
        return None
    return new(verb, "call" if by_wire else "talks", without_homes([*own, *others]), loose=not by_wire) if own else None


def read_sit(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A sat down with B"."""
    if not any(part.lower_ == "down" for part in verb.children):
        return None
    return read_meet(report, verb, segments)


def read_gather(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "Leaders of A and B gathered in C"."""
    subject = clauses.subject(verb)
    if subject is None or clauses.child(verb, clauses.OBJECTS) is not None:
        return None
    role = role_named(subject.lemma_.lower()) is not None
    own = subject_parties(report, verb)
    where = find_place(report, segments, AT)
    return new(verb, "talks", own) if (role or len(own) > 1) and where is not None else None
