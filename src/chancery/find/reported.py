"""Reported speech by rule: cues whose clause, infinitive or object is the content, and "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.find.candidates import Candidate, merge, subtract, trim
from chancery.find.cues import FoundCue
from chancery.find.page import Page
from chancery.grammar import clauses
from chancery.grammar.parse import Token
from chancery.records import Span

QUOTING = frozenset({"quote", "cite"})
HAVING = frozenset({"have", "need", "want", "find", "see", "lack", "get"})
OBJECT_WEIGHT = 0.5  # cues below this take a plain noun as content too seldom to trust it
CLAUSE_WEIGHT = 0.3
GENERIC_SOURCES = frozenset({"it", "there", "one", "you", "what", "this", "that", "which"})


def read_cue(cue: FoundCue, text: str) -> Candidate | None:
    """The statement of one cue by rule; None: the cue is used as an ordinary word."""
    if cue.entry.pos == "noun":
        return read_noun(cue, text)
    for reader in (read_trailing, read_clause, read_infinitive, read_object):
        candidate = reader(cue, text)
        if candidate is not None:
            return candidate
    return None


def source_of(cue: FoundCue) -> Token | None:
    """Head of the noun phrase that the cue makes the source; None: nobody is named."""
    token = cue.token
    if cue.entry.pos == "adjective":
        return clauses.subject(token)
    if cue.entry.pos == "noun":
        return owner_of(token)
    if clauses.is_passive(token):
        if token.lemma_ in ("quote", "cite", "report"):
            return clauses.subject(token)
        return clauses.agent(token)
    if token.lemma_ in QUOTING and (quoted := clauses.child(token, clauses.OBJECTS)) is not None:
        return quoted
    return doer_of(token)


def doer_of(verb: Token) -> Token | None:
    """Head of the subject of an active verb, be it told by another verb; None: it has none."""
    found = absolute_subject(verb)
    if found is None:
        found = clauses.subject(verb.head.head if is_purpose(verb) else verb)
    if found is None and verb.dep_ in ("xcomp", "acl", "advcl", "conj"):
        found = clauses.agent(verb.head)
    return found


def absolute_subject(verb: Token) -> Token | None:
    """Who does it in "..., with one *sailor* writing that ..."; None: the verb is in no such clause, or hangs right."""
    if verb.tag_ != "VBG" or verb.i == 0 or not any(part.lower_ == "with" for part in verb.lefts):
        return None
    before = verb.nbor(-1)
    return before if before.pos_ in ("NOUN", "PROPN") else None


def is_purpose(verb: Token) -> bool:
    """An infinitive below the object of another verb: "we have no *way* to say ...", said by who has it."""
    to = any(part.lower_ == "to" for part in verb.lefts)
    return to and verb.dep_ == "acl" and verb.head.dep_ in clauses.OBJECTS and verb.head.head.lemma_ in HAVING


def make(cue: FoundCue, spans: list[Span], text: str, form: str, score: float) -> Candidate | None:
    """A candidate with its parts cleaned up; None where nothing is left of the content or the source says nothing."""
    source = source_of(cue) if form != "noun" else None
    if source is not None and source.lower_ in GENERIC_SOURCES:
        return None
    content = [span for span in (trim(text, span) for span in merge(spans)) if span]
    if not content:
        return None
    return Candidate(
        cue_at=cue.token.i,
        cue=cue.span,
        lemma=cue.entry.lemma + (f" {cue.entry.particle}" if cue.entry.particle else ""),
        content=content,
        source=clauses.phrase(source) if source is not None else None,
        source_at=source.i if source is not None else None,
        form=form,
        kind=cue.entry.kind,
        act=cue.entry.act,
        score=score,
        addressee=addressee_of(cue),
        source_is_sure=cue.token.head.lemma_ in QUOTING,
    )


def addressee_of(cue: FoundCue) -> Span | None:
    """Who was spoken to: "told X", "said to X"; None: not said."""
    for relation in cue.entry.addressee:
        found = None
        if relation == "object":
            found = clauses.child(cue.token, clauses.RECIPIENTS) or clauses.child(cue.token, clauses.OBJECTS)
            if found is None and (task := clauses.infinitive(cue.token)) is not None:
                found = clauses.child(task, clauses.SUBJECTS)  # CLEAR: "urged [them to wait]"
        elif relation:
            found = clauses.oblique(cue.token, relation)
        if found is not None and found.pos_ in ("NOUN", "PROPN", "PRON"):
            return clauses.phrase(found)
    return None


def read_trailing(cue: FoundCue, text: str) -> Candidate | None:
    """ "The road is open, the minister said": the content stands before the cue's own small clause, or around it."""
    token = cue.token
    if "clause" not in cue.entry.takes and "quote" not in cue.entry.takes:
        return None
    if token.head.lemma_ in QUOTING and token.dep_ != "parataxis":
        return None  # "..., the agency quotes the envoy as saying": the quotation is told by "quotes"
    left = next((part for part in token.lefts if part.dep_ in ("ccomp", "parataxis") and part.i < token.i), None)
    if left is not None and left.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN", "PRON", "ADV"):
        return make(cue, [clauses.subtree(left)], text, "trailing", cue.entry.clause_weight)
    is_side = token.dep_ == "parataxis" or (token.dep_ == "advcl" and any(m.lower_ == "as" for m in token.lefts))
    if not is_side or not any(part.dep_ in clauses.SUBJECTS for part in token.children):
        return None
    if clauses.complement(token) is not None:
        return None
    whole = clauses.subtree(token.head)
    return make(cue, subtract([whole], [clauses.subtree(token)]), text, "trailing", cue.entry.clause_weight)


def read_clause(cue: FoundCue, text: str) -> Candidate | None:
    """ "The minister said (that) the road is open"."""
    if "clause" not in cue.entry.takes or cue.entry.clause_weight < CLAUSE_WEIGHT:
        return None
    head = clauses.complement(cue.token)
    if head is None and cue.entry.pos == "verb":
        recipient = clauses.child(cue.token, clauses.OBJECTS | clauses.RECIPIENTS)
        head = clauses.complement(recipient) if recipient is not None and recipient.i > cue.token.i else None
    if head is None or (head.dep_ == "parataxis" and source_of(cue) is None):
        return None
    start, end = clauses.clause_without_marker(head)
    return make(
        cue, [(max(start, cue.span[1]), end)] if start >= cue.span[0] else [], text, "clause", cue.entry.clause_weight
    )


def read_infinitive(cue: FoundCue, text: str) -> Candidate | None:
    """ "The minister vowed to reopen the road", "urged them to wait": the infinitive is the content."""
    takes = cue.entry.takes
    if "infinitive" not in takes and "addressee_infinitive" not in takes:
        return None
    head = clauses.infinitive(cue.token)
    if head is None:
        recipient = clauses.child(cue.token, clauses.OBJECTS | clauses.RECIPIENTS)
        head = clauses.infinitive(recipient) if recipient is not None else None
    if head is None or source_of(cue) is None:
        return None
    own = clauses.subtree(head, frozenset(part.i for part in head.children if part.i < cue.end))
    marker = next((part for part in head.lefts if part.lower_ == "to"), None)
    start = marker.idx if marker is not None else own[0]
    urged = clauses.child(cue.token, clauses.OBJECTS | clauses.RECIPIENTS) or next(
        (found for word in cue.entry.particle.split() if (found := clauses.oblique(cue.token, word))), None
    )
    if "addressee_infinitive" in takes and urged is not None and cue.end <= urged.i < head.i:
        start = clauses.phrase(urged)[0]  # "urged both sides to wait": who is to do it belongs to the content
    return make(cue, [(start, own[1])], text, "infinitive", cue.entry.clause_weight * 0.9)


def read_object(cue: FoundCue, text: str) -> Candidate | None:
    """ "The minister rejected the plan", "warned against haste": a noun is the content."""
    if source_of(cue) is None:
        return None
    particle = cue.entry.particle.split()[-1:] if "object" in cue.entry.takes else []  # "called for a truce"
    for preposition in (*cue.entry.content_by, *particle):
        found = clauses.oblique(cue.token, preposition)
        if found is not None and cue.entry.weight >= OBJECT_WEIGHT and found.i > cue.token.i:
            start, end = after_preposition(found, preposition)
            blamed = clauses.child(cue.token, clauses.OBJECTS) if "object" in cue.entry.addressee else None
            if blamed is not None and cue.token.i < blamed.i < found.i:
                start = clauses.subtree(blamed)[0]  # "accused the navy of piracy": the accused belongs to the content
            return make(cue, [(start, end)], text, "object", cue.entry.weight * 0.85)
    if not {"object", "object_as", "gerund", "noun"} & set(cue.entry.takes) or cue.entry.weight < OBJECT_WEIGHT:
        return None
    if clauses.is_passive(cue.token):
        found = clauses.child(cue.token, clauses.PASSIVE_SUBJECTS) if clauses.agent(cue.token) else None
    else:
        found = clauses.child(cue.token, clauses.OBJECTS) or next(
            (part for part in cue.token.rights if part.dep_ in ("xcomp", "ccomp") and part.tag_ == "VBG"), None
        )
    if found is None or found.lower_ in ("it", "that", "this", "them", "him", "her", "so"):
        return None
    spans = [clauses.subtree(found)]
    if "object_as" in cue.entry.takes:
        described = clauses.oblique(cue.token, "as")
        if described is not None:
            spans.append(clauses.subtree(described))
            spans = [(min(s for s, _ in spans), max(e for _, e in spans))]
    return make(cue, spans, text, "object", cue.entry.weight * 0.85)


def after_preposition(found: Token, preposition: str) -> Span:
    """The phrase of `found` without its own preposition."""
    start, end = clauses.subtree(found)
    case = next((part for part in found.children if part.lower_ == preposition and part.i < found.i), None)
    return (case.idx + len(case), end) if case is not None else (start, end)


def owner_of(noun: Token) -> Token | None:
    """Whose words they are: "the minister's remark", "a statement by the ministry"; None: not told."""
    owner = next((part for part in noun.children if part.dep_ in ("nmod:poss", "poss")), None)
    for preposition in ("by", "from", "of"):
        owner = owner or clauses.oblique(noun, preposition)
    return owner


def read_noun(cue: FoundCue, text: str) -> Candidate | None:
    """ "The minister's remark that the road is open", "a statement by the ministry that ..."."""
    token = cue.token
    head = clauses.complement(token)
    if head is None and "infinitive" in cue.entry.takes:
        head = next(
            (part for part in token.rights if part.dep_ == "acl" and any(m.lower_ == "to" for m in part.lefts)), None
        )
    if head is None:
        return None
    source = owner_of(token)
    if source is None and token.dep_ in ("obj", "dobj", "obl", "nsubj:pass", "nsubjpass") and token.head.pos_ == "VERB":
        source = clauses.subject(token.head) if token.dep_ in ("obj", "dobj", "obl") else clauses.agent(token.head)
    if source is None or head.i < token.i:
        return None
    start, end = clauses.clause_without_marker(head)
    candidate = make(cue, [(max(start, cue.span[1]), end)], text, "noun", cue.entry.clause_weight * 0.9)
    if candidate is not None:
        candidate.source, candidate.source_at = clauses.phrase(source), source.i
    return candidate


def read_according_to(page: Page) -> Iterator[Candidate]:
    """ "According to X, ..." and "..., according to X"."""
    for token in page.doc:
        if token.lower_ != "according" or token.i + 1 == len(page.doc):
            continue
        following = page.doc[token.i + 1]
        if following.lower_ != "to":
            continue
        source = find_according_source(token)
        if source is None:
            continue
        governor = source.head
        while governor.i in (token.i, following.i) and governor.head.i != governor.i:
            governor = governor.head  # CLEAR hangs the source below "to" below "according"
        if governor.i in (source.i, token.i, following.i):
            continue
        phrase_start, phrase_end = clauses.subtree(source)
        phrase = (min(token.idx, phrase_start), phrase_end)
        while governor.dep_ in ("nmod", "amod", "compound") and governor.head.i != governor.i:
            governor = governor.head
        whole = clauses.subtree(governor)
        spans = subtract([whole], [phrase])
        pieces = [span for span in (trim(page.text, span) for span in spans) if span]
        content = [span for span in pieces if span[1] - span[0] > 3]
        if content:
            yield Candidate(
                cue_at=token.i,
                cue=(token.idx, following.idx + len(following)),
                lemma="according to",
                content=content,
                source=clauses.phrase(source),
                source_at=source.i,
                form="according",
                score=0.95,
            )


def find_according_source(token: Token) -> Token | None:
    """The noun after "according to": its head in UD, the object of its preposition in CLEAR, else the next noun."""
    if token.dep_ == "case" and token.head.i > token.i:
        return token.head
    for part in token.children:
        if part.lower_ == "to":
            inner = next((c for c in part.children if c.dep_ == "pobj"), None)
            if inner is not None:
                return inner
    if token.dep_ != "case":
        inner = next((c for c in token.children if c.i > token.i and c.pos_ in ("NOUN", "PROPN", "PRON")), None)
        if inner is not None:
            return inner
    return None
