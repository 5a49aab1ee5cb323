"""The docs tell the truth: commands run as written, links resolve, versions are pinned, nothing names a machine."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from chancery.cli import app

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
README = (ROOT / "README.md").read_text("utf-8")
CI = (ROOT / ".ci" / "run").read_text("utf-8")
MODELS = ROOT / "src" / "chancery" / "analyse" / "models"
FRESH = "python3 -m venv .venv && . .venv/bin/activate && "
MADE = frozenset({"__pycache__", "build", "dist"})
OURS = frozenset({".ci", ".gitignore"})

# Written in pieces: this file is searched too.
INDEXES = re.compile(
    "py" + r"pi\.|python" + r"hosted\.|anaconda\.(org|com)|download\.py" + "torch|(extra-)?index" + "-url"
)
MACHINES = re.compile(r"(?<![\w./:>~-])/" + "(work|root|home|Users|opt|mnt|srv|tmp)/" + r"\w")


def repository_files() -> list[Path]:
    """Committed files; where git cannot tell, all that are not made by tools."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not is_made(path.relative_to(ROOT))]
    return sorted(path for path in paths if path.is_file())


def is_made(path: Path) -> bool:
    return any(part in MADE or (part.startswith(".") and part not in OURS) for part in path.parts)


def repository_texts() -> Iterator[tuple[str, str]]:
    for path in repository_files():
        data = path.read_bytes()
        if b"\0" not in data[:8000]:
            yield path.relative_to(ROOT).as_posix(), data.decode("utf-8", "replace")


def shell_commands(text: str) -> list[str]:
    return [block.strip() for block in re.findall(r"```sh\n(.*?)```", text, re.S)]


def documents() -> list[Path]:
    return [path for path in repository_files() if path.suffix == ".md"]


def links(text: str) -> list[str]:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.S)
    return re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", text)


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    stated = [line.split("#")[0].strip() for line in lines]
    odd = [line for line in stated if line and not re.fullmatch(r"[a-z0-9][a-z0-9.-]*==[0-9][0-9a-z.]*", line)]
    assert not odd, f"constraints.txt holds more than name==version: {odd}"
    return dict(line.split("==") for line in stated if line)


def requirements() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(line) for lines in (PROJECT["dependencies"], *extras) for line in lines]


def test_readme_has_two_commands() -> None:
    first, second = shell_commands(README)
    assert first.startswith(FRESH) and second.startswith(FRESH)
    assert first.endswith("&& chancery read examples")
    assert second.endswith("&& pytest")


def test_readme_lists_the_commands() -> None:
    listed = re.findall(r"^\| `chancery (\w+)", README, re.M)
    assert sorted(listed) == sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_ci_runs_the_second_command() -> None:
    command = shell_commands(README)[1].removeprefix(FRESH)
    assert command in [line.strip() for line in CI.splitlines()]
    assert re.search(r'python3 -m venv "\$scratch/venv"', CI), "CI makes an environment of its own"


def test_ci_and_make_check_alike() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    in_make = re.findall(r"^\t\$\(PYTHON\) -m (ruff check \.|ruff format --check \.|mypy)$", makefile, re.M)
    in_ci = re.findall(r"^python -m (.+?) \|\|", CI, re.M)
    assert in_make == in_ci == ["ruff check .", "ruff format --check .", "mypy"]


def test_ci_is_sound_bash() -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    assert subprocess.run([bash, "-n", str(ROOT / ".ci" / "run")], check=False).returncode == 0
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o100, ".ci/run is not executable"


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_resolve(path: Path) -> None:
    broken = []
    for link in links(path.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            broken.append(link)
    assert not broken


def test_no_text_names_an_index_or_a_machine() -> None:
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for name, text in repository_texts()
        for pattern in (INDEXES, MACHINES)
        for match in pattern.finditer(text)
    ]
    assert not found


def test_what_the_project_needs_is_pinned() -> None:
    pinned = pins()
    unmet = [
        str(need) for need in requirements() if pinned.get(canonicalize_name(need.name), "none") not in need.specifier
    ]
    assert not unmet


def test_what_that_needs_is_pinned() -> None:
    pinned, waiting, seen = pins(), requirements(), set[str]()
    while waiting:
        name = canonicalize_name(waiting.pop().name)
        try:
            needs = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue  # an extra that is not installed here
        if name not in seen:
            seen.add(name)
            waiting.extend(
                need for need in map(Requirement, needs) if need.marker is None or need.marker.evaluate({"extra": ""})
            )
    assert not seen - set(pinned)


def test_decisions_are_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = {path.name for path in folder.glob("*.md")} - {"README.md"}
    assert set(links((folder / "README.md").read_text("utf-8"))) == pages


@pytest.mark.skipif(not (MODELS / "encoder.onnx").is_file(), reason="the encoder is not built in this checkout")
def test_readme_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (block,) = re.findall(r"```python\n(.*?)```", README, re.S)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "README.md", "exec"), {})
    assert "Horvat'] ['The bridge will open in May']" in capsys.readouterr().out
