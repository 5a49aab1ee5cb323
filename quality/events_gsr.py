"""PLOVER gold standard records, end to end: dyads of country codes and their events, from the sentence alone.

The records name events as of 2016: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT, and
CONCEDE is the record's RETREAT. They are examples of CAMEO's codebook, recoded by cue category (the first two digits,
`CUES`), and so is ours: destroyed property is COERCE there, and ASSAULT by the manual of 2021. Records of one sentence
are taken together. A gold dyad is each pair of a source and a target, or of two sources where there is no target
(reciprocal: its order does not count, nor does that of CONSULT, where the records of 2016 put the host first); a record
with one source alone gives none. Codes that are no state of ours count only as IGO (any body). The records tell one
event of a sentence and are silent on others in it, so that the system's first interaction is scored (the surest, then
the first), and with `every` all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from chancery.code import code_interactions
from chancery.find.codes import code_in_sentence, code_of
from chancery.ids import document_id
from chancery.lexicons import state_by_code
from chancery.lexicons.frames import composed
from chancery.records import Actor, Document, Interaction, Source, Span
from quality.actors_gsr import SLIPS, load_records
from quality.events_plv import half_of
from quality.scores import Tally

CUES = {
    "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "RETREAT", "09": "ACCUSE",
    "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
    "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
"""Event of each CAMEO cue category: the manual's table of equivalents (2.0, "CAMEO to PLOVER translation")."""
NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "CONCEDE": "RETREAT"}


Naming = Callable[[str], str | None]
"""Code of a phrase that names somebody of a record's own world, several with a bar; None: it names nobody."""


@dataclass(frozen=True)
class Dyad:
    """Two codes and the event between them."""

    actor: str
    recipient: str
    event: str
    """Several with a bar between them where any of them is right."""
    reciprocal: bool = False

    def same_event(self, other: Dyad) -> bool:
        return bool(set(self.event.split("|")) & set(other.event.split("|")))

    def same_pair(self, other: Dyad) -> bool:
        if (self.actor, self.recipient) == (other.actor, other.recipient):
            return True
        loose = self.reciprocal or other.reciprocal or "CONSULT" in (self.event, other.event)
        return loose and (self.actor, self.recipient) == (other.recipient, other.actor)


@dataclass
class DyadScores:
    """Counts of dyads, of dyads with event, and of events whoever is in them."""

    dyad: Tally = field(default_factory=Tally)
    dyad_event: Tally = field(default_factory=Tally)
    event: Tally = field(default_factory=Tally)
    wrong: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name).as_json() for name in ("dyad", "dyad_event", "event")}


def gold_dyads(rows: Iterable[dict[str, Any]]) -> list[Dyad]:
    """The complete dyads of the records of one sentence."""
    found: dict[Dyad, None] = {}
    for row in rows:
        event = NAMES.get(row["event"], row["event"])
        sources, targets = codes_of(row, "source"), codes_of(row, "target")
        if targets:
            found.update({Dyad(a, b, event): None for a in sources for b in targets})
        else:
            pairs = [(a, b) for n, a in enumerate(sources) for b in sources[n + 1 :]]
            found.update({Dyad(a, b, event, True): None for a, b in pairs})
    return list(found)


def codes_of(row: dict[str, Any], side: str) -> list[str]:
    """Codes of one side that can be given: states, and IGO for any body."""
    actors = row.get(side)
    given = [str(actor.get("code") or "") for actor in actors] if isinstance(actors, list) else []
    known = [SLIPS.get(code, code) for code in given]
    return [code for code in dict.fromkeys(known) if code in state_by_code() or code == "IGO"]


def predict(text: str, doc: Doc, naming: Naming | None = None) -> list[tuple[Interaction, list[Dyad]]]:
    """Interactions of a sentence with their dyads, the first one first; `naming` knows names that the tables do not."""
    source = Source(sha256="", media_type="text/plain", encoding="utf-8")
    document = Document(id=document_id(text), source=source, text=text)
    found = code_interactions(document, doc, (), (), lambda span: name_actors(doc, span, naming))
    return [(one, dyads_of(one)) for one in sorted(found, key=lambda one: -one.confidence)]


def name_actors(doc: Doc, span: Span, naming: Naming | None = None) -> tuple[Actor, ...]:
    """Whom the words of a span stand for, by their codes alone; empty: nobody."""
    tokens = doc.char_span(*span, alignment_mode="expand")
    if tokens is None:
        return ()
    own = naming(tokens.text) if naming is not None else None
    beside = [part for part in tokens.root.children if part.dep_ == "appos" and part.ent_type_ == "ORG"]
    guess = tokens.root.pos_ in ("NOUN", "PROPN") and not beside
    code = own or (code_in_sentence(tokens) if guess else code_of(tokens))
    parts = code.split("/") if code is not None else ()
    return tuple(Actor(name=None, id=f"{one} {tokens.root.lemma_}", state=one) for one in parts)


def dyads_of(one: Interaction) -> list[Dyad]:
    actors = [as_gold(actor.state) for actor in one.actor]
    recipients = [as_gold(actor.state) for actor in one.recipient]
    event = event_of(one)
    if recipients:
        return list(dict.fromkeys(Dyad(a, b, event) for a in actors for b in recipients))
    return [Dyad(a, b, event, True) for n, a in enumerate(actors) for b in actors[n + 1 :]]


def event_of(one: Interaction) -> str:
    """By its cue category; conflict that is still planned is a threat of it, as in the records."""
    if one.cameo is None:
        return one.event
    cameo = (composed("foretold", one.cameo) if one.realis == "planned" else None) or one.cameo
    return CUES[cameo[:2]]


def as_gold(code: str | None) -> str:
    return "IGO" if code is not None and ":" in code else str(code)


def score_dyads(root: Path, half: str, parse: Callable[[str], Doc], every: bool = False) -> DyadScores:
    """Score the sentences of a half (`tune`, `report`, `all`); `every`: all interactions, not the first alone."""
    by_text: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in load_records(root):
        if half in ("all", half_of(row["text"])):
            by_text[row["text"]].append(row)
    scores = DyadScores()
    for text, rows in by_text.items():
        gold = gold_dyads(rows)
        if not gold:
            continue
        told = [dyads for _, dyads in predict(text, parse(text)) if dyads]
        own = [dyad for dyads in (told if every else told[:1]) for dyad in dyads]
        count(scores, gold, list(dict.fromkeys(own)), text)
    return scores


def count(scores: DyadScores, gold: list[Dyad], own: list[Dyad], text: str) -> None:
    tests: tuple[tuple[Tally, Callable[[Dyad, Dyad], bool]], ...] = (
        (scores.dyad, lambda a, b: a.same_pair(b)),
        (scores.dyad_event, lambda a, b: a.same_pair(b) and a.same_event(b)),
        (scores.event, lambda a, b: a.same_event(b)),
    )
    for tally, fits in tests:
        pairs = unique(own) if tally is scores.dyad else own
        wanted = unique(gold) if tally is scores.dyad else gold
        free = list(pairs)
        tally.gold += len(wanted)
        tally.predicted += len(pairs)
        for one in wanted:
            match = next((other for other in free if fits(one, other)), None)
            if match is not None:
                free.remove(match)
                tally.right_gold += 1
                tally.right_predicted += 1
    if not all(any(a.same_pair(b) and a.same_event(b) for b in own) for a in gold):
        scores.wrong.append(f"gold {show(gold)}; own {show(own)} | {text}")


def unique(dyads: list[Dyad]) -> list[Dyad]:
    """Each pair once, whatever the event."""
    kept: list[Dyad] = []
    for dyad in dyads:
        if not any(dyad.same_pair(other) for other in kept):
            kept.append(dyad)
    return kept


def show(dyads: list[Dyad]) -> str:
    return ", ".join(f"{d.actor} {'<>' if d.reciprocal else '>'} {d.recipient} {d.event}" for d in dyads) or "none"
