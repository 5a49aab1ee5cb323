"""The nouns of the lexicons, frozen; each is one entry of a data file, described in `docs/lexicons.md`."""

from __future__ import annotations

from typing import Literal

import msgspec

from chancery.records import Act, Kind

Match = Literal["name", "alias", "adjective", "people", "capital"]
"""How a text names a state: a capital stands for the state's government, an adjective for its people or its doings."""


class State(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state, or a territory that speaks for itself, and the words that name it in English."""

    alpha3: str
    """ISO 3166 alpha-3 (`XKX` for Kosovo)."""
    name: str
    """Short English name without article (`United States`)."""
    article: bool
    """The name takes `the`."""
    adjective: str
    people: str
    """Plural of its people (`Norwegians`, `Swiss`)."""
    capital: str
    """The city whose name reports use for the government; no claim about its status."""
    aliases: tuple[str, ...] = ()
    """Other names and codes; an alias in capitals is matched in capitals only."""
    variants: tuple[str, ...] = ()
    """Other adjectives and words for its people, singular and plural."""
    seats: tuple[str, ...] = ()
    """Other seats of government and other spellings of the capital."""


Gender = Literal["m", "f", "u"]
"""Of a given name or a role noun: `u` where it is used for both."""


class NameRegion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of one cultural region, one word each, and the states that belong to it."""

    name: str
    states: tuple[str, ...]
    """ISO alpha-3; each state belongs to one region."""
    male: tuple[str, ...]
    female: tuple[str, ...]
    surnames: tuple[str, ...]
    """Fit men and women."""
    male_surnames: tuple[str, ...] = ()
    """For men only; empty: the language does not tell them apart."""
    female_surnames: tuple[str, ...] = ()
    surname_first: bool = False
    """The surname stands before the given name at home."""


PartOfSpeech = Literal["verb", "noun", "adjective", "preposition", "phrase"]
Complement = Literal["clause", "quote", "infinitive", "gerund", "object", "object_as", "noun", "addressee_infinitive"]
"""Where a cue has its content:

clause                 that-clause, bare clause or wh-clause: said (that) S, asked whether S
quote                  a direct quotation
infinitive             to-infinitive that the speaker is the subject of: vowed to V
gerund                 denied V-ing
object                 the object: rejected N; a noun: the claim itself is the content
object_as              object and `as`: hailed N as N
noun                   the object is a noun cue that has the content: expressed hope that S
addressee_infinitive   object is the addressee, content the infinitive: urged N to V
"""
Addressed = Literal["object", "to", "with", "at", "on", "against", "from", "in"]


class CueWord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word that can report a statement."""

    lemma: str
    """Lower case; of a phrase the words, `*` standing for the speaker (`in * words`)."""
    particle: str = ""
    """Further words of a verb (`out` in `point out`, `clear` in `make clear`); they may stand apart from it."""
    pos: PartOfSpeech
    kind: Kind
    act: Act
    """The act when nothing in the content says otherwise."""
    takes: tuple[Complement, ...] = ()
    content_by: tuple[str, ...] = ()
    """Prepositions whose object is the content (`for` in `call for`; with an object before: `accused N of V-ing`)."""
    addressee: tuple[Addressed, ...] = ()
    """How the addressee stands: as object (`told N`) or after a preposition (`said to N`)."""
    weight: float = 0.0
    """0..1: how surely it marks a statement when it has only a plain noun phrase or prepositional phrase."""
    clause_weight: float = 0.0
    """0..1: the same with a clause, quotation, infinitive or cue noun from `takes`."""


HedgeKind = Literal["hedge", "distance", "doubt", "negator"]


class Hedge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that keep a distance (`allegedly`; `what he called`), show doubt, or negate."""

    words: str
    kind: HedgeKind


class Issue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a statement can be about."""

    name: str
    labels: tuple[str, ...] = ()
    """Other names of the issue."""
    words: tuple[str, ...]
    """Lemmas and phrases of lemmas, lower case."""


Sector = Literal[
    "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "BUS", "LAB", "AGR", "EDU",
    "ELI", "JRN", "MED", "REF", "REL", "CVL", "CRM", "SOC", "IGO", "NGO", "UNK",
]  # fmt: skip
"""PLOVER sector codes (MED is health, JRN the press, ELI former officials) and the two kinds of body IGO and NGO."""


class RoleNoun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A noun for somebody by office or calling."""

    noun: str
    aliases: tuple[str, ...] = ()
    """Other names of the same role, abbreviations too."""
    under: tuple[str, ...] = ()
    """Wider roles: a `foreign minister` may be called `the diplomat`."""
    gender: Gender = "u"
    sector: Sector | None = None
    """None: the word does not show it."""
    title: bool = False
    """May stand before a name."""


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body that speaks, or a place that stands for one; a name in lower case is generic (`foreign ministry`)."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: Literal["office", "organisation"]
    state: str | None = None
    """ISO alpha-3, `IGO:` or `NGO:` and a code; None: the context tells."""
    sector: Sector | None = None

    @property
    def generic(self) -> bool:
        """Every state may have one."""
        return self.state is None


class Outlet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A news agency or another medium."""

    name: str
    aliases: tuple[str, ...] = ()
    agency: bool
    state: str | None = None
    """ISO alpha-3 of its home; None: of no one state."""
