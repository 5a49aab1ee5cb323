"""What has become of a meeting named by a noun: its adjectives, the nouns above it, the clause that it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.code.meetings.hanging import case_of, climb, is_predicate
from chancery.code.meetings.idioms import idiom_before, label_of, phrase_of
from chancery.code.meetings.outlook import PREDICATES, THOUGHTS, has_no, outlook, status_of_verb
from chancery.code.meetings.status import Told, by_preposition, by_time, is_new, told_by_verb
from chancery.grammar import clauses
from chancery.grammar.parse import Doc, Token
from chancery.lexicons.meetings import status_words

TO_COME = frozenset({"next", "future"})
DAY_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january february march april
    may june july august september october november december week month morning afternoon evening night""".split()
)  # which a parser may take for what "after talks" hangs on: "said on Thursday after talks"
OWN_CLAUSE = frozenset({"ROOT", "root", "ccomp", "parataxis", "advcl", "acl:relcl"})
NOMINALS = frozenset({"NOUN", "PROPN"})
FAILING = frozenset("collapse founder evaporate crumble unravel fail fall".split())
ON_LISTS = frozenset("agenda schedule programme program calendar card".split())  # "is not on the agenda"
AROUND = {"ahead": "planned", "before": "planned", "after": "held", "following": "held", "during": "held"}


def told_of_noun(noun: Token, left: int, last: int) -> list[Told]:
    """Everything that is told of a meeting named by a noun; `left`, `last`: its first and last token."""
    found = [*before_noun(noun, left), *before_colon(noun.doc, left)]
    named = list(found)
    if (label := label_of(noun)) is not None and not found:
        found.append(Told(*label))
    if (phrase := idiom_before(noun, left) or phrase_of(noun, last)) is not None:
        return [*found, Told(*phrase)]
    if is_predicate(noun) and noun.dep_ in OWN_CLAUSE:  # "he will be at the summit"
        seen = outlook(noun)
        absent = seen.negated and case_of(noun) == "at"  # whoever stays away, the meeting goes on
        told = [Told("planned", noun, sure=False)] if absent else by_time(noun, seen)
        return [*found, *told, *after_noun(noun)]
    if has_no(noun) and noun.dep_ in OWN_CLAUSE:  # "No talks today"
        return [*found, Told("refused", noun)]
    chain = list(climb(noun))
    if case_of(noun) not in ("in", "during"):  # "confirmed the date in a call"
        above = chain if chain and chain[0].pos_ in NOMINALS else noun_before_of(noun, left) or chain
        found += by_nouns(noun, left, above)
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
    if any(one.status == "mooted" and one.sure for one in found):  # "hopes for a next round"
        found = [one for one in found if one not in named or one.token.lower_ not in TO_COME]
    elif named and found == named and named[0].token.lower_ in TO_COME and is_wished(chain):
        found = [Told("mooted", named[0].token)]  # "would gladly come for a next round"
    if any(part.lower_ == "any" for part in noun.children):
        found.append(Told("mooted", noun, sure=False))
    return found or by_clause(noun, chain)


def by_clause(noun: Token, chain: list[Token]) -> list[Told]:
    """What the clause round a noun hints at, where nothing is told of the meeting itself; `chain`: what it hangs on."""
    case = case_of(noun)
    if case in AROUND:  # however the parse hangs it
        return [Told(AROUND[case], noun, sure=False)]
    if case in ("at", "during", "over"):  # "failed to agree on fees at talks in Oslo"
        return by_preposition(noun, "held", outlook(noun.sent.root))
    told = chain[-1] if chain and is_predicate(chain[-1]) else noun.sent.root
    listed = any(above.lemma_.lower() in ON_LISTS for above in chain)
    if listed and outlook(told).time == "present":  # "fish is the only point on the agenda of the meeting"
        return [Told("planned", noun, sure=False)]
    coming = outlook(told).time == "future" and not is_new(noun)  # "whaling will be at the heart of the visit"
    return [Told("planned", noun, sure=False)] if coming else []


def is_wished(chain: list[Token]) -> bool:
    """The verb of the clause says that something may be."""
    verb = chain[-1] if chain else None
    return verb is not None and verb.pos_ in PREDICATES and outlook(verb).time == "possible"


def noun_before_of(noun: Token, left: int) -> list[Token]:
    """The "eve" of "on the eve of the talks", wherever the parse hangs the talks."""
    doc = noun.doc
    if left < 2 or doc[left - 1].lower_ != "of":
        return []
    above = doc[left - 2]
    return [above] if above.pos_ in NOMINALS or above.lower_ in status_words("nouns") else []


def is_the(noun: Token, left: int) -> bool:
    return bool(noun.doc[left].lower_ == "the")


def by_nouns(noun: Token, left: int, chain: list[Token]) -> list[Told]:
    """What the nouns above tell: "a proposal for talks", "no plans for talks"."""
    found: list[Told] = []
    for above in chain:
        lemma = above.lemma_.lower()
        if above.pos_ not in NOMINALS and above.lower_ not in status_words("nouns"):
            continue
        status = "mooted" if above.lower_ == "talk" else status_words("nouns").get(lemma)  # "talk of a summit"
        if any(status_words("adjectives").get(part.lower_) == "mooted" for part in above.lefts):
            status = "mooted"  # "the likeliest venue for talks"
        if is_failing(above) and status in ("planned", "mooted"):  # "plans for a summit have collapsed"
            found.append(Told("cancelled" if status == "planned" else "refused", above))
        elif has_no(above) and (status is not None or lemma in THOUGHTS):
            found.append(Told("refused" if lemma in THOUGHTS else "planned", above, sure=False))
        elif (
            lemma == "invitation"
            and case_of(noun) == "to"
            and (noun.lower_ in ("summit", "forum") or is_the(noun, left))
        ):
            found.append(Told("planned", above, sure=False))
            break  # there is one already
        elif status is not None:
            found.append(Told(status, above, sure=status not in ("planned", "held") or lemma == "eve"))
            break
    return found


def is_failing(plan: Token) -> bool:
    """What was planned comes to nothing: "plans have collapsed", "has dropped plans"."""
    verb = plan.head
    if plan.dep_ not in clauses.SUBJECTS | clauses.OBJECTS or clauses.is_negated(verb):
        return False
    intransitive = plan.dep_ in clauses.SUBJECTS and verb.lemma_.lower() in FAILING
    return (intransitive or status_of_verb(verb) == "cancelled") and outlook(verb).time != "possible"


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


def after_noun(noun: Token) -> Iterator[Told]:
    """ "the summit planned for June", "talks scheduled to"."""
    for part in noun.rights:
        if part.dep_ in ("acl:relcl", "relcl") and part_of_clause(part) and not clauses.is_negated(part):
            status = status_words("verbs").get(part.lemma_.lower())
            if status in ("confirmed", "postponed", "cancelled"):  # "which his court confirmed"
                yield Told(status, part)
        elif part.dep_ in ("acl", "amod", "acl:relcl") and part.tag_ in ("VBN", "JJ") and not part_of_clause(part):
            status = status_words("verbs").get(part.lemma_.lower())
            if status is not None:
                yield Told(status, part)


def part_of_clause(part: Token) -> bool:
    return any(child.dep_ in clauses.SUBJECTS for child in part.children)
