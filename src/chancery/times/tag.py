"""The temporal tagger: words that name a time become `TimeExpression`s with TIMEX3 values."""

from __future__ import annotations

from spacy.tokens import Doc

from chancery.records import UNKNOWN_DAY, Document, TimeExpression, When


def tag_times(document: Document, doc: Doc, dated: When = UNKNOWN_DAY) -> tuple[TimeExpression, ...]:
    """The time expressions of a document, in reading order.

    `doc` is the parse of `document.text`.  `dated` is the day that relative expressions are counted from: a day, an
    interval or unknown; with an unknown one their values keep letters X.
    """
    return ()
