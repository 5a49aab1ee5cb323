"""Country codes of the actors in the PLOVER gold standard records: does the phrase give the code?

Each gold actor is a text and a code in a sentence. The text is looked for in the sentence, and the tokens there are
given to `chancery.find.codes.code_in_sentence`; a text that is not there as it stands ("U.S. ... negotiators") is
judged by its words alone. No day is given: the records carry a dummy day.

Codable: gold codes that are a state of `states.csv`, and IGO and NGO, which stand for any body of those kinds (the
records give both to such bodies as Amnesty International), so that any predicted `IGO:` or `NGO:` code is right for
either. Slips of the records are mended: JAP, ITL, VTN. What is left out is counted. Precision: right codes among those
given; recall: right codes among the codable.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from chancery.analyse import load_analyser
from chancery.find.codes import code_in_sentence, first_body, first_state
from chancery.find.mentions import split_words
from chancery.ids import document_id
from chancery.lexicons import state_by_code
from chancery.records import Document, Source
from quality.samples import QualityError
from quality.scores import Tally

SLIPS = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "NGO": "IGO"}
RECORDS = "PLOVER_GSR_CAMEO.txt"


@dataclass
class CodeScores:
    codes: Tally = field(default_factory=Tally)
    not_codable: int = 0
    wrong: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {"codes": self.codes.as_json(), "not_codable": self.not_codable}


def load_records(root: Path) -> list[dict[str, Any]]:
    """Records with a sentence. Raises QualityError where the file is missing or no JSON."""
    path = root / RECORDS
    try:
        rows = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise QualityError(f"gsr: {path} cannot be read ({error}); give the folder plover_gsr as root") from error
    return [row for row in rows if row.get("text")]


def actors_of(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Text and code of each gold actor of a record."""
    for side in ("source", "target"):
        actors = row.get(side)
        for actor in actors if isinstance(actors, list) else ():
            text, code = str(actor.get("actorText") or "").strip(), str(actor.get("code") or "")
            if text:
                yield text, SLIPS.get(code, code)


def parse(text: str) -> Doc:
    source = Source(sha256="", media_type="text/plain", encoding="utf-8")
    doc: Doc = load_analyser().analyse(Document(id=document_id(text), source=source, text=text)).doc
    return doc


def score_records(rows: list[dict[str, Any]]) -> CodeScores:
    """Code every gold actor from its sentence and count."""
    scores = CodeScores()
    for row in rows:
        doc = parse(row["text"])
        for text, gold in actors_of(row):
            if gold not in state_by_code() and gold != "IGO":
                scores.not_codable += 1
                continue
            own = predict(text, row["text"], doc)
            right = own == gold or (gold == "IGO" and own is not None and ":" in own)
            scores.codes.gold += 1
            scores.codes.predicted += own is not None
            scores.codes.right_gold += right
            scores.codes.right_predicted += right
            if not right:
                scores.wrong.append(f"{row['id']}: {text!r}: gold {gold}; own {own}")
    return scores


def predict(text: str, sentence: str, doc: Doc) -> str | None:
    """The code that the actor's words give in the sentence."""
    at = sentence.find(text)
    span = doc.char_span(at, at + len(text), alignment_mode="expand") if at >= 0 else None
    if span is not None:
        return code_in_sentence(span)
    return first_state(split_words(text)) or first_body(text.split())
