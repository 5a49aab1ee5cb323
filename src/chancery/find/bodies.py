"""Bodies, states and organisations as speakers."""

from __future__ import annotations

import re

from chancery.find.mentions import find_body, split_words, states_in
from chancery.find.referents import COLLECTIVES
from chancery.find.scene import Scene, build, from_person
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import outlet_named, states_named
from chancery.records import Actor, Span

BODY_TAILS = re.compile(
    r"\s+(?:press service|press office|press department|administration|press release|statement|website|"
    r"press-service|readout)$",
    re.IGNORECASE,
)
GOVERNMENT_OF = re.compile(r"(?:the )?(?:government|authorities|leadership) (?:of|in) (?:the )?(.+)", re.IGNORECASE)


def resolve_body(scene: Scene, tokens: TokenSpan, span: Span) -> Actor:  # noqa: PLR0911  (the first reading that fits)
    """A body, a state or its capital, an organisation by its own name, or somebody unnamed."""
    text = BODY_TAILS.sub("", tokens.text.strip()).strip()
    body = find_body(text)
    if body is not None and not body.generic:
        return build(
            body.name.removeprefix("the "), body.kind, span, "body of the lexicon", state=body.state, sector=body.sector
        )
    owned = name_with_state(text)
    if owned is not None:
        name, code = owned
        return build(name, "office", span, "a state's body", state=code, sector="GOV")
    if body is not None:
        return build(body.name, "office", span, "a body that any state may have", sector=body.sector)
    governed = GOVERNMENT_OF.fullmatch(text)
    for named in states_named(governed[1] if governed else text):
        return build(
            named.state.name, "state", span, f"state, by its {named.match}", state=named.state.alpha3, sector="GOV"
        )
    if is_medium(text):
        return build(re.sub(r"^[Tt]he\s+", "", text), "organisation", span, "outlet of the lexicon")
    organisation = next(
        (name for name in reversed(scene.cast.names_in(tokens.start, tokens.end)) if name.label_ == "ORG"), None
    )
    state = next((found.state.alpha3 for found in states_in(split_words(tokens.text))), None)
    if organisation is not None and names_members(tokens, organisation):
        return build(None, "group", span, "people of a body", state=state, words=tokens.text)
    if organisation is not None and (organisation.root.i == tokens.root.i or len(organisation) >= len(tokens) - 2):
        longer = full_name(tokens) if goes_on_as_name(tokens, organisation) else organisation.text
        name = re.sub(r"^[Tt]he\s+", "", longer).removesuffix("'s").removesuffix("’s")
        name = name_in_full(scene, name)
        return build(name, "organisation", span, "organisation named in the text", state=state)
    if tokens.root.pos_ == "PROPN" and any(token.text[0].isupper() for token in tokens[1:] or tokens):
        person = scene.cast.person_named(text)
        if person is not None:
            return from_person(person, span, "surname of somebody named elsewhere")
        name = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", full_name(tokens))
        return build(name, "other", span, "named in the text", state=state)
    kind = "group" if tokens.root.tag_ in ("NNS", "NNPS") else "other"
    return build(None, kind, span, "not named", state=state, words=tokens.text)


def name_in_full(scene: Scene, name: str) -> str:
    """The one longer name of the report that "the Council" or "FRC" stands for; itself where none does, or two."""
    words = set(split_words(name.lower()))
    if words <= COLLECTIVES:
        longer = [one.name for one in scene.cast.organisations if words < one.words]
    elif name.isupper() and name.isalpha():
        longer = [one.name for one in scene.cast.organisations if initials(one.name) == name]
    else:
        return name
    return longer[0] if len(longer) == 1 else name


def initials(name: str) -> str:
    """Initials of the capitalised words of a name of several; of a shorter one nothing."""
    letters = "".join(word[0] for word in split_words(name) if word[0].isupper())
    return letters if len(letters) > 1 else ""


def names_members(tokens: TokenSpan, organisation: TokenSpan) -> bool:
    """Several people called by their body, "Harbour Watch volunteers"; "Harbour Watch forces" are the body itself."""
    root = tokens.root
    return root.tag_ == "NNS" and root.i >= organisation.end and root.lemma_.lower() not in COLLECTIVES


def goes_on_as_name(tokens: TokenSpan, organisation: TokenSpan) -> bool:
    """The name is the head of the phrase, or nothing but capitalised words follow it to the end: "Port *Analytics*"."""
    rest = tokens.doc[organisation.end : tokens.end]
    return organisation.root.i == tokens.root.i or (
        len(rest) > 0 and all(token.pos_ == "PROPN" and token.text[0].isupper() for token in rest)
    )


def name_with_state(text: str) -> tuple[str, str] | None:
    """Name and state of a body that every state may have: "the Tanzanian foreign ministry"; None: it is none."""
    words = re.sub(r"^[Tt]he\s+", "", text).split()
    for length in (1, 2, 3):
        named = states_named(" ".join(words[:length]).removesuffix("'s").removesuffix("’s"))
        body = find_body(" ".join(words[length:])) if named and len(words) > length else None
        if body is not None and body.generic:
            return " ".join(words), named[0].state.alpha3
    return None


def full_name(tokens: TokenSpan) -> str:
    """The stretch from the first to the last capitalised word of a phrase: "Association of Carriers of the Bridge"."""
    capitals = [token for token in tokens if token.text[0].isupper() and token.lower_ != "the"]
    if not capitals or not (tokens.root.text[0].isupper() or capitals[0].i < tokens.root.i):
        return re.sub(r"^(?:the|an?)\s+", "", tokens.text)  # "the ministry of fisheries in Rabat"
    whole = tokens.doc[capitals[0].i : capitals[-1].i + 1].text
    return whole.split(" in ")[0]  # "the Russian Embassy in New Delhi" is the embassy


def is_medium(text: str) -> bool:
    """The words name a known outlet or agency."""
    return outlet_named(re.sub(r"^[Tt]he\s+", "", text.strip())) is not None
