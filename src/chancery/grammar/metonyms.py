"""Whether the name of a place acts for its state ("Moscow warned Kyiv") or is only a place ("in Moscow")."""

from __future__ import annotations

import re

from chancery.grammar import clauses
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token
from chancery.lexicons import cues_by_lemma, role_named
from chancery.lexicons.metonymy import metonymy_words

MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?$", re.IGNORECASE)
DATELINE_REACH = 9  # tokens from the place to the dash, bracket or colon of a dateline
INNER = frozenset({"flat", "flat:name", "conj", "appos"})
MODIFIERS = frozenset({"compound", "nn", "amod", "nmod:desc"})
POSSESSORS = frozenset({"nmod:poss", "poss"})
PREPOSITIONAL = clauses.OBLIQUES | {"pobj"}


def acts_for_state(span: TokenSpan) -> bool:  # noqa: PLR0911  (the first reading that fits)
    """The place named by the tokens stands for those who govern there.

    It does as subject of what only somebody can do, as the one told, accused or sanctioned, as owner of a position,
    and in talks between or relations with; not after "in" or "near", in a dateline, or before another noun.
    """
    if in_dateline(span):
        return False
    token = outermost(span.root)
    if any(is_where(part) for part in token.children):
        return False
    if token.dep_ in clauses.SUBJECTS:
        return acts_as_subject(token)
    if token.dep_ in clauses.OBJECTS | clauses.RECIPIENTS:
        return takes_actor(token.head)
    if token.dep_ in POSSESSORS:
        return owns_as_actor(token.head)
    case = preposition(token)
    if case is not None and (token.dep_ in PREPOSITIONAL or token.dep_ in ("xcomp", "advcl", "root", "ROOT")):
        return acts_after(case, token)
    if token.dep_ in MODIFIERS:
        return is_told_first(span)
    return acts_alone(token)


def is_only_place(span: TokenSpan) -> bool:
    """It stands after "in", "near" or the like, or in a dateline: nobody acts there, whatever else is not told."""
    case = preposition(outermost(span.root))
    return in_dateline(span) or (case is not None and case in metonymy_words("prepositions", "place"))


def is_told_first(span: TokenSpan) -> bool:
    """It stands between a verb and the adjective or article of its object: "promised Nairobi full support"."""
    doc = span.doc
    if span.start == 0 or span.end >= len(doc) or doc[span.end].pos_ not in ("ADJ", "DET", "NUM"):
        return False
    return doc[span.start - 1].pos_ == "VERB" and takes_actor(doc[span.start - 1])


def outermost(token: Token) -> Token:
    """The word whose place in the sentence the name shares: the first of a list, what it is in apposition to."""
    for _ in range(6):
        if token.dep_ not in INNER or preposition(token) is not None:
            break
        token = token.head
    return token


def preposition(token: Token) -> str | None:
    """The preposition of a noun in lower case, UD (case child) or CLEAR (its head); None: it has none."""
    if token.dep_ == "pobj":
        return str(token.head.lower_)
    if token.head.lower_ == "according" and token.head.i < token.i:
        return "according to"
    marks = [part.lower_ for part in token.children if part.dep_ == "case" and part.i < token.i]
    if not marks:
        return None
    return "according to" if marks[0] == "according" else str(marks[0])


def governor(token: Token) -> Token:
    """What a noun with a preposition hangs on."""
    return token.head.head if token.dep_ == "pobj" else token.head


def in_dateline(span: TokenSpan) -> bool:
    """It opens a line, and a dash, bracket or colon follows before anything is told: "ROME, May 2 (Wire) -"."""
    doc = span.doc
    if span.start > 0 and not (doc[span.start - 1].is_space or doc[span.start - 1].text in ("/", "(")):
        return False
    followed = [token for token in doc[span.end : span.end + DATELINE_REACH] if not token.is_space]
    if not followed or followed[0].text not in (",", "(", "-", "–", "—", "/"):
        return False
    for at, token in enumerate(followed):
        if token.text in ("(", "—", "–", "-", "--", ":", "/") and at <= DATELINE_REACH:
            return followed[0].text != "-" or token.i == followed[0].i
        dated = token.like_num or MONTH.match(token.text) or token.text in (",", ".") or token.pos_ == "PROPN"
        if not dated:
            return False
    return False


def is_where(part: Token) -> bool:
    """A clause with "where" hangs on the name."""
    return part.dep_ in ("acl:relcl", "relcl", "acl") and any(word.lower_ == "where" for word in part.children)


def acts_as_subject(token: Token) -> bool:
    """What the name is the subject of is the doing of somebody, not the state of a place."""
    verb = token.head
    if verb.pos_ in ("NOUN", "PROPN"):
        return verb.lemma_.lower() not in metonymy_words("nouns", "place")
    if verb.pos_ == "ADJ":
        return verb.lemma_.lower() in metonymy_words("adjectives", "of_mind")
    if verb.lemma_ == "be":  # CLEAR: the copula is the verb
        told = next((part for part in verb.rights if part.dep_ in ("attr", "acomp")), None)
        if told is None:
            return False
        kind = ("nouns", "place") if told.pos_ == "NOUN" else ("adjectives", "of_mind")
        return (told.lemma_.lower() in metonymy_words(*kind)) is (told.pos_ != "NOUN")
    if token.dep_ in clauses.PASSIVE_SUBJECTS or clauses.is_passive(verb):
        return takes_actor(verb)
    return verb.lemma_.lower() not in metonymy_words("verbs", "place_subject")


def takes_actor(verb: Token) -> bool:
    """The verb's object is somebody, not a place: told, accused, sanctioned."""
    lemma = verb.lemma_.lower()
    if lemma in metonymy_words("verbs", "place_object"):
        return False
    addressed = any("object" in cue.addressee for cue in cues_by_lemma().get(lemma, ()) if cue.pos == "verb")
    spoken_of = any("object" in cue.takes for cue in cues_by_lemma().get(lemma, ()) if cue.pos == "verb")
    return addressed or spoken_of or lemma in metonymy_words("verbs", "actor_object")


def owns_as_actor(noun: Token) -> bool:
    """What is owned is a government's, not a city's: a position, not an airport."""
    if any(part.dep_ in ("compound", "nn") and is_of_city(part) for part in noun.children):
        return False
    return not is_of_city(noun)


def is_of_city(noun: Token) -> bool:
    return noun.lemma_.lower() in metonymy_words("nouns", "of_city")


def acts_after(case: str, token: Token) -> bool:  # noqa: PLR0911  (one answer a preposition)
    """A name after a preposition stands for its state where it is dealt with, answered, pressed or paid."""
    head = governor(token)
    lemma = head.lemma_.lower()
    if case in metonymy_words("prepositions", "place"):
        return False
    if case in ("according to", "against", "versus", "despite"):
        return True
    if case == "by":
        return clauses.is_passive(head) or (head.tag_ == "VBN" and takes_actor(head))
    if case in ("with", "between", "among"):
        return case == "with" or lemma in metonymy_words("nouns", "relation")
    if case == "of":
        return lemma in metonymy_words("nouns", "own") or role_named(lemma) is not None
    if case == "from":
        return lemma in (metonymy_words("verbs", "taking") | metonymy_words("nouns", "own"))
    if case == "to":
        return lemma in (metonymy_words("verbs", "giving") | metonymy_words("nouns", "aimed"))
    return lemma in metonymy_words("nouns", "aimed") or (case in ("for", "on") and head.pos_ == "ADJ")


def acts_alone(token: Token) -> bool:
    """A name that hangs on nothing: "It was Minsk that broke it off", "Minsk: no talks"."""
    for part in token.children:
        if part.dep_ in ("acl:relcl", "relcl") and part.pos_ == "VERB":
            subject = clauses.child(part, clauses.SUBJECTS)
            return subject is not None and subject.lower_ in ("that", "which", "who")
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.text == ":"
