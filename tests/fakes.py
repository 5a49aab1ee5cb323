"""Stages for tests that need no models: every line `Name said: words` of a text is a statement."""

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
from chancery.records import Actor, Cue, DayCue, Document, Skipped, Source, Statement, TimeExpression, When

LINE = re.compile(r"^(?P<who>[^\n:]+?) (?P<cue>said|denied)(?: on (?P<day>\d{4}-\d\d-\d\d))?: (?P<words>[^\n]+)$", re.M)


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
NEWER = (*STAGES[:3], Stage("find", ("document",), ("statements", "skipped"), two, find_lines))


def add(store: Path | str, folder: Path | str, stages: tuple[Stage, ...] = STAGES, jobs: int = 1, **given: str):
    """Counts of adding a folder with the stages of this module."""
    with Store(store) as kept:
        return kept.add_inputs(find_inputs([folder], **given), Plan(stages=stages, jobs=jobs, seconds=3.0))


if __name__ == "__main__":
    print(add(sys.argv[1], sys.argv[2], jobs=int(sys.argv[3])))
