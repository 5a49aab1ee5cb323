"""Errors to look at: missed gold, spurious predictions, wrong speakers. For development splits only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chancery.records import Span, Statement
from quality.matching import Matched
from quality.samples import GoldStatement
from quality.speakers import judge_speaker

WIDTH = 220


def list_errors(matched: list[Matched], most: int) -> Iterator[str]:
    """Up to `most` lines of each kind, spread over the texts."""
    kinds = {
        "missed": (line for one in matched for line in list_missed(one)),
        "spurious": (line for one in matched for line in list_spurious(one)),
        "wrong speaker": (line for one in matched for line in list_wrong_speakers(one)),
    }
    for kind, lines in kinds.items():
        found = list(lines)
        step = max(1, len(found) // most) if most else 1
        yield f"-- {kind}: {len(found)}"
        yield from found[::step][:most]


def list_missed(one: Matched) -> Iterator[str]:
    near = [
        (pair.gold, f"(Jaccard {pair.overlap:.2f} with {pair.predicted.content}) ")
        for pair in one.pairs
        if not pair.found
    ]
    for gold, note in [*near, *((gold, "") for gold in one.missed)]:
        if not gold.optional:
            yield f"{one.sample.id} {gold.content} {note}{show_gold(one.sample.text, gold)}"


def list_spurious(one: Matched) -> Iterator[str]:
    for statement in one.spurious:
        yield f"{one.sample.id} {statement.content} {show_own(one.sample.text, statement)}"


def list_wrong_speakers(one: Matched) -> Iterator[str]:
    for pair in one.pairs:
        if pair.found and judge_speaker(pair.gold, pair.predicted) is False:
            wanted = ", ".join(pair.gold.speaker_names) or cut(one.sample.text, pair.gold.speaker_spans)
            yield f"{one.sample.id} wanted {wanted!r}: {show_own(one.sample.text, pair.predicted)}"


def show_gold(text: str, gold: GoldStatement) -> str:
    who = ", ".join(gold.speaker_names) or cut(text, gold.speaker_spans) or "nobody"
    return f"[{gold.mode}] {who} | {cut(text, gold.cue_spans)} | {cut(text, gold.content)}"


def show_own(text: str, statement: Statement) -> str:
    who = "; ".join(
        f"{actor.name} ({text[slice(*actor.span)] if actor.span else 'not named here'}; {actor.why})"
        for actor in statement.speaker
    )
    cue = cut(text, [statement.cue.span]) if statement.cue else "-"
    found = f"{statement.confidence:.2f} {statement.found_by}"
    return f"[{statement.mode} {found}] {who or 'nobody'} | {cue} | {cut(text, statement.content)}"


def cut(text: str, spans: Iterable[Span]) -> str:
    """The words of the spans on one line, shortened in the middle."""
    words = " … ".join(" ".join(text[start:end].split()) for start, end in spans)
    return words if len(words) <= WIDTH else f"{words[: WIDTH // 2]} [...] {words[-WIDTH // 2 :]}"
