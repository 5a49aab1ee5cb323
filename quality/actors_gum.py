"""Speakers of GUM: the right coreference chain, and the right Wikipedia title where GUM links one.

Gold mentions are not given: a predicted actor is followed to the places where the text names it (names by surname,
states and bodies by any of their words), and is right where at least half of them head mentions of the speaker's chain.
Somebody without a name is right where the words that stand for them do. Where the words that stand for the actor are
the name itself, that place alone is enough: GUM now and then has two chains for one person ("Tom Berg" and "Berg, who
had told Ruiz ..."), and the chain of the very words is then the right one. The title is right where the canonical
name, another name of that state or body, or the article that the tables give for the person is the one GUM links.
Counted are found statements whose gold speaker has a chain, things that speak ("a study found") among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from chancery.find.codes import whole_code
from chancery.find.portraits import bare_name
from chancery.lexicons import body_named, outlet_named, person_by_key, persons_named, state_by_code
from chancery.lexicons.name_keys import name_key, surname_key
from chancery.records import Actor, Span
from quality.corpora import gum
from quality.matching import Matched
from quality.scores import Share
from quality.speakers import fold_name

LONGEST_TITLE = 60  # characters that may stand round the name in a mention of one person
HANGING = frozenset({"ADP", "VERB", "AUX", "SCONJ", "PRON", "DET"})  # what a phrase or a clause after a noun opens with
SHORTEST = 3  # letters of a short form of a given name
GENRES = ("news", "interview")


@dataclass
class ChainScores:
    chain: Share = field(default_factory=Share)
    title: Share = field(default_factory=Share)
    wrong: dict[str, list[str]] = field(default_factory=lambda: {"chain": [], "title": []})

    def as_json(self) -> dict[str, Any]:
        return {"chain": self.chain.as_json(), "title": self.title.as_json()}


def load_chains(root: Path, splits: Iterable[str]) -> dict[tuple[str, Any], dict[str, Any]]:
    """The speaker's chain by text and content, of the genres that are measured."""
    folder = root / "open" if (root / "open").is_dir() else root
    wanted = set(splits)
    return {
        (row["id"], gum.read_spans(attribution["content"])): attribution["speaker_chain"]
        for genre in GENRES
        for row in gum.read_rows(folder / f"{genre}.jsonl")
        if row["split"] in wanted
        for attribution in row["attributions"]
        if attribution.get("speaker_chain")
    }


def score_chains(matched: Iterable[tuple[Matched, Doc]], chains: dict[tuple[str, Any], dict[str, Any]]) -> ChainScores:
    """Count found statements whose speaker has a chain."""
    scores = ChainScores()
    for one, doc in matched:
        for pair in one.pairs:
            chain = chains.get((one.sample.id, tuple(pair.gold.content)))
            if not pair.found or chain is None:
                continue
            mentions = gum.read_spans(chain["mentions"])
            speakers = pair.predicted.speaker
            right = any(in_chain(actor, mentions, doc) for actor in speakers)
            scores.chain.add(right)
            gold = one.sample.text[slice(*mentions[0])]
            note(scores, "chain", right, one.sample.id, gold, speakers)
            if chain.get("wiki"):
                right = any(has_title(actor, chain["wiki"]) for actor in speakers)
                scores.title.add(right)
                note(scores, "title", right, one.sample.id, chain["wiki"], speakers)
    return scores


def note(scores: ChainScores, measure: str, right: bool, text: str, gold: str, speakers: tuple[Actor, ...]) -> None:
    if not right:
        own = "; ".join(f"{actor.name} | {actor.kind} | {actor.state} | {actor.why}" for actor in speakers) or "nobody"
        scores.wrong[measure].append(f"{text}: gold {gold!r}; own {own}")


def in_chain(actor: Actor, mentions: tuple[Span, ...], doc: Doc) -> bool:
    """The actor is the one whom the mentions mean."""
    places = list(places_of(actor, doc)) if actor.name else []
    if not places:
        return actor.span is not None and any(heads(actor.span, mention, doc) for mention in mentions)
    inside = [place for place in places if any(heads(place, mention, doc) for mention in mentions)]
    own = actor.span or (0, 0)
    return 2 * len(inside) >= len(places) or any(own[0] <= start and end <= own[1] for start, end in inside)


def places_of(actor: Actor, doc: Doc) -> Iterator[Span]:
    """Where the text names the actor."""
    for name in doc.ents:
        span = (name.start_char, name.end_char)
        if actor.kind == "person":
            bare = bare_name(name.text)
            full = name_key(bare) == name_key(str(actor.name))
            if name.label_ == "PER" and (
                full or (" " not in bare and surname_key(bare) == surname_key(str(actor.name)))
            ):
                yield span
        elif actor.kind == "state":
            if whole_code(name.text) == actor.state:
                yield span
        else:
            body = body_named(name.text)
            if (body.name if body is not None else name.text.removeprefix("the ")) == actor.name:
                yield span


def heads(place: Span, mention: Span, doc: Doc) -> bool:
    """The place is the head of the mention: all but titles before it, and a comma or what hangs on a noun after it.

    By the parse: "a study" heads "a study showing a rise" and "the post by Berg", not "a study group"; and what a
    preposition ends on ("a letter to Berg") heads nothing.
    """
    if not (mention[0] <= place[0] and place[1] <= mention[1]):
        return place[0] <= mention[0] and mention[1] <= place[1]
    before, after = doc.char_span(mention[0], place[0], alignment_mode="contract"), doc.text[place[1] : mention[1]]
    words = [token for token in before or () if token.pos_ not in ("DET", "ADJ", "SPACE")]
    if words and words[-1].pos_ == "ADP":
        return False
    if after.strip() in ("", "'s", "’s", "'", "’"):
        return True
    following = doc.char_span(place[1], mention[1], alignment_mode="contract")
    hanging = following is not None and (following[0].text in ",(-" or following[0].pos_ in HANGING)
    return hanging and place[0] - mention[0] <= LONGEST_TITLE


def has_title(actor: Actor, wiki: str) -> bool:
    """The actor is the subject of the article."""
    title = fold_title(wiki.replace("_", " ").partition(" (")[0])
    if actor.name is None:
        return False
    names = {fold_title(actor.name)}
    outlet = outlet_named(actor.name)
    if outlet is not None:
        names |= {fold_title(name) for name in (outlet.name, *outlet.aliases)}
    if actor.kind == "state" and actor.state in state_by_code():
        state = state_by_code()[str(actor.state)]
        names |= {fold_title(name) for name in (state.name, *state.aliases, f"government of {state.name}")}
    body = body_named(actor.name)
    if body is not None:
        names |= {fold_title(name) for name in (body.name, *body.aliases)}
    known = persons_named(actor.name)
    articles = {fold_title(person_by_key(person.key).wikipedia.replace("_", " ")) for person in known}
    return title in names | articles or (actor.kind == "person" and is_same_person(title, actor.name))


def fold_title(name: str) -> str:
    """A name for comparison, `United States` as `US`."""
    return re.sub(r"\b(?:u s|united states)(?= )", "us", fold_name(name))


def is_same_person(title: str, name: str) -> bool:
    """One spelling of the other, or a short form of the given name with the same surname (`Cres`, `Creswell`)."""
    if name_key(title) == name_key(name):
        return True
    one, other = sorted((fold_name(title).split(), fold_name(name).split()), key=lambda words: len(words[0]))
    return surname_key(title) == surname_key(name) and len(one[0]) >= SHORTEST and other[0].startswith(one[0])
