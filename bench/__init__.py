"""Speed as programs: `python -m bench read` and `python -m bench said`; the tables of docs/speed.md come from here."""
