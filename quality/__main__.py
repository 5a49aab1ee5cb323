"""`python -m quality statements|analyser|actors|times|days|events|said|meetings|order|floors`.

Exit 0 done, 1 below a floor, 2 wrong use or nothing to measure.
"""

from __future__ import annotations

import argparse
import sys

from quality import actors, analyser, days, events, floors, meetings, order, said, statements, times
from quality.samples import QualityError
from quality.system import print_note


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m quality", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for module in (statements, analyser, actors, times, days, events, said, meetings, order, floors):
        name = module.__name__.rpartition(".")[2]
        command = commands.add_parser(name, help=(module.__doc__ or "").partition(": ")[2])
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    chosen = parser.parse_args(arguments)
    try:
        return chosen.run(chosen) or 0
    except QualityError as error:
        print_note(f"quality: {error}")
        return 2


if __name__ == "__main__":
    sys.exit(main())
