"""Times: the words of a report that name a time, their values, and what follows from them."""

from chancery.times.tag import tag_times

__all__ = ["tag_times"]

VERSION = "times/3"
