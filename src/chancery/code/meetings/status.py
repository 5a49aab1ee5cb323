"""What a report says has become of a meeting where it names it: the verbs, nouns and adjectives round the word.

The statuses, as the README of the corpus has them:

mooted     somebody wants, offers, suggests, considers or expects it of others; it may be, or would be if
planned    it is told as to come: agreed, announced, set, due, intended by who holds it, or in a mere future
confirmed  a side or the host says that what was planned, or doubted, holds: "confirmed", "will go ahead", "is still
           on", "after all", "as planned"
held       it was, or is going on
postponed, cancelled   it was planned, and is put off to another day, or will not be

Of what a report tells of one meeting, the newest holds: of a live report what its newest entry tells, else what goes
furthest; a mere tense or preposition counts where nothing surer is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from chancery.code.meetings.hanging import case_of, climb
from chancery.code.meetings.outlook import (
    PREDICATES,
    Outlook,
    expects_others,
    has_no,
    outlook,
    status_of_lemma,
    status_of_verb,
)
from chancery.code.meetings.standing import INSIST, is_claimed, is_denied, word_of_standing
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons.meetings import meeting_words, status_words

CHANGED = frozenset({"had", "originally"})
TRIED = frozenset({"fail", "manage", "struggle"})
ATTEND = frozenset("attend join participate".split())  # whoever stays away, the meeting goes on
SKIP = frozenset("skip miss shun".split())
MOVES = frozenset({"move", "push", "shift", "relocate"})
DENY = frozenset({"deny", "dispute"})
ADDRESS = frozenset({"tell", "address"})  # "told a forum"
ENDING = frozenset("conclude end finish wrap close complete".split())  # what will end is going on
SPEAKING = frozenset("speak talk dream whisper hear".split())  # of a meeting: there may be one
ASKING = frozenset("call appeal plead push press ask hope wait lobby campaign angle fish bid".split())  # for talks


@dataclass(frozen=True)
class Told:
    """One status, and the word that tells it."""

    status: str
    token: Token
    sure: bool = True
    """False: only the tense of a verb, or a preposition, hints at it."""
    earlier: bool = False
    """It was so before, of a meeting of which the clause tells something newer ("the postponed summit will")."""


def told_by_verb(noun: Token, verb: Token, direct: bool) -> list[Told]:  # noqa: PLR0911, PLR0912  (the first that fits)
    """What the verb says of a meeting that is its subject, its object, or stands beside it."""
    lemma, case, seen, status = verb.lemma_.lower(), case_of(noun), outlook(verb), status_of_verb(verb)
    subject = noun.dep_ in clauses.SUBJECTS and not clauses.is_passive(verb) and verb.tag_ != "VBN"
    subject = subject and not (noun.i > verb.i and clauses.own_subject(verb) not in (None, noun))
    core = noun.dep_ in clauses.SUBJECTS | clauses.OBJECTS | {"xcomp", "conj", "root", "ccomp"} and not subject
    core = core or (noun.dep_ == "obl" and not case and noun.i > verb.i)  # "called off a trip", however parsed
    core = core and case not in ("at", "in", "during", "after", "before", "ahead", "following")
    negated = seen.negated or has_no(noun)
    own = next((part for part in verb.children if part.dep_ == "xcomp" and lemma == "have"), verb)
    if direct and subject and (fate := status_words("intransitive").get(own.lemma_.lower())) and seen.time != "past":
        return [Told(fate, own)]  # "the meeting stands", "will have to wait"
    if direct and subject and goes_ahead(verb) and not negated and seen.time in ("present", "future"):
        return [Told("confirmed", verb)]
    if direct and core and lemma in ENDING and seen.time == "present" and not negated:
        return [Told("held", verb)]
    if direct and (core or subject) and takes_place(verb):
        if seen.negated and seen.time == "future" and is_until(verb):
            return [Told("postponed", verb)]
        if seen.negated and seen.time == "past" and not has_no(noun):
            return [Told("cancelled", verb)]
        if lemma in ENDING and noun.dep_ not in clauses.OBJECTS and seen.time in ("future", "possible"):
            return [Told("held", verb, sure=False)]
        return told_in_clause(verb, Outlook(seen.time, negated, seen.status, seen.cue))
    if status is None and (
        verb.pos_ == "ADJ" or (case == "for" and lemma in ASKING) or (case == "to" and lemma == "call")
    ):
        status = status_words("to_infinitive").get(lemma, "mooted" if lemma in ASKING else None)
    if direct and case == "of" and lemma in SPEAKING:
        status = "mooted"
    if status is not None and lemma == "welcome" and case == "of" and verb.sent.start == verb.i:
        return []  # "Welcome to our coverage of the summit"
    if direct and case == "at" and lemma == "hint":
        return [Told("mooted", verb)]
    particle = verb.i + 1 < len(noun.doc) and case == noun.doc[verb.i + 1].lower_ and status != status_of_lemma(lemma)
    unset = clauses.subject(verb)
    if status == "planned" and unset is not None and unset.i != noun.i and has_no(unset) and is_new(noun):
        return [Told("mooted", verb)]  # "no date has been set for a summit"
    if status is not None and (core or particle or case in ("on", "to", "for", "of", "from")):
        invited = case == "to" and not direct and status == "refused"  # who declines to come does not call it off
        return [Told("planned", noun, sure=False)] if invited else by_status(verb, status, seen, negated, noun)
    if direct and (lemma in SKIP or (lemma in ATTEND and seen.negated)):
        return [Told("planned", noun, sure=False)]
    if direct and core and lemma in meeting_words("verbs", "light"):
        return told_in_clause(verb, Outlook(seen.time, negated, seen.status, seen.cue))
    if direct and (core or noun.dep_ == "obl:unmarked") and lemma == "follow" and seen.time != "future":
        return [Told("held", verb)]
    if direct and lemma in ADDRESS and (core or noun.dep_ == "iobj"):
        return [Told(one.status, one.token, sure=False) for one in by_time(verb, Outlook(seen.time))]
    if direct and subject and verb.pos_ == "ADJ" and (likely := status_words("adjectives").get(lemma)):
        return by_status(verb, likely, seen, negated, noun)
    if direct and subject and status in ("cancelled", "postponed") and status != status_of_lemma(lemma):
        return by_status(verb, status, seen, negated, noun)  # "fell through"
    if direct and subject:  # whatever it does, it is past or to come: "the meeting will show"
        if seen.time == "possible":  # "should the session fail"
            return []
        time = "present" if seen.time == "present" else by_time(verb, Outlook(seen.time))[0].status
        return [Told(time, verb, sure=False)]  # "is looking likely" says of itself no more than "looks"
    if case == "about" and lemma in ("ask", "question"):
        return [Told("mooted", verb, sure=False)]
    if is_leaving(verb, case) and seen.time in ("past", "present") and not negated:
        return [Told("held", verb)]
    hint = status_words("prepositions").get(case) if direct else None
    if hint is not None and not negated:
        return by_preposition(noun, hint, seen)
    return []


def is_new(noun: Token) -> bool:
    """ "a summit", of which nobody has spoken yet."""
    return any(part.lower_ in ("a", "an", "any") for part in noun.children)


def is_leaving(verb: Token, case: str) -> bool:
    """ "came out of talks", "is back from a visit": it was held."""
    if verb.lemma_.lower() not in meeting_words("verbs", "leaving"):
        return False
    return case in ("from", "off") or (
        case == "of" and any(part.lower_ == "out" for part in verb.doc[verb.i + 1 : verb.i + 3])
    )


def goes_ahead(verb: Token) -> bool:
    return verb.lemma_.lower() == "go" and any(part.lower_ in ("ahead", "forward") for part in verb.children)


def takes_place(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == "be":  # "there will be a second round"
        near = verb.doc[max(verb.sent.start, verb.i - 4) : verb.i]
        return any(
            part.dep_ == "expl" or part.tag_ == "EX" or part.lower_ == "there" for part in (*verb.children, *near)
        )
    if lemma == "take":
        return any(part.lower_ == "place" for part in verb.children)
    if lemma == "go":
        return goes_ahead(verb)
    return lemma in meeting_words("verbs", "happen") or (lemma == "hold" and clauses.is_passive(verb))


def by_status(verb: Token, status: str, seen: Outlook, negated: bool, noun: Token) -> list[Told]:
    """A verb of status: done, or only thought of."""
    if verb.lemma_.lower() in MOVES and clauses.is_passive(verb) and (negated or is_later(verb)):
        return [Told("confirmed" if negated else "postponed", verb)]  # "will not be moved"
    if status in ("postponed", "cancelled"):
        return by_end(verb, status, seen, negated)
    if negated:
        open_ = {"refused": Told("mooted", verb), "confirmed": Told("mooted", verb, sure=False)}  # "did not rule out"
        return [open_.get(status, Told("refused", verb))]
    if status == "planned" and seen.time == "possible" and seen.status in (None, "mooted"):
        return [Told("mooted", verb)]
    if status == "confirmed" and seen.time in ("possible", "future"):
        return [Told("mooted" if seen.time == "possible" else "planned", verb)]
    return [Told(status, verb)]


def by_end(verb: Token, status: str, seen: Outlook, negated: bool) -> list[Told]:
    """A plan is put off or dropped, or it is denied that it is."""
    if negated or is_denied(verb):
        return [Told("confirmed", verb)]  # "has no intention of cancelling"
    before = any(part.lower_ in CHANGED for part in verb.children) and not is_reported(verb)
    done = seen.time in ("past", "present") or seen.status == "confirmed"
    return [Told(status, verb, earlier=before)] if done else []  # "had been put off": it has changed since


def is_later(verb: Token) -> bool:
    """ "has been moved to later this month", "to next week"."""
    after = [token.lower_ for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 3)]]
    return after[:1] == ["to"] and after[1:] in (["later"], ["next"], ["another"])


def is_until(verb: Token) -> bool:
    """ "will not start before Easter": it will then."""
    after = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 3)]
    return any(token.lower_ in ("before", "until", "till") for token in after)


def is_reported(verb: Token) -> bool:
    """The past of "announced that she *had* called off": it is no earlier than the telling, and nothing since."""
    return verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN") and verb.head.i < verb.i


def by_time(verb: Token, seen: Outlook) -> list[Told]:  # noqa: PLR0911  (the first reading that fits)
    """A meeting that takes place, or somebody holds: held, planned or mooted by the tense."""
    moves = verb.lemma_.lower() in meeting_words("verbs", "travel")
    under = seen.time == "present" and verb.tag_ == "VBG" and moves  # "is still coming"
    coming = (seen.time == "future" or under) and not seen.negated and seen.status in (None, "planned")
    if coming and (word := word_of_standing(verb, seen)) is not None:
        return [Told("confirmed", word)]
    if seen.status == "refused":
        return [Told("refused", verb)]
    if seen.negated:
        plain = seen.status is None or (seen.cue is not None and seen.cue.lemma_.lower() == "go")  # "is not going to"
        return [Told("cancelled" if seen.time == "future" and plain else "refused", verb)]
    if seen.status is not None:  # "was to have met" tells less than what was done with the plan
        return [Told(seen.status, seen.cue or verb, earlier=(seen.time, seen.status) == ("past", "cancelled"))]
    if seen.time == "present" and verb.tag_ == "VBG" and any(part.dep_ == "aux" for part in verb.children):
        return [Told("held", verb, sure=False)]  # "are meeting"
    times = {"past": "held", "future": "planned", "possible": "mooted", "present": "present"}
    if seen.time == "present" and verb.lemma_.lower() == "continue":
        return [Told("held", verb)]
    would = seen.time == "future" and any(part.lower_ in ("would", "'d", "’d") for part in verb.children)
    perfect = any(part.lower_ in ("has", "have") for part in verb.children) and verb.lemma_.lower() == "meet"
    return [Told(times[seen.time], verb, sure=seen.time != "present" and not perfect and not would)]


def told_in_clause(verb: Token, seen: Outlook) -> list[Told]:
    """What the tense of a verb tells, and what the clause above makes of it: "hopes that the talks will resume"."""
    above = embedded(verb)
    if any(one.status in ("mooted", "refused") for one in above) and not seen.negated:
        return above
    return [*by_time(verb, seen), *above]


def embedded(verb: Token) -> list[Told]:  # noqa: PLR0911  (the first that fits)
    """ "announced that the summit would take place": confirmed by who announces."""
    head = verb.head
    if verb.dep_ not in ("ccomp", "acl") or head.i == verb.i:
        return []
    if (
        head.lemma_.lower() in DENY
        and clauses.own_subject(head) is not None
        and not clauses.is_negated(head)
        and not outlook(verb).negated
    ):
        return [Told("refused", head)]  # "denied that she had met"
    if outlook(verb).time == "past":
        return []
    if is_claimed(verb):  # "voiced hope that the talks would", "reports that they will meet"
        return [Told("refused" if is_denied(verb) else "mooted", head)]
    if head.lemma_.lower() in INSIST and outlook(verb).time == "future":
        return [Told("confirmed", head)]
    status = status_words("verbs").get(head.lemma_.lower()) if head.pos_ == "VERB" else None
    if head.lemma_.lower() == "expect" and expects_others(head, verb):
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
    verb = next((above for above in climb(noun) if above.pos_ in PREDICATES), None)
    if verb is not None and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in TRIED:
        seen = outlook(verb.head)  # "failed to agree at the talks": they were
    if seen.time == "past" or (seen.time == "present" and case_of(noun) in ("after", "following")):
        return [Told("held", noun, sure=False)]
    if seen.time == "possible":
        return [Told("mooted", noun, sure=False)]
    return [Told("planned" if seen.time == "future" else "present", noun, sure=False)]
