"""What else a statement says of itself: mode, act, issues, negation, hedge, venue, channel, frame."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.find.candidates import Candidate, overlap
from chancery.grammar import clauses
from chancery.grammar.parse import Doc
from chancery.lexicons import hedges
from chancery.records import Act, Mode, Quote, Span

HEDGES = frozenset({"hedge", "distance", "doubt"})
GOVERNED = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "acomp", "attr"})
CLAUSE_OPENERS = clauses.SUBJECTS | {"expl", "cop", "aux", "aux:pass", "auxpass", "advmod", "neg"}
MOSTLY = 0.85  # share of the content inside quotation marks from which it counts as direct
VENUE_NOUNS = frozenset(
    [
        "briefing",
        "conference",
        "forum",
        "meeting",
        "interview",
        "summit",
        "session",
        "speech",
        "address",
        "assembly",
        "council",
        "congress",
        "hearing",
        "event",
        "ceremony",
        "lecture",
        "sidelines",
        "broadcast",
        "programme",
        "program",
        "show",
        "podcast",
        "call",
        "debate",
        "rally",
        "visit",
        "talks",
        "statement",
    ]
)
# Content that turns a plain assertion into another act; the first that fits wins. Own rules.
ACT_PATTERNS: tuple[tuple[Act, re.Pattern[str]], ...] = (
    ("no_comment", re.compile(r"\bno comment\b|\bnothing to add\b", re.I)),
    ("condition", re.compile(
        r"\b(?:only (?:if|when|after|once)|unless|provided that|on (?:the )?condition|as long as|"
        r"(?:necessary|main|key) condition|the only (?:way|thing)|impossible without|until)\b", re.I)),
    ("refusal", re.compile(
        r"\b(?:will (?:not|never)|won[’']t|would (?:not|never)|wouldn[’']t|is not going to|refuse[sd]?)\b", re.I)),
    ("denial", re.compile(r"^(?:no,|this is (?:not true|false)|there (?:is|was|were|are) no\b)", re.I)),
    ("demand", re.compile(r"\b(?:must|should|ought to|ha(?:s|ve) to|needs? to)\b", re.I)),
    ("offer", re.compile(r"\b(?:ready|willing|prepared|open) to\b", re.I)),
    ("expectation", re.compile(r"\b(?:hopes?|expects?|look(?:s|ing)? forward|counts? on)\b", re.I)),
    ("support", re.compile(r"\b(?:in favou?r of|welcomes?|supports?|stands? (?:with|by))\b", re.I)),
    ("opposition", re.compile(r"\b(?:opposes?|against|unacceptable|inadmissible|rejects?)\b", re.I)),
    ("announcement", re.compile(r"\b(?:will|would|is to|are to|plans? to|going to)\b", re.I)),
    ("assessment", re.compile(
        r"\b(?:is|are|was|were|remains?) (?:an? |the |very |quite |still )*"
        r"(?:\w+(?:ive|ful|ous|less|able|ible|al|ant|ent)|good|bad|important|difficult|low|high|step)\b", re.I)),
)  # fmt: skip


def find_mode(content: list[Span], quotes: Sequence[Quote], form: str) -> Mode:
    """direct, mixed or indirect, by the share of the content inside quotation marks."""
    if form == "label":
        return "direct" if not any(overlap(content, [quote.span]) for quote in quotes) else "mixed"
    inside = sum(overlap(content, [quote.span]) for quote in quotes)
    size = sum(end - start for start, end in content)
    if inside >= MOSTLY * size:
        return "direct"
    return "mixed" if inside else "indirect"


def find_act(given: str, content: str) -> str:
    """The cue's own act, or what the content shows where the cue is neutral."""
    if given != "assertion":
        return given
    return next((act for act, pattern in ACT_PATTERNS if pattern.search(content)), "assertion")


def is_hedged(doc: Doc, frame: Span, content: list[Span]) -> bool:
    """A word such as "allegedly" stands in the frame outside the content."""
    return any(
        hedges().get(token.lower_) in HEDGES and not any(start <= token.idx < end for start, end in content)
        for token in clauses.words_in(doc, frame)
    )


def find_venue(doc: Doc, candidate: Candidate) -> Span | None:
    """Where it was said: "at a briefing in Geneva"; None: not told."""
    if candidate.cue_at is None:
        return None
    cue = doc[candidate.cue_at]
    for preposition in ("at", "during", "on", "in"):
        found = clauses.oblique(cue, preposition)
        if found is None or found.lemma_.lower() not in VENUE_NOUNS:
            continue
        span = clauses.subtree(found)
        case = next((part for part in found.children if part.lower_ == preposition and part.i < found.i), None)
        start = case.idx + len(case) + 1 if case is not None else span[0]
        if start < span[1] and not overlap([(start, span[1])], candidate.content):
            return (start, span[1])
    return None


def find_frame(doc: Doc, candidate: Candidate) -> Span:
    """Cue, source and content in one stretch, widened to the clause that governs the cue ("It is unlikely that")."""
    parts = [*candidate.content, *(span for span in (candidate.cue, candidate.source) if span)]
    start, end = min(s for s, _ in parts), max(e for _, e in parts)
    if candidate.cue_at is not None:
        governor = doc[candidate.cue_at]
        while governor.dep_ in GOVERNED and governor.head.i != governor.i:
            governor = governor.head
            start, end = min(start, governor.idx), max(end, governor.idx + len(governor))
            for part in governor.lefts:  # "It is not likely that"
                if part.dep_ in CLAUSE_OPENERS:
                    start = min(start, clauses.subtree(part)[0])
    return (start, end)


def is_cue_negated(doc: Doc, candidate: Candidate) -> bool:
    return candidate.cue_at is not None and clauses.is_negated(doc[candidate.cue_at])
