"""When each statement was said: by the time of its clause, of the talk it belongs to, or of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import msgspec
from spacy.tokens import Doc, Token

from chancery.daysets import (
    FIRST,
    LAST,
    Days,
    as_when,
    count_days,
    days_of,
    is_known,
    iso,
    list_days,
    make_days,
    month_days,
    read_day,
)
from chancery.records import UNKNOWN_DAY, Document, Span, Statement, TimeExpression, When, line_spans
from chancery.times.tense import Tense, sentence_bounds, tense_at, verb_tense

VERSION = "said/1"
"""Changes when the same statements would get other days, so that a store reads them again."""

_EARLIER = re.compile(
    r"\b(?:earlier|previously|in the past|repeatedly|at the time|back then|long(?= (?:said|argued|warned|called))|once|"
    r"before that|until (?:now|then|recently)|in recent (?:days|weeks|months|years)|recently|"
    r"for (?:years|months|weeks))\b",
    re.I,
)
_NOW = re.compile(r"\b(?:today|now|tonight)\b", re.I)
_NEAR = 3
"""Words between a cue and a time that belongs to it whatever the parse says ("told reporters on Tuesday")."""
_ASKED = frozenset("ask press question quiz quote cite".split())
_WEEK = 6
_WEEKEND = 3
_SENTENCE = 8
_TERMS = frozenset("since until till by for before from through".split())
_BREAKS = frozenset(',;:"“”()')
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")


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
    page = Page(document, doc, times)
    told = [read_told(page, statement) for statement in statements]
    ordered = sorted(told, key=lambda one: one.statement.frame)
    days = {id(one): settle(page, ordered, at) for at, one in enumerate(ordered)}
    return tuple(msgspec.structs.replace(one.statement, said_on=days[id(one)]) for one in told)


@dataclass
class Page:
    """A document as this stage asks about it."""

    document: Document
    doc: Doc
    times: tuple[TimeExpression, ...]

    @cached_property
    def days(self) -> Days:
        """The days that the report can be of; empty: not known."""
        return days_of(self.document.dated) if is_known(self.document.dated) else ()

    @cached_property
    def lead(self) -> int:
        """Number of the first paragraph of running text; -1: there is none."""
        running = (n for n, (span, role) in enumerate(self.paragraphs) if role == "body")
        return next((n for n in running if len(self.document.slice(self.paragraphs[n][0]).split()) >= _SENTENCE), -1)

    @cached_property
    def lead_day(self) -> When | None:
        """The one day in the past that the first paragraph tells of; None: none, or several."""
        lead = self.paragraphs[self.lead][0] if self.lead >= 0 else (0, 0)
        found = set()
        for time in self.said_times:
            if lead[0] <= time.span[0] < lead[1] and tense_at(self.doc, time.span) in ("past", None):
                when = resolve(self, time)
                if when is not None and when.earliest is not None and count_days(days_of(when)) <= _WEEKEND:
                    found.add(when)
        days = {(when.earliest, when.latest) for when in found}
        return found.pop() if len(days) == 1 and all(is_current(when, self.days) for when in found) else None

    @cached_property
    def until(self) -> When:
        """Some day up to the report's."""
        latest = iso(self.days[-1][1]) if self.days else None
        return When(latest=latest, basis="relative") if latest else UNKNOWN_DAY

    @cached_property
    def said_times(self) -> tuple[TimeExpression, ...]:
        """The expressions that can tell when something was said: days, or stretches of them, and not the dateline's."""
        return tuple(t for t in self.times if is_day(t) and self.role(t.span[0]) not in ("dateline", "byline"))

    def role(self, at: int) -> str:
        """Role of the paragraph at a code point."""
        number = self.paragraph(at)
        return self.paragraphs[number][1] if number >= 0 else "body"

    @cached_property
    def paragraphs(self) -> tuple[tuple[Span, str], ...]:
        """Span and role of each paragraph."""
        if self.document.blocks:
            return tuple((block.span, block.role) for block in self.document.blocks)
        return tuple((span, "body") for span in line_spans(self.document.text))

    def paragraph(self, at: int) -> int:
        """Number of the paragraph at a code point; -1: none."""
        return next((n for n, ((start, end), _) in enumerate(self.paragraphs) if start <= at < end), -1)

    def stretch(self, token: Token, statement: Statement) -> Span:
        """Code points of the sentence of a token, and of the statement's frame."""
        start, end = sentence_bounds(self.doc, token.i)
        return min(start, statement.frame[0]), max(end, statement.frame[1])

    def token(self, span: Span) -> Token | None:
        """The head of the words of a span; None: they were not analysed."""
        words = self.doc.char_span(*span, alignment_mode="expand")
        return words.root if words is not None and len(words) else None


def read_told(page: Page, statement: Statement) -> Told:
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


# ---- the time of the clause


def own_time(page: Page, statement: Statement, cue: Token | None) -> TimeExpression | None:
    """The expression that tells when the statement was made; None: there is none."""
    home = page.token(statement.frame) if cue is None else cue
    if home is None:
        return None
    start, end = page.stretch(home, statement)
    near = [time for time in page.said_times if start <= time.span[0] and time.span[1] <= end]
    free = [time for time in near if not any(s <= time.span[0] < e for s, e in statement.content)]
    ranked = [
        (distance, time.span, time) for time in free if (distance := reach(page, time, statement, cue)) is not None
    ]
    return min(ranked, key=lambda entry: entry[:2])[2] if ranked else None


def is_day(time: TimeExpression) -> bool:
    """The expression names a day, a part of one, or a stretch of days; not how long or how often."""
    return time.type in ("DATE", "TIME") and not time.value.startswith("FUTURE")


def reach(page: Page, time: TimeExpression, statement: Statement, cue: Token | None) -> int | None:
    """How far a time is from the cue it belongs to, in words; None: it belongs to something else."""
    token = page.token(time.span)
    if token is None or any(child.lower_ in _TERMS for child in token.children if child.dep_ == "case"):
        return None
    if cue is None:
        inside = statement.frame[0] <= time.span[0] < statement.frame[1]
        return abs(time.span[0] - statement.frame[0]) if inside else None
    apart = abs(token.i - cue.i)
    if leads_to(token, cue) or heads_clause(token, cue):
        return apart
    return apart if stands_by(page, token, cue, statement) else None


def stands_by(page: Page, token: Token, cue: Token, statement: Statement) -> bool:
    """No other verb stands between the cue and the time, whatever the parse makes of them.

    Where the parser cut the sentence between them, this is all there is to go by.
    """
    between = page.doc[min(token.i, cue.i) + 1 : max(token.i, cue.i)]
    own = {child.i for child in cue.children}
    if any((word.pos_ == "VERB" or word.tag_ in _FINITE) and word.i not in own for word in between):
        return False
    if any(s <= word.idx < e for s, e in statement.content for word in between):
        return False
    if token.sent.start != cue.sent.start:
        return True
    return token.i > cue.i and len(between) <= _NEAR + 3 and not any(word.text in _BREAKS for word in between)


def leads_to(token: Token, cue: Token) -> bool:
    """The parse hangs the time on the cue, with no other clause between."""
    here = token
    for _ in range(8):
        if here.head.i == here.i:
            return False
        here = here.head
        if here.i == cue.i:
            return True
        if here.pos_ == "VERB":
            return shares_time(here, cue)
    return False


def shares_time(verb: Token, cue: Token) -> bool:
    """The cue goes on from a verb ("met the press on Friday and said"), or its speaker was asked then."""
    if verb.lemma_ in _ASKED and verb.dep_ in ("acl", "advcl") and verb.head.i in (cue.i, *(c.i for c in cue.children)):
        return True
    if verb.head.i == cue.i and verb.dep_ == "advcl":
        return any(child.lower_ in ("when", "as", "while") for child in verb.children)
    return cue.head.i == verb.i and (cue.dep_ in ("conj", "xcomp") or (cue.dep_ == "advcl" and cue.tag_ == "VBG"))


def heads_clause(token: Token, cue: Token) -> bool:
    """The cue's clause says what happened at that time ("in July, when the minister alleged")."""
    here = cue
    for _ in range(4):
        if here.dep_ in ("acl:relcl", "relcl", "acl") and here.head.i == token.i:
            return True
        if here.dep_ == "advcl" and here.head.i == token.head.i:
            return any(child.lower_ == "when" and child.i > token.i for child in here.children)
        if here.head.i == here.i:
            return False
        here = here.head
    return False


def says_earlier(page: Page, statement: Statement, cue: Token | None) -> bool:
    """Words such as "earlier" stand with the cue, outside what was said."""
    if cue is None:
        return False
    start, end = page.stretch(cue, statement)
    return any(
        not any(s <= found.start() < e for s, e in statement.content) and beside(page, found.span(), cue)
        for found in _EARLIER.finditer(page.document.text, start, end)
    )


def beside(page: Page, span: Span, cue: Token) -> bool:
    token = page.token(span)
    return token is not None and (abs(token.i - cue.i) <= _NEAR or leads_to(token, cue))


# ---- from an expression to days


def resolve(page: Page, time: TimeExpression) -> When | None:
    """The days of an expression, none after the report's; None: it names none."""
    last = page.days[-1][1] if page.days else LAST
    if time.value == "PAST_REF":
        return page.until
    if days := count_back(page, time.value):
        return as_when(days, "relative", (time.span,))
    if time.earliest is None and time.latest is None:
        return None
    first, latest = read_day(time.earliest, FIRST), min(read_day(time.latest, LAST), last)
    return as_when(((first, latest),), "relative", (time.span,)) if first <= latest else None


def count_back(page: Page, value: str) -> Days:
    """The last day of that name up to each day that the report can be of; empty: no such value, or too many days."""
    if not page.days or count_days(page.days) > 366:
        return ()
    if found := _WEEKDAY.fullmatch(value):
        behind = [day - (day - int(found[1])) % 7 for day in list_days(page.days)]  # ordinal 1 is a Monday
        return make_days((day, day) for day in behind)
    if found := _YEARLESS.fullmatch(value):
        first, last = page.days[0][0] - 366, page.days[-1][1]
        years = range(first // 366, last // 365 + 2)
        all_days = [day for day, _ in month_days(int(found[1]), int(found[2]), years) if day <= last]
        return make_days((max(day for day in all_days if day <= one),) * 2 for one in list_days(page.days))
    return ()


def is_current(when: When, days: Days) -> bool:
    """The time is that of the report's news: its day, or the week before."""
    return bool(days) and when.earliest is not None and read_day(when.latest, LAST) >= days[0][0] - _WEEK


# ---- what its own words do not tell


def settle(page: Page, told: list[Told], at: int) -> When:
    """The time of one statement, by the best that tells it."""
    one = told[at]
    if one.when is not None:
        return one.when
    now = one.tense == "present" and one.statement.kind != "speech"  # what is held or meant is so on the report's day
    before = None if now else from_neighbour(page, told, at)
    if before is not None:
        return before
    if is_mentioned(page, one.statement) or (one.statement.within is not None and one.tense != "present"):
        return page.until  # what is told inside a statement was said before it
    if one.tense == "perfect" and page.role(one.statement.frame[0]) == "body" and not in_lead(page, one.statement):
        return page.until
    headed = page.role(one.statement.frame[0]) in ("headline", "subhead")  # headlines tell the past as present
    if one.statement.kind != "speech" or (one.tense not in ("past", None) and not headed):
        return page.document.dated
    since = from_opening(page, one.statement) or from_talk(told, at) or page.lead_day
    return page.document.dated if since is None else stretch_to_now(page, since)


def stretch_to_now(page: Page, since: When) -> When:
    """From the day of the news to that of the report: the saying may belong to either."""
    return When(earliest=since.earliest, latest=page.until.latest or since.latest, basis="relative", spans=since.spans)


def in_lead(page: Page, statement: Statement) -> bool:
    """The statement stands in the first paragraph of running text."""
    return page.paragraph(statement.frame[0]) == page.lead >= 0


def is_mentioned(page: Page, statement: Statement) -> bool:
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


def from_neighbour(page: Page, told: list[Told], at: int) -> When | None:
    """The time of the same speaker's statement before it in the same paragraph."""
    one = told[at].statement
    home = page.paragraph(one.frame[0])
    for before in reversed(told[:at]):
        if page.paragraph(before.statement.frame[0]) != home:
            return None
        if same_speaker(one, before.statement):
            return before.when
    return None


def from_opening(page: Page, statement: Statement) -> When | None:
    """The day on which the paragraph opens, where its first sentence tells of the speaker and one day in the past."""
    home, cue = page.paragraph(statement.frame[0]), page.token(statement.cue.span) if statement.cue else None
    if home < 0 or cue is None or verb_tense(cue) != "past":
        return None
    first = page.paragraphs[home][0][0]
    words = page.doc.char_span(first, first + 1, alignment_mode="expand")
    end = sentence_bounds(page.doc, words.start)[1] if words is not None else first
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
