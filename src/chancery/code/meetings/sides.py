"""Who stands on the two sides of a verb of meeting, and the mention that it makes."""

from __future__ import annotations

from chancery.code.meetings.mentions import WHERE, Mention, segment_parties, subject_of, subject_parties
from chancery.code.meetings.parties import parties_in, without_homes
from chancery.code.meetings.phrases import POSSESSIVE, PREPOSITIONS, Segment, find_place, times_in, times_under
from chancery.code.meetings.report import PEOPLE, Report
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons import role_named
from chancery.lexicons.meetings import meeting_words
from chancery.records import Actor

OFTEN = frozenset({"time", "twice", "once"})
TWO = frozenset({"they", "both", "we", "two", "three", "four", "pair", "trio"})


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
    if verb.doc[first - 1].lower_ in PREPOSITIONS:  # "met over it"
        return None
    return Segment("", first, max(head.i, *(part.i for part in head.subtree)) + 1)


def object_parties(report: Report, verb: Token, segments: list[Segment]) -> list[Actor] | None:
    """Whom a verb takes as object, empty: nobody; None: something that cannot meet ("met the demands")."""
    first = direct_object(verb, segments) or object_below(verb)
    if first is None:
        return []
    words = [report.doc[at] for at in range(first.start, first.end) if at not in report.times]
    often = bool(words) and words[-1].lemma_.lower() in OFTEN  # "met three times", "met twice"
    if often or all(token.pos_ in ("ADV", "PUNCT", "PART") for token in words):
        return []
    end = words[-1].i + 1
    if len(words) == 1 and words[0].lower_ in ("him", "her", "them"):
        return list(parties_in(report, first.start, end))
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


def fronted_partners(report: Report, verb: Token) -> tuple[Actor, ...]:
    """Whom the clause opens with: "With the premier she discussed fish"."""
    first = verb.sent[0]
    return parties_in(report, first.i + 1, verb.i) if first.lower_ == "with" and first.i + 1 < verb.i else ()


def is_somebody(verb: Token) -> bool:
    """The object is one person by role, whether or not the report tells who: "met her counterpart"."""
    head = clauses.child(verb, clauses.OBJECTS)
    one = head is not None and head.i > verb.i and head.tag_ in ("NN", "NNP")
    return one and head is not None and role_named(head.lemma_.lower()) is not None


def wanted_to(verb: Token) -> Token | None:
    """Whom somebody wants to meet: "wants *the ministers* to meet"; None: nobody."""
    wanted = clauses.child(verb.head, clauses.OBJECTS) if verb.dep_ == "xcomp" else None
    return wanted if wanted is not None and verb.head.i < wanted.i < verb.i else None


def make(verb: Token, kind: str, parties: list[Actor], loose: bool = True) -> Mention:
    return Mention(verb, kind, loose, parties=without_homes(parties))  # type: ignore[arg-type]


def named_after(report: Report, segments: list[Segment]) -> list[Actor]:
    """People named after a day or place that parts them from their verb, where the parser lost the object."""
    found: list[Actor] = []
    if any(one.preposition == "" for one in segments[:1]):
        return found
    for one in segments:
        names = [name for at in range(one.start, one.end) if (name := report.names.get(at)) and name.label_ in PEOPLE]
        if one.preposition in ("in", "at", "on", "of", "to") and names:
            found += parties_in(report, names[0].start, one.end)
    return found


def has_person(actors: list[Actor] | tuple[Actor, ...]) -> bool:
    return any(actor.kind in ("person", "office") for actor in actors)


def is_told(report: Report, verb: Token, segments: list[Segment]) -> bool:
    """Somewhere or some day."""
    told = find_place(report, segments, WHERE) is not None or bool(times_in(report, segments))
    return told or next(times_under(report, verb), None) is not None


def is_counted(subject: Token) -> bool:
    """ "the two", "the two men", "both sides": people, and so many that they can meet."""
    if subject.lower_ in TWO:
        return True
    near = subject.doc[max(subject.sent.start, subject.i - 2) : subject.i]
    lemma = subject.lemma_.lower()
    somebody = lemma in meeting_words("verbs", "bodies") | meeting_words("verbs", "counted")
    somebody = somebody or role_named(lemma) is not None
    return somebody and any(token.lower_ in TWO for token in near)


def join(report: Report, verb: Token, segments: list[Segment]) -> Mention | None:
    """Those who are its subject, with those who are "with" them; None: they are of one state."""
    partners = segment_parties(report, segments, frozenset({"with"}))
    own, subject = subject_parties(report, verb), subject_of(verb)
    several = subject is not None and is_counted(subject)
    sides = {actor.state or actor.id for actor in (*own, *partners) if actor.state or actor.kind == "person"}
    return make(verb, "talks", [*own, *partners]) if len(sides) > 1 or (several and not partners) else None
