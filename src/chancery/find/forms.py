"""Statements without a verb of saying: "X: ...", and the headline that ends in "- X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span as TokenSpan

from chancery.find.candidates import Candidate, trim
from chancery.find.mentions import Cast
from chancery.records import Block, Span

LABEL = re.compile(r"([^\s:“\"][^:“\"\n]{1,70}):\s+(?=\S)")
DASH_END = re.compile(r"\s[—–-]\s([^—–\n]{2,60})$")
LABEL_WORDS = 7
VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def read_forms(doc: Doc, blocks: list[Block], cast: Cast) -> Iterator[Candidate]:
    """Label and headline forms; the part that names the speaker must be somebody the report knows or a body."""
    for block in blocks:
        start, end = block.span
        label = LABEL.match(doc.text, start, end)
        if label and len(label[1].split()) <= LABEL_WORDS and names_speaker(doc, label.span(1), cast):
            content = trim(doc.text, (label.end(), end))
            if content and not is_attributed(doc, label.span(1)):
                yield build(doc, label.span(1), content, "label")
                continue
        if block.role in ("headline", "subhead"):
            dash = DASH_END.search(doc.text[start:end])
            if dash and names_speaker(doc, (start + dash.start(1), start + dash.end(1)), cast):
                content = trim(doc.text, (start, start + dash.start()))
                if content:
                    yield build(doc, (start + dash.start(1), start + dash.end(1)), content, "dash")


def build(doc: Doc, source: Span, content: Span, form: str) -> Candidate:
    tokens = doc.char_span(*source, alignment_mode="expand")
    return Candidate(
        cue_at=None,
        cue=None,
        lemma="",
        content=[content],
        source=source,
        source_at=tokens.root.i if tokens is not None else None,
        form=form,
        score=0.85,
    )


def names_speaker(doc: Doc, span: Span, cast: Cast) -> bool:
    """The words are a person, a body or a state, and nothing that holds a verb."""
    tokens = doc.char_span(*span, alignment_mode="expand")
    if tokens is None or any(token.tag_ in VERB_TAGS for token in tokens):
        return False
    return has_person(tokens) or cast.is_body_or_state(doc.text[slice(*span)])


def has_person(tokens: TokenSpan) -> bool:
    return any(name.label_ == "PER" and name.end == tokens.end for name in tokens.ents)


def is_attributed(doc: Doc, span: Span) -> bool:
    return doc.text[slice(*span)].strip().lower() in ("q", "question", "photo", "source", "video", "read more")
