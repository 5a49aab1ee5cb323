"""Clean: roles of blocks in scraped text, and that nothing is edited or lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery import clean, ids
from chancery.clean.furniture import furniture
from chancery.clean.split import dateline
from chancery.records import Block, Document, Source

A = "The envoy of Oslandia said on Friday that the river talks would be taken up again before the summer ends."
B = "“We have a list of eleven questions,” she told reporters at the harbour, “and no answer to any of them.”"
C = "A spokesman for the Marland government confirmed the date, adding that the ferry line would stay open."
D = "Ilse Marrow, the foreign minister, called the list a beginning and declined to speak about the border posts."


def document(text: str, blocks: tuple[Block, ...] = (), headline: str | None = None) -> Document:
    source = Source(sha256="0", media_type="text/plain", encoding="utf-8")
    return Document(id=ids.document_id(text), source=source, text=text, blocks=blocks, headline=headline)


def labelled(text: str) -> list[tuple[str, str]]:
    cleaned, _ = clean.label_blocks(document(text))
    return [(block.role, cleaned.slice(block.span)) for block in cleaned.blocks]


def roles(text: str) -> list[str]:
    return [role for role, _ in labelled(text)]


def report(*lines: str) -> str:
    return "\n\n".join(lines)


# ---- the furniture file


@pytest.mark.parametrize("entry", furniture().entries, ids=lambda entry: f"{entry.role}-{entry.example[:30]}")
def test_each_entry_finds_its_example_and_spares_the_report(entry) -> None:  # type: ignore[no-untyped-def]
    if entry.where in ("line", "list", "tail"):
        found = furniture().line(entry.example)
        assert found is not None
        assert found.role == entry.role or found.where in ("list", "tail")
    elif entry.where == "inside":
        parts = labelled(report(A, f"{B} {entry.example} {D}", C))
        assert (entry.role, entry.example) in parts
        assert [text for role, text in parts if role == "body"] == [A, B, D, C]
    else:
        assert labelled(report("Talks resume in Oslandia", f"{entry.example}", A))[1][0] == entry.role
    marked = labelled(report("River talks to resume in the summer", A, B, entry.example, C, D))
    kept = [text for role, text in marked if role == "body"]
    assert kept[:2] == [A, B]
    if entry.where != "tail":
        assert kept[-2:] == [C, D]


SENTENCES = (
    "Loading of grain resumed at the port.",
    "He wrote on Telegram.",
    "The minister asked readers to subscribe to his Telegram channel, and few did.",
    "Comments on the draft came from eleven states.",
    "By Friday, both sides had left the hall.",
    "By then it was over.",
    "Share prices in Osla fell by a tenth.",
    "Support for the treaty has grown.",
    "Register offices stayed shut, officials said.",
    "Next, the envoys went to the harbour.",
    "Tor Quill is a reporter for the Osla Herald who was held for a year.",
    "Created on 4 June 2031 as a buffer, the zone has never been marked.",
    "The talks end here. (Herald)",
    "Reports by eleven observers say otherwise.",
    "Home rule was the first question.",
    "Photo sessions were not allowed, the envoy said.",
    "Video links failed twice.",
    "Read in full, the letter says the opposite.",
    "Follow the money, the prosecutor said.",
    "Search parties left at dawn.",
    "No comment.",
    "“No.”",
    "NATO — the alliance of old — kept silent.",
    "Question: Will you come to Osla?",
    "Answer: We shall see.",
    "On Friday, June 4 – the day of the vote – nobody came.",
    "Email traffic between the two courts was made public.",
    "Click by click, the list was made.",
    "Data on 40 cases were given to the court.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_the_report_is_never_lost(sentence: str) -> None:
    for lines in ((A, sentence, B, C), (A, B, C, sentence)):
        cleaned = labelled(report("River talks to resume in the summer", *lines))
        assert ("body", sentence) in cleaned


# ---- datelines


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("ST. OSLA, June 4. /TASS/.", "TASS"),
        ("OSLA, May 26 (Reuters) -", "Reuters"),
        ("OSLA —", None),
        ("LONDON (AP) —", "AP"),
        ("Osla, 26 May (Interfax) –", "Interfax"),
        ("OSLA, Marland, Sept. 3 (Xinhua) --", "Xinhua"),
        ("Osla, IRNA –", "IRNA"),
        ("(AFP) -", "AFP"),
        ("NEW OSLA/PORT MARROW, June 4 (AP) —", "AP"),
        ("Osla, June 4, 2031 –", None),
        ("OSLA, June 4 (Herald News) -", None),
    ],
)
def test_datelines_stand_apart(line: str, agency: str | None) -> None:
    cleaned, _ = clean.label_blocks(document(report("River talks to resume", f"{line} {A}", B)))
    assert [(block.role, cleaned.slice(block.span)) for block in cleaned.blocks[1:3]] == [
        ("dateline", line),
        ("body", A),
    ]
    assert cleaned.agency == agency


@pytest.mark.parametrize(
    "text", ["The talks (AP) went on.", "US - Marland talks went on for a year.", "Osla said no.", ""]
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline(text) == (0, None)


def test_time_stamps_of_a_live_report() -> None:
    cleaned = labelled(report("River talks live", f"14:32 GMT {A}", f"10.15am BST – {C}", f"09:05\n{D}"))
    assert [role for role, _ in cleaned[1:]] == ["dateline", "body", "dateline", "body", "dateline", "body"]
    assert cleaned[2][1] == A


# ---- the opening


def test_headline_summary_captions_and_repeats() -> None:
    text = report(
        "All news",
        "River talks to resume in the summer — Marrow",
        "Eleven questions are open and none of them is small, the foreign minister of Oslandia stressed",
        "Foreign Minister Ilse Marrow Tor Quill/TASS\nForeign Minister Ilse Marrow\n© Tor Quill/TASS",
        f"OSLA, June 4. /TASS/. {A}",
        B,
    )
    assert roles(text) == ["nav", "headline", "subhead", "caption", "caption", "caption", "dateline", "body", "body"]
    cleaned, skipped = clean.label_blocks(document(text))
    assert cleaned.headline == "River talks to resume in the summer — Marrow"
    assert (cleaned.agency, skipped) == ("TASS", ())


def test_a_headline_said_twice_among_furniture() -> None:
    text = report(
        "No Script",
        "Please Wait...",
        "Osla Telegram",
        "Marrow Hopes to Save the River Talks",
        "Marrow Hopes to Save the River Talks\nfolder_openOslandia access_time2 years ago\nstarAdd to favorites",
        "By Staff, Agencies",
        A,
        B,
        "Comments",
    )
    assert roles(text) == ["nav", "nav", "promo", "headline", "nav", "nav", "nav", "byline", "body", "body", "comments"]


def test_breadcrumb_headline_and_lead_in_one_line() -> None:
    headline = "Marrow: Oslandia Has No Hopes for the River Talks"
    text = report(headline, f"Home / News / {headline} {A} {C}")
    assert labelled(text)[1:] == [("nav", "Home / News /"), ("nav", headline), ("body", f"{A} {C}")]


def test_summary_run_into_the_first_paragraph() -> None:
    summary = "There is, all the same, a need for talks between the two states, said the Oslandian Foreign Minister"
    lead = "Oslandian Foreign Minister Ilse Marrow said that nobody hopes for much. " + C
    text = report("Marrow has no hopes for the talks", f"{summary} {lead}")
    assert labelled(text)[1:] == [("subhead", summary), ("body", lead)]


def test_a_question_can_be_the_headline() -> None:
    assert roles(report("Will the river talks ever begin, and where?", A, B))[0] == "headline"


def test_a_name_alone_is_a_caption() -> None:
    assert labelled(report("River talks to resume in the summer", "Ilse Marrow", D, B))[1] == ("caption", "Ilse Marrow")


# ---- inside and after the report


CARDS = (
    "Read on Osla Plus Plus How a stand became a chain of inns focus Articles Plus The self-taught cook and the bank "
    "Articles Plus Four ways to sleep on a ferry Instructions Plus The cost of a desk is too high. What to do "
    "Instructions Plus Let us begin: three keys to a door Articles"
)


def test_adverts_made_of_cards_alone_and_inside_a_paragraph() -> None:
    assert labelled(report("River talks to resume", A, CARDS, C))[2:] == [("promo", CARDS), ("body", C)]
    inside = labelled(report("River talks to resume", A, f"{B} {CARDS} {C}", D))
    assert inside[2:] == [("body", B), ("promo", CARDS), ("body", C), ("body", D)]


def test_offices_said_again_and_again_are_no_advert() -> None:
    text = "The News President Marrow met News President Quill, and News President Ferry said no to them all on Friday."
    assert labelled(report("River talks to resume", A, text + " " + C))[-1] == ("body", text + " " + C)


def test_subheads_lists_of_links_and_related_lines() -> None:
    text = report(
        "River talks to resume in the summer",
        A,
        "Other details",
        B,
        "You may also like\nFog closes the port of Osla\nNine ferries for the summer\nA bridge too short",
        C,
        "Read also: Fog closes the port of Osla",
        D,
        "Nine ferries for the summer\nA bridge too short\nFog closes the port of Osla",
    )
    assert roles(text) == (
        ["headline", "body", "subhead", "body", "nav", "promo", "promo", "promo", "body", "promo", "body"] + ["nav"] * 3
    )


def test_the_items_of_a_list_stay() -> None:
    items = ["The border posts", "The ferry line", "The old debts", "The fishing rights"]
    text = report("River talks to resume in the summer", A, "The list names four questions:", *items, C)
    assert roles(text)[1:] == ["body"] * 7
    text = report("River talks to resume in the summer", A, *(f"• {item}" for item in items), C)
    assert roles(text)[1:] == ["body"] * 6


def test_readers_comments_end_the_report() -> None:
    text = report(
        "River talks to resume", A, B, C, D, "3 comments", "quill77", "What nonsense, say I.", "Leave a Reply"
    )
    assert roles(text)[5:] == ["comments"] * 4


def test_a_link_to_the_comments_does_not_end_the_report() -> None:
    text = report("River talks to resume", A, "Comments", B, C, D, A.replace("Friday", "Monday"))
    assert roles(text).count("body") == 5


def test_a_lead_said_twice() -> None:
    assert roles(report("River talks to resume", A, B, A, C)) == ["headline", "body", "body", "nav", "body"]
    assert roles(report("River talks to resume", A[:80] + "…", A, C)) == ["headline", "nav", "body", "body"]


def test_lines_wrapped_at_a_column_are_one_paragraph() -> None:
    wrapped = (
        "The envoy of Oslandia said on Friday that the river talks would be\n"
        "taken up again before the summer ends, and that a list of questions\n"
        "had been made."
    )
    assert labelled(report("River talks to resume", wrapped, C))[1:] == [("body", wrapped), ("body", C)]


def test_windows_line_ends() -> None:
    text = report("River talks to resume", A, B).replace("\n", "\r\n")
    assert labelled(text) == [("headline", "River talks to resume"), ("body", A), ("body", B)]


# ---- pages


def test_blocks_of_a_page_keep_their_roles_and_places() -> None:
    text = report("River talks to resume", f"OSLA (AP) — {A}", "More on this story", "(Reporting by Tor Quill)")
    blocks, position = [], 0
    for number, line in enumerate(text.split("\n\n")):
        role = ("headline", "body", "subhead", "body")[number]
        blocks.append(Block(role=role, span=(position, position + len(line)), xpath=f"/p[{number}]"))
        position += len(line) + 2
    cleaned, skipped = clean.label_blocks(document(text, tuple(blocks), "River talks to resume"))
    assert [(block.role, block.xpath) for block in cleaned.blocks] == [
        ("headline", "/p[0]"),
        ("dateline", "/p[1]"),
        ("body", "/p[1]"),
        ("nav", "/p[2]"),
        ("byline", "/p[3]"),
    ]
    assert (cleaned.agency, skipped) == ("AP", ())


# ---- what is no report


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "x" * 1_000_000,
        "\n".join(f"Fog closes the port number {number}" for number in range(500)),
        "Home\nWorld\nSport\nPlease wait...\nShare\nThe page has moved.",
    ],
    ids=["empty", "blank", "no spaces", "links", "stub"],
)
def test_what_is_no_report_is_given_back_with_a_reason(text: str) -> None:
    began = time.monotonic()
    cleaned, (skipped,) = clean.label_blocks(document(text))
    assert time.monotonic() - began < 5
    assert skipped.stage == "clean" and "give" in skipped.reason
    assert cleaned.text == text


def test_one_sentence_typed_in_is_a_report() -> None:
    cleaned, skipped = clean.label_blocks(document("“We shall come,” Marrow said."))
    assert [block.role for block in cleaned.blocks] == ["body"] and skipped == ()


# ---- for all texts

LINES = st.lists(
    st.one_of(
        st.sampled_from((A, B, C, D, CARDS, "", " ", *SENTENCES, *(entry.example for entry in furniture().entries))),
        st.text(max_size=80),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(("\n", "\n\n", "\r\n", " ")))
def test_blocks_are_in_order_apart_and_trimmed_and_leave_out_only_white_space(lines: list[str], joint: str) -> None:
    text = joint.join(lines)
    cleaned, _ = clean.label_blocks(document(text))
    position = 0
    for block in cleaned.blocks:
        start, end = block.span
        assert position <= start < end <= len(text)
        assert text[position:start].strip(" \t\r\n\f\v\u00a0\u0085\u2028\u2029\u200b\u3000\ufeff") == ""
        position = end
    assert text[position:].strip(" \t\r\n\f\v\u00a0\u0085\u2028\u2029\u200b\u3000\ufeff") == ""
    assert (cleaned.text, cleaned.id, cleaned.dated) == (text, ids.document_id(text), document(text).dated)


LONG = (
    "x",
    "Aa",
    "a.",
    "A ",
    "( ",
    "News Plus ",
    "Read on ",
    "“",
    "- ",
    "1 ",
    "folder_open",
    "a\n",
    "A B\n\n",
    "a-",
    "A-",
    "A/",
)


@pytest.mark.parametrize("piece", LONG)
def test_no_text_costs_more_than_its_length(piece: str) -> None:
    began = time.monotonic()
    clean.label_blocks(document(piece * (300_000 // len(piece))))
    clean.label_blocks(document(f"Home / {piece * 1_000}\n\n{A} read also: {piece * 50_000}"))
    assert time.monotonic() - began < 20


def test_many_lines_cost_no_more_than_their_number() -> None:
    text = "\n".join(f"Fog closes the port number {number} {number}" for number in range(20_000))
    began = time.monotonic()
    clean.label_blocks(document(text))
    clean.label_blocks(document(report("River talks to resume", A, text.replace("\n", f"\n{B}\n\n"))))
    assert time.monotonic() - began < 20


def test_labelling_is_fast() -> None:
    text = report("River talks to resume in the summer", *([A + " " + B + " " + C + " " + D] * 400))
    one = document(text)
    clean.label_blocks(one)
    began = time.process_time()
    clean.label_blocks(one)
    # The bench asks for more; here only that nothing grows with the square of the text.
    assert len(text.split()) / (time.process_time() - began) > 100_000
