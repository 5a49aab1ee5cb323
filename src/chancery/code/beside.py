"""A side that no place of a frame names, by the rest of the sentence: "froze *Omani* assets and expelled the envoy"."""

from __future__ import annotations

import msgspec

from chancery.code import realis, syntax
from chancery.code.candidates import Candidate, find_actors, named_by, states_of, without
from chancery.grammar.parse import Token
from chancery.lexicons import cues_of
from chancery.records import Actor, Event

UNSTATED = frozenset({"ASSAULT", "CRIME", "PROTEST"})
"""As often as not done by those who act for no state."""
BETWEEN_STATES = frozenset({"SANCTION", "THREATEN"})
"""Hardly told of one state alone: the other one of the report is meant."""
SAID = frozenset({"THREATEN", "REQUEST"})
"""Done by who says them, in a clause that may have another subject: "Ports will burn, Okoro warned"."""
BACK = frozenset({"it", "its", "them", "their", "him", "his", "her", "both", "there", "whom"})
"""Words for somebody named before, who may be the one that tells it."""
OTHERS = frozenset({"that", "which", "us", "our"})
"""Words for somebody or something that the sentence tells otherwise."""
NAMING = frozenset({"NOUN", "PROPN", "ADJ"})

Sides = tuple[tuple[Actor, ...], tuple[Actor, ...]]


def complete_sides(one: Candidate, event: Event) -> Sides:
    """Actors and recipients; an open side is the one other state of the sentence, where that may be it."""
    actors, recipients, reading = one.actors, one.recipients, one.spotted.reading
    if event == "MOBILIZE" and states_of(recipients) and states_of(recipients) <= states_of(actors):
        recipients = ()  # "put *its army* on alert": what it moves, not against whom
    if len(states_of(actors)) > 1 and states_of(recipients) <= states_of(actors):
        recipients = ()  # "the two will discuss *Chilean*-Peruvian trade"
    if actors and recipients and event != "RETREAT" and not any(other.name or other.state for other in recipients):
        home = next((found.state for found in state_beside(one, actors, event)), None)
        return actors, tuple(msgspec.structs.replace(other, state=home) for other in recipients)
    if actors and not recipients and event != "RETREAT":
        several = len(states_of(actors)) > 1  # "delayed their meeting": each other's
        elsewhere = reading is not None and any(noun.lower_ in OTHERS for noun in reading.recipients[:1])
        return actors, () if several or elsewhere else state_beside(one, actors, event) or other_of_pair(one, event)
    if recipients and not actors and event not in UNSTATED and reading is not None and not reading.actors:
        teller = teller_of(one) if event in SAID else ()
        return without(teller, recipients) or state_beside(one, recipients, event), recipients
    return actors, recipients


def teller_of(one: Candidate) -> tuple[Actor, ...]:
    """Who says what stands in the clause: "Omani ports will burn, *Okoro* warned"; empty: nobody does."""
    trigger = one.spotted.trigger
    for verb in (trigger, *trigger.ancestors):
        beside = [part for part in verb.children if part.dep_ == "parataxis" and cues_of(syntax.lemma(part), "verb")]
        saying = [verb.head] if verb.dep_ in ("ccomp", "parataxis") and verb.head.pos_ == "VERB" else beside
        if saying:
            doer = syntax.subject(saying[0])
            return () if doer is None else find_actors([doer], one.spotted.told.who, 1)
    return ()


def state_beside(one: Candidate, known: tuple[Actor, ...], event: Event) -> tuple[Actor, ...]:
    """The one other state that the sentence names; empty: several are, or none, or the one that tells it."""
    homes, trigger, who = states_of(known), one.spotted.trigger, one.spotted.told.who
    if not homes:
        return ()
    may_tell = event == "THREATEN" or any(part.lower_ in BACK for part, _ in syntax.below(trigger))
    telling = set() if may_tell else tellers(trigger)
    found: dict[str, Actor] = {}
    for token in one.spotted.sentence:
        if is_name(token) and not is_elsewhere(token, trigger):
            others = [actor for actor in named_by(token, who) if is_of_state(actor) and actor.state not in homes]
            if others and token.i in telling:
                return ()
            found |= {actor.state or "": actor for actor in others[:1]}
    return tuple(found.values()) if len(found) == 1 else ()


def other_of_pair(one: Candidate, event: Event) -> tuple[Actor, ...]:
    """The other of the two states that the report is about; empty: the actors are of neither."""
    homes = states_of(one.actors)
    others = tuple(actor for actor in one.spotted.told.pair if actor.state not in homes)
    return others if event in BETWEEN_STATES and len(others) == 1 else ()


def is_of_state(actor: Actor) -> bool:
    """A state, or who is of one; not a body of many states."""
    return actor.state is not None and ":" not in actor.state


def is_name(token: Token) -> bool:
    """A name or nationality; of the words of one name the first by the parse."""
    first, last = sorted((token.i, token.head.i))
    part = first < last and all(one.ent_type_ == token.ent_type_ != "" for one in token.doc[first : last + 1])
    return token.text[:1].isupper() and token.pos_ in NAMING and not part


def is_elsewhere(token: Token, trigger: Token) -> bool:
    """The token stands in a later clause with a subject of its own."""
    if token.i < trigger.i:
        return False
    later = (verb for verb in (token, *token.ancestors) if verb.i > trigger.i and verb.dep_ in ("conj", "parataxis"))
    return any(part.dep_ in syntax.SUBJECTS for verb in later for part in verb.children)


def tellers(trigger: Token) -> set[int]:
    """Words of the subjects of the verbs above: who says, hopes or accuses, and does not suffer."""
    found: set[int] = set()
    clause = realis.governing_verb(trigger)
    for verb in trigger.ancestors:
        if clause.dep_ == "advcl" and syntax.is_of_time(clause):  # "raised its alert *after* jets crossed the line"
            break
        if verb.pos_ == "VERB" and (trigger.dep_ != "conj" or trigger.head != verb):
            subjects = (part for part in verb.children if part.dep_ in syntax.SUBJECTS)
            found |= {one.i for part in subjects if not syntax.is_below(trigger, part) for one in part.subtree}
            clause = verb
    return found
