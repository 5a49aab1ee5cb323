"""Slots of a marked text: the words that stand for a person, state or body, and how they are labelled as names."""

from __future__ import annotations

import re

from chancery.lexicons import State, states
from corpus.header import Header, Person

PRONOUNS = {
    "he": ("he", "she"), "He": ("He", "She"), "him": ("him", "her"), "his": ("his", "her"), "His": ("His", "Her"),
    "Him": ("Him", "Her"), "himself": ("himself", "herself"),
    "spokesman": ("spokesman", "spokeswoman"), "Spokesman": ("Spokesman", "Spokeswoman"),
}  # fmt: skip


def render_slot(header: Header, slot: str, form: str | None, fail) -> tuple[str, str | None, int]:  # type: ignore[no-untyped-def]
    """Words of a slot, its name label (None: no name), and where in the words the name starts."""
    if slot in header.people:
        return render_person(header.people[slot], form, fail)
    if slot in header.bodies:
        return header.bodies[slot].name, "ORG", 0
    if slot in header.states:
        return render_state(state_of(header.states[slot], fail), form, fail)
    raise fail(f"slot {slot} is not in the header")


def render_person(person: Person, form: str | None, fail) -> tuple[str, str | None, int]:  # type: ignore[no-untyped-def]
    if form in (None, "full", "name"):
        return person.name, "PER", 0
    if form == "also":
        return person.also or person.name, "PER", 0
    if form in ("last", "first"):
        return getattr(person, form), "PER", 0
    if form in PRONOUNS:
        return PRONOUNS[form][person.gender == "f"], None, 0
    raise fail(f"a person has no form .{form}")


def render_state(  # noqa: PLR0911  (one return a form)
    state: State,
    form: str | None,
    fail,  # type: ignore[no-untyped-def]
) -> tuple[str, str | None, int]:
    article = "the " if state.article else ""
    match form:
        case None | "name":
            return state.name, "LOC", 0
        case "the":
            return article + state.name, "LOC", len(article)
        case "The":
            return article.capitalize() + state.name, "LOC", len(article)
        case "adj":
            return state.adjective, "NORP", 0
        case "an" | "An":
            vowel = state.adjective[0] in "AEIO" or state.adjective.startswith("Ug")
            words = ("an " if vowel else "a ") if form == "an" else ("An " if vowel else "A ")
            return words + state.adjective, "NORP", len(words)
        case "people":
            return state.people, "NORP", 0
        case "capital":
            return state.capital, "LOC", 0
    raise fail(f"a state has no form .{form}")


def state_of(code: str, fail) -> State:  # type: ignore[no-untyped-def]
    for state in states():
        if state.alpha3 == code:
            return state
    raise fail(f"no state has the code {code}")


def fill_words(header: Header, value: str, fail) -> str:  # type: ignore[no-untyped-def]
    """`value` with its slots replaced by their words."""
    slot = r"\{([PSB]\d+)(?:\.(\w+))?\}"
    return re.sub(slot, lambda found: render_slot(header, found[1], found[2], fail)[0], value)
