"""Who exactly each actor of a report is: canonical name, id, state, sector, and the office on the day of the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from chancery.find import actor_ids
from chancery.find.interviews import is_interviewee
from chancery.find.office_names import DETERMINERS, translated
from chancery.find.officials import Days, Described, holder_numbered, holder_of, known_person, office_on
from chancery.find.portraits import OTHER_SIDE, People, Portrait
from chancery.find.strangers import Strangers
from chancery.find.titles import Title, served_by, title_of_words
from chancery.find.unclaimed import Unclaimed
from chancery.grammar.metonyms import is_only_place
from chancery.grammar.parse import Doc
from chancery.ids import state_id
from chancery.lexicons import (
    KnownPerson,
    Place,
    body_named,
    outlet_named,
    place_named,
    role_covers,
    state_by_code,
    states_named,
    wider_roles,
)
from chancery.lexicons.name_keys import is_full_name
from chancery.lexicons.titles import title_words
from chancery.records import Actor, Document, Span, Statement

VERSION = "identify/2"
BOTH = re.compile(r"^both\s+", re.IGNORECASE)
LISTED = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")


def actors_of(statement: Statement) -> Iterable[Actor]:
    """Everybody in a statement."""
    yield from (*statement.speaker, *statement.addressee, *statement.via)
    if statement.channel is not None:
        yield statement.channel


class Register:
    """What identification remembers while it goes through a document, for whoever names its actors later.

    `doc` is the parsed text of `document`, whose `dated` says for which days offices are asked for. A title in the
    report goes before the tables of offices. Nobody is guessed: who fits none, or two, keeps the report's name and an
    id that does not leave the document, or the office's.
    """

    def __init__(self, document: Document, doc: Doc, statements: Sequence[Statement]) -> None:
        actors = [(actor, statement) for statement in statements for actor in actors_of(statement)]
        self._document = document
        self._doc = doc
        self._days = Days.of(document.dated)
        self._people = People(document, doc, [actor for actor, _ in actors])
        self.strangers = Strangers(document, doc, self._people, statements)
        self._unclaimed = Unclaimed(document, doc, self._people)
        self._known: dict[str, Actor] = {}
        self._body_states = states_of_bodies(actor for actor, _ in actors)

    def identify_statements(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """The statements, in the order of the text, with every speaker, addressee, channel and carrier identified."""
        identified: list[Statement] = []
        last: tuple[Actor, ...] = ()
        for statement in statements:
            speaker = self.identify_all(statement.speaker, last)
            last = speaker or last
            addressee = self.identify_all(statement.addressee, speaker)
            channel = None if statement.channel is None else self.identify(statement.channel, speaker)
            via = self.identify_all(statement.via, speaker)
            identified.append(
                msgspec.structs.replace(statement, speaker=speaker, addressee=addressee, channel=channel, via=via)
            )
        return tuple(identified)

    def identify_all(self, actors: Iterable[Actor], beside: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Actors identified, each once; `beside`: who speaks, to whom "his counterpart" belongs."""
        each = (part for actor in actors for part in self._split_states(actor))
        found = {actor.id: actor for actor in (self.identify(actor, beside) for actor in each)}
        return tuple(found.values())

    def _split_states(self, actor: Actor) -> list[Actor]:
        """ "Peru, Chile and Bolivia", taken for one body, as states; "both Peru", the first of two, as the one."""
        if actor.name is None or actor.span is None or actor.kind == "person":
            return [actor]
        words = BOTH.sub("", self._words(actor.span))
        named = [states_named(part) for part in LISTED.split(words)]
        if not all(len(one) == 1 for one in named) or (len(named) == 1 and words == self._words(actor.span)):
            return [actor]
        return [
            msgspec.structs.replace(actor, kind="state", state=one[0].state.alpha3, span=actor.span) for one in named
        ]

    def identify(self, actor: Actor, beside: tuple[Actor, ...] = ()) -> Actor:
        """One actor identified; its span stays, its `why` grows."""
        actor = self._not_a_thing(self._first_person(actor))
        place = place_named(self._words(actor.span)) if actor.kind != "person" else None
        if place is not None and place.kind != "building":
            return self._as_place(actor, place)
        if actor.kind == "state" and actor.state is not None and actor.state in state_by_code():
            return self._as_state(actor, actor.state)
        if actor.kind == "person" and actor.name:
            return self._as_counterpart(actor, beside) or self._as_person(actor)
        if actor.name:
            return self._as_speaking_for(actor) or self._as_body(actor)
        return self._as_unnamed(actor, beside)

    def _first_person(self, actor: Actor) -> Actor:
        """ "I" in an answer and "you" in a question of an interview are the one interviewed."""
        if actor.span is None or not is_interviewee(self._document.text, actor.span):
            return actor
        name = self._people.interviewee(self._document)
        if name is None:
            return actor
        why = f"'{self._words(actor.span)}': the one who is interviewed"
        return msgspec.structs.replace(actor, name=name, kind="person", state=None, sector=None, why=why)

    def _not_a_thing(self, actor: Actor) -> Actor:
        """A letter, a map or a city, taken for a person by its place in the report, is nobody by name."""
        tokens = None if actor.span is None else self._doc.char_span(*actor.span, alignment_mode="expand")
        if tokens is None or actor.kind != "person" or actor.name is None or actor.name.split()[-1] in tokens.text:
            return actor
        if tokens.root.tag_ not in ("NN", "NNS") or tokens.root.lemma_.lower() not in title_words("things"):
            return actor
        return msgspec.structs.replace(
            actor, name=None, kind="other", state=None, sector=None, why=f"'{tokens.text}': a thing, not a person"
        )

    def _as_place(self, actor: Actor, place: Place) -> Actor:
        """Whom the name of a place stands for here: the first of those that the report names too; or only the place."""
        tokens = None if actor.span is None else self._doc.char_span(*actor.span, alignment_mode="expand")
        named = [code for code in place.stands_for if code in self._people.states]
        meant = next(iter([*named, *place.stands_for]), None)
        if meant is None or (tokens is not None and is_only_place(tokens)):
            local = actor_ids.local_id(self._document.id, place.name)
            return msgspec.structs.replace(
                actor, name=place.name, id=local, kind="other", state=None, sector=None, why="a place: nobody acts here"
            )
        if meant in state_by_code():
            return self._as_state(actor, meant)
        body = body_named(meant.partition(":")[2])
        name = body.name if body is not None else place.name
        identity = actor_ids.body_id(name, meant)
        return msgspec.structs.replace(
            actor, name=name, id=identity, kind="organisation", state=meant, why=f"'{place.name}' stands for it"
        )

    def _as_state(self, actor: Actor, code: str) -> Actor:
        name = state_by_code()[code].name
        return msgspec.structs.replace(actor, name=name, id=state_id(code), kind="state", state=code, sector="GOV")

    def _as_counterpart(self, actor: Actor, beside: tuple[Actor, ...]) -> Actor | None:
        """Somebody called the other's counterpart, where the tables or the report name them; None: another word."""
        title = title_of_words(self._words(actor.span))
        if title is None or title.role.noun not in OTHER_SIDE or title.state is None:
            return None
        same, state = self._other_side(title, title.state, beside)
        holder, how = (None, "") if same is None else self._find_holder(same, state, "")
        if same is None or holder is None or isinstance(holder, str):
            return None
        return self._as_known(actor, holder, same, f"counterpart: {how}", state)

    def _as_person(self, actor: Actor) -> Actor:
        name = str(actor.name)
        if name not in self._known:
            self._known[name] = self._identify_person(actor, self._people.portrait(name))
        person = self._known[name]
        how = person.why
        return msgspec.structs.replace(person, span=actor.span, why=f"{actor.why}; {how}" if actor.why else how)

    def _identify_person(self, actor: Actor, portrait: Portrait) -> Actor:
        title = portrait.title
        state = self.strangers.told_state(portrait.name) or (None if portrait.is_of_ambiguous_body else actor.state)
        sector = (title.role.sector if title is not None else None) or actor.sector
        told = Described(
            portrait.name, tuple(portrait.titles), state, sector, self._days, frozenset(self._people.states)
        )
        found = known_person(told)
        if found is not None:
            return self._as_known(actor, found[0], title, found[1], state)
        full, how = is_full_name(portrait.name), ""
        if state is None:
            state = self.strangers.home(portrait.name)
            how = "; state by the context" if state is not None else ""
        if " " not in (held_office(title, state) or ""):
            apart = self._unclaimed.office_of(portrait.name, state, self.strangers.homes)
            if apart is not None:
                title, sector, how = apart, apart.role.sector, f"{how}; office told apart from the name"
        return msgspec.structs.replace(
            actor,
            id=actor_ids.person_id(portrait.name, state, sector)
            if full
            else actor_ids.local_id(self._document.id, f"{portrait.name} {state or ''}"),
            state=state,
            sector=sector,
            office=held_office(title, state),
            why=("by full name" if full else "a surname alone: known in this document only") + how,
        )

    def _as_known(
        self, actor: Actor, person: KnownPerson, title: Title | None, how: str, state: str | None = None
    ) -> Actor:
        """Somebody of the tables: the report's own title first, then the term that covers the day."""
        term = office_on(person, self._days)
        office = held_office(title, state)
        basis = "office by the report's title" if office else ""
        if term is not None and (office is None or is_wider(title, term.office)) and not (title and title.former):
            office, basis = term.office, "office by the term on the day"
        sector = (title.role.sector if title is not None and title.is_office else None) or actor.sector or "GOV"
        return msgspec.structs.replace(
            actor,
            name=person.name,
            id=actor_ids.known_id(person.key),
            kind="person",
            state=state or (term.state if term is not None else person.state),
            sector=sector,
            office=office,
            why="; ".join(part for part in (how, basis) if part),
        )

    def _as_speaking_for(self, actor: Actor) -> Actor | None:
        """ "The Kremlin spokesman", taken for the body, as the one who held that office; None: not known who did."""
        words = self._words(actor.span)
        title = title_of_words(words)
        if (
            title is None
            or not title.is_office
            or title.state is None
            or words.split()[0].lower() in title_words("indefinite")
        ):
            return None
        holder, how = self._find_holder(title, title.state, words)
        if not isinstance(holder, KnownPerson):
            return None
        return self._as_known(actor, holder, title, f"'{words}': {how}", title.state)

    def _as_body(self, actor: Actor) -> Actor:
        name = str(actor.name).partition(" (")[0].strip()
        outlet = outlet_named(name)
        body, state = actor_ids.generic_body(name)
        state = state or actor.state or self._body_states.get(name)
        if body is not None and body.name == "government" and state in state_by_code():
            why = f"{actor.why}; its government acts for the state" if actor.why else "its government"
            return msgspec.structs.replace(self._as_state(actor, str(state)), why=why)
        known = body_named(name)
        if known is not None and not known.generic:
            state = known.state or state
            name = known.name
        elif outlet is not None:
            name, state = outlet.name, outlet.state
        elif state is None:
            state = self.strangers.home_of_body(name)
        if body is not None and state is None:
            return msgspec.structs.replace(actor, id=actor_ids.local_id(self._document.id, name))
        if known is None and outlet is None and actor.kind == "other" and " " not in name:
            local = actor_ids.local_id(self._document.id, name)  # a surname, for all that is known
            why = f"{actor.why}; a surname alone: known in this document only"
            return msgspec.structs.replace(actor, id=local, state=state, why=why)
        return msgspec.structs.replace(actor, name=name, id=actor_ids.body_id(name, state), state=state)

    def _as_unnamed(self, actor: Actor, beside: tuple[Actor, ...]) -> Actor:
        """Somebody by role: the holder of the office, the office itself, or a stranger of this document."""
        words = self._words(actor.span)
        title = title_of_words(words)
        state = (title.state if title is not None else None) or actor.state
        local = msgspec.structs.replace(actor, id=actor_ids.local_id(self._document.id, words), state=state)
        first = next(iter(words.lower().split()), "")
        if title is None or actor.kind == "group" or first in title_words("indefinite") or title.former:
            return local
        title, state = self._other_side(title, state, beside)
        if title is None or title.role.noun in title_words("wide") or not title.is_office:
            return local
        holder, how = self._find_holder(title, state, words)
        if isinstance(holder, str):
            named = msgspec.structs.replace(actor, name=holder, kind="person", why=f"{actor.why}; {how}")
            return msgspec.structs.replace(self._as_person(named), span=actor.span)
        if holder is not None:
            return self._as_known(actor, holder, title, f"'{words}': {how}", state)
        if state is None:
            return msgspec.structs.replace(local, office=title.office)
        return msgspec.structs.replace(
            actor,
            id=actor_ids.office_id(title.office, state, title.to),
            kind="office",
            state=state,
            sector=title.role.sector or actor.sector,
            office=title.office,
            why=f"{actor.why}; the office, whoever holds it",
        )

    def _other_side(
        self, title: Title, state: str | None, beside: tuple[Actor, ...]
    ) -> tuple[Title | None, str | None]:
        """ "his US counterpart" is the holder of the same office of another state; None: whose is not known."""
        if title.role.noun not in OTHER_SIDE:
            return title, state
        other = next((actor for actor in beside if actor.office and actor.state != state), None)
        same = title_of_words(other.office) if other is not None and other.office else None
        return same, state

    def _find_holder(self, title: Title, state: str | None, words: str) -> tuple[KnownPerson | str | None, str]:
        """A name of the report, or somebody of the tables, who holds the office; and how that is known."""
        number = ORDINAL.search(words)
        if number is not None:
            return holder_numbered(int(number[1]), title, state), "by the count of holders"
        if state is None:
            return self._holder_in_headline(title, words)
        named = [name for name in self._people.all_named() if self._holds(name, title, state)]
        if named:
            return (named[0] if len(named) == 1 else None), "named in the report with that office"
        to = title.to or self._host(state) if title_words("sent") & wider_roles(title.role.noun) else None
        return holder_of(title, state, self._days, to), "who held the office on the day"

    def _holds(self, name: str, title: Title, state: str) -> bool:
        """The report gives somebody the office of the title."""
        portrait = self._people.portrait(name)
        held = [one for one in portrait.titles if one.is_office and one.beside_name]
        if any(one.office == title.office and (one.state or portrait.state) == state for one in held):
            return True
        person = self._person_named(name)
        return person.office == title.office and person.state == state

    def _person_named(self, name: str) -> Actor:
        """Somebody whom the report names, identified."""
        bare = Actor(name=name, id="", kind="person")
        return self._known.get(name) or self._identify_person(bare, self._people.portrait(name))

    def _holder_in_headline(self, title: Title, words: str) -> tuple[str | None, str]:
        """Who is meant by an office without article and state, as headlines have it: the only holder of the report."""
        if words.split(maxsplit=1)[0].lower() in DETERMINERS:
            return None, ""
        named = [name for name in self._people.all_named() if self._person_named(name).office == title.office]
        return (named[0] if len(named) == 1 else None), "the only one of the report with that office"

    def _host(self, sender: str) -> str | None:
        """To whom "the US ambassador" is sent: the other of the two states that the report names most."""
        counts: Counter[str] = Counter({c: n for c, n in self._people.states.items() if ":" not in c})
        pair = [code for code, _ in counts.most_common(2)]
        return next((code for code in pair if code != sender), None) if sender in pair else None

    def _words(self, span: Span | None) -> str:
        return "" if span is None else self._document.slice(span)


def held_office(title: Title | None, state: str | None) -> str | None:
    """The office that a title of the report gives; None: none, or a word too wide for an office."""
    if title is None or not title.is_office or title.role.noun in OTHER_SIDE:
        return None
    if title.role.noun in title_words("wide") and (
        title.role.noun not in title_words("wide_alone") or title.office == title.role.noun
    ):
        return None
    return translated(title.office, state)


def is_wider(title: Title | None, office: str) -> bool:
    """The report's title is a wider word for the office of the tables: "the leader" for the president."""
    whole = title is not None and title.office == title.role.noun
    return title is not None and whole and title.office != office and role_covers(title.role.noun, office)


def states_of_bodies(actors: Iterable[Actor]) -> dict[str, str]:
    """State of each body by name, where the report tells it anywhere: at the mention, or in the name itself."""
    found: dict[str, str] = {}
    for actor in actors:
        if actor.name and actor.kind != "person":
            state = served_by(actor.name.split()) or actor.state
            if state:
                found.setdefault(actor.name, state)
    return found
