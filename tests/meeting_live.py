"""Invented live reports, digests and scripts with the meetings that they tell of; a case is as in `meeting_cases`."""

from __future__ import annotations

from meeting_cases import Case

ENTRIES: list[Case] = [
    (
        "Herring row: live\n\n17:20 It is over. Norwegian Foreign Minister Kari Vik and Moroccan Foreign Minister "
        "Karim Amrani spoke for two hours.\n\n15:05 They have sat down.\n\n09:10 The foreign ministers of Norway "
        "and Morocco are to meet in Bergen today.",
        ("talks NOR,MAR Bergen 2031-04-16 held",),
    ),
    (
        "Herring row: live\n\n4.20pm: Kari Vik will not come to Rabat on Friday after all.\n\n3.45pm: Word that the "
        "Friday trip is off.\n\n10.15am: Her visit to Rabat on Friday goes ahead as planned, her office says.\n\n"
        "9.02am: Norwegian Foreign Minister Kari Vik is due in Rabat on Friday.",
        ("visit NOR,MAR Rabat 2031-04-18 cancelled",),
    ),
    (
        "Herring row\n\nUPDATE 3: The Bergen meeting is back on.\n\nUPDATE 2: There will be no meeting on Friday.\n\n"
        "UPDATE 1: Ministers of Norway and Morocco are to meet in Bergen on Friday.",
        ("talks NOR,MAR Bergen 2031-04-18 confirmed",),
    ),
]
STANDS: list[Case] = [
    (f"Norwegian Foreign Minister Kari Vik and Moroccan Foreign Minister Karim Amrani {told}.", (wanted,))
    for told, wanted in (
        ("will meet on Friday after all", "talks NOR,MAR - 2031-04-18 confirmed"),
        ("are still due to meet on Friday", "talks NOR,MAR - 2031-04-18 confirmed"),
        ("will see each other again in May", "talks NOR,MAR - 2031-05-01..2031-05-31 planned"),
        ("shook hands in Bergen on Monday", "talks NOR,MAR Bergen 2031-04-14 held"),
        ("discussed herring by telephone", "call NOR,MAR - - held"),
    )
]
NEXT_SENTENCE: list[Case] = [
    (
        "Norway and Morocco have agreed on a summit. It will take place in Bergen on 3 June.",
        ("summit NOR,MAR Bergen 2031-06-03 planned",),
    ),
    (
        "A meeting of Norwegian and Moroccan ministers was set for Friday. It was called off this morning.",
        ("talks NOR,MAR - 2031-04-18 cancelled",),
    ),
    (
        "Norwegian Foreign Minister Kari Vik flew to Rabat on Monday. She met Moroccan Foreign Minister Karim Amrani "
        "there on Tuesday.",
        ("talks NOR,MAR Rabat 2031-04-15 held",),
    ),
    (
        "The talks between Norway and Morocco ended on Tuesday. The next round is due in Tangier in June.",
        ("talks NOR,MAR - 2031-04-15 held", "talks NOR,MAR Tangier 2031-06-01..2031-06-30 planned"),
    ),
]
