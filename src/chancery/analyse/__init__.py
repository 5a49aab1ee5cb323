"""From a document to its analysis: tokens, tags, parse, names, quotation marks, and the labeller's proposals."""

from chancery.analyse.analyser import Analyser, load_analyser
from chancery.analyse.cofenet import label_tokens

__all__ = ["Analyser", "label_tokens", "load_analyser"]
