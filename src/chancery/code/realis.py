"""Whether what a clause tells occurred, is planned or only thought of, did not happen, or is of an earlier time."""

from __future__ import annotations

import re
from functools import lru_cache

from chancery.code import syntax
from chancery.grammar.parse import Token
from chancery.lexicons.frames import operators_of
from chancery.records import Realis, Span

FUTURE = frozenset({"will", "shall", "wo", "'ll", "’ll", "ll"})
WOULD = frozenset({"would", "'d", "’d"})
MAY = frozenset({"may", "might", "could", "can", "should"})
MUST = frozenset({"must", "should", "ought"})
NOT = frozenset("not n't n’t never no nor neither none nobody nowhere hardly scarcely".split())
NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
DENIED = frozenset({"deny", "untrue", "false", "untruth", "disprove", "unfounded", "baseless"})
CLAIMS = frozenset({"report", "claim", "rumour", "rumor", "suggestion", "allegation", "speculation", "charge", "story"})
WONDERING = frozenset({"hope", "fear", "doubt", "conceivable", "likely", "unlikely", "possible", "probable", "imagine"})
FIRST = frozenset({"first", "last", "latest", "second", "third"})
LEADING = frozenset({"prompt", "persuade", "lead", "cause", "force", "vote", "manage", "compel", "get", "drive"})
REFUTED = frozenset({"dismiss", "reject", "refute", "rubbish", "quash", "scotch", "contradict", "rebut", "repudiate"})
FAR_OFF = {"longer": "no", "from": "far", "point": "no", "time": "no", "stage": "no"}
"""Words that deny what they hang on, each with the word that must stand before it."""
IF = frozenset({"if", "unless", "whether", "should", "were"})
AHEAD = frozenset(
    {"tomorrow", "upcoming", "forthcoming", "planned", "scheduled", "future", "next", "proposed", "possible"}
)
MONTH_NAMES = "January February March April May June July August September October November December".split()
MONTHS = "|".join(MONTH_NAMES)
FOUR_DIGITS = re.compile(r"\d{4}")
YEAR = re.compile(
    rf"\b(?:[Ii]n|[Dd]uring|[Ff]rom|[Bb]etween|[Bb]y|[Uu]ntil|[Uu]nder|{MONTHS}|year|{MONTHS} \d\d?,) "
    rf"(?:(?:the|early|late|mid|spring|summer|autumn|winter|{MONTHS})[ -](?:of )?)*(1[5-9]\d\d|20\d\d)\b"
    r"(?! [a-z]{3,}y\b)"
)
"""A year in which something happens; not one that names a thing ("the 1996 treaty", "maps of 1907")."""
LONG_AGO = re.compile(
    r"\b(?:(?:years|decades?|century|centuries|generations?|lifetime) (?:ago|earlier|before)\b|cold war\b|formerly\b"
    r"|(?:in|of|during|through|throughout|until) the "
    r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ties|\d{2}(?:\d{2})?s)\b"
    r"|(?:back then|long ago|in those days|under a previous)\b"
    r"|in the (?:last|first) years of\b|as a young\b"
    r"|during the (?:depression|[a-z]+ crisis|occupation|(?:[a-z]+ )?war)\b"
    r"|last (?:\w+ )+in (?:\w+ )?(?:19|20)\d\d\b"
    rf"|(?:at that time|last (?:{MONTHS.lower()}|spring|summer|autumn|winter))\b"
    r"|(?:winter|summer|spring|autumn|year|war|crisis|settlement|treaty|famine|purge|quarrel|battle|siege|drought"
    r"|flood|revolt|rising|uprising|strike|massacre|coup|plague|speech|riots) of (?:1|20)\d\d)"
)
"""Words for long ago, in lower case."""
TEMPORAL = frozenset({"after", "since", "during", "before", "until", "following", "amid"})
OTHER_ACTS = frozenset({"acl", "acl:relcl", "relcl", "advcl", "ccomp", "csubj", "parataxis", "conj"})
RECENT = 2015  # a report without a date is taken to be later
LATE = 2100


def auxiliaries(verb: Token) -> set[str]:
    """Helping verbs of a clause, lower case; a conjunct without its own takes those of the first."""
    own = {part.lower_ for part in verb.children if part.dep_ in ("aux", "aux:pass", "auxpass")}
    if not own and verb.dep_ == "conj" and verb.tag_ in ("VB", "VBN") and verb.head.pos_ in ("VERB", "AUX"):
        return auxiliaries(verb.head)
    return own


def is_future(verb: Token) -> bool:
    """Told with "will", "shall", "is to", "is going to", or with "would" of somebody's announcement."""
    helpers = auxiliaries(verb)
    if helpers & (FUTURE | WOULD):
        return True
    if verb.tag_ == "VB" and syntax.has_mark(verb, "to") and verb.head.lower_ in ("going", "set", "due", "about"):
        return True
    if is_headline(verb):
        return "have" not in helpers  # "were to have met"
    be = {part.lower_ for part in verb.children if part.dep_ in ("cop", "aux", "aux:pass")}
    if syntax.has_mark(verb, "to") and be & {"is", "are", "was", "were"}:  # "is to visit"
        return verb.lower_ != "blame"
    if verb.tag_ == "VBG" and helpers & {"is", "are", "'s", "’s"}:
        return any(part.lower_ in AHEAD for part, _ in syntax.words_below(verb, 3))
    return False


def is_headline(verb: Token) -> bool:
    """ "Peru to visit", "Peru to close port, ministers say"."""
    if not syntax.has_mark(verb, "to") or syntax.has_mark(verb, "for"):
        return False
    own = any(part.dep_ in syntax.SUBJECTS and part.i < verb.i for part in verb.children)
    fronted = verb.dep_ in ("xcomp", "ccomp") and verb.i < verb.head.i and verb.head.pos_ == "VERB"
    return own or fronted or (verb.head.pos_ == "PROPN" and verb.head.dep_ in ("ROOT", "ccomp", "parataxis"))


def is_possible(verb: Token) -> bool:
    return bool(auxiliaries(verb) & MAY)


def is_negated(token: Token) -> bool:
    """A negation hangs on the word, on its auxiliary, or on its subject or object ("no talks were held")."""
    if any(part.lower_ == "without" and part.i < token.i for part in token.children) or is_far_off(token):
        return True
    for part in token.children:
        if part.lower_ in NOBODY and part.dep_ in syntax.SUBJECTS:
            return True
        if part.lower_ in NOT and part.dep_ in ("advmod", "neg", "det", "cc:preconj", "cc", "aux"):
            only = part.i + 1 < len(token.doc) and token.doc[part.i + 1].lower_ in ("only", "just", "merely")
            if not (only and part.lower_ == "not"):  # "not only met them"
                return True
        if part.dep_ in syntax.SUBJECTS | {"obj", "dobj"} and any(
            word.lower_ in ("no", "neither", "none") and word.dep_ in ("det", "amod", "neg", "cc:preconj")
            for word in part.children
        ):
            return True
    return False


def is_far_off(token: Token) -> bool:
    """ "Has *yet* to answer", "*no longer* answers", "*far from* answering", "*at no point* did it answer"."""
    for part in token.children:
        before = FAR_OFF.get(part.lower_)
        if before is not None and part.i and token.doc[part.i - 1].lower_ == before:
            return True
    above = token.head
    if syntax.has_mark(token, "to") and above.lemma_ in ("have", "be") and above != token:
        return any(part.lower_ == "yet" for part in above.children)
    return False


def is_conditional(token: Token) -> bool:
    """The clause, or one that governs it, opens with "if" or the like; or it has such a clause, and "would"."""
    if is_wondered(token):
        return True
    if auxiliaries(token) & (WOULD | MAY | FUTURE) and any(is_if(part) for part in token.children):
        return True
    for _ in range(8):
        if is_if(token):
            return True
        if token.head == token:
            return False
        token = token.head
    return False


def is_wondered(verb: Token) -> bool:
    """What somebody hopes, fears or calls likely, or does not know: "whether Peru will sign"."""
    if verb.dep_ not in ("ccomp", "csubj", "csubj:pass", "advcl:relcl"):
        return False
    return verb.head.lemma_.lower() in WONDERING or any(part.lower_ == "whether" for part in verb.children)


def is_if(clause: Token) -> bool:
    """Opens with "if", "unless", or turned round: "should it fail", "were they to leave"."""
    if clause.dep_ != "advcl":  # "Had Norway asked, Peru would have come", taken for two main clauses
        would = any(part.dep_ == "parataxis" and auxiliaries(part) & (WOULD | MAY) for part in clause.children)
        return would and is_turned_round(clause)
    return any(part.dep_ == "mark" and part.lower_ in IF for part in clause.children) or is_turned_round(clause)


def is_turned_round(clause: Token) -> bool:
    """It opens with its helping verb: "should it fail"."""
    first = next(iter(clause.subtree), clause)
    return first.lower_ in ("should", "were", "had") and first.head == clause


def realis_of(token: Token, sentence: str, year: int | None) -> Realis:
    """Of the clause of a trigger; `year`: of the report, None: not known."""
    verb = teller_after(token) or governing_verb(token)
    if is_negated(token) or (verb is not token and is_negated(verb)) or is_denied(verb):
        return "negated"
    if (
        is_conditional(verb)
        or is_possible(verb)
        or is_asked(verb, sentence)
        or (auxiliaries(verb) & WOULD and not is_reported(verb))
    ):
        return "hypothetical"
    ahead = any(part.lower_ in AHEAD and part.dep_ == "amod" for part in token.children)
    if is_future(verb) or (token.pos_ == "NOUN" and ahead):
        return "planned"
    if syntax.has_mark(verb, "to") and verb.tag_ == "VB" and verb.dep_ in ("ROOT", "xcomp", "acl", "advcl"):
        meant = verb.dep_ == "ROOT" or (verb.dep_ == "xcomp" and is_planned_by(verb.head))
        if not is_brought_about(verb):
            return "planned" if meant else "hypothetical"
    return "historical" if is_past(token, sentence, year) else "occurred"


def is_denied(verb: Token) -> bool:
    """The clause is what somebody denies, or what is called untrue."""
    above = verb.head
    words = {part.lower_ for part in verb.children}
    if {"to", "have"} <= words and words & {"was", "were"}:  # "was to have met"
        return True
    if verb.dep_ not in ("ccomp", "csubj", "acl", "csubj:pass"):
        return False
    if above.pos_ == "NOUN" and is_negated(above):  # "no sign that Peru is massing armour"
        return True
    if verb.dep_ in ("acl", "ccomp") and above.lemma_.lower() in CLAIMS:
        told = governing_verb(above)
        if any(one.lemma_.lower() in DENIED | REFUTED for one in (told, *told.children)):
            return True
    told = governing_verb(above)
    return any(one.lemma_.lower() in DENIED for one in (above, told, *told.children))


def is_brought_about(verb: Token) -> bool:
    """Told as the end or outcome of what was done: "flew to Lima to ask", "prompted Peru to act", "the first to go"."""
    above = verb.head
    if verb.dep_ == "acl":
        return any(part.lower_ in FIRST for part in above.children) or above.lower_ in FIRST
    done = above.tag_ in ("VBD", "VBZ") and not is_negated(above) and not auxiliaries(above)
    return done and (verb.dep_ == "advcl" or above.lemma_.lower() in LEADING)


def is_planned_by(head: Token) -> bool:
    """A verb of planning: "wants to meet"."""
    return any(one.kind == "plan" for one in operators_of(syntax.lemma(head), syntax.part_of_speech(head) or ""))


def is_reported(verb: Token) -> bool:
    """The clause is the content of a verb of saying: there "would" is the past of "will"."""
    return any(one.dep_ in ("ccomp", "parataxis") for one in (verb, *list(verb.ancestors)[:2]))


def teller_after(noun: Token) -> Token | None:
    """The verb in the past over "wanted to leave, *after two hours of talks*": they are over; None: told otherwise."""
    hours = noun.head
    spent = noun.dep_ == "nmod" and syntax.is_time(hours) and any(part.lower_ == "after" for part in hours.children)
    verb = governing_verb(hours)
    if not spent or not syntax.has_mark(verb, "to"):
        return None
    return next((one for one in verb.ancestors if one.tag_ == "VBD"), None)


def governing_verb(token: Token) -> Token:
    """The verb of the clause in which a noun stands; a verb is its own."""
    for _ in range(6):
        if token.pos_ in ("VERB", "AUX") or token.head == token:
            break
        token = token.head
    return token


def is_past(token: Token, sentence: str, year: int | None) -> bool:
    """The sentence places its trigger in an earlier time: a year well before the report's, "decades ago"."""
    verb = governing_verb(token)
    if any(part.lower_ == "once" and part.dep_ == "advmod" and part.i < verb.i for part in verb.children):
        return verb.tag_ in ("VBD", "VBN")  # "had once lent", "whom he once praised"
    beside = verb.dep_ in ("acl:relcl", "relcl") and year is None  # "which cut ties in 2018": another episode
    long_ago, years = earlier_times(sentence, LATE if beside else year)
    if long_ago or not years:
        return long_ago
    start = token.sent.start_char
    words = (token.doc.char_span(start + first, start + last, alignment_mode="expand") for first, last in years)
    return any(one is None or is_time_of(token, one.root) for one in words)


@lru_cache(maxsize=32)
def earlier_times(sentence: str, year: int | None) -> tuple[bool, tuple[Span, ...]]:
    """Whether a sentence is of long ago, and where in it (code points) years well before the report's stand.

    Kept, since each trigger of the sentence asks.
    """
    told = YEAR.finditer(sentence) if FOUR_DIGITS.search(sentence) else ()
    years = (one.span(1) for one in told if int(one[1]) < (year or RECENT) - 1)
    return LONG_AGO.search(sentence.lower()) is not None, tuple(years)


def is_time_of(trigger: Token, time: Token) -> bool:
    """The time hangs on the trigger, or on a verb that governs it; not on another act, or on a thing by "of"."""
    verb = governing_verb(trigger)
    above = {trigger.i, verb.i, *(one.i for one in verb.ancestors)}
    for _ in range(8):
        if time.i in above or time.head == time:
            return True
        if time.pos_ == "VERB" and time.dep_ in OTHER_ACTS:
            return False
        in_date = time.head.like_num or time.head.text in MONTH_NAMES
        if time.dep_ == "nmod" and not in_date and time.head.i not in above and is_aside(time, verb):
            return False
        time = time.head
    return True


def is_aside(time: Token, verb: Token) -> bool:
    """It hangs on a thing of the clause: by "of", or on none of its sides; "after the floods of 2015" is its time."""
    cases = {part.lower_ for noun in (time, time.head) for part in noun.children if part.dep_ == "case"}
    if cases & TEMPORAL and time.head.head == verb:
        return False
    return "of" in cases or time.head.head != verb or time.head.dep_ in ("conj", "obl")


def is_asked(verb: Token, sentence: str) -> bool:
    """A question that turns verb and subject round: "Did Peru close the port?"."""
    marked = any(part.text == "?" for part in verb.children)
    if not marked and not sentence.rstrip("\"'\u201d\u2019) \n").endswith("?"):
        return False
    helper = next((part for part in verb.children if part.dep_ in ("aux", "aux:pass", "cop")), None)
    subject = next((part for part in verb.children if part.dep_ in syntax.SUBJECTS), None)
    return helper is not None and subject is not None and helper.i < subject.i
