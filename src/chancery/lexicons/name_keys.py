"""Names of persons across spellings: scripts, transliterations, accents, particles and word order."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from chancery.lexicons.actors import role_named
from chancery.lexicons.names import fold
from chancery.lexicons.people import name_regions
from chancery.lexicons.tables import read_data, read_toml

CYRILLIC = re.compile("[\u0400-\u04ff]")
ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
MARKS = re.compile("['\"`´ʼʻʿʾ’‘“”ˈ·]")
SERVANT = re.compile(r"\babd[\s-]?(?:[aeuo]?u?l[\s-]*|[aeuo]?u?([rsndtz])[\s-]?(?=\1))(?=\w)")
VOWELS = "aeiouy"
VOWEL_CLASS = {"a": "a", "e": "i", "i": "i", "y": "i", "j": "i", "o": "u", "u": "u"}
LONGEST_SYLLABIC = 4  # words in a name of syllables: Nguyen Thi Mai Anh


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """A key that the spellings of one person's name share, and different names do not; empty: no letter in it.

    It evens out script (Cyrillic, Arabic), transliteration (Lavrov, Lawrow, Lavroff, Лавров), accents, hyphens, titles
    of honour, Arabic articles, patronymics, and "Lavrov, Sergey". It keeps initials apart from the names they may
    stand for, men's from women's forms (Mario, Maria), and in names of syllables every vowel (Wang Yi, Wang Yu). It
    knows nothing of nicknames or of one name in several languages (Aleksandr, Oleksandr). The sounds are in
    `lexicons/data/name_keys.toml`.
    """
    words = name_words(name)
    syllables = syllabic_key(words)
    if syllables:
        return syllables
    return " ".join(word_key(word) for word in particles(words))


def surname_key(name: str) -> str:
    """The part of `name_key` that stands for the surname; of one word alone, that word's."""
    key = name_key(name)
    words = key.split()
    if not words:
        return ""
    return words[0] if is_syllabic(key) else next((w for w in reversed(words) if w not in ("jr", "sr")), words[-1])


def is_syllabic(key: str) -> bool:
    """The key is one of a name of syllables (they have no capitals)."""
    return key.startswith("=")


def is_full_name(name: str) -> bool:
    """Two words of more than an initial each: a surname alone, or one with initials, names nobody for certain."""
    return sum(len(word) > 1 for word in name_words(name) if word not in last_words()) > 1


@cache
def table() -> MappingProxyType[str, dict[str, Any]]:
    """The tables of `name_keys.toml`."""
    return MappingProxyType(read_toml(read_data("name_keys.toml"), "lexicons/name_keys.toml"))


@cache
def last_words() -> frozenset[str]:
    return frozenset(table()["words"]["last"].split())


@cache
def sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rule[0]), rule[1]) for rule in table()["sounds"]["rules"])


@cache
def script(name: str) -> MappingProxyType[str, str]:
    """Letters and whole words of a script and their Latin spelling."""
    entry = table()[name]
    words = entry["letters"].split() + entry.get("words", "").split()
    letters = dict(zip(words[::2], words[1::2], strict=True))
    return MappingProxyType(letters | dict.fromkeys(entry["silent"].split(), ""))


def to_latin(name: str) -> str:
    """A name in Cyrillic or Arabic letters in Latin ones; anything else as it is."""
    if CYRILLIC.search(name):
        letters = dict(script("cyrillic"))
        if UKRAINIAN.search(name):
            letters |= {"г": "h", "и": "y"}
        return "".join(letters.get(character, character) for character in name.casefold())
    if ARABIC.search(name):
        return " ".join(arabic_word(word) for word in name.split())
    return name


def arabic_word(word: str) -> str:
    letters = script("arabic")
    if word in letters:
        return letters[word]
    if word.startswith("ال"):
        return "al-" + arabic_word(word[2:])
    latin = "".join(letters.get(character, character) for character in word)
    return latin if re.match(r"[^aeiou]{0,2}[aeiou]", latin) else re.sub(r"^(\w)", r"\1a", latin)


def name_words(name: str) -> list[str]:
    """The words of a name in lower case and without accents: no titles of honour, given name first."""
    plain = fold(MARKS.sub("", to_latin(name))).casefold()
    before, comma, after = plain.partition(",")
    if comma and after.strip().rstrip(".") not in last_words():
        plain = f"{after} {before}"
    plain = SERVANT.sub("abdul", plain.replace("‑", "-").replace("–", "-"))
    words = [word for word in re.split(r"[\s.,-]+", plain) if re.search(r"\w", word)]
    while len(words) > 1 and is_honour(words[0]):
        words = words[1:]
    return words


@cache
def is_honour(word: str) -> bool:
    """The word is a title that stands before names (`mr`, `president`), not a name itself."""
    role = role_named(word.title()) or role_named(word.title() + ".")
    return role is not None and role.title and len(word) > 1


def particles(words: list[str]) -> list[str]:
    """Words of a name without Arabic articles and patronymics, `ben` and `ibn` as `bin`."""
    articles, sons = table()["words"]["articles"].split(), table()["words"]["bin"].split()
    kept = []
    for at, word in enumerate(words):
        if at > 0 and len(words) - at > 1 and word in sons:
            kept.append("bin")
        elif not (at > 0 or len(words) > 2) or word not in articles:
            kept.append(word)
    patronymic = re.compile(rf"\w{{2,}}(?:{table()['words']['patronymic']})$")
    return [w for at, w in enumerate(kept) if not (0 < at < len(kept) - 1 and patronymic.match(w))]


def word_key(word: str) -> str:
    """Consonants by class, the first vowel's class, and the last vowel's where the word ends in one.

    >>> word_key("lawrow") == word_key("lavroff") == word_key("lavrov")
    True
    """
    if len(word) == 1 or word in last_words():
        return word
    for pattern, becomes in sounds():
        word = pattern.sub(becomes, word)
    consonants = re.sub(r"([A-Z])\1+", r"\1", re.sub(rf"[{VOWELS}j]", "", word).upper())
    vowel = re.search(rf"[{VOWELS}j]", word)
    if vowel is None:
        return consonants
    first = VOWEL_CLASS[vowel[0]]
    if first == "u" and re.match(r"[ou]a.", word[vowel.start() :]):
        first = "ua"  # Juan is not John
    opening = "+" if vowel.start() == 0 else ""  # Andrei is not Nadri
    return f"{first}{opening}{consonants}{end_class(word)}"


def end_class(word: str) -> str:
    """What a word ends in: `-a`, `-e`, `-i`, `-q` (ia, ya), `-u`; empty: a consonant."""
    if re.search(r"[iyj]a$", word):
        return "-q"
    if re.search(r"(?:[iyj]|ee|ie)$", word):
        return "-i"
    if word[-1:] in VOWEL_CLASS:
        return {"a": "-a", "e": "-e"}.get(word[-1], "-u")
    return ""


@cache
def syllabic_surnames() -> frozenset[str]:
    """Surnames that open a name of syllables, folded."""
    regions = [region for region in name_regions() if region.surname_first]
    named = {fold(name) for region in regions for name in region.surnames}
    return frozenset(named | set(table()["syllables"]["surnames"].split()))


@cache
def syllable_test() -> Callable[[str], object]:
    """Whether a word is one or two syllables of Pinyin, or of the like in Korean or Vietnamese."""
    entry = table()["syllables"]
    initials = "|".join(sorted(entry["initials"].split(), key=len, reverse=True))
    finals = "|".join(sorted(entry["finals"].split(), key=len, reverse=True))
    pinyin = f"(?:(?:{initials})?(?:{finals}))"
    other = "(?:[bcdghjklmnpqrstvwy]{0,3}[aeiouy]{1,3}(?:ng|nh|ch|[nmklpct])?)"
    return re.compile(f"(?:{pinyin}){{1,2}}|{other}").fullmatch


def syllabic_key(words: list[str]) -> str:
    """Key of a Chinese, Korean or Vietnamese name, surname first, every letter kept; empty: it is none."""
    if not 2 <= len(words) <= LONGEST_SYLLABIC or not all(map(syllable_test(), words)):
        return ""
    surnames = syllabic_surnames()
    if words[0] not in surnames and words[-1] in surnames:
        words = [words[-1], *words[:-1]]  # Jinping Xi
    if words[0] not in surnames:
        return ""
    given = "".join(words[1:])
    return f"={words[0]} {given}"
