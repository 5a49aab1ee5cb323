"""Spellings of personal names: what stays the same when a name is written or transliterated another way."""

from __future__ import annotations

import re
from functools import lru_cache

from chancery.lexicons.names import fold

ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "an", "ad", "ar", "az", "at"})  # Arabic; left out inside a name
TITLES = frozenset({"sir", "dame", "lord", "baroness", "baron", "dr", "mr", "mrs", "ms", "mme", "jr", "sr"})
CYRILLIC = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфыэіўґєѐ", "abvgdeziklmnoprstufyeiwgee", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ё": "e", "й": "i"}
    | {"ї": "yi", "ъ": "", "ь": "", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz", "ј": "j"}
)
MARKS = str.maketrans("-‐‑.", "    ", "'’`")
SOUNDS = (  # in order; the letters that schools of transliteration differ in
    (re.compile(r"sch|shch|sj|sh"), "s"),
    (re.compile(r"tch|tsch|tsh|ch|tj"), "c"),
    (re.compile(r"kh|ck|q"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"zh|j(?=[aeiou])|dj|dzh"), "z"),
    (re.compile(r"w"), "v"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ts|tz"), "c"),
    (re.compile(r"oo|ou"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"(?<=[a-z])h(?![aeiou])"), ""),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"e(?=i)|(?<=i)e(?=[a-z])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(8192)
def plain_name(text: str) -> str:
    """A name in lower case without accents, points, hyphens, titles and inner Arabic articles, in Latin letters."""
    folded = text.lower() if text.isascii() else fold(text).casefold().translate(CYRILLIC)
    words = folded.translate(MARKS).split()
    if TITLES.isdisjoint(words) and ARTICLES.isdisjoint(words):  # most names
        return " ".join(words)
    words = [word for word in words if word not in TITLES] or words
    return " ".join(words[:1] + [word for word in words[1:] if word not in ARTICLES])


@lru_cache(4096)
def spelling_key(text: str) -> str:
    """What spellings of one name share (`Lavrov`, `Lawrow`); names that differ in sound may share it too, so it proves
    nothing alone."""
    words = []
    for plain in plain_name(text).split():
        word = plain
        for pattern, sound in SOUNDS:
            word = pattern.sub(sound, word)
        words.append(word)
    return " ".join(words)


def surname(text: str) -> str:
    """The last word of a name, as `plain_name` writes it; of a Chinese, Korean or Vietnamese name see the table."""
    return plain_name(text).rpartition(" ")[2]
