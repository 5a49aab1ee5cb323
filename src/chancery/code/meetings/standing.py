"""Plans that hold in spite of doubt, and what is merely claimed, or denied: "will meet after all", "denied reports"."""

from __future__ import annotations

from chancery.code.meetings.outlook import Outlook
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons.meetings import meeting_words, status_words

SPITE = frozenset("despite regardless notwithstanding undeterred".split())
INSIST = frozenset("insist stress reaffirm reiterate maintain assure".split())
CLAIMS = frozenset("report claim rumour rumor suggestion speculation talk".split())
DENIALS = frozenset("deny dismiss reject refute rebut dispute scotch quash".split())


def word_of_standing(verb: Token, seen: Outlook) -> Token | None:
    """What says that a plan stands, in spite of doubt: "will meet after all", "are still due to"; None: nothing."""
    doc, end = verb.doc, verb.sent.end
    for at in range(verb.i + 1, end):
        if doc[at : at + 2].text.lower() in meeting_words("verbs", "stands"):
            return doc[at]
    for token in verb.sent:
        spite = token.lower_ == "spite" and token.nbor(-1).lower_ == "in"
        if token.lower_ in SPITE or spite:
            return token
    first = min(verb.i, seen.cue.i if seen.cue is not None else verb.i)
    return next((token for token in doc[max(verb.sent.start, first - 2) : verb.i] if token.lower_ == "still"), None)


def is_claimed(verb: Token) -> bool:
    """ "hopes that they will meet", "reports that": a noun holds it for possible, and nobody who takes part says it."""
    head = verb.head
    if verb.dep_ not in ("acl", "ccomp", "acl:relcl") or head.pos_ != "NOUN" or head.i > verb.i:
        return False
    lemma = head.lemma_.lower()
    that = any(part.lower_ == "that" and part.dep_ == "mark" for part in verb.children)
    return lemma == "hope" or (that and (lemma in CLAIMS or status_words("nouns").get(lemma) == "mooted"))


def is_denied(verb: Token) -> bool:
    """ "denied that it had been called off", "dismissed reports that"."""
    head = verb.head
    if verb.dep_ not in ("acl", "ccomp", "acl:relcl") or head.i > verb.i:
        return False
    if head.pos_ == "NOUN" and head.lemma_.lower() in CLAIMS:
        head = head.head if head.dep_ in clauses.OBJECTS else head
    return head.lemma_.lower() in DENIALS and not clauses.is_negated(head)
