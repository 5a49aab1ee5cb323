"""The statement stage: candidates by rule and by labeller, joined, resolved to speakers, and made into records."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from chancery.find import attributes
from chancery.find.bodies import is_medium
from chancery.find.candidates import Candidate, overlap
from chancery.find.confidence import estimate
from chancery.find.cues import find_cues
from chancery.find.edges import begin_phrase, fill_gaps, finish_phrase
from chancery.find.forms import read_forms
from chancery.find.join import (
    cut_carrier,
    drop_doubles,
    fold_carriers,
    join_proposals,
    join_rules,
    reach_back,
    snap_to_quotes,
    tells_nothing,
)
from chancery.find.mentions import Cast, read_cast
from chancery.find.page import Page
from chancery.find.quoted import read_quotations
from chancery.find.reported import QUOTING, read_according_to, read_cue
from chancery.find.scene import Scene
from chancery.find.speakers import resolve
from chancery.find.via import find_via
from chancery.grammar import clauses
from chancery.grammar.issues import find_issues
from chancery.grammar.parse import Doc, Token
from chancery.grammar.parse import Span as TokenSpan
from chancery.ids import statement_id
from chancery.records import Actor, Analysis, Block, Cue, Document, Skipped, Span, Statement, line_spans

VERSION = "statements/2"
READ_ROLES = frozenset({"headline", "subhead", "body"})
NOBODY = frozenset({"CCONJ", "SCONJ", "ADV", "PART", "PUNCT", "AUX"})  # heads of words that name no speaker
PARSED_FORMS = frozenset({"clause", "infinitive", "object", "noun"})
PERSONAL = frozenset({"PRP", "PRP$"})
STRAY = frozenset({"the", "a", "an", "its", "his", "her", "this", "nor", "no"})
ANSWERS = frozenset({"A", "Answer"})  # in the record of an interview
RULES_ONLY = 0.5  # least score of a rule where no labeller seconds it


def find_statements(document: Document, analysis: Analysis) -> tuple[tuple[Statement, ...], tuple[Skipped, ...]]:
    """Statements of one document in reading order, and what was found and left out, with the reason."""
    doc = analysis.doc
    blocks = [block for block in readable_blocks(document) if block.role in READ_ROLES]
    page = Page(doc, document.text)
    cast = read_cast(doc, document.text)
    candidates = find_candidates(page, analysis, blocks, cast)
    scene = Scene(page, cast)
    statements: list[Statement] = []
    skipped = [*skip_unread(document, doc)]
    for candidate in candidates:
        if not any(overlap(candidate.content, [block.span]) for block in blocks):
            continue
        statement = build_statement(document, analysis, scene, candidate)
        if not statement.speaker:
            skipped.append(Skipped(stage="find", reason="a statement without a speaker", span=statement.frame))
        statements.append(statement)
    return tuple(drop_repeats(document, place_within(statements))), tuple(skipped)


def skip_unread(document: Document, doc: Doc) -> Iterator[Skipped]:
    """What the analyser left unread at the end of a text over its limit."""
    end = doc[-1].idx + len(doc[-1]) if len(doc) else 0
    if document.text[end:].strip():
        reason = f"only the first {end:,} characters were analysed; split the text"
        yield Skipped(stage="analyse", reason=reason, span=(end, len(document.text)))


def readable_blocks(document: Document) -> list[Block]:
    """The labelled blocks; a bare document is all body, a line a block."""
    if document.blocks:
        return list(document.blocks)
    return [Block(role="body", span=span) for span in line_spans(document.text)]


def find_candidates(page: Page, analysis: Analysis, blocks: list[Block], cast: Cast) -> list[Candidate]:
    """Everything that looks like a statement, each act of saying once."""
    doc = page.doc
    spans = [block.span for block in blocks]
    cues = [cue for cue in find_cues(doc) if any(s <= cue.token.idx < e for s, e in spans)]
    quoted = read_quotations(page, spans, analysis.quotes, cues)
    reported = [candidate for cue in cues if (candidate := read_cue(cue, page.text)) is not None]
    reported += list(read_according_to(page))
    rules = join_rules(quoted, [*reported, *read_forms(page, blocks, cast)])
    for rule in rules:
        stay_in_block(rule, spans)
        snap_to_quotes(rule, analysis.quotes, page.text)
    rules = [rule for rule in rules if rule.content]
    if analysis.proposals is None:
        joined = drop_doubles([rule for rule in rules if rule.score >= RULES_ONLY])
    else:
        joined = join_proposals(rules, analysis.proposals, {cue.token.i: cue for cue in cues}, page)
    joined = [candidate for candidate in fold_carriers(joined) if not tells_nothing(candidate)]
    told = [span for one in joined for span in (one.cue, one.source) if span is not None]
    for candidate in joined:
        block = next((span for span in spans if span[0] <= candidate.start < span[1]), None)
        if block is not None:
            reach_back(candidate, joined, block, page.text)
        cut_carrier(candidate, page.text)
        snap_to_quotes(candidate, analysis.quotes, page.text)
        if candidate.form in PARSED_FORMS:
            stay_in_block(candidate, spans)
        content = [drop_that(doc, page.text, span) for span in candidate.content]
        taken = [*told, *([candidate.addressee] if candidate.addressee else [])]
        content = [finish_phrase(doc, span, [*taken, *content]) for span in content]
        content = [begin_phrase(doc, span, [*taken, *content]) for span in content]
        candidate.content = fill_gaps(page.text, content, taken)
    return [candidate for candidate in joined if candidate.content]


def drop_that(doc: Doc, text: str, span: Span) -> Span:
    """Content without the "that" that joins it to the cue; "that plan" keeps its own."""
    opening = doc.char_span(span[0], span[0] + 4) if text[span[0] : span[0] + 5].lower() == "that " else None
    return (span[0] + 5, span[1]) if opening is not None and opening[0].dep_ == "mark" else span


def stay_in_block(candidate: Candidate, blocks: list[Span]) -> None:
    """Content found by the parse does not leave the block its cue (or its start) stands in."""
    if candidate.form in ("quote", "label", "dash"):
        return
    home = candidate.cue[0] if candidate.cue else candidate.start
    block = next(((s, e) for s, e in blocks if s <= home < e), None)
    if block is not None:
        cut = [(max(s, block[0]), min(e, block[1])) for s, e in candidate.content]
        candidate.content = [(s, e) for s, e in cut if s < e]


def build_statement(document: Document, analysis: Analysis, scene: Scene, candidate: Candidate) -> Statement:
    doc = analysis.doc
    content = sorted(candidate.content)
    candidate.content = content
    frame = attributes.find_frame(doc, candidate)
    words = " ".join(document.slice(span) for span in content)
    scene.content = tuple(content)
    speaker = resolve(scene, mend_source(doc, candidate))
    if speaker:
        scene.last = speaker
        names = frozenset(actor.name for actor in speaker if actor.name)
        scene.spoken.update(names)
        scene.said.append((names, tuple(content)))
        scene.last_at = candidate.source[0] if candidate.source else candidate.start
    addressee = resolve(Scene(scene.page, scene.cast, scene.last), candidate.addressee) if candidate.addressee else []
    channel = next((actor for actor in addressee if actor.span and is_medium(document.slice(actor.span))), None)
    mode = attributes.find_mode(content, analysis.quotes, candidate.form)
    return Statement(
        id=statement_id(document.id, content, candidate.cue),
        mode=mode,
        kind=candidate.kind,  # type: ignore[arg-type]
        speaker=tuple(speaker),
        cue=Cue(span=candidate.cue, lemma=candidate.lemma) if candidate.cue else None,
        content=tuple(content),
        frame=frame,
        addressee=tuple(actor for actor in addressee if actor is not channel),
        channel=channel,
        venue=attributes.find_venue(doc, candidate),
        act=attributes.find_act(candidate.act, words),  # type: ignore[arg-type]
        negated=attributes.is_cue_negated(doc, candidate),
        hedged=attributes.is_hedged(doc, frame, content),
        issues=find_issues(doc, content),
        via=tuple(find_via(scene, candidate)),
        confidence=estimate(candidate, bool(speaker), analysis.proposals is not None),
        found_by=f"{VERSION} {candidate.form} {analysis.version}",
    )


def mend_source(doc: Doc, candidate: Candidate) -> Span | None:
    """The source words; where there are none, or they can name nobody, the parsed subject of the cue."""
    if candidate.source is None:
        return find_subject(doc, candidate)
    if candidate.cue_at is None:
        return candidate.source
    tokens, cue = doc.char_span(*candidate.source, alignment_mode="expand"), doc[candidate.cue_at]
    if tokens is not None and speaks(tokens, candidate, cue):
        return candidate.source
    found = clauses.subject(cue)
    if found is not None:
        return clauses.phrase(found)
    return candidate.source if tokens is not None and tokens.root.tag_ in PERSONAL else None


def speaks(tokens: TokenSpan, candidate: Candidate, cue: Token) -> bool:
    """The source words can be who speaks; not those of a carrier, nor a stray word that the labeller took."""
    if is_carrier(tokens):
        return clauses.subject(cue) is None
    if tokens.root.pos_ == "PRON" and candidate.lemma in QUOTING:
        return True  # "quoted her as saying"
    if tokens.root.tag_ == "PRP$" and cue.pos_ == "NOUN":
        return True  # "her words": the owner speaks
    return tokens.root.pos_ not in NOBODY and tokens.text.lower() not in STRAY


def is_carrier(tokens: TokenSpan) -> bool:
    """Only passes it on: "Ruiz, quoted by *the agency*, said"."""
    before = [token.lower_ for token in tokens.doc[max(0, tokens.start - 3) : tokens.start]]
    return "by" in before and bool({"quoted", "cited"} & set(before))


def find_subject(doc: Doc, candidate: Candidate) -> Span | None:
    """Subject of the active verb that the cue is, or belongs to ("would not *say*", "is *afraid*"); None: none."""
    cue = doc.char_span(*candidate.cue, alignment_mode="expand") if candidate.cue else None
    if cue is None:
        return None
    if cue.text in ANSWERS:
        return candidate.cue
    if cue[0].lower_ == "according":
        return find_authority(cue)
    verb = cue.root.head if cue.root.dep_ in ("aux", "cop") else cue.root
    found = clauses.subject(verb) if verb.pos_ in ("VERB", "ADJ", "AUX") and not clauses.is_passive(verb) else None
    if found is None or found.dep_ in clauses.PASSIVE_SUBJECTS or found.dep_ == "expl":
        return None
    return None if overlap(candidate.content, [(found.idx, found.idx + 1)]) else clauses.phrase(found)


def find_authority(cue: TokenSpan) -> Span | None:
    """The noun phrase after "according to"; None: none is near."""
    after = cue.doc[cue.start + 2 : cue.start + 12]
    found = next((token for token in after if token.dep_ in ("obl", "pobj") or token.head.i == cue.start), None)
    return clauses.phrase(found) if found is not None else None


def place_within(statements: list[Statement]) -> list[Statement]:
    """Give each statement told inside another one the id of the smallest that holds it."""
    placed = []
    for statement in statements:
        inner = [*statement.content, *([statement.cue.span] if statement.cue else [])]
        holders = [
            other
            for other in statements
            if other is not statement and all(any(s <= a and b <= e for s, e in other.content) for a, b in inner)
        ]
        holder: Actor | Statement | None = min(holders, key=lambda o: sum(e - s for s, e in o.content), default=None)
        placed.append(with_within(statement, holder.id if holder is not None else None))
    return placed


FIRST_PERSON = frozenset({"i", "we", "me", "us", "you"})


def drop_repeats(document: Document, statements: list[Statement]) -> Iterator[Statement]:
    """Leave out what a speaker holds or says inside the own words ("I believe", "we say"): it is told already."""
    by_id = {statement.id: statement for statement in statements}
    for statement in statements:
        outer = by_id.get(statement.within or "")
        spans = [actor.span for actor in statement.speaker if actor.span]
        if outer is not None:
            own = any(document.slice(span).lower() in FIRST_PERSON for span in spans)
            same = {actor.id for actor in statement.speaker} & {actor.id for actor in outer.speaker}
            if own or not spans or (same and statement.kind != "speech"):
                continue
        yield statement


def with_within(statement: Statement, outer: str | None) -> Statement:
    return statement if outer is None else msgspec.structs.replace(statement, within=outer)
