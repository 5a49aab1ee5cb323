"""Meetings told by what two do who have met: "shook hands", "broke bread", "walked along the quay with"."""

from __future__ import annotations

from chancery.code.meetings.mentions import WHERE, Mention, segment_parties, subject_of, subject_parties
from chancery.code.meetings.phrases import Segment, find_place, place_under
from chancery.code.meetings.report import Report
from chancery.code.meetings.sides import has_person, is_counted, is_told, join, make, object_parties
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons import cues_of
from chancery.lexicons.meetings import meeting_idioms, meeting_nouns, meeting_words
from chancery.records import Actor

TOGETHER_REACH = 6
REACH = 8  # tokens from a verb to the rest of its set phrase
WIRED = 8  # tokens from a set phrase to "by telephone"
DONE = frozenset("sign agree argue haggle quarrel".split())
"""Verbs of saying that are also something two do face to face."""
BESIDE = frozenset({"along", "through", "round", "around", "across", "on"})


def read_together(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A and B ate together"; "A shook hands with B": somewhere or some day."""
    after = {token.lower_ for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + TOGETHER_REACH)]}
    hands = bool(after & {"hands", "platform", "stage"})  # shaken or shared
    if not ((hands and is_told(report, verb, segments)) or "together" in after):
        return None
    mention = join(report, verb, segments)
    if mention is not None and not hands:
        mention.kind, mention.loose = "other", False
    return mention


def rest_of_idiom(verb: Token) -> Token | None:
    """The "bread" of "broke bread"; None: no set phrase of people who meet begins with the verb."""
    known = meeting_idioms().get(verb.lemma_.lower())
    if known is None:
        return None
    end = min(verb.sent.end, verb.i + REACH)
    return next((token for token in verb.doc[verb.i + 1 : end] if token.lemma_.lower() in known), None)


def read_idiom(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A broke bread with B", "A ran into B", "they exchanged words by telephone": somewhere, some day or by wire."""
    rest = rest_of_idiom(verb)
    if rest is None or clauses.is_passive(verb):
        return None
    near = {token.lower_ for token in verb.doc[rest.i + 1 : min(verb.sent.end, rest.i + WIRED)]}
    wired = bool(near & meeting_words("nouns", "by_wire"))
    figure = rest.lemma_.lower() in meeting_words("verbs", "figures")
    if figure and not wired and not is_told(report, verb, segments):
        return None
    others = segment_parties(report, segments, frozenset({"with", "into", rest.lower_}))
    if not others and rest.pos_ != "NOUN":  # "took B aside"
        others = object_parties(report, verb, segments) or []
    sides = [*subject_parties(report, verb), *others]
    subject = subject_of(verb)
    both = subject is not None and is_counted(subject) and not others
    if not both and not is_of_two_states(sides):
        return None
    return make(verb, "call" if wired else "talks", sides, loose=not wired)


def read_beside(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A accompanied B to the quay on Monday", "A had B to lunch": two of two states, somewhere or some day."""
    if clauses.is_passive(verb):
        sides = [*subject_parties(report, verb), *segment_parties(report, segments, frozenset({"by"}))]
    else:
        sides = [*subject_parties(report, verb), *(object_parties(report, verb, segments) or [])]
    told = is_of_two_states(sides) and is_told(report, verb, segments)
    return make(verb, "talks", sides) if told else None


def read_again(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "They will try again on Friday", "the two sides are to resume in Oslo": behind a meeting told before."""
    subject = subject_of(verb)
    if subject is None or clauses.is_passive(verb) or not (is_counted(subject) or subject_parties(report, verb)):
        return None
    again = any(token.lower_ == "again" for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + REACH)])
    more = again if verb.lemma_.lower() == "try" else clauses.child(verb, clauses.OBJECTS) is None
    done = any(part.dep_ in ("xcomp", "ccomp") for part in verb.children)
    if not more or done or not is_told(report, verb, segments):
        return None
    mention = make(verb, "talks", list(subject_parties(report, verb)))
    mention.again = True
    return mention


def may_be_joint(verb: Token) -> bool:
    """Several do it, or somebody does it "with" others; it is no saying."""
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VBG" or (lemma not in DONE and cues_of(lemma, "verb")):
        return False
    for part in verb.children:
        listed = part.dep_ in clauses.SUBJECTS and any(other.dep_ == "conj" for other in part.children)
        if listed or (part.i > verb.i and any(word.lower_ == "with" for word in part.lefts)):
            return True
    return False


def read_joint(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """ "A and B cut the ribbon in Rabat", "A walked along the quay with B": two of two states at one place.

    Of any verb that is no saying: who does something together there has met.
    """
    words = {report.doc[at].lemma_.lower() for one in segments for at in range(one.start, one.end)}
    if clauses.is_passive(verb) or words & meeting_nouns().keys():  # which tells it itself
        return None
    sides = [*subject_parties(report, verb), *segment_parties(report, segments, frozenset({"with"}))]
    place = find_place(report, segments, WHERE | BESIDE) or place_under(report, verb, WHERE)
    if place is None or not is_of_two_states(sides):
        return None
    mention = make(verb, "talks", sides)
    mention.place = place
    return mention


def is_of_two_states(sides: list[Actor]) -> bool:
    """People of two states at least."""
    return len({actor.state for actor in sides if actor.state and has_person([actor])}) > 1
