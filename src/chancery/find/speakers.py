"""Who said it: the source words of a statement resolved to actors of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from chancery.find import clauses
from chancery.find.mentions import Cast, Person, bodies_in, find_body, roles_in, split_words, states_in
from chancery.find.page import Page
from chancery.ids import digest
from chancery.lexicons import RoleNoun, outlet_named, role_covers, states_named
from chancery.records import Actor, Span

PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "hers": "f"}
PLURAL = frozenset({"they", "them", "both", "we", "their"})
INDEFINITE = frozenset(
    {"a", "an", "some", "several", "one", "another", "many", "most", "few", "other", "unnamed", "senior"}
)
BODY_TAILS = re.compile(
    r"\s+(?:press service|press office|press department|administration|press release|statement|website|"
    r"press-service|readout)$",
    re.IGNORECASE,
)


@dataclass
class Scene:
    """What the resolver remembers while it goes through a document."""

    page: Page
    cast: Cast
    last: list[Actor] = field(default_factory=list)  # speakers of the statement before


def actor_id(name: str | None, state: str | None, words: str) -> str:
    """Same name and state, same id; somebody unnamed is known by the words alone."""
    return "a" + digest(name or "", state or "", "" if name else words.lower())


def build(name: str | None, kind: str, span: Span | None, why: str, **more: str | None) -> Actor:
    words = more.pop("words", None) or ""
    return Actor(
        name=name,
        id=actor_id(name, more.get("state"), words),
        kind=kind,  # type: ignore[arg-type]
        span=span,
        why=why,
        state=more.get("state"),
        sector=more.get("sector"),
    )


def resolve(scene: Scene, source: Span | None) -> list[Actor]:
    """Actors that the source words stand for; an empty list where there are no words."""
    if source is None:
        return []
    tokens = scene.page.doc.char_span(*source, alignment_mode="expand")
    if tokens is None:
        return []
    parts = split_coordination(scene.cast, tokens)
    actors: list[Actor] = []
    for part in parts:
        actor = resolve_part(scene, part)
        if actor is not None and all(actor.id != other.id for other in actors):
            actors.append(actor)
    return actors


def split_coordination(cast: Cast, tokens: TokenSpan) -> list[TokenSpan]:
    """ "both the Kremlin and the White House", "Peskov and Lavrov": a part each; one where a name spans it all."""
    doc = tokens.doc
    root = tokens.root
    conjuncts = [
        part
        for part in root.subtree
        if part.dep_ == "conj" and part.head.i in (root.i,) and part.pos_ in ("NOUN", "PROPN")
    ]
    conjuncts = [part for part in conjuncts if part.i < tokens.end + 12]
    over = cast.name_over(root.i)
    if not conjuncts or (over is not None and over.end > conjuncts[0].i):
        return [tokens]
    spans = [clauses.phrase(part) for part in (root, *conjuncts)]
    found = [doc.char_span(*span, alignment_mode="expand") for span in spans]
    return [span for span in found if span is not None]


def resolve_part(scene: Scene, tokens: TokenSpan) -> Actor | None:
    """One noun phrase or pronoun to one actor."""
    span = (tokens.start_char, tokens.end_char)
    head = tokens.root
    if len(tokens) <= 2 and head.lower_ in PRONOUNS and head.pos_ == "PRON":
        return resolve_pronoun(scene, head, span)
    if head.lower_ in PLURAL and len(tokens) <= 2:
        return build(None, "group", span, f"plural pronoun '{head.lower_}'", words=head.lower_)
    person = find_person(scene, tokens)
    if person is not None:
        return from_person(person, span, person.why)
    words = split_words(tokens.text)
    found = list(roles_in(words))
    if found and (actor := resolve_role(scene, tokens, words, found[-1][2])) is not None:
        return actor
    return resolve_body(scene, tokens, span)


def find_person(scene: Scene, tokens: TokenSpan) -> Person | None:
    """The person named in the phrase: the last name at its own level ("Kremlin spokesman Dmitry Peskov")."""
    names = [name for name in scene.cast.names_in(tokens.start, tokens.end) if name.label_ == "PER"]
    owned = [name for name in names if name.end < tokens.end and tokens.doc[name.end].lower_ in ("'s", "’s", "'", "’")]
    free = [name for name in names if name not in owned]
    for name in reversed(free):
        governed = name.root.dep_ in ("nmod", "nmod:poss", "pobj", "obl") and name.root.i != tokens.root.i
        if governed and any(part.dep_ == "case" for part in name.root.children) and name.root.head.i >= tokens.start:
            continue
        return scene.cast.person_named(name.text)
    return None


def from_person(person: Person, span: Span, why: str) -> Actor:
    return build(person.name, "person", span, why, state=person.state, sector=person.sector)


def resolve_pronoun(scene: Scene, token: Token, span: Span) -> Actor:
    """ "he", "she": the last speaker if it fits, else the nearest person before who fits; nobody: unresolved."""
    gender = PRONOUNS[token.lower_]
    for actor in scene.last:
        person = scene.cast.person_named(actor.name) if actor.name and actor.kind == "person" else None
        if person is not None and person.gender in (gender, "u") and is_recent(person, token.idx):
            return from_person(person, span, f"'{token.lower_}': the last speaker")
        if actor.kind in ("person", "other") and actor.name is None:
            return build(None, "person", span, f"'{token.lower_}': the unnamed speaker before", words=token.lower_)
    before = [person for person in scene.cast.people if person.places and person.places[0] < token.idx]
    fitting = [person for person in before if person.gender == gender] or [p for p in before if p.gender == "u"]
    if not fitting:
        return build(None, "person", span, f"'{token.lower_}': nobody before fits", words=token.lower_)
    nearest = max(fitting, key=lambda person: max(place for place in person.places if place < token.idx))
    return from_person(nearest, span, f"'{token.lower_}': the nearest person before")


def is_recent(person: Person, at: int, reach: int = 2500) -> bool:
    """Named before `at`, and not pages ago."""
    return any(at - reach < place < at for place in person.places) or not person.places


def resolve_role(scene: Scene, tokens: TokenSpan, words: list[str], role: RoleNoun) -> Actor | None:
    """ "the spokesman", "the Russian diplomat": the person who holds such a role; None: leave it to the body rules."""
    span = (tokens.start_char, tokens.end_char)
    state = next((named.state.alpha3 for named in states_in(words)), None) or next(
        (body.state for body in bodies_in(words) if body.state), None
    )
    first = tokens[0].lower_
    plural = tokens.root.tag_ in ("NNS", "NNPS")
    if first in INDEFINITE or plural:
        kind = "group" if plural else "other"
        return build(None, kind, span, "not named", state=state, sector=role.sector, words=tokens.text)
    holders = [
        person
        for person in scene.cast.people
        if any(role_covers(role.noun, held) for held in person.roles)
        and (state is None or person.state in (None, state))
        and (role.gender == "u" or person.gender in ("u", role.gender))
        and any(place < tokens.start_char + 400 for place in person.places)
    ]
    exact = [person for person in holders if state is not None and person.state == state]
    holders = exact or holders
    if holders:
        last = next((p for a in scene.last for p in holders if a.name == p.name), None)
        chosen = last or nearest_person(holders, tokens.start_char)
        return from_person(chosen, span, f"'{tokens.text}': the {role.noun} of the report")
    if tokens.root.ent_type_ == "ORG" and find_body(tokens.text):
        return None
    if (
        scene.last
        and scene.last[0].kind == "person"
        and scene.last[0].name
        and state is None
        and first in ("the", "this")
    ):
        person = scene.cast.person_named(scene.last[0].name)
        if person is not None and not person.roles:
            return from_person(person, span, f"'{tokens.text}': the last speaker")
    return build(
        None,
        "office",
        span,
        "a role that the report gives to nobody",
        state=state,
        sector=role.sector,
        words=tokens.text,
    )


def nearest_person(people: list[Person], at: int) -> Person:
    """The one mentioned last before `at`, else the first one after."""

    def distance(person: Person) -> tuple[bool, int]:
        before = [at - place for place in person.places if place <= at]
        return (not before, min(before) if before else min(person.places))

    return min(people, key=distance)


def resolve_body(scene: Scene, tokens: TokenSpan, span: Span) -> Actor:
    """A body, a state or its capital, an organisation by its own name, or somebody unnamed."""
    text = BODY_TAILS.sub("", tokens.text.strip()).strip()
    body = find_body(text)
    if body is not None:
        return build(
            body.name.removeprefix("the "), body.kind, span, "body of the lexicon", state=body.state, sector=body.sector
        )
    for named in states_named(text):
        return build(
            named.state.name, "state", span, f"state, by its {named.match}", state=named.state.alpha3, sector="GOV"
        )
    organisation = next(
        (name for name in reversed(scene.cast.names_in(tokens.start, tokens.end)) if name.label_ == "ORG"), None
    )
    state = next((found.state.alpha3 for found in states_in(split_words(tokens.text))), None)
    if organisation is not None and (organisation.root.i == tokens.root.i or len(organisation) >= len(tokens) - 2):
        name = re.sub(r"^[Tt]he\s+", "", organisation.text).removesuffix("'s").removesuffix("’s")
        return build(name, "organisation", span, "organisation named in the text", state=state)
    proper = [token for token in tokens if token.pos_ == "PROPN"]
    if tokens.root.pos_ == "PROPN" and proper:
        name = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", text)
        return build(name, "other", span, "named in the text", state=state)
    kind = "group" if tokens.root.tag_ in ("NNS", "NNPS") else "other"
    return build(None, kind, span, "not named", state=state, words=tokens.text)


def is_medium(text: str) -> bool:
    """The words name a known outlet or agency."""
    return outlet_named(re.sub(r"^[Tt]he\s+", "", text.strip())) is not None
