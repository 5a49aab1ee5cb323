"""Readings of operators whose complement no frame knows: "ruled out any pause", "asked for an exemption".

They tell only that something is asked, refused, offered or threatened; whether it is an act between two, the model
weighs, so that without its weights nothing comes of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from chancery.code import syntax
from chancery.code.fitting import wants_itself
from chancery.code.readings import AFTER, Reading, conditioned, default_actors, distinct, finish
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token
from chancery.lexicons.frames import Operator, operators_of

GENERAL = {
    "agree": "030",
    "request": "100",
    "refuse": "120",
    "stop": "120",
    "cancel": "120",
    "vow": "130",
    "threaten": "130",
}
"""CAMEO code of an operator over anything; of the kinds that are left out the complement alone tells what is done."""
OPERATING = frozenset({"VERB", "NOUN", "ADJ"})


def read_bare(sentence: TokenSpan, taken: set[int]) -> Iterator[Reading]:
    """Readings of the operators of a sentence that stand in no reading (`taken`: tokens that do)."""
    for token in sentence:
        if token.pos_ in OPERATING and token.i not in taken and syntax.may_tell(token):
            pos = syntax.part_of_speech(token)
            operators = operators_of(syntax.lemma(token), pos) if pos is not None else ()
            operator = next((one for one in operators if fits(one, token)), None)
            if operator is not None:
                yield finish(make_reading(operator, token))


def fits(operator: Operator, token: Token) -> bool:
    """It tells by itself what is done, its particle is there, and something stands where its complement does."""
    if operator.kind not in GENERAL or (operator.particle and not syntax.has_particle(token, operator.particle)):
        return False
    if operator.kind == "request" and wants_itself(token):
        return False
    takes = (*operator.takes, operator.particle) if operator.particle else operator.takes
    return any(True for _ in syntax.complements(token, takes))


def make_reading(operator: Operator, token: Token) -> Reading:
    actors = [noun for place in default_actors(token) for noun in syntax.nouns_at(token, place)]
    recipients = [noun for place in ("iobj", "object", *AFTER) for noun in syntax.nouns_at(token, place)]
    for clause in syntax.complements(token, operator.takes):
        doer = syntax.subject(clause)
        recipients += [doer] if doer is not None else []
    if operator.kind == "threaten":
        recipients += conditioned(token)
    return Reading(
        cameo=GENERAL[operator.kind],
        mode="",
        trigger=token,
        actors=distinct(actors),
        recipients=distinct(recipients, without=actors[:1]),
        rule=f"bare {operator.kind} {syntax.lemma(token)}",
        tokens=frozenset({token.i}),
        kinds=(operator.kind,),
    )


def is_bare(reading: Reading) -> bool:
    """It was made here."""
    return reading.rule.startswith("bare ")
