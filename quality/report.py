"""Results as small tables for people; cells that were not measured show a dash, never a number."""

from __future__ import annotations

from typing import Any


def show_number(value: Any) -> str:
    """Shares as percentages with one decimal, counts as they are, None as a dash."""
    if value is None:
        return "—"
    return f"{100 * value:.1f}" if isinstance(value, float) else str(value)


def show_table(head: list[str], rows: list[list[Any]]) -> str:
    """A Markdown table; the first column is text, the others are numbers."""
    cells = [[show_number(cell) if i else str(cell) for i, cell in enumerate(row)] for row in rows]
    widths = [max(3, *(len(row[i]) for row in [head, *cells])) for i in range(len(head))]

    def line(row: list[str]) -> str:
        padded = [c.rjust(w) if i else c.ljust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))]
        return f"| {' | '.join(padded)} |"

    rule = "| " + " | ".join("-" * w if i == 0 else "-" * (w - 1) + ":" for i, w in enumerate(widths)) + " |"
    return "\n".join([line(head), rule, *map(line, cells)])


def show_tallies(rows: dict[str, dict[str, Any]]) -> str:
    """A table of precision, recall and F1 by name."""
    head = ["", "precision", "recall", "F1", "right", "predicted", "gold"]
    keys = ["precision", "recall", "f1", "right", "predicted", "gold"]
    return show_table(head, [[name, *(row[key] for key in keys)] for name, row in rows.items()])


def show_shares(head: str, rows: dict[str, dict[str, Any]]) -> str:
    """A table of right among counted by name."""
    return show_table(
        [head, "%", "right", "counted"], [[n, r["share"], r["right"], r["counted"]] for n, r in rows.items()]
    )


def show_statements(result: dict[str, Any]) -> str:
    """The statement scores of one run."""
    speaker = result["speaker"]
    bins = [
        [f"{b['from']:.1f}-{b['to']:.1f}", b["predictions"], b["confidence"], b["precision"]]
        for b in result["confidence"]["bins"]
    ]
    parts = [
        f"{result['corpus']} {result['split']}, {result['documents']} texts, {result['system']}",
        show_tallies({"found (Jaccard ≥ .5)": result["found"], "loose (≥ .3 of gold)": result["loose"]}),
        show_shares(
            "of matched statements",
            {
                "speaker right": speaker,
                "speaker right (loose pairs)": result["speaker_loose"],
                "mode right": result["mode"],
            },
        ),
        f"{speaker['not_counted']} found statements with a predicted speaker and none in gold are not counted.",
        show_shares("recall by mode", result["recall_by_mode"]),
        show_shares("recall by cue", result["recall_by_cue"]),
        show_table(["confidence", "predictions", "mean", "precision"], bins),
        f"expected calibration error {show_number(result['confidence']['ece'])}",
    ]
    return "\n\n".join(parts)
