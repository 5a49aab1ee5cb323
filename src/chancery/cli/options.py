"""What the commands share: options, forms of output, and the words of a note."""

from __future__ import annotations

import datetime
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.errors import SettingsError
from chancery.settings import Settings, choose_store, load_settings

if TYPE_CHECKING:
    from chancery.keeper import Store
    from chancery.pipeline import Options
    from chancery.show.pages import Format


class Form(StrEnum):
    """Forms of output."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"


def parse_day(value: str) -> str:
    """An ISO day as it was given; raises BadParameter for what is none (`2024-02-30`)."""
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a day; write it as 2024-03-01") from None


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders or globs; - is standard input.")]
FormOption = Annotated[
    Form | None, typer.Option("--format", help="Default: table on a terminal, jsonl elsewhere.", show_default=False)
]
StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store", metavar="FILE", help="The store. Default: CHANCERY_STORE, the settings, or chancery.db here."
    ),
]
FastOption = Annotated[
    bool, typer.Option("--fast", help="Rules only, without the statement labeller: quicker, finds less.")
]
UrlOption = Annotated[str | None, typer.Option("--url", metavar="URL", help="Where the report stood.")]
PublishedOption = Annotated[
    str | None, typer.Option("--published", metavar="DATE", parser=parse_day, help="Day of publication, as 2024-03-01.")
]
OutletOption = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", min=1, metavar="N", help="Processes to read on. Default: the settings, or 1.")
]


def open_store(option: Path | None, settings: Settings | None = None) -> Store:
    """The store that is meant: the option, else the environment, else the settings, else the usual one."""
    from chancery.keeper import Store

    settings = settings or load_settings()
    use_own_lexicons(settings)
    return Store(choose_store(option, settings), user=settings.user)


def use_own_lexicons(settings: Settings) -> None:
    """Add the user's own tables, if there are any; raises SettingsError, naming file and line of each fault."""
    folder = settings.lexicons or os.environ.get("CHANCERY_LEXICONS")
    if folder:
        from chancery.lexicons.user import use_lexicons

        use_lexicons(folder)


def choose_options(settings: Settings, fast: bool) -> Options:
    """How to read: what the settings say, and `--fast`; raises SettingsError."""
    from chancery.pipeline import Options

    use_own_lexicons(settings)
    limits = None
    if settings.limits:
        import msgspec

        from chancery.ingest import Limits

        try:
            limits = msgspec.convert(dict(settings.limits), Limits)
        except msgspec.ValidationError as error:
            raise SettingsError(f"chancery.toml, [limits]: {error}") from None
    return Options(analyser="fast" if fast else settings.analyser, limits=limits)


def choose_form(form: Form | None) -> Format:
    """The form that was asked for, else a table on a terminal and JSON Lines elsewhere."""
    chosen = form or (Form.table if sys.stdout.isatty() else Form.jsonl)
    return chosen.value


def count(number: int, noun: str) -> str:
    """`1 statement`, `2 statements`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def count_facts(statements: int, interactions: int, meetings: int) -> str:
    """`3 statements, 1 interaction, 0 meetings`."""
    return ", ".join((count(statements, "statement"), count(interactions, "interaction"), count(meetings, "meeting")))


def note(text: str) -> None:
    """A note on standard error."""
    print(f"chancery: {text}", file=sys.stderr)
