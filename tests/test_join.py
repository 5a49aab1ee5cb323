"""What the rules and the labeller found, joined: one entry an act of saying."""

from __future__ import annotations

import msgspec
import pytest

from chancery.analyse.tokens import blank_english
from chancery.find.candidates import Candidate, jaccard, merge, overlap, subtract, trim
from chancery.find.join import drop_doubles, is_told_to, join_proposals, join_rules, snap_to_quotes
from chancery.find.page import Page
from chancery.records import Proposal, Quote, Span
from tests.docs import find

TEXT = "Orla Brandt said “the ferry left at noon”, and Nils Aker denied that it had sunk (twice)."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return (start, start + len(words))


def candidate(content: str, cue: str | None = "said", form: str = "clause", score: float = 0.9) -> Candidate:
    span = at(cue) if cue else None
    return Candidate(
        cue_at=span[0] if span else None,
        cue=span,
        lemma=cue or "",
        content=[at(content)],
        source=at("Orla Brandt"),
        form=form,
        score=score,
    )


def proposal(
    content: str, cue: str | None = "said", score: float = 0.8, source: str | None = "Orla Brandt"
) -> Proposal:
    return Proposal(
        anchor=at(cue or source or content),
        cue=at(cue) if cue else None,
        source=at(source) if source else None,
        content=(at(content),),
        score=score,
    )


def words(candidates: list[Candidate]) -> list[list[str]]:
    return [[TEXT[slice(*span)] for span in one.content] for one in candidates]


def join(rules: list[Candidate], proposals: list[Proposal]) -> list[Candidate]:
    return join_proposals(rules, proposals, {}, Page(blank_english().make_doc(TEXT), TEXT))


def test_rule_and_labeller_agree() -> None:
    (one,) = join([candidate("the ferry left at noon", score=0.6)], [proposal("ferry left at noon")])
    assert words([one]) == [["ferry left at noon"]]  # an indirect one: the labeller's edges
    assert one.score == pytest.approx(1 - 0.4 * 0.2)


def test_quotation_marks_win_over_the_labeller() -> None:
    (one,) = join([candidate("the ferry left at noon", form="quote")], [proposal("ferry left at")])
    assert words([one]) == [["the ferry left at noon"]]


def test_a_quotation_far_from_the_proposal_gives_way() -> None:
    (one,) = join([candidate("the ferry", form="quote")], [proposal("left at noon”, and Nils Aker denied that it")])
    assert words([one]) == [["left at noon”, and Nils Aker denied that it"]]


def test_the_labeller_names_a_source_the_rule_lacks() -> None:
    rule = candidate("the ferry left at noon")
    rule.source = None
    (one,) = join([rule], [proposal("the ferry left at noon")])
    assert one.source == at("Orla Brandt")


def test_without_cue_they_meet_by_content() -> None:
    (one,) = join(
        [candidate("the ferry left at noon", cue=None, form="label")], [proposal("ferry left at noon", cue=None)]
    )
    assert one.form == "label"


def test_the_labeller_alone() -> None:
    (one,) = join([], [proposal("the ferry left at noon", score=0.7)])
    assert (one.form, one.kind, one.act, one.source) == ("labeller", "speech", "assertion", at("Orla Brandt"))
    assert join([], [proposal("the ferry left at noon", score=0.2)]) == []
    assert join([], [proposal("the ferry left at noon", score=0.55, source=None)]) == []  # and nobody says it
    assert len(join([], [proposal("the ferry left at noon", score=0.9, source=None)])) == 1


def test_a_weak_rule_and_a_faint_proposal_make_no_statement() -> None:
    assert join([candidate("the ferry left at noon", score=0.4)], [proposal("ferry left at noon", score=0.2)]) == []


def test_a_source_inside_the_content_is_no_source() -> None:
    rule = candidate("Nils Aker denied that it had sunk")
    (one,) = join([rule], [proposal("Nils Aker denied that it had sunk", source="Nils Aker")])
    assert one.source == at("Orla Brandt")


def test_a_source_inside_what_the_rule_takes_for_content_is_spoken_of() -> None:
    rule = candidate("Nils Aker denied that it had sunk")
    (one,) = join([rule], [proposal("it had sunk", source="Nils Aker")])
    assert one.source == at("Orla Brandt")


def test_the_whole_parsed_source_goes_before_a_part_of_it() -> None:
    (one,) = join([candidate("the ferry left at noon")], [proposal("the ferry left at noon", source="Brandt")])
    assert one.source == at("Orla Brandt")


def test_the_subject_beside_its_cue_goes_before_the_labeller() -> None:
    rule = candidate("it had sunk", cue="denied")
    rule.source = at("Nils Aker")
    other = msgspec.structs.replace(proposal("it had sunk", cue="denied", source="the ferry"), source_score=0.9)
    assert join([rule], [other])[0].source == at("Nils Aker")


def test_a_sure_rule_alone_stays_and_an_unsure_one_goes() -> None:
    assert words(join([candidate("the ferry left at noon", score=0.95)], [])) == [["the ferry left at noon"]]
    assert join([candidate("the ferry left at noon", score=0.6)], []) == []


def test_a_rule_that_is_told_already_goes() -> None:
    rule = candidate("the ferry left at noon", cue="denied", score=0.97)
    (one,) = join([rule], [proposal("the ferry left at noon")])
    assert one.form in ("clause", "labeller")


def test_two_statements_stay_two_in_reading_order() -> None:
    found = join(
        [candidate("it had sunk", cue="denied")],
        [proposal("it had sunk", cue="denied", source="Nils Aker"), proposal("the ferry left at noon", score=0.7)],
    )
    assert words(found) == [["the ferry left at noon"], ["it had sunk"]]


def test_joining_rules_keeps_one_a_cue() -> None:
    quoted = candidate("the ferry left at noon", form="quote")
    clause = candidate("the ferry left at noon", form="clause")
    assert join_rules([quoted], [clause]) == [quoted]
    other = candidate("it had sunk", cue="denied")
    assert [one.cue for one in join_rules([quoted], [other])] == [at("said"), at("denied")]


def test_a_clause_that_holds_the_quotation_is_the_content() -> None:
    quoted = candidate("ferry left at", form="quote")
    (one,) = join_rules([quoted], [candidate("the ferry left at noon", form="clause")])
    assert words([one]) == [["the ferry left at noon"]]
    assert one.form == "clause"


def test_a_clause_beats_a_trailing_reading() -> None:
    (one,) = join_rules([candidate("it had sunk", form="trailing")], [candidate("it had sunk (twice)", form="clause")])
    assert one.form == "clause"


def test_of_doubles_the_surer_stays() -> None:
    weak, sure = (
        candidate("the ferry left at noon", score=0.5),
        candidate("ferry left at noon", cue="denied", score=0.9),
    )
    assert drop_doubles([weak, sure]) == [sure]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("the ferry left at", "the ferry left at noon"),  # stops just before the closing mark
        ("ferry left at noon”, and Nils", "the ferry left at noon”, and Nils"),
        ("the ferry", "the ferry"),  # far from the mark: left alone
        ("it had sunk", "it had sunk"),
    ],
)
def test_edges_snap_to_quotation_marks(content: str, wanted: str) -> None:
    quote = Quote(span=at("the ferry left at noon"))
    one = candidate(content)
    snap_to_quotes(one, [quote], TEXT)
    assert words([one]) == [[wanted]]


def test_edges_do_not_snap_to_a_lost_mark() -> None:
    one = candidate("the ferry left at")
    snap_to_quotes(one, [Quote(span=at("the ferry left at noon"), closed=False)], TEXT)
    assert words([one]) == [["the ferry left at"]]


@pytest.mark.parametrize(
    ("words_given", "wanted"),
    [
        (" “the ferry left at noon”, ", "the ferry left at noon"),
        ("it had sunk (twice).", "it had sunk (twice)"),
        ("(twice).", "(twice)"),
        ("sunk (", "sunk"),
        (" “", None),
    ],
)
def test_trim(words_given: str, wanted: str | None) -> None:
    span = trim(TEXT, at(words_given))
    assert (TEXT[slice(*span)] if span else None) == wanted


def test_spans() -> None:
    assert overlap([(0, 4)], [(2, 6), (7, 9)]) == 2
    assert jaccard([(0, 4)], [(2, 6)]) == pytest.approx(1 / 3)
    assert jaccard([], []) == 0
    assert subtract([(0, 10)], [(2, 4), (6, 12)]) == [(0, 2), (4, 6)]
    assert merge([(5, 6), (0, 2), (1, 4)]) == [(0, 4), (5, 6)]
    assert merge([(0, 2), (4, 6)], gap=2) == [(0, 6)]


SENTENCE = (
    "Orla/NNP/nsubj>said Brandt/NNP/flat>Orla said/VBD/ROOT talks/NNS/nsubj>resume will/MD/aux>resume "
    "resume/VB/ccomp>said ././punct>said"
)


def test_end_to_end_with_proposals() -> None:
    text = "Orla Brandt said talks will resume."
    spans = {
        word: (text.index(word), text.index(word) + len(word)) for word in ("said", "Orla Brandt", "talks will resume")
    }
    given = Proposal(
        anchor=spans["said"],
        cue=spans["said"],
        source=spans["Orla Brandt"],
        content=(spans["talks will resume"],),
        score=0.9,
    )
    statement = find(SENTENCE, {"Orla Brandt": "PER"}, proposals=[given]).only
    alone = find(SENTENCE, {"Orla Brandt": "PER"}).only
    assert statement.id == alone.id
    assert statement.confidence > alone.confidence
    assert [actor.name for actor in statement.speaker] == ["Orla Brandt"]


def test_a_labeller_that_saw_nothing_leaves_the_sure_rules() -> None:
    assert len(find(SENTENCE, {"Orla Brandt": "PER"}, proposals=[])) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ruiz told the *council*, adding that", True),
        ("Ruiz has told a full *council*, adding that", True),
        ("Ruiz met the *council*, adding that", False),
        ("Ruiz told the crew, and the *council* added that", False),
        ("the *council* told Ruiz, adding that", False),
    ],
)
def test_who_is_told_is_not_who_goes_on(text: str, told: bool) -> None:
    before, words, after = text.split("*")
    plain = before + words + after
    add = plain.index("add")
    rule = Candidate(
        cue_at=0,
        cue=(add, plain.index(" ", add)),
        lemma="add",
        content=[(len(plain), len(plain))],
        source=(plain.index("Ruiz"), plain.index("Ruiz") + 4),
        form="clause",
        score=0.9,
    )
    assert is_told_to(rule, (len(before), len(before) + len(words)), plain) is told
