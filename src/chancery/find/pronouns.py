"""Pronouns as sources: "he", "she", "it"."""

from __future__ import annotations

import msgspec
from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from chancery.find.bodies import resolve_body
from chancery.find.mentions import Person
from chancery.find.scene import Scene, build, from_person
from chancery.records import Actor, Span

FRESH = 350  # characters in which a new subject takes over the pronouns
UNKNOWN_GENDER = 150  # characters by which somebody of unknown gender must be nearer to win a pronoun
PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "hers": "f"}


def resolve_pronoun(scene: Scene, token: Token, span: Span) -> Actor:
    """ "he", "she": the last speaker if it fits, else the nearest person before who fits; nobody: unresolved."""
    gender = PRONOUNS[token.lower_]
    fresh = find_fresh_subject(scene, token, gender)
    if fresh is not None:
        return from_person(fresh, span, f"'{token.lower_}': the subject just before")
    for actor in scene.last:
        person = scene.cast.person_named(actor.name) if actor.name and actor.kind == "person" else None
        doubtful = person is not None and person.gender == "u" and find_known(scene, token, gender) is not None
        if person is not None and person.gender in (gender, "u") and is_recent(person, token.idx) and not doubtful:
            return from_person(person, span, f"'{token.lower_}': the last speaker")
        if actor.kind in ("person", "other", "office") and actor.name is None:
            return build(None, "person", span, f"'{token.lower_}': the unnamed speaker before", words=token.lower_)
    before = [person for person in scene.cast.people if person.places and person.places[0] < token.idx]
    fitting = [person for person in before if person.gender in (gender, "u")]
    if not fitting:
        return build(None, "person", span, f"'{token.lower_}': nobody before fits", words=token.lower_)

    def nearness(person: Person) -> int:
        last = max(place for place in person.places if place < token.idx)
        return last - (UNKNOWN_GENDER if person.gender == "u" else 0)

    nearest = max(fitting, key=nearness)
    return from_person(nearest, span, f"'{token.lower_}': the nearest person before")


def find_known(scene: Scene, token: Token, gender: str) -> Person | None:
    """Somebody of known and fitting gender who was named not long before."""
    fitting = [
        person
        for person in scene.cast.people
        if person.gender == gender and any(token.idx - 2 * FRESH < place < token.idx for place in person.places)
    ]
    return fitting[0] if fitting else None


def find_fresh_subject(scene: Scene, token: Token, gender: str) -> Person | None:
    """Somebody who became the subject after the last statement's speaker was named; None: nobody did."""
    fresh = [
        (at, person)
        for person in scene.cast.people
        for at in person.subjects
        if scene.last_at < at < token.idx and at > token.idx - FRESH and person.gender in (gender, "u")
    ]
    return max(fresh, key=lambda found: found[0])[1] if fresh else None


def is_recent(person: Person, at: int, reach: int = 2500) -> bool:
    """Named before `at`, and not pages ago."""
    return any(at - reach < place < at for place in person.places) or not person.places


def resolve_it(scene: Scene, tokens: TokenSpan) -> Actor:
    """ "it": the body or state that spoke last, else the body named last before; nobody: unresolved."""
    span = (tokens.start_char, tokens.end_char)
    for actor in scene.last:
        if actor.name and actor.kind in ("organisation", "office", "state"):
            return msgspec.structs.replace(actor, span=span, why="'it': the body that spoke last")
    before = [name for name in scene.cast.names_in(0, tokens.start) if name.label_ == "ORG"]
    if before and tokens.start_char - before[-1].start_char < FRESH:
        return msgspec.structs.replace(resolve_body(scene, before[-1], span), why="'it': the body named last before")
    return build(None, "other", span, "'it': nothing before fits", words="it")
