"""The nouns of the lexicons, frozen; each is one entry of a data file, described in `docs/lexicons.md`."""

from __future__ import annotations

from calendar import monthrange
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
    capital: str = ""
    """The city whose name reports use for the government; no claim about its status.  Empty: of a former state, whose
    capital's name stands for another government now."""
    aliases: tuple[str, ...] = ()
    """Other names and codes; an alias in capitals is matched in capitals only."""
    variants: tuple[str, ...] = ()
    """Other adjectives and words for its people, singular and plural."""
    seats: tuple[str, ...] = ()
    """Other seats of government and other spellings of the capital."""
    until: str | None = None
    """Last day of a state that is no more; None: it is there."""


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
    single: bool = False
    """A state, or a pair of states, has one holder at a time; two are a fault in a table of terms."""


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


Date = str
"""A year, a month or a day (`2015`, `2015-08`, `2015-08-03`): what is not known is left out."""
Code = str
"""ISO alpha-3, `IGO:` or `NGO:` and a code."""


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person's time in one office."""

    person: str
    """Key of the person: the name, with a note in brackets where two bear it (`Wang Yi (poet)`)."""
    office: str
    """A noun of `roles.csv` (`foreign minister`, `secretary of state`)."""
    state: Code
    """State or body that is served."""
    to: Code | None = None
    """Of an ambassador or envoy: the state or body sent to; None: the office is at home."""
    since: Date | None = None
    """None: not known."""
    until: Date | None = None
    """The last day in office; None: still in office, or see `seen`."""
    seen: Date | None = None
    """Where the end is not known: known to be in office until then."""
    number: int | None = None
    """Count of the holder (`46`: the 46th president); None: nobody counts."""
    source: str = ""
    """What the row rests on."""

    @property
    def first_day(self) -> str | None:
        """The first ISO day that `since` allows; None: not known."""
        return self.since and self.since + "-01-01"[len(self.since) - 4 :]

    @property
    def last_day(self) -> str | None:
        """The last ISO day that `until`, or else `seen`, allows; None: open."""
        last = self.until or self.seen
        if last is None or len(last) == 10:
            return last
        year, _, month = last.partition("-")
        return f"{year}-{month or '12'}-{monthrange(int(year), int(month or '12'))[1]}"

    def held_on(self, day: str) -> bool:
        """The office may have been held on this ISO day (or in this month or year)."""
        first, last = self.first_day, self.last_day
        return (first is None or first[: len(day)] <= day) and (last is None or day <= last[: len(day)])


class KnownPerson(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody in the tables of offices."""

    key: str
    """Tells two people of one name apart; else the name itself."""
    aliases: tuple[str, ...] = ()
    """Other spellings and fuller or shorter names, each with a given name or title."""
    gender: Gender = "u"
    wikipedia: str = ""
    """Title of the English article, with underscores."""
    state: str | None = None
    """Home, or the state last served, or the body if no state was."""

    @property
    def name(self) -> str:
        """The canonical name, without what tells two apart."""
        return self.key.partition(" (")[0]


PlaceKind = Literal["capital", "seat", "city", "building"]
"""Of a place: capital or seat of a state's government, or of a body; a city where states meet; a building."""


class Place(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place whose name may stand for a government or a body (`Moscow`, `Brussels`, `the Kremlin`), or be a venue."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: PlaceKind
    state: Code
    """State it lies in."""
    stands_for: tuple[str, ...] = ()
    """Codes of those it can stand for, the likeliest first; empty: it is a venue only."""
