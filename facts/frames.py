"""Rebuilds `frames_seed.csv`: `python -m facts.frames ../shared/data/events/events.tar.gz`.

Verbs of the CAMEO 2.0 dictionary (Open Event Data Alliance, MIT) that `frames.csv` and `frames_operators.csv` do not
have: the code of each verb's block, and its patterns of one object word.  Codes of statements (01) and patterns of
more words are left out; appeals (02) are requests in PLOVER (10).  Of what is left
the verbs in `TAKEN` were chosen by hand.
"""

from __future__ import annotations

import csv
import re
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from chancery.lexicons.frames import Frame, Operator, codes
from chancery.lexicons.tables import load_shipped

TARGET = Path(__file__).parent.parent / "src/chancery/lexicons/data/frames_seed.csv"
BLOCK = re.compile(r"^---\s+(\S+)\s+\[(\d+|---)\]\s+---")
VERB = re.compile(r"^(\+?[A-Z][A-Z_-]*)\s*(?:\[(\d+|---)\])?\s*(?:\{[^}]*\})?\s*(?:\[(\d+|---)\])?\s*(?:#|$)")
PATTERN = re.compile(r"^- \* (&?[A-Z-]+)\s+\[(\d+)\]\s*#\s*([A-Z_]+)")
PARTICLES = frozenset({"out", "off", "up", "down", "over", "back", "away", "in", "on", "through"})
TAKEN = frozenset(  # of 500 verbs with a code: those whose code is right in most reports, by hand
    """abhor abuse admonish annihilate bludgeon cage cane cede combat confine coordinate crush curse decapitate decimate
    decriminalise decriminalize denigrate devastate disagree dynamite defeat eradicate felicitate flog glorify
    guarantee gun humiliate impugn interdict intervene jeer kick boot lash legalise legalize mend mistreat
    obliterate ostracise ostracize overfly overthrow pillage pillory plunder punish quell ravage react rearrest
    reopen repel repulse reproach remonstrate revive sabotage scuffle segregate slander smash stabilise stabilize
    steal strangle subdue terrorize toast underwrite wipe crucify desolate despoil jeer restructure scoff
    rebuild whip wrest usurp fight""".split()
)
MOST = 15  # words of one synonym set


def read_lines(archive: Path) -> list[str]:
    with tarfile.open(archive) as tar:
        name = next(one for one in tar.getnames() if one.endswith("CAMEO.2.0.txt"))
        file = tar.extractfile(name)
        return [] if file is None else file.read().decode("utf-8", "replace").splitlines()


def synonym_sets(lines: list[str]) -> dict[str, list[str]]:
    """Single words of each `&SET`."""
    found: dict[str, list[str]] = defaultdict(list)
    name = ""
    for line in lines:
        if line.startswith("&"):
            name = line.split()[0].rstrip("_")
        elif line.startswith("+") and name:
            word = line[1:].split("#")[0].strip().rstrip("_").lower()
            if "_" not in word and len(found[name]) < MOST:
                found[name].append(word)
        elif not line.strip() or line.startswith("---"):
            name = ""
    return found


def as_code(text: str | None) -> str | None:
    """A CAMEO code as PLOVER has it; None: none, or one of a statement."""
    if text is None or text == "---":
        return None
    code = f"10{text[2:]}" if text.startswith("02") else text
    while code and code not in codes():
        code = code[:-1]
    return code if len(code) > 1 and not text.startswith("01") else None


def rows(lines: list[str]) -> Iterator[tuple[str, str, str, str]]:
    """Lemma, particle, theme, code; the plain code of a verb and its patterns."""
    sets = synonym_sets(lines)
    block: str | None = None
    for line in lines:
        if opened := BLOCK.match(line):
            block = as_code(opened[2])
        elif pattern := PATTERN.match(line):
            words = sets.get(pattern[1].rstrip("_"), []) if pattern[1].startswith("&") else [pattern[1].lower()]
            code = as_code(pattern[2])
            if words and code:
                lemma, _, particle = pattern[3].lower().partition("_")
                yield lemma, particle, "; ".join(words), code
        elif (verb := VERB.match(line)) and not line.startswith("- "):
            code = as_code(verb[2] or verb[3]) or (block if (verb[2] or verb[3]) is None else None)
            lemma, _, particle = verb[1].lstrip("+").lower().partition("_")
            if code:
                yield lemma, particle, "", code


def main() -> None:
    own = {(lemma, row.pos) for row in load_shipped("frames.csv", Frame) for lemma in row.trigger}
    own |= {(lemma, row.pos) for row in load_shipped("frames_operators.csv", Operator) for lemma in row.trigger}
    kept: dict[tuple[str, str, str], str] = {}
    for lemma, particle, theme, code in rows(read_lines(Path(sys.argv[1]))):
        known = (lemma, "verb") in own and not particle
        if not known and lemma in TAKEN and (not particle or particle in PARTICLES):
            kept.setdefault((lemma, particle, theme), code)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("trigger", "pos", "particle", "theme", "cameo", "recipient"))
        places = "object; theme; against; on; to; with; from; for; in"
        for (lemma, particle, theme), code in sorted(kept.items()):
            out.writerow((lemma, "verb", particle, theme, code, places))


if __name__ == "__main__":
    main()
