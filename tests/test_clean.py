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
    "From our correspondents in Osla came no word.",
    "By Monday the staff had left the hall.",
    "He put the price of a berth at 1 290 and told nobody to buy one.",
    "The $290 Buy Oslandian Act was struck down.",
    "The minister asked the court to read more.",
    "Officials could read more into the letter than it said.",
    "The account @star_gazer posted the list, and play_time did too.",
    "The «Река» talks were held at a hotel of that name in Osla.",
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
        ("OSLA, June 4 (Herald News) -", "Herald News"),
        ("PORT MARROW, June 4 /Plover/ --", "Plover"),
        ("OSLA, May 26. /Plover News/.", "Plover News"),
        ("OSLA, 3 Sept. 2031 /Plover/ -", "Plover"),
        ("OSLA, Wednesday, June 4 (Plover) —", "Plover"),
        ("Osla, June 4th (Plover) –", "Plover"),
        ("OSLA (Plover & Sons)", "Plover & Sons"),
        ("Osla /Plover/ —", "Plover"),
        ("OSLA, June 4 (AP/Plover) —", "AP"),
        ("OSLA. June 4. /Plover/.", "Plover"),
        ("OSLA (Friday) —", None),
        ("OSLA (AP), June 4 —", "AP"),
        ("PORT MARROW (Norway), June 4 —", None),
        ("OSLA (Norway) —", None),
        ("/Plover/ --", "Plover"),
    ],
)
def test_datelines_stand_apart(line: str, agency: str | None) -> None:
    cleaned, _ = clean.label_blocks(document(report("River talks to resume", f"{line} {A}", B)))
    assert [(block.role, cleaned.slice(block.span)) for block in cleaned.blocks[1:3]] == [
        ("dateline", line),
        ("body", A),
    ]
    assert cleaned.agency == agency


@pytest.mark.parametrize("line", ["OSLA, June 4, 2031 (Plover)", "PORT MARROW /Plover/", "Osla, 4 June (AP) –"])
def test_a_dateline_may_have_a_line_of_its_own(line: str) -> None:
    parts = labelled(report("River talks to resume in the summer", line, A, B))
    assert parts[1:] == [("dateline", line), ("body", A), ("body", B)]


@pytest.mark.parametrize(
    "text",
    [
        "The talks (AP) went on.",
        "US - Marland talks went on for a year.",
        "Osla said no.",
        "",
        "Ilse Marrow (Centre) — Minister of Trade since 2030, said no.",
        "Reload / Watch / Leave",
        "Ilse Marrow (Centre Party) Minister of Trade since 2030, said no.",
        "Osla and/or Marrow will pay.",
        "Marrow /the elder/ Quill was asked.",
    ],
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


MENU = "World | Politics | Business | Weather"


def test_the_headline_is_what_the_breadcrumb_ends_with_and_not_the_name_of_the_site() -> None:
    headline = "Marrow sees no hope for the talks"
    for crumb in (f"Home / World / {headline}", f"Home » World » {headline}", f"{headline} | Osla Today"):
        text = report("Skip to content\nOsla Today", MENU, "Search", crumb, f"{headline} {A} {C}", B)
        cleaned, _ = clean.label_blocks(document(text))
        assert cleaned.headline == headline
        parts = [(block.role, cleaned.slice(block.span)) for block in cleaned.blocks]
        assert parts[1] == ("nav", "Osla Today")
        assert parts[-3:] == [("headline", headline), ("body", f"{A} {C}"), ("body", B)]


def test_the_headline_stands_in_the_breadcrumb_only() -> None:
    headline = "Marrow sees no hope for the talks"
    assert labelled(report(f"Home > World > {headline}", f"{headline} — {A}", B))[1:] == (
        [("headline", headline), ("body", A), ("body", B)]
    )
    text = report("Osla Today", MENU, f"Home / World / {headline}", A, B)
    assert labelled(text) == [
        ("nav", "Osla Today"),
        ("nav", MENU),
        ("nav", "Home / World /"),
        ("headline", headline),
        ("body", A),
        ("body", B),
    ]


def test_a_breadcrumb_that_is_cut_short_names_the_headline() -> None:
    text = report(
        "River boats for the whole family", "Home / World / Marrow sees no hope…", "Marrow sees no hope yet", A
    )
    assert labelled(text)[2] == ("headline", "Marrow sees no hope yet")


def test_a_lead_that_opens_like_the_headline_stays_whole() -> None:
    headline = "Fog closes the port of Osla"
    leads = (
        "Fog closes the port of Osla for the third day running, the harbour master said.",
        "Fog closes the port of Osla, Ilse Marrow told reporters at the harbour on Friday.",
        A,
    )
    for lead in leads:
        assert labelled(report(headline, lead, B)) == [("headline", headline), ("body", lead), ("body", B)]


def test_the_kind_of_quotation_mark_does_not_hide_a_headline() -> None:
    text = report("Marrow’s list is “a beginning”", f'Marrow\'s list is "a beginning" {A}', B)
    assert roles(text) == ["headline", "nav", "body", "body"]


def test_the_name_of_the_site_is_no_headline() -> None:
    assert roles(report("Osla Today", "Fog closes the old port", A, B, "© 2031 Osla Today")) == (
        ["nav", "headline", "body", "body", "nav"]
    )
    assert roles(report("Osla Today", A, B, "© 2031 Osla Today")) == ["nav", "body", "body", "nav"]
    assert roles(report("Talks collapse", A, B)) == ["headline", "body", "body"]


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


def test_goods_with_prices() -> None:
    goods = "Weekly bargains at Osla Market Lamp for a ship's desk 2 450 Buy Pair of wool socks $12.90 Buy"
    assert labelled(report("River talks to resume", A, goods, C))[2:] == [("promo", goods), ("body", C)]
    inside = labelled(report("River talks to resume", f"{A} {goods} {C}", D))
    assert inside[1:] == [("body", A), ("promo", goods), ("body", C), ("body", D)]
    assert roles(report("River talks to resume", A, "A lamp for your desk only €49 Buy now!", C))[2] == "promo"


def test_what_is_left_of_a_teaser_goes_with_its_furniture() -> None:
    cut = "folder_openTrade access_time3 days ago"
    text = report("River talks to resume", A, f"{B} {cut} Ferry fares rise again Read more {C}", D)
    assert labelled(text)[2:] == [
        ("body", B),
        ("nav", cut),
        ("promo", "Ferry fares rise again Read more"),
        ("body", C),
        ("body", D),
    ]


def test_a_line_in_another_script_is_an_advert_only_in_an_english_report() -> None:
    advert = "Реклама Лодки и вёсла — цены ниже на треть"
    assert roles(report("River talks to resume", A, advert, C))[2] == "promo"
    assert roles(report("River talks to resume", A, "«Мы приедем летом»", C))[2] == "body"
    foreign = "Переговоры о реке будут продолжены летом, сообщил посланник Осландии в пятницу вечером."
    assert "promo" not in roles(report("Переговоры о реке", foreign, foreign.replace("летом", "зимой")))


@pytest.mark.parametrize(
    "line",
    [
        "By Ilse Marrow and the Herald newsroom",
        "By Ilse Marrow, Tor Quill and agencies",
        "By our correspondents in Osla and Port Marrow",
        "From our own correspondent in Osla",
        "By Herald staff",
        "By Ilse Marrow for the Herald and the Osla news desk",
    ],
)
def test_bylines(line: str) -> None:
    assert labelled(report("River talks to resume in the summer", line, A, B))[1] == ("byline", line)


def test_a_pull_quote_is_not_said_twice() -> None:
    pulled = "“We have a list of eleven questions, and no answer to any of them”"
    whole = (
        f"{pulled[:-1]},” she told reporters at the harbour, where the fog had been standing since the early morning."
    )
    text = report("River talks to resume in the summer", A, pulled, C, whole, D)
    assert roles(text) == ["headline", "body", "nav", "body", "body", "body"]
    assert roles(report("River talks to resume in the summer", A, pulled, C, D)).count("body") == 4


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


def page(*parts: tuple[str, str]) -> list[tuple[str, str]]:
    blocks, position = [], 0
    for role, line in parts:
        blocks.append(Block(role=role, span=(position, position + len(line)), xpath="/p"))
        position += len(line) + 2
    cleaned, _ = clean.label_blocks(document(report(*(line for _, line in parts)), tuple(blocks), parts[0][1]))
    return [(block.role, cleaned.slice(block.span)) for block in cleaned.blocks]


def test_what_stands_between_a_page_s_headline_and_its_text() -> None:
    parts = page(
        ("headline", "River talks to resume"),
        ("body", "Oslandia"),
        ("body", "Eleven questions are open and none of them is small"),
        ("body", f"OSLA (AP) — {A}"),
        ("body", "Nobody knows"),
        ("body", C),
    )
    assert [role for role, _ in parts] == ["headline", "nav", "subhead", "dateline", "body", "body", "body"]
    assert [role for role, _ in page(("headline", "River talks to resume"), *[("body", "No stop here")] * 6)][1:] == (
        ["body"] * 6
    )


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
    assert (cleaned.text, cleaned.id) == (text, ids.document_id(text))


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
    "/A",
    "123 ",
    "1 290 Buy ",
    "Я. ",
    "arrow_",
    "By A and ",
    "star_a ",
)


@pytest.mark.parametrize("piece", LONG)
def test_no_text_costs_more_than_its_length(piece: str) -> None:
    began = time.process_time()
    clean.label_blocks(document(piece * (300_000 // len(piece))))
    clean.label_blocks(document(f"Home / {piece * 1_000}\n\n{A} read also: {piece * 50_000}"))
    assert time.process_time() - began < 20


def test_many_lines_cost_no_more_than_their_number() -> None:
    text = "\n".join(f"Fog closes the port number {number} {number}" for number in range(20_000))
    began = time.process_time()
    clean.label_blocks(document(text))
    clean.label_blocks(document(report("River talks to resume", A, text.replace("\n", f"\n{B}\n\n"))))
    assert time.process_time() - began < 20


def test_labelling_is_fast() -> None:
    text = report("River talks to resume in the summer", *([A + " " + B + " " + C + " " + D] * 400))
    one = document(text)
    clean.label_blocks(one)
    began = time.process_time()
    clean.label_blocks(one)
    # The bench asks for more; here only that nothing grows with the square of the text.
    assert len(text.split()) / (time.process_time() - began) > 100_000


def test_a_line_alone_is_running_text() -> None:
    cleaned, skipped = clean.label_blocks(document("The harbour master said the gates were shut."))
    assert [block.role for block in cleaned.blocks] == ["body"]
    assert skipped == ()
