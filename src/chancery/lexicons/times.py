"""Words of time and the rules of the temporal tagger."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

import msgspec

from chancery.errors import SettingsError
from chancery.lexicons.tables import load_tables, make_record

WORDS, RULES = "times.toml", "times_rules.toml"

_SPACE = r"(?:(?:[^\S\n]+\n?|\n)[^\S\n]*)"
"""White space within a line or over one line break; an empty line ends a paragraph."""
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_BELOW_HUNDRED = rf"(?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_TEENS}|{_ONES})"
_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    r"twentieth|thirtieth))"
)
_DAY = rf"(?:(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)|{_ORDINAL})"
_YEAR_DIGITS = r"(?<![\d$£€])(?<!\d[.,])[12]\d{3}(?![\d%]|[.,:]\d)"
_SPELLED_YEAR = (
    rf"(?:(?:seventeen|eighteen|nineteen|twenty)[- ](?:hundred|(?:oh|o)[- ](?:{_ONES})|(?:{_TENS})(?:[- ](?:{_ONES}))?"
    rf"|{_TEENS})|two thousand(?:(?: and)? (?:{_TEENS}|{_ONES}|(?:{_TENS})(?:[- ](?:{_ONES}))?))?)"
)
_YEAR = rf"(?:{_YEAR_DIGITS}|['’]\d\d(?!\d)|{_SPELLED_YEAR})"
_LARGE = "hundred|thousand|million|billion"
_SPELLED = (
    rf"(?:(?:a|an) (?:{_LARGE})|{_BELOW_HUNDRED}(?: (?:{_LARGE}))?)"
    rf"(?:(?: and)? {_BELOW_HUNDRED}(?: (?:hundred|thousand))?)?"
)
_NUMBER = (
    r"(?:(?<![\d.,])\d{1,3}(?:,\d{3})+|(?<![\d.,])\d+(?:\.\d+)?(?: ?[½¼¾]| \d/\d)?"
    r"|(?:quite )?a few|several|some|a couple(?: of)?|couple of|many|dozens of|hundreds of|thousands of|scores of"
    r"|a number of|few|half an?|an? half|(?:(?:a|one|half a|two|three|four|five|six|eight) )?dozen"
    rf"|{_SPELLED}|an?)(?:[- ]and[- ]a[- ]half| \d/\d)?"
)
_RANGE = rf"(?:{_NUMBER})(?:(?: to | or |-to-|-|–)(?:{_NUMBER}))?"
_YEAR_WORD = (
    r"(?:(?:the )?(?:last|this|next|previous|prior|following|same|current|past|that|preceding) year(?!s)(?:['’]s)?"
    r"|the year(?![\w'’]| (?:to|ended|ending|before|after|when|that|of|in|\d)))"
)
_WHICH = r"(?P<which>this past|this coming|last|past|previous|prior|preceding|this|next|coming|following)"
_LASTING = (
    r"(?:more|consecutive|straight|full|trading|business|long|whole|additional|extra|successive|further|working|solid|"
    r"calendar|short|crucial|other)"
)
_ZONE = (
    r"(?P<zone>(?-i:GMT|UTC|BST|CET|CEST|EET|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|MSK|IST|JST|KST|HKT|AEST)"
    r"(?: ?[+-]\d{1,2})?|(?:[A-Z][a-z]+ |local |eastern |pacific )time)"
)


class TimeRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table of `times_rules.toml`."""

    name: str
    near: tuple[str, ...]
    pattern: str
    read: str
    unit: str | None = None
    shift: int = 0
    value: str | None = None
    type: str = "DATE"
    modifier: str | None = None
    guard: str | None = None
    examples: tuple[tuple[str, str], ...] = ()
    """(text with the expression in brackets, value); without brackets, the rule finds nothing."""


@cache
def time_words() -> MappingProxyType[str, MappingProxyType[str, tuple[str, ...]]]:
    """Kinds of words (`months`, `units`), each as name or code to the forms it is written in."""
    found = {}
    for kind, (where, table) in load_tables(WORDS).items():
        forms = msgspec.convert(table, dict[str, tuple[str, ...]]) if table else {}
        if not forms:
            raise SettingsError(f"{where}: no words")
        found[kind] = MappingProxyType(forms)
    return MappingProxyType(found)


@cache
def time_rules() -> tuple[tuple[TimeRule, re.Pattern[str]], ...]:
    """All rules, in the order of the file, with their compiled patterns. Raises SettingsError."""
    parts = pattern_parts()
    found = []
    for name, (where, table) in load_tables(RULES).items():
        near = table.get("near", ())
        entry = table | {"name": name, "near": [near] if isinstance(near, str) else near}
        rule = make_record(entry, TimeRule, where)
        found.append((rule, compile_pattern(rule.pattern, parts, where)))
    return tuple(found)


def compile_pattern(pattern: str, parts: MappingProxyType[str, str], where: str) -> re.Pattern[str]:
    """The regular expression of a rule, at the edges of words. Raises SettingsError that names `where`."""
    try:
        filled = re.sub(r"\{([a-z]\w*)\}", lambda found: parts[found[1]], pattern)
        return re.compile(rf"(?<![\w.])(?:{spaced(unique_groups(filled))})(?!\w)", re.I)
    except KeyError as error:
        raise SettingsError(f"{where}: pattern: no part {{{error.args[0]}}}") from error
    except re.error as error:
        raise SettingsError(f"{where}: pattern: {error}") from error


def unique_groups(pattern: str) -> str:
    """The pattern with every group after the first of its name called `name__2`, `name__3` ..."""
    seen: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        seen[found[1]] = seen.get(found[1], 0) + 1
        return found[0] if seen[found[1]] == 1 else f"(?P<{found[1]}__{seen[found[1]]}>"

    return re.sub(r"\(\?P<(\w+)>", number, pattern)


def spaced(pattern: str) -> str:
    """The pattern with its plain spaces, also those in sets of characters, standing for any white space."""
    return re.sub(
        r"\[(?:\\.|[^\]\\])*\]| ", lambda found: _SPACE if found[0] == " " else found[0].replace(" ", r"\s"), pattern
    )


@cache
def pattern_parts() -> MappingProxyType[str, str]:
    """What `{names}` in patterns stand for; each has one group of its own name unless it says otherwise."""
    words = {kind: alternatives(kind) for kind in time_words()}
    month, weekday = f"(?-i:{words['months']})", f"(?-i:{words['weekdays']})"
    singular = "|".join(form for forms in time_words()["units"].values() for form in forms if not form.endswith("s"))
    return MappingProxyType({
        "month": f"(?P<month>{month})",
        "month2": f"(?P<month2>{month})",
        "weekday": f"(?P<weekday>{weekday})",
        "weekdays": f"(?P<weekdays>{weekday})s",
        "season": f"(?P<season>{words['seasons']})",
        "part": f"(?P<part>{words['parts']})",
        "unit": f"(?P<unit>{words['units']})",
        "unit1": f"(?P<unit>{singular})",
        "holiday": f"(?P<holiday>(?-i:{words['holidays']}))",
        "day": f"(?P<day>{_DAY})",
        "day2": f"(?P<day2>{_DAY})",
        "ordinal": f"(?P<ordinal>{_ORDINAL})",
        "year": f"(?P<year>{_YEAR})",
        "year4": f"(?P<year>{_YEAR_DIGITS})",
        "anyyear": f"(?P<year>{_YEAR}|{_YEAR_DIGITS.replace('[12]', '[1-9]')})",
        "yearref": f"(?:(?P<refyear>{_YEAR})|(?P<yearword>{_YEAR_WORD}))",
        "spelledyear": _SPELLED_YEAR,
        "n": f"(?P<n>{_RANGE})",
        "n2": f"(?P<n2>{_NUMBER})",
        "which": _WHICH,
        "lasting": _LASTING,
        "zone": _ZONE,
    })  # fmt: skip


def alternatives(kind: str) -> str:
    """The forms of all words of a kind, longest first."""
    forms = (form for forms in time_words()[kind].values() for form in forms)
    return "|".join(sorted(forms, key=len, reverse=True))


@cache
def form_of(kind: str, word: str) -> str | None:
    """Name or code of the word of a kind that `word` is a form of (`units`, `weeks` -> `W`); None: of none."""
    plain = " ".join(word.split())
    for flags in (0, re.I):
        for name, forms in time_words()[kind].items():
            # A form may look at what follows it, which is not here.
            if any(re.fullmatch(re.sub(r"\(\?[=!].*?\)(?=$|\|)", "", form), plain, flags) for form in forms):
                return name
    return None
