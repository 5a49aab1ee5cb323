"""Who meets: the people, states and bodies that a stretch of words names, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from chancery.code.meetings.report import PEOPLE, PLACES, Report
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token
from chancery.ids import state_id
from chancery.lexicons import body_named, city_state, role_named, state_by_code, states_named
from chancery.records import Actor, Place, Span

BETWEEN_PARTS = frozenset({"and", ",", "&", "/", "-", "–", "plus", "as", "well"})
NAMED = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "PRON"})
LOOSE = frozenset({"PUNCT", "SPACE", "DET", "CCONJ", "ADV", "PART", "ADP"})
EACH = frozenset("ministries governments delegations embassies parliaments presidents leaders".split())
PRONOUNS = frozenset({"he", "she", "him", "her", "his", "it", "its"})


def parties_in(report: Report, start: int, end: int) -> tuple[Actor, ...]:
    """Everybody whom the tokens from `start` to `end` name, each once, in their order.

    A state beside a person or body of the same state only tells whose they are ("US President", "Putin of Russia").
    """
    found = [actor for part in split_parts(report, start, end) for actor in read_part(report, part)]
    return without_homes(found)


def without_homes(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Actors each once; a state goes where somebody of it is named, and so does a namesake without an id of its own."""
    once = list({actor.id: actor for actor in actors}.values())
    served = {actor.state for actor in once if actor.kind != "state" and actor.state and actor.name}
    several = len({actor.state for actor in once if actor.state}) > 1
    once = [actor for actor in once if not (several and actor.state is None and is_of_each(actor))]
    return tuple(actor for actor in once if actor.kind != "state" or actor.state not in served)


def is_of_each(actor: Actor) -> bool:
    """ "the Ministries of Foreign Affairs of A and B": of each side, and no side of its own."""
    first = (actor.name or "").lower().removeprefix("the ").split(" ", 1)[0]
    return actor.kind in ("organisation", "group") and first in EACH


def split_parts(report: Report, start: int, end: int) -> Iterator[TokenSpan]:
    """The stretch cut at commas, "and" and hyphens between names; a name is never cut."""
    first = start
    for at in range(start, end + 1):
        cut = at == end or (report.doc[at].lower_ in BETWEEN_PARTS and not inside_name(report, at))
        if not cut:
            continue
        if at > first and any(token.pos_ in NAMED for token in report.doc[first:at]):
            yield report.doc[first:at]
        first = at + 1


def inside_name(report: Report, at: int) -> bool:
    name = report.names.get(at)
    return name is not None and name.start < at < name.end - 1


def read_part(report: Report, part: TokenSpan) -> list[Actor]:  # noqa: PLR0911  (the first reading that fits)
    """Whom one part names: its person, else somebody by role, else a body, else a state."""
    names = list({name.start: name for at in range(part.start, part.end) if (name := report.names.get(at))}.values())
    names = [name for name in names if name.start >= part.start - 1]
    people = [name for name in names if name.label_ in PEOPLE]
    if people:
        return known(at_home(report, part, name) for name in people)
    trimmed = trim(part)
    if trimmed is None:
        return []
    if len(trimmed) == 1 and trimmed[0].lower_ in PRONOUNS:
        return known([report.actor(trimmed)])
    roles = [token for token in trimmed if role_named(token.lower_) is not None and token.pos_ in ("NOUN", "PROPN")]
    if roles and not (plural(roles[-1]) and not names):
        actor = report.actor(whole(part))
        told = {found.state.alpha3 for name in names for found in states_named(name.text)}
        fits = actor is not None and (len(told) != 1 or actor.state in told)  # "her Moroccan counterpart"
        if actor is not None and fits and (actor.name or actor.state) and not plural(roles[-1]):
            return [actor]
    bodies = [name for name in names if name.label_ == "ORG"]
    if bodies:
        return known(report.actor(name) for name in bodies)
    if body_named(trimmed.text) is not None:
        return known([report.actor(trimmed)])
    states = [name for name in names if stands_for_state(name.text)]
    if states:
        return [state_of(report, name) for name in states]
    return known([report.actor(trimmed)]) if states_named(trimmed.text) else []


def at_home(report: Report, part: TokenSpan, name: TokenSpan) -> Actor | None:
    """Somebody by name, of the state that the title right before the name tells."""
    actor = report.actor(name)
    before = {one.start: one for at in range(part.start, name.start) if (one := report.names.get(at)) is not None}
    told = {found.state.alpha3 for one in before.values() for found in states_named(one.text)}
    several = name.start > 0 and plural(name.doc[name.start - 1])  # "the US and Russian presidents Biden and Putin"
    if actor is None or several or len(told) != 1 or actor.state in told or actor.state is None:
        return actor
    return msgspec.structs.replace(actor, state=told.pop())


def state_of(report: Report, name: TokenSpan) -> Actor:
    """Whom the one state that a name tells stands for, also where the report takes its words for more or for less."""
    state = states_named(name.text)[0].state
    actor = report.actor(name)
    if actor is not None and actor.state == state.alpha3:
        return actor
    return make_state(state.alpha3, (name.start_char, name.end_char), f"state, by '{name.text}'")


def make_state(code: str, span: Span, why: str) -> Actor:
    """A state as one who acts."""
    name = state_by_code()[code].name
    return Actor(name=name, id=state_id(code), kind="state", state=code, sector="GOV", span=span, why=why)


def stands_for_state(text: str) -> bool:
    return len(states_named(text)) == 1


def plural(token: Token) -> bool:
    if token.tag_ in ("NNS", "NNPS") or (token.lower_.endswith("s") and token.lemma_.lower() != token.lower_):
        return True
    return token.lower_.endswith("s") and role_named(token.lower_[:-1]) is not None  # "Presidents", read as a name


def known(actors: Iterable[Actor | None]) -> list[Actor]:
    """Those who are somebody in particular: "a delegation" that serves no state is nobody."""
    somebody = (actor for actor in actors if actor is not None and (actor.name is not None or actor.state is not None))
    return [actor for actor in somebody if actor.state is not None or is_named(actor)]


def is_named(actor: Actor) -> bool:
    """Not "the authorities" or "visitors", which serve somebody but are nobody by themselves."""
    return actor.kind not in ("group", "organisation") or any(letter.isupper() for letter in actor.name or "")


def names_of_states(report: Report) -> dict[str, list[TokenSpan]]:
    """Where the report names states, by their codes."""
    named: dict[str, list[TokenSpan]] = {}
    for name in {name.start: name for name in report.names.values()}.values():
        states = [] if name.label_ in PEOPLE else states_named(name.text)
        if len(states) == 1:
            named.setdefault(states[0].state.alpha3, []).append(name)
    return named


def find_state(report: Report, names: Iterable[TokenSpan]) -> Actor | None:
    """The state that some of the names stand for; None: all of them are mere places ("flew home from Oslo")."""
    for name in names:
        actor = report.actor(name)
        if actor is not None and actor.kind == "state":
            return actor
    return None


def states_at(place: Place) -> set[str]:
    """The states that a place can lie in: by their own names and capitals, else by the gazetteer."""
    named = {found.state.alpha3 for found in states_named(place.name)}
    known = city_state(place.name)
    return named or ({known} if known is not None else set())


def host_at(report: Report, place: Place) -> Actor | None:
    """The state in which a place lies, as the report names it anywhere; None: the place tells no state."""
    states = states_at(place)
    if len(states) != 1:
        return None
    code = states.pop()
    found = find_state(report, names_of_states(report).get(code, ()))
    return found or make_state(code, place.span, f"the state in which '{place.name}' lies")


def pair_of(report: Report, near: Token | None = None, venue: Place | None = None) -> tuple[Actor, ...]:
    """The two states that a report is about: named more often than any third; empty: there are no such two.

    `near`: a token whose own paragraph comes first; one that names another state is of others. `venue`: where they
    meet, which by itself makes its state no side.
    """
    if not report.of_states:
        return ()
    named, told = names_of_states(report), set[str | None]()
    if venue is not None:
        kept = {code: [name for name in names if name.start_char != venue.span[0]] for code, names in named.items()}
        named = {code: names for code, names in kept.items() if names}
    if near is not None:
        start, end = paragraph_of(near)
        here = {code: [name for name in names if start <= name.start < end] for code, names in named.items()}
        here = {code: names for code, names in here.items() if names}
        found = [actor for code in here if (actor := find_state(report, here[code])) is not None]
        if len(found) == 2:
            return tuple(found)
        told = {actor.state for actor in found}
    ordered = sorted(named.values(), key=len, reverse=True)
    if len(ordered) < 2 or (len(ordered) > 2 and len(ordered[1]) == len(ordered[2])):
        return ()
    found = [actor for names in ordered[:2] if (actor := find_state(report, names)) is not None]
    return tuple(found) if len(found) == 2 and told <= {actor.state for actor in found} else ()


def paragraph_of(token: Token) -> tuple[int, int]:
    """First token of the line that a token stands in, and the one after its last."""
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and "\n" not in doc[first - 1].text:
        first -= 1
    while last < len(doc) and "\n" not in doc[last].text:
        last += 1
    return first, last


def trim(part: TokenSpan) -> TokenSpan | None:
    """The part without articles and marks at its edges; None: nothing else is there."""
    first, last = part.start, part.end
    while first < last and part.doc[first].pos_ in LOOSE and part.doc[first].lower_ not in PRONOUNS:
        first += 1
    while first < last and part.doc[last - 1].pos_ in LOOSE:
        last -= 1
    return part.doc[first:last] if first < last else None


def whole(part: TokenSpan) -> TokenSpan:
    """The part without marks at its edges, its article kept: "the Norwegian minister"."""
    trimmed = trim(part)
    if trimmed is None:
        return part
    start = trimmed.start
    if start > part.start and part.doc[start - 1].pos_ in ("DET", "PRON"):
        start -= 1
    return part.doc[start : trimmed.end]


def is_place(name: TokenSpan) -> bool:
    return name.label_ in PLACES
