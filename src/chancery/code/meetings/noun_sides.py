"""Who meets at a meeting named by a noun: "talks with Morocco", "her visit to Rabat", "the Franco-German summit"."""

from __future__ import annotations

from chancery.code.meetings.hanging import is_predicate
from chancery.code.meetings.mentions import (
    WITH,
    segment_parties,
    subject_parties,
    subject_stretch,
)
from chancery.code.meetings.noun_phrases import Phrase
from chancery.code.meetings.outlook import status_of_verb
from chancery.code.meetings.parties import host_at, parties_in, without_homes
from chancery.code.meetings.phrases import (
    POSSESSIVE,
    make_place,
    segments_after,
)
from chancery.code.meetings.report import PLACES
from chancery.code.meetings.sides import object_parties
from chancery.code.meetings.status import is_leaving
from chancery.grammar import clauses
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token
from chancery.lexicons import place_named, states_named
from chancery.lexicons.meetings import meeting_words, status_words
from chancery.records import Actor

GIVING = frozenset("give grant accord offer promise".split())
BY_CALL = frozenset({"in", "during", "over", "by", "on"})  # "agreed with B in a call"
STAYS = frozenset({"stay", "stopover", "stop", "tour"})  # in a place, and not to it
BESIDE = frozenset({"at", "during", "after", "following", "before", "ahead", "over", "into"})
SHARED = frozenset({"agree", "schedule", "plan", "cancel", "postpone", "arrange", "seek", "have"})
MOVED = frozenset({"postpone", "delay", "move", "push", "reschedule", "defer", "put"})
ENGAGED = frozenset("lock engage immerse deadlock tie".split())  # "are locked in talks"


def find_parties(phrase: Phrase) -> tuple[Actor, ...]:
    """Who meets: named before the noun, after "between" and "with", or by the verb that says they hold it."""
    partners = WITH | ({"to", "from", "on"} if phrase.lemma == "call" else set())
    found = [*parties_before(phrase), *segment_parties(phrase.report, phrase.segments, partners)]
    others = [
        one for one in phrase.segments if one.preposition == "with" and parties_in(phrase.report, one.start, one.end)
    ]
    open_ = len(found) < 2 or (bool(others) and not parties_before(phrase))  # "talks with A and B": somebody else's
    if phrase.verb is not None and (phrase.kind == "visit" or open_) and is_held_by_subject(phrase, phrase.verb):
        found = [*subject_parties(phrase.report, phrase.verb), *found]
    if phrase.verb is not None and phrase.is_object and open_:  # "gave B an audience"
        found += received(phrase, phrase.verb)
    if is_predicate(phrase.anchor) and open_:  # "who is on a visit to Norway"
        found = [*subject_parties(phrase.report, phrase.anchor), *found] if phrase.case else found
    if len(found) < 2:
        found += parties_of_relative(phrase)
    if phrase.kind == "call" and len(found) < 2 and phrase.verb is not None and phrase.case in BY_CALL:
        after = segments_after(phrase.report, phrase.verb.i)
        found += [*told_there(phrase, phrase.verb), *segment_parties(phrase.report, after, frozenset({"with"}))]
    if phrase.kind == "talks" and not found and phrase.verb is not None and phrase.case in BY_CALL | {"at"}:
        own, told = subject_parties(phrase.report, phrase.verb), told_there(phrase, phrase.verb)
        found += [*own, *told] if {actor.state for actor in told} - {actor.state for actor in own} else []
    if phrase.kind == "visit":
        found += visited(phrase)
    return without_homes(found)


def told_there(phrase: Phrase, verb: Token) -> list[Actor]:
    """Whom somebody tells something: "told B in a call on Monday"."""
    if verb.lemma_.lower() != "tell":
        return []
    return object_parties(phrase.report, verb, segments_after(phrase.report, verb.i)) or []


def named_sides(phrase: Phrase) -> tuple[Actor, ...]:
    """Who meets, by the words for the meeting alone: those who meet on its sidelines tell nothing of it."""
    return without_homes([*parties_before(phrase), *segment_parties(phrase.report, phrase.segments, WITH)])


def received(phrase: Phrase, verb: Token) -> tuple[Actor, ...]:
    """Whom the subject of a verb gives it: "granted B an audience"."""
    given = verb.lemma_.lower() in GIVING and verb.i < phrase.left
    return parties_in(phrase.report, verb.i + 1, phrase.left) if given else ()


def relative_clause(phrase: Phrase) -> Token | None:
    """The verb of "the summit that A and B were to hold", "a trip that A had planned to make"."""
    light = meeting_words("verbs", "light") | SHARED
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
        (phrase.is_object or case in ("in", "at", "during", "on", "off", "up")) and phrase.kind == "call"
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
