"""Join what the rules and the labeller found into one list, one entry an act of saying."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.find.candidates import Candidate, jaccard, overlap, subtract, trim
from chancery.find.cues import FoundCue
from chancery.find.page import Page
from chancery.find.reported import owner_of, source_of
from chancery.grammar import clauses
from chancery.records import Proposal, Quote, Span

SAME = 0.5  # Jaccard of content from which two findings are one statement
AGREED = 0.65  # a weak rule and a faint proposal do not make a statement
RULE_ALONE = 0.94  # a rule that the labeller does not second must be this sure
LABELLER_ALONE = 0.4
LABELLER_NEW_CUE = 0.5  # and where the lexicon does not know the cue
LABELLER_UNSOURCED = 0.6  # and the same where nobody is seen to say it
SOURCE_AT_LEAST = 0.8  # below this the parse's subject goes before the labeller's source
NESTED_AT_LEAST = 0.8  # below this, what is told inside with nearly the same words is a double
TELLING = re.compile(r"[^.;\n]{0,80}\b(?:told|tells|informed|assured|reminded|addressed)\b[^.,;\n]{0,40}")
CARRYING = frozenset({"report", "quote", "cite"})
CARRIED_OPENING = re.compile(
    r"(?:the )?([A-Z][\w.&-]*(?: [\w.&-]+){0,3}) (?:reports?|reported|writes|wrote),\s+(?:that\s+)?"
)
BESIDE = re.compile(r" (?:(?:has|have|had|will|would|also|now|later) ){0,2}")
QUOTE_FORMS = frozenset({"quote", "label", "dash"})


def join_rules(quoted: list[Candidate], reported: list[Candidate]) -> list[Candidate]:
    """Rule findings without doubles: a cue gives one statement, and a quotation that continues a clause joins it."""
    joined = list(quoted)
    for candidate in reported:
        rival = next((other for other in joined if is_same_act(other, candidate)), None)
        if rival is None:
            joined.append(candidate)
        elif candidate.form == "clause" and rival.form != "quote":
            joined[joined.index(rival)] = candidate
        elif rival.form == "quote" and candidate.cue_at == rival.cue_at and candidate.form in ("clause", "infinitive"):
            absorb(rival, candidate)
    return sorted(joined, key=lambda candidate: candidate.start)


def absorb(quotation: Candidate, clause: Candidate) -> None:
    """ "He said that it was "wrong" and must end": the clause holds the quotation and is the content."""
    if overlap(clause.content, quotation.content) and clause.size > quotation.size:
        quotation.content = clause.content
        quotation.form = clause.form


def is_same_act(first: Candidate, second: Candidate) -> bool:
    if first.cue_at is not None and first.cue_at == second.cue_at:
        return True
    return jaccard(first.content, second.content) >= 0.8


def join_proposals(
    rules: list[Candidate], proposals: Sequence[Proposal], cues: dict[int, FoundCue], page: Page
) -> list[Candidate]:
    """The labeller's proposals, mended by the rules that agree, and the sure rules that it missed."""
    kept: list[Candidate] = []
    left = list(rules)
    for proposal in sorted(proposals, key=lambda p: -p.score):
        partner = best_partner(left, proposal)
        if partner is not None:
            left.remove(partner)
            agreed = agree(partner, proposal, page.text)
            if agreed.score >= AGREED:
                kept.append(agreed)
        elif (candidate := from_proposal(proposal, cues, page)) and proposal.score >= least_score(candidate, proposal):
            kept.append(candidate)
    kept.extend(rule for rule in left if rule.score >= RULE_ALONE and not is_covered(rule, kept))
    return drop_doubles(kept)


def best_partner(rules: list[Candidate], proposal: Proposal) -> Candidate | None:
    """The rule finding with the same cue, else the one with nearly the same content."""
    by_cue = [rule for rule in rules if rule.cue and proposal.cue and overlap([rule.cue], [proposal.cue])]
    if by_cue:
        return max(by_cue, key=lambda rule: jaccard(rule.content, list(proposal.content)))
    near = [
        rule
        for rule in rules
        if jaccard(rule.content, list(proposal.content)) >= SAME
        and not tells_of(list(proposal.content), rule.cue)
        and not tells_of(rule.content, proposal.cue)
    ]
    return max(near, key=lambda rule: jaccard(rule.content, list(proposal.content)), default=None)


def tells_of(content: list[Span], cue: Span | None) -> bool:
    """The cue lies in the content: another act of saying, told inside ("Ruiz says Berg *told* her that ...")."""
    return cue is not None and overlap(content, [cue]) > 0


def agree(rule: Candidate, proposal: Proposal, text: str) -> Candidate:
    """One candidate out of two that agree: quotation marks decide for the rule, else the labeller's content."""
    likeness = jaccard(rule.content, list(proposal.content))
    agreed = rule.source is None or (proposal.source is not None and overlap([rule.source], [proposal.source]) > 0)
    told = [] if agreed else rule.content  # "the ministry said Ruiz called": Ruiz is spoken of
    if not (rule.form in QUOTE_FORMS and likeness >= SAME / 2):
        content = [span for span in (trim(text, span) for span in proposal.content) if span]
        astray = rule.cue is not None and not likeness and "\n" in text[rule.cue[1] : proposal.content[0][0]]
        if astray or tells_of(content, rule.cue):  # words of another paragraph, or the clause with its cue and all
            content = rule.content
        if likeness >= SAME:  # pieces far from the rule's belong to another cue
            content = [span for span in content if overlap([span], rule.content)]
        rule.content = content or rule.content
    elsewhere = [*told, *rule.content, *([rule.addressee] if rule.addressee else [])]
    if proposal.source is not None and not rule.source_is_sure and not overlap([proposal.source], elsewhere):
        surer = proposal.source_score >= SOURCE_AT_LEAST and rule.lemma not in CARRYING
        surer = surer and not is_told_to(rule, proposal.source, text) and not is_beside(rule, text)
        # "He pledged, the agency reports": the labeller takes the pledge's speaker for both.
        if (agreed or surer) and not holds(rule, proposal.source):
            rule.source = proposal.source
    rule.score = 1 - (1 - rule.score) * (1 - proposal.score)
    return rule


def is_told_to(rule: Candidate, source: Span, text: str) -> bool:
    """The source stands between a participle and its subject: "Ruiz told *the council*, adding ..."."""
    if rule.cue is None or rule.source is None or not text[slice(*rule.cue)].lower().endswith("ing"):
        return False
    return source[1] <= rule.cue[0] and TELLING.fullmatch(text[rule.source[1] : source[0]]) is not None


def is_beside(rule: Candidate, text: str) -> bool:
    """The parsed source stands right before its cue, auxiliaries between at most: "other *sites have said*"."""
    if rule.source is None or rule.cue is None or rule.form != "clause":
        return False
    return BESIDE.fullmatch(text[rule.source[1] : rule.cue[0]]) is not None


def holds(rule: Candidate, part: Span) -> bool:
    """The parsed source holds the labeller's words and more: "posts on the site" goes before "the site"."""
    whole = rule.source
    if whole is None or (rule.cue is not None and overlap([whole], [rule.cue])):
        return False
    return whole[0] <= part[0] and part[1] <= whole[1]


def from_proposal(proposal: Proposal, cues: dict[int, FoundCue], page: Page) -> Candidate | None:
    text = page.text
    content = [span for span in (trim(text, span) for span in proposal.content) if span]
    if not content:
        return None
    if tells_of(content, proposal.cue):
        content = leave_out_saying(content, proposal)
    cue = next((cues[at] for at in cues if proposal.cue and overlap([cues[at].span], [proposal.cue])), None)
    source = proposal.source
    if source is None or proposal.source_score < SOURCE_AT_LEAST:
        source = find_source(proposal, cue, page) or source
    return Candidate(
        cue_at=cue.token.i if cue else None,
        cue=proposal.cue,
        lemma=cue.entry.lemma if cue else (text[slice(*proposal.cue)].lower() if proposal.cue else ""),
        content=content,
        source=source,
        form="labeller",
        kind=cue.entry.kind if cue else "speech",
        act=cue.entry.act if cue else "assertion",
        score=proposal.score * 0.9,
    )


def leave_out_saying(content: list[Span], proposal: Proposal) -> list[Span]:
    """The largest part of the content that is left without the own source and cue."""
    said = [span for span in (proposal.source, proposal.cue) if span]
    whole = (min(start for start, _ in said), max(end for _, end in said))
    return [max(subtract(content, [whole]) or content, key=lambda span: span[1] - span[0])]


def least_score(candidate: Candidate, proposal: Proposal) -> float:
    """How sure the labeller must be of what no rule found: surer where it saw no source or no known cue."""
    if proposal.source is None:
        return LABELLER_UNSOURCED
    return LABELLER_ALONE if candidate.cue_at is not None else LABELLER_NEW_CUE


def reach_back(candidate: Candidate, others: Sequence[Candidate], block: Span, text: str) -> None:
    """Take in the sentences before a trailing "X told Y" up to the paragraph's opening, if nothing there is another's.

    STATEMENTS.md, rule 4; agencies open a report that way.
    """
    if candidate.form != "trailing" or candidate.addressee is None or candidate.cue is None:
        return
    start, before = candidate.start, (block[0], candidate.start)
    if candidate.cue[0] < start or not text[before[0] : start].strip():
        return
    claimed = [span for other in others if other is not candidate for span in (*other.content, other.cue) if span]
    whole = trim(text, (block[0], candidate.content[0][1]))
    if whole is not None and not overlap(claimed, [before]):
        candidate.content[0] = whole


def fold_carriers(candidates: list[Candidate]) -> list[Candidate]:
    """ "He pledged, the agency reports, that ...": the agency's clause leaves the content and becomes the carrier."""
    folded = list(candidates)
    for carrier in candidates:
        if carrier.lemma not in CARRYING or carrier.source is None or carrier.cue is None:
            continue
        for other in candidates:
            if other is carrier or other.cue is None or jaccard(other.content, carrier.content) < SAME:
                continue
            aside = (min(carrier.source[0], carrier.cue[0]), max(carrier.source[1], carrier.cue[1]))
            other.content = subtract(other.content, [aside])
            other.carriers.append(carrier.source)
            if carrier in folded:
                folded.remove(carrier)
    return folded


def cut_carrier(candidate: Candidate, text: str) -> None:
    """Take "the agency reports, that" off the opening of a content; the agency is the carrier."""
    start, end = candidate.content[0]
    opening = CARRIED_OPENING.match(text, start, end)
    if opening is not None and opening.end() < end:
        candidate.carriers.append(opening.span(1))
        candidate.content[0] = (opening.end(), end)


def tells_nothing(candidate: Candidate) -> bool:
    """Most of the content is the source itself."""
    return candidate.source is not None and overlap(candidate.content, [candidate.source]) * 2 > candidate.size


def find_source(proposal: Proposal, cue: FoundCue | None, page: Page) -> Span | None:
    """The parsed subject of the cue, where the labeller saw a cue and no source."""
    tokens = page.doc.char_span(*proposal.cue, alignment_mode="expand") if proposal.cue else None
    if tokens is None:
        return None
    last = tokens[-1]
    if last.lower_ == "to" and last.i + 1 < len(page.doc):
        head = last.head if last.head.i > last.i else last.nbor()
        return clauses.phrase(head) if head.pos_ in ("NOUN", "PROPN", "PRON") else None
    found = source_of(cue) if cue else None
    if found is None:
        found = owner_of(tokens.root) if tokens.root.pos_ == "NOUN" else clauses.subject(tokens.root)
    return clauses.phrase(found) if found is not None else None


def is_covered(rule: Candidate, kept: list[Candidate]) -> bool:
    """Another statement already says this with another cue."""
    return any(jaccard(rule.content, other.content) >= SAME for other in kept)


def are_nested(first: Candidate, second: Candidate) -> bool:
    """One tells of the other's act of saying."""
    return tells_of(first.content, second.cue) or tells_of(second.content, first.cue)


def drop_doubles(candidates: list[Candidate]) -> list[Candidate]:
    """Of two candidates with nearly one content the surer stays."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: -c.score):
        rivals = [other for other in kept if jaccard(candidate.content, other.content) >= 0.7]
        if all(candidate.score >= NESTED_AT_LEAST and are_nested(candidate, other) for other in rivals):
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.start)


def snap_to_quotes(candidate: Candidate, quotes: Sequence[Quote], text: str) -> None:
    """A content edge that falls inside a closed quotation moves to that quotation's edge when it is near."""
    snapped: list[Span] = []
    for span in candidate.content:
        start, end = span
        for quote in quotes:
            inner_start, inner_end = quote.span
            if not (quote.opened and quote.closed):
                continue
            size = inner_end - inner_start
            if inner_start < end < inner_end and start <= inner_start and (inner_end - end) < size / 2:
                end = inner_end
            if inner_start < start < inner_end and end >= inner_end and (start - inner_start) < size / 2:
                start = inner_start
        trimmed = trim(text, (start, end))
        if trimmed:
            snapped.append(trimmed)
    candidate.content = snapped or candidate.content
