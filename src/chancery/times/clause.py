"""The tense that an expression is read in: that of its clause, where the words beside it do not say more."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from chancery.records import Span
from chancery.times.place import Place
from chancery.times.tense import Tense, tense_at

_OVER = frozenset(("ended", "since"))
_AHEAD = frozenset(("ending", "starting", "beginning", "payable", "expiring", "due"))
_UNTIL = frozenset(("until", "till", "by", "before"))
_CLOCK_BEFORE = re.compile(
    r"\b([a-z]+)\s+(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?|noon|midday|midnight|early|late)\s+(?:on\s+)?$", re.I
)
_SAYING = frozenset("say tell report announce write insist argue warn claim".split())
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass"))


def clause_tense(doc: Doc, place: Place) -> Tense | None:
    """Tense for a match; None: nothing tells.

    A possessor ("Friday's ruling") has a tense only as part of a subject.
    """
    if place.before in _OVER:
        return "past"
    possessor = place.after in ("'", "’", "'s", "’s")
    if place.before in _AHEAD or re.search(r"\bas (?:early|soon|late) as $", place.text[: place.span[0]][-20:]):
        return "future"
    if before_clock(place) in _UNTIL and not possessor:
        return "past" if tense_at(doc, place.span) == "pluperfect" else "would"
    if possessor and place.head is not None and place.head.head.dep_ not in _SUBJECTS:
        return None
    tense = tense_at(doc, place.span) or arranged(doc, place.span)
    return None if tense == "present" and is_told(doc, place.span) else tense


def is_told(doc: Doc, span: Span) -> bool:
    """Reports put in the present what was said ("she tells the paper on Friday")."""
    words = doc.char_span(*span, alignment_mode="expand")
    above = (words.root, *words.root.ancestors) if words is not None and len(words) else ()
    verb = next((token for token in above if token.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_ in _SAYING


def before_clock(place: Place) -> str:
    """The word before the match, and before the time of day that stands there ("until 9 a.m. Tuesday")."""
    clock = _CLOCK_BEFORE.search(place.text, max(0, place.span[0] - 40), place.span[0])
    return clock[1].lower() if clock else place.before


def arranged(doc: Doc, span: Span) -> Tense | None:
    """What "is to" happen lies ahead, as what "was to" happen did."""
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None or not len(words):
        return None
    for token in (words.root, *words.root.ancestors):
        if token.pos_ in ("VERB", "AUX"):
            return _arranged(token)
    return None


def _arranged(verb: Token) -> Tense | None:
    before = [child for child in verb.children if child.i < verb.i]
    to = next((child for child in before if child.lower_ == "to"), None)
    be = next((child for child in before if child.lower_ in ("is", "are", "am", "was", "were")), None)
    if to is None or be is None or be.i > to.i:
        return None
    return "would" if be.lower_ in ("was", "were") else "future"
