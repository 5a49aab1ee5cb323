"""The clause view: subject, complement, object and the like of a word, the same over UD and CLEAR labels."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.grammar.parse import Doc, Token
from chancery.records import Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "nsubjpass", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "nsubjpass"})
OBJECTS = frozenset({"obj", "dobj"})
RECIPIENTS = frozenset({"iobj", "dative"})
OBLIQUES = frozenset({"obl", "obl:agent", "nmod", "obl:unmarked", "nmod:unmarked", "prep", "agent"})
LOOSE = frozenset({"punct", "discourse", "cc", "mark", "vocative"})
AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass", "cop"})
ADDRESSES = frozenset({"vocative", "dislocated"})
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})  # "the minister himself said"
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})


def children(token: Token, relations: frozenset[str]) -> Iterator[Token]:
    return (child for child in token.children if child.dep_ in relations)


def child(token: Token, relations: frozenset[str]) -> Token | None:
    """First child with one of the relations."""
    return next(children(token, relations), None)


def subject(token: Token) -> Token | None:
    """Head of the subject of a verb: its own, the one it shares as a conjunct, or its controller's; None: none."""
    for _ in range(4):
        found = own_subject(token) or auxiliary_subject(token)
        if found is not None:
            return relative_antecedent(token, found)
        if token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            token = token.head
        elif token.dep_ in ("xcomp", "advcl", "ccomp", "acomp", "attr") and token.head.pos_ in PREDICATES:
            if (quoted := quoted_object(token.head, token)) is not None:
                return quoted
            token = token.head
        elif token.dep_ == "pcomp" and token.head.head.pos_ in ("VERB", "AUX"):  # CLEAR: quoted as saying
            if (quoted := quoted_object(token.head.head, token)) is not None:
                return quoted
            token = token.head.head
        elif token.dep_ in ("acl", "acl:relcl", "relcl", "advcl:relcl"):
            return token.head if token.head.pos_ in ("NOUN", "PROPN", "PRON") else None
        else:
            return None
    return None


def own_subject(verb: Token) -> Token | None:
    """Its subject; of several that the parse gives, a nominal one, and of those the nearest to the verb."""
    found = [part for part in children(verb, SUBJECTS) if part.lower_ not in REFLEXIVES]
    found = [part for part in found if part.lower_ != "it"] or found  # "He is, it is understood, planning"
    if not found:  # "Her host, Karl Brandt, says": now and then parsed as an address
        found = [part for part in children(verb, ADDRESSES) if part.i < verb.i and part.pos_ in ("NOUN", "PROPN")]
    return min(found, key=lambda part: (part.dep_ == "csubj", abs(part.i - verb.i)), default=None)


def auxiliary_subject(verb: Token) -> Token | None:
    """The subject where the parse hangs it on the auxiliary ("*Ruiz* has not said"); None: it does not."""
    helpers = children(verb, AUXILIARIES)
    return next((found for helper in helpers if (found := child(helper, SUBJECTS)) is not None), None)


def quoted_object(verb: Token, saying: Token) -> Token | None:
    """Whom "quoted her as saying" makes the speaker of what follows; None: it is said in another way."""
    if verb.lemma_ not in ("quote", "cite"):
        return None
    has_as = any(part.lower_ == "as" for part in saying.lefts) or saying.head.lower_ == "as"
    return child(verb, OBJECTS) if has_as or saying.dep_ == "xcomp" else None


def relative_antecedent(verb: Token, found: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if found.lower_ in ("who", "which", "that") and verb.dep_ in ("acl:relcl", "relcl", "acl"):
        return verb.head
    return found


def agent(verb: Token) -> Token | None:
    """The "by X" of a passive verb, UD or CLEAR."""
    for token in verb.children:
        if token.dep_ in ("obl:agent", "obl") and any(part.lower_ == "by" for part in token.children):
            return token
        if token.dep_ == "agent":
            return next((part for part in token.children if part.dep_ == "pobj"), None)
    return None


def is_passive(verb: Token) -> bool:
    return any(part.dep_ in ("aux:pass", "auxpass") for part in verb.children)


def oblique(token: Token, preposition: str) -> Token | None:
    """The noun or verb that hangs on `token` by a preposition; UD (case child) and CLEAR (prep -> pobj)."""
    for part in token.children:
        if part.dep_ in ("obl", "nmod", "obl:agent", "advcl", "acl"):
            case = next((c for c in part.children if c.dep_ in ("case", "mark")), None)
            if case is not None and case.lower_ == preposition:
                return part
        elif part.dep_ in ("prep", "agent", "dative") and part.lower_ == preposition:
            inner = next((c for c in part.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return inner
    return None


def subtree(token: Token, without: frozenset[int] = frozenset()) -> Span:
    """Code points from the first to the last token below `token`, leaving out the branches of `without`."""
    tokens = [token]
    first, last = token, token
    while tokens:
        at = tokens.pop()
        if at.i < first.i:
            first = at
        if at.i > last.i:
            last = at
        tokens.extend(part for part in at.children if part.i not in without and not part.is_space)
    return (first.idx, last.idx + len(last))


def phrase(token: Token) -> Span:
    """A noun phrase without its relative clauses, appositions, coordination and punctuation after it."""
    dropped = frozenset(
        part.i
        for part in token.children
        if part.dep_
        in ("acl:relcl", "relcl", "appos", "parataxis", "punct", "acl", "advcl", "cc", "conj", "ccomp", "case")
        and (part.i > token.i or part.dep_ == "case")
    ) | frozenset(
        part.i for part in token.children if part.dep_ in ("case", "punct", "mark", "cc") and part.i < token.i
    )
    return subtree(token, dropped)


def complement(verb: Token) -> Token | None:
    """Head of the clause that a verb or noun takes as its content (after it), or None."""
    for part in verb.rights:
        if part.dep_ in ("ccomp", "csubj"):
            return part
        if part.dep_ in ("parataxis",) and part.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            return part
        if (
            part.dep_ in ("acl", "advcl")
            and any(mark.dep_ == "mark" and mark.lower_ in ("that", "whether", "if") for mark in part.children)
            and verb.pos_ in ("NOUN", "ADJ")
        ):
            return part
    return None


def infinitive(verb: Token) -> Token | None:
    """Head of a to-infinitive below `verb`."""
    for part in verb.rights:
        if part.dep_ in ("xcomp", "advcl", "acl", "ccomp") and any(
            mark.lower_ == "to" and mark.i < part.i for mark in part.children
        ):
            return part
    return None


def clause_without_marker(head: Token) -> Span:
    """A content clause without its "that" and without what stands before it."""
    start, end = subtree(head)
    markers = [m for m in head.children if m.dep_ == "mark" and m.lower_ == "that"]
    if markers and markers[0].idx <= start + 1:
        start = markers[0].idx + len(markers[0])
    return (start, end)


def is_negated(token: Token) -> bool:
    """A "not" or "never" hangs on the word itself, or on the copula that a CLEAR parse puts above it."""
    words = [*token.children, *(token.head.children if token.dep_ in ("acomp", "attr") else ())]
    return any(part.lower_ in ("not", "n't", "n’t", "never") for part in words)


def words_in(doc: Doc, span: Span) -> list[Token]:
    """The tokens of a span, those that it cuts through included."""
    found = doc.char_span(*span, alignment_mode="expand")
    return list(found) if found is not None else []
