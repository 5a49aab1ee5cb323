"""What coding takes from the grammar of find: the one door, so that it can move below both."""

from chancery.find import clauses
from chancery.find.attributes import find_issues
from chancery.find.metonyms import acts_for_state

__all__ = ["acts_for_state", "clauses", "find_issues"]
