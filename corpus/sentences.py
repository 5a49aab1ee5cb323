"""Single sentences with marked interactions and meetings: one line a sentence, compiled with a cast of its own.

`{S1.adj} troops <i1>shelled</i1> a {S2.adj} village. | i1: S1/MIL -> S2; ASSAULT; heavy-weapons`
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chancery import lexicons
from chancery.records import Span
from corpus.header import CorpusError, Header, Person, read_body
from corpus.interactions import MarkedInteraction, MarkedMeeting, read_interaction, read_meeting
from corpus.marks import Builder, build_interactions, build_meetings, compile_text
from corpus.slots import state_of

FOLDER = Path(__file__).parent / "sentences"
HOMES = {"1": "S1", "2": "S2", "3": "S3", "4": "S1", "5": "S2", "6": "S3"}
"""The state of a person without a line of his own: P1 and P4 are of S1, P2 and P5 of S2, P3 and P6 of S3."""
REASONS = frozenset(
    "anniversary hypothetical opinion history sport weather commerce domestic place figurative procedure general "
    "question culture plan statement description advert".split()
)
HELD_OUT_OF = 5
"""One sentence of so many is held out, by the hash of its marked text."""


@dataclass(frozen=True)
class Sentence:
    """One compiled sentence; spans are code points."""

    id: str
    text: str
    interactions: tuple[MarkedInteraction, ...]
    meetings: tuple[MarkedMeeting, ...]
    names: tuple[tuple[int, int, str], ...]
    slots: tuple[tuple[str, Span], ...]
    """The slots of the text and where their words stand: who could be an actor."""
    none: str | None
    """Why there is no interaction in it (`anniversary`, `opinion`); None: there is one."""
    split: str


@dataclass(frozen=True)
class SentenceLine:
    """A line of a file: marked text, and its cells."""

    where: str
    marked: str
    cells: tuple[str, ...]

    @property
    def id(self) -> str:
        """Stable while the words are: made from the marked text."""
        digest = hashlib.sha256(self.marked.encode()).hexdigest()
        return f"{self.where.partition('.')[0]}-{digest[:8]}"

    @property
    def split(self) -> str:
        digest = hashlib.sha256(self.marked.encode()).digest()
        return "held-out" if digest[0] % HELD_OUT_OF == 0 else "train"


def find_sentence_files(root: Path = FOLDER) -> list[Path]:
    """Files of sentences under `root` (the corpus folder or its `sentences`), in order of name."""
    folder = root / "sentences" if (root / "sentences").is_dir() else root
    return sorted(folder.glob("*.txt"))


def read_sentences(split: str | None = None, root: Path = FOLDER, seed: int = 0) -> list[Sentence]:
    """Sentences of a split (`train`, `held-out`; None: both); another seed gives other states and people."""
    return [
        compile_sentence(line, seed)
        for path in find_sentence_files(root)
        for line in read_lines(path)
        if split is None or line.split == split
    ]


def fill_sentences_again(split: str = "train", root: Path = FOLDER, seeds: range = range(1, 2)) -> Iterator[Sentence]:
    """The sentences of a split with other states and people, once a seed."""
    for seed in seeds:
        yield from read_sentences(split, root, seed)


def read_lines(path: Path) -> Iterator[SentenceLine]:
    """Lines of a file that hold a sentence; empty ones and those that begin with `#` are skipped."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            marked, *cells = (part.strip() for part in line.split("|"))
            yield SentenceLine(f"{path.name}:{number}", marked, tuple(cell for cell in cells if cell))


def compile_sentence(line: SentenceLine, seed: int = 0) -> Sentence:
    """Compile one line with a cast drawn from its words and the seed. Raises CorpusError naming file and line."""
    header = Header(fields={"id": line.id})
    none = None
    bodies: list[str] = []
    for cell in line.cells:
        if cell.startswith("NONE"):
            none = cell.removeprefix("NONE").strip()
            if none not in REASONS:
                raise CorpusError(f"{line.where}: NONE {none!r} is none of {', '.join(sorted(REASONS))}")
            continue
        try:
            add_cell(header, cell, bodies)
        except ValueError as fault:
            raise CorpusError(f"{line.where}: {fault} in {cell!r}") from fault
    if (none is None) != bool(header.interactions):
        raise CorpusError(f"{line.where}: a sentence has either interactions or 'NONE reason'")
    choose_cast(header, line, bodies, random.Random(f"{seed}/{line.marked}"))
    builder = Builder(header, line.where)
    compile_text(builder, line.marked)
    for number in header.meetings:  # a meeting without a mark is named by the interaction of its number
        if number in builder.marks.triggers:
            builder.marks.mentions.setdefault(number, builder.marks.triggers[number])
    if builder.parts or builder.times:
        raise CorpusError(f"{line.where}: a sentence has marks of interactions, meetings and names only")
    return Sentence(
        id=line.id,
        text=builder.text,
        interactions=build_interactions(builder),
        meetings=build_meetings(builder),
        names=tuple(sorted(builder.names)),
        slots=tuple(builder.marks.slots),
        none=none,
        split=line.split,
    )


def add_cell(header: Header, cell: str, bodies: list[str]) -> None:
    """Take `i1: ..`, `e1: ..` or `B1=name, home`; a cell without a key is the line of `i1`. Raises ValueError."""
    if match := re.fullmatch(r"B(\d)=(.*),\s*(\S+)", cell):
        header.bodies[f"B{match[1]}"] = read_body(f"{match[2]} | {match[3]}")
        bodies.append(f"B{match[1]}")
    elif match := re.match(r"e(\d+):(.*)", cell):
        header.meetings[int(match[1])] = read_meeting(match[2].strip())
    elif match := re.match(r"i(\d+):(.*)", cell):
        header.interactions[int(match[1])] = read_interaction(match[2].strip())
    else:
        header.interactions[1] = read_interaction(cell)


def choose_cast(header: Header, line: SentenceLine, bodies: list[str], chance: random.Random) -> None:
    """Fill the slots of a line: states at random, people of their states."""
    used = set(re.findall(r"\b([SP]\d)\b", " ".join([line.marked, *line.cells])))
    homes = {HOMES[slot[1]] for slot in used if slot[0] == "P" and slot[1] in HOMES}
    states = sorted({slot for slot in used if slot[0] == "S"} | homes)
    pool = [state for state in lexicons.states() if state.adjective and state.capital and state.adjective != state.name]
    chosen = chance.sample(pool, len(states))
    header.states.update({slot: state.alpha3 for slot, state in zip(states, chosen, strict=True)})
    regions = {code: region for region in lexicons.name_regions() for code in region.states}
    taken = set[str]()
    for slot in sorted(slot for slot in used if slot[0] == "P" and slot[1] in HOMES):
        home = HOMES[slot[1]]
        region = regions.get(header.states[home]) or chance.choice(lexicons.name_regions())
        gender = chance.choice("fm")
        given = region.female if gender == "f" else region.male
        surname = chance.choice([name for name in region.surnames if name not in taken])
        taken.add(surname)
        header.people[slot] = Person(f"{chance.choice(given)} {surname}", gender, "-", home)
    for slot in bodies:  # "ADJ Mint" shows the adjective of its state
        body = header.bodies[slot]
        if body.home in header.states:
            adjective = state_of(header.states[body.home], CorpusError).adjective
            header.bodies[slot] = read_body(f"{body.name.replace('ADJ', adjective)} | {body.home}")
