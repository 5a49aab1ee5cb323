"""Holds the terms by hand against the open facts: `python -m facts.compare ../shared/data`.

Prints every date of a term by hand that differs by more than a day from that of the same person in the same post (or,
for those who led a state, in the list of leaders), and how many dates both have.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from chancery.lexicons import Term, role_covers
from chancery.lexicons.offices import ADDED, post_of
from chancery.lexicons.tables import load_shipped
from facts.holders import ARCHIVES, is_one_person, read_archive

LED = ("head of state", "head of government", "party leader")
FAR = 200  # days; further apart it is another term of the same person
FULL = 10  # letters of a whole day


def same_post(one: Term, other: Term) -> bool:
    """One post, or a leader's post and the list of leaders."""
    led = other.office == "leader" and any(role_covers(office, one.office) for office in LED)
    return is_one_person(one.person, other.person) and (led or post_of(one) == post_of(other))


def dates(one: Term, other: Term) -> Iterator[tuple[str, str, str]]:
    """Which date, and how the two give it."""
    for name, first, second in (("since", one.since, other.since), ("until", one.until, other.until)):
        if first and second and abs(int(first[:4]) - int(second[:4])) <= 1:
            yield name, first, second


def differ(first: str, second: str) -> bool:
    """More than a day apart, or in another month or year where one of them is coarse."""
    length = min(len(first), len(second))
    if length < FULL:
        return first[:length] != second[:length]
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days) > 1


def main(folder: Path) -> None:
    """Print the differences and their number."""
    by_state = defaultdict(list)
    for name in ARCHIVES:
        for row in read_archive(folder / name):
            by_state[row.term.state].append(row.term)
    compared = different = 0
    for term in load_shipped(ADDED, Term):
        for other in by_state[term.state]:
            for name, first, second in dates(term, other) if same_post(term, other) else ():
                far = min(len(first), len(second)) == FULL and (
                    abs((date.fromisoformat(first) - date.fromisoformat(second)).days) > FAR
                )
                compared += not far
                if not far and differ(first, second):
                    different += 1
                    print(f"{term.person}, {term.office} of {term.state}: {name} {first}; {other.source}: {second}")
    print(f"{compared} dates in both, {different} differ")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
