"""Gatherings that a report tells of: who meets, where, and on which day; from its text and time expressions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from chancery.lexicons import body_named, persons_named, states_named
from chancery.records import Document, Record, Role, Span, TimeExpression, line_spans

NOUNS = re.compile(
    r"\b(?:summits?|meetings?|talks|visit|forum|conference|congress|negotiations|session|signing|ceremony)\b", re.I
)
_PLACE = re.compile(
    r"\bin (?:the )?((?:St\.? |Saint |San |New |Los |El |The )?[A-Z][\w’'-]+)(?:, ([A-Z][\w ]+?))?(?=[\s,.;:)]|$)"
)
_YEARLY = re.compile(
    r"\b(?P<which>last|this) year[’']s (?:\w+ ){0,2}?(?P<noun>summit|meeting|talks|forum|conference)\b", re.I
)
_NAME = re.compile(r"\b[A-Z][\w’-]+(?: [A-Z][\w’-]+)+")
_WORD = re.compile(r"\b(?:[A-Z][\w’]*(?:\.[A-Z]\.)*|[A-Z]\.[A-Z]\.)(?: (?:of )?[A-Z][\w’]+){0,2}")
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
_TIMES = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_ROLES: frozenset[Role] = frozenset(("headline", "subhead", "body"))
_REACH = 160
"""Code points round a day in which its gathering is named."""


class Gathering(Record, frozen=True, kw_only=True):
    """One mention of a gathering in a report."""

    parties: tuple[str, ...]
    """Codes of the two states that meet, in order of the alphabet."""
    place: str
    """As the report spells it."""
    month: int = 0
    """0: the report names no day (`last year's summit`)."""
    day: int = 0
    year: int | None = None
    """None: the report does not state it."""
    years_back: int | None = None
    """0: this year's; 1: last year's; None: not told so."""
    told: str | None = None
    """`past` or `ahead`: how the report's own cues take it; None: they do not say."""
    span: Span

    @property
    def key(self) -> tuple[tuple[str, ...], str, int, int]:
        """What two mentions must share to be of one gathering, its year aside."""
        return self.parties, self.place, self.month, self.day


def find_gatherings(document: Document, times: tuple[TimeExpression, ...]) -> tuple[Gathering, ...]:
    """The gatherings of two states for which the report gives place and day, or says that they were of last year."""
    known = Parties(document)
    found = [*read_days(document, times, known), *read_yearly(document, known)]
    return tuple(sorted(found, key=lambda gathering: gathering.span))


def read_days(document: Document, times: tuple[TimeExpression, ...], known: Parties) -> Iterator[Gathering]:
    """Gatherings that stand beside a day."""
    for time in times:
        line = next((span for span in lines(document) if span[0] <= time.span[0] < span[1]), None)
        # Not the value: the tagger may have counted the year from the report's own day.
        stated = re.search(r"\b\d{4}\b", document.slice(time.span))
        found = _DAY.match(time.value)
        if line is None or found is None or not re.search(r"\d", document.slice(time.span)):
            continue  # a day of the week is as often that of the saying
        window = max(line[0], time.span[0] - _REACH), min(line[1], time.span[1] + _REACH)
        place = nearest_place(document, window, time.span)
        parties = known.meeting(window)
        if NOUNS.search(document.text, *window) and place and parties:
            yield Gathering(
                parties=parties,
                place=place,
                month=int(found[2]),
                day=int(found[3]),
                year=int(stated[0]) if stated else None,
                span=time.span,
            )


def read_yearly(document: Document, known: Parties) -> Iterator[Gathering]:
    """ "last year's summit in Geneva"."""
    for line in lines(document):
        for found in _YEARLY.finditer(document.text, *line):
            window = max(line[0], found.start() - _REACH), min(line[1], found.end() + _REACH)
            place = nearest_place(document, window, found.span())
            parties = known.meeting(window)
            if place and parties:
                back = int(found["which"].lower() == "last")
                yield Gathering(parties=parties, place=place, years_back=back, span=found.span())


def lines(document: Document) -> list[Span]:
    """The paragraphs of the report itself."""
    if document.blocks:
        return [block.span for block in document.blocks if block.role in _ROLES]
    return line_spans(document.text)


def nearest_place(document: Document, window: Span, span: Span) -> str | None:
    """The place named with "in" next to a stretch; None: none is."""
    places = [
        (min(abs(found.start() - span[1]), abs(span[0] - found.end())), found[1].rstrip("’'"))
        for found in _PLACE.finditer(document.text, *window)
        if found[1] not in _TIMES
    ]
    return min(places)[1] if places else None


class Parties:
    """Which states a report is about, by their names, their people's and their leaders'."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._leaders = dict(self._find_leaders(document))
        counts: Counter[str] = Counter()
        for line in lines(document):
            counts.update(state for state, _ in self._named(line))
        first = counts.most_common(3)
        clear = len(first) >= 2 and (len(first) == 2 or first[1][1] > first[2][1])
        self._main = tuple(sorted(state for state, _ in first[:2])) if clear else ()

    def meeting(self, window: Span) -> tuple[str, ...]:
        """The two states that a stretch names; where it names no two, the two that the report is about; else none."""
        here = tuple(sorted({state for state, _ in self._named(window)}))
        if len(here) == 2:
            return here
        return self._main if set(here) <= set(self._main) or len(here) < 2 else ()

    def _find_leaders(self, document: Document) -> Iterator[tuple[str, str]]:
        for line in lines(document):
            for found in _NAME.finditer(document.text, *line):
                words = found[0].split()
                for at in range(len(words) - 1):
                    persons = persons_named(" ".join(words[at : at + 2]))
                    if len(persons) == 1 and persons[0].state:
                        yield words[at + 1], persons[0].state

    def _named(self, window: Span) -> Iterator[tuple[str, int]]:
        """States that a stretch names, as those who act: the place of a gathering and the state round it are none."""
        places = [found.span() for found in _PLACE.finditer(self._text, *window)]
        for found in _WORD.finditer(self._text, *window):
            if any(start <= found.start() < end for start, end in places):
                continue
            words = found[0].split()
            while words:
                size, state = self._longest(words)
                if state is not None:
                    yield state, found.start()
                words = words[size:]

    def _longest(self, words: list[str]) -> tuple[int, str | None]:
        """How many of the first words name a state together, and its code; 1 and None: none does."""
        for size in range(min(3, len(words)), 0, -1):
            name = " ".join(words[:size])
            state = self._leaders.get(name) or (None if name in _TIMES else state_of(name))
            if state is not None:
                return size, state
        return 1, None


def state_of(word: str) -> str | None:
    """Code of the one state that a word names, as name, people, or seat of its government; None: none."""
    named = states_named(word)
    if len(named) == 1:
        return named[0].state.alpha3
    body = body_named(word)
    return body.state if body is not None and body.state and len(body.state) == 3 else None
