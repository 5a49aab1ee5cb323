"""Clean: every stretch of a document gets its role; nothing is edited."""

from chancery.clean.label import VERSION, label_blocks

__all__ = ["VERSION", "label_blocks"]
