"""Gold statements as training texts: the own corpus, and PolNeAR for local comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chancery.analyse.tokens import blank_english
from chancery.records import Span, line_spans
from corpus import Report, fill_again, read_reports
from quality.samples import Sample
from training.examples import Attribution, Labelled
from training.treebanks import Window


@dataclass(frozen=True)
class Gold:
    """Parts of one gold statement in code points."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def label_text(
    text: str,
    paragraphs: Sequence[Span],
    gold: Sequence[Gold],
    names: Sequence[tuple[int, int, str]] | None,
    origin: str,
) -> Labelled:
    """Tokens, BIO parts and attributions of one text; a cue or source inside another's content gets no BIO label."""
    doc = blank_english().make_doc(text)
    tokens = [(token.idx, token.idx + len(token)) for token in doc if not token.is_space]
    starts = {start for start, _ in paragraphs}
    opens, pending = [], sorted(starts, reverse=True)
    for _, end in tokens:
        opening = False
        while pending and end > pending[-1]:
            pending.pop()
            opening = True
        opens.append(opening)
    ranges = None if names is None else list(token_ranges(tokens, names))
    window = Window(text, tokens, None, opens, names=ranges, origin=origin)
    return Labelled(window, bio_parts(tokens, gold), list(attributions(tokens, gold)))


def token_ranges(tokens: Sequence[Span], names: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    for start, end, label in names:
        inside = members(tokens, [(start, end)])
        if inside:
            yield inside[0], inside[-1] + 1, label


def members(tokens: Sequence[Span], spans: Sequence[Span]) -> list[int]:
    """Tokens whose middle lies in one of the spans."""
    return [
        i for i, (start, end) in enumerate(tokens) if any(first <= (start + end) / 2 < last for first, last in spans)
    ]


def bio_parts(tokens: Sequence[Span], gold: Sequence[Gold]) -> list[str]:
    labels = ["O"] * len(tokens)
    for statement in gold:
        for span in statement.content:
            paint(labels, members(tokens, [span]), "content")
    contents = {i for statement in gold for i in members(tokens, statement.content)}
    for part in ("source", "cue"):
        for statement in gold:
            for span in getattr(statement, part):
                inside = [i for i in members(tokens, [span]) if i not in contents]
                paint(labels, inside, part)
    return labels


def paint(labels: list[str], indices: list[int], part: str) -> None:
    previous = None
    for i in indices:
        labels[i] = f"I-{part}" if previous is not None and i == previous + 1 else f"B-{part}"
        previous = i


def attributions(tokens: Sequence[Span], gold: Sequence[Gold]) -> Iterator[Attribution]:
    for statement in gold:
        cue, source = members(tokens, statement.cue), members(tokens, statement.source)
        content = members(tokens, statement.content)
        if content and (cue or source):
            anchor = cue[0] if cue else source[-1]
            yield Attribution(anchor, frozenset(source), frozenset(content))


def read_own(fills: int, split: str = "train") -> Iterator[Labelled]:
    """The own corpus as written, and filled again `fills` times with other names."""
    yield from (label_report(report) for report in read_reports(split=split, layer="statements"))
    for seed in range(fills):
        yield from (label_report(report) for report in fill_again(split=split, seed=seed, layer="statements"))


def label_report(report: Report) -> Labelled:
    gold = [Gold(s.parts.get("source", ()), s.parts.get("cue", ()), s.parts["content"]) for s in report.statements]
    return label_text(report.text, [span for _, span in report.blocks], gold, report.names, report.id)


def label_samples(samples: Iterable[Sample]) -> Iterator[Labelled]:
    """Samples of a measuring corpus (for local training only: such texts may not enter what ships)."""
    for sample in samples:
        gold = [Gold(g.speaker_spans, g.cue_spans, g.content) for g in sample.gold]
        yield label_text(sample.text, line_spans(sample.text), gold, None, sample.id)
