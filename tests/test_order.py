"""Reports through the whole pipeline in different orders: the same ids, days and actors; a day travels to another."""

from __future__ import annotations

from itertools import permutations

import pytest

import chancery
from chancery.adding import Plan
from chancery.pipeline import Input, Options
from quality.order import count_differences, describe_store

REPORTS = {
    "dated": """Norway and Sweden to meet over cod

TROMSO, 10 June 2019 (Fjord) - Norway and Sweden will hold talks in Tromso on June 16, Norwegian Foreign Minister
Ana Horvat said on Monday. "We shall speak of cod, and of cod only, and then we shall go home again," she said.
""",
    "undated": """Sweden hopes for a deal

Swedish officials said the talks with Norway in Tromso on June 16 would be short. Karl Anker, the Swedish envoy,
said a deal was near.
""",
    "later": """Cod deal holds

Norwegian Foreign Minister A. Horvat told reporters in 2020 that the cod deal with Sweden had held.
""",
}


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> list[chancery.Store]:
    here = tmp_path_factory.mktemp("order")
    plan = Plan(options=Options(analyser="fast"))
    stores = []
    for name, text in REPORTS.items():
        (here / f"{name}.txt").write_text(text, "utf-8")
    for number, order in enumerate(permutations(REPORTS)):
        store = chancery.open(here / f"{number}.db")
        for name in order:
            store.add_inputs([Input(path=here / f"{name}.txt")], plan)
        stores.append(store)
    return stores


def test_every_order_gives_the_same(stores: list[chancery.Store], capsys: pytest.CaptureFixture[str]) -> None:
    views = [describe_store(store) for store in stores]
    assert {kind: count_differences(kind, [view[kind] for view in views]) for kind in views[0]} == dict.fromkeys(
        views[0], 0
    ), capsys.readouterr().err


def test_a_day_travels_through_the_talks(stores: list[chancery.Store]) -> None:
    (undated,) = (one for one in stores[0].documents() if "hopes" in (one.headline or one.text))
    assert undated.dated.basis == "event"
    assert (undated.dated.earliest or "") > "2018-11" and (undated.dated.latest or "") < "2020-02"
    assert [cue.name for cue in stores[0].reading(undated.id).day_cues][-1] == "event"
    moved = [one for one in stores[0].reading(undated.id).statements if one.said_on.basis == "event"]
    assert moved
    assert all(one.said_on.latest == undated.dated.latest for one in moved)
    found = stores[0].statements(since="2019-01-01", until="2020-02-01")
    assert {one.id for one in moved} <= {fact.statement.id for fact in found}
