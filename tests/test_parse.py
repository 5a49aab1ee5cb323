"""The parse as plain objects tells what spaCy's own tells."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Span as SpacySpan

from chancery.grammar.parse import Doc

VOCAB = spacy.blank("en").vocab
WORDS = ("Norway", "expelled", "ten", "10", ",", "\n", "Änne", "'s", "the")
FIELDS = ("text", "lower_", "lemma_", "tag_", "dep_", "pos_", "ent_type_", "ent_iob_", "whitespace_", "idx", "i")
RELATIONS = st.sampled_from(["nsubj", "conj", "obj"])
FLAGS = ("is_punct", "is_space", "like_num", "is_sent_start")


@st.composite
def parses(draw: st.DrawFn) -> SpacyDoc:
    """Texts of one to three sentences, each with a tree over its tokens in which no arcs cross."""
    words, heads, starts = [], [], []
    for _ in range(draw(st.integers(1, 3))):
        own = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7))
        heads += [len(words) + head for head in draw_tree(draw, 0, len(own))]
        starts += [True] + [False] * (len(own) - 1)
        words += own
    size = len(words)
    doc = SpacyDoc(
        VOCAB,
        words=words,
        spaces=draw(st.lists(st.booleans(), min_size=size, max_size=size)),
        tags=draw(st.lists(st.sampled_from(["NNP", "VBD", ""]), min_size=size, max_size=size)),
        pos=draw(st.lists(st.sampled_from(["PROPN", "VERB", "PUNCT"]), min_size=size, max_size=size)),
        lemmas=[word.lower() for word in words],
        heads=heads,
        deps=[
            "ROOT" if head == at else draw(st.sampled_from(["nsubj", "conj", "obj"])) for at, head in enumerate(heads)
        ],
    )
    first = draw(st.integers(0, size - 1))
    doc.set_ents([SpacySpan(doc, first, draw(st.integers(first + 1, size)), label="PER")])
    return doc


def draw_tree(draw: st.DrawFn, start: int, end: int, above: int | None = None) -> list[int]:
    """Heads of the tokens [start, end) of a sentence: one of them is the root, or hangs on `above`."""
    if start == end:
        return []
    root = draw(st.integers(start, end - 1))
    before, after = draw_tree(draw, start, root, root), draw_tree(draw, root + 1, end, root)
    return [*before, root if above is None else above, *after]


def places(tokens: Any) -> list[int]:
    return [token.i for token in tokens]


def bounds(span: Any) -> tuple[int, int, int, int] | None:
    return None if span is None else (span.start, span.end, span.start_char, span.end_char)


@given(parses())
def test_every_field_of_every_token(parsed: SpacyDoc) -> None:
    doc = Doc(parsed)
    assert (doc.text, len(doc)) == (parsed.text, len(parsed))
    for own, theirs in zip(doc, parsed, strict=True):
        assert [getattr(own, name) for name in FIELDS] == [getattr(theirs, name) for name in FIELDS]
        assert [bool(getattr(own, name)) for name in FLAGS] == [bool(getattr(theirs, name)) for name in FLAGS]


@given(parses())
def test_the_tree(parsed: SpacyDoc) -> None:
    for own, theirs in zip(Doc(parsed), parsed, strict=True):
        assert own.head.i == theirs.head.i
        for name in ("children", "lefts", "rights", "ancestors", "subtree"):
            assert places(getattr(own, name)) == places(getattr(theirs, name)), name
        assert sorted(places(own.conjuncts)) == sorted(places(theirs.conjuncts))
        assert (own.left_edge.i, own.right_edge.i) == (theirs.left_edge.i, theirs.right_edge.i)
        assert bounds(own.sent) == bounds(theirs.sent)


@given(parses(), st.data())
def test_spans(parsed: SpacyDoc, data: st.DataObject) -> None:
    doc = Doc(parsed)
    start = data.draw(st.integers(0, len(parsed) - 1))
    end = data.draw(st.integers(start + 1, len(parsed)))
    own, theirs = doc[start:end], parsed[start:end]
    assert (own.text, bounds(own), own.root.i) == (theirs.text, bounds(theirs), theirs.root.i)
    assert [own[-1].i, own[0].i, bounds(own.sent)] == [theirs[-1].i, theirs[0].i, bounds(theirs.sent)]
    assert [bounds(one) for one in doc.sents] == [bounds(one) for one in parsed.sents]
    assert [(*bounds(one), one.label_) for one in doc.ents] == [(*bounds(one), one.label_) for one in parsed.ents]


def test_a_mark_that_hangs_on_a_word_is_no_root() -> None:
    words, deps = ["fishes", "for", "Norway", ",", "now"], ["ROOT", "case", "obl", "punct", "ROOT"]
    parsed = SpacyDoc(VOCAB, words=words, heads=[0, 2, 0, 0, 4], deps=deps)
    assert Doc(parsed)[1:2].root.i == parsed[1:2].root.i == 1
    for start, end in ((2, 4), (3, 4), (1, 4), (3, 5)):
        assert Doc(parsed)[start:end].root.i == parsed[start:end].root.i
    marked = SpacyDoc(
        VOCAB, words=[",", "for", "Norway", "fishes"], heads=[3, 2, 3, 3], deps=["punct", "case", "obl", "ROOT"]
    )
    assert Doc(marked)[0:2].root.i == marked[0:2].root.i == 1


@given(parses(), st.data())
def test_spans_by_code_points(parsed: SpacyDoc, data: st.DataObject) -> None:
    doc = Doc(parsed)
    start = data.draw(st.integers(0, len(parsed.text)))
    end = data.draw(st.integers(start, len(parsed.text)))
    for mode in ("strict", "contract", "expand"):
        own, theirs = (one.char_span(start, end, alignment_mode=mode) for one in (doc, parsed))
        assert bounds(own) == bounds(theirs), mode


def test_outside_of_the_text() -> None:
    doc = Doc(SpacyDoc(VOCAB, words=["Norway", "left"], heads=[1, 1], deps=["nsubj", "ROOT"]))
    assert (doc[0].nbor().text, doc[1].is_ancestor(doc[0]), doc[0].is_ancestor(doc[1])) == ("left", True, False)
    for wrong in (doc[1].nbor, lambda: doc[0].nbor(-1), lambda: doc[0:1][1]):
        with pytest.raises(IndexError):
            wrong()
    assert Doc(SpacyDoc(VOCAB, words=[])).text == ""
