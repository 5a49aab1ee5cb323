"""What a report calls somebody beside the name: titles before it, appositions after it, descriptions instead of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from chancery.find.mentions import bodies_in, roles_in, split_words, states_in
from chancery.find.office_names import (
    DETERMINERS,
    LINKS,
    advised,
    after_states,
    after_word,
    is_courtesy,
    is_minister,
    is_part_of_office,
    linked,
    name_office,
    office_tail,
    second_field,
    two_fields,
    whole_body,
)
from chancery.lexicons import RoleNoun, body_named, role_covers, role_named, states_named, wider_roles
from chancery.lexicons.titles import title_words

NO_OFFICE = frozenset(
    {"BUS", "LAB", "AGR", "EDU", "ELI", "JRN", "MED", "REF", "REL", "CVL", "CRM", "SOC", "NGO", "UNK"}
)
"""Sectors whose people hold no office of a state or body."""
TOP_DIPLOMAT = "top diplomat"
"""What reports call a foreign minister ("Oslo's top diplomat"), or the EU's high representative."""
SPELL = re.compile(r"(?:from|between) (?:1[89]|20)\d\d")
ENDED = 4  # words after a title in which its end may be told: "minister of ports until May"
MOST_WORDS = 4  # of an office before its role: "civil protection and relief coordinator"
TAIL_LINKS = frozenset({"of", "for", "to", "on", "and"})
AT_PLACES = frozenset({"in", "at", "before", "from", "here", "there"})
OWNERS = frozenset({"his", "her", "its", "their"})


@dataclass(frozen=True)
class Title:
    """One description of somebody by role."""

    office: str
    """In lower case, without states: a noun of `roles.csv` where the words are one, else the words."""
    role: RoleNoun
    state: str | None = None
    """Code of the state or body served; None: the words do not tell."""
    to: str | None = None
    """Of an ambassador: code of the state or body sent to."""
    former: bool = False
    beside_name: bool = True
    """It stands with the name; False: the report uses it alone."""
    owner: str | None = None
    """Whose it is: a possessive pronoun ("her spokesman"), or a name ("Ruiz's spokesman"); None: not told."""

    of_soldier: bool = False
    """Somebody with a rank holds it, so that whatever it is of is no firm."""

    @property
    def is_private(self) -> bool:
        """A walk of life that holds no office: "tax lawyer", "rebel commander"; but not "port authority executive"."""
        words = set(self.office.split())
        business = self.role.sector == "BUS" and bool({"authority", "agency"} & words)
        return (self.role.sector in NO_OFFICE and not business) or bool(title_words("armed") & words)

    @property
    def is_office(self) -> bool:
        """A post in a state, a body or a party, held now."""
        if self.former or self.is_private or is_courtesy(self.role):
            return False
        if self.of_soldier:
            return True
        words = set(self.office.split())
        if self.role.noun in title_words("general") and serves_private(self.office):
            return False
        if self.role.noun == "leader" or (self.role.noun == "president" and " of " in self.office):
            return bool(title_words("public") & (words - {self.role.noun}))
        if self.role.noun in title_words("crowns") and self.office != self.role.noun:
            return False
        return self.role.sector is not None or bool(title_words("public") & words) or self.state is not None


def serves_private(office: str) -> bool:
    """The body that an office of any sort is of is a firm, a club, a union: "president of the fishing company".

    What counts is the last word of the body: "fishing delegation" and "emergency hospital" are none.
    """
    head, _, of = re.sub(r"['’]s?\b", "", office).partition(" of ")
    body = re.split(r" (?:of|for|at|in|to|on) ", of)[0] if of else head
    names = [word for word in body.split() if word in title_words("private") | title_words("public")]
    return bool(names) and names[-1] in title_words("private") and "emergency" not in names


@lru_cache(maxsize=8192)
def title_of_words(text: str) -> Title | None:
    """What a phrase without a name says by itself: "the US ambassador to Moscow"; None: no role in it."""
    found = next(read_titles(split_words(text)), None)
    if found is None:
        return None
    return replace(found, beside_name=False)


def read_titles(words: list[str]) -> Iterator[Title]:
    """Titles in words, the first one first; a role that belongs to another ("adviser to the president") is not one."""
    found = [entry for entry in roles_in(words) if not is_courtesy(entry[2])]
    for number, (start, end, role) in enumerate(found):
        following = found[number + 1][0] if number + 1 < len(found) else None
        if is_owned(words, start) or (following is not None and is_run(words[end:following])):
            continue
        stop = None if following is None or is_owned(words, following) else following
        yield make_title(words, start, end, role, stop)


def title_before_name(words: list[str], comma: bool = False) -> Title | None:
    """The title in words that stand before a name and reach up to it: the last one, with what is parted by "of".

    `comma`: a comma parts them from the name, and a place may stand before it ("the minister of ports in Lima, ...").
    """
    places = AT_PLACES if comma else frozenset()
    post = without_rank(words)
    if post is not None and (title := title_before_name(post, comma)) is not None and title.is_office:
        return title
    titles = [(title, rest) for title, rest in ends_of_titles(words) if is_title_tail(rest, title, places)]
    if len(titles) > 1 and titles[-2][1][:1] == ["and"]:
        titles.pop()  # the other office of one person: "information minister and government spokesman"
    return titles[-1][0] if titles else None


def without_rank(words: list[str]) -> list[str] | None:
    """The words before a soldier's rank that ends them, if they end in a role: "navy chief" *Rear Admiral*; or None."""
    found = list(roles_in(words))
    if len(found) < 2 or found[-1][1] != len(words) or found[-1][2].noun not in title_words("ranks"):
        return None
    _, end, role = found[-2]
    return words[:end] if end == found[-1][0] and role.noun not in title_words("ranks") else None


def ends_of_titles(words: list[str]) -> Iterator[tuple[Title, list[str]]]:
    """Titles in words, each with the words after its role."""
    found = [entry for entry in roles_in(words) if not is_courtesy(entry[2])]
    for number, (start, end, role) in enumerate(found):
        following = found[number + 1][0] if number + 1 < len(found) else None
        if not is_owned(words, start) and not (following is not None and is_run(words[end:following])):
            yield make_title(words, start, end, role, None), words[end:]


def is_title_tail(words: list[str], title: Title, places: frozenset[str]) -> bool:
    """What may stand between a role and a name: "of Russia", "to Norway", "of Water and Energy"."""
    if not words or words[0].lower() != "and":
        return not words or words[0].lower() in TAIL_LINKS | places
    if len(words) > 1 and words[1].lower() not in DETERMINERS and not states_named(words[1]) and ends_in_role(words):
        return True
    return is_minister(title.role.noun) and (bool(places) or all(word[0].isupper() for word in words[1:]))


def ends_in_role(words: list[str]) -> bool:
    """The last words are a role."""
    return any(end == len(words) for _, end, _ in roles_in(words))


def is_owned(words: list[str], start: int) -> bool:
    """The role at `start` is not the title but part of one: "assistant to the president"."""
    before = [word.lower() for word in words[:start]]
    while before and (before[-1] in DETERMINERS or states_named(words[len(before) - 1])):
        before.pop()
    if len(before) < 2 or before[-1] not in LINKS | {"to"}:
        return False
    head = words[max(0, len(before) - 4) : len(before) - 1]
    return bool(title_words("belonging") & {word.lower() for word in head}) or any(True for _ in roles_in(head))


def is_run(words: list[str]) -> bool:
    """Nothing parts two roles, so that the first narrows the second: "deputy infrastructure minister"."""
    return len(words) < 3 and not any(word.lower() in TAIL_LINKS | {"in", "at"} for word in words)


def make_title(words: list[str], start: int, end: int, role: RoleNoun, stop: int | None) -> Title:
    """The title round a role phrase at words[start:end]; `stop`: another title begins there."""
    if words[start].lower() in DETERMINERS and end - start > 1:
        start += 1
    first, lowest = start, after_states(words[:start])
    while first > lowest and start - first < MOST_WORDS and is_part_of_office(words[first - 1], words[start]):
        if serves_from(words[: start + 1], first):
            break  # "Cormorant. Kremlin spokesman": what stands before whom they serve is another sentence's
        first -= 1
    first -= two_fields(words, first, start) if is_minister(role.noun) else 0
    if (
        role.noun in title_words("complete") - title_words("crowns")
        and role_named(" ".join([*words[first:start], role.noun])) is None
    ):
        first = start
    before, after = words[:start], linked(words[end:stop])
    sent_to = after_word(after, "to") if role_covers("diplomat", role.noun) else []
    served = after[: len(after) - len(sent_to) - 1] if sent_to else after
    plain = [re.sub(r"['’]s$", "", word.lower()) for word in words[first:start]]
    plain = [*rank_before_state(words[:first]), *whole_body(words[:first], plain)]
    state = served_by([*before, *words[start:end]], last=True) or served_by(served)
    if state is None and role.sector == "IGO" and "European" in [*before, *words[start:end]]:
        state = "IGO:EU"  # "European commissioner"
    at_place = after[:1] == ["at"] and bool(
        title_words("sent") & wider_roles(role.noun)
    )  # "consul at the Lima mission"
    tail = [] if at_place else office_tail(served) or advised(role, after)
    office, known = name_office(role, plain, words[start:end], tail, second_field(words[start:end], after))
    if role.noun == TOP_DIPLOMAT and not {"a", "an"} & {word.lower() for word in before[-2:]}:
        known = role_named("high representative" if state == "IGO:EU" else "foreign minister")
        office = known.noun if known is not None else office
    return Title(
        office=office,
        role=known or role,
        state=state,
        to=served_by(sent_to),
        former=is_former(before, words[first:end], after) or role.noun.startswith("former"),
        owner=owner_in(words[:first]),
    )


def rank_before_state(before: list[str]) -> list[str]:
    """The rank that a state's adjective parts from its office: "*acting* Peruvian ports minister"; empty: none does."""
    for length in range(1, min(4, len(before))):
        if states_named(" ".join(before[-length:])):
            rank = before[-length - 1].lower()
            return [rank] if rank in title_words("standing") else []
    return []


def is_former(before: list[str], title: list[str], after: list[str]) -> bool:
    """The words round a title say that it is no longer held: "former", "ex-minister", "minister until May"."""
    told = any(word.lower().rstrip("-") in title_words("former") for word in before[-4:])
    ended = any(word.lower() == "until" for word in after[:ENDED])
    in_years = any(SPELL.match(" ".join(after[at : at + 2])) for at in range(ENDED))
    return told or ended or in_years or title[0].lower().startswith("ex-")


def owner_in(before: list[str]) -> str | None:
    """The last possessive pronoun in the words before a title, or the name just before it that ends in 's."""
    last = before[-1] if before else ""
    named = last.endswith(("'s", "’s")) and last[0].isupper()
    if named and after_states(before) < len(before) and body_named(last) is None:
        return last[:-2]
    return next((word.lower() for word in reversed(before) if word.lower() in OWNERS), None)


def serves_from(words: list[str], first: int) -> bool:
    """The words from `first` on name a body of its own: the office begins there."""
    body = body_named(" ".join(words[first:])) if first < len(words) else None
    return body is not None and not body.generic


def served_by(words: list[str], last: bool = False) -> str | None:
    """Code of the first state or body in the words, or of the last one; None: there is none.

    Before a name the last one counts: "Russian President Putin and *US* President".
    """
    at = -1 if last else 0
    codes = [named.state.alpha3 for named in states_in(words)]
    codes = codes or [
        body.state for body in bodies_in(words) if body.state and body.name.lower() not in title_words("ambiguous")
    ]
    return codes[at] if codes else None


def narrowest(titles: list[Title]) -> Title | None:
    """The title to go by: the first, unless a later one says the same more closely ("the official", "the envoy")."""
    chosen: Title | None = None
    for title in sorted(titles, key=lambda one: not one.beside_name):
        if chosen is None or is_closer(title, chosen):
            chosen = title
    return chosen


def is_closer(title: Title, than: Title) -> bool:
    """It says the same more closely, or says an office beside a rank: "army spokesman" of a colonel."""
    if title.state is not None and than.state is not None and title.state != than.state:
        return False
    if than.office in title_words("ranks") and title.office not in title_words("ranks"):
        return title.is_office and title.beside_name and title.role.noun not in title_words("wide")
    if title.office.endswith(f" {than.office}") and title.is_office:
        return True  # "the secretary", then "the chief cabinet secretary"
    if title.role.noun == than.role.noun:
        return title.beside_name and len(title.office) > len(than.office)
    return role_covers(than.role.noun, title.role.noun)


def may_be_of_soldier(title: Title) -> bool:
    """A post of whatever body, which is one of the state if a soldier has it: "spokesman for the peacekeepers"."""
    narrow = title.role.noun in title_words("general") and title.office != title.role.noun
    return narrow and title.beside_name and not title.is_office and not title.former and not title.is_private
