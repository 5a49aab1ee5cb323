"""What users type for a state, somebody, a day or a word of the record, and what is meant by it."""

from __future__ import annotations

import contextlib
import datetime
from typing import get_args

from chancery.errors import InputError
from chancery.ids import is_actor_id
from chancery.store.facts import Side


def code_of(named: str, *, bodies: bool = False) -> str:
    """Code of the state or international body that is named, by name or code; raises InputError.

    With `bodies`, also the name of any other body ("Central Bank of Norway"), as it is.
    """
    from chancery import lexicons

    bare = named.strip()
    by_name = lexicons.state_named(bare) or lexicons.state_named(bare.title())
    state = lexicons.state_by_code().get(bare.upper()) or by_name
    if state is not None:
        return state.alpha3
    plain = bare.removeprefix("IGO:")
    body = lexicons.body_named(plain) or lexicons.body_named(plain.upper())
    if body is not None and body.state is not None and not body.state.isalpha():
        return body.state
    if bodies and any(character.isalnum() for character in bare):
        return bare if body is None else body.name
    raise InputError(f"{named!r} is no state or international body that is known; write it as NOR, Norway or IGO:UN")


def side_of(named: str) -> Side:
    """Whom the words mean: an actor by id, a state or international body by name or code, or all of a name.

    Raises InputError for words without a letter or digit.
    """
    if is_actor_id(named):
        return Side(actor=named)
    try:
        return Side(state=code_of(named))
    except InputError:
        if not any(character.isalnum() for character in named):
            raise InputError(f"{named!r} holds no word; give a state, a name or the id of an actor") from None
        return Side(name=named)


def check_days(*days: str | None) -> None:
    """Raise InputError for what is no ISO day; None is any."""
    for day in days:
        if day is not None and not _is_day(day):
            raise InputError(f"{day!r} is not a day; write it as 2024-03-01")


def check_word(word: str | None, words: object, what: str) -> None:
    """Raise InputError for a word that is none of `words`, a Literal of the records; None is any."""
    known = get_args(words)
    if word is not None and word not in known:
        raise InputError(f"{word!r} is no {what}; there are: {', '.join(known)}")


def _is_day(value: str) -> bool:
    with contextlib.suppress(ValueError):
        return datetime.date.fromisoformat(value).isoformat() == value  # not `20240301`, which compares wrongly
    return False
