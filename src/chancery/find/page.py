"""The parsed document and its text side by side."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.grammar.parse import Doc


@dataclass(frozen=True)
class Page:
    """`text` is the text of `doc`; spaCy joins `Doc.text` anew at each look, which would be a third of this stage."""

    doc: Doc
    text: str
