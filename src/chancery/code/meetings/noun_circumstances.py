"""Where and when a meeting named by a noun is: "the Oslo summit", "talks in Rabat that began on Sunday"."""

from __future__ import annotations

from chancery.code.meetings.hanging import climb, is_predicate
from chancery.code.meetings.mentions import (
    WHERE,
    subject_parties,
)
from chancery.code.meetings.noun_phrases import Phrase
from chancery.code.meetings.noun_sides import lone_place, relative_clause
from chancery.code.meetings.outlook import status_of_verb
from chancery.code.meetings.parties import parties_in
from chancery.code.meetings.phrases import (
    OWN_NAME,
    Segment,
    find_place,
    find_places,
    is_state,
    label_times,
    make_place,
    place_before,
    place_before_colon,
    place_before_where,
    place_under,
    segments_after,
    times_in,
    times_under,
)
from chancery.code.meetings.report import PLACES
from chancery.code.meetings.status import ENDING, takes_place
from chancery.grammar import clauses
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token
from chancery.lexicons import states_named
from chancery.lexicons.meetings import meeting_words, status_words
from chancery.records import Place, TimeExpression

TOWARDS = frozenset({"to", "in"})
BESIDE = frozenset({"at", "during", "after", "following", "before", "ahead", "over", "into"})
MOVED = frozenset({"postpone", "delay", "move", "push", "reschedule", "defer", "put"})
BEGINNING = frozenset("begin start open arrive launch kick fly leave depart travel embark pay".split())
TOWARDS_PLACE = frozenset("schedule plan set leave gather move shift switch relocate".split())
THERE_REACH = 5  # tokens from "session" to "there" in "a second session is due there"
FIRST = frozenset({"first", "originally", "initially"})
CHOOSE = frozenset("choose pick select name propose suggest".split())
VENUES = frozenset({"venue", "setting", "site", "scene"})


def verb_of_relative(phrase: Phrase) -> Token | None:
    """ "talks that *began* on Sunday"."""
    found = (part for part in phrase.noun.rights if part.dep_ in ("acl:relcl", "relcl") and part.pos_ == "VERB")
    return next((verb for verb in found if verb.lemma_.lower() in BEGINNING | ENDING), None)


def place_of(phrase: Phrase) -> Place | None:
    """Where: "in Geneva" after the noun, "the Geneva summit", "to Paris" of a visit, or what hangs on its verb."""
    report, verb = phrase.report, phrase.verb
    visit = phrase.kind == "visit"
    places = list(find_places(report, phrase.segments, TOWARDS if visit else WHERE))
    if places:
        return next((place for place in places if not (visit and is_state(place))), None)
    near = report.doc[phrase.noun.i + 1 : min(phrase.noun.sent.end, phrase.noun.i + THERE_REACH)]
    if any(token.lower_ == "there" and token.dep_ == "advmod" for token in near):
        return place_before(report, phrase.noun)  # "their first meeting there"
    name = lone_place(phrase)
    if name is not None and (phrase.kind in ("summit", "forum") or is_city(name)):
        return make_place(name)
    place = find_place(report, phrase.predicate.segments, WHERE) if phrase.predicate is not None else None
    if place is None and phrase.anchor.dep_ in clauses.SUBJECTS and is_predicate(phrase.anchor.head):
        place = place_of_predicate(phrase)
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
        if above.lemma_.lower() in CHOOSE and phrase.case in ("for", "of"):  # "picked Geneva for their summit"
            chosen = clauses.child(above, clauses.OBJECTS)
            name = phrase.report.names.get(chosen.i) if chosen is not None else None
            if name is not None and name.label_ in PLACES:
                return make_place(name)
        subject = clauses.child(above, clauses.SUBJECTS) if above.lemma_.lower() in VENUES or hosted else None
        name = phrase.report.names.get(subject.i) if subject is not None else None
        if name is not None and name.label_ in PLACES:
            return make_place(name)
    return None


def place_of_predicate(phrase: Phrase) -> Place | None:
    """ "The next round is on 14 May in Geneva"."""
    report, told = phrase.report, phrase.anchor.head
    first = next(part.i for part in told.children if part.dep_ == "cop")
    return find_place(report, segments_after(report, first), WHERE)


def is_city(name: TokenSpan) -> bool:
    """It is no state by its own name."""
    return not any(found.match in OWN_NAME for found in states_named(name.text))


def own_segments(phrase: Phrase) -> list[Segment]:
    """What hangs on the noun itself: of "proposed a summit to Norway on Monday" nothing from "to Norway" on."""
    if phrase.verb is None or not dates_itself(phrase.verb) or phrase.kind == "visit":
        return phrase.segments
    to = (one for one in phrase.segments if one.preposition == "to")
    first = next((one for one in to if parties_in(phrase.report, one.start, one.end)), None)
    return [one for one in phrase.segments if first is None or one.start < first.start]


def times_of(phrase: Phrase) -> list[TimeExpression]:
    """Days of the meeting: beside the noun, or else of the clause that tells of it."""
    report, verb = phrase.report, phrase.verb
    if verb is not None and is_first_plan(verb):
        return []
    found = [report.times[at] for at in range(phrase.left, phrase.noun.i) if at in report.times]
    found += times_in(report, own_segments(phrase))
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


def is_first_plan(verb: Token) -> bool:
    """ "had first been planned for April": it is another day now."""
    had = any(part.lower_ == "had" for part in verb.children)
    return had and any(part.lower_ in FIRST for part in verb.children) and status_of_verb(verb) == "planned"


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
