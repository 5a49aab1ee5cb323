"""What coding needs of the clause view: the words round a trigger, its complements, and nouns at named places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from chancery.grammar import clauses
from chancery.grammar.parse import Doc, Token
from chancery.lexicons import cues_of
from chancery.lexicons.frames import frame_index, frames_of, operators_of, sets_by_word, word_forms

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
OPEN = frozenset(
    {"acl:relcl", "relcl", "advcl:relcl", "parataxis", "punct", "list", "vocative", "discourse", "reparandum"}
)
CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj"})
SUBJECTS = clauses.SUBJECTS
OBJECTS = clauses.OBJECTS
PASSIVE = clauses.PASSIVE_SUBJECTS
ACTIVE = SUBJECTS - PASSIVE
VERBAL = frozenset({"VERB", "AUX"})
POSSESSIVE = frozenset({"nmod:poss", "poss"})
MODIFIERS = frozenset({"compound", "amod", "nn", "nmod:desc", "nmod", "flat"})
OWNERS = POSSESSIVE | MODIFIERS
PARTICLES = frozenset({"compound:prt", "prt", "advmod", "case", "prep", "obl"})
SAME = frozenset({"appos", "flat", "flat:name", "compound"})
TIME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december|week|month|year|day|morning|evening|night|hour|today|yesterday)s?$"
)
ASIDE = frozenset({"obl", "advcl", "obl:unmarked", "npadvmod"})
WHILE = frozenset({"after", "before", "during", "since", "until", "despite", "amid", "while", "when", "following"})
STATIVE = frozenset({"oppose", "commit", "prepare", "dedicate", "determine", "resolve", "poise"})  # "is opposed to"
STANDING = frozenset({"stand", "get", "go", "come", "remain", "find", "see", "sit"})  # "stands accused"
TENURE = frozenset({"presidency", "premiership", "tenure", "reign", "term", "mandate"})  # when, and not to whom
VERBAL_TAGS = frozenset({"VB", "VBD", "VBP", "VBZ"})
PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
FARTHEST = 3
LEVELS = 4  # below the trigger, in which words count as standing with it
KEPT = 2048  # words of which it is kept what hangs on them: about as many as tell something in a long report

subtree = clauses.subtree
phrase = clauses.phrase


def is_passive(verb: Token) -> bool:
    """Passive in form and meaning: "is opposed to" is not, "stands accused by" is."""
    if verb.tag_ == "VBN" and verb.dep_ in ("advcl", "xcomp") and lemma(verb.head) in STANDING:
        return not any(part.dep_ in OBJECTS for part in verb.children)
    lost = (part for part in verb.children if part.dep_ in PASSIVE and part.pos_ == "AUX")  # "was" as a subject
    told = clauses.is_passive(verb) or any(True for _ in lost)
    return told and (lemma(verb) not in STATIVE or clauses.agent(verb) is not None)


def subject(verb: Token) -> Token | None:
    """Who does what the verb tells; None: nobody is named.

    A subject before the verb goes before one after it (the parser calls some objects that), and in the style of the
    wires ("Norway Friday recalled") the name may hang on the day.
    """
    before = subjects_before(verb)
    if before:
        nearest = max((part for part in before if part.lower_ not in clauses.REFLEXIVES), key=place, default=before[-1])
        return clauses.relative_antecedent(verb, nearest)
    for part in verb.children:
        if part.dep_ == "obl:unmarked" and part.i < verb.i and not is_time(part) and part.pos_ == "PROPN":
            return part  # "Peru, Chad and Oman held talks", to the parser
        if part.dep_ == "obl:unmarked" and part.i < verb.i and is_time(part):
            named = next((one for one in part.children if one.dep_ in MODIFIERS and one.pos_ == "PROPN"), None)
            if named is not None and not is_time(named):
                return named
    if (noun := lost_object(verb)) is not None:
        return next(part for part in noun.children if part.pos_ == "PROPN" and part.i < verb.i)
    if is_outcome(verb):
        found = clauses.agent(verb.head)
    else:
        found = punished_for(verb) or told_to(verb) or clauses.subject(verb)
    if found is None and verb.dep_ in ("xcomp", "ccomp", "advcl") and not is_outcome(verb):  # "is about to restore"
        found = clauses.own_subject(verb.head)
    return found if found is not None else heading_name(verb)


def subjects_before(verb: Token) -> list[Token]:
    """Its own subjects before it, as far as they may be somebody."""
    own = (part for part in verb.children if part.dep_ in SUBJECTS and part.i < verb.i and part.pos_ != "AUX")
    return [part for part in own if not is_cased(part)]


def heading_name(verb: Token) -> Token | None:
    """The name before a verb of a heading that hangs elsewhere: "Peru to host Chad", "Energy: Peru resumes"."""
    before = verb.doc[verb.i - 1] if verb.i > 0 else verb
    if before.lower_ == "to" and verb.i > 1:
        before = verb.doc[verb.i - 2]
        found = verb.head if verb.head.dep_ == "ROOT" and verb.dep_ in ("advcl", "acl") else None
    elif verb.tag_ in ("VBZ", "VBD", "VBP") and verb.pos_ == "VERB":
        found = before.head if before.dep_.startswith("flat") else before
        cut = found.dep_ == "ROOT" and verb.dep_ == "ROOT"  # "Oman | shelved its talks": two sentences to the parser
        beside = found.head in (verb, verb.head) and found.dep_ in ("compound", "appos", "nmod")
        found = found if beside or cut else None
    else:
        found = None
    return found if found is not None and found.pos_ == before.pos_ == "PROPN" and not is_time(found) else None


def is_outcome(verb: Token) -> bool:
    """What a blow that is told in the passive has done: "was shelled by rebels, *killing* two"."""
    ahead = verb.dep_ == "advcl" and verb.tag_ == "VBG" and clauses.is_passive(verb.head)
    return ahead and any(frame.cameo[:2] in ("18", "19") for frame in frames_of(lemma(verb), "verb"))


def punished_for(verb: Token) -> Token | None:
    """Whom the verb above takes to task for what this one tells: "jailed *two men* for helping rebels"."""
    above = verb.head
    told = verb.tag_ == "VBG" and verb.dep_ in ("advcl", "obl", "ccomp") and above.pos_ == "VERB"
    if not told or clauses.is_passive(above) or not any(has_case(verb, word) for word in ("for", "of", "from")):
        return None
    found = next((part for part in above.children if part.dep_ in clauses.OBJECTS), None)
    blamed = (part for part in above.children if part.dep_ == "obl" and above.i < part.i < verb.i and is_noun(part))
    return found or next(blamed, None)


def told_to(verb: Token) -> Token | None:
    """Whom the verb above has do what this one tells: "pressed *Oman* to stop shelling", "called on *Oman* to go"."""
    above = verb.head
    if above.pos_ != "VERB" or verb.dep_ not in ("xcomp", "advcl"):
        return None
    if verb.dep_ == "xcomp" and clauses.own_subject(above) is None and (asked := told_to(above)) is not None:
        return asked  # "to stop *shelling*"
    if clauses.is_passive(above) or not has_mark(verb, "to"):
        return None
    if not any(operator.kind in ("request", "allow") for operator in operators_of(lemma(above), "verb")):
        return None
    if (asked := next((part for part in above.children if part.dep_ in clauses.OBJECTS), None)) is not None:
        return asked if verb.dep_ == "xcomp" else None
    after = (part for part in above.children if part.dep_ == "obl" and above.i < part.i < verb.i and is_noun(part))
    return next((part for part in after if any(has_case(part, word) for word in ("on", "upon", "to", "with"))), None)


def lost_object(verb: Token) -> Token | None:
    """The object where the parser takes the verb of a short sentence for a participle: "Oman cut *ties* with Peru"."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.pos_ != "VERB" or verb.i > noun.i or noun.dep_ != "ROOT":
        return None
    return noun if any(part.pos_ == "PROPN" and part.i == verb.i - 1 for part in noun.children) else None


def place(token: Token) -> int:
    return int(token.i)


def part_of_speech(token: Token) -> str | None:
    """As frames call it; None: a word that has no frames."""
    # "Catholic Relief Services" gives no relief, and "United" is a part of a name
    return None if token.ent_type_ in ("PER", "ORG", "LOC") else word_class(token)


def word_class(token: Token) -> str | None:
    """As frames call it, whether or not the word is part of a name; None: none of theirs."""
    return class_of(token.pos_, token.tag_)


def class_of(pos: str, tag: str) -> str | None:
    return "verb" if pos == "ADJ" and tag in VERBAL_TAGS else PARTS.get(pos)  # "would free"


class Word(NamedTuple):
    """What the tables know of the form of a word."""

    lemma: str
    """In lower case, mended."""
    tells: bool
    """A frame, an operator or a cue has it."""
    asked: frozenset[str]
    """What a frame may ask for it as: itself, a set (`@aid`) that it is of, a preposition."""
    joined: bool
    """It may be the last part of a noun with a hyphen."""


def lemma(token: Token) -> str:
    """In lower case; an "e" that the lemmatiser lost ("freed": "fre") is put back where that makes a known trigger."""
    return known_words(token.doc)[token.i].lemma


def may_tell(token: Token) -> bool:
    """A frame, an operator or a cue has the word; what all other words tell need not be asked."""
    return known_words(token.doc)[token.i].tells


@lru_cache(maxsize=4)
def known_words(doc: Doc) -> list[Word]:
    """What the tables know of each word of a text."""
    return [known_word(token) for token in doc]


def known_word(token: Token) -> Word:
    """What the tables know of a word; of the last part of a hyphenated noun, of that noun."""
    word = known_form(token.lemma_, token.lower_, token.pos_, token.tag_)
    whole = hyphenated(token) if word.joined and token.i > 1 else None
    return word if whole is None else Word(whole, True, asked_as(whole, token.lower_), False)


@lru_cache(maxsize=50_000)
def known_form(found: str, written: str, part: str, tag: str) -> Word:
    """What the tables know of a form, by its lemma, form and tags as the analyser gives them."""
    pos = class_of(part, tag)
    word = mend_lemma(found.lower(), written, pos)
    tells = pos is not None and (is_trigger(word, pos) or bool(cues_of(word, pos)))
    return Word(word, tells, asked_as(word, written), part == "NOUN" and written in hyphen_ends())


def asked_as(lemma: str, written: str) -> frozenset[str]:
    """What a frame may ask for a word as."""
    words = {lemma, written}
    sets = (name for word in words for name in sets_by_word().get(word, ()))
    return frozenset((*words, *sets, *(f"+{word}" for word in words)))


@cache
def hyphen_ends() -> frozenset[str]:
    """Last parts of nouns that frames write with a hyphen, which the analyser splits: "off" of "stand-off"."""
    nouns = (word for word, pos in frame_index() if pos == "noun" and "-" in word)
    ends = {word.rpartition("-")[2] for word in nouns}
    return frozenset(ends | {f"{end}s" for end in ends})


def hyphenated(token: Token) -> str | None:
    """The known noun that a word ends: "stand-off" of "off"; None: it ends none."""
    hyphen, first = token.nbor(-1), token.nbor(-2)
    if hyphen.text != "-" or hyphen.whitespace_ or first.whitespace_:
        return None
    written = f"{first.lower_}-{token.lower_}"
    return next((word for word in (written, written.removesuffix("s")) if frames_of(word, "noun")), None)


@lru_cache(maxsize=20_000)
def mend_lemma(found: str, written: str, pos: str | None) -> str:
    """`found`, or the known trigger it was cut from; a word that stands as it is written ("can") has lost nothing."""
    if pos != "verb":
        return found
    if (known := word_forms().get(written)) is not None:
        return known
    if is_trigger(found, pos):
        return found
    others = [word_forms().get(found, found)] + ([found + "e", found + "ee"] if found != written else [])
    return next((other for other in others if is_trigger(other, pos)), found)


def is_trigger(word: str, pos: str) -> bool:
    return bool(frames_of(word, pos) or operators_of(word, pos))


def is_time(token: Token) -> bool:
    """A day, month, year or number: what stands after "on Friday" is no place of an actor."""
    return token.pos_ == "NUM" or bool(TIME.match(token.lower_))


def words_below(token: Token, levels: int = LEVELS) -> list[tuple[Token, int]]:
    """Tokens that stand with a trigger, each with its level; of clauses below it only the head."""
    found: list[tuple[Token, int]] = []
    gather_below(token, 1, levels, found)
    return found


def gather_below(token: Token, level: int, levels: int, found: list[tuple[Token, int]]) -> None:
    nominal = token.pos_ == "NOUN"
    for part in token.children:
        relation = part.dep_
        if relation in OPEN or (relation in ACTIVE and not nominal):
            continue
        found.append((part, level))
        if level < levels and relation not in CLAUSAL and not (relation == "conj" and part.pos_ in VERBAL):
            gather_below(part, level + 1, levels, found)


@lru_cache(maxsize=KEPT)
def below(token: Token) -> tuple[tuple[Token, int], ...]:
    """`words_below` of all levels; kept, since each place and each frame of a trigger looks at them."""
    return tuple(words_below(token))


@lru_cache(maxsize=KEPT)
def nouns_by_case(token: Token) -> dict[str, list[Token]]:
    """Nouns near below a trigger by the prepositions that they hang on."""
    found: dict[str, list[Token]] = {}
    for part, level in below(lost_object(token) or token):
        if level <= 3 and is_noun(part):
            cases = {one.lower_ for one in part.children if one.dep_ in ("case", "mark")}
            if part.dep_ == "pobj":
                cases.add(part.head.lower_)
            for case in cases:
                found.setdefault(case, []).append(part)
    return found


@lru_cache(maxsize=KEPT)
def theme_of(token: Token) -> dict[str, int]:
    """Lemmas and forms that stand with a trigger, each with its level, and the sets (`@aid`) they are of.

    Prepositions are `+on`, a possessor is `poss`, a content clause `+that`, a person as the subject `+person`.
    """
    found: dict[str, int] = {}
    for word, level in (*words_with(token), *words_round(token)):
        if level <= FARTHEST:
            found[word] = min(level, found.get(word, level))
    sets = sets_by_word()
    for word, level in list(found.items()):
        for name in sets.get(word, ()):
            found[name] = min(level, found.get(name, level))
    return found


def words_with(token: Token) -> Iterator[tuple[str, int]]:
    """Words below a trigger, and what they are there."""
    passed: set[int] = set()
    for part, level in below(token):
        if level > FARTHEST:
            continue
        if part.head.i in passed or (part.dep_ in ASIDE and is_of_time(part)):
            passed.add(part.i)  # "left a bad year behind them *after hours of talks*"
            continue
        away = level + 2 * (part.dep_ in ASIDE and token.pos_ != "NOUN")
        if part.pos_ != "PROPN" or part.text.isupper() or part.text.islower():  # "March" is no march
            yield lemma(part), away
            yield part.lower_, away
        if part.dep_ in ("case", "prep") and level <= 3:
            yield f"+{part.lower_}", 3
        if part.dep_ in POSSESSIVE and level == 1:
            yield "poss", 3
        if part.dep_ in CLAUSAL and level == 1 and has_mark(part, "to"):
            yield "+to-clause", 3
        if part.dep_ == "ccomp" and level == 1 and part.i > token.i:
            yield "+that", 3


def is_of_time(part: Token) -> bool:
    """It tells when or in spite of what something was done, not what it was done to."""
    return any(one.dep_ in ("case", "mark", "prep") and one.lower_ in WHILE for one in part.children)


def words_round(token: Token) -> Iterator[tuple[str, int]]:
    """Words of its subject, the verb above a noun, and those of an object that the parser lost."""
    doer = clauses.own_subject(token) if token.pos_ in ("VERB", "AUX") else None
    if doer is not None:
        for part in (doer, *(one for one, _ in words_below(doer, 2))):
            if part.pos_ != "PROPN":
                yield lemma(part), 3
            if part.ent_type_ == "PER":
                yield "+person", 3
    if token.pos_ == "NOUN" and token.head.pos_ in ("VERB", "AUX"):
        yield lemma(token.head), 2
    if (noun := lost_object(token)) is not None:
        yield lemma(noun), 1
        for part, _ in below(noun):
            if part.i > noun.i:
                yield lemma(part), 2
                yield f"+{part.lower_}", 3


def has_mark(token: Token, word: str) -> bool:
    return any(part.lower_ == word and part.i < token.i for part in token.children)


def has_particle(token: Token, particle: str) -> bool:
    """A particle, or a preposition with its noun, hangs on the word; or it follows, wherever the parser put it."""
    if token.i + 1 < len(token.doc) and token.pos_ == "VERB":
        following = token.doc[token.i + 1]
        if following.lower_ == particle and following.head.i > following.i and following.head.dep_ in SUBJECTS:
            return True  # "called on Peru to answer", with Peru for the subject of the answer
    for part in token.children:
        if part.lower_ == particle and part.dep_ in PARTICLES and (part.i > token.i or token.pos_ == "NOUN"):
            return True
        if part.i > token.i and part.dep_ in ("obl", "nmod", "advcl") and has_case(part, particle):
            return not is_time(part) and not any(one.dep_ in clauses.OBJECTS for one in token.children)
    return False


def has_case(token: Token, preposition: str) -> bool:
    return any(part.dep_ in ("case", "mark") and part.lower_ == preposition for part in token.children)


def complements(token: Token, takes: tuple[str, ...]) -> Iterator[Token]:
    """Heads of what stands in the named complement places of an operator, after it."""
    passive = is_passive(token)
    things = list(objects_of(token)) if "object" in takes else []
    if "subject" in takes and not passive and not any(part.dep_ in OBJECTS for part in token.children):
        things += [
            part for part in token.children if part.dep_ in SUBJECTS and part.pos_ == "NOUN" and part.i < token.i
        ]
    for part in token.children:
        if part in things:
            yield from with_conjuncts(part)
            yield from (inner for inner in part.children if inner.dep_ == "nmod" and has_case(inner, "of"))
        elif part.dep_ in CLAUSAL and (part.i > token.i or part.dep_ == "csubj" or passive):
            if part.dep_ in ("advcl", "acl") and any(word.text == "," for word in token.doc[token.i : part.i]):
                continue
            if complement_kind(part) in takes or any(has_case(part, place) for place in takes):
                yield from with_conjuncts(part)
        elif part.dep_ in ("obl", "nmod") and any(has_case(part, place) for place in takes):
            yield from with_conjuncts(part)
        elif part.dep_ in ("prep", "agent") and part.lower_ in takes:
            yield from (inner for inner in part.children if inner.dep_ in ("pobj", "pcomp"))


def excluded(verb: Token) -> list[Token]:
    """What "rule out" stands over, where that is what somebody refuses; empty: the verb is another."""
    out = next((one for one in operators_of(lemma(verb), "verb") if one.kind == "refuse" and one.particle), None)
    if out is None or not has_particle(verb, out.particle):
        return []
    return list(complements(verb, out.takes))


def complement_kind(part: Token) -> str | None:
    """How a clause hangs on its verb: `infinitive`, `gerund` or `clause`; None: in another way."""
    if has_mark(part, "to"):
        return "infinitive"
    if part.dep_ in ("ccomp", "csubj"):
        return "gerund" if part.tag_ == "VBG" and part.dep_ == "csubj" else "clause"
    marked = any(mark.dep_ in ("mark", "case") for mark in part.children)
    having = any(one.lower_ == "having" for one in part.children)
    return "gerund" if (part.tag_ == "VBG" or having) and not marked else "infinitive" if part.dep_ == "xcomp" else None


def with_conjuncts(token: Token) -> Iterator[Token]:
    """The word and what is coordinated with it."""
    yield token
    for part in token.children:
        if part.dep_ == "conj":
            yield from with_conjuncts(part)
        elif part.dep_ == "flat":  # now and then they hang on the last word of a name
            yield from (one for other in part.children if other.dep_ == "conj" for one in with_conjuncts(other))


def nouns_at(token: Token, place: str) -> Iterator[Token]:  # noqa: PLR0911  (one answer a place)
    """Head nouns at a named place of a trigger: `object`, `theme`, `poss`, or a preposition."""
    if place == "subject":
        found = subject(token)
        others = [part for part in subjects_before(token) if part != found]  # "the Omani note verbale" may be two
        return iter(() if found is None else (found, *others))
    if place == "object":
        return objects_of(token)
    if place == "iobj":
        given = [part for part in token.children if part.dep_ in clauses.RECIPIENTS]
        things = [part for part in token.children if part.dep_ in clauses.OBJECTS]
        return iter(given or things[: len(things) - 1])  # of two objects the first is who gets the second
    if place == "theme":
        return (holder for thing in objects_of(token) for holder in holders_of(thing))
    if place == "poss":
        return iter([part for part in token.children if part.dep_ in OWNERS and not is_cased(part)])
    if place == "by" and (doer := clauses.agent(token)) is not None:
        return iter((doer,))
    return iter(nouns_by_case(token).get(place, ()))


def is_noun(token: Token) -> bool:
    return token.pos_ in NOMINAL and not is_time(token)


def objects_of(token: Token) -> Iterator[Token]:
    """Objects, or the passive subject; of a participle after its noun, the noun."""
    if (noun := lost_object(token)) is not None:
        return iter((noun,))
    found = [part for part in token.children if part.dep_ in clauses.OBJECTS]
    active = token.pos_ == "VERB" and not clauses.is_passive(token)
    if not found and active and any(part.dep_ in SUBJECTS and part.i < token.i for part in token.children):
        found = [part for part in token.children if part.dep_ in SUBJECTS and part.i > token.i]
        found += found or [
            one for part in token.children if part.i > token.i
            and (part.dep_ in ("advcl", "xcomp") or (part.dep_ == "ccomp" and part.pos_ == "NOUN"))
            for one in part.children if one.dep_ in SUBJECTS and token.i < one.i < part.i
        ]  # fmt: skip
    if is_passive(token) or not found:
        found += [part for part in token.children if part.dep_ in PASSIVE]
    if not found and is_reduced(token):
        found = [token.head]
    if not found and is_fronted(token) and (sufferer := clauses.own_subject(token.head)) is not None:
        found = [sufferer]
    if not found and token.dep_ in ("advcl", "xcomp") and is_passive(token):  # "stands accused"
        found = [one for one in (clauses.own_subject(token.head),) if one is not None]
    shared = token.dep_ in ("conj", "xcomp") and token.head.pos_ in ("VERB", "AUX") and is_passive(token.head)
    if not found and shared and (sufferer := clauses.own_subject(token.head)) is not None:
        found = [sufferer]
    return iter(found)


def is_reduced(token: Token) -> bool:
    """A participle after the noun that it befalls: "the men *arrested* in the port"."""
    whole = any(part.dep_ in SUBJECTS or part.dep_.startswith("aux") for part in token.children)
    return token.dep_ == "acl" and token.tag_ == "VBN" and not whole and not is_lost_root(token)


def is_lost_root(token: Token) -> bool:
    """The verb of a short sentence that the parser takes for a participle: "Omani jets *strafed* a convoy"."""
    noun = token.head
    if token.dep_ != "acl" or token.tag_ not in ("VBN", "VBD") or noun.dep_ != "ROOT" or noun.pos_ not in NOMINAL:
        return False
    return any(part.dep_ in OBJECTS for part in token.children)


def is_fronted(token: Token) -> bool:
    """A participle before the clause whose subject it befalls: "*Hit* by sanctions, Peru turned elsewhere"."""
    bare = not any(part.dep_.startswith("aux") for part in token.children)
    return token.dep_ == "advcl" and token.tag_ == "VBN" and token.i < token.head.i and bare


def holders_of(thing: Token) -> Iterator[Token]:
    """Those to whom an object belongs or whom it concerns: possessor, modifier, "of", "by", then others with it."""
    yield from (part for part in thing.children if part.dep_ in POSSESSIVE)
    yield from (part for part in thing.children if part.dep_ in MODIFIERS and not is_cased(part))
    for part in thing.children:
        if part.dep_ in ("nmod", "obl", "prep", "acl") and part.lower_ not in TENURE:
            yield part
            yield from holders_of(part)


def is_cased(token: Token) -> bool:
    return any(part.dep_ == "case" and part.lower_ not in ("'s", "’s", "'") for part in token.children)


def same_as(token: Token) -> set[int]:
    """Positions of the tokens that name the same as a noun: itself, its name parts and appositions."""
    found = {token.i}
    for part in token.children:
        if part.dep_ in SAME:
            found |= same_as(part)
    return found


def is_told_of(token: Token, trigger: Token) -> bool:
    """The token stands below the trigger, and in nothing that happened before, after or meanwhile."""
    while token != trigger:
        if token.head == token or is_of_time(token) or (token.dep_ == "conj" and token.pos_ == "VERB"):
            return False
        token = token.head
    return True


def is_below(token: Token, above: Token) -> bool:
    """`above` governs the token, at any distance, or is it."""
    return token == above or above.is_ancestor(token)
