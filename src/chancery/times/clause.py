"""The tense that an expression is read in: that of its clause, where the words beside it do not say more."""

from __future__ import annotations

import re

from chancery.grammar.parse import Doc, Token
from chancery.records import Span
from chancery.times.place import Place
from chancery.times.tense import Tense, tense_at, verb_tense

_OVER = frozenset(("ended", "since"))
_AHEAD = frozenset(("ending", "starting", "beginning", "payable", "expiring", "due"))
_UNTIL = frozenset(("until", "till", "by", "before"))
_CLOCK_BEFORE = re.compile(
    r"\b([a-z]+)\s+(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?|noon|midday|midnight|early|late)\s+(?:on\s+)?$", re.I
)
_SET_FOR = re.compile(
    r"(?P<over>\b(?:was|were|been)\s+)?(?:originally\s+|still\s+)?\b(?:planned|set|scheduled|slated|confirmed|billed|booked"
    r"|fixed|due|announced|pencilled\s+in|penciled\s+in)\s+for\s+(?:the\s+|early\s+|late\s+|next\s+)?$",
    re.I,
)
_CALLED_OFF = frozenset("cancel postpone delay scrap shelve abandon call put push suspend".split())
"""Verbs for what happens to a meeting whose day is still to come; some with "off" or "back"."""
_HEADING = re.compile(r"[.:]\s+")
_SAYING = frozenset("say tell report announce write insist argue warn claim".split())
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass"))


def clause_tense(doc: Doc, place: Place) -> Tense | None:
    """Tense for a match; None: nothing tells.

    A possessor ("Friday's ruling") has a tense only as part of a subject.
    """
    if place.before in _OVER:
        return "pluperfect"
    if (arranged_for := set_for(doc, place) or under_heading(doc, place)) is not None:
        return arranged_for
    possessor = place.after in ("'", "’", "'s", "’s")
    if place.before in _AHEAD or re.search(r"\bas (?:early|soon|late) as $", place.text[: place.span[0]][-20:]):
        return "future"
    if before_clock(place) in _UNTIL and not possessor:
        return "past" if tense_at(doc, place.span) == "pluperfect" else "would"
    if possessor and place.head is not None and place.head.head.dep_ not in _SUBJECTS:
        return None
    tense = tense_at(doc, place.span) or arranged(doc, place.span)
    return None if tense == "present" and is_told(doc, place.span) else tense


def set_for(doc: Doc, place: Place) -> Tense | None:
    """ "a visit planned for May" lies ahead, and so does what was planned and is called off; None: no such words."""
    found = _SET_FOR.search(place.text, max(0, place.span[0] - 60), place.span[0])
    if found is None:
        return None
    if not found["over"]:
        return "future"
    words = doc.char_span(*place.span, alignment_mode="expand")
    above = words.root.ancestors if words is not None and len(words) else ()
    return "meant" if any(verb.lemma_ in _CALLED_OFF for verb in above) else None


def under_heading(doc: Doc, place: Place) -> Tense | None:
    """Of a day that is a line's heading ("FRIDAY. The envoy flies home"): what follows it; None: it is none."""
    start, end = place.span
    if place.text[start - 1 : start] not in ("", "\n") or _HEADING.match(place.text, end) is None:
        return None
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None or words.end + 1 >= len(doc):
        return None
    following = doc[words.end + 1 : doc[words.end + 1].sent.end]
    return next((tense for token in following if (tense := verb_tense(token)) is not None), "present")


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
