"""Whether the predicted speaker is the gold one."""

from __future__ import annotations

import re
import unicodedata

from chancery.lexicons import body_named
from chancery.lexicons.name_keys import name_key
from chancery.lexicons.offices import persons_named
from chancery.records import Statement
from quality.samples import GoldStatement
from quality.spans import share_half

ARTICLE = re.compile(r"^(?:the|a|an)\s+")


def fold_name(name: str) -> str:
    """A name for comparison: no case, accents, edge article, punctuation, or doubled white space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = " ".join(re.sub(r"[^\w\s]", " ", plain.replace("’", "'").replace("'s ", " ")).split())
    return ARTICLE.sub("", words)


def judge_speaker(gold: GoldStatement, predicted: Statement) -> bool | None:
    """True or False; None: not counted (the corpus names no speaker here and the prediction names one)."""
    if not gold.speaker_known:
        return None
    if gold.speaker_names:
        return judge_name(gold, predicted)
    if gold.speaker_spans:
        own = [actor.span for actor in predicted.speaker if actor.span is not None]
        return any(share_half(mine, theirs) for mine in own for theirs in gold.speaker_spans)
    return None if predicted.speaker else True


def is_person(name: str, keys: set[str], known: set[str]) -> bool:
    """Another spelling of a gold name, or the lexicon's name of the same person."""
    return name_key(name) in keys or any(person.key in known for person in persons_named(name))


def judge_name(gold: GoldStatement, predicted: Statement) -> bool:
    """Whether any predicted speaker has one of the gold names (or another name of that body), or is a state in gold."""
    names = {fold_name(name) for name in gold.speaker_names}
    bodies = {body.name for body in map(body_named, gold.speaker_names) if body}
    keys = {name_key(name) for name in gold.speaker_names}
    known = {person.key for name in gold.speaker_names for person in persons_named(name)}
    return any(
        (actor.name is not None and (fold_name(actor.name) in names or actor.name in bodies))
        or (actor.kind == "person" and actor.name is not None and is_person(actor.name, keys, known))
        or (actor.kind == "state" and actor.state in gold.speaker_states)
        for actor in predicted.speaker
    )
