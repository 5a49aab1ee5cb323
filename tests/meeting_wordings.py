"""Invented sentences with rarer wordings of a meeting: movement, hosts, what two do together, calls, and what is none.

Cases as in `meeting_cases`.
"""

from __future__ import annotations

from meeting_cases import Case

STRAND = "Norwegian Foreign Minister Ulla Strand"
AMRANI = "Moroccan President Samir Amrani"
LAMBROU = "Greek Prime Minister Nikos Lambrou"

JOURNEYS: list[Case] = [
    (f"{STRAND} touched down in the Moroccan capital on Monday.", ("visit NOR,MAR * 2031-04-14 held",)),
    (f"{STRAND} flies into Rabat on Friday.", ("visit NOR,MAR Rabat 2031-04-18 planned",)),
    (f"{STRAND} is on her way to Rabat.", ("visit NOR,MAR Rabat - planned",)),
    (f"{STRAND} is bound for Rabat.", ("visit NOR,MAR Rabat - planned",)),
    (f"{STRAND} returned from Rabat on Monday.", ("visit NOR,MAR Rabat 2031-04-14 held",)),
    (f"{STRAND} is back from Rabat.", ("visit NOR,MAR Rabat - held",)),
    (f"{STRAND} left Rabat on Monday.", ("visit NOR,MAR Rabat 2031-04-14 held",)),
    (f"{STRAND} spent two days in Rabat this week.", ("visit NOR,MAR Rabat * held",)),
    (f"{STRAND} made an unannounced stop in Rabat on Monday.", ("visit NOR,MAR Rabat 2031-04-14 held",)),
    (f"{STRAND} leads a delegation to Rabat this week.", ("visit NOR,MAR Rabat * planned",)),
    ("Norway sent a delegation to Rabat on Monday.", ("visit NOR,MAR Rabat 2031-04-14 held",)),
    (f"Norway will send {STRAND} to Rabat on Friday.", ("visit NOR,MAR Rabat 2031-04-18 planned",)),
    (f"Rabat awaits {STRAND} on Friday.", ("visit NOR,MAR - 2031-04-18 planned",)),
]

TOGETHER: list[Case] = [
    (f"{STRAND} met up with {AMRANI} on Monday.", ("talks NOR,MAR - 2031-04-14 held",)),
    (f"{STRAND} came face to face with {AMRANI} on Monday.", ("talks NOR,MAR - 2031-04-14 held",)),
    (f"{STRAND} lunched with {AMRANI} on Monday.", ("talks NOR,MAR - 2031-04-14 held",)),
    (f"{STRAND} and {AMRANI} broke bread on Monday.", ("talks NOR,MAR - 2031-04-14 held",)),
    (f"{STRAND} locked horns with {AMRANI} in Bergen on Monday.", ("talks NOR,MAR Bergen 2031-04-14 held",)),
    (f"{STRAND} ran into {AMRANI} in Geneva on Monday.", ("talks NOR,MAR Geneva 2031-04-14 held",)),
    (f"{AMRANI} took {STRAND} aside in Geneva on Monday.", ("talks NOR,MAR Geneva 2031-04-14 held",)),
    (f"{STRAND} and {AMRANI} cut the ribbon in Rabat on Monday.", ("talks NOR,MAR Rabat 2031-04-14 held",)),
    (f"{STRAND} briefed {AMRANI} in Rabat on Monday.", ("talks NOR,MAR Rabat 2031-04-14 held",)),
    (f"{AMRANI} accompanied {STRAND} to the harbour on Monday.", ("talks NOR,MAR * 2031-04-14 held",)),
    (f"{AMRANI} granted {STRAND} an audience on Monday.", ("talks NOR,MAR - 2031-04-14 held",)),
    (f"{STRAND} will see {AMRANI}.", ("talks NOR,MAR - - planned",)),
    (f"{STRAND} and {AMRANI} came in together, then huddled in Oslo.", ("talks NOR,MAR Oslo - held",)),
    (f"A handshake between {STRAND} and {AMRANI} in Bergen lasted ten seconds.", ("talks NOR,MAR Bergen - held",)),
    (f"{STRAND} paid a courtesy call on {AMRANI} on Monday.", ("visit NOR,MAR - 2031-04-14 held",)),
    (f"{STRAND} told {AMRANI} in a call on Monday that it was over.", ("call NOR,MAR - 2031-04-14 held",)),
    (f"{STRAND} placed a call to {AMRANI} on Monday.", ("call NOR,MAR - 2031-04-14 held",)),
    (f"{STRAND}, {AMRANI} and {LAMBROU} held a three-way call on Monday.", ("call NOR,MAR,GRC - 2031-04-14 held",)),
]

SEVERAL: list[Case] = [
    (
        f"{STRAND} and {AMRANI} met in Rabat on Monday. They last met face to face in Geneva in June 2030.",
        ("talks NOR,MAR Rabat 2031-04-14 held", "talks NOR,MAR Geneva 2030-06-01..2030-06-30 held"),
    ),
    (
        f"{STRAND} and {AMRANI} met in Rabat on Monday. Experts will meet in May.",
        ("talks NOR,MAR Rabat 2031-04-14 held", "talks * - * planned"),
    ),
    (
        f"{STRAND} visited Rabat on Monday. The visit was her first. She had been due here in February, "
        "but that trip was scrapped.",
        ("visit NOR,MAR Rabat 2031-04-14 held", "visit NOR,MAR - 2031-02-01..2031-02-28 cancelled"),
    ),
    (
        f"{STRAND} saw {AMRANI} in Geneva on Monday on the sidelines of a conference.",
        ("talks NOR,MAR Geneva 2031-04-14 held",),
    ),
    (
        f"{STRAND} meets {AMRANI} on Friday and {LAMBROU} on Saturday.",
        ("talks NOR,MAR - 2031-04-18 planned", "talks NOR,GRC - 2031-04-19 planned"),
    ),
    (
        f"{STRAND} held talks with {AMRANI} on Tuesday and with {LAMBROU} on Monday.",
        ("talks NOR,MAR - 2031-04-15 held", "talks NOR,GRC - 2031-04-14 held"),
    ),
    (
        f"{STRAND} met {AMRANI} in Rabat on Monday. They will try again on Friday.",
        ("talks NOR,MAR Rabat 2031-04-14 held", "talks NOR,MAR - 2031-04-18 planned"),
    ),
    (
        f"{STRAND} met {AMRANI} in Rabat on Monday. The previous round was held in Bergen in March.",
        ("talks NOR,MAR Rabat 2031-04-14 held", "talks * Bergen * held"),
    ),
    (
        f"{STRAND} called on {AMRANI} in Rabat on Monday. The conversation lasted an hour.",
        ("talks NOR,MAR Rabat 2031-04-14 held",),
    ),
    (
        f"{STRAND} travels to Rabat on Friday. There she is to meet {AMRANI}.",
        ("talks NOR,MAR Rabat 2031-04-18 planned",),
    ),
    (
        "Norway and Morocco are at odds over fish. Both delegations have arrived in Oslo.",
        ("talks NOR,MAR Oslo - held",),
    ),
]

NONE: list[Case] = [
    (f"{STRAND} told a meeting of her party on Monday that the boats would stay.", ()),
    (f"{STRAND} answered a call by Morocco for restraint on Monday.", ()),
    (f"{STRAND} rejected a call from {AMRANI} to release the boats.", ()),
    (f"{STRAND} joined {AMRANI} in condemning the attack.", ()),
    ("Norway sent blankets to Rabat on Monday.", ()),
    (f"{STRAND} expects Morocco to release the boats on Friday.", ()),
    ("They will try again on Friday, the skipper said.", ()),
]

ALL = [*JOURNEYS, *TOGETHER, *SEVERAL, *NONE]
