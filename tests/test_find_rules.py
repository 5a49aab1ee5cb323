"""Statements by rule, on parses built by hand: the forms of saying, and who said it."""

from __future__ import annotations

import pytest

from tests.docs import find

NAMES = {
    "Orla Brandt": "PER", "Brandt": "PER", "Tarek Aziri": "PER", "Aziri": "PER", "Nils Aker": "PER", "Aker": "PER",
    "Norway": "LOC", "Oslo": "LOC", "Rabat": "LOC", "Norwegian": "NORP", "Moroccan": "NORP",
    "Interfax": "ORG", "Kremlin": "ORG", "White House": "ORG", "Tundra Council": "ORG",
}  # fmt: skip
ORLA = "Orla/NNP/nsubj>{0} Brandt/NNP/flat>Orla "
RESUME = "talks/NNS/nsubj>resume will/MD/aux>resume resume/VB/ccomp>said ././punct>said"
FAILED = "talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/ccomp>{0} ././punct>{0}"
WAIT = "“/``/punct>wait We/PRP/nsubj>wait will/MD/aux>wait wait/VB/ccomp>{0} ,/,/punct>wait ”/''/punct>wait "
STRAIGHT = {ord(mark): '"' for mark in "“”"}


def orla(verb: str) -> str:
    return ORLA.format(verb)


def failed(verb: str) -> str:
    return FAILED.format(verb)


def wait(verb: str) -> str:
    return WAIT.format(verb)


COLD = (
    "“/``/punct>cold It/PRP/nsubj>cold is/VBZ/cop>cold too/RB/advmod>cold cold/JJ/ccomp>replied ,/,/punct>cold "
    "”/''/punct>cold replied/VBD/ROOT Nils/NNP/nsubj>replied Aker/NNP/flat>Nils ././punct>replied"
)
THIN = (
    "“/``/punct>thin The/DT/det>ice ice/NN/nsubj>thin is/VBZ/cop>thin still/RB/advmod>thin thin/JJ/ROOT ././punct>thin "
    "”/''/punct>thin"
)

# name, sentence, speaker, content, cue, mode
FORMS = [
    ("said that", orla("said") + "said/VBD/ROOT that/IN/mark>failed " + failed("said"),
     "Orla Brandt", ["talks had failed"], "said", "indirect"),
    ("inverted quotation", wait("said") + "said/VBD/ROOT " + orla("said") + "././punct>said",
     "Orla Brandt", ["We will wait"], "said", "direct"),
    ("straight marks", (wait("said") + "said/VBD/ROOT " + orla("said") + "././punct>said").translate(STRAIGHT),
     "Orla Brandt", ["We will wait"], "said", "direct"),
    ("inverted without marks",
     "Talks/NNS/nsubj>resume will/MD/aux>resume resume/VB/ccomp>said ,/,/punct>said said/VBD/ROOT " + orla("said")
     + "././punct>said",
     "Orla Brandt", ["Talks will resume"], "said", "indirect"),
    ("trailing", "Talks/NNS/nsubj>resume will/MD/aux>resume resume/VB/ccomp>said ,/,/punct>said " + orla("said")
     + "said/VBD/ROOT ././punct>said",
     "Orla Brandt", ["Talks will resume"], "said", "indirect"),
    ("in the middle",
     "The/DT/det>talks talks/NNS/nsubj>resume ,/,/punct>said " + orla("said") + "said/VBD/parataxis>resume "
     ",/,/punct>said "
     "will/MD/aux>resume resume/VB/ROOT in/IN/case>May May/NNP/obl>resume ././punct>resume",
     "Orla Brandt", ["The talks", "will resume in May"], "said", "indirect"),
    ("as she said",
     "As/IN/mark>said " + orla("said") + "said/VBD/advcl>failed ,/,/punct>failed the/DT/det>talks "
     "talks/NNS/nsubj>failed "
     "have/VBP/aux>failed failed/VBN/ROOT ././punct>failed",
     "Orla Brandt", ["the talks have failed"], "said", "indirect"),
    ("split quotation",
     wait("said") + orla("said") + "said/VBD/ROOT ,/,/punct>said “/``/punct>melts until/IN/mark>melts the/DT/det>ice "
     "ice/NN/nsubj>melts melts/VBZ/advcl>wait ././punct>said ”/''/punct>said",
     "Orla Brandt", ["We will wait", "until the ice melts"], "said", "direct"),
    ("sentences after the cue go on", wait("said") + "said/VBD/ROOT " + orla("said") + "././punct>said || " + THIN,
     "Orla Brandt", ["We will wait", "The ice is still thin"], "said", "direct"),
    ("quoted fragment",
     orla("said") + "said/VBD/ROOT the/DT/det>plan plan/NN/nsubj>idea was/VBD/cop>idea “/``/punct>idea a/DT/det>idea "
     "very/RB/advmod>bad bad/JJ/amod>idea idea/NN/ccomp>said ”/''/punct>idea ././punct>said",
     "Orla Brandt", ["the plan was “a very bad idea”"], "said", "mixed"),
    ("according to, first",
     "According/VBG/case>Brandt to/IN/fixed>According Orla/NNP/compound>Brandt Brandt/NNP/obl>sank ,/,/punct>sank "
     "the/DT/det>ferry ferry/NN/nsubj>sank sank/VBD/ROOT ././punct>sank",
     "Orla Brandt", ["the ferry sank"], "According to", "indirect"),
    ("according to, last",
     "The/DT/det>ferry ferry/NN/nsubj>sank sank/VBD/ROOT at/IN/case>night night/NN/obl>sank ,/,/punct>Brandt "
     "according/VBG/case>Orla to/IN/fixed>according Orla/NNP/obl>sank Brandt/NNP/flat>Orla ././punct>sank",
     "Orla Brandt", ["The ferry sank at night"], "according to", "indirect"),
    ("told", orla("told") + "told/VBD/ROOT reporters/NNS/iobj>told that/IN/mark>failed " + failed("told"),
     "Orla Brandt", ["talks had failed"], "told", "indirect"),
    ("warned against",
     orla("warned") + "warned/VBD/ROOT against/IN/case>haste undue/JJ/amod>haste haste/NN/obl>warned ././punct>warned",
     "Orla Brandt", ["undue haste"], "warned", "indirect"),
    ("called for",
     orla("called") + "called/VBD/ROOT for/IN/case>truce a/DT/det>truce winter/NN/compound>truce truce/NN/obl>called "
     "././punct>called",
     "Orla Brandt", ["a winter truce"], "called for", "indirect"),
    ("called on to",
     orla("called") + "called/VBD/ROOT on/IN/case>Norway Norway/NNP/obl>called to/TO/mark>wait wait/VB/xcomp>called "
     "././punct>called",
     "Orla Brandt", ["Norway to wait"], "called on", "indirect"),
    ("accused of",
     orla("accused") + "accused/VBD/ROOT the/DT/det>navy navy/NN/obj>accused of/IN/mark>seizing "
     "seizing/VBG/advcl>accused two/CD/nummod>boats boats/NNS/obj>seizing ././punct>accused",
     "Orla Brandt", ["the navy of seizing two boats"], "accused", "indirect"),
    ("urged to",
     orla("urged") + "urged/VBD/ROOT both/DT/det>sides sides/NNS/obj>urged to/TO/mark>wait wait/VB/xcomp>urged "
     "././punct>urged",
     "Orla Brandt", ["both sides to wait"], "urged", "indirect"),
    ("denied doing",
     orla("denied") + "denied/VBD/ROOT closing/VBG/xcomp>denied the/DT/det>road road/NN/obj>closing ././punct>denied",
     "Orla Brandt", ["closing the road"], "denied", "indirect"),
    ("noun cue with its owner",
     "Orla/NNP/nmod:poss>remark Brandt/NNP/flat>Orla 's/POS/case>Orla remark/NN/nsubj>upset that/IN/mark>failed "
     "talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/acl>remark upset/VBD/ROOT Norway/NNP/obj>upset "
     "././punct>upset",
     "Orla Brandt", ["talks had failed"], "remark", "indirect"),
    ("noun cue by somebody",
     "A/DT/det>statement statement/NN/nsubj>upset by/IN/case>Brandt Orla/NNP/compound>Brandt Brandt/NNP/nmod>statement "
     "that/IN/mark>failed talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/acl>statement upset/VBD/ROOT "
     "Norway/NNP/obj>upset ././punct>upset",
     "Orla Brandt", ["talks had failed"], "statement", "indirect"),
    ("quoted by",
     "Orla/NNP/nsubj:pass>quoted Brandt/NNP/flat>Orla was/VBD/aux:pass>quoted quoted/VBN/ROOT by/IN/case>Interfax "
     "Interfax/NNP/obl:agent>quoted as/IN/mark>saying saying/VBG/advcl>quoted that/IN/mark>failed "
     "talks/NNS/nsubj>failed "
     "had/VBD/aux>failed failed/VBN/ccomp>saying ././punct>quoted",
     "Orla Brandt", ["talks had failed"], "saying", "indirect"),
    ("quoted her as saying",
     "Interfax/NNP/nsubj>quoted quoted/VBD/ROOT Orla/NNP/obj>quoted Brandt/NNP/flat>Orla as/IN/mark>saying "
     "saying/VBG/advcl>quoted that/IN/mark>failed talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/ccomp>saying "
     "././punct>quoted",
     "Orla Brandt", ["talks had failed"], "saying", "indirect"),
    ("a paper cited, then a clause of its own",
     orla("cited") + "cited/VBD/ROOT the/DT/det>treaty treaty/NN/obj>cited ,/,/punct>saying saying/VBG/advcl>cited "
     "that/IN/mark>failed talks/NNS/nsubj>failed had/VBD/aux>failed failed/VBN/ccomp>saying ././punct>cited",
     "Orla Brandt", ["talks had failed"], "saying", "indirect"),
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=[form[0] for form in FORMS])
def test_forms(form: tuple[str, str, str, list[str], str, str]) -> None:
    _, sentence, speaker, content, cue, mode = form
    found = find(sentence, NAMES)
    statement = found.holding(content[0])
    assert [actor.name for actor in statement.speaker] == [speaker]
    assert found.content(statement) == content
    assert found.slice(statement.cue.span if statement.cue else None) == cue
    assert statement.mode == mode
    assert statement.frame[0] <= statement.content[0][0]
    assert statement.frame[1] >= statement.content[-1][1]


def test_two_cues_make_two_statements() -> None:
    found = find(wait("said") + "said/VBD/ROOT " + orla("said") + "././punct>said || " + COLD, NAMES)
    assert [found.words(statement) for statement in found.statements] == [
        ("Orla Brandt", ["We will wait"]),
        ("Nils Aker", ["It is too cold"]),
    ]


def test_quotation_goes_on_over_paragraphs() -> None:
    first = (
        orla("said") + "said/VBD/ROOT :/:/punct>said “/``/punct>waited We/PRP/nsubj>waited waited/VBD/ccomp>said "
        "a/DT/det>year long/JJ/amod>year year/NN/obj>waited for/IN/case>ice the/DT/det>ice ice/NN/obl>waited "
        "././punct>said"
    )
    second = (
        "“/``/punct>waited Then/RB/advmod>waited we/PRP/nsubj>waited waited/VBD/ROOT for/IN/case>one a/DT/det>one "
        "second/JJ/amod>one one/NN/obl>waited ././punct>waited ”/''/punct>waited"
    )
    found = find([first, second], NAMES)
    assert found.words(found.only) == (
        "Orla Brandt",
        ["We waited a long year for the ice", "Then we waited for a second one"],
    )


def test_quotation_of_another_speaker_does_not_go_on() -> None:
    opening = wait("said") + "said/VBD/ROOT " + orla("said") + "././punct>said"
    found = find([opening, COLD], NAMES)
    assert [found.words(statement)[0] for statement in found.statements] == ["Orla Brandt", "Nils Aker"]


MAY = "Talks/NNS/nsubj>resume will/MD/aux>resume resume/VB/ROOT in/IN/case>May May/NNP/obl>resume "
HEADLINES = [
    ("label", "Orla/NNP/dep>resume Brandt/NNP/flat>Orla :/:/punct>Orla " + MAY, "Orla Brandt", "direct"),
    ("dash, person", MAY + "—/:/punct>Orla Orla/NNP/parataxis>resume Brandt/NNP/flat>Orla", "Orla Brandt", "indirect"),
    ("dash, state by its capital", MAY + "–/:/punct>Oslo Oslo/NNP/parataxis>resume", "Norway", "indirect"),
    ("dash, body", MAY + "-/:/punct>Kremlin Kremlin/NNP/parataxis>resume", "Kremlin", "indirect"),
]


@pytest.mark.parametrize("form", HEADLINES, ids=[form[0] for form in HEADLINES])
def test_headline_forms(form: tuple[str, str, str, str]) -> None:
    _, sentence, speaker, mode = form
    found = find(sentence, NAMES, roles=["headline"])
    assert found.words(found.only) == (speaker, ["Talks will resume in May"])
    assert found.only.cue is None
    assert found.only.mode == mode


def test_dash_speaks_in_headlines_only() -> None:
    assert len(find(HEADLINES[1][1], NAMES, roles=["body"])) == 0


def test_label_names_somebody() -> None:
    assert len(find("Update/NN/dep>resume :/:/punct>Update " + MAY, NAMES, roles=["headline"])) == 0


NOTHING = [
    ("an action", orla("met") + "met/VBD/ROOT Nils/NNP/obj>met Aker/NNP/flat>Nils ././punct>met"),
    ("a scare quote", "The/DT/det>peace “/``/punct>peace cold/JJ/amod>peace peace/NN/nsubj>ended ”/''/punct>peace "
     "ended/VBD/ROOT ././punct>ended"),
    ("a quotation nobody claims", THIN),
    ("a participle in adjective's place",
     "The/DT/det>talks promised/VBN/amod>talks talks/NNS/nsubj>failed failed/VBD/ROOT ././punct>failed"),
]  # fmt: skip


@pytest.mark.parametrize("sentence", [sentence for _, sentence in NOTHING], ids=[name for name, _ in NOTHING])
def test_not_statements(sentence: str) -> None:
    assert len(find(sentence, NAMES)) == 0


@pytest.mark.parametrize("role", ["nav", "promo", "caption", "comments", "byline", "dateline"])
def test_only_the_report_itself_is_read(role: str) -> None:
    said = orla("said") + "said/VBD/ROOT " + RESUME
    assert len(find(said, NAMES, roles=[role])) == 0
    assert len(find([said, orla("said") + "said/VBD/ROOT " + failed("said")], NAMES, roles=[role])) == 1


def test_statement_within_another() -> None:
    found = find(
        orla("said") + "said/VBD/ROOT that/IN/mark>warned Aker/NNP/nsubj>warned had/VBD/aux>warned "
        "warned/VBN/ccomp>said that/IN/mark>thin the/DT/det>ice ice/NN/nsubj>thin was/VBD/cop>thin "
        "thin/JJ/ccomp>warned "
        "././punct>said",
        NAMES,
    )
    outer, inner = found.statements
    assert found.words(outer) == ("Orla Brandt", ["Aker had warned that the ice was thin"])
    assert found.words(inner) == ("Aker", ["the ice was thin"])
    assert (outer.within, inner.within) == (None, outer.id)


@pytest.mark.parametrize("form", ["quoted by", "quoted her as saying"])
def test_via(form: str) -> None:
    sentence = next(row[1] for row in FORMS if row[0] == form)
    assert [actor.name for actor in find(sentence, NAMES).only.via] == ["Interfax"]


def test_channel_and_addressee() -> None:
    told = find(wait("told") + orla("told") + "told/VBD/ROOT Interfax/NNP/iobj>told ././punct>told", NAMES).only
    assert told.channel is not None
    assert told.channel.name == "Interfax"
    assert told.addressee == ()
    spoken = find(orla("told") + "told/VBD/ROOT Aker/NNP/iobj>told that/IN/mark>failed " + failed("told"), NAMES).only
    assert spoken.channel is None
    assert [actor.name for actor in spoken.addressee] == ["Aker"]


# Speakers: each paragraph says one thing; the last one's speaker is looked at.
SAID = "said/VBD/ROOT " + RESUME
MINISTER = (
    "Norwegian/JJ/amod>Minister Foreign/NNP/compound>Minister Minister/NNP/nsubj>said Orla/NNP/flat>Minister "
    "Brandt/NNP/flat>Minister said/VBD/ROOT " + failed("said")
)
AMBASSADOR = (
    "Tarek/NNP/nsubj>said Aziri/NNP/flat>Tarek ,/,/punct>ambassador the/DT/det>ambassador Moroccan/JJ/amod>ambassador "
    "ambassador/NN/appos>Tarek ,/,/punct>ambassador said/VBD/ROOT " + failed("said")
)
SPEAKERS = [
    ("title before the name", [MINISTER], [("Orla Brandt", "person", "NOR")]),
    ("apposition after the name", [AMBASSADOR], [("Tarek Aziri", "person", "MAR")]),
    ("surname", [MINISTER, "Brandt/NNP/nsubj>said " + SAID], [("Orla Brandt", "person", "NOR")]),
    ("surname before the full name", ["Brandt/NNP/nsubj>said " + SAID, MINISTER], [("Orla Brandt", "person", "NOR")]),
    ("role", [MINISTER, AMBASSADOR, "The/DT/det>minister foreign/JJ/amod>minister minister/NN/nsubj>said " + SAID],
     [("Orla Brandt", "person", "NOR")]),
    ("wider role, the one spoken of last",
     [MINISTER, AMBASSADOR, "The/DT/det>diplomat diplomat/NN/nsubj>said " + SAID], [("Tarek Aziri", "person", "MAR")]),
    ("role with its state",
     [MINISTER, AMBASSADOR, "The/DT/det>diplomat Norwegian/JJ/amod>diplomat diplomat/NN/nsubj>said " + SAID],
     [("Orla Brandt", "person", "NOR")]),
    ("pronoun: the last speaker", [AMBASSADOR, MINISTER, "She/PRP/nsubj>said " + SAID],
     [("Orla Brandt", "person", "NOR")]),
    ("pronoun that does not fit the last speaker",
     [AMBASSADOR, MINISTER.replace("Orla", "Ingrid"), "He/PRP/nsubj>said " + SAID], [("Tarek Aziri", "person", "MAR")]),
    ("pronoun before anybody", ["He/PRP/nsubj>said " + SAID], [(None, "person", None)]),
    ("plural pronoun", [MINISTER, "They/PRP/nsubj>said " + SAID], [(None, "group", None)]),
    ("body", ["The/DT/det>Kremlin Kremlin/NNP/nsubj>said " + SAID], [("Kremlin", "office", "RUS")]),
    ("body of a state",
     ["The/DT/det>Council Tundra/NNP/compound>Council Council/NNP/nsubj>said " + SAID],
     [("Tundra Council", "organisation", None)]),
    ("state by its capital", ["Oslo/NNP/nsubj>said " + SAID], [("Norway", "state", "NOR")]),
    ("both", ["Both/CC/cc:preconj>Kremlin the/DT/det>Kremlin Kremlin/NNP/nsubj>said and/CC/cc>House the/DT/det>House "
     "White/NNP/compound>House House/NNP/conj>Kremlin " + SAID],
     [("Kremlin", "office", "RUS"), ("White House", "office", "USA")]),
    ("two people", [orla("said") + "and/CC/cc>Nils Nils/NNP/conj>Orla Aker/NNP/flat>Nils " + SAID],
     [("Orla Brandt", "person", None), ("Nils Aker", "person", None)]),
    ("unnamed", [MINISTER, "A/DT/det>diplomat senior/JJ/amod>diplomat Moroccan/JJ/amod>diplomat "
     "diplomat/NN/nsubj>said " + SAID], [(None, "other", "MAR")]),
    ("unnamed, several", [MINISTER, "Norwegian/JJ/amod>officials officials/NNS/nsubj>said " + SAID],
     [(None, "group", "NOR")]),
    ("role that nobody has", ["The/DT/det>spokesman spokesman/NN/nsubj>said " + SAID], [(None, "office", None)]),
    ("somebody's spokesman",
     [MINISTER, "Brandt/NNP/nmod:poss>spokesman 's/POS/case>Brandt spokesman/NN/nsubj>said Tarek/NNP/appos>spokesman "
      "Aziri/NNP/flat>Tarek " + SAID], [("Tarek Aziri", "person", None)]),
]  # fmt: skip


@pytest.mark.parametrize("case", SPEAKERS, ids=[case[0] for case in SPEAKERS])
def test_speakers(case: tuple[str, list[str], list[tuple[str | None, str, str | None]]]) -> None:
    _, paragraphs, wanted = case
    found = find(paragraphs, {**NAMES, "Ingrid Brandt": "PER"})
    statement = next((s for s in found.statements if found.content(s) == ["talks will resume"]), found.statements[-1])
    assert [(actor.name, actor.kind, actor.state) for actor in statement.speaker] == wanted
    assert all(actor.why for actor in statement.speaker)
    assert all(actor.span and found.slice(actor.span) for actor in statement.speaker)


def test_same_speaker_same_id() -> None:
    found = find([MINISTER, "Brandt/NNP/nsubj>said " + SAID], NAMES)
    assert len({actor.id for statement in found.statements for actor in statement.speaker}) == 1


def test_speakers_that_are_not_people_differ_by_state() -> None:
    found = find(
        ["The/DT/det>Kremlin Kremlin/NNP/nsubj>said " + SAID, "Oslo/NNP/nsubj>said said/VBD/ROOT " + failed("said")],
        NAMES,
    )
    assert len({actor.id for statement in found.statements for actor in statement.speaker}) == 2


def test_without_speaker_is_kept_and_told() -> None:
    found = find(
        "“/``/punct>wait We/PRP/nsubj>wait will/MD/aux>wait wait/VB/ccomp>announced for/IN/case>May May/NNP/obl>wait "
        "and/CC/cc>rest then/RB/advmod>rest rest/VB/conj>wait ,/,/punct>wait ”/''/punct>wait it/PRP/expl>announced "
        "was/VBD/aux:pass>announced announced/VBN/ROOT ././punct>announced",
        NAMES,
    )
    assert found.only.speaker == ()
    assert [(skip.stage, skip.span) for skip in found.skipped] == [("find", found.only.frame)]
    assert "speaker" in found.skipped[0].reason
