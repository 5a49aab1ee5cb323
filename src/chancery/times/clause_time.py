"""The time that the clause of a saying names, by the parse and, where that is broken, by what stands beside it."""

from __future__ import annotations

import re

from chancery.grammar.parse import Token
from chancery.records import Span, Statement, TimeExpression
from chancery.times.dated_page import DatedPage

_EARLIER = re.compile(
    r"\b(?:earlier|previously|in the past|repeatedly|at the time|back then|long(?= (?:said|argued|warned|called))|once|"
    r"before that|until (?:now|then|recently)|in recent (?:days|weeks|months|years)|recently|"
    r"for (?:years|months|weeks))\b",
    re.I,
)
_NEAR = 3
"""Words between a cue and a time that belongs to it whatever the parse says ("told reporters on Tuesday")."""
_ASKED = frozenset("ask press question quiz quote cite".split())
_TERMS = frozenset("since until till by for before from through".split())
_BREAKS = frozenset(',;:"“”()')
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def own_time(page: DatedPage, statement: Statement, cue: Token | None) -> TimeExpression | None:
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


def reach(page: DatedPage, time: TimeExpression, statement: Statement, cue: Token | None) -> int | None:
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


def stands_by(page: DatedPage, token: Token, cue: Token, statement: Statement) -> bool:
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


def says_earlier(page: DatedPage, statement: Statement, cue: Token | None) -> bool:
    """Words such as "earlier" stand with the cue, outside what was said."""
    if cue is None:
        return False
    start, end = page.stretch(cue, statement)
    return any(
        not any(s <= found.start() < e for s, e in statement.content) and beside(page, found.span(), cue)
        for found in _EARLIER.finditer(page.document.text, start, end)
    )


def beside(page: DatedPage, span: Span, cue: Token) -> bool:
    token = page.token(span)
    return token is not None and (abs(token.i - cue.i) <= _NEAR or leads_to(token, cue))
