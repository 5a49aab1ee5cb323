"""The corpus as a whole: read, split by style, and filled again with other names."""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Iterator
from pathlib import Path

from chancery import lexicons
from corpus.header import Body, Header, Person, read_header
from corpus.marks import Report, compile_report

HELD_OUT_STYLES = frozenset({"live-blog", "digest", "broadcaster-script"})
FOLDER = Path(__file__).parent


def find_files(root: Path = FOLDER) -> list[Path]:
    """Corpus files under `root` (the corpus folder or its `reports`), in order of name."""
    folder = root / "reports" if (root / "reports").is_dir() else root
    return sorted(folder.glob("*.txt"))


def split_of(style: str) -> str:
    """`held-out` for the styles kept for measuring, else `train`."""
    return "held-out" if style in HELD_OUT_STYLES else "train"


def read_reports(root: Path = FOLDER, split: str | None = None, layer: str | None = None) -> list[Report]:
    """All reports of a split (`train`, `held-out`; None: both), with the names their authors gave them.

    `layer`: only those marked throughout for it (`statements`, `times`, `interactions`, `meetings`); None: all.
    """
    reports = [compile_report(path.read_text("utf-8"), path.name) for path in find_files(root)]
    return [report for report in reports if is_of(report.style, report.layers, split, layer)]


def is_of(style: str, layers: frozenset[str], split: str | None, layer: str | None) -> bool:
    """A report is of the split and marked for the layer; None: either, any."""
    return split in (None, split_of(style)) and (layer is None or layer in layers)


def fill_again(root: Path = FOLDER, split: str = "train", seed: int = 0, layer: str | None = None) -> Iterator[Report]:
    """The reports of a split with other states and people in their slots; the same seed gives the same names.

    `layer` as in `read_reports`.
    """
    for path in find_files(root):
        marked = path.read_text("utf-8")
        header = read_header(marked.partition("\n---\n")[0].split("\n"), path.name)
        if is_of(header.fields["style"], header.layers, split, layer):
            yield compile_report(marked, path.name, rename(header, random.Random(f"{seed}/{path.name}")))


def rename(header: Header, chance: random.Random) -> Header:
    """A header with other states, people and state adjectives in its bodies."""
    pool = [state for state in lexicons.states() if state.adjective and state.capital]
    chosen = dict(zip(header.states, chance.sample(pool, len(header.states)), strict=True))
    old = {state.alpha3: state for state in lexicons.states()}
    regions = {code: region for region in lexicons.name_regions() for code in region.states}
    people, taken, surnames = {}, set[str](), dict[str, str]()
    for slot, person in header.people.items():
        home = header.bodies[person.home].home if person.home in header.bodies else person.home
        region = regions[chosen[home].alpha3] if home in chosen else chance.choice(lexicons.name_regions())
        people[slot] = rename_person(person, region, taken, chance)
        if person.last in surnames:  # two people of one surname stay so
            first = people[slot].first
            people[slot] = dataclasses.replace(people[slot], name=f"{first} {surnames[person.last]}")
        surnames[person.last] = people[slot].last
    bodies = {
        slot: rename_body(body, old[header.states[body.home]], chosen[body.home]) if body.home in chosen else body
        for slot, body in header.bodies.items()
    }
    codes = {slot: state.alpha3 for slot, state in chosen.items()}
    return dataclasses.replace(header, states=codes, people=people, bodies=bodies)


def rename_person(person: Person, region: lexicons.NameRegion, taken: set[str], chance: random.Random) -> Person:
    """A person of the same gender with one name, of the region; no surname twice in a report."""
    given = region.female if person.gender == "f" else region.male
    surname = chance.choice([name for name in region.surnames if name not in taken])
    taken.add(surname)
    return dataclasses.replace(person, name=f"{chance.choice(given)} {surname}", also=None)


def rename_body(body: Body, before: lexicons.State, after: lexicons.State) -> Body:
    """A body whose name shows the new state's adjective, name or capital where it showed the old one's."""
    name = body.name
    for old, new in ((before.adjective, after.adjective), (before.name, after.name), (before.capital, after.capital)):
        name = re.sub(rf"\b{re.escape(old)}\b", new, name)
    return dataclasses.replace(body, name=name)
