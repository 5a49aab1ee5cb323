"""Pronouns as sources: "he", "she", "it"."""

from __future__ import annotations

import msgspec

from chancery.find.bodies import resolve_body
from chancery.find.mentions import Person
from chancery.find.referents import Referent, rank_referents, read_mention, unnamed_before
from chancery.find.scene import Scene, build, from_person
from chancery.grammar.parse import Span as TokenSpan
from chancery.records import Actor

UNNAMED_GOES_ON = frozenset({"unnamed spoke in the paragraph", "unnamed goes on"})  # "a diplomat said. He added ..."
FRESH = 350  # characters in which a new subject takes over the pronouns


def resolve_pronoun(scene: Scene, tokens: TokenSpan) -> Actor:
    """ "he", "she": whom the report means, or a person who is not named."""
    span, word = (tokens.start_char, tokens.end_char), tokens.root.lower_
    mention = read_mention(tokens, None)
    best = rank_referents(scene, mention)[0].referent
    if best is None or UNNAMED_GOES_ON.issubset(unnamed_before(scene, mention)):
        return build(None, "person", span, f"'{word}': nobody before fits", words=word)
    return from_referent(scene, best, tokens, f"'{word}': the likeliest of the report")


def from_referent(scene: Scene, referent: Referent, tokens: TokenSpan, why: str) -> Actor:
    span = (tokens.start_char, tokens.end_char)
    referent.mention(tokens.start_char, tokens.root)
    if isinstance(referent, Person):
        return from_person(referent, span, why)
    first = tokens.doc[referent.tokens[0] : referent.tokens[1]]
    return msgspec.structs.replace(resolve_body(scene, first, span), why=why)


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
