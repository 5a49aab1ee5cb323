"""Who passed a statement on: "as RIA reported", "quoted by the agency"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.find.bodies import is_medium
from chancery.find.candidates import Candidate
from chancery.find.scene import Scene
from chancery.find.speakers import resolve
from chancery.records import Actor, Span

CARRIED = re.compile(
    r"\bas (?P<a>[^,.;\n]{2,50}?) (?:reported|reports|writes|wrote|noted)\b"
    r"|\b(?P<b>[A-Z][^,.;\n]{1,40}?) (?:reported|reports)(?=[,.\n]|$)"
    r"|\b(?:was|were|is|as) (?:quoted|cited) by (?P<c>[^,.;\n]{2,60}?)(?= as saying|[,.;\n]|$)"
    r"|\b(?P<d>[A-Z][^,.;\n]{1,30}?) (?:quoted|cited) (?!by\b)[^.\n]{2,60} as saying"
)


def find_via(scene: Scene, candidate: Candidate) -> Iterator[Actor]:
    """Media named as carriers in the sentence around the statement's frame."""
    text = scene.page.text
    for span in candidate.carriers:
        yield from resolve(Scene(scene.page, scene.cast), span)
    first = min([candidate.start, *(s[0] for s in (candidate.cue, candidate.source) if s)])
    last = max([candidate.content[-1][1], *(s[1] for s in (candidate.cue, candidate.source) if s)])
    stop = re.compile(r"[.\n]").search(text, last)
    window: Span = (
        max(text.rfind("\n", 0, first) + 1, text.rfind(". ", 0, first) + 1),
        stop.start() if stop else len(text),
    )
    for match in CARRIED.finditer(text, *window):
        span = next(match.span(group) for group in "abcd" if match[group])
        if any(s <= span[0] < e for s, e in candidate.content):
            continue
        if not is_medium(text[slice(*span)]):
            continue
        if candidate.source and span[0] <= candidate.source[0] < span[1]:
            continue
        yield from resolve(Scene(scene.page, scene.cast), span)
