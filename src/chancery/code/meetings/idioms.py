"""What set phrases and labels say of a meeting: "is on ice", "hangs in the balance", "Off: ...", "Coming up: ..."."""

from __future__ import annotations

from chancery.code.meetings.hanging import case_of
from chancery.grammar.parse import Doc, Token
from chancery.lexicons.meetings import meeting_nouns, status_words

REACH = 24  # tokens from a word for a meeting to the phrase that is told of it
LONGEST = 5  # words of a phrase or label
LABEL_REACH = 40
LINKS = frozenset(
    """be hang remain stay look seem appear go come put leave cast throw place call keep get plunge run drag enter
    stretch end""".split()
)
PUT = frozenset("put place keep leave throw cast take".split())
OBJECTS = frozenset({"obj", "dobj", "nsubj:pass"})
DOUBTS = frozenset("doubt jeopardy balance question danger risk threat".split())
COPULAS = frozenset("be remain stay look seem appear".split())
BETWEEN = frozenset({"ADV", "PUNCT", "PART", "AUX"})
ENDS = frozenset(".!?;:()—\n")
OTHER_CLAUSE = frozenset("that who which but because while when although if whether".split())
ONE_WORD = frozenset({"on", "off", "over", "up"})
"""Words that are a preposition where a noun follows: "the talks over fish"."""
AFTER_ONE = frozenset(
    {"again", "for", "after", "until", "as", "when", "once", "because", "and", "but", "says", "say", "said"}
)
NOT = frozenset({"not", "n't", "n’t", "never", "no", "hardly"})
LABEL_MARKS = frozenset({":", ".", "-", "–", "—", "!", "|"})
BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "|"})


def phrase_of(noun: Token, last: int) -> tuple[str, Token] | None:
    """The status that a set phrase after a noun tells, and its last word; None: there is none.

    `last` is the token after which to look. What is told not to be so is `refused`.
    """
    case = case_of(noun)
    if case not in ("", "of", "for", "about", "to"):
        return None
    doc, phrases = noun.doc, status_words("phrases")
    for at in range(last + 1, min(len(doc), last + REACH)):
        token = doc[at]
        other = token.lemma_.lower() in meeting_nouns() and token.pos_ == "NOUN"
        if token.text in ENDS or "\n" in token.text or token.lower_ in OTHER_CLAUSE or other:
            return None
        for end in range(min(len(doc), at + LONGEST), at, -1):
            status = phrases.get(doc[at:end].text.lower())
            if status == "held" and case:  # "preparations for talks are under way"
                continue
            put = end - at > 1 and noun.dep_ in OBJECTS and noun.head.lemma_.lower() in PUT  # "put the trip on hold"
            linked = put or is_linked(doc, at, last, COPULAS if end == at + 1 else LINKS)
            if status is not None and linked and (end - at > 1 or stands_alone(doc, at)):
                denied = any(word.lower_ in NOT for word in doc[max(last + 1, at - 3) : at])
                return (deny(status, doc[end - 1]) if denied else status), doc[end - 1]
    return None


def deny(status: str, word: Token) -> str:
    """What is told of a meeting by a phrase that is denied: "is not in doubt", "is not off" say that it holds."""
    doubted = status in ("postponed", "cancelled") or word.lower_ in DOUBTS
    return "confirmed" if doubted else "refused"


def idiom_before(noun: Token, left: int) -> tuple[str, Token] | None:
    """The status that a set phrase before a noun tells, and its first word: "pulled the plug on"; None: there is none.

    `left` is the first token of the noun's modifiers.
    """
    doc, idioms = noun.doc, status_words("idioms")
    for first in range(max(noun.sent.start, left - LONGEST), left):
        status = idioms.get(" ".join(token.lemma_.lower() for token in doc[first:left]))
        if status is not None:
            denied = any(word.lower_ in NOT for word in doc[max(noun.sent.start, first - 3) : first])
            return (deny(status, doc[first]) if denied else status), doc[first]
    return None


def is_linked(doc: Doc, at: int, last: int, links: frozenset[str]) -> bool:
    """A phrase at a token follows the noun at once, or a verb that links the two."""
    before = at - 1
    while before > last and doc[before].pos_ in BETWEEN and doc[before].lemma_.lower() not in links:
        before -= 1
    return before == last or doc[before].lemma_.lower() in links


def stands_alone(doc: Doc, at: int) -> bool:
    """ "off" and "over" are no prepositions here, and no part of a verb ("shrugged the summit off")."""
    if doc[at].lower_ not in ONE_WORD or at + 1 >= len(doc):
        return True
    if doc[at].dep_ == "compound:prt" and doc[at].head.lemma_.lower() not in LINKS:
        return False
    following = doc[at + 1]
    return following.pos_ in ("PUNCT", "ADV", "SPACE") or following.lower_ in AFTER_ONE


def label_of(token: Token) -> tuple[str, Token] | None:
    """The status that a label before a token tells, at the start of its line: "Off: the summit", "Agreed. They"."""
    doc, first = token.doc, token.i
    while first > 0 and token.i - first < LABEL_REACH and "\n" not in doc[first - 1].text:
        first -= 1
    while first < token.i and (doc[first].text in BULLETS or is_clock(doc[first])):
        first += 1
    for end in range(first + 1, min(token.i, first + LONGEST)):
        if doc[end].text not in LABEL_MARKS:
            continue
        status = status_words("labels").get(doc[first:end].text.lower())
        if status is not None:
            following = doc[end + 1] if end + 1 < len(doc) else doc[end]
            return (status, doc[end - 1]) if token.sent.start <= following.i else None
    return None


def is_clock(token: Token) -> bool:
    """ "09.10", "14:02": when an item of a live blog was posted."""
    return token.pos_ == "NUM" or token.text[:1].isdigit()
