"""What Chancery knows about words and the world: data files with one loader."""

from chancery.lexicons.names import NamedState, state_by_code, state_named, states, states_named
from chancery.lexicons.people import gender_of, given_names, name_regions
from chancery.lexicons.records import Gender, Match, NameRegion, State

__all__ = [
    "Gender",
    "Match",
    "NameRegion",
    "NamedState",
    "State",
    "gender_of",
    "given_names",
    "name_regions",
    "state_by_code",
    "state_named",
    "states",
    "states_named",
]
