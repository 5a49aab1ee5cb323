"""The analysers by name: the encoder (default), the fast CNN, or a spaCy pipeline that the user has installed."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Protocol

import numpy as np
import spacy
from spacy.attrs import IDX, IS_SPACE, LEMMA, LENGTH
from spacy.language import Language
from spacy.tokens import Doc

from chancery.analyse.encoder import MODELS, Encoder
from chancery.analyse.layers import label_document
from chancery.analyse.lemmas import lemma_of
from chancery.analyse.names import mend_names
from chancery.analyse.quotes import read_quotes
from chancery.analyse.spaces import cut_paragraphs, put_back
from chancery.analyse.tokens import LONGEST, adapt_tokenizer, blank_english
from chancery.errors import ModelError
from chancery.records import Analysis, Document, Span, line_spans

ENCODER_VERSION, PIPELINE_VERSION = "1", "2"
BATCH = 64  # paragraphs that a pipeline parses together


class Analyser(Protocol):
    """What every analyser offers; `version` enters what the store remembers of a run."""

    version: str

    def analyse(self, document: Document) -> Analysis:
        """Layers over the document's text; raises nothing for odd text."""
        ...


def paragraphs_of(document: Document) -> list[Span]:
    """Spans that the analyser may read across but not join: the labelled blocks, or the lines of a bare document."""
    if document.blocks:
        return [block.span for block in document.blocks]
    return line_spans(document.text)


def tokenize(document: Document, nlp: Language, paragraphs: list[Span]) -> tuple[Doc, list[bool]]:
    """spaCy tokens of the whole text, and for each token whether it opens a paragraph."""
    text = document.text if len(document.text) <= LONGEST else document.text[:LONGEST]
    doc = nlp.make_doc(text)
    read = np.flatnonzero(doc.to_array(IS_SPACE) == 0)
    layout = doc.to_array([IDX, LENGTH])[read].astype(np.int64)
    firsts = np.searchsorted(layout.sum(1), [start for start, _ in paragraphs], side="right")
    opens = np.zeros(len(doc), bool)
    opens[read[firsts[firsts < len(read)]]] = True
    return doc, opens.tolist()


class EncoderAnalyser:
    """One forward pass of the encoder a window gives tags, parse, names and statement proposals."""

    def __init__(self, folder: Path = MODELS) -> None:
        self._encoder = Encoder(folder)
        self._nlp = blank_english()
        self.version = f"encoder/{ENCODER_VERSION}"

    def analyse(self, document: Document) -> Analysis:
        paragraphs = paragraphs_of(document)
        doc, opens = tokenize(document, self._nlp, paragraphs)
        quotes = read_quotes(document.text, paragraphs)
        proposals = label_document(doc, opens, quotes, self._encoder)
        mend_names(doc)
        return Analysis(doc=doc, quotes=tuple(quotes), proposals=tuple(proposals), version=self.version)


class PipelineAnalyser:
    """A spaCy pipeline: the fast CNN that ships with Chancery, or a stronger one of the user's."""

    def __init__(self, nlp: Language, version: str) -> None:
        self._nlp = nlp
        self.version = version

    def analyse(self, document: Document) -> Analysis:
        paragraphs = paragraphs_of(document)
        doc, opens = tokenize(document, self._nlp, paragraphs)
        texts, places = cut_paragraphs(doc, opens)
        # Together: a transition parser is far quicker on many texts than on one as long as all of them.
        put_back(list(self._nlp.pipe(texts, batch_size=BATCH)), doc, places)
        if not doc.has_annotation("LEMMA"):
            add = doc.vocab.strings.add
            lemmas = [add(lemma_of(token.text, token.pos_)) for token in doc]
            doc.from_array([LEMMA], np.array(lemmas, np.uint64)[:, None])  # type: ignore[arg-type]
        mend_names(doc)
        return Analysis(doc=doc, quotes=tuple(read_quotes(document.text, paragraphs)), version=self.version)


@functools.cache
def load_analyser(name: str = "encoder") -> Analyser:
    """The analyser `encoder` or `fast`, or of a folder with encoder weights, or a spaCy pipeline; raises ModelError."""
    if name == "encoder":
        return EncoderAnalyser()
    if (Path(name) / "encoder.onnx").is_file():
        return EncoderAnalyser(Path(name))
    folder = MODELS / "fast" if name == "fast" else name
    try:
        nlp = spacy.load(folder)
    except (OSError, ValueError) as fault:
        raise ModelError(
            f"no analyser '{name}': it is neither 'encoder' nor 'fast', and spaCy cannot load it ({fault})"
        ) from fault
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"the spaCy pipeline '{name}' has no parser; Chancery needs one")
    if name == "fast":
        multiply_with_numpy(nlp)
        return PipelineAnalyser(adapt_tokenizer(nlp), f"fast/{PIPELINE_VERSION}")
    return PipelineAnalyser(nlp, f"{nlp.meta['name']}/{nlp.meta['version']}")


def multiply_with_numpy(nlp: Language) -> None:
    """Give matrix products to numpy's BLAS: three times as quick as the BLIS that thinc brings, on recent CPUs."""
    for _, component in nlp.pipeline:
        for node in component.model.walk():  # type: ignore[attr-defined]
            node.ops.use_blis = False
