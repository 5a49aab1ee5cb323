"""Which states a report is about, and what of meetings is told where it is about none."""

from __future__ import annotations

import chancery

TOWNS = ("Arica", "Cuzco", "Durban", "Essen", "Florence", "Galway", "Hanover", "Izmir", "Jaffa")
TOUR = " ".join(f"In {town} Ilse Marrow sang with Ada Hale. Tom Reed and Ana Horvat came too." for town in TOWNS)
LEAD = "Ilse Marrow grew up in Chile and once lived in Peru."


def test_friends_who_met_in_a_long_read_have_no_meeting() -> None:
    assert not chancery.read(f"{LEAD} {TOUR}\n\nMarrow met Tom Reed in Durban in May. The talks went well.").meetings


def test_those_who_act_for_a_state_have() -> None:
    text = (
        f"{LEAD} {TOUR}\n\nForeign Minister Karel Dvorsky of Chile met Peru's president, Rosa Quispe, in Durban in May."
    )
    assert len(chancery.read(text).meetings) == 1


def test_a_short_report_may_be_about_states_that_it_names_once() -> None:
    assert chancery.read("The talks between Chile and Peru on water resumed in Durban on 3 May 2021.").meetings
