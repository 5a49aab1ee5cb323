"""Interactions and meetings: who did what to whom, coded in PLOVER."""

from chancery.code.between import Coded, code_between
from chancery.code.interactions import code_interactions

__all__ = ["Coded", "code_between", "code_interactions"]
