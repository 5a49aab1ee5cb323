"""Whom any words of a report name, outside the statements too: by the resolver and the register of the statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc

from chancery.find.identify import Register
from chancery.find.mentions import Cast
from chancery.find.page import Page
from chancery.find.referents import PRONOUNS
from chancery.find.scene import Scene
from chancery.find.speakers import PLURAL, complete_name, drop_edges, resolve_part
from chancery.records import Actor, Document, Span, Statement

NAMELESS = PLURAL | frozenset(PRONOUNS) | {"i", "me", "my", "it", "its", "this", "that", "which", "who", "you", "us"}


def make_namer(document: Document, doc: Doc, statements: Iterable[Statement]) -> Callable[[Span], Actor | None]:
    """The function that tells whom a span of code points names: one actor, identified as the speakers are.

    `doc` is the parsed text of `document`, `statements` those found in it. The function gives None for words that name
    nobody, or a pronoun that stands for nobody who can be told; a list of names is not taken apart. Raises nothing.
    """
    scene = Scene(Page(doc, document.text), Cast(doc, document.text))
    register = Register(document, doc, tuple(statements))

    def who(span: Span) -> Actor | None:
        found = doc.char_span(*span, alignment_mode="expand")
        words = drop_edges(complete_name(scene.cast, found)) if found is not None else None
        actor = resolve_part(scene, words) if words is not None else None
        if words is None or actor is None or (actor.name is None and words.text.lower() in NAMELESS):
            return None
        return register.identify(actor)

    return who
