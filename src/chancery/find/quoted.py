"""Quotations by rule: each stretch in quotation marks is given to a cue beside it, or to the statement it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chancery.find.candidates import Candidate, trim
from chancery.find.cues import FoundCue
from chancery.find.page import Page
from chancery.find.reported import addressee_of, source_of
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.records import Quote, Span

SHORT = 4  # words; a shorter quotation without a stop at its end is a fragment of somebody's sentence
PERSONAL = frozenset({"he", "she", "they", "it", "we", "i", "who"})
SOURCE_TAGS = frozenset({"NOUN", "PROPN", "PRON"})
SENTENCE_ENDS = frozenset(".!?")
REACH = 14  # tokens between a quotation and the cue that introduces or follows it


@dataclass
class Paragraph:
    """One paragraph with its whole-sentence quotations and its verb cues."""

    span: Span
    quotes: list[Quote]
    cues: list[FoundCue]


def is_utterance(text: str, quote: Quote) -> bool:
    """Long enough, or ended like a sentence, so that it is what somebody said and not a fragment."""
    words = text[slice(*quote.span)].strip()
    if len(words.split()) >= SHORT + 2:
        return True
    ended = words.endswith((",", ".", "!", "?", "…")) or text[quote.span[1] : quote.span[1] + 2].strip(
        "”\"'’») "
    ).startswith((",", "."))
    return ended and len(words.split()) >= 2 and words[0].isupper()


def is_split(text: str, first: Quote, second: Quote, cues: Sequence[FoundCue]) -> bool:
    """ "We will wait," she said, "until May": two halves of a sentence around a cue, however short they are."""
    start, end = first.span[1], second.span[0]
    between = text[start:end].strip("”“\"'’‘»«„ ")
    opened = text[slice(*first.span)].rstrip().endswith((",", "—", "–", "-")) or between.startswith((",", "—", "–"))
    return (
        opened
        and between.endswith((",", "—", "–"))
        and end - start <= 80
        and not any(mark in between for mark in (". ", "! ", "? "))
        and any(start <= cue.token.idx < end and "quote" in cue.entry.takes for cue in cues)
    )


def read_quotations(
    page: Page, paragraphs: Sequence[Span], quotes: Sequence[Quote], cues: Sequence[FoundCue]
) -> list[Candidate]:
    """Statements made of quotations, in reading order; a quotation that no cue claims is left out."""
    found: list[Candidate] = []
    previous: Candidate | None = None
    for span in paragraphs:
        inside = [q for q in quotes if span[0] <= q.span[0] < span[1]]
        split = {half.span for pair in pairwise(inside) if is_split(page.text, *pair, cues) for half in pair}
        own = [q for q in inside if q.span in split or is_utterance(page.text, q)]
        verbs = [
            cue
            for cue in cues
            if span[0] <= cue.token.idx < span[1]
            and "quote" in cue.entry.takes
            and not any(q.span[0] <= cue.token.idx < q.span[1] for q in inside)  # "any plan "must be *explained*": ..."
        ]
        made = read_paragraph(page, Paragraph(span, own, verbs), previous)
        found.extend(candidate for candidate in made if candidate is not previous)
        previous = made[-1] if made else None
    return found


def read_paragraph(page: Page, paragraph: Paragraph, previous: Candidate | None) -> list[Candidate]:
    made: list[Candidate] = []
    by_cue: dict[int, Candidate] = {}
    current: Candidate | None = None
    for number, quote in enumerate(paragraph.quotes):
        content = trim(page.text, quote.span)
        if content is None:
            continue
        cue = choose_cue(page, paragraph, number)
        if cue is not None and cue.token.i in by_cue:
            by_cue[cue.token.i].content.append(content)
            current = by_cue[cue.token.i]
        elif cue is not None:
            current = make_quotation(page, cue, content, paragraph)
            by_cue[cue.token.i] = current
            made.append(current)
        elif current is not None and goes_on(page, paragraph, number):
            current.content.append(content)
        elif number == 0 and previous is not None and opens_paragraph(page, paragraph, quote):
            previous.content.append(content)
            made.append(previous)
            current = previous
    return made


def opens_paragraph(page: Page, paragraph: Paragraph, quote: Quote) -> bool:
    """The paragraph is all quotation: it goes on with the one before."""
    return quote.span[0] - paragraph.span[0] <= 2 and paragraph.span[1] - quote.span[1] <= 3


def goes_on(page: Page, paragraph: Paragraph, number: int) -> bool:
    """Nothing but a cue's small clause stands between this quotation and the one before."""
    before, quote = paragraph.quotes[number - 1], paragraph.quotes[number]
    between = page.text[before.span[1] : quote.span[0]]
    return between.count(". ") <= 1 and len(between) <= 120


def choose_cue(page: Page, paragraph: Paragraph, number: int) -> FoundCue | None:
    """The cue of one quotation: right after it, or right before it, by distance and punctuation."""
    quote = paragraph.quotes[number]
    start = paragraph.quotes[number - 1].span[1] if number else paragraph.span[0]
    stop = paragraph.quotes[number + 1].span[0] if number + 1 < len(paragraph.quotes) else paragraph.span[1]
    inside = page.text[slice(*quote.span)].rstrip()
    after_mark = page.text[quote.span[1] : quote.span[1] + 3].lstrip("”\"'’»“ ")
    after = [cue for cue in paragraph.cues if quote.span[1] <= cue.token.idx < stop and is_near_after(page, quote, cue)]
    expects_after = inside.endswith((",", "?", "!", "—", "–", "-")) or after_mark[:1] in (",", "—", "–", "-")
    if after and (expects_after or not inside.endswith(".")):
        return after[0]
    before = [
        cue for cue in paragraph.cues if start <= cue.token.idx < quote.span[0] and is_near_before(page, quote, cue)
    ]
    if before:
        return before[-1]
    return after[0] if after and expects_after else None


def is_near_after(page: Page, quote: Quote, cue: FoundCue) -> bool:
    """The cue stands in the clause that follows the quotation, with no full stop between."""
    between = page.text[quote.span[1] : cue.token.idx]
    return len(between.split()) <= REACH and not any(
        mark in between.strip("”\"'’».,— ") for mark in (". ", "! ", "? ", "\n")
    )


def is_near_before(page: Page, quote: Quote, cue: FoundCue) -> bool:
    """The cue introduces the quotation: a comma, a colon, "that" or nothing at all between, or its source."""
    between = page.text[cue.span[1] : quote.span[0]].strip("“\"'‘«„ ")
    if len(between.split()) > REACH + 6:
        return False
    sentence_ended = ". " in between or between.endswith((".", "!", "?"))
    return (
        between.endswith((",", ":", "that", "as", "—", "–", "-"))
        or not between
        or (sentence_ended and number_of_stops(between) <= 1 and is_main(cue))
    )


def is_main(cue: FoundCue) -> bool:
    """The cue rules its sentence; one inside a side clause introduces no quotation after the full stop."""
    return cue.token.dep_ in ("ROOT", "conj", "parataxis")


def number_of_stops(words: str) -> int:
    return sum(words.count(mark) for mark in (". ", "! ", "? ")) + words.endswith((".", "!", "?"))


def make_quotation(page: Page, cue: FoundCue, content: Span, paragraph: Paragraph) -> Candidate:
    source = source_of(cue)
    if source is None or any(q.span[0] <= source.idx < q.span[1] for q in paragraph.quotes):
        source = near_source(page, cue, paragraph)
    return Candidate(
        cue_at=cue.token.i,
        cue=cue.span,
        lemma=cue.entry.lemma,
        content=[content],
        source=clauses.phrase(source) if source is not None else None,
        source_at=source.i if source is not None else None,
        form="quote",
        kind=cue.entry.kind if cue.entry.kind != "intention" else "speech",
        act=cue.entry.act,
        score=min(0.97, cue.entry.clause_weight + 0.03),
        addressee=addressee_of(cue),
    )


def near_source(page: Page, cue: FoundCue, paragraph: Paragraph) -> Token | None:
    """Without a parsed subject: the noun right after an inverted cue ("said the envoy"), else the one right before."""
    for token in page.doc[cue.end : cue.end + 8]:
        if token.is_punct or token.pos_ in ("VERB", "ADP", "SCONJ", "AUX"):
            break
        if is_somebody(token):
            last = token.i
            while last + 1 < len(page.doc) and page.doc[last + 1].pos_ in SOURCE_TAGS:
                last += 1
            return page.doc[last]
    for at in range(cue.start - 1, max(-1, cue.start - 6), -1):
        token = page.doc[at]
        if (
            token.idx < paragraph.span[0]
            or token.text in SENTENCE_ENDS
            or any(q.span[0] <= token.idx < q.span[1] for q in paragraph.quotes)
        ):
            break
        if is_somebody(token):
            return None if token.dep_ == "expl" else token  # "it was announced" names nobody
    return None


def is_somebody(token: Token) -> bool:
    """A noun, a name or a personal pronoun; "this" and "the" say nothing."""
    if token.pos_ == "PRON":
        return token.lower_ in PERSONAL
    return token.pos_ in SOURCE_TAGS and token.tag_ not in ("DT", "JJ")
