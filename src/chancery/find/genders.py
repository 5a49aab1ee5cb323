"""Gender of people by the pronouns that the report itself uses of them: "Okoye said *she* would come"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from chancery.find.interviews import is_quoted
from chancery.find.mentions import Cast, Person, subject_of
from chancery.grammar.parse import Doc, Token

SUBJECTS = {"he": "m", "she": "f"}
PRONOUNS = SUBJECTS | {"himself": "m", "herself": "f", "his": "m"}
"""Not "her", which is an object as often: "praised her"."""


def tell_genders(cast: Cast, doc: Doc, text: str) -> None:
    """Give people of unknown gender that of the pronouns which can mean only them; where they disagree, none."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    unknown = {person.name: person for person in cast.people if person.gender == "u"}
    if not unknown:
        return
    for pronoun in find_pronouns(doc, text):
        person = only_antecedent(cast, pronoun)
        if person is not None:
            votes[person.name][PRONOUNS[pronoun.lower_]] += 1
    for name, counted in votes.items():
        if name in unknown and len(counted) == 1:
            unknown[name].gender = next(iter(counted))


def find_pronouns(doc: Doc, text: str) -> Iterator[Token]:
    """Pronouns that tell a gender, outside quotation marks."""
    for token in doc:
        if token.lower_ in PRONOUNS and not is_quoted(text, (token.idx, token.idx)):
            yield token


def only_antecedent(cast: Cast, pronoun: Token) -> Person | None:
    """The one person whom the sentence names, as a subject before the pronoun; None: not sure whom it means.

    Where the pronoun opens a sentence that names nobody, the one whom the sentence before in its line does.
    """
    sentence = pronoun.sent
    people = named_in(cast, sentence.start, sentence.end)
    if people and not pronoun.is_sent_start:
        first = people[0][0]
        before = pronoun.doc[sentence.start : first]
        earlier = any(token.lower_ in PRONOUNS or token.lower_ == "her" for token in before)
        alone = len({person.name for _, person in people}) == 1
        return people[0][1] if alone and first < pronoun.i and not earlier and is_subject(pronoun.doc, first) else None
    if people or not pronoun.is_sent_start or pronoun.lower_ not in SUBJECTS or sentence.start == 0:
        return None
    last = pronoun.doc[sentence.start - 1].sent
    if cast.paragraph_at(last.start_char) != cast.paragraph_at(pronoun.idx):
        return None
    people = named_in(cast, last.start, last.end)
    alone = len({person.name for _, person in people}) == 1
    return people[0][1] if alone and is_subject(pronoun.doc, people[0][0]) else None


def named_in(cast: Cast, start: int, end: int) -> list[tuple[int, Person]]:
    """People named between two tokens, with the head of each name."""
    names = [name for name in cast.names_in(start, end) if name.label_ == "PER"]
    return [(name.root.i, person) for name in names if (person := cast.person_named(name.text)) is not None]


def is_subject(doc: Doc, at: int) -> bool:
    """The word is a subject, or in apposition to one."""
    return subject_of(doc[at]) is not None
