"""The Chancery corpus: invented reports with marked statements, compiled into text and spans."""

from corpus.interactions import MarkedInteraction, MarkedMeeting
from corpus.marks import CorpusError, Marked, MarkedTime, Report, compile_report
from corpus.reports import HELD_OUT_STYLES, fill_again, read_reports
from corpus.sentences import Sentence, fill_sentences_again, read_sentences
from corpus.speakers import Speaker

__all__ = [
    "HELD_OUT_STYLES",
    "CorpusError",
    "Marked",
    "MarkedInteraction",
    "MarkedMeeting",
    "MarkedTime",
    "Report",
    "Sentence",
    "Speaker",
    "compile_report",
    "fill_again",
    "fill_sentences_again",
    "read_reports",
    "read_sentences",
]
