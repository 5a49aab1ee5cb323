"""Which time the clause round some words tells of: behind the report, ahead of it, or now."""

from __future__ import annotations

from typing import Literal

from chancery.grammar.parse import Doc, Token
from chancery.records import Span
from chancery.times.sentences import is_ended

Tense = Literal["past", "pluperfect", "perfect", "present", "future", "would", "meant"]
"""`would`: ahead, seen from some time behind (`said that it would open`); `meant`: ahead if it comes to pass (`may
open`, `agreed to meet`); `pluperfect`: behind another past; `perfect`: behind, at no day that is named."""

TENSES_AHEAD: frozenset[Tense | None] = frozenset(("future", "would", "meant"))
_AHEAD_WORDS = frozenset("upcoming forthcoming planned scheduled coming future proposed next impending".split())
_AHEAD_LEMMAS = frozenset(
    "schedule expect plan slate set due bind intend aim hope want prepare ready agree tip".split()
)
_BEFOREHAND = frozenset(("as", "previously", "originally", "initially", "earlier", "once"))
_WILLED = frozenset(
    "schedule plan slate set agree promise vow pledge threaten order ask urge invite decide want expect intend demand "
    "direct instruct require propose offer undertake prepare arrange commit".split()
)
"""Verbs whose infinitive lies ahead of them: "they agreed to meet on Monday"."""
_FORETELLING = frozenset("predict forecast foresee envisage project promise pledge recall remember remind".split())
"""Verbs whose clause may hang any time on them by mistake."""
_AFTER = frozenset(("after", "since", "following"))
_UNITS = frozenset("day days week weeks month months year years hours".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SAYING = frozenset("say tell announce warn caution add note report state declare insist predict promise".split())
_PARTS = frozenset("end start beginning middle half close rest morning afternoon evening night week weekend".split())
"""Nouns that are a time themselves: "the end of March" is in the clause's tense."""
_OF_NOUNS = frozenset(("nmod", "compound", "amod", "nummod", "nmod:poss", "appos"))
_WILL = frozenset(("will", "shall", "'ll", "’ll", "wo", "ll"))
_BY_HELPER: tuple[tuple[Tense, frozenset[str]], ...] = (
    ("pluperfect", frozenset(("had",))),
    ("perfect", frozenset(("has", "have", "'ve", "’ve"))),
    ("past", frozenset(("was", "were", "did"))),
    ("meant", frozenset("may might should must could".split())),
    ("present", frozenset("is are am 's ’s 're ’re does do can".split())),
)
_CLIMB = 12


def tense_at(doc: Doc, span: Span) -> Tense | None:
    """Tense of the clause that the words of `span` (code points) stand in; None: the parse does not tell."""
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None or not len(words):
        return None
    token, over, loose = _own_verb(words.root) or words.root, False, False
    for _ in range(_CLIMB):
        if token.pos_ not in ("VERB", "AUX") and _is_ahead(token):
            return "future"
        # What something comes after is over, whatever the clause tells of.
        over = over or _comes_after(token)
        tense = verb_tense(token)
        if tense is not None:
            return _settle(tense, over, loose)
        if token.pos_ == "VERB" and token.tag_ == "VB":
            loose = True
        elif not over and _qualifies_noun(token):
            if _is_definite(token.head):
                return None
            loose = True
        above = token.head if token.head.i != token.i else _goes_on(token)
        if above is None:
            return None
        token = above
    return None


def _own_verb(time: Token) -> Token | None:
    """The verb that a time is of by its place, where the parse hangs it on another; None: the parse will do.

    Right after a verb of saying it is the saying's ("she warned on Friday, will be"); behind the verb of what was said
    it is that one's ("she said that they would leave Friday").
    """
    first = min([time.i, *(child.i for child in time.children if child.dep_ == "case")])
    before = time.doc[first - 1] if first else time
    if before.lemma_ in _SAYING and before.pos_ == "VERB" and before.i != time.head.i:
        return before
    said = [child for child in time.head.children if child.dep_ == "ccomp" and time.head.i < child.i < first]
    if time.head.lemma_ not in _SAYING or not said or any(word.is_punct for word in time.doc[said[-1].i : first]):
        return None
    return said[-1]


def _settle(tense: Tense, over: bool, loose: bool) -> Tense | None:
    """What a clause's tense says of a time in it; `loose`: it hangs on an infinitive or a noun."""
    if loose:
        return tense if tense in ("future", "meant") else None
    if over:
        return None if tense in TENSES_AHEAD else "past"
    return tense


def _goes_on(root: Token) -> Token | None:
    """Head of the next sentence, where the parser cut this one off before its end ("On Friday | the envoy said")."""
    end = root.sent.end
    if is_ended(root.sent.text) or end >= len(root.doc):
        return None
    return root.doc[end].sent.root


def _qualifies_noun(token: Token) -> bool:
    """The words tell of a noun ("the March 6 deadline", "a fair on March 6"): the clause's tense is not theirs."""
    if token.dep_ not in _OF_NOUNS or token.head.pos_ not in ("NOUN", "PROPN") or _after(token.head):
        return False
    if token.head.lower_ in _PARTS or any(child.lower_ == "as" for child in token.children):  # as of Thursday
        return False
    return not _stands_bare(token) and not _names_subject(token)


def _names_subject(token: Token) -> bool:
    """ "September sales rose": what does something, named by its time alone, does it then."""
    noun = token.head
    alone = all(child.dep_ not in ("det", "nmod:poss") for child in noun.children)
    return token.dep_ == "compound" and noun.dep_ == "nsubj" and alone


def _is_definite(noun: Token) -> bool:
    """ "the fair on March 6" may be over when one will speak of it; "a fair on March 6" is where that will be."""
    return noun.pos_ == "PROPN" or any(
        child.dep_ in ("det", "nmod:poss", "amod", "compound") and child.lower_ not in ("a", "an")
        for child in noun.children
    )


def _stands_bare(token: Token) -> bool:
    """A weekday after a noun, with nothing between, is of the verb, whatever the parse says ("flies home Friday")."""
    alone = token.dep_ in ("nmod", "appos", "nmod:unmarked") and not any(True for _ in token.children)
    return alone and token.i == token.head.i + 1 and token.lower_ in _WEEKDAYS


def _after(token: Token) -> bool:
    """The noun is what something comes after, itself or the noun that it qualifies."""
    return any(_comes_after(noun) for noun in ([token, token.head] if token.dep_ == "nmod" else [token]))


def _comes_after(noun: Token) -> bool:
    """ "after the talks"; "a day after the talks" is as far ahead as the talks may be."""
    return any(
        child.dep_ == "case" and child.lower_ in _AFTER and (child.i == 0 or child.nbor(-1).lower_ not in _UNITS)
        for child in noun.children
    )


def _is_ahead(token: Token) -> bool:
    return any(child.lower_ in _AHEAD_WORDS and child.dep_ in ("amod", "compound") for child in token.children)


def verb_tense(token: Token) -> Tense | None:
    """Tense of a verb or predicate by its own form and auxiliaries; None: it is none, or has none of its own."""
    helpers = [child for child in token.children if child.dep_ in ("aux", "aux:pass", "cop", "auxpass")]
    if (token.pos_ not in ("VERB", "AUX") and not helpers) or token.lemma_ in _FORETELLING:
        return None
    words = {helper.lower_ for helper in helpers}
    if words & _WILL:
        return "future"
    if "would" in words:
        return "would"
    if _is_planned(token, words):
        return "future"
    if "to" in {child.lower_ for child in token.children if child.dep_ in ("mark", "aux") and child.i < token.i}:
        return _infinitive_tense(token, words)
    return _finite_tense(token, words)


def _is_planned(token: Token, words: set[str]) -> bool:
    """ "is set to", "scheduled for", "due on"; what was planned may be over by now."""
    if token.lemma_ not in _AHEAD_LEMMAS or words & {"was", "were", "had", "been"}:
        return False
    if any(child.lower_ in _BEFOREHAND for child in token.children):
        return False
    if token.lemma_ in ("set", "agree", "tip"):
        return any(child.dep_ in ("xcomp", "ccomp", "advcl") for child in token.children) and bool(words)
    return token.tag_ == "VBN" or token.lower_ in ("due", "ready", "bound")


def _infinitive_tense(token: Token, words: set[str]) -> Tense | None:
    if "have" in words:
        return "past"
    head = token.head
    planned = head.lemma_ in _AHEAD_LEMMAS or (head.lemma_ == "go" and head.tag_ == "VBG")
    past = head.tag_ == "VBD" or {child.lower_ for child in head.children} & {"was", "were", "had", "been"}
    if past:
        return "meant" if token.dep_ in ("xcomp", "ccomp", "advcl") and head.lemma_ in _WILLED else None
    return "future" if planned else "meant" if head.lemma_ in _WILLED else None


def _is_denied(verb: Token) -> bool:
    return any(child.lower_ in ("not", "n't", "n’t", "never") for child in verb.children)


def _finite_tense(token: Token, words: set[str]) -> Tense | None:
    if "could" in words and not words & {"have", "be", "been"} and _is_denied(token):
        return "past"  # "could not come on Monday"
    for tense, helpers in _BY_HELPER:
        if words & helpers:
            return tense
    subject = any(child.dep_ == "nsubj" for child in token.children)  # "the envoys met": a past form tagged amiss
    if token.tag_ == "VBD" or (token.tag_ == "VBN" and (subject or token.dep_ in ("acl", "advcl", "amod"))):
        return "past"
    return "present" if token.tag_ in ("VBZ", "VBP") else None
