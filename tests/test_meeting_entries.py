"""Entries of a live report: found by the hours that open lines, the oldest first."""

from __future__ import annotations

import pytest

from chancery.code.meetings.entries import find_entries


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Live\n12:30 c\n11.05 b\n9am a", (3, 2, 1)),
        ("8.15am: a\n9.40am: b\n1.05pm: c", (1, 2, 3)),
        ("UPDATE 3: c\nUPDATE 2: b\nUPDATE 1: a", (3, 2, 1)),
        ("- [00:10] e\n- [23:50] d\n- [22:00] c\n- [21:30] b\n- [20:00] a", (5, 4, 3, 2, 1)),  # over midnight
        ("12:30 a\n11:05 b", ()),  # two hours may open lines of any report
        ("12 boats were seen\n11 came home\n3 were lost", ()),
        ("A report without hours.", ()),
    ],
)
def test_entries(text: str, turns: tuple[int, ...]) -> None:
    assert find_entries(text).turns == turns


def test_what_stands_before_the_first_entry_was_written_last() -> None:
    text = "Talks are off\n12:30 c\n11.05 b\n9am a"
    entries = find_entries(text)
    assert entries.turn(0) == 4
    assert entries.turn(text.index("a", 30)) == 1
