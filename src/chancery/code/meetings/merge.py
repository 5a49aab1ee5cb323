"""Which mentions are of one meeting: by kind, parties, place and day; a conflict in any keeps two apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from chancery.code.meetings.days import days_between, narrower, overlap
from chancery.code.meetings.mentions import Mention
from chancery.code.meetings.parties import without_homes
from chancery.lexicons import place_named, states_named
from chancery.lexicons.meetings import meeting_words
from chancery.records import UNKNOWN_DAY, Actor, MeetingKind, Place, When

FAMILIES: dict[str, frozenset[str]] = {
    "summit": frozenset({"summit", "talks"}),
    "talks": frozenset({"summit", "talks"}),
    "visit": frozenset({"visit"}),
    "call": frozenset({"call"}),
    "forum": frozenset({"forum"}),
    "other": frozenset({"other"}),
}
CLOSE = 7  # days of an interval that tells one meeting from another
JOURNEY = 3  # days from setting out to the talks
MANY = 3  # parties from which on one may come or go in another sentence


@dataclass
class Cluster:
    """The mentions of one meeting, and what they say together."""

    mentions: list[Mention] = field(default_factory=list)
    parties: tuple[Actor, ...] = ()
    place: Place | None = None
    when: When = UNKNOWN_DAY
    phase: str | None = None

    @property
    def kind(self) -> MeetingKind:
        """The most exact kind that a mention tells."""
        exact = [one.kind for one in self.mentions if not one.loose]
        if any(one.kind == "talks" for one in self.mentions) and all(kind == "visit" for kind in exact):
            exact = ["talks"] if all(one.journey or one.loose for one in self.mentions) else exact
        if not exact and self.mentions[0].kind == "talks" and is_of_one_body(self.parties):
            return "other"
        return exact[0] if exact else self.mentions[0].kind

    @property
    def last(self) -> tuple[int, int]:
        return self.mentions[-1].turn, self.mentions[-1].token.i

    @property
    def sides(self) -> tuple[Actor, ...]:
        """Who meets: where it is told by itself, not the state in which they come together as well."""
        own = without_homes(actor for one in self.mentions if not one.journey for actor in one.parties)
        return own if self.kind == "talks" and len(party_keys(own)) > 1 else self.parties

    def add(self, mention: Mention) -> None:
        """Take one more mention in: what is exact wins over what is rough, what is first over what is later."""
        later = bool(self.mentions) and mention.turn > self.last[0]
        arrived = bool(self.mentions) and is_soon_after(self, mention)
        way = mention.journey and bool(self.mentions) and self.kind == "talks"
        phase = None if way else mention.phase  # the way there tells of the way
        self.phase = phase or self.phase if later else self.phase or phase
        self.mentions.append(mention)
        self.parties = without_homes([*self.parties, *mention.parties])
        if mention.place is not None and (self.place is None or is_wider(self.place, mention.place)):
            self.place = mention.place
        moved = any(one.status == "postponed" for one in mention.told) and mention.when != UNKNOWN_DAY
        moved = moved or arrived
        lasting = mention.lasting or (any(one.lasting for one in self.mentions[:-1]) and not moved)
        if not (lasting and holds(self.when, mention.when) and not mention.lasting):
            wider = mention.lasting and holds(mention.when, self.when)
            self.when = mention.when if moved or wider else narrower(self.when, mention.when)


def holds(wide: When, day: When) -> bool:
    """Both are known, and the one lies within the other."""
    if not (wide.earliest and wide.latest and day.earliest and day.latest):
        return False
    return wide.earliest <= day.earliest and day.latest <= wide.latest


def is_of_one_body(parties: tuple[Actor, ...]) -> bool:
    """A body of many states that sits by itself."""
    return len(parties) == 1 and (parties[0].state or "").startswith("IGO:")


def merge_mentions(mentions: list[Mention]) -> list[Cluster]:
    """Clusters in the order in which their first mentions were written."""
    clusters: list[Cluster] = []
    for mention in mentions:
        outer = next((one for one in clusters if mention.within in {told.token.i for told in one.mentions}), None)
        if outer is not None and not (is_visit(outer) and len(mention.parties) > 1):
            outer.add(mention)
            continue
        last = max(clusters, key=lambda one: one.last, default=None)
        if last is not None and (is_apposed(last, mention) or tells_of(mention, last)):
            last.add(mention)
            continue
        scored = [(affinity(cluster, mention), cluster.last, at) for at, cluster in enumerate(clusters)]
        best = max(scored, default=(0, (0, 0), 0))
        if best[0] > 0:
            clusters[best[2]].add(mention)
        elif (guests := talks_with_guest(clusters, mention)) is not None:
            guests.add(replace(mention, loose=True))
        elif can_open(mention) and not (mention.again and all(one.kind not in FAMILIES["talks"] for one in clusters)):
            cluster = Cluster()
            cluster.add(mention)
            clusters.append(cluster)
    return join_clusters(clusters)


def talks_with_guest(clusters: list[Cluster], mention: Mention) -> Cluster | None:
    """The talks that a bare "the visit" is of, where no visit was told by that name; None: there are no such talks."""
    bare = mention.definite and not (mention.parties or mention.place or mention.when != UNKNOWN_DAY)
    if mention.kind != "visit" or not bare or mention.other or any(one.kind == "visit" for one in clusters):
        return None
    fits = (one for one in reversed(clusters) if one.kind == "talks" and len(party_keys(one.parties)) > 1)
    return next((one for one in fits if same_phase(one, mention)), None)


def tells_of(mention: Mention, last: Cluster) -> bool:
    """It goes on about the meeting named last: in the sentence after, or (not by a pronoun) later in the paragraph."""
    apart = mention.kind == "visit" and last.kind == "call"
    if not mention.told_of_last or apart or not same_phase(last, mention):
        return False
    doc, end = mention.token.doc, last.mentions[-1].token.sent.end
    if mention.token.i < last.mentions[-1].token.i:  # in a live report
        return False
    between = doc[end : mention.token.sent.start].text if end < mention.token.sent.start else ""
    return not between if mention.follows else "\n" not in between


def is_apposed(cluster: Cluster, mention: Mention) -> bool:
    """It says in other words what was just named: "two days of talks, the fifth round"."""
    if not mention.numbered or mention.kind not in FAMILIES[cluster.kind]:
        return False
    before = max((one.span[1] for one in cluster.mentions if one.span[1] <= mention.span[0]), default=0)
    return bool(before) and mention.token.doc.text[before : mention.span[0]].strip() == ","


def is_visit(cluster: Cluster) -> bool:
    """A visit by that name, at which others may meet; not a mere journey to a meeting."""
    return cluster.kind == "visit" and not cluster.mentions[-1].journey


def same_phase(cluster: Cluster, mention: Mention) -> bool:
    """Both may be past, or both to come; what one entry of a live report tells as to come is past in a later one."""
    since = cluster.phase == "future" and mention.turn > cluster.last[0]
    since = since or (cluster.when != UNKNOWN_DAY and ends(cluster.when) == ends(mention.when))
    return None in (cluster.phase, mention.phase) or cluster.phase == mention.phase or since


def join_clusters(clusters: list[Cluster]) -> list[Cluster]:
    """Clusters that later mentions have shown to be one: the same parties, and the same day or place."""
    joined: list[Cluster] = []
    for cluster in clusters:
        for other in joined:
            same = party_keys(cluster.parties) and party_keys(cluster.parties) == party_keys(other.parties)
            known = (cluster.when != UNKNOWN_DAY and cluster.when == other.when) or (
                cluster.place is not None and other.place is not None
            )
            if same and known and all(compatible(other, mention) for mention in cluster.mentions):
                for mention in cluster.mentions:
                    other.add(mention)
                break
        else:
            joined.append(cluster)
    return joined


def can_open(mention: Mention) -> bool:
    """The mention says enough to be a meeting of its own, if nothing else tells of it."""
    told = any(one.status != "present" for one in mention.told)
    if mention.token.lower_ == "call" and not mention.parties:
        return any(word.lower_ in meeting_words("nouns", "by_wire") for word in mention.token.sent)
    several = mention.plural and not mention.definite and not (mention.parties or mention.place)
    if mention.follows or (several and mention.token.lemma_.lower() in meeting_words("nouns", "weak")):
        return False
    known = mention.parties or mention.place is not None or mention.when != UNKNOWN_DAY
    return bool(known or told or mention.familiar)


def affinity(cluster: Cluster, mention: Mention) -> int:
    """How well a mention fits a cluster; 0: it does not, or nothing speaks for it."""
    if not compatible(cluster, mention) or (mention.follows and mention.told_of_last):
        return 0
    mine, others = party_keys(mention.parties), party_keys(cluster.parties)
    shared = len(mine & others)
    both = mention.place is not None and cluster.place is not None
    same_place = both and not (is_building(mention.place) ^ is_building(cluster.place))
    same_day = is_same_day(mention.when, cluster.when)
    same_word = any(one.kind == mention.kind and not mention.loose for one in cluster.mentions)
    score = 4 * shared + 3 * same_place + 4 * same_day + same_word
    if mention.other and cluster.mentions[0].token.i != mention.token.i and is_another(cluster, mention):
        return 0
    bare = not (mention.parties or mention.place or mention.when != UNKNOWN_DAY)
    if bare:
        return score + 1 if goes_on(cluster, mention) else 0
    apart = (mine and others and not (same_place and same_day)) or (both and not same_place and not same_day)
    if apart and not shared:
        return 0
    if mention.definite and (not mine or shared):
        score += 1
    if mine and is_announced(cluster, mention):
        score += 2
    if not mine and not mention.definite and not (same_place or same_day):
        return 0
    return score


def goes_on(cluster: Cluster, mention: Mention) -> bool:
    """The mention, which tells neither who nor where nor when, is of what was spoken of last."""
    if (is_mooted(mention) and cluster.phase == "past") or all(one.earlier for one in cluster.mentions):
        return False
    wished = mention.indefinite and is_mooted(mention) and is_mooted(cluster.mentions[-1])
    return mention.definite or wished or (bool(mention.told) and not mention.indefinite)


def is_mooted(mention: Mention) -> bool:
    return bool(mention.told) and all(one.status == "mooted" for one in mention.told)


def is_announced(cluster: Cluster, mention: Mention) -> bool:
    """ "It brought a meeting. A spent Sunday with B": the sentence after a bare "a meeting" tells it."""
    first = cluster.mentions[0]
    bare = len(cluster.mentions) == 1 and first.indefinite and not (first.parties or first.place)
    near = mention.token.sent.start == first.token.sent.end or 0 < first.turn < mention.turn
    return bare and near and (not mention.indefinite or mention.turn > 0)


def is_another(cluster: Cluster, mention: Mention) -> bool:
    """ "the next round", "the last meeting", with a day or place of its own: none that was spoken of otherwise."""
    own = mention.when != UNKNOWN_DAY or mention.place is not None
    return own and not is_same_day(cluster.when, mention.when) and not all(one.other for one in cluster.mentions)


def is_same_day(one: When, other: When) -> bool:
    """Both days are known closely enough to speak for one meeting; that they can be the same is known."""
    if UNKNOWN_DAY in (one, other):
        return False
    return one == other or max(days_between(*ends(one)), days_between(*ends(other))) <= CLOSE


def ends(when: When) -> tuple[str | None, str | None]:
    return when.earliest, when.latest


def compatible(cluster: Cluster, mention: Mention) -> bool:
    """Nothing that is told of both contradicts."""
    moved = any(one.status == "postponed" for one in (*mention.told, *(t for m in cluster.mentions for t in m.told)))
    return (
        same_kind(cluster, mention)
        and same_place(cluster.place, mention.place)
        and (overlap(cluster.when, mention.when) or moved or is_soon_after(cluster, mention))
        and same_phase(cluster, mention)
        and not is_one_more(cluster, mention)
        and not is_aside(cluster, mention)
        and not is_lower(cluster, mention)
        and not is_off_after(cluster, mention)
        and same_parties(cluster.parties, mention.parties)
        and not any(was_then(one, mention) for one in cluster.mentions)
    )


def is_soon_after(cluster: Cluster, mention: Mention) -> bool:
    """ "flew to Rabat on Monday and met the minister there on Tuesday"."""
    if not (mention.there and all(one.journey for one in cluster.mentions)):
        return False
    return 0 <= days_between(cluster.when.latest, mention.when.earliest) <= JOURNEY


def is_one_more(cluster: Cluster, mention: Mention) -> bool:
    """ "They will meet again", "the last round failed": one of the two was, and the other is to come."""
    held = [any(one.status in ("held", "present") for one in each.told) for each in (*cluster.mentions, mention)]
    coming = mention.phase == "future" and any(held[:-1]) and cluster.phase != "future"
    over = cluster.phase == "future" and held[-1]
    off = any(held[:-1]) and any(one.status in ("cancelled", "postponed") for one in mention.told)
    return (mention.other and (coming or over or off)) or (mention.numbered and over)


def is_aside(cluster: Cluster, mention: Mention) -> bool:
    """One is on the sidelines of the other."""
    same = (one for one in cluster.mentions if one.token.sent.start == mention.token.sent.start)
    return any(one.outer != mention.outer for one in same)


def is_lower(cluster: Cluster, mention: Mention) -> bool:
    """ "Experts will meet in May": not those who are named as the ones who met."""
    people = any(actor.kind == "person" for actor in cluster.parties)
    return mention.lower and people and not mention.parties and not is_same_day(cluster.when, mention.when)


def is_off_after(cluster: Cluster, mention: Mention) -> bool:
    """What has been called off or put off was not held before; a live report may tell the end first."""
    off = any(one.status in ("cancelled", "postponed") and one.sure and not one.earlier for one in mention.told)
    held = any(one.status == "held" and one.sure for each in cluster.mentions for one in each.told)
    return off and held and not mention.turn


def was_then(one: Mention, other: Mention) -> bool:
    """One of the two is said to be the first since the other."""
    return any(
        UNKNOWN_DAY not in (since.since, then.when) and overlap(since.since, then.when)
        for since, then in ((one, other), (other, one))
    )


def same_kind(cluster: Cluster, mention: Mention) -> bool:
    if mention.kind in FAMILIES[cluster.kind] or leads_to(cluster, mention):
        return True
    if cluster.kind == "call" and is_speaking(mention):
        return True
    if mention.kind == "call" and all(is_speaking(one) for one in cluster.mentions):
        return True
    bare = mention.definite and not mention.parties and mention.place is None
    lemma = mention.token.lemma_.lower()
    vague = meeting_words("nouns", "vague") | ({"talk", "conversation"} if cluster.kind == "call" else set())
    return bare and mention.loose and lemma in vague and cluster.kind in ("call", "forum")


def leads_to(cluster: Cluster, mention: Mention) -> bool:
    """A mere journey to where the same people hold talks ("has landed in Oslo"), or which a live report follows."""
    ways = all(one.journey for one in cluster.mentions)
    talks = mention.kind == "talks" if ways else cluster.kind == "talks" and mention.journey
    there = (cluster.place is not None and mention.place is not None) or mention.turn > 0 or (ways and mention.there)
    return talks and there and bool(party_keys(cluster.parties) & party_keys(mention.parties))


def is_speaking(mention: Mention) -> bool:
    """ "spoke", "talked": which may have been a call."""
    return mention.token.pos_ == "VERB" and mention.token.lemma_.lower() in ("speak", "talk")


def same_place(one: Place | None, other: Place | None) -> bool:
    """The same name, a city and its state, or a building that may stand there."""
    if one is None or other is None or fold(one.name) == fold(other.name):
        return True
    if is_building(one) is not is_building(other):
        return True
    return is_wider(one, other) or is_wider(other, one)


def is_building(place: Place | None) -> bool:
    words = place.name.lower().split() if place is not None else []
    return any(word in meeting_words("places", "buildings") for word in words)


def fold(name: str) -> str:
    return name.lower().removeprefix("the ").replace("st.", "saint")


def is_wider(one: Place, other: Place) -> bool:
    """`one` is the state in which the place `other` lies."""
    named = states_named(one.name)
    place = place_named(other.name)
    if len(named) != 1 or named[0].match == "capital" or fold(one.name) == fold(other.name):
        return False
    return place is not None and place.state == named[0].state.alpha3


def party_keys(actors: tuple[Actor, ...]) -> frozenset[str]:
    """Parties by the state that they serve, so that "Putin" and "Russia" are one side; others by id."""
    return frozenset(actor.state or actor.id for actor in actors)


def same_parties(one: tuple[Actor, ...], other: tuple[Actor, ...]) -> bool:
    """No two people of one state stand against each other, and neither side brings in a stranger."""
    mine, others = party_keys(one), party_keys(other)
    if not mine or not others:
        return True
    for state in mine & others:
        here = {actor.id for actor in one if (actor.state or actor.id) == state and actor.kind == "person"}
        there = {actor.id for actor in other if (actor.state or actor.id) == state and actor.kind == "person"}
        if here and there and not here & there:
            return False
    if mine <= others or others <= mine:
        return True
    return len(mine & others) >= 2 and max(len(mine), len(others)) >= MANY
