"""Linking across documents: who is who, and days that travel through an event."""

from chancery.link.actors import check_edit, holding_edits, resolve_edits, resolve_merges, split_id
from chancery.link.days import share_days

__all__ = ["check_edit", "holding_edits", "resolve_edits", "resolve_merges", "share_days", "split_id"]
