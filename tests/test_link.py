"""Merges, splits and undoings: what holds, who counts as whom, what is refused."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import EditError
from chancery.link import check_edit, holding_edits, resolve_edits, resolve_merges, split_id
from chancery.records import ActorEdit, Identities


def merges(*pairs: str) -> list[ActorEdit]:
    """`"ab"`: a into b."""
    return [
        ActorEdit(what="merge", number=number, actor=pair[0], target=pair[1])
        for number, pair in enumerate(pairs, start=1)
    ]


def undo(number: int, undoes: int) -> ActorEdit:
    return ActorEdit(what="undo", number=number, undoes=undoes)


def split(number: int, actor: str, target: str, *scope: str) -> ActorEdit:
    return ActorEdit(what="split", number=number, actor=actor, target=target, scope=scope)


def test_nothing_said() -> None:
    assert resolve_merges([]) == {}
    assert resolve_edits([]) == Identities()


def test_a_chain_ends_in_one() -> None:
    assert resolve_merges(merges("ab", "bc", "de")) == {"a": "c", "b": "c", "d": "e"}


def test_the_order_does_not_count() -> None:
    pairs = ("ab", "cb", "bd", "ef", "cg")
    results = [resolve_merges(merges(*order)) for order in permutations(pairs)]
    assert all(result == results[0] for result in results)
    # d and g were merged into nobody: the first of the alphabet.
    assert results[0] == {"a": "d", "b": "d", "c": "d", "g": "d", "e": "f"}


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=12), st.randoms())
def test_any_order_gives_the_same(pairs: list[tuple[int, int]], chance: object) -> None:
    rows = merges(*(f"{min(one, other)}{max(one, other)}" for one, other in pairs if one != other))
    mixed = list(rows)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    merged = resolve_merges(rows)
    assert resolve_merges(mixed) == merged
    for row in rows:
        assert merged.get(row.actor or "", row.actor) == merged.get(row.target or "", row.target)
    assert not set(merged) & set(merged.values())


def test_undoing_and_undoing_that() -> None:
    rows = merges("ab", "bc")
    assert resolve_merges([*rows, undo(3, 1)]) == {"b": "c"}
    assert resolve_merges([*rows, undo(3, 1), undo(4, 3)]) == {"a": "c", "b": "c"}
    assert resolve_merges([*rows, undo(3, 1), undo(4, 3), undo(5, 4)]) == {"b": "c"}
    assert [row.number for row in holding_edits([*rows, undo(3, 1), undo(4, 3)])] == [1, 2, 4]


def test_circles_are_refused_with_the_way_out() -> None:
    rows = merges("ab", "bc")
    with pytest.raises(EditError, match=r"a into b \(edit 1\), b into c \(edit 2\), c into a \(edit 3\); undo 1 first"):
        check_edit(merges("ab", "bc", "ca")[2], rows)
    with pytest.raises(EditError, match="one already"):
        check_edit(merges("ab", "bc", "ac")[2], rows)
    with pytest.raises(EditError, match="with itself"):
        check_edit(merges("aa")[0], [])
    # A row that got in from elsewhere: the store says which, and does not hang.
    with pytest.raises(EditError, match=r"circle: a into b .*chancery undo 3"):
        resolve_edits(merges("ab", "bc", "ca"))


def test_an_undoing_that_would_close_a_circle_is_refused() -> None:
    rows = [*merges("ab"), undo(2, 1), ActorEdit(what="merge", number=3, actor="b", target="a")]
    with pytest.raises(EditError, match="circle"):
        check_edit(undo(4, 2), rows)


def test_undoing_what_is_not_there() -> None:
    rows = [*merges("ab"), undo(2, 1)]
    with pytest.raises(EditError, match="no edit 7"):
        check_edit(undo(3, 7), rows)
    with pytest.raises(EditError, match="edit 1 is undone already, by 2; `chancery undo 2`"):
        check_edit(undo(3, 1), rows)
    check_edit(undo(3, 2), rows)
    # Undone, brought back, and undone again: nothing is in the way.
    check_edit(undo(4, 1), [*rows, undo(3, 2)])


def test_splits() -> None:
    rows = [split(1, "a", "x", "s1", "d2"), split(2, "a", "y", "s3")]
    known = resolve_edits(rows)
    assert known.resolve("a", "d1", "s1") == "x"
    assert known.resolve("a", "d2", "s9") == "x"
    assert known.resolve("a", "d2", "s3") == "y", "a statement goes before its document"
    assert known.resolve("a", "d1", "s2") == "a"
    assert known.resolve("b", "d2", "s1") == "b"
    assert resolve_edits([*rows, undo(3, 1)]).resolve("a", "d2", "s1") == "a"


def test_splits_and_merges_together() -> None:
    rows = [*merges("ab"), split(2, "b", "x", "d1"), ActorEdit(what="merge", number=3, actor="x", target="c")]
    known = resolve_edits(rows)
    assert known.resolve("a", "d1", "s1") == "c", "who counts as b is split off with b"
    assert known.resolve("a", "d2", "s2") == "b"
    assert known.sources({"c"}) == {"a", "b", "c", "x"}


def test_splits_that_contradict() -> None:
    rows = [split(1, "a", "x", "s1")]
    with pytest.raises(EditError, match=r"edits 1 and 2 say of a in s1 that it is x and y; .*chancery undo 1"):
        check_edit(split(2, "a", "y", "s1"), rows)
    check_edit(split(3, "a", "y", "s1"), [*rows, undo(2, 1)])
    with pytest.raises(EditError, match="from itself"):
        check_edit(split(2, "a", "a", "s2"), rows)
    with pytest.raises(EditError, match="needs the statements"):
        check_edit(split(2, "a", "y"), rows)


def test_a_split_makes_the_same_id_each_time() -> None:
    assert split_id("a", ["s1", "d2"]) == split_id("a", ["d2", "s1"]) != split_id("b", ["s1", "d2"])
