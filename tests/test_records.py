"""The records: frozen, equal by value, the same after a round trip through JSON."""

from __future__ import annotations

import inspect

import msgspec
import pytest

from chancery import records
from chancery.records import (
    Actor,
    AgendaItem,
    Analysis,
    Block,
    Cue,
    Document,
    Interaction,
    Meeting,
    Place,
    Proposal,
    Quote,
    Reading,
    Record,
    Skipped,
    Source,
    Statement,
    StatusAt,
    When,
)

ACTOR = Actor(name="Orla Brandt", id="a1", kind="person", state="NOR", sector="GOV", span=(0, 11), why="named")
DAY = When(
    earliest="2020-03-04",
    latest="2020-03-06",
    candidates=("2020-03-04", "2020-03-06"),
    basis="relative",
    spans=((40, 47),),
)
DOCUMENT = Document(
    id="d1",
    source=Source(sha256="0" * 64, media_type="text/plain", encoding="utf-8", path="a.txt"),
    text="Orla Brandt said the ferry left 🚢 on Tuesday.",
    headline=None,
    dated=DAY,
    blocks=(Block(role="body", span=(0, 45)),),
)
STATEMENT = Statement(
    id="s1",
    mode="indirect",
    kind="speech",
    speaker=(ACTOR,),
    cue=Cue(span=(12, 16), lemma="say"),
    content=((17, 31), (34, 44)),
    frame=(0, 44),
    addressee=(Actor(name=None, id="a2", span=(3, 4)),),
    channel=Actor(name="Vellum Post", id="a3", kind="organisation"),
    venue=(34, 44),
    said_on=DAY,
    act="assertion",
    issues=("borders",),
    via=(ACTOR,),
    within="s0",
    confidence=0.5,
    found_by="hand/1",
)
INTERACTION = Interaction(
    id="i1",
    actor=(ACTOR,),
    recipient=(Actor(name=None, id="a2", span=(3, 4)),),
    event="SANCTION",
    mode="expel",
    context=("diplomatic",),
    cameo="166",
    quad="material conflict",
    score=-5.5,
    realis="planned",
    asserted_by="s1",
    trigger=(12, 16),
    evidence=((0, 44), (17, 31)),
    when=DAY,
    where=(34, 44),
    confidence=0.5,
    found_by="hand/1",
)
MEETING = Meeting(
    id="m1",
    kind="talks",
    parties=(ACTOR,),
    place=Place(name="Vellum", span=(34, 44)),
    when=DAY,
    status="postponed",
    history=(StatusAt(status="planned", when=DAY, span=(0, 4)), StatusAt(status="postponed", when=When(), span=(5, 9))),
    agenda=(AgendaItem(issue="borders", included=False, span=(17, 31)),),
    evidence=((0, 44),),
    confidence=0.5,
    found_by="hand/1",
)
READING = Reading(
    document=DOCUMENT,
    statements=(STATEMENT,),
    interactions=(INTERACTION,),
    meetings=(MEETING,),
    skipped=(Skipped(stage="find", reason="nobody speaks", span=(0, 1)),),
)
SAMPLES: list[Record] = [
    ACTOR,
    DAY,
    DOCUMENT,
    STATEMENT,
    INTERACTION,
    MEETING,
    READING,
    Reading(document=None, skipped=(Skipped(stage="ingest", reason="empty", path="b.txt"),)),
    Quote(span=(1, 4), closed=False, single=True),
    Proposal(anchor=(1, 2), cue=None, source=(3, 4), content=((5, 6),), score=0.5),
    When(),
]


def names_of(sample: Record) -> str:
    return type(sample).__name__


@pytest.mark.parametrize("sample", SAMPLES, ids=names_of)
def test_round_trip(sample: Record) -> None:
    again = msgspec.json.decode(msgspec.json.encode(sample), type=type(sample))
    assert again == sample
    assert type(again) is type(sample)


@pytest.mark.parametrize("sample", SAMPLES, ids=names_of)
def test_frozen(sample: Record) -> None:
    name = sample.__struct_fields__[0]
    with pytest.raises(AttributeError):
        setattr(sample, name, None)


@pytest.mark.parametrize("sample", [ACTOR, DAY, STATEMENT, DOCUMENT], ids=names_of)
def test_equal_by_value_and_hashable(sample: Record) -> None:
    assert msgspec.structs.replace(sample) == sample
    assert hash(msgspec.structs.replace(sample)) == hash(sample)


def test_all_records_are_frozen() -> None:
    kinds = [kind for _, kind in inspect.getmembers(records, inspect.isclass) if issubclass(kind, Record)]
    assert {Statement, Document, Reading, Analysis, Skipped} <= set(kinds)
    assert all(kind.__struct_config__.frozen for kind in kinds)


def test_slice_counts_code_points() -> None:
    assert DOCUMENT.slice((32, 33)) == "🚢"
    assert DOCUMENT.slice(STATEMENT.content[1]) == "on Tuesday"


@pytest.mark.parametrize(
    "wrong",
    [b'{"name": null, "id": "a", "kind": "robot"}', b'{"name": 3, "id": "a"}', b'{"id": "a"}'],
    ids=["kind", "name", "no name"],
)
def test_wrong_json_is_refused(wrong: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(wrong, type=Actor)
