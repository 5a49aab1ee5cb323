"""Meetings told by a verb: "met", "received", "spoke by phone", "will travel to"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from chancery.code.meetings.calls import read_call, read_speak
from chancery.code.meetings.encounters import (
    read_bring,
    read_closet,
    read_discuss,
    read_drop,
    read_gather,
    read_get,
    read_host,
    read_meet,
    read_play,
    read_see,
    read_sit,
    read_spend,
)
from chancery.code.meetings.idioms import label_of
from chancery.code.meetings.journeys import (
    city_or_none,
    is_stay,
    read_await,
    read_invite,
    read_send,
    read_travel,
    read_visit,
)
from chancery.code.meetings.mentions import (
    WHERE,
    Mention,
    last_used,
    subject_of,
    subject_stretch,
)
from chancery.code.meetings.outlook import outlook
from chancery.code.meetings.phrases import (
    Segment,
    find_place,
    is_mere_clock,
    label_times,
    name_before_where,
    place_before,
    place_before_colon,
    place_before_where,
    place_under,
    segments_after,
    times_in,
    times_under,
)
from chancery.code.meetings.report import Report
from chancery.code.meetings.sides import is_counted
from chancery.code.meetings.status import Told, told_in_clause
from chancery.code.meetings.together import (
    read_again,
    read_beside,
    read_idiom,
    read_joint,
    read_together,
    rest_of_idiom,
)
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons.meetings import meeting_verbs, meeting_words
from chancery.records import UNKNOWN_DAY, Place, TimeExpression, When

Reader = Callable[[Report, Token, list[Segment]], Mention | None]
BEFORE = frozenset({"last", "first", "already", "previously", "earlier"})  # "last met in March"
ABOUT = frozenset({"about", "over", "regarding", "concerning"})
SUBJECT_REACH = 30  # tokens from a subject to its verb that evidence still spans


def read_verb(report: Report, verb: Token) -> Mention | None:
    """A meeting told by a verb; None: its pattern does not find those who meet."""
    segments = segments_after(report, last_of(verb))
    mention = reader_of(verb)(report, verb, segments)
    if mention is None:
        return None
    mention.told = mention.told or told_in_clause(verb, outlook(verb))
    label = label_of(verb)
    if label is not None and (label[0] != "planned" or all(one.status == "present" for one in mention.told)):
        mention.told = [*(one for one in mention.told if one.status != "present"), Told(*label)]
    journey = journey_for(verb) or stay_before(report, verb)
    mention.within = journey.i if journey is not None else mention.within
    times = times_of(report, verb, segments, journey)
    mention.set_day(report, times, segments)
    mention.earlier = mention.when != UNKNOWN_DAY and any(
        part.lower_ in BEFORE and part.pos_ == "ADV" for part in verb.children
    )
    mention.other = mention.again or mention.earlier or any(part.lower_ == "again" for part in verb.children)
    if mention.when == UNKNOWN_DAY and mention.kind in ("talks", "call") and goes_on(verb):
        mention.when = day_of_report(report, verb)
    mention.there = is_there(verb)
    mention.place = where_of(report, verb, segments, mention)
    unplanned = mention.place is None or (mention.journey and "after all" not in verb.sent.text)
    if mention.when == UNKNOWN_DAY and unplanned:  # "will not meet": nothing that could be called off
        plain = [one for one in mention.told if one.status == "cancelled" and one.token.i == verb.i]
        mention.told = [replace(one, status="refused") if one in plain else one for one in mention.told]
    mention.topics = [one for one in segments if one.preposition in ABOUT and one.start not in report.times]
    subject = subject_of(verb)
    mention.definite = subject is not None and not mention.parties and is_counted(subject)  # "the two will meet"
    mention.lower = subject is not None and subject.lemma_.lower() in meeting_words("verbs", "lower")
    near = subject is not None and 0 < verb.i - subject.i < SUBJECT_REACH
    first = subject_stretch(subject, verb)[0] if near and subject is not None else verb.i
    mention.span = report.span(min(first, verb.i), last_used(report, verb, segments))
    return mention


def goes_on(verb: Token) -> bool:
    """Talks are going on while the report is written: "is meeting"."""
    helpers = {part.lower_ for part in verb.children if part.dep_ in clauses.AUXILIARIES}
    return verb.tag_ == "VBG" and bool(helpers & {"is", "are", "'s", "’s", "'re", "’re"})


def day_of_report(report: Report, verb: Token) -> When:
    """The report's own day, where it has one; else an unknown day."""
    dated = report.document.dated
    if dated.earliest is None or dated.earliest != dated.latest:
        return UNKNOWN_DAY
    span = (verb.idx, verb.idx + len(verb))
    return When(earliest=dated.earliest, latest=dated.latest, basis="dateline", spans=(span,))


def is_there(verb: Token) -> bool:
    """ "met her there", "There she is to meet him"."""
    words = [*verb.children, *(verb.head.children if verb.dep_ in ("xcomp", "csubj") else ())]
    opens = verb.sent[0].lower_ == "there" and verb.sent[0].tag_ != "EX"
    return opens or any(part.lower_ == "there" and part.dep_ == "advmod" for part in words)


def journey_for(verb: Token) -> Token | None:
    """The verb of travel that is done for it: "flew to Oslo to meet"; None: there is none."""
    moves = verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_.lower() in meeting_words("verbs", "travel")
    return verb.head if moves else None


def stay_before(report: Report, verb: Token) -> Token | None:
    """The stay during which it happens: "is in Oslo today, where she will meet"; None: there is none."""
    name = name_before_where(report, verb)
    return name.root if name is not None and is_stay(report, name.root) else None


def place_of_clause(report: Report, verb: Token) -> Place | None:
    """Where, by what hangs on the verb, or on the journey that is made for it: "flew to Oslo to meet"."""
    found = place_under(report, verb, WHERE) or place_before_where(report, verb) or place_before_colon(report, verb.i)
    journey = journey_for(verb)
    return place_under(report, journey, WHERE | {"to"}) if found is None and journey is not None else found


def antecedent_time(report: Report, verb: Token) -> Iterator[TimeExpression]:
    """The day before ", when they met"."""
    when = next((part for part in verb.children if part.lower_ == "when"), None)
    if when is None:
        return
    at = when.i - 1
    while at >= 0 and report.doc[at].is_punct:
        at -= 1
    if at in report.times:
        yield report.times[at]


def times_of(report: Report, verb: Token, segments: list[Segment], journey: Token | None) -> list[TimeExpression]:
    """The days that the clause names, or what governs it."""
    times = [*times_in(report, segments), *times_under(report, verb)]
    if journey is not None:
        times = times or list(times_under(report, journey))
    if all(is_mere_clock(report, time) for time in times):  # "Tomorrow: they meet at noon"
        times = label_times(report, verb.sent.start) or times
    if not times and verb.dep_ in ("advcl", "acl:relcl", "acl"):
        times = list(antecedent_time(report, verb))
    shared = verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.head.tag_ == verb.tag_ and verb.head.i < verb.i
    if not times and shared:  # "cut the ribbon on Monday and conferred with"
        times = list(times_under(report, verb.head))
    return times


def where_of(report: Report, verb: Token, segments: list[Segment], mention: Mention) -> Place | None:
    """Where it is: told by the pattern, by the clause, or by "there"; None for a state that is gone to."""
    place = mention.place or find_place(report, segments, WHERE) or place_of_clause(report, verb)
    if place is None and mention.there:
        place = place_before(report, verb)
    return city_or_none(place) if mention.journey and place is not None else place


def is_faced(verb: Token) -> bool:
    """ "came face to face"."""
    return verb.doc[verb.i + 1 : verb.i + 4].text.lower() == "face to face"


def last_of(verb: Token) -> int:
    """The last token of a verb with what belongs to it: "met up", "came face to face"."""
    if is_faced(verb):
        return verb.i + 3
    up = verb.lemma_.lower() == "meet" and verb.doc[verb.i + 1 : verb.i + 2].text.lower() == "up"
    return verb.i + up


def reader_of(verb: Token) -> Reader:
    """What reads the pattern of a verb: that of its set phrase, of its lemma, or of any verb."""
    if is_faced(verb):
        return read_meet
    if rest_of_idiom(verb) is not None:
        return read_idiom
    pattern = meeting_verbs().get(verb.lemma_.lower())
    if pattern is None:
        return read_joint
    together = verb.doc[verb.i + 1 : verb.i + 2].text.lower() == "together"
    if verb.lemma_.lower() == "call" and "together" in {token.lower_ for token in verb.doc[verb.i + 2 : verb.i + 12]}:
        return read_bring
    return READERS["get" if together else pattern]  # "came together"


READERS: dict[str, Reader] = {
    "meet": read_meet,
    "confer": read_meet,
    "host": read_host,
    "visit": read_visit,
    "travel": read_travel,
    "call": read_call,
    "discuss": read_discuss,
    "play": read_play,
    "together": read_together,
    "speak": read_speak,
    "sit": read_sit,
    "gather": read_gather,
    "invite": read_invite,
    "bring": read_bring,
    "get": read_get,
    "see": read_see,
    "drop": read_drop,
    "spend": read_spend,
    "closet": read_closet,
    "beside": read_beside,
    "again": read_again,
    "send": read_send,
    "await": read_await,
}
