"""What is known of the day from outside the text: given by a person, by the page's metadata, by its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.daysets import FIRST, between, make_days, ordinal, write_days
from chancery.times.day_cues.given import Given, Reason

_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?(0?[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]|[1-9](?=[/-])))?(?=[/_.-]|$)")


def read_outside(given: Given) -> Iterator[Reason]:
    """Reasons from the given day, the metadata, the address and the time of fetching."""
    dated = given.document.dated
    if dated.basis == "stated":
        days = between(dated.earliest, dated.latest)
        yield Reason("given", days, 1.0, "the day was given with the report", basis="stated")
    if dated.basis == "metadata":
        days = between(dated.earliest, dated.latest)
        rests = f" ({given.document.dated_by})" if given.document.dated_by else ""
        yield Reason("metadata", days, 0.9, f"the page's metadata{rests} state {dated.earliest}", basis="metadata")
    yield from read_address(given)
    if given.fetched is not None:
        days = make_days([(FIRST, given.fetched)])
        yield Reason(
            "fetched", days, 0.95, f"the page was fetched on {days and write_days(days)[0][1]}", basis="metadata"
        )


def read_address(given: Given) -> Iterator[Reason]:
    """The day or month in the path of the page's address."""
    url = given.document.source.url or ""
    found = _IN_PATH.search(re.sub(r"^\w+://[^/]*", "", url))
    if found is None:
        return
    year, month, day = int(found[1]), int(found[2]), found[3]
    first = ordinal(year, month, int(day or 1))
    after = ordinal(year + month // 12, month % 12 + 1, 1)
    if first is None or after is None:
        return
    last = first if day else after - 1
    yield Reason("address", make_days([(first, last)]), 0.85, f"the page's address holds {found[0]}", basis="metadata")
