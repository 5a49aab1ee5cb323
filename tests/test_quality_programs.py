"""Tagging, parsing, floors and the command line of `quality`, on hand-made input."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quality import floors as floors_program
from quality.__main__ import main
from quality.corpora.cofenet import Tagged
from quality.floors import FILE, find_below, move_floors, read_floors, read_measured, write_floors
from quality.parses import Parse, parse_of_doc
from quality.parsing import CUES, ParseScores, add_names, add_parse
from quality.samples import QualityError
from quality.tagging import measure_tagging, read_chunks

TEXT = "Odd Lunde said rye fails."
GOLD = Parse(
    tokens=[(0, 3), (4, 9), (10, 14), (15, 18), (19, 24), (24, 25)],
    heads=[2, 0, 2, 4, 2, 2],
    relations=["nsubj", "flat", "root", "nsubj", "ccomp", "punct"],
    upos=["PROPN", "PROPN", "VERB", "NOUN", "VERB", "PUNCT"],
    lemmas=["Odd", "Lunde", "say", "rye", "fail", "."],
    sentences=[(0, 25)],
    names=[(0, 9, "PER")],
)


def score_parse(own: Parse) -> ParseScores:
    scores = ParseScores()
    add_parse(scores, GOLD, own)
    return scores


def test_chunks_are_read_as_seqeval_does() -> None:
    labels = ["B-cue", "I-cue", "B-cue", "O", "I-source", "I-content", "B-content", "I-content"]
    assert read_chunks(labels) == {
        ("cue", 0, 2), ("cue", 2, 3), ("source", 4, 5), ("content", 5, 6), ("content", 6, 8)
    }  # fmt: skip
    assert read_chunks([]) == read_chunks(["O"]) == set()


def test_tagging_is_exact() -> None:
    gold = Tagged("p", ["a", "b", "c", "d"], ["B-source", "B-cue", "B-content", "I-content"])
    perfect = measure_tagging([gold], lambda tokens: list(gold.labels))["exact"]
    assert [perfect[kind]["f1"] for kind in ("source", "cue", "content")] == [1.0, 1.0, 1.0]
    short = measure_tagging([gold], lambda tokens: ["B-source", "B-cue", "B-content", "O"])["exact"]
    assert (short["cue"]["f1"], short["content"]["f1"]) == (1.0, 0.0)
    with pytest.raises(QualityError, match="1 labels for 4 tokens"):
        measure_tagging([gold], lambda tokens: ["O"])


def test_a_perfect_parse_is_one() -> None:
    scores = score_parse(GOLD)
    assert {name: tally.f1 for name, tally in scores.tallies.items()} == dict.fromkeys(
        ("tokens", "UPOS", "UAS", "LAS", "sentences"), 1.0
    )
    assert (scores.subject.right, scores.subject.counted) == (1, 1)


def test_relations_count_without_subtype_and_roots_only_with_roots() -> None:
    subtyped = score_parse(replace(GOLD, relations=["nsubj", "flat:name", "root", "nsubj", "ccomp", "punct"]))
    assert subtyped.tallies["LAS"].f1 == 1.0
    moved = score_parse(replace(GOLD, heads=[4, 0, 4, 4, 4, 4], relations=["nsubj", "flat", "x", "x", "root", "punct"]))
    assert moved.tallies["UAS"].right_gold == 2
    assert (moved.subject.right, moved.subject.counted) == (0, 1)


def test_tokens_that_do_not_align_are_wrong_on_both_sides() -> None:
    joined = Parse(
        tokens=[(0, 9), (10, 14), (15, 18), (19, 25)], heads=[1, 1, 3, 1],
        relations=["nsubj", "root", "nsubj", "ccomp"], upos=["PROPN", "VERB", "NOUN", "VERB"],
        lemmas=["Odd Lunde", "say", "rye", "fail"], sentences=[(0, 14), (15, 25)], names=[],
    )  # fmt: skip
    scores = score_parse(joined)
    tokens, attached = scores.tallies["tokens"], scores.tallies["UAS"]
    assert (tokens.right_gold, tokens.gold, tokens.predicted) == (2, 6, 4)
    assert attached.right_gold == 1  # "said", the root; "rye" hangs on a token that does not align
    assert scores.tallies["sentences"].f1 == 0.0
    assert scores.subject.share == 1.0  # by character overlap


def test_names_are_exact_and_labels_that_the_set_lacks_are_ignored() -> None:
    scores = ParseScores()
    own = replace(GOLD, names=[(0, 9, "PER"), (15, 18, "NORP")])
    add_names(scores, GOLD, own, frozenset({"PER", "ORG"}))
    assert scores.tallies["names"].f1 == 1.0
    add_names(scores, GOLD, replace(GOLD, names=[(4, 9, "PER")]), frozenset({"PER"}))
    assert scores.tallies["names"].f1 == 0.5


def test_passive_subjects_do_not_speak() -> None:
    passive = replace(GOLD, relations=["nsubj:pass", "flat", "root", "nsubj", "ccomp", "punct"])
    assert score_parse(passive).subject.share == 0.0
    scores = ParseScores()
    add_parse(scores, passive, GOLD)
    assert scores.subject.counted == 0


def test_white_space_tokens_of_a_doc_are_dropped() -> None:
    spacy = pytest.importorskip("spacy")
    words, spaces = ["Odd", "\n\n", "said", "."], [False, False, False, False]
    doc = spacy.tokens.Doc(
        spacy.blank("en").vocab, words=words, spaces=spaces, heads=[2, 0, 2, 1], deps=["nsubj", "dep", "ROOT", "punct"],
        sent_starts=[True, False, False, False], ents=["B-PERSON", "O", "O", "O"],
    )  # fmt: skip
    parse = parse_of_doc(doc)
    assert parse.tokens == [(0, 3), (5, 9), (9, 10)]
    assert parse.heads == [1, 1, 0]
    assert (parse.relations[1], parse.sentences, parse.names) == ("root", [(0, 10)], [(0, 3, "PER")])


def test_about_forty_cues() -> None:
    assert 40 <= len(CUES) <= 60


@pytest.fixture
def floors_file(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text('# A note.\n\n[floors]\n"statements.own.held-out.shipped.found.f1" = 0.5\n', "utf-8")
    return path


def measured_file(folder: Path, f1: float) -> Path:
    path = folder / f"{f1}.json"
    head = {"program": "statements", "corpus": "own", "split": "held-out", "system": "shipped"}
    path.write_text(json.dumps({**head, "documents": 3, "found": {"f1": f1, "precision": None}}), "utf-8")
    return path


def test_floors_hold_rise_and_fall_only_with_a_reason(floors_file: Path, tmp_path: Path) -> None:
    name = "statements.own.held-out.shipped.found.f1"

    def run(f1: float, *options: str) -> int:
        return main(["floors", "--measured", str(measured_file(tmp_path, f1)), "--floors", str(floors_file), *options])

    assert run(0.61789) == 0
    assert read_floors(floors_file).floors[name] == 0.5
    assert run(0.61789, "--raise") == 0
    assert read_floors(floors_file).floors[name] == 0.617
    assert run(0.6) == run(0.6, "--raise") == 1
    assert read_floors(floors_file).floors[name] == 0.617
    assert run(0.6, "--lower", " ") == 2
    assert run(0.6, "--lower", 'the gold was "mended"') == 0
    kept = read_floors(floors_file)
    assert kept.floors[name] == 0.6
    assert (kept.lowered[0]["reason"], kept.lowered[0]["from"]) == ('the gold was "mended"', 0.617)
    assert kept.notes == ["# A note."]


def test_measures_are_named_by_their_run(tmp_path: Path) -> None:
    assert read_measured(measured_file(tmp_path, 0.25)) == {"statements.own.held-out.shipped.found.f1": 0.25}
    with pytest.raises(QualityError, match="not a file of measures"):
        read_measured(tmp_path / "absent.json")


def test_the_floors_file_reads_and_survives_a_round_trip(tmp_path: Path) -> None:
    floors = read_floors(FILE)
    assert floors.floors
    write_floors(tmp_path / "again.toml", floors)
    assert read_floors(tmp_path / "again.toml") == floors
    assert not find_below(floors, {"something else": 0.0})
    move_floors(floors, {"not listed": 1.0}, None)
    assert "not listed" not in floors.floors


def test_a_floor_is_a_share(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[floors]\n"a" = 62.0\n', "utf-8")
    with pytest.raises(QualityError, match="share"):
        read_floors(path)


def test_kept_predictions_are_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = "Odd Lunde said rye fails in wet years."
    row = {
        "doc": "a.txt", "start": 15, "end": 37, "text": story[15:37], "speaker": "Odd Lunde", "cue": "said",
        "form": "indirect", "optional": False,
    }  # fmt: skip
    for name, words in (("news/a.txt", story), ("gold/statements-1.json", json.dumps([row]))):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(words, "utf-8")
    statement = {
        "id": "s1", "mode": "indirect", "kind": "speech", "content": [[15, 37]], "frame": [0, 38], "cue": None,
        "speaker": [{"name": "Odd Berg", "id": "a1"}], "confidence": 0.8,
    }  # fmt: skip
    kept = tmp_path / "kept.jsonl"
    kept.write_text(json.dumps({"id": "a.txt", "statements": [statement]}) + "\n", "utf-8")
    common = ["statements", "--corpus", "gold", "--root", str(tmp_path), "--predicted", str(kept)]
    assert main([*common, "--errors", "5"]) == 0
    shown = capsys.readouterr().out
    assert "wanted 'Odd Lunde'" in shown
    assert main([*common, "--json", "-"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["found"]["f1"], result["speaker"]["share"]) == (1.0, 0.0)
    assert (result["system"], result["split"]) == ("kept (kept)", "all")


def test_held_out_errors_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statements", "--corpus", "own", "--root", ".", "--errors", "3"]) == 2
    assert "held-out" in capsys.readouterr().err


def test_each_program_explains_itself() -> None:
    assert floors_program.__doc__
    with pytest.raises(SystemExit) as stopped:
        main(["floors", "--help"])
    assert stopped.value.code == 0
