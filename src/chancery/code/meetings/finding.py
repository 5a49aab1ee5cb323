"""All mentions of meetings in a report, those first that were written first."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.code.meetings.calls import read_wire
from chancery.code.meetings.hanging import case_of
from chancery.code.meetings.journeys import DUE, is_stay, read_invitation, read_stay
from chancery.code.meetings.mentions import WITH, Mention
from chancery.code.meetings.nouns import ORDINAL, read_noun
from chancery.code.meetings.phrases import POSSESSIVE
from chancery.code.meetings.pronouns import read_it
from chancery.code.meetings.report import Report
from chancery.code.meetings.several import split_second
from chancery.code.meetings.together import may_be_joint
from chancery.code.meetings.verbs import read_verb
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.lexicons import body_named, place_named
from chancery.lexicons.meetings import meeting_idioms, meeting_nouns, meeting_verbs, meeting_words
from chancery.records import UNKNOWN_DAY

ROUNDS = frozenset("further fresh extra next new last latest previous earlier another final following".split())
OPEN = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
LEADS = frozenset({"DET", "PRON", "ADJ", "NUM", "NOUN", "PROPN"})
OPENS = frozenset("open begin start end conclude close last resume".split())
"""What a meeting does, and a body that is named after its meetings does not."""
STAYS = DUE | {"here"}
KNOWN = frozenset({"the", "that", "this", "their"})
CALLING = frozenset("place get take receive make have return answer".split())
CALLS = frozenset({"way", "minute", "hour", "long", "conference"})  # "a three-way call", "a 20-minute call"
MASKED = {"talks": "talk", "summit": "summit", "negotiations": "negotiation", "round": "round"}
"""Words that a tagger may take for a verb or pronoun, to their lemma."""


def find_mentions(report: Report) -> list[Mention]:
    """All mentions in the readable text, in the order in which they were written; nothing generic is left out yet."""
    mentions = list(read_mentions(report))
    for mention in mentions:
        mention.turn = report.entries.turn(mention.token.idx)
    return sorted(mentions, key=lambda one: (one.turn, one.token.i))


def read_mentions(report: Report) -> Iterator[Mention]:
    """The mentions as they stand in the text."""
    done = 0  # tokens of words joined by hyphens that were read as one
    for token in report.readable():
        joined = joined_noun(token)
        if joined is not None and token.i >= done:
            head, done = joined
            yield read_noun(report, head, head.doc[token.i : done].text.lower(), done)
        if token.lower_ == "it" and (told := read_it(report, token)) is not None:
            yield told
        if token.i < done or (token.pos_ not in OPEN and token.lower_ not in MASKED):
            continue
        lemma = token.lemma_.lower()
        if token.lower_ in MASKED and (token.pos_ != "VERB" or not has_subject(token)):
            lemma = MASKED[token.lower_]  # whatever the tagger says
        mention: Mention | None = None
        noun = token.pos_ in ("NOUN", "PROPN") or token.lower_ in MASKED
        if noun and lemma in meeting_nouns() and is_meeting_noun(token, lemma) and not is_body(report, token):
            mention = read_noun(report, token, lemma)
            if lemma in meeting_words("nouns", "abstract") and not is_tangible(mention):
                continue
        elif (token.pos_ == "VERB" and may_meet(token)) or (token.tag_ == "VBP" and lemma in meeting_verbs()):
            mention = read_verb(report, token)
        elif lemma == "invitation":
            mention = read_invitation(report, token)
        elif token.pos_ == "NOUN" and lemma in meeting_words("nouns", "by_wire"):
            mention = read_wire(report, token)
        elif (token.i in report.names or token.lower_ in STAYS) and is_stay(report, token):
            mention = read_stay(report, token)
        if mention is not None:
            yield mention
            if (second := split_second(report, mention)) is not None:
                yield second


def may_meet(verb: Token) -> bool:
    """Its lemma, its set phrase or those who do it together may tell of a meeting."""
    lemma = verb.lemma_.lower()
    return lemma in meeting_verbs() or lemma in meeting_idioms() or may_be_joint(verb)


def has_subject(word: Token) -> bool:
    """It is a verb with a subject: "Norway talks", and not "Norway's talks"."""
    subject = clauses.own_subject(word)
    return subject is not None and subject.nbor().text not in POSSESSIVE


def joined_noun(first: Token) -> tuple[Token, int] | None:
    """The head of a noun that hyphens join, and the token after it: "a tete-a-tete"; None: none begins here."""
    if first.whitespace_:
        return None
    doc, end = first.doc, first.i + 1
    if end + 1 >= len(doc) or doc[end].text != "-":
        return None
    while end + 1 < len(doc) and doc[end].text == "-" and not (doc[end - 1].whitespace_ or doc[end].whitespace_):
        end += 2
    if end == first.i + 1 or doc[first.i : end].text.lower() not in meeting_nouns():
        return None
    led = first.i > 0 and (doc[first.i - 1].pos_ in LEADS or doc[first.i - 1].text in POSSESSIVE)
    followed = end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN")  # "face-to-face talks"
    return (doc[first.i : end].root, end) if led and not followed else None


def is_call(noun: Token, before: list[str], following: str) -> bool:
    """A call by telephone, and none for something or to do something; or "a courtesy call on" somebody."""
    asking = following in ("for", "to", "of", "by")
    if (
        before[-1:] == ["courtesy"]
        or following in ("with", "between")
        or set(before) & meeting_words("nouns", "by_wire")
    ):
        return True
    if following in ("to", "from"):  # "placed a call to B"
        placed = noun.dep_ in clauses.OBJECTS and noun.head.lemma_.lower() in CALLING
        return placed or case_of(noun) == "in"
    told = before[-1:] == ["the"] or any(word in CALLS for word in before) or case_of(noun) in ("in", "during")
    return told and not asking


def is_round(token: Token) -> bool:
    """ "a third round", "the next round", "round three"; "a round of talks" is told by the talks."""
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and after.lower_ == "of":
        return False
    if token.i > 0 and place_named(doc[token.i - 1].text) is not None:  # "the Oslo round"
        return True
    before = token.i - 1
    while before > token.sent.start and doc[before].pos_ == "ADJ" and not tells_round(doc[before]):
        before -= 1  # "the last serious round"
    if token.i > 0 and doc[token.i - 1].lower_ == "a":
        return after is not None and after.lower_ in ("on", "with", "between")
    counted = after is not None and after.pos_ == "NUM" and doc[token.i - 1].pos_ not in ("NOUN", "PROPN")
    return counted or (before >= 0 and tells_round(doc[before]))


def is_with_public(noun: Token) -> bool:
    """ "his daily call with reporters"."""
    return any(word.lower_ in meeting_words("nouns", "public") for word in noun.doc[noun.i + 2 : noun.i + 5])


def tells_round(word: Token) -> bool:
    return word.lower_ in ROUNDS or ORDINAL.fullmatch(word.lower_) is not None


def is_tangible(mention: Mention) -> bool:
    """A dialogue that people come together for: face to face, somewhere, some day; not one that states wish for."""
    near = mention.token.doc[max(0, mention.token.i - 4) : mention.token.i]
    faced = any(token.lower_ in ("face-to-face", "face") for token in near)
    return (
        faced
        or mention.numbered
        or len(mention.parties) > 1
        or mention.place is not None
        or mention.when != UNKNOWN_DAY
    )


def is_body(report: Report, token: Token) -> bool:
    """The word belongs to the name of a body that acts: "the Pacific Islands Forum came out in favour"."""
    name = report.names.get(token.i)
    if name is None or name.label_ != "ORG":
        return False
    subject = name.root.dep_ in clauses.SUBJECTS
    if subject and name.root.head.lemma_.lower() in OPENS:
        return False
    return subject or body_named(name.text) is not None or name.root.dep_ in ("iobj", "obj")


def is_meeting_noun(token: Token, lemma: str) -> bool:  # noqa: PLR0911  (the first word that rules it out)
    """The noun means a meeting here: no press conference, no talk show, no name of a body."""
    doc, start = token.doc, token.sent.start
    before = [word.lower_ for word in doc[max(start, token.i - 3) : token.i]]
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    others = meeting_words("nouns", "other_before")
    if before and (before[-1] in others or " ".join(before[-2:]) in others):
        return False
    if following in meeting_words("nouns", "other_after") or (following in WITH and is_with_public(token)):
        return False
    if lemma == "round":
        return is_round(token)
    if lemma in ("phone", "telephone", "line"):  # "has just got off the phone with"
        return before[-2:] in (["on", "the"], ["off", "the"], ["up", "the"]) and following in ("with", "to")
    if lemma == "talk" and token.lower_ == "talk":
        return False
    if lemma == "appointment":  # of somebody to an office
        return following in ("with", "between")
    if lemma in meeting_words("nouns", "sitting"):  # "on the sidelines of the commission"
        near = doc[max(start, token.i - 6) : token.i]
        return any(word.lower_ in ("sidelines", "margins", "margin") for word in near)
    if lemma == "table":  # the negotiating one
        if before[-2:] == ["to", "the"] and token.head.lemma_.lower() in ("return", "come", "get"):
            return True
        seated = {"back", "around", "round"} & set(before) and before[-1:] == ["the"]
        return before[-1:] in (["negotiating"], ["conference"], ["bargaining"]) or bool(seated)
    if lemma == "call":
        return is_call(token, before, following)
    if lemma in ("conversation", "exchange", "interaction"):
        told = meeting_words("nouns", "by_wire") | {"first", "second", "next", "last", "brief", "short"} | KNOWN
        return (bool(set(before) & told) and following != "of") or following in ("with", "between")
    if lemma == "stop":
        return following in ("in", "at") and token.head.lemma_.lower() == "make"
    # the Congress, the General Assembly
    return token.tag_ not in ("NNP", "NNPS") or lemma == "conference" or lemma not in meeting_words("nouns", "weak")
