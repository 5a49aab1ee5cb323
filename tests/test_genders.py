"""Gender of people by the pronouns that the report uses of them."""

from __future__ import annotations

import pytest

from chancery.find.genders import tell_genders
from chancery.find.mentions import Cast
from tests.docs import build_doc

OF_ONE = (
    "Quorvo/NNP/nsubj>said said/VBD/ROOT on/IN/case>Monday Monday/NNP/obl>said that/IN/mark>come she/PRP/nsubj>come "
    "would/MD/aux>come come/VB/ccomp>said ././punct>said"
)
NEXT = (
    "Quorvo/NNP/nsubj>arrived arrived/VBD/ROOT late/RB/advmod>arrived ././punct>arrived || "
    "She/PRP/nsubj>left left/VBD/ROOT soon/RB/advmod>left ././punct>left"
)
OF_TWO = (
    "Quorvo/NNP/nsubj>met met/VBD/ROOT Zant/NNP/obj>met before/IN/mark>left she/PRP/nsubj>left left/VBD/advcl>met "
    "././punct>met"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(OF_ONE, "f", id="the only one of the sentence"),
        pytest.param(NEXT, "f", id="the only one of the sentence before"),
        pytest.param(OF_TWO, "u", id="one of two"),
    ],
)
def test_a_pronoun_that_can_mean_one_person_only_tells_the_gender(text: str, expected: str) -> None:
    doc, _ = build_doc([text], {"Quorvo": "PER", "Zant": "PER"})
    cast = Cast(doc, doc.text)
    tell_genders(cast, doc, doc.text)
    assert next(person for person in cast.people if person.name == "Quorvo").gender == expected
