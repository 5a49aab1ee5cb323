"""Meetings of a report: summits, talks, visits, calls and forums, one record each however often they are named."""

from __future__ import annotations

from msgspec.structs import replace

from chancery.code.meetings.agenda import add_agenda
from chancery.code.meetings.days import settle
from chancery.code.meetings.finding import find_mentions
from chancery.code.meetings.hanging import case_of
from chancery.code.meetings.history import lies, tell_history
from chancery.code.meetings.mentions import Mention
from chancery.code.meetings.merge import FAMILIES, Cluster, merge_mentions
from chancery.code.meetings.parties import pair_of
from chancery.code.meetings.report import Report, Who
from chancery.code.meetings.venues import place_by_venue
from chancery.grammar.parse import Doc
from chancery.ids import meeting_id
from chancery.lexicons import cues_of, states_named
from chancery.lexicons.meetings import meeting_words
from chancery.records import (
    UNKNOWN_DAY,
    Actor,
    AgendaItem,
    Document,
    Meeting,
    MeetingStatus,
    Statement,
    TimeExpression,
    When,
)

VERSION = "meetings-rules/2"
OF_PAIR = "not named with the meeting: one of the two states that the report is about"
OF_LAST = "not named with the meeting: of the last one, after which it is another"
PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "ELI", "IGO", "REB", "PRM", "UAF"})
LEAST = 1
"""So many of two parties, place, day and status must be told; that it is spoken of as known counts half."""


def find_meetings(
    document: Document, doc: Doc, statements: tuple[Statement, ...], times: tuple[TimeExpression, ...], who: Who
) -> tuple[Meeting, ...]:
    """The meetings that a report tells of, in order of first mention (in a live report: of the one written first).

    `doc` is the parse of the document (UD labels), `times` its time expressions, `who` says whom a span of code points
    names. What is refused, and what is a meeting in general only, is none; nor is one of private people, or of nobody
    named, in a report that hardly names a state.
    """
    report = Report.of(document, doc, statements, times, who)
    mentions = [one for one in find_mentions(report) if not is_refused(one)]
    clusters = [cluster for cluster in merge_mentions(mentions) if is_meeting(report, cluster)]
    for at, cluster in enumerate(clusters):
        cluster.parties = cluster.sides
        cluster.parties = complete(report, cluster) or parties_of_last(clusters[:at], cluster)
    if not report.of_states:
        clusters = [cluster for cluster in clusters if any(is_public(actor) for actor in cluster.parties)]
    agendas = add_agenda(report, clusters)
    return tuple(make_meeting(report, cluster, tuple(agendas[at])) for at, cluster in enumerate(clusters))


def is_public(actor: Actor) -> bool:
    """Acts for a state, a party, an armed group or an international body, as far as is known."""
    return actor.kind in ("state", "office") or actor.sector in PUBLIC


def parties_of_last(before: list[Cluster], cluster: Cluster) -> tuple[Actor, ...]:
    """Of "the next round", "a second meeting": those of the last one of its kind."""
    if not all(one.other and not one.stranger for one in cluster.mentions):
        return ()
    same = [one for one in before if cluster.kind in FAMILIES[one.kind] and len(one.parties) > 1]
    return tuple(replace(actor, why=OF_LAST) for actor in same[-1].parties) if same else ()


def is_refused(mention: Mention) -> bool:
    """Somebody will not meet, or did not: there is no meeting to keep."""
    statuses = [one.status for one in mention.told]
    return "refused" in statuses and not {"confirmed", "held", "postponed", "cancelled"} & set(statuses)


def is_meeting(report: Report, cluster: Cluster) -> bool:
    """It is one meeting of somebody, somewhere or some day, and not meetings in general."""
    if not cluster.parties and all(is_venue_of_saying(one) for one in cluster.mentions):
        return False
    dated = cluster.when != UNKNOWN_DAY
    numbered = any(one.numbered or one.other for one in cluster.mentions)
    known = (len(cluster.parties) > 1) + (cluster.place is not None) + dated + bool(cluster.parties) + numbered
    if all(one.plural and not was_held(one) for one in cluster.mentions):
        return False
    call = cluster.kind == "call"  # "in a phone call" is one, whoever called
    told = any((one.sure or call) and one.status != "present" for mention in cluster.mentions for one in mention.told)
    weak = all(one.token.lemma_.lower() in meeting_words("nouns", "weak") for one in cluster.mentions)
    if weak and known + told < 2:
        return False
    parties = complete(report, cluster) if cluster.parties and cluster.kind == "talks" else cluster.parties
    several = len(parties) > 1 or any(one.partnered for one in cluster.mentions)
    exact = several + (cluster.place is not None) + dated + told + numbered * 0.5
    if any(one.familiar for one in cluster.mentions):
        return True
    return exact + (bool(cluster.parties) or any(one.definite for one in cluster.mentions)) * 0.5 >= LEAST


def was_held(mention: Mention) -> bool:
    """ "the sessions", of which it is told that somebody held them: several days of one meeting."""
    return mention.definite and any(one.status == "held" and one.sure for one in mention.told)


def is_venue_of_saying(mention: Mention) -> bool:
    """ "said at a conference in Rome": where somebody spoke, and no more is told of it."""
    verb = mention.token.head
    named = mention.token.pos_ in ("NOUN", "PROPN") and (mention.when == UNKNOWN_DAY or mention.kind == "forum")
    return (
        named and case_of(mention.token) == "at" and verb.pos_ == "VERB" and bool(cues_of(verb.lemma_.lower(), "verb"))
    )


def make_meeting(report: Report, cluster: Cluster, agenda: tuple[AgendaItem, ...]) -> Meeting:
    history = tell_history(report, cluster)
    spans = tuple(dict.fromkeys(sorted(mention.span for mention in cluster.mentions)))
    return Meeting(
        id=meeting_id(report.document.id, spans[0]),
        kind=cluster.kind,
        parties=cluster.parties,
        place=None if cluster.kind == "call" else cluster.place or place_by_venue(report, cluster),
        when=settle(report, day_of(report, cluster, history[-1].status), lies(report, cluster)),
        status=history[-1].status,
        history=history,
        agenda=agenda,
        evidence=spans,
        confidence=confidence(cluster),
        found_by=VERSION,
    )


def day_of(report: Report, cluster: Cluster, status: MeetingStatus) -> When:
    """Its day as told; of what a live report follows, that of the report."""
    live = bool(report.entries.starts) and status == "held" and not any(one.other for one in cluster.mentions)
    dated = report.document.dated
    if not live or cluster.when != UNKNOWN_DAY or dated.earliest is None or dated.earliest != dated.latest:
        return cluster.when
    return When(earliest=dated.earliest, latest=dated.latest, basis="dateline", spans=(cluster.mentions[0].span,))


def complete(report: Report, cluster: Cluster) -> tuple[Actor, ...]:
    """The parties; of talks whose other side is not named, the two states that the report is about."""
    pair = pair_of(report, cluster.mentions[0].token, cluster.place) if len(cluster.parties) < 2 else ()
    told = any(is_of_two(one) or is_summit_of(report, one, pair) for one in cluster.mentions)
    if not told or any(one.stranger or one.outer for one in cluster.mentions):
        return cluster.parties
    mine = {actor.state for actor in cluster.parties}
    if not pair or not mine <= {actor.state for actor in pair}:
        return cluster.parties
    return (*cluster.parties, *(replace(actor, why=OF_PAIR) for actor in pair if actor.state not in mine))


def is_summit_of(report: Report, mention: Mention, pair: tuple[Actor, ...]) -> bool:
    """A summit without names, where the sentence or the one before it speaks of the two states."""
    if not pair or mention.kind != "summit":
        return False
    before = report.doc[max(0, mention.token.sent.start - 1)].sent
    near = (report.names.get(at) for at in range(before.start, mention.token.sent.end))
    names = {name.start: name for name in near if name is not None}
    named = {found.state.alpha3 for name in names.values() for found in states_named(name.text)}
    return {actor.state for actor in pair} <= named


def is_of_two(mention: Mention) -> bool:
    """The clause speaks of two who meet without naming them, or of talks, which take two."""
    if mention.kind == "talks" and mention.token.lemma_.lower() not in meeting_words("nouns", "weak"):
        return True
    start, end = mention.token.sent.start, mention.token.sent.end
    near = mention.token.doc[max(start, mention.token.i - 8) : min(end, mention.token.i + 6)]
    return any(word.lower_ in meeting_words("nouns", "of_two") for word in near)


def confidence(cluster: Cluster) -> float:
    """Share of what makes a meeting that the report tells: two parties, a place, a day, a sure status."""
    sure = any(one.sure for mention in cluster.mentions for one in mention.told)
    marks = (len(cluster.parties) > 1, cluster.place is not None, cluster.when != UNKNOWN_DAY, sure)
    return round(0.5 + 0.1 * sum(marks), 2)
