"""The statuses of a meeting in the order in which they came about: dated, and never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from chancery.code.meetings.afterwards import told_afterwards, word_of_delay
from chancery.code.meetings.days import days_between
from chancery.code.meetings.hanging import climb, is_predicate
from chancery.code.meetings.merge import Cluster
from chancery.code.meetings.outlook import PREDICATES, outlook, status_of_verb
from chancery.code.meetings.report import Report
from chancery.code.meetings.status import Told
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.records import MeetingStatus, StatusAt, When

RANK: dict[str, int] = {"mooted": 0, "planned": 1, "confirmed": 2, "postponed": 3, "cancelled": 4, "held": 5}
HOUR_REACH = 7
HOURS = frozenset({"noon", "midday", "midnight", "dawn", "lunchtime", "half", "quarter"})
AHEAD = ("mooted", "planned", "confirmed")


@dataclass(frozen=True)
class Entry:
    """One status before it is put in order."""

    told: Told
    status: MeetingStatus
    when: When


def tell_history(report: Report, cluster: Cluster) -> tuple[StatusAt, ...]:
    """The statuses that hold, the last one last; never empty.

    Ordered by the day as of which each is told, then by how far a meeting has come. What only a tense or a preposition
    hints at counts where nothing surer is told; a meeting that lies ahead is not held, one that lies behind is.
    """
    mentions = [one for one in cluster.mentions if not one.journey] or cluster.mentions
    if cluster.kind == "visit":
        mentions = cluster.mentions
    found = [entry for mention in mentions for told in mention.told for entry in [make_entry(report, told)] if entry]
    position = lies(report, cluster)
    if position == "ahead":
        found = [entry for entry in found if entry.status != "held"]
    if position == "behind" and not any(entry.status in ("held", "cancelled", "postponed") for entry in found):
        found.append(Entry(Told("held", cluster.mentions[0].token), "held", report.document.dated))
    found += [entry for told in told_afterwards(report, cluster) for entry in [make_entry(report, told)] if entry]
    sure = [entry for entry in found if entry.told.sure]
    if all(entry.told.earlier for entry in sure):
        sure = found
    if not sure:
        sure = [by_default(report, cluster, position)]
    ordered = sorted(sure, key=lambda entry: order_of(report, entry))
    if ordered[-1].status == "cancelled" and (word := word_of_delay(ordered[-1].told.token)) is not None:
        ordered.append(Entry(Told("postponed", word), "postponed", ordered[-1].when))
    return tuple(without_repeats(ordered))


def order_of(report: Report, entry: Entry) -> tuple[bool, str, int, int]:
    """By the day, then by the entry of a live report, so that its newest wins, then by how far it has come."""
    turn = report.entries.turn(entry.told.token.idx)
    return not entry.told.earlier, entry.when.latest or "9999", turn, RANK[entry.status]


def make_entry(report: Report, told: Told) -> Entry | None:
    """None: the word tells no status of the record."""
    if told.status not in RANK:
        return None
    when, _ = report.told_on(told.token.idx)
    return Entry(told, told.status, when)  # type: ignore[arg-type]


def lies(report: Report, cluster: Cluster) -> str | None:
    """`ahead` or `behind` of the report's day; None: its day is not known, or may be either."""
    dated, when = report.document.dated, cluster.when
    if dated.latest and when.earliest and when.earliest > dated.latest:
        return "ahead"
    if dated.earliest and when.latest and when.latest < dated.earliest:
        return "behind"
    if days_between(dated.earliest, dated.latest) > 1:
        return {"future": "ahead", "past": "behind"}.get(cluster.phase or "")
    return None


def by_default(report: Report, cluster: Cluster, position: str | None) -> Entry:
    """Where nothing tells: held if it lies behind or a verb tells it in the present, else planned."""
    mention = cluster.mentions[0]
    present = any(one.status == "present" for each in cluster.mentions for one in each.told)
    unknown = cluster.when.earliest is None  # the Thursday of a report without a day
    coming = cluster.when.spans and (unknown or cluster.when.basis == "relative")  # "ministers meet on Thursday"
    today = cluster.when.earliest == report.document.dated.latest
    coming = coming and not (today and (is_there_now(cluster) or (present and mention.turn)))
    coming = coming or any(is_at_an_hour(each.token) for each in cluster.mentions)
    bare = not cluster.when.spans and not any(one.told for one in cluster.mentions)
    familiar = bare and any(one.familiar for one in cluster.mentions)  # "the talks", of which nothing else is told
    past = cluster.when.spans and any(is_in_past(one.token) for one in cluster.mentions)  # "boycotted the summit"
    now = past or ((present or familiar) and not coming)
    held = position == "behind" or cluster.phase == "past" or (position is None and now)
    vague = bare and position is None and not any(one.definite for one in cluster.mentions)  # "instead of talks"
    new = present and position is None and all(one.indefinite for one in cluster.mentions)  # "work on a meeting"
    wished = vague or (new and not any(is_predicate(one.token) for one in cluster.mentions))
    status: MeetingStatus = "mooted" if wished and not past else "held" if held else "planned"
    return Entry(Told(status, mention.token, sure=False), status, report.document.dated)


def is_in_past(noun: Token) -> bool:
    """The clause that it stands in tells of the past."""
    verb = next((above for above in climb(noun) if above.pos_ in PREDICATES), noun.sent.root)
    if verb.i == noun.i and noun.i > 0:  # a verb before it that the parse lost: "A and B held talks"
        verb = noun.nbor(-1)
    if noun.sent.text.endswith(",") and noun.sent.end < len(noun.doc):
        verb = noun.doc[noun.sent.end].sent.root
    thought = verb.sent == noun.sent and status_of_verb(verb) in AHEAD  # "proposed on Monday a summit"
    return verb.pos_ in PREDICATES and outlook(verb).time == "past" and not thought


def is_there_now(cluster: Cluster) -> bool:
    """Nothing but "be" tells it: "is in Oslo tonight", "are back at the table"."""
    told = [one.token for each in cluster.mentions for one in each.told]
    return bool(told) and all(any(part.dep_ == "cop" for part in token.children) for token in told)


def is_at_an_hour(verb: Token) -> bool:
    """ "sit down at ten": in the present, that is to come."""
    near = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + HOUR_REACH)]
    bare = verb.tag_ in ("VB", "VBP", "VBZ") and not any(part.dep_ in clauses.AUXILIARIES for part in verb.children)
    return bare and any(
        one.lower_ == "at" and (two.pos_ == "NUM" or two.text[:1].isdigit() or two.lower_ in HOURS)
        for one, two in pairwise(near)
    )


def without_repeats(entries: list[Entry]) -> list[StatusAt]:
    """Only what changes: the same again, and planned after confirmed, change nothing."""
    kept: list[StatusAt] = []
    for entry in entries:
        if kept:
            last = kept[-1].status
            weaker = last in AHEAD and entry.status in AHEAD and RANK[entry.status] < RANK[last]
            if entry.status == last or weaker:
                continue
        token = entry.told.token
        kept.append(StatusAt(status=entry.status, when=entry.when, span=(token.idx, token.idx + len(token))))
    return kept
