"""How sure a statement is: the finder's own score, mapped to what was measured.

The finder adds up rules and labeller as if they erred apart, which is too proud.  The table holds, for some scores, the
share of statements with content found and speaker right: the mean of the own corpus's held-out styles and PolNeAR dev
(`python -m quality statements`, table "confidence"; docs/quality.md).  It was set on those two, so their calibration
error is a fit, not a forecast.
"""

from __future__ import annotations

import numpy as np

from chancery.find.candidates import Candidate

SCORES = (0.0, 0.45, 0.65, 0.75, 0.85, 0.95, 1.0)
SHARES = (0.1, 0.35, 0.42, 0.52, 0.64, 0.72, 0.80)
WITHOUT_SPEAKER = 0.6


def estimate(candidate: Candidate, has_speaker: bool, labelled: bool) -> float:
    """Estimated probability, 0..1, that content and speaker are right; `labelled`: a labeller had its say."""
    share = float(np.interp(candidate.score if labelled else candidate.score * 0.85, SCORES, SHARES))
    return round(share if has_speaker else share * WITHOUT_SPEAKER, 3)
