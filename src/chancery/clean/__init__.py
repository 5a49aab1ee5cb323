"""Clean: every stretch of a document gets its role; nothing is edited."""

from chancery.clean.label import label_blocks

__all__ = ["label_blocks"]
