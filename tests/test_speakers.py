"""Who speaks where the source words are no plain name: members, things, relatives, words cut short."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from chancery.find.speakers import complete_compound
from tests.docs import build_doc, find

NAMES = {
    "Harbour Watch": "ORG", "Port": "ORG", "Danish": "NORP", "Danish Sailing Club": "ORG", "Nils Aker": "PER",
    "Aker": "PER", "Orla Brandt": "PER", "Brandt": "PER", "Tidewatch": "ORG", "Club": "ORG",
    "DSC": "ORG", "DSG": "ORG",
}  # fmt: skip
SAID = "said/VBD/ROOT talks/NNS/nsubj>resume will/MD/aux>resume resume/VB/ccomp>said ././punct>said"
CLUB = "Danish/JJ/compound>Club Sailing/NNP/compound>Club Club/NNP/nsubj>won won/VBD/ROOT ././punct>won"
AKER = "Nils/NNP/nsubj>waved Aker/NNP/flat>Nils waved/VBD/ROOT ././punct>waved"

CASES = [
    ("members of a body",
     ["Harbour/NNP/compound>Watch Watch/NNP/compound>volunteers volunteers/NNS/nsubj>said " + SAID], (None, "group")),
    ("forces of a body", ["Harbour/NNP/compound>Watch Watch/NNP/compound>forces forces/NNS/nsubj>said " + SAID],
     ("Harbour Watch", "organisation")),
    ("a name that goes on", ["Port/NNP/compound>Analytics Analytics/NNP/nsubj>said " + SAID],
     ("Port Analytics", "organisation")),
    ("a state in the name is not enough", [CLUB, "Danish/JJ/amod>court court/NN/nsubj>said " + SAID], (None, "other")),
    ("a kind alone, for the one body of it", [CLUB, "The/DT/det>Club Club/NNP/nsubj>said " + SAID],
     ("Danish Sailing Club", "organisation")),
    ("initials", [CLUB, "DSC/NNP/nsubj>said " + SAID], ("Danish Sailing Club", "organisation")),
    ("initials of nobody", [CLUB, "DSG/NNP/nsubj>said " + SAID], ("DSG", "organisation")),
    ("a known outlet", ["The/DT/det>Independent Independent/NNP/nsubj>said " + SAID],
     ("Independent", "organisation")),
    ("nobody by a negative", [AKER, "No/DT/det>sailor sailor/NN/nsubj>said " + SAID], (None, "other")),
    ("a common noun before the name", ["curator/NN/nsubj>said Orla/NNP/appos>curator Brandt/NNP/flat>Orla " + SAID],
     ("Orla Brandt", "person")),
    ("a hyphen in the title",
     ["Tidewatch/NNP/compound>founder co/NN/compound>founder -/HYPH/punct>founder founder/NN/nsubj>said "
      "Orla/NNP/appos>founder Brandt/NNP/flat>Orla " + SAID], ("Orla Brandt", "person")),
    ("a relative, far from its noun",
     ["Posters/NNS/nsubj>appeared appeared/VBD/ROOT overnight/RB/advmod>appeared that/WDT/nsubj>said "
      "said/VBD/advcl>appeared ,/,/punct>said “/``/punct>resume all/DT/det>talks talks/NNS/nsubj>resume "
      "will/MD/aux>resume resume/VB/ccomp>said in/IN/case>May May/NNP/obl>resume ././punct>resume ”/''/punct>said"],
     (None, "group")),
    ("with somebody saying",
     ["Brandt/NNP/nsubj>left left/VBD/ROOT ,/,/punct>left with/IN/mark>saying a/DT/det>sailor sailor/NN/obl>left "
      "saying/VBG/advcl>left talks/NNS/nsubj>resume will/MD/aux>resume resume/VB/ccomp>saying ././punct>left"],
     (None, "other")),
    ("who has no way to say",
     ["Brandt/NNP/nsubj>had had/VBD/ROOT no/DT/det>way way/NN/obj>had to/TO/mark>say say/VB/acl>way "
      "talks/NNS/nsubj>resume will/MD/aux>resume resume/VB/ccomp>say ././punct>had"], ("Orla Brandt", "person")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_speakers(case: tuple[str, list[str], tuple[str | None, str]]) -> None:
    _, paragraphs, wanted = case
    tail = "Orla/NNP/nsubj>waved Brandt/NNP/flat>Orla waved/VBD/ROOT ././punct>waved"
    found = find([*paragraphs, tail], NAMES)
    assert [(actor.name, actor.kind) for actor in found.holding("talks will resume").speaker] == [wanted]


def test_a_cue_inside_a_quotation_introduces_no_other() -> None:
    found = find(
        "Aker/NNP/nsubj>told told/VBD/ROOT us/PRP/obj>told any/DT/det>plan plan/NN/nsubj>explained "
        "“/``/punct>explained must/MD/aux>explained be/VB/aux:pass>explained explained/VBN/ccomp>told "
        "”/''/punct>explained :/:/punct>told “/``/punct>thin The/DT/det>ice ice/NN/nsubj>thin is/VBZ/cop>thin "
        "still/RB/advmod>thin too/RB/advmod>thin thin/JJ/parataxis>told today/NN/obl>thin "
        "././punct>thin ”/''/punct>thin",
        NAMES,
    )
    assert [actor.name for actor in found.holding("The ice is still").speaker] == ["Aker"]


def test_a_hyphenated_word_is_kept_whole() -> None:
    doc, _ = build_doc(["The/DT/det>owner co-/NN/compound>owner owner/NN/nsubj>laughed laughed/VBD/ROOT"])
    assert complete_compound(doc[0:3]).text == doc[0:3].text
    words = ["the", "co", "-", "founder", "laughed"]
    glued = Doc(doc.vocab, words=words, spaces=[True, False, False, True, False])
    assert complete_compound(glued[0:2]).text == "the co-founder"
