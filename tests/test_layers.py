"""The import contract of the package: imports point down only, and siblings do not know each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "chancery"

# From the top down; the parts of one line are siblings and may not import each other.
LAYERS = (
    ("__main__",),
    ("cli",),
    ("show",),
    ("keeper", "reading"),
    ("adding",),
    ("pipeline",),
    ("workers",),
    ("ingest", "clean", "analyse", "times", "find", "code", "link", "store"),
    ("grammar",),
    ("lexicons",),
    ("settings",),
    ("daysets", "evidence"),
    ("records",),
    ("errors", "ids"),
)
HEIGHT = {part: len(LAYERS) - number for number, layer in enumerate(LAYERS) for part in layer}
# The package's own face: names are loaded from where they live when first asked for.
FACE = "__init__"
HEAVY = frozenset(
    ("spacy", "onnxruntime", "trafilatura", "tokenizers", "numpy", "lxml", "sqlalchemy", "rich", "pyarrow")
)
LIGHT_PARTS = (
    "__main__",
    "cli",
    "show",
    "keeper",
    "adding",
    "reading",
    "pipeline",
    "workers",
    "settings",
    "daysets",
    "evidence",
    "records",
    "errors",
    "ids",
)
LIGHT_MODULES = frozenset(
    (
        *(f"store/{name}.py" for name in ("opening", "reader", "overlays", "profiles", "spellings")),
        *(f"store/{name}.py" for name in ("asking", "check", "doings", "facts", "folding", "sides")),
        "link/actors.py",
    )
)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Dotted names that are imported anywhere, also inside functions, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports name the package, never dots"
            assert node.module
            if node.module == "chancery":
                yield from ((f"chancery.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield node.module, node.lineno


def imports_at_start(tree: ast.Module) -> Iterator[str]:
    """Names imported when the module is loaded: not inside functions, and not for type checkers."""
    waiting: list[ast.stmt] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting += node.orelse
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (name for name, _ in imports(node))
        else:
            waiting += [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = part_of(path)
    if here == FACE:
        return
    assert here in HEIGHT, f"{here} has no place in the layers yet: give it one here"
    for name, line in imports(ast.parse(path.read_text("utf-8"))):
        parts = name.split(".")
        if parts[0] != "chancery" or parts[1:] in ([], ["__version__"]):
            continue
        other = parts[1]
        assert other == here or HEIGHT[other] < HEIGHT[here], f"{path.name}, line {line}: {here} may not import {other}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_looks_up_loads_nothing_heavy(path: Path) -> None:
    light = part_of(path) in LIGHT_PARTS or str(path.relative_to(PACKAGE)) in LIGHT_MODULES
    if light:
        tops = {name.split(".")[0] for name in imports_at_start(ast.parse(path.read_text("utf-8")))}
        assert not tops & HEAVY


def test_no_part_is_forgotten() -> None:
    parts = {part_of(path) for path in modules()} - {FACE}
    assert parts <= HEIGHT.keys()


def test_torch_is_never_imported() -> None:
    for path in modules():
        assert "torch" not in {name.split(".")[0] for name, _ in imports(ast.parse(path.read_text("utf-8")))}
