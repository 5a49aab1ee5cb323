"""PETRARCH records: the regression sentences of UniversalPetrarch and PETRARCH's unit tests, complete dyads only.

Gold is each coding with a source and a target. The codes of the regression set are CAMEO, whose event is that of
PLOVER's table (02, appeals, are REQUEST). Those of the unit tests are of the older WEIS, whose classes fit one or
more events (`WEIS`); comments (02) and codes over 22 are no events and left out. Actors are named by the first three
letters of their code, an international body by IGO, as `chancery.find.codes` or the validation dictionary of actors
(the unit tests live in Middle-earth) tells them.

event   events of the complete dyads of a sentence, whoever is in them
dyad    source and target; dyad_event: with the event
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from chancery.lexicons.frames import codes
from quality.events_gsr import Dyad, DyadScores, Naming, count, dyads_of, predict
from quality.events_plv import half_of
from quality.samples import QualityError

FILES = {"petr2": "PETR2_GSR_validation.xml", "unit": "PETR.UnitTest.records.xml"}
ACTORS = "PETR.Validate.actors.txt"
WEIS = {
    "01": "RETREAT", "03": "CONSULT|AGREE", "04": "SUPPORT", "05": "AGREE", "06": "RETREAT|SUPPORT|COOPERATE|AID|AGREE",
    "07": "AID|AGREE", "08": "AGREE|SUPPORT|COOPERATE", "09": "REQUEST", "10": "REQUEST|AGREE", "11": "REJECT",
    "12": "ACCUSE", "13": "ACCUSE", "14": "REJECT", "15": "REQUEST", "16": "THREATEN", "17": "THREATEN",
    "18": "PROTEST|MOBILIZE", "19": "SANCTION|REJECT", "20": "SANCTION|COERCE", "21": "COERCE", "22": "ASSAULT",
}  # fmt: skip
RECORD = re.compile(r"<Sentence\b(.*?)</Sentence>", re.S)
COMMENT = re.compile(r"<!--.*?-->", re.S)
CODING = re.compile(r"<EventCoding([^>]*)>")
FIELD = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
TEXT = re.compile(r"<Text>(.*?)</Text>", re.S)
ENTRY = re.compile(r"^(\+)?([A-Z][A-Z_. -]*?)_?\s*(?:\[([A-Za-z]{3})[^\]]*\])?\s*(?:#.*)?$")


def load_records(root: Path, name: str) -> list[tuple[str, list[Dyad]]]:
    """Sentences with their complete dyads, each text once. Raises QualityError where the file is missing."""
    path = root / FILES[name]
    try:
        whole = path.read_text("utf-8", "replace")
    except OSError as error:
        raise QualityError(f"{name}: {path} cannot be read ({error}); give the folder petrarch_validation") from error
    found: dict[str, list[Dyad]] = {}
    for record in RECORD.finditer(COMMENT.sub("", whole)):
        text = TEXT.search(record[1])
        if text is not None:
            dyads = [
                dyad
                for coding in CODING.finditer(record[1])
                if (dyad := as_dyad(dict(FIELD.findall(coding[1])), name == "unit"))
            ]
            found.setdefault(" ".join(text[1].split()), dyads)
    return [(text, dyads) for text, dyads in found.items() if dyads]


def as_dyad(fields: dict[str, str], weis: bool) -> Dyad | None:
    """The dyad of a coding; None: a side is missing, or the code is none of the table."""
    source, target, code = (fields.get(name, "") for name in ("sourcecode", "targetcode", "eventcode"))
    event = WEIS.get(code[:2]) if weis else None
    if not weis:
        code = f"10{code[2:]}" if code.startswith("02") else code
        while len(code) > 2 and code not in codes():
            code = code[:-1]
        event = codes()[code].event if code in codes() else None
    if event is None or "---" in (source[:3], target[:3]) or not source or not target:
        return None
    return Dyad(source[:3].upper(), target[:3].upper(), event)


@cache
def validation_actors(root: Path) -> dict[str, str]:
    """Names of the validation dictionary, lower case, with the three letters of their code."""
    found: dict[str, str] = {}
    waiting: list[str] = []
    for line in (root / ACTORS).read_text("utf-8", "replace").splitlines():
        if given := re.match(r"^\s+\[([A-Za-z]{3})", line):
            found.update({name: given[1].upper() for name in waiting})
            waiting = []
        elif entry := ENTRY.match(line):
            name = entry[2].replace("_", " ").strip().lower()
            if not entry[1]:
                waiting = []
            if entry[3]:
                found.update({one: entry[3].upper() for one in (*waiting, name)})
                waiting = [name]
                found["\n"] = entry[3].upper()
            elif entry[1] and "\n" in found:
                found[name] = found["\n"]
            else:
                waiting.append(name)
    found.pop("\n", None)
    return found


def naming(root: Path) -> Naming:
    """Whom a phrase names: the longest name of the validation dictionary in it; None: none of them."""
    actors = validation_actors(root)

    def name(phrase: str) -> str | None:
        lower = phrase.lower()
        inside = [one for one in actors if re.search(rf"\b{re.escape(one)}", lower)]
        return actors[max(inside, key=len)] if inside else None

    return name


def score_petrarch(root: Path, name: str, half: str, parse: Callable[[str], Doc]) -> DyadScores:
    """Score `petr2` or `unit`, a half (`tune`, `report`) or `all` of it."""
    scores = DyadScores()
    own_names = naming(root) if name == "unit" else None
    for text, gold in load_records(root, name):
        if half in ("all", half_of(text)):
            told = predict(text, parse(text), own_names)
            own = [dyad for one, _ in told for dyad in expand(dyads_of(one))]
            count(scores, list(dict.fromkeys(gold)), list(dict.fromkeys(own)), text)
    return scores


def expand(dyads: list[Dyad]) -> list[Dyad]:
    """A reciprocal dyad as the two that CAMEO makes of it."""
    found = []
    for dyad in dyads:
        found.append(Dyad(dyad.actor, dyad.recipient, dyad.event))
        if dyad.reciprocal:
            found.append(Dyad(dyad.recipient, dyad.actor, dyad.event))
    return found
