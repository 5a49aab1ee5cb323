"""Tense, mood and negation of a verb through what governs it: how surely and when something is told to happen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons.meetings import meeting_words, status_words

PREDICATES = frozenset({"VERB", "AUX"})
GOVERNORS = frozenset({"VERB", "ADJ"})
MAKE = frozenset("persuade convince get force manage help lead bring coax".split())  # who is persuaded to meet, met
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "sha"})
POSSIBLE = frozenset({"may", "might", "could", "can", "should", "must"})
EXPECTED = frozenset({"would"})
IF = frozenset({"if", "unless", "whether"})
DUE = frozenset({"due", "set", "scheduled", "supposed"})
ACCEPT = frozenset("accept welcome back endorse approve take".split())  # an offer
PAST = frozenset("met held spoke took went began came sat flew paid visited travelled traveled hosted phoned".split())
THOUGHTS = frozenset(
    """plan proposal offer invitation possibility prospect chance intention idea suggestion likelihood question need
    reason point basis""".split()
)
"""Nouns of which there is none where nobody thinks of a meeting: "no plans for talks", but not "no date for talks"."""
URGES = frozenset("effort attempt pressure bid push drive work".split())
"""Of whom or what it is said that it goes on to bring a meeting about."""
NO = frozenset({"no", "neither", "any"})


@dataclass(frozen=True)
class Outlook:
    """When and how surely a verb tells of something."""

    time: str
    """`past`, `present`, `future`, `possible`."""
    negated: bool = False
    status: str | None = None
    """What a governing word says ("agreed to meet"); None: nothing."""
    cue: Token | None = None


def outlook(verb: Token) -> Outlook:  # noqa: PLR0911  (the first reading that fits)
    """Tense, mood and negation of a verb, through what governs it: "agreed to meet", "is not expected to visit"."""
    negated = clauses.is_negated(verb) or is_no_longer(verb)
    words = [part.lower_ for part in verb.children if part.dep_ in clauses.AUXILIARIES or part.dep_ == "aux"]
    if any(part.lower_ in IF for part in verb.children if part.dep_ in ("mark", "advmod")):
        return Outlook("possible", negated, "mooted", verb)
    if opens_question(verb):
        return Outlook("possible", negated)
    if any(word in FUTURE for word in words):
        return Outlook("possible" if has_condition(verb) or is_asked(verb) else "future", negated)
    if any(word in POSSIBLE for word in words):
        return Outlook("possible", negated)
    if any(word in EXPECTED for word in words):
        told = verb.dep_ in ("ccomp", "conj", "acl:relcl", "parataxis", "advcl") and verb.head.tag_ in (
            "VBD",
            "VBN",
            "VBG",
        )
        return Outlook("future" if told and not has_condition(verb) else "possible", negated)
    if to_before(verb) is not None or is_thought_of(verb):
        return governed(verb, negated)
    if (thought := weighed(verb)) is not None:
        return thought
    return Outlook(plain_time(verb, words), negated)


def weighed(verb: Token) -> Outlook | None:
    """ "is considering meeting", "did not rule out meeting": what the verb above it says of it; None: nothing."""
    head = verb.head
    if (
        verb.tag_ != "VBG"
        or verb.dep_ not in ("xcomp", "ccomp", "obj", "advcl")
        or head.pos_ != "VERB"
        or head.i > verb.i
    ):
        return None
    status = status_of_verb(head)
    if status not in ("mooted", "refused") or any(part.dep_ in ("mark", "case", "aux") for part in verb.lefts):
        return None
    denied = clauses.is_negated(head)
    if denied or outlook(head).time == "possible":
        status = "mooted" if status == "refused" or not denied else "refused"
    return Outlook("possible", False, status, head)


def is_no_longer(verb: Token) -> bool:
    """ "will no longer meet"."""
    near = [part.lower_ for part in verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]]
    return ("no", "longer") in pairwise(near)


def opens_question(verb: Token) -> bool:
    """ "Will they meet?", whatever the parser makes of the first word."""
    start = verb.sent.start
    modal = any(word.lower_ in FUTURE | POSSIBLE | EXPECTED for word in verb.doc[max(0, start - 1) : start + 1])
    return modal and verb.tag_ in ("VB", "VBP") and is_asked(verb)


def is_asked(verb: Token) -> bool:
    """ "Will they meet?", which nobody has said."""
    return verb.sent.text.rstrip("\"'”’ \n").endswith("?") and verb.dep_ in (
        "ROOT",
        "root",
        "ccomp",
        "parataxis",
        "conj",
    )


def has_condition(verb: Token) -> bool:
    """It will be so "if the crew is freed", and not merely "if all goes well"."""
    sides = [part for part in verb.children if part.dep_ == "advcl" and part.lemma_.lower() != "go"]
    return any(part.lower_ in IF | {"once"} for side in sides for part in side.children)


def is_thought_of(verb: Token) -> bool:
    """ "ready for hosting", "the idea of meeting", "looks forward to meeting"."""
    if verb.tag_ != "VBG" or not any(part.lower_ in ("for", "of", "in", "about", "to") for part in verb.lefts):
        return False
    lemma = verb.head.lemma_.lower()
    return verb.head.i < verb.i and (lemma in status_words("to_infinitive") or lemma in THOUGHTS)


def plain_time(verb: Token, words: list[str]) -> str:  # noqa: PLR0911  (the first reading that fits)
    """Tense without a modal verb."""
    if (
        verb.tag_ == "VBD"
        or verb.lower_ in PAST
        or any(word in ("had", "was", "were", "did", "has", "have", "having") for word in words)
    ):
        return "past"
    if verb.tag_ == "VBN" and not words:
        return "past"
    if verb.tag_ == "VBG" and not words:
        marks = [part.lower_ for part in verb.children if part.dep_ in ("mark", "case")]
        if any(mark in ("before",) for mark in marks):
            return "future"
        if any(mark in ("after", "while", "since") for mark in marks):
            return "past"
        head = verb.head
        return (
            outlook(head).time if head.pos_ in PREDICATES and head.i != verb.i and verb.dep_ != "xcomp" else "present"
        )
    if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ in PREDICATES and verb.head.i != verb.i:
        return outlook(verb.head).time
    return "present"


def governed(verb: Token, negated: bool) -> Outlook:  # noqa: PLR0911, PLR0912  (the first governor that fits)
    """A to-infinitive: what its governor says ("agreed to", "is due to", "offered to")."""
    if any(part.lower_ in ("is", "are") and part.dep_ in ("cop", "aux") for part in verb.lefts):
        return Outlook("future", negated, "planned", verb)  # "are to meet"
    if any(part.lower_ == "yet" for part in verb.lefts):
        return Outlook("possible", negated)  # "has yet to be agreed"
    if was_to_have(verb):
        return Outlook("past", negated, "cancelled", verb)
    head = governor_of(verb)
    urged = clauses.child(head, clauses.SUBJECTS)
    if urged is not None and urged.i < head.i < verb.i and urged.lemma_.lower() in URGES:
        return Outlook("possible", negated, "mooted", urged)  # "efforts are under way to bring them together"
    if head.lower_ in ("first", "last") and head.i < verb.i:
        return outlook(head)  # "will be the first to visit"
    if head.i == verb.i:
        return Outlook("future", negated)  # a headline: "Vik to meet Amrani"
    table = status_words("to_infinitive")
    status = table.get(head.lower_) or table.get(head.lemma_.lower())
    if head.pos_ == "NOUN":
        status = status or status_words("nouns").get(head.lemma_.lower())
        if head.dep_ in clauses.OBJECTS and head.head.pos_ == "VERB":
            offered = by_offer(head.head, verb)
            if offered in ("refused", "cancelled", "postponed"):
                return Outlook("possible", negated, offered, head)
            status = "planned" if offered == "planned" else status
    if status is None and head.pos_ in ("NOUN", "PROPN") and head.dep_ in ("ROOT", "root"):
        return Outlook("future", negated)  # "Foreign ministers to meet"
    above = outlook(head) if head.pos_ in PREDICATES else Outlook("present", clauses.is_negated(head))
    negated = negated or above.negated or has_no(head)
    if (
        status == "planned"
        and head.lower_ in DUE
        and any(part.lower_ == "had" for part in (*head.children, *verb.children))
    ):
        return Outlook("past", negated, "cancelled", head)  # "had been due to meet"
    if head.pos_ == "VERB" and (offered := by_offer(head, verb)) is not None:
        return Outlook("possible", negated, offered, head)
    if head.lemma_.lower() == "have" and any(part.lower_ == "yet" for part in [*head.children, *verb.children]):
        return Outlook("possible", negated)  # "has yet to agree"
    if head.lemma_.lower() == "expect" and status == "planned" and expects_others(head, verb):
        return Outlook("possible", negated, "mooted", head)
    if head.lemma_.lower() in ("go", "be", "have") or (head.pos_ in PREDICATES and status == "planned"):
        moved = head.lemma_.lower() in meeting_words("verbs", "travel")
        if moved and above.time == "past":
            return Outlook("past", negated)
        return Outlook("possible" if above.time == "possible" else "future", negated, status or "planned", head)
    if head.lemma_.lower() in MAKE and above.time == "past" and not negated:
        return Outlook("past", negated)
    if status is not None:
        return Outlook("future" if status in ("planned", "confirmed") else "possible", negated, status, head)
    if head.pos_ in PREDICATES and verb.dep_ in ("advcl", "xcomp"):
        return Outlook(above.time, negated, above.status, above.cue)
    return Outlook("possible", negated)


def was_to_have(verb: Token) -> bool:
    """ "was to have met": it was planned, and did not come to be."""
    words = [token.lower_ for token in verb.doc[max(verb.sent.start, verb.i - 4) : verb.i]]
    return words[-2:] == ["to", "have"] and bool({"was", "were"} & set(words))


def to_before(verb: Token) -> Token | None:
    """The "to" of an infinitive, also where the parser hangs it elsewhere ("were due to meet"); None: it has none."""
    for part in verb.children:
        if part.lower_ == "to" and (part.tag_ == "TO" or part.dep_ == "mark"):
            return part
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    return before if before.lower_ == "to" and before.i != verb.i and verb.tag_ == "VB" else None


def governor_of(verb: Token) -> Token:
    """What a to-infinitive hangs on: by the word before "to", if it is one of status, however the parse has it."""
    to = to_before(verb)
    before = to.nbor(-1) if to is not None and to.i > verb.sent.start else None
    if before is not None and before.pos_ in GOVERNORS and before.lower_ in status_words("to_infinitive"):
        return before
    return verb.head


def expects_others(head: Token, verb: Token) -> bool:
    """ "Oslo expects the commission to meet": it is one side's hope, and no plan."""
    others = clauses.child(head, clauses.OBJECTS) or clauses.own_subject(verb)
    return not clauses.is_passive(head) and others is not None and head.i < others.i < verb.i


def by_offer(head: Token, verb: Token) -> str | None:
    """The status that an offer has by what is done with it: "turned down an offer to hold talks"; None: no offer."""
    offer = clauses.child(head, clauses.OBJECTS)
    if offer is None or not head.i < offer.i < verb.i:
        return None
    status = status_words("nouns").get(offer.lemma_.lower())
    if status not in ("mooted", "planned"):
        return None
    done = status_of_verb(head)
    if done == "refused" or has_no(offer):
        return "refused"
    if done in ("cancelled", "postponed") and status == "planned":
        return done
    return "planned" if head.lemma_.lower() in ACCEPT else status


def status_of_verb(verb: Token) -> str | None:
    """What a verb does to a meeting, its particle taken along wherever the parse hangs it; None: nothing."""
    lemma = verb.lemma_.lower()
    part = next((c.lower_ for c in verb.children if c.dep_ in ("compound:prt", "prt")), None)
    if part is None and verb.i + 1 < len(verb.doc):
        following = verb.doc[verb.i + 1].lower_
        part = following if f"{lemma} {following}" in status_words("particles") else None
    return status_words("particles").get(f"{lemma} {part}") if part else status_words("verbs").get(lemma)


def status_of_lemma(lemma: str) -> str | None:
    """What a verb does to a meeting without a particle."""
    return status_words("verbs").get(lemma)


def has_no(token: Token) -> bool:
    return any(part.lower_ in NO and part.dep_ == "det" for part in token.children)
