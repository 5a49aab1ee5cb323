"""Fill a spaCy document from the encoder: sentences, tags, lemmas, parse, names; and collect statement proposals."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc

from chancery.analyse.decode import bio_transitions, decode_heads, decode_labels, log_softmax
from chancery.analyse.encoder import Encoder, Scored
from chancery.analyse.labels import NAMES, RELATIONS, UPOS, XPOS
from chancery.analyse.lemmas import lemma_of
from chancery.analyse.proposals import propose
from chancery.analyse.quotes import quote_states
from chancery.analyse.spaces import ATTRIBUTES, INSIDE, OPENS, OUTSIDE, fill_spaces
from chancery.analyse.windows import PieceWindow, cut_windows
from chancery.records import Proposal, Quote

NAME_TRANSITIONS = bio_transitions(NAMES)
LONGEST_SENTENCE = 160  # tokens; the parse of a longer run (a list, a page of links) says nothing


class Columns:
    """Token attributes for `Doc.from_array` (hashes are unsigned), filled window by window."""

    def __init__(self, doc: Doc) -> None:
        add = doc.vocab.strings.add
        self.values = np.zeros((len(doc), len(ATTRIBUTES)), np.uint64)
        self.values[:, 5] = OUTSIDE
        self.relations = np.array([add("ROOT" if name == "root" else name) for name in RELATIONS], np.uint64)
        self.tags = np.array([add(name) for name in XPOS], np.uint64)
        self.pos = np.array([POS_IDS[name] for name in UPOS], np.uint64)
        self.types = np.array([add(name[2:]) if name != "O" else 0 for name in NAMES], np.uint64)
        self.marks = np.array([{"O": OUTSIDE, "B": OPENS, "I": INSIDE}[name[0]] for name in NAMES], np.uint64)


def label_document(doc: Doc, opens: list[bool], quotes: list[Quote], encoder: Encoder) -> list[Proposal]:
    """Fill `doc` in place and return what the labeller proposes, in reading order."""
    places = [token.i for token in doc if not token.is_space]
    words = [doc[i].text for i in places]
    spans = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in places]
    paragraphs = [opens[i] for i in places]
    states = quote_states(spans, quotes)
    columns, proposals = Columns(doc), list[Proposal]()
    for window in cut_windows(words, paragraphs, states, encoder.pieces):
        scored = encoder.score(window)
        fill_window(columns, doc, places, paragraphs, (window, scored), encoder)
        proposals.extend(propose(scored, spans[window.first : window.last]))
    fill_spaces(doc, columns.values)
    doc.from_array(ATTRIBUTES, columns.values)  # type: ignore[arg-type]
    return proposals


def fill_window(
    columns: Columns,
    doc: Doc,
    places: list[int],
    paragraphs: list[bool],
    read: tuple[PieceWindow, Scored],
    encoder: Encoder,
) -> None:
    window, scored = read
    own = places[window.first : window.last]
    heads = decode_tree(scored, [paragraphs[i] for i in range(window.first, window.last)])
    relations = np.where(np.arange(len(heads)) == heads, 0, encoder.choose_relations(scored, heads))
    pos = scored.column("upos").argmax(1)
    names = decode_labels(log_softmax(scored.column("names")), NAME_TRANSITIONS)
    add = doc.vocab.strings.add
    rows = columns.values[own]
    rows[:, 0] = (np.array(own)[heads] - own).astype(np.uint64)
    rows[:, 1] = columns.relations[relations]
    rows[:, 2] = columns.tags[scored.column("xpos").argmax(1)]
    rows[:, 3] = columns.pos[pos]
    rows[:, 4] = [add(lemma_of(doc[place].text, UPOS[at])) for place, at in zip(own, pos, strict=True)]
    rows[:, 5] = columns.marks[names]
    rows[:, 6] = columns.types[names]
    columns.values[own] = rows


def decode_tree(scored: Scored, paragraphs: list[bool]) -> list[int]:
    """Heads of all tokens of a window (indices in the window), sentence by sentence."""
    opens = (scored.column("start") > 0) | np.array(paragraphs)
    opens[0] = True
    starts = [int(i) for i in np.flatnonzero(opens)] + [len(opens)]
    heads: list[int] = []
    for start, end in pairwise(starts):
        for first in range(start, end, LONGEST_SENTENCE):
            last = min(end, first + LONGEST_SENTENCE)
            heads.extend(first + head for head in decode_heads(scored.arcs[first:last, first:last]))
    return heads
