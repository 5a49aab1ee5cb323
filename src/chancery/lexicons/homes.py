"""Learned weights of the features by which somebody without a state finds the state of the report they belong to."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from chancery.lexicons.referents import Weight
from chancery.lexicons.tables import read_csv, read_data


@cache
def home_weights() -> MappingProxyType[str, float]:
    """Weight by name of feature; rebuilt by `training/homes.py`."""
    rows = read_csv(read_data("homes.csv"), "lexicons/homes.csv", Weight)
    return MappingProxyType({row.feature: row.weight for row in rows})
