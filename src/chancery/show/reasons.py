"""Why a statement is in the record, in plain words: how it was found, who is meant, what the day rests on."""

from __future__ import annotations

from chancery.records import Actor, Basis, Document, Statement, When
from chancery.show.rows import one_line, write_when
from chancery.store.facts import Fact

FORMS = {
    "clause": "a clause that hangs on the cue, as in “said that …”",
    "trailing": "the cue stands after the words or breaks into them, as in “…, said X”",
    "quote": "words in quotation marks, with a cue or a speaker beside them",
    "object": "the object of the cue, as in “denied the report” or “blamed X for …”",
    "infinitive": "an infinitive after the cue, as in “promised to …”",
    "according": "a phrase such as “according to X”",
    "label": "a name and a colon before the words, as in “X: …”",
    "dash": "a headline that ends in its source, as in “… - X”",
    "noun": "a noun of saying, as in “X's remark that …”",
    "labeller": "the trained labeller alone saw it; no rule did",
}
BASES: dict[Basis, str] = {
    "stated": "the day is written here or was given with the report",
    "dateline": "the day of the report, from its dateline",
    "relative": "counted from the day of the report",
    "event": "the day of the event that is named",
    "office": "the years in which the office was held",
    "metadata": "the day of the report, from the data in its page",
    "assumed": "the usual case, and nothing speaks against it",
    "unknown": "nothing gives it",
}


def explain(fact: Fact) -> list[tuple[str, str]]:
    """How the fact was found and resolved, as (name, value)."""
    document, statement = fact.document, fact.statement
    cue = statement.cue
    finder, form = explain_finder(statement.found_by)
    lines = [
        ("found as", form),
        ("found by", f"{finder}, confidence {statement.confidence:.2f} that words and speaker are right"),
        ("cue", "none: the form carries it" if cue is None else f"“{document.slice(cue.span)}” ({cue.lemma})"),
    ]
    roles: list[tuple[str, tuple[Actor, ...]]] = [
        ("speaker", statement.speaker),
        ("to", statement.addressee),
        ("through", () if statement.channel is None else (statement.channel,)),
        ("via", statement.via),
    ]
    for role, actors in roles:
        lines += [(role, explain_actor(actor, document)) for actor in actors]
    if not statement.speaker:
        lines.append(("speaker", "the report's words name nobody who can be told with any certainty; none is guessed"))
    lines += [("said on", explain_day(document, statement)), *explain_report(document)]
    return [(name, one_line(value)) for name, value in lines if value]


def explain_report(document: Document) -> list[tuple[str, str]]:
    """The day of the report, if it is known, and its bytes, as (name, value)."""
    lines = []
    if write_when(document.dated):
        told = f"{write_when(document.dated)}; `chancery dates {document.id} --why` tells what it rests on"
        lines.append(("report's day", told))
    source = document.source
    return [*lines, ("bytes", f"sha-256 {source.sha256}, {source.media_type}, {source.encoding}")]


def explain_finder(found_by: str) -> tuple[str, str]:
    """The stages of `found_by` and its form in plain words; a name that is not of ours stays as it is, without form."""
    parts = found_by.split()
    if len(parts) != 3 or parts[1] not in FORMS:
        return found_by, ""
    return f"{parts[0]} on {parts[2]}", FORMS[parts[1]]


def explain_actor(actor: Actor, document: Document) -> str:
    """Which words name the actor, who that is taken for, and why."""
    words = one_line(document.slice(actor.span)) if actor.span else ""
    facts = ", ".join(part for part in (actor.kind, actor.office, actor.state, actor.sector) if part)
    why = actor.why.removeprefix(f"'{words}': ")
    if why == "named":
        why = "named so here" if actor.name == words else "a form of the name that the report gives"
    if not words:
        return f"{actor.name or 'nobody by name'} ({facts}): not named at this place; {why or 'no reason recorded'}"
    stands = f"“{words}” is {actor.name}" if actor.name else f"“{words}”, not resolved"
    return f"{stands} ({facts}): {why or 'no reason recorded'}"


def explain_day(document: Document, statement: Statement) -> str:
    """The day and what it rests on, or why there is none."""
    when = statement.said_on
    day = write_when(when)
    if not day:
        if write_when(document.dated):
            return f"not known: told as of another time than the report's own day, {write_when(document.dated)}"
        return "not known: the report bears no day (`--published` gives it one)"
    return explain_when(document, when)


def explain_when(document: Document, when: When) -> str:
    """A day that is known, and what it rests on; empty: it is not known."""
    day = write_when(when)
    if not day:
        return ""
    evidence = "; ".join(f"“{document.slice(span)}”" for span in when.spans)
    return f"{day}: {BASES[when.basis]}" + (f" ({evidence})" if evidence else "")
