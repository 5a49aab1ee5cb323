"""Interactions and meetings: who did what to whom, coded in PLOVER, and who meets whom."""

from chancery.code.between import FOUND_BY, Coded, code_between
from chancery.code.interactions import code_interactions
from chancery.code.meetings import VERSION as MEETINGS
from chancery.code.meetings import find_meetings
from chancery.code.weigh import FOUND_BY as WEIGHED

VERSION = f"{FOUND_BY}+{WEIGHED}+{MEETINGS}"

__all__ = ["VERSION", "Coded", "code_between", "code_interactions", "find_meetings"]
