"""What words do to somebody: frames of verbs and nouns, operators on them, and the PLOVER tables they point to.

A frame says which interaction (by CAMEO code) a trigger tells, and where actor and recipient stand.  An operator
(`refuse`, `agree`, `stop`) makes another interaction of the one in its complement, by `frames_compose.csv`.  The
fields of the records below are the columns of the files; a fault in a file is a SettingsError that names file and line.
`frames_seed.csv` holds verbs of the CAMEO dictionary (Open Event Data Alliance, MIT), made by `facts/frames.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeVar

import msgspec

from chancery.errors import SettingsError
from chancery.lexicons.tables import (
    make_record,
    read_csv,
    read_data,
    read_entries,
    read_toml,
    read_user_file,
    user_file,
)
from chancery.records import Event, Quad

TriggerPos = Literal["verb", "noun", "adjective"]
OperatorKind = Literal[
    "do", "announce", "agree", "stand", "vow", "plan", "ponder", "threaten", "hint", "request", "refuse", "fail",
    "stop", "cancel", "collapse", "allow", "undergo", "not",
]  # fmt: skip
Place = Literal[
    "subject", "object", "iobj", "theme", "poss", "about", "across", "against", "along", "among", "around", "as", "at",
    "behind", "belonging", "between", "by", "following", "for", "from", "in", "into", "near", "of", "off", "on", "out",
    "outside", "over", "past", "before", "facing", "under", "within", "east", "through", "to", "toward", "towards",
    "upon", "with", "that", "inside", "opposite", "alongside", "onto",
]  # fmt: skip
Takes = Literal[
    "object", "infinitive", "clause", "gerund", "for", "on", "to", "of", "in", "about", "with", "ahead",
    "under", "into", "subject",
]  # fmt: skip


class Code(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A CAMEO code with the PLOVER event, mode and contexts it stands for."""

    cameo: str
    event: Event
    mode: str = ""
    contexts: tuple[str, ...] = ()
    mapped: Event | None = None
    """The event of the conversion table, where the manual has another."""


class Score(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The manual's score of an event, or of one of its modes."""

    event: Event
    mode: str = ""
    score: float
    quad: Quad


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A trigger and what it tells."""

    trigger: tuple[str, ...]
    """Lemmas, each a trigger of its own."""
    pos: TriggerPos
    particle: str = ""
    """Particle or preposition that must hang on it (`off`)."""
    theme: tuple[str, ...] = ()
    """What must stand with it: a lemma, several lemmas together, `@set`, `+preposition`, `poss`; one of them does."""
    cameo: str
    mode: str = ""
    """Mode, where it is finer than the code's own."""
    actor: tuple[Place, ...] = ()
    """Where the actor stands; empty: the subject, of a noun the possessor, "by", "of" and "between"."""
    recipient: tuple[Place, ...] = ()
    """Where the recipient stands, the likeliest place first."""
    reciprocal: bool = False
    """Recipients take part as actors do."""


class Idle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A turn in which a trigger tells no interaction ("seized on the remark"); the fields are those of a frame."""

    trigger: tuple[str, ...]
    pos: TriggerPos
    particle: str = ""
    theme: tuple[str, ...] = ()


class Operator(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word that makes another interaction of the one in its complement."""

    trigger: tuple[str, ...]
    pos: TriggerPos
    particle: str = ""
    kind: OperatorKind
    takes: tuple[Takes, ...]
    """Where the complement stands."""


class Composition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a kind of operator makes of an interaction: the longest `inner` with which its code begins holds."""

    kind: str
    inner: str
    cameo: str


class Context(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A PLOVER context with the lemmas that show it."""

    name: str
    words: tuple[str, ...]


T = TypeVar("T", bound=msgspec.Struct)
Located = tuple[str, T]


def read_located(file_name: str, record: type[T]) -> Iterator[Located[T]]:
    """The rows of a file, the user's own first, each with where it stands."""
    path = user_file(file_name)
    texts = [(str(path), read_user_file(path))] if path is not None else []
    for where, text in [*texts, (f"lexicons/{file_name}", read_data(file_name))]:
        for line, entry in read_entries(text, where, record):
            place = f"{where}, line {line}"
            yield place, make_record(entry, record, place)


@cache
def codes() -> MappingProxyType[str, Code]:
    """CAMEO codes by code."""
    rows = read_csv(read_data("plover_cameo.csv"), "lexicons/plover_cameo.csv", Code)
    return MappingProxyType({row.cameo: row for row in rows})


@cache
def scores() -> MappingProxyType[tuple[str, str], Score]:
    """Scores by event and mode; mode empty: the event as such."""
    rows = read_csv(read_data("plover_scores.csv"), "lexicons/plover_scores.csv", Score)
    return MappingProxyType({(row.event, row.mode): row for row in rows})


def score_of(event: str, mode: str | None) -> Score:
    """Score and quad class of an event in a mode, or of the event where the mode has none of its own."""
    return scores().get((event, mode or "")) or scores()[(event, "")]


@cache
def contexts() -> tuple[Context, ...]:
    """All PLOVER contexts."""
    return read_csv(read_data("plover_contexts.csv"), "lexicons/plover_contexts.csv", Context)


@cache
def word_sets() -> MappingProxyType[str, frozenset[str]]:
    """Sets of lemmas by name, sets in sets resolved. Raises SettingsError for an unknown set or a cycle."""
    where = "lexicons/frames_words.toml"
    table = {
        name: str(words).split() for name, words in read_toml(read_data("frames_words.toml"), where)["words"].items()
    }
    path = user_file("frames_words.toml")
    if path is not None:
        where = str(path)
        own = read_toml(read_user_file(path), where).get("words", {})
        table |= {name: str(words).split() for name, words in own.items()}
    return MappingProxyType({name: resolve_set(name, table, where, ()) for name in table})


@cache
def sets_by_word() -> MappingProxyType[str, tuple[str, ...]]:
    """Names of the sets a lemma is in, as frames write them (`@set`)."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, words in word_sets().items():
        for word in words:
            found[word].append(f"@{name}")
    return MappingProxyType({word: tuple(names) for word, names in found.items()})


@cache
def word_forms() -> MappingProxyType[str, str]:
    """Lemma of forms that the lemmatiser does not know."""
    table = read_toml(read_data("frames_words.toml"), "lexicons/frames_words.toml")["forms"]
    return MappingProxyType({form: str(lemma) for form, lemma in table.items()})


def resolve_set(name: str, table: dict[str, list[str]], where: str, above: tuple[str, ...]) -> frozenset[str]:
    """The lemmas of a set and of the sets (`@set`) in it."""
    if name in above:
        raise SettingsError(f"{where}, {name}: the set holds itself ({' -> '.join((*above, name))}); take one link out")
    if name not in table:
        raise SettingsError(f"{where}, {above[-1] if above else name}: there is no set {name!r}")
    found: set[str] = set()
    for word in table[name]:
        found |= resolve_set(word[1:], table, where, (*above, name)) if word.startswith("@") else {word}
    return frozenset(found)


def check_frame(frame: Frame, where: str) -> None:
    """Raises SettingsError for a code, mode or set that does not exist."""
    code = codes().get(frame.cameo)
    if code is None:
        raise SettingsError(f"{where}: there is no CAMEO code {frame.cameo!r}; plover_cameo.csv has them")
    if frame.mode and (code.event, frame.mode) not in scores():
        raise SettingsError(f"{where}: {code.event} has no mode {frame.mode!r}; plover_scores.csv has them")
    check_sets(frame.theme, where)


def check_sets(theme: tuple[str, ...], where: str) -> None:
    """Raises SettingsError for a set that does not exist."""
    for word in theme:
        for part in word.split():
            if part.startswith("@") and part[1:] not in word_sets():
                raise SettingsError(f"{where}: there is no set {part!r}; frames_words.toml has them")


Entry = TypeVar("Entry", bound=Frame | Idle | Operator)


def index_rows(
    rows: list[tuple[str, Entry]], key: Callable[[Entry], tuple[object, ...]]
) -> MappingProxyType[tuple[str, str], tuple[Entry, ...]]:
    """Rows by lemma and part of speech. Raises SettingsError for the same entry twice in one file."""
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    seen: dict[tuple[object, ...], str] = {}
    for where, row in rows:
        for lemma in row.trigger:
            one = (lemma, row.pos, row.particle, *key(row))
            before = seen.setdefault(one, where)
            if before != where and before.partition(", line ")[0] == where.partition(", line ")[0]:
                raise SettingsError(f"{where}: {lemma!r} stands already in {before}; leave one of them out")
            if before == where:
                found[lemma, row.pos].append(row)
    return MappingProxyType({at: tuple(entries) for at, entries in found.items()})


@cache
def frame_index() -> MappingProxyType[tuple[str, str], tuple[Frame, ...]]:
    """Frames by lemma and part of speech, those with a particle first, then with a theme, then the plain one."""
    files = ("frames_nouns.csv", "frames.csv", "frames_seed.csv")
    rows: list[Located[Frame]] = [row for name in files for row in read_located(name, Frame)]
    for where, frame in rows:
        check_frame(frame, where)
    index = index_rows(rows, lambda frame: (frame.theme,))
    return MappingProxyType(
        {at: tuple(sorted(found, key=lambda f: (not f.particle, not f.theme))) for at, found in index.items()}
    )


@cache
def idle_index() -> MappingProxyType[tuple[str, str], tuple[Idle, ...]]:
    """Turns that tell nothing, by lemma and part of speech."""
    rows: list[Located[Idle]] = list(read_located("frames_idle.csv", Idle))
    for where, turn in rows:
        check_sets(turn.theme, where)
    return index_rows(rows, lambda turn: (turn.theme,))


def idle_of(lemma: str, pos: str) -> tuple[Idle, ...]:
    """Turns of a lemma that tell no interaction; empty: none is known."""
    return idle_index().get((lemma, pos), ())


def frames_of(lemma: str, pos: str) -> tuple[Frame, ...]:
    """Frames of a lemma as verb, noun or adjective; empty: it tells no interaction."""
    return frame_index().get((lemma, pos), ())


@cache
def operator_index() -> MappingProxyType[tuple[str, str], tuple[Operator, ...]]:
    """Operators by lemma and part of speech, those with a particle first."""
    index = index_rows(list(read_located("frames_operators.csv", Operator)), lambda operator: (operator.kind,))
    return MappingProxyType({at: tuple(sorted(found, key=lambda o: not o.particle)) for at, found in index.items()})


def operators_of(lemma: str, pos: str) -> tuple[Operator, ...]:
    """Operators of a lemma; empty: it is none."""
    return operator_index().get((lemma, pos), ())


@cache
def composition_index() -> MappingProxyType[tuple[str, str], str]:
    """CAMEO code by kind of operator and beginning of the inner code."""
    found: dict[tuple[str, str], str] = {}
    rows: list[Located[Composition]] = list(read_located("frames_compose.csv", Composition))
    for where, row in rows:
        if row.cameo not in codes():
            raise SettingsError(f"{where}: there is no CAMEO code {row.cameo!r}; plover_cameo.csv has them")
        found.setdefault((row.kind, row.inner), row.cameo)
    return MappingProxyType(found)


def composed(kind: str, inner: str) -> str | None:
    """CAMEO code of what an operator makes of an interaction; None: it stays what it is."""
    table = composition_index()
    for length in range(len(inner), 0, -1):
        if (kind, inner[:length]) in table:
            return table[kind, inner[:length]]
    return None
