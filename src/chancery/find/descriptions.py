"""Where a report says what somebody is: words before the name, appositions, clauses with "who"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from chancery.find.mentions import split_words
from chancery.find.titles import FORMER, OWNERS, Title, read_titles, title_before_name
from chancery.lexicons import body_named, role_named, states_named

TITLE_REACH = 12  # tokens before a name that can hold its title
APPOSITION_REACH = 16
EMPLOYMENT_REACH = 10
STOPS = frozenset({",", "(", ")", ".", ";", ":", "—", "–", "-", "\n", "“", "”", '"', "«", "»", "•", "|"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TITLE_KINDS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "CCONJ", "NUM"})
NEVER_IN_TITLE = frozenset({"by", "with", "from", "told", "in", "at", "as", "that", "but", "while", "when", "after"})


def titles_beside(doc: Doc, name: TokenSpan) -> Iterator[Title]:
    """Titles that stand with a name: the words before it, the apposition before or after, a clause of office."""
    before = title_before_name(words_before(doc, name))
    if before is not None:
        yield before
    apposed = title_before_name(split_words(apposed_to(doc, name)))
    if apposed is not None:
        yield apposed
    for words in (apposition(doc, name), employment(doc, name)):
        found = next(read_titles(split_words(words)), None) if words else None
        if found is not None:
            yield found


def words_before(doc: Doc, name: TokenSpan) -> list[str]:
    """The words before a name that may be its title, and those that the name finder took along into it."""
    first = name.start
    while first > 0 and name.start - first < TITLE_REACH and may_be_in_title(doc[first - 1]):
        first -= 1
        if doc[first].lower_ in OWNERS:
            break
    taken: list[str] = []
    for word in split_words(name.text)[:-1]:
        if not (role_named(word) or states_named(word) or body_named(word)):
            break
        taken.append(word)
    return [*split_words(doc[first : name.start].text), *taken]


def nationality(doc: Doc, name: TokenSpan) -> str | None:
    """Code of the state whose adjective stands before a name, with a plain noun between at most: "Canadian skipper"."""
    words = words_before(doc, name)
    for at in range(len(words) - 1, max(-1, len(words) - 4), -1):
        named = states_named(words[at])
        if len(named) == 1 and named[0].match == "adjective":
            return named[0].state.alpha3
        if not words[at].islower():
            return None
    return None


def may_be_in_title(token: Token) -> bool:
    """The word can stand in a title; which words do is settled by the role among them."""
    if token.text == "-" and token.i and not token.whitespace_ and not token.nbor(-1).whitespace_:
        return True  # Secretary-General
    if token.is_space or token.text in STOPS or token.tag_ in FINITE or token.lower_ in NEVER_IN_TITLE:
        return False
    return token.tag_.startswith(("NN", "JJ")) or token.pos_ in TITLE_KINDS or token.lower_ in FORMER | OWNERS


def apposed_to(doc: Doc, name: TokenSpan) -> str:
    """The phrase before the comma before a name: "the minister of transport of Syria, Ghassan Darwish"; empty: none."""
    at = name.start - 1
    if at < 1 or doc[at].text not in (",", "–", "—"):
        return ""
    first = at
    while first > 0 and at - first < APPOSITION_REACH and doc[first - 1].text not in STOPS:
        first -= 1
        if doc[first].lower_ in ("the", "its", "his", "her", "their") and first > 0:
            opens = doc[first - 1].lower_ not in ("of", "for", "in", "to", "at", "by", "and", "with")
            if opens or not any(token.pos_ in ("NOUN", "PROPN") for token in doc[max(0, first - 3) : first]):
                break
    words = doc[first:at]
    if not len(words) or any(token.tag_ in FINITE for token in words):
        return ""
    return str(words.text)


def employment(doc: Doc, name: TokenSpan) -> str:
    """An office told by a clause: "who speaks for the ministry", "who is minister of defence"; empty: none."""
    at = name.end
    if at + 3 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ != "who":
        return ""
    verb, words = doc[at + 2].lower_, []
    for token in doc[at + 3 : at + 3 + EMPLOYMENT_REACH]:
        if token.text in STOPS or token.tag_ in FINITE or token.lower_ in ("and", "nine"):
            break
        words.append(token.text)
    rest = " ".join(words)
    if verb in ("is", "was", "has", "became", "serves", "served", "acts"):
        return re.sub(r"^(?:been|made|named|appointed|elected|as|now|also)\s+", "", rest)
    if verb in ("speaks", "spoke") and words[:1] == ["for"]:
        return "spokesperson " + rest
    minister = re.sub(r"\b([Mm])inistry\b", r"\1inister", rest)
    if verb in ("runs", "heads", "leads", "chairs", "headed", "led", "chaired"):
        return minister if minister != rest else f"{'chairman' if verb.startswith('chair') else 'head'} of {rest}"
    return ""


def apposition(doc: Doc, name: TokenSpan) -> str:
    """Words between the comma after a name and the next one; empty: no noun phrase opens there."""
    at = name.end
    if at < len(doc) and doc[at].lower_ in ("'s", "’s"):
        return ""
    if at >= len(doc) or doc[at].text not in (",", "(", "–", "—"):
        return ""
    stop = at + 1
    while stop < len(doc) and stop - at < APPOSITION_REACH and doc[stop].text not in STOPS:
        if doc[stop].tag_ in FINITE or doc[stop].lower_ in ("who", "which", "said"):
            break
        stop += 1
    words = doc[at + 1 : stop]
    return "" if not len(words) or words[0].pos_ in ("VERB", "AUX", "PRON") else str(words.text)
