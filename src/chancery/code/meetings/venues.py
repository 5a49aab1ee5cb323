"""Where a meeting is, told apart from it: "Geneva was chosen as the venue", "with Oslo as the host"."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.code.meetings.merge import Cluster
from chancery.code.meetings.phrases import is_state, make_place, owns
from chancery.code.meetings.report import PLACES, Report
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import place_named, states_named
from chancery.records import Place

VENUES = frozenset("venue setting host backdrop".split())


def place_by_venue(report: Report, cluster: Cluster) -> Place | None:
    """The one city that a sentence about a venue names, beside or next to those that tell the meeting; else None."""
    if cluster.kind in ("call", "visit"):
        return None
    for sentence in sentences_round(report, cluster):
        if not any(token.lemma_.lower() in VENUES and token.pos_ == "NOUN" for token in sentence):
            continue
        names = {name.start: name for token in sentence if (name := report.names.get(token.i)) is not None}
        cities = [make_place(name) for name in names.values() if is_city(report, name)]
        if len(cities) == 1:
            return cities[0]
    return None


def is_city(report: Report, name: TokenSpan) -> bool:
    """A place that is known, or tagged as one, and no state, nor owner of anything."""
    if owns(report, name) or is_state(make_place(name)):
        return False
    return name.label_ in PLACES and (place_named(name.text) is not None or bool(states_named(name.text)))


def sentences_round(report: Report, cluster: Cluster) -> Iterator[TokenSpan]:
    """The sentences of the mentions, and in the same paragraph those after and before them."""
    told = [one.token.sent for one in cluster.mentions]
    yield from told
    for sentence in told:
        if sentence.end < len(report.doc) and "\n" not in sentence.text:
            yield report.doc[sentence.end].sent
        if sentence.start > 0 and "\n" not in report.doc[sentence.start - 1].text:
            yield report.doc[sentence.start - 1].sent
