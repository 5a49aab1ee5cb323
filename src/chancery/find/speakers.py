"""Who said it: the source words of a statement resolved to actors of the report."""

from __future__ import annotations

import re

import msgspec

from chancery.find.bodies import GOVERNMENT_OF, name_with_state, resolve_body
from chancery.find.groups import resolve_several, those_before
from chancery.find.interviews import is_quoted
from chancery.find.mentions import (
    Cast,
    Person,
    bodies_in,
    find_body,
    head_role,
    is_no_name,
    roles_in,
    split_words,
    states_in,
)
from chancery.find.pronouns import from_referent, resolve_it, resolve_pronoun
from chancery.find.referents import INDEFINITE, PRONOUNS, THINGS, Mention, covers, rank_referents, read_mention
from chancery.find.scene import Scene, build, from_person
from chancery.grammar import clauses
from chancery.grammar.parse import Doc, Token
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import RoleNoun, State, role_covers, state_named, states_named
from chancery.records import Actor, Span

EDGES = frozenset({"PUNCT", "ADV", "SPACE", "CCONJ"})
BYLINE = re.compile(r"^(?:By |BY )?([^\W\d_][^\n|,–—:.?!]{2,40})$", re.MULTILINE)
HEAD = 600  # characters in which the line that names the writer stands
SURE = 2.0  # lead in score by which a description is taken to tell more of whom it means
APPOSITION_REACH = 14  # tokens from the end of a role phrase to the name in apposition
COMMAS = frozenset(",–—")
STOPS = frozenset('.!?;:"“”')
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
DOCUMENTS = frozenset((
    "statement", "report", "petition", "bulletin", "document", "letter", "communique", "communiqué", "note", "study",
    "website", "account", "message", "text", "readout", "declaration", "post", "article", "paper", "memo", "transcript",
))  # fmt: skip
RELATIVES = frozenset({"that", "which", "who"})
FIRST_PERSON = frozenset({"i", "me", "my"})
NOBODY = frozenset({"no", "any", "every", "each", "which", "what", "whatever", "whichever"})  # open what means nobody
PLURAL = frozenset({"they", "them", "both", "we", "their"})


def resolve(scene: Scene, source: Span | None) -> list[Actor]:
    """Actors that the source words stand for; an empty list where there are no words."""
    if source is None:
        return []
    if source not in scene.resolved:
        scene.resolved[source] = resolve_anew(scene, source)
    return scene.resolved[source]


def resolve_anew(scene: Scene, source: Span) -> list[Actor]:
    found = scene.page.doc.char_span(*source, alignment_mode="expand")
    tokens = drop_edges(complete_name(scene.cast, found)) if found is not None else None
    if tokens is None:
        return []
    actors: list[Actor] = []
    for actor in [found for part in split_coordination(scene.cast, tokens) for found in resolve_group(scene, part)]:
        if all(actor.id != other.id for other in actors):
            actors.append(actor)
    return actors


def complete_name(cast: Cast, tokens: TokenSpan) -> TokenSpan:
    """The phrase with the whole of a name that it cuts off: "Ministry of Foreign" Affairs, "lawmaker" Rita Falcao."""
    tokens = complete_compound(tokens)
    last, after = cast.name_over(tokens.end - 1), cast.name_over(tokens.end)
    if last is not None and last.label_ == "ORG" and last.end > tokens.end:
        return tokens.doc[tokens.start : last.end]
    titled = last is None and tokens[-1].tag_ in ("NN", "NNP") and tokens[-1].lemma_.lower() not in THINGS
    if after is not None and after.start == tokens.end and after.label_ == "PER" and titled:
        return tokens.doc[tokens.start : after.end]
    return tokens


def complete_compound(tokens: TokenSpan) -> TokenSpan:
    """The phrase with the whole of a hyphenated word that it cuts in two: "the co"-founder."""
    end = tokens.end
    while end + 1 < len(tokens.doc) and tokens.doc[end].text == "-" and not tokens.doc[end - 1].whitespace_:
        end += 2
    return tokens.doc[tokens.start : end]


def drop_edges(tokens: TokenSpan) -> TokenSpan | None:
    """The phrase without marks and adverbs at its edges ("Portugal *further* wants"); None: nothing else is there."""
    first, last = tokens.start, tokens.end
    while first < last and (tokens.doc[last - 1].pos_ in EDGES or tokens.doc[last - 1].lower_ in clauses.REFLEXIVES):
        last -= 1
    while first < last and tokens.doc[first].pos_ in (*EDGES, "ADP"):
        first += 1
    return tokens.doc[first:last] if first < last else None


def resolve_group(scene: Scene, tokens: TokenSpan) -> list[Actor]:
    """All whom a phrase means together, else the one it means."""
    word, span = tokens.root.lower_, (tokens.start_char, tokens.end_char)
    alone = word in ("they", "both") and len(tokens) == 1 and state_at(tokens) is None
    several = those_before(scene, span, word) if alone else resolve_several(scene, tokens)
    if several:
        return several
    actor = resolve_part(scene, tokens)
    return [actor] if actor is not None else []


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
        return resolve_pronoun(scene, tokens)
    if tokens.text in ("A", "Answer") and scene.page.text[span[1] : span[1] + 1] in (":", ".") and scene.cast.people:
        answering = max(scene.cast.people, key=lambda person: len(person.places))
        return from_person(answering, span, "the one who answers: the person the interview names most")
    if head.lower_ in FIRST_PERSON and len(tokens) <= 2:
        return resolve_first_person(scene, span)
    if head.lower_ in RELATIVES and len(tokens) == 1 and (antecedent := find_antecedent(head)) is not None:
        return resolve_part(scene, antecedent)
    if head.lower_ in ("it", "its") and len(tokens) <= 2:
        return resolve_it(scene, tokens)
    if head.lower_ == "they" and (state := state_at(tokens)) is not None:
        return build(state.name, "state", span, f"'{tokens.text}': in {state.name}", state=state.alpha3, sector="GOV")
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
    is_name = over is not None and over.label_ == "ORG" and len(over) > 1 and not is_no_name(over.text)
    role = None if is_name else head_role(words, head.text)
    if is_description(tokens, role) and (actor := find_referent(scene, tokens, role)) is not None:
        return actor
    if role is not None and (actor := resolve_role(scene, tokens, words, role)) is not None:
        return actor
    named = [name for name in scene.cast.names_in(tokens.start, tokens.end) if name.label_ == "PER"]
    if len(named) == 1 and head.pos_ not in ("NOUN", "PROPN") and (person := scene.cast.person_named(named[0].text)):
        return from_person(person, span, person.why)  # "More from Ruiz: ..."
    return resolve_body(scene, tokens, span)


def resolve_first_person(scene: Scene, span: Span) -> Actor:
    """ "I": who speaks the words round it; outside of all quotations and statements it is not told."""
    word = scene.page.text[slice(*span)]
    inside = any(covers(content, span[0]) for _, content in scene.said)
    if scene.last and scene.last[0].kind != "group" and (inside or is_quoted(scene.page.text, span)):
        return msgspec.structs.replace(scene.last[0], span=span, why=f"'{word}': the one who is speaking")
    author = None if inside or is_quoted(scene.page.text, span) else find_writer(scene)
    if author is not None:
        return from_person(author, span, f"'{word}': who wrote it, by the line under the headline")
    return build(None, "person", span, f"'{word}': who speaks is not told here", words=word)


def find_writer(scene: Scene) -> Person | None:
    """The one person of a line "By Ana Ruiz", or of the bare name, at the head of the report; None: there is none."""
    for found in BYLINE.finditer(scene.page.text, 0, HEAD):
        person = next((one for one in scene.cast.people if one.name == found[1].strip() and " " in one.name), None)
        if person is not None:
            return person
    return None


def find_antecedent(relative: Token) -> TokenSpan | None:
    """The phrase that "that" or "who" stands for, also one parted from it: "*shirts* came out *that* said ..."."""
    verb = relative.head
    noun = verb.head if verb.dep_ in ("acl", "acl:relcl", "relcl") else None
    if verb.dep_ in ("advcl", "advcl:relcl"):
        noun = clauses.subject(verb.head)
    if noun is None or noun.i > relative.i or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    return relative.doc.char_span(*clauses.phrase(noun), alignment_mode="expand")


def state_at(tokens: TokenSpan) -> State | None:
    """The state in whose capital they are: "In Ankara they believe ..."; None: no such words stand before."""
    before = tokens.doc[max(0, tokens.start - 2) : tokens.start]
    return state_named(before[1].text) if len(before) == 2 and before[0].lower_ == "in" else None


def is_description(tokens: TokenSpan, role: RoleNoun | None) -> bool:
    """One person or body by a common noun or a role ("the skipper", "the Dane"), not by a name of its own."""
    if tokens.root.tag_ not in ("NN", "NNP", "JJ") or tokens[0].lower_ in NOBODY:
        return False
    if role is None and tokens.root.pos_ != "NOUN" and not (tokens[0].lower_ == "the" and states_named(tokens.text)):
        return False
    body = find_body(tokens.text)
    named = states_named(tokens.text)
    one_of_a_people = tokens[0].lower_ == "the" and any(found.match in ("people", "adjective") for found in named)
    if role is None and name_with_state(tokens.text) is not None:
        return False  # "the Danish ministry" is told by its state
    if role is None and any(token.pos_ == "PROPN" and not states_named(token.text) for token in tokens):
        return False  # "the Adler agency" has a name of its own
    known = (body is not None and not body.generic) or (named and not one_of_a_people)
    return not known and not GOVERNMENT_OF.fullmatch(tokens.text)


def find_referent(scene: Scene, tokens: TokenSpan, role: RoleNoun | None) -> Actor | None:
    """Whom the report means by the description; None: nobody it names."""
    mention = read_mention(tokens, role)
    first, *others = rank_referents(scene, mention)
    if first.referent is None:
        return None
    if isinstance(first.referent, Person) and others and first.score - others[0].score > SURE:
        learn(first.referent, mention)
    return from_referent(scene, first.referent, tokens, f"'{tokens.text}': the likeliest of the report")


def learn(person: Person, mention: Mention) -> None:
    """Keep for later mentions what a sure description says: the office of somebody brought in without one."""
    if mention.role is not None and not person.roles:
        person.roles.add(mention.role.noun)


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


def find_person(scene: Scene, tokens: TokenSpan) -> Person | None:
    """The person named in the phrase: the last name at its own level ("Kremlin spokesman Dmitry Peskov")."""
    names = [name for name in scene.cast.names_in(tokens.start, tokens.end) if name.label_ == "PER"]
    names = [name for name in names if not is_no_name(name.text)]
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
        if doc[at].tag_ in FINITE or doc[at].text in STOPS or (at == tokens.end and doc[at].lower_ == "and"):
            return None  # "the emir and the president, Ana Ruiz," are two
        name = scene.cast.name_over(at)
        if name is not None and name.label_ == "PER" and (at == tokens.end or opens_apposition(doc, name.start)):
            closed = name.end >= len(doc) or doc[name.end].is_punct or doc[name.end].tag_ in FINITE
            return scene.cast.person_named(name.text) if closed else None
    return None


def opens_apposition(doc: Doc, at: int) -> bool:
    """A comma stands before the name, or before the title that it has: "her host, *President* Karl Brandt"."""
    while at > 0 and doc[at - 1].pos_ == "PROPN":
        at -= 1
    return at > 0 and doc[at - 1].text in COMMAS


def resolve_role(scene: Scene, tokens: TokenSpan, words: list[str], role: RoleNoun) -> Actor | None:
    """ "the spokesman", "a senior official": somebody by role whom the report does not name; None: a body, maybe."""
    span = (tokens.start_char, tokens.end_char)
    state = next((named.state.alpha3 for named in states_in(words)), None) or next(
        (body.state for body in bodies_in(words) if body.state), None
    )
    if tokens.root.ent_type_ == "ORG" and find_body(tokens.text):
        return None
    served = find_served(scene, tokens) if role_covers("spokesperson", role.noun) else None
    if served is not None:
        return served
    known = {"state": state, "sector": role.sector, "words": tokens.text}
    if tokens[0].lower_ in INDEFINITE or tokens.root.tag_ in ("NNS", "NNPS"):
        return build(None, "group" if tokens.root.tag_ in ("NNS", "NNPS") else "other", span, "not named", **known)
    return build(None, "office", span, "a role that the report gives to nobody", **known)


def find_served(scene: Scene, tokens: TokenSpan) -> Actor | None:
    """The body that an unnamed spokesperson speaks for: "a spokesman for the ministry" is the ministry."""
    link = next((token.i for token in tokens if token.lower_ in ("for", "of") and token.i > tokens.start), None)
    if link is None or link + 1 >= tokens.end:
        return None
    part = tokens.doc[link + 1 : tokens.end]
    actor = resolve_body(scene, part, (tokens.start_char, tokens.end_char))
    return msgspec.structs.replace(actor, why=f"'{tokens.text}': speaks for it") if actor.name else None
