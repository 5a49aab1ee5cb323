"""What follows a noun for a meeting, word by word, where the parse of its clause cannot be trusted.

"The next round *is due in* Wellington", "the talks *are to resume in* August".
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from chancery.code.meetings.outlook import status_of_verb
from chancery.code.meetings.phrases import Segment, segments_after
from chancery.code.meetings.report import Report
from chancery.code.meetings.standing import is_denied
from chancery.grammar.parse import Token

LONGEST = 8  # words of a predicate
POSTPONED = frozenset("postponed delayed deferred rescheduled adjourned".split())
CANCELLED = frozenset("cancelled canceled scrapped off".split())
PLANNED = frozenset("will 'll ’ll shall due set scheduled planned expected slated".split())
MOOTED = frozenset("may might could".split())
HELD = frozenset(
    """took held began opened started ended ends end concluded concludes conclude resumed continued lasted underway
    ongoing followed collapse collapses collapsed stall stalls stalled closed closes kicked wrapped""".split()
)
HELPERS = frozenset("be is are was were been being has have had to take place now also still way under".split())
GOES_ON = frozenset("resume begin start open end continue".split())
COMING = frozenset("resume resumes begin begins start starts open opens reopen reopens".split())
LASTING = frozenset("continue continues drag drags dragged".split())
RUN = (
    POSTPONED
    | CANCELLED
    | PLANNED
    | MOOTED
    | HELD
    | HELPERS
    | GOES_ON
    | COMING
    | LASTING
    | {"not", "n't", "n’t", "never"}
)
NOT = frozenset({"not", "n't", "n’t", "never"})


@dataclass(frozen=True)
class Predicate:
    """A status by the words after a noun, the word that tells it, and the place and day after it."""

    status: str
    cue: Token
    segments: list[Segment]


def read_predicate(report: Report, at: int) -> Predicate | None:
    """The predicate that begins at a token, behind a comma and "which" or at once; None: there is none, or a "not"."""
    doc = report.doc
    while at < len(doc) and doc[at].text == ",":
        at += 1
    if at < len(doc) and doc[at].dep_ == "compound:prt" and doc[at].head.i < at:
        return None  # "shrugs the summit off"
    if at < len(doc) and doc[at].lower_ in ("which", "that"):
        at += 1
    last = at
    while last < min(len(doc), at + LONGEST) and (
        doc[last].lower_ in RUN or (last > at and (doc[last].pos_ == "ADV" or participle_of(doc[last]) is not None))
    ):
        last += 1
    words = list(doc[at:last])
    cue = None if any(token.lower_ in NOT for token in words) else find_cue(words)
    if cue is None:
        return None
    if cue[0] in ("postponed", "cancelled") and is_denied(cue[1]):
        cue = ("confirmed", cue[1])
    segments = segments_after(report, last - 1)
    if cue[1].lower_ in COMING and not any(one.preposition in ("at", "on", "in", "") for one in segments):
        return None  # "First session begins": now
    return Predicate(*cue, segments)


def participle_of(token: Token) -> str | None:
    """What a participle tells of the meeting before it: "had been *put* off"; None: it is none, or tells nothing."""
    status = status_of_verb(token) if token.tag_ in ("VBN", "VBD") else None
    return status if status in ("postponed", "cancelled", "confirmed") else None


def find_cue(words: list[Token]) -> tuple[str, Token] | None:
    """The status that the words tell, and the word for it; None: they tell none."""
    lower = [token.lower_ for token in words]
    if (put := next((token for token in words[1:] if participle_of(token) is not None), None)) is not None:
        return str(participle_of(put)), put
    for status, known in (("postponed", POSTPONED), ("cancelled", CANCELLED), ("planned", PLANNED), ("mooted", MOOTED)):
        for token in words:
            if token.lower_ in known:
                return status, token
    if lower[:2] in (["to", "be"], ["to", "take"]):  # ", to be held in May"
        return "planned", words[-1]
    after_be = any(one in ("is", "are") and two == "to" for one, two in pairwise(lower))
    if after_be:
        return "planned", words[-1]
    if lower and lower[0] in COMING | LASTING:  # "talks resume on Friday"
        return "planned" if lower[0] in COMING else "held", words[0]
    return find_held(words)


def find_held(words: list[Token]) -> tuple[str, Token] | None:
    """The word that tells that it was, or is going on; None: there is none."""
    lower = [token.lower_ for token in words]
    held = next((token for token in words if token.lower_ in HELD), None)
    if held is None and lower[-2:] == ["under", "way"]:
        held = words[-1]
    if held is not None and held.lower_ == "held" and not {"was", "were", "been", "being"} & set(lower):
        return None
    return None if held is None else ("held", held)
