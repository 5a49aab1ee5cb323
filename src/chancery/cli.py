"""The command line: data on standard output, notes on standard error.

Exit status: 0 all well; 1 nothing could be read, a fault was found, or the store cannot be used; 2 wrong usage or
settings. Only typer is imported before a command is known: a look-up must not wait for the models, nor for SQLAlchemy.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.errors import ChanceryError, SettingsError
from chancery.settings import Settings, choose_store, load_settings

if TYPE_CHECKING:
    from chancery.keeper import Store
    from chancery.pipeline import Input, Options
    from chancery.records import Reading, Skipped
    from chancery.show.pages import Format

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads news reports on relations between states and keeps a sourced record of who said what.",
)


class Form(StrEnum):
    """Forms of output."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"


class PassageForm(StrEnum):
    """Forms in which a fact is shown."""

    table = "table"
    jsonl = "jsonl"


class Kind(StrEnum):
    """Kinds of file that `export` writes."""

    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    parquet = "parquet"
    annotations = "annotations"


class ModeChoice(StrEnum):
    """Modes of a statement."""

    direct = "direct"
    indirect = "indirect"
    mixed = "mixed"


def _day(value: str) -> str:
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
    str | None, typer.Option("--published", metavar="DATE", parser=_day, help="Day of publication, as 2024-03-01.")
]
OutletOption = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", min=1, metavar="N", help="Processes to read on. Default: the settings, or 1.")
]


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.", is_eager=True)] = False,
) -> None:
    if version:
        from chancery import __version__

        print(__version__)
        raise typer.Exit


@app.command()
def read(  # noqa: PLR0913, PLR0917 (one parameter an option)
    paths: Paths,
    form: FormOption = None,
    text: Annotated[bool, typer.Option("--text", help="With each document's text (jsonl).")] = False,
    fast: FastOption = False,
    url: UrlOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    jobs: JobsOption = None,
) -> None:
    """Read reports and print who said what; keeps nothing."""
    from chancery.pipeline import read_many
    from chancery.show.pages import write_readings

    settings = load_settings()
    readings = read_many(
        _inputs(paths, url, published, outlet), jobs=jobs or settings.jobs, options=_options(settings, fast)
    )
    seen = {"documents": 0, "statements": 0, "refused": 0}
    write_readings(_noting(readings, seen), _form(form), sys.stdout, text=text)
    if not seen["documents"]:
        _note("nothing could be read" if seen["refused"] else "there is no file to read in what was named")
        raise typer.Exit(1)
    refused = f"; {seen['refused']} skipped" if seen["refused"] else ""
    _note(f"{_count(seen['statements'], 'statement')} in {_count(seen['documents'], 'document')}{refused}")


@app.command()
def add(  # noqa: PLR0913, PLR0917 (one parameter an option)
    paths: Paths,
    store: StoreOption = None,
    url: UrlOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    jobs: JobsOption = None,
    fast: FastOption = False,
) -> None:
    """Read reports into a store, only what is new or changed."""
    from chancery.keeper import Plan

    settings = load_settings()
    plan = Plan(options=_options(settings, fast), jobs=jobs or settings.jobs)
    with _open(store, settings) as kept:
        inputs = _inputs(paths, url, published, outlet)
        with _Progress() as progress:
            counts = kept.add_inputs(progress.counted(inputs), plan, progress.note)
        done = {
            "added": counts.added,
            "changed since (a new version of each is kept)": counts.changed,
            "read again": counts.reread,
            "unchanged": counts.unchanged,
        }
        several = [f"{number} {what}" for what, number in done.items() if number]
        refused = [f"{counts.skipped} skipped"] if counts.skipped else []
        told = ", ".join(several + refused) or "there is no file to read in what was named"
        _note(f"{kept.path}: {told}; {_count(counts.statements, 'statement')} written")
    if not several:
        raise typer.Exit(1)


@app.command()
def said(  # noqa: PLR0913, PLR0917 (one parameter an option)
    speaker: Annotated[
        str | None, typer.Argument(metavar="SPEAKER", help="Name, surname, or words of a name; without it, everybody.")
    ] = None,
    about: Annotated[
        str | None,
        typer.Option("--about", metavar="WORDS", help="Words that it or its sentence must hold."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", parser=_day, help="On this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", parser=_day, help="On this day or before.")
    ] = None,
    mode: Annotated[ModeChoice | None, typer.Option("--mode", help="Only statements of this mode.")] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Only what this outlet carried.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most so many; 0: all.")] = 50,
    form: FormOption = None,
    store: StoreOption = None,
) -> None:
    """List what was said, newest first, unknown days last."""
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} is later than --until {until}")
    for name, words in (("SPEAKER", speaker), ("--about", about), ("--outlet", outlet)):
        if words is not None and not any(character.isalnum() for character in words):
            raise typer.BadParameter(f"{name} {words!r} holds no word")
    from chancery.show.pages import write_facts

    with _open(store, load_settings()) as kept:
        facts = kept.statements(
            speaker=speaker,
            about=about,
            since=since,
            until=until,
            mode=None if mode is None else mode.value,
            outlet=outlet,
            limit=limit + 1 if limit else None,
        )
        shown = facts[:limit] if limit else facts
        write_facts(shown, _form(form), sys.stdout)
        if len(shown) < len(facts):
            _note(f"the first {limit}; there are more: --limit 0 lists all")
        if not facts:
            _note("no statement fits" + _advise(kept, speaker))


def _advise(kept: Store, speaker: str | None) -> str:
    """What else could be asked for: the speaker without the other options, or names that look alike."""
    if speaker is None:
        return ""
    found = len(kept.statements(speaker=speaker))
    if found:
        return f"; with {speaker} alone there {'is' if found == 1 else 'are'} {found}"
    near = kept.reader.near(speaker)
    return f"; near names: {', '.join(near)}" if near else ""


@app.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a statement, or its beginning.")],
    why: Annotated[
        bool, typer.Option("--why", help="Also how it was found, who is meant and why, and what the day rests on.")
    ] = False,
    form: Annotated[PassageForm, typer.Option("--format", help="The passage, or JSON Lines.")] = PassageForm.table,
    store: StoreOption = None,
) -> None:
    """Print the source around a statement, its parts marked."""
    from chancery.show.passage import print_fact

    if not id.strip():
        raise typer.BadParameter("ID is empty; `chancery said` lists the ids")
    with _open(store, load_settings()) as kept:
        fact = kept.statement(id.strip())
        if form is PassageForm.jsonl:
            from chancery.show.contract import as_json, fact_as_dict

            print(as_json(fact_as_dict(fact)))
        else:
            print_fact(fact, sys.stdout, why=why)


@app.command()
def check(store: StoreOption = None) -> None:
    """Verify every statement against its kept source; one line a fault."""
    with _open(store, load_settings()) as kept:
        faults = 0
        for fault in kept.faults():
            faults += 1
            print(f"{fault.where}: {fault.what}")
        statements, documents = kept.reader.sizes()
        _note(
            f"{kept.path}: {_count(statements, 'statement')} of {_count(documents, 'document')} checked: "
            f"{_count(faults, 'fault') if faults else 'all is well'}"
        )
    if faults:
        raise typer.Exit(1)


@app.command()
def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="File to write; - is standard output (with --to).")],
    to: Annotated[
        Kind | None,
        typer.Option(
            "--to",
            help="Kind of file. Default: by its ending (.jsonl .json .csv .parquet .jsonld).",
            show_default=False,
        ),
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="With each document's text (json, jsonl).")] = False,
    store: StoreOption = None,
) -> None:
    """Write the record to a file: JSON, CSV, Parquet or W3C annotations."""
    from chancery.show.export import choose_kind, export_store

    kind = choose_kind(file, None if to is None else to.value)
    with _open(store, load_settings()) as kept:
        export_store(kept, file, kind, text=text)
        if file != "-":
            _note(f"{kept.path} written to {file} ({kind})")


def _open(option: Path | None, settings: Settings) -> Store:
    from chancery.keeper import Store

    return Store(choose_store(option, settings))


def _options(settings: Settings, fast: bool) -> Options:
    from chancery.pipeline import Options

    limits = None
    if settings.limits:
        import msgspec

        from chancery.ingest import Limits

        try:
            limits = msgspec.convert(dict(settings.limits), Limits)
        except msgspec.ValidationError as error:
            raise SettingsError(f"chancery.toml, [limits]: {error}") from None
    return Options(analyser="fast" if fast else settings.analyser, limits=limits)


def _inputs(paths: list[str], url: str | None, published: str | None, outlet: str | None) -> Iterator[Input | Skipped]:
    from chancery.pipeline import Input, find_inputs

    files = [path for path in paths if path != "-"]
    if len(files) < len(paths):
        yield Input(data=sys.stdin.buffer.read(), url=url, published=published, outlet=outlet)
    yield from find_inputs(files, url=url, published=published, outlet=outlet)


def _noting(readings: Iterable[Reading], seen: dict[str, int]) -> Iterator[Reading]:
    """The readings, counted, and a note for each input that gave no document."""
    for reading in readings:
        seen["documents" if reading.document is not None else "refused"] += 1
        seen["statements"] += len(reading.statements)
        _note_refusal(reading, _note)
        yield reading


def _note_refusal(reading: Reading, note: Callable[[str], None]) -> None:
    if reading.document is None:
        for skipped in reading.skipped:
            note(f"skipped: {skipped.reason}")


class _Progress:
    """A bar on a terminal's standard error, nothing elsewhere; and notes of what was refused."""

    def __enter__(self) -> _Progress:
        self._bar = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

            console = Console(stderr=True, markup=False, highlight=False)
            self._bar = Progress(
                BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True
            )
            self._task = self._bar.add_task("reading", total=None)
            self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def counted(self, inputs: Iterable[Input | Skipped]) -> Iterable[Input | Skipped]:
        """The inputs; on a terminal all are found first, so that the bar has an end."""
        if self._bar is None:
            return inputs
        found = list(inputs)
        self._bar.update(self._task, total=len(found))
        return found

    def note(self, _given: Input | Skipped, reading: Reading | None) -> None:
        """One input is done."""
        if self._bar is not None:
            self._bar.advance(self._task)
        if reading is not None:
            _note_refusal(reading, _note if self._bar is None else self._bar.console.print)


def _form(form: Form | None) -> Format:
    chosen = form or (Form.table if sys.stdout.isatty() else Form.jsonl)
    return chosen.value


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _note(text: str) -> None:
    print(f"chancery: {text}", file=sys.stderr)


def _prepare_streams() -> None:
    """No character that a report can hold may stop the output."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def main() -> None:
    """Run the command line."""
    _prepare_streams()
    try:
        app()
    except BrokenPipeError:
        # Whoever read us has heard enough (`| head`): let nothing be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except SettingsError as error:
        _note(str(error))
        sys.exit(2)
    except ChanceryError as error:
        _note(str(error))
        sys.exit(1)
