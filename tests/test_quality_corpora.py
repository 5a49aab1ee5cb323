"""Corpus loaders on small folders written here, and the refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quality.__main__ import main
from quality.corpora import cofenet, gold, gum, load_corpus, own, polnear
from quality.samples import QualityError, ReservedError

STORY = "“We will plant rye,” said Odd Lunde.\r\nLunde’s view is that rain came late."


def write(path: Path, words: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words.encode())
    return path


def span_line(name: str, role: str, *pieces: str) -> str:
    places = [(STORY.index(piece), STORY.index(piece) + len(piece)) for piece in pieces]
    return f"{name}\t{role} {';'.join(f'{a} {b}' for a, b in places)}\t{' '.join(pieces)}\n"


@pytest.fixture
def polnear_root(tmp_path: Path) -> Path:
    base = tmp_path / "data" / "dev"
    write(base / "text" / "gazette_2016-09-12_rye.txt", STORY)
    first = (
        span_line("T1", "Source", "Odd Lunde") + span_line("T2", "Cue", "said")
        + span_line("T3", "Content", "We will", "plant rye") + span_line("T4", "Content", "rain came late")
        + "E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\nE2\tAttribution-no-source:T2 Content:T4 Cue:T2\n"
        + "#1\tAnnotatorNotes T4\tE9 is not an event\n"
    )  # fmt: skip
    write(base / "attributions" / "gazette_2016-09-12_rye_aaaa.ann", first)
    write(base / "attributions" / "gazette_2016-09-12_rye_bbbb.ann", "")
    (tmp_path / "data" / "train").mkdir()
    return tmp_path


def test_polnear_takes_the_first_annotator(polnear_root: Path) -> None:
    (sample,) = polnear.load(polnear_root, "dev")
    assert (sample.text, sample.published) == (STORY, "2016-09-12")
    quoted, plain = sample.gold
    assert [STORY[a:b] for a, b in quoted.content] == ["We will", "plant rye"]
    assert [STORY[a:b] for a, b in quoted.speaker_spans] == ["Odd Lunde"]
    assert (quoted.mode, plain.mode, plain.speaker_spans) == ("direct", "indirect", ())


def test_test_splits_are_refused(polnear_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("polnear", "gum", "own", "gold"):
        with pytest.raises(ReservedError, match="reserved"):
            load_corpus(name, polnear_root, "test")
    with pytest.raises(ReservedError):
        cofenet.load(polnear_root, "test")
    with pytest.raises(ReservedError):
        gum.load(polnear_root, "news/test")
    arguments = ["statements", "--corpus", "polnear", "--root", str(polnear_root), "--split", "test"]
    assert main(arguments) == 2
    assert "reserved for the final measure" in capsys.readouterr().err


def test_unknown_splits_and_folders_say_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(QualityError, match="train, dev"):
        polnear.load(tmp_path, "valid")
    with pytest.raises(QualityError, match="unpacked PolNeAR"):
        polnear.load(tmp_path, "dev")
    with pytest.raises(QualityError, match="not a folder"):
        load_corpus("gum", tmp_path / "absent", "dev")
    with pytest.raises(QualityError, match="res/polnear"):
        cofenet.load(tmp_path, "valid")


def test_gum_skips_the_test_split_and_keeps_chains(tmp_path: Path) -> None:
    attribution = {
        "polarity": "positive", "content": [[1, 18]], "attribution_clause": [[21, 36]], "source_tokens": [[26, 35]],
        "source_mention": [26, 35], "speaker_chain": {"id": "1", "mentions": [[26, 35], [38, 45]]},
    }  # fmt: skip
    negative = {**attribution, "polarity": "negative", "speaker_chain": None, "source_mention": None}
    row = {"id": "g1", "split": "dev", "text": STORY, "meta": {}, "attributions": [attribution, negative]}
    rows = [row, {**row, "id": "g2", "split": "test"}]
    write(tmp_path / "open" / "news.jsonl", "".join(json.dumps(r) + "\n" for r in rows))
    (sample,) = gum.load(tmp_path, "all")
    assert sample.id == "g1"
    assert [s.id for s in gum.load(tmp_path, "news/dev")] == ["g1"]
    assert gum.load(tmp_path, "train") == []
    assert sample.gold[0].speaker_spans == ((26, 35), (38, 45))
    assert [g.optional for g in sample.gold] == [False, True]


def test_gold_checks_its_offsets(tmp_path: Path) -> None:
    row = {
        "doc": "a.txt", "start": 1, "end": 18, "text": STORY[1:18], "speaker": ["Odd Lunde", "Rye Board"],
        "cue": "said", "form": "headline", "optional": True,
    }  # fmt: skip
    write(tmp_path / "news" / "a.txt", STORY)
    write(tmp_path / "gold" / "statements-1.json", json.dumps([row]))
    (sample,) = gold.load(tmp_path)
    assert sample.gold[0].speaker_names == ("Odd Lunde", "Rye Board")
    assert [STORY[a:b] for a, b in sample.gold[0].cue_spans] == ["said"]
    assert sample.gold[0].mode == "direct"
    write(tmp_path / "gold" / "statements-1.json", json.dumps([{**row, "start": 2}]))
    with pytest.raises(QualityError, match="not the annotated text"):
        gold.load(tmp_path)


def test_own_splits_by_style(tmp_path: Path) -> None:
    report = (
        "id: {id}\nstyle: {style}\noutlet: Rye Wire\ndated: 2019-03-14\nS1: NOR\nP1: Odd Lunde | m | minister | S1\n"
        '1: P1; direct; speech; assertion\n2: S1; indirect; speech; denial; optional\n3: anon "a clerk" S1; indirect; '
        "speech; assertion\n---\n“<c1>We will plant rye</c1>,” <q1>said</q1> <s1>{{P1}}</s1>. <s2>{{S1.The}}</s2> "
        "denied <c2>that rain fell</c2>. <s3>A clerk</s3> saw <c3>frost</c3>.\n"
    )
    for style in ("agency-lead", "digest"):
        write(tmp_path / "reports" / f"{style}-01.txt", report.format(id=f"{style}-01", style=style))
    (held,) = own.load(tmp_path, "held-out")
    assert held.id == "digest-01"
    assert [s.id for s in own.load(tmp_path, "train")] == ["agency-lead-01"]
    person, state, clerk = held.gold
    assert person.speaker_names == ("Odd Lunde",)
    assert (state.speaker_states, state.optional) == (("NOR",), True)
    assert {"Norway", "Oslo", "Norwegian government"} <= set(state.speaker_names)
    assert (clerk.speaker_names, held.text[slice(*clerk.speaker_spans[0])]) == ((), "A clerk")
