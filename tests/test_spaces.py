"""White space that is a token: between words, at the ends, inside a name, alone."""

from __future__ import annotations

import pytest

from chancery.analyse import load_analyser
from chancery.analyse.spaces import cut_paragraphs, put_back
from chancery.analyse.tokens import blank_english
from chancery.records import Document, Source


def analyse(text: str) -> object:
    source = Source(sha256="", media_type="text/plain", encoding="utf-8")
    return load_analyser("fast").analyse(Document(id="d", source=source, text=text)).doc


@pytest.mark.parametrize(
    "text", ["The envoy\xa0told reporters the talks had ended.", "The envoy  told\treporters the talks had ended."]
)
def test_white_space_between_words_does_not_change_the_parse(text: str) -> None:
    plain = analyse("The envoy told reporters the talks had ended.")
    dirty = [token for token in analyse(text) if not token.is_space]  # type: ignore[attr-defined]
    assert [(token.text, token.dep_, token.head.text) for token in dirty] == [
        (token.text, token.dep_, token.head.text)
        for token in plain  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize("text", ["", "\n", " \n\n ", "  Talks ended.", "Talks ended.  \n"])
def test_every_space_has_a_head_inside_the_text(text: str) -> None:
    doc = analyse(text)
    assert all(0 <= token.head.i < len(doc) for token in doc)  # type: ignore[arg-type, attr-defined]
    assert "".join(sent.text_with_ws for sent in doc.sents) == text  # type: ignore[attr-defined]


def test_a_name_does_not_run_on_over_white_space() -> None:
    doc = blank_english().make_doc("New \n York")
    (bare,), places = cut_paragraphs(doc, [True, False, False])
    bare.set_ents([bare.char_span(0, len(bare.text), label="LOC")])
    put_back([bare], doc, places)
    assert [entity.text for entity in doc.ents] == ["New", "York"]
