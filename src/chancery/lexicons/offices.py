"""Who held which office when, and whom a name names.

Data: `holders.csv` (made by `facts/holders.py` from open facts), `holders_added.csv` (by hand) and `persons.csv`
(spellings, and what tells two of one name apart); nothing is read before the first question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from types import MappingProxyType

import msgspec

from chancery.lexicons.actors import role_named, wider_roles
from chancery.lexicons.name_keys import name_key
from chancery.lexicons.names import fold
from chancery.lexicons.people import gender_of
from chancery.lexicons.records import KnownPerson, Term
from chancery.lexicons.tables import load_own, load_rows, load_shipped

TITLES = frozenset("sir dame lord lady baroness baron dr mr mrs ms mme jr sr".split())
ARTICLES = frozenset("al el ul as ash an ad ar az at".split())  # Arabic; left out inside a name
MARKS = str.maketrans("-‐‑.", "    ", "'’`")
SURNAME_FIRST = frozenset("CHN TWN HKG KOR PRK VNM KHM SGP".split())
SECOND_SURNAME = frozenset("ESP MEX GTM HND SLV NIC CRI PAN CUB DOM COL VEN ECU PER BOL CHL ARG URY PRY".split())
PARTICLES = frozenset("de del la y".split())
MADE_IN = "2026-08"  # the shipped tables; an open term was still running then
ADDED, MADE = "holders_added.csv", "holders.csv"


def post_of(term: Term) -> tuple[str, str, str | None]:
    """What two terms must share to be the same post."""
    return term.office, term.state, term.to


@cache
def terms() -> tuple[Term, ...]:
    """All terms: the user's, those by hand, those made from open facts.

    An open shipped term of a post with one holder ends where the user's next holder begins.
    """
    shipped = (*load_shipped(ADDED, Term), *load_shipped(MADE, Term))
    own = load_own(MADE, Term)
    if not own:
        return shipped
    taken = {term_key(term) for term in own}
    return (*own, *(end_before(term, own) for term in shipped if term_key(term) not in taken))


def end_before(term: Term, own: tuple[Term, ...]) -> Term:
    """The term with the end that the user's next holder of the post gives it, if it has none and there is one."""
    if term.until or term.seen or not has_one_holder(term.office):
        return term
    later = [o.since for o in own if post_of(o) == post_of(term) and o.since and o.since > (term.since or "")]
    return msgspec.structs.replace(term, until=min(later)) if later else term


def has_one_holder(office: str) -> bool:
    """Two people cannot hold it for one state (and one place) at a time."""
    role = role_named(office)
    return role is not None and role.single


def overlap(one: Term, other: Term) -> bool:
    """Two terms surely share more than the day of a change.

    An open term ends where the next one begins, unless that one was over when the shipped tables were made.
    """
    first, second = sorted((one, other), key=lambda term: term.first_day or "")
    end, begin = first.until or first.seen, second.since
    if begin is None or first.since == begin:
        return begin is not None
    if end is None:
        return second.until is not None and second.until <= MADE_IN
    length = min(len(end), len(begin))  # a month or year that both touch is no proof
    return end[:length] > begin[:length]


def term_key(term: Term) -> tuple[str | None, ...]:
    """Which rows are the same term: a user's row with another end replaces a shipped one."""
    return term.person, *post_of(term), term.since


def group(pairs: Iterable[tuple[str, Term]]) -> MappingProxyType[str, tuple[Term, ...]]:
    """Terms by name, in order."""
    found: dict[str, list[Term]] = defaultdict(list)
    for name, term in pairs:
        found[name].append(term)
    return MappingProxyType({name: tuple(entries) for name, entries in found.items()})


@cache
def terms_by_state() -> MappingProxyType[str, tuple[Term, ...]]:
    """Terms by the code of the state or body served."""
    return group((term.state, term) for term in terms())


@cache
def terms_by_person() -> MappingProxyType[str, tuple[Term, ...]]:
    """Terms by the key of the person."""
    return group((term.person, term) for term in terms())


def holders(office: str, state: str, day: str | None = None, to: str | None = None) -> tuple[Term, ...]:
    """Terms in an office of a state or body, the earliest first.

    `office` is any role noun or alias; a wide one finds the narrower (`foreign minister` of the USA: its secretaries
    of state; `head of state`, `spokesperson`).  Of `head of government`, where there is none, the head of state.
    `day`: only those who may have held it on that ISO day (month, year).  `to`: only those sent to that state or body.
    """
    role = role_named(office)
    noun = role.noun if role is not None else office
    mine = [term for term in terms_by_state().get(state, ()) if noun in wider_roles(term.office)]
    found = [t for t in mine if (to is None or t.to == to) and (day is None or t.held_on(day))]
    if not found and noun == "head of government":
        return holders("head of state", state, day, to)
    return tuple(sorted(found, key=lambda term: term.first_day or ""))


def holders_numbered(number: int, office: str = "president", state: str = "USA") -> tuple[Term, ...]:
    """Terms of the so-many-eth holder ("the 46th president"); empty: not known."""
    return tuple(term for term in holders(office, state) if term.number == number)


@cache
def persons() -> MappingProxyType[str, KnownPerson]:
    """Rows of `persons.csv` by key: only people with more to say of them than their terms do."""
    return MappingProxyType({row.key: row for row in load_rows("persons.csv", KnownPerson, lambda row: row.key)})


@cache
def person_by_key(key: str) -> KnownPerson:
    """The person of a key; what the tables leave out is filled in: gender by the given name, state of the last term."""
    row = persons().get(key) or KnownPerson(key=key)
    served = [term.state for term in terms_of_keys([key], None)]
    served = [code for code in served if ":" not in code] or served
    state = row.state or (served[-1] if served else None)
    given = None if state in SURNAME_FIRST else gender_of(row.name.split()[0])
    return KnownPerson(
        key=key,
        aliases=row.aliases,
        gender=row.gender if row.gender != "u" else given or "u",
        wikipedia=row.wikipedia or key.replace(" ", "_"),
        state=state,
    )


def plain_name(text: str) -> str:
    """A name in lower case without accents, points, hyphens, titles and inner Arabic articles."""
    words = (text.lower() if text.isascii() else fold(text).casefold()).translate(MARKS).split()
    if TITLES.isdisjoint(words) and ARTICLES.isdisjoint(words):  # most names
        return " ".join(words)
    words = [word for word in words if word not in TITLES] or words
    return " ".join(words[:1] + [word for word in words[1:] if word not in ARTICLES])


def shorten(name: str, state: str) -> str:
    """A plain name of three words and more as reports shorten it: without initials; in Spanish, the second surname."""
    words = name.split()
    if len(words) == 3 and state in SECOND_SURNAME and not PARTICLES & set(words):
        return " ".join(words[:2])
    return without_initials(name)


def without_initials(name: str) -> str:
    """A plain name without its initials, if two words are left."""
    kept = [word for word in name.split() if len(word) > 1]
    return " ".join(kept) if len(kept) > 1 else name


@cache
def name_index() -> MappingProxyType[str, tuple[str, ...]]:
    """Keys of persons by plain name and alias."""
    found: dict[str, tuple[str, ...]] = {}
    states = dict.fromkeys(persons(), "") | {term.person: term.state for term in terms()}
    for key, state in states.items():
        name = plain_name(key.partition(" (")[0] if "(" in key else key)
        for form in {name, shorten(name, state)} if name.count(" ") > 1 else (name,):
            found[form] = (*found.get(form, ()), key)
    for row in persons().values():
        for name in map(plain_name, row.aliases):
            if row.key not in found.get(name, ()):
                found[name] = (*found.get(name, ()), row.key)
    return MappingProxyType(found)


@cache
def spelling_index() -> MappingProxyType[str, tuple[str, ...]]:
    """Keys of persons by `name_key`, of names of two words and more; built for the first name spelt otherwise."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name, keys in name_index().items():
        if " " in name:
            found[name_key(name)].update(dict.fromkeys(keys))
    return MappingProxyType({name: tuple(keys) for name, keys in found.items()})


@cache
def surname_index() -> MappingProxyType[str, tuple[str, ...]]:
    """Keys of persons by the words of their names that a report may use alone: the last, and the first where it is said
    first."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    served = {term.person: term.state for term in terms()}
    for name, keys in name_index().items():
        words = name.split()
        for key in keys:
            found[words[-1]][key] = None
            if served.get(key) in SURNAME_FIRST:
                found[words[0]][key] = None
    return MappingProxyType({name: tuple(keys) for name, keys in found.items()})


@cache
def spelt_surname_index() -> MappingProxyType[str, tuple[str, ...]]:
    """The surnames again, by `name_key`."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name, keys in surname_index().items():
        found[name_key(name)].update(dict.fromkeys(keys))
    return MappingProxyType({name: tuple(keys) for name, keys in found.items()})


def persons_named(text: str) -> tuple[KnownPerson, ...]:
    """Everybody whom a full name names, in any spelling; a surname alone names nobody here, unless one goes by it."""
    text = text.removesuffix("'s").removesuffix("’s")
    plain = plain_name(text)
    keys = (
        name_index().get(plain) or name_index().get(without_initials(plain)) or spelling_index().get(name_key(text), ())
    )
    return tuple(person_by_key(key) for key in keys)


def person_named(text: str, day: str | None = None) -> KnownPerson | None:
    """The one person whom a full name names; of several the one in office on `day`.  None: nobody, or several."""
    found = persons_named(text)
    if len(found) > 1 and day is not None:
        found = tuple(
            person for person in found if any(term.held_on(day) for term in terms_by_person().get(person.key, ()))
        )
    return found[0] if len(found) == 1 else None


def terms_of(name: str, day: str | None = None) -> tuple[Term, ...]:
    """Terms of everybody whom a full name names (any spelling, or a key), the earliest first; `day` as in `holders`."""
    return terms_of_keys([name] if name in terms_by_person() else [person.key for person in persons_named(name)], day)


def terms_of_keys(keys: Iterable[str], day: str | None) -> tuple[Term, ...]:
    """Terms of the persons of these keys, on a day or at any time, the earliest first."""
    found = [t for key in keys for t in terms_by_person().get(key, ()) if day is None or t.held_on(day)]
    return tuple(sorted(found, key=lambda term: term.first_day or ""))


def terms_of_surname(text: str, day: str | None = None) -> tuple[Term, ...]:
    """Terms of everybody who may be called by this surname alone: candidates, never an answer by themselves."""
    text = text.removesuffix("'s").removesuffix("’s")
    keys = surname_index().get(plain_name(text), ()) or spelt_surname_index().get(name_key(text), ())
    return terms_of_keys(keys, day)
