"""From an analysis to statements: rules over the clause view, the labeller's proposals, and the speakers."""

from chancery.find.statements import VERSION, find_statements

__all__ = ["VERSION", "find_statements"]
