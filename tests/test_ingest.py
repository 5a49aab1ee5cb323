"""In: types, encodings, paths, pages, limits."""

from __future__ import annotations

import codecs
import contextlib
import gzip
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chancery import ids, ingest
from chancery.errors import InputError, LimitError
from chancery.ingest.page import PageReader
from chancery.records import Skipped

REPORT = (
    "OSLA, June 4 (Herald) - The envoy said the “river talks” would go on — in Märzen, too.\n\nNothing else is known.\n"
)
SENTENCES = (
    "The envoy of Oslandia said on Friday that the river talks would be taken up again before the summer ends.",
    "She told reporters at the harbour that both delegations had agreed on a list of eleven open questions.",
    "A spokesman for the Marland government confirmed the date, adding that the ferry line would stay open.",
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>River talks to resume | Osla Herald</title>
<meta property="og:site_name" content="Osla Herald"><meta property="og:title" content="River talks to resume">
<meta property="article:published_time" content="2031-06-04T10:12:00+02:00"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>River talks to resume</h1><figure><img src="a.jpg"><figcaption>The envoy in Osla</figcaption></figure>
<p>{SENTENCES[0]} {SENTENCES[1]}</p><h2>A long list</h2><p>{SENTENCES[2]} {SENTENCES[1]}</p>
<p>{SENTENCES[1]} {SENTENCES[2]}</p></article><footer>© 2031 Osla Herald</footer></body></html>"""


def opened(data: bytes, **known: str) -> str:
    return ingest.open_document(data=data, **known).text


# ---- text and encodings


def test_text_is_the_decoded_file_unchanged() -> None:
    text = "One line.\r\nAnother\u00a0line.\r\rA third \u2028 one.  \n"
    document = ingest.open_document(data=text.encode())
    assert document.text == text
    assert document.id == ids.document_id(text)
    assert document.source.media_type == "text/plain"
    assert document.source.sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (REPORT.encode("utf-8"), "utf-8"),
        (REPORT.encode("utf-8-sig"), "utf-8-sig"),
        (REPORT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"), "utf-16"),
        (REPORT.encode("utf-16-le"), "utf-16-le"),
        (REPORT.encode("cp1252"), "cp1252"),
    ],
)
def test_encodings_without_a_label(data: bytes, encoding: str) -> None:
    document = ingest.open_document(data=data)
    assert document.text == REPORT
    assert document.source.encoding == encoding


def test_cyrillic_is_guessed() -> None:
    text = "Переговоры о реке будут продолжены летом, сообщил посланник Осландии в пятницу вечером. " * 20
    assert opened(text.encode("cp1251")) == text


CYRILLIC_LINES = (
    "Осландия",
    "Читайте также: Паром через реку снова ходит по расписанию",
    "Паром ходить не буде, її стоянка закрита",
)
MOSTLY_ENGLISH = f"The envoy spoke of an «extremely long list» — and of «patience». {SENTENCES[0]}\n" * 4


@pytest.mark.parametrize("line", CYRILLIC_LINES)
@pytest.mark.parametrize("repeated", [1, 6])
def test_english_with_a_cyrillic_line_is_windows_1251(line: str, repeated: int) -> None:
    text = (MOSTLY_ENGLISH + line + "\n") * repeated
    document = ingest.open_document(data=text.encode("cp1251"))
    assert (document.text, document.source.encoding) == (text, "cp1251")


@pytest.mark.parametrize(
    "line",
    [
        "Müller à Osla: «Ça va, dès l’été», a déclaré le ministre; größer als zuvor, señor Ñíguez",
        "Niinistö, Mäntyniemi, Þórður, Élysée, Århus and Ærø were named, à la carte",
        "«NOËL À ÉVIAN»",
    ],
)
def test_western_words_in_english_are_windows_1252(line: str) -> None:
    text = MOSTLY_ENGLISH * 2 + line + "\n"
    document = ingest.open_document(data=text.encode("cp1252"))
    assert (document.text, document.source.encoding) == (text, "cp1252")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Переговоры о реке будут продолжены летом, сообщил посланник Осландии. ", "koi8-r"),
        ("Οι συνομιλίες για το ποτάμι θα συνεχιστούν το καλοκαίρι, είπε ο απεσταλμένος. ", "iso8859-7"),
    ],
)
def test_other_scripts_are_not_taken_for_windows_1251(text: str, encoding: str) -> None:
    assert ingest.open_document(data=(text * 20).encode(encoding)).source.encoding != "cp1251"


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-16", "no-such-charset", "utf-7"])
def test_a_wrong_label_does_not_garble_a_page(declared: str) -> None:
    page = PAGE.replace("<head>", f'<head><meta charset="{declared}">').replace("ferry", "fährboot")
    assert "fährboot" in opened(page.encode("utf-8"))


def test_a_right_label_is_used() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1250">').replace("ferry", "příboj")
    document = ingest.open_document(data=page.encode("cp1250"))
    assert "příboj" in document.text
    assert document.source.encoding == "cp1250"


def test_broken_bytes_become_replacement_characters_and_the_encoding_says_so() -> None:
    data = ("Größe der Flüsse: " * 20).encode() + b"\xff\xfe the end"
    document = ingest.open_document(data=data)
    assert document.source.encoding == "utf-8/replace"
    assert document.text.endswith("\ufffd\ufffd the end")


def test_lone_surrogates_give_valid_text() -> None:
    data = ("Die Gespräche über den Fluß " * 10).encode() + "\ud800 und weiter".encode("utf-8", "surrogatepass")
    opened(data).encode("utf-8")
    opened(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x00\xd8" + "cd".encode("utf-16-le")).encode("utf-8")


def test_a_nul_becomes_a_replacement_character_one_for_one() -> None:
    assert opened(b"The envoy\x00said so, and left Osla.") == "The envoy\ufffdsaid so, and left Osla."


def test_right_to_left_text_is_kept() -> None:
    text = "قال المبعوث إن المحادثات ستستمر في الصيف.\n" * 5
    assert opened(text.encode()) == text


def test_a_megabyte_without_a_space() -> None:
    began = time.monotonic()
    assert len(opened(b"x" * 1_000_000)) == 1_000_000
    assert time.monotonic() - began < 5


# ---- what is refused, and gzip


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"\xff\xd8\xff\xe0 JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04 word/document.xml", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"{\\rtf1 text}", "Rich Text"),
        (bytes(range(256)) * 40, "binary"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "feed"),
        (gzip.compress(REPORT.encode())[:-20], "cut off"),
        (b"\x1f\x8b\x08\x00" + b"junk" * 10, "gzip"),
        (gzip.compress(gzip.compress(b"x")), "inside a gzip"),
    ],
)
def test_refusals_say_why(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(data)
    with pytest.raises(InputError, match=reason) as caught:
        ingest.open_document(path=path)
    assert str(path) in str(caught.value)


def test_gzipped_text_and_page_are_read(tmp_path: Path) -> None:
    path = tmp_path / "named-wrongly.txt"
    path.write_bytes(gzip.compress(PAGE.encode()))
    document = ingest.open_document(path=path)
    assert document.source.media_type == "text/html"
    assert document.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert opened(gzip.compress(REPORT.encode())) == REPORT


def test_a_gzip_bomb_stops_at_the_limit() -> None:
    began = time.monotonic()
    with pytest.raises(LimitError, match="too big"):
        opened(gzip.compress(b"\x00" * 60_000_000, 1))
    assert time.monotonic() - began < 10


def test_unreadable_and_missing_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        ingest.open_document(path=tmp_path / "none.txt")
    with pytest.raises(InputError, match="no file"):
        ingest.open_document(path=tmp_path)
    if os.name == "posix" and os.geteuid() != 0:
        path = tmp_path / "locked.txt"
        path.write_text(REPORT)
        path.chmod(0)
        with pytest.raises(InputError, match="permission"):
            ingest.open_document(path=path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_and_does_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="no file"):
        ingest.open_document(path=tmp_path / "pipe")


def test_path_or_data_but_not_both() -> None:
    with pytest.raises(InputError, match="not both"):
        ingest.open_document()


# ---- pages


def test_a_page_gives_blocks_places_and_metadata() -> None:
    document = ingest.open_document(data=PAGE.encode(), url="https://osla.example/river")
    assert document.text.startswith("River talks to resume\n\n")
    assert document.headline == "River talks to resume"
    assert (document.outlet, document.language) == ("Osla Herald", "en")
    assert (document.dated.earliest, document.dated.latest, document.dated.basis) == (
        "2031-06-04",
        "2031-06-04",
        "metadata",
    )
    roles = [block.role for block in document.blocks]
    assert roles[0] == "headline"
    assert roles.count("body") == 3 and "subhead" in roles
    assert all(document.slice(block.span).strip() == document.slice(block.span) != "" for block in document.blocks)
    first = next(block for block in document.blocks if block.role == "body")
    assert first.xpath == "/html/body/article/p[1]"
    assert "World" not in document.text


def test_what_is_stated_goes_before_metadata() -> None:
    document = ingest.open_document(data=PAGE.encode(), published="2031-06-05", outlet="The Wire")
    assert (document.dated.earliest, document.dated.basis, document.outlet) == ("2031-06-05", "stated", "The Wire")
    with pytest.raises(InputError, match="2021-06-04"):
        ingest.open_document(data=PAGE.encode(), published="last week")


@pytest.mark.parametrize(
    ("mark", "day"),
    [
        ('{"@type":"NewsArticle","datePublished":"2031-02-03T01:00Z"}', "2031-02-03"),
        ('{"@graph":[{"@type":"Person"},{"@type":["Article"],"datePublished":"2031-02-04"}]}', "2031-02-04"),
        ('{broken', None),
        ('<meta name="DC.date.issued" content="2031-02-05">', "2031-02-05"),
        ('<time datetime="2031-02-06T08:00">a morning</time>', "2031-02-06"),
        ('<time datetime="2031-02-06">a</time><time datetime="2031-02-07">b</time>', None),
        ('<meta property="article:published_time" content="2031-13-40">', None),
        ("<p>Updated on 5 May 2030</p>", None),
    ],
)  # fmt: skip
def test_only_days_that_the_page_marks_count(mark: str, day: str | None) -> None:
    if mark.startswith("{"):
        mark = f'<script type="application/ld+json">{mark}</script>'
    page = PAGE.replace("</h1>", "</h1>" + mark).replace("article:published_time", "other:time", 1)
    if "published_time" in mark:
        page = page.replace("other:time", "article:published_time", 1)
        page = page.replace("2031-06-04T10:12:00+02:00", "no day")
    assert ingest.open_document(data=page.encode()).dated.earliest == day


def test_a_page_of_links_only_is_refused_or_has_no_body() -> None:
    links = "".join(f'<li><a href="/{n}">Fog closes the port number {n}</a></li>' for n in range(500))
    page = f"<html><head><title>Osla Herald</title></head><body><ul>{links}</ul></body></html>"
    try:
        document = ingest.open_document(data=page.encode())
    except InputError as error:
        assert "no report" in str(error)
    else:
        assert all(block.role != "body" for block in document.blocks)


def links(between: str, number: int = 9) -> str:
    """A page of links to stories, each with something under it."""
    items = "".join(
        between.format(link=f'<a href="/{n}">Fog closes the old port for the {n}th time</a>', n=n + 1)
        for n in range(number)
    )
    menu = "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
    return (
        f"<html><head><title>Fog | Osla Herald</title></head><body>{menu}<main><h1>Fog</h1>{items}</main></body></html>"
    )


@pytest.mark.parametrize(
    "between",
    [
        "<li>{link} <span>{n} May 2031</span></li>",
        "<li>{link}<br><small>{n} May 2031, by Tor Quill</small></li>",
        "<div><h3>{link}</h3><p>The ferry to Osla stays in harbour number {n} until further notice.</p></div>",
        "<p>{link}</p><p>The ferry to Osla stays in harbour number {n} until further notice.</p><p>{n} May</p>",
        "<article><h2>{link}</h2><p>{n} minutes ago</p></article>",
    ],
)
def test_a_page_of_links_with_words_between_them_holds_no_report(between: str) -> None:
    with pytest.raises(InputError, match="no report"):
        ingest.open_document(data=links(between).encode())


def test_a_live_report_with_linked_titles_is_a_report() -> None:
    item = "<section><h2>{link}</h2><p>" + SENTENCES[0] + "</p><p>" + " ".join(SENTENCES[1:]) + " ({n})</p></section>"
    document = ingest.open_document(data=links(item).encode())
    assert [block.role for block in document.blocks].count("body") >= 9


def marked(before: str, after: str = "") -> list[tuple[str, str]]:
    """Roles and texts of the page with something after its headline and something after its first paragraph."""
    page = PAGE.replace("</h1>", "</h1>" + before).replace("<h2>A long list", after + "<h2>A long list")
    document = ingest.open_document(data=page.encode())
    return [(block.role, document.slice(block.span)) for block in document.blocks]


@pytest.mark.parametrize("mark", ["standfirst", "subtitle", "article-deck", "story__subheadline"])
def test_a_marked_summary_is_a_subhead(mark: str) -> None:
    summary = "Eleven questions are open, and none of them is small."
    assert ("subhead", summary) in marked(f'<p class="{mark}">{summary}</p>')


def test_a_kicker_is_not_text_and_an_author_is_a_byline() -> None:
    blocks = marked('<p class="kicker">Oslandia</p><p class="credit">Ilse Marrow, Port Marrow</p>')
    assert ("body", "Oslandia") not in blocks
    assert ("byline", "Ilse Marrow, Port Marrow") in blocks


@pytest.mark.parametrize("tag", ["h2", "h3", "h4", "h5", "h6"])
def test_headings_are_subheads_in_whatever_they_stand(tag: str) -> None:
    sections = "".join(
        f"</section><section><time>1{n}:20</time><{tag}>Question number {n}</{tag}>"
        f"<p>{SENTENCES[n % 3]} {SENTENCES[1]}</p>"
        for n in range(4)
    )
    page = f"<html><body><main><article><h1>River talks</h1>{sections}</article></main></body></html>"
    document = ingest.open_document(data=page.encode())
    found = {document.slice(block.span): block.role for block in document.blocks}
    assert {found.get(f"Question number {n}", "subhead") for n in range(4)} == {"subhead"}
    assert "Question number 1" in found


def test_a_paragraph_set_as_a_heading_is_text() -> None:
    blocks = marked("", f"<h4>{SENTENCES[2]} {SENTENCES[0]} And so on.</h4>")
    assert ("body", f"{SENTENCES[2]} {SENTENCES[0]} And so on.") in blocks


# ---- limits

BIG = (
    ("30 MB", lambda: b"<html><body>" + b"<p>words and words</p>" * 1_450_000, "too big"),
    ("nested", lambda: b"<html><body>" + b"<div>" * 50_000 + b"x" + b"</div>" * 50_000, "nests"),
    ("attributes", lambda: b"<html><p " + b" ".join(b"a%d=b" % n for n in range(100_000)) + b">x</p>", "attributes"),
    ("tags", lambda: b"<html><body>" + b"<br>" * 1_000_000, "tags"),
)  # fmt: skip


@pytest.mark.parametrize(("make", "reason"), [case[1:] for case in BIG], ids=[case[0] for case in BIG])
def test_too_much_is_refused_quickly(make, reason: str) -> None:  # type: ignore[no-untyped-def]
    data = make()
    began = time.monotonic()
    with pytest.raises(LimitError, match=reason):
        ingest.open_document(data=data)
    assert time.monotonic() - began < 8


@pytest.mark.parametrize(
    "piece", ["<SCRIPT></script>", "<!--", "<a", "<p a='", '<p a="<', "<script>", "</", "<b/", "<textarea>", "<!-- -->"]
)
def test_broken_tags_cost_no_time(piece: str) -> None:
    data = ("<html>" + piece * (1_000_000 // len(piece))).encode()
    began = time.monotonic()
    with contextlib.suppress(InputError):
        ingest.open_document(data=data)
    assert time.monotonic() - began < 20


def test_a_page_over_its_seconds_costs_only_itself() -> None:
    reader = PageReader()
    try:
        reader.read(PAGE, None, ingest.LIMITS)
        slow = PAGE.replace(
            "</article>", "".join(f"<p>{SENTENCES[n % 3]} {n}</p>" for n in range(20_000)) + "</article>"
        )
        began = time.monotonic()
        with pytest.raises(LimitError, match="seconds"):
            reader.read(slow, None, ingest.Limits(seconds=0.3))
        assert time.monotonic() - began < 8
        assert reader.read(PAGE, None, ingest.LIMITS).headline == "River talks to resume"
    finally:
        reader.close()


def test_a_worker_that_dies_is_replaced() -> None:
    reader = PageReader()
    try:
        reader.read(PAGE, None, ingest.LIMITS)
        assert reader._process is not None
        first = reader._process.pid
        reader._process.kill()
        reader._process.wait()
        assert reader.read(PAGE, None, ingest.LIMITS).headline
        assert reader._process.pid != first
    finally:
        reader.close()


def test_the_worker_and_the_package_load_no_models() -> None:
    heavy = "{'spacy', 'torch', 'onnxruntime', 'thinc'}"
    code = f"import sys, chancery.ingest, chancery.clean; assert not {heavy} & set(sys.modules), sys.modules.keys()"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    worker = Path(ingest.__file__).with_name("worker.py").read_text("utf-8")
    assert "chancery" not in worker.lower().replace("nothing of chancery", "")


# ---- paths


def test_expand_gives_each_file_once_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "b/1.html", "a.txt", ".hidden"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "c.txt").write_text("x")
    found = list(ingest.expand([tmp_path / "b" / "2.txt", tmp_path, str(tmp_path / "*.txt")]))
    assert found == [tmp_path / name for name in ("b/2.txt", "a.txt", "b/1.html")]


def test_expand_reads_globs_in_folders(tmp_path: Path) -> None:
    (tmp_path / "x" / "y").mkdir(parents=True)
    (tmp_path / "x" / "y" / "1.txt").write_text("x")
    assert list(ingest.expand([str(tmp_path / "**" / "*.txt")])) == [tmp_path / "x" / "y" / "1.txt"]
    assert list(ingest.expand([str(tmp_path / "x*")])) == [tmp_path / "x" / "y" / "1.txt"]


@pytest.mark.parametrize("name", ["none.txt", "none/at/all", "no*match", "nul\0byte", "x" * 5_000])
def test_expand_says_what_is_missing(tmp_path: Path, name: str) -> None:
    (found,) = ingest.expand([f"{tmp_path}/{name}"])
    assert isinstance(found, Skipped)
    assert found.stage == "ingest" and found.path is not None and found.path in found.reason and ";" in found.reason


def test_expand_names_a_broken_link(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("x")
    (tmp_path / "2.txt").symlink_to(tmp_path / "gone.txt")
    first, second = ingest.expand([tmp_path])
    assert first == tmp_path / "1.txt"
    assert isinstance(second, Skipped) and "broken link" in second.reason
