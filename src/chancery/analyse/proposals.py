"""Statement proposals out of the encoder's anchor, part and link scores."""

from __future__ import annotations

import numpy as np

from chancery.analyse.decode import (
    Scores,
    bio_transitions,
    decode_labels,
    decode_set,
    label_spans,
    log_softmax,
    sigmoid,
)
from chancery.analyse.encoder import Scored
from chancery.analyse.labels import LINKS, PARTS
from chancery.records import Proposal, Span

# Costs in nats beside the BIO rules: content seldom breaks off, least of all to begin anew at once (chosen on CofeNet's
# valid file: content F1 61.0 -> 62.7).
PART_COSTS = {
    ("I-content", "O"): 0.5,
    ("O", "B-content"): 0.5,
    ("B-content", "B-content"): 1.0,
    ("I-content", "B-content"): 1.0,
    ("I-content", "B-cue"): 0.5,
    ("I-content", "B-source"): 0.5,
}
PART_TRANSITIONS = bio_transitions(PARTS, PART_COSTS)
ANCHOR_AT_LEAST = 0.15  # below this a proposal is noise; `find` asks for more unless a rule agrees
SWITCH = 1.5  # logits a change of side must win: keeps content in few pieces
SOURCE_SWITCH = 1.0  # the same for sources, which are often one short word
SOURCE, CONTENT = LINKS.index("source"), LINKS.index("content")


def propose(scored: Scored, spans: list[Span]) -> list[Proposal]:
    """Proposals of one window; `spans` are its tokens in code points."""
    anchors = sigmoid(scored.column("anchor"))
    if not (anchors >= ANCHOR_AT_LEAST).any():
        return []
    parts = log_softmax(scored.column("parts"))
    labels = [PARTS[i] for i in decode_labels(parts, PART_TRANSITIONS)]
    cues = [(start, end) for start, end, part in label_spans(labels) if part == "cue"]
    found = []
    for anchor in np.flatnonzero(anchors >= ANCHOR_AT_LEAST):
        proposal = read_anchor(scored, int(anchor), cues, spans)
        if proposal is not None:
            found.append(proposal)
    return found


def read_anchor(scored: Scored, anchor: int, cues: list[tuple[int, int]], spans: list[Span]) -> Proposal | None:
    """The statement of one anchor; None where no token is linked to it as content."""
    content = decode_set(scored.links[CONTENT, anchor], SWITCH)
    if not content:
        return None
    source = decode_set(scored.links[SOURCE, anchor], SOURCE_SWITCH)
    best = max(source, key=lambda part: float(scored.links[SOURCE, anchor, part[0] : part[1]].sum()), default=None)
    cue = next((part for part in cues if part[0] <= anchor < part[1]), None)
    if cue is None and not (best and best[0] <= anchor < best[1]):
        cue = (anchor, anchor + 1)
    sure = sigmoid(np.concatenate([scored.links[CONTENT, anchor, start:end] for start, end in content]))
    score = float(sigmoid(scored.column("anchor")[anchor : anchor + 1])[0]) * float(sure.mean())

    def place(part: tuple[int, int]) -> Span:
        return (spans[part[0]][0], spans[part[1] - 1][1])

    return Proposal(
        anchor=spans[anchor],
        cue=place(cue) if cue else None,
        source=place(best) if best else None,
        content=tuple(place(part) for part in content),
        score=round(score, 4),
        source_score=round(float(sigmoid(scored.links[SOURCE, anchor, best[0] : best[1]]).mean()), 4) if best else 0.0,
    )


def label_parts(scored: Scored) -> list[str]:
    """BIO labels of statement parts, one a token."""
    parts: Scores = log_softmax(scored.column("parts"))
    return [PARTS[i] for i in decode_labels(parts, PART_TRANSITIONS)]
