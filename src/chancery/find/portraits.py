"""The people of a report with all that it tells of each: titles beside the name, descriptions, state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from chancery.find.descriptions import nationality, titles_beside
from chancery.find.duties import duties_of_pronouns
from chancery.find.interviews import find_interviewee
from chancery.find.mentions import split_words, strip_titles
from chancery.find.office_names import ADJECTIVES, without_states
from chancery.find.titles import Title, may_be_of_soldier, narrowest, title_before_name, title_of_words
from chancery.grammar.parse import Doc
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import body_named, gender_of, place_named, role_covers, role_named, states_named
from chancery.lexicons.name_keys import name_key
from chancery.lexicons.titles import title_words
from chancery.records import Actor, Document

ALONE = frozenset({"opposition"})  # a state has but one
OTHER_SIDE = frozenset({"counterpart"})
LONGEST_BODY = 4  # words of a body that every state has: "ministry of foreign affairs"
JUST_NAMED = 250  # characters back in which "he" finds the only name
GENDERS = {"he": "m", "she": "f"}
NEAR = 300  # characters back in which "its" finds its body


@dataclass
class Portrait:
    """What one report tells of one person."""

    name: str
    titles: list[Title] = field(default_factory=list)
    state: str | None = None

    @property
    def title(self) -> Title | None:
        """The title to go by; None: the report gives none."""
        left = {title.role.noun for title in self.titles if title.former}
        held = [title for title in self.titles if title.is_office and title.role.noun not in left]
        if any(title.office in title_words("ranks") for title in held):
            held += [replace(title, of_soldier=True) for title in self.titles if may_be_of_soldier(title)]
        beside = [title for title in self.titles if title.beside_name]
        if beside and all(title.is_private for title in beside):
            held = []  # "a tax lawyer" beside the name goes before "the minister", taken for her
        return narrowest(held) or narrowest(self.titles)

    @property
    def is_of_ambiguous_body(self) -> bool:
        """Only a body whose name other states' bodies bear too tells the state: "Foreign Office spokesman"."""
        bodies = tuple(title_words("ambiguous"))
        return any(title.state is None and title.office.startswith(bodies) for title in self.titles)


def bare_name(text: str) -> str:
    """A name as the report writes it, without titles and possessive."""
    return " ".join(strip_titles(text.split())).removesuffix("'s").removesuffix("’s").strip()


class People:
    """Portraits by name; built once a document."""

    def __init__(self, document: Document, doc: Doc, actors: Iterable[Actor]) -> None:
        people = [name for name in doc.ents if name.label_ == "PER" and not states_named(name.text)]
        self._names = [(bare_name(name.text), name) for name in people]
        self._full: dict[str, set[str]] = {}  # full names by surname
        for bare, _ in self._names:
            if " " in bare:
                self._full.setdefault(bare.split()[-1], set()).add(bare)
        self._doc = doc
        self._document = document
        self._portraits: dict[str, Portrait] = {}
        self._interviewee: str | None = None
        self.states = named_states(doc)
        for actor in actors:
            if actor.kind == "person" and actor.name:
                portrait = self.portrait(actor.name)
                if not portrait.is_of_ambiguous_body:
                    portrait.state = portrait.state or actor.state
                if actor.span is not None and (title := self.described(document.slice(actor.span), actor)):
                    portrait.titles.append(title)

    def portrait(self, name: str) -> Portrait:
        """The portrait of a name, made at the first question."""
        if name not in self._portraits:
            self._portraits[name] = Portrait(name)  # asked for again by those whose titles lean on this one's
            titles = [
                self.of_body(self.owned(title, name, found.start_char), found.start_char)
                for found in self.mentions(name)
                for title in titles_beside(self._doc, found)
            ]
            titles += [title for bare, title in self._of_pronouns if self.full_name(bare) == name]
            nations = (nationality(self._doc, found) for found in self.mentions(name))
            self._portraits[name] = Portrait(name, titles, next((code for code in nations if code), None))
        return self._portraits[name]

    @cached_property
    def _of_pronouns(self) -> list[tuple[str, Title]]:
        """Names with the duties told of "he" or "she" in the sentence after them, where nobody else may be meant."""
        found = []
        for pronoun, words in duties_of_pronouns(self._doc, self._document.text):
            title = title_of_words(words)
            near = {bare for bare, name in self._names if 0 < pronoun.idx - name.start_char < JUST_NAMED}
            fitting = {
                bare
                for bare in near
                if gender_of(self.full_name(bare).split()[0]) in (None, "u", GENDERS[pronoun.lower_])
            }
            full = {self.full_name(bare) for bare in fitting}
            if title is not None and len(full) == 1:
                found.append((full.pop(), title))
        return found

    def owned(self, title: Title, name: str, at: int) -> Title:
        """A title that leans on somebody else's told in full: "her spokesman", "his Norwegian counterpart"."""
        speaks = role_covers("spokesperson", title.role.noun)
        if title.role.noun not in OTHER_SIDE and not (title.owner and speaks):
            near = (self.body_before(at, self.line_of(at)) or self.only_body(at)) if speaks and is_bare(title) else None
            return self.speaking_for(title, near)
        if title.owner is not None and title.owner[0].isupper():
            told = self.portrait(self.full_name(title.owner)).title
            office = told.office if told is not None and told.is_office else None
            title = replace(title, state=title.state or (told.state if told is not None else None))
        else:
            office = self.office_before(name, at)
        if title.role.noun in OTHER_SIDE:
            same = title_of_words(office) if office else None
            return title if same is None else replace(same, state=title.state, beside_name=True)
        if title.owner in ("its", "their"):
            office = self.body_before(at, max(0, at - NEAR))
        return self.speaking_for(title, office)

    def of_body(self, title: Title, at: int) -> Title:
        """A title of a body told in full before: "its director general", "the agency's head"; itself: of none.

        `at`: the offset up to which the body is sought.
        """
        kind, _, noun = title.office.partition(" ")
        if title.owner in ("its", "their") and title.office == title.role.noun:
            kind, noun = "", title.office
        elif kind not in title_words("bodies") or role_named(noun) is None:
            return title
        body = self.phrase_before(kind, at)
        if not body or (title.role.sector is not None and title.role.noun not in title_words("general")):
            return title
        known = role_named(f"{body} {noun}")
        return replace(title, office=f"{body} {noun}" if known is None else known.noun, role=known or title.role)

    def phrase_before(self, kind: str, at: int) -> str:
        """The last body in the text before an offset with what tells it apart: "state pilotage service"; empty: none.

        `kind`: its noun; empty: any. In lower case, without state and article.
        """
        tokens = self._doc.char_span(max(0, at - NEAR), at, alignment_mode="expand")
        for token in reversed(tokens if tokens is not None else ()):
            if token.lower_ not in ({kind} if kind else title_words("bodies")) or token.i + 1 >= len(self._doc):
                continue
            first = token.i
            while first > 0 and self._doc[first - 1].tag_.startswith(("NN", "JJ")) and token.i - first < LONGEST_BODY:
                first -= 1
            words = [word.lower() for word in without_states(split_words(self._doc[first : token.i + 1].text))]
            if len(words) > 1 or (token.lower_ in ALONE and not kind):
                return " ".join(words)
        return ""

    def speaking_for(self, title: Title, served: str | None) -> Title:
        """The title of a spokesperson with whom or what it serves, where that is known and not told already."""
        if served is None:
            return title
        noun = title.office if " " in title.office else "spokesperson"  # "deputy spokesperson"
        speaking = role_named(f"{ADJECTIVES.get(served, served)} {noun}")
        if speaking is None:
            return replace(title, office=f"{served} {noun}")
        return replace(title, office=speaking.noun, role=speaking)

    def office_before(self, name: str, at: int) -> str | None:
        """The office of the last person with one who is named before an offset; None: there is nobody."""
        for bare, found in reversed(self._names):
            if found.start_char < at and bare.split()[-1:] != name.split()[-1:]:
                title = self.portrait(self.full_name(bare)).title
                if title is not None and title.is_office:
                    return title.office
        return None

    def body_before(self, at: int, start: int) -> str | None:
        """The last body of a kind that every state has between two offsets: "the police"; None: none."""
        return next(generic_bodies(split_words(self._document.text[start:at])), None)

    def only_body(self, at: int) -> str | None:
        """The one ministry named before an offset; None: none is, or several."""
        ministries = {body for body in generic_bodies(split_words(self._document.text[:at])) if " ministry" in body}
        return ministries.pop() if len(ministries) == 1 else None

    def line_of(self, at: int) -> int:
        """Where the line of an offset begins, or the reach of "its" does."""
        return max(self._document.text.rfind("\n", 0, at) + 1, at - NEAR)

    def full_name(self, bare: str) -> str:
        """The full name that a surname stands for in the report; itself where none does, or two."""
        full = self._full.get(bare, ())
        return next(iter(full)) if len(full) == 1 else bare

    def mentions(self, name: str) -> list[TokenSpan]:
        """Where the report names somebody: by this name, or by its surname where nobody else has it."""
        words = name.split()
        namesakes = {bare for bare, _ in self._names if bare.split()[-1:] == words[-1:] and len(bare.split()) > 1}
        alone = all(bare.split()[0] == words[0] or name_key(bare) == name_key(name) for bare in namesakes)
        return [found for bare, found in self._names if bare == name or (alone and bare.split()[-1:] == words[-1:])]

    def described(self, text: str, actor: Actor) -> Title | None:
        """The title in the words that stand for somebody here, before the name if they hold it; None: no role is there.

        Before a surname that two share ("Ambassador Ruiz"), only who is meant tells whose title it is.
        """
        if actor.name is None:
            return None
        words = actor.name.split()
        if words[-1] not in text:
            return title_of_words(text)
        before = text[: min(text.index(word) for word in words if word in text)]
        return title_before_name(split_words(before)) if "," not in before else None

    def in_order(self) -> list[str]:
        """Everybody whom the report names, by full name or the only name there is, in order of mention."""
        return list(dict.fromkeys(self.full_name(bare) for bare, _ in self._names))

    def places(self) -> list[tuple[str, int]]:
        """Names as they stand in the report, with their offsets, in order."""
        return [(bare, found.start_char) for bare, found in self._names]

    def named_before(self, name: str, at: int) -> tuple[str | None, int]:
        """Who else is named last before an offset, and where; None: nobody is."""
        for bare, found in reversed(self._names):
            full = self.full_name(bare)
            if found.start_char < at and full != name:
                return full, found.start_char
        return None, 0

    def interviewee(self, document: Document) -> str | None:
        """Whom the report interviews; None: nobody, or several."""
        if self._interviewee is None:
            named = [(bare, found.start_char) for bare, found in self._names]
            self._interviewee = find_interviewee(document, named) or ""
        return self._interviewee or None

    def all_named(self) -> list[str]:
        """Full names of the report, each once."""
        return list(dict.fromkeys(bare for bare, _ in self._names if " " in bare))


def is_bare(title: Title) -> bool:
    """ "Spokesman", without what it is of."""
    return title.office == title.role.noun and title.role.sector is None


def generic_bodies(words: list[str]) -> Iterator[str]:
    """Names of the bodies of a kind that every state has among words, the last first."""
    for end in range(len(words), 0, -1):
        for length in range(min(LONGEST_BODY, end), 0, -1):
            body = body_named(" ".join(words[end - length : end]).lower())
            if body is not None and body.generic:
                yield body.name
                break


def named_states(doc: Doc) -> Counter[str]:
    """How often the report names each state or body, by code: by name, people, adjective, capital or body."""
    counts: Counter[str] = Counter()
    for name in doc.ents:
        if name.label_ == "PER":
            continue
        for named in states_named(name.text)[:1]:
            counts[named.state.alpha3] += 1
        place = place_named(name.text)
        body = body_named(name.text) if place is None or place.kind == "building" else None
        if body is not None and body.state:
            counts[body.state] += 1
    return counts
