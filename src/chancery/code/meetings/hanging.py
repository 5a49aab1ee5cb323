"""How a noun hangs in its clause: its preposition, the nouns and the verb above it."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.code.meetings.outlook import PREDICATES
from chancery.grammar.parse import Doc, Token

CLIMBED = frozenset(
    {"nmod", "compound", "conj", "appos", "nmod:poss", "poss", "nmod:desc", "pobj", "prep", "obl", "dep"}
)
MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV", "PUNCT", "PART", "DET", "PRON"})
MODIFIERS_REACH = 14
PREPOSITIONS = frozenset(
    """at in on for to of with after before during following since until till from about by ahead prior upon
    into over throughout""".split()
)


def climb(noun: Token) -> Iterator[Token]:
    """The nouns above a noun ("a proposal for a summit"), then the verb or predicate that they stand by."""
    token = noun
    for _ in range(7):
        head = token.head
        if head.i == token.i:
            return
        yield head
        if head.pos_ in PREDICATES or head.pos_ == "ADJ":
            return
        if token.dep_ not in CLIMBED:
            return
        token = head


def case_of(noun: Token) -> str:
    """The preposition before a noun and its modifiers, in lower case, as the words stand; empty: none."""
    doc, at = noun.doc, noun.i - 1
    while at >= noun.sent.start and noun.i - at < MODIFIERS_REACH:
        token = doc[at]
        if token.pos_ == "ADP" or token.lower_ in PREPOSITIONS:
            hyphened = doc[at + 1].text == "-" or (at > 0 and doc[at - 1].text == "-")
            if not hyphened:
                return str(doc[at - 1 if token.lower_ in ("of", "to") and is_first_half(doc, at) else at].lower_)
        elif closes(token, before=doc[at - 1] if at else None):
            return ""
        at -= 1
    return ""


def closes(token: Token, before: Token | None) -> bool:
    """No modifier of a noun stands before this token, and no preposition either."""
    if token.tag_ in ("DT", "PRP$", "PDT"):
        return token.tag_ != "PDT" and (before is None or before.lower_ not in PREPOSITIONS)
    participle = token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound")
    return token.pos_ in ("DET", "PRON") or (token.pos_ not in MODIFIERS and not participle)


def is_first_half(doc: Doc, at: int) -> bool:
    """The "of" of "ahead of", the "to" of "prior to"."""
    return at > 0 and doc[at - 1].lower_ in ("ahead", "prior")


def is_predicate(noun: Token) -> bool:
    """It is what somebody or something is: "This will be the first meeting"."""
    return any(part.dep_ == "cop" for part in noun.children)
