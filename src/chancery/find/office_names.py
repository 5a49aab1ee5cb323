"""How an office is called, out of the words of a title: its fields, its body, its seat; without the state it is of."""

from __future__ import annotations

import re

from chancery.find.mentions import roles_in
from chancery.lexicons import RoleNoun, body_named, role_covers, role_named, states_named
from chancery.lexicons.titles import title_words

CHANCELLERIES = frozenset({"DEU", "AUT", "CHE", "GBR", "LIE", None})
"""States where a chancellor governs; elsewhere a report that says so has translated a foreign minister's title."""
LINKS = frozenset({"of", "for", "at"})
LENGTHS = frozenset({"days", "weeks", "months", "years", "decade", "decades"})
TAIL_ENDS = frozenset(
    "about across after against at before beyond by during from in near on over since to under who with".split()
)
IN_CHARGE = ("in charge of", "responsible for", "with responsibility for", "charged with")
SEATS = {"parliament": "member of parliament", "assembly": "member of parliament", "senate": "senator",
         "congress": "lawmaker", "council": "councillor"}  # fmt: skip
PARTS = {"province": "provincial", "region": "regional", "county": "county", "islands": "island", "state": "state"}
"""Parts of a state, and how an office there is called: a minister of a province is a "provincial minister"."""
ADJECTIVES = {"president": "presidential", "presidency": "presidential", "head of state": "presidential",
              "army": "military"}  # fmt: skip
DETERMINERS = frozenset("a an any each every no some the his her their its our my this that s 's ’s".split())


def is_minister(noun: str) -> bool:
    """A role noun for the head of a ministry."""
    return noun == "minister" or noun.endswith(" minister")


def is_courtesy(role: RoleNoun) -> bool:
    """`Mr`, `Excellency`: no office."""
    return role.sector is None and role.noun[:1].isupper()


def two_fields(words: list[str], first: int, start: int) -> int:
    """Number of words of the first of two fields: "*industry and* trade minister"; 0: there is but one."""
    if first < 2 or words[first - 1].lower() != "and" or not is_part_of_office(words[first - 2], words[start]):
        return 0
    opener = words[first - 3] if first > 2 else ""
    alone = opener.lower() in DETERMINERS or opener.endswith(("'s", "’s")) or bool(opener and states_named(opener))
    capital = words[start][0].isupper() and words[first][0].isupper() and (first == 2 or alone)
    return 2 if role_named(words[first - 2]) is None and (capital or alone) else 0


def linked(after: list[str]) -> list[str]:
    """The words after a role, "in charge of" and the like as "for"."""
    text = " ".join(word.lower() for word in after[:4])
    taken = next((len(phrase.split()) for phrase in IN_CHARGE if text.startswith(phrase)), 0)
    return ["for", *after[taken:]] if taken else after


def name_office(
    role: RoleNoun, plain: list[str], title: list[str], tail: list[str], second: list[str]
) -> tuple[str, RoleNoun | None]:
    """An office in lower case and its own row of the lexicon (None: it has none but the general `role`).

    `plain`: the words before it; `title`: those of the role; `tail`, `second`: what follows, as "of water", "and fish".
    """
    words = [word.lower() for word in title]
    owner = ADJECTIVES.get(" ".join(plain), " ".join(plain))
    short = role_named(f"{owner} {role.noun}") if plain and not tail else None
    known = role_named(" ".join([*plain, *words, *tail])) or short or flipped(plain, role, tail)
    seated = seat(role, tail) if known is None else None
    if seated is not None:
        return seated
    if is_minister(role.noun) and {*plain, *role.noun.split()[:-1]} - title_words("ranking"):
        if tail and tail[-1] in ("province", "region"):
            plain = [PARTS[tail[-1]], *plain]
        tail = second  # nothing else: "foreign minister of the republic"
        known = None if tail else role_named(" ".join([*plain, *words]))
    elif role.noun in title_words("complete") - {"president"} or is_of_seat(role, tail):
        known = known or (role_named(f"{PARTS[tail[-1]]} {role.noun}") if tail and tail[-1] in PARTS else None)
        tail = []
    if known is not None:
        return known.noun, known
    return " ".join([*plain, *words, *tail]) if plain or tail else role.noun, None


def is_of_seat(role: RoleNoun, tail: list[str]) -> bool:
    """What follows tells where somebody was elected: "MP for Lake West"."""
    return tail[:1] == ["for"] and role.noun != "speaker" and role_covers("lawmaker", role.noun)


def advised(role: RoleNoun, after: list[str]) -> list[str]:
    """Whom an adviser advises, or on what: "to the prime minister", "on trade"; empty: not told."""
    if not role_covers("adviser", role.noun) or not after or after[0].lower() not in ("to", "on"):
        return []
    found = next(roles_in(after), None) if after[0].lower() == "to" else None
    if found is not None:
        return [
            "to",
            *(word.lower() for word in without_states(after[1 : found[1]]) if word.lower() not in DETERMINERS),
        ]
    return ["on", *office_tail(["for", *after[1:]])[1:]] if after[0].lower() == "on" else []


def second_field(title: list[str], after: list[str]) -> list[str]:
    """ "and electricity" after "minister of water"; empty: nothing of the kind follows."""
    if not {"of", "for"} & set(title) or len(after) < 2 or after[0].lower() != "and":
        return []
    return office_tail(["of", *after[1:]]) and ["and", *office_tail(["of", *after[1:]])[1:]]


def whole_body(before: list[str], plain: list[str]) -> list[str]:
    """The words before a role with the body that they are the end of: "Ministry of Foreign Affairs" spokesman."""
    if (
        not plain
        or len(before) < 2
        or before[-1].lower() not in LINKS
        or before[-2].lower() not in title_words("bodies")
    ):
        return plain
    body = body_named(" ".join([*before[-2:], *plain]))
    return body.name.split() if body is not None and body.generic else [*plain, before[-2].lower()]


def is_part_of_office(word: str, role: str) -> bool:
    """The word before a role belongs to the office ("water" minister), not to a state or to what is thought of it."""
    plain = word.lower()
    courtesy = role_named(word)
    if (role[0].isupper() and word[0].islower()) or (courtesy is not None and is_courtesy(courtesy)):
        return False
    if (
        re.sub(r"['’]s$", "", plain) in title_words("qualifiers")
        or plain in DETERMINERS
        or plain in ("and", "or", "to", "by", "with", "in", "at", "for", "of")
    ):
        return False
    served = body_named(word)
    if states_named(word) or (served is not None and served.state is not None):
        return False
    owner = plain.endswith(("'s", "’s")) and not word[0].islower()  # "Norway's", but "the agency's" director
    return not (owner or plain.endswith(".") or plain[:1].isdigit())


def seat(role: RoleNoun, tail: list[str]) -> tuple[str, RoleNoun] | None:
    """Office and role of a seat: "member of the defence committee of the parliament"; None: none is told.

    Of a council, with what tells it from others: a "border councillor" sits on the border council.
    """
    if role.noun != "member" or not tail:
        return None
    house = SEATS.get(tail[-1])
    held = role_named(house) if house is not None else None
    if held is None:
        return None
    kept = [re.sub(r"['’]s?$", "", word) for word in tail[1:-1] if word not in title_words("qualifiers")]
    narrow = " ".join([*kept, held.noun]) if tail[-1] == "council" and not LINKS & set(kept) else held.noun
    known = role_named(narrow)
    return (known.noun, known) if known is not None else (narrow, held)


def flipped(plain: list[str], role: RoleNoun, tail: list[str]) -> RoleNoun | None:
    """ "spokesman for the foreign ministry" as "foreign ministry spokesman", "head of" a ministry as its minister."""
    if not tail:
        return None
    body = body_named(" ".join(tail[1:]))
    if role.noun == "chief" and body is not None and body.generic:
        return role_named(body.name.replace("ministry", "minister"))
    owner = ADJECTIVES.get(" ".join(tail[1:]), " ".join(tail[1:]))
    return role_named(" ".join([owner, *plain, role.noun]))


def translated(office: str, state: str | None) -> str:
    """The office under its English name: where no chancellor governs, one is a foreign minister, translated."""
    return "foreign minister" if office == "chancellor" and state not in CHANCELLERIES else office


def after_word(words: list[str], link: str) -> list[str]:
    """The words after a link; empty: it is not there."""
    lower = [word.lower() for word in words]
    return words[lower.index(link) + 1 :] if link in lower else []


def office_tail(words: list[str]) -> list[str]:
    """What follows a role and belongs to the office: "of water resources", without the state in it."""
    if not words or words[0].lower() not in LINKS:
        return []
    kept: list[str] = []
    for word in words[1:]:
        of_panel = word.lower() == "on" and kept and kept[-1].lower() in title_words("panels")
        if (word.lower() in TAIL_ENDS and not of_panel) or len(kept) > 6:
            break
        kept.append(word)
    plain = [word.lower() for word in without_states(kept) if word.lower() not in DETERMINERS]
    if LENGTHS & set(plain):
        return []  # "minister for five weeks"
    while plain and plain[-1] in LINKS | {"and"}:
        plain.pop()
    return [words[0].lower(), *plain] if plain else []


def after_states(words: list[str]) -> int:
    """Index after the last state named in the words; 0: none is."""
    for end in range(len(words), 0, -1):
        if any(states_named(" ".join(words[start:end])) for start in range(max(0, end - 4), end)):
            return end
    return 0


def without_states(words: list[str]) -> list[str]:
    """The words that name no state."""
    kept, at = [], 0
    while at < len(words):
        taken = next(
            (n for n in range(min(4, len(words) - at), 0, -1) if states_named(" ".join(words[at : at + n]))), 0
        )
        if not taken:
            kept.append(words[at])
        at += taken or 1
    return kept
