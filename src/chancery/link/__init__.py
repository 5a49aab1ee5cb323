"""Linking across documents: who is who, and days that travel through an event.

`actors` is imported by look-ups, which must be quick; `days` reads the lexicons, and is imported where days are shared.
"""

from chancery.link.actors import check_edit, holding_edits, resolve_edits, resolve_merges, split_id

__all__ = ["check_edit", "holding_edits", "resolve_edits", "resolve_merges", "split_id"]
