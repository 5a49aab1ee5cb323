"""The source around a fact, with its spans marked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from chancery.records import Actor, Document, Span, Statement
from chancery.show.rows import harmless, names_of, one_line, place_of, write_when
from chancery.store.facts import Fact

if TYPE_CHECKING:
    from rich.text import Text

AROUND = 600  # code points on each side of a fact that are shown of a paragraph without end
STYLES = {"content": "underline", "cue": "bold yellow", "speaker": "bold cyan"}
MARKS = {"content": ("[", "]"), "cue": ("{", "}"), "speaker": ("<", ">")}
LEGEND = "<speaker> {cue} [content]"


def find_passage(document: Document, statement: Statement) -> Span:
    """The paragraphs that hold the statement, cut short where they go on for long."""
    spans = [statement.frame, *statement.content, *(actor.span for actor in statement.speaker if actor.span)]
    near = [span for span in spans if abs(span[0] - statement.frame[0]) < AROUND * 5]
    first, last = min(start for start, _ in near), max(end for _, end in near)
    start = document.text.rfind("\n", 0, first) + 1
    end = document.text.find("\n", last)
    return max(start, first - AROUND), min(len(document.text) if end < 0 else end, last + AROUND)


def mark_passage(fact: Fact) -> list[tuple[str, str | None]]:
    """Pieces of the passage, in order, each with its role: speaker, cue, content or None."""
    document, statement = fact.document, fact.statement
    start, end = find_passage(document, statement)
    roles: list[str | None] = [None] * (end - start)
    spans = [("content", span) for span in statement.content]
    spans += [("speaker", actor.span) for actor in statement.speaker if actor.span]
    spans += [] if statement.cue is None else [("cue", statement.cue.span)]
    for role, (first, last) in spans:
        for place in range(max(first, start), min(last, end)):
            roles[place - start] = role
    pieces: list[tuple[str, str | None]] = [("…", None)] if start and document.text[start - 1] != "\n" else []
    for role_of, places in groupby(range(start, end), key=lambda place: roles[place - start]):
        inside = list(places)
        pieces.append((harmless(document.slice((inside[0], inside[-1] + 1))), role_of))
    cut = end < len(document.text) and document.text[end] != "\n"
    return [*pieces, ("…", None)] if cut else pieces


def write_passage(fact: Fact) -> str:
    """The passage as plain text, spans between marks (see `LEGEND`)."""
    marked = []
    for text, role in mark_passage(fact):
        before, after = MARKS[role] if role else ("", "")
        marked.append(f"{before}{text}{after}")
    return "".join(marked)


def style_passage(fact: Fact) -> Text:
    """The passage for a terminal, spans underlined and coloured."""
    from rich.text import Text

    passage = Text()
    for text, role in mark_passage(fact):
        passage.append(text, STYLES[role] if role else "")
    return passage


def describe(fact: Fact) -> list[tuple[str, str]]:
    """What is known of the fact, as (name, value), empty values left out."""
    document, statement = fact.document, fact.statement
    lines = [
        ("statement", statement.id),
        ("speaker", names_of(statement.speaker, document) or "nobody could be named"),
        ("said on", _when(statement)),
        ("form", ", ".join((statement.mode, statement.kind, statement.act.replace("_", " ")))),
        ("negated", "the saying itself is negated" if statement.negated else ""),
        ("hedged", "the report keeps a distance" if statement.hedged else ""),
        ("to", names_of(statement.addressee, document)),
        ("through", "" if statement.channel is None else names_of((statement.channel,), document)),
        ("via", names_of(statement.via, document)),
        ("at", "" if statement.venue is None else document.slice(statement.venue)),
        ("issues", ", ".join(statement.issues)),
        ("within", statement.within or ""),
        ("document", f"{document.id} {document.headline or ''}"),
        ("outlet", document.outlet or ""),
        ("source", place_of(document)),
        ("frame", f"{statement.frame[0]}-{statement.frame[1]} of {len(document.text)} code points"),
    ]
    return [(name, one_line(value)) for name, value in lines if value]


def explain(fact: Fact) -> list[tuple[str, str]]:
    """How the fact was found and resolved, as (name, value)."""
    document, statement = fact.document, fact.statement
    cue = statement.cue
    lines = [
        ("found by", f"{statement.found_by}, confidence {statement.confidence:.2f}"),
        ("cue", "none: the form carries it" if cue is None else f"“{document.slice(cue.span)}” ({cue.lemma})"),
    ]
    roles: list[tuple[str, tuple[Actor, ...]]] = [
        ("speaker", statement.speaker),
        ("addressee", statement.addressee),
        ("channel", () if statement.channel is None else (statement.channel,)),
        ("via", statement.via),
    ]
    for role, actors in roles:
        lines += [(role, _why(actor, document)) for actor in actors]
    when = statement.said_on
    evidence = "; ".join(f"“{document.slice(span)}”" for span in when.spans)
    lines.append(
        ("said on", f"{write_when(when) or 'not known'}, basis {when.basis}" + (f": {evidence}" * bool(evidence)))
    )
    lines.append(("sha-256", f"{document.source.sha256} ({document.source.media_type}, {document.source.encoding})"))
    return [(name, one_line(value)) for name, value in lines]


def _why(actor: Actor, document: Document) -> str:
    words = f"“{document.slice(actor.span)}”" if actor.span else "not named here"
    facts = ", ".join(part for part in (actor.kind, actor.state, actor.sector) if part)
    return f"{words} is {actor.name or 'not resolved'} ({facts}): {actor.why or 'no reason recorded'}"


def _when(statement: Statement) -> str:
    when = write_when(statement.said_on)
    return f"{when} ({statement.said_on.basis})" if when else "not known"


def print_fact(fact: Fact, out: TextIO, *, why: bool = False) -> None:
    """Write the passage, what is known of the fact and, if asked, how it was found and resolved."""
    lines = describe(fact) + ([("", ""), *explain(fact)] if why else [])
    if out.isatty():
        from chancery.show.pages import open_console

        open_console(out).print(style_passage(fact))
    else:
        out.write(write_passage(fact) + f"\n\n({LEGEND})\n")
    out.write("\n")
    width = max(len(name) for name, _ in lines)
    out.writelines(f"{name:<{width}}  {value}".rstrip() + "\n" for name, value in lines)
