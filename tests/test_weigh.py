"""What the model makes of triggers: features, rows, choices; and that every interaction names its rule or the model."""

import dataclasses

import numpy as np
import pytest

from chancery.analyse import load_analyser
from chancery.code import code_interactions, features, weigh
from chancery.code.candidates import Sieve, Told, find_candidates
from chancery.errors import ModelError
from chancery.ids import document_id
from chancery.lexicons.frames import codes
from chancery.records import Document, Source
from tests.docs import named


@pytest.fixture(scope="module")
def parse():
    try:
        analyser = load_analyser("encoder")
    except ModelError as error:
        pytest.skip(f"no analyser: {error}")

    def read(text):
        source = Source(sha256="", media_type="text/plain", encoding="utf-8")
        document = Document(id=document_id(text), source=source, text=text)
        return document, analyser.analyse(document).doc

    return read


ALL = Sieve(word=lambda lemma: True, spotted=lambda spotted: spotted)


def candidates(parse, text, sieve=ALL):
    document, doc = parse(text)
    told = Told(document, (), (), named(text))
    return list(find_candidates(doc.sents, told, sieve))


def test_candidates_beside_the_rules(parse):
    found = candidates(parse, "Norway condemned Peru. Chad outvoted Oman.")
    assert found[0].spotted.reading is not None and found[0].complete
    assert [one.spotted.trigger.text for one in found if one.spotted.reading is None] == ["outvoted"]
    assert [actor.id for actor in found[0].recipients] == ["PER"]


def test_features_hide_names(parse):
    one, other = (candidates(parse, text)[0] for text in ("Norway condemned Peru.", "Peru condemned Norway."))
    rows = features.rows_of(one)
    assert {features.bucket(name) for name in ("lemma condemn", "rule ACCUSE", "alone True")} <= rows
    assert rows == features.rows_of(other)


def test_rows_are_the_same_each_time(parse):
    one = candidates(parse, "Norway condemned Peru.")[0]
    rows = features.rows_of(one)
    assert rows == features.rows_of(one)
    assert min(rows) >= 0 and max(rows) < features.BUCKETS


def test_chances_sum_to_one(parse):
    table = weigh.weights(alone=False)
    assert table is not None and table.shape == (features.BUCKETS, len(weigh.CLASSES))
    found = candidates(parse, "Norway condemned Peru. Chad outvoted Oman.")
    likely = weigh.chances_of([features.rows_of(one) for one in found], table)
    assert likely.sum(1) == pytest.approx(1)
    assert weigh.CLASSES[likely[0].argmax()] == "ACCUSE"


def chances(**given):
    rest = (1 - sum(given.values())) / (len(weigh.CLASSES) - len(given))
    return {name: given.get(name, rest) for name in weigh.CLASSES}


def test_choose():
    assert weigh.choose("AID", chances(AID=0.7), 0.6) == "AID"
    assert weigh.choose("AID", chances(NONE=0.7), 0.6) is None
    assert weigh.choose("AID", chances(NONE=0.55, AID=0.4), 0.4) == "AID"
    assert weigh.choose("AID", chances(AID=0.2, ASSAULT=0.6), 0.6) == "ASSAULT"
    assert weigh.choose(None, chances(ASSAULT=0.5, NONE=0.45), 0.4) is None
    assert weigh.choose(None, chances(ASSAULT=0.9), 0.6) == "ASSAULT"


def test_without_weights_the_rules_hold(parse, monkeypatch):
    monkeypatch.setattr(weigh, "weights", lambda alone: None)
    one = candidates(parse, "Norway condemned Peru.")[0]
    judged, less = weigh.judge([one, dataclasses.replace(one, complete=False)])
    assert judged is not None and judged.found_by.startswith(weigh.RULES) and judged.confidence == 0.9
    assert less is None


def test_general_codes():
    assert {codes()[code].event for code in weigh.GENERAL.values()} == set(weigh.CLASSES) - {weigh.NONE}


FOUND = [
    ("Norway shelved its talks with Peru.", "REJECT"),
    ("Norway cut ties with Peru.", "SANCTION"),
    ("Norway is about to restore full ties with Peru.", "AGREE"),
    ("Norway called on Peru to hold free elections.", "REQUEST"),
    ("Norway and Peru compared notes on the virus.", "CONSULT"),
    ("Norway sent a field hospital to Peru.", "AID"),
    ("Norway stationed missiles near Peru.", "MOBILIZE"),
]


@pytest.mark.parametrize(("text", "event"), FOUND)
def test_events(parse, text, event):
    document, doc = parse(text)
    found = code_interactions(document, doc, (), (), named(text))
    assert [one.event for one in found] == [event]
    assert found[0].found_by.startswith(("frames/", "weigh/"))
    assert 0 < found[0].confidence <= 1


NOTHING = [
    "Norway lies between Peru and the sea.",
    "Norway meet Peru in the quarter-finals on Sunday.",
    "The orchestra of Norway will tour Peru with a programme of waltzes.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(parse, text):
    document, doc = parse(text)
    assert code_interactions(document, doc, (), (), named(text)) == ()


def test_long_sentence_ends(parse):
    text = "Norway condemned Peru and " + "scolded Chad and " * 700 + "left."
    document, doc = parse(text)
    assert len(code_interactions(document, doc, (), (), named(text))) < 400


def test_weights_are_small():
    assert weigh.WEIGHTS.stat().st_size < 1_000_000
    with np.load(weigh.WEIGHTS) as file:
        assert np.isfinite(file["weights"]).all()


def test_what_failed_did_not_happen(parse):
    document, doc = parse("Norway failed to deliver the promised grain to Peru.")
    found = code_interactions(document, doc, (), (), named(document.text))
    assert [one.realis for one in found if one.event == "AID"] in ([], ["negated"])


def test_two_acts_of_one_event_stay_two(parse):
    text = (
        "Norway severed ties with Peru. Chad imposed sanctions on Peru, and the envoys' hosts expelled two Peruvians."
    )
    document, doc = parse(text)
    found = code_interactions(document, doc, (), (), named(text))
    assert len({one.cameo for one in found if one.event == "SANCTION"}) >= 2
