"""Meetings named by a noun: "the Oslo summit", "talks with Morocco", "her visit to Rabat"."""

from __future__ import annotations

import re
from dataclasses import replace

from chancery.code.meetings.days import choose_when, stretch
from chancery.code.meetings.hanging import climb, is_predicate
from chancery.code.meetings.mentions import (
    WITH,
    Mention,
    last_used,
)
from chancery.code.meetings.noun_circumstances import end_told, place_of, times_of, times_since
from chancery.code.meetings.noun_phrases import Phrase, read_phrase
from chancery.code.meetings.noun_sides import find_parties, named_sides
from chancery.code.meetings.noun_status import told_of_noun
from chancery.code.meetings.parties import parties_in
from chancery.code.meetings.phrases import (
    POSSESSIVE,
    Segment,
)
from chancery.code.meetings.report import Report
from chancery.code.meetings.status import Told
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons.meetings import meeting_words

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})
ANOTHER = frozenset(
    "return second third fourth fifth another next new further separate previous last following".split()
)
MEASURES = frozenset("hour day week month year morning afternoon evening night weekend".split())  # "two days of talks"
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|(?!month)\w+th|first|second|third|twenty-first")
SIDELINES = frozenset({"sidelines", "sideline", "margins", "margin", "fringes"})
UNCOUNTED = frozenset({"talk", "negotiation", "consultation", "discussion", "deliberation"})


def read_noun(report: Report, noun: Token, lemma: str, end: int | None = None) -> Mention:
    """A meeting named by a noun; `end`: the token after it, where hyphens join it with others."""
    phrase = read_phrase(report, noun, lemma, noun.i if end is None else end - 1)
    left, segments = phrase.left, phrase.segments
    vague = phrase.kind == "talks" or lemma in meeting_words("nouns", "vague")
    mention = Mention(noun, phrase.kind, loose=vague)
    mention.told = told_of_noun(phrase.anchor, left, phrase.last)
    mention.told_of_last = is_predicate(phrase.anchor) and any(
        part.dep_ in clauses.SUBJECTS and part.lower_ in ("it", "this") for part in phrase.anchor.children
    )
    mention.loose = mention.loose or mention.told_of_last
    if phrase.predicate is not None and not any(one.sure for one in mention.told):
        mention.told.append(Told(phrase.predicate.status, phrase.predicate.cue))
    mention.outer = any(token.lower_ in SIDELINES for token in report.doc[max(noun.sent.start, left - 2) : left])
    mention.parties = find_parties(phrase) if not mention.outer else named_sides(phrase)
    mention.place = place_of(phrase)
    if report.doc[left].lower_ in DEFINITE and all(one.token.lemma_ == "expect" for one in mention.told):
        mention.told = [replace(one, status="planned", sure=False) for one in mention.told]  # "expects the summit to"
    mention.set_day(report, times_of(phrase), segments)
    length = next((report.lengths[at] for at in range(left, noun.i) if at in report.lengths), 0)
    if length > 1 and (end := end_told(phrase)) is not None:
        mention.when, mention.lasting = stretch(mention.when, length, from_start=not end), True
    mention.since = choose_when(report, times_since(phrase), "past")
    if phrase.case in ("at", "in", "for", "during", "on", "over"):
        above = phrase.verb or next((token for token in climb(phrase.anchor) if is_predicate(token)), None)
        mention.within = above.i if above is not None else None  # "met at a forum", "is in Oslo for talks"
    topics = meeting_words("agenda", "prepositions")
    mention.topics = [one for one in segments if one.preposition in topics and one.start not in report.times]
    mention.span = report.span(left, last_used(report, noun, segments))
    describe(mention, phrase)
    if not mention.told and (was := copula_of(noun)) is not None:
        mention.told = [Told("held", was, sure=False)]
    echo = lemma in meeting_words("nouns", "echo")
    if echo and report.doc[left].lower_ == "their":  # "after their conversation"
        echo, mention.familiar = False, True
    mention.follows = echo and mention.definite and mention.kind != "call" and len(mention.parties) < 2
    return mention


def copula_of(noun: Token) -> Token | None:
    """The "was" of "The encounter was the first of its kind"; None: the noun is no subject of such."""
    is_subject = noun.dep_ in clauses.SUBJECTS and noun.head.pos_ in ("NOUN", "ADJ", "PROPN", "NUM")
    found = (part for part in noun.head.children if part.dep_ == "cop" and part.tag_ == "VBD")
    return next(found, None) if is_subject else None


def describe(mention: Mention, phrase: Phrase) -> None:
    """What the words before the noun say of it: known or new, one of a series or another one, with whom."""
    report, noun, left, lemma = phrase.report, phrase.noun, phrase.left, phrase.lemma
    words = [token.lower_ for token in report.doc[left : noun.i]]
    mention.definite = (bool(words) and words[0] in DEFINITE) or any(word in POSSESSIVE for word in words)
    mention.other = any(report.doc[at].lower_ in ANOTHER and at not in report.times for at in range(left, noun.i))
    beside = frozenset({"with", "between"})
    partners = [one for one in phrase.segments if one.preposition in beside]
    mention.partnered = bool(partners)
    mention.stranger = bool(partners) and not any(is_known(report, one) for one in partners)
    counted = phrase.anchor if phrase.anchor is not noun else noun
    counted = noun if counted.lemma_.lower() in MEASURES else counted
    words += [
        token.lemma_.lower()
        for one in phrase.segments
        if one.preposition in WITH
        for token in report.doc[one.start : one.end]
    ]
    mention.lower = any(word.removesuffix("s") in meeting_words("verbs", "lower") for word in words)
    mention.plural = counted.tag_ in ("NNS", "NNPS") and (counted is not noun or lemma not in UNCOUNTED)
    following = report.doc[noun.i + 1] if noun.i + 1 < len(report.doc) else noun
    counted_after = lemma == "round" and following.pos_ == "NUM"  # "round three"
    mention.numbered = counted_after or any(ORDINAL.fullmatch(word) for word in words)
    strong = lemma in meeting_words("nouns", "strong") and not mention.plural and noun.i not in report.names
    mention.familiar = (strong and mention.definite) or counted_after
    mention.indefinite = bool(words) and words[0] in ("a", "an")
    mention.definite = mention.definite or (not mention.indefinite and report.is_headline(noun.idx))  # no article there


def is_known(report: Report, segment: Segment) -> bool:
    """It names somebody, or speaks of those who are known ("between the two ministers")."""
    words = report.doc[segment.start : segment.end]
    two = any(token.lower_ in meeting_words("nouns", "of_two") for token in words)
    return two or bool(parties_in(report, segment.start, segment.end))
