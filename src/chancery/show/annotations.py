"""Statements as W3C Web Annotations, with position and quote selectors.

Positions count code points of the text that Chancery read, which is therefore the target's source; `via` names the
page or file it was taken from, where the quote selector finds the words again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from chancery.records import Document, Span
from chancery.show.rows import names_of
from chancery.store.facts import Fact

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
CONTEXT_LENGTH = 32  # code points of prefix and suffix, the usual length


def annotate(fact: Fact) -> dict[str, Any]:
    """One annotation: bodies for speaker and act, a target for each content span."""
    statement = fact.statement
    bodies = [
        {"type": "TextualBody", "purpose": "identifying", "value": names_of((actor,), fact.document)}
        for actor in statement.speaker
    ]
    bodies += [
        {"type": "TextualBody", "purpose": "classifying", "value": value} for value in (statement.act, statement.mode)
    ]
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": issue} for issue in statement.issues]
    return {
        "@context": CONTEXT,
        "id": f"urn:chancery:{statement.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"id": "urn:chancery", "type": "Software", "name": statement.found_by},
        "body": bodies,
        "target": [_target(fact.document, span) for span in statement.content],
    }


def _target(document: Document, span: Span) -> dict[str, Any]:
    start, end = span
    source: dict[str, Any] = {"id": f"urn:chancery:{document.id}", "type": "Text", "format": "text/plain"}
    if (via := _iri(document)) is not None:
        source["via"] = via
    return {
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": document.slice(span),
                "prefix": document.text[max(0, start - CONTEXT_LENGTH) : start],
                "suffix": document.text[end : end + CONTEXT_LENGTH],
            },
        ],
    }


def _iri(document: Document) -> str | None:
    if document.source.url is not None:
        return quote(document.source.url, safe=":/?#[]@!$&'()*+,;=%~")
    return None if document.source.path is None else Path(document.source.path).absolute().as_uri()
