"""Offices told by what somebody does: "who speaks for the ministry", "who conducts the diplomacy of Norway"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.find.interviews import is_quoted
from chancery.grammar.parse import Doc, Token
from chancery.grammar.parse import Span as TokenSpan
from chancery.lexicons import role_named

REACH = 14  # tokens of the clause
STOPS = frozenset({",", "(", ")", ".", ";", ":", "—", "–", "\n", "“", "”", '"', "«", "»", "•", "|"})
COPULAS = frozenset({"is", "was", "has", "became", "remains", "serves", "served", "acts"})
VERBS = frozenset({"chairs", "commands", "governs", "heads", "holds", "leads", "oversees", "represents", "runs", "sits",
                   "speaks", "took"})  # fmt: skip
OPENERS = frozenset({"charged", "for", "in", "leading", "looking", "number", "on", "responsible", "speaking", "whose"})
ADVERBS = r"(?:now |also |still |long |himself |herself |currently |today )*"
LEADS = (
    r"(?:heads?|headed|leads?|led|runs?|ran|directs?|directed|oversees|oversaw|steers?|is in charge of|took over|"
    r"is running|is leading)"
)
POST = r"(?:been |made |named |appointed |elected |promoted to |sworn in |as |now |also |in office as |over as )*"
BEING = r"(?:is|was|has|had|became|remains|serves as|served as|acts as|acted as|doubles as|works as|took|as|will be)"
ELSE = r"(?:(?!acting)\w+ing|\w+ed|to|in|on|at|by|with|under|from|due|not|set|among|one|said|likely|about|sure|ready)\b"
FORCES = (
    r"army|navy|air force|forces?|fleet|brigade|division|battalion|regiment|coast guard|border guards?|troops|mission"
)
BODIES = r"agency|authority|commission|committee|council|delegation|department|mission|ministry|office|service|team"
SEATED = r"(?:sits?|sat|has a seat|serves|represents? [\w ]+)"

# What follows "who", and the title it amounts to; the first that fits counts.
DUTIES = tuple(
    (re.compile(rf"^{ADVERBS}{pattern}", re.IGNORECASE), title)
    for pattern, title in (
        (r"(?:speaks?|speaking|spoke|answers?|fields questions) (?:up )?(?:for|on behalf of) (?P<what>.+)",
         "spokesperson for {what}"),
        (r"for the (?:state|prosecution|crown)$", "prosecutor"),
        (r"on behalf of (?P<what>.+)", "spokesperson for {what}"),
        (r"for (?P<what>(?:the |its )?.*\b(?:ministry|guard|police|army|navy|military|government|presidency)\b)$",
         "spokesperson for {what}"),
        (rf"(?:conducts?|shapes?|{LEADS}) (?:the |its |their |his |her )?(?:country's |nation's |kingdom's )?"
         r"(?:diplomacy|diplomats|foreign policy|foreign affairs)(?: (?:of|for) (?P<what>.+))?",
         "foreign minister of {what}"),
        (rf"(?:holds?|held|has|{LEADS}) (?:held )?(?:the |that |its )(?P<what>[\w -]+?) (?:portfolio|brief)"
         r"(?P<rest>.*)", "{what} minister {rest}"),
        (r"whose (?:portfolio|brief|ministry) (?:is|covers|includes|takes in) (?P<what>.+)", "minister of {what}"),
        (rf"(?:{LEADS}|chairs?|holds?) (?:at )?(?P<what>.*\b[Mm])inistry\b(?P<rest>.*)", "{what}inister {rest}"),
        (rf"(?:{LEADS}) (?:at )?(?P<what>.*\b)(?:treasury|exchequer)\b(?P<rest>.*)", "{what} finance minister {rest}"),
        (r"(?:has|had|took|takes|in|is in) charge of (?P<what>.+)", "minister of {what}"),
        (r"(?:is )?(?:responsible|charged) (?:for|with) (?P<what>.+)", "minister of {what}"),
        (r"(?:looks?|looking) after (?P<what>.+)", "minister of {what}"),
        (r"(?:advises|advised|counsels) (?P<what>.+)", "adviser to {what}"),
        (r"number two (?:at|in) the (?P<what>.+) embassy(?P<rest>.*)", "{what} deputy head of mission {rest}"),
        (r"(?:the )?number two (?:at|in|of) the (?:government|cabinet)(?P<rest>.*)", "deputy prime minister {rest}"),
        (r"(?:the )?number two (?:at|in|of) the (?P<what>.*\b[Mm])inistry\b(?P<rest>.*)",
         "deputy {what}inister {rest}"),
        (r"(?:the )?number two (?:at|in|of) (?P<what>.+)", "deputy head of {what}"),
        (r"(?:the )?(?:public )?(?:voice|face) of (?P<what>.+)", "spokesperson for {what}"),
        (r"(?:leads?|led|leading|is leading|conducts) (?:the )?(?P<what>.*?)(?:talks|negotiations|negotiating team)"
         r"(?P<rest>.*)", "{what} negotiator {rest}"),
        (r"leading for (?P<what>.+)", "chief negotiator of {what}"),
        (rf"(?:commands?|commanded) (?P<what>.*\b(?:{FORCES})\b.*)", "commander of {what}"),
        (rf"{SEATED} on (?:the |its )?.*\b(?:parliament|assembly|house|diet)\b.* (?:committee|panel)",
         "member of parliament"),
        (rf"{SEATED} in (?:the )?(?P<what>[\w ]*\b)senate\b(?P<rest>.*)", "{what} senator {rest}"),
        (rf"{SEATED} (?:in|on) (?:the )?(?P<what>[\w' ]*\b)council\b(?P<rest>.*)", "{what} councillor {rest}"),
        (rf"{SEATED} in (?:the )?(?P<what>[\w ]*\b)(?:parliament|assembly|house|diet|chamber)\b(?P<rest>.*)",
         "{what} member of parliament {rest}"),
        (r"(?:chairs?|presides over) (?:the )?(?!.*\b(?:committee|commission|panel|group)\b)(?P<what>.*"
         r"\b(?:parliament|assembly|senate|lower house|upper house)\b.*)", "speaker of {what}"),
        (r"(?:governs?|administers) (?P<what>.+)", "governor of {what}"),
        (r"(?:chairs?|chaired|presides over) (?P<what>.+)", "chairman of {what}"),
        (r"(?:leads?|heads?) the (?P<what>.*\b)?opposition\b(?P<rest>.*)", "{what} opposition leader {rest}"),
        (rf"{LEADS} (?!an? (?!.*\b(?:{BODIES})\b))(?P<what>.+)", "head of {what}"),
        (rf"{BEING} (?:{POST})(?!{ELSE})(?P<what>.+)", "{what}"),
    )
)  # fmt: skip
TOPICAL = frozenset({"minister of {what}"})  # only where there is such a minister
SOMEBODY = re.compile(r"(?:the |a )?(?:man|woman|person|official|one) (?:who )?(?!of\b)", re.IGNORECASE)
OF_CABINET = re.compile(r"\b(?:cabinet|government)\b")
OTHERS = re.compile(r"^(?:the )?(?:matching|same|other|corresponding)\b", re.IGNORECASE)
PAST = re.compile(r"^(?:used to|once|formerly|previously|until\b)", re.IGNORECASE)
ENDED = re.compile(
    r"^(?:was|had been|served as|headed|led|ran|held)\b.*\b(?:until|at the time|under|before|when|"
    r"(?:from|between|in) (?:19|20)\d\d|for \w+ (?:years|months|weeks))\b", re.IGNORECASE)  # fmt: skip
ASIDE = re.compile(r"\s(?:with|without|since|until|after|before|while|when|whose|which|that)\b.*", re.IGNORECASE)


def duty_told(doc: Doc, name: TokenSpan) -> str:
    """The title that a clause after a name amounts to; empty: none.

    The clause opens with "who" or "speaking for", or is one of main verb and name: "Tala Ruiz chairs the port board".
    """
    at = name.end
    if at + 2 >= len(doc):
        return ""
    if doc[at].text in (",", "(") and doc[at + 1].lower_ == "who":
        return title_of_duty(clause_at(doc, at + 2))
    if doc[at].text in (",", "("):
        clause = clause_at(doc, at + 1)
        somebody = SOMEBODY.match(clause)
        opens = doc[at + 1].lower_ in OPENERS or doc[at + 2].lower_ in ("voice", "face", "number")
        return title_of_duty(clause[somebody.end() if somebody else 0 :]) if somebody or opens else ""
    if doc[at].lower_ == "of":  # "Tala Ruiz of Peru leads ..."
        at = next((i for i in range(at + 1, min(at + 4, len(doc))) if doc[i].lower_ in COPULAS | VERBS), at)
    at += doc[at].lower_ in ("now", "also", "still")
    return title_of_duty(clause_at(doc, at)) if doc[at].lower_ in COPULAS | VERBS else ""


def duty_before(doc: Doc, name: TokenSpan) -> str:
    """The title that words before a name amount to: "Speaking for the ministry, Tala Ruiz", "the man who runs it is".

    Empty: none.
    """
    at = name.start - 1
    if at < 2:
        return ""
    first = doc[at].sent.start
    if doc[at].text == "," and doc[first].lower_ in OPENERS and at - first < REACH:
        return title_of_duty(clause_at(doc, first)) if doc[first:at].text == clause_at(doc, first) else ""
    if doc[at].lower_ not in ("is", "was"):
        return ""
    opens = next((i for i in range(at - 1, max(first, at - REACH), -1) if doc[i].lower_ == "who"), None)
    return title_of_duty(str(doc[opens + 1 : at].text)) if opens is not None else ""


def duties_of_pronouns(doc: Doc, text: str) -> Iterator[tuple[Token, str]]:
    """Sentences that tell a duty of "he" or "she", outside quotation marks: the pronoun and its title.

    `text`: of `doc`, which spaCy would join anew for each of them.
    """
    for token in doc:
        if token.lower_ not in ("he", "she") or not token.is_sent_start or token.i + 2 >= len(doc):
            continue
        if doc[token.i + 1].lower_ in COPULAS | VERBS and not is_quoted(text, (token.idx, token.idx)):
            title = title_of_duty(clause_at(doc, token.i + 1))
            if title:
                yield token, title


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
    clause = clause.strip()
    if PAST.match(clause):
        return ""
    over = "former " if ENDED.match(clause) else ""
    for pattern, title in DUTIES:
        found = pattern.match(ASIDE.sub("", clause))
        if found is None:
            continue
        parts = {name: (text or "").strip() for name, text in found.groupdict().items()}
        if OTHERS.match(parts.get("what", "")):
            return f"counterpart {parts.get('rest', '')}".strip()
        if title in TOPICAL and not (OF_CABINET.search(clause) or role_named(f"{first_noun(parts['what'])} minister")):
            return ""
        return over + " ".join(title.format(**{"what": "", "rest": ""} | parts).split()).removesuffix(" of")
    return ""


def first_noun(text: str) -> str:
    """What the text is about, without article, up to the next preposition: "ports" of "the ports in Lima"."""
    return re.split(r" (?:in|of|at|for|and|since)\b", re.sub(r"^(?:the|its|his|her|their) ", "", text))[0]
