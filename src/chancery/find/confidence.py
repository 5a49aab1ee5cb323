"""How sure a statement is: the finder's own score, corrected by what was measured on the training corpora."""

from __future__ import annotations

from chancery.find.candidates import Candidate

# Share of right statements by form, measured by `python -m quality statements --calibrate` (docs/quality.md).
WITHOUT_SPEAKER = 0.7


def estimate(candidate: Candidate, has_speaker: bool, labelled: bool) -> float:
    """Estimated probability, 0..1, that content and speaker are right."""
    score = min(0.99, max(0.05, candidate.score))
    if not has_speaker:
        score *= WITHOUT_SPEAKER
    return round(score if labelled else score * 0.9, 3)
