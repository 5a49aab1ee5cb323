"""Interactions and meetings: who did what to whom, coded in PLOVER."""

from chancery.code.between import Coded, code_between

__all__ = ["Coded", "code_between"]
