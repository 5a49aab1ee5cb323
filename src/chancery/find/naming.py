"""Whom any words of a report name, outside the statements too: by the resolver and the register of the statements."""

from __future__ import annotations

from bisect import bisect_left
from calendar import day_name, month_name
from collections.abc import Iterator

import msgspec

from chancery.find.bodies import resolve_body
from chancery.find.groups import build_pair, resolve_several
from chancery.find.identify import Register
from chancery.find.mentions import find_body, head_role, read_cast, split_words, states_in
from chancery.find.page import Page
from chancery.find.referents import INDEFINITE
from chancery.find.scene import Scene, actor_id, build
from chancery.find.speakers import complete_name, drop_edges, resolve_part, resolve_role
from chancery.grammar import clauses
from chancery.grammar.parse import Doc, Token
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import place_named, state_by_code, states_named
from chancery.records import Actor, Document, Span, Statement

PEOPLE = frozenset(
    """people person man woman child civilian citizen national student teacher fisherman gunman militiaman hacker
    skipper supporter follower crowd mob striker passenger tourist crew family relative victim country nation power
    hostage prisoner detainee suspect patient guard trooper sailor pilot commando ally neighbour
    neighbor separatist islamist jihadist extremist terrorist pirate smuggler trafficker settler ethnic tribe clan
    gang cell faction wing movement regime junta bloc alliance coalition agency business firm company airline court
    tribunal council committee party union association mission agent sniper serviceman servicewoman crewman miner
    commuter bidder buyer seller exporter importer operator haulier trucker driver farmer worker clerk scientist
    volunteer activist campaigner deportee returnee staff personnel contractor engineer technician peacekeeper
    inspector monitor surveyor employee resident villager delegation envoy""".split()
)
"""Nouns for those who act and are acted on, beside the roles and bodies of the tables."""
ARMS = frozenset(
    """warship gunboat frigate corvette destroyer submarine cutter minesweeper carrier jet fighter bomber interceptor
    warplane drone missile rocket tank artillery battery gunner battalion brigade regiment division squadron fleet
    patrol unit force troop commando marine soldier conscript army coastguard gunship""".split()
)
CRAFT = frozenset("ship boat vessel launch trawler tanker ferry freighter helicopter plane aircraft convoy".split())
"""What acts for a state that the words tell: "two Peruvian jets", "a patrol boat of Fiji", "its forces"."""
MILITARY = frozenset({"patrol", "naval", "navy", "military", "army", "war"})
LED = frozenset({"led", "run", "flagged", "owned", "registered", "controlled", "administered"})
"""After a nationality and a hyphen: whose somebody or something is."""
COUNTRY = frozenset({"country", "nation", "republic", "kingdom", "homeland"})
CALENDAR = frozenset(name.lower() for name in (*month_name, *day_name) if name)
BODIES = frozenset({"state", "organisation", "office"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
BACK = 2  # sentences before in which "it" and "they" look for whom they stand for
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
NAMED_BY = frozenset({"appos", "flat", "flat:name", "compound"})  # how a name hangs on the noun that it names


class Namer:
    """Tells whom spans of code points name, in any order: actors identified as the speakers are.

    `doc` is the parsed text of `document`, `statements` those found in it, `register` the one by which they were
    identified. Nobody is named by things, by mere places, and by a pronoun that stands for nobody who can be told; a
    list of names is not taken apart. Raises nothing.
    """

    def __init__(self, document: Document, doc: Doc, statements: tuple[Statement, ...], register: Register) -> None:
        self._doc = doc
        self._page = Page(doc, document.text)
        self._cast = read_cast(doc, document.text)
        self._register = register
        self._said = sorted((one for one in statements if one.speaker), key=lambda one: one.frame[0])
        self._starts = [one.frame[0] for one in self._said]
        self._named: dict[tuple[int, int], Actor | None] = {}
        self._scenes = [Scene(self._page, self._cast)]  # after none of them, the first, the second ...

    def who(self, span: Span) -> Actor | None:
        """Whom the words name; None: nobody."""
        found = self._doc.char_span(*span, alignment_mode="expand")
        words = drop_edges(complete_name(self._cast, found)) if found is not None else None
        if words is None:
            return None
        place = (words.start, words.end)
        if place not in self._named:  # the resolver takes what it found at a place for a mention there
            self._named[place] = None  # whose words lead back to themselves name nobody
            self._named[place] = self._name_of(words)
        return self._named[place]

    def _name_of(self, words: TokenSpan) -> Actor | None:
        root, lemma = words.root, words.root.lemma_.lower()
        if root.lower_ in CALENDAR and root.ent_type_ != "PER":
            return None
        if root.lower_ in ("it", "its") and len(words) == 1 and (subject := self._subject_before(root)) is not None:
            return self._as_meant(subject, words)
        if lemma in ARMS | CRAFT:
            return self._force(words)
        if lemma in COUNTRY and root.tag_ == "NN" and not states_named(words.text):
            return self._country(words)
        return self._resolve(words) if may_be_somebody(words) else None

    def _resolve(self, words: TokenSpan) -> Actor | None:
        """As the speakers are resolved."""
        if words.root.pos_ == "PRON" and words.text.lower() in FIRST_PERSON:
            return self._speaking(words)
        resolve = resolve_newcomer if is_newcomer(words) else resolve_part
        actor = resolve(self._scene(words.start_char), words)
        if actor is None or not (actor.name or is_somebody(words)):
            return None
        if actor.name is None and actor.state is None and (state := self._owner_state(words)) is not None:
            actor = msgspec.structs.replace(actor, state=state, id=actor_id(None, state, words.text))
        actor = self._register.identify(actor)
        return None if actor.kind == "other" and place_named(words.text) is not None else actor

    def _subject_before(self, pronoun: Token) -> Token | None:
        """What "it" stands for: the first thing or body that is the subject of a clause before; None: there is none."""
        for noun in subjects_before(pronoun):
            if noun.lower_ in ("it", "its") or (noun.tag_ in ("NN", "NNP") and not self._is_person(noun)):
                return noun
        return None

    def _is_person(self, noun: Token) -> bool:
        actor = self.who(clauses.phrase(noun))
        return actor is not None and actor.kind == "person"

    def _as_meant(self, noun: Token, words: TokenSpan) -> Actor | None:
        """The body or state that the noun names, as these words; None: it names a thing."""
        actor = self.who(clauses.phrase(noun))
        if actor is None or actor.kind not in BODIES:
            return None
        span = (words.start_char, words.end_char)
        return msgspec.structs.replace(actor, span=span, why=f"'{words.text}': the subject before")

    def _country(self, words: TokenSpan) -> Actor | None:
        """Whose country it is: "his country", or that of the subject before."""
        state = self._owner_state(words)
        if state is None and words[0].lower_ in ("the", "this"):
            named = (self.who(clauses.phrase(noun)) for noun in subjects_before(words.root))
            state = next((actor.state for actor in named if actor is not None and actor.state), None)
        found = state_by_code().get(state) if state is not None else None
        if found is None:
            return None
        span = (words.start_char, words.end_char)
        why = f"'{words.text}': of the subject before"
        actor = build(found.name, "state", span, why, state=found.alpha3, sector="GOV")
        return self._register.identify(actor)

    def _force(self, words: TokenSpan) -> Actor | None:
        """Arms and craft that act for a state; None: whose they are is not told."""
        state = next((named.state.alpha3 for named in states_in(split_words(words.text))), None)
        state = state or self._owner_state(words)
        if state is None:
            return None
        arms = words.root.lemma_.lower() in ARMS or any(word.lower_ in MILITARY for word in words)
        span, sector = (words.start_char, words.end_char), "MIL" if arms else None
        actor = build(None, "group", span, "forces of a state", state=state, sector=sector, words=words.text)
        return self._register.identify(actor)

    def _owner_state(self, words: TokenSpan) -> str | None:
        """State of whose they are, "its", "her", "the minister's"; None: the words do not tell."""
        owner = next((part for part in words.root.children if part.dep_ in ("nmod:poss", "poss")), None)
        found = self.all_of(clauses.phrase(owner)) if owner is not None else ()
        return found[0].state if len(found) == 1 else state_leading(words)

    def all_of(self, span: Span) -> tuple[Actor, ...]:
        """Whom the words name: one, nobody, or those that "both sides" or "the two ministers" stand for."""
        words = self._doc.char_span(*span, alignment_mode="expand")
        meant = resolve_several(self._scene(span[0]), words) if words is not None and is_pair(words) else []
        if meant:
            return tuple(self._register.identify(actor) for actor in meant)
        if words is not None and words.text.lower() in ("both", "the two"):
            return self.pair()
        if words is not None and words.text.lower() in ("they", "them", "their") and (found := self._they(words.root)):
            return found
        actor = self.who(span)
        return () if actor is None else (actor,)

    def _they(self, pronoun: Token) -> tuple[Actor, ...]:
        """Who are named together, or by a plural, as the subject before; empty: nobody is."""
        for noun in subjects_before(pronoun):
            several = [noun, *(part for part in noun.children if part.dep_ == "conj")]
            if noun.lower_ == "they" or noun.tag_ in ("NNS", "NNPS") or len(several) > 1:
                named = [actor for one in several for actor in self.all_of(clauses.phrase(one))]
                return tuple({actor.id: actor for actor in named}.values())
        return ()

    def pair(self) -> tuple[Actor, ...]:
        """The two states that the report is about; empty: it is about no one pair."""
        states = build_pair(self._cast, None, "the two states of the report")
        return tuple(self._register.identify(actor) for actor in states)

    def _scene(self, at: int) -> Scene:
        """What the report has told before an offset: who spoke, and what."""
        number = bisect_left(self._starts, at)
        while len(self._scenes) <= number:
            self._scenes.append(self._after(self._scenes[-1], self._said[len(self._scenes) - 1]))
        return self._scenes[number]

    def _after(self, before: Scene, statement: Statement) -> Scene:
        """What is remembered once a statement has been made."""
        names = frozenset(self._name(actor) for actor in statement.speaker if actor.name)
        speakers = [
            msgspec.structs.replace(one, name=self._name(one)) if one.name else one for one in statement.speaker
        ]
        return Scene(
            page=self._page,
            cast=self._cast,
            last=speakers,
            last_at=next((actor.span[0] for actor in statement.speaker if actor.span), statement.frame[0]),
            said=[*before.said, (names, statement.content)],
            spoken=before.spoken | names,
        )

    def _name(self, actor: Actor) -> str:
        """The name that the report itself knows the actor by."""
        person = self._cast.person_named(actor.name or "")
        return person.name if person is not None else actor.name or ""

    def _speaking(self, words: TokenSpan) -> Actor | None:
        """Who says "I" or "we": the one named speaker of the innermost statement; None: there is none, or several."""
        at = words.start_char
        holding = [one for one in self._said if any(start <= at < end for start, end in one.content)]
        inner = min(holding, key=lambda one: one.frame[1] - one.frame[0], default=None)
        if inner is None or len(inner.speaker) != 1 or inner.speaker[0].name is None:
            return None
        span = (words.start_char, words.end_char)
        return msgspec.structs.replace(inner.speaker[0], span=span, why=f"'{words.text}': the one who is speaking")


def state_leading(words: TokenSpan) -> str | None:
    """State of "the Omani-led force", "an Omani-flagged tanker"; None: the words tell none."""
    led = (word for word in words if word.lower_ in LED and word.i > words.start + 1 and word.nbor(-1).text == "-")
    found = (named.state.alpha3 for word in led for named in states_named(word.nbor(-2).text))
    return next(found, None)


def subjects_before(word: Token) -> Iterator[Token]:
    """Subjects of the clauses before a word: of its sentence, then of the sentences before it, the main one first.

    A sentence without a verb gives the name at its head: "And Peru?".
    """
    sentence = word.sent
    yield from (part for part in sentence if part.i < word.i and part.dep_ in SUBJECTS and part.head != word.head)
    for _ in range(BACK):
        if sentence.start == 0:
            return
        sentence = word.doc[sentence.start - 1].sent
        root = sentence.root
        if root.pos_ in ("NOUN", "PROPN") and not any(part.dep_ in SUBJECTS for part in root.children):
            yield root
        yield from sorted((part for part in sentence if part.dep_ in SUBJECTS), key=lambda part: part.head != root)


def is_pair(words: TokenSpan) -> bool:
    """ "the two ministers", "both sides": no words of their own tell them from others."""
    return words[0].lower_ in ("the", "both", "two") and all(
        one.pos_ in ("DET", "NUM", "NOUN", "PRON") for one in words
    )


def is_newcomer(words: TokenSpan) -> bool:
    """ "an observer", "the man who sold the map": nobody who is named before; "a Danish minister" may be named on."""
    new = words[0].lower_ in INDEFINITE or is_told_apart(words)
    new = new and words.root.pos_ == "NOUN" and not is_called(words.root)
    return new and next(states_in(split_words(words.text)), None) is None


def is_told_apart(words: TokenSpan) -> bool:
    """A clause says which one is meant: "the man *who sold the map*"; one behind a comma only adds to what is known."""
    root = words.root
    clause = next((part for part in root.children if part.dep_ in ("acl:relcl", "relcl")), None)
    return clause is not None and all(token.text != "," for token in root.doc[root.i + 1 : clause.left_edge.i + 1])


def resolve_newcomer(scene: Scene, words: TokenSpan) -> Actor | None:
    """Somebody by role or kind alone."""
    role = head_role(split_words(words.text), words.root.text)
    found = resolve_role(scene, words, split_words(words.text), role) if role is not None else None
    return found or resolve_body(scene, words, (words.start_char, words.end_char))


def is_called(noun: Token) -> bool:
    """A name stands beside the noun: "skipper Ola Berg", "the agency Fjord"."""
    return any(part.dep_ in NAMED_BY and part.ent_type_ in ("PER", "ORG") for part in noun.children)


def may_be_somebody(words: TokenSpan) -> bool:
    """False: what they call by a noun is a thing, whoever's it is: "Lima's stance"; looking further would cost time."""
    root = words.root
    if root.pos_ == "NOUN" and not root.ent_type_ and not states_named(words.text):
        return is_called(root) or is_somebody(words)
    return root.pos_ in ("PROPN", "PRON") or bool(root.ent_type_) or root.text[:1].isupper() or is_somebody(words)


def is_somebody(words: TokenSpan) -> bool:
    """The words, which name nobody, are for people or a body: "two sailors", "the port authority"; not "a reset"."""
    root = words.root
    if root.pos_ not in ("NOUN", "PROPN"):
        return False
    known = head_role(split_words(words.text), root.text) is not None or find_body(root.text) is not None
    return known or root.lemma_.lower() in PEOPLE
