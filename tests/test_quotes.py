"""The quotation-mark reader: what it takes as quoted, in clean text and in mangled text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.analyse.quotes import quote_states, read_quotes
from chancery.records import Quote, Span

CLEAN = [
    ("no marks at all", "The ferry left at noon.", []),
    ("curly", "“The ferry left,” she said.", ["The ferry left,"]),
    ("straight", '"The ferry left," she said.', ["The ferry left,"]),
    ("mark before the comma", "“The ferry left”, she said.", ["The ferry left"]),
    ("guillemets", "«The ferry left», she said.", ["The ferry left"]),
    ("guillemets inside out", "»The ferry left«, she said.", ["The ferry left"]),
    ("guillemets with spaces", "« The ferry left », she said.", [" The ferry left "]),
    ("low and high", "„The ferry left“, she said.", ["The ferry left"]),
    ("low and closing", "„The ferry left”, she said.", ["The ferry left"]),
    ("TeX marks", "``The ferry left,'' she said.", ["The ferry left,"]),
    ("doubled singles", "‘‘The ferry left,’’ she said.", ["The ferry left,"]),
    ("full width", "＂The ferry left,＂ she said.", ["The ferry left,"]),
    ("split", "“The ferry,” she said, “has left.”", ["The ferry,", "has left."]),
    ("three in a row", '"One," "two," and "three."', ["One,", "two,", "three."]),
    ("fragment in a sentence", "He called it a “grave error” on Monday.", ["grave error"]),
    ("after a bracket", 'The plan ("a mere sketch") is out.', ["a mere sketch"]),
    ("after a dash", "The answer—“not now”—came late.", ["not now"]),
    ("after a colon", 'She said:"Not now."', ["Not now."]),
    ("question mark", "“Who left?” she asked.", ["Who left?"]),
    ("ellipsis", "“Well…” she began.", ["Well…"]),
    ("singles inside doubles", "“He said ‘come at once’ to us,” she said.", ["He said ‘come at once’ to us,"]),
    ("doubles in a straight quotation", '"It was a so-called "quick fix" then," she said.', None),
    ("inches are no marks", 'A 5"x7" plate.', []),
    ("measure after a number", 'A pipe of 12" was laid.', []),
]  # fmt: skip
MANGLED = [
    ("opening curly twice", "“The ferry left,“ she said.", ["The ferry left,"]),
    ("closing curly twice", "”The ferry left,” she said.", ["The ferry left,"]),
    ("turned round", "”The ferry left,“ she said.", ["The ferry left,"]),
    ("curly opens, straight closes", "“The ferry left,\" she said.", ["The ferry left,"]),
    ("straight opens, curly closes", "\"The ferry left,” she said.", ["The ferry left,"]),
    ("low opens, straight closes", "„The ferry left,\" she said.", ["The ferry left,"]),
    ("closing mark lost", "“The ferry left. She went home.", ["The ferry left. She went home."]),
    ("closing mark lost in the middle", "She said “The ferry left. Then she went.", ["The ferry left."]),
    ("opening mark lost", "The ferry left,” she said.", ["The ferry left,"]),
    ("odd count", '"The ferry left," she said, "and then. It was late.', ["The ferry left,", "and then."]),
    ("a mark alone", '"', []),
    ("only marks", '"" “” «»', []),
    ("marks around spaces", "“   ”", []),
    ("a second opening mark after a stop", "“The ferry left. “It came back,” she said.",
     ["The ferry left. ", "It came back,"]),
]  # fmt: skip
SINGLES = [
    ("a sentence", "‘The ferry left at noon,’ she said.", ["The ferry left at noon,"]),
    ("straight", "'The ferry left at noon,' she said.", ["The ferry left at noon,"]),
    ("single guillemets", "‹The ferry left at noon›, she said.", ["The ferry left at noon"]),
    ("one word is a scare quote", "The ‘ferry’ left.", []),
    ("apostrophes", "It's late and they don't care.", []),
    ("curly apostrophes", "It’s late and they don’t care.", []),
    ("possessive", "The ministers' plan and the envoys' reply.", []),
    ("apostrophe inside", "‘It’s late and we won’t wait,’ she said.", ["It’s late and we won’t wait,"]),
    ("possessive inside", "‘The ministers’ plan is late,’ she said.", ["The ministers’ plan is late,"]),
    ("decade", "In the '90s they met often.", []),
    ("left-out letters", "Rock 'n' roll was played.", []),
    ("two of them", "‘Come at once,’ she said. ‘It is late now.’", ["Come at once,", "It is late now."]),
]  # fmt: skip


def quoted(text: str) -> list[str]:
    return [text[slice(*quote.span)] for quote in read_quotes(text, [(0, len(text))])]


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in CLEAN], ids=[row[0] for row in CLEAN])
def test_clean_marks(text: str, wanted: list[str] | None) -> None:
    if wanted is None:  # nested marks of one kind have no one answer; the outer words must be inside some stretch
        assert quoted(text)
    else:
        assert quoted(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in MANGLED], ids=[row[0] for row in MANGLED])
def test_mangled_marks(text: str, wanted: list[str]) -> None:
    assert quoted(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in SINGLES], ids=[row[0] for row in SINGLES])
def test_single_marks(text: str, wanted: list[str]) -> None:
    assert quoted(text) == wanted
    assert all(quote.single for quote in read_quotes(text, [(0, len(text))]))


def test_what_is_missing_is_flagged() -> None:
    text = "The ferry left,” she said."
    assert read_quotes(text, [(0, len(text))]) == [Quote(span=(0, 15), opened=False)]
    text = "“The ferry left and went home."
    assert read_quotes(text, [(0, len(text))]) == [Quote(span=(1, 30), closed=False)]


def test_over_paragraphs() -> None:
    first, second, third = "“The ferry left.", "“It came back.", "“It is here,” she said. The end."
    text = "\n\n".join((first, second, third))
    spans, at = [], 0
    for paragraph in (first, second, third):
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    quotes = read_quotes(text, spans)
    assert [text[slice(*quote.span)] for quote in quotes] == ["The ferry left.", "It came back.", "It is here,"]
    assert [quote.closed for quote in quotes] == [False, False, True]


def test_unclosed_paragraph_does_not_swallow_the_next() -> None:
    text = "She said “come at once. He left.\nThe rest is “a mere sketch” of it."
    cut = text.index("\n")
    found = [text[slice(*quote.span)] for quote in read_quotes(text, [(0, cut), (cut + 1, len(text))])]
    assert found == ["come at once.", "a mere sketch"]


MARKS = "\"“”„‟«»'‘’‚‹›`"
texts = st.text(
    st.one_of(st.sampled_from(MARKS + " .,:;!?—-\n"), st.sampled_from("abcZs5"), st.characters()), max_size=60
)


def paragraphs_of(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line:
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


@settings(max_examples=400, deadline=None)
@given(texts)
def test_any_text_gives_ordered_stretches_inside_it(text: str) -> None:
    paragraphs = paragraphs_of(text)
    quotes = read_quotes(text, paragraphs)
    for quote in quotes:
        start, end = quote.span
        assert start < end
        assert any(first <= start and end <= last for first, last in paragraphs)
        assert text[start:end].strip()
    for single in (False, True):
        spans = [quote.span for quote in quotes if quote.single is single]
        assert spans == sorted(spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


@settings(max_examples=200, deadline=None)
@given(texts)
def test_any_text_gives_a_state_for_each_token(text: str) -> None:
    tokens = [(at, at + 1) for at, character in enumerate(text) if not character.isspace()]
    quotes = read_quotes(text, paragraphs_of(text))
    states = quote_states(tokens, quotes)
    assert len(states) == len(tokens)
    inside = [any(quote.span[0] < end and start < quote.span[1] for quote in quotes) for start, end in tokens]
    assert [state > 0 for state in states] == inside


def test_states() -> None:
    text = "“The ferry left,” she said. It left “at noon"
    quotes = read_quotes(text, [(0, len(text))])
    tokens = [(text.index(word), text.index(word) + len(word)) for word in ("The", "ferry", "she", "noon")]
    assert quote_states(tokens, quotes) == [2, 1, 0, 3]
