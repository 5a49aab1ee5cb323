"""Candidates: triggers of a sentence with whom they are between, from the readings of the rules and beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from chancery.code import realis, syntax
from chancery.code.bare import is_bare, read_bare
from chancery.code.between import realis_of_reading
from chancery.code.readings import Reader, Reading
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token
from chancery.lexicons.frames import codes, word_sets
from chancery.records import Actor, Document, Realis, Role, Span, Statement, TimeExpression

Who = Callable[[Span], "Actor | tuple[Actor, ...] | None"]
"""Whom the words of a span (code points) name: one, several ("both sides"), or nobody."""
ALONE = frozenset({"RETREAT", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT", "SANCTION"})  # recipient not required: manual
MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "PROTEST"})  # two may do it with each other
DOERS = {"VERB": ("subject", "by"), "NOUN": ("poss", "by", "of", "between", "from")}
TOGETHER = frozenset({"057", "030"})  # signing; agreeing
SENDING = frozenset("send fire launch pay hire work fly dispatch command order lay sponsor".split())
NAMING = frozenset({"VERB", "NOUN"})
SIDES = frozenset({"NOUN", "PROPN", "ADJ"})
OTHERS = ("object", "iobj", "theme", "against", "on", "to", "with", "from", "for")
"""Where the sides of a trigger that no frame knows may stand."""
ALL = 99  # more than ever take part
HEADS = frozenset({"ROOT", "nsubj", "obj", "obl", "nsubj:pass", "nmod", "conj"})


@dataclass(frozen=True)
class Told:
    """What is known of the report in which a sentence stands."""

    document: Document
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]
    who: Who
    pair: tuple[Actor, ...] = ()
    """The two states that it is about; empty: no one pair."""

    @property
    def year(self) -> int | None:
        """Of the report; where only its first possible day is known, a year that it names is hardly its own."""
        dated = self.document.dated
        if dated.latest:
            return int(dated.latest[:4])
        return int(dated.earliest[:4]) + 2 if dated.earliest else None

    @cached_property
    def _by_id(self) -> dict[str, Statement]:
        return {said.id: said for said in self.statements}

    def statement(self, known_as: str) -> Statement:
        """The statement with an id; raises KeyError."""
        return self._by_id[known_as]

    @cached_property
    def _cues(self) -> list[tuple[int, int, Statement]]:
        return [(*said.cue.span, said) for said in self.statements if said.cue is not None]

    def cued_at(self, offset: int) -> list[Statement]:
        """The statements whose cue stands at a code point."""
        return [said for start, end, said in self._cues if start <= offset < end]

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span[0] for block in self.document.blocks]

    def role_at(self, offset: int) -> Role | None:
        """The role of the block at a code point; None: it is in none."""
        at = bisect_right(self._starts, offset) - 1
        block = self.document.blocks[at] if at >= 0 else None
        return block.role if block is not None and offset < block.span[1] else None


@dataclass(frozen=True, eq=False)
class Spotted:
    """A trigger in its sentence, before anybody has asked who stands on its sides."""

    told: Told
    trigger: Token
    sentence: TokenSpan
    """Asked of a token, spaCy would search for it each time."""
    reading: Reading | None
    """None: no frame knows it."""
    realis: Realis
    asserted_by: str | None

    @property
    def clause(self) -> Token:
        """The word by which its clause tells it: "*began* to expel"."""
        return self.reading.clause if self.reading is not None else self.trigger


@dataclass(frozen=True)
class Candidate:
    """A trigger with whom it is between, as far as they are known."""

    spotted: Spotted
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    """Of a reciprocal reading those who are not among the actors yet."""
    complete: bool
    """The sides that the rules ask for are known."""


@dataclass(frozen=True)
class Sieve:
    """What goes further before it costs more."""

    word: Callable[[str], bool]
    """A lemma that no frame knows."""
    spotted: Callable[[list[Spotted]], list[Spotted]]
    """The triggers of which the sides have to be named."""


def find_candidates(sentences: Iterable[TokenSpan], told: Told, sieve: Sieve) -> Iterator[Candidate]:
    """Readings of each sentence, then words that no frame knows and that may stand between two sides.

    Each step is done for all sentences before the next: then what it needs stays in the processor's cache, which saves
    a fifth of the time.
    """
    for one in sieve.spotted(spot(sentences, told, sieve.word)):
        found = from_token(one, told.who) if one.reading is None else from_reading(one, one.reading, told.who)
        if found is not None:
            yield found


def spot(sentences: Iterable[TokenSpan], told: Told, is_promising: Callable[[str], bool]) -> list[Spotted]:
    """The triggers of sentences; those that no frame knows only by promising lemmas."""
    read = [(sentence, Reader(sentence).readings()) for sentence in sentences]
    read = [(sentence, [*readings, *read_bare(sentence, taken_by(readings))]) for sentence, readings in read]
    found = [(sentence, *one) for sentence, readings in read for one in triggers_of(sentence, readings, is_promising)]
    states = [realis_at(token, reading, sentence.text, told.year) for sentence, token, reading in found]
    return [
        Spotted(told, token, sentence, reading, state, asserted_by(span_of(teller_in(token, reading)), told.statements))
        for (sentence, token, reading), state in zip(found, states, strict=True)
    ]


def teller_in(token: Token, reading: Reading | None) -> Token:
    """The word by whose place one sees whose word it is: "*began* to expel", where "expel" may be taken for content."""
    return token if reading is None else reading.clause


def triggers_of(
    sentence: TokenSpan, readings: list[Reading], is_promising: Callable[[str], bool]
) -> Iterator[tuple[Token, Reading | None]]:
    """Those of the readings, then promising words beside them."""
    taken = taken_by(readings)
    yield from ((reading.trigger, reading) for reading in readings)
    for token in sentence:
        if token.pos_ in NAMING and token.i not in taken and is_promising(syntax.lemma(token)) and may_trigger(token):
            yield token, None


def realis_at(token: Token, reading: Reading | None, sentence: str, year: int | None) -> Realis:
    if reading is None:
        return realis.realis_of(token, sentence, year)
    return realis_of_reading(reading, sentence, year)


def taken_by(readings: Iterable[Reading]) -> set[int]:
    return {at for reading in readings for at in (*reading.tokens, reading.trigger.i)}


def from_reading(spotted: Spotted, reading: Reading, who: Who) -> Candidate:
    """What a frame knows, with its sides; those of a verb may also stand elsewhere below it.

    What two do together, told of nobody ("A protocol was signed"), is of the two whom the report is about.
    """
    enough = 1 if not reading.reciprocal else 2 if reading.trigger.pos_ == "NOUN" else ALL
    actors = find_actors(reading.actors, who, enough)
    recipients = find_actors(reading.recipients, who, ALL if reading.reciprocal else 1, actors)
    met = reading.reciprocal and len(actors) > 1  # with each other
    if not recipients and actors and not met and reading.trigger.pos_ == "VERB":
        recipients = find_actors(others_below(reading), who, 1, actors)
    if not actors and not recipients and (reading.reciprocal or reading.cameo in TOGETHER):
        actors = spotted.told.pair
    if reading.reciprocal and codes()[reading.cameo].mode != "visit":
        complete = is_complete(reading, (*actors, *recipients), ())
    else:
        complete = is_complete(reading, actors, recipients)
    if not recipients and actors and not met and reading.trigger.pos_ == "VERB":
        recipients = only_other(spotted, actors, who)
    return Candidate(spotted, actors, recipients, complete)


def only_other(spotted: Spotted, actors: tuple[Actor, ...], who: Who) -> tuple[Actor, ...]:
    """The one named below a verb, after it and however far ("shut the pass that leads to Peru"); of two nobody."""
    trigger = spotted.trigger
    names = [token for token in spotted.sentence if token.i > trigger.i and token.ent_type_ and token.pos_ in SIDES]
    found = {a.state or a.id: a for token in names if syntax.is_told_of(token, trigger) for a in named_by(token, who)}
    others = [actor for state, actor in found.items() if state not in {actor.state for actor in actors}]
    return (others[0],) if len(others) == 1 else ()


def from_token(spotted: Spotted, who: Who) -> Candidate | None:
    """A word that no frame knows, between two whom it may be between; None: one of them is nobody."""
    actors = find_actors(nouns_at(spotted.trigger, DOERS[spotted.trigger.pos_]), who, 1)
    recipients = find_actors(nouns_at(spotted.trigger, OTHERS), who, 1, actors) if actors else ()
    return Candidate(spotted, actors, recipients, False) if recipients else None


def is_one(one: Actor, other: Actor) -> bool:
    """The same actor, or named by the same words: "wheat *given by Peru*" is no recipient."""
    return one.id == other.id or (one.span is not None and one.span == other.span and one.state == other.state)


def without(some: tuple[Actor, ...], others: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Actors that are not among others."""
    known = {actor.id for actor in others}
    return tuple(actor for actor in some if actor.id not in known)


def may_trigger(token: Token) -> bool:
    """A word that no frame knows stands where a trigger may, with nouns on both sides."""
    if token.ent_type_ or (token.pos_ == "NOUN" and token.dep_ not in HEADS):
        return False
    return all(any(True for _ in nouns_at(token, places)) for places in (DOERS[token.pos_], OTHERS))


def nouns_at(token: Token, places: tuple[str, ...]) -> Iterator[Token]:
    return (noun for place in places for noun in syntax.nouns_at(token, place))


def span_of(token: Token) -> Span:
    return (token.idx, token.idx + len(token))


def find_actors(nouns: Iterable[Token], who: Who, enough: int, known: tuple[Actor, ...] = ()) -> tuple[Actor, ...]:
    """The actors at the first places that name any but the `known`, with those coordinated, until there are `enough`.

    What stands below a name is part of it: "the *Chilean* president, Ada Marrow".
    """
    found: dict[str, Actor] = {}
    heads: set[Token] = set()
    for noun in nouns:
        if sum(2 if actor.kind == "group" else 1 for actor in found.values()) >= enough:
            break
        if not heads.isdisjoint(noun.ancestors):
            continue
        for one in syntax.with_conjuncts(noun):
            for actor in named_by(one, who):
                heads.add(one)
                if not any(is_one(actor, other) for other in known):
                    found.setdefault(actor.id, actor)
    return tuple(found.values())


def named_by(noun: Token, who: Who) -> list[Actor]:
    """Whom a noun names: those whose it is where it is of several, else itself, else its appositions."""
    several = [as_several(who(span)) for span in nationalities(noun)]
    if len(several) > 1 and all(several):
        return [actor for found in several for actor in found]
    beside = [one for part in noun.children if part.dep_ == "appos" for one in syntax.with_conjuncts(part)]
    people = [one for one in beside if one.ent_type_ == "PER" != noun.ent_type_ and noun.pos_ != "PRON"]
    for nouns in (people, [noun], beside, senders(noun)):
        own = [actor for one in nouns for actor in as_several(who(syntax.phrase(one)))]
        if own and nouns == [noun] and noun.ent_type_ == "LOC":  # "Fiji, Oman agree": to the parser an apposition
            own += [actor for one in beside if one.ent_type_ == "LOC" for actor in as_several(who(syntax.phrase(one)))]
        if own:
            return own
    return []


def senders(noun: Token) -> list[Token]:
    """Who sent, paid or fired it: "drones sent by Oman", "a rocket fired from Oman", "hackers working for Oman"."""
    sent = [part for part in noun.children if part.dep_ == "acl" and syntax.lemma(part) in SENDING]
    return [one for part in sent for place in ("by", "from", "for") for one in syntax.nouns_at(part, place)]


def as_several(found: Actor | tuple[Actor, ...] | None) -> tuple[Actor, ...]:
    """Whom words name, as a tuple."""
    if found is None:
        return ()
    return (found,) if isinstance(found, Actor) else found


def states_of(side: tuple[Actor, ...]) -> set[str]:
    """States and bodies that a side belongs to, as far as they are known."""
    return {actor.state for actor in side if actor.state}


def others_below(reading: Reading) -> tuple[Token, ...]:
    """Nouns below a verb that stand in none of its places, after it, the nearest first."""
    done = {one.i for noun in reading.actors for one in syntax.with_conjuncts(noun)}
    below = [part for part, _ in syntax.below(reading.trigger) if syntax.is_noun(part)]
    below = [part for part in below if not syntax.TENURE & {part.lower_, part.head.lower_}]
    return tuple(part for part in below if part.i > reading.trigger.i and part.i not in done)


def nationalities(noun: Token) -> list[Span]:
    """Whose a noun is, where it is of several: "Dutch and Belgian ministers", "the ministers of Fiji and Oman".

    Of relations too, however they are told: "a resumption of ties between Fiji and Oman".
    """
    for part in noun.children:
        adjective = part.dep_ in ("amod", "compound") and part.text[:1].isupper()
        owner = part.dep_ in ("nmod", "nmod:poss") and part.pos_ == "PROPN"
        mutual = owner and (syntax.has_case(part, "between") or syntax.has_case(part, "with"))
        plural = noun.tag_ in ("NNS", "NNPS")
        both = list(syntax.with_conjuncts(part)) if mutual or (plural and (adjective or owner)) else []
        if adjective and len(both) < 2 and (first := hyphened_to(part)) is not None:
            both = [first, part]  # "the Omani-Fijian frontier"
        if len(both) > 1:
            return [syntax.phrase(one) for one in both]
        if part.dep_ == "nmod" and part.pos_ == "NOUN" and (inner := nationalities(part)):
            return inner
    return []


def hyphened_to(word: Token) -> Token | None:
    """The nationality that a hyphen joins to one: "*Omani*-Fijian"; None: none does."""
    if word.i < 2 or word.nbor(-1).text not in ("-", "–") or word.nbor(-1).whitespace_:
        return None
    first = word.nbor(-2)
    return first if first.text[:1].isupper() and first.pos_ in SIDES else None


def is_complete(reading: Reading, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    """Both sides are known; or two who take part; or one, of an event that needs no other (manual, chapter 3)."""
    event = reading.event
    doer = reading.actors[0] if reading.actors else next(iter(reading.recipients), None)
    if is_bare(reading) or (doer is not None and syntax.lemma(doer) in word_sets()["thing"]):
        return False  # nobody knows what is asked; a storm, a film, a team
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
