"""What a report says has become of a meeting where it names it: the verbs, nouns and adjectives round the word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from chancery.grammar import clauses
from chancery.lexicons.meetings import meeting_words, status_words

PREDICATES = frozenset({"VERB", "AUX"})
CLIMBED = frozenset(
    {"nmod", "compound", "conj", "appos", "nmod:poss", "poss", "nmod:desc", "pobj", "prep", "obl", "dep"}
)
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "sha"})
POSSIBLE = frozenset({"may", "might", "could", "can", "should", "must"})
EXPECTED = frozenset({"would"})
IF = frozenset({"if", "unless", "whether"})
DAY_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january february march april
    may june july august september october november december week month morning afternoon evening night""".split()
)  # which a parser may take for what "after talks" hangs on: "said on Thursday after talks"
ACCEPT = frozenset("accept welcome back endorse approve take".split())  # an offer
ATTEND = frozenset("attend join skip miss participate".split())  # whoever stays away, the meeting goes on
ADDRESS = frozenset({"tell", "address"})  # "told a forum"
ENDING = frozenset("conclude end finish wrap close complete".split())  # what will end is going on
ASKING = frozenset("call appeal plead push press ask hope wait".split())  # for talks
PAST = frozenset("met held spoke took went began came sat flew paid visited travelled traveled hosted phoned".split())
ON_LISTS = frozenset("agenda schedule programme program calendar card".split())  # "is not on the agenda"
AROUND = {"ahead": "planned", "before": "planned", "after": "held", "following": "held", "during": "held"}
THOUGHTS = frozenset(
    """plan proposal offer invitation possibility prospect chance intention idea suggestion likelihood question need
    reason point basis""".split()
)
"""Nouns of which there is none where nobody thinks of a meeting: "no plans for talks", but not "no date for talks"."""
MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV", "PUNCT", "PART", "DET", "PRON"})
MODIFIERS_REACH = 14
PREPOSITIONS = frozenset(
    """at in on for to of with after before during following since until till from about by ahead prior upon
    throughout""".split()
)
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


@dataclass(frozen=True)
class Told:
    """One status, and the word that tells it."""

    status: str
    token: Token
    sure: bool = True
    """False: only the tense of a verb, or a preposition, hints at it."""
    earlier: bool = False
    """It was so before, of a meeting of which the clause tells something newer ("the postponed summit will")."""


def outlook(verb: Token) -> Outlook:
    """Tense, mood and negation of a verb, through what governs it: "agreed to meet", "is not expected to visit"."""
    negated = clauses.is_negated(verb)
    words = [part.lower_ for part in verb.children if part.dep_ in clauses.AUXILIARIES or part.dep_ == "aux"]
    if any(part.lower_ in IF for part in verb.children if part.dep_ in ("mark", "advmod")):
        return Outlook("possible", negated, "mooted", verb)
    if any(word in FUTURE | EXPECTED for word in words) and any(is_condition(part) for part in verb.children):
        return Outlook("possible", negated)
    if any(word in FUTURE for word in words):
        return Outlook("future", negated)
    if any(word in POSSIBLE for word in words):
        return Outlook("possible", negated)
    if any(word in EXPECTED for word in words):
        told = verb.dep_ in ("ccomp", "conj", "acl:relcl", "parataxis", "advcl") and verb.head.tag_ in (
            "VBD",
            "VBN",
            "VBG",
        )
        return Outlook("future" if told else "possible", negated)
    if any(part.lower_ == "to" and part.tag_ == "TO" for part in verb.children) or is_thought_of(verb):
        return governed(verb, negated)
    return Outlook(plain_time(verb, words), negated)


def is_condition(clause: Token) -> bool:
    """ "if the crew is freed", below the verb of what comes of it."""
    return clause.dep_ == "advcl" and any(part.lower_ in IF for part in clause.children)


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


def governed(verb: Token, negated: bool) -> Outlook:  # noqa: PLR0911  (the first governor that fits)
    """A to-infinitive: what its governor says ("agreed to", "is due to", "offered to")."""
    head = verb.head
    if head.i == verb.i:
        return Outlook("future", negated)  # a headline: "Putin to meet Biden"
    table = status_words("to_infinitive")
    status = table.get(head.lower_) or table.get(head.lemma_.lower())
    if head.pos_ == "NOUN" and status is None:
        status = status_words("nouns").get(head.lemma_.lower())
        if head.dep_ in clauses.OBJECTS and head.head.pos_ == "VERB":
            offered = by_offer(head.head, verb)
            if offered == "refused":
                return Outlook("possible", negated, offered, head)
            status = "planned" if offered == "planned" else status
    above = outlook(head) if head.pos_ in PREDICATES else Outlook("present", clauses.is_negated(head))
    negated = negated or above.negated or has_no(head)
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
    if status is not None:
        return Outlook("future" if status in ("planned", "confirmed") else "possible", negated, status, head)
    if head.pos_ in PREDICATES and verb.dep_ in ("advcl", "xcomp"):
        return Outlook(above.time, negated, above.status, above.cue)
    return Outlook("possible", negated)


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


def climb(noun: Token) -> Iterator[Token]:
    """The nouns above a noun ("a proposal for a summit"), then the verb or predicate that they stand by."""
    token = noun
    for _ in range(7):
        head = token.head
        if head.i == token.i:
            return
        yield head
        if head.pos_ in PREDICATES or head.pos_ == "ADJ":
            return
        if token.dep_ not in CLIMBED:
            return
        token = head


def case_of(noun: Token) -> str:
    """The preposition before a noun and its modifiers, in lower case, as the words stand; empty: none."""
    doc, at = noun.doc, noun.i - 1
    while at >= noun.sent.start and noun.i - at < MODIFIERS_REACH:
        token = doc[at]
        if token.pos_ == "ADP" or token.lower_ in PREPOSITIONS:
            hyphened = doc[at + 1].text == "-" or (at > 0 and doc[at - 1].text == "-")
            if not hyphened:
                return str(doc[at - 1 if token.lower_ in ("of", "to") and is_first_half(doc, at) else at].lower_)
        elif closes(token, before=doc[at - 1] if at else None):
            return ""
        at -= 1
    return ""


def closes(token: Token, before: Token | None) -> bool:
    """No modifier of a noun stands before this token, and no preposition either."""
    if token.tag_ in ("DT", "PRP$", "PDT"):
        return token.tag_ != "PDT" and (before is None or before.lower_ not in PREPOSITIONS)
    participle = token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound")
    return token.pos_ in ("DET", "PRON") or (token.pos_ not in MODIFIERS and not participle)


def is_first_half(doc: Doc, at: int) -> bool:
    """The "of" of "ahead of", the "to" of "prior to"."""
    return at > 0 and doc[at - 1].lower_ in ("ahead", "prior")


def told_of_noun(noun: Token, left: int) -> list[Told]:
    """Everything that is told of a meeting named by a noun; `left`: the first token of its modifiers."""
    found = [*before_noun(noun, left), *before_colon(noun.doc, left)]
    chain = list(climb(noun))
    for above in chain:
        if above.pos_ in ("NOUN", "PROPN"):
            status = status_words("nouns").get(above.lemma_.lower())
            if above.lower_ == "talk":  # "talk of a summit"
                status = "mooted"
            if has_no(above) and (status is not None or above.lemma_.lower() in THOUGHTS):
                found.append(Told("refused" if above.lemma_.lower() in THOUGHTS else "planned", above, sure=False))
            elif above.lemma_.lower() == "invitation" and case_of(noun) == "to" and noun.lower_ in ("summit", "forum"):
                break  # there is one already
            elif status is not None:
                found.append(Told(status, above, sure=status not in ("planned", "held")))
                break
    governor = chain[-1] if chain else None
    if governor is not None and (governor.pos_ in PREDICATES or governor.pos_ == "ADJ"):
        direct = all(above.lower_ in DAY_WORDS for above in chain[:-1])
        found += told_by_verb(noun, governor, direct)
    elif is_predicate(noun):
        found += by_time(noun, outlook(noun))
    elif governor is not None and noun.dep_ in clauses.SUBJECTS and governor.lemma_.lower() in ON_LISTS:
        found.append(Told("refused" if clauses.is_negated(governor) else "planned", governor))
    elif governor is not None and governor.lemma_.lower() == "question" and case_of(governor) in ("of", "out"):
        found.append(Told("refused", governor))
    elif chain and any(
        part.lower_ == "to" and part.dep_ == "mark" for part in chain[-1].children
    ):  # "talks are to resume", read as a noun
        found.append(Told("planned", chain[-1]))
    found += after_noun(noun)
    if any(part.lower_ == "any" for part in noun.children):
        found.append(Told("mooted", noun, sure=False))
    if not found and case_of(noun) in AROUND:  # however the parse hangs it
        found.append(Told(AROUND[case_of(noun)], noun, sure=False))
    return found


def before_noun(noun: Token, left: int) -> Iterator[Told]:
    """Adjectives: "upcoming", "possible", "the postponed summit"."""
    for token in noun.doc[left : noun.i]:
        status = status_words("adjectives").get(token.lower_)
        if status is None or (token.ent_type_ and token.pos_ == "PROPN"):
            continue
        if followed_by_time(token):
            continue
        yield Told(status, token, sure=status not in ("held",), earlier=status in ("postponed", "cancelled"))


def before_colon(doc: Doc, left: int) -> Iterator[Told]:
    """ "Cancelled: the visit to Rabat"."""
    if left < 2 or doc[left - 1].text != ":":
        return
    word = doc[left - 2]
    status = status_words("adjectives").get(word.lower_) or status_words("verbs").get(word.lemma_.lower())
    if status is not None and word.text[:1].isupper():
        yield Told(status, word)


def followed_by_time(token: Token) -> bool:
    """ "last *year's*", "next *week's*": it belongs to a time."""
    units = ("year", "month", "week", "day", "night", "spring", "summer", "autumn", "winter", "quarter", "decade")
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is None:
        return False
    named = following.text[:1].isupper() and following.pos_ == "PROPN" and token.lower_ in ("last", "next", "past")
    return following.lemma_.lower() in units or named


def is_predicate(noun: Token) -> bool:
    """It is what somebody or something is: "This will be the first meeting"."""
    return any(part.dep_ == "cop" for part in noun.children)


def after_noun(noun: Token) -> Iterator[Told]:
    """ "the summit planned for June", "talks scheduled to"."""
    for part in noun.rights:
        if part.dep_ in ("acl", "amod", "acl:relcl") and part.tag_ in ("VBN", "JJ") and not part_of_clause(part):
            status = status_words("verbs").get(part.lemma_.lower())
            if status is not None:
                yield Told(status, part)


def part_of_clause(part: Token) -> bool:
    return any(child.dep_ in clauses.SUBJECTS for child in part.children)


def told_by_verb(noun: Token, verb: Token, direct: bool) -> list[Told]:  # noqa: PLR0911  (the first that fits)
    """What the verb says of a meeting that is its subject, its object, or stands beside it."""
    lemma, case, seen, status = verb.lemma_.lower(), case_of(noun), outlook(verb), status_of_verb(verb)
    subject = noun.dep_ in clauses.SUBJECTS and not clauses.is_passive(verb) and verb.tag_ != "VBN"
    core = noun.dep_ in clauses.SUBJECTS | clauses.OBJECTS | {"xcomp", "conj", "root", "ccomp"} and not subject
    core = core and case not in ("at", "in", "during", "after", "before", "ahead", "following")
    negated = seen.negated or has_no(noun)
    if direct and (core or subject) and takes_place(verb):
        if seen.negated and seen.time == "past" and not has_no(noun):
            return [Told("cancelled", verb)]
        if lemma in ENDING and noun.dep_ not in clauses.OBJECTS and seen.time in ("future", "possible"):
            return [Told("held", verb, sure=False)]
        return told_in_clause(verb, Outlook(seen.time, negated, seen.status, seen.cue))
    if status is None and (
        verb.pos_ == "ADJ" or (case == "for" and lemma in ASKING) or (case == "to" and lemma == "call")
    ):
        status = status_words("to_infinitive").get(lemma, "mooted" if lemma in ASKING else None)
    particle = verb.i + 1 < len(noun.doc) and case == noun.doc[verb.i + 1].lower_ and status != status_of_lemma(lemma)
    if status is not None and (core or particle or case in ("on", "to", "for", "of", "from")):
        invited = case == "to" and not direct and status == "refused"  # who declines to come does not call it off
        return [Told("planned", noun, sure=False)] if invited else by_status(verb, status, seen, negated, noun)
    if direct and lemma in ATTEND and seen.negated:
        return [Told("planned", noun, sure=False)]
    if direct and core and lemma in meeting_words("verbs", "light"):
        return told_in_clause(verb, Outlook(seen.time, negated, seen.status, seen.cue))
    if direct and core and lemma == "follow" and seen.time != "future":
        return [Told("held", verb)]
    if direct and lemma in ADDRESS and (core or noun.dep_ == "iobj"):
        return [Told(one.status, one.token, sure=False) for one in by_time(verb, Outlook(seen.time))]
    if direct and subject and verb.pos_ == "ADJ" and (likely := status_words("adjectives").get(lemma)):
        return by_status(verb, likely, seen, negated, noun)
    if direct and subject and status in ("cancelled", "postponed") and status != status_of_lemma(lemma):
        return by_status(verb, status, seen, negated, noun)  # "fell through"
    if direct and subject:  # whatever it does, it is past or to come: "the meeting will show"
        return [Told(one.status, one.token, sure=False) for one in by_time(verb, Outlook(seen.time))]
    if case == "about" and lemma in ("ask", "question"):
        return [Told("mooted", verb, sure=False)]
    hint = status_words("prepositions").get(case) if direct else None
    if hint is not None and not negated:
        return by_preposition(noun, hint, seen)
    return []


def takes_place(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == "be":  # "there will be a second round"
        return any(part.dep_ == "expl" or part.tag_ == "EX" for part in verb.children)
    if lemma == "take":
        return any(part.lower_ == "place" for part in verb.children)
    if lemma == "go":
        return any(part.lower_ in ("ahead", "forward") for part in verb.children)
    return lemma in meeting_words("verbs", "happen") or (lemma == "hold" and clauses.is_passive(verb))


def by_status(verb: Token, status: str, seen: Outlook, negated: bool, noun: Token) -> list[Told]:
    """A verb of status: done, or only thought of."""
    if status in ("postponed", "cancelled"):
        if negated:
            return [Told("planned", verb, sure=False)]
        before = any(part.lower_ == "had" for part in verb.children)  # "had been put off": it has changed since
        return (
            [Told(status, verb, earlier=before)]
            if seen.time in ("past", "present") or seen.status == "confirmed"
            else []
        )
    if negated and status == "refused":  # "did not rule out"
        return [Told("mooted", verb)]
    if negated:
        return [Told("mooted", verb, sure=False)] if status == "confirmed" else [Told("refused", verb)]
    if status == "planned" and seen.time == "possible" and seen.status in (None, "mooted"):
        return [Told("mooted", verb)]
    if status == "confirmed" and seen.time in ("possible", "future"):
        return [Told("mooted" if seen.time == "possible" else "planned", verb)]
    return [Told(status, verb)]


def by_time(verb: Token, seen: Outlook) -> list[Told]:
    """A meeting that takes place, or somebody holds: held, planned or mooted by the tense."""
    if seen.status == "refused":
        return [Told("refused", verb)]
    if seen.negated:
        return [Told("cancelled" if seen.time == "future" and seen.status is None else "refused", verb)]
    if seen.status is not None:
        return [Told(seen.status, seen.cue or verb)]
    if seen.time == "present" and verb.tag_ == "VBG" and any(part.dep_ == "aux" for part in verb.children):
        return [Told("held", verb, sure=False)]  # "are meeting"
    times = {"past": "held", "future": "planned", "possible": "mooted", "present": "present"}
    if seen.time == "present" and verb.lemma_.lower() == "continue":
        return [Told("held", verb)]
    perfect = any(part.lower_ in ("has", "have") for part in verb.children) and verb.lemma_.lower() == "meet"
    return [Told(times[seen.time], verb, sure=seen.time != "present" and not perfect)]


def told_in_clause(verb: Token, seen: Outlook) -> list[Told]:
    """What the tense of a verb tells, and what the clause above makes of it: "hopes that the talks will resume"."""
    above = embedded(verb)
    if any(one.status == "mooted" for one in above) and not seen.negated:
        return above
    return [*by_time(verb, seen), *above]


def embedded(verb: Token) -> list[Told]:
    """ "announced that the summit would take place": confirmed by who announces."""
    head = verb.head
    if verb.dep_ not in ("ccomp", "acl") or head.i == verb.i or outlook(verb).time == "past":
        return []
    status = status_words("verbs").get(head.lemma_.lower()) if head.pos_ == "VERB" else None
    if head.lemma_.lower() == "expect" and expects_others(head, verb):
        return [Told("mooted", head)]
    if verb.dep_ == "acl" and head.lemma_.lower() == "hope":  # "voiced hope that the talks would"
        return [Told("mooted", head)]
    if (
        status in ("confirmed", "mooted", "planned")
        and not clauses.is_negated(head)
        and outlook(head).time != "possible"
    ):
        return [Told(status, head)]
    return []


def by_preposition(noun: Token, hint: str, seen: Outlook) -> list[Told]:
    """ "after talks" with what has happened: held; "ahead of the summit": planned; with what will happen: planned."""
    if hint == "planned":
        return [Told("planned", noun, sure=False)]
    if seen.time == "past":
        return [Told("held", noun, sure=False)]
    if seen.time == "possible":
        return [Told("mooted", noun, sure=False)]
    return [Told("planned", noun, sure=False)] if seen.time == "future" else []
