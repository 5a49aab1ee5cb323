"""Universal Dependencies treebanks and name sets, read as text windows with token offsets.

A `Window` is a stretch of running text as a report would show it: a few paragraphs, tokens with code-point offsets, and
whatever gold layers the set has.  Layers that a set lacks are None, so that one training run can mix sets.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

CURLY = {'"': ("“", "”"), "``": ("“", "”"), "''": ("“", "”")}


@dataclass(frozen=True)
class Window:
    """Running text, `tokens` as [start, end) code points, and the gold layers that are known (None: not annotated)."""

    text: str
    tokens: list[tuple[int, int]]
    starts: list[bool] | None = None  # token opens a sentence
    paragraphs: list[bool] = field(default_factory=list)  # token opens a paragraph
    heads: list[int] | None = None  # index in the window; a root points at itself
    relations: list[str] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    names: list[tuple[int, int, str]] | None = None  # token range [start, end), label
    origin: str = ""


@dataclass(frozen=True)
class Sentence:
    text: str
    tokens: list[tuple[int, int]]
    heads: list[int]
    relations: list[str]
    upos: list[str]
    xpos: list[str]
    lemmas: list[str]
    document: str
    opens_paragraph: bool
    opens_document: bool


def open_text(path: Path) -> Iterator[str]:
    """Lines of a plain or gzipped UTF-8 file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from lines


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file, in order, with offsets into each sentence's own text."""
    rows: list[list[str]] = []
    document, fresh_document, fresh_paragraph, text = "", True, True, ""
    for line in (raw.rstrip("\n") for raw in open_text(path)):
        if line.startswith("# newdoc id"):
            document, fresh_document, fresh_paragraph = line.split("=", 1)[1].strip(), True, True
        elif line.startswith("# newpar"):
            fresh_paragraph = True
        elif line.startswith("# text ="):
            text = line.split("=", 1)[1].strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield build_sentence(rows, text, document, fresh_paragraph, fresh_document)
            rows, fresh_document, fresh_paragraph = [], False, False


def build_sentence(rows: list[list[str]], text: str, document: str, paragraph: bool, fresh: bool) -> Sentence:
    """Align the words of one sentence with its text; parts of a contraction share its characters in order."""
    contraction_ends: dict[int, int] = {}
    words: list[list[str]] = []
    tokens: list[tuple[int, int]] = []
    cursor, last_part, surface_end = 0, -1, -1
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            last_part = int(row[0].split("-")[1])
            start = text.index(row[1], cursor)
            surface_end, cursor = start + len(row[1]), start
            contraction_ends[last_part] = surface_end
            continue
        index, form = int(row[0]), row[1]
        if index <= last_part:
            end = surface_end if index == last_part else min(cursor + len(form), surface_end - (last_part - index))
            tokens.append((cursor, max(end, cursor + 1)))
        else:
            start = text.index(form, cursor)
            tokens.append((start, start + len(form)))
        cursor = tokens[-1][1]
        words.append(row)
    heads = [int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(words)]
    return Sentence(
        text=text,
        tokens=tokens,
        heads=heads,
        relations=[row[7].split(":")[0] if row[7] not in KEPT_SUBTYPES else row[7] for row in words],
        upos=[row[3] for row in words],
        xpos=[row[4] for row in words],
        lemmas=[row[2] for row in words],
        document=document,
        opens_paragraph=paragraph,
        opens_document=fresh,
    )


# Subtypes that the clause view reads; the others fold into their base relation, as the usual LAS does not.
KEPT_SUBTYPES = frozenset((
    "nsubj:pass", "aux:pass", "obl:agent", "acl:relcl", "nmod:poss", "compound:prt", "csubj:pass", "obl:unmarked",
    "nmod:unmarked", "advcl:relcl", "flat:foreign", "cc:preconj", "det:predet", "nsubj:outer", "csubj:outer",
))  # fmt: skip


def read_names(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Names by sentence text without white space, as character ranges in that squeezed text."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for line in open_text(path):
        row = json.loads(line)
        squeezed_at = [0]
        for character in row["text"]:
            squeezed_at.append(squeezed_at[-1] + (not character.isspace()))
        names = [(squeezed_at[start], squeezed_at[end], label) for start, end, label in row["names"]]
        found["".join(row["text"].split())] = names
    return found


def names_of(sentence: Sentence, table: dict[str, list[tuple[int, int, str]]]) -> list[tuple[int, int, str]] | None:
    """Token ranges of the names of one treebank sentence, or None where the name set lacks the sentence."""
    names = table.get("".join(sentence.text.split()))
    if names is None:
        return None
    squeezed = [0]
    for character in sentence.text:
        squeezed.append(squeezed[-1] + (not character.isspace()))
    starts = {squeezed[start]: i for i, (start, _) in enumerate(sentence.tokens)}
    ends = {squeezed[end]: i + 1 for i, (_, end) in enumerate(sentence.tokens)}
    return [(starts[s], ends[e], label) for s, e, label in names if s in starts and e in ends]


def pack_windows(
    sentences: Iterator[Sentence], names: dict[str, list[tuple[int, int, str]]] | None, most_tokens: int, origin: str
) -> Iterator[Window]:
    """Join neighbouring sentences of one document into windows of at most `most_tokens` tokens (or one sentence)."""
    batch: list[Sentence] = []
    size = 0
    for sentence in sentences:
        if batch and (sentence.opens_document or size + len(sentence.tokens) > most_tokens):
            yield join_sentences(batch, names, origin)
            batch, size = [], 0
        batch.append(sentence)
        size += len(sentence.tokens)
    if batch:
        yield join_sentences(batch, names, origin)


def join_sentences(batch: list[Sentence], names: dict[str, list[tuple[int, int, str]]] | None, origin: str) -> Window:
    """One window out of consecutive sentences; paragraphs are parted by an empty line, sentences by a space."""
    text = ""
    window = Window("", [], [], [], [], [], [], [], [], [] if names is not None else None, origin)
    for sentence in batch:
        if text:
            text += "\n\n" if sentence.opens_paragraph else " "
        base, first = len(text), len(window.tokens)
        text += sentence.text
        window.tokens.extend((base + start, base + end) for start, end in sentence.tokens)
        opening = [True] + [False] * (len(sentence.tokens) - 1)
        window.starts.extend(opening)  # type: ignore[union-attr]
        window.paragraphs.extend(opening if sentence.opens_paragraph else [False] * len(opening))
        window.heads.extend(first + head for head in sentence.heads)  # type: ignore[union-attr]
        window.relations.extend(sentence.relations)  # type: ignore[union-attr]
        window.upos.extend(sentence.upos)  # type: ignore[union-attr]
        window.xpos.extend(sentence.xpos)  # type: ignore[union-attr]
        window.lemmas.extend(sentence.lemmas)  # type: ignore[union-attr]
        if window.names is not None:
            known = names_of(sentence, names or {}) or []
            window.names.extend((first + start, first + end, label) for start, end, label in known)
    return replace(window, text=text)


def read_name_windows(path: Path, most_tokens: int = 160) -> Iterator[Window]:
    """Windows of a name set alone (no parse): consecutive sentences joined as running text."""
    text, tokens, names, starts = "", [], [], []
    for line in open_text(path):
        row = json.loads(line)
        if tokens and len(tokens) + len(row["tokens"]) > most_tokens:
            yield Window(text, tokens, starts, [i == 0 for i in range(len(tokens))], names=names, origin=path.name)
            text, tokens, names, starts = "", [], [], []
        base = len(text) + (1 if text else 0)
        first = len(tokens)
        text = f"{text} {row['text']}" if text else row["text"]
        tokens.extend((base + start, base + end) for start, end in row["tokens"])
        starts.extend(i == 0 for i in range(len(row["tokens"])))
        at_start = {start: first + i for i, (start, _) in enumerate(row["tokens"])}
        at_end = {end: first + i + 1 for i, (_, end) in enumerate(row["tokens"])}
        names.extend((at_start[s], at_end[e], label) for s, e, label in row["names"] if s in at_start and e in at_end)
    if tokens:
        yield Window(text, tokens, starts, [i == 0 for i in range(len(tokens))], names=names, origin=path.name)


def read_treebank(path: Path, names: Path | None = None, most_tokens: int = 160) -> list[Window]:
    """All windows of one treebank file, with the names of `names` where that set covers its sentences."""
    table = read_names(names) if names else None
    return list(pack_windows(read_sentences(path), table, most_tokens, path.name))
