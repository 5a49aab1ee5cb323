"""PLV: event and quad class of a sentence with actor and recipient given.

PLV names the event by the conversion table from CAMEO, so that an interaction counts as the table's event where the
manual of 2021 has another (column `mapped` of `plover_cameo.csv`), and RETREAT is its YIELD. What is planned counts
as it does there: conflict as THREATEN, concessions as AGREE (rows `foretold` of `frames_compose.csv`). Nothing found
is wrong. The halves are by a hash of the sentence, so that they stay what they are.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from chancery.code import Coded, code_between
from chancery.code.features import bucket
from chancery.code.syntax import theme_of
from chancery.code.weigh import CLASSES
from chancery.lexicons.frames import codes, composed, score_of
from quality.samples import QualityError

NAME = "PLV_train.tsv"
QUADS = {"1": "verbal cooperation", "2": "material cooperation", "3": "verbal conflict", "4": "material conflict"}
# Its own reading of CAMEO, seen in the tune half.
PLV_NAMES = {"163": "COERCE", "191": "ASSAULT", "1712": "COERCE", "170": "ASSAULT"}


PLV_DECAY = 3.0  # of the squared weights, for training on its folds


@dataclass(frozen=True)
class Pair:
    """A sentence with two phrases in it, and the gold."""

    text: str
    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None
    """None: the record has one that the sentence does not name."""
    event: str
    quad: str


def half_of(text: str) -> str:
    """`tune` or `report`, by a hash of the text."""
    return ("tune", "report")[int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2]


def load_pairs(root: Path, half: str = "all") -> list[Pair]:
    """The records of a half, or `all`. Raises QualityError where the file is missing."""
    path = root / NAME
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except OSError as error:
        raise QualityError(f"plv: {path} cannot be read ({error}); give the folder plv as root") from error
    pairs = [
        Pair(
            text=row["sentence"],
            actor=marked(row["marked_sentence"], row["sentence"], "s"),
            recipient=marked(row["marked_sentence"], row["sentence"], "t"),
            event=row["gold_root"].replace("YIELD", "RETREAT"),
            quad=QUADS[row["gold_penta"]],
        )
        for row in rows
    ]
    return [pair for pair in pairs if half in ("all", half_of(pair.text))]


def marked(text: str, plain: str, tag: str) -> tuple[int, int] | None:
    """Span in the plain sentence of what stands in a tag; None: nothing does."""
    start = text.find(f"<{tag}>")
    end = text.find(f"</{tag}>", start)
    if start < 0 or end < 0:
        return None
    before = len(strip_tags(text[:start]))
    inside = strip_tags(text[start:end])
    found = plain.find(inside, max(0, before - 3))
    return (found, found + len(inside)) if found >= 0 else (before, before + len(inside))


def strip_tags(text: str) -> str:
    for tag in ("<s>", "</s>", "<t>", "</t>"):
        text = text.replace(tag, "")
    return text


@dataclass
class PairScores:
    """Counts of events and quad classes, right and wrong."""

    gold: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    right_quad: int = 0
    silent: int = 0
    wrong: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        f1 = {event: self._f1(event) for event in sorted(self.gold)}
        number = sum(self.gold.values())
        return {
            "pairs": number,
            "root_macro_f1": round(sum(f1.values()) / max(1, len(f1)), 4),
            "root_accuracy": round(sum(self.right.values()) / max(1, number), 4),
            "quad_accuracy": round(self.right_quad / max(1, number), 4),
            "nothing_found": self.silent,
            "f1": {event: round(value, 3) for event, value in f1.items()},
        }

    def _f1(self, event: str) -> float:
        both = self.gold[event] + self.predicted[event]
        return 2 * self.right[event] / both if both else 0.0


def score_pairs(pairs: Iterable[Pair], parse: Callable[[str], Doc]) -> PairScores:
    """Code every pair and count."""
    scores = PairScores()
    by_gold: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        coded = code_pair(parse(pair.text), pair)
        event = as_plv(coded)
        count(scores, pair, event)
        scores.silent += coded is None
        if event != pair.event:
            why = coded.why if coded is not None else "nothing"
            actor, recipient = (pair.text[slice(*span)] if span else "?" for span in (pair.actor, pair.recipient))
            by_gold[pair.event].append(f"{pair.event} not {event} [{why}] {actor} > {recipient} | {pair.text}")
    scores.wrong = [line for lines in by_gold.values() for line in lines]
    return scores


def score_trained(pairs: list[Pair], parse: Callable[[str], Doc], half: str, folds: int = 5) -> PairScores:
    """Code every pair by weights learned from the other folds (never shipped), and count those of a half.

    What the rules say of the pair is looked at beside its words; the fold is by a hash of the sentence.
    """
    try:
        from training.coder import fit_rows
    except ImportError as error:
        raise QualityError(f"--train needs what training/requirements.txt names: {error}") from error
    rows = [np.array(sorted(set(map(bucket, pair_features(parse(pair.text), pair))))) for pair in pairs]
    labels = [CLASSES.index(pair.event) for pair in pairs]
    where = [int(hashlib.sha256(f"fold {pair.text}".encode()).hexdigest(), 16) % folds for pair in pairs]
    scores = PairScores()
    for fold in range(folds):
        inside = [at for at in range(len(pairs)) if where[at] != fold]
        table = fit_rows([rows[at] for at in inside], [labels[at] for at in inside], PLV_DECAY)
        for at in (at for at in range(len(pairs)) if where[at] == fold):
            if half in ("all", half_of(pairs[at].text)):
                count(scores, pairs[at], CLASSES[int(table[rows[at]].sum(0).argmax())])
    return scores


def count(scores: PairScores, pair: Pair, event: str) -> None:
    scores.gold[pair.event] += 1
    scores.predicted[event] += 1
    scores.right[pair.event] += event == pair.event
    scores.right_quad += quad_of(event) == pair.quad


def pair_features(doc: Doc, pair: Pair) -> Iterator[str]:
    """What the rules say of a pair, and the words round it with both sides masked."""
    coded = code_pair(doc, pair)
    yield "bias"
    yield f"rules {as_plv(coded)}"
    if coded is not None:
        yield f"cameo {coded.cameo}"
        yield f"cameo {coded.cameo[:2]}"
        yield f"realis {coded.realis} {coded.event}"
        yield f"why {coded.why}"
        yield f"sure {coded.confidence > 0.8} {as_plv(coded)}"
        start = coded.trigger[0]
        trigger = next((token for token in doc if token.idx <= start < token.idx + len(token)), None)
        if trigger is not None:
            yield from (f"below {word}" for word in theme_of(trigger))
            yield f"trigger {trigger.lemma_.lower()} {trigger.dep_}"
    words = masked_words(doc, pair)
    for size in (1, 2, 3):
        yield from (f"words {' '.join(words[at : at + size])}" for at in range(len(words) - size + 1))
    places = [at for at, word in enumerate(words) if word in ("<s>", "<t>")]
    if len(places) > 1:
        yield from (f"between {word}" for word in words[places[0] : places[-1] + 1])
        yield f"order {words[places[0]]}"
        yield from (f"after {word}" for word in words[places[-1] + 1 : places[-1] + 4])


def masked_words(doc: Doc, pair: Pair) -> list[str]:
    """Lemmas of the sentence, either side as one word, other names as `<name>`."""
    found: list[str] = []
    for token in doc:
        side = next(
            (
                mark
                for mark, span in (("<s>", pair.actor), ("<t>", pair.recipient))
                if span is not None and span[0] <= token.idx < span[1]
            ),
            None,
        )
        word = side or ("<name>" if token.ent_type_ or token.pos_ == "PROPN" else str(token.lemma_).lower())
        if not (found and found[-1] == word and word[0] == "<"):
            found.append(word)
    return found


def code_pair(doc: Doc, pair: Pair) -> Coded | None:
    """A record with one phrase in the sentence is coded for that one."""
    actor = pair.actor or pair.recipient
    return None if actor is None else code_between(doc, actor, pair.recipient if pair.actor else None)


def as_plv(coded: Coded | None) -> str:
    """The event as PLV calls it; `NONE` where nothing is found."""
    if coded is None:
        return "NONE"
    cameo = coded.cameo
    if coded.realis == "planned":
        cameo = composed("foretold", cameo) or cameo
    return PLV_NAMES.get(cameo) or codes()[cameo].mapped or codes()[cameo].event


def quad_of(event: str) -> str | None:
    return None if event == "NONE" else score_of(event, None).quad
