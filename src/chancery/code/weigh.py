"""What a trigger tells, weighed by a linear model: each reading of the rules, and triggers that no frame knows.

The model gives each of the sixteen events, and none, a chance. It was trained on the project's own corpus by
`training/coder.py`, which writes its weights and how they were got.
"""

from __future__ import annotations

import functools
import math
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from chancery.code import realis, syntax
from chancery.code.between import FOUND_BY as RULES
from chancery.code.candidates import Candidate, Sieve, Spotted, states_of
from chancery.grammar.parse import Doc, Token
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import states_named
from chancery.lexicons.frames import codes, frames_of, operators_of
from chancery.records import Event, Realis

WEIGHTS = Path(__file__).parent / "models" / "coder.npz"
NONE = "NONE"
CLASSES: tuple[str, ...] = (*get_args(Event), NONE)
BUCKETS = 1 << 14
FOUND_BY = "weigh/1"
LEAST, LEAST_COMPLETE, LEAST_ALONE, LEAST_ALONE_COMPLETE = 0.85, 0.67, 0.4, 0.15
"""Chance of any event at which a reading holds: in a report, and there with both sides; in a lone sentence, and there
with both. By folds; of a lone sentence with both sides by the half `tune` of PLOVER's records."""
HOPELESS, HOPELESS_UNKNOWN, HOPELESS_ALONE = 0.15, 0.7, 0.03
"""Chance of any event by its own words below which no sides have made one of it in train: of a reading and of a word
that no frame knows in a report, and of either in a lone sentence."""
UNKNOWN, SURER = 0.7, 0.2
"""Chance at which a word holds that no frame knows, and by how much another event must be likelier than the rule's."""
GENERAL = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "RETREAT": "080",
    "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140", "MOBILIZE": "150",
    "SANCTION": "160", "COERCE": "170", "ASSAULT": "190", "CRIME": "CRIME",
}  # fmt: skip
PROMISING = 0.2
"""By how much a lemma must speak for an event rather than none."""
NEAR = 3
"""Words on each side of a trigger that are looked at by place."""
GAPS = (*range(-NEAR, 0), *range(1, NEAR + 1))


@dataclass(frozen=True)
class Judged:
    """What a candidate tells."""

    cameo: str
    mode: str
    reciprocal: bool
    confidence: float
    found_by: str
    """The rule, and the model where it has chosen."""


def judge(one: Candidate) -> Judged | None:
    """What a candidate tells by the rules, unless the model is surer of something else; None: it tells nothing.

    Without the model's weights a reading of the rules holds whose sides are complete.
    """
    table = weights()
    if table is None:
        return by_rule(one, confidence_of(one)) if one.complete else None
    likely = chances_of(rows_of(one), table)
    rule = one.spotted.reading.event if one.spotted.reading is not None else None
    event = (
        choose(rule, likely, least_of(is_alone(one.spotted), one.complete)) if one.actors or one.recipients else None
    )
    if event is None or event == rule:
        return by_rule(one, confidence_of(one) * (1 - likely[NONE])) if event is not None else None
    over = f"{FOUND_BY} over {one.spotted.reading.rule}" if one.spotted.reading is not None else FOUND_BY
    return by_model(event, likely[event], over)


def by_rule(one: Candidate, confidence: float) -> Judged | None:
    if one.spotted.reading is None:
        return None
    reading = one.spotted.reading
    found_by = f"{RULES}: {reading.rule}"
    return Judged(reading.cameo, reading.mode, reading.reciprocal, round(confidence, 2), found_by)


def by_model(event: str, confidence: float, found_by: str) -> Judged:
    """The event by its most general code."""
    return Judged(GENERAL[event], "", event == "CONSULT", round(confidence, 2), found_by)


def confidence_of(one: Candidate) -> float:
    """An estimate from the form: verbs before nouns, both sides known before one, few operators before many."""
    value = 0.8 if one.spotted.trigger.pos_ == "VERB" else 0.6
    operators = len(one.spotted.reading.kinds) if one.spotted.reading else 0
    value += 0.1 if one.actors and (one.recipients or len(one.actors) > 1) else -0.1
    return round(max(0.2, value - 0.05 * max(0, operators - 1)), 2)


Features = Callable[..., Iterable[str]]


def in_rows(features: Features) -> Callable[..., frozenset[int]]:
    """Features of a few plain words as rows of the weights; those of the same words are worked out once."""

    @functools.lru_cache(maxsize=20_000)
    def rows(*given: object) -> frozenset[int]:
        return frozenset(map(bucket, features(*given)))

    return rows


@functools.lru_cache(maxsize=512)
def own_rows(one: Spotted) -> frozenset[int]:
    """Rows of the weights for what the model looks at in the words; kept until its sides are named."""
    trigger, reading = one.trigger, one.reading
    lemma, pos = syntax.lemma(trigger), trigger.pos_
    event = reading.event if reading else pos
    theme = syntax.theme_of(trigger)
    near = (word for word, level in theme.items() if level <= 2)
    return frozenset().union(
        word_rows(lemma, pos, trigger.tag_),
        rule_rows(reading.cameo, reading.mode, reading.kinds, len(reading.tokens), lemma) if reading else NO_RULE,
        place_rows(trigger, one.sentence),
        map(bucket, [f"below {word}" for word in theme]),
        map(bucket, [f"pair {lemma} {word}" for word in near]),
        state_rows(one.realis, one.asserted_by is not None, is_alone(one), event),
        *said_rows(one, event),
        report_rows(one),
    )


@in_rows
def word_rows(lemma: str, pos: str, tag: str) -> Iterator[str]:
    """The trigger itself."""
    yield "bias"
    yield f"lemma {lemma}"
    yield f"pos {pos} {tag}"
    yield from entry_features(lemma, pos.lower())


def entry_features(lemma: str, pos: str) -> Iterator[str]:
    """What the tables have of the word: the events of its frames, and its kinds as an operator."""
    yield from {f"known {codes()[frame.cameo].event}" for frame in frames_of(lemma, pos)}
    yield from {f"operator {operator.kind}" for operator in operators_of(lemma, pos)}


def is_alone(one: Spotted) -> bool:
    """The text is this sentence, and no report."""
    return bool(one.sentence.start == 0 and one.sentence.end == len(one.trigger.doc))


@in_rows
def rule_rows(cameo: str, mode: str, kinds: tuple[str, ...], taken: int, lemma: str) -> Iterator[str]:
    """What the rules made of it."""
    event = codes()[cameo].event
    yield f"rule {event}"
    yield f"rule {cameo[:2]}"
    yield f"rule {event} {lemma}"
    yield from (f"kind {kind} {event}" for kind in kinds)
    yield f"mode {mode}"
    yield f"under {' '.join(kinds)}"
    yield f"taken {taken}"


@in_rows
def state_rows(realis: Realis, asserted: bool, alone: bool, event: str) -> Iterator[str]:
    """Whether it is done, and who tells it."""
    yield f"alone {alone}"
    yield f"realis {realis}"
    yield f"realis {realis} {event}"
    yield f"asserted {asserted} {event}"


def side_features(one: Candidate) -> Iterator[str]:
    """Who stands on its sides: how many, of which kind, of one state or of several; and the nouns."""
    trigger, reading = one.spotted.trigger, one.spotted.reading
    event = reading.event if reading else trigger.pos_
    sides = f"sides {min(len(one.actors), 2)} {min(len(one.recipients), 2)}"
    yield sides
    yield f"{sides} {event}"
    yield f"{sides} {trigger.pos_}"
    own, theirs = states_of(one.actors), states_of(one.recipients)
    relation = "same" if own & theirs else "other" if own and theirs else "-"
    yield f"states {relation} {min(2, len(own | theirs))}"
    yield f"states {relation} {event}"
    for name, side in (("actor", one.actors), ("recipient", one.recipients)):
        yield from {f"{name} is {actor.kind} {'named' if actor.name else 'unnamed'}" for actor in side}
    doers = reading.actors if reading else tuple(doer for doer in (syntax.subject(trigger),) if doer is not None)
    got = reading.recipients if reading else tuple(syntax.objects_of(trigger))
    for name, nouns in (("actor", doers[:1]), ("recipient", got[:2])):
        for noun in nouns:
            yield f"{name} {shape(noun)}"
        if not nouns:
            yield f"{name} -"
    yield f"complete {one.complete}"
    yield f"complete {one.complete} {event}"
    yield f"told {bool(one.actors)} {bool(one.recipients)} {reading.cameo[:2] if reading else '-'} {trigger.pos_}"
    yield f"mutual {reading is not None and reading.reciprocal} {len(own | theirs)}"
    for doer, sufferer in zip(one.actors[:1], one.recipients[:1], strict=False):
        known = bool(doer.name), bool(sufferer.name)
        yield f"who {doer.kind} {sufferer.kind} {known} {event}"
    yield from dyad_features(one, event)


def dyad_features(one: Candidate, event: str) -> Iterator[str]:
    """Who they are, whether the words for them named nobody, and whether another state is named beside the actor's."""
    reading = one.spotted.reading
    for name, side in (("actor", one.actors), ("recipient", one.recipients)):
        for actor in side:
            yield f"{name} sector {actor.sector} {actor.kind}"
            yield f"{name} home {actor.state is not None} {actor.name is not None}"
    own, theirs = states_of(one.actors), states_of(one.recipients)
    kind = ("self" if own == theirs else "shared" if own & theirs else "two") if own and theirs else "open"
    yield f"dyad {kind} {bool(own)} {bool(theirs)} {event}"
    beside = bool({state for _, state in states_told(one.spotted.sentence)} - own)
    start, end = syntax.subtree(one.spotted.trigger)
    below = bool({state for at, state in states_told(one.spotted.sentence) if start <= at < end} - own)
    for name, other in (("beside", beside), ("below", below)):
        yield f"{name} {other} {bool(own)} {event}"
        yield f"{name} {other} {bool(one.recipients)}"
    yield f"assumed {bool(one.actors) and one.actors is one.spotted.told.pair} {event}"
    if reading is not None:
        lost = bool(reading.actors) and not one.actors, bool(reading.recipients) and not one.recipients
        yield f"lost {lost}"
        yield f"lost {lost} {event}"


def said_rows(one: Spotted, event: str) -> Iterator[frozenset[int]]:
    """Of which statement it is the content, and of which the cue."""
    if one.asserted_by is not None:
        said = one.told.statement(one.asserted_by)
        yield content_rows(said.mode, said.kind, said.act, event)
    for said in one.told.cued_at(one.trigger.idx):
        yield cue_rows(said.mode, said.act, event)


@in_rows
def content_rows(mode: str, kind: str, act: str, event: str) -> Iterator[str]:
    yield f"said {mode} {kind}"
    yield f"said {mode} {event}"
    yield f"act {act}"
    yield f"act {act} {event}"


@in_rows
def cue_rows(mode: str, act: str, event: str) -> Iterator[str]:
    yield f"cue {event}"
    yield f"cue {act} {mode}"
    yield f"cue {act} {event}"


def report_rows(one: Spotted) -> frozenset[int]:
    """Where in the report it stands, and how many states the report names."""
    if is_alone(one):
        return frozenset()
    doc, at = one.trigger.doc, one.trigger.i
    first, states = outline(doc)
    return part_rows(one.told.role_at(one.trigger.idx) or "body", at * 5 // len(doc), at < first, min(states, 4))


@in_rows
def part_rows(role: str, fifth: int, lead: bool, states: int) -> Iterator[str]:
    yield f"role {role}"
    yield f"fifth {fifth}"
    yield f"lead {lead}"
    yield f"states told {states}"


@functools.lru_cache(maxsize=4)
def outline(doc: Doc) -> tuple[int, int]:
    """The token at which the fourth sentence of a report begins, and how many states the report names."""
    sentences = list(doc.sents)
    states = {state for sentence in sentences for _, state in states_told(sentence)}
    return (sentences[3].start if len(sentences) > 3 else len(doc)), len(states)


@functools.lru_cache(maxsize=512)
def states_told(sentence: TokenSpan) -> tuple[tuple[int, str], ...]:
    """The states that words of a sentence name, with where (code points)."""
    capital = (token for token in sentence if token.text[:1].isupper())
    return tuple((token.idx, state) for token in capital for state in states_by(token.text))


@functools.lru_cache(maxsize=20_000)
def states_by(word: str) -> tuple[str, ...]:
    return tuple({named.state.alpha3 for named in states_named(word)})


def place_rows(trigger: Token, sentence: TokenSpan) -> frozenset[int]:
    """Where it stands: the words by its side, and what governs it."""
    known, at = shapes(sentence), trigger.i - sentence.start + NEAR
    near = (*known[at - NEAR : at], *known[at + 1 : at + 1 + NEAR])
    beside = [f"at {gap} {word}" for gap, word in zip(GAPS, near, strict=True)]
    verb, head = realis.governing_verb(trigger), trigger.head
    above = syntax.lemma(head) if head is not trigger else "-"
    helpers = tuple(sorted(realis.auxiliaries(verb)))
    return clause_rows(trigger.dep_, above, helpers, syntax.is_passive(verb)).union(
        map(bucket, beside), (bucket(f"ends {sentence[-1].text}"),)
    )


@in_rows
def clause_rows(relation: str, above: str, helpers: tuple[str, ...], passive: bool) -> Iterator[str]:
    yield f"under {relation} {above}"
    yield f"relation {relation}"
    yield from (f"auxiliary {word}" for word in helpers)
    yield f"passive {passive}"


@functools.lru_cache(maxsize=16)
def shapes(sentence: TokenSpan) -> tuple[str, ...]:
    """Shapes of the words of a sentence in order, with dashes for those that would stand before and after it."""
    beyond = ("-",) * NEAR
    return (*beyond, *map(shape, sentence), *beyond)


def shape(token: Token) -> str:
    """The lemma of a word; of a name, or a nationality, that it is one."""
    if token.ent_type_:
        return f"<{token.ent_type_}>"
    if token.pos_ == "PROPN" or (token.pos_ == "ADJ" and token.text[:1].isupper()):
        return "<name>"
    return "<number>" if token.pos_ == "NUM" or token.text.isdigit() else str(token.lemma_).lower()


@functools.lru_cache(maxsize=50_000)
def bucket(name: str) -> int:
    """Row of the weights that belongs to a feature; two may share one."""
    return zlib.crc32(name.encode()) % BUCKETS


def rows_of(one: Candidate) -> NDArray[np.int64]:
    """Rows of the weights that belong to a candidate."""
    return as_rows(own_rows(one.spotted).union(map(bucket, side_features(one))))


def as_rows(found: frozenset[int]) -> NDArray[np.int64]:
    return np.fromiter(found, np.int64, len(found))


@functools.cache
def weights() -> NDArray[np.float32] | None:
    """Weights [BUCKETS, CLASSES]; None: none are installed."""
    if not WEIGHTS.is_file():
        return None
    with np.load(WEIGHTS) as file:
        found: NDArray[np.float32] = file["weights"].astype(np.float32)
    return found


def chances_of(rows: NDArray[np.int64], table: NDArray[np.float32]) -> dict[str, float]:
    """The chance of each event, and of none, by the rows of the features."""
    scores = (np.ones(len(rows), np.float32) @ table.take(rows, 0)).tolist()  # the quickest sum of few rows
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    whole = sum(powers)
    return {name: power / whole for name, power in zip(CLASSES, powers, strict=True)}


@functools.lru_cache(maxsize=20_000)
def is_promising(lemma: str) -> bool:
    """A word by itself speaks for some event: only such are looked at beside the rules' readings."""
    table = weights()
    if table is None:
        return False
    row = table[bucket(f"lemma {lemma}")]
    return bool(row[:-1].max() - row[-1] > PROMISING)


def is_worth_naming(one: Spotted) -> bool:
    """Its own words leave it a chance, whoever may stand on its sides."""
    table = weights()
    if table is None:
        return True
    chance = 1 - chances_of(as_rows(own_rows(one)), table)[NONE]
    if is_alone(one):
        return chance >= HOPELESS_ALONE
    return chance >= (HOPELESS if one.reading is not None else HOPELESS_UNKNOWN)


NO_RULE = frozenset({bucket("rule none")})
SIEVE = Sieve(is_promising, is_worth_naming)


def least_of(alone: bool, complete: bool) -> float:
    """The chance of any event that a reading must have."""
    if alone:
        return LEAST_ALONE_COMPLETE if complete else LEAST_ALONE
    return LEAST_COMPLETE if complete else LEAST


def choose(rule: str | None, likely: dict[str, float], least: float) -> str | None:
    """The event of a candidate that is `rule` by the rules (None: they have none), by its chances; None: no event.

    `least`: the chance of any event that a reading of the rules must have.
    """
    any_event = 1 - likely[NONE]
    best = max((event for event in likely if event != NONE), key=lambda event: likely[event])
    if rule is None:
        return best if any_event >= UNKNOWN else None
    if any_event < least:
        return None
    return best if likely[best] - likely[rule] > SURER else rule
