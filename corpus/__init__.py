"""The Chancery corpus: invented reports with marked statements, compiled into text and spans."""

from corpus.marks import CorpusError, Marked, MarkedTime, Report, Speaker, compile_report
from corpus.reports import HELD_OUT_STYLES, fill_again, read_reports

__all__ = [
    "HELD_OUT_STYLES",
    "CorpusError",
    "Marked",
    "MarkedTime",
    "Report",
    "Speaker",
    "compile_report",
    "fill_again",
    "read_reports",
]
