"""What Chancery knows about words and the world: data files with one loader."""

from chancery.lexicons.actors import (
    bodies,
    body_named,
    outlet_named,
    outlets,
    role_covers,
    role_named,
    roles,
    wider_roles,
)
from chancery.lexicons.names import NamedState, state_by_code, state_named, states, states_named
from chancery.lexicons.people import gender_of, given_names, name_regions
from chancery.lexicons.records import Body, CueWord, Gender, Hedge, Issue, Match, NameRegion, Outlet, RoleNoun, State
from chancery.lexicons.words import cues, cues_by_lemma, cues_of, hedges, issue_named, issue_words, issues

__all__ = [
    "Body",
    "CueWord",
    "Gender",
    "Hedge",
    "Issue",
    "Match",
    "NameRegion",
    "NamedState",
    "Outlet",
    "RoleNoun",
    "State",
    "bodies",
    "body_named",
    "cues",
    "cues_by_lemma",
    "cues_of",
    "gender_of",
    "given_names",
    "hedges",
    "issue_named",
    "issue_words",
    "issues",
    "name_regions",
    "outlet_named",
    "outlets",
    "role_covers",
    "role_named",
    "roles",
    "state_by_code",
    "state_named",
    "states",
    "states_named",
    "wider_roles",
]
