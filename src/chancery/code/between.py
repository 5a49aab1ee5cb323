"""Which interaction the text tells between two given phrases."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.code import realis, syntax
from chancery.code.readings import ARRANGING, Reader, Reading
from chancery.grammar.parse import Doc, Token
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons.frames import codes, operators_of, score_of
from chancery.records import Event, Quad, Realis, Span

LEAST = 2.0
FOUND_BY = "frames/2"
THREATENING = frozenset({"issue", "deliver", "send", "give", "set", "menace", "serve"})
FORETOLD = frozenset({"RETREAT", "SANCTION", "COERCE", "MOBILIZE", "ASSAULT", "PROTEST", "REJECT", "ACCUSE"})


@dataclass(frozen=True)
class Coded:
    """The interaction between two phrases."""

    event: Event
    mode: str | None
    cameo: str
    quad: Quad
    score: float
    realis: Realis
    trigger: Span
    confidence: float
    why: str
    found_by: str = FOUND_BY


def code_between(doc: Doc, actor: Span, recipient: Span | None, year: int | None = None) -> Coded | None:
    """What the actor does to the recipient, both spans of code points in `doc`; None: nothing that the frames know.

    Without a recipient: what the actor does, to whomever. `year`: of the report, for what is history in it.
    Where several triggers stand between the two, the one in whose places both stand best is taken. Raises nothing;
    a span outside the text gives None.
    """
    one = token_span(doc, actor)
    other = None if recipient is None else token_span(doc, recipient)
    if one is None or (other is None and recipient is not None):
        return None
    first, last = min(one.start, (other or one).start), max(one.end, (other or one).end) - 1
    sentences = [sentence for sentence in doc.sents if sentence.end > first and sentence.start <= last]
    found = [reading for sentence in sentences for reading in Reader(sentence).readings()]
    ranked = sorted(((fit(reading, one, other), -n, reading) for n, reading in enumerate(found)), key=lambda r: r[:2])
    if not ranked or ranked[-1][0] < LEAST:
        return None
    best, _, reading = ranked[-1]
    return as_coded(reading, min(0.95, 0.35 + best / 10), year)


def as_coded(reading: Reading, confidence: float, year: int | None) -> Coded:
    """The reading with what the tables say of its code."""
    code = codes()[reading.cameo]
    mode = reading.mode or code.mode or None
    known = score_of(code.event, mode)
    trigger = reading.trigger
    return Coded(
        event=code.event,
        mode=mode,
        cameo=reading.cameo,
        quad=known.quad,
        score=known.score,
        realis=realis_of_reading(reading, trigger.sent.text, year),
        trigger=(trigger.idx, trigger.idx + len(trigger)),
        confidence=round(confidence, 2),
        why=reading.rule,
    )


def realis_of_reading(reading: Reading, sentence: str, year: int | None) -> Realis:
    """Realis of the clause; a refusal is told as done, what is planned by its verb (`plans to`) is planned."""
    state = realis.realis_of(reading.clause, sentence, year)
    kinds = (*reading.kinds, *kinds_of(reading))
    if says_no(reading) and (state == "negated" or (state == "hypothetical" and reading.event == "REJECT")):
        return "occurred"
    if "refuse" in kinds and state in ("negated", "planned"):
        return "occurred"
    if "not" in kinds or (kinds[-1:] == ("fail",) and reading.event not in ("REJECT", "RETREAT")):
        return "negated"
    if is_thought_of(reading, kinds) and state in ("occurred", "planned"):
        return "hypothetical"
    if reading.event == "THREATEN" and state == "planned" and not is_announced_threat(reading):
        return "occurred"
    return "planned" if state == "occurred" and is_meant(reading, kinds) else state


def is_announced_threat(reading: Reading) -> bool:
    """ "Will threaten": of other verbs the future itself is the threat ("will pay dearly")."""
    lemma = syntax.lemma(reading.trigger)
    return lemma in THREATENING or any(one.kind == "threaten" for one in operators_of(lemma, "verb"))


def is_thought_of(reading: Reading, kinds: tuple[str, ...]) -> bool:
    """ "Mulls sanctions", "hinted at talks", "had hoped to sign"."""
    if "ponder" in kinds or ("hint" in kinds and reading.event != "THREATEN"):
        return True
    return "plan" in reading.kinds and "had" in realis.auxiliaries(reading.trigger)


def is_meant(reading: Reading, kinds: tuple[str, ...]) -> bool:
    """ "Plans to meet", "is ready to withdraw", "announced that it would withdraw"."""
    if "plan" in kinds:
        return not {"stop", "cancel", "refuse"}.intersection(kinds[kinds.index("plan") :])  # "dropped plans to meet"
    if kinds[-1:] == ("announce",) and reading.event in FORETOLD:
        return any(part.dep_ == "ccomp" and realis.is_future(part) for part in reading.trigger.children)
    return "stand" in kinds and reading.event == "RETREAT"


def kinds_of(reading: Reading) -> tuple[str, ...]:
    """What a trigger with words of its own is beside: who "mulls sanctions" imposes none."""
    trigger = reading.trigger
    lemma = syntax.lemma(trigger)
    if reading.event == "AGREE" and (lemma == "due" or (lemma in ARRANGING and syntax.is_passive(trigger))):
        return ("plan",)
    if reading.kinds or trigger.pos_ != "VERB" or len(reading.tokens) < 2:
        return ()
    if any(part.dep_ == "compound:prt" for part in trigger.children):  # "weighed in"
        return ()
    kinds = {operator.kind for operator in operators_of(lemma, "verb") if "object" in operator.takes}
    intended = () if reading.event in ("AGREE", "REQUEST") else ("plan",)
    return tuple(kind for kind in ("ponder", *intended) if kind in kinds)


def says_no(reading: Reading) -> bool:
    """The negation belongs to the words that tell it: "showed *no* interest"."""
    doc = reading.trigger.doc
    return any(doc[at].lower_ in realis.NOT for at in reading.tokens)


def token_span(doc: Doc, span: Span) -> TokenSpan | None:
    """The tokens of a span of code points; None: it lies outside."""
    if not 0 <= span[0] < span[1] <= len(doc.text):
        return None
    found: TokenSpan | None = doc.char_span(*span, alignment_mode="expand")
    return found


def fit(reading: Reading, actor: TokenSpan, recipient: TokenSpan | None) -> float:
    """How well the phrases stand in the places of a reading: 0 (not at all) to 8; the main clause goes first."""
    depth = 0.05 * sum(1 for _ in reading.trigger.ancestors) - 0.1 * len(reading.tokens)
    if recipient is None:
        return stands_in(reading.actors, actor) - depth
    done, got = stands_in(reading.actors, actor), stands_in(reading.recipients, recipient)
    if reading.reciprocal or is_joint(actor, recipient):
        both = (*reading.actors, *reading.recipients)
        done, got = max(done, stands_in(both, actor)), max(got, stands_in(both, recipient))
    if got == 0:
        got = nearness(reading.trigger, recipient)
    if done == 0:
        done = nearness(reading.trigger, actor)
    return done + got - depth


def is_joint(actor: TokenSpan, recipient: TokenSpan) -> bool:
    """One phrase is coordinated with the other."""
    one, other = actor.root, recipient.root
    return one in with_all_conjuncts(other) or other in with_all_conjuncts(one)


def with_all_conjuncts(token: Token) -> list[Token]:
    return [token, *token.conjuncts]


def stands_in(nouns: tuple[Token, ...], span: TokenSpan) -> float:
    """4 for the first noun of the list in the span, less for later ones and for those that only hold it."""
    best = 0.0
    for rank, noun in enumerate(nouns):
        value = 0.0
        if any(span.start <= one.i < span.end for one in with_all_conjuncts(noun)):
            value = 4.0
        elif any(span.start <= at < span.end for at in syntax.same_as(noun)):
            value = 3.5
        elif syntax.is_below(span.root, noun):
            value = 2.5
        best = max(best, value - min(rank, 5) * 0.2)
    return best


def nearness(trigger: Token, span: TokenSpan) -> float:
    """1.5 for a phrase below the trigger, 0.8 for one in the clause above, else 0.2."""
    if syntax.is_below(span.root, trigger):
        return 1.5
    return 0.8 if any(syntax.is_below(span.root, above) for above in list(trigger.ancestors)[:2]) else 0.2
