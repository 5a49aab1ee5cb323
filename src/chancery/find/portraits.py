"""The people of a report with all that it tells of each: titles beside the name, descriptions, state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from chancery.find.mentions import strip_titles
from chancery.find.titles import Title, narrowest, title_of_words, titles_beside
from chancery.lexicons import body_named, states_named
from chancery.records import Actor, Document


@dataclass
class Portrait:
    """What one report tells of one person."""

    name: str
    titles: list[Title] = field(default_factory=list)
    state: str | None = None

    @property
    def title(self) -> Title | None:
        """The title to go by; None: the report gives none."""
        return narrowest([title for title in self.titles if title.is_office]) or narrowest(self.titles)


def bare_name(text: str) -> str:
    """A name as the report writes it, without titles and possessive."""
    return " ".join(strip_titles(text.split())).removesuffix("'s").removesuffix("’s").strip()


class People:
    """Portraits by name; built once a document."""

    def __init__(self, document: Document, doc: Doc, actors: Iterable[Actor]) -> None:
        self._names = [(bare_name(name.text), name) for name in doc.ents if name.label_ == "PER"]
        self._doc = doc
        self._portraits: dict[str, Portrait] = {}
        self.states = named_states(doc)
        for actor in actors:
            if actor.kind == "person" and actor.name:
                portrait = self.portrait(actor.name)
                portrait.state = portrait.state or actor.state
                if actor.span is not None and (title := self.described(document.slice(actor.span), actor)):
                    portrait.titles.append(title)

    def portrait(self, name: str) -> Portrait:
        """The portrait of a name, made at the first question."""
        if name not in self._portraits:
            titles = [title for found in self.mentions(name) for title in titles_beside(self._doc, found)]
            self._portraits[name] = Portrait(name, titles)
        return self._portraits[name]

    def mentions(self, name: str) -> list[TokenSpan]:
        """Where the report names somebody: by this name, or by its surname where nobody else has it."""
        words = name.split()
        namesakes = {bare for bare, _ in self._names if bare.split()[-1:] == words[-1:] and len(bare.split()) > 1}
        alone = len({bare for bare in namesakes if bare.split()[0] != words[0]}) == 0
        return [found for bare, found in self._names if bare == name or (alone and bare.split()[-1:] == words[-1:])]

    def described(self, text: str, actor: Actor) -> Title | None:
        """The title in the words that stand for somebody here; None: they hold the name itself, or no role."""
        if actor.name is None or actor.name.split()[-1] in text:
            return None
        return title_of_words(text)

    def all_named(self) -> list[str]:
        """Full names of the report, each once."""
        return list(dict.fromkeys(bare for bare, _ in self._names if " " in bare))


def named_states(doc: Doc) -> Counter[str]:
    """How often the report names each state or body, by code: by name, people, adjective, capital or body."""
    counts: Counter[str] = Counter()
    for name in doc.ents:
        if name.label_ == "PER":
            continue
        for named in states_named(name.text)[:1]:
            counts[named.state.alpha3] += 1
        body = body_named(name.text)
        if body is not None and body.state:
            counts[body.state] += 1
    return counts
