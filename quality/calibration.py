"""Confidence against precision: does 0.8 mean right in eight of ten?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

BINS = 10


@dataclass
class Calibration:
    """Predictions as (confidence, right); right means found, and the speaker not wrong."""

    points: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, confidence: float, right: bool) -> None:
        self.points.append((min(1.0, max(0.0, confidence)), right))

    def fill_bins(self) -> list[dict[str, Any]]:
        """Bins of equal width with predictions in them: bounds, how many, mean confidence, precision."""
        bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
        for confidence, right in self.points:
            bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
        return [
            {
                "from": number / BINS,
                "to": (number + 1) / BINS,
                "predictions": len(points),
                "confidence": sum(confidence for confidence, _ in points) / len(points),
                "precision": sum(right for _, right in points) / len(points),
            }
            for number, points in enumerate(bins)
            if points
        ]

    def expected_error(self) -> float | None:
        """Expected calibration error: mean distance of confidence and precision over bins; None: no prediction."""
        if not self.points:
            return None
        bins = self.fill_bins()
        error: float = sum(b["predictions"] * abs(b["confidence"] - b["precision"]) for b in bins) / len(self.points)
        return error

    def as_json(self) -> dict[str, Any]:
        return {"ece": self.expected_error(), "bins": self.fill_bins()}
