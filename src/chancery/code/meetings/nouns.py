"""Meetings named by a noun: "the Oslo summit", "talks with Morocco", "her visit to Rabat"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.code.meetings.days import choose_when, stretch
from chancery.code.meetings.hanging import case_of, climb, is_predicate
from chancery.code.meetings.mentions import (
    WHERE,
    WITH,
    Mention,
    last_used,
    segment_parties,
    subject_parties,
    subject_stretch,
)
from chancery.code.meetings.outlook import PREDICATES, status_of_verb
from chancery.code.meetings.parties import host_at, parties_in, without_homes
from chancery.code.meetings.phrases import (
    POSSESSIVE,
    Segment,
    find_place,
    label_times,
    left_edge,
    make_place,
    place_before_colon,
    place_before_where,
    place_under,
    segments_after,
    times_in,
    times_under,
)
from chancery.code.meetings.predicates import Predicate, read_predicate
from chancery.code.meetings.report import PLACES, Report
from chancery.code.meetings.sides import object_parties
from chancery.code.meetings.status import ENDING, Told, is_leaving, takes_place, told_of_noun
from chancery.grammar import clauses
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token
from chancery.lexicons import place_named, states_named
from chancery.lexicons.meetings import meeting_nouns, meeting_words, status_words
from chancery.records import Actor, MeetingKind, Place, TimeExpression

TOWARDS = frozenset({"to", "in"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})
ANOTHER = frozenset("second third fourth fifth another next new further separate previous last following".split())
SERIES = frozenset(
    "round series session set work start opening beginning resumption holding launch conclusion".split()
)  # "a round of talks" stands where the talks would
MEASURES = frozenset("hour day week month year morning afternoon evening night weekend".split())  # "two days of talks"
BY_CALL = frozenset({"in", "during", "over", "by", "on"})  # "agreed with B in a call"
STAYS = frozenset({"stay", "stopover", "tour"})  # in a place, and not to it
BESIDE = frozenset({"at", "during", "after", "following", "before", "ahead", "over", "into"})
SHARED = frozenset({"agree", "schedule", "plan", "cancel", "postpone", "arrange", "seek", "have"})
MOVED = frozenset({"postpone", "delay", "move", "push", "reschedule", "defer", "put"})
ENGAGED = frozenset("lock engage immerse deadlock tie".split())  # "are locked in talks"
BEGINNING = frozenset("begin start open arrive launch kick fly leave depart travel embark pay".split())
TOWARDS_PLACE = frozenset("schedule plan set leave gather move shift switch relocate".split())
VENUES = frozenset({"venue", "setting", "site", "scene"})
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|(?!month)\w+th|first|second|third|twenty-first")
UNCOUNTED = frozenset({"talk", "negotiation", "consultation", "discussion", "deliberation"})
OWN_NAME = frozenset({"name", "alias", "adjective", "people", "variant"})


@dataclass(frozen=True)
class Phrase:
    """A noun for a meeting with what stands round it."""

    report: Report
    noun: Token
    anchor: Token
    """The word by which it hangs in the clause: the noun, or "round" of "a round of talks"."""
    left: int
    """First token of its modifiers."""
    segments: list[Segment]
    verb: Token | None
    """The verb of its clause."""
    direct: bool
    """It hangs on that verb itself."""

    lemma: str
    last: int
    """The last token of the phrase, its "of talks" and names among them."""
    predicate: Predicate | None
    """What the words after it tell, whatever the parse."""

    @property
    def kind(self) -> MeetingKind:
        kind = meeting_nouns()[self.lemma]
        modifiers = (token.lower_ for token in self.report.doc[self.left : self.noun.i])
        wired = any(word in meeting_words("nouns", "remote") for word in modifiers)
        if self.lemma == "conversation":
            near = {token.lower_ for token in self.noun.sent}
            return "call" if wired or near & meeting_words("nouns", "by_wire") else "talks"
        return "call" if wired and kind in ("talks", "forum") else kind

    @property
    def case(self) -> str:
        return case_of(self.anchor)

    @property
    def is_object(self) -> bool:
        return self.anchor.dep_ in clauses.OBJECTS

    @property
    def is_argument(self) -> bool:
        """Subject or object of its verb, as far as a parser can be trusted."""
        return self.anchor.dep_ in clauses.SUBJECTS | clauses.OBJECTS or self.case in ("for", "on", "to", "")

    @property
    def names_before(self) -> list[TokenSpan]:
        names = self.report.names
        return list({name.start: name for at in range(self.left, self.noun.i) if (name := names.get(at))}.values())


def read_phrase(report: Report, noun: Token, lemma: str, last: int) -> Phrase:
    before = left_edge(report, noun)
    head = report.doc[before - 2] if before > 1 and report.doc[before - 1].lower_ == "of" else noun.head
    counted = head.i < noun.i and head.lemma_.lower() in SERIES | MEASURES and head.pos_ == "NOUN"
    anchor = head if counted and (noun.dep_ == "nmod" or head.i == before - 2) else noun
    left = left_edge(report, anchor)
    segments = segments_after(report, last)
    if segments and segments[0].preposition == "" and segments[0].start not in report.times:
        segments = segments[1:]
    end = segments[-1].end if segments else last + 1
    whose = case_of(anchor) == "" or any(token.lower_ == "which" for token in report.doc[end : end + 2])
    predicate = (read_predicate(report, last + 1) or read_predicate(report, end)) if whose else None
    chain = list(climb(anchor))
    verb = next((token for token in chain if token.pos_ in PREDICATES), None)
    direct = verb is not None and len(chain) == 1
    return Phrase(
        report, noun, anchor, left, segments, verb or clause_after(noun), direct, lemma, max(last, anchor.i), predicate
    )


def clause_after(noun: Token) -> Token | None:
    """The verb of the clause that a phrase opens, where the parser took it for a sentence: "In a call, ..."."""
    end = noun.sent.end
    if end >= len(noun.doc) or noun.doc[end - 1].text != "," or any(token.pos_ == "VERB" for token in noun.sent):
        return None
    root = noun.doc[end].sent.root
    return root if root.pos_ == "VERB" else None


def read_noun(report: Report, noun: Token, lemma: str, end: int | None = None) -> Mention:
    """A meeting named by a noun; `end`: the token after it, where hyphens join it with others."""
    phrase = read_phrase(report, noun, lemma, noun.i if end is None else end - 1)
    left, segments = phrase.left, phrase.segments
    vague = phrase.kind == "talks" or lemma in meeting_words("nouns", "vague")
    mention = Mention(noun, phrase.kind, loose=vague)
    mention.told = told_of_noun(phrase.anchor, left, phrase.last)
    mention.told_of_last = is_predicate(phrase.anchor) and any(
        part.dep_ in clauses.SUBJECTS and part.lower_ in ("it", "this") for part in phrase.anchor.children
    )
    mention.loose = mention.loose or mention.told_of_last
    if phrase.predicate is not None and not any(one.sure for one in mention.told):
        mention.told.append(Told(phrase.predicate.status, phrase.predicate.cue))
    mention.parties = find_parties(phrase)
    mention.place = place_of(phrase)
    mention.set_day(report, times_of(phrase), segments)
    length = next((report.lengths[at] for at in range(left, noun.i) if at in report.lengths), 0)
    if length > 1 and (end := end_told(phrase)) is not None:
        mention.when, mention.lasting = stretch(mention.when, length, from_start=not end), True
    mention.since = choose_when(report, times_since(phrase), "past")
    words = [token.lower_ for token in report.doc[left : noun.i]]
    mention.definite = (bool(words) and words[0] in DEFINITE) or any(word in POSSESSIVE for word in words)
    mention.other = any(report.doc[at].lower_ in ANOTHER and at not in report.times for at in range(left, noun.i))
    beside = frozenset({"with", "between"})
    mention.partnered = any(one.preposition in beside for one in segments)
    mention.stranger = mention.partnered and not any(
        is_known(report, one) for one in segments if one.preposition in beside
    )
    counted = phrase.anchor if phrase.anchor is not noun else noun
    counted = noun if counted.lemma_.lower() in MEASURES else counted
    mention.plural = counted.tag_ in ("NNS", "NNPS") and (counted is not noun or lemma not in UNCOUNTED)
    following = report.doc[noun.i + 1] if noun.i + 1 < len(report.doc) else noun
    counted_after = lemma == "round" and following.pos_ == "NUM"  # "round three"
    mention.numbered = counted_after or any(ORDINAL.fullmatch(word) for word in words)
    strong = lemma in meeting_words("nouns", "strong") and not mention.plural and noun.i not in report.names
    mention.familiar = (strong and mention.definite) or counted_after
    mention.indefinite = bool(words) and words[0] in ("a", "an")
    mention.definite = mention.definite or (not mention.indefinite and report.is_headline(noun.idx))  # no article there
    if phrase.case in ("at", "in", "for", "during", "on", "over"):
        above = phrase.verb or next((token for token in climb(phrase.anchor) if is_predicate(token)), None)
        mention.within = above.i if above is not None else None  # "met at a forum", "is in Oslo for talks"
    topics = meeting_words("agenda", "prepositions")
    mention.topics = [one for one in segments if one.preposition in topics and one.start not in report.times]
    mention.span = report.span(left, last_used(report, noun, segments))
    return mention


def is_known(report: Report, segment: Segment) -> bool:
    """It names somebody, or speaks of those who are known ("between the two ministers")."""
    words = report.doc[segment.start : segment.end]
    two = any(token.lower_ in meeting_words("nouns", "of_two") for token in words)
    return two or bool(parties_in(report, segment.start, segment.end))


def find_parties(phrase: Phrase) -> tuple[Actor, ...]:
    """Who meets: named before the noun, after "between" and "with", or by the verb that says they hold it."""
    partners = WITH | {"to"} if phrase.kind == "call" else WITH
    found = [*parties_before(phrase), *segment_parties(phrase.report, phrase.segments, partners)]
    if (
        phrase.verb is not None
        and (phrase.kind == "visit" or len(found) < 2)
        and is_held_by_subject(phrase, phrase.verb)
    ):
        found = [*subject_parties(phrase.report, phrase.verb), *found]
    if is_predicate(phrase.anchor) and len(found) < 2:  # "who is on a visit to Norway"
        found = [*subject_parties(phrase.report, phrase.anchor), *found] if phrase.case else found
    if len(found) < 2:
        found += parties_of_relative(phrase)
    if phrase.kind == "call" and len(found) < 2 and phrase.verb is not None and phrase.case in BY_CALL:
        after = segments_after(phrase.report, phrase.verb.i)
        told = object_parties(phrase.report, phrase.verb, after) if phrase.verb.lemma_.lower() == "tell" else None
        found += [*(told or ()), *segment_parties(phrase.report, after, frozenset({"with"}))]
    if phrase.kind == "visit":
        found += visited(phrase)
    return without_homes(found)


def verb_of_relative(phrase: Phrase) -> Token | None:
    """ "talks that *began* on Sunday"."""
    found = (part for part in phrase.noun.rights if part.dep_ in ("acl:relcl", "relcl") and part.pos_ == "VERB")
    return next((verb for verb in found if verb.lemma_.lower() in BEGINNING | ENDING), None)


def relative_clause(phrase: Phrase) -> Token | None:
    """The verb of "the summit that A and B were to hold"."""
    light = meeting_words("verbs", "light")
    found = (part for part in phrase.noun.rights if part.dep_ in ("acl:relcl", "relcl") and part.pos_ == "VERB")
    return next((verb for verb in found if verb.lemma_.lower() in light and not clauses.is_passive(verb)), None)


def parties_of_relative(phrase: Phrase) -> list[Actor]:
    verb = relative_clause(phrase)
    own = clauses.own_subject(verb) if verb is not None else None
    return list(parties_in(phrase.report, *subject_stretch(own, verb))) if own is not None and verb is not None else []


def is_held_by_subject(phrase: Phrase, verb: Token) -> bool:
    """The subject of the verb takes part: "held talks", "agreed on talks", "said at a meeting with"."""
    lemma, case = verb.lemma_.lower(), phrase.case
    partner = any(one.preposition == "with" for one in phrase.segments)
    taken = phrase.is_object or (
        case in ("in", "on", "for", "to", "with") and lemma not in ("say", "tell", "note", "add")
    )
    if lemma in meeting_words("verbs", "light") and not clauses.is_passive(verb) and taken:
        return True
    if taken and (
        lemma in SHARED | MOVED | ENGAGED
        or lemma in meeting_words("verbs", "travel") | {"meet", "gather", "leave", "sit", "be"}
    ):
        return True
    during = phrase.kind == "visit" and case in BESIDE | {"on"}  # "during a visit to Oslo she said"
    if during or is_leaving(verb, case):
        return True
    status = status_of_verb(verb)
    taken = taken or (case in ("of", "from") and lemma not in status_words("verbs"))  # "pulled out of the talks"
    if taken and status is not None and (partner or phrase.kind == "visit" or is_of_several(phrase, verb)):
        return True
    if case == "about" and partner and lemma in ("ask", "question"):
        return True
    return (case in BESIDE and (partner or is_of_several(phrase, verb))) or (
        case in ("in", "at", "during", "on", "off") and phrase.kind == "call"
    )


def is_of_several(phrase: Phrase, verb: Token) -> bool:
    """Two or more are its subject: "A and B", "envoys from A and B"."""
    return len(subject_parties(phrase.report, verb)) > 1


def visited(phrase: Phrase) -> list[Actor]:
    """The host of "a visit to Norway": the state that is gone to."""
    for one in phrase.segments:
        if one.preposition == "to" or (one.preposition == "in" and phrase.lemma in STAYS):
            for at in range(one.start, one.end):
                name = phrase.report.names.get(at)
                if name is not None and name.label_ in PLACES and states_named(name.text):
                    host = phrase.report.actor(name) or host_at(phrase.report, make_place(name))
                    return [host] if host is not None else []
    return []


def parties_before(phrase: Phrase) -> tuple[Actor, ...]:
    """Parties among the modifiers: "the Putin-Biden summit", "her talks", "the NATO summit"; a lone place is none."""
    report, doc, left = phrase.report, phrase.report.doc, phrase.left
    if lone_place(phrase) is not None or phrase.noun.i in report.names:  # a name is no party of itself
        return ()
    owned = next((at for at in range(phrase.noun.i - 1, left - 1, -1) if doc[at].text in POSSESSIVE), None)
    if owned is not None and any(at in report.times for at in range(left, owned)):
        left = owned + 1
    found = parties_in(report, left, phrase.noun.i) if phrase.names_before or owned is not None else ()
    if doc[left].lower_ in ("his", "her", "its") and not found:
        actor = report.actor(doc[left : left + 1])
        return (actor,) if actor is not None and (actor.name or actor.state) else ()
    return found


def lone_place(phrase: Phrase) -> TokenSpan | None:
    """The one place among the modifiers, if it owns nothing: "the Geneva summit", "the Singapore talks"."""
    names = phrase.names_before
    if len(names) != 1 or (names[0].label_ not in PLACES and place_named(names[0].text) is None):
        return None
    following = phrase.report.doc[names[0].end]
    adjective = any(found.match in ("adjective", "people") for found in states_named(names[0].text))
    return None if following.text in POSSESSIVE or adjective else names[0]


def place_of(phrase: Phrase) -> Place | None:
    """Where: "in Geneva" after the noun, "the Geneva summit", "to Paris" of a visit, or what hangs on its verb."""
    report, verb = phrase.report, phrase.verb
    place = find_place(report, phrase.segments, TOWARDS if phrase.kind == "visit" else WHERE)
    if place is not None:
        return None if phrase.kind == "visit" and is_state(place) else place
    name = lone_place(phrase)
    if name is not None and (phrase.kind in ("summit", "forum") or is_city(name)):
        return make_place(name)
    place = find_place(report, phrase.predicate.segments, WHERE) if phrase.predicate is not None else None
    inner = relative_clause(phrase)
    place = place or venue_of(phrase) or (place_under(report, inner, WHERE) if inner is not None else None)
    place = place or place_before_colon(report, phrase.left)
    if place is None and verb is not None and phrase.case in BESIDE and subject_parties(report, verb):
        return place_under(report, verb, WHERE)  # "agreed in Oslo over lunch"
    if place is not None or verb is None or not phrase.direct or not phrase.is_argument:
        return place
    moving = verb.lemma_.lower() in meeting_words("verbs", "travel") | TOWARDS_PLACE
    prepositions = WHERE | {"to", "for"} if moving else WHERE
    found = place_under(report, verb, prepositions) or place_before_where(report, verb)
    if found is None and verb.i > phrase.noun.i:
        found = find_place(report, segments_after(report, verb.i), prepositions)
    return found


def venue_of(phrase: Phrase) -> Place | None:
    """ "Singapore will be the venue of the talks", "will host the talks"."""
    for above in climb(phrase.anchor):
        hosted = above.lemma_.lower() == "host" and phrase.is_object
        subject = clauses.child(above, clauses.SUBJECTS) if above.lemma_.lower() in VENUES or hosted else None
        name = phrase.report.names.get(subject.i) if subject is not None else None
        if name is not None and name.label_ in PLACES:
            return make_place(name)
    return None


def is_state(place: Place) -> bool:
    """A state by its own name: of a visit it is the host, and where in it is not told."""
    return any(found.match in OWN_NAME for found in states_named(place.name))


def is_city(name: TokenSpan) -> bool:
    """It is no state by its own name."""
    return not any(found.match in OWN_NAME for found in states_named(name.text))


def times_of(phrase: Phrase) -> list[TimeExpression]:
    """Days of the meeting: beside the noun, or else of the clause that tells of it."""
    report, verb = phrase.report, phrase.verb
    found = [report.times[at] for at in range(phrase.left, phrase.noun.i) if at in report.times]
    found += times_in(report, phrase.segments)
    if not found and phrase.predicate is not None:
        parts = phrase.predicate.segments
        moved = [one for one in parts if one.preposition in ("to", "until", "till")]
        moved = moved if phrase.predicate.status == "postponed" else []  # "postponed from May to June"
        found = times_in(report, moved, frozenset()) or times_in(report, parts)
    if not found and phrase.anchor.dep_ in clauses.SUBJECTS and phrase.anchor.head.i in report.times:
        found = [report.times[phrase.anchor.head.i]]  # "the meeting is on Friday"
    if not found and (inner := verb_of_relative(phrase)) is not None:
        found = list(times_under(report, inner))
    after = verb is not None and verb.i > phrase.noun.i and phrase.anchor.dep_ in clauses.SUBJECTS
    if after and verb is not None and (takes_place(verb) or is_awaited(verb)):
        found = list(times_under(report, verb)) or found  # "the talks, first set for May, were held in June"
    beside = is_beside(phrase) and phrase.case not in ("before", "ahead", "until")
    if found or verb is None or not (phrase.is_argument or beside) or dates_itself(verb):
        return found or label_times(report, phrase.left)
    if verb.i > phrase.noun.i and phrase.case == "":
        parts = segments_after(report, verb.i)
        moved = [one for one in parts if one.preposition in ("to", "until", "till")]
        if verb.lemma_.lower() in MOVED and (to := times_in(report, moved, frozenset())):
            return to
        return [*times_under(report, verb), *times_in(report, parts)] or label_times(report, phrase.left)
    return list(times_under(report, verb)) or label_times(report, phrase.left)


def is_awaited(verb: Token) -> bool:
    """A plan told by the verb of the clause, newer than what stands beside the noun: "is now expected in May"."""
    now = any(part.lower_ in ("now", "instead", "finally") for part in verb.children)
    return now and clauses.is_passive(verb) and status_of_verb(verb) == "planned"


def is_beside(phrase: Phrase) -> bool:
    """It stands beside its verb, or "at the end of" it does."""
    end = phrase.anchor.head
    return phrase.anchor.dep_ in ("obl", "xcomp", "conj") or (end.lemma_.lower() == "end" and end.dep_ == "obl")


def dates_itself(verb: Token) -> bool:
    """A day beside the verb is that of proposing, announcing, calling off, and not of the meeting."""
    lemma = verb.lemma_.lower()
    return (status_words("verbs").get(lemma, "planned") != "planned" and lemma not in MOVED) or lemma in (
        "announce",
        "agree",
    )


def end_told(phrase: Phrase) -> bool | None:
    """The day beside it is the last ("two days of talks ended on Friday") or the first; None: it may be any."""
    if phrase.verb is None:
        return None
    inner = verb_of_relative(phrase)
    lemma = (inner or phrase.verb).lemma_.lower()
    nouns = {above.lemma_.lower() for above in climb(phrase.anchor)}
    if nouns & {"end", "close", "conclusion"} or lemma in ENDING:
        return True
    return False if lemma in BEGINNING or nouns & {"start", "beginning", "outset"} else None


def times_since(phrase: Phrase) -> list[TimeExpression]:
    """ "the first since July": when the last one was."""
    since = [one for one in phrase.segments if one.preposition == "since"]
    return times_in(phrase.report, since, frozenset())
