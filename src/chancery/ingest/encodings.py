"""From bytes to text: byte-order mark, UTF-8, declared charset, a guess on a sample, replacement."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,80}encoding=["']([\w.:-]{2,30})""", re.I
)
# Labels that pages use for the larger Windows set; and 7-bit sets, which also look like UTF-8.
_LARGER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_SEVEN_BIT = ("iso2022", "hz")
_NEVER = ("utf-7", "utf-16", "utf-32", "idna", "punycode", "rot", "hex", "base64", "bz2", "zlib", "uu", "quopri")
_SAMPLE = 32_768


def decode(data: bytes) -> tuple[str, str]:
    """Text and the encoding it was decoded with; never fails.

    Undecodable bytes become U+FFFD, and the encoding then ends in `/replace`. A NUL also becomes U+FFFD, one for one,
    because databases and C libraries cut text at a NUL. Nothing else is changed; a byte-order mark belongs to the
    encoding and is not part of the text.
    """
    text, encoding = _decode(data)
    return text.replace("\x00", "\ufffd"), encoding


def has_mark(data: bytes) -> bool:
    """Whether the bytes begin with a byte-order mark of UTF-16 or UTF-32, or look like UTF-16 without one."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)) or bool(_unmarked(data))


def _decode(data: bytes) -> tuple[str, str]:
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None) or _unmarked(data)
    if marked:
        return _strictly(data, marked) or _replacing(data, marked)
    declared = _declared(data)
    seven_bit = declared if declared and declared.startswith(_SEVEN_BIT) else None
    # Before the declared charset: text of a one-byte set is hardly ever valid UTF-8 by chance, wrong labels are common.
    found = _strictly(data, seven_bit) or _strictly(data, "utf-8") or _nearly_utf8(data)
    if found is None and declared != "utf-8":
        found = _strictly(data, declared)
    if found is None:
        guess = _guess(data) or declared or "cp1252"
        found = _strictly(data, guess) or _replacing(data, guess)
    return found


def _strictly(data: bytes, encoding: str | None) -> tuple[str, str] | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding), encoding
    except (UnicodeError, LookupError):
        return None


def _replacing(data: bytes, encoding: str) -> tuple[str, str]:
    return data.decode(encoding, "replace"), f"{encoding}/replace"


def _unmarked(data: bytes) -> str | None:
    """UTF-16 without a mark shows as a NUL in every second byte of Latin text."""
    sample = data[:2_000]
    pairs = len(sample) // 2
    if pairs < 8:
        return None
    if sample[1::2].count(0) > 0.7 * pairs and sample[0::2].count(0) < 0.05 * pairs:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * pairs and sample[1::2].count(0) < 0.05 * pairs:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    """The charset that a page declares, as Python names it; None: none, unknown, or one that cannot be right."""
    found = _DECLARED.search(data, 0, 8_192)
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace").lower()
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if name.startswith(_NEVER):
        return None
    return _LARGER.get(name, name)


def _nearly_utf8(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few broken bytes: most of what is not ASCII decodes."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if len(text.encode("utf-8")) > len(text) + 2 * broken and broken * 4 < _above_ascii(data):
        return text, "utf-8/replace"
    return None


def _above_ascii(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(128, 256))))


def _guess(data: bytes) -> str | None:
    """Encoding of a sample around the first bytes above ASCII; None: no idea."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 256) if first else 0
    sample = data[start : start + _SAMPLE]
    if _is_cyrillic(sample):
        return "cp1251"
    # English with a few typographic marks tells a statistical guesser nothing: it is nearly always Windows-1252.
    if _above_ascii(sample) < 0.04 * len(sample) and _strictly(sample, "cp1252"):
        return "cp1252"
    best = from_bytes(sample, steps=5, chunk_size=512).best()
    return best.encoding if best else None


_WORD = re.compile(rb"[A-Za-z\xa8\xaa\xaf\xb2\xb3\xb8\xba\xbf\xc0-\xff]+")
# As Windows-1251 has them: a capital or none before small letters. Other sets with such letters, and two-byte ones,
# put them elsewhere; in Western words they stand among unaccented letters.
_CYRILLIC = re.compile(rb"[\xa8\xaa\xaf\xb2\xc0-\xdf]?[\xb3\xb8\xba\xbf\xe0-\xff]+|[\xa8\xaa\xaf\xb2\xc0-\xdf]+")
_VOWELS = frozenset("аеёиоуыэюяіїє")


def _is_cyrillic(sample: bytes) -> bool:
    """Whether what is above ASCII forms words when it is read as Windows-1251, be the rest English or not."""
    high = [word for word in _WORD.findall(sample) if not word.isascii()]
    words = [word.decode("cp1251") for word in high if _CYRILLIC.fullmatch(word)]
    letters = "".join(word for word in words if len(word) > 2)
    if len(words) < 0.9 * len(high) or len(letters) < 5 or sum(map(str.islower, letters)) < 0.5 * len(letters):
        return False
    return 0.3 < sum(letter in _VOWELS for letter in letters.lower()) / len(letters) < 0.6
