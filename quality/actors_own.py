"""Actors of the own corpus: id, state and office of the speakers of found statements.

Gold is the header of a report: `P` lines (name, office, state), `S` lines and `B` lines. The officials are invented, so
the report's own words decide. Counted are the gold speakers of found statements, each against the predicted actor that
names them, or the only one there is.

id       the predicted actor bears one of the gold names in any spelling (a state its code, a body its name), and its
         id stands for this gold actor alone, and for all of its statements where the name is right, over the whole
         split; unnamed ones do not count
state    alpha-3 or code of the body served; only named speakers who have one in gold
office   of people whose office (or lack of one) the report tells; the same words, or two words for one role
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chancery.find.actor_ids import body_key
from chancery.lexicons import role_named
from chancery.lexicons.name_keys import name_key
from chancery.records import Actor
from quality.matching import Matched
from quality.samples import GoldStatement, QualityError
from quality.scores import Share

LINKS = re.compile(r"\b(?:of|for|the|and|in|at)\b|'s\b|[^\w\s]")

RANKS = frozenset({"deputy", "vice", "first", "assistant", "acting", "under", "undersecretary", "former", "shadow"})

SPELLINGS = {"defense": "defence", "labor": "labour", "harbor": "harbour", "advisor": "adviser", "center": "centre",
             "councilor": "councillor", "counselor": "counsellor", "organization": "organisation"}  # fmt: skip


@dataclass
class Counted:
    """One gold speaker of a found statement, with the predicted actor beside it (None: there is none)."""

    report: str
    gold: Any  # corpus.Speaker
    actor: Actor | None
    words: str


@dataclass
class ActorScores:
    id: Share = field(default_factory=Share)
    state: Share = field(default_factory=Share)
    office: Share = field(default_factory=Share)
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name).as_json() for name in ("id", "state", "office")}


def load_speakers(root: Path) -> dict[tuple[str, Any], tuple[Any, ...]]:
    """Gold speakers by report and content. Raises QualityError where the corpus cannot be read."""
    try:
        from corpus import CorpusError, read_reports
    except ImportError as error:
        raise QualityError(f"own: the package 'corpus' cannot be imported ({error}); run in the repository") from error
    try:
        reports = read_reports(root)
    except CorpusError as error:
        raise QualityError(f"own: {error}") from error
    return {(r.id, tuple(s.parts["content"])): s.speakers for r in reports for s in r.statements}


def count_speakers(matched: Iterable[Matched], speakers: dict[tuple[str, Any], tuple[Any, ...]]) -> list[Counted]:
    """Gold speakers of all found statements."""
    counted = []
    for one in matched:
        for pair in one.pairs:
            if not pair.found:
                continue
            for gold in speakers[(one.sample.id, tuple(pair.gold.content))]:
                actor = choose_actor(gold, pair.predicted.speaker)
                counted.append(Counted(one.sample.id, gold, actor, describe(one, pair.gold)))
    return counted


def describe(one: Matched, gold: GoldStatement) -> str:
    return " … ".join(one.sample.text[start:end] for start, end in gold.speaker_spans)


def choose_actor(gold: Any, predicted: tuple[Actor, ...]) -> Actor | None:
    """The predicted actor that names the gold one, or else the first."""
    return next((actor for actor in predicted if names_same(gold, actor)), predicted[0] if predicted else None)


def names_same(gold: Any, actor: Actor | None) -> bool:
    """The actor bears a name of the gold one; somebody unnamed is right unnamed."""
    if actor is None or gold.name is None:
        return actor is not None and actor.name is None
    if gold.kind == "state":
        return actor.kind == "state" and actor.state == gold.state
    if actor.name is None:
        return False
    if gold.kind == "person":
        return name_key(actor.name) in {name_key(name) for name in (gold.name, *gold.other_names)}
    return body_key(actor.name, gold.state)[0] == body_key(gold.name, gold.state)[0]


def score_speakers(counted: list[Counted]) -> ActorScores:
    """Count id, state and office."""
    scores = ActorScores()
    named = [one for one in counted if one.gold.id is not None]
    of_gold, of_id = count_ids([one for one in named if names_same(one.gold, one.actor)])
    for one in named:
        right = one.actor is not None and names_same(one.gold, one.actor)
        if right and one.actor is not None:
            alone = of_id[one.actor.id].most_common(1)[0][0] == one.gold.id
            right = alone and of_gold[one.gold.id].most_common(1)[0][0] == one.actor.id
        note(scores, "id", right, one)
    for one in counted:
        if one.gold.state is not None and one.gold.name is not None:
            note(scores, "state", one.actor is not None and one.actor.state == one.gold.state, one)
        if one.gold.kind == "person" and one.gold.name is not None and one.gold.told:
            office = one.actor.office if one.actor is not None else None
            note(scores, "office", one.actor is not None and same_office(one.gold.office, office), one)
    return scores


def count_ids(named: list[Counted]) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """How often each gold actor got each id, and each id stood for each gold actor."""
    of_gold: dict[str, Counter[str]] = defaultdict(Counter)
    of_id: dict[str, Counter[str]] = defaultdict(Counter)
    for one in named:
        own = one.actor.id if one.actor is not None else ""
        of_gold[one.gold.id][own] += 1
        of_id[own][one.gold.id] += 1
    return of_gold, of_id


def note(scores: ActorScores, measure: str, right: bool, one: Counted) -> None:
    getattr(scores, measure).add(right)
    if not right:
        actor = one.actor
        parts = () if actor is None else (actor.name, actor.kind, actor.state, actor.office, actor.why)
        own = " | ".join(map(str, parts)) or "nobody"
        gold = f"{one.gold.name or one.gold.words} | {one.gold.state} | {one.gold.office}"
        scores.wrong[measure].append(f"{one.report}: {one.words!r}: gold {gold}; own {own}")


def same_office(gold: str | None, own: str | None) -> bool:
    """Two words for one role, or all the words of gold and none more that changes the rank.

    Articles, order round "of", men's and women's forms, American spelling and the words for who presides (head, chief,
    chair) do not count: reports use them freely for one post, and so do those who mark them.
    """
    if gold is None or own is None:
        return gold is own
    one, other = plain_office(gold), plain_office(own)
    wanted, given = set(LINKS.sub(" ", one).split()), set(LINKS.sub(" ", other).split())
    if wanted <= given and not (given - wanted) & RANKS:
        return True
    roles = [{role_named(word) for word in words} - {None} for words in ((gold, one), (own, other))]
    return bool(roles[0] & roles[1])


def plain_office(office: str) -> str:
    """An office for comparison: one word for men and women, one spelling, one word for who presides, no articles."""
    plain = re.sub(r"spokes(?:man|woman)\b", "spokesperson", office.lower())
    plain = re.sub(r"\b(?:head|boss|chair(?:man|woman|person)?)\b", "chief", plain)  # "chair of", "head of" the board
    plain = re.sub(r"(business|congress|police|council)(?:man|woman)\b", r"\1person", plain)
    plain = plain.replace("under-secretary", "undersecretary").replace("under secretary", "undersecretary")
    for american, british in SPELLINGS.items():
        plain = plain.replace(american, british)
    return re.sub(r"\b(?:the|a|an)\s+", "", plain).strip()
