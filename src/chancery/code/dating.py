"""The day of an interaction, and what it makes of its realis: told as done, still ahead, or background."""

from __future__ import annotations

import re
from datetime import date, timedelta

from chancery.code import realis, syntax
from chancery.code.candidates import Spotted
from chancery.grammar.parse import Token
from chancery.records import UNKNOWN_DAY, Basis, Document, Realis, Span, TimeExpression, When

NEWS = timedelta(days=10)
"""How far back a report's news may lie; what happened earlier is its background."""
SINCE = re.compile(r"\bsince\b(?:[^\w.,]+\w+){0,5}\W*$", re.IGNORECASE)
TOLD = ("stated", "relative")
FORETOLD = ("future", "announce")  # operators of "confirmed that they would meet"


def clause_of(trigger: Token) -> Span:
    """The smallest clause with the trigger: from the verb that governs it."""
    return syntax.subtree(realis.governing_verb(trigger))


def when_told(one: Spotted) -> When:
    """The day of an interaction: a time expression of its clause, else one of its sentence, else the report's day.

    A day that hangs on another act or thing is not its own: "a pact signed in May", "the floods of 2015". A report's
    own day bounds what it tells: what occurred is not later, what is planned not earlier.
    """
    trigger, sentence = one.clause, one.sentence
    near = [time for time in one.told.times if time.type in ("DATE", "TIME")]
    for start, end in (clause_of(trigger), (sentence.start_char, sentence.end_char)):
        inside = [time for time in near if start <= time.span[0] and time.span[1] <= end and is_day_of(trigger, time)]
        best = min(inside, key=lambda time: abs(time.span[0] - trigger.idx), default=None)
        if best is not None and not (best.earliest or best.latest):
            break  # "on Thursday", of no known week: then a year further off is not its day either
        if best is not None:
            return as_when(best)
    dated = one.told.document.dated
    if one.realis in ("planned", "hypothetical"):
        return When(earliest=dated.earliest, basis="assumed") if dated.earliest else UNKNOWN_DAY
    return When(latest=dated.latest, basis="assumed") if dated.latest else UNKNOWN_DAY


def as_when(time: TimeExpression) -> When:
    basis: Basis = "stated" if time.anchor is None else "relative"
    return When(earliest=time.earliest, latest=time.latest, basis=basis, spans=(time.span,))


def is_day_of(trigger: Token, time: TimeExpression) -> bool:
    """The time expression hangs on the trigger, or on what governs it."""
    words = trigger.doc.char_span(*time.span, alignment_mode="expand")
    return words is None or realis.is_time_of(trigger, words.root)


def realis_on(one: Spotted, when: When) -> Realis:
    """The realis of a trigger by its words, and by its day: talks named for a day after the report are still ahead.

    The past tense of a verb goes before a day, which may be counted wrongly.
    """
    if one.realis != "occurred":
        return one.realis
    if one.reading is not None and one.reading.kinds[-2:] == FORETOLD:
        return "planned"
    document = one.told.document
    if is_long_before(when, document) or is_in_story(one, when):
        return "historical"
    return "planned" if is_ahead(one.clause, when, document) else "occurred"


def is_ahead(trigger: Token, when: When, document: Document) -> bool:
    """A noun or a verb in the present with a day after the report's: "The ministers meet on 23 March"."""
    if when.basis not in TOLD or not when.earliest or not document.dated.latest:
        return False
    open_to_it = trigger.pos_ != "VERB" or (trigger.tag_ in ("VBZ", "VBP") and not realis.auxiliaries(trigger))
    return open_to_it and when.earliest > document.dated.latest


def is_long_before(when: When, document: Document) -> bool:
    """The day is told, and lies well before the report's own: the story of an earlier time.

    Of a report whose day is not known, both are spans, of which the ends are held against each other. What has
    happened since a day is not of that day.
    """
    dated = document.dated
    if when.basis not in TOLD or not (when.latest and dated.latest):
        return False
    if any(SINCE.search(document.text[max(0, start - 60) : start]) for start, _ in when.spans):
        return False
    return date.fromisoformat(dated.latest) - date.fromisoformat(when.latest) > NEWS


def is_in_story(one: Spotted, when: When) -> bool:
    """A past tense without a day of its own goes on with what the paragraph tells of an earlier time."""
    verb = realis.governing_verb(one.clause)
    if when.basis in TOLD or verb.tag_ != "VBD" or realis.auxiliaries(verb):
        return False
    document, start = one.told.document, one.sentence.start_char
    opened = document.text.rfind("\n", 0, start) + 1
    before = [time for time in one.told.times if opened <= time.span[0] < start and time.type in ("DATE", "TIME")]
    if not before or not is_long_before(as_when(before[-1]), document):
        return False
    words = verb.doc.char_span(*before[-1].span, alignment_mode="expand")
    return words is not None and realis.is_time_of(words.root.sent.root, words.root)
