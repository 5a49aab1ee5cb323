"""Several actors by one phrase: "both sides", "the two ministers", "the foreign ministers of Chile and Peru"."""

from __future__ import annotations

import msgspec

from chancery.find.mentions import Cast, Person, head_role, split_words
from chancery.find.scene import Scene, build, from_person
from chancery.grammar import clauses
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import RoleNoun, role_covers, states_named
from chancery.records import Actor, Span

COUNTED = frozenset({"two", "both", "neither"})
STATES = frozenset(
    """sides side countries parties delegations governments states nations capitals neighbours neighbors
    signatories""".split()
)
UNCOUNTED = frozenset({"sides", "parties", "signatories", "delegations"})
"""Nouns that mean the two states of a report also without a number."""
PEOPLE = frozenset({"pair", "duo"})
REACH = 2  # sentences from a statement of several to the "they" that means them
JOINT_DOCUMENTS = frozenset(
    "statement communique communiqué declaration document memorandum readout text agreement accord treaty pact".split()
)


def resolve_several(scene: Scene, tokens: TokenSpan) -> list[Actor]:
    """Those that the phrase means together; empty: it does not mean several, or the report does not tell whom."""
    span = (tokens.start_char, tokens.end_char)
    noun = tokens.root.lower_
    if tokens.root.lemma_.lower() in JOINT_DOCUMENTS:
        return states_of_report(scene, tokens) if is_joint(scene, tokens) else []
    counted = is_counted(tokens)
    if noun in STATES and (counted or (noun in UNCOUNTED and tokens[0].lower_ == "the")):
        return states_of_report(scene, tokens)
    if noun in PEOPLE and len(tokens) == 2:
        return [from_person(one, span, f"'{tokens.text}': the two named last") for one in last_two(scene, span[0])]
    role = head_role(split_words(tokens.text), tokens.root.text)
    if role is None or tokens.root.tag_ != "NNS":
        return []
    owners = states_beside(tokens)
    alone = len(tokens) == 2 and tokens[0].lower_ == "the"  # "The ministers"
    holders = holders_of(scene, role) if counted or alone or len(owners) == 2 else []
    if not holders and len(owners) > 1:
        return [holder_in(scene, role, code, span) for code in owners]
    return [from_person(one, span, f"'{tokens.text}': the two of the report") for one in holders]


def those_before(scene: Scene, span: Span, word: str) -> list[Actor]:
    """ "They", "both": those who spoke together last; or "both" one after the other, "they" named a sentence before.

    Empty: nobody fits.
    """
    together = [actor for actor in scene.last if actor.name and actor.kind in ("person", "state")]
    if len(together) > 1 and scene.cast.sentence_at(span[0]) - scene.cast.sentence_at(scene.last_at) <= REACH:
        return [msgspec.structs.replace(one, span=span, why=f"'{word}': those who spoke last") for one in together]
    if word == "both":
        order = list(dict.fromkeys(name for names, _ in reversed(scene.said) for name in names if len(names) == 1))
        spoke = [one for name in order[:2] if (one := scene.cast.person_named(name)) is not None]
        return [from_person(one, span, "'both': the last two who spoke") for one in spoke] if len(spoke) == 2 else []
    here = scene.cast.sentence_at(span[0])
    near = [one for one in scene.cast.people if any(scene.cast.sentence_at(place) == here - 1 for place in one.places)]
    if len(near) != 2 or not all(one.roles for one in near):
        return []
    return [from_person(one, span, f"'{word}': the two named in the sentence before") for one in near]


def is_counted(tokens: TokenSpan) -> bool:
    """ "the two ...", "both ..."; the number may stand just before the phrase."""
    before = tokens.doc[tokens.start - 1].lower_ if tokens.start else ""
    return bool(COUNTED & {before, *(token.lower_ for token in tokens[:3])})


def states_of_report(scene: Scene, tokens: TokenSpan) -> list[Actor]:
    """The pair of states that the report is about; empty: it is about no one pair."""
    span, why = (tokens.start_char, tokens.end_char), f"'{tokens.text}': the two states of the report"
    return build_pair(scene.cast, span, why)


def build_pair(cast: Cast, span: Span | None, why: str) -> list[Actor]:
    """The two states that the report names most, as actors; empty: it is about no one pair."""
    return [build(one.name, "state", span, why, state=one.alpha3, sector="GOV") for one in cast.pair]


def is_joint(scene: Scene, tokens: TokenSpan) -> bool:
    """A document of two sides: it is called joint, here or where the report speaks of it before."""
    if any(token.lower_ == "joint" for token in tokens):
        return True
    before = scene.page.text[: tokens.start_char].lower()
    return tokens[0].lower_ in ("the", "this") and any(f"joint {noun}" in before for noun in JOINT_DOCUMENTS)


def last_two(scene: Scene, at: int) -> list[Person]:
    """The two people named last before an offset; empty: fewer are."""
    named = [(max(place for place in one.places if place < at), one) for one in scene.cast.people if one.places[0] < at]
    last = [one for _, one in sorted(named, key=lambda pair: -pair[0])[:2]]
    return last if len(last) == 2 else []


def holders_of(scene: Scene, role: RoleNoun) -> list[Person]:
    """The two people of the report who hold a role, a counterpart of one among them; empty: not two do."""
    people = scene.cast.people
    holders = [one for one in people if any(role_covers(role.noun, held) for held in one.roles)]
    if len(holders) == 1:
        holders += [one for one in people if "counterpart" in one.roles and one not in holders]
    return holders if len(holders) == 2 else []


def states_beside(tokens: TokenSpan) -> list[str]:
    """Codes of the states that a plural is of: "ministers *of Chile and Peru*", "the *Dutch and Belgian* ministers"."""
    owner = clauses.oblique(tokens.root, "of") or next(
        (part for part in tokens.root.children if part.dep_ in ("amod", "nmod") and states_named(part.text)), None
    )
    if owner is None:
        return []
    words = [owner, *(part for part in owner.subtree if part.dep_ == "conj")]
    named = [states_named(tokens.doc[word.left_edge.i : word.i + 1].text) or states_named(word.text) for word in words]
    return [found[0].state.alpha3 for found in named if found]


def holder_in(scene: Scene, role: RoleNoun, code: str, span: Span) -> Actor:
    """The one person of the report who holds a role for a state, else the holder of the office, whoever it is."""
    own = [one for one in scene.cast.people if one.state == code and any(role_covers(role.noun, o) for o in one.roles)]
    if len(own) == 1:
        return from_person(own[0], span, f"{role.noun} of {code}")
    return build(None, "office", span, f"{role.noun} of {code}, not named", state=code, words=f"{role.noun} {code}")
