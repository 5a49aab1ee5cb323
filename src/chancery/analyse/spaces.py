"""White-space tokens: a parser has no use for a line break, and stumbles over one that is a token."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_SPACE, LEMMA, POS, TAG
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc

ATTRIBUTES = [HEAD, DEP, TAG, POS, LEMMA, ENT_IOB, ENT_TYPE]  # of a token, for `Doc.from_array`
OUTSIDE, OPENS, INSIDE = 2, 3, 1  # spaCy's codes for a token's place in a name


def cut_paragraphs(doc: Doc, opens: list[bool]) -> tuple[list[Doc], list[int]]:
    """The paragraphs of a document without their white-space tokens, and the place in `doc` of each token left.

    `opens` tells of each token of `doc` whether it opens a paragraph.
    """
    places = np.flatnonzero(doc.to_array(IS_SPACE) == 0).tolist()
    firsts = [number for number, at in enumerate(places) if opens[at] or number == 0]
    paragraphs = []
    for first, last in pairwise([*firsts, len(places)]):
        tokens = [doc[at] for at in places[first:last]]
        words, spaces = [token.text for token in tokens], [bool(token.whitespace_) for token in tokens]
        paragraphs.append(Doc(doc.vocab, words=words, spaces=spaces))
    return paragraphs, places


def put_back(paragraphs: list[Doc], doc: Doc, places: list[int]) -> None:
    """Give `doc` what was found in its paragraphs, whose tokens stand at `places` in it."""
    at = np.array(places, np.int64)
    values = np.zeros((len(doc), len(ATTRIBUTES)), np.uint64)
    if paragraphs:
        found = np.concatenate([one.to_array(ATTRIBUTES) for one in paragraphs])
        values[at] = found
        heads = np.arange(len(at)) + found[:, 0].astype(np.int64)
        values[at, 0] = (at[heads] - at).astype(np.uint64)
    fill_spaces(doc, values)
    doc.from_array(ATTRIBUTES, values)  # type: ignore[arg-type]


def fill_spaces(doc: Doc, values: npt.NDArray[np.uint64]) -> None:
    """Fill the rows of white-space tokens; columns as in `ATTRIBUTES`.

    They hang on the token before them, as spaCy has it, the first one on the token after it. A name does not run on
    over one: what comes after it opens a name of its own.
    """
    spaces = np.flatnonzero(doc.to_array(IS_SPACE))
    add = doc.vocab.strings.add
    values[spaces, 0] = np.int64(-1).astype(np.uint64)
    values[spaces[spaces == 0], 0] = int(len(doc) > 1)
    values[spaces, 1:4] = np.array([add("dep"), add("_SP"), POS_IDS["SPACE"]], np.uint64)
    values[spaces, 5] = OUTSIDE
    after = spaces[spaces + 1 < len(doc)] + 1
    values[after, 5] = np.where(values[after, 5] == INSIDE, OPENS, values[after, 5])
