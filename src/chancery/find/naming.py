"""Whom any words of a report name, outside the statements too: by the resolver and the register of the statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from chancery.find.identify import Register
from chancery.find.mentions import Cast, find_body, split_words
from chancery.find.page import Page
from chancery.find.scene import Scene
from chancery.find.speakers import complete_name, drop_edges, head_role, resolve_part
from chancery.lexicons import place_named
from chancery.records import Actor, Document, Span, Statement

PEOPLE = frozenset(
    """people person man woman child civilian citizen national student teacher fisherman gunman militiaman hacker
    supporter follower crowd mob striker passenger tourist crew family relative victim country nation power hostage
    prisoner detainee suspect patient force fighter guard trooper sailor pilot commando ally neighbour neighbor
    separatist islamist jihadist extremist terrorist pirate smuggler trafficker settler ethnic tribe clan gang cell
    faction wing movement regime business firm company airline court tribunal council committee party union
    association mission""".split()
)
"""Nouns for those who act and are acted on, beside the roles and bodies of the tables."""


def make_namer(document: Document, doc: Doc, statements: Iterable[Statement]) -> Callable[[Span], Actor | None]:
    """The function that tells whom a span of code points names: one actor, identified as the speakers are.

    `doc` is the parsed text of `document`, `statements` those found in it. The function gives None for things, for mere
    places, and for a pronoun that stands for nobody who can be told; a list is not taken apart. Raises nothing.
    """
    scene = Scene(Page(doc, document.text), Cast(doc, document.text))
    register = Register(document, doc, tuple(statements))

    def who(span: Span) -> Actor | None:
        found = doc.char_span(*span, alignment_mode="expand")
        words = drop_edges(complete_name(scene.cast, found)) if found is not None else None
        actor = resolve_part(scene, words) if words is not None else None
        if words is None or actor is None or not (actor.name or is_somebody(words)):
            return None
        actor = register.identify(actor)
        return None if actor.kind == "other" and place_named(words.text) is not None else actor

    return who


def is_somebody(words: TokenSpan) -> bool:
    """The words, which name nobody, are for people or a body: "two sailors", "the port authority"; not "a reset"."""
    root = words.root
    if root.pos_ not in ("NOUN", "PROPN"):
        return False
    known = head_role(split_words(words.text), root.text) is not None or find_body(root.text) is not None
    return known or root.lemma_.lower() in PEOPLE
