"""What a meeting is to deal with, or is said not to: topics of its clauses, and documents to be signed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from chancery.code.meetings.hanging import case_of, climb
from chancery.code.meetings.mentions import Mention, subject_stretch
from chancery.code.meetings.merge import Cluster, party_keys
from chancery.code.meetings.outlook import PREDICATES, has_no, outlook
from chancery.code.meetings.parties import parties_in
from chancery.code.meetings.phrases import segments_after
from chancery.code.meetings.report import Report
from chancery.grammar import clauses
from chancery.grammar.issues import find_issues
from chancery.grammar.parse import Token
from chancery.lexicons import cues_of, issue_named
from chancery.lexicons.meetings import meeting_words
from chancery.records import AgendaItem

REACH = 700
"""Code points back to the last mention of a meeting that "they will discuss" can go on about."""
LONGEST = 8  # tokens of a topic kept in its own words
DOCUMENTS = "documents"
CUTS = frozenset('.!?;:()—"“”«»')
COMING = frozenset({"at", "during", "in", "within"})
TOPIC_CUTS = frozenset({",", "and", "including", "plus", "well", "as", "which", "or", "include", "includes"})
ISSUES = frozenset("issue matter topic question problem affair".split())
THESE = frozenset({"those", "these", "they", "which", "this"})


def add_agenda(report: Report, clusters: list[Cluster]) -> dict[int, list[AgendaItem]]:
    """Agenda items by number of the cluster, in reading order, each issue once for in and once for out."""
    found: dict[int, list[AgendaItem]] = {at: [] for at in range(len(clusters))}
    for at, cluster in enumerate(clusters):
        for mention in cluster.mentions:
            note(found[at], named_topics(report, mention))
            for topic in mention.topics:
                items = make_items(report, topic.start, topic.end, True)
                note(found[at], (item for item in items if issue_named(item.issue) is not None))
    last: tuple[int, int] | None = None
    for token in report.readable() if clusters else ():
        told = read_clause(report, token) if is_agenda_word(token) else None
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
    return {at: sorted(items, key=lambda item: item.span) for at, items in found.items()}


def is_agenda_word(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma not in agenda_lemmas():
        return False
    return token.pos_ in ("VERB", "NOUN")


@cache
def agenda_lemmas() -> frozenset[str]:
    """All words that may bring a topic."""
    lists = [meeting_words("agenda", name) for name in ("verbs", "about", "nouns", "sign")]
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


def read_clause(report: Report, token: Token) -> tuple[int, int, bool] | None:  # noqa: PLR0911  (the first that fits)
    """Stretch of the topics that a verb or noun brings, and whether they are in; None: it brings none."""
    lemma = token.lemma_.lower()
    if is_signing(token):
        return (token.i, token.i + 1, not denied(token))
    if token.pos_ == "NOUN":
        return read_agenda_noun(report, token)
    seen = outlook(token)
    included = not seen.negated
    wish = any(part.lower_ == "would" for part in token.children) and is_quoted(report, token)
    if ((seen.time in ("possible", "present") and seen.status is None) or wish) and lemma in (
        "speak",
        "talk",
        "look",
        "go",
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


def is_quoted(report: Report, token: Token) -> bool:
    """It stands in somebody's own words, where "would" is a wish and no future told in the past."""
    _, statement = report.told_on(token.idx)
    return statement is not None and statement.mode == "direct"


def topics_after(report: Report, verb: Token, included: bool) -> tuple[int, int, bool] | None:
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


def read_agenda_noun(report: Report, noun: Token) -> tuple[int, int, bool] | None:
    """ "X will be on the agenda", "the agenda includes X"."""
    if noun.lemma_.lower() not in meeting_words("agenda", "nouns"):
        return None
    if case_of(noun) == "on" and noun.lemma_.lower() == "agenda":
        holder = noun if any(part.dep_ == "cop" for part in noun.children) else noun.head
        subject = clauses.child(holder, clauses.SUBJECTS)
        if subject is None or holder.i == subject.i:
            return None
        first, last = subject_stretch(subject, holder)
        for other in clauses.children(holder, clauses.SUBJECTS):  # a list of which the parse makes several subjects
            last = max(last, subject_stretch(other, holder)[1])
        return (first, last, not clauses.is_negated(holder) and not has_no(subject))
    verb = noun.head
    if (
        noun.dep_ in clauses.SUBJECTS
        and verb.lemma_.lower() in ("include", "cover", "comprise", "feature")
        and verb.i > noun.i
    ):
        return (verb.i + 1, clause_end(report, verb.i + 1), not outlook(verb).negated)
    return None


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


def clause_end(report: Report, start: int) -> int:
    """Where the list of topics ends: at a full stop, a quotation mark, or who says it (", Peskov said")."""
    doc = report.doc
    for at in range(start, min(len(doc), start + 80)):
        token = doc[at]
        if token.text in CUTS or (token.is_space and "\n" in token.text) or token.lower_ in ("because", "if", "but"):
            return at
        more = at + 1 < len(doc) and doc[at + 1].lemma_.lower() == "include"  # ", which include fisheries"
        if at > start and token.lower_ in ("which", "who") and not more:
            return at
        told = token.dep_ in clauses.SUBJECTS and token.head.i > at and token.head.tag_ in ("VBD", "VBZ", "VBP")
        apart = any(doc[i].text == "," for i in range(max(start, at - 6), at))
        if told and apart and cues_of(token.head.lemma_.lower(), "verb"):
            return at
    return min(len(doc), start + 80)


def make_items(report: Report, start: int, end: int, included: bool) -> Iterator[AgendaItem]:
    """The topics of a stretch: by the issues that their words name, else in their own words."""
    for first, last in split_topics(report, start, end):
        span = report.span(first, last)
        issues = [issue for issue in find_issues(report.doc, [span]) if issue not in ("talks",)]
        issues = [issue for issue in issues if issue != "relations"] or issues
        bare = last - 1 if last - first > 1 and report.doc[last - 1].lemma_.lower() in ISSUES else last
        named = issue_named(report.document.slice(report.span(first, bare)))  # "arms control issues"
        issues = issues or ([named] if named is not None else [])
        if issues:
            for issue in issues:
                yield AgendaItem(issue=issue, included=included, span=span)
        elif last - first <= LONGEST and any(is_topic(report, token) for token in report.doc[first:last]):
            words = report.document.text[span[0] : span[1]]
            yield AgendaItem(issue=" ".join(words.lower().split()), included=included, span=span)


def split_topics(report: Report, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch cut at commas, "and", "as well as" and where, when and with whom it is."""
    doc, first = report.doc, start
    for at in range(start, end + 1):
        stop = at < end and (
            doc[at].lower_ in ("at", "during", "when", "while", "ahead", "before", "after", "with")
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


def speaks_for_parties(report: Report, token: Token, subject: Token | None, clusters: list[Cluster]) -> bool:
    """The subject is those who meet: by name, as "the leaders", or as "we" in the mouth of one of them."""
    if subject is None:
        return token.lemma_.lower() in meeting_words("agenda", "nouns") or is_signing(token)
    if subject.lemma_.lower() in meeting_words("agenda", "together") or subject.i in report.names:
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
