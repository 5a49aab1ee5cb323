"""Interactions of a document: readings with their actors, realis, day and place, each happening once."""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta

import msgspec
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from chancery.code import realis, syntax
from chancery.code.candidates import Candidate, Told, Who, find_candidates, span_of, states_of
from chancery.code.contexts import contexts_of
from chancery.code.weigh import SIEVE, judge
from chancery.ids import interaction_id
from chancery.lexicons.frames import codes, score_of, word_sets
from chancery.records import (
    UNKNOWN_DAY,
    Actor,
    Basis,
    Document,
    Interaction,
    Realis,
    Span,
    Statement,
    TimeExpression,
    When,
)

UNTOLD = frozenset({"nav", "promo", "comments", "byline", "dateline"})  # blocks that the report does not tell
NEWS = timedelta(days=10)
"""How far back a report's news may lie; what happened earlier is its background."""
SINCE = re.compile(r"\bsince\b(?:[^\w.,]+\w+){0,5}\W*$", re.IGNORECASE)
WORD = re.compile(r"\w+(?:-\w+)*")
LONGEST = 400  # tokens of a sentence; a longer one is no sentence of a report, and is read by its first part


def code_interactions(
    document: Document, doc: Doc, statements: tuple[Statement, ...], times: tuple[TimeExpression, ...], who: Who
) -> tuple[Interaction, ...]:
    """The interactions that a report tells, in reading order, each happening once with all its evidence.

    `doc` is the parsed text of `document`; `who` tells whom a noun phrase (a span of code points) stands for, None:
    nobody. What stands inside the content of a statement is asserted by it. Raises nothing.
    """
    told = Told(document, statements, times, functools.cache(who))
    found: list[Interaction] = []
    for sentence in doc.sents:
        if is_told(sentence, document):
            for one in find_candidates(sentence[:LONGEST], told, SIEVE):
                interaction = make_interaction(one, told)
                if interaction is not None:
                    found.append(interaction)
    return merge(found)


def is_told(sentence: TokenSpan, document: Document) -> bool:
    """The sentence stands in the headline, a caption or the body, and tells no game."""
    start = sentence.start_char
    if any(block.span[0] <= start < block.span[1] and block.role in UNTOLD for block in document.blocks):
        return False
    games = words_of_games(document.text)
    return not games or not games & set(WORD.findall(sentence.text.lower()))


@functools.lru_cache(maxsize=2)
def words_of_games(text: str) -> frozenset[str]:
    """Words of sport that a report has anywhere; most have none."""
    return word_sets()["sport"].intersection(WORD.findall(text.lower()))


def make_interaction(one: Candidate, told: Told) -> Interaction | None:
    """The interaction of a candidate; None: it tells none."""
    judged = judge(one)
    if judged is None:
        return None
    code = codes()[judged.cameo]
    actors, recipients = one.actors, one.recipients
    if judged.reciprocal and code.mode != "visit":
        actors, recipients = (*actors, *recipients), ()
    mode = judged.mode or code.mode or None
    score = score_of(code.event, mode)
    trigger, when = span_of(one.spotted.trigger), when_told(one, told)
    cameo = judged.cameo if judged.cameo.isdigit() else None
    return Interaction(
        id=interaction_id(told.document.id, trigger, code.event, cameo),
        actor=actors,
        recipient=recipients,
        event=code.event,
        mode=mode,
        context=contexts_of(one.spotted.sentence, code.contexts),
        cameo=cameo,
        quad=score.quad,
        score=score.score,
        realis=realis_on(one, when, told.document),
        asserted_by=one.spotted.asserted_by,
        trigger=trigger,
        evidence=(clause_of(one.spotted.trigger),),
        when=when,
        where=venue_of(one.spotted.trigger),
        confidence=judged.confidence,
        found_by=judged.found_by,
    )


def clause_of(trigger: Token) -> Span:
    """The smallest clause with the trigger: from the verb that governs it."""
    return syntax.subtree(realis.governing_verb(trigger))


def when_told(one: Candidate, told: Told) -> When:
    """The day of an interaction: a time expression of its clause, else one of its sentence, else the report's day.

    A report's own day bounds what it tells: what occurred is not later, what is planned not earlier.
    """
    trigger, sentence, clause = one.spotted.trigger, one.spotted.sentence, clause_of(one.spotted.trigger)
    near = [time for time in told.times if time.type in ("DATE", "TIME")]
    for start, end in (clause, (sentence.start_char, sentence.end_char)):
        inside = [time for time in near if start <= time.span[0] and time.span[1] <= end]
        best = min(inside, key=lambda time: abs(time.span[0] - trigger.idx), default=None)
        if best is not None and not (best.earliest or best.latest):
            break  # "on Thursday", of no known week: then a year further off is not its day either
        if best is not None:
            basis: Basis = "stated" if best.anchor is None else "relative"
            return When(earliest=best.earliest, latest=best.latest, basis=basis, spans=(best.span,))
    dated = told.document.dated
    if one.spotted.realis in ("planned", "hypothetical"):
        return When(earliest=dated.earliest, basis="assumed") if dated.earliest else UNKNOWN_DAY
    return When(latest=dated.latest, basis="assumed") if dated.latest else UNKNOWN_DAY


def realis_on(one: Candidate, when: When, document: Document) -> Realis:
    """The realis of a candidate by its words, and by its day: talks named for a day after the report are still ahead.

    The tense of a verb goes before a day, which may be counted wrongly.
    """
    if one.spotted.realis != "occurred":
        return one.spotted.realis
    if is_long_before(when, document):
        return "historical"
    named = one.spotted.trigger.pos_ != "VERB" and when.basis in ("stated", "relative")
    ahead = named and when.earliest and document.dated.latest
    return "planned" if ahead and str(when.earliest) > str(document.dated.latest) else "occurred"


def is_long_before(when: When, document: Document) -> bool:
    """The day is told, and lies well before the report's own: the story of an earlier time.

    Of a report whose day is not known, both are spans, of which the ends are held against each other. What has
    happened since a day is not of that day.
    """
    dated = document.dated
    if when.basis not in ("stated", "relative") or not (when.latest and dated.latest):
        return False
    if any(SINCE.search(document.text[max(0, start - 60) : start]) for start, _ in when.spans):
        return False
    return date.fromisoformat(dated.latest) - date.fromisoformat(when.latest) > NEWS


def venue_of(trigger: Token) -> Span | None:
    """The place after "in" or "at" in the clause; None: none is named."""
    for noun in (*syntax.nouns_at(trigger, "in"), *syntax.nouns_at(trigger, "at")):
        if noun.ent_type_ == "LOC":
            return syntax.phrase(noun)
    return None


def merge(found: list[Interaction]) -> tuple[Interaction, ...]:
    """One interaction for all that tell the same: same event and sides, days that do not exclude each other."""
    kept: list[Interaction] = []
    for one in found:
        at = next((n for n, other in enumerate(kept) if is_same(one, other)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = unite(kept[at], one)
    return tuple(kept)


def is_same(one: Interaction, other: Interaction) -> bool:
    """The same act told twice: one side is the same, the other may be, and the days do not exclude each other."""
    if (one.event, one.asserted_by is None) != (other.event, other.asserted_by is None) or one.realis != other.realis:
        return False
    sides = likeness(one.actor, other.actor), likeness(one.recipient, other.recipient)
    if min(sides) == APART or max(sides) != SAME:
        return False
    first, second = one.when, other.when
    apart = (first.latest and second.earliest and first.latest < second.earliest) or (
        second.latest and first.earliest and second.latest < first.earliest
    )
    return not apart and (not (one.cameo and other.cameo) or one.cameo[:2] == other.cameo[:2])


APART, OPEN, SAME = range(3)


def likeness(some: tuple[Actor, ...], others: tuple[Actor, ...]) -> int:
    """Whether a side is the same: all of it in the other, or a state and who acts for it; open where it is untold."""
    first, second = {actor.id for actor in some}, {actor.id for actor in others}
    if not first or not second:
        return OPEN
    if first <= second or second <= first:
        return SAME
    people, theirs = people_of(some), people_of(others)
    if people and theirs:
        return SAME if people & theirs else APART
    states, homes = states_of(some), states_of(others)
    if states & homes:
        return SAME
    untold = not (states and homes) and not (is_named(some) and is_named(others))
    return OPEN if untold else APART


def people_of(side: tuple[Actor, ...]) -> set[str]:
    return {actor.id for actor in side if actor.kind == "person" and actor.name}


def is_named(side: tuple[Actor, ...]) -> bool:
    return any(actor.name for actor in side)


def unite(one: Interaction, other: Interaction) -> Interaction:
    """The fuller of the two, with the evidence of both."""
    full, less = (other, one) if fullness(other) > fullness(one) else (one, other)
    evidence = tuple(dict.fromkeys((*full.evidence, *less.evidence)))
    context = tuple(dict.fromkeys((*full.context, *less.context)))
    when = full.when if full.when.basis in ("stated", "relative") else less.when
    when = when if when.basis in ("stated", "relative") else full.when
    return msgspec.structs.replace(full, evidence=evidence, context=context, when=when, where=full.where or less.where)


def fullness(one: Interaction) -> tuple[int, float]:
    return len(one.actor) + len(one.recipient), one.confidence
