"""What Chancery knows about words and the world: data files with one loader."""

from chancery.lexicons.names import NamedState, state_by_code, state_named, states, states_named
from chancery.lexicons.records import Match, State

__all__ = ["Match", "NamedState", "State", "state_by_code", "state_named", "states", "states_named"]
