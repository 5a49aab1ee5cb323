"""`python -m bench tag`: how many words a second the temporal tagger reads on text that is already parsed."""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from bench.texts import BenchError, count_words, load_texts
from chancery.records import Document, Source, When


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--texts", type=Path, metavar="DIR", help="folder of .txt files; default: the own corpus")
    parser.add_argument("--analyser", default="encoder", help="what parses the texts, which is not timed")
    parser.add_argument("--limit", type=int, default=60, help="texts to read; default 60")
    parser.add_argument("--times", type=int, default=5, help="runs to take the median of")


def run(chosen: argparse.Namespace) -> int:
    """Print a table: words, expressions, words a second of CPU time (median). Raises BenchError."""
    from chancery.analyse import load_analyser
    from chancery.errors import ModelError
    from chancery.ids import document_id
    from chancery.times import tag_times

    texts = load_texts(chosen.texts)[: chosen.limit]
    source = Source(sha256="0" * 64, media_type="text/plain", encoding="utf-8")
    documents = [Document(id=document_id(text), source=source, text=text) for text in texts]
    try:
        analyser = load_analyser(chosen.analyser)
    except ModelError as error:
        raise BenchError(f"the analyser {chosen.analyser!r} cannot be used: {error}") from error
    parsed = [(document, analyser.analyse(document).doc) for document in documents]
    dated = When(earliest="2021-06-10", latest="2021-06-10", basis="assumed")
    seconds, found = [], 0
    for number in range(chosen.times + 1):
        start = time.process_time()
        found = sum(len(tag_times(document, doc, dated)) for document, doc in parsed)
        if number:  # the first run compiles the patterns
            seconds.append(time.process_time() - start)
    words = count_words(texts)
    print("| texts | words | expressions | words a second (median) |\n| ---: | ---: | ---: | ---: |")
    print(f"| {len(texts)} | {words:,} | {found:,} | {words / statistics.median(seconds):,.0f} |")
    return 0
