"""A statement in words for a reader: who, the words with their quotation marks, how it was said, and when.

Only what people read is worded here; JSON, CSV and Parquet have the record as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chancery.records import Actor, Document, Span, Statement, When
from chancery.show.rows import one_line, write_when

MOST_DAYS = 3  # candidates that a table writes out
UNSURE = 0.6  # below this confidence a table says so
_MARK = re.compile('["“”„«»]')
_ANY_MARK = re.compile("[\"“”„«»'‘’`]")
_CLOSING = {'"': '"', "«": "»", "»": "«"}  # of an opening mark; of all others a ”
_OPENING = {'"': '"', "»": "«", "«": "»"}  # of a closing mark; of all others a “
_JOINTS = " ,;:—–-"
_JOINING = re.compile(r"^(?:that|and|but|or)\s+", re.IGNORECASE)
_OPENERS = " \t\n([—–-"


def name_people(actors: Iterable[Actor], document: Document) -> str:
    """Names; who was not resolved stands in parentheses with the report's own words. Empty: nobody."""
    return "; ".join(_name(actor, document) for actor in actors)


def _name(actor: Actor, document: Document) -> str:
    if actor.name:
        return one_line(actor.name)
    return f"({one_line(document.slice(actor.span)) if actor.span else 'not named'})"


def write_speaker(document: Document, statement: Statement) -> str:
    """Who said it; `(nobody named)` if nobody was found."""
    return name_people(statement.speaker, document) or "(nobody named)"


def write_saying(document: Document, statement: Statement) -> str:
    """The cue as it stands, to whom, and through whom; empty if the form alone carries the statement."""
    to = name_people((*statement.addressee, *((statement.channel,) if statement.channel else ())), document)
    via = name_people(statement.via, document)
    cue = "" if statement.cue is None else one_line(document.slice(statement.cue.span))
    return " ".join(part for part in (cue, f"→ {to}" if to else "", f"via {via}" if via else "") if part)


def write_manner(statement: Statement) -> tuple[str, ...]:
    """Act and mode, and what a reader must know besides: belief, negated, hedged, a low confidence."""
    mode = statement.mode if statement.kind == "speech" else f"{statement.mode} {statement.kind}"
    notes = (
        "negated" if statement.negated else "",
        "hedged" if statement.hedged else "",
        f"unsure: {statement.confidence:.2f}" if statement.confidence < UNSURE else "",
    )
    return (statement.act.replace("_", " "), mode, *(note for note in notes if note))


def write_day(when: When) -> str:
    """The day or the days of a fact, many of them by the first and the last; `-` if not known."""
    days = when.candidates or ()
    if len(days) > MOST_DAYS:
        return f"{days[0]} … {days[-1]} ({len(days)} days)"
    return write_when(when) or "-"


def write_words(document: Document, statement: Statement) -> str:
    """The words, gaps as ` … `, with the quotation marks that stand around them in the report or are cut off."""
    if statement.mode != "direct":
        return " … ".join(_mark(document, span) for span in statement.content)
    words = " … ".join(_balance(one_line(document.slice(span))) for span in statement.content)
    # "Ministry: the bridge opens" is direct without marks, and must not get any.
    marked = any(_ANY_MARK.match(beside) for span in statement.content for beside in _beside(document, span))
    return f"“{words}”" if marked else words


def quote_words(document: Document, span: Span) -> str:
    """The report's words on one line, without what joins them to others at the edges, quotation marks in pairs."""
    return _balance(_JOINING.sub("", one_line(document.slice(span)).strip(_JOINTS)))


def _mark(document: Document, span: Span) -> str:
    """The slice; in quotation marks if it is all that stands between two."""
    words = one_line(document.slice(span))
    if all(_MARK.match(beside) for beside in _beside(document, span)) and not _MARK.search(words):
        return f"“{words}”"
    return _balance(words)


def _beside(document: Document, span: Span) -> tuple[str, str]:
    """The characters before and after the slice, one comma or stop passed over."""
    after = document.text[span[1] : span[1] + 2].lstrip(",.!?…")
    return document.text[max(0, span[0] - 1) : span[0]], after[:1]


def _balance(words: str) -> str:
    """The words with a partner for each quotation mark that lost its own at a border of the slice."""
    before: list[str] = []
    after: list[str] = []
    for mark, opens in _marks(words):
        if opens:
            after.append(_CLOSING.get(mark, "”"))
        elif after:
            after.pop()
        else:
            before.append(_OPENING.get(mark, "“"))
    return "".join(reversed(before)) + words + "".join(reversed(after))


def _marks(words: str) -> Iterator[tuple[str, bool]]:
    """Each double quotation mark, and whether it opens: by its place, for many reports use the wrong one."""
    for found in _MARK.finditer(words):
        yield found[0], found.start() == 0 or words[found.start() - 1] in _OPENERS
