"""Which states a report is about, by how often it names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from chancery.grammar.parse import Doc, Span
from chancery.lexicons import states_named

RARE = 20  # a state is scenery that fewer than one name of a report in so many is of
SELDOM = 16  # reports on relations of states name one in every fifth sentence, other pages in every eleventh
NAMES_OF_STATES = frozenset({"LOC", "NORP"})


def states_about(names: Sequence[Span]) -> list[tuple[str, int]]:
    """Codes of the states that the names of a report are of, with how many are, most first; without the scenery.

    A long read of a singer's life names two states once, and is about neither.
    """
    counts = Counter(
        named.state.alpha3 for name in names if name.label_ in NAMES_OF_STATES for named in states_named(name.text)[:1]
    )
    return [(code, count) for code, count in counts.most_common() if count * RARE >= len(names)]


def is_of_states(doc: Doc) -> bool:
    """A report is about what states do: one sentence in `SELDOM` names one, or it has too few to tell."""
    named = {name.sent.start for name in doc.ents if name.label_ in NAMES_OF_STATES and states_named(name.text)}
    sentences = sum(1 for _ in doc.sents)
    return sentences < SELDOM or len(named) * SELDOM >= sentences
