"""States and the words that name them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from chancery.lexicons.records import Match, State
from chancery.lexicons.tables import load_rows

CODE = re.compile(r"(?:[A-Z]\.? ?&? ?){1,5}[A-Z]?\.?")  # US, U.S., UAE: matched as they stand
FORMS = 50_000  # words whose reading is kept at hand: those of some hundred reports
PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss"}
)


class NamedState(NamedTuple):
    """A state, and how the text named it."""

    state: State
    match: Match


@cache
def states() -> tuple[State, ...]:
    """All states, in the order of the file."""
    return load_rows("states.csv", State, lambda state: state.alpha3)


@cache
def state_by_code() -> MappingProxyType[str, State]:
    """States by alpha-3."""
    return MappingProxyType({state.alpha3: state for state in states()})


@lru_cache(FORMS)
def fold(text: str) -> str:
    """`text` without accents, with plain apostrophes and single spaces, in lower case unless it is a code (`US`)."""
    plain = text.translate(PLAIN)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = " ".join(plain.split())
    return plain if CODE.fullmatch(plain) else plain.casefold()


def strip_article(text: str) -> str:
    """`text` without a leading `the`."""
    return text[4:] if text[:4].lower() == "the " else text


@cache
def state_words() -> MappingProxyType[str, tuple[NamedState, ...]]:
    """Folded words to what they name; more than one state where the word is shared (`Congolese`)."""
    words: dict[str, list[NamedState]] = {}
    for state in states():
        kinds: tuple[tuple[Match, tuple[str, ...]], ...] = (
            ("name", (state.name,)),
            ("alias", state.aliases),
            ("capital", (state.capital, *state.seats)),
            ("adjective", (state.adjective,)),
            ("people", (state.people, *state.variants)),
        )
        for match, forms in kinds:
            for form in filter(None, forms):
                known = words.setdefault(fold(strip_article(form)), [])
                if all(entry.state is not state for entry in known):
                    known.append(NamedState(state, match))
    return MappingProxyType({word: tuple(entries) for word, entries in words.items()})


@lru_cache(FORMS)
def states_named(text: str) -> tuple[NamedState, ...]:
    """Every state that `text`, as a whole, can name: its name, alias, adjective, people or capital.

    A leading `the` and a trailing `'s` do not count.  Codes match in capitals only, other words only when they begin
    with a capital (`turkey` is a bird).  Empty: no state.
    """
    bare = strip_article(text.strip())
    if not bare[:1].isupper():
        return ()
    found = state_words().get(fold(bare), ())
    if not found and bare[-2:] in ("'s", "’s"):
        found = state_words().get(fold(bare[:-2]), ())
    if not found and bare.isupper():  # a headline in capitals: NORWAY
        found = state_words().get(fold(bare.title()), ())
    return found


def state_named(text: str) -> State | None:
    """The one state that `text` names; None: no state, or several (`Congolese`)."""
    found = states_named(text)
    return found[0].state if len(found) == 1 else None
