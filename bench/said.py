"""`python -m bench said`: how long `chancery said` takes on a large store, start to exit."""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from bench.processes import median_seconds, run_child
from bench.texts import BenchError
from chancery.ids import digest, document_id, statement_id
from chancery.records import Actor, Cue, Document, Reading, Source, Span, Statement, When

A_DOCUMENT = 20  # statements in one made-up document
TOPICS = ("harbour dues", "border crossings", "grain quotas", "flight permits", "fishing rights", "river levels")
GIVEN = ("Alda", "Brant", "Cela", "Dorin", "Ewa", "Finn", "Gita", "Horst")
FAMILY = ("Ravik", "Solent", "Tamsin", "Udo", "Varga", "Wessel", "Yarrow", "Zell")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--store", type=Path, metavar="F", help="an existing store; default: one made up for the run")
    parser.add_argument("--statements", type=int, default=100_000, help="size of the made-up store")
    parser.add_argument("--times", type=int, default=7, help="starts to take the median of")


def run(chosen: argparse.Namespace) -> int:
    """Print a table of commands and median wall seconds. Raises BenchError."""
    with tempfile.TemporaryDirectory() as scratch:
        store = chosen.store or build_store(Path(scratch) / "bench.db", chosen.statements)
        kinds = {
            "said": [],
            "said SPEAKER": ["Ravik"],
            "said --about WORDS": ["--about", "grain quotas"],
            "said SPEAKER --about WORDS": ["Alda Ravik", "--about", "fishing"],
            "said --by-state STATE": ["--by-state", "NOR"],
            "said --on-behalf-of STATE": ["--on-behalf-of", "NOR"],
        }
        print("| command | seconds of wall time (median) |\n| --- | ---: |")
        for name, words in kinds.items():
            taken = median_seconds([*COMMAND, "said", *words, "--limit", "10", "--store", str(store)], chosen.times)
            print(f"| `chancery {name} --limit 10` | {taken:.2f} |")
        print(f"| Python alone | {median_seconds(['-c', 'pass'], chosen.times):.2f} |")
    return 0


COMMAND = ["-c", "import sys; from chancery.cli import main; sys.exit(main())"]


def build_store(path: Path, statements: int) -> Path:
    """A store of made-up statements in documents of twenty, written by the store's own writer. Raises BenchError."""
    try:
        from chancery.store.writer import Incoming, Writer
    except ImportError as error:
        raise BenchError(f"no store to time ({error})") from error
    chance = random.Random(0)
    writer = Writer(path, {"bench": "1"})
    try:
        batch = []
        for number in range(-(-statements // A_DOCUMENT)):
            reading, raw = make_reading(number, chance)
            batch.append(Incoming(reading, f"/bench/{number}.txt", reading_sha(reading), raw))
            if len(batch) == 200:
                writer.keep(batch)
                batch = []
        writer.keep(batch)
    finally:
        writer.close()
    if run_child([*COMMAND, "said", "--limit", "1", "--store", str(path)]).returncode:
        raise BenchError("`chancery said` fails on the made-up store")
    return path


def reading_sha(reading: Reading) -> str:
    return reading.document.source.sha256 if reading.document else ""


def make_reading(number: int, chance: random.Random) -> tuple[Reading, bytes]:
    """One document of twenty sentences of one statement each, and its bytes."""
    text, spots = "", []
    for line in range(A_DOCUMENT):
        name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
        content = f"talks on {chance.choice(TOPICS)} would resume in week {number}-{line}"
        start = len(text)
        text += f"{name} said {content}.\n"
        spots.append((name, (start, start + len(name)), (start + len(name) + 1, start + len(name) + 5), len(content)))
    raw = text.encode()
    source = Source(sha256=digest(text) * 5, media_type="text/plain", encoding="utf-8", path=f"/bench/{number}.txt")
    day = f"20{10 + number % 15}-0{1 + number % 9}-1{number % 10}"
    document = Document(
        id=document_id(text), source=source, text=text, dated=When(earliest=day, latest=day, basis="metadata")
    )
    made = tuple(make_statement(document, name, span, cue, size) for name, span, cue, size in spots)
    return Reading(document=document, statements=made), raw


def make_statement(document: Document, name: str, span: Span, cue: Span, size: int) -> Statement:
    content = (cue[1] + 1, cue[1] + 1 + size)
    return Statement(
        id=statement_id(document.id, [content], cue),
        mode="indirect",
        kind="speech",
        speaker=(Actor(name=name, id=digest(name), kind="person", state="NOR", sector="GOV", span=span),),
        cue=Cue(span=cue, lemma="say"),
        content=(content,),
        frame=(span[0], content[1]),
        said_on=document.dated,
        confidence=0.9,
        found_by="bench/1",
    )
