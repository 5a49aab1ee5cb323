"""Reads news reports on relations between states and keeps a sourced record of who said what."""

__version__ = "0.1.0"
