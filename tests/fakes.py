"""Stages for tests that need no models: every line `Name said: words` of a text is a statement.

With `CODING` also `Name blamed Name.`, `Name thanked Name.` are interactions, and `Name met Name.` one and a meeting.
"""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

import msgspec

from chancery import ids
from chancery.errors import InputError
from chancery.keeper import Plan, Store
from chancery.pipeline import Input, Options, Stage, find_inputs
from chancery.records import (
    Actor,
    AgendaItem,
    Cue,
    DayCue,
    Document,
    Event,
    Interaction,
    Meeting,
    Place,
    Quad,
    Skipped,
    Source,
    Span,
    Statement,
    StatusAt,
    TimeExpression,
    When,
)

LINE = re.compile(r"^(?P<who>[^\n:]+?) (?P<cue>said|denied)(?: on (?P<day>\d{4}-\d\d-\d\d))?: (?P<words>[^\n]+)$", re.M)
DEED = re.compile(
    r"(?P<one>\b[A-Z]\w+(?: [A-Z]\w+)?) (?P<verb>blamed|thanked|met) (?P<other>[A-Z]\w+(?: [A-Z]\w+)?)"
    r"(?: in (?P<place>[A-Z]\w+))?(?: on (?P<day>\d{4}-\d\d-\d\d))?\."
)
EVENTS: dict[str, tuple[Event, Quad, float]] = {
    "blamed": ("ACCUSE", "verbal conflict", -2.0),
    "thanked": ("SUPPORT", "verbal cooperation", 3.0),
    "met": ("CONSULT", "verbal cooperation", 1.0),
}


def open_text(given: Input, _options: Options) -> Document:
    data = given.data if given.path is None else given.path.read_bytes()
    if not data:
        raise InputError(f"{given.path}: the input is empty")
    import hashlib

    text = data.decode("utf-8")
    day = given.published
    return Document(
        id=ids.document_id(text),
        source=Source(
            sha256=hashlib.sha256(data).hexdigest(),
            media_type="text/plain",
            encoding="utf-8",
            path=None if given.path is None else str(given.path),
            url=given.url,
        ),
        text=text,
        headline=text.partition("\n")[0],
        outlet=given.outlet,
        dated=When(earliest=day, latest=day, basis="stated") if day else When(),
    )


def trouble(document: Document) -> Document:
    """Do what the text asks for: fail, hang, or take the process down."""
    if "PLEASE FAIL" in document.text:
        raise ValueError("as the text asked")
    if "PLEASE HANG" in document.text:
        time.sleep(60)
    if "PLEASE DIE" in document.text:
        os._exit(9)
    return document


def tell_days(document: Document) -> tuple[Document, tuple[TimeExpression, ...], tuple[DayCue, ...]]:
    """Every ISO day is a time expression; "DATED 2024-03-01", or "DATED 2024-03-01/2024-04-01", is the one cue."""
    times = tuple(
        TimeExpression(
            span=day.span(), type="DATE", value=day[0], earliest=day[0], latest=day[0], anchor=None, rule="iso"
        )
        for day in re.finditer(r"\d{4}-\d\d-\d\d", document.text)
    )
    told = re.search(r"DATED (\S+)", document.text)
    if told is None or document.dated != When():
        return document, times, ()
    first, _, last = told[1].partition("/")
    cue = DayCue(
        name="told",
        allows=((first, last or first),),
        hard=True,
        trust=0.9,
        why="the report says so",
        spans=(told.span(1),),
    )
    day = When(earliest=first, latest=last or first, basis="stated", spans=(told.span(1),))
    return msgspec.structs.replace(document, dated=day), times, (cue,)


def find_lines(document: Document) -> tuple[tuple[Statement, ...], tuple[Skipped, ...]]:
    found = []
    for line in LINE.finditer(document.text):
        day = line["day"]
        content, cue = (line.span("words"),), line.span("cue")
        actor = Actor(
            name=line["who"],
            id="a" + ids.digest(line["who"]),
            kind="person",
            span=line.span("who"),
            why="named in full",
        )
        found.append(
            Statement(
                id=ids.statement_id(document.id, content, cue),
                mode="direct",
                kind="speech",
                speaker=(actor,),
                cue=Cue(span=cue, lemma={"said": "say", "denied": "deny"}[line["cue"]]),
                content=content,
                frame=line.span(),
                said_on=When(earliest=day, latest=day, basis="stated") if day else document.dated,
                act="denial" if line["cue"] == "denied" else "assertion",
                confidence=0.9,
                found_by="lines/1",
            )
        )
    return tuple(found), (Skipped(stage="find", reason="nobody speaks here", span=(0, 1)),) if not found else ()


def code_lines(
    document: Document, statements: tuple[Statement, ...]
) -> tuple[tuple[Interaction, ...], tuple[Meeting, ...]]:
    """A name of three capitals is a state; who did something in the words of a statement did it by that statement."""
    if "PLEASE BREAK" in document.text:
        raise RuntimeError("as the text asked")
    deeds, met = [], []
    for line in DEED.finditer(document.text):
        one, other = (name_actor(document, line.span(group)) for group in ("one", "other"))
        day = line["day"]
        when = When(earliest=day, latest=day, basis="stated") if day else When(latest=document.dated.latest)
        event, quad, score = EVENTS[line["verb"]]
        trigger, verb = line.span("verb"), line["verb"]
        holding = [said.id for said in statements if said.content[0][0] <= trigger[0] < said.content[0][1]]
        deeds.append(
            Interaction(
                id=ids.interaction_id(document.id, trigger, event, None),
                actor=(one, other) if verb == "met" else (one,),
                recipient=() if verb == "met" else (other,),
                event=event,
                quad=quad,
                score=score,
                realis="occurred" if day else "planned",
                asserted_by=holding[0] if holding else None,
                trigger=trigger,
                evidence=(line.span(),),
                when=when,
                confidence=0.8,
                found_by="lines/1",
            )
        )
        if verb == "met":
            met.append(make_meeting(document, line, (one, other), when))
    return tuple(deeds), tuple(met)


def make_meeting(document: Document, line: re.Match[str], parties: tuple[Actor, ...], when: When) -> Meeting:
    told = StatusAt(status="held" if line["day"] else "planned", when=document.dated, span=line.span("verb"))
    return Meeting(
        id=ids.meeting_id(document.id, line.span()),
        kind="talks",
        parties=parties,
        place=Place(name=line["place"], span=line.span("place")) if line["place"] else None,
        when=when,
        status=told.status,
        history=(told,),
        agenda=(AgendaItem(issue="cod", included=True, span=line.span("verb")),),
        evidence=(line.span(),),
        confidence=0.7,
        found_by="lines/1",
    )


def name_actor(document: Document, span: Span) -> Actor:
    name = document.slice(span)
    state = name if name.isupper() and len(name) == 3 else None
    kind = "state" if state else "person"
    return Actor(name=name, id="a" + ids.digest(name), kind=kind, state=state, span=span, why="named in full")


def one(_options: Options) -> str:
    return "1"


def two(_options: Options) -> str:
    return "2"


STAGES = (
    Stage("ingest", ("input", "options"), ("document",), one, open_text),
    Stage("clean", ("document",), ("document",), one, trouble),
    Stage("times", ("document",), ("document", "times", "day_cues"), one, tell_days),
    Stage("find", ("document",), ("statements", "skipped"), one, find_lines),
)
CODE = Stage("code", ("document", "statements"), ("interactions", "meetings"), one, code_lines)
CODING = (*STAGES, CODE)
NEWER = (*STAGES[:3], Stage("find", ("document",), ("statements", "skipped"), two, find_lines))


def add(store: Path | str, folder: Path | str, stages: tuple[Stage, ...] = STAGES, jobs: int = 1, **given: str):
    """Counts of adding a folder with the stages of this module."""
    with Store(store) as kept:
        return kept.add_inputs(find_inputs([folder], **given), Plan(stages=stages, jobs=jobs, seconds=3.0))


if __name__ == "__main__":
    print(add(sys.argv[1], sys.argv[2], CODING, jobs=int(sys.argv[3])))
