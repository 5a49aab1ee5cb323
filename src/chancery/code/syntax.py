"""What coding needs of the clause view: the words round a trigger, its complements, and nouns at named places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from chancery.find import clauses
from chancery.lexicons.frames import frames_of, operators_of

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
OPEN = frozenset(
    {"acl:relcl", "relcl", "advcl:relcl", "parataxis", "punct", "list", "vocative", "discourse", "reparandum"}
)
CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj"})
SUBJECTS = clauses.SUBJECTS
PASSIVE = clauses.PASSIVE_SUBJECTS
POSSESSIVE = frozenset({"nmod:poss", "poss"})
MODIFIERS = frozenset({"compound", "amod", "nn", "nmod:desc", "nmod", "flat"})
PARTICLES = frozenset({"compound:prt", "prt", "advmod", "case", "prep", "obl"})
SAME = frozenset({"appos", "flat", "flat:name", "compound"})
TIME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december|week|month|year|day|morning|evening|night|hour|today|yesterday)s?$"
)
ASIDE = frozenset({"obl", "advcl", "obl:unmarked", "npadvmod"})
LEVELS = 4  # below the trigger, in which words count as standing with it

subject = clauses.subject
is_passive = clauses.is_passive
subtree = clauses.subtree
phrase = clauses.phrase


def part_of_speech(token: Token) -> str | None:
    """As frames call it; None: a word that has no frames."""
    if token.pos_ in ("VERB", "AUX"):
        return "verb"
    if token.ent_type_ in ("ORG", "PER"):  # "Catholic Relief Services" gives no relief here
        return None
    return {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}.get(token.pos_)


def lemma(token: Token) -> str:
    """In lower case; an "e" that the lemmatiser lost ("freed": "fre") is put back where that makes a known trigger."""
    found = str(token.lemma_).lower()
    pos = part_of_speech(token)
    if pos == "verb" and not is_trigger(found, pos):
        return next((other for other in (found + "e", found + "ee") if is_trigger(other, pos)), found)
    return found


def is_trigger(word: str, pos: str) -> bool:
    return bool(frames_of(word, pos) or operators_of(word, pos))


def is_time(token: Token) -> bool:
    """A day, month, year or number: what stands after "on Friday" is no place of an actor."""
    return token.pos_ == "NUM" or bool(TIME.match(token.lower_))


def words_below(token: Token, levels: int = LEVELS) -> Iterator[tuple[Token, int]]:
    """Tokens that stand with a trigger, each with its level; of clauses below it only the head."""
    for part in token.children:
        if part.dep_ in OPEN or (part.dep_ in SUBJECTS - PASSIVE and part.head.pos_ != "NOUN"):
            continue
        yield part, 1
        if levels > 1 and part.dep_ not in CLAUSAL and not (part.dep_ == "conj" and part.pos_ in ("VERB", "AUX")):
            yield from ((below, level + 1) for below, level in words_below(part, levels - 1))


def theme_of(token: Token) -> dict[str, int]:
    """Lemmas and forms that stand with a trigger, each with its level; prepositions as `+on`, a possessor as `poss`."""
    found: dict[str, int] = {}

    def note(word: str, level: int) -> None:
        found[word] = min(level, found.get(word, level))

    for part, level in words_below(token):
        away = level + (part.dep_ in ASIDE)
        note(lemma(part), away)
        note(part.lower_, away)
        if part.dep_ in ("case", "prep") and level <= 3:
            note(f"+{part.lower_}", 3)
        if part.dep_ in POSSESSIVE and level == 1:
            note("poss", 3)
        if part.dep_ in CLAUSAL and level == 1 and has_mark(part, "to"):
            note("+to-clause", 3)
    doer = clauses.own_subject(token) if token.pos_ in ("VERB", "AUX") else None
    for part in (doer, *(one for one in doer.children if one.dep_ in MODIFIERS)) if doer is not None else ():
        note(lemma(part), 3)
    if token.pos_ == "NOUN" and token.head.pos_ in ("VERB", "AUX"):
        note(lemma(token.head), 2)
    return found


def has_mark(token: Token, word: str) -> bool:
    return any(part.lower_ == word and part.i < token.i for part in token.children)


def has_particle(token: Token, particle: str) -> bool:
    """A particle, or a preposition with its noun, hangs on the word."""
    for part in token.children:
        if part.lower_ == particle and part.dep_ in PARTICLES and (part.i > token.i or token.pos_ == "NOUN"):
            return True
        if part.i > token.i and part.dep_ in ("obl", "nmod", "advcl") and has_case(part, particle):
            return not is_time(part)
    return False


def has_case(token: Token, preposition: str) -> bool:
    return any(part.dep_ in ("case", "mark") and part.lower_ == preposition for part in token.children)


def complements(token: Token, takes: tuple[str, ...]) -> Iterator[Token]:
    """Heads of what stands in the named complement places of an operator, after it."""
    passive = is_passive(token)
    for part in token.children:
        if part.dep_ in clauses.OBJECTS or (passive and part.dep_ in PASSIVE):
            if "object" in takes:
                yield from with_conjuncts(part)
                yield from (inner for inner in part.children if inner.dep_ == "nmod" and has_case(inner, "of"))
        elif part.dep_ in ("xcomp", "ccomp", "advcl", "acl", "csubj"):
            if part.dep_ in ("advcl", "acl") and any(word.text == "," for word in token.doc[token.i : part.i]):
                continue
            marked = has_mark(part, "to")
            kind = "infinitive" if marked else "gerund" if part.tag_ == "VBG" else "clause"
            if kind in takes or any(has_case(part, place) for place in takes):
                yield from with_conjuncts(part)
        elif part.dep_ in ("obl", "nmod") and any(has_case(part, place) for place in takes):
            yield from with_conjuncts(part)
        elif part.dep_ in ("prep", "agent") and part.lower_ in takes:
            yield from (inner for inner in part.children if inner.dep_ in ("pobj", "pcomp"))


def with_conjuncts(token: Token) -> Iterator[Token]:
    """The word and what is coordinated with it."""
    yield token
    for part in token.children:
        if part.dep_ == "conj":
            yield from with_conjuncts(part)


def nouns_at(token: Token, place: str) -> Iterator[Token]:  # noqa: PLR0911  (one answer a place)
    """Head nouns at a named place of a trigger: `object`, `theme`, `poss`, or a preposition."""
    if place == "subject":
        found = subject(token)
        return iter(() if found is None else (found,))
    if place == "object":
        return objects_of(token)
    if place == "iobj":
        return (part for part in token.children if part.dep_ in clauses.RECIPIENTS)
    if place == "theme":
        return (holder for thing in objects_of(token) for holder in holders_of(thing))
    if place == "poss":
        return (part for part in token.children if part.dep_ in POSSESSIVE | MODIFIERS and not is_cased(part))
    if place == "by" and (doer := clauses.agent(token)) is not None:
        return iter((doer,))
    return (part for part, _ in words_below(token, 3) if is_noun(part) and has_preposition(part, place))


def is_noun(token: Token) -> bool:
    return token.pos_ in NOMINAL and not is_time(token)


def objects_of(token: Token) -> Iterator[Token]:
    """Objects, or the passive subject; of a participle after its noun, the noun."""
    found = [part for part in token.children if part.dep_ in clauses.OBJECTS]
    if is_passive(token) or not found:
        found += [part for part in token.children if part.dep_ in PASSIVE]
    if not found and token.dep_ == "acl" and token.tag_ == "VBN":
        found = [token.head]
    shared = token.dep_ in ("conj", "xcomp") and token.head.pos_ in ("VERB", "AUX") and is_passive(token.head)
    if not found and shared and (sufferer := clauses.own_subject(token.head)) is not None:
        found = [sufferer]
    return iter(found)


def holders_of(thing: Token) -> Iterator[Token]:
    """Those to whom an object belongs or whom it concerns: possessor, modifier, "of", "by", then others with it."""
    yield from (part for part in thing.children if part.dep_ in POSSESSIVE)
    yield from (part for part in thing.children if part.dep_ in MODIFIERS and not is_cased(part))
    for part in thing.children:
        if part.dep_ in ("nmod", "obl", "prep", "acl"):
            yield part
            yield from holders_of(part)


def is_cased(token: Token) -> bool:
    return any(part.dep_ == "case" and part.lower_ not in ("'s", "’s", "'") for part in token.children)


def has_preposition(token: Token, preposition: str) -> bool:
    return has_case(token, preposition) or (token.dep_ == "pobj" and token.head.lower_ == preposition)


def same_as(token: Token) -> set[int]:
    """Positions of the tokens that name the same as a noun: itself, its name parts and appositions."""
    found = {token.i}
    for part in token.children:
        if part.dep_ in SAME:
            found |= same_as(part)
    return found


def is_below(token: Token, above: Token) -> bool:
    """`above` governs the token, at any distance, or is it."""
    return token == above or above.is_ancestor(token)
