"""PETRARCH records: the regression sentences of UniversalPetrarch and PETRARCH's unit tests, complete dyads only.

Gold is each coding whose source and target are known: a state, an international body (IGO), or somebody of the
validation dictionary (the unit tests live in Middle-earth, and some names change with the day). Codings of a pair both
ways by one event, "A met B" and "B met A", are one reciprocal dyad, as the interaction is with us. What the records
leave open is left out: sentences with no coding (of several they say that the program drops them by a word), one
without text.

Events are compared by the cue category of their CAMEO code, as the manual's table of equivalents has them
(`quality.events_gsr`; 02, appeals, are REQUEST; 01, statements, were dropped from PLOVER and are no gold). The
records code an act told as future, wanted or agreed now as the act itself ("will supply arms": 072), now as the
agreement or the threat of it ("would free": 0352), so that either is right. Most unit tests are coded in the older
WEIS, whose classes fit one or more events (`WEIS`; comments, 02, and codes over 22 are none); those of four digits,
and 194 for artillery, are CAMEO. A code that neither scheme has (1717) tests the program's dictionary alone.

PETRARCH codes verbs, so that what a noun tells beside them ("condemned the attack by ..."), and what the interaction
itself says did not happen, is counted neither way. What a speaker says that somebody did ("said that Chad had shelled
it") is an accusation of his there (112), and with us what Chad did, asserted by his statement: it is scored as his.

event   root F1 of the events of complete dyads, whoever is in them
dyad    source and target; dyad_event: with the event
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from chancery.code.readings import speaker_above
from chancery.code.syntax import phrase
from chancery.lexicons import state_by_code
from chancery.lexicons.frames import codes
from chancery.records import Interaction
from quality.events_gsr import CUES, Dyad, DyadScores, Naming, as_gold, count, event_of, name_actors, predict
from quality.events_plv import half_of
from quality.samples import QualityError

FILES = {"petr2": "PETR2_GSR_validation.xml", "unit": "PETR.UnitTest.records.xml"}
ACTORS = "PETR.Validate.actors.txt"
WEIS = {
    "01": "RETREAT", "03": "CONSULT|AGREE", "04": "SUPPORT", "05": "AGREE", "06": "RETREAT|SUPPORT|COOPERATE|AID|AGREE",
    "07": "AID|AGREE", "08": "AGREE|SUPPORT|COOPERATE", "09": "REQUEST", "10": "REQUEST|AGREE", "11": "REJECT",
    "12": "ACCUSE", "13": "ACCUSE", "14": "REJECT", "15": "REQUEST", "16": "THREATEN", "17": "THREATEN",
    "18": "PROTEST|MOBILIZE", "194": "ASSAULT", "19": "SANCTION|REJECT", "20": "SANCTION|COERCE",
    "21": "COERCE", "22": "ASSAULT",
}  # fmt: skip
RECORD = re.compile(r"<Sentence\b(.*?)</Sentence>", re.S)
DATE = re.compile(r'date\s*=\s*"(\d+)"')
COMMENT = re.compile(r"<!--.*?-->", re.S)
CODING = re.compile(r"<EventCoding([^>]*)>")
FIELD = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
TEXT = re.compile(r"<Text>(.*?)</Text>", re.S)
ENTRY = re.compile(r"^(\+)?([A-Z][A-Z_. -]*?)(_)?\s*(?:\[([^\]]*)\])?\s*(?:#.*)?$")
CODE = re.compile(r"^([A-Za-z/]+|-+)\s*([<>]?)\s*(\d*)\s*(?:-\s*(\d+))?$")
MEANT = {
    "031": "COOPERATE", "032": "SUPPORT", "033": "AID", "034": "RETREAT", "035": "RETREAT", "036": "CONSULT",
    "039": "CONSULT",
}  # fmt: skip
"""The act that is agreed, by the first three digits of the code of its agreement."""


@dataclass(frozen=True)
class Record:
    """A sentence with its complete dyads, and the day it is given."""

    text: str
    day: int
    """Year, month and day as one number; 0: none."""
    dyads: tuple[Dyad, ...]


def load_records(root: Path, name: str) -> list[Record]:
    """Records with complete dyads, each text once. Raises QualityError where the file is missing."""
    path = root / FILES[name]
    try:
        whole = path.read_text("utf-8", "replace")
    except OSError as error:
        raise QualityError(f"{name}: {path} cannot be read ({error}); give the folder petrarch_validation") from error
    found: dict[str, Record] = {}
    for record in RECORD.finditer(COMMENT.sub("", whole)):
        told, given = TEXT.search(record[1]), DATE.search(record[1])
        text = " ".join(told[1].split()) if told is not None else ""
        codings = [dict(FIELD.findall(coding[1])) for coding in CODING.finditer(record[1])]
        dyads = [dyad for fields in codings if (dyad := as_dyad(fields, name == "unit"))]
        if text and dyads:
            day = as_day(given[1]) if given is not None else 0
            found.setdefault(text, Record(text, day, tuple(join_mirrored(dyads))))
    return list(found.values())


def as_dyad(fields: dict[str, str], unit: bool) -> Dyad | None:
    """The dyad of a coding; None: a side is missing or nobody we can name, or the code is none of the tables."""
    source, target, code = (fields.get(name, "") for name in ("sourcecode", "targetcode", "eventcode"))
    if unit and len(code) < 4:
        event = WEIS.get(code, WEIS.get(code[:2]))
    elif code[:2] == "02":
        event = "REQUEST"
    else:
        event = events_by_code(code) if code in codes() else None
    sides = source[:3].upper(), target[:3].upper()
    known = all(re.fullmatch("[A-Z]{3}", side) if unit else side in state_by_code() or side == "IGO" for side in sides)
    return Dyad(*sides, event) if event is not None and known else None


def events_by_code(cameo: str) -> str:
    """The events that the records may call a code: its own, and the act that it agrees to, with a bar between them."""
    return "|".join(dict.fromkeys(event for event in (CUES[cameo[:2]], MEANT.get(cameo[:3])) if event))


def join_mirrored(dyads: list[Dyad]) -> list[Dyad]:
    """Two codings of one pair both ways by the same event as one reciprocal dyad."""
    kept: list[Dyad] = []
    for one in dict.fromkeys(dyads):
        mirrored = Dyad(one.recipient, one.actor, one.event)
        if mirrored in kept and mirrored != one:
            kept[kept.index(mirrored)] = replace(mirrored, reciprocal=True)
        else:
            kept.append(one)
    return kept


def as_day(given: str) -> int:
    """A day of six or eight digits as a number of eight; years before 30 are of this century."""
    return int(given if len(given) == 8 else ("20" if given < "30" else "19") + given)


@dataclass(frozen=True)
class Code:
    """Whom a name stands for in a span of days; None: for nobody."""

    actor: str | None
    first: int = 0
    last: int = 99999999
    dated: bool = False


@dataclass(frozen=True)
class Name:
    """A name of the validation dictionary; whole: nothing may follow it in its last word."""

    text: str
    whole: bool
    codes: list[Code]


@cache
def validation_actors(root: Path) -> tuple[Name, ...]:
    """Names of the validation dictionary, lower case, the longest first; those of one block share their codes."""
    found: list[Name] = []
    shared: list[Code] = []
    for line in (root / ACTORS).read_text("utf-8", "replace").splitlines():
        entry, given = ENTRY.match(line), re.match(r"^\s+\[([^\]]*)\]", line)
        if entry is not None:
            shared = shared if entry[1] else []
            found.append(Name(entry[2].replace("_", " ").strip().lower(), bool(entry[3]), shared))
        code = as_code(given[1] if given is not None else entry[4] if entry is not None else None)
        if code is not None:
            shared.append(code)
    return tuple(sorted((name for name in found if name.codes), key=lambda name: -len(name.text)))


def as_code(given: str | None) -> Code | None:
    """What stands in the brackets of an entry ("HOBREB > 990816"); None: no code."""
    found = CODE.match(given.strip()) if given else None
    if found is None:
        return None
    actor = "/".join(part[:3].upper() for part in found[1].split("/")) if found[1][0] != "-" else None
    if found[4]:
        return Code(actor, as_day(found[3]), as_day(found[4]), dated=True)
    if found[3]:
        day = as_day(found[3])
        return Code(actor, last=day, dated=True) if found[2] == "<" else Code(actor, first=day, dated=True)
    return Code(actor)


def naming(root: Path, day: int) -> Naming:
    """Whom a phrase names on a day: the longest name of the dictionary in it, several with a bar; None: none."""

    def name(phrase: str) -> str | None:
        lower = phrase.lower().replace("_", " ")
        for one in validation_actors(root):
            if re.search(rf"\b{re.escape(one.text)}" + (r"\b" if one.whole else ""), lower):
                fitting = [code for code in one.codes if code.first <= day <= code.last]
                best = next((code for code in fitting if code.dated), None) or next(iter(fitting), None)
                return best.actor if best is not None else None
        return None

    return name


def score_petrarch(root: Path, name: str, half: str, parse: Callable[[str], Doc]) -> DyadScores:
    """Score `petr2` or `unit`, a half (`tune`, `report`) or `all` of it."""
    scores = DyadScores()
    for record in load_records(root, name):
        if half in ("all", half_of(record.text)):
            doc = parse(record.text)
            names = naming(root, record.day) if name == "unit" else None
            told = counted(predict(record.text, doc, names), doc)
            own = [
                dyad for one, dyads in told for dyad in accusations(one, doc, names) or named_as(dyads, events_of(one))
            ]
            count(scores, list(record.dyads), own_once(own), record.text)
    return scores


def counted(told: list[tuple[Interaction, list[Dyad]]], doc: Doc) -> list[tuple[Interaction, list[Dyad]]]:
    """What happened, by verbs where there are any."""
    happened = [(one, dyads) for one, dyads in told if one.realis != "negated"]
    verbs = {token.idx for token in doc if token.pos_ != "NOUN"}
    return [(one, dyads) for one, dyads in happened if one.trigger[0] in verbs] or happened


def named_as(dyads: list[Dyad], events: str) -> list[Dyad]:
    return [replace(dyad, event=events) for dyad in dyads]


def accusations(one: Interaction, doc: Doc, names: Naming | None) -> list[Dyad]:
    """Conflict that somebody of another state says the actor has begun, as the speaker's word against the actor."""
    trigger = next((token for token in doc if token.idx <= one.trigger[0] < token.idx + len(token)), None)
    if trigger is None or trigger.dep_ != "ccomp" or one.realis != "occurred" or not "14" <= (one.cameo or "") < "21":
        return []
    speaker = speaker_above(trigger)
    told = name_actors(doc, phrase(speaker), names) if speaker is not None else ()
    accused = [as_gold(actor.state) for actor in one.actor]
    return [Dyad(as_gold(by.state), of, "ACCUSE") for by in told for of in accused if as_gold(by.state) != of]


def events_of(one: Interaction) -> str:
    """The events that the records may call it, with a bar between them: as planned or agreed, and the act itself."""
    if one.cameo is None:
        return one.event
    return "|".join(dict.fromkeys((event_of(one), *events_by_code(one.cameo).split("|"))))


def own_once(dyads: list[Dyad]) -> list[Dyad]:
    """Each dyad once; of a reciprocal one its other order is the same."""
    kept: list[Dyad] = []
    for one in dyads:
        if not any(one.same_pair(other) and one.event == other.event for other in kept):
            kept.append(one)
    return kept
