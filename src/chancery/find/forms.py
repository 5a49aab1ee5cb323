"""Statements without a verb of saying: "X: ...", and the headline that ends in "- X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.find.candidates import Candidate, trim
from chancery.find.mentions import Cast
from chancery.find.page import Page
from chancery.grammar.parse import Span as TokenSpan
from chancery.records import Block, Span

LABEL = re.compile(r"([^\s:“\"(][^:“\"(\n]{1,70}?)(?: ?\([^:()\n]{1,40}\))?:\s+(?=\S)")
DASH_END = re.compile(r"\s[—–-]\s([^—–\n]{2,60})$")
SCRIPT_SCORE = 0.95  # a surname in capitals and a colon is a script's speaker, whether the labeller seconds it or not
LABEL_WORDS = 7
VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def read_forms(page: Page, blocks: list[Block], cast: Cast) -> Iterator[Candidate]:
    """Label and headline forms; the part that names the speaker must be somebody the report knows or a body."""
    for block in blocks:
        start, end = block.span
        label = LABEL.match(page.text, start, end)
        if label and len(label[1].split()) <= LABEL_WORDS and names_speaker(page, label.span(1), cast):
            content = trim(page.text, (label.end(), end))
            if content and not is_attributed(page, label.span(1)):
                yield build(page, label.span(1), content, "label")
                continue
        if block.role in ("headline", "subhead"):
            dash = DASH_END.search(page.text[start:end])
            if dash and names_speaker(page, (start + dash.start(1), start + dash.end(1)), cast):
                content = trim(page.text, (start, start + dash.start()))
                if content:
                    yield build(page, (start + dash.start(1), start + dash.end(1)), content, "dash")


def build(page: Page, source: Span, content: Span, form: str) -> Candidate:
    tokens = page.doc.char_span(*source, alignment_mode="expand")
    return Candidate(
        cue_at=None,
        cue=None,
        lemma="",
        content=[content],
        source=source,
        source_at=tokens.root.i if tokens is not None else None,
        form=form,
        score=SCRIPT_SCORE if page.text[slice(*source)].isupper() else 0.9,
    )


def names_speaker(page: Page, span: Span, cast: Cast) -> bool:
    """The words are a person, a body or a state, and nothing that holds a verb."""
    tokens = page.doc.char_span(*span, alignment_mode="expand")
    if tokens is None or any(token.tag_ in VERB_TAGS for token in tokens):
        return False
    words = page.text[slice(*span)]
    by_surname = words.isupper() and cast.person_named(words) is not None  # of a script; the name finder may miss it
    return has_person(tokens, cast) or by_surname or cast.is_body_or_state(words)


def has_person(tokens: TokenSpan, cast: Cast) -> bool:
    return any(name.label_ == "PER" and name.end == tokens.end for name in cast.names_in(tokens.start, tokens.end))


def is_attributed(page: Page, span: Span) -> bool:
    return page.text[slice(*span)].strip().lower() in ("q", "question", "photo", "source", "video", "read more")
