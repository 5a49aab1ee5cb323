"""Offices that a report tells apart from the name: "The ports minister has been speaking. ..., Tala Ruiz said".

Somebody whom nothing near the name describes holds an office that the report gives to nobody else: of the same state
and the only such office and person, or told a little before the name where nobody else stands between.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from chancery.find.descriptions import apposed_to, apposition, is_stop, may_be_in_title
from chancery.find.mentions import split_words
from chancery.find.office_names import is_minister
from chancery.find.portraits import People
from chancery.find.titles import Title, title_of_words
from chancery.grammar.clauses import SUBJECTS
from chancery.grammar.parse import Doc, Token
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import role_covers, states_named
from chancery.lexicons.actors import roles
from chancery.lexicons.titles import title_words
from chancery.records import Document

BEFORE, AFTER = 5, 7  # tokens of a description round its noun
LINKS = frozenset({"of", "for", "to"})
NEAR = 250  # characters from the description to the name
SOON = 160  # characters from a name to the office with which the next sentence opens
MANY = frozenset({"adviser", "consul", "councillor", "judge", "minister", "prosecutor", "secretary"})
INDEFINITE = frozenset({"a", "an", "former", "neither", "either", "two", "three", "every", "another", "one"})
DEFINITE = frozenset({"the", "its", "their"})
LEAD = 400  # characters of headline and first lines
OPENING = 900  # characters in which an interview says what its guest is


@dataclass(frozen=True)
class Told:
    """An office that stands alone in the text."""

    title: Title
    at: int
    """Offset of its first word."""
    opens: bool = False
    """It is the subject that opens its sentence: "The ports minister smiled"."""


@cache
def head_nouns() -> frozenset[str]:
    """The last words of the roles that are posts."""
    posts = [role for role in roles() if role.sector is not None and role.noun[:1].islower()]
    return frozenset(name.split()[-1].lower() for role in posts for name in (role.noun, *role.aliases))


def find_told(doc: Doc) -> Iterator[Told]:
    """Offices in the text with no name beside them, in order."""
    people = {token.i for name in doc.ents if name.label_ == "PER" and not states_named(name.text) for token in name}
    for token in doc:
        if token.lower_ not in head_nouns() or is_plural(token) or token.i in people:
            continue
        first, stop = bounds(doc, token)
        after = {stop} if is_stop(doc[min(stop, len(doc) - 1)]) else {stop, stop + 1}  # "... minister. Tala Ruiz"
        if people & {first - 1, first - 2, *after, *range(first, stop)}:
            continue
        words = split_words(doc[first:stop].text)
        title = title_of_words(" ".join(words)) if words and words[0].lower() not in INDEFINITE else None
        if title is None or not title.is_office or title.owner not in (None, "its", "their"):
            continue
        definite = doc[first].lower_ in DEFINITE
        if is_narrow(title) or (definite and is_post(title)):
            opens = definite and token.dep_ in SUBJECTS and doc[first].is_sent_start
            yield Told(title, doc[first].idx, bool(opens))


def is_plural(noun: Token) -> bool:
    """A noun for several; "spokesmen" at the head of a sentence may be tagged otherwise."""
    return noun.tag_ in ("NNS", "NNPS") or noun.lower_.endswith("men")


def is_narrow(title: Title) -> bool:
    """An office of which a state has one, or few: no deputy, general or spokesman of whatever it may be."""
    return title.role.single or (is_minister(title.role.noun) and title.office != "minister") or " " in title.office


def is_post(title: Title) -> bool:
    """An office of state that a definite article singles out: "the mayor", but no "the official", "the director"."""
    vague = title_words("general") | title_words("wide") | title_words("ranks") | MANY
    return title.role.sector in ("GOV", "JUD") and title.role.noun not in vague


def bounds(doc: Doc, noun: Token) -> tuple[int, int]:
    """First token of the description round a noun, and the one after its last."""
    first = noun.i
    while first > 0 and noun.i - first < BEFORE and may_be_in_title(doc[first - 1]):
        first -= 1
    stop = noun.i + 1
    if stop < len(doc) and doc[stop].lower_ in LINKS:
        while stop < len(doc) and stop - noun.i < AFTER and not is_stop(doc[stop]) and may_be_in_title(doc[stop]):
            stop += 1
    return first, stop


def same_post(one: Title, other: Title) -> bool:
    """Two titles may mean one post: the same words, or a wider and a narrower one, of states that do not differ."""
    if one.state and other.state and one.state != other.state:
        return False
    return one.office == other.office or role_covers(one.role.noun, other.role.noun)


class Unclaimed:
    """The offices of a report that stand alone; built once a document."""

    def __init__(self, document: Document, doc: Doc, people: People) -> None:
        self._document = document
        self._doc = doc
        self._people = people

    @cached_property
    def _told(self) -> list[Told]:
        return list(find_told(self._doc))

    def office_of(self, name: str, state: str | None, homes: Mapping[str, str | None]) -> Title | None:
        """The office of somebody whom nothing beside the name describes; None: none, or several, may be meant.

        `state`: whose the person is, None: not known; `homes`: the states of all, by name.
        """
        title = self._people.portrait(name).title
        bare = title is not None and title.office == title.role.noun and " " not in title.office
        bare = bare and title is not None and title.role.noun not in title_words("complete")
        if self._is_described(name) and not bare:
            return None
        others = [one for one in self._people.in_order() if one != name]
        held = [
            replace(title, state=title.state or homes.get(one))
            for one in others
            for title in self._people.portrait(one).titles
            if title.is_office and title.beside_name
        ]
        free = [one for one in self._told if not any(same_post(one.title, title) for title in held)]
        free = [one for one in free if one.title.state in (None, state)]
        if title is not None and bare:  # "the secretary", whose office is told elsewhere in full
            found = only_office([one for one in free if one.title.office.endswith(f" {title.office}")])
            return self._just_told(name, free) if title.office in title_words("ranks") and found is None else found
        if name == self._people.interviewee(self._document):
            return only_office([one for one in free if one.at < OPENING]) or only_office(free)
        alone = not any(homes.get(one) == state and not self._is_described(one) for one in others)
        if state is not None and alone and (found := only_office([one for one in free if one.title.state])) is not None:
            return found
        return self._just_told(name, free) or self._just_named(name, free) or self._in_opening(name, free)

    def _in_opening(self, name: str, free: list[Told]) -> Title | None:
        """The one office told in the first lines, where they name only this one of those whom nothing describes."""
        first = {self._people.full_name(bare) for bare, at in self._people.places() if at < LEAD}
        bare = [one for one in first if not self._is_described(one)]
        return only_office([one for one in free if one.at < LEAD]) if bare == [name] else None

    def _is_described(self, name: str) -> bool:
        """Something beside the name says what the person is."""
        titles = self._people.portrait(name).titles
        wide = title_words("wide")
        if any(title.beside_name or (title.is_office and title.role.noun not in wide) for title in titles):
            return True
        return any(is_described(self._doc, found) for found in self._people.mentions(name))

    def _just_told(self, name: str, free: list[Told]) -> Title | None:
        """The office told last before the first mention of a name, near it, with nobody else named between."""
        first = min((found.start_char for found in self._people.mentions(name)), default=0)
        near = [one for one in free if one.at < first <= one.at + NEAR]
        if not near:
            return None
        other, at = self._people.named_before(name, first)
        return near[-1].title if other is None or at < near[-1].at else None

    def _just_named(self, name: str, free: list[Told]) -> Title | None:
        """The office with which the sentence after a mention opens, in its line, with nobody else named between."""
        for found in self._people.mentions(name):
            line = self._document.text[found.end_char : found.end_char + SOON].partition("\n")[0]
            stop = found.end_char + len(line)
            after = [one for one in free if one.opens and found.end_char < one.at < stop]
            if after and self._people.named_before(name, after[0].at)[1] <= found.start_char:
                return after[0].title
        return None


def is_described(doc: Doc, name: TokenSpan) -> bool:
    """A noun stands before the name, or a noun phrase beside it between commas."""
    noun_before = name.start > 0 and (doc[name.start - 1].tag_.startswith("NN") or doc[name.start - 1].lower_ == "by")
    apposed = apposed_to(doc, name).split()
    return noun_before or bool(apposition(doc, name)) or (bool(apposed) and not apposed[0].endswith(("ing", "ed")))


def only_office(told: list[Told]) -> Title | None:
    """The one office told; None: none, or different ones."""
    offices = {one.title.office: one.title for one in told}
    return next(iter(offices.values())) if len(offices) == 1 else None
