"""A noun for a meeting with what stands round it: its modifiers, what hangs on it, the verb of its clause."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.code.meetings.hanging import case_of, climb
from chancery.code.meetings.outlook import PREDICATES
from chancery.code.meetings.phrases import (
    Segment,
    left_edge,
    segments_after,
)
from chancery.code.meetings.predicates import Predicate, read_predicate
from chancery.code.meetings.report import Report
from chancery.grammar import clauses
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token
from chancery.lexicons.meetings import meeting_nouns, meeting_words
from chancery.records import MeetingKind

SERIES = frozenset(
    "round series session set work start opening beginning resumption holding launch conclusion".split()
)  # "a round of talks" stands where the talks would
MEASURES = frozenset("hour day week month year morning afternoon evening night weekend".split())  # "two days of talks"


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
        if self.lemma == "call" and self.noun.i and self.report.doc[self.noun.i - 1].lower_ == "courtesy":
            return "visit"
        modifiers = (token.lower_ for token in self.report.doc[self.left : self.noun.i])
        wired = any(word in meeting_words("nouns", "remote") for word in modifiers)
        if self.lemma in meeting_words("nouns", "echo"):
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
    whose = whose or "to be " in report.doc[end : end + 4].text  # "preparations for the forum, to be held in May"
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
