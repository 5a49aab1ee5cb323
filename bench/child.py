"""One timed run in a process of its own: `python -m bench.child ANALYSER PASSES [DIR]` prints one JSON object.

The parent sets the thread variables and ties the process to one core. Each pass reads all texts once; the fastest pass
counts, so that other work on the machine spoils as little as it can. Times are CPU seconds of this process.
"""

from __future__ import annotations

import dataclasses
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.texts import BenchError, count_words, load_texts

KIB = 1024


def time_stages(texts: list[str], analyser: str, passes: int) -> tuple[dict[str, Any], list[Any]]:
    """CPU seconds of whole `read` and of each stage inside it, and the parses of the last pass. Raises BenchError."""
    from chancery.errors import ChanceryError
    from chancery.pipeline import STAGES, Input, Options, read_document

    spent: defaultdict[str, float] = defaultdict(float)
    parses: list[Any] = []

    def timed(name: str, run: Callable[..., Any]) -> Callable[..., Any]:
        def run_timed(*layers: Any) -> Any:
            began = time.process_time()
            given = run(*layers)
            spent[name] += time.process_time() - began  # not reached where the stage fails: that shows in `faults`
            if name == "analyse":
                parses.append(given.doc)
            return given

        return run_timed

    stages = tuple(dataclasses.replace(stage, run=timed(stage.name, stage.run)) for stage in STAGES)
    options = Options(analyser=analyser)
    began = time.perf_counter()
    try:
        read_document(Input(data=texts[0].encode()), stages=stages, options=options)
    except ChanceryError as error:
        raise BenchError(f"the analyser {analyser!r} cannot be timed: {error}") from error
    first = time.perf_counter() - began
    best: dict[str, float] = {}
    faults: Counter[str] = Counter()
    statements = 0
    for _ in range(passes):
        for one in (spent, parses, faults):
            one.clear()
        statements = 0
        began_cpu = time.process_time()
        for text in texts:
            reading = read_document(Input(data=text.encode("utf-8", "replace")), stages=stages, options=options)
            statements += len(reading.statements)
            faults.update(f"{s.stage}: {s.reason}" for s in reading.skipped if s.span is None)
        taken = {"read": time.process_time() - began_cpu, **spent}
        best = taken if not best or taken["read"] < best["read"] else best
    result = {
        "first_read_seconds": first,
        "cpu_seconds": best,
        "statements": statements,
        "faults": dict(faults.most_common(3)),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB,
    }
    return result, parses


def time_textacy(parses: list[Any], passes: int) -> dict[str, Any]:
    """CPU seconds of textacy's direct quotations over the same parses, and how many texts it refused."""
    try:
        from textacy.extract import direct_quotations  # type: ignore[import-not-found]
    except ImportError as error:
        return {"absent": f"textacy cannot be imported ({error}); install it beside Chancery to compare"}
    add_lemmas(parses)
    seconds, found, refused = float("inf"), 0, 0
    for _ in range(passes):
        found = refused = 0
        began = time.process_time()
        for doc in parses:
            try:
                found += len(list(direct_quotations(doc)))
            except ValueError:  # an odd number of quotation marks
                refused += 1
        seconds = min(seconds, time.process_time() - began)
    return {"cpu_seconds": seconds, "found": found, "refused": refused}


def add_lemmas(parses: list[Any]) -> None:
    """Give parses without lemmas the project's own, outside the clock: textacy finds its verbs by lemma."""
    from chancery.analyse.lemmas import lemma_of

    for doc in parses:
        if not any(token.lemma for token in doc):
            for token in doc:
                token.lemma_ = lemma_of(token.text, token.pos_)


def main() -> int:
    analyser, passes = sys.argv[1], int(sys.argv[2])
    texts = load_texts(Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    try:
        result, parses = time_stages(texts, analyser, passes)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 2
    words = count_words(texts)
    size = {"analyser": analyser, "texts": len(texts), "words": words}
    print(json.dumps({**size, **result, "textacy": time_textacy(parses, passes)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
