"""Learned weights of the features by which a pronoun or a description finds whom it means."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

import msgspec

from chancery.lexicons.tables import read_csv, read_data


class Weight(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of `referents.csv`."""

    feature: str
    weight: float


@cache
def referent_weights() -> MappingProxyType[str, float]:
    """Weight by name of feature; rebuilt by `training/referents.py`."""
    rows = read_csv(read_data("referents.csv"), "referents.csv", Weight)
    return MappingProxyType({row.feature: row.weight for row in rows})
