"""spaCy's English tokenizer, with the splits that dirty news text needs."""

from __future__ import annotations

import functools
import re

import spacy
from spacy.lang.char_classes import CONCAT_QUOTES
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

LONGEST = 2_000_000  # characters spaCy may hold in one document


@functools.cache
def blank_english() -> Language:
    """A blank English pipeline whose tokenizer parts dashes, quotation marks and sentences run together."""
    nlp = spacy.blank("en")
    nlp.max_length = LONGEST
    tokenizer = nlp.tokenizer
    defaults = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex(  # type: ignore[attr-defined]
        [*defaults.prefixes, r"[—–]", r"-(?=[A-Za-z“\"])", r"/(?=[A-Z])"]
    ).search
    tokenizer.suffix_search = compile_suffix_regex(  # type: ignore[attr-defined]
        [*defaults.suffixes, r"[—–]", rf"(?<=[a-z0-9{re.escape(CONCAT_QUOTES)}])\.", r"(?<=[A-Z]{2})/"]
    ).search
    tokenizer.infix_finditer = compile_infix_regex(  # type: ignore[attr-defined]
        [*defaults.infixes, r"[—–“”«»\"]", r"(?<=[a-z]{2}[.!?])(?=[A-Z“\"])", r"(?<=[a-z])-(?=[a-z])"]
    ).finditer
    return nlp
