"""Every place at which a report names a meeting, by a noun or a verb, with what is told of it there."""

from __future__ import annotations

from dataclasses import dataclass, field

from chancery.code.meetings.days import choose_when, find_deadline, nearest, phase_of
from chancery.code.meetings.parties import parties_in
from chancery.code.meetings.phrases import STOPS, Segment
from chancery.code.meetings.report import Report
from chancery.code.meetings.status import Told
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons.meetings import status_words
from chancery.records import UNKNOWN_DAY, Actor, MeetingKind, Place, Span, TimeExpression, When

WITH = frozenset({"between", "among", "amongst", "with", "of", "by", "alongside"})
HELPERS = frozenset({"due", "expected", "to", "set"})
WHERE = frozenset({"in", "at", "near", "outside", "off"})
APART = frozenset({"acl", "acl:relcl", "relcl", "advcl", "parataxis", "ccomp", "punct", "dep"})


@dataclass
class Mention:
    """One place at which a meeting is named."""

    token: Token
    kind: MeetingKind
    loose: bool
    """The word tells the kind only roughly ("meeting", "met")."""
    span: Span = (0, 1)
    parties: tuple[Actor, ...] = ()
    place: Place | None = None
    when: When = UNKNOWN_DAY
    since: When = UNKNOWN_DAY
    """The last of its kind was then ("the first since July"), so that it was not then itself."""
    told: list[Told] = field(default_factory=list)
    definite: bool = False
    """It is spoken of as known: "the summit", "their meeting"."""
    familiar: bool = False
    """It is spoken of as known, by a word that means nothing but a meeting: "the talks"."""
    indefinite: bool = False
    """It is spoken of as new: "a summit"."""
    numbered: bool = False
    """It is one of a series: "the seventh session"."""
    other: bool = False
    """It is said to be another one: "a second round", "their next meeting"."""
    phase: str | None = None
    """`past` or `future`, as seen from the report; None: not told."""
    topics: list[Segment] = field(default_factory=list)
    """What stands after "on" and "about"."""
    within: int | None = None
    """Token of the verb that it hangs on: "met at a forum", "flew there for talks"."""
    told_of_last: bool = False
    """ "It will be her first visit": what the meeting named last is, in other words."""
    partnered: bool = False
    """It is "with" or "between" somebody, whoever that is."""
    stranger: bool = False
    """It is with somebody whom nothing else tells of ("with two carriers")."""
    follows: bool = False
    """It goes on about a visit named before: "she comes on Monday"."""
    journey: bool = False
    """A visit told by the way there only: "flew to", "was in"."""
    plural: bool = False
    """Several at once, or none in particular ("meetings")."""
    there: bool = False
    """It is "there", where somebody has just gone."""
    lasting: bool = False
    """Its days are counted: "a three-day visit that began on Monday"."""
    outer: bool = False
    """Another one is on its sidelines."""
    earlier: bool = False
    """It is told as one of before: "they last met in March"."""
    lower: bool = False
    """Those who meet serve the ones who are named elsewhere: experts, deputies, a working group."""
    again: bool = False
    """ "They will try again on Friday": a meeting only where one was told before."""
    turn: int = 0
    """The entry of a live report that it stands in, 1 for the oldest; 0: the report has none."""

    def set_day(self, report: Report, times: list[TimeExpression], segments: list[Segment]) -> None:
        """Day and phase, from the days named beside it, deadlines among the segments, and what is told of it."""
        times = list(dict.fromkeys(times))
        self.phase = phase_of(report, self.told, times)
        self.when = choose_when(report, times, self.phase)
        moved = [time for time in times if is_new_day(report, time)]
        if moved and any(one.status == "postponed" and one.sure for one in self.told):
            self.when = choose_when(report, moved, "future")
        elif any(one.status in ("cancelled", "postponed") and one.sure for one in self.told):
            planned = any(one.status == "planned" and one.sure and not one.earlier for one in self.told)
            self.when = nearest(report, self.when, times, planned)
        if not times and self.phase != "past":
            self.when = find_deadline(report, segments)


def is_new_day(report: Report, time: TimeExpression) -> bool:
    """ "moved *to Friday*", "put off *until May*"."""
    return report.document.text[: time.span[0]].rstrip().endswith((" to", " until", " till"))


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


def subject_of(verb: Token) -> Token | None:
    """The head of its subject; of "to meet", cut off by the parser from "are due", that of the word before."""
    subject = clauses.subject(verb)
    if subject is None and verb.dep_ == "parataxis" and verb.head.i < verb.i:  # "came in, then huddled"
        return clauses.subject(verb.head)
    if subject is None and verb.i > 1 and verb.doc[verb.i - 1].lower_ == "to":
        return clauses.subject(verb.doc[verb.i - 2])
    return subject


def subject_parties(report: Report, verb: Token) -> tuple[Actor, ...]:
    """Parties named by the subject of a verb; of "dropped plans to fly" by that of the dropping."""
    plan = verb.head
    planned = verb.dep_ == "acl" and plan.dep_ in clauses.OBJECTS and plan.lemma_.lower() in status_words("nouns")
    subject = subject_of(plan.head if planned else verb)
    if subject is not None:
        found = parties_in(report, *subject_stretch(subject, verb))
        for other in verb.children:  # "she and the minister", read as two subjects
            between = other.doc[other.i : subject.i]
            joined = any(word.lower_ == "and" for word in between)
            joined = joined and not any(word.pos_ in ("VERB", "AUX") or word.text in STOPS for word in between)
            if other.dep_ in clauses.SUBJECTS and joined:
                found = (*parties_in(report, *subject_stretch(other, verb)), *found)
        teller = clauses.subject(verb.head) if verb.dep_ == "ccomp" and subject.lower_ in ("he", "she") else None
        if not found and teller is not None and teller.i != subject.i and verb.head.i < verb.i:
            found = parties_in(report, *subject_stretch(teller, verb.head))  # "Vik said that she would meet"
        return found
    at = verb.i - 1  # a name right before the verb and its helpers, which the parse lost
    while at > verb.sent.start and (report.doc[at].pos_ in ("AUX", "PART") or report.doc[at].lower_ in HELPERS):
        at -= 1
    name = report.names.get(at)
    return parties_in(report, name.start, name.end) if name is not None and at < verb.i - 1 else ()


def subject_stretch(subject: Token, verb: Token) -> tuple[int, int]:
    """The tokens of a subject: with its list, its titles and "of" phrases, without its clauses."""
    first = last = subject.i
    waiting = [subject]
    while waiting:
        token = waiting.pop()
        first, last = min(first, token.i), max(last, token.i)
        for part in token.children:
            if part.dep_ not in APART and not subject.i < verb.i <= part.i:
                waiting.append(part)
    return first, last + 1


def segment_parties(report: Report, segments: list[Segment], prepositions: frozenset[str]) -> list[Actor]:
    """Parties named after any of the prepositions."""
    return [
        actor for one in segments if one.preposition in prepositions for actor in parties_in(report, one.start, one.end)
    ]
