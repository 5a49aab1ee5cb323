"""In: from paths and bytes to documents, each under limits."""

from chancery.ingest.documents import open_document
from chancery.ingest.limits import LIMITS, Limits
from chancery.ingest.paths import expand

__all__ = ["LIMITS", "Limits", "expand", "open_document"]
