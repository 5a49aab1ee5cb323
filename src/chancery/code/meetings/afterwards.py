"""What a later sentence tells of a meeting without naming it: "They will not.", "Vik isn't coming", "A new date"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.code.meetings.merge import Cluster, party_keys
from chancery.code.meetings.parties import parties_in
from chancery.code.meetings.report import Report
from chancery.code.meetings.status import Told
from chancery.grammar.parse import Span as TokenSpan
from chancery.grammar.parse import Token

PRONOUNS = frozenset("it that this they he she neither".split())
NOT = frozenset({"not", "n't", "n’t"})
AUXILIARIES = frozenset("will wo is are 's 're".split())
SILENT = frozenset("now but and however after all then any more longer that there".split())
"""Words between a pronoun and the stop that tell nothing."""
COMES = frozenset("come happen attend travel go fly be".split())
STOPS = frozenset(".:;,!—–-\n")
LONGEST = 9  # tokens of "They will not be coming after all"
DELAY = re.compile(r"\b(?:more time|(?:new|later|another|fresh) (?:date|day))\b", re.IGNORECASE)
NEGATED = re.compile(r"\b(?:no|not|nobody|without|n't)\b[^,;.]*$", re.IGNORECASE)


def told_afterwards(report: Report, cluster: Cluster) -> Iterator[Told]:
    """That a planned meeting will not be, by a sentence that only says "They will not" or that a side does not come."""
    if not any(one.status in ("planned", "confirmed") for mention in cluster.mentions for one in mention.told):
        return
    named = {mention.token.sent.start for mention in cluster.mentions}
    keys = party_keys(cluster.parties)
    for mention in cluster.mentions:  # "expects the minister for a short visit"
        keys |= party_keys(parties_in(report, mention.token.sent.start, mention.token.sent.end))
    for sentence in report.doc.sents:
        told = denial_in(sentence)
        if told is None or sentence.start in named:
            continue
        subject, verb = told
        follows = sentence.start > 0 and report.doc[sentence.start - 1].sent.start in named
        own = party_keys(parties_in(report, subject.i, subject.i + 1))
        stays = bool(own) and own <= keys and verb.lemma_.lower() == "come"
        if stays or (follows and subject.lower_ in PRONOUNS):
            yield Told("cancelled", verb)


def denial_in(sentence: TokenSpan) -> tuple[Token, Token] | None:
    """Subject and verb of a short clause that opens a sentence and only denies: "That won't happen now"; else None."""
    found: tuple[Token, Token] | None = None
    for token in sentence[:LONGEST]:
        if found is not None and token.text in STOPS:
            return found
        if found is None and token.lower_ in NOT and token.i > sentence.start + 1:
            helper = token.nbor(-1)
            found = (helper.nbor(-1), helper) if helper.lower_ in AUXILIARIES else None
        elif found is not None and token.lemma_.lower() in COMES:
            found = (found[0], token)
        elif found is not None and token.lower_ not in SILENT:
            return None
    return None


def word_of_delay(cancelled: Token) -> Token | None:
    """What says that it is only put off, in the sentence of the word that tells it off or the next; None: nothing."""
    doc, start = cancelled.doc, cancelled.sent.start
    end = doc[cancelled.sent.end].sent.end if cancelled.sent.end < len(doc) else cancelled.sent.end
    words = doc[start:end]
    for found in DELAY.finditer(words.text):
        if found[0].lower() == "more time" or not NEGATED.search(words.text[: found.start()]):
            inner = doc.char_span(words.start_char + found.start(), words.start_char + found.end())
            return inner.root if inner is not None else cancelled
    return None
