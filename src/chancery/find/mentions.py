"""The cast of a report: its people with titles and states, its bodies and states, harvested from the text itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Self

from chancery.grammar.clauses import SUBJECTS
from chancery.grammar.parse import Doc, Token
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.states_about import states_about
from chancery.lexicons import (
    Body,
    NamedState,
    RoleNoun,
    State,
    body_named,
    gender_of,
    role_named,
    state_by_code,
    states_named,
)

TITLE_REACH = 9  # tokens before a name that can hold its titles: "Russian Presidential Spokesman"
APPOSITION_REACH = 14
TITLES = {"mr": "m", "mr.": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "sir": "m", "lord": "m", "lady": "f"}
TITLE_LINKS = frozenset({"of", "to", "for", "at", "the", "and"})
TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "PUNCT", "CCONJ"})
BREAK = re.compile(r"\n+")
WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*\.?")


@dataclass
class Mentioned:
    """Where somebody is mentioned, as offsets in order: all places, and those that are a subject, of a main clause."""

    places: list[int] = field(default_factory=list, kw_only=True)
    subjects: list[int] = field(default_factory=list, kw_only=True)
    leads: list[int] = field(default_factory=list, kw_only=True)

    def mention(self, at: int, token: Token) -> None:
        """Add a mention at an offset whose head is `token`; one that is known already changes nothing."""
        if at in self.places:
            return
        insort(self.places, at)
        verb = subject_of(token)
        if verb is not None:
            insort(self.subjects, at)
            if is_main(verb):
                insort(self.leads, at)

    def copy(self) -> Self:
        """The same, to be added to without changing this one."""
        return replace(self, **{name: copy(value) for name, value in vars(self).items()})


@dataclass
class Person(Mentioned):
    """One person of the report: the fullest name, and what titles and appositions say."""

    name: str
    gender: str = "u"
    roles: set[str] = field(default_factory=set)
    state: str | None = None
    sector: str | None = None
    words: set[str] = field(default_factory=set)  # of titles and appositions, lower case
    why: str = "named"

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


@dataclass
class Organisation(Mentioned):
    """A body of the report under one name, article left out."""

    name: str
    words: set[str]  # of the name, lower case
    tokens: tuple[int, int] = (0, 0)  # of the first mention


def roles_in(words: list[str]) -> Iterator[tuple[int, int, RoleNoun]]:
    """Longest role phrases in a list of words, left to right, with their word range."""
    at = 0
    while at < len(words):
        for length in range(min(6, len(words) - at), 0, -1):
            role = role_named(" ".join(words[at : at + length]))
            if role is not None:
                yield at, at + length, role
                at += length
                break
        else:
            at += 1


def head_role(words: list[str], head: str) -> RoleNoun | None:
    """The role that a phrase is about, its head word within it: the first before "of", else the last.

    "The minister's office" is no minister; state adjectives do not part a role ("head of Oslan diplomacy").
    """
    plain = [word for word in words if not any(named.match == "adjective" for named in states_named(word))]
    plain = [word for at, word in enumerate(plain) if word != "the" or at == 0]
    found = list(roles_in(plain))
    if not found:
        return None
    if not any(word == head or word.endswith(f"-{head}") for start, end, _ in found for word in plain[start:end]):
        return None
    linked = any(word in ("of", "to", "for", "at") for word in plain[found[0][1] :])
    return found[0][2] if linked else found[-1][2]


def states_in(words: list[str]) -> Iterator[NamedState]:
    """States named in a list of words, by runs of up to four."""
    at = 0
    while at < len(words):
        for length in range(min(4, len(words) - at), 0, -1):
            found = states_named(" ".join(words[at : at + length]))
            if found:
                yield found[0]
                at += length
                break
        else:
            at += 1


def split_words(text: str) -> list[str]:
    return WORD.findall(text)


def read_cast(doc: Doc, text: str) -> Cast:
    """Who is in the report, for one reader of it, who may add mentions and roles."""
    return cast_of(doc, text).copy()


@lru_cache(maxsize=1)
def cast_of(doc: Doc, text: str) -> Cast:
    """Kept, since the statements are read with one and the interactions with another."""
    return Cast(doc, text)


class Cast:
    """Who is in the report; built once a document."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.people: list[Person] = []
        self._doc = doc
        self._names = list(doc.ents)  # spaCy walks the whole document for each look at `ents`
        self._starts = [name.start for name in self._names]
        self.pair = find_pair(self._names)
        self.organisations = gather_organisations(self._names)
        self._sentences = [sentence.start_char for sentence in doc.sents]
        self._paragraphs = [found.end() for found in BREAK.finditer(text)]
        self.lead = min(self._paragraphs[3:4] or [len(text)], default=0)
        people = [name for name in self._names if name.label_ == "PER" and not is_no_name(name.text)]
        for name in sorted(people, key=lambda span: -len(span)):
            person = self._person_of(name)
            person.mention(name.start_char, name.root)
            self._read_titles(person, name)
        for person in self.people:
            if person.gender == "u":
                person.gender = gender_of(person.name.split()[0]) or "u"
        self._first_named: dict[int, int] = {}
        for place in sorted((place for person in self.people for place in person.places), reverse=True):
            self._first_named[self.sentence_at(place)] = place

    def copy(self) -> Cast:
        """Whose people and bodies can be added to without changing these."""
        other = copy(self)
        other.people = [person.copy() for person in self.people]
        other.organisations = [body.copy() for body in self.organisations]
        return other

    def _person_of(self, name: TokenSpan) -> Person:
        words = strip_titles(name.text.split())
        text = " ".join(words).removesuffix("'s").removesuffix("’s") or name.text
        for person in self.people:
            same_last = same_surname(person.surname, text.split()[-1])
            if text == person.name or (same_last and (len(words) <= 1 or share_given(person.name, text))):
                return person
            if len(words) == 1 and person.name.split()[0] == text and len(person.name.split()) > 1:
                return person
        person = Person(text)
        self.people.append(person)
        return person

    def _read_titles(self, person: Person, name: TokenSpan) -> None:
        doc = self._doc
        last = name.start - 1 if is_apposed(doc, name) else name.start
        first = last
        while first > 0 and last - first < TITLE_REACH and is_title_part(doc[first - 1]):
            first -= 1
        before = split_words(doc[first:last].text)
        found = list(roles_in(before))
        if found and is_title_tail(before[found[-1][1] :]):  # nothing but the body served stands before the name
            person.words.update(word.lower() for word in before)
            chained = len(found) > 1 and "of" in before[found[0][1] : found[-1][0]]
            self._add_roles(person, [found[0][2]] if chained else [role for _, _, role in found], before)
        if before and before[-1].lower() in TITLES:
            person.gender = TITLES[before[-1].lower()]
        inside = name.text.split()
        if inside[0].lower() in TITLES:
            person.gender = TITLES[inside[0].lower()]
        taken = inside[: -len(person.name.split())]
        if taken:
            self._add_roles(person, [role for _, _, role in roles_in(taken)], taken)
        after = self._apposition(name)
        if after:
            person.words.update(word.lower() for word in after[:6])
            found = list(roles_in(after))
            if found and found[0][0] <= 4:
                self._add_roles(person, [found[0][2]], after)

    def _apposition(self, name: TokenSpan) -> list[str]:
        """Words between the comma after a name and the next one, when a noun phrase opens there."""
        doc = self._doc
        if name.end >= len(doc) or doc[name.end].text not in (",", "("):
            return []
        stop = name.end + 1
        while (
            stop < len(doc)
            and stop - name.end < APPOSITION_REACH
            and doc[stop].text not in (",", ")", ".", ";", ":", "—")
        ):
            if doc[stop].tag_ in ("VBD", "VBZ", "VBP", "MD"):
                break
            stop += 1
        return split_words(doc[name.end + 1 : stop].text)

    def _add_roles(self, person: Person, found: list[RoleNoun], words: list[str]) -> None:
        for role in found:
            person.roles.add(role.noun)
            person.sector = person.sector or role.sector
            if role.gender in ("m", "f") and person.gender == "u":
                person.gender = role.gender
        named = next(states_in(words), None)
        if named is not None and person.state is None:
            person.state = named.state.alpha3
        if person.state is None:
            person.state = next((body.state for body in bodies_in(words) if body.state), None)

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence at an offset."""
        return bisect_right(self._sentences, offset)

    def paragraph_at(self, offset: int) -> int:
        """Number of the line at an offset."""
        return bisect_right(self._paragraphs, offset)

    def first_named(self, sentence: int) -> int | None:
        """Offset of the first person named in a sentence; None: nobody is."""
        return self._first_named.get(sentence)

    def names_in(self, start: int, end: int) -> list[TokenSpan]:
        """Names that lie in the token range, in order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [name for name in self._names[first:last] if name.end <= end]

    def name_over(self, token: int) -> TokenSpan | None:
        """The name that holds the token; None: it is in none."""
        at = bisect_right(self._starts, token) - 1
        return self._names[at] if at >= 0 and self._names[at].end > token else None

    def person_named(self, text: str) -> Person | None:
        """The person that `text` names by full name, else by surname; a namesake with another given name is nobody."""
        name = " ".join(text.removesuffix("'s").removesuffix("’s").split())
        exact = next((person for person in self.people if person.name == name), None)
        if exact is not None or not name:
            return exact
        words = strip_titles(name.split())
        alike = [person for person in self.people if same_surname(person.surname, words[-1])]
        if len(words) > 1:
            alike = [p for p in alike if len(p.name.split()) == 1 or share_given(p.name, " ".join(words))]
        if not alike and len(words) == 1:  # "Kim" of Kim Min-ju
            alike = [person for person in self.people if person.name.split()[0] == words[0] != person.name]
            return alike[0] if len(alike) == 1 else None
        return alike[0] if alike else None

    def is_body_or_state(self, text: str) -> bool:
        """The words, as a whole, are a body or a state."""
        return find_body(text) is not None or bool(states_named(text.strip()))


def is_no_name(text: str) -> bool:
    """A state or an office that the name finder took for somebody: "Under-Secretary"."""
    return bool(states_named(text)) or role_named(text) is not None


def is_apposed(doc: Doc, name: TokenSpan) -> bool:
    """A description stands before the name with a comma between: "the president of Norway, Ana Ruiz, said"."""
    if name.start < 2 or doc[name.start - 1].text != ",":
        return False
    hangs_on_it = name.root.dep_ == "appos" and name.root.head.i < name.start
    return hangs_on_it or (name.end < len(doc) and doc[name.end].text in (",", ")", "—", "–"))


def gather_organisations(names: list[TokenSpan]) -> list[Organisation]:
    """The bodies among the names, each with all its mentions."""
    found: dict[str, Organisation] = {}
    for name in names:
        if name.label_ != "ORG":
            continue
        text = re.sub(r"^[Tt]he\s+|['’]s$", "", name.text)
        words = {word.lower() for word in split_words(text)}
        body = found.setdefault(text, Organisation(text, words, tokens=(name.start, name.end)))
        body.mention(name.start_char, name.root)
    return list(found.values())


def is_title_tail(words: list[str]) -> bool:
    """Words that may stand between a title and the name: "of Russia", "to Norway", "of the Central Bank"."""
    if not words:
        return True
    return words[0] in ("of", "to", "for", "at") and all(w[0].isupper() or w in TITLE_LINKS for w in words)


def strip_titles(words: list[str]) -> list[str]:
    """A name without the titles, offices and states that the name finder took along ("Kremlin Spokesman Ana Ruiz")."""
    for start in range(len(words) - 1, 0, -1):
        head = words[:start]
        last = head[-1]
        given = start + 1 == len(words) and any(named.match == "capital" for named in states_named(last))
        known = last.lower() in TITLES or role_named(last) or states_named(last) or body_named(last)
        if given:  # "Washington Larra" is a given name and a surname
            continue
        if known or any(role_named(" ".join(head[at:])) for at in range(len(head))):
            return words[start:]
    return words


def find_pair(names: list[TokenSpan]) -> tuple[State, ...]:
    """The two states that the report names most, when a third comes nowhere near; else nothing."""
    ranked = states_about(names)[:3]
    if len(ranked) < 2 or (len(ranked) == 3 and ranked[2][1] * 3 > ranked[1][1] * 2):
        return ()
    return tuple(state_by_code()[code] for code, _ in ranked[:2])


def same_surname(one: str, other: str) -> bool:
    """Equal, or equal but for the capitals of a script: "HALE: ..." is Hale."""
    return one == other or ((one.isupper() or other.isupper()) and one.casefold() == other.casefold())


def share_given(one: str, other: str) -> bool:
    """Two full names with one surname can be one person: same first word, or an initial of it."""
    first, second = one.split(maxsplit=1)[0], other.split(maxsplit=1)[0]
    return first == second or (first[0] == second[0] and (len(first) <= 2 or len(second) <= 2))


def subject_of(token: Token) -> Token | None:
    """The word whose subject the name is, or what it is in apposition to; None: it is no subject."""
    for _ in range(3):
        if token.dep_ in SUBJECTS:
            return token.head
        if token.dep_ not in ("appos", "flat", "compound", "nmod"):
            return None
        token = token.head
    return None


def is_main(verb: Token) -> bool:
    """The verb of a main clause, or one coordinated with it."""
    for _ in range(4):
        if verb.dep_ in ("ROOT", "root", "parataxis"):
            return True
        if verb.dep_ not in ("conj", "aux", "cop"):
            return False
        verb = verb.head
    return False


def is_title_part(token: Token) -> bool:
    if token.text in (",", ";", ":", "(", ")", "“", "”", '"', "—", "–", ".") or token.is_space:
        return False
    if token.lower_ == "to":  # "ambassador to Norway", but not "said to"
        return token.i > 0 and token.nbor(-1).pos_ in ("NOUN", "PROPN") and token.nbor().pos_ == "PROPN"
    return token.pos_ in TITLE_TAGS and token.lower_ not in ("and", "by", "with", "from", "told")


def find_body(text: str) -> Body | None:
    """The body that the words name, article or not; None: no known body."""
    return body_named(re.sub(r"^both\s+", "", text.strip(), flags=re.IGNORECASE))


def bodies_in(words: list[str]) -> Iterator[Body]:
    """Bodies named in a list of words, by runs of up to four."""
    for start in range(len(words)):
        for length in range(min(4, len(words) - start), 0, -1):
            body = body_named(" ".join(words[start : start + length]))
            if body is not None:
                yield body
                break
