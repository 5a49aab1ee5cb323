"""Readings: what each trigger of a sentence tells, with those who may be actor and recipient, by frames and operators.

A reading is made bottom up: a frame gives the code of a verb or noun, each operator above it (`refuse`, `agree`)
makes another of it, and last the tense and negation of the clause do ("will meet" is AGREE, manual 3.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from chancery.code import realis, syntax
from chancery.code.fitting import (
    best_fitting,
    frames_asking,
    idle_asking,
    is_strong,
    that_may_fit,
    vocabulary_of,
    wants_itself,
)
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token
from chancery.lexicons import cues_of
from chancery.lexicons.frames import Frame, Operator, codes, composed, operators_of, word_sets

NOUN_ACTORS = ("poss", "by", "of", "between")
DEPTH = 6  # operators above one another
ARRANGING = frozenset({"set", "schedule", "plan", "prepare", "arrange", "fix", "slate"})
TELLING = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})  # parts of speech of triggers
SAYER = frozenset({"it", "him", "her", "them"})  # objects that may be the speaker
LIGHT = frozenset({"do", "announce"})  # what they govern stays what it is
VIOLENT = ("18", "19", "20")  # CAMEO cue categories of ASSAULT
NOT_EXCLUDED = Operator(trigger=("rule",), pos="verb", kind="hint", takes=())  # "would not rule out force"
AFTER = ("to", "on", "against", "with", "from", "of", "for", "into", "in")


@dataclass(frozen=True)
class Reading:
    """One trigger, what it tells, and who may be in it, the likeliest first."""

    cameo: str
    mode: str
    trigger: Token
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    reciprocal: bool = False
    rule: str = ""
    tokens: frozenset[int] = frozenset()
    """Triggers taken up in it."""
    kinds: tuple[str, ...] = field(default=())
    """Operators passed, the inner first."""
    under: Token | None = None
    """The verb that tells whether it was done, where the trigger does not: "*began* to expel"; None: the trigger."""

    @property
    def event(self) -> str:
        return codes()[self.cameo].event

    @property
    def clause(self) -> Token:
        """The word by which the clause tells it: of tense and negation, and of a time."""
        return self.under or self.trigger


class Reader:
    """Reads one sentence; readings of a token are made once."""

    def __init__(self, sentence: TokenSpan) -> None:
        self._sentence = sentence
        self._made: dict[int, tuple[Reading, ...]] = {}

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return vocabulary_of(self._sentence)

    def readings(self) -> list[Reading]:
        """All readings of the sentence, outer ones first; what stands in an outer one is left out."""
        telling = (token for token in self._sentence if token.pos_ in TELLING and syntax.may_tell(token))
        found = [reading for token in telling for reading in self.at(token)]
        finished = [finish(reading) for reading in found]
        taken: set[int] = set()
        kept: list[Reading] = []
        for reading in sorted(finished, key=lambda one: -len(one.tokens)):
            if reading.clause.i not in taken or reading.clause.i in {one.clause.i for one in kept}:
                kept.append(reading)
                taken |= reading.tokens - {reading.clause.i}
        return sorted(kept, key=lambda one: one.trigger.i)

    def at(self, token: Token, depth: int = DEPTH) -> tuple[Reading, ...]:
        """Readings whose outermost trigger the token is."""
        if token.i not in self._made:
            self._made[token.i] = ()  # a loop in a parse ends here
            self._made[token.i] = tuple(self._read(token, depth))
        return self._made[token.i]

    def _read(self, token: Token, depth: int) -> Iterator[Reading]:
        pos = syntax.part_of_speech(token)
        if pos is None:
            return
        if (said := self._obligation(token, depth)) is not None:
            yield said
            return
        lemma = syntax.lemma(token)
        asking, operators = frames_asking(lemma, pos), operators_of(lemma, pos)
        if not asking and not operators:
            return
        frames = that_may_fit(asking, self._vocabulary)
        idle = that_may_fit(idle_asking(lemma, pos), self._vocabulary)
        worded = any(frame.theme for frame in frames) or any(turn.theme for turn in idle)
        theme = syntax.theme_of(token) if worded else {}
        known, turn = best_fitting(frames, token, theme), best_fitting(idle, token, theme)
        if turn is not None and (known is None or turn[0] <= known[0]):
            return
        frame = known[1] if known is not None else None
        if frame is not None and is_strong(frame):
            light = () if frame.particle else ("not", "do", "cancel")  # "stopped short of", "carried out", "called off"
            operators = tuple(one for one in operators if one.particle and one.kind in light)
        made = [one for operator in operators if depth > 0 for one in self._operated(operator, token, depth)]
        if made:
            yield from unite(made)
        elif frame is not None:
            reading = self._from_frame(frame, token)
            yield under_participle(reading) if frame.pos == "noun" else reading

    def _from_frame(self, frame: Frame, token: Token) -> Reading:
        doing, suffering = places_of(frame, token)
        actors = [noun for place in doing for noun in syntax.nouns_at(token, place)]
        recipients = [noun for place in suffering for noun in syntax.nouns_at(token, place)]
        if frame.pos == "noun":  # "at the request of Peru, Chad opened the sluice"
            (recipients if "subject" in frame.recipient else actors).extend(lifted_actors(token))
        if frame.cameo[:2] in VIOLENT and not actors:
            blows, actors = struck_in(token)
            recipients = [noun for noun in recipients if noun not in blows]
        if frame.cameo[:2] in VIOLENT and actors and syntax.lemma(actors[0]) in word_sets()["violence"]:
            actors += syntax.nouns_at(actors[0], "poss")  # "an Omani strike killed two"
        if frame.pos == "noun":
            recipients += lifted_recipients(token)
        for part in token.children:
            if part.dep_ == "xcomp":  # its complement tells nothing by itself, but names them
                recipients += [one for one in part.children if one.dep_ in syntax.SUBJECTS]
                recipients += [noun for place in ("object", *AFTER) for noun in syntax.nouns_at(part, place)]
            elif frame.cameo == "057" and part.dep_ in ("advcl", "obj"):  # "signed an accord to supply Peru with rice"
                recipients += provided_for(part)
            elif frame.cameo[:2] in ("10", "11") and is_content(part):  # "insists that Peru pay"
                asked = syntax.subject(part)
                recipients += [asked] if asked is not None else []
        if frame.cameo.startswith("13"):
            recipients += conditioned(token)
        taken = taken_up(frame, token)
        riot = frame.cameo == "1712" and any(syntax.lemma(doer) in word_sets()["crowd"] for doer in actors[:1])
        return Reading(
            cameo="145" if riot else frame.cameo,  # what a crowd breaks is riot (manual, PROTEST modes)
            mode="riot" if riot else frame.mode,
            trigger=token,
            actors=distinct(actors),
            recipients=distinct(recipients, without=actors[:1]),
            reciprocal=frame.reciprocal,
            rule=f"frame {syntax.lemma(token)}/{frame.pos}" + (f"+{frame.particle}" if frame.particle else ""),
            tokens=taken | {token.i},
        )

    def _operated(self, operator: Operator, token: Token, depth: int) -> Iterator[Reading]:
        if operator.particle and not syntax.has_particle(token, operator.particle):
            return
        takes = (*operator.takes, operator.particle) if operator.particle else operator.takes
        if operator.kind == "plan" and not syntax.is_passive(token) and any(True for _ in syntax.objects_of(token)):
            return  # "wants Peru to leave" is a request; "is expected to leave" is none
        if operator.kind == "request" and wants_itself(token):
            return
        if operator.kind == "refuse" and operator.particle and realis.is_negated(token):
            operator = NOT_EXCLUDED
        for inner_token in syntax.complements(token, takes):
            if operator.kind == "refuse" and (kept := syntax.excluded(inner_token)):
                yield from (
                    self._compose(NOT_EXCLUDED, token, one) for noun in kept for one in self.at(noun, depth - 1)
                )
                continue
            inner_readings = self.at(inner_token, depth - 1)
            if not inner_readings and operator.kind == "allow":
                continue
            for inner in inner_readings:
                undergone = operator.kind == "undergo"
                yield undergo(inner, token) if undergone else self._compose(operator, token, inner)

    def _compose(self, operator: Operator, token: Token, inner: Reading) -> Reading:
        inner = settle(inner)
        cameo = compose(operator.kind, inner.cameo)
        places = default_actors(token)
        actors = [noun for place in places for noun in syntax.nouns_at(token, place)]
        if not actors and operator.kind in ("plan", "agree", "stand"):  # "is expected to sign", "is due to host"
            actors += syntax.nouns_at(inner.trigger, "subject")
        own = [noun for place in ("object", "iobj", *AFTER) for noun in syntax.nouns_at(token, place)]
        own = [noun for noun in own if not syntax.is_below(inner.trigger, noun) or noun.i == inner.trigger.i]
        own = [noun for noun in own if noun.i != inner.trigger.i]
        if operator.kind in ("request", "allow"):
            asked = [noun for noun in own if not syntax.is_below(noun, inner.trigger)]
            recipients = [*asked, *(one for one in inner.actors if one not in actors), *inner.recipients, *own]
            if cameo.startswith("11") and any(noun in asked for noun in syntax.objects_of(token)):
                cameo = "100"  # "wants Chad to attack Peru" asks it of Chad, and rallies nobody
        elif operator.kind in ("agree", "refuse") and (owners := owners_of(inner)):
            recipients = [*owners, *inner.recipients, *own, *inner.actors]
        else:
            recipients = [*inner.recipients, *own, *inner.actors]
        if operator.kind in LIGHT:
            actors += list(inner.actors)
        if operator.kind == "threaten":
            recipients += conditioned(token)
        together = inner.reciprocal and are_several(actors)
        if together and operator.kind == "agree":
            recipients = list(syntax.nouns_at(token, "with"))
        does = operator.kind == "do" and inner.trigger.pos_ == "VERB"  # "began to expel" tells an expulsion
        return Reading(
            cameo=cameo,
            mode=inner.mode if cameo == inner.cameo else "",
            trigger=inner.trigger if does else token,
            under=token if does else None,
            actors=distinct(actors),
            recipients=distinct(recipients, without=actors[:1]),
            reciprocal=together or (inner.reciprocal and operator.kind in LIGHT),
            rule=f"{inner.rule} under {operator.kind} {syntax.lemma(token)}",
            tokens=inner.tokens | {token.i},
            kinds=(*inner.kinds, operator.kind),
        )

    def _obligation(self, token: Token, depth: int) -> Reading | None:
        """ "X said that Y must do Z" asks it of Y (REQUEST, manual 3.8)."""
        lemma = syntax.lemma(token)
        if depth <= 0 or token.pos_ != "VERB" or lemma == "agree" or not cues_of(lemma, "verb"):
            return None
        for part in token.children:
            if part.dep_ != "ccomp" or not realis.auxiliaries(part) & realis.MUST:
                continue
            asked = syntax.subject(part)
            inner = next(iter(self.at(part, depth - 1)), None)
            speaker = syntax.subject(token)
            if asked is None or speaker is None or asked == speaker:
                continue
            return Reading(
                cameo=(composed("request", inner.cameo) or "100") if inner is not None else "100",
                mode="",
                trigger=token,
                actors=(speaker,),
                recipients=distinct([asked, *(inner.recipients if inner is not None else ())]),
                rule=f"obligation under {syntax.lemma(token)}",
                tokens=(inner.tokens if inner is not None else frozenset()) | {token.i},
                kinds=("request",),
            )
        return None


def is_content(part: Token) -> bool:
    """A clause that tells what is said, of a verb or noun: "insists *that Peru pay*", "a demand *that Peru pay*"."""
    own = any(one.dep_ in syntax.SUBJECTS for one in part.children)
    return part.dep_ == "ccomp" or (part.dep_ == "acl" and own and syntax.has_mark(part, "that"))


def undergo(inner: Reading, verb: Token) -> Reading:
    """What somebody draws upon himself: "drew a rebuke from Peru", "faced Chadian sanctions"."""
    met = [noun for noun in syntax.nouns_at(verb, "subject") if not syntax.is_below(inner.trigger, noun)]
    givers = [noun for place in ("from", "by") for one in (inner.trigger, verb) for noun in syntax.nouns_at(one, place)]
    own = [noun for noun in (*givers, *inner.actors) if noun not in met and noun != inner.trigger]
    return replace(
        inner,
        trigger=verb,
        actors=distinct(own),
        recipients=distinct([*met, *inner.recipients], without=own[:1]),
        rule=f"{inner.rule} under undergo {syntax.lemma(verb)}",
        tokens=inner.tokens | {verb.i},
        kinds=(*inner.kinds, "undergo"),
    )


def compose(kind: str, cameo: str) -> str:
    """Code of what an operator makes of another: a vow of conflict is a threat, a plan of it stays what it is."""
    if kind == "vow":
        return composed("future", cameo) or composed("foretold", cameo) or cameo
    return composed("future" if kind == "plan" else kind, cameo) or cameo


def owners_of(inner: Reading) -> list[Token]:
    """Whose a noun is that is agreed to or refused: "agreed to Peruvian mediation", "refused Chad's offer"."""
    trigger = inner.trigger
    return list(syntax.nouns_at(trigger, "poss")) if trigger.pos_ == "NOUN" and not inner.reciprocal else []


def under_participle(reading: Reading) -> Reading:
    """ "Oman suspended aid", where the parser takes the verb for an adjective of the noun."""
    for part in reading.trigger.children:
        told = part.dep_ == "amod" or (part.dep_ == "acl" and reading.trigger.dep_ == "ROOT")  # "Sanctions lapsed"
        if not told or part.tag_ not in ("VBN", "VBD"):
            continue
        operator = next((one for one in operators_of(syntax.lemma(part), "verb") if one.kind == "stop"), None)
        cameo = composed("stop", reading.cameo) if operator is not None else None
        if cameo is not None:
            rule = f"{reading.rule} under stop {syntax.lemma(part)}"
            actors = tuple(noun for noun in reading.actors if noun.i != part.i)
            taken = reading.tokens | {part.i}
            return replace(reading, cameo=cameo, mode="", actors=actors, rule=rule, tokens=taken, kinds=("stop",))
    return reading


def places_of(frame: Frame, token: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where actor and recipient stand: the subject of a passive does nothing, that of a verb with an object does."""
    doing, suffering = frame.actor or default_actors(token), frame.recipient
    if frame.pos == "noun" and not frame.reciprocal:
        return noun_places(doing, suffering, token)
    if syntax.is_passive(token) or is_reduced_passive(token):
        doing = tuple(place for place in doing if place != "subject") or default_actors(token)
    elif {"subject", "object"} <= set(suffering) and any(part.dep_ in syntax.OBJECTS for part in token.children):
        doing = (*doing, "subject")
        suffering = tuple(place for place in suffering if place != "subject")
    return doing, suffering


def noun_places(
    doing: tuple[str, ...], suffering: tuple[str, ...], token: Token
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of a noun "of" tells the doer ("raids of the rebels"), unless another word does ("Peru's seizure of a ship")."""
    named = {place for place in ("by", "of") if any(True for _ in syntax.nouns_at(token, place))}
    if any(noun.text[0].isupper() for noun in syntax.nouns_at(token, "poss")):
        named.add("poss")
    if "by" in named:
        return tuple(place for place in doing if place not in ("of", "poss") or place not in suffering), suffering
    if named == {"of", "poss"} and "of" in suffering:
        return tuple(one for one in doing if one != "of"), tuple(one for one in suffering if one != "poss")
    return doing, suffering


def default_actors(token: Token) -> tuple[str, ...]:
    if token.pos_ in ("NOUN", "PROPN"):
        return (*NOUN_ACTORS, "subject") if is_predicate(token) else NOUN_ACTORS
    return ("by",) if syntax.is_passive(token) or is_reduced_passive(token) else ("subject",)


def is_reduced_passive(token: Token) -> bool:
    """A participle after its noun, or before its clause: "the men arrested in the port", "Hit by sanctions, Peru"."""
    return syntax.is_reduced(token) or syntax.is_fronted(token)


def unite(made: list[Reading]) -> list[Reading]:
    """One reading for each code, with all triggers that it takes up."""
    tokens = {one.cameo: frozenset[int]().union(*(r.tokens for r in made if r.cameo == one.cameo)) for one in made}
    first = {one.cameo: one for one in reversed(made)}
    return [replace(first[cameo], tokens=taken) for cameo, taken in tokens.items()]


def taken_up(frame: Frame, token: Token) -> frozenset[int]:
    """Words below the trigger that made the frame fit: their own readings say the same again."""
    wanted: set[str] = set()
    for word in frame.theme:
        for part in word.split():
            wanted |= word_sets()[part[1:]] if part.startswith("@") else {part}
    near = (part for part, _ in syntax.below(token) if part.dep_ != "advcl")
    return frozenset(part.i for part in near if syntax.lemma(part) in wanted)


def lifted_actors(token: Token) -> list[Token]:
    """The subject of the verb that a noun trigger is an object of, or of "be": "Peru is in talks with Chad"."""
    verb = token if is_predicate(token) else realis.governing_verb(token)
    lifted = verb.pos_ in ("VERB", "AUX") and verb is not token
    if lifted and syntax.is_passive(verb) and (is_suffered(token) or token in syntax.objects_of(verb)):
        return [noun for noun in syntax.nouns_at(verb, "by") if noun != token]
    visits = verb.pos_ == "PROPN" and is_predicate(verb)  # "is in Lima for talks"
    found = syntax.subject(verb) if (lifted or visits or is_predicate(token)) and not is_suffered(token) else None
    return [found] if found is not None and not syntax.is_below(token, found) else []


def is_predicate(token: Token) -> bool:
    """A noun after "be"."""
    return token.pos_ in ("NOUN", "PROPN") and any(part.dep_ == "cop" for part in token.children)


def is_suffered(token: Token) -> bool:
    """A noun whose subject it befalls: "came *under* sanctions", "was met *with* anger"."""
    if token.pos_ != "NOUN" or syntax.has_case(token, "under"):
        return token.pos_ == "NOUN"
    told = token.dep_ in ("obl", "obl:agent") and syntax.is_passive(token.head)
    return told and any(syntax.has_case(token, word) for word in ("with", "to", "by"))


def sufferers(token: Token) -> list[Token]:
    """Whom an act that is told by a noun befalls, where `is_suffered`."""
    verb = realis.governing_verb(token)
    if not is_suffered(token) or (verb is token and not is_predicate(token)):
        return []
    return [*syntax.objects_of(verb), *([one] if (one := syntax.subject(verb)) is not None else [])]


def lifted_recipients(token: Token) -> list[Token]:
    """Nouns with a preposition that the parse hangs on the verb above a noun trigger."""
    verb = realis.governing_verb(token)
    if verb is token:
        return sufferers(token)
    found = [noun for place in ("iobj", "with", "on", "against", "to", "for", "between")
             for noun in syntax.nouns_at(verb, place) if noun.i != token.i]  # fmt: skip
    found += [verb] if verb.pos_ == "PROPN" and is_predicate(verb) else []
    return [*sufferers(token), *found]


def provided_for(part: Token) -> list[Token]:
    """Whom the infinitive of a deal names: itself, or one that hangs on the noun for the deal."""
    clauses = [one for one in (part, *part.children) if one.dep_ in ("advcl", "acl") and syntax.has_mark(one, "to")]
    return [noun for one in clauses for place in ("iobj", "object", *AFTER) for noun in syntax.nouns_at(one, place)]


def struck_in(token: Token) -> tuple[list[Token], list[Token]]:
    """The attacks in which somebody was hurt, and whose they are: "killed in a Peruvian air strike"."""
    blows = [noun for place in ("in", "by", "during") for noun in syntax.nouns_at(token, place)]
    blows = [noun for noun in blows if syntax.lemma(noun) in word_sets()["violence"]]
    return blows, [doer for noun in blows for place in ("poss", "by") for doer in syntax.nouns_at(noun, place)]


def are_several(nouns: list[Token]) -> bool:
    """The first of the nouns has others coordinated with it."""
    return bool(nouns) and any(part.dep_ == "conj" for part in nouns[0].children)


def conditioned(token: Token) -> list[Token]:
    """Whose doing a threat hangs on: "unless Peru withdraws"."""
    found = []
    for part in token.children:
        if part.dep_ == "advcl" and any(mark.lower_ in ("if", "unless", "until") for mark in part.children):
            doer = syntax.subject(part)
            found += [doer] if doer is not None else []
    return found


def distinct(nouns: list[Token] | tuple[Token, ...], without: list[Token] | None = None) -> tuple[Token, ...]:
    """Each noun once, in order."""
    seen = {noun.i for noun in without or ()}
    found = []
    for noun in nouns:
        if noun.i not in seen:
            seen.add(noun.i)
            found.append(noun)
    return tuple(found)


def settle(reading: Reading) -> Reading:
    """What tense and negation of the reading's own clause make of it.

    Cooperation told in the future is AGREE (manual 3.1); what somebody will not do, or does not grant, is REJECT
    (manual 3.10). Conflict and concessions told in the future stay what they are, as planned.
    """
    verb = reading.clause
    if verb.pos_ not in ("VERB", "AUX", "ADJ"):
        return arranged(reading)
    negated = realis.is_negated(verb)
    ahead = realis.is_future(verb)
    grants = reading.cameo.startswith("08") and reading.mode != "release"
    kind = None
    offered = {"agree", "stand"}.intersection(reading.kinds) or reading.cameo.startswith("03")
    never = any(part.lower_ == "never" for part in verb.children)  # "has never promised" is no refusal
    if negated and (ahead or ((grants or offered) and not never)):
        kind = "refuse"
    elif not negated and ahead:
        kind = "future"
    cameo = composed(kind, reading.cameo) if kind is not None else None
    if cameo is None or cameo == reading.cameo:
        return reading
    told = replace(reading, cameo=cameo, mode="", kinds=(*reading.kinds, str(kind)), rule=f"{reading.rule}, {kind}")
    if kind == "refuse":
        return replace(told, reciprocal=reading.reciprocal and are_several(list(reading.actors[:1])))
    if reading.cameo == "043":  # who will receive somebody agrees to it
        return replace(told, actors=reading.recipients, recipients=reading.actors)
    return told


def arranged(reading: Reading) -> Reading:
    """Talks told by a noun are AGREE while they are to come: "the summit is set for May" (manual 3.2)."""
    verb = realis.governing_verb(reading.trigger)
    passive = syntax.is_passive(verb) and syntax.lemma(verb) in ARRANGING
    if not reading.cameo.startswith("04") or not (passive or realis.is_future(verb)):
        return reading
    cameo = composed("future", reading.cameo) or reading.cameo
    return replace(reading, cameo=cameo, mode="", kinds=(*reading.kinds, "plan"), rule=f"{reading.rule}, arranged")


def finish(reading: Reading) -> Reading:
    """The reading as its clause tells it, with the speaker for a pronoun ("Peru said it would withdraw")."""
    settled = with_speaker(settle(reading))
    first = settled.actors[0] if settled.actors else None
    if (first is None and settled.trigger.pos_ != "ADJ") or (first is not None and first.pos_ != "PRON"):
        return settled
    speaker = speaker_above(settled.trigger)
    if speaker is None or speaker == first:
        return settled
    told = replace(settled, actors=distinct([speaker, *settled.actors]))
    if realis.is_future(told.clause) and "refuse" not in told.kinds and "14" <= told.cameo <= "21":
        return replace(told, cameo=composed("foretold", told.cameo) or told.cameo, mode="", reciprocal=False)
    return told  # who says that he will strike threatens it (manual 3.11)


def with_speaker(reading: Reading) -> Reading:
    """The speaker may be who "it" is to whom something is done: "Peru said Chad had shelled it"."""
    first = reading.recipients[0] if reading.recipients else None
    if first is None or first.lower_ not in SAYER or not reading.actors or reading.actors[0].pos_ == "PRON":
        return reading
    speaker = speaker_above(reading.trigger)
    if speaker is None or speaker in reading.actors:
        return reading
    return replace(reading, recipients=distinct([first, speaker, *reading.recipients]))


def speaker_above(token: Token) -> Token | None:
    """Subject of the verb of saying in whose content the word stands; None: it stands in none."""
    for _ in range(8):
        if token.dep_ in ("ccomp", "parataxis") and cues_of(syntax.lemma(token.head), "verb"):
            return syntax.subject(token.head)
        if token.head == token:
            return None
        token = token.head
    return None
