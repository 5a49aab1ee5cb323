"""When a statement was said: its clause, the words round it, the talk it belongs to, the report."""

from __future__ import annotations

import functools

import msgspec
import pytest

from chancery import ids
from chancery.clean import label_blocks
from chancery.find import find_statements
from chancery.records import UNKNOWN_DAY, Document, Source, Statement, When
from chancery.times import tag_times
from chancery.times.said import date_statements

FRIDAY = When(earliest="2031-06-06", latest="2031-06-06", basis="stated")  # 6 June 2031 is a Friday
FILLER = "The ferries between the two harbours have been empty for weeks."


@functools.cache
def analyser():
    from chancery.analyse import load_analyser

    return load_analyser("encoder")


def read(text: str, dated: When = FRIDAY) -> tuple[Document, tuple[Statement, ...]]:
    source = Source(sha256="0" * 64, media_type="text/plain", encoding="utf-8")
    document, _ = label_blocks(Document(id=ids.document_id(text), source=source, text=text))
    document = msgspec.structs.replace(document, dated=dated)
    analysis = analyser().analyse(document)
    statements, _ = find_statements(document, analysis)
    times = tag_times(document, analysis.doc, dated)
    return document, date_statements(statements, document, analysis.doc, times)


def days(text: str, words: str, dated: When = FRIDAY) -> tuple[str | None, str | None]:
    """First and last day of the statement whose content holds some words."""
    document, statements = read(text, dated)
    (found,) = [one for one in statements if any(words in document.slice(span) for span in one.content)]
    return found.said_on.earliest, found.said_on.latest


def report(*paragraphs: str) -> str:
    lead = "The harbour minister, Ilse Marrow, said on Friday that the ferries would sail again."
    return "\n\n".join(("Ferries to sail again", lead, FILLER, *paragraphs))


@pytest.mark.parametrize(
    ("sentence", "words", "first", "last"),
    [
        ("Captain Bo Quill told reporters on Tuesday that the fog was gone.", "fog", "2031-06-03", "2031-06-03"),
        ("On May 30, Captain Bo Quill warned that the fog would stay.", "fog", "2031-05-30", "2031-05-30"),
        ("“The fog is gone,” Captain Bo Quill said on Thursday.", "fog", "2031-06-05", "2031-06-05"),
        ("Last month Captain Bo Quill complained that the fog was thick.", "fog", "2031-05-01", "2031-05-31"),
        ("Captain Bo Quill said that the fog had come on Monday.", "fog", "2031-06-06", "2031-06-06"),
        ("Captain Bo Quill, who fell ill on Tuesday, said that the fog was gone.", "fog", "2031-06-06", "2031-06-06"),
    ],
    ids=["clause", "before it", "after a quotation", "month", "inside the content", "of the speaker"],
)
def test_the_time_of_the_clause(sentence: str, words: str, first: str, last: str) -> None:
    assert days(report(sentence), words) == (first, last)


@pytest.mark.parametrize(
    "sentence",
    [
        "Earlier, Captain Bo Quill said that the fog was gone.",
        "Captain Bo Quill had said that the fog was gone.",
        "Captain Bo Quill has repeatedly said that the fog was gone.",
    ],
)
def test_background_is_some_day_up_to_the_reports(sentence: str) -> None:
    assert days(report(sentence), "fog") == (None, "2031-06-06")


def test_a_statement_without_a_time_has_the_reports_day() -> None:
    assert days(report("Captain Bo Quill said that the fog was gone."), "fog") == ("2031-06-06", "2031-06-06")


def test_a_statement_that_goes_on_has_the_time_of_the_one_before() -> None:
    text = report("Captain Bo Quill told reporters on Tuesday that the fog was gone. He added that the lamps were lit.")
    assert days(text, "lamps") == ("2031-06-03", "2031-06-03")


def test_the_same_speakers_talk_may_be_of_its_day_or_of_the_reports() -> None:
    text = report(
        "Captain Bo Quill told reporters on Tuesday that the fog was gone.", FILLER, "“The lamps are lit,” Quill said."
    )
    assert days(text, "lamps") == ("2031-06-03", "2031-06-06")


def test_unknown_stays_unknown() -> None:
    text = (
        "Ferries to sail again\n\nThe harbour minister, Ilse Marrow, said that the ferries would sail again.\n\n"
        + FILLER
    )
    assert days(text, "ferries would", UNKNOWN_DAY) == (None, None)


def test_days_are_counted_back_from_each_day_that_the_report_can_be_of() -> None:
    days_of_report = ("2031-06-06", "2032-06-04")
    several = When(earliest=days_of_report[0], latest=days_of_report[1], candidates=days_of_report, basis="dateline")
    document, statements = read(report("On May 30, Captain Bo Quill warned that the fog would stay."), several)
    (found,) = [one for one in statements if any("fog" in document.slice(span) for span in one.content)]
    assert found.said_on.candidates == ("2031-05-30", "2032-05-30")


def test_evidence_is_in_the_text_and_nothing_is_lost() -> None:
    document, statements = read(report("On May 30, Captain Bo Quill warned that the fog would stay."))
    for statement in statements:
        for span in statement.said_on.spans:
            assert document.slice(span).strip()
    assert len({statement.id for statement in statements}) == len(statements)
    assert date_statements((), document, analyser().analyse(document).doc, ()) == ()
