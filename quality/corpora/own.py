"""The project's own corpus (`corpus/`): live blogs, digests and broadcasters' scripts are held out.

Speakers are judged by canonical name (any one of several); a state that speaks is also right by its code, or named by
its capital or as its government.  Unnamed speakers ("a senior diplomat") are judged by overlap with the marked source.
"""

from __future__ import annotations

from pathlib import Path

from chancery.lexicons import State, states
from quality.samples import GoldStatement, QualityError, Sample, refuse_split

SPLITS = ("train", "held-out", "all")


def load(root: Path, split: str) -> list[Sample]:
    """Samples of `train`, `held-out` or both (`all`), with the names their authors gave them."""
    refuse_split("own", split, SPLITS)
    try:
        from corpus import CorpusError, Report, read_reports
    except ImportError as error:
        raise QualityError(f"own: the package 'corpus' cannot be imported ({error}); run in the repository") from error
    by_code = {state.alpha3: state for state in states()}
    try:
        reports: list[Report] = read_reports(root, None if split == "all" else split, "statements")
    except CorpusError as error:
        raise QualityError(f"own: {error}") from error
    return [
        Sample(
            report.id,
            report.text,
            tuple(build_gold(statement, by_code) for statement in report.statements),
            published=report.told_day,
        )
        for report in reports
    ]


def build_gold(statement, by_code: dict[str, State]) -> GoldStatement:  # type: ignore[no-untyped-def]
    """One `corpus.Marked` statement as gold."""
    names: list[str] = []
    codes: list[str] = []
    for speaker in statement.speakers:
        if speaker.name is not None:
            names.extend((speaker.name, *speaker.other_names))
        if speaker.kind == "state" and speaker.state in by_code:
            codes.append(speaker.state)
            names.extend(name_state(by_code[speaker.state]))
    source = statement.parts.get("source", ())
    return GoldStatement(
        content=statement.parts["content"],
        speaker_spans=source,
        speaker_names=tuple(names),
        cue_spans=statement.parts.get("cue", ()),
        mode=statement.mode,
        optional="optional" in statement.flags,
        speaker_states=tuple(codes),
        speaker_known=bool(names or source or not statement.speakers),
    )


def name_state(state: State) -> list[str]:
    """Names under which a state speaks: its own, its capital and its government."""
    names = [state.name, state.capital, *state.aliases, *state.seats]
    return [*names, f"{state.adjective} government", f"{state.name} government", f"government of {state.name}"]
