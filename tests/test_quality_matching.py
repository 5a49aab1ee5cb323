"""The scorer on predictions made by hand, and its laws."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.records import Actor, Cue, Span, Statement
from quality.matching import match_sample
from quality.samples import GoldStatement, Sample
from quality.scores import Scores, cue_form, score
from quality.spans import characters, guess_mode, jaccard, quoted_characters, share_half, trim
from quality.speakers import fold_name, judge_speaker

TEXT = "“The ferry will not sail,” said Ilse Brandvik. According to the harbour office, the quay is closed until May."


def place(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return start, start + len(words)


def predict(*content: Span, name: str | None = None, source: Span | None = None, confidence: float = 0.9) -> Statement:
    speaker = (Actor(name=name, id="a1", span=source),) if name or source else ()
    frame = (content[0][0], content[-1][1])
    return Statement(
        id=f"s{content}", mode="direct", kind="speech", speaker=speaker, cue=Cue(span=frame, lemma="say"),
        content=content, frame=frame, confidence=confidence,
    )  # fmt: skip


FERRY, QUAY = place("The ferry will not sail"), place("the quay is closed until May")
GOLD_FERRY = GoldStatement((FERRY,), speaker_names=("Ilse Brandvik",), cue_spans=(place("said"),), mode="direct")
GOLD_QUAY = GoldStatement((QUAY,), (place("the harbour office"),), cue_spans=(place("According to"),))


def measure(gold: list[GoldStatement], predicted: list[Statement], text: str = TEXT) -> Scores:
    return score([match_sample(Sample("one", text, tuple(gold)), tuple(predicted))])


def test_edges_do_not_count() -> None:
    assert trim(TEXT, place("“The ferry will not sail,” ")) == FERRY
    assert trim("``Yes.''", (0, 8)) == (2, 5)
    assert trim(" “…” ", (0, 5)) is None
    assert characters(TEXT, [place("“The ferry will not sail,”")]) == frozenset(range(*FERRY))


def test_perfect_prediction_is_one() -> None:
    scores = measure(
        [GOLD_FERRY, GOLD_QUAY],
        [predict(QUAY, source=place("harbour office")), predict(FERRY, name="Ilse Brandvik")],
    )
    assert (scores.found.f1, scores.loose.f1, scores.speaker.share, scores.speaker.counted) == (1.0, 1.0, 1.0, 2)
    assert {name: share.share for name, share in scores.by_mode.items()} == {"direct": 1.0, "indirect": 1.0}
    assert set(scores.by_cue) == {"said", "phrase"}


def test_nothing_predicted_and_nothing_right() -> None:
    assert measure([GOLD_FERRY], []).found.f1 == 0.0
    assert measure([], [predict(FERRY)]).found.f1 == 0.0
    assert measure([GOLD_FERRY], [predict(QUAY)]).found.f1 == 0.0
    assert measure([], []).found.f1 is None


def test_an_over_long_span_is_loose_only() -> None:
    scores = measure([GOLD_FERRY], [predict((0, len(TEXT)), name="Ilse Brandvik")])
    assert (scores.found.f1, scores.loose.f1) == (0.0, 1.0)
    assert scores.speaker.counted == 0
    assert scores.speaker_loose.share == 1.0


def test_a_short_piece_is_loose_from_three_tenths() -> None:
    assert measure([GOLD_FERRY], [predict(place("The ferry"))]).loose.recall == 1.0
    assert measure([GOLD_FERRY], [predict(place("sail"))]).loose.recall == 0.0


def test_one_prediction_serves_one_gold() -> None:
    scores = measure([GOLD_FERRY, GOLD_FERRY], [predict(FERRY, name="Ilse Brandvik")])
    assert (scores.found.precision, scores.found.recall) == (1.0, 0.5)


def test_best_first() -> None:
    near = predict(place("ferry will not sail"), name="Nobody")
    exact = predict(FERRY, name="Ilse Brandvik")
    matched = match_sample(Sample("one", TEXT, (GOLD_FERRY,)), (near, exact))
    assert [pair.predicted for pair in matched.pairs] == [exact]
    assert matched.spurious == (near,)


def test_optional_gold() -> None:
    optional = GoldStatement((QUAY,), GOLD_QUAY.speaker_spans, optional=True)
    assert measure([GOLD_FERRY, optional], [predict(FERRY)]).found.f1 == 1.0
    assert measure([GOLD_FERRY, optional], [predict(FERRY), predict(QUAY)]).found.f1 == 1.0
    part = predict(place("the quay is closed"))
    assert measure([GOLD_FERRY, optional], [predict(FERRY), predict(QUAY), part]).found.f1 == 1.0
    assert measure([GOLD_FERRY, optional], [predict(FERRY), part]).found.f1 == 1.0
    scores = measure([GOLD_FERRY, optional], [predict(QUAY)])
    assert (scores.found.precision, scores.found.recall) == (1.0, 0.5)


def test_split_content_is_one_statement() -> None:
    halves = (place("The ferry"), place("will not sail"))
    joined = jaccard(characters(TEXT, halves), characters(TEXT, [FERRY]))
    assert joined > 0.9
    assert measure([GOLD_FERRY], [predict(*halves, name="Ilse Brandvik")]).found.f1 == 1.0


def test_speaker_by_span_shares_half_of_the_shorter() -> None:
    assert share_half((0, 10), (5, 30))
    assert not share_half((0, 10), (6, 30))
    assert not share_half((0, 10), (10, 30))
    assert judge_speaker(GOLD_QUAY, predict(QUAY, source=place("the harbour office"))) is True
    assert judge_speaker(GOLD_QUAY, predict(QUAY, source=place("Ilse Brandvik"))) is False
    assert judge_speaker(GOLD_QUAY, predict(QUAY, name="Harbour office")) is False


def test_gold_without_source_counts_only_an_empty_prediction() -> None:
    nobody = GoldStatement((QUAY,))
    assert judge_speaker(nobody, predict(QUAY)) is True
    assert judge_speaker(nobody, predict(QUAY, name="Ilse Brandvik")) is None
    scores = measure([nobody], [predict(QUAY, name="Ilse Brandvik")])
    assert (scores.speaker.counted, scores.speaker_not_counted) == (0, 1)


def test_speaker_by_name_takes_any_of_a_list_and_states_by_code() -> None:
    gold = GoldStatement((QUAY,), speaker_names=("Kremlin", "White House"), speaker_states=("NOR",))
    assert judge_speaker(gold, predict(QUAY, name="the White House")) is True
    state = Actor(name="Oslo", id="a2", kind="state", state="NOR")
    foreigner = Actor(name="Ilse Brandvik", id="a3", kind="person", state="NOR")
    for actor, right in ((state, True), (foreigner, False)):
        statement = Statement(
            id="s", mode="direct", kind="speech", speaker=(actor,), cue=None, content=(QUAY,), frame=QUAY
        )
        assert judge_speaker(gold, statement) is right


def test_names_fold() -> None:
    assert fold_name("The  Harbour Office.") == "harbour office"
    assert fold_name("José Núñez") == "jose nunez"
    assert fold_name("Norway's government") == fold_name("Norway’s Government") == "norway government"


def test_cue_forms() -> None:
    text = "said told: According to has vowed hinted"
    sample = Sample("one", text, ())
    forms = {"said": "said", "told": "told", ":": "mark", "According to": "phrase", "hinted": "one word"}
    for words, form in {**forms, "has vowed": "several words"}.items():
        assert cue_form(sample, GoldStatement((QUAY,), cue_spans=(place(words, text),))) == form
    assert cue_form(sample, GoldStatement((QUAY,))) == "none"
    assert cue_form(sample, GoldStatement((QUAY,), cue_known=False)) == "not annotated"


def test_modes_are_guessed_from_double_marks() -> None:
    text = 'He said "we shall row" and that "rowing" was fun.\n"Left open.\nNot quoted.'
    quoted = quoted_characters(text)
    modes = {
        "we shall row": "direct",
        'that "rowing" was fun': "mixed",
        "Left open": "direct",
        "Not quoted": "indirect",
    }
    for words, mode in modes.items():
        assert guess_mode(text, [place(words, text)], quoted) == mode


def test_confidence_in_bins() -> None:
    right, wrong = predict(FERRY, name="Ilse Brandvik", confidence=0.95), predict((40, 60), confidence=0.15)
    calibration = measure([GOLD_FERRY], [right, wrong]).confidence
    assert [(b["from"], b["precision"]) for b in calibration.fill_bins()] == [(0.1, 0.0), (0.9, 1.0)]
    assert abs((calibration.expected_error() or 0) - 0.1) < 1e-9
    misnamed = measure([GOLD_FERRY], [predict(FERRY, name="Somebody Else", confidence=0.95)]).confidence
    assert misnamed.fill_bins()[0]["precision"] == 0.0


WORDS = " ".join(f"w{n}" for n in range(60))


@st.composite
def spans(draw: st.DrawFn) -> tuple[Span, ...]:
    start = draw(st.integers(0, len(WORDS) - 12))
    return ((start, start + draw(st.integers(4, 40))),)


@settings(max_examples=60, deadline=None)
@given(st.lists(spans(), min_size=1, max_size=6, unique=True))
def test_law_perfect_is_one(contents: list[tuple[Span, ...]]) -> None:
    golds = [GoldStatement(content, (content[0],)) for content in contents]
    scores = measure(golds, [predict(*content, source=content[0]) for content in contents], WORDS)
    assert scores.found.f1 == scores.loose.f1 == 1.0


@settings(max_examples=60, deadline=None)
@given(st.lists(spans(), max_size=6), st.lists(spans(), max_size=6), st.integers(0, 99))
def test_law_order_does_not_matter(gold: list[tuple[Span, ...]], own: list[tuple[Span, ...]], seed: int) -> None:
    golds = [GoldStatement(content, optional=i % 3 == 0) for i, content in enumerate(gold)]
    owns = [predict(*content, confidence=i / 6) for i, content in enumerate(own)]
    before = measure(golds, owns, WORDS).as_json()
    random.Random(seed).shuffle(golds)
    random.Random(seed).shuffle(owns)
    after = measure(golds, owns, WORDS).as_json()
    before["confidence"].pop("ece"), after["confidence"].pop("ece")  # sums of floats differ in the last digit
    assert before["found"] == after["found"]
    assert before["loose"] == after["loose"]
    assert before["speaker"] == after["speaker"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 60), st.integers(1, 40), st.integers(1, 40))
def test_law_an_over_long_span_loses(start: int, extra: int, more: int) -> None:
    gold = frozenset(range(start, start + 30))
    longer = frozenset(range(start, start + 30 + extra))
    longest = frozenset(range(start, start + 30 + extra + more))
    assert 1.0 > jaccard(gold, longer) > jaccard(gold, longest)


@settings(max_examples=60, deadline=None)
@given(spans(), spans())
def test_law_found_is_loose(gold: tuple[Span, ...], own: tuple[Span, ...]) -> None:
    scores = measure([GoldStatement(gold)], [predict(*own)], WORDS)
    assert scores.found.right_gold <= scores.loose.right_gold
