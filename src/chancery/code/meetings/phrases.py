"""What stands round the word for a meeting: its modifiers before it, and what prepositions hang on after it.

Read from left to right and not from the tree alone, because a parser errs most where phrases are attached.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chancery.code.meetings.parties import is_place
from chancery.code.meetings.report import PEOPLE, Report
from chancery.grammar import clauses
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token
from chancery.lexicons import body_named, place_named, states_named
from chancery.lexicons.meetings import meeting_words
from chancery.records import Place, TimeExpression

LABEL_REACH = 25
THERE_REACH = 60
LONGEST_LABEL = 8
REACH = 45  # tokens after a word in which what hangs on it can stand
LEFT_REACH = 14
PREPOSITIONS = frozenset(
    """between among amongst with of by in at on to for from about over regarding concerning since until till
    before after during ahead following amid despite under into without within near through upon around
    alongside as against per outside via towards toward throughout opposite off""".split()
)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLAUSE_WORDS = frozenset({"WDT", "WP", "WP$", "WRB", "EX"})
STOPS = frozenset('.!?;:()—…"“”«»[]')
ENDS = frozenset('.!?:;"”’')
CONJUNCTIONS = frozenset({"that", "but", "while", "because"})
LINKS = frozenset(
    """scheduled planned held due set hosted slated expected convened chaired attended organised organized led
    headed""".split()
)
BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
HYPHENS = frozenset({"-", "–", "/"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
LABELLED = frozenset({"in", "at", "to"})
TOPICAL = frozenset("on about over regarding concerning".split())
OWN_NAME = frozenset({"name", "alias", "adjective", "people", "variant"})
NO_DAY = frozenset("since until till before after by ahead through during within".split())
NOMINAL = frozenset(
    """obl obl:unmarked nmod nmod:unmarked compound nummod flat appos conj advmod amod obl:tmod nmod:tmod npadvmod pobj
    prep det dep obj fixed nmod:desc obl:npmod""".split()
)


@dataclass(frozen=True)
class Segment:
    """A preposition and what stands after it, to the next one; tokens."""

    preposition: str
    """Lower case; empty: what stands right after the word, without one."""
    start: int
    end: int


def segments_after(report: Report, at: int) -> list[Segment]:
    """The phrases after a word as far as its clause goes on."""
    doc, found = report.doc, []
    preposition, start, last = "", at + 1, at + 1
    while last < min(len(doc), at + REACH):
        token = doc[last]
        if ends(report, token):
            break
        if token.lower_ in PREPOSITIONS and report.names.get(last) is None and token.pos_ not in ("NOUN", "VERB"):
            found.append(Segment(preposition, start, last))
            linked = token.lower_ == "for" and doc[last - 1].lower_ in LINKS  # "planned for Oslo": in Oslo
            preposition, start = "in" if linked else token.lower_, last + 1
        elif token.lower_ in LINKS:
            found.append(Segment(preposition, start, last))
            preposition, start = "", last + 1
        last += 1
    found.append(Segment(preposition, start, last))
    return [segment for segment in found if segment.end > segment.start]


def ends(report: Report, token: Token) -> bool:
    """The clause or phrase does not go on with this token."""
    if token.is_space:
        return "\n" in token.text
    if token.i in report.times or token.i in report.names:
        return begins_clause(report, token)
    if token.text in STOPS or token.tag_ in FINITE | CLAUSE_WORDS or token.lower_ in CONJUNCTIONS:
        return True
    if token.tag_ in ("VB", "VBG", "VBN") and token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
        return token.lower_ not in LINKS and token.lower_ not in PREPOSITIONS
    if begins_clause(report, token):
        return True
    return token.lower_ in (",", "and") and not continues(report, token)


def begins_clause(report: Report, token: Token) -> bool:
    """It is the subject of a verb that follows, so that it is no more of the phrase before it."""
    if token.i in report.times or token.dep_ not in clauses.SUBJECTS or token.head.i <= token.i:
        return False
    if any(part.dep_ == "case" and part.lower_ in PREPOSITIONS for part in token.children):  # "of the commission"
        return False
    return token.head.i not in report.names  # a first name that reads as a verb: "Said"


def continues(report: Report, token: Token) -> bool:
    """After a comma or "and" a list of names, a day, a place or another phrase goes on."""
    at = token.i + 1
    while (
        at < len(report.doc)
        and at < token.i + 3
        and report.doc[at].lower_ in ("and", "the", "his", "her", "its", "their")
    ):
        at += 1
    if at >= len(report.doc):
        return False
    following = report.doc[at]
    if following.dep_ in clauses.SUBJECTS and following.head.i > following.i and following.head.tag_ in FINITE:
        return False
    known = following.i in report.times or following.lower_ in PREPOSITIONS | LINKS
    name = report.names.get(following.i)
    apart = (name is not None and names_apart(report, name)) or closes_name(report, token)
    if known or (token.text == "," and apart):
        return True
    if token.text == "," and not (name is not None and is_place(name)):
        return lists_on(token)
    return name is not None or following.pos_ in ("NOUN", "PROPN", "ADJ")


def names_apart(report: Report, name: TokenSpan) -> bool:
    """ "the minister, Ulla Strand, to Rabat": who a title is, between commas, and the phrase goes on."""
    after = name.end + 1
    return (
        name.label_ in PEOPLE
        and after < len(report.doc)
        and report.doc[name.end].text == ","
        and report.doc[after].lower_ in PREPOSITIONS
    )


def closes_name(report: Report, comma: Token) -> bool:
    """The second comma of ", Ulla Strand, to Rabat"."""
    name = report.names.get(comma.i - 1)
    opened = name is not None and name.start > 0 and report.doc[name.start - 1].text == ","
    if name is None or comma.i + 1 >= len(report.doc):
        return False
    return opened and name.label_ in PEOPLE and report.doc[comma.i + 1].lower_ in PREPOSITIONS


def lists_on(comma: Token) -> bool:
    """ "A, B and C": an "and" comes before the clause is over."""
    for token in comma.doc[comma.i + 1 : comma.i + 16]:
        if token.text in STOPS or token.tag_ in FINITE | CLAUSE_WORDS:
            return False
        if token.lower_ == "and":
            return True
    return False


def left_edge(report: Report, noun: Token) -> int:
    """The first token of the modifiers before a noun, its article and owner among them."""
    doc, at = report.doc, noun.i
    while at > 0 and noun.i - at < LEFT_REACH:
        before = doc[at - 1]
        if before.is_space or before.i < noun.sent.start:
            break
        joined = before.text in HYPHENS or before.text in POSSESSIVE or doc[at].text in HYPHENS
        inside = (name := report.names.get(before.i)) is not None and name.end > at
        adverb = before.pos_ == "ADV" and doc[at].pos_ in ("ADJ", "ADV", "VERB", "PUNCT")
        participle = before.tag_ in ("VBN", "VBG") and before.dep_ in ("amod", "compound")
        coupled = before.text == "and" and couples(report, before)
        if (
            before.pos_ in BEFORE_NOUN
            or joined
            or inside
            or adverb
            or participle
            or coupled
            or before.i in report.times
        ):
            at -= 1
            continue
        if before.pos_ == "DET" or before.tag_ in ("PRP$", "DT"):
            at -= 1
            if any(token.text in POSSESSIVE for token in doc[at : noun.i]) or at == 0:
                break
        break
    return at


def couples(report: Report, link: Token) -> bool:
    """The "and" of "French and German talks"."""
    doc = report.doc
    if link.i == 0 or link.i + 1 >= len(doc):
        return False
    before, after = report.names.get(link.i - 1), report.names.get(link.i + 1)
    return before is not None and after is not None and before.label_ == after.label_ == "NORP"


def find_place(report: Report, segments: list[Segment], prepositions: frozenset[str]) -> Place | None:
    """The first place after one of the prepositions; None: none is named so."""
    return next(find_places(report, segments, prepositions), None)


def find_places(report: Report, segments: list[Segment], prepositions: frozenset[str]) -> Iterator[Place]:
    """The places after the prepositions; no state behind a topic ("on the war in Sudan")."""
    topical = False
    for at, segment in enumerate(segments):
        after = segments[at + 1] if at + 1 < len(segments) else None
        named = after is not None and after.preposition == "of" and ends_in_site(report, segment)
        topical = not named and (topical or (segment.preposition in TOPICAL and segment.start not in report.times))
        sited = segment.preposition in prepositions | ({"on"} if named else frozenset())  # "on the isle of Djerba"
        if not sited:
            continue
        place = place_in(report, segment.start, segment.end, inside=segment.preposition == "in")
        if place is None and named and after is not None:
            place = place_in(report, after.start, after.end, inside=True)
        if place is not None and not (topical and is_state(place) and not is_capital(place)):
            yield place


def ends_in_site(report: Report, segment: Segment) -> bool:
    """It is of a kind of place, whose name follows: "at the border post of"."""
    return report.doc[segment.end - 1].lemma_.lower() in meeting_words("places", "sites")


def is_capital(place: Place) -> bool:
    """A city whose name may be that of its state as well: "Djibouti"."""
    return any(found.state.capital.removesuffix(" City") == place.name for found in states_named(place.name))


def is_state(place: Place) -> bool:
    """A state by its own name: of a visit it is the host, and where in it is not told."""
    return any(found.match in OWN_NAME for found in states_named(place.name))


def place_in(report: Report, start: int, end: int, inside: bool = False) -> Place | None:
    """The first place that a stretch names, if no person or possession comes before it.

    `inside`: "in" stands before it, behind which a name that is no known body is that of a place.
    """
    for at in range(start, end):
        name = report.names.get(at)
        if name is None and report.doc[at].pos_ == "PROPN" and place_named(report.doc[at].text) is not None:
            return make_place(report.doc[at : at + 1])  # "Male", which is no name to a tagger
        if name is not None and at not in report.times and (capital := capital_of(report, name)) is not None:
            return capital
        if name is None or at in report.times or leads_to_site(report, name):
            continue
        built = any(word.lower_ in meeting_words("places", "buildings") for word in name)
        called = inside and name.label_ == "ORG" and body_named(name.text) is None and at == start
        if is_place(name) or built or called or place_named(name.text) is not None:
            return make_place(name) if not owns(report, name) else None
        return None
    return None


def capital_of(report: Report, name: TokenSpan) -> Place | None:
    """The city of "the Swiss capital", where no name of it follows; None: these are other words."""
    states = [found.state for found in states_named(name.text) if found.match == "adjective"]
    after = report.doc[name.end : name.end + 3]
    named = any(token.i in report.names or token.lower_ == "of" for token in after)
    if not states or not states[0].capital or after.text[:7].lower() != "capital" or named:
        return None
    return Place(name=states[0].capital, span=report.span(name.start, name.end + 1))


def leads_to_site(report: Report, name: TokenSpan) -> bool:
    """It only says of which kind or whose place is spoken: "the *Swiss* city", "the *Red Sea* resort"."""
    if any(found.match in ("adjective", "people") for found in states_named(name.text)):
        return True
    return name.end < len(report.doc) and report.doc[name.end].lower_ in meeting_words("places", "sites")


def make_place(name: TokenSpan) -> Place:
    """A place by its name as the report spells it, article left out."""
    if name.text.lower() == "the" and name.end < len(name.doc):  # "The" and "Hague", read as two
        name = name.doc[name.start : name.end + 1]
    start = name.start
    while start < name.end - 1 and name.doc[start].lower_ == "the":
        start += 1
    words = name.doc[start : name.end]
    return Place(name=words.text.replace("\n", " "), span=(words.start_char, words.end_char))


def owns(report: Report, name: TokenSpan) -> bool:
    return name.end < len(report.doc) and report.doc[name.end].text in POSSESSIVE


def times_in(report: Report, segments: list[Segment], skipped: frozenset[str] = NO_DAY) -> list[TimeExpression]:
    """Days named in the segments, but not after "since", "before" and the like."""
    found: dict[TimeExpression, None] = {}
    for segment in segments:
        for at in range(segment.start, segment.end):
            time = report.times.get(at)
            if time is not None and not (segment.preposition in skipped and starts_segment(report, segment, time)):
                found.setdefault(time)
    return list(found)


def starts_segment(report: Report, segment: Segment, time: TimeExpression) -> bool:
    """The preposition belongs to the time itself."""
    return time.span[0] - report.doc[segment.start].idx <= 4


def times_under(report: Report, verb: Token) -> Iterator[TimeExpression]:
    """Days that hang on a verb anywhere in its clause."""
    seen: set[TimeExpression] = set()
    for early in fronted_times(report, verb):
        seen.add(early)
        yield early
    for at in range(verb.sent.start, verb.sent.end):
        time = report.times.get(at)
        if time is None or time in seen:
            continue
        token = report.doc[at]
        steps = 0
        while token.i != verb.i and token.dep_ in NOMINAL and steps < 3:
            token = token.head
            steps += report.times.get(token.i) is not time
            if token.pos_ in ("VERB", "AUX"):
                break
        if token.i == verb.i and not has_skipped_case(report, at):
            seen.add(time)
            yield time


def fronted_times(report: Report, verb: Token) -> list[TimeExpression]:
    """Days in a phrase before the clause that the parser took for a sentence of its own: "On Monday, ..."."""
    start = verb.sent.start
    if start < 2 or verb.doc[start - 1].text in ENDS or "\n" in verb.doc[start - 1].text or verb.sent.root.i != verb.i:
        return []
    before = verb.doc[start - 1].sent
    if any(token.pos_ == "VERB" for token in before) or before[0].lower_ in NO_DAY:
        return []
    return list(dict.fromkeys(report.times[token.i] for token in before if token.i in report.times))


def has_skipped_case(report: Report, at: int) -> bool:
    """ "since", "before" and the like stand before the time that the token begins."""
    time = report.times[at]
    first = at
    while first > 0 and report.times.get(first - 1) is time:
        first -= 1
    return first > 0 and report.doc[first - 1].lower_ in NO_DAY


def place_under(report: Report, verb: Token, prepositions: frozenset[str]) -> Place | None:
    """A place that hangs on a verb with one of the prepositions, before or after it."""
    for child in verb.children:
        if child.dep_ not in ("obl", "prep", "obl:arg"):
            continue
        inner = child if child.dep_ != "prep" else next(iter(child.children), child)
        case = child.lower_ if child.dep_ == "prep" else next((c.lower_ for c in child.lefts if c.dep_ == "case"), "")
        name = report.names.get(inner.i)
        if case in prepositions and name is not None and is_place(name) and inner.i not in report.times:
            return make_place(name)
    return None


def place_before_where(report: Report, verb: Token) -> Place | None:
    """ "in Oslo, where the two met"."""
    name = name_before_where(report, verb)
    return make_place(name) if name is not None else None


def name_before_where(report: Report, verb: Token) -> TokenSpan | None:
    """The place that "where" stands for, before the verb or before what governs it ("where she is due to meet")."""
    governor = verb.head if verb.dep_ in ("xcomp", "advcl") else verb
    words = [*verb.children, *governor.children]
    where = next((part for part in words if part.lower_ == "where" and part.i < verb.i), None)
    if where is None or where.i < 2:
        return None
    last = where.i - 1 if report.doc[where.i - 1].text != "," else where.i - 2
    for before in range(last, max(last - 4, -1), -1):  # "in Oslo today, where"
        name = report.names.get(before)
        if name is not None:
            return name if is_place(name) else None
        if before not in report.times and report.doc[before].lower_ not in ("on", "in", "next"):
            return None
    return None


def label_before(report: Report, at: int) -> TokenSpan | None:
    """The words before a colon that opens the line of a token: "Due on Monday in Oslo: talks"; None: there are none."""
    doc, colon = report.doc, None
    first = at
    while first > 0 and at - first < LABEL_REACH and "\n" not in doc[first - 1].text:
        first -= 1
        if doc[first].text == ":" or (doc[first].text == "." and is_day_label(report, first)):
            colon = first
        elif doc[first].text in STOPS:
            return None
    if first == at:  # the label itself
        near = doc[at : min(len(doc), at + LONGEST_LABEL + 1)]
        colon = next((token.i for token in near if token.text == ":"), None)
    words = doc[first:colon] if colon is not None else doc[0:0]
    if not 0 < len(words) <= LONGEST_LABEL or any(token.tag_ in FINITE for token in words):
        return None
    return words


def label_times(report: Report, at: int) -> list[TimeExpression]:
    """Days in the label that opens the line of a token, or in a heading above it that is nothing but a day."""
    words = label_before(report, at)
    if words is None:
        words = heading_above(report, at)
    found = dict.fromkeys(report.times[token.i] for token in words if token.i in report.times)
    return [time for time in found if not is_mere_clock(report, time)]


def heading_above(report: Report, at: int) -> TokenSpan:
    """The line above that of a token, if it is nothing but a date: "22 November"; else no words."""
    doc, last = report.doc, at
    while last > 0 and "\n" not in doc[last - 1].text:
        last -= 1
    while last > 0 and doc[last - 1].is_space:
        last -= 1
    first = last
    while first > 0 and "\n" not in doc[first - 1].text:
        first -= 1
    dated = all(token.i in report.times and report.times[token.i].type == "DATE" for token in doc[first:last])
    return doc[first:last] if dated else doc[at:at]


def is_day_label(report: Report, stop: int) -> bool:
    """ "WEDNESDAY." opens a line."""
    first = stop
    while first > 0 and first - 1 in report.times:
        first -= 1
    return first < stop and (first == 0 or "\n" in report.doc[first - 1].text)


def is_mere_clock(report: Report, time: TimeExpression) -> bool:
    """ "at noon", "at 4.30pm": of which day nothing but the report tells."""
    return "T" in time.value and time.earliest == time.latest == report.document.dated.latest


def place_before(report: Report, at: Token) -> Place | None:
    """The city named last before a token in its paragraph or the one before: what "there" stands for."""
    lines, found = 0, list[TokenSpan]()
    for token in reversed(report.doc[max(0, at.i - THERE_REACH) : at.i]):
        lines += "\n" in token.text
        name = report.names.get(token.i)
        if name is None or lines > 1 or not is_place(name) or owns(report, name):
            continue
        if not any(one.match in OWN_NAME for one in states_named(name.text)):
            found.append(name)
    known = (name for name in found if place_named(name.text) is not None or states_named(name.text))
    name = next(known, found[0] if found else None)  # a tagger may take a person for a place
    return None if name is None else make_place(name)


def place_before_colon(report: Report, at: int) -> Place | None:
    """ "Handshake in Oslo: the presidents met"."""
    words = label_before(report, at)
    return None if words is None else find_place(report, segments_after(report, words.start), LABELLED)
