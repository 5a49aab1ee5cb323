"""The clause view: one sentence under UD labels and under CLEAR labels gives one view and one statement."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from spacy.tokens import Doc, Token

from chancery.grammar import clauses
from tests.docs import build_doc, find

NAMES = {"Orla Brandt": "PER", "Brandt": "PER", "Vellum Post": "ORG", "Norway": "LOC", "Geneva": "LOC"}


@dataclass(frozen=True)
class Sentence:
    """One sentence with two parses, the word to look from, and what is seen from there (`None`: nothing)."""

    name: str
    ud: str
    clear: str
    cue: str
    view: dict[str, str | None]
    speaker: str | None = "Orla Brandt"
    content: tuple[str, ...] = ()
    addressee: str | None = None


SENTENCES = (
    Sentence(
        "said that",
        "Foreign/NNP/compound>Minister Minister/NNP/nsubj>said Orla/NNP/flat>Minister Brandt/NNP/flat>Minister "
        "said/VBD/ROOT on/IN/case>Tuesday Tuesday/NNP/obl>said that/IN/mark>reopen the/DT/det>border "
        "border/NN/nsubj>reopen would/MD/aux>reopen reopen/VB/ccomp>said in/IN/case>May May/NNP/obl>reopen "
        "././punct>said",
        "Foreign/NNP/compound>Minister Minister/NNP/compound>Brandt Orla/NNP/compound>Brandt Brandt/NNP/nsubj>said "
        "said/VBD/ROOT on/IN/prep>said Tuesday/NNP/pobj>on that/IN/mark>reopen the/DT/det>border "
        "border/NN/nsubj>reopen would/MD/aux>reopen reopen/VB/ccomp>said in/IN/prep>reopen May/NNP/pobj>in "
        "././punct>said",
        "said",
        {"complement": "reopen", "on": "Tuesday", "agent": None, "object": None},
        content=("the border would reopen in May",),
    ),
    Sentence(
        "trailing",
        "The/DT/det>border border/NN/nsubj>stay will/MD/aux>stay stay/VB/ccomp>said shut/JJ/xcomp>stay ,/,/punct>said "
        "Orla/NNP/nsubj>said Brandt/NNP/flat>Orla said/VBD/ROOT ././punct>said",
        "The/DT/det>border border/NN/nsubj>stay will/MD/aux>stay stay/VB/ccomp>said shut/JJ/acomp>stay ,/,/punct>said "
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>said said/VBD/ROOT ././punct>said",
        "said",
        {"complement": None, "object": None},
        content=("The border will stay shut",),
    ),
    Sentence(
        "told",
        "Orla/NNP/nsubj>told Brandt/NNP/flat>Orla told/VBD/ROOT reporters/NNS/iobj>told that/IN/mark>resume "
        "talks/NNS/nsubj>resume will/MD/aux>resume resume/VB/ccomp>told soon/RB/advmod>resume ././punct>told",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>told told/VBD/ROOT reporters/NNS/dobj>told that/IN/mark>resume "
        "talks/NNS/nsubj>resume will/MD/aux>resume resume/VB/ccomp>told soon/RB/advmod>resume ././punct>told",
        "told",
        {"complement": "resume", "recipient": "reporters"},
        content=("talks will resume soon",),
        addressee="reporters",
    ),
    Sentence(
        "object",
        "Orla/NNP/nsubj>rejected Brandt/NNP/flat>Orla rejected/VBD/ROOT the/DT/det>offer latest/JJ/amod>offer "
        "offer/NN/obj>rejected of/IN/case>fish fish/NN/nmod>offer ././punct>rejected",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>rejected rejected/VBD/ROOT the/DT/det>offer latest/JJ/amod>offer "
        "offer/NN/dobj>rejected of/IN/prep>offer fish/NN/pobj>of ././punct>rejected",
        "rejected",
        {"object": "offer", "complement": None, "infinitive": None},
        content=("the latest offer of fish",),
    ),
    Sentence(
        "passive",
        "The/DT/det>plan plan/NN/nsubj:pass>rejected was/VBD/aux:pass>rejected rejected/VBN/ROOT by/IN/case>Orla "
        "Orla/NNP/obl:agent>rejected Brandt/NNP/flat>Orla ././punct>rejected",
        "The/DT/det>plan plan/NN/nsubjpass>rejected was/VBD/auxpass>rejected rejected/VBN/ROOT by/IN/agent>rejected "
        "Orla/NNP/compound>Brandt Brandt/NNP/pobj>by ././punct>rejected",
        "rejected",
        {"subject": "plan", "passive": "yes", "object": None},
        content=("The plan",),
    ),
    Sentence(
        "quoted by",
        "Orla/NNP/nsubj:pass>quoted Brandt/NNP/flat>Orla was/VBD/aux:pass>quoted quoted/VBN/ROOT by/IN/case>Post "
        "Vellum/NNP/compound>Post Post/NNP/obl:agent>quoted as/IN/mark>saying saying/VBG/advcl>quoted "
        "that/IN/mark>failed "
        "talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/ccomp>saying ././punct>quoted",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubjpass>quoted was/VBD/auxpass>quoted quoted/VBN/ROOT "
        "by/IN/agent>quoted "
        "Vellum/NNP/compound>Post Post/NNP/pobj>by as/IN/prep>quoted saying/VBG/pcomp>as that/IN/mark>failed "
        "talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/ccomp>saying ././punct>quoted",
        "quoted",
        {"agent": "Post", "passive": "yes", "as": "saying"},
        content=("talks had failed",),
    ),
    Sentence(
        "according to",
        "According/VBG/case>Brandt to/IN/fixed>According Brandt/NNP/obl>sank ,/,/punct>sank the/DT/det>ferry "
        "ferry/NN/nsubj>sank sank/VBD/ROOT at/IN/case>night night/NN/obl>sank ././punct>sank",
        "According/VBG/prep>sank to/IN/prep>According Brandt/NNP/pobj>to ,/,/punct>sank the/DT/det>ferry "
        "ferry/NN/nsubj>sank sank/VBD/ROOT at/IN/prep>sank night/NN/pobj>at ././punct>sank",
        "sank",
        {"subject": "ferry", "at": "night"},
        speaker="Brandt",
        content=("the ferry sank at night",),
    ),
    Sentence(
        "warned against",
        "Orla/NNP/nsubj>warned Brandt/NNP/flat>Orla warned/VBD/ROOT Norway/NNP/obj>warned against/IN/case>haste "
        "undue/JJ/amod>haste haste/NN/obl>warned ././punct>warned",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>warned warned/VBD/ROOT Norway/NNP/dobj>warned "
        "against/IN/prep>warned "
        "undue/JJ/amod>haste haste/NN/pobj>against ././punct>warned",
        "warned",
        {"against": "haste", "object": "Norway"},
        addressee="Norway",
    ),
    Sentence(
        "accused of",
        "Orla/NNP/nsubj>accused Brandt/NNP/flat>Orla accused/VBD/ROOT the/DT/det>navy navy/NN/obj>accused "
        "of/IN/mark>seizing seizing/VBG/advcl>accused two/CD/nummod>boats boats/NNS/obj>seizing ././punct>accused",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>accused accused/VBD/ROOT the/DT/det>navy navy/NN/dobj>accused "
        "of/IN/prep>accused seizing/VBG/pcomp>of two/CD/nummod>boats boats/NNS/dobj>seizing ././punct>accused",
        "accused",
        {"of": "seizing", "object": "navy"},
        content=("the navy of seizing two boats",),
        addressee="the navy",
    ),
    Sentence(
        "urged to",
        "Orla/NNP/nsubj>urged Brandt/NNP/flat>Orla urged/VBD/ROOT Norway/NNP/obj>urged to/TO/mark>wait "
        "wait/VB/xcomp>urged ././punct>urged",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>urged urged/VBD/ROOT Norway/NNP/dobj>urged to/TO/aux>wait "
        "wait/VB/xcomp>urged ././punct>urged",
        "urged",
        {"infinitive": "wait", "object": "Norway"},
        content=("Norway to wait",),
        addressee="Norway",
    ),
    Sentence(
        "urged both to: the addressee as the infinitive's subject",
        "Orla/NNP/nsubj>urged Brandt/NNP/flat>Orla urged/VBD/ROOT both/DT/det>sides sides/NNS/obj>urged "
        "to/TO/mark>wait "
        "wait/VB/xcomp>urged ././punct>urged",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>urged urged/VBD/ROOT both/DT/det>sides sides/NNS/nsubj>wait "
        "to/TO/aux>wait wait/VB/ccomp>urged ././punct>urged",
        "urged",
        {"infinitive": "wait"},
        content=("both sides to wait",),
        addressee="both sides",
    ),
    Sentence(
        "vowed to",
        "Orla/NNP/nsubj>vowed Brandt/NNP/flat>Orla vowed/VBD/ROOT to/TO/mark>reopen reopen/VB/xcomp>vowed "
        "the/DT/det>border border/NN/obj>reopen ././punct>vowed",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>vowed vowed/VBD/ROOT to/TO/aux>reopen reopen/VB/xcomp>vowed "
        "the/DT/det>border border/NN/dobj>reopen ././punct>vowed",
        "vowed",
        {"infinitive": "reopen"},
        content=("to reopen the border",),
    ),
    Sentence(
        "pointed out",
        "Orla/NNP/nsubj>pointed Brandt/NNP/flat>Orla pointed/VBD/ROOT out/RP/compound:prt>pointed that/IN/mark>lapsed "
        "the/DT/det>treaty treaty/NN/nsubj>lapsed had/VBD/aux>lapsed lapsed/VBN/ccomp>pointed ././punct>pointed",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>pointed pointed/VBD/ROOT out/RP/prt>pointed that/IN/mark>lapsed "
        "the/DT/det>treaty treaty/NN/nsubj>lapsed had/VBD/aux>lapsed lapsed/VBN/ccomp>pointed ././punct>pointed",
        "pointed",
        {"complement": "lapsed"},
        content=("the treaty had lapsed",),
    ),
    Sentence(
        "noun cue",
        "Orla/NNP/nmod:poss>remark Brandt/NNP/flat>Orla 's/POS/case>Orla remark/NN/nsubj>upset that/IN/mark>failed "
        "talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/acl>remark upset/VBD/ROOT Norway/NNP/obj>upset "
        "././punct>upset",
        "Orla/NNP/compound>Brandt Brandt/NNP/poss>remark 's/POS/case>Brandt remark/NN/nsubj>upset that/IN/mark>failed "
        "talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/acl>remark upset/VBD/ROOT Norway/NNP/dobj>upset "
        "././punct>upset",
        "remark",
        {"complement": "failed", "subject": None},
        content=("talks had failed",),
    ),
    Sentence(
        "relative clause",
        "Orla/NNP/nsubj>left Brandt/NNP/flat>Orla ,/,/punct>said who/WP/nsubj>said said/VBD/acl:relcl>Orla "
        "talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/ccomp>said ,/,/punct>said left/VBD/ROOT ././punct>left",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>left ,/,/punct>Brandt who/WP/nsubj>said said/VBD/relcl>Brandt "
        "talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/ccomp>said ,/,/punct>Brandt left/VBD/ROOT ././punct>left",
        "said",
        {"complement": "failed"},
        content=("talks had failed",),
    ),
    Sentence(
        "second of two verbs",
        "Orla/NNP/nsubj>arrived Brandt/NNP/flat>Orla arrived/VBD/ROOT and/CC/cc>said said/VBD/conj>arrived "
        "talks/NNS/nsubj>resume would/MD/aux>resume resume/VB/ccomp>said ././punct>arrived",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>arrived arrived/VBD/ROOT and/CC/cc>arrived said/VBD/conj>arrived "
        "talks/NNS/nsubj>resume would/MD/aux>resume resume/VB/ccomp>said ././punct>arrived",
        "said",
        {"complement": "resume"},
        content=("talks would resume",),
    ),
    Sentence(
        "adjective cue",
        "Orla/NNP/nsubj>confident Brandt/NNP/flat>Orla is/VBZ/cop>confident confident/JJ/ROOT that/IN/mark>succeed "
        "talks/NNS/nsubj>succeed will/MD/aux>succeed succeed/VB/ccomp>confident ././punct>confident",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>is is/VBZ/ROOT confident/JJ/acomp>is that/IN/mark>succeed "
        "talks/NNS/nsubj>succeed will/MD/aux>succeed succeed/VB/ccomp>confident ././punct>is",
        "confident",
        {"complement": "succeed"},
        content=("talks will succeed",),
    ),
    Sentence(
        "hailed as",
        "Orla/NNP/nsubj>hailed Brandt/NNP/flat>Orla hailed/VBD/ROOT the/DT/det>deal deal/NN/obj>hailed "
        "as/IN/case>triumph a/DT/det>triumph triumph/NN/obl>hailed ././punct>hailed",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>hailed hailed/VBD/ROOT the/DT/det>deal deal/NN/dobj>hailed "
        "as/IN/prep>hailed a/DT/det>triumph triumph/NN/pobj>as ././punct>hailed",
        "hailed",
        {"object": "deal", "as": "triumph"},
        content=("the deal as a triumph",),
    ),
    Sentence(
        "not said",
        "Orla/NNP/nsubj>say Brandt/NNP/flat>Orla did/VBD/aux>say not/RB/advmod>say say/VB/ROOT that/IN/mark>failed "
        "talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/ccomp>say ././punct>say",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>say did/VBD/aux>say not/RB/neg>say say/VB/ROOT that/IN/mark>failed "
        "talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/ccomp>say ././punct>say",
        "say",
        {"complement": "failed", "negated": "yes"},
        content=("talks had failed",),
    ),
    Sentence(
        "in the words of an addressee phrase",
        "Orla/NNP/nsubj>said Brandt/NNP/flat>Orla said/VBD/ROOT to/IN/case>reporters reporters/NNS/obl>said "
        "that/IN/mark>failed talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/ccomp>said ././punct>said",
        "Orla/NNP/compound>Brandt Brandt/NNP/nsubj>said said/VBD/ROOT to/IN/prep>said reporters/NNS/pobj>to "
        "that/IN/mark>failed talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/ccomp>said ././punct>said",
        "said",
        {"to": "reporters", "complement": "failed"},
        content=("talks had failed",),
        addressee="reporters",
    ),
)
each = pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.name)
labels = pytest.mark.parametrize("scheme", ["ud", "clear"])


def token_of(doc: Doc, form: str) -> Token:
    return next(token for token in doc if token.text == form)


def look(token: Token, what: str) -> str | None:
    """One part of the view in words."""
    if what in ("passive", "negated"):
        answer = clauses.is_passive(token) if what == "passive" else clauses.is_negated(token)
        return "yes" if answer else None
    views = {
        "subject": clauses.subject,
        "agent": clauses.agent,
        "complement": clauses.complement,
        "infinitive": clauses.infinitive,
        "object": lambda verb: clauses.child(verb, clauses.OBJECTS),
        "recipient": lambda verb: clauses.child(verb, clauses.RECIPIENTS) or clauses.child(verb, clauses.OBJECTS),
    }
    found = views[what](token) if what in views else clauses.oblique(token, what)
    return None if found is None else found.text


@each
def test_two_parses_are_of_one_text(sentence: Sentence) -> None:
    assert build_doc([sentence.ud])[0].text == build_doc([sentence.clear])[0].text


@each
@labels
def test_view(sentence: Sentence, scheme: str) -> None:
    doc, _ = build_doc([getattr(sentence, scheme)])
    token = token_of(doc, sentence.cue)
    assert {what: look(token, what) for what in sentence.view} == sentence.view


@each
@labels
def test_statement_end_to_end(sentence: Sentence, scheme: str) -> None:
    found = find(getattr(sentence, scheme), NAMES)
    statement = found.only
    name = statement.speaker[0].name if statement.speaker else None
    assert name == sentence.speaker
    if sentence.content:
        assert tuple(found.content(statement)) == sentence.content
    addressed = [found.slice(actor.span) for actor in statement.addressee]
    assert addressed == ([sentence.addressee] if sentence.addressee else [])


@each
def test_both_label_sets_give_one_record(sentence: Sentence) -> None:
    one, other = find(sentence.ud, NAMES).only, find(sentence.clear, NAMES).only
    for field in ("id", "mode", "kind", "act", "content", "frame", "cue", "negated", "hedged", "venue"):
        assert getattr(one, field) == getattr(other, field), field
    assert [actor.name for actor in one.speaker] == [actor.name for actor in other.speaker]


@labels
def test_subtree_and_phrase(scheme: str) -> None:
    sentence = next(s for s in SENTENCES if s.name == "object")
    doc, _ = build_doc([getattr(sentence, scheme)])
    offer = token_of(doc, "offer")
    assert doc.text[slice(*clauses.subtree(offer))] == "the latest offer of fish"
    assert doc.text[slice(*clauses.phrase(offer))] == "the latest offer of fish"
    without = frozenset({token_of(doc, "the").i})
    assert doc.text[slice(*clauses.subtree(offer, without))] == "latest offer of fish"


def test_phrase_leaves_out_what_follows_the_name() -> None:
    doc, _ = build_doc(
        [
            "Orla/NNP/nsubj>left Brandt/NNP/flat>Orla ,/,/punct>envoy the/DT/det>envoy envoy/NN/appos>Orla "
            ",/,/punct>envoy left/VBD/ROOT ././punct>left"
        ]
    )
    assert doc.text[slice(*clauses.phrase(token_of(doc, "Orla")))] == "Orla Brandt"


def test_subject_of_nothing_is_none() -> None:
    doc, _ = build_doc(["Talks/NNS/ROOT ././punct>Talks"])
    token = token_of(doc, "Talks")
    assert clauses.subject(token) is None
    assert clauses.agent(token) is None
    assert clauses.complement(token) is None
    assert clauses.infinitive(token) is None
    assert clauses.oblique(token, "at") is None


def test_clause_without_marker_keeps_other_marks() -> None:
    doc, _ = build_doc(
        [
            "She/PRP/nsubj>asked asked/VBD/ROOT whether/IN/mark>open it/PRP/nsubj>open was/VBD/cop>open "
            "open/JJ/ccomp>asked ././punct>asked"
        ]
    )
    assert doc.text[slice(*clauses.clause_without_marker(token_of(doc, "open")))] == "whether it was open"
