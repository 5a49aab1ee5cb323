"""Offices told by what somebody does: "who speaks for the ministry", "who conducts the diplomacy of Norway"."""

from __future__ import annotations

import re

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from chancery.lexicons import role_named

REACH = 14  # tokens of the clause
STOPS = frozenset({",", "(", ")", ".", ";", ":", "—", "–", "\n", "“", "”", '"', "«", "»", "•", "|"})
COPULAS = frozenset({"is", "was", "has", "became", "remains", "serves", "served", "acts"})
ADVERBS = r"(?:now |also |still |once |formerly |long |himself |herself )*"
LEADS = r"(?:heads?|headed|leads?|led|runs?|ran|directs?|directed|oversees|oversaw|steers?|is in charge of|took over)"
POST = r"(?:been |made |named |appointed |elected |promoted to |sworn in |as |now |also |in office as |over as )*"
BEING = r"(?:is|was|has|had|became|remains|serves as|served as|acts as|acted as|doubles as|works as|took|as|will be)"
ELSE = r"(?:(?!acting)\w+ing|\w+ed|to|in|on|at|by|with|under|from|due|not|set|among|one|said|likely|about|sure|ready)\b"
FORCES = (
    r"army|navy|air force|forces?|fleet|brigade|division|battalion|regiment|coast guard|border guards?|troops|mission"
)

# What follows "who", and the title it amounts to; the first that fits counts.
DUTIES = tuple(
    (re.compile(rf"^{ADVERBS}{pattern}", re.IGNORECASE), title)
    for pattern, title in (
        (r"(?:speaks?|spoke|answers?|fields questions) (?:up )?for (?P<what>.+)", "spokesperson for {what}"),
        (rf"(?:conducts?|shapes?|{LEADS}) (?:the |its |their |his |her )?(?:country's |nation's |kingdom's )?"
         r"(?:diplomacy|diplomats|foreign policy|foreign affairs)(?: (?:of|for) (?P<what>.+))?",
         "foreign minister of {what}"),
        (rf"(?:holds?|held|has|{LEADS}) (?:the |that |its )(?P<what>[\w -]+?) portfolio(?P<rest>.*)",
         "{what} minister {rest}"),
        (rf"(?:{LEADS}|chairs?|holds?) (?P<what>.*\b[Mm])inistry\b(?P<rest>.*)", "{what}inister {rest}"),
        (r"(?:has|had|took|takes) charge of (?P<what>.+)", "minister of {what}"),
        (r"is responsible for (?P<what>.+)", "minister of {what}"),
        (r"(?:advises|advised|counsels) (?P<what>.+)", "adviser to {what}"),
        (rf"(?:commands?|commanded) (?P<what>.*\b(?:{FORCES})\b.*)", "commander of {what}"),
        (r"(?:sits?|sat|has a seat|serves) in (?:the )?(?:\w+ )?senate\b", "senator"),
        (r"(?:sits?|sat|has a seat|serves) (?:in|on) (?:the )?[\w ]*\b(?:council)\b(?P<rest>.*)", "councillor {rest}"),
        (r"(?:sits?|sat|has a seat|serves) in (?:the )?[\w ]*\b(?:parliament|assembly|house|diet)\b(?P<rest>.*)",
         "member of parliament {rest}"),
        (r"(?:chairs?|presides over) (?:the )?(?P<what>.*\b(?:parliament|assembly|senate|lower house|upper house)\b.*)",
         "speaker of {what}"),
        (r"(?:governs?|administers) (?P<what>.+)", "governor of {what}"),
        (r"(?:chairs?|chaired|presides over) (?P<what>.+)", "chairman of {what}"),
        (rf"{LEADS} (?P<what>.+)", "head of {what}"),
        (rf"{BEING} (?:{POST})(?!{ELSE})(?P<what>.+)", "{what}"),
    )
)  # fmt: skip
TOPICAL = frozenset({"minister of {what}"})  # only where there is such a minister
OTHERS = re.compile(r"^(?:the )?(?:matching|same|other|corresponding)\b", re.IGNORECASE)
ASIDE = re.compile(r"\s(?:with|without|since|until|after|before|while|when|whose|which|that)\b.*", re.IGNORECASE)


def duty_told(doc: Doc, name: TokenSpan) -> str:
    """The title that a clause after a name amounts to; empty: none.

    The clause opens with "who", or says what the named one is: "spokesperson for the ministry".
    """
    at = name.end
    if at + 2 >= len(doc):
        return ""
    if doc[at].text == "," and doc[at + 1].lower_ == "who":
        return title_of_duty(clause_at(doc, at + 2))
    return title_of_duty(clause_at(doc, at)) if doc[at].lower_ in COPULAS else ""


def clause_at(doc: Doc, start: int) -> str:
    """Words from a token up to the next mark that ends a clause."""
    stop = start
    while stop < len(doc) and stop - start < REACH and doc[stop].text not in STOPS:
        stop += 1
    return str(doc[start:stop].text)


def title_of_duty(clause: str) -> str:
    """The title that a clause amounts to, `clause` being what follows "who"; empty: it tells no duty.

    >>> title_of_duty("speaks for the harbour ministry")
    'spokesperson for the harbour ministry'
    """
    for pattern, title in DUTIES:
        found = pattern.match(ASIDE.sub("", clause.strip()))
        if found is None:
            continue
        parts = {name: (text or "").strip() for name, text in found.groupdict().items()}
        if OTHERS.match(parts.get("what", "")):
            return f"counterpart {parts.get('rest', '')}".strip()
        if title in TOPICAL and role_named(f"{first_noun(parts['what'])} minister") is None:
            return ""
        return " ".join(title.format(**{"what": "", "rest": ""} | parts).split()).removesuffix(" of")
    return ""


def first_noun(text: str) -> str:
    """What the text is about, without article, up to the next preposition: "ports" of "the ports in Lima"."""
    return re.split(r" (?:in|of|at|for|and|since)\b", re.sub(r"^(?:the|its|his|her|their) ", "", text))[0]
