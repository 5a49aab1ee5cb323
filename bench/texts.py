"""Texts to time: a folder of `.txt` files, or the project's own corpus with its marks taken away."""

from __future__ import annotations

from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus"


class BenchError(Exception):
    """Nothing to time, or no way to time it; the message says what to do."""


def load_texts(folder: Path | None) -> list[str]:
    """Texts of all `.txt` files under `folder`, in order of name; None: the corpus. Raises BenchError."""
    if folder is None:
        from corpus import CorpusError, read_reports

        try:
            return [report.text for report in read_reports(CORPUS)]
        except CorpusError as error:
            raise BenchError(f"the corpus cannot be read ({error}); give other texts with --texts DIR") from error
    texts = [path.read_text("utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]
    if not texts:
        raise BenchError(f"no .txt file under {folder}")
    return texts


def count_words(texts: list[str]) -> int:
    """White-space words."""
    return sum(len(text.split()) for text in texts)
