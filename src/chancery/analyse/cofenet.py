"""Statement parts over given tokens, one label each: the format in which the field publishes its scores."""

from __future__ import annotations

from chancery.analyse.encoder import Encoder
from chancery.analyse.proposals import label_parts
from chancery.analyse.quotes import quote_states, read_quotes
from chancery.analyse.windows import cut_windows


def label_tokens(tokens: list[str], encoder: Encoder | None = None) -> list[str]:
    """BIO labels (`B-source`, `I-cue`, ... `O`) of one paragraph given as tokens; `encoder` None: the shipped one."""
    encoder = encoder or Encoder()
    text, spans = "", []
    for token in tokens:
        start = len(text) + (1 if text else 0)
        text = f"{text} {token}" if text else token
        spans.append((start, start + len(token)))
    states = quote_states(spans, read_quotes(text, [(0, len(text))]))
    labels: list[str] = []
    for window in cut_windows(tokens, [i == 0 for i in range(len(tokens))], states, encoder.pieces):
        labels.extend(label_parts(encoder.score(window)))
    return labels
