"""Treebanks and name sets read as windows of text; gold statements as training texts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from training.treebanks import Window, open_text, read_name_windows, read_names, read_sentences, read_treebank


def row(*cells: str) -> str:
    """One line of CoNLL-U from number, form, lemma, classes, head and relation."""
    return "\t".join((*cells[:5], "_", *cells[5:], "_", "_"))


BANK = "\n".join(
    [
        "# newdoc id = own-1",
        "# newpar",
        "# sent_id = 1",
        "# text = Orla Brandt can't wait.",
        row("1", "Orla", "Orla", "PROPN", "NNP", "5", "nsubj"),
        row("2", "Brandt", "Brandt", "PROPN", "NNP", "1", "flat"),
        row("3-4", "can't", "_", "_", "_", "_", "_"),
        row("3", "ca", "can", "AUX", "MD", "5", "aux"),
        row("4", "n't", "not", "PART", "RB", "5", "advmod"),
        row("5", "wait", "wait", "VERB", "VB", "0", "root"),
        row("6", ".", ".", "PUNCT", ".", "5", "punct"),
        "",
        "# sent_id = 2",
        "# text = The ice—she said—melts.",
        row("1", "The", "the", "DET", "DT", "2", "det"),
        row("2", "ice", "ice", "NOUN", "NN", "7", "nsubj"),
        row("3", "—", "—", "PUNCT", ":", "5", "punct"),
        row("4", "she", "she", "PRON", "PRP", "5", "nsubj"),
        row("5", "said", "say", "VERB", "VBD", "7", "parataxis:verse"),
        row("6", "—", "—", "PUNCT", ":", "5", "punct"),
        row("7", "melts", "melt", "VERB", "VBZ", "0", "root"),
        row("7.1", "melts", "melt", "VERB", "VBZ", "_", "_"),
        row("8", ".", ".", "PUNCT", ".", "7", "punct"),
        "",
        "# newpar",
        "# sent_id = 3",
        "# text = Wanna be quoted by Aker?",
        row("1-2", "Wanna", "_", "_", "_", "_", "_"),
        row("1", "Want", "want", "VERB", "VBP", "0", "root"),
        row("2", "to", "to", "PART", "TO", "4", "mark"),
        row("3", "be", "be", "AUX", "VB", "4", "aux:pass"),
        row("4", "quoted", "quote", "VERB", "VBN", "1", "xcomp"),
        row("5", "by", "by", "ADP", "IN", "6", "case"),
        row("6", "Aker", "Aker", "PROPN", "NNP", "4", "obl:agent"),
        row("7", "?", "?", "PUNCT", ".", "1", "punct"),
        "",
        "# newdoc id = own-2",
        "# newpar",
        "# sent_id = 4",
        "# text = Oslo waits.",
        row("1", "Oslo", "Oslo", "PROPN", "NNP", "2", "nsubj"),
        row("2", "waits", "wait", "VERB", "VBZ", "0", "root"),
        row("3", ".", ".", "PUNCT", ".", "2", "punct"),
        "",
        "",
    ]
)
NAMES = [
    {"text": "Orla Brandt ca n't wait .", "names": [[0, 11, "PER"]]},
    {"text": "Oslo waits .", "names": [[0, 4, "LOC"]]},
]


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "own.conllu"
    path.write_text(BANK, "utf-8")
    return path


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "own.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in NAMES), "utf-8")
    return path


def words(window: Window) -> list[str]:
    return [window.text[start:end] for start, end in window.tokens]


def test_sentences_with_offsets(bank: Path) -> None:
    sentences = list(read_sentences(bank))
    assert [sentence.text for sentence in sentences] == [
        "Orla Brandt can't wait.",
        "The ice—she said—melts.",
        "Wanna be quoted by Aker?",
        "Oslo waits.",
    ]
    first, second, third, _ = sentences
    assert [first.text[slice(*token)] for token in first.tokens] == ["Orla", "Brandt", "ca", "n't", "wait", "."]
    assert [second.text[slice(*token)] for token in second.tokens] == [
        "The",
        "ice",
        "—",
        "she",
        "said",
        "—",
        "melts",
        ".",
    ]
    assert [third.text[slice(*token)] for token in third.tokens][2:] == ["be", "quoted", "by", "Aker", "?"]


def test_parts_of_a_contraction_share_its_characters(bank: Path) -> None:
    third = list(read_sentences(bank))[2]
    (one, two), rest = third.tokens[:2], third.tokens[2:]
    assert (one[0], one[1], two[1]) == (0, two[0], 5)
    assert one[0] < one[1] < two[1]
    assert rest[0] == (6, 8)


def test_heads_and_relations(bank: Path) -> None:
    first, second, third, _ = read_sentences(bank)
    assert first.heads == [4, 0, 4, 4, 4, 4]
    assert first.relations[4] == "root"
    assert second.relations[4] == "parataxis"  # a subtype that the clause view does not read is folded
    assert "obl:agent" in third.relations
    assert "aux:pass" in third.relations
    assert second.lemmas[4] == "say"


def test_documents_and_paragraphs(bank: Path) -> None:
    sentences = list(read_sentences(bank))
    assert [sentence.document for sentence in sentences] == ["own-1", "own-1", "own-1", "own-2"]
    assert [sentence.opens_document for sentence in sentences] == [True, False, False, True]
    assert [sentence.opens_paragraph for sentence in sentences] == [True, False, True, True]


def test_windows_join_sentences_of_one_document(bank: Path) -> None:
    first, second = read_treebank(bank)
    assert first.text == "Orla Brandt can't wait. The ice—she said—melts.\n\nWanna be quoted by Aker?"
    assert second.text == "Oslo waits."
    assert first.origin == "own.conllu"
    assert words(first)[:4] == ["Orla", "Brandt", "ca", "n't"]
    assert [i for i, starts in enumerate(first.starts or []) if starts] == [0, 6, 14]
    assert [i for i, opens in enumerate(first.paragraphs) if opens] == [0, 14]
    assert first.names is None


def test_heads_of_a_window_stay_in_their_sentence(bank: Path) -> None:
    window = read_treebank(bank)[0]
    assert window.heads is not None
    assert window.relations is not None
    roots = [i for i, head in enumerate(window.heads) if head == i]
    assert roots == [4, 12, 14]
    assert [window.relations[i] for i in roots] == ["root"] * 3
    assert words(window)[window.heads[9]] == "said"  # she


def test_every_layer_has_an_entry_a_token(bank: Path) -> None:
    for window in read_treebank(bank):
        layers = (
            window.starts,
            window.paragraphs,
            window.heads,
            window.relations,
            window.upos,
            window.xpos,
            window.lemmas,
        )
        assert {len(layer or ()) for layer in layers} == {len(window.tokens)}
        assert all(0 <= start < end <= len(window.text) for start, end in window.tokens)


def test_small_windows(bank: Path) -> None:
    windows = read_treebank(bank, most_tokens=8)
    assert [len(window.tokens) for window in windows] == [6, 8, 7, 3]
    assert all(window.paragraphs[0] or window.text.startswith("The ice") for window in windows)


def test_names_are_aligned_in_spite_of_spaces(bank: Path, names: Path) -> None:
    first, second = read_treebank(bank, names)
    assert first.names == [(0, 2, "PER")]
    assert second.names == [(0, 1, "LOC")]


def test_name_table_is_without_spaces(names: Path) -> None:
    assert read_names(names) == {"OrlaBrandtcan'twait.": [(0, 10, "PER")], "Oslowaits.": [(0, 4, "LOC")]}


def test_gzipped_files_read_the_same(bank: Path, tmp_path: Path) -> None:
    packed = tmp_path / "own.conllu.gz"
    packed.write_bytes(gzip.compress(BANK.encode("utf-8")))
    assert list(open_text(packed)) == list(open_text(bank))
    assert [window.text for window in read_treebank(packed)] == [window.text for window in read_treebank(bank)]


def test_name_windows(tmp_path: Path) -> None:
    rows = [
        {"text": "Orla Brandt waits.", "tokens": [[0, 4], [5, 11], [12, 17], [17, 18]], "names": [[0, 11, "PER"]]},
        {"text": "Oslo waits.", "tokens": [[0, 4], [5, 10], [10, 11]], "names": [[0, 4, "LOC"], [5, 9, "ORG"]]},
        {"text": "It ends.", "tokens": [[0, 2], [3, 7], [7, 8]], "names": []},
    ]
    path = tmp_path / "names.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in rows), "utf-8")
    first, second = read_name_windows(path, most_tokens=8)
    assert first.text == "Orla Brandt waits. Oslo waits."
    assert words(first)[4:] == ["Oslo", "waits", "."]
    assert first.names == [(0, 2, "PER"), (4, 5, "LOC")]  # a name that no tokens bound is left out
    assert first.starts == [True, False, False, False, True, False, False]
    assert (first.heads, first.upos) == (None, None)
    assert second.text == "It ends."
    assert second.names == []


# Training examples need torch, which is no part of the package.


def test_gold_statements_as_labels() -> None:
    pytest.importorskip("torch")
    from training.attributions import Gold, label_text

    text = "Orla Brandt said talks failed.\n\nThe ice melts."
    gold = Gold(source=((0, 11),), cue=((12, 16),), content=((17, 29),))
    labelled = label_text(text, [(0, 30), (32, 46)], [gold], [(0, 11, "PER")], "own")
    assert labelled.parts == ["B-source", "I-source", "B-cue", "B-content", "I-content", "O", "O", "O", "O", "O"]
    (attribution,) = labelled.attributions
    assert (attribution.anchor, attribution.source, attribution.content) == (2, {0, 1}, {3, 4})
    assert labelled.window.names == [(0, 2, "PER")]
    assert [i for i, opens in enumerate(labelled.window.paragraphs) if opens] == [0, 6]


def test_a_source_inside_anothers_content_gets_no_label() -> None:
    pytest.importorskip("torch")
    from training.attributions import Gold, label_text

    text = "Orla Brandt said Aker warned of ice."
    outer = Gold(source=((0, 11),), cue=((12, 16),), content=((17, 35),))
    inner = Gold(source=((17, 21),), cue=((22, 28),), content=((29, 35),))
    labelled = label_text(text, [(0, 36)], [outer, inner], None, "own")
    assert labelled.parts is not None
    assert labelled.parts[:3] == ["B-source", "I-source", "B-cue"]
    assert all(part.endswith("content") for part in labelled.parts[3:7])
    assert [attribution.anchor for attribution in labelled.attributions] == [2, 4]


def test_a_statement_without_cue_is_anchored_at_its_source() -> None:
    pytest.importorskip("torch")
    from training.attributions import Gold, label_text

    text = "Orla Brandt: talks failed"
    labelled = label_text(text, [(0, 25)], [Gold(((0, 11),), (), ((13, 25),))], None, "own")
    assert [attribution.anchor for attribution in labelled.attributions] == [1]


def test_all_of_the_corpus_can_be_labelled() -> None:
    pytest.importorskip("torch")
    from corpus import read_reports
    from training.attributions import label_report

    for report in read_reports()[:20]:
        labelled = label_report(report)
        size = len(labelled.window.tokens)
        assert labelled.parts is not None
        assert len(labelled.parts) == len(labelled.window.paragraphs) == size
        assert all(0 <= attribution.anchor < size for attribution in labelled.attributions)
        anchored = [s for s in report.statements if s.parts.get("cue") or s.parts.get("source")]
        assert len(labelled.attributions) == len(anchored)


def test_line_spans() -> None:
    pytest.importorskip("torch")
    from training.attributions import line_spans

    assert line_spans("one \n\ntwo\n") == [(0, 3), (6, 9)]


def test_examples_cover_the_text_and_keep_links_in_their_window(bank: Path) -> None:
    pytest.importorskip("torch")
    from tests.test_windows import PIECES
    from training.examples import UNKNOWN, Attribution, Labelled, build_examples

    window = read_treebank(bank)[0]
    size = len(window.tokens)
    parts = ["O"] * size
    labelled = Labelled(window, parts, [Attribution(2, frozenset({0, 1}), frozenset({3, size - 1}))])
    examples = list(build_examples(labelled, PIECES, most=16))
    assert len(examples) > 1
    assert sum(len(example.targets["upos"]) for example in examples) == size
    (first, *rest) = examples
    assert [anchor for anchor, _, _ in first.links] == [2]
    assert not any(example.links for example in rest)
    for example in examples:
        heads = example.targets["heads"]
        assert ((heads == UNKNOWN) | ((heads >= 0) & (heads < len(heads)))).all()
        assert ((example.targets["relations"] == UNKNOWN) == (heads == UNKNOWN)).all()


def test_unannotated_layers_are_unknown() -> None:
    pytest.importorskip("torch")
    from tests.test_windows import PIECES
    from training.examples import UNKNOWN, Labelled, build_examples

    window = Window("It ends.", [(0, 2), (3, 7), (7, 8)], None, [True, False, False], names=[(0, 1, "MISC")])
    (example,) = build_examples(Labelled(window), PIECES)
    for layer in ("upos", "xpos", "relations", "heads", "parts", "anchor", "start"):
        assert (example.targets[layer] == UNKNOWN).all(), layer
    assert example.targets["names"].tolist() == [UNKNOWN, 0, 0]
    assert not example.linked
