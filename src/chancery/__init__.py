"""Reads news reports on relations between states and keeps a sourced record of who said and did what.

    import chancery

    reading = chancery.read("report.html")            # a file, or the text itself
    for statement in reading.statements:
        print([actor.name for actor in statement.speaker], [reading.document.slice(s) for s in statement.content])

    with chancery.open("record.db") as store:
        store.add(["reports/"], jobs=2)
        for fact in store.statements(speaker="Havel", about="border crossing"):
            print(fact.statement.said_on.latest, *fact.words)
        print(store.actor("Havel").offices)
        for fact in store.interactions(actor="NOR", recipient="SWE", event="SANCTION"):
            print(fact.interaction.when.latest, *fact.words)

Names are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chancery.code.between import Coded
    from chancery.errors import (
        ChanceryError,
        EditError,
        InputError,
        LimitError,
        ModelError,
        NotFound,
        SettingsError,
        StoreError,
    )
    from chancery.keeper import Store, open
    from chancery.reading import code_between, read
    from chancery.records import (
        Actor,
        ActorEdit,
        AgendaItem,
        Block,
        Cue,
        DayCue,
        Document,
        Interaction,
        Meeting,
        Place,
        Reading,
        Skipped,
        Source,
        Span,
        Statement,
        StatusAt,
        TimeExpression,
        When,
    )
    from chancery.store.facts import (
        Counts,
        Fact,
        Fault,
        InteractionFact,
        MeetingFact,
        NameUse,
        OfficeHeld,
        Profile,
    )

__version__ = "0.1.0"

_HOMES = {
    "chancery.errors": (
        "ChanceryError",
        "EditError",
        "InputError",
        "LimitError",
        "ModelError",
        "NotFound",
        "SettingsError",
        "StoreError",
    ),
    "chancery.records": (
        "Actor",
        "ActorEdit",
        "AgendaItem",
        "Block",
        "Cue",
        "DayCue",
        "Document",
        "Interaction",
        "Meeting",
        "Place",
        "Reading",
        "Skipped",
        "Source",
        "Span",
        "Statement",
        "StatusAt",
        "TimeExpression",
        "When",
    ),
    "chancery.store.facts": (
        "Counts",
        "Fact",
        "Fault",
        "InteractionFact",
        "MeetingFact",
        "NameUse",
        "OfficeHeld",
        "Profile",
    ),
    "chancery.keeper": ("Store", "open"),
    "chancery.reading": ("code_between", "read"),
    "chancery.code.between": ("Coded",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [  # noqa: RUF022 (in the order of the docs: what one calls, what one gets, what can go wrong)
    "read",
    "open",
    "code_between",
    "Store",
    "Reading",
    "Document",
    "Source",
    "Block",
    "Span",
    "Statement",
    "Interaction",
    "Meeting",
    "AgendaItem",
    "Place",
    "StatusAt",
    "Actor",
    "Cue",
    "When",
    "TimeExpression",
    "DayCue",
    "Skipped",
    "Fact",
    "InteractionFact",
    "MeetingFact",
    "Coded",
    "Profile",
    "NameUse",
    "OfficeHeld",
    "ActorEdit",
    "Fault",
    "Counts",
    "ChanceryError",
    "InputError",
    "LimitError",
    "SettingsError",
    "ModelError",
    "StoreError",
    "NotFound",
    "EditError",
    "__version__",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'chancery' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
