"""Label sets of the encoder's heads, in the order of its outputs."""

from __future__ import annotations

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
XPOS = (
    "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS",
    "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP",
    "WP$", "WRB", "``", "''", ",", ".", ":", "-LRB-", "-RRB-", "HYPH", "NFP", "ADD", "AFX", "GW", "XX", "$",
)  # fmt: skip
RELATIONS = (
    "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep",
    "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "flat:foreign", "goeswith", "iobj",
    "list", "mark", "nmod", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
)  # fmt: skip
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-NORP", "I-NORP")
PARTS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")

# Columns of the token head: one sentence-start logit, one anchor logit, then the label sets in this order.
COLUMNS: dict[str, tuple[int, int]] = {}
_at = 0
for _name, _size in (
    ("start", 1),
    ("anchor", 1),
    ("upos", len(UPOS)),
    ("xpos", len(XPOS)),
    ("names", len(NAMES)),
    ("parts", len(PARTS)),
):
    COLUMNS[_name] = (_at, _at + _size)
    _at += _size
WIDTH = _at
LINKS = ("source", "content")
DISTANCES = 32  # buckets of signed token distance between an anchor and a token
