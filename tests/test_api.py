"""The public surface: what is exported, documented, and told to be so."""

from __future__ import annotations

import dataclasses
import doctest
import importlib
import inspect
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
import typer.main

import chancery
from chancery import ingest, records, settings
from chancery.cli import app
from chancery.show.rows import Row
from chancery.store import facts

DOCS = Path(__file__).parent.parent / "docs"
SURFACE = {
    *("read", "open", "Store", "Reading", "Document", "Source", "Block", "Span", "Statement", "Actor", "Cue", "When"),
    *("Skipped", "Fact", "Fault", "Counts", "ChanceryError", "InputError", "LimitError", "SettingsError", "ModelError"),
    *(
        "StoreError",
        "NotFound",
        "EditError",
        "TimeExpression",
        "DayCue",
        "Profile",
        "NameUse",
        "OfficeHeld",
        "ActorEdit",
    ),
    *("code_between", "Coded", "Interaction", "InteractionFact", "Meeting", "MeetingFact"),
    *("AgendaItem", "Place", "StatusAt", "__version__"),
}


def test_surface() -> None:
    assert set(chancery.__all__) == SURFACE
    assert dir(chancery) == sorted(SURFACE)
    for name in chancery.__all__:
        assert getattr(chancery, name) is not None


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        chancery.reed  # noqa: B018


@pytest.mark.parametrize("name", sorted(SURFACE - {"__version__", "Span"}))
def test_public_names_have_docstrings(name: str) -> None:
    thing = getattr(chancery, name)
    assert inspect.getdoc(thing)
    for method, value in vars(thing).items() if inspect.isclass(thing) else ():
        if inspect.isfunction(value) and not method.startswith("_"):
            assert inspect.getdoc(value), f"{name}.{method}"


def test_importing_the_package_loads_nothing() -> None:
    command = "import sys, chancery; print([n for n in sys.modules if n.startswith('chancery.') or n == 'msgspec'])"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("module", ["chancery.reading", "chancery.keeper"])
def test_docstring_examples(module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    result = doctest.testmod(importlib.import_module(module))
    assert result.failed == 0


PUBLIC_RECORDS = (
    *(records.When, records.Actor, records.Cue, records.Source, records.Block, records.Document),
    *(records.Statement, records.Skipped, records.Reading, records.TimeExpression, records.DayCue, records.ActorEdit),
    *(records.Interaction, records.Meeting, records.AgendaItem, records.Place, records.StatusAt),
    *(facts.InteractionFact, facts.MeetingFact, chancery.Coded),
    *(facts.Fact, facts.Fault, facts.Counts, facts.Profile, facts.NameUse, facts.OfficeHeld, Row),
)


@pytest.mark.parametrize("record", PUBLIC_RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_described(record: type[msgspec.Struct]) -> None:
    text = (DOCS / "record.md").read_text("utf-8")
    section = re.search(rf"^## {record.__name__}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert section, f"docs/record.md has no section {record.__name__}"
    described = set(re.findall(r"^\| `(\w+)` \|", section[1], re.M))
    fields = dataclasses.fields(record) if dataclasses.is_dataclass(record) else msgspec.structs.fields(record)
    assert described == {field.name for field in fields}


def test_every_value_is_described() -> None:
    text = (DOCS / "record.md").read_text("utf-8")
    said = (records.Role, records.Basis, records.ActorKind, records.Mode, records.Kind, records.Act)
    done = (records.Event, records.Realis, records.Quad, records.MeetingKind, records.MeetingStatus)
    for values in (*said, *done):
        for value in values.__args__:
            assert f"`{value}`" in text


def commands() -> dict[str, typer.main.TyperCommand]:
    return typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_documented(name: str) -> None:
    text = (DOCS / "cli.md").read_text("utf-8")
    section = re.search(rf"^## chancery {name}\b[^\n]*\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert section, f"docs/cli.md has no section for {name}"
    for parameter in commands()[name].params:
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert f"`{option}" in section[1], f"docs/cli.md, {name}: {option} is not described"


def test_every_setting_is_documented() -> None:
    text = (DOCS / "cli.md").read_text("utf-8")
    for key in (*settings._KINDS, *settings._LIMITS):
        assert f"`{key}`" in text


def test_limits_are_those_of_ingest() -> None:
    assert set(settings._LIMITS) == {field.name for field in msgspec.structs.fields(ingest.Limits)}
