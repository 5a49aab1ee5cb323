"""Write the lemma table from the treebanks: `python -m training.lemmas --data DIR`.

Keeps every (form, class) of the open word classes whose lemma differs from the form, by majority.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from training.treebanks import read_sentences

CLASSES = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON", "DET"})
TABLE = Path(__file__).parents[1] / "src/chancery/analyse/models/lemmas.tsv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with treebanks/")
    banks = parser.parse_args().data / "treebanks"
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in ("ewt-train", "gum-train"):
        for sentence in read_sentences(banks / f"{name}.conllu.gz"):
            for (start, end), upos, lemma in zip(sentence.tokens, sentence.upos, sentence.lemmas, strict=True):
                form = sentence.text[start:end].lower().replace("’", "'")
                if upos in CLASSES and form.replace("'", "").replace("-", "").isalpha():
                    seen[form, upos][lemma.lower()] += 1
    rows = [
        f"{form}\t{upos}\t{best}\n"
        for (form, upos), counts in sorted(seen.items())
        for best in [counts.most_common(1)[0][0]]
        if best != form or upos == "VERB"
    ]
    TABLE.write_text("".join(rows), "utf-8")
    print(len(rows), "rows", TABLE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
