"""What two states did to each other, by week or month: counts and mean score, with the interactions they rest on.

An interaction counts once for each report that tells it, in the week or month in which all its possible days lie; one
that may belong to several is undated.  The score is that of PLOVER's manual, -10 (conflict) to 10 (cooperation).
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from chancery.errors import InputError
from chancery.evidence import is_mutual
from chancery.keeper import Store
from chancery.records import Interaction, Quad, Record, When
from chancery.show.lists import Item
from chancery.show.narrated import Choice, Reason, Told, days_of, left_out, options_for, state_set, tell_reasons
from chancery.store.asking import code_of

Day = str | None
By = Literal["week", "month"]
Direction = Literal["there", "back", "mutual"]
_ORDER: tuple[Direction, ...] = ("there", "back", "mutual")


class RelationRow(Record, frozen=True):
    """What was done one way in one week or month."""

    period: str | None
    """`2021-W22`, `2021-06`; None: the day is not known to a week or month."""
    first: str | None
    """First ISO day of the period."""
    last: str | None
    source: str
    """Code of the state or body that did it."""
    target: str
    mutual: bool
    """The two did it with each other: neither is the source."""
    count: int
    reports: int
    """In how many documents."""
    mean_score: float
    """To two decimals."""
    cooperative: int
    conflictual: int
    verbal: int
    material: int
    quads: dict[Quad, int]
    """Only those that there are."""
    interactions: tuple[str, ...]
    """Ids."""


class Relation(NamedTuple):
    """The rows, oldest first, those of unknown day last; and how many interactions of the two do not count, and why."""

    rows: tuple[RelationRow, ...]
    left_out: Counter[Reason]


class Asked(NamedTuple):
    """Which relation."""

    one: str
    """Code of a state or body."""
    other: str
    by: By = "month"
    official: bool = False
    """Only what is done by and to those who act for their state or body."""


def relate(told: Iterable[Told], asked: Asked, choice: Choice) -> Relation:
    """The relation of two states or bodies; interactions of others are passed over."""
    groups: dict[tuple[tuple[str, str] | None, Direction], list[Told]] = defaultdict(list)
    missing: Counter[Reason] = Counter()
    for deed in told:
        way = direction(deed.interaction, asked)
        if way is None:
            continue
        reason = left_out(deed, choice)
        if reason is None:
            groups[period_of(days_of(deed, choice)[0], asked.by), way].append(deed)
        else:
            missing[reason] += 1
    order = sorted(groups, key=lambda key: (key[0] is None, key[0] or ("", ""), _ORDER.index(key[1])))
    return Relation(tuple(_row(key, groups[key], asked) for key in order), missing)


def relate_kept(store: Store, asked: Asked, choice: Choice, days: tuple[Day, Day] = (None, None)) -> Relation:
    """The relation of two states or bodies in a store, each by name or code, between two ISO days (None: open).

    Raises InputError for a state that is not known, and for the same one twice.
    """
    one, other = code_of(asked.one), code_of(asked.other)
    if one == other:
        raise InputError(f"{asked.one!r} and {asked.other!r} are both {one}; give two different states or bodies")
    since, until = days
    facts = {
        fact.interaction.id: fact
        for source, target in ((one, other), (other, one))
        for fact in store.interactions(actor=source, recipient=target, since=since, until=until)
    }
    told = (Told(fact.document, fact.interaction) for fact in facts.values())
    return relate(told, asked._replace(one=one, other=other), choice)


def direction(deed: Interaction, asked: Asked) -> Direction | None:
    """Who of the two did it to whom; None: it is not between them."""
    one, other = asked.one, asked.other
    actors, recipients = (state_set(side, official=asked.official) for side in (deed.actor, deed.recipient))
    if is_mutual(deed):
        return "mutual" if {one, other} <= actors else None
    there, back = one in actors and other in recipients, other in actors and one in recipients
    if there and back:
        return "mutual"
    return "there" if there else "back" if back else None


def period_of(when: When, by: By) -> tuple[str, str] | None:
    """First and last ISO day of the week or month in which all the days lie; None: in none."""
    days = when.candidates or (when.earliest, when.latest)
    spans = {None if day is None else _period(datetime.date.fromisoformat(day), by) for day in days}
    return spans.pop() if len(spans) == 1 else None


def _period(day: datetime.date, by: By) -> tuple[str, str]:
    if by == "week":
        first = day - datetime.timedelta(days=day.weekday())
        last = datetime.date.fromordinal(min(first.toordinal() + 6, datetime.date.max.toordinal()))
    else:
        first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return first.isoformat(), last.isoformat()


def name_period(first: str, by: By) -> str:
    """`2021-W22` (ISO 8601) or `2021-06` for the week or month that begins on an ISO day."""
    if by == "month":
        return first[:7]
    year, week, _ = datetime.date.fromisoformat(first).isocalendar()
    return f"{year:04}-W{week:02}"


def _row(key: tuple[tuple[str, str] | None, Direction], deeds: list[Told], asked: Asked) -> RelationRow:
    period, way = key
    source, target = (asked.other, asked.one) if way == "back" else (asked.one, asked.other)
    quads = Counter(deed.interaction.quad for deed in deeds)
    scores = [deed.interaction.score for deed in deeds]
    first, last = period or (None, None)
    return RelationRow(
        period=None if first is None else name_period(first, asked.by),
        first=first,
        last=last,
        source=source,
        target=target,
        mutual=way == "mutual",
        count=len(deeds),
        reports=len({deed.document.id for deed in deeds}),
        mean_score=round(sum(scores) / len(scores), 2),
        cooperative=_count(quads, "cooperation"),
        conflictual=_count(quads, "conflict"),
        verbal=_count(quads, "verbal"),
        material=_count(quads, "material"),
        quads=dict(sorted(quads.items())),
        interactions=tuple(deed.interaction.id for deed in deeds),
    )


def _count(quads: Counter[Quad], word: str) -> int:
    return sum(number for quad, number in quads.items() if word in quad.split())


def tell_counted(relation: Relation, choice: Choice) -> str:
    """What counts and what does not, for a note, and which options let more in."""
    if not relation.rows and not relation.left_out:
        return "no interaction of the two fits"
    deeds = sum(row.count for row in relation.rows)
    undated = sum(row.count for row in relation.rows if row.period is None)
    counted = f"{deeds} interaction{'' if deeds == 1 else 's'}, {undated} undated"
    missing = f"; not counted: {tell_reasons(relation.left_out)}" if relation.left_out else ""
    options = options_for([*relation.left_out, *(("undated",) if undated else ())], choice)
    return counted + missing + (f"; see {options}" if options else "")


def head_of(by: By, *, short: bool = False) -> tuple[str, ...]:
    """Names of the cells of `item`; `short`: for a table that must not be wide."""
    kinds = ("coop.", "confl.", "verbal", "mat.") if short else ("cooperative", "conflictual", "verbal", "material")
    return (by, "direction", "n" if short else "count", "score", *kinds, "reports")


def item(row: RelationRow) -> Item:
    """A row for people and for programs."""
    arrow = "↔" if row.mutual else "→"
    numbers = (row.cooperative, row.conflictual, row.verbal, row.material, row.reports)
    way = f"{row.source} {arrow} {row.target}"
    cells = (row.period or "undated", way, str(row.count), f"{row.mean_score:+.2f}", *map(str, numbers))
    return Item(cells=cells, value=msgspec.to_builtins(row))
