"""Tests of the words round a match: "May said", "2000 troops", "the daily Fjord" name no time.

A guard sees a `Place` and says whether the match may stand.  Tags and names come from the parse; a text without them is
judged by its characters alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from types import MappingProxyType

from chancery.grammar.parse import Token
from chancery.lexicons.times import pattern_parts
from chancery.times.numbers import read_year
from chancery.times.place import Place

_BEFORE_TIME = frozenset(
    "in on since until till by from before after during last next this early late mid of through throughout for "
    "between around about to every each past previous following and or – -".split()
)
_COUNTED = frozenset(
    "people persons troops soldiers men women children dollars euros pounds yen points miles kilometers kilometres "
    "meters metres feet tons tonnes percent % barrels shares jobs workers employees units cars homes houses acres "
    "hectares students votes seats others copies words degrees km miles mph refugees migrants years days hours".split()
)
_BEFORE_NUMBER = frozenset(
    "$ £ € # no. no number room flight page rs usd route / some about nearly almost least than article "
    "resolution".split()
)
_BEFORE_YEAR = frozenset("( fiscal year the circa reigned born died".split())
_BEFORE_SHORT_YEAR = frozenset("in of since to from until by summer class the".split())
_MEASURED = re.compile(
    r"[- ]?(?:foot|mile|meter|metre|pound|member|seat|year|day|km|kg|mm|ft)\b|-\d{1,3}(?!\d)|-[a-z]+\d|[:/°]\d", re.I
)
_HANGS = frozenset("in for during of over since throughout earlier later".split())
_ENDS = frozenset("end ended ending finish finished finishing close closed closing start started starting".split())
_LIKELY = (1900, 2060)
"""Four digits in this range are a year unless the words beside them count with them."""
_OLDEST = 1500
"""Before it, years have seldom four digits and a range with two."""
_COMPARED = re.compile(
    r"\b(?:from|compared (?:with|to)|versus|against)\b[^.;]*?[$£€#]\s?\d(?:[^.;]|\.\d)*(?:illion|share|\d),?\s$"
)
_SUM = re.compile(r"['’]s?\s[$£€#]?\d")
_MONTH_NAMES = frozenset("may march mar april june august jan dec".split())
_TITLES = frozenset("mr mr. mrs mrs. ms ms. dr dr. miss lady theresa premier minister president".split())
_BEFORE_MONTH = frozenset("in since until till by during last next early late mid this of".split())
_MONTH_ENDS = frozenset(("'", "’", "'s", "’s", ",", ".", ")", ";", "-", ""))
_COUNTS = frozenset("and or to of about every or – -".split())
_AMOUNTS = frozenset("once twice times % percent million billion cents dollars hours".split())
_REPORTED = frozenset(
    "profit profits loss losses net earnings results sales revenue revenues exports imports deficit surplus".split()
)
_AGE = re.compile(r"[- ](?:old|olds)\b|\s+of age|-(?:to|over|on)-", re.I)
_NO_DURATION = frozenset(
    [("second", number) for number in ("a", "one", "an")]
    + [("weekend", "a"), ("weekends", "a"), ("quarter", "a"), ("quarters", "a")]
)
_LASTS = frozenset("for over after within in".split())
_LASTING = frozenset("last take spend wait".split())
_OF_PAST = frozenset("of past gone to".split())
_AT_PART = frozenset("at before by until till since around after from".split())
_NO_NEW_YEAR = frozenset("chinese lunar persian jewish tamil happy".split())
_AFTER_PAST = frozenset((".", ",", "", ")", ";", "and", "when", "but", "-", "”", "'", '"'))
_TWO = 2
_SINGULAR_SECOND = re.compile(r"\bsecond$", re.I)


def month_not_name(place: Place) -> bool:
    """April, May, June and August are names of people, and "may" and "march" verbs."""
    token = place.first
    if token is not None and token.tag_ in ("MD", "VB", "VBP", "VBZ", "VBD"):
        return False
    if place.named() and not listed_month(place):  # "In March Ravik" is read as one name
        return place.before in _BEFORE_MONTH and place.before != "of"
    if place.matched.lower().rstrip(".") not in _MONTH_NAMES:
        return True
    if place.before in _TITLES or (place.after[:1].isupper() and place.before not in _BEFORE_MONTH):
        return False
    if place.before in _BEFORE_TIME or place.after in _MONTH_ENDS or listed_month(place):
        return True
    return token is not None and token.dep_ in ("compound", "obl", "nmod", "obl:unmarked")


def listed_month(place: Place) -> bool:
    """It goes on a list of months: "in March, April and May"."""
    return month_before().search(place.text, max(0, place.span[0] - 20), place.span[0]) is not None


@cache
def month_before() -> re.Pattern[str]:
    return re.compile(rf"\b{pattern_parts()['month']}(?:,| and| or|, and|, or)\s$")


def day_not_count(place: Place) -> bool:
    """ "May 5" is a day, unless "May" is the verb: "they may 5 times"."""
    token = place.first
    return token is None or token.tag_ != "MD"


def day_not_place(place: Place) -> bool:
    """ "On the 27th", and no noun that it counts: "on the 27th floor"."""
    token = place.head
    following = token.doc[token.i + 1] if token is not None and token.i + 1 < len(token.doc) else None
    if following is None:
        return False
    return following.lower_ == "local" or not following.tag_.startswith(("NN", "JJ", "CD", "HYPH"))


def not_title(place: Place) -> bool:
    """Not the end of a name with capitals: a paper called "Harbour Today", a film called "High Noon"."""
    prior = place.text[: place.span[0]].rstrip(" ").rpartition(" ")[2]
    return not (place.matched[:1].isupper() and prior[:1].isupper() and prior[-1:].isalpha())


def part_not_kind(place: Place) -> bool:
    """ "The night", not what kind a thing is: "the night shift"."""
    token = place.head
    if place.matched.split()[-1][:1].isupper() and not place.matched.isupper():  # a programme called "This Morning"
        return False
    kind = token is not None and token.dep_ == "compound" and token.head.i > token.i
    return not (kind and place.matched.lower().startswith("the ") and len(place.matched.split()) == _TWO)


def part_alone(place: Place) -> bool:
    """ "By evening", "at dawn"; not "at morning prayers", "a new dawn"."""
    token = place.head
    kind = token is not None and token.dep_ == "compound" and token.head.i > token.i
    return place.before in _AT_PART and not kind and not place.matched[:1].isupper()


def weekday_not_name(place: Place) -> bool:
    token = place.first
    if place.before in ("on", "since", "until", "by", "last", "next", "early", "late"):
        return True
    if place.named() and token is not None and token.ent_type_ in ("PERSON", "PER", "ORG", "WORK_OF_ART", "FAC"):
        return False
    return place.before not in ("ruby", "black", "bloody", "joe", "sheffield", "good", "ash", "palm", "super", "fat")


def holiday_not_name(place: Place) -> bool:
    if place.matched.lower() == "new year" and place.before in _NO_NEW_YEAR:
        return False
    return place.after.lower() not in ("island", "islands", "carol", "seals", "rising", "rebellion")


def quarter_of_time(place: Place) -> bool:
    """Not of a game, a town or a fraction."""
    if place.after.lower() == "of":
        return bool(
            re.match(r"\s+of\s+(?:the |this |next |last |fiscal )?(?:year|fiscal|\d)", place.text[place.span[1] :][:30])
        )
    return place.after.lower() not in ("mile", "final", "finals", "pounder", "horse", "back")


def half_of_time(place: Place) -> bool:
    """The half of a year: after a preposition, or of what is counted by it."""
    if place.after.lower() == "of":
        return False
    return place.before in _HANGS or place.before == "from" or place.after.lower() in _REPORTED


def season_of_time(place: Place) -> bool:
    """A bare season: not the verbs "fall" and "spring", not a part of a name, not a spring of water."""
    word, before = place.matched.lower(), place.before
    token = place.head
    if token is not None and token.tag_ and not token.tag_.startswith("NN"):
        return False
    if word.startswith("the "):
        ambiguous = word in ("the fall", "the spring")
        return not (ambiguous and place.after.lower() in ("of", "in", "from")) and not place.matched[4:5].isupper()
    if place.matched[:1].isupper() and place.after[:1].isupper():
        return False
    if word in ("fall", "spring"):
        return before in ("in", "by", "since", "until", "this", "last", "next", "every", "each", "early", "late")
    return place.after.lower() not in ("games", "olympics")


def season_as_kind(place: Place) -> bool:
    """A bare season that says what kind of thing is meant: "winter tyres", "the heat of summer"."""
    token = place.head
    kind = place.before == "of" or (token is not None and token.dep_ == "compound" and token.head.i > token.i)
    return kind and season_of_time(place)


def year_not_number(place: Place) -> bool:
    """Four digits that name a year."""
    digits = place.found.get("year") or ""
    if digits[:1] in ("'", "’"):
        return place.before in _BEFORE_SHORT_YEAR
    year = read_year(digits) if digits else None
    after = place.after.lower()
    if (
        year is None
        or place.before in _BEFORE_NUMBER
        or after in _COUNTED
        or _MEASURED.match(place.text, place.span[1])
    ):
        return False
    if digits.lower().endswith("thousand"):
        return place.before in ("in", "since", "by", "until", "year")
    said = place.before in _BEFORE_TIME or place.before in _BEFORE_YEAR
    token = place.head
    counting = token is not None and token.dep_ == "nummod"
    if token is not None and counting and token.head.tag_ == "NNS" and token.head.i > token.i:
        return _LIKELY[0] <= year <= _LIKELY[1] and ((said and place.before not in _COUNTS) or year % 50 != 0)
    if _LIKELY[0] <= year <= _LIKELY[1]:
        return year % 100 != 0 or said or year == 2000
    return said and not counting and after not in ("of", "or") and year < 2100


def year_of_range(place: Place) -> bool:
    """A year of two that stand with a dash, the second with two digits: not a count, a flight or a vote."""
    year = read_year(place.found["year"])
    return year is not None and _OLDEST <= year < _LIKELY[1] and place.before not in _BEFORE_NUMBER


def decade_not_age(place: Place) -> bool:
    """Not "a man in his fifties", not temperatures."""
    if place.before in ("his", "her", "their", "my", "your", "low", "upper", "lower"):
        return False
    if re.search(
        r"\b(?:his|her|their|my|your) (?:early|mid|late)[- ]?$", place.text[max(0, place.span[0] - 14) : place.span[0]]
    ):
        return False
    digits = place.found.get("tens") or ""
    if digits.isdigit():  # the 80s, '80s
        return (
            "'" in place.matched[:5]
            or "’" in place.matched[:5]
            or place.matched.lower().startswith("the")
            or place.before in ("early", "late", "mid", "-")
        )
    return True


def unit_not_measure(place: Place) -> bool:
    """The last second, next minute are too fine to name a time; "This Week" is a title."""
    word = place.matched.split()[-1]
    if word[:1].isupper() and not place.matched.isupper():
        return False
    if word.lower() == "period":
        return place.found["which"].lower() in ("latest", "most recent", "year-earlier")
    return _SINGULAR_SECOND.search(place.matched) is None and word.lower() not in ("minute", "hour")


def unit_bare(place: Place) -> bool:
    """The day, the quarter alone: a time where a preposition hangs it on the clause, or a verb of ending."""
    unit = (place.found.get("unit") or "").lower()
    if unit not in ("day", "week", "month", "quarter", "year"):
        return False
    if place.after in ("'", "’", "'s", "’s"):
        return True
    if place.after.lower() in ("before", "after"):  # later in the day, before leaving
        return unit == "day" and place.before == "in"
    if unit == "quarter":
        return place.before in _HANGS or place.after in (".", ",")
    if unit == "year":
        return place.before in _HANGS and place.after.lower() != "round"
    return place.before in _HANGS or place.before in _ENDS


def clock_not_score(place: Place) -> bool:
    """ "3:2" is a score; a time has two digits after the colon, and is not a verse or a ratio."""
    return place.before not in ("psalm", "john", "genesis", "ratio") and place.after != "-"


def duration(place: Place) -> bool:
    """Numbers of units that last: not "a second term", not "a day" alone as a rate (`set-a` reads it), not ages."""
    unit = place.found["unit"].lower()
    number = (place.found.get("n") or "").lower()
    if _AGE.match(place.text, place.span[1]) or (unit, number) in _NO_DURATION:
        return False
    if number == "many" and place.before == "as":  # the fourth in as many days
        return False
    if re.fullmatch(r"(?:19|20)\d\d", number) and "-" not in place.matched:
        return False
    if unit.startswith("quarter") and number in ("one", "three"):
        return place.after.lower() not in ("of", "mile", "million")
    if number in ("a", "an") and " ".join(place.matched.lower().split()) in (f"a {unit}", f"an {unit}"):
        return not rate(place) and place.after.lower() not in ("ago", "earlier", "later")
    return True


def window_not_verb(place: Place) -> bool:
    """ "The last three weeks", not what "will last three weeks"."""
    return place.first is None or place.first.tag_ not in ("VB", "VBP", "VBD")


def compared_sum(place: Place) -> bool:
    """A sum of last year that one of a quarter is compared with: "from $3 million last year"."""
    start = place.span[0]
    if place.after[:1] in ("'", "’"):
        return place.before in ("from", "than", "over", "with") and bool(_SUM.match(place.text, place.span[1]))
    return _COMPARED.search(place.text, max(0, start - 90), start) is not None


def rate(place: Place) -> bool:
    """A year, after an amount: "$3 million a year", "300 shells a day", "twice a week"."""
    if place.matched.lower().startswith("per"):
        return True
    if place.found["unit"].lower() in ("second", "quarter", "decade", "century", "weekend"):
        return False
    if place.before in _AMOUNTS or place.before.strip("$£€.,").isdigit():
        return True
    token = place.first
    prior = token.doc[token.i - 1] if token is not None and token.i else None
    if prior is None or prior.tag_ not in ("NNS", "CD", "NN"):
        return False
    return prior.tag_ == "CD" or any(child.dep_ == "nummod" for child in prior.children)


def duration_plain(place: Place) -> bool:
    """Bare plural units: "for weeks", "decades-long", "over the years", "hours before the vote", "took years"."""
    after = place.after.lower()
    if re.search(r"[ -]long$|^the ", place.matched, re.I):
        return True
    if len(place.matched.split()) > 1:  # many years
        return place.before in _LASTS or place.before == "of"
    if place.before == "in":
        return after not in _OF_PAST
    if place.before in ("for", "after", "within"):
        return place.before != "within" or after != "of"
    return lasts_or_parts(place.first, after)


def lasts_or_parts(token: Token | None, after: str) -> bool:
    """What a verb of lasting takes ("spent years on it"), or what parts two happenings ("hours before the vote")."""
    if token is None or not token.i or token.dep_ == "compound":
        return False
    prior = token.nbor(-1)
    return prior.lemma_ in _LASTING or (after in ("before", "after") and prior.tag_[:2] not in ("NN", "CD", "JJ", "IN"))


def set_word(place: Place) -> bool:
    """Not a part of a title: "the Daily Fjord"; a "quarterly dividend" is a kind, not a time."""
    opens = place.text[: place.span[0]].rstrip()[-1:] in ("", ".", "”", '"')
    if place.matched[:1].isupper() and (place.after[:1].isupper() or not opens):
        return False
    token = place.head
    return place.matched.lower() != "quarterly" or token is None or token.dep_ == "advmod"


def every_unit(place: Place) -> bool:
    """Not "every second lamp"."""
    token = place.head
    second = place.matched.lower().endswith("second")
    following = token.doc[token.i + 1] if token is not None and token.i + 1 < len(token.doc) else None
    return not second or following is None or following.tag_[:2] not in ("NN", "JJ")


def now_of_time(place: Place) -> bool:
    word = place.matched.lower()
    token = place.head
    if word == "now":
        return place.after.lower() not in ("defunct",) and not place.named()
    if word == "current":
        return token is None or not token.tag_ or token.tag_ == "JJ"
    if word == "the moment":
        return place.before in ("at", "for")
    return word != "ongoing"


def past_of_time(place: Place) -> bool:
    """ "the past", where no noun follows that it only qualifies ("the past weeks", "the past winter"); not "as recently
    as May"."""
    if place.before == "as" and place.after.lower() == "as":
        return False
    if place.matched.lower() != "the past" or place.after.lower() in _AFTER_PAST:
        return True
    token = place.head
    following = token.doc[token.i + 1] if token is not None and token.i + 1 < len(token.doc) else None
    return following is not None and following.tag_ in ("PRP", "DT", "IN", "PRP$", "EX", "NNP")


def future_of_time(place: Place) -> bool:
    word = place.matched.lower()
    if word == "soon":
        return place.after.lower() not in ("after", "as") and place.before not in ("as", "too")
    return True


GUARDS: MappingProxyType[str, Callable[[Place], bool]] = MappingProxyType({
    guard.__name__: guard
    for guard in (
        month_not_name, day_not_count, day_not_place, not_title, part_not_kind, weekday_not_name, holiday_not_name,
        quarter_of_time, half_of_time, season_of_time, season_as_kind, year_not_number, year_of_range,
        decade_not_age, unit_not_measure, unit_bare, part_alone, clock_not_score, duration, window_not_verb,
        compared_sum, rate, duration_plain, set_word, every_unit, now_of_time, past_of_time, future_of_time,
    )
})  # fmt: skip
"""Guards by the names that rules call them by."""
