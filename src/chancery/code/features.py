"""What the model of `weigh` looks at in a trigger and in those on its sides, as rows of its weights.

A feature is a few words ("lemma condemn", "rule ACCUSE"), and its row is a hash of them. Features of the same few words
are kept as rows, so that hardly any is written out or hashed twice.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Callable, Iterable, Iterator

from chancery.code import realis, syntax
from chancery.code.candidates import Candidate, Spotted, states_of
from chancery.grammar.parse import Doc, Token
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import states_named
from chancery.lexicons.frames import codes, frames_of, operators_of
from chancery.records import Realis

BUCKETS = 1 << 14
NEAR = 3
"""Words on each side of a trigger that are looked at by place."""
GAPS = (*range(-NEAR, 0), *range(1, NEAR + 1))
Features = Callable[..., Iterable[str]]


@functools.lru_cache(maxsize=50_000)
def bucket(name: str) -> int:
    """Row of the weights that belongs to a feature; two may share one."""
    return zlib.crc32(name.encode()) % BUCKETS


def in_rows(features: Features) -> Callable[..., frozenset[int]]:
    """Features of a few plain words as rows of the weights; those of the same words are worked out once."""

    @functools.lru_cache(maxsize=20_000)
    def rows(*given: object) -> frozenset[int]:
        return frozenset(map(bucket, features(*given)))

    return rows


NO_RULE = frozenset({bucket("rule none")})


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


def rows_of(one: Candidate) -> frozenset[int]:
    """Rows of the weights that belong to a candidate."""
    return own_rows(one.spotted).union(*side_rows(one))


def side_rows(one: Candidate) -> Iterator[Iterable[int]]:
    """Who stands on its sides: how many, of which kind, of one state or of several; and the nouns."""
    trigger, reading, actors, recipients = one.spotted.trigger, one.spotted.reading, one.actors, one.recipients
    event, pos = reading.event if reading else trigger.pos_, trigger.pos_
    own, theirs = states_of(actors), states_of(recipients)
    relation = "same" if own & theirs else "other" if own and theirs else "-"
    states = len(own | theirs)
    yield count_rows(min(len(actors), 2), min(len(recipients), 2), relation, min(2, states), event, pos)
    for name, side in (("actor", actors), ("recipient", recipients)):
        for actor in side:
            yield actor_rows(name, actor.kind, actor.name is not None, actor.sector, actor.state is not None)
    doers = reading.actors if reading else tuple(doer for doer in (syntax.subject(trigger),) if doer is not None)
    got = reading.recipients if reading else tuple(syntax.objects_of(trigger))
    yield [bucket(f"actor {shape(noun)}") for noun in doers[:1]] or [bucket("actor -")]
    yield [bucket(f"recipient {shape(noun)}") for noun in got[:2]] or [bucket("recipient -")]
    mutual, cue = (reading.reciprocal, reading.cameo[:2]) if reading else (False, "-")
    yield form_rows(one.complete, mutual, states, event)
    yield [bucket(f"told {bool(actors)} {bool(recipients)} {cue} {pos}")]
    if actors and recipients:
        doer, sufferer = actors[0], recipients[0]
        yield pair_rows(doer.kind, sufferer.kind, bool(doer.name), bool(sufferer.name), event)
    yield from dyad_rows(one, own, theirs, event)


@in_rows
def count_rows(actors: int, recipients: int, relation: str, states: int, event: str, pos: str) -> Iterator[str]:
    sides = f"sides {actors} {recipients}"
    yield sides
    yield f"{sides} {event}"
    yield f"{sides} {pos}"
    yield f"states {relation} {states}"
    yield f"states {relation} {event}"


@in_rows
def actor_rows(side: str, kind: str, named: bool, sector: str | None, at_home: bool) -> Iterator[str]:
    yield f"{side} is {kind} {'named' if named else 'unnamed'}"
    yield f"{side} sector {sector} {kind}"
    yield f"{side} home {at_home} {named}"


@in_rows
def form_rows(complete: bool, mutual: bool, states: int, event: str) -> Iterator[str]:
    yield f"complete {complete}"
    yield f"complete {complete} {event}"
    yield f"mutual {mutual} {states}"


@in_rows
def pair_rows(doer: str, sufferer: str, doer_named: bool, sufferer_named: bool, event: str) -> Iterator[str]:
    yield f"who {doer} {sufferer} {(doer_named, sufferer_named)} {event}"


def dyad_rows(one: Candidate, own: set[str], theirs: set[str], event: str) -> Iterator[frozenset[int]]:
    """Whether the words for them named nobody, and whether another state is named beside the actor's."""
    trigger, reading = one.spotted.trigger, one.spotted.reading
    kind = ("self" if own == theirs else "shared" if own & theirs else "two") if own and theirs else "open"
    assumed = bool(one.actors) and one.actors is one.spotted.told.pair
    yield home_rows(kind, bool(own), bool(theirs), assumed, event)
    told = states_told(one.spotted.sentence)
    start, end = syntax.subtree(trigger)
    beside = any(state not in own for _, state in told)
    below = any(state not in own for at, state in told if start <= at < end)
    yield other_rows(beside, below, bool(own), bool(one.recipients), event)
    if reading is not None:
        lost = bool(reading.actors) and not one.actors, bool(reading.recipients) and not one.recipients
        yield lost_rows(lost, event)


@in_rows
def home_rows(kind: str, own: bool, theirs: bool, assumed: bool, event: str) -> Iterator[str]:
    yield f"dyad {kind} {own} {theirs} {event}"
    yield f"assumed {assumed} {event}"


@in_rows
def other_rows(beside: bool, below: bool, own: bool, recipients: bool, event: str) -> Iterator[str]:
    for name, other in (("beside", beside), ("below", below)):
        yield f"{name} {other} {own} {event}"
        yield f"{name} {other} {recipients}"


@in_rows
def lost_rows(lost: tuple[bool, bool], event: str) -> Iterator[str]:
    yield f"lost {lost}"
    yield f"lost {lost} {event}"
