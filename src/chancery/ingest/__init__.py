"""In: from paths and bytes to documents, each under limits."""

from chancery.ingest.documents import VERSION, open_document
from chancery.ingest.limits import LIMITS, Limits
from chancery.ingest.paths import expand

__all__ = ["LIMITS", "VERSION", "Limits", "expand", "open_document"]
