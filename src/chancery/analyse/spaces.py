"""White-space tokens: a parser has no use for a line break, and stumbles over one that is a token."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_SPACE, LEMMA, POS, TAG
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc

ATTRIBUTES = [HEAD, DEP, TAG, POS, LEMMA, ENT_IOB, ENT_TYPE]  # of a token, for `Doc.from_array`
OUTSIDE, OPENS, INSIDE = 2, 3, 1  # spaCy's codes for a token's place in a name


def leave_spaces(doc: Doc, opens: list[bool]) -> tuple[Doc, list[int]]:
    """The document without its white-space tokens, and the place in `doc` of each token that is left.

    `opens` tells of each token of `doc` whether it opens a paragraph; there a sentence begins.
    """
    places = np.flatnonzero(doc.to_array(IS_SPACE) == 0).tolist()
    bare = Doc(
        doc.vocab,
        words=[doc[at].text for at in places],
        spaces=[bool(doc[at].whitespace_) for at in places],
    )
    for number, at in enumerate(places):
        if opens[at]:
            bare[number].is_sent_start = True
    return bare, places


def put_back(bare: Doc, doc: Doc, places: list[int]) -> None:
    """Give `doc` what was found in `bare`, whose tokens stand at `places` in it."""
    found = bare.to_array(ATTRIBUTES)
    at = np.array(places, np.int64)
    values = np.zeros((len(doc), len(ATTRIBUTES)), np.uint64)
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
