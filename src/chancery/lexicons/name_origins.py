"""Where a personal name is at home, by its letters: likelihoods by state, from the names in the tables.

Counts of runs of letters in the names of office holders (by the state served), of `names_by_state.toml` and of
`names_by_region.toml`; a state with few names leans on its region. It tells likely from unlikely among a few states,
and proves nothing alone. Which words are listed at which states is a second, surer sign.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from types import MappingProxyType

from chancery.lexicons.name_keys import name_words
from chancery.lexicons.offices import terms
from chancery.lexicons.people import name_regions
from chancery.lexicons.tables import read_data, read_toml

LENGTHS = (2, 3, 4)  # chosen with LEAN by names left out of the lists
PARTICLES = frozenset(
    {"van", "von", "der", "den", "del", "dos", "das", "bin", "ben", "abu", "bou", "ould", "mint", "the"}
)
LEAN = 300.0  # runs of letters of a region that weigh as much as the state's own
FLOOR = 0.5  # of a run never seen in a region
TEMPER = 0.1  # neighbouring runs tell much the same: log likelihoods count so much


def runs(name: str) -> Iterator[str]:
    """Runs of letters of a name, edges of words marked."""
    for word in name_words(name):
        yield from runs_of_word(word)


def runs_of_word(word: str) -> Iterator[str]:
    """Runs of letters of one word of a name, as `name_words` gives it."""
    marked = f"^{word}$"
    for length in LENGTHS:
        for at in range(len(marked) - length + 1):
            yield marked[at : at + length]


@cache
def listed() -> MappingProxyType[str, frozenset[str]]:
    """Codes of the states where a word of a name is listed as at home, by word: `names_by_state.toml`."""
    tables = read_toml(read_data("names_by_state.toml"), "lexicons/names_by_state.toml")
    found: dict[str, set[str]] = defaultdict(set)
    for code, names in tables["states"].items():
        for word in name_words(names):
            if len(word) > 2 and word not in PARTICLES:
                found[word].add(code)
    return MappingProxyType({word: frozenset(codes) for word, codes in found.items()})


def listed_states(name: str) -> list[frozenset[str]]:
    """States where each word of a name is listed as at home; words that are in no list are left out."""
    return [listed()[word] for word in name_words(name) if word in listed()]


@cache
def region_of() -> dict[str, str]:
    """Name of the region of each state."""
    return {state: region.name for region in name_regions() for state in region.states}


@cache
def counts() -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Counts of runs by state and by region."""
    of_state: dict[str, list[str]] = defaultdict(list)
    of_region: dict[str, list[str]] = defaultdict(list)
    regions = region_of()
    for person, state in {(term.person.partition(" (")[0], term.state) for term in terms()}:
        if state in regions:
            of_state[state] += runs(person)
    for word, states in listed().items():
        found = list(runs_of_word(word))
        for state in states & regions.keys():
            of_state[state] += found
    for region in name_regions():
        for name in (*region.male, *region.female, *region.surnames, *region.male_surnames, *region.female_surnames):
            of_region[region.name] += runs(name)
    by_state = {state: Counter(found) for state, found in of_state.items()}
    by_region = {name: Counter(found) for name, found in of_region.items()}
    for state, counted in by_state.items():
        by_region.setdefault(regions[state], Counter()).update(counted)
    return by_state, by_region


@cache
def sums() -> dict[str, int]:
    """How many runs are counted of each state and each region."""
    by_state, by_region = counts()
    return {name: counted.total() for name, counted in (*by_state.items(), *by_region.items())}


@cache
def everywhere() -> tuple[Counter[str], int]:
    """Counts of runs in all regions, and their sum."""
    total: Counter[str] = Counter()
    for found in counts()[1].values():
        total.update(found)
    return total, total.total()


@lru_cache(maxsize=4096)
def log_likelihood(name: str, state: str) -> float:
    """Log likelihood of a name in a state; 0 for a state without names."""
    by_state, by_region = counts()
    name_of_region = region_of().get(state, "")
    region = by_region.get(name_of_region)
    if region is None:
        return 0.0
    own, total = by_state.get(state, Counter()), everywhere()
    own_sum, region_sum = sums().get(state, 0), sums()[name_of_region]
    told = 0.0
    for run in runs(name):
        common = (total[0][run] + FLOOR) / (total[1] + FLOOR)
        likely = (region[run] + 200 * common) / (region_sum + 200)
        told += math.log((own[run] + LEAN * likely) / (own_sum + LEAN) / common)
    return TEMPER * told


def origins(name: str, states: Iterable[str]) -> dict[str, float]:
    """Share of each state, 0..1, in how likely the name is among them; empty: no such state has names."""
    known = [state for state in states if state in region_of()]
    if not known:
        return {}
    told = {state: log_likelihood(name, state) for state in known}
    best = max(told.values())
    weights = {state: math.exp(value - best) for state, value in told.items()}
    return {state: weight / sum(weights.values()) for state, weight in weights.items()}
