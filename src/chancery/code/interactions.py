"""Interactions of a document: readings with their actors, realis, day and place, each happening once."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import msgspec
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from chancery.code import realis, syntax
from chancery.code.between import FOUND_BY, realis_of_reading
from chancery.code.contexts import contexts_of
from chancery.code.readings import Reader, Reading
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

Who = Callable[[Span], Actor | None]
UNTOLD = frozenset({"nav", "promo", "comments", "byline", "dateline"})  # blocks that the report does not tell
WORD = re.compile(r"\w+(?:-\w+)*")
LONGEST = 400  # tokens of a sentence; a longer one is no sentence of a report, and is read by its first part
ALONE = frozenset({"RETREAT", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT", "SANCTION"})  # recipient not required: manual
MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "PROTEST"})  # two may do it with each other


@dataclass(frozen=True)
class Told:
    """What the rules need to know of the document."""

    document: Document
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]
    who: Who

    @property
    def year(self) -> int | None:
        day = self.document.dated.latest or self.document.dated.earliest
        return int(day[:4]) if day else None


def code_interactions(
    document: Document, doc: Doc, statements: tuple[Statement, ...], times: tuple[TimeExpression, ...], who: Who
) -> tuple[Interaction, ...]:
    """The interactions that a report tells, in reading order, each happening once with all its evidence.

    `doc` is the parsed text of `document`; `who` tells whom a noun phrase (a span of code points) stands
    for, None: nobody. What
    stands inside the content of a statement is asserted by it. Raises nothing.
    """
    told = Told(document, statements, times, functools.cache(who))
    found: list[Interaction] = []
    for sentence in doc.sents:
        if is_told(sentence, document):
            for reading in Reader(sentence[:LONGEST]).readings():
                interaction = make_interaction(reading, told)
                if interaction is not None:
                    found.append(interaction)
    return merge(found)


def is_told(sentence: TokenSpan, document: Document) -> bool:
    """The sentence stands in the headline, a caption or the body, and tells no game."""
    start = sentence.start_char
    if word_sets()["sport"] & set(WORD.findall(sentence.text.lower())):
        return False
    return not any(block.span[0] <= start < block.span[1] and block.role in UNTOLD for block in document.blocks)


def make_interaction(reading: Reading, told: Told) -> Interaction | None:
    """The interaction of a reading; None: those in it are not known, or too few."""
    code = codes()[reading.cameo]
    actors = find_actors(reading.actors, told.who, reading.reciprocal)
    recipients = find_actors(reading.recipients, told.who, reading.reciprocal)
    if not recipients and actors and reading.trigger.pos_ == "VERB":
        recipients = find_actors(others_below(reading), told.who, False)
    known = {actor.id for actor in actors}
    recipients = tuple(actor for actor in recipients if actor.id not in known)
    if reading.reciprocal and code.mode != "visit":
        actors, recipients = (*actors, *recipients), ()
    if not is_complete(reading, code.event, actors, recipients):
        return None
    mode = reading.mode or code.mode or None
    score = score_of(code.event, mode)
    trigger = (reading.trigger.idx, reading.trigger.idx + len(reading.trigger))
    state = realis_of_reading(reading, told.year)
    cameo = reading.cameo if reading.cameo.isdigit() else None
    return Interaction(
        id=interaction_id(told.document.id, trigger, code.event, cameo),
        actor=actors,
        recipient=recipients,
        event=code.event,
        mode=mode,
        context=contexts_of(reading.trigger, code.contexts),
        cameo=cameo,
        quad=score.quad,
        score=score.score,
        realis=state,
        asserted_by=asserted_by(trigger, told.statements),
        trigger=trigger,
        evidence=(clause_of(reading.trigger),),
        when=when_told(reading.trigger, state, told),
        where=venue_of(reading),
        confidence=confidence_of(reading, actors, recipients),
        found_by=f"{FOUND_BY}: {reading.rule}",
    )


def find_actors(nouns: tuple[Token, ...], who: Who, every: bool) -> tuple[Actor, ...]:
    """The actors at the first place that names any, with those coordinated with it; `every`: at all places."""
    found: dict[str, Actor] = {}
    for noun in nouns:
        for one in syntax.with_conjuncts(noun):
            named = [who(span) for span in nationalities(one)]
            for actor in named if len(named) > 1 and None not in named else [who(syntax.phrase(one))]:
                if actor is not None:
                    found.setdefault(actor.id, actor)
        if found and not every:
            break
    return tuple(found.values())


def others_below(reading: Reading) -> tuple[Token, ...]:
    """Nouns below a verb that stand in none of its places, after it, the nearest first."""
    done = {one.i for noun in reading.actors for one in syntax.with_conjuncts(noun)}
    below = [part for part, _ in syntax.words_below(reading.trigger) if syntax.is_noun(part)]
    return tuple(part for part in below if part.i > reading.trigger.i and part.i not in done)


def nationalities(noun: Token) -> list[Span]:
    """Whose a plural is, where it is of several: "Dutch and Belgian ministers", "the ministers of Fiji and Oman"."""
    for part in noun.children:
        adjective = part.dep_ == "amod" and part.text[:1].isupper()
        owner = part.dep_ in ("nmod", "nmod:poss") and part.pos_ == "PROPN" and noun.tag_ in ("NNS", "NNPS")
        both = list(syntax.with_conjuncts(part)) if adjective or owner else []
        if len(both) > 1:
            return [syntax.phrase(one) for one in both]
    return []


def is_complete(reading: Reading, event: str, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    """Both sides are known; or two who take part; or one, of an event that needs no other (manual, chapter 3)."""
    doer = reading.actors[0] if reading.actors else next(iter(reading.recipients), None)
    if doer is not None and syntax.lemma(doer) in word_sets()["thing"]:
        return False  # a storm, a film, a team
    if actors and recipients:
        return True
    if reading.rule.startswith("obligation"):
        return False
    if reading.reciprocal or (event in MUTUAL and len(actors) > 1):
        return len(actors) > 1
    if reading.trigger.pos_ != "VERB":
        return False
    named = bool(reading.recipients) if actors else bool(recipients)
    return named or (bool(actors) and event in ALONE)


def asserted_by(trigger: Span, statements: Iterable[Statement]) -> str | None:
    """Id of the innermost statement in whose content the trigger stands; None: the report tells it."""
    holding = [
        (end - start, statement.id)
        for statement in statements
        for start, end in statement.content
        if start <= trigger[0] and trigger[1] <= end
    ]
    return min(holding)[1] if holding else None


def clause_of(trigger: Token) -> Span:
    """The smallest clause with the trigger: from the verb that governs it."""
    return syntax.subtree(realis.governing_verb(trigger))


def when_told(trigger: Token, state: Realis, told: Told) -> When:
    """The day of an interaction: a time expression of its clause, else one of its sentence, else the report's day.

    A report's own day bounds what it tells: what occurred is not later, what is planned not earlier.
    """
    clause, sentence = clause_of(trigger), trigger.sent
    near = [time for time in told.times if time.type in ("DATE", "TIME") and (time.earliest or time.latest)]
    for start, end in (clause, (sentence.start_char, sentence.end_char)):
        inside = [time for time in near if start <= time.span[0] and time.span[1] <= end]
        if inside:
            best = min(inside, key=lambda time: abs(time.span[0] - trigger.idx))
            basis: Basis = "stated" if best.anchor is None else "relative"
            return When(earliest=best.earliest, latest=best.latest, basis=basis, spans=(best.span,))
    dated = told.document.dated
    if state in ("planned", "hypothetical"):
        return When(earliest=dated.earliest, basis="assumed") if dated.earliest else UNKNOWN_DAY
    return When(latest=dated.latest, basis="assumed") if dated.latest else UNKNOWN_DAY


def venue_of(reading: Reading) -> Span | None:
    """The place after "in" or "at" in the clause; None: none is named."""
    for noun in (*syntax.nouns_at(reading.trigger, "in"), *syntax.nouns_at(reading.trigger, "at")):
        if noun.ent_type_ == "LOC":
            return syntax.phrase(noun)
    return None


def confidence_of(reading: Reading, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> float:
    """An estimate from the form: verbs before nouns, both sides known before one, few operators before many."""
    value = 0.8 if reading.trigger.pos_ == "VERB" else 0.6
    value += 0.1 if actors and (recipients or reading.reciprocal) else -0.1
    return round(max(0.2, value - 0.05 * max(0, len(reading.kinds) - 1)), 2)


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
    if (one.event, one.asserted_by is None) != (other.event, other.asserted_by is None) or one.realis != other.realis:
        return False
    if not (is_within(one.actor, other.actor) and is_within(one.recipient, other.recipient)):
        return False
    first, second = one.when, other.when
    apart = (first.latest and second.earliest and first.latest < second.earliest) or (
        second.latest and first.earliest and second.latest < first.earliest
    )
    return not apart and (not (one.cameo and other.cameo) or one.cameo[:2] == other.cameo[:2])


def is_within(some: tuple[Actor, ...], others: tuple[Actor, ...]) -> bool:
    """All on one side are among the other's, or the other way round."""
    first, second = {actor.id for actor in some}, {actor.id for actor in others}
    return first <= second or second <= first if first and second else first == second


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
