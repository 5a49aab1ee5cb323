"""Whom "he" or "the minister" means: the people and bodies of the report, ranked by learned weights.

Each candidate gets features (how near, of what gender, holding which role ...), a weighted sum of which is its score;
"nobody of them" is a candidate too. The weights are in `lexicons/data/referents.csv`; `training/referents.py` learns
them.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from chancery.find.interviews import is_quoted
from chancery.find.mentions import Organisation, Person, bodies_in, find_body, split_words, states_in
from chancery.find.scene import Scene
from chancery.grammar.clauses import SUBJECTS
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import Body, RoleNoun, role_covers, states_named
from chancery.lexicons.referents import referent_weights
from chancery.records import Span

PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "hers": "f"}
WIDE_ROLES = frozenset({"official", "leader", "politician", "diplomat", "minister", "secretary", "chief"})
INDEFINITE = frozenset(
    {"a", "an", "some", "several", "one", "another", "many", "most", "few", "other", "unnamed", "senior"}
)
COLLECTIVES = frozenset((
    "agency", "alliance", "army", "association", "authority", "bank", "body", "bureau", "cabinet", "centre", "center",
    "chamber", "church", "club", "college", "commission", "committee", "company", "consortium", "council", "court",
    "delegation", "department", "embassy", "federation", "firm", "force", "forum", "foundation", "front", "government",
    "group", "guard", "hospital", "institute", "institution", "league", "ministry", "mission", "movement", "museum",
    "navy", "network", "office", "operator", "organisation", "organization", "panel", "parliament", "party", "police",
    "regulator", "school", "service", "side", "society", "tribunal", "union", "university", "watchdog",
))  # fmt: skip
WIDE_COLLECTIVES = frozenset((
    "agency", "authority", "body", "force", "group", "institution", "movement", "network", "operator", "organisation",
    "organization", "regulator", "service", "side", "watchdog",
))  # fmt: skip
COMMON_WORDS = frozenset({"the", "of", "for", "and", "to", "in", "a", "an", "at"})
GOING_ON = frozenset({"add", "continue", "conclude", "go", "stress", "emphasise", "emphasize", "elaborate", "note"})
THINGS = frozenset((
    "account", "article", "bill", "book", "budget", "channel", "charter", "city", "communique", "country", "data",
    "deal", "declaration", "document", "draft", "email", "evidence", "figure", "film", "image", "law",
    "letter", "list", "map", "memo", "message", "note", "paper", "petition", "picture", "plan", "poll",
    "post", "poster", "record", "report", "resolution", "rule", "ruling", "sign", "statement", "story",
    "study", "survey", "text", "transcript", "treaty", "tweet", "verdict", "video", "website",
))  # fmt: skip
HANGING = frozenset((
    "ccomp", "dobj", "iobj", "nmod", "nmod:poss", "nsubj", "obj", "obl", "pobj", "poss", "prep", "xcomp",
))  # fmt: skip
UNFIT = ("gender other", "role other", "state other")
HOLDS = ("role same", "role within", "role above", "so described", "noun in name")
STEPS = (60, 150, 300, 600, 1200, 2500)  # characters: edges of the bins of distance

Referent = Person | Organisation
Described = tuple[Referent | None, dict[str, float]]
"""A candidate (None: nobody) with its features."""


@dataclass(frozen=True)
class Mention:
    """A pronoun or a description whose referent is sought."""

    tokens: TokenSpan
    kind: str
    """`he` for pronouns, `the` for descriptions."""
    gender: str
    role: RoleNoun | None
    states: frozenset[str]
    words: frozenset[str]
    """Lower case."""
    telling: frozenset[str]
    """Those of them that tell of more than a state."""
    opening: str
    """Its first word, lower case."""

    @cached_property
    def at(self) -> int:
        return self.tokens.start_char

    @cached_property
    def noun(self) -> str:
        return self.tokens.root.lower_

    @cached_property
    def of_something(self) -> bool:
        """ "the master of the ship": told apart by what it is of, which is no state and no body."""
        after = self.tokens.doc[self.tokens.root.i + 1 : self.tokens.end]
        return len(after) > 0 and after[0].lower_ in ("of", "for", "at", "in") and not self.states


@dataclass(frozen=True)
class Ranked:
    """One candidate (None: nobody), what is known of it here, and its score."""

    referent: Referent | None
    features: dict[str, float]
    score: float


def read_mention(tokens: TokenSpan, role: RoleNoun | None) -> Mention:
    """What the words themselves say of whom they mean."""
    pronoun = PRONOUNS.get(tokens.root.lower_) if len(tokens) <= 2 else None
    words = split_words(tokens.text)
    return Mention(
        tokens=tokens,
        kind="he" if pronoun else "the",
        gender=pronoun or (role.gender if role is not None else "u"),
        role=role,
        states=find_states(words),
        words=frozenset(word.lower() for word in words),
        telling=frozenset(word.lower() for word in words if not states_named(word)) - COMMON_WORDS,
        opening=tokens[0].lower_,
    )


def find_states(words: list[str]) -> frozenset[str]:
    """States that the words name, or those of the bodies they name ("the Kremlin official")."""
    named = {found.state.alpha3 for found in states_in(words)}
    return frozenset(named or {body.state for body in bodies_in(words) if body.state})


def rank_referents(scene: Scene, mention: Mention) -> list[Ranked]:
    """All candidates, the likeliest first; "nobody" is always among them."""
    weights = referent_weights()
    candidates: list[Described] = [(None, describe_nobody(scene, mention))]
    candidates += [(referent, describe(scene, mention, referent)) for referent in find_candidates(scene, mention)]
    candidates = drop_other_states(candidates)
    add_ranks(mention, candidates)
    ranked = [
        Ranked(referent, features, sum(weights.get(name, 0.0) * value for name, value in features.items()))
        for referent, features in candidates
    ]
    return sorted(ranked, key=lambda one: -one.score)


def drop_other_states(candidates: list[Described]) -> list[Described]:
    """ "The Turkish leader" is nobody of another state, where the report has somebody Turkish who may be a leader.

    Nor somebody whose state it does not tell, where it calls the Turkish one a leader.
    """
    ours = [features for _, features in candidates if "the state same" in features and "the role other" not in features]
    if not ours:
        return candidates
    unfit = {"the state other"}
    if any(f"the {name}" in features for features in ours for name in HOLDS):
        unfit.add("the state unknown")
    return [one for one in candidates if not unfit & set(one[1])]


def find_candidates(scene: Scene, mention: Mention) -> Iterator[Referent]:
    """People and bodies; not of another gender, nor whom the words name ("Ruiz's spokesman").

    Nor who speaks the words round them, in a quotation; "Ruiz said he hoped ..." may well be Ruiz.
    """
    general = find_body(mention.tokens.text) if mention.kind == "the" else None
    if general is not None and general.generic:  # "the foreign ministry": no other body, and nobody in person
        yield from (one for one in scene.cast.organisations if is_such_a_body(one, general))
        return
    speaking = speakers_of(scene, mention) if is_quoted(scene.page.text, (mention.at, mention.at)) else frozenset()
    inside = [(mention.at, mention.tokens.end_char), *(subjects_over(mention) if mention.kind == "the" else ())]
    people = scene.cast.people if mention.noun not in COLLECTIVES else []
    for person in people:
        fits = "u" in (mention.gender, person.gender) or person.gender == mention.gender
        if fits and person.name not in speaking and not any(covers(inside, place) for place in person.places):
            yield person
    if mention.kind == "the":
        yield from (one for one in scene.cast.organisations if not is_another_kind(one, mention.noun))


def subjects_over(mention: Mention) -> Iterator[Span]:
    """Subjects of the clauses that the words hang on: "Ruiz mocked the minister's denial" tells of two people."""
    token = mention.tokens.root
    while token.dep_ in HANGING:
        token = token.head
        subject = next((part for part in token.children if part.dep_ in SUBJECTS), None)
        if subject is not None and not mention.tokens.start <= subject.i < mention.tokens.end:
            yield (subject.left_edge.idx, subject.idx + len(subject))


def is_another_kind(organisation: Organisation, noun: str) -> bool:
    """The name says of what kind it is, and not of the noun's: "the court" is no Sailing Club; "the group" may be."""
    kinds = COLLECTIVES & organisation.words
    return bool(kinds) and noun in COLLECTIVES - WIDE_COLLECTIVES - kinds


def is_such_a_body(organisation: Organisation, general: Body) -> bool:
    """The name of the organisation holds all words of the general one ("Danish Ministry of Defence")."""
    return any(organisation.words >= set(split_words(name.lower())) for name in (general.name, *general.aliases))


def speakers_of(scene: Scene, mention: Mention) -> frozenset[str]:
    """Who says the words in which the mention stands."""
    return frozenset(name for names in scene.saying_at(mention.at) for name in names)


def describe_nobody(scene: Scene, mention: Mention) -> dict[str, float]:
    """Features of "nobody of them"."""
    names = [*unnamed_before(scene, mention), "nobody"]
    if mention.kind == "the":
        names += [
            open_kind(mention),
            *(["plural"] if mention.tokens.root.tag_ in ("NNS", "NNPS") else []),
            *(["role"] if mention.role is not None else []),
            *(["state"] if mention.states else []),
            *(["collective"] if mention.noun in COLLECTIVES else []),
            *(["thing"] if mention.noun in THINGS else []),
            *(["of something"] if mention.of_something else []),
        ]
    return {f"nobody {mention.kind} {name}": 1.0 for name in names}


def unnamed_before(scene: Scene, mention: Mention) -> Iterator[str]:
    """Whether somebody unnamed spoke last, how long ago, and by the same noun."""
    last = scene.last[0] if scene.last else None
    if last is None or last.name is not None or last.kind not in ("person", "other", "office"):
        return
    yield "unnamed spoke"
    if scene.cast.paragraph_at(mention.at) == scene.cast.paragraph_at(scene.last_at):
        yield "unnamed spoke in the paragraph"
    if mention.tokens.root.head.lemma_ in GOING_ON:
        yield "unnamed goes on"
    if last.span and mention.noun in split_words(scene.page.text[last.span[0] : last.span[1]].lower()):
        yield "so described"


def open_kind(mention: Mention) -> str:
    """`indefinite`, `definite`, `owned` or `bare`."""
    if mention.opening in INDEFINITE:
        return "indefinite"
    if mention.opening in ("the", "this", "that"):
        return "definite"
    return "owned" if mention.opening in ("his", "her", "their", "its") else "bare"


def describe(scene: Scene, mention: Mention, referent: Referent) -> dict[str, float]:
    """Features of one candidate, by name; those that do not hold are left out."""
    features = dict.fromkeys(placed(scene, mention, referent), 1.0)
    features["often"] = math.log(len(referent.places))
    if isinstance(referent, Organisation):
        features |= dict.fromkeys(fit_organisation(mention, referent), 1.0)
    else:
        features |= dict.fromkeys(fit_person(mention, referent), 1.0)
        features |= dict.fromkeys(spoke(scene, mention, referent), 1.0)
    prefix = f"{mention.kind} org " if isinstance(referent, Organisation) else f"{mention.kind} "
    return {prefix + name: value for name, value in features.items() if value}


def placed(scene: Scene, mention: Mention, referent: Referent) -> Iterator[str]:
    """Where the candidate was named: how far off, in the same sentence or paragraph, as a subject."""
    cast = scene.cast
    at = bisect_right(referent.places, mention.at - 1) - 1
    if at < 0:
        yield "named later"
        if referent.places[0] - mention.at < STEPS[2]:
            yield "named soon"
        return
    last = referent.places[at]
    yield f"near {bisect_left(STEPS, mention.at - last)}"
    sentences = cast.sentence_at(mention.at) - cast.sentence_at(last)
    paragraphs = cast.paragraph_at(mention.at) - cast.paragraph_at(last)
    yield f"sentences {min(sentences, 3)}"
    yield f"paragraphs {min(paragraphs, 2)}"
    if any(referent.name not in names for names in scene.saying_at(last)):
        yield "named in what another said"
    if last in referent.subjects:
        yield f"subject {min(sentences, 2)}"
    if last in referent.leads:
        yield f"leads {min(sentences, 2)}"
    if last == cast.first_named(cast.sentence_at(last)):
        yield f"opens {min(sentences, 2)}"
    if scene.content and any(covers(scene.content, place) for place in referent.places):
        yield "named in these words"
    if referent.places[0] < cast.lead:
        yield "in the lead"
    if len(referent.places) > 1 and at + 1 < len(referent.places):
        yield "named again"


def spoke(scene: Scene, mention: Mention, person: Person) -> Iterator[str]:
    """How the candidate stands to the statements before."""
    last = next((actor for actor in scene.last if actor.name == person.name), None)
    if any(person.name in names for names in scene.saying_at(mention.at)):
        yield "speaks the words round it"
    if last is not None:
        yield "spoke last"
        if scene.cast.paragraph_at(mention.at) == scene.cast.paragraph_at(scene.last_at):
            yield "spoke in the paragraph"
        if scene.cast.sentence_at(mention.at) - scene.cast.sentence_at(scene.last_at) <= 1:
            yield "spoke just now"
        if mention.tokens.root.head.lemma_ in GOING_ON:
            yield "goes on"
    elif any(scene.last_at < place < mention.at for place in person.leads):
        yield "leads since"
    elif any(scene.last_at < place < mention.at for place in person.subjects):
        yield "subject since"
    elif any(scene.last_at < place < mention.at for place in person.places):
        yield "named since"
    yield from unnamed_before(scene, mention)
    if mention.kind == "the" and open_kind(mention) == "owned" and last is not None:
        yield "owner spoke last"
    if person.name in scene.spoken:
        yield "has spoken"


def covers(spans: Iterable[Span], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)


def fit_person(mention: Mention, person: Person) -> Iterator[str]:
    """How the words fit the person: gender, role, state, and words used of them before."""
    if mention.gender != "u":
        yield "gender " + (
            "same" if person.gender == mention.gender else "unknown" if person.gender == "u" else "other"
        )
    if mention.kind == "he":
        return
    if mention.noun in person.words:
        yield "so described"
    if (mention.words - COMMON_WORDS - {mention.noun}) & person.words:
        yield "word shared"
    if mention.role is not None:
        yield fit_role(mention.role, person)
    elif person.roles:
        yield "other role"
    if mention.role is None and mention.noun not in person.words:
        yield "new noun"
    if mention.noun in COLLECTIVES:
        yield "collective"
    if mention.noun in THINGS:
        yield "thing"
    if mention.of_something:
        yield "of something"
    if mention.states:
        yield "state " + ("same" if person.state in mention.states else "other" if person.state else "unknown")
    yield open_kind(mention)
    if mention.opening == "same":
        yield "same"


def fit_role(role: RoleNoun, person: Person) -> str:
    if role.noun in person.roles:
        return "role same"
    if any(may_mean(role.noun, held) for held in person.roles):
        return "role within"
    meant = role.under if role.gender != "u" else ()
    if any(may_mean(above, held) for above in meant for held in person.roles):
        return "role above"
    if not person.roles - {"counterpart"}:  # a counterpart may hold any office
        return "role unknown"
    return "wide role other" if role.noun in WIDE_ROLES else "role other"


def may_mean(role: str, held: str) -> bool:
    """A phrase with `role` may mean somebody who is `held`: the wider word, or a closer one for the same office."""
    if role_covers("spokesperson", role) and role_covers("spokesperson", held):
        return True  # a press secretary is a spokesman, whoever of the two words the report took first
    return role_covers(role, held) or (held not in WIDE_ROLES and role_covers(held, role))


def fit_organisation(mention: Mention, organisation: Organisation) -> Iterator[str]:
    """How the words fit a body."""
    if mention.noun in organisation.words:
        yield "noun in name"
    elif mention.telling & organisation.words:
        yield "word in name"
    if mention.role is not None:
        yield "role"
    yield "collective" if mention.noun in COLLECTIVES else "not collective"
    if mention.noun in THINGS:
        yield "thing"
    yield open_kind(mention)


def add_ranks(mention: Mention, candidates: list[Described]) -> None:
    """Mark the candidate named last before, and the only one: of all, of those that fit, of those with the role."""
    before = [
        (max(place for place in referent.places if place < mention.at), features)
        for referent, features in candidates
        if referent is not None and referent.places[0] < mention.at
    ]
    fitting = [pair for pair in before if not any(name.endswith(UNFIT) for name in pair[1])]
    holding = [pair for pair in fitting if any(name.endswith(HOLDS) for name in pair[1])]
    for group, name in ((before, "nearest"), (fitting, "nearest that fits"), (holding, "nearest holder")):
        if group:
            max(group, key=lambda pair: pair[0])[1][f"{mention.kind} {name}"] = 1.0
    for group, name in ((fitting, "only one"), (holding, "only holder")):
        if len(group) == 1:
            group[0][1][f"{mention.kind} {name}"] = 1.0
