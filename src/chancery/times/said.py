"""When each statement was said: by the time of its clause, of the talk it belongs to, or of the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from chancery.grammar.parse import Doc
from chancery.records import Document, Statement, TimeExpression, When
from chancery.times.clause_time import own_time, says_earlier
from chancery.times.dated_page import DatedPage, is_current, resolve
from chancery.times.tense import Tense, tense_at, verb_tense

VERSION = "said/2"
"""Changes when the same statements would get other days, so that a store reads them again."""


@dataclass
class Told:
    """A statement and what its own words say of its time."""

    statement: Statement
    when: When | None = None
    """None: its words do not say."""
    background: bool = False
    """It is told as of another time than the report's."""
    tense: Tense | None = None
    """Tense of the cue; `perfect`: some time up to now."""


def date_statements(
    statements: Iterable[Statement], document: Document, doc: Doc, times: tuple[TimeExpression, ...]
) -> tuple[Statement, ...]:
    """The statements with `said_on`.

    `doc` is the parse of `document.text`, `document.dated` the report's day, `times` its expressions counted from
    that day.  In this order: the time of the clause that tells of the saying; words such as "earlier", which put it at
    some day up to the report's; the time of the same speaker's talk; the report's day.  What nothing tells is unknown.
    """
    page = DatedPage(document, doc, times)
    told = [read_told(page, statement) for statement in statements]
    ordered = sorted(told, key=lambda one: one.statement.frame)
    days = {id(one): settle(page, ordered, at) for at, one in enumerate(ordered)}
    return tuple(msgspec.structs.replace(one.statement, said_on=days[id(one)]) for one in told)


def read_told(page: DatedPage, statement: Statement) -> Told:
    """What the words round a statement say of its time."""
    told = Told(statement)
    cue = page.token(statement.cue.span) if statement.cue else None
    found = own_time(page, statement, cue)
    tense = verb_tense(cue) if cue is not None else None
    told.tense = tense
    if found is not None:
        told.when = resolve(page, found)
        told.background = told.when is not None and not is_current(told.when, page.days)
    elif tense == "pluperfect" or says_earlier(page, statement, cue):
        told.when, told.background = page.until, True
    return told


def settle(page: DatedPage, told: list[Told], at: int) -> When:
    """The time of one statement, by the best that tells it."""
    one = told[at]
    if one.when is not None:
        return one.when
    now = (
        one.tense in ("present", "meant") and one.statement.kind != "speech"
    )  # what is held or meant is so on the report's day
    before = None if now else from_neighbour(page, told, at)
    if before is not None:
        return before
    if is_mentioned(page, one.statement) or (
        one.statement.within is not None and one.tense not in ("present", "meant")
    ):
        return page.until  # what is told inside a statement was said before it
    if one.tense == "perfect" and page.role(one.statement.frame[0]) == "body" and not in_lead(page, one.statement):
        return page.until
    headed = page.role(one.statement.frame[0]) in ("headline", "subhead")  # headlines tell the past as present
    if one.statement.kind != "speech" or (one.tense not in ("past", None) and not headed):
        return page.document.dated
    since = from_opening(page, one.statement) or from_talk(told, at) or page.lead_day
    return page.document.dated if since is None else stretch_to_now(page, since)


def stretch_to_now(page: DatedPage, since: When) -> When:
    """From the day of the news to that of the report: the saying may belong to either."""
    return When(earliest=since.earliest, latest=page.until.latest or since.latest, basis="relative", spans=since.spans)


def in_lead(page: DatedPage, statement: Statement) -> bool:
    """The statement stands in the first paragraph of running text."""
    return page.paragraph(statement.frame[0]) == page.lead >= 0


def is_mentioned(page: DatedPage, statement: Statement) -> bool:
    """The saying is named by a noun, and the clause tells of something else ("she brushed aside his claim that")."""
    cue = page.token(statement.cue.span) if statement.cue else None
    if cue is None or cue.pos_ != "NOUN":
        return False
    if statement.within is not None:
        return True
    verb = next((token for token in cue.ancestors if token.pos_ == "VERB"), None)
    subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None) if verb else None
    if subject is None or subject.i == cue.i:
        return False
    start, end = page.doc[subject.left_edge.i].idx, page.doc[subject.right_edge.i].idx + 1
    named = [actor.span for actor in statement.speaker if actor.span is not None]
    return bool(named) and not any(start <= span[0] < end for span in named) and subject.pos_ != "PRON"


def same_speaker(one: Statement, other: Statement) -> bool:
    return bool({actor.id for actor in one.speaker} & {actor.id for actor in other.speaker})


def from_neighbour(page: DatedPage, told: list[Told], at: int) -> When | None:
    """The time of the same speaker's statement before it in the same paragraph."""
    one = told[at].statement
    home = page.paragraph(one.frame[0])
    for before in reversed(told[:at]):
        if page.paragraph(before.statement.frame[0]) != home:
            return None
        if same_speaker(one, before.statement):
            return before.when
    return None


def from_opening(page: DatedPage, statement: Statement) -> When | None:
    """The day on which the paragraph opens, where its first sentence tells of the speaker and one day in the past."""
    home, cue = page.paragraph(statement.frame[0]), page.token(statement.cue.span) if statement.cue else None
    if home < 0 or cue is None or verb_tense(cue) != "past":
        return None
    first = page.paragraphs[home][0][0]
    words = page.doc.char_span(first, first + 1, alignment_mode="expand")
    end = page.sentences.around(words.start)[1] if words is not None else first
    names = {actor.name.split()[-1] for actor in statement.speaker if actor.name}
    if statement.frame[0] < end or not any(name in page.document.text[first:end] for name in names):
        return None
    for time in page.said_times:
        if first <= time.span[0] < end and tense_at(page.doc, time.span) == "past":
            when = resolve(page, time)
            if when is not None and when.earliest is not None and when.earliest == when.latest:
                return when
    return None


def from_talk(told: list[Told], at: int) -> When | None:
    """The one time that all the same speaker's other statements with a time of their own share, background aside."""
    one = told[at].statement
    found = {other.when for other in told if other.when and not other.background and same_speaker(one, other.statement)}
    return found.pop() if len(found) == 1 else None


__all__ = ["date_statements"]
