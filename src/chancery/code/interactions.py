"""Interactions of a document: readings with their actors, realis, day and place, each happening once."""

from __future__ import annotations

import functools
import re

import msgspec

from chancery.code import realis, syntax
from chancery.code.beside import complete_sides
from chancery.code.candidates import Candidate, Told, Who, find_candidates, span_of, states_of, without
from chancery.code.contexts import contexts_of
from chancery.code.dating import clause_of, realis_on, when_told
from chancery.code.weigh import SIEVE, Judged, judge
from chancery.grammar.parse import Doc, Token
from chancery.grammar.parse import Span as TokenSpan
from chancery.ids import interaction_id
from chancery.lexicons.frames import codes, composed, score_of, word_sets
from chancery.records import (
    Actor,
    Document,
    Interaction,
    Span,
    Statement,
    TimeExpression,
)

UNTOLD = frozenset({"nav", "promo", "comments", "byline", "dateline"})  # blocks that the report does not tell
WORD = re.compile(r"\w+(?:-\w+)*")
LONGEST = 400  # tokens of a sentence; a longer one is no sentence of a report, and is read by its first part


def code_interactions(
    document: Document,
    doc: Doc,
    statements: tuple[Statement, ...],
    times: tuple[TimeExpression, ...],
    who: Who,
    pair: tuple[Actor, ...] = (),
) -> tuple[Interaction, ...]:
    """The interactions that a report tells, in reading order, each happening once with all its evidence.

    `doc` is the parsed text of `document`; `who` tells whom a noun phrase (a span of code points) stands for, None:
    nobody; `pair` are the two states that the report is about, empty: no one pair. What stands inside the content of a
    statement is asserted by it. Raises nothing.
    """
    told = Told(document, statements, times, functools.cache(who), pair)
    sentences = [sentence[:LONGEST] for sentence in doc.sents if is_told(sentence, told)]
    candidates = [one for one in find_candidates(sentences, told, SIEVE) if not is_asked(one)]
    judged = zip(candidates, judge(candidates), strict=True)
    return merge([make_interaction(one, known, told) for one, known in judged if known is not None])


def is_told(sentence: TokenSpan, told: Told) -> bool:
    """The sentence stands in the headline, a caption or the body, and tells no game."""
    if told.role_at(sentence.start_char) in UNTOLD:
        return False
    games = words_of_games(told.document.text)
    return not games or not games & set(WORD.findall(sentence.text.lower()))


def is_asked(one: Candidate) -> bool:
    """The sentence asks whether it happens: "Will Peru close the port?"; who asks does not tell."""
    verb = realis.governing_verb(one.spotted.clause)
    return realis.is_asked(verb, one.spotted.sentence.text)


@functools.lru_cache(maxsize=2)
def words_of_games(text: str) -> frozenset[str]:
    """Words of sport that a report has anywhere; most have none."""
    return word_sets()["sport"].intersection(WORD.findall(text.lower()))


def make_interaction(one: Candidate, judged: Judged, told: Told) -> Interaction:
    when = when_told(one.spotted)
    state = "negated" if is_undone(one, judged) else realis_on(one.spotted, when)
    ahead = composed("future", judged.cameo) if state == "planned" and one.spotted.realis != "planned" else None
    code = codes()[ahead or judged.cameo]
    actors, recipients = complete_sides(one, code.event)
    if judged.reciprocal and code.mode != "visit":
        actors, recipients = (*actors, *recipients), ()
    mode = None if ahead else judged.mode or code.mode or None
    score = score_of(code.event, mode)
    trigger = span_of(one.spotted.trigger)
    cameo = code.cameo if code.cameo.isdigit() else None
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
        realis=state,
        asserted_by=one.spotted.asserted_by,
        trigger=trigger,
        evidence=(clause_of(one.spotted.clause),),
        when=when,
        where=venue_of(one.spotted.clause),
        confidence=judged.confidence,
        found_by=judged.found_by,
    )


def is_undone(one: Candidate, judged: Judged) -> bool:
    """What somebody refused or failed to do, told by the model as the act itself and not as a refusal of it."""
    reading = one.spotted.reading
    if reading is None or reading.event == codes()[judged.cameo].event or one.spotted.realis != "occurred":
        return False
    return bool({"refuse", "fail"}.intersection(reading.kinds))


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
    """The same act told twice: one side is the same, the other may be, and the days do not exclude each other.

    Whom somebody met counts, not in which place of the sentence they stand.
    """
    if one.event != other.event or one.realis != other.realis:
        return False
    if one.event == "CONSULT":
        alike = likeness((*one.actor, *one.recipient), (*other.actor, *other.recipient)) == SAME
    else:
        sides = likeness(one.actor, other.actor), likeness(one.recipient, other.recipient)
        alike = min(sides) != APART and max(sides) == SAME
    first, second = one.when, other.when
    apart = (first.latest and second.earliest and first.latest < second.earliest) or (
        second.latest and first.earliest and second.latest < first.earliest
    )
    return alike and not apart and may_be_one(one, other)


def may_be_one(one: Interaction, other: Interaction) -> bool:
    """Words of one event are one act; of deeds, those of one cue category and not of two kinds in it.

    Who severs ties (161) and who expels (166) do different things; who slams (111) and who protests (114) hardly does.
    """
    if one.quad.startswith("verbal") or not (one.cameo and other.cameo):
        return True
    first, second = one.cameo, other.cameo
    return first[:2] == second[:2] and (first[2] == second[2] or "0" in (first[2], second[2]))


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
    """The one that the report tells itself, else the fuller, with the evidence of both, and a side it leaves open."""
    full, less = (other, one) if fullness(other) > fullness(one) else (one, other)
    evidence = tuple(dict.fromkeys((*full.evidence, *less.evidence)))
    context = tuple(dict.fromkeys((*full.context, *less.context)))
    when = full.when if full.when.basis in ("stated", "relative") else less.when
    when = when if when.basis in ("stated", "relative") else full.when
    mutual = len(states_of(full.actor)) > 1  # whom one of several states did it to as well is one of them
    return msgspec.structs.replace(
        full,
        actor=full.actor or without(less.actor, full.recipient),
        recipient=full.recipient or (() if mutual else without(less.recipient, full.actor)),
        evidence=evidence,
        context=context,
        when=when,
        where=full.where or less.where,
    )


def fullness(one: Interaction) -> tuple[bool, int, float]:
    return one.asserted_by is None, len(one.actor) + len(one.recipient), one.confidence
