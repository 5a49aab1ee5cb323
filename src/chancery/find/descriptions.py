"""Where a report says what somebody is: words before the name, appositions, clauses with "who"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chancery.find.duties import duty_before, duty_told
from chancery.find.mentions import TITLES, roles_in, split_words
from chancery.find.office_names import PARTS, without_states
from chancery.find.titles import OWNERS, Title, read_titles, title_before_name
from chancery.grammar.parse import Doc, Token
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import body_named, role_named, states_named
from chancery.lexicons.titles import title_words

TITLE_REACH = 12  # tokens before a name that can hold its title
RANK_REACH = 5
APPOSITION_REACH = 16
BODY_REACH = 3  # words of a body that every state has: "foreign affairs ministry"
ACADEMIC = frozenset({"Dr", "Dr.", "Hon", "Hon.", "Prof", "Prof.", "Professor"})  # between office and name
DASHES = ("–", "—", "-")
STOPS = frozenset({",", "(", ")", ".", ";", ":", "—", "–", "-", "\n", "“", "”", '"', "«", "»", "•", "|"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TITLE_KINDS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "CCONJ", "NUM"})
NEVER_IN_TITLE = frozenset({"by", "with", "from", "told", "in", "at", "as", "that", "but", "while", "when", "after"})


def titles_beside(doc: Doc, name: TokenSpan) -> Iterator[Title]:
    """Titles that stand with a name: the words before it, the apposition before or after, a clause of office."""
    before = title_before_name(words_before(doc, name))
    if before is not None:
        yield at_body(before, doc, name)
    said_to_be = title_before_name(said_of(doc, name))
    if said_to_be is not None:
        yield said_to_be
    apposed = title_before_name(split_words(apposed_to(doc, name, before)), comma=True)
    if apposed is not None:
        yield apposed
    for words in (apposition(doc, name), duty_told(doc, name), duty_before(doc, name)):
        found = next(read_titles(split_words(words)), None) if words else None
        if found is not None:
            yield found


def at_body(title: Title, doc: Doc, name: TokenSpan) -> Title:
    """A title with the body or state that follows the name: "Colonel Tala Ruiz of the coast guard", "of Peru"."""
    at = name.end
    if at + 1 >= len(doc) or doc[at].lower_ not in ("of", "from"):
        return title
    stop = next(
        (i for i in range(at + 1, min(at + 2 + BODY_REACH + 1, len(doc))) if is_stop(doc[i])), at + 3 + BODY_REACH
    )
    words = split_words(doc[at + 1 : stop].text)
    words = words[1:] if words[:1] == ["the"] else words
    named = next(
        (found for length in range(BODY_REACH, 0, -1) if len(found := states_named(" ".join(words[:length]))) == 1), ()
    )
    if named and title.state is None:
        title = replace(title, state=named[0].state.alpha3)
    if " " in title.office:
        return title
    words = [word.lower() for word in without_states(words)]
    for length in range(min(BODY_REACH, len(words)), 0, -1):
        part = PARTS.get(words[length - 1])
        longer = role_named(f"{part} {title.office}") if part is not None else None
        body = body_named(" ".join(words[:length]))
        if body is not None and body.generic:
            longer = role_named(f"{' '.join(words[:length])} {title.office}") or role_named(
                f"{body.name} {title.office}"
            )
            if longer is None:
                return replace(title, office=f"{' '.join(words[:length])} {title.office}")
        if longer is not None:
            return replace(title, office=longer.noun, role=longer)
    return title


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
    words = [*split_words(doc[first : name.start].text), *taken]
    while words and words[-1].rstrip(".") in ACADEMIC:
        words.pop()
    return words


def said_of(doc: Doc, name: TokenSpan) -> list[str]:
    """The words before "is" before a name: "The new ports minister is Tala Ruiz"; empty: no such clause."""
    at = name.start - 1
    if at < 2 or doc[at].lower_ not in ("is", "was", "remains"):
        return []
    first = at
    while first > 0 and at - first < TITLE_REACH and may_be_in_title(doc[first - 1]):
        first -= 1
    return split_words(doc[first:at].text)


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
    if is_inner_hyphen(token):
        return True
    if token.is_space or token.text in STOPS or token.tag_ in FINITE or token.lower_ in NEVER_IN_TITLE:
        return False
    return (
        token.tag_.startswith(("NN", "JJ", "DT"))
        or token.pos_ in TITLE_KINDS
        or token.lower_ in title_words("former") | title_words("ranking") | OWNERS
    )


def is_inner_hyphen(token: Token) -> bool:
    """The hyphen inside a word: "Secretary-General"."""
    return bool(token.text == "-" and token.i and not token.whitespace_ and not token.nbor(-1).whitespace_)


def is_stop(token: Token) -> bool:
    """A mark that ends a phrase."""
    return token.text in STOPS and not is_inner_hyphen(token)


def apposed_to(doc: Doc, name: TokenSpan, rank: Title | None = None) -> str:
    """The phrase before the comma before a name: "the minister of transport of Syria, Ghassan Darwish"; empty: none.

    `rank`: the title just before the name; where it is a soldier's, the comma stands before it.
    """
    at = name.start - 1
    if rank is not None and rank.office in title_words("ranks"):
        before = range(at, max(0, at - 1 - RANK_REACH), -1)  # "retired Lt. Gen."
        at = next((i for i in before if doc[i].text == ","), at)
    while at > 1 and (doc[at].lower_ in TITLES or doc[at].text in ACADEMIC or doc[at].text == "."):
        at -= 1
    in_brackets = doc[at].text == "(" and name.end < len(doc) and doc[name.end].text == ")"
    if at < 1 or (doc[at].text not in (",", ":", *DASHES) and not in_brackets) or is_inner_hyphen(doc[at]):
        return ""
    if doc[at - 1].lower_ in ("himself", "herself"):
        at -= 1
    sure = name.root.dep_ == "appos" or (name.end < len(doc) and doc[name.end].text in (",", ")", *DASHES))
    first = at
    while first > 0 and at - first < APPOSITION_REACH and not is_stop(doc[first - 1]):
        first -= 1
        if doc[first].tag_ in FINITE:
            if not sure:
                return ""
            first += 1  # "With me *is* Norway's ambassador, Tala Ruiz, ..."
            break
        if doc[first].lower_ in ("the", "its", "his", "her", "their") and first > 0:
            opens = doc[first - 1].tag_ not in ("IN", "TO", "CC")
            if opens or not any(token.pos_ in ("NOUN", "PROPN") for token in doc[max(0, first - 3) : first]):
                break
    words = str(doc[first:at].text)
    if doc[at].text == ":" and next(roles_in(split_words(words)), None) is None:
        return ""  # only "The governor of the province: Tala Ruiz says"
    return words


def apposition(doc: Doc, name: TokenSpan) -> str:
    """Words between the comma after a name and the next one; empty: no noun phrase opens there."""
    at = name.end
    if at < len(doc) and doc[at].lower_ in ("'s", "’s"):
        return ""
    if at >= len(doc) or doc[at].text not in (",", "(", *DASHES) or is_inner_hyphen(doc[at]):
        return ""
    if at + 2 < len(doc) and doc[at + 1].tag_ == "CD" and doc[at + 2].text == ",":
        at += 2  # "Tala Ruiz, 52, ..."
    stop = at + 1
    while stop < len(doc) and stop - at < APPOSITION_REACH and not is_stop(doc[stop]):
        if doc[stop].tag_ in FINITE or doc[stop].lower_ in ("who", "which", "said"):
            break
        stop += 1
    words = doc[at + 1 : stop]
    return str(words.text) if len(words) and may_open(words[0]) else ""


def may_open(token: Token) -> bool:
    """The word may open a noun phrase."""
    if (
        token.lower_ == "acting"
        or token.tag_.startswith(("NN", "JJ", "DT", "PRP$"))
        or role_named(token.text) is not None
    ):
        return True
    return token.pos_ not in ("VERB", "AUX", "PRON", "ADP", "SCONJ", "CCONJ")
