"""What a statement says of itself: mode, act, issues, negation, hedge, venue, channel, day, frame."""

from __future__ import annotations

import pytest

from chancery.find import VERSION
from chancery.find.attributes import find_act, find_mode
from chancery.records import Quote
from tests.docs import find

NAMES = {"Orla Brandt": "PER", "Oslo": "LOC", "Norway": "LOC"}
ORLA = "Orla/NNP/nsubj>{0} Brandt/NNP/flat>Orla "
TALKS = "talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/ccomp>said ././punct>said"


def said(before: str = "", after: str = "", content: str = TALKS, verb: str = "said") -> str:
    return f"{before}{ORLA.format(verb)}{verb}/VBD/ROOT {after}{content}"


@pytest.mark.parametrize(
    ("content", "quotes", "form", "mode"),
    [
        ([(0, 20)], [], "clause", "indirect"),
        ([(0, 20)], [(0, 20)], "quote", "direct"),
        ([(0, 20)], [(1, 19)], "quote", "direct"),
        ([(0, 20)], [(12, 20)], "clause", "mixed"),
        ([(0, 9), (20, 30)], [(0, 9), (20, 30)], "quote", "direct"),
        ([(0, 9), (20, 30)], [(20, 30)], "clause", "mixed"),
        ([(0, 20)], [(30, 40)], "clause", "indirect"),
        ([(0, 20)], [], "label", "direct"),
        ([(0, 20)], [(4, 9)], "label", "mixed"),
        ([(0, 20)], [], "dash", "indirect"),
    ],
)
def test_mode(content: list[tuple[int, int]], quotes: list[tuple[int, int]], form: str, mode: str) -> None:
    assert find_mode(content, [Quote(span=span) for span in quotes], form) == mode


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("the ferry left at noon", "assertion"),
        ("we have no comment on that", "no_comment"),
        ("talks can begin only if the siege ends", "condition"),
        ("a truce is impossible without guarantees", "condition"),
        ("we will never sign it", "refusal"),
        ("Norway won’t take part", "refusal"),
        ("there is no plan to close the strait", "denial"),
        ("this is not true", "denial"),
        ("both sides must pull back", "demand"),
        ("Norway has to explain itself", "demand"),
        ("we are ready to meet", "offer"),
        ("he looks forward to the visit", "expectation"),
        ("Norway welcomes the step", "support"),
        ("such steps are unacceptable", "opposition"),
        ("the embassy will open in May", "announcement"),
        ("the meeting was very useful", "assessment"),
    ],
)
def test_act_of_a_neutral_cue(content: str, act: str) -> None:
    assert find_act("assertion", content) == act


def test_the_cue_knows_better() -> None:
    assert find_act("accusation", "the embassy will open in May") == "accusation"


def test_act_from_the_cue() -> None:
    warned = find(said(verb="warned", content=TALKS.replace("said", "warned")), NAMES).only
    assert warned.act == "warning"


def test_issues_by_lemma() -> None:
    content = (
        "new/JJ/amod>sanctions sanctions/NNS/nsubj>hurt had/VBD/aux>hurt hurt/VBN/ccomp>said "
        "border/NN/compound>crossings crossings/NNS/obj>hurt ././punct>said"
    )
    statement = find(said(content=content), NAMES).only
    assert statement.issues[0] == "sanctions"
    assert "borders" in statement.issues
    assert find(said(content="it/PRP/nsubj>ended ended/VBD/ccomp>said ././punct>said"), NAMES).only.issues == ()


def test_issues_are_read_from_the_content_alone() -> None:
    with_venue = said(after="at/IN/case>summit a/DT/det>summit sanctions/NNS/compound>summit summit/NN/obl>said ")
    assert "sanctions" not in find(with_venue, NAMES).only.issues


def test_hedged() -> None:
    before = "Orla/NNP/nsubj>said Brandt/NNP/flat>Orla reportedly/RB/advmod>said said/VBD/ROOT "
    assert find(before + TALKS, NAMES).only.hedged
    assert not find(said(), NAMES).only.hedged


def test_a_hedge_of_the_speaker_is_not_the_reports() -> None:
    content = "talks/NNS/nsubj>failed allegedly/RB/advmod>failed failed/VBD/ccomp>said ././punct>said"
    assert not find(said(content=content), NAMES).only.hedged


@pytest.mark.parametrize(
    ("verb", "negated"),
    [
        ("did/VBD/aux>say not/RB/advmod>say say/VB/ROOT ", True),
        ("did/VBD/aux>say n't/RB/advmod>say say/VB/ROOT ", True),
        ("never/RB/advmod>say say/VBP/ROOT ", True),
        ("did/VBD/aux>say say/VB/ROOT ", False),
    ],
)
def test_negated(verb: str, negated: bool) -> None:
    statement = find(ORLA.format("say") + verb + TALKS.replace("said", "say"), NAMES).only
    assert statement.negated is negated


def test_a_negated_content_is_not_a_negated_saying() -> None:
    content = "talks/NNS/nsubj>failed had/VBD/aux>failed not/RB/advmod>failed failed/VBN/ccomp>said ././punct>said"
    assert not find(said(content=content), NAMES).only.negated


@pytest.mark.parametrize(
    ("after", "venue"),
    [
        ("at/IN/case>briefing a/DT/det>briefing briefing/NN/obl>said in/IN/case>Oslo Oslo/NNP/nmod>briefing ",
         "a briefing in Oslo"),
        ("during/IN/case>visit a/DT/det>visit visit/NN/obl>said ", "a visit"),
        ("at/IN/prep>said a/DT/det>summit summit/NN/pobj>at ", "a summit"),
        ("in/IN/case>Oslo Oslo/NNP/obl>said ", None),
        ("", None),
    ],
    ids=["briefing", "during", "CLEAR", "a place alone", "none"],
)  # fmt: skip
def test_venue(after: str, venue: str | None) -> None:
    found = find(said(after=after), NAMES)
    assert found.slice(found.only.venue) == venue


FRAMES = [
    ("a governing clause",
     "It/PRP/expl>unlikely is/VBZ/cop>unlikely unlikely/JJ/ROOT that/IN/mark>say Orla/NNP/nsubj>say "
     "Brandt/NNP/flat>Orla "
     "will/MD/aux>say say/VB/ccomp>unlikely that/IN/mark>failed talks/NNS/nsubj>failed failed/VBD/ccomp>say "
     "././punct>unlikely",
     "It is unlikely that Orla Brandt will say that talks failed"),
    ("a governing clause, CLEAR",
     "It/PRP/nsubj>is is/VBZ/ROOT unlikely/JJ/acomp>is that/IN/mark>say Orla/NNP/compound>Brandt Brandt/NNP/nsubj>say "
     "will/MD/aux>say say/VB/ccomp>unlikely that/IN/mark>failed talks/NNS/nsubj>failed failed/VBD/ccomp>say "
     "././punct>is",
     "It is unlikely that Orla Brandt will say that talks failed"),
    ("denied having said",
     "Norway/NNP/nsubj>denied denied/VBD/ROOT that/IN/mark>said Orla/NNP/nsubj>said Brandt/NNP/flat>Orla "
     "said/VBD/ccomp>denied "
     "talks/NNS/nsubj>failed failed/VBD/ccomp>said ././punct>denied",
     "Norway denied that Orla Brandt said talks failed"),
    ("inverted",
     "Talks/NNS/nsubj>failed failed/VBD/ccomp>said ,/,/punct>said said/VBD/ROOT Orla/NNP/nsubj>said "
     "Brandt/NNP/flat>Orla "
     "././punct>said",
     "Talks failed, said Orla Brandt"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "frame"), [row[1:] for row in FRAMES], ids=[row[0] for row in FRAMES])
def test_frame_keeps_the_governing_clause(sentence: str, frame: str) -> None:
    found = find(sentence, NAMES)
    inner = min(found.statements, key=lambda statement: sum(end - start for start, end in statement.content))
    assert found.slice(inner.frame) == frame


def test_found_by_names_version_form_and_analyser() -> None:
    assert find(said(), NAMES).only.found_by == f"{VERSION} clause hand/1"


def test_confidence_is_a_probability() -> None:
    assert 0 < find(said(), NAMES).only.confidence < 1
