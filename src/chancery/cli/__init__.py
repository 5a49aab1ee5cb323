"""The command line: data on standard output, notes on standard error.

Exit status: 0 all well; 1 nothing could be read, a fault was found, or the store cannot be used; 2 wrong usage or
settings. Only typer is imported before a command is known: a look-up must not wait for the models, nor for SQLAlchemy.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from chancery.cli import actors, doings, events, facts, reports, times, whole
from chancery.cli.options import note
from chancery.errors import ChanceryError, SettingsError

COMMANDS = (
    *(reports.read, reports.add, facts.said, doings.did, doings.meets, facts.show, times.times, times.dates),
    *(actors.who, actors.merge, actors.split, actors.undo, actors.edits),
    *(events.relation, whole.check, whole.export),
)

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads news reports on relations between states and keeps a sourced record of who said and did what.",
)
for _command in COMMANDS:
    app.command()(_command)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.", is_eager=True)] = False,
) -> None:
    if version:
        from chancery import __version__

        print(__version__)
        raise typer.Exit


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
        note(str(error))
        sys.exit(2)
    except ChanceryError as error:
        note(str(error))
        sys.exit(1)


def _prepare_streams() -> None:
    """No character that a report can hold may stop the output."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
