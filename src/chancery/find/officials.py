"""Who of the tables of offices is meant: by name, title, state and day; never a guess between two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from chancery.find.titles import NO_OFFICE, Title
from chancery.lexicons import (
    KnownPerson,
    Term,
    holders,
    holders_numbered,
    person_by_key,
    persons_named,
    role_covers,
    terms_of,
    terms_of_surname,
)
from chancery.lexicons.name_keys import is_full_name, name_key, name_words
from chancery.lexicons.offices import spelling_index
from chancery.records import When

TOP = ("head of state", "head of government", "foreign minister")
BEFORE, AFTER = 15, 30  # years round somebody's terms in which a report may still name them without a title


@dataclass(frozen=True)
class Days:
    """The days on which the report may have been written; None: open."""

    earliest: str | None = None
    latest: str | None = None

    @classmethod
    def of(cls, when: When) -> Days:
        days = when.candidates or ()
        return cls(days[0], days[-1]) if days else cls(when.earliest, when.latest)

    @property
    def known(self) -> bool:
        return self.earliest is not None and self.latest is not None

    def touch(self, term: Term) -> bool:
        """The term may have run on one of the days."""
        first, last = term.first_day, term.last_day
        return not (
            (self.latest is not None and first is not None and first > self.latest)
            or (self.earliest is not None and last is not None and last < self.earliest)
        )

    def within(self, term: Term) -> bool:
        """The term ran on all of the days."""
        first, last = term.first_day, term.last_day
        if self.earliest is None or self.latest is None:
            return False
        return (first is None or first <= self.earliest) and (last is None or last >= self.latest)

    def near(self, terms: Iterable[Term]) -> bool:
        """The days lie in the life of somebody with these terms; nothing known: they may."""
        years = [int(day[:4]) for term in terms for day in (term.first_day, term.last_day) if day]
        if not self.known or not years:
            return True
        return min(years) - BEFORE <= int(str(self.latest)[:4]) and int(str(self.earliest)[:4]) <= max(years) + AFTER


@dataclass(frozen=True)
class Described:
    """What the report tells of somebody, and when it was written."""

    name: str
    titles: tuple[Title, ...] = ()
    state: str | None = None
    sector: str | None = None
    days: Days = field(default_factory=Days)
    states: frozenset[str] = frozenset()
    """Codes of the states and bodies that the report names."""


@cache
def ending_index() -> MappingProxyType[str, tuple[str, ...]]:
    """Keys of known people by the last two words and more of longer names ("Hoop Scheffer", "bin Salman")."""
    found: dict[str, dict[str, None]] = {}
    for name, keys in spelling_index().items():
        words = name.split()
        for start in range(1, len(words) - 1):
            found.setdefault(" ".join(words[start:]), {}).update(dict.fromkeys(keys))
    return MappingProxyType({name: tuple(keys) for name, keys in found.items()})


def known_person(told: Described) -> tuple[KnownPerson, str] | None:
    """The one known person that fits what the report tells, and how; None: nobody, or several."""
    if is_full_name(told.name) or persons_named(told.name):
        exact = {person.key: person for person in persons_named(told.name)} if not is_full_name(told.name) else {}
        keys = spelling_index().get(name_key(told.name)) or ending_index().get(name_key(told.name), ())
        people = exact or {key: person_by_key(key) for key in keys}
        fitting = [person for person in people.values() if fits(person, told)]
        if len(fitting) > 1:
            fitting = [person for person in fitting if any(map(told.days.touch, terms_of(person.key)))]
        return (fitting[0], "known by the full name") if len(fitting) == 1 else None
    return known_by_surname(told)


def fits(person: KnownPerson, told: Described) -> bool:
    """Nothing that the report tells speaks against the person: state, walk of life, time."""
    terms = terms_of(person.key)
    states = {term.state for term in terms} | {term.to for term in terms if term.to} | {person.state}
    if told.state is not None and states != {None} and told.state not in states:
        served_body = ":" in told.state
        if not served_body or not any(title.is_office for title in told.titles):
            return False
    in_office = any(map(told.days.touch, terms)) and told.days.known
    private = [title for title in told.titles if title.role.sector in NO_OFFICE - {"ELI"} and title.beside_name]
    if private and in_office and not any(title.is_office or title.former for title in told.titles):
        return False
    return told.days.near(terms)


def known_by_surname(told: Described) -> tuple[KnownPerson, str] | None:
    """Somebody called by surname or initials: known when the office held then and the state agree too."""
    words = name_words(told.name)
    if not words:
        return None
    initials = [word for word in words[:-1] if len(word) == 1]
    terms = [t for t in terms_of_surname(words[-1]) if told.days.touch(t) and begins_with(t.person, initials)]
    titled = [t for t in terms if any(agrees(title, t) for title in told.titles)]
    for found, how in (
        ([t for t in titled if t.state == told.state], "surname, office and state agree"),
        ([t for t in titled if told.state is None and t.state in told.states], "surname and office agree"),
        (titled if told.state is None else [], "the only one of this surname who held the office"),
        ([t for t in terms if is_top(t) and t.state == told.state and not told.titles], "surname and state agree"),
        (
            [t for t in terms if is_top(t) and told.state is None and t.state in told.states and not told.titles],
            "surname of one who leads a state that the report names",
        ),
    ):
        people = {term.person for term in found}
        if len(people) == 1 and (told.days.known or titled):
            return person_by_key(people.pop()), how
        if people:
            return None
    return None


def states_of_surname(told: Described) -> set[str]:
    """States of all who may be meant by a surname and a title (without one: leaders only) on the days."""
    words = name_words(told.name)
    terms = [term for term in terms_of_surname(words[-1]) if told.days.touch(term)] if words else []
    if told.titles:
        return {term.state for term in terms if any(agrees(title, term) for title in told.titles)}
    return {term.state for term in terms if is_top(term)}


def begins_with(key: str, initials: list[str]) -> bool:
    """The initials, if any, are those of the person's first names."""
    words = name_words(key.partition(" (")[0])
    return all(word[0] == initial for word, initial in zip(words, initials, strict=False))


def agrees(title: Title, term: Term) -> bool:
    """The title may be a word for the office of the term."""
    return not title.former and (role_covers(title.role.noun, term.office) or role_covers(term.office, title.role.noun))


def is_top(term: Term) -> bool:
    return term.to is None and any(role_covers(office, term.office) for office in TOP)


def office_on(person: KnownPerson, days: Days) -> Term | None:
    """The one term of somebody that covers all the days; None: none, or several offices at once."""
    terms = [term for term in terms_of(person.key) if days.within(term)]
    offices = {(term.office, term.state) for term in terms}
    return terms[0] if len(offices) == 1 else highest(terms)


def highest(terms: list[Term]) -> Term | None:
    """Of several offices at one time, that of a head of state or government; None: none, or more than one."""
    for office in TOP:
        top = {(term.office, term.state): term for term in terms if role_covers(office, term.office)}
        if len(top) == 1:
            return next(iter(top.values()))
    return None


def holder_of(title: Title, state: str, days: Days, to: str | None = None) -> KnownPerson | None:
    """Who held the office of a title on all the days; None: not known, or it may be one of several."""
    if title.office != title.role.noun:
        return None  # "president of the assembly" is no president
    found = [term for term in holders(title.office, state, to=title.to or to) if days.touch(term)]
    people = {term.person for term in found}
    if len(people) != 1 or not any(days.within(term) for term in found):
        return None
    return person_by_key(people.pop())


def holder_numbered(number: int, title: Title, state: str | None) -> KnownPerson | None:
    """The so-many-eth holder of an office ("the 46th president"), of the United States where no state is told."""
    people = {term.person for term in holders_numbered(number, title.role.noun, state or "USA")}
    return person_by_key(people.pop()) if len(people) == 1 else None
