"""Visits told by a verb: "visited", "will travel to", "was in Oslo on Monday", "invited to"."""

from __future__ import annotations

from chancery.code.meetings.hanging import case_of
from chancery.code.meetings.mentions import Mention, last_used, subject_parties, subject_stretch
from chancery.code.meetings.outlook import ACCEPT, outlook, status_of_verb
from chancery.code.meetings.parties import host_at, is_place, make_state, pair_of, parties_in, states_at
from chancery.code.meetings.phrases import (
    Segment,
    find_place,
    make_place,
    place_before,
    place_in,
    segments_after,
    times_in,
    times_under,
)
from chancery.code.meetings.report import PLACES, Report
from chancery.code.meetings.sides import direct_object, has_person, make, object_parties
from chancery.code.meetings.status import Told, by_time
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons import city_state, role_named, states_named
from chancery.lexicons.meetings import meeting_words
from chancery.records import Actor, Place

DIRECTIONS = frozenset({"north", "south", "east", "west", "over", "across", "in"})
DUE = frozenset({"due", "expected", "awaited", "back", "off", "bound", "way", "route"})
THERE = frozenset({"in", "at", "on"})
FORTH = frozenset({"for"})
WAYS = {
    "arrive": THERE | {"to", "into"},
    "land": THERE,
    "touch": THERE,
    "stop": THERE,
    "set": frozenset({"for", "in"}),
    "depart": FORTH,
    "leave": FORTH,
    "head": frozenset({"to", "for"}),
    "board": FORTH,
    "sail": frozenset({"to", "into", "for"}),
}
"""Prepositions behind verbs of travel before where it goes; `to` and `into` behind the others."""
TO = frozenset({"to", "into"})
AT_WORK = frozenset({"ambassador", "correspondent", "reporter"})  # who is there anyway
BACK = frozenset({"return", "leave", "fly", "come", "travel", "journey"})
BEFORE_GOAL = {"off": TO, "bound": FORTH, "way": TO, "route": TO, "back": frozenset({"from"})}


def read_visit(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A visited C": where A is somebody of a state, and C a place."""
    visitor = guest_of_offer(verb) or first_to(verb) or clauses.subject(verb)
    own = () if visitor is None else parties_in(report, *subject_stretch(visitor, verb))
    first = direct_object(verb, segments)
    if first is None or clauses.is_passive(verb) or not any(actor.state or actor.office for actor in own):
        return None
    names = [name for at in range(first.start, first.end) if (name := report.names.get(at)) is not None]
    place = next((name for name in names if name.label_ in PLACES), None)
    if place is None:
        return tour_abroad(report, verb, segments, own) or call_at(report, verb, segments, own)
    mention = make(verb, "visit", [*own, *parties_in(report, first.start, first.end)], loose=False)
    mention.place = city_or_none(make_place(place))
    return mention


def call_at(report: Report, verb: Token, segments: list[Segment], own: tuple[Actor, ...]) -> Mention | None:
    """ "A visited the minister of C": where both serve states."""
    hosts = object_parties(report, verb, segments) or []
    if not has_person(hosts) or len({actor.state for actor in (*own, *hosts) if actor.state}) < 2:
        return None
    return make(verb, "visit", [*own, *hosts], loose=False)


def tour_abroad(report: Report, verb: Token, segments: list[Segment], own: tuple[Actor, ...]) -> Mention | None:
    """ "A will inspect the port of C": where C is known to lie in another state."""
    place = find_place(report, segments, frozenset({"of", "at", "in", "near"}))
    home = city_state(place.name) if place is not None else None
    if place is None or home is None or home in {actor.state for actor in own}:
        return None
    host = host_at(report, place) or make_state(home, place.span, f"the state in which '{place.name}' lies")
    mention = make(verb, "visit", [*own, host], loose=False)
    mention.place = city_or_none(place)
    return mention


def guest_of_offer(verb: Token) -> Token | None:
    """Who "accepted an invitation to visit"; None: there is no such offer."""
    offer = verb.head
    taken = offer.pos_ == "NOUN" and offer.lemma_.lower() in ("invitation", "offer") and offer.dep_ in clauses.OBJECTS
    return clauses.subject(offer.head) if taken and verb.dep_ in ("acl", "advcl", "xcomp") else None


def first_to(verb: Token) -> Token | None:
    """Who "will be the first to visit"; None: nobody."""
    return clauses.subject(verb.head) if verb.head.lower_ in ("first", "last") and verb.head.i < verb.i else None


def read_travel(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A will travel to C": a visit, where A holds an office and C is abroad."""
    lemma = verb.lemma_.lower()
    somebody = lemma in BACK and has_person(subject_parties(report, verb))
    if somebody and (place := place_left(report, verb, segments)) is not None:
        return stay_at(report, verb, place)
    place = find_goal(report, segments, WAYS.get(lemma, TO))
    if place is None and any(part.lower_ == "there" for part in verb.children):
        place = place_before(report, verb)
    ways = (part for part in verb.children if part.lower_ in DIRECTIONS and part.dep_ != "obl")
    if place is None and next(ways, None) is not None:  # "flew in", "came south"
        return turn_to_other(report, verb, segments)
    if place is None and times_in(report, segments) and verb.lemma_.lower() not in ("return", "set"):
        own = subject_parties(report, verb)
        mention = make(verb, "visit", list(own), loose=False)
        mention.journey = mention.follows = True
        return mention if has_person(own) else None
    return stay_at(report, verb, place) if place is not None else None


def place_left(report: Report, verb: Token, segments: list[Segment]) -> Place | None:
    """Where somebody comes back from: "returned from Rabat", "left Rabat"; None: on the way to somewhere."""
    if find_goal(report, segments, TO | FORTH) is not None:
        return None
    place = find_place(report, segments, frozenset({"from"}))
    first = direct_object(verb, segments) if verb.lemma_.lower() == "leave" else None
    return place or (place_in(report, first.start, first.end) if first is not None else None)


def read_send(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A sent its minister to C", "A's envoy leads a delegation to C": a visit of whom the verb takes along."""
    place = find_goal(report, segments, TO | THERE)
    head = clauses.child(verb, clauses.OBJECTS)
    sent = head is not None and head.lemma_.lower() in meeting_words("verbs", "sent")
    there = states_at(place) if place is not None else set()
    own = [actor for actor in object_parties(report, verb, segments) or [] if actor.state not in there]
    if place is None or clauses.is_passive(verb) or not (sent or has_person(own)):
        return None
    mine = [*subject_parties(report, verb), *own]
    home = {actor.state for actor in mine if actor.state}
    if len(home) != 1 or len(there) != 1 or home & there:
        return None
    host = host_at(report, place)
    mention = make(verb, "visit", [*mine, *([host] if host is not None else [])], loose=False)
    mention.place, mention.journey = city_or_none(place), True
    return mention


def read_await(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "Rabat awaits the minister of A on Friday": a visit, planned."""
    if clauses.is_passive(verb):
        return read_stay(report, verb) if is_stay(report, verb) else None
    told = find_place(report, segments, THERE) is not None or bool(times_in(report, segments))
    host = [actor for actor in subject_parties(report, verb) if actor.kind == "state" or (told and has_person([actor]))]
    guests = object_parties(report, verb, segments) or []
    asked = any(part.dep_ in ("xcomp", "ccomp") for part in verb.children)
    abroad = {actor.state for actor in guests if has_person([actor])} - {actor.state for actor in host}
    if not host or not abroad or asked:
        return None
    mention = make(verb, "visit", [*guests, *host], loose=False)
    mention.told = [Told("planned", verb)]
    return mention


def find_goal(report: Report, segments: list[Segment], prepositions: frozenset[str]) -> Place | None:
    """Where a way goes: a place after one of the prepositions, or "the Moroccan capital" by its state."""
    goal = next((one for one in segments if one.preposition in prepositions), None)
    if goal is None:
        return None
    words = report.doc[goal.start : goal.end]
    if any(token.lower_ == "capital" for token in words):
        return next((make_place(name) for token in words if (name := report.names.get(token.i)) is not None), None)
    rest = [one for one in segments if one.start > goal.start and one.preposition != goal.preposition]
    return find_place(report, [goal, *rest], prepositions)


def turn_to_other(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "will come south in May": to the other of the two states that the report is about."""
    own = subject_parties(report, verb)
    pair = pair_of(report)
    mine = {actor.state for actor in own if has_person([actor])}
    host = [actor for actor in pair if actor.state not in mine]
    if not times_in(report, segments) or len(host) != 1 or not mine & {actor.state for actor in pair}:
        return None
    mention = make(verb, "visit", [*own, *host], loose=False)
    mention.journey = True
    return mention


def read_stay(report: Report, word: Token) -> Mention | None:
    """ "A was in C on Monday", "A and B are due in C": where nothing but "be" tells it; `word` is "C" or "due"."""
    segments = segments_after(report, word.i)
    here = word.doc[word.i + 1 : word.i + 2].text.lower() == "here"
    if word.lower_ == "here" or (word.lower_ in DUE and here):  # "she was here in July", "is due here on Friday"
        mention = turn_to_other(report, word, segments)
        return tell_stay(report, word, segments, mention) if mention is not None else None
    if word.lower_ in DUE:
        place = find_goal(report, segments, BEFORE_GOAL.get(word.lower_, THERE))
        if place is None and report.doc[word.i + 1 : word.i + 2].text.lower() == "there":
            place = place_before(report, word)
    else:
        name = report.names[word.i]
        near = {part.lower_ for part in word.children}  # "is back from Rabat", "has been to Rabat"
        cases = {"from"} if "back" in near else {"in", "to"} if "been" in near else {"in"}
        place = make_place(name) if case_of(report.doc[name.start]) in cases else None
    mention = stay_at(report, word, place) if place is not None else None
    return tell_stay(report, word, segments, mention) if mention is not None else None


def tell_stay(report: Report, word: Token, segments: list[Segment], mention: Mention) -> Mention:
    """The stay with its status, day and span."""
    seen = outlook(word)
    status = "held" if word.lower_ == "back" else "planned"
    past = any(token.lower_ in ("had", "'d", "’d") for token in word.doc[max(word.sent.start, word.i - 3) : word.i])
    named = [Told(status, word, earlier=past)]  # "had been due": something else has come of it
    mention.told = named if word.lower_ in DUE and not seen.negated else by_time(word, seen)
    mention.set_day(report, [*times_in(report, segments), *times_under(report, word)], segments)
    subject = clauses.subject(word)
    first = subject_stretch(subject, word)[0] if subject is not None else word.i
    mention.span = report.span(min(first, word.i), max(last_used(report, word, segments), word.i + 1))
    return mention


def is_stay(report: Report, word: Token) -> bool:
    """ "be in C", "be due in C"."""
    helpers = [part for part in word.children if part.dep_ in clauses.AUXILIARIES and part.lemma_.lower() == "be"]
    near = word.doc[max(word.sent.start, word.i - 3) : word.i]
    led = word.lower_ in ("due", "way", "route") or word.doc[word.i : word.i + 2].text.lower() == "back from"
    if led and any(part.lemma_.lower() == "be" for part in near):  # wherever the parse hangs it
        return True
    if not helpers or (word.lower_ not in DUE and all(part.dep_ != "cop" for part in helpers)):
        return False
    name = report.names.get(word.i)
    return word.lower_ in DUE or word.lower_ == "here" or (name is not None and is_place(name))


def stay_at(report: Report, word: Token, place: Place) -> Mention | None:
    """Somebody in office, or sides that may meet, at a place that is not in their state."""
    own = subject_parties(report, word) or unnamed(report, word, place)
    mine = {actor.state for actor in own}
    named = states_at(place)
    if len(mine - {None}) > 1:
        mention = make(word, "talks", list(own))
        mention.place = place
        return mention
    subject = clauses.subject(word)
    if subject is not None and subject.lemma_.lower() in AT_WORK:
        return None
    sent = subject is not None and subject.lemma_.lower() in meeting_words("verbs", "sent")  # "a delegation from A"
    role = subject is not None and role_named(subject.lemma_.lower()) is not None
    if not any((sent or role or has_person([actor])) and actor.state for actor in own) or not named or named & mine:
        return None
    words = report.doc.char_span(*place.span, alignment_mode="expand")
    actor = report.actor(words) if words is not None else None
    host = actor if actor is not None and actor.kind != "other" else host_at(report, place)
    mention = make(word, "visit", [*own, *([host] if host is not None else [])], loose=False)
    mention.place, mention.journey = city_or_none(place), True
    return mention


def unnamed(report: Report, word: Token, place: Place) -> tuple[Actor, ...]:
    """Of the two states that the report is about, those whose ministers are the subject without a name.

    Both of "the two ministers"; of "the minister" the one in which the place is not.
    """
    subject = clauses.subject(word)
    if subject is None:
        return ()
    lemma, both = subject.lemma_.lower(), any(part.lower_ in ("two", "both") for part in subject.children)
    if role_named(lemma) is None and not (both and lemma in meeting_words("verbs", "bodies")):
        return ()
    pair = pair_of(report, word)
    if both:
        return pair
    there = states_at(place) & {actor.state for actor in pair}
    return tuple(actor for actor in pair if actor.state not in there) if len(there) == 1 else ()


def city_or_none(place: Place) -> Place | None:
    """None for a state, which is the host: where in it is not told."""
    named = states_named(place.name)
    return None if any(found.match in ("name", "alias", "variant", "adjective") for found in named) else place


def read_invite(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A invited B to C", "B was invited to C": a visit that may come of it."""
    guests, own = object_parties(report, verb, segments), subject_parties(report, verb)
    place = find_place(report, segments, frozenset({"to"}))
    if clauses.is_passive(verb):
        host = host_at(report, place) if place is not None else None
        guests, own = list(own), (host,) if host is not None else ()
    if not guests or not own or place is None:
        return None
    mention = make(verb, "visit", [*guests, *own], loose=False)
    mention.place = city_or_none(place)
    mention.told = [Told("refused" if outlook(verb).negated else "mooted", verb)]
    return mention


def read_invitation(report: Report, noun: Token) -> Mention | None:
    """ "A accepted an invitation to C": the visit to which somebody is invited; C is abroad."""
    segments, verb = segments_after(report, noun.i), noun.head
    place = find_place(report, segments, frozenset({"to"}))
    if noun.dep_ not in clauses.OBJECTS or place is None:
        return None
    mention = stay_at(report, verb, place)
    if mention is None:
        return None
    status = "planned" if verb.lemma_.lower() in ACCEPT else "mooted"
    status = "refused" if status_of_verb(verb) == "refused" or clauses.is_negated(verb) else status
    mention.journey, mention.token, mention.told = False, noun, [Told(status, verb)]
    mention.set_day(report, times_in(report, segments), segments)
    mention.span = report.span(noun.i, last_used(report, noun, segments))
    return mention
