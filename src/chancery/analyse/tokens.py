"""spaCy's English tokenizer, with the splits that dirty news text needs."""

from __future__ import annotations

import functools
import re

import spacy
from spacy.lang.char_classes import CONCAT_QUOTES
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

LONGEST = 2_000_000  # characters spaCy may hold in one document


@functools.cache
def blank_english() -> Language:
    """A blank English pipeline whose tokenizer parts dashes, quotation marks and sentences run together."""
    return adapt_tokenizer(spacy.blank("en"))


def adapt_tokenizer(nlp: Language) -> Language:
    """Give an English pipeline the splits of dirty news text."""
    nlp.max_length = LONGEST
    tokenizer, defaults = nlp.tokenizer, nlp.Defaults
    assert isinstance(tokenizer, Tokenizer)
    prefixes = [*(defaults.prefixes or ()), r"[—–]", r"-(?=[A-Za-z“\"])", r"/(?=[A-Z])"]
    suffixes = [
        *(defaults.suffixes or ()),
        r"[—–]",
        rf"(?<=[a-z0-9{re.escape(CONCAT_QUOTES)}])\.",
        r"(?<=[A-Z]{2})/",
        r"(?<=[A-Z]{2}/)\.",
    ]
    infixes = [*(defaults.infixes or ()), r"[—–“”«»\"]", r"(?<=[a-z]{2}[.!?])(?=[A-Z“\"])", r"(?<=[a-z])-(?=[a-z])"]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp
