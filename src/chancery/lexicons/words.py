"""Words that report, keep a distance, or name an issue."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from types import MappingProxyType

from chancery.lexicons.records import CueWord, Hedge, HedgeKind, Issue
from chancery.lexicons.tables import load_rows, load_tables, make_record, split_list


@cache
def cues() -> tuple[CueWord, ...]:
    """All cues, in the order of the file."""
    return load_rows("cues.csv", CueWord, lambda cue: (cue.lemma, cue.particle, cue.pos))


@cache
def cues_by_lemma() -> MappingProxyType[str, tuple[CueWord, ...]]:
    """Cues by lemma, the longest particle first; phrases stand under the whole phrase."""
    found: dict[str, list[CueWord]] = defaultdict(list)
    for cue in sorted(cues(), key=lambda cue: -len(cue.particle)):
        found[cue.lemma].append(cue)
    return MappingProxyType({lemma: tuple(entries) for lemma, entries in found.items()})


def cues_of(lemma: str, pos: str | None = None) -> tuple[CueWord, ...]:
    """Cues with this lemma, of one part of speech (None: of any); empty: it is no cue."""
    found = cues_by_lemma().get(lemma, ())
    return found if pos is None else tuple(cue for cue in found if cue.pos == pos)


@cache
def hedges() -> MappingProxyType[str, HedgeKind]:
    """Hedging and negating words, lower case, to their kind."""
    return MappingProxyType({row.words: row.kind for row in load_rows("hedges.csv", Hedge, lambda row: row.words)})


@cache
def issues() -> tuple[Issue, ...]:
    """All issues, in the order of the file."""
    file_name = "issues.toml"
    found: list[Issue] = []
    for name, (where, table) in load_tables(file_name).items():
        entry = {"name": name} | {key: split_list(str(cell)) for key, cell in table.items()}
        found.append(make_record(entry, Issue, where))
    return tuple(found)


@cache
def issue_labels() -> MappingProxyType[str, str]:
    """Names and labels of issues to the issue's name."""
    pairs = {label: issue.name for issue in issues() for label in issue.labels}
    return MappingProxyType(pairs | {issue.name: issue.name for issue in issues()})


def issue_named(label: str) -> str | None:
    """Name of the issue that `label` is a name of (`gas` -> `energy`); None: of none."""
    plain = " ".join(label.lower().split())
    return issue_labels().get(plain) or issue_labels().get(plain.replace("_", "-").replace(" ", "-"))


@cache
def issue_words() -> MappingProxyType[tuple[str, ...], tuple[str, ...]]:
    """Key words as tuples of lemmas to the names of the issues that have them."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for issue in issues():
        for words in issue.words:
            found[tuple(words.split())].append(issue.name)
    return MappingProxyType({words: tuple(names) for words, names in found.items()})
