"""The day of an interaction, whose day it is, and what it makes of its realis; acts told twice."""

import pytest

import chancery
from chancery.errors import ModelError

DAY = "2031-06-04"
FIRST = "Norway and Peru are neighbours at sea.\n\n"

TOLD = [
    ("Norway condemned Peru in 2024.", "historical"),
    ("Norway condemned a wall that Peru painted in 2024.", "occurred"),
    ("Norway condemned Peru over the floods of 2024.", "occurred"),
    ("The treaty was signed on 3 May 1973 by Norway and Peru.", "historical"),
    ("In 2024 an anchor was lost off Lima. Norway accused Peru.", "historical"),
    ("In 2024 an anchor was lost off Lima.\n\nNorway accused Peru.", "occurred"),
    ("Norway and Peru meet on 23 June in Lima.", "planned"),
    ("Norway and Peru met on 2 June in Lima.", "occurred"),
    ("Norway confirmed that it would meet Peru on 23 June.", "planned"),
]


def read(text):
    try:
        return chancery.read(FIRST + text, published=DAY).interactions
    except ModelError as error:
        pytest.skip(f"no analyser: {error}")


@pytest.mark.parametrize(("text", "realis"), TOLD)
def test_realis(text, realis):
    assert realis in {one.realis for one in read(text)}
    assert len({one.realis for one in read(text)}) == 1


def test_day_of_another_act_is_not_taken():
    (one,) = read("Norway condemned a wall that Peru painted in 2024.")
    assert (one.when.earliest, one.when.latest) == (None, DAY)


def test_what_is_still_ahead_is_agreed():
    (one,) = read("Norway and Peru meet on 23 June in Lima.")
    assert (one.event, one.mode, one.when.earliest) == ("AGREE", None, "2031-06-23")


ONCE = [
    "Norway accuses Peru of theft\n\nNorwegian Foreign Minister Ola Berg accused Peru of theft on Tuesday.",
    "Norway accused Peru of theft on Tuesday. Norway's foreign minister, Ola Berg, accused the Peruvians of lies.",
]
TWICE = [
    "Norwegian Foreign Minister Ola Berg accused Peru of theft. Its trade minister, Liv Dahl, accused Peru of lies.",
    "Norway accused Peru of theft. Oman accused Peru of theft.",
    "In 2024 Norway accused Peru of theft. On Tuesday Norway accused Peru of lies.",
]


@pytest.mark.parametrize(("text", "number"), [*((text, 1) for text in ONCE), *((text, 2) for text in TWICE)])
def test_acts_told_twice(text, number):
    assert len([one for one in read(text) if one.event == "ACCUSE"]) == number


PAIRS = [
    ("A protocol was signed.", "SUPPORT"),
    ("Talks on fishing rights were held in Lima on Tuesday.", "CONSULT"),
    ("In May the two agreed on nine points.", "AGREE"),
]


@pytest.mark.parametrize(("text", "event"), PAIRS)
def test_what_two_do_is_of_the_two_of_the_report(text, event):
    told = [one for one in read(text) if one.event == event]
    assert {actor.state for one in told for actor in (*one.actor, *one.recipient)} == {"NOR", "PER"}
