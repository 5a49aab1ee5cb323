"""What a meeting is to deal with, or is said not to: topics of its clauses, and documents to be signed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from chancery.code.meetings.hanging import case_of, climb
from chancery.code.meetings.mentions import Mention, subject_stretch
from chancery.code.meetings.merge import Cluster, party_keys
from chancery.code.meetings.outlook import PREDICATES, has_no, outlook
from chancery.code.meetings.parties import parties_in
from chancery.code.meetings.report import Report
from chancery.code.meetings.topics import Stretch, clause_end, is_topic, read_clause, read_exception, split_topics
from chancery.grammar import clauses
from chancery.grammar.issues import find_issues
from chancery.grammar.parse import Token
from chancery.lexicons import issue_named
from chancery.lexicons.meetings import meeting_nouns, meeting_words
from chancery.records import AgendaItem

REACH = 700
"""Code points back to the last mention of a meeting that "they will discuss" can go on about."""
LONGEST = 8  # tokens of a topic kept in its own words
WH = frozenset({"WP", "WRB", "WDT", "WP$"})
WEIGHED = frozenset({"consider", "explore", "examine"})  # what one side alone does at home
DOCUMENTS = "documents"
COMING = frozenset({"at", "during", "in", "within"})
ISSUES = frozenset("issue matter topic question problem affair".split())
THESE = frozenset({"those", "these", "they", "which", "this"})


def add_agenda(report: Report, clusters: list[Cluster]) -> dict[int, list[AgendaItem]]:
    """Agenda items by number of the cluster, in reading order, each issue once for in and once for out."""
    found: dict[int, list[AgendaItem]] = {at: [] for at in range(len(clusters))}
    for at, cluster in enumerate(clusters):
        for mention in cluster.mentions:
            note(found[at], named_topics(report, mention))
            for topic in mention.topics:
                clause = report.doc[topic.start].tag_ in WH  # "talks on who may land how much mackerel"
                end = clause_end(report, topic.start) if clause else topic.end
                items = make_items(report, topic.start, end, True)
                plain = topic.preposition not in ("on", "over")  # which bring days, meals and much else
                note(found[at], (item for item in items if plain or issue_named(item.issue) is not None))
    last: tuple[int, int] | None = None
    for token in report.readable() if clusters else ():
        told = read_told(report, token) if is_agenda_word(token) else None
        if told is None and last is not None and lists_more(token) and token.i - last[1] < 60:
            told = (token.i + 1, clause_end(report, token.i + 1), True)
            note(found[last[0]], make_items(report, *told))
            continue
        if told is None:
            continue
        number = choose_cluster(report, clusters, token)
        if number is None:
            continue
        last = (number, token.i)
        items = signing(report, token, told[2]) if is_signing(token) else make_items(report, *told)
        note(found[number], items)
        exception = read_exception(report, told[1])
        note(found[number], make_items(report, *exception) if exception is not None else iter(()))
    return {at: sorted(items, key=lambda item: item.span) for at, items in found.items()}


def read_told(report: Report, token: Token) -> Stretch | None:
    """The topics that a word brings, or the word itself where it tells of the signing of documents; None: nothing."""
    return (token.i, token.i + 1, not denied(token)) if is_signing(token) else read_clause(report, token)


def is_agenda_word(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma not in agenda_lemmas():
        return False
    return token.pos_ in ("VERB", "NOUN")


@cache
def agenda_lemmas() -> frozenset[str]:
    """All words that may bring a topic."""
    names = ("verbs", "about", "nouns", "sign", "heading", "lists", "hearts", "arising", "purpose")
    lists = [meeting_words("agenda", name) for name in names]
    return frozenset[str]().union(*lists)


def named_topics(report: Report, mention: Mention) -> Iterator[AgendaItem]:
    """The issues that the name of a meeting tells: "the fishing talks", "the nuclear summit"."""
    noun = mention.token
    for token in report.doc[max(noun.sent.start, noun.i - 3) : noun.i]:
        beside = token.head.i == noun.i and token.dep_ in ("compound", "amod") and token.i not in report.names
        if noun.pos_ in ("NOUN", "PROPN") and beside:
            span = report.span(token.i, noun.i)
            issues = {issue for issue in find_issues(report.doc, [span]) if issue not in ("talks", "relations")}
            yield from (AgendaItem(issue=issue, included=True, span=span) for issue in sorted(issues))


def note(kept: list[AgendaItem], items: Iterator[AgendaItem]) -> None:
    for item in items:
        if all((item.issue, item.included) != (one.issue, one.included) for one in kept):
            kept.append(item)


def lists_more(token: Token) -> bool:
    """ "Those include ...": more of what the sentence before has begun."""
    if token.lemma_.lower() != "include" or token.pos_ != "VERB":
        return False
    subject = clauses.child(token, clauses.SUBJECTS)
    return subject is not None and (
        subject.lower_ in THESE or subject.lemma_.lower() in meeting_words("agenda", "nouns")
    )


def is_signing(token: Token) -> bool:
    """The signing of documents."""
    if token.lemma_.lower() not in meeting_words("agenda", "sign"):
        return False
    signed = meeting_words("agenda", "documents")
    near = token.doc[max(token.sent.start, token.i - 8) : min(token.sent.end, token.i + 9)]
    return any(word.lemma_.lower() in signed and (word.head.i == token.i or token in word.ancestors) for word in near)


def denied(token: Token) -> bool:
    """No signing is planned, nothing is to be signed."""
    if has_no(token) or any(has_no(part) for part in token.children if part.dep_ in clauses.SUBJECTS | clauses.OBJECTS):
        return True
    if token.pos_ == "VERB" and outlook(token).negated:
        return True
    above = [token, *climb(token)] if token.pos_ == "NOUN" else [token, *list(token.ancestors)[:2]]
    return any(part.pos_ in PREDICATES and clauses.is_negated(part) for part in above)


def signing(report: Report, token: Token, included: bool) -> Iterator[AgendaItem]:
    """One item for all documents, over the words that speak of signing."""
    signed = meeting_words("agenda", "documents")
    words = [
        part
        for part in token.sent
        if part.lemma_.lower() in signed and (part.head.i == token.i or token in part.ancestors)
    ]
    ends = [token.i, *(part.i for part in words[:1])]
    yield AgendaItem(issue=DOCUMENTS, included=included, span=report.span(min(ends), max(ends) + 1))


def make_items(report: Report, start: int, end: int, included: bool) -> Iterator[AgendaItem]:
    """The topics of a stretch: by the issues that their words name, else in their own words."""
    for first, last in split_topics(report, start, end):
        span = report.span(first, last)
        issues = [issue for issue in find_issues(report.doc, [span]) if issue not in ("talks",)]
        issues = [issue for issue in issues if issue != "relations"] or issues
        bare = last - 1 if last - first > 1 and report.doc[last - 1].lemma_.lower() in ISSUES else last
        named = issue_named(report.document.slice(report.span(first, bare)))  # "arms control issues"
        nouns = (issue_named(token.text) for token in report.doc[first:last] if token.pos_ == "NOUN")
        named = named or next((issue for issue in nouns if issue is not None), None)  # "use of *ports*"
        issues = issues or ([named] if named is not None else [])
        if issues:
            for issue in issues:
                yield AgendaItem(issue=issue, included=included, span=span)
        elif is_plain_topic(report, first, last):
            words = report.document.text[span[0] : span[1]]
            yield AgendaItem(issue=" ".join(words.lower().split()), included=included, span=span)


def is_plain_topic(report: Report, first: int, last: int) -> bool:
    """The words are short, tell something, and name no meeting: "consider a trip to Oslo" brings no topic."""
    words = report.doc[first:last]
    if len(words) > LONGEST or words.root.lemma_.lower() in meeting_nouns():
        return False
    return any(is_topic(report, token) for token in words)


def choose_cluster(report: Report, clusters: list[Cluster], token: Token) -> int | None:
    """The meeting at which something is discussed: named in the clause, or the last one that those who speak hold."""
    here = [
        (at, mention)
        for at, cluster in enumerate(clusters)
        for mention in cluster.mentions
        if mention.token.sent.start == token.sent.start
    ]
    verbal = token if token.pos_ == "VERB" else next((up for up in climb(token) if up.pos_ in PREDICATES), token)
    for at, mention in here:
        if case_of(mention.token) in COMING | {"following", "after"} and token.sent.start <= mention.token.i:
            return at
    if is_of_topics(token):  # whose subject is the topic
        return here[0][0] if here else last_before(report, clusters, token, None)
    if is_purpose(token):
        return next((at for at, mention in here if mention.token.i < token.i), None)
    chance = verbal.head if verbal.dep_ == "acl" and verbal.head.dep_ in clauses.OBJECTS else None
    governor = verbal if chance is None else chance.head  # "will have a chance to exchange views"
    subject = clauses.subject(governor) if governor.pos_ in PREDICATES else None
    if subject is not None:
        for at, mention in here:
            if mention.token.i in (subject.i, verbal.head.i):
                return at
    if not speaks_for_parties(report, token, subject, clusters):
        return here[0][0] if here and is_signing(token) else None
    return last_before(report, clusters, token, subject)


def is_of_topics(token: Token) -> bool:
    """Its subject is no party but the topic itself: "gas dominated", "gas is on the agenda"."""
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN":
        return lemma in meeting_words("agenda", "lists") | meeting_words("agenda", "hearts")
    return lemma in meeting_words("agenda", "heading") | meeting_words("agenda", "arising")


def is_purpose(token: Token) -> bool:
    """What a meeting is for: "met *to settle* the dispute"."""
    purpose = meeting_words("agenda", "purpose") - meeting_words("agenda", "about")
    return token.pos_ == "VERB" and token.lemma_.lower() in purpose


def speaks_for_parties(report: Report, token: Token, subject: Token | None, clusters: list[Cluster]) -> bool:
    """The subject is those who meet: by name, as "the leaders", or as "we" in the mouth of one of them."""
    if subject is None:
        return token.lemma_.lower() in meeting_words("agenda", "nouns") or is_signing(token)
    alone = token.lemma_.lower() in WEIGHED and not any(part.dep_ == "conj" for part in subject.children)
    if subject.lemma_.lower() in meeting_words("agenda", "together") or (subject.i in report.names and not alone):
        return True
    if subject.lemma_.lower() in meeting_words("agenda", "nouns") or clauses.is_passive(token):
        return True
    return subject.lower_ in ("he", "she", "i") or subject.head.lemma_.lower() == "agenda"


def last_before(report: Report, clusters: list[Cluster], token: Token, subject: Token | None) -> int | None:
    """The cluster mentioned last before the word, of those whose parties fit the subject."""
    keys = frozenset[str]()
    if subject is not None:
        verb = token if token.i > subject.i else subject.head
        keys = party_keys(parties_in(report, *subject_stretch(subject, verb)))
    best: tuple[int, int] | None = None
    for at, cluster in enumerate(clusters):
        known = party_keys(cluster.parties)
        if keys and known and not keys <= known:
            continue
        before = [one.token.i for one in cluster.mentions if one.token.i <= token.i + 12]
        if not before or not fits_tense(cluster, token):
            continue
        near = token.idx - report.doc[before[-1]].idx
        if near < REACH and (best is None or before[-1] > best[0]):
            best = (before[-1], at)
    return best[1] if best is not None else None


def fits_tense(cluster: Cluster, token: Token) -> bool:
    """What will be discussed is no matter of a meeting that is over."""
    if token.pos_ != "VERB":
        return True
    time = outlook(token).time
    return not (cluster.phase == "past" and time == "future") and not (cluster.phase == "future" and time == "past")
