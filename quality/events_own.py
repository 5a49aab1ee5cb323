"""The project's own sentences: interactions found, their event and realis, and what is found where nothing is.

Whom a phrase names is given: the slot (a state, person or body of the sentence) in it, the one nearest to its head;
who does what to whom is the rules' work. A gold interaction is found where a predicted one has its trigger, or is
between the same states; one to one, triggers first. An optional one counts only where it is found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from chancery.code import code_interactions
from chancery.ids import document_id
from chancery.lexicons import states_named
from chancery.records import Actor, ActorKind, Document, Interaction, Source, Span
from corpus.interactions import MarkedInteraction
from corpus.sentences import HOMES, Sentence, read_sentences
from corpus.speakers import Speaker
from quality.scores import Tally

Test = Callable[[MarkedInteraction, Interaction], bool]


@dataclass
class OwnScores:
    """Counts over sentences."""

    found: Tally = field(default_factory=Tally)
    event: Tally = field(default_factory=Tally)
    dyad: Tally = field(default_factory=Tally)
    events: Counter[tuple[str, str]] = field(default_factory=Counter)
    realis: Counter[tuple[str, str]] = field(default_factory=Counter)
    none_sentences: int = 0
    false_in_none: int = 0
    wrong: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "found": self.found.as_json(),
            "event": self.event.as_json(),
            "event_of_found": round(self.event.right_gold / max(1, self.found.right_gold), 4),
            "event_macro_f1_of_found": round(macro_f1(self.events), 4),
            "sides_right": self.dyad.as_json(),
            "realis_macro_f1": round(macro_f1(self.realis), 4),
            "sentences_of_nothing": self.none_sentences,
            "false_in_them": self.false_in_none,
        }


def macro_f1(counts: Counter[tuple[str, str]]) -> float:
    """Over the gold classes; counts by (gold, predicted)."""
    values = []
    for name in {gold for gold, _ in counts}:
        right = counts[name, name]
        gold = sum(n for (one, _), n in counts.items() if one == name)
        own = sum(n for (_, other), n in counts.items() if other == name)
        values.append(2 * right / (gold + own))
    return sum(values) / len(values) if values else 0.0


def score_own(split: str, parse: Callable[[str], Doc]) -> OwnScores:
    """Score the sentences of a split."""
    scores = OwnScores()
    for sentence in read_sentences(split):
        count(scores, sentence, predict(sentence, parse(sentence.text)))
    return scores


def predict(sentence: Sentence, doc: Doc) -> tuple[Interaction, ...]:
    source = Source(sha256="", media_type="text/plain", encoding="utf-8")
    document = Document(id=document_id(sentence.text), source=source, text=sentence.text)

    return code_interactions(document, doc, (), (), name_slots(sentence, doc))


def name_slots(sentence: Sentence, doc: Doc) -> Callable[[Span], Actor | None]:
    """Whom a phrase names: the slot in it that is nearest to its head."""

    def who(span: Span) -> Actor | None:
        tokens = doc.char_span(*span, alignment_mode="expand")
        inside = [(slot, at) for slot, at in sentence.slots if span[0] <= at[0] < span[1] or at[0] <= span[0] < at[1]]
        if tokens is None or not inside:
            return None
        head = tokens.root.idx
        slot, at = min(inside, key=lambda pair: (not pair[1][0] <= head < pair[1][1], abs(pair[1][0] - head)))
        return as_actor(slot, head, at)

    return who


def as_actor(slot: str, head: int, at: Span) -> Actor:
    """The actor of a slot: a state (two of one state may meet), a person of one, a body."""
    kind: ActorKind = "person" if slot[0] == "P" else "organisation" if slot[0] == "B" else "state"
    return Actor(
        name=slot,
        id=f"{slot} {head}" if slot[0] == "S" else slot,
        kind=kind,
        state=HOMES.get(slot[1:], slot) if slot[0] == "P" else slot,
        span=at,
    )


def count(scores: OwnScores, sentence: Sentence, own: tuple[Interaction, ...]) -> None:
    if not sentence.interactions:
        scores.none_sentences += 1
        scores.false_in_none += len(own)
        scores.wrong += [f"FALSE {one.event} [{one.found_by}] {show(one, sentence)} | {sentence.text}" for one in own]
    pairs = match(sentence, own)
    wanted = [
        gold for gold in sentence.interactions if "optional" not in gold.flags or id(gold) in {id(g) for g, _ in pairs}
    ]
    for tally, right in (
        (scores.found, len(pairs)),
        (scores.event, sum(gold.event == one.event for gold, one in pairs)),
        (scores.dyad, sum(same_sides(gold, one, sentence) for gold, one in pairs)),
    ):
        tally.gold += len(wanted)
        tally.predicted += len(own)
        tally.right_gold += right
        tally.right_predicted += right
    for gold, one in pairs:
        scores.realis[gold.realis, one.realis] += 1
        scores.events[gold.event, one.event] += 1
        if gold.event != one.event:
            scores.wrong.append(f"EVENT {gold.event} not {one.event} [{one.found_by}] | {sentence.text}")
        elif not same_sides(gold, one, sentence):
            scores.wrong.append(f"SIDES {gold.event} [{one.found_by}] {show(one, sentence)} | {sentence.text}")
        if gold.realis != one.realis:
            scores.wrong.append(f"REALIS {gold.realis} not {one.realis} [{one.found_by}] | {sentence.text}")
    found = {id(gold) for gold, _ in pairs}
    scores.wrong += [f"MISSED {gold.event} | {sentence.text}" for gold in wanted if id(gold) not in found]
    if sentence.interactions:
        taken = {id(one) for _, one in pairs}
        extra = [one for one in own if id(one) not in taken]
        scores.wrong += [f"EXTRA {one.event} [{one.found_by}] {show(one, sentence)} | {sentence.text}" for one in extra]


def match(sentence: Sentence, own: tuple[Interaction, ...]) -> list[tuple[MarkedInteraction, Interaction]]:
    """Gold and predicted one to one, by trigger, then by sides."""
    return pair_off(sentence.interactions, own, (has_trigger, lambda gold, one: same_sides(gold, one, sentence)))


def pair_off(
    golds: Iterable[MarkedInteraction], own: Iterable[Interaction], tests: Iterable[Test]
) -> list[tuple[MarkedInteraction, Interaction]]:
    """Gold and predicted one to one: those that pass the first test, then of the rest those that pass the next."""
    free, left, pairs = list(own), list(golds), []
    for test in tests:
        for gold in list(left):
            one = next((one for one in free if test(gold, one)), None)
            if one is not None:
                pairs.append((gold, one))
                free.remove(one)
                left.remove(gold)
    return pairs


def has_trigger(gold: MarkedInteraction, one: Interaction) -> bool:
    return any(start < one.trigger[1] and one.trigger[0] < end for start, end in gold.triggers)


def same_sides(gold: MarkedInteraction, one: Interaction, sentence: Sentence) -> bool:
    """The same slots on both sides; of a reciprocal one the same altogether.

    Of somebody unnamed the state may be told ("Dockers in Peru": Peru), and need not.
    """
    wanted = [sides_of(spans, sentence) for spans in (gold.actor_spans, gold.recipient_spans)]
    homes = [homes_of(side, sentence) for side in (gold.actor, gold.recipient)]
    given = [{actor.name for actor in side} for side in (one.actor, one.recipient)]
    if gold.reciprocal or one.event == "CONSULT":
        wanted, homes, given = ([one[0] | one[1]] for one in (wanted, homes, given))
    return all(must <= told <= must | may for must, may, told in zip(wanted, homes, given, strict=True))


def homes_of(side: tuple[Speaker, ...], sentence: Sentence) -> set[str | None]:
    """Slots of the states to which those belong who are not named."""
    states = {speaker.state for speaker in side if speaker.words is not None}
    named = ((slot, sentence.text[slice(*at)]) for slot, at in sentence.slots if slot[0] == "S")
    return {slot for slot, words in named if states.intersection(one.state.alpha3 for one in states_named(words))}


def sides_of(spans: tuple[Span, ...], sentence: Sentence) -> set[str | None]:
    return {slot for slot, at in sentence.slots if any(at[0] < end and start < at[1] for start, end in spans)}


def show(one: Interaction, sentence: Sentence) -> str:
    return f"{[a.name for a in one.actor]} > {[a.name for a in one.recipient]} '{sentence.text[slice(*one.trigger)]}'"
