"""How an interaction was found, in plain words: its `found_by` names frames and operators in the coder's own way."""

from __future__ import annotations

import re

_FRAME = re.compile(r"frame (?P<lemma>[^ ,/]+)/(?P<pos>\w+)(?:\+(?P<particle>\S+?))?(?=[ ,]|$)")
_UNDER = re.compile(r"\bunder (?P<kind>\w+) (?P<lemma>[^ ,]+)")
_TOLD = re.compile(r",? ?\b(future|arranged|refuse)\b")
_MANNERS = {
    "future": "told as to come",
    "arranged": "told as arranged for later",
    "refuse": "told as what is not done or not granted",
}
_KINDS = {"do": "through", "announce": "announced by"}


def explain_rule(found_by: str) -> str:
    """The rule in plain words; empty: it is none of ours."""
    if found_by.startswith("weigh/") and " over " not in found_by:
        return "the trained model alone saw it; no rule knows the word"
    if "obligation under" in found_by:
        return f"somebody says that another must do it, “{found_by.rpartition(' ')[2]}”"
    frame = _FRAME.search(found_by)
    if frame is None:
        return ""
    rest = found_by[frame.end() :]
    word = f"{frame['lemma']} {frame['particle']}" if frame["particle"] else frame["lemma"]
    parts = [f"what the {frame['pos']} “{word}” tells"]
    for under in _UNDER.finditer(rest):
        parts.append(f"{_KINDS.get(under['kind'], under['kind'] + ':')} “{under['lemma']}”")
    parts += [_MANNERS[manner] for manner in _TOLD.findall(_UNDER.sub("", rest))]
    chosen = "; the trained model weighed it otherwise" if found_by.startswith("weigh/") else ""
    return ", ".join(parts) + chosen
