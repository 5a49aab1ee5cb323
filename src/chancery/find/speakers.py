"""Who said it: the source words of a statement resolved to actors of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import msgspec
from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from chancery.find import clauses
from chancery.find.mentions import Cast, Person, bodies_in, find_body, roles_in, split_words, states_in
from chancery.find.page import Page
from chancery.ids import digest
from chancery.lexicons import RoleNoun, outlet_named, role_covers, states_named
from chancery.records import Actor, Span

APPOSITION_REACH = 14  # tokens from the end of a role phrase to the name in apposition
COMMAS = frozenset(",–—")
STOPS = frozenset('.!?;:"“”')
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PAIRS_OF_STATES = frozenset("sides side countries parties delegations governments states nations capitals neighbours neighbors".split())
WIDE_ROLES = frozenset({"official", "leader", "politician", "diplomat", "minister", "secretary", "chief"})
FRESH = 350  # characters in which a new subject takes over the pronouns
DOCUMENTS = frozenset((
    "statement", "report", "petition", "bulletin", "document", "letter", "communique", "communiqué", "note", "study",
    "website", "account", "message", "text", "readout", "declaration", "post", "article", "paper", "memo", "transcript",
))  # fmt: skip
UNKNOWN_GENDER = 150  # characters by which somebody of unknown gender must be nearer to win a pronoun
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
    last_at: int = 0  # where that statement names its speaker


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
    for actor in [found for part in parts for found in resolve_group(scene, part)]:
        if all(actor.id != other.id for other in actors):
            actors.append(actor)
    return actors


def resolve_group(scene: Scene, tokens: TokenSpan) -> list[Actor]:
    """ "both sides", "the two ministers": the report's pair of states, or its two holders of the role; else one."""
    words = [token.lower_ for token in tokens]
    counted = bool({"two", "both", "neither"} & set(words[:3]))
    if counted or (tokens.root.lower_ in ("sides", "parties") and words[0] == "the"):
        span = (tokens.start_char, tokens.end_char)
        if tokens.root.lower_ in PAIRS_OF_STATES and len(scene.cast.pair) == 2:
            why = f"'{tokens.text}': the two states of the report"
            return [build(s.name, "state", span, why, state=s.alpha3, sector="GOV") for s in scene.cast.pair]
        role = head_role(split_words(tokens.text))
        people = scene.cast.people
        holders = [person for person in people if role and any(role_covers(role.noun, held) for held in person.roles)]
        if len(holders) == 2:
            return [from_person(person, span, f"'{tokens.text}': the two of the report") for person in holders]
    actor = resolve_part(scene, tokens)
    return [actor] if actor is not None else []


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


def resolve_part(scene: Scene, tokens: TokenSpan) -> Actor | None:  # noqa: PLR0911  (the first reading that fits)
    """One noun phrase or pronoun to one actor."""
    span = (tokens.start_char, tokens.end_char)
    head = tokens.root
    if len(tokens) <= 2 and head.lower_ in PRONOUNS and head.pos_ == "PRON":
        return resolve_pronoun(scene, head, span)
    if tokens.text in ("A", "Answer") and scene.cast.people:
        answering = max(scene.cast.people, key=lambda person: len(person.places))
        return from_person(answering, span, "the one who answers: the person the interview names most")
    if head.lower_ in ("i", "me", "my") and len(tokens) <= 2 and scene.last:
        return msgspec.structs.replace(scene.last[0], span=span, why=f"'{tokens.text}': the one who is speaking")
    if head.lower_ in ("it", "its") and len(tokens) <= 2:
        return resolve_it(scene, tokens)
    if head.lower_ in PLURAL and len(tokens) <= 2:
        return build(None, "group", span, f"plural pronoun '{head.lower_}'", words=head.lower_)
    person = find_person(scene, tokens)
    if person is not None:
        return from_person(person, span, person.why)
    person = find_apposed(scene, tokens)
    if person is not None:
        return from_person(person, span, f"'{tokens.text}': named in apposition")
    words = split_words(tokens.text)
    author = find_author(scene, tokens) if head.lemma_.lower() in DOCUMENTS else None
    if author is not None:
        return author
    over = scene.cast.name_over(head.i)
    is_name = over is not None and over.label_ == "ORG" and len(over) > 1
    role = None if is_name else head_role(words)
    if role is not None and (actor := resolve_role(scene, tokens, words, role)) is not None:
        return actor
    actor = resolve_body(scene, tokens, span)
    return actor if actor.name else find_described(scene, tokens) or actor


def head_role(words: list[str]) -> RoleNoun | None:
    """The role that a phrase is about: the first before "of", else the last; state adjectives do not part a role."""
    plain = [word for word in words if not any(named.match == "adjective" for named in states_named(word))]
    found = list(roles_in(plain))
    if not found:
        return None
    linked = any(word in ("of", "to", "for", "at") for word in plain[found[0][1] :])
    return found[0][2] if linked else found[-1][2]


def find_author(scene: Scene, tokens: TokenSpan) -> Actor | None:
    """Who made the document that speaks: "a petition of the league", "the ministry's statement"; None: not told."""
    head = tokens.root
    source = clauses.child(head, frozenset({"nmod:poss", "poss"}))
    for preposition in ("by", "from", "of"):
        source = source or clauses.oblique(head, preposition)
    if source is None or source.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    part = tokens.doc.char_span(*clauses.phrase(source), alignment_mode="expand")
    actor = resolve_part(scene, part) if part is not None else None
    return actor if actor is not None and actor.name else None


def find_described(scene: Scene, tokens: TokenSpan) -> Actor | None:
    """ "the institute", "the skipper": the body or person that the report called so before; None: nobody."""
    noun, span = tokens.root.lower_, (tokens.start_char, tokens.end_char)
    if tokens[0].lower_ in INDEFINITE or tokens.root.tag_ not in ("NN", "NNP"):
        return None
    for name in reversed(scene.cast.names_in(0, tokens.start)):
        if name.label_ == "ORG" and noun in name.text.lower().split():
            part = re.sub(r"^[Tt]he\s+", "", name.text)
            return build(part, "organisation", span, f"'{tokens.text}': the {noun} named before")
    people = [p for p in scene.cast.people if noun in p.words and p.places[0] < tokens.start_char]
    if people:
        return from_person(nearest_person(people, tokens.start_char), span, f"'{tokens.text}': described so before")
    return None


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


def find_apposed(scene: Scene, tokens: TokenSpan) -> Person | None:
    """The person whom an apposition names: "the agency's director, Ana Horvat," or "a lawyer for the drivers, ..."."""
    doc = tokens.doc
    if tokens.root.pos_ not in ("NOUN", "PROPN") or not list(roles_in(split_words(tokens.text))):
        return None
    for at in range(tokens.end, min(tokens.end + APPOSITION_REACH, len(doc))):
        if doc[at].tag_ in FINITE or doc[at].text in STOPS:
            return None
        name = scene.cast.name_over(at)
        if name is not None and name.label_ == "PER" and (at == tokens.end or doc[at - 1].text in COMMAS):
            closed = name.end >= len(doc) or doc[name.end].is_punct or doc[name.end].tag_ in FINITE
            return scene.cast.person_named(name.text) if closed else None
    return None


def from_person(person: Person, span: Span, why: str) -> Actor:
    return build(person.name, "person", span, why, state=person.state, sector=person.sector)


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
        if actor.kind in ("person", "other") and actor.name is None:
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


def resolve_role(  # noqa: PLR0911  (the first reading that fits)
    scene: Scene, tokens: TokenSpan, words: list[str], role: RoleNoun
) -> Actor | None:
    """ "the spokesman", "the Russian diplomat": the person who holds such a role; None: leave it to the body rules."""
    span = (tokens.start_char, tokens.end_char)
    state = next((named.state.alpha3 for named in states_in(words)), None) or next(
        (body.state for body in bodies_in(words) if body.state), None
    )
    first = tokens[0].lower_
    plural = tokens.root.tag_ in ("NNS", "NNPS")
    served = find_served(scene, tokens) if role_covers("spokesperson", role.noun) else None
    if first in INDEFINITE or plural:
        if served is not None:
            return served
        kind = "group" if plural else "other"
        return build(None, kind, span, "not named", state=state, sector=role.sector, words=tokens.text)
    meanings = (role.noun, *role.under) if role.gender != "u" else (role.noun,)  # a spokesman is any spokesperson
    holders = [
        person
        for person in scene.cast.people
        if any(may_mean(meant, held) for held in person.roles for meant in meanings)
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
    if served is not None:
        return served
    described = find_described(scene, tokens)
    if described is not None:
        return described
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


def may_mean(role: str, held: str) -> bool:
    """A phrase with `role` may mean somebody who is `held`: the wider word, or a closer one for the same office."""
    if role_covers("spokesperson", role) and role_covers("spokesperson", held):
        return True  # a press secretary is a spokesman, whoever of the two words the report took first
    return role_covers(role, held) or (held not in WIDE_ROLES and role_covers(held, role))


def find_served(scene: Scene, tokens: TokenSpan) -> Actor | None:
    """The body that an unnamed spokesperson speaks for: "a spokesman for the ministry" is the ministry."""
    link = next((token.i for token in tokens if token.lower_ in ("for", "of") and token.i > tokens.start), None)
    if link is None or link + 1 >= tokens.end:
        return None
    part = tokens.doc[link + 1 : tokens.end]
    actor = resolve_body(scene, part, (tokens.start_char, tokens.end_char))
    return msgspec.structs.replace(actor, why=f"'{tokens.text}': speaks for it") if actor.name else None


def nearest_person(people: list[Person], at: int) -> Person:
    """The one mentioned last before `at`, else the first one after."""

    def distance(person: Person) -> tuple[bool, int]:
        before = [at - place for place in person.places if place <= at]
        return (not before, min(before) if before else min(person.places))

    return min(people, key=distance)


def resolve_body(scene: Scene, tokens: TokenSpan, span: Span) -> Actor:  # noqa: PLR0911  (the first reading that fits)
    """A body, a state or its capital, an organisation by its own name, or somebody unnamed."""
    text = BODY_TAILS.sub("", tokens.text.strip()).strip()
    body = find_body(text)
    if body is not None and body.generic:
        described = find_described(scene, tokens)
        if described is not None:
            return described
    if body is not None and not body.generic:
        return build(
            body.name.removeprefix("the "), body.kind, span, "body of the lexicon", state=body.state, sector=body.sector
        )
    governed = re.fullmatch(r"(?:the )?(?:government|authorities|leadership) (?:of|in) (?:the )?(.+)", text, re.IGNORECASE)
    for named in states_named(governed[1] if governed else text):
        return build(
            named.state.name, "state", span, f"state, by its {named.match}", state=named.state.alpha3, sector="GOV"
        )
    organisation = next(
        (name for name in reversed(scene.cast.names_in(tokens.start, tokens.end)) if name.label_ == "ORG"), None
    )
    state = next((found.state.alpha3 for found in states_in(split_words(tokens.text))), None)
    if organisation is not None and (organisation.root.i == tokens.root.i or len(organisation) >= len(tokens) - 2):
        longer = full_name(tokens) if organisation.root.i == tokens.root.i else organisation.text
        name = re.sub(r"^[Tt]he\s+", "", longer).removesuffix("'s").removesuffix("’s")
        return build(name, "organisation", span, "organisation named in the text", state=state)
    if tokens.root.pos_ == "PROPN" and any(token.text[0].isupper() for token in tokens[1:] or tokens):
        person = scene.cast.person_named(text)
        if person is not None:
            return from_person(person, span, "surname of somebody named elsewhere")
        name = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", full_name(tokens))
        return build(name, "other", span, "named in the text", state=state)
    kind = "group" if tokens.root.tag_ in ("NNS", "NNPS") else "other"
    return build(None, kind, span, "not named", state=state, words=tokens.text)


def full_name(tokens: TokenSpan) -> str:
    """The stretch from the first to the last capitalised word of a phrase: "Association of Carriers of the Bridge"."""
    capitals = [token for token in tokens if token.text[0].isupper() and token.lower_ != "the"]
    if not capitals:
        return tokens.text
    whole = tokens.doc[capitals[0].i : capitals[-1].i + 1].text
    return whole.split(" in ")[0]  # "the Russian Embassy in New Delhi" is the embassy


def is_medium(text: str) -> bool:
    """The words name a known outlet or agency."""
    return outlet_named(re.sub(r"^[Tt]he\s+", "", text.strip())) is not None
