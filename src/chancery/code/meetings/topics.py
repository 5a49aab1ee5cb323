"""Which words of a clause are the topics of a meeting: "discussed X", "X is on the agenda", "the topics are X"."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.code.meetings.hanging import case_of, is_predicate
from chancery.code.meetings.mentions import subject_stretch
from chancery.code.meetings.outlook import has_no, outlook, to_before
from chancery.code.meetings.phrases import segments_after
from chancery.code.meetings.report import Report
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons import cues_of
from chancery.lexicons.meetings import meeting_nouns, meeting_verbs, meeting_words

CUTS = frozenset('.!?;:()—"“”«»')
TOPIC_CUTS = frozenset({",", "and", "including", "plus", "well", "as", "which", "or", "include", "includes"})
LABEL_REACH = 8  # tokens from "agenda" to the colon before its items
Stretch = tuple[int, int, bool]
"""First token of topics, the token after the last, and whether they are in."""


def read_clause(report: Report, token: Token) -> Stretch | None:  # noqa: PLR0911  (the first that fits)
    """Stretch of the topics that a verb or noun brings, and whether they are in; None: it brings none."""
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN":
        return read_agenda_noun(report, token)
    if lemma in meeting_words("agenda", "heading"):
        return read_heading(token)
    if lemma in meeting_words("agenda", "arising"):
        return read_arising(token)
    if lemma in meeting_words("agenda", "purpose") and lemma not in meeting_words("agenda", "about"):
        return (token.i + 1, clause_end(report, token.i + 1), True) if to_before(token) is not None else None
    seen = outlook(token)
    included = not seen.negated
    wish = any(part.lower_ == "would" for part in token.children) and is_quoted(report, token)
    meets = to_before(token) is not None and token.head.lemma_.lower() in meeting_verbs()  # "meet to talk about"
    if (
        not meets
        and ((seen.time in ("possible", "present") and seen.status is None) or wish)
        and lemma
        in (
            "speak",
            "talk",
            "look",
            "go",
        )
    ):
        return None
    if lemma in meeting_words("agenda", "verbs"):
        if clauses.is_passive(token):
            subject = clauses.child(token, clauses.SUBJECTS)
            if subject is None:
                return None
            return (*subject_stretch(subject, token), included and not has_no(subject))
        return (token.i + 1, clause_end(report, token.i + 1), included)
    particle = next((part.i for part in token.children if part.lower_ == "up" and part.i > token.i), None)
    if lemma == "bring":
        return (token.i + 1, clause_end(report, token.i + 1), included) if particle is not None else None
    if lemma not in meeting_words("agenda", "about"):
        return None
    return topics_after(report, token, included)


def read_heading(verb: Token) -> Stretch | None:
    """ "X and Y top the agenda", "X dominated the talks"."""
    what, subject = clauses.child(verb, clauses.OBJECTS), clauses.child(verb, clauses.SUBJECTS)
    known = what is not None and what.lemma_.lower() in meeting_words("agenda", "lists") | set(meeting_nouns())
    if not known or subject is None or subject.i > verb.i:
        return None
    return (*subject_stretch(subject, verb), not outlook(verb).negated and not has_no(subject))


def read_arising(verb: Token) -> Stretch | None:
    """ "X came up", "X featured in the talks"."""
    subject = clauses.child(verb, clauses.SUBJECTS)
    up = verb.lemma_.lower() != "come" or any(part.lower_ == "up" for part in verb.children)
    if subject is None or subject.i > verb.i or not up:
        return None
    return (*subject_stretch(subject, verb), not outlook(verb).negated and not has_no(subject))


def read_agenda_noun(report: Report, noun: Token) -> Stretch | None:
    """ "X will be on the agenda", "the agenda includes X", "the topics are X", "On the table: X"."""
    lemma, case = noun.lemma_.lower(), case_of(noun)
    off = any(token.lower_ == "off" for token in noun.doc[max(noun.sent.start, noun.i - 2) : noun.i])
    if lemma in meeting_words("agenda", "lists") and (off or case in ("on", "at", "for")):
        return read_listed(report, noun, not off)
    if lemma in meeting_words("agenda", "hearts") and case in ("at", "in"):
        return read_listed(report, noun, True) if is_of_meeting(noun) else None
    if lemma not in meeting_words("agenda", "nouns"):
        return None
    colon = colon_after(noun) if lemma in meeting_words("agenda", "subjects") else None
    if colon is not None:
        return (colon + 1, clause_end(report, colon + 1), True)
    return read_naming(report, noun)


def read_naming(report: Report, noun: Token) -> Stretch | None:
    """ "fish is the only topic", "the topics are fish and oil", "the agenda includes fish"."""
    verb, subject = noun.head, clauses.child(noun, clauses.SUBJECTS)
    plain = noun.lemma_.lower() in meeting_words("agenda", "subjects")
    if plain and is_predicate(noun) and subject is not None and subject.i < noun.i:
        return (*subject_stretch(subject, noun), not clauses.is_negated(noun))
    if noun.dep_ not in clauses.SUBJECTS or verb.i < noun.i:
        return None
    if verb.lemma_.lower() in ("include", "cover", "comprise", "feature", "range"):
        return (verb.i + 1, clause_end(report, verb.i + 1), not outlook(verb).negated)
    cop = next((part for part in verb.children if part.dep_ == "cop" and part.i > noun.i), None)
    if plain and cop is not None and verb.pos_ in ("NOUN", "PROPN"):
        return (cop.i + 1, clause_end(report, cop.i + 1), not clauses.is_negated(verb))
    return None


def read_listed(report: Report, noun: Token, included: bool) -> Stretch | None:
    """What is "on the agenda": the subject before it, or what follows "On the agenda are", "On the table:"."""
    holder = noun if is_predicate(noun) else noun.head
    subject = clauses.child(holder, clauses.SUBJECTS)
    if (colon := colon_after(noun)) is not None and (subject is None or holder.i == noun.i):
        return (colon + 1, clause_end(report, colon + 1), included)
    if subject is None or holder.i == subject.i:
        return None
    if subject.i > noun.i:  # "On the agenda are fish and oil"
        return (noun.i + 2, clause_end(report, noun.i + 2), included and not has_no(subject))
    first, last = subject_stretch(subject, holder)
    for other in clauses.children(holder, clauses.SUBJECTS):  # a list of which the parse makes several subjects
        last = max(last, subject_stretch(other, holder)[1])
    return (first, last, included and not clauses.is_negated(holder) and not has_no(subject))


def is_of_meeting(noun: Token) -> bool:
    """ "at the heart of the talks"."""
    near = noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + 7)]
    lists = meeting_words("agenda", "lists") | set(meeting_nouns())
    return len(near) > 0 and near[0].lower_ == "of" and any(token.lemma_.lower() in lists for token in near)


def colon_after(noun: Token) -> int | None:
    """The colon after a noun and a few words of its clause; None: there is none."""
    for token in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + LABEL_REACH)]:
        if token.text == ":":
            return token.i
        if token.text in CUTS or token.text == ",":
            return None
    return None


def is_quoted(report: Report, token: Token) -> bool:
    """It stands in somebody's own words, where "would" is a wish and no future told in the past."""
    _, statement = report.told_on(token.idx)
    return statement is not None and statement.mode == "direct"


def topics_after(report: Report, verb: Token, included: bool) -> Stretch | None:
    """ "talk about", "exchange views on", "focus on"."""
    lemma = verb.lemma_.lower()
    wanted = meeting_words("agenda", "prepositions") | ({"with"} if lemma == "deal" else set())
    if lemma in ("go", "look", "concern"):
        return None
    if lemma == "exchange":  # "exchange views and compare positions on", however the parse has it
        near = report.doc[verb.i + 1 : min(verb.sent.end, verb.i + 9)]
        on = next((token.i for token in near if token.lower_ in wanted), None)
        viewed = any(token.lemma_.lower() in meeting_words("agenda", "exchanges") for token in near)
        return (on + 1, clause_end(report, on + 1), included) if on is not None and viewed else None
    for segment in segments_after(report, verb.i):
        if segment.preposition in wanted and segment.start not in report.times:
            return (segment.start, clause_end(report, segment.start), included)
    return None


def read_exception(report: Report, end: int) -> Stretch | None:
    """What follows the topics as no topic: ", but not about X"; None: nothing does."""
    words = [token.lower_ for token in report.doc[end : end + 4]]
    if words[:2] != ["but", "not"]:
        return None
    first = end + 3 if words[2:3] and words[2] in meeting_words("agenda", "prepositions") else end + 2
    return (first, clause_end(report, first), False)


def clause_end(report: Report, start: int) -> int:
    """Where the list of topics ends: at a full stop, a quotation mark, or who says it (", Peskov said")."""
    doc = report.doc
    for at in range(start, min(len(doc), start + 80)):
        token = doc[at]
        if token.text in CUTS or (token.is_space and "\n" in token.text) or token.lower_ in ("because", "if", "but"):
            return at
        more = at + 1 < len(doc) and doc[at + 1].lemma_.lower() == "include"  # ", which include fisheries"
        if at > start and (token.lower_ in ("which", "who") or token.tag_ == "WDT") and not more:
            return at
        told = token.dep_ in clauses.SUBJECTS and token.head.i > at and token.head.tag_ in ("VBD", "VBZ", "VBP")
        apart = any(doc[i].text == "," for i in range(max(start, at - 6), at))
        if told and apart and cues_of(token.head.lemma_.lower(), "verb"):
            return at
    return min(len(doc), start + 80)


def split_topics(report: Report, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch cut at commas, "and", "as well as" and where, when and with whom it is."""
    doc, first = report.doc, start
    for at in range(start, end + 1):
        stop = at < end and (
            doc[at].lower_ in ("at", "during", "when", "while", "ahead", "before", "after", "with", "without")
            and doc[at].dep_ in ("case", "mark", "advmod", "prep")
            and doc[at].head.dep_ not in ("nmod",)
        )
        cut = at == end or stop or doc[at].lower_ in TOPIC_CUTS
        if not cut:
            continue
        trimmed = trim_topic(report, first, at)
        if trimmed is not None:
            yield trimmed
        first = at + 1
        if stop:
            return


def trim_topic(report: Report, first: int, last: int) -> tuple[int, int] | None:
    """A topic without articles, "the issue of" and marks at its edges; None: nothing is left."""
    doc = report.doc
    while first < last:
        token = doc[first]
        generic = (
            token.lemma_.lower() in meeting_words("agenda", "of") and first + 1 < last and doc[first + 1].lower_ == "of"
        )
        if generic:
            first += 2
            continue
        if (
            token.pos_ not in ("DET", "PUNCT", "SPACE", "ADP", "PART", "ADV", "AUX", "CCONJ", "SCONJ")
            and token.tag_ != "PRP$"
        ):
            break
        first += 1
    while last > first and doc[last - 1].pos_ in ("PUNCT", "SPACE", "ADP", "CCONJ", "DET", "ADV", "AUX", "PART"):
        last -= 1
    return (first, last) if first < last else None


def is_topic(report: Report, token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN") or token.i in report.times:
        return False
    return token.lemma_.lower() not in meeting_words("agenda", "empty") and token.i not in report.names
