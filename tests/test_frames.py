"""Frames and PLOVER tables: they read, agree with each other, and a fault names file and line."""

from typing import get_args

import pytest

from chancery.code.syntax import mend_lemma
from chancery.errors import SettingsError
from chancery.lexicons import frames
from chancery.records import Event


def own(tmp_path, monkeypatch, name, text):
    """A user's own file of a table; the caches of the tables are emptied before and after."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("CHANCERY_LEXICONS", str(tmp_path))
    clear()


def clear():
    for table in (frames.word_sets, frames.frame_index, frames.operator_index, frames.composition_index):
        table.cache_clear()


@pytest.fixture(autouse=True)
def fresh():
    clear()
    yield
    clear()


HEAD = "trigger,pos,particle,theme,cameo,mode,actor,recipient,reciprocal\n"


def test_tables_read():
    assert len(frames.frame_index()) > 800
    assert len(frames.operator_index()) > 100
    assert {code.event for code in frames.codes().values()} == set(get_args(Event))


def test_every_event_has_score_and_quad():
    assert {event for event, mode in frames.scores() if not mode} == set(get_args(Event))


def test_modes_of_codes_are_modes_of_the_manual():
    wrong = [
        code.cameo for code in frames.codes().values() if code.mode and (code.event, code.mode) not in frames.scores()
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("kind", "inner", "cameo"),
    [
        ("agree", "0842", "0353"),
        ("refuse", "040", "125"),
        ("request", "0841", "1053"),
        ("threaten", "161", "1313"),
        ("stop", "072", "1622"),
        ("stop", "141", "082"),
        ("future", "042", "036"),
        ("foretold", "190", "138"),
        ("do", "190", None),
    ],
)
def test_operators_compose(kind, inner, cameo):
    assert frames.composed(kind, inner) == cameo


def test_scores():
    assert frames.score_of("CONSULT", "visit").score == 4
    assert frames.score_of("CONSULT", "teatime").score == frames.score_of("CONSULT", None).score == 2.5
    assert frames.score_of("SANCTION", "expel").quad == "material conflict"


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("gallivant,verb,,,999,,,object,\n", "no CAMEO code '999'"),
        ("gallivant,verb,,,190,teatime,,object,\n", "no mode 'teatime'"),
        ("gallivant,verb,,@turnips,190,,,object,\n", "no set '@turnips'"),
        ("gallivant,verb,,,190,,,object,\ngallivant,verb,,,040,,,with,\n", "stands already"),
        ("gallivant,verb,,,190,,,upstairs,\n", "upstairs"),
        ("gallivant,verb,,,190\n", "expected 9"),
    ],
)
def test_faults_name_file_and_line(tmp_path, monkeypatch, row, what):
    own(tmp_path, monkeypatch, "frames.csv", HEAD + "# mine\n" + row)
    with pytest.raises(SettingsError) as fault:
        frames.frame_index()
    line = 2 + row.count("\n")
    assert what in str(fault.value)
    assert f"frames.csv, line {line}" in str(fault.value)


def test_a_cycle_of_sets_is_named(tmp_path, monkeypatch):
    own(tmp_path, monkeypatch, "frames_words.toml", '[words]\nboats = "punt @ships"\nships = "barque @boats"\n')
    with pytest.raises(SettingsError, match="holds itself"):
        frames.word_sets()


def test_own_composition_with_an_unknown_code(tmp_path, monkeypatch):
    own(tmp_path, monkeypatch, "frames_compose.csv", "kind,inner,cameo\nrefuse,04,777\n")
    with pytest.raises(SettingsError, match=r"frames_compose\.csv, line 2"):
        frames.composition_index()


def test_own_frame_is_added(tmp_path, monkeypatch):
    own(tmp_path, monkeypatch, "frames.csv", HEAD + "gallivant,verb,,,042,visit,,in; with,\n")
    assert frames.frames_of("gallivant", "verb")[0].cameo == "042"
    assert frames.frames_of("meet", "verb")


@pytest.mark.parametrize(
    ("lemma", "particle", "word", "event"),
    [
        ("show", "", "door", "SANCTION"),
        ("pull", "", "plug", "SANCTION"),
        ("haul", "in", "@diplomat", "ACCUSE"),
        ("shoot", "down", "overture", "REJECT"),
        ("pour", "", "cold water", "REJECT"),
        ("kill", "", "amendment", "REJECT"),
        ("clamp", "down", "", "COERCE"),
        ("bare", "", "tooth", "THREATEN"),
        ("wipe", "out", "", "ASSAULT"),
        ("wipe", "", "out debt", "AID"),
        ("put", "", "boot ground", "MOBILIZE"),
        ("put", "", "pen paper", "SUPPORT"),
        ("put", "", "head together", "CONSULT"),
        ("give", "", "light green", "AGREE"),
        ("throw", "", "lot", "COOPERATE"),
        ("throw", "", "towel", "RETREAT"),
        ("knock", "", "door +for", "REQUEST"),
        ("call", "", "sick", "PROTEST"),
        ("clean", "out", "tourist", "CRIME"),
    ],
)
def test_idiom_has_its_event(lemma, particle, word, event):
    fitting = [
        frame
        for frame in frames.frames_of(lemma, "verb")
        if frame.particle == particle and (word in frame.theme if word else not frame.theme)
    ]
    assert {frames.codes()[frame.cameo].event for frame in fitting} == {event}


@pytest.mark.parametrize(
    ("written", "found", "lemma"),
    [
        ("boycotted", "boycot", "boycott"),
        ("rebuffed", "rebuf", "rebuff"),
        ("patrolled", "patroll", "patrol"),
        ("leaned", "learn", "lean"),
        ("lent", "loan", "lend"),
    ],
)
def test_forms_that_lost_their_lemma(written, found, lemma):
    assert mend_lemma(found, written, "verb") == lemma
