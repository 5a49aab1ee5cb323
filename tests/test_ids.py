"""Ids: stable from run to run, and different where the parts differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chancery.ids import LENGTH, digest, document_id, statement_id

parts = st.lists(st.one_of(st.text(max_size=8), st.integers()), max_size=5)


def test_ids_do_not_change_between_versions() -> None:
    """These are stored; a change here orphans every store."""
    assert digest("a", "b") == "3c9d591045bc"
    assert document_id("The ferry left.") == "d" + digest("The ferry left.")
    assert statement_id("d1", [(0, 3)], (4, 8)) == "s" + digest("d1", 0, 3, 4, 8)


def test_parts_are_kept_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("") != digest()
    assert digest("a", "") != digest("a")


def test_odd_text_has_an_id() -> None:
    assert document_id("\ud800 lone \x00")[0] == "d"


def test_statement_ids_tell_statements_apart() -> None:
    ids = {
        statement_id("d1", [(0, 3)], (4, 8)),
        statement_id("d2", [(0, 3)], (4, 8)),
        statement_id("d1", [(0, 2)], (4, 8)),
        statement_id("d1", [(0, 3)], (5, 8)),
        statement_id("d1", [(0, 3), (9, 12)], (4, 8)),
        statement_id("d1", [(0, 3)], None),
    }
    assert len(ids) == 6


@given(parts)
def test_digest_is_short_hex_and_repeatable(given_parts: list[str | int]) -> None:
    one = digest(*given_parts)
    assert one == digest(*given_parts)
    assert len(one) == LENGTH
    assert int(one, 16) >= 0


@given(parts, parts)
def test_different_parts_differ(one: list[str | int], other: list[str | int]) -> None:
    if [str(part) for part in one] != [str(part) for part in other]:
        assert digest(*one) != digest(*other)
