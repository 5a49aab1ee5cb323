"""What a corpus gives: texts with gold statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chancery.records import Span


class QualityError(Exception):
    """A corpus, a split, a system or a floors file cannot be used; the message says what to do."""


class ReservedError(QualityError):
    """The split is kept for the final measure and is not opened here."""


@dataclass(frozen=True)
class GoldStatement:
    """One gold statement; spans are code points into the sample's text.

    `speaker_names` are the canonical names of which any one is right; empty: the speaker is judged by `speaker_spans`;
    both empty: the corpus says that there is no speaker.  `speaker_states` are alpha-3 codes of states that speak.
    """

    content: tuple[Span, ...]
    speaker_spans: tuple[Span, ...] = ()
    speaker_names: tuple[str, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    mode: str = "indirect"
    optional: bool = False
    speaker_states: tuple[str, ...] = ()
    speaker_known: bool = True
    """False: the corpus does not say who speaks, so the speaker is not judged."""
    cue_known: bool = True
    """False: the corpus does not mark cues."""


@dataclass(frozen=True)
class Sample:
    """One text and all the gold statements in it."""

    id: str
    text: str
    gold: tuple[GoldStatement, ...]
    published: str | None = None
    """ISO day that a reader of the text would know; None: not known."""


def take(samples: Iterable[Sample], most: int | None) -> Iterator[Sample]:
    """The first `most` samples; None: all."""
    for number, sample in enumerate(samples):
        if most is not None and number >= most:
            return
        yield sample


def refuse_split(corpus: str, split: str, known: tuple[str, ...]) -> None:
    """Raise ReservedError for `test`, QualityError for a split that the corpus does not have."""
    if split == "test":
        raise ReservedError(f"{corpus}: the split 'test' is reserved for the final measure and is not opened here")
    if split not in known:
        raise QualityError(f"{corpus}: no split {split!r}; it has {', '.join(known)}")
