"""Whose somebody is whom the report gives no state: ranked by learned weights among the states that it names.

"Interior Minister Ana Horvat said" in a report on Croatia and Serbia: each state named gets features (named in the
same sentence, its subject, of the dateline, fitting the name ...), and so does "none of them". The weights, in
`lexicons/data/homes.csv`, are learned by training/homes.py; a likelihood under `SURE` leaves the state unknown.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from chancery.grammar.clauses import SUBJECTS
from chancery.grammar.parse import Doc
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import NamedState, body_named, states_named
from chancery.lexicons.homes import home_weights
from chancery.lexicons.name_origins import listed_states, origins, region_of
from chancery.lexicons.regions import region_named
from chancery.records import Document, Span

SURE = 0.4  # likelihood from which a state is taken; by folds of the own corpus 57% of the answers at .4-.5 are right
ORIGIN_LIKELY, ORIGIN_UNLIKELY = 0.85, 0.05  # shares of a state in where a name may come from
MOST = 6  # states of a report that are looked at, and as many more of the line in which somebody is first named
LABEL = re.compile(r"([A-Z][\w'’ -]{2,40}?)(?::| ?[–—|]| -|\.)(?=\s)")
ITS = frozenset({"its", "their", "his", "her", "our"})
WHERE = frozenset({"in", "from", "at"})


@dataclass(frozen=True)
class Naming:
    """One place where the report names a state or a body."""

    code: str
    at: int
    sentence: int
    subject: bool
    how: str
    """`name`, `adjective`, `people`, `capital`, `alias`, `body`, `region`, or `where`: a capital after "in"."""


@dataclass(frozen=True)
class Stranger:
    """Somebody whose state is sought."""

    name: str
    kind: str
    """`official`, `expert`, `private` or `body`."""
    places: tuple[int, ...]
    """Offsets of the mentions, in order."""
    taken: frozenset[str] = frozenset()
    """Codes of states whose holder of the same office the report names."""
    spoken_of: frozenset[str] = frozenset()
    """Codes of states that the statements of this actor name."""
    before: str | None = None
    """Home of the person named last before the first mention; None: nobody, or not known."""
    before_near: bool = False
    """That person stands in the same paragraph."""
    told: frozenset[str] = frozenset()
    """Codes of states that titles and adjectives give to others of the report."""
    owned: bool = False
    """Called somebody's: "his finance minister", "her spokesman"."""
    kin: frozenset[str] = frozenset()
    """Homes of others of the same surname, as far as they are known."""


class Setting:
    """Where and how often a report names which states; built once a document."""

    def __init__(self, document: Document, doc: Doc) -> None:
        self._sentences = [sentence.start_char for sentence in doc.sents]
        self._paragraphs = [found.end() for found in re.finditer(r"\n+", document.text)]
        self._doc = doc
        self._labels = dict(self._find_labels(document.text))
        self.namings = sorted(self._find_namings(doc), key=lambda one: one.at)
        self.counts = Counter(naming.code for naming in self.namings)
        self.bodies = [code for code in self.counts if code.startswith("IGO:")]
        lead = [block.span for block in document.blocks if block.role == "dateline"]
        self.dateline = next((n.code for n in self.namings if any(s <= n.at < e for s, e in lead)), None)
        body = [block.span for block in document.blocks if block.role == "body"]
        first = min(body)[0] if body else 0
        self.first = next((n.code for n in self.namings if n.at >= first and n.code != self.dateline), None)

    def _find_namings(self, doc: Doc) -> Iterator[Naming]:
        names = list(doc.ents)
        for name, following in zip_longest(names, names[1:]):
            whole = self._states_over(name)
            if name.label_ == "PER" and not whole:
                continue
            body = body_named(name.text)
            if body is not None and body.state:
                yield self._naming(name, body.state, "body")
                continue
            if not whole and following is not None and following.start == name.end:
                whole = states_named(doc[name.start : following.end].text)  # "Sri" and "Lankan"
            whole = whole or opening_state(name.text)
            region = None if whole else region_named(name.text)
            if whole:
                yield self._naming(name, whole[0].state.alpha3, whole[0].match)
            elif region is not None:
                yield self._naming(name, region, "region")
        for token in doc:
            if not token.ent_type_ and token.text[0].isupper():
                for named in states_named(token.text)[:1]:
                    yield self._naming(doc[token.i : token.i + 1], named.state.alpha3, named.match)

    def _states_over(self, name: TokenSpan) -> tuple[NamedState, ...]:
        """The state that a name is, with the words before it that belong to it too: *Port of* Spain."""
        for start in range(max(0, name.start - 2), name.start):
            longer = states_named(self._doc[start : name.end].text)
            if longer and self._doc[start].lower_ != "the":
                return longer
        return states_named(name.text)

    def _find_labels(self, text: str) -> Iterator[tuple[int, str]]:
        """Numbers of the lines that open with a state for a label ("PERU: ..."), each with its code."""
        for start in (0, *self._paragraphs):
            found = LABEL.match(text, start)
            named = states_named(found[1]) if found is not None else ()
            if len(named) == 1 and named[0].match in ("name", "alias"):
                yield self.paragraph(start), named[0].state.alpha3

    def label_of(self, at: int) -> str | None:
        """The state for which the line of an offset is labelled, as items of a digest are; None: none is."""
        return self._labels.get(self.paragraph(at))

    def _naming(self, name: TokenSpan, code: str, how: str) -> Naming:
        before = self._doc[name.start - 1].lower_ if name.start else ""
        subject = name.root.dep_ in SUBJECTS or (
            name.root.dep_ in ("amod", "compound", "nmod:poss", "poss") and name.root.head.dep_ in SUBJECTS
        )
        how = "where" if before in WHERE and how in ("capital", "name") else how
        return Naming(code, name.start_char, self.sentence(name.start_char), subject, how)

    def sentence(self, at: int) -> int:
        """Number of the sentence at an offset."""
        return bisect_right(self._sentences, at)

    def paragraph(self, at: int) -> int:
        """Number of the line at an offset."""
        return bisect_right(self._paragraphs, at)

    def named_in(self, span: Span) -> frozenset[str]:
        """Codes of the states and bodies named in a stretch."""
        return frozenset(naming.code for naming in self.namings if span[0] <= naming.at < span[1])

    def codes_near(self, at: int) -> list[str]:
        """Codes of the states named most often, and of those in the line of an offset, the most often named first."""
        order = sorted(self.counts, key=lambda code: (-self.counts[code], code))
        line = self.paragraph(at)
        near = {naming.code for naming in self.namings if self.paragraph(naming.at) == line}
        return [*order[:MOST], *[code for code in order[MOST:] if code in near][:MOST]]

    def owner_before(self, at: int) -> bool:
        """A possessive pronoun stands not far before the offset, in its sentence."""
        token = self._doc.char_span(at, at + 1, alignment_mode="expand")
        if token is None:
            return False
        before = self._doc[max(0, token.start - 6) : token.start]
        return any(word.lower_ in ITS and self.sentence(word.idx) == self.sentence(at) for word in before)


def opening_state(text: str) -> tuple[NamedState, ...]:
    """The state with which the name of a body opens: "Sri Lankan Navy"; empty: with none."""
    words = text.split()
    found = (states_named(" ".join(words[:length])) for length in range(min(3, len(words) - 1), 0, -1))
    return next((named for named in found if named), ())


def home_of(setting: Setting, stranger: Stranger) -> str | None:
    """The state or body that the stranger belongs to; None: none that the report names, or not sure."""
    if not stranger.places:
        return None
    label = setting.label_of(stranger.places[0])
    if label is not None and stranger.kind != "body":
        return label
    weights = home_weights()
    scored = [
        (code, sum(weights.get(name, 0.0) * value for name, value in features.items()))
        for code, features in candidates(setting, stranger)
    ]
    total = sum(math.exp(score) for _, score in scored)
    code, score = max(scored, key=lambda one: (one[1], one[0] or ""))
    return code if math.exp(score) / total >= SURE else None


def candidates(setting: Setting, stranger: Stranger) -> list[tuple[str | None, dict[str, float]]]:
    """Each state that may be the stranger's, and None for none of them, with features."""
    codes = setting.codes_near(stranger.places[0])
    names = fit_name(stranger, codes)
    found: list[tuple[str | None, dict[str, float]]] = [(None, {f"{stranger.kind} nobody": 1.0})]
    for code in codes:
        features = dict.fromkeys(describe(setting, stranger, code), 1.0)
        features |= names.get(code, {})
        features["share"] = math.log(setting.counts[code] / setting.counts[codes[0]])
        prefix = "body " if stranger.kind == "body" else ""  # too few people to weigh officials apart from others
        found.append((code, {f"{prefix}{name}": value for name, value in features.items()}))
    return found


def describe(setting: Setting, stranger: Stranger, code: str) -> Iterator[str]:
    """Names of the features that hold for a state."""
    mine = [naming for naming in setting.namings if naming.code == code]
    first = stranger.places[0]
    yield from beside(setting, mine, first)
    yield from before(setting, code, first)
    for place in stranger.places[1:3]:
        inside = {naming.code for naming in setting.namings if naming.sentence == setting.sentence(place)}
        if inside == {code}:
            yield "alone beside a later mention"
        elif code in inside:
            yield "beside a later mention"
    if code == setting.dateline:
        yield "dateline"
    if code == setting.first:
        yield "first named"
    if code in stranger.taken:
        yield "taken"
    if stranger.kin:
        yield "of kin" if code in stranger.kin else "not of kin"
    if stranger.before is not None:
        same = "as the one before" if stranger.before == code else "not as the one before"
        yield f"{same}, {'near' if stranger.before_near else 'far'}"
        if stranger.owned:
            yield f"owned, {same}"
    yield from left_over(setting, stranger, code)
    if code in stranger.spoken_of:
        yield "spoken of" if len(stranger.spoken_of) > 1 else "alone spoken of"
    yield f"rank {min(3, sum(count > setting.counts[code] for count in setting.counts.values()))}"


def left_over(setting: Setting, stranger: Stranger, code: str) -> Iterator[str]:
    """Whether titles tell the state of others: who gets none is often of the state where the report is made."""
    most = [one for one, _ in setting.counts.most_common(2)]
    if code in stranger.told:
        yield "told of another" if code in most else "told of another, rarely named"
    elif code in most and stranger.told & set(most):
        yield "left over"


def beside(setting: Setting, mine: list[Naming], at: int) -> Iterator[str]:
    """How the state stands in the sentence and paragraph of the first mention."""
    here = setting.sentence(at)
    inside = [naming for naming in mine if naming.sentence == here]
    others = {naming.code for naming in setting.namings if naming.sentence == here} - {one.code for one in mine}
    if inside:
        yield "in the sentence" if others else "alone in the sentence"
        for naming in inside:
            yield f"{naming.how} {'before' if naming.at < at else 'after'}"
        if any(naming.subject for naming in inside):
            yield "subject of the sentence"
            if setting.owner_before(at):
                yield "subject, and its"
    elif any(naming.subject and naming.sentence == here - 1 for naming in mine):
        yield "subject of the sentence before"
        if setting.owner_before(at):
            yield "subject before, and its"
    previous = {naming.code for naming in setting.namings if naming.sentence == here - 1}
    if mine and previous == {mine[0].code}:
        yield "alone in the sentence before"
    after = next((naming for naming in setting.namings if naming.at > at), None)
    if after is not None and mine and after.code == mine[0].code:
        yield f"first named after, {min(after.sentence - here, 2)} off"
    paragraph = setting.paragraph(at)
    near = {naming.code for naming in setting.namings if setting.paragraph(naming.at) == paragraph}
    if mine and mine[0].code in near:
        yield "in the paragraph" if len(near) > 1 else "alone in the paragraph"


def before(setting: Setting, code: str, at: int) -> Iterator[str]:
    """Whether the state is the last, or the last but one, named before."""
    earlier = [naming for naming in setting.namings if naming.at < at]
    order = list(dict.fromkeys(naming.code for naming in reversed(earlier)))
    if code in order[:2]:
        close = setting.sentence(at) - next(n.sentence for n in reversed(earlier) if n.code == code)
        yield f"{('last', 'last but one')[order.index(code)]} named before, {min(close, 2)} off"


def fit_name(stranger: Stranger, codes: list[str]) -> dict[str, dict[str, float]]:
    """How well the name fits each state, by code: `origin` is 0 for the likeliest and falls to -4."""
    if stranger.kind == "body":
        return {}
    found: dict[str, dict[str, float]] = {code: dict(fit_words(stranger.name, code, codes)) for code in codes}
    shares = origins(stranger.name, codes)
    if len(shares) < 2:
        return found
    for code, share in shares.items():
        found[code]["origin"] = max(-4.0, math.log(max(share, 1e-9)))
        if share > ORIGIN_LIKELY:
            found[code]["origin likely"] = 1.0
        if share < ORIGIN_UNLIKELY:
            found[code]["origin unlikely"] = 1.0
    return found


def fit_words(name: str, code: str, codes: list[str]) -> Iterator[tuple[str, float]]:
    """How many words of the name are listed as at home in a state: in it alone, in others as well, only in others.

    A word listed at none of the report's states counts by whether it is listed in the region of this one.
    """
    counts: Counter[str] = Counter()
    for at_home in listed_states(name):
        rivals = bool(at_home & (set(codes) - {code}))
        if code in at_home:
            counts["at home too" if rivals else "at home"] += 1
        elif rivals:
            counts["elsewhere"] += 1
        else:
            near = region_of().get(code) in {region_of().get(other) for other in at_home}
            counts["in the region" if near else "foreign"] += 1
    for feature, count in counts.items():
        yield f"name {feature}", float(min(count, 2))
