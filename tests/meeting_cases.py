"""Invented sentences with the meetings that they tell of.

A case is a text of DAY and its meetings in order, each as `kind parties place day status`: parties by the codes of
their states (or names), joined by commas; `-` is none, `*` anything; a day is `2031-05-03` or an interval
`2031-05-01..2031-05-31`.  After them may come `+issue` and `-issue` of the agenda.
"""

from __future__ import annotations

DAY = "2031-04-16"  # a Wednesday
Case = tuple[str, tuple[str, ...]]

PARTIES: list[Case] = [
    (
        "Foreign Minister Ulla Strand of Norway met Moroccan President Said Amrani in Bergen on Tuesday.",
        ("talks NOR,MAR Bergen 2031-04-15 held",),
    ),
    (
        "Norwegian President Jorun Vik and Moroccan President Samir Amrani met in Bergen on Tuesday.",
        ("talks NOR,MAR Bergen 2031-04-15 held",),
    ),
    (
        "Norwegian President Jorun Vik held talks with her Moroccan counterpart Samir Amrani in Bergen on Tuesday.",
        ("talks NOR,MAR Bergen 2031-04-15 held",),
    ),
    ("Talks between Kenya and Somalia took place in Djibouti on Monday.", ("talks KEN,SOM Djibouti 2031-04-14 held",)),
    (
        "A summit of the leaders of Chile, Peru and Bolivia will take place in Arequipa on May 3.",
        ("summit CHL,PER,BOL Arequipa 2031-05-03 planned",),
    ),
    ("The Peru-Chile summit opened in Arequipa on Monday.", ("summit PER,CHL Arequipa 2031-04-14 held",)),
    (
        "The Vik-Amrani meeting will be held in Bergen on May 3, Norwegian President Jorun Vik "
        "said. Moroccan President Samir "
        "Amrani agreed.",
        ("talks NOR,MAR Bergen 2031-05-03 planned",),
    ),
    ("Kenyan and Somali negotiators met in Djibouti on Monday.", ("talks KEN,SOM Djibouti 2031-04-14 held",)),
    (
        "Turkish President Emre Aksoy received Greek Prime Minister Nikos Lambrou in Izmir on Monday.",
        ("talks TUR,GRC Izmir 2031-04-14 held",),
    ),
    (
        "Greek Prime Minister Nikos Lambrou was received by Turkish President Emre Aksoy in Izmir on Monday.",
        ("talks TUR,GRC Izmir 2031-04-14 held",),
    ),
    ("Delegations from Laos and Vietnam met on Monday in Hue.", ("talks LAO,VNM Hue 2031-04-14 held",)),
    ("Moscow and Ankara held consultations in Baku on Monday.", ("talks RUS,TUR Baku 2031-04-14 held",)),
    (
        "The foreign ministers of Laos and Vietnam held a meeting in Hue on Monday.",
        ("talks LAO,VNM Hue 2031-04-14 held",),
    ),
    ("Envoys of Laos sat down with Vietnamese officials in Hue on Monday.", ("talks LAO,VNM Hue 2031-04-14 held",)),
]

KINDS: list[Case] = [
    (
        "Greek Prime Minister Nikos Lambrou spoke by phone with Turkish President Emre Aksoy on Monday.",
        ("call GRC,TUR - 2031-04-14 held",),
    ),
    (
        "In a phone call on Monday, Greek Prime Minister Nikos Lambrou and Turkish President Emre Aksoy "
        "discussed fisheries.",
        ("call GRC,TUR - 2031-04-14 held +fisheries",),
    ),
    (
        "Greek Prime Minister Nikos Lambrou phoned Turkish President Emre Aksoy on Monday.",
        ("call GRC,TUR - 2031-04-14 held",),
    ),
    ("Greek Prime Minister Nikos Lambrou visited Turkey on Monday.", ("visit GRC,TUR - 2031-04-14 held",)),
    ("Greek Prime Minister Nikos Lambrou paid a two-day visit to Turkey last week.", ("visit GRC,TUR - * held",)),
    ("Greek Prime Minister Nikos Lambrou will travel to Turkey on May 5.", ("visit GRC,TUR - 2031-05-05 planned",)),
    (
        "Lambrou's visit to Ankara is scheduled for May 5, Greek Foreign Minister Petros Lambrou said.",
        ("visit GRC,TUR Ankara 2031-05-05 planned",),
    ),
    ("Kenya will host a water forum in Kisumu on June 2.", ("forum KEN Kisumu 2031-06-02 planned",)),
    (
        "A peace conference on Sudan with envoys of Kenya and Chad opened in Kisumu on Monday.",
        ("forum * Kisumu 2031-04-14 held",),
    ),
    ("The NATO summit in Vilnius is set for July 7.", ("summit IGO:NATO Vilnius 2031-07-07 planned",)),
]

STATUS: list[Case] = [
    (
        "Norway and Kenya will meet in Bergen. Whoever shrugs the summit off is mistaken, "
        "Prime Minister Ulla Strand of Norway said.",
        ("summit NOR,KEN Bergen - planned",),
    ),
    (
        "Norway has proposed a summit with Morocco in Bergen in May.",
        ("summit NOR,MAR Bergen 2031-05-01..2031-05-31 mooted",),
    ),
    (
        "A possible meeting between Norwegian President Jorun Vik and Moroccan President Samir Amrani "
        "could take place in May.",
        ("talks NOR,MAR - 2031-05-01..2031-05-31 mooted",),
    ),
    (
        "Norwegian President Jorun Vik wants to meet Moroccan President Samir Amrani in Bergen.",
        ("talks NOR,MAR Bergen - mooted",),
    ),
    (
        "Norwegian President Jorun Vik offered to meet Moroccan President Samir Amrani in Bergen.",
        ("talks NOR,MAR Bergen - mooted",),
    ),
    (
        "Norwegian President Jorun Vik plans to meet Moroccan President Samir Amrani in Bergen on May 3.",
        ("talks NOR,MAR Bergen 2031-05-03 planned",),
    ),
    (
        "Norwegian President Jorun Vik is due to meet Moroccan President Samir Amrani in Bergen next week.",
        ("talks NOR,MAR Bergen * planned",),
    ),
    (
        "Norwegian President Jorun Vik will meet Moroccan President Samir Amrani in Bergen on May 3.",
        ("talks NOR,MAR Bergen 2031-05-03 planned",),
    ),
    ("Norway and Morocco have confirmed a summit in Bergen on May 3.", ("summit NOR,MAR Bergen 2031-05-03 confirmed",)),
    (
        "Both governments announced that the Norway-Morocco summit would take place in Bergen on May 3.",
        ("summit NOR,MAR Bergen 2031-05-03 planned",),
    ),
    ("Norway and Morocco agreed to hold talks in Bergen on May 3.", ("talks NOR,MAR Bergen 2031-05-03 planned",)),
    ("The Norway-Morocco summit has been postponed until May 20.", ("summit NOR,MAR - 2031-05-20 postponed",)),
    ("Norway postponed its talks with Morocco.", ("talks NOR,MAR - - postponed",)),
    ("The Norway-Morocco summit planned for May 3 was called off.", ("summit NOR,MAR - 2031-05-03 cancelled",)),
    ("Norway cancelled its talks with Morocco in Bergen.", ("talks NOR,MAR Bergen - cancelled",)),
    ("The Norway-Morocco summit will not take place in May.", ("summit NOR,MAR - 2031-05-01..2031-05-31 cancelled",)),
    ("Norway and Morocco held a summit in Bergen in March.", ("summit NOR,MAR Bergen 2031-03-01..2031-03-31 held",)),
    (
        "The postponed Norway-Morocco summit will now take place in Bergen on May 20.",
        ("summit NOR,MAR Bergen 2031-05-20 planned",),
    ),
    (
        "Preparations for a summit between Norway and Morocco in Bergen are under way.",
        ("summit NOR,MAR Bergen - planned",),
    ),
    (
        "If the parliament agrees, Norway and Morocco could hold talks in Bergen in May.",
        ("talks NOR,MAR Bergen 2031-05-01..2031-05-31 mooted",),
    ),
    ("Norway hopes to hold talks with Morocco in Bergen.", ("talks NOR,MAR Bergen - mooted",)),
    (
        "Norwegian President Jorun Vik flew to Bergen to meet Moroccan President Samir Amrani on Monday.",
        ("talks NOR,MAR Bergen 2031-04-14 held",),
    ),
    (
        "Speaking after talks with Moroccan President Samir Amrani in Bergen, Norwegian President Jorun "
        "Vik praised the treaty.",
        ("talks NOR,MAR Bergen - held",),
    ),
    (
        "Ahead of her talks with Moroccan President Samir Amrani in Bergen, Norwegian President Jorun "
        "Vik praised the treaty.",
        ("talks NOR,MAR Bergen - planned",),
    ),
]

DAYS: list[Case] = [
    (
        "The May 3 talks between Kenya and Somalia will be held in Djibouti.",
        ("talks KEN,SOM Djibouti 2031-05-03 planned",),
    ),
    (
        "On Monday, Kenyan President Alice Kamau met Somali President Yusuf Warsame in Djibouti.",
        ("talks KEN,SOM Djibouti 2031-04-14 held",),
    ),
    (
        "It was the first Kenya-Somalia summit since July 2028, when Kenyan President Alice Kamau "
        "met then Somali President "
        "Yusuf Warsame in Djibouti.",
        ("summit KEN,SOM * * *", "talks KEN,SOM Djibouti 2028-07-01..2028-07-31 held"),
    ),
    (
        "Kenyan President Alice Kamau said on Monday that she would meet Somali President Yusuf Warsame "
        "in Djibouti on May 3.",
        ("talks KEN,SOM Djibouti 2031-05-03 planned",),
    ),
    (
        "Kenyan President Alice Kamau announced on Monday that she would meet Somali President Yusuf "
        "Warsame in Djibouti.",
        ("talks KEN,SOM Djibouti - planned",),
    ),
    (
        "Last year's summit of Kenya and Somalia in Djibouti brought no result.",
        ("summit KEN,SOM Djibouti 2030-01-01..2030-12-31 held",),
    ),
    (
        "Kenya and Somalia have not met since January. Their next meeting is planned for June 9 in Djibouti.",
        ("talks * Djibouti 2031-06-09 planned",),
    ),
]

MERGED: list[Case] = [
    (
        "Kenya and Somalia will hold a summit in Djibouti on May 3. The Djibouti summit will be the first of its kind. "
        "The meeting comes amid a quarrel over fish.",
        ("summit KEN,SOM Djibouti 2031-05-03 planned",),
    ),
    (
        "Kenya and Somalia held talks in Djibouti on Monday. The talks ended without a deal. A "
        "second round of talks between "
        "the two will be held in Kampala on May 3.",
        ("talks KEN,SOM Djibouti 2031-04-14 held", "talks * Kampala 2031-05-03 planned"),
    ),
    (
        "Kenyan President Alice Kamau met Somali President Yusuf Warsame in Djibouti on Monday. On "
        "Tuesday she met Ugandan "
        "President Moses Okello in Kampala.",
        ("talks KEN,SOM Djibouti 2031-04-14 held", "talks KEN,UGA Kampala 2031-04-15 held"),
    ),
    (
        "The Kenya-Somalia summit in Djibouti on May 3 was proposed by Uganda. In 2029 a summit of "
        "Kenya and Somalia took "
        "place in Kampala.",
        ("summit KEN,SOM Djibouti 2031-05-03 *", "summit KEN,SOM Kampala 2029-01-01..2029-12-31 held"),
    ),
    (
        "Kenyan President Alice Kamau phoned Somali President Yusuf Warsame on Monday. The two "
        "will meet in Djibouti on "
        "May 3.",
        ("call KEN,SOM - 2031-04-14 held", "talks * Djibouti 2031-05-03 planned"),
    ),
    (
        "Kenyan President Alice Kamau and Somali President Yusuf Warsame will meet in Djibouti on "
        "May 3. Kenyan Foreign "
        "Minister Peter Odero and Somali Foreign Minister Hodan Farah met in Kampala on Monday.",
        ("talks KEN,SOM Djibouti 2031-05-03 planned", "talks KEN,SOM Kampala 2031-04-14 held"),
    ),
    (
        "Kamau to Meet Warsame in Djibouti\n\nKenyan President Alice Kamau will meet Somali President Yusuf Warsame in "
        "Djibouti on May 3, her office announced.",
        ("talks KEN,SOM Djibouti 2031-05-03 *",),
    ),
]

AGENDA: list[Case] = [
    (
        "Kenya and Somalia will hold talks on fisheries in Djibouti on May 3.",
        ("talks KEN,SOM Djibouti 2031-05-03 planned +fisheries",),
    ),
    (
        "The presidents of Kenya and Somalia will meet in Djibouti on May 3. They will discuss "
        "fisheries and arms control.",
        ("talks KEN,SOM Djibouti 2031-05-03 planned +fisheries +arms-control",),
    ),
    (
        "Kenya and Somalia will meet in Djibouti on May 3. Sanctions will not be discussed at the meeting.",
        ("talks KEN,SOM Djibouti 2031-05-03 planned -sanctions",),
    ),
    (
        "Kenya and Somalia will meet in Djibouti on May 3. Fisheries will be on the agenda.",
        ("talks KEN,SOM Djibouti 2031-05-03 planned +fisheries",),
    ),
    (
        "Kenya and Somalia will hold a summit in Djibouti on May 3. No documents will be signed at the summit.",
        ("summit KEN,SOM Djibouti 2031-05-03 planned -documents",),
    ),
    (
        "Kenya and Somalia will hold a summit in Djibouti on May 3. The leaders are expected to "
        "sign an agreement at the "
        "summit.",
        ("summit KEN,SOM Djibouti 2031-05-03 planned +documents",),
    ),
    (
        "Kenyan President Alice Kamau will not raise the issue of sanctions at the meeting with Somali President Yusuf "
        "Warsame in Djibouti on May 3.",
        ("talks KEN,SOM Djibouti 2031-05-03 planned -sanctions",),
    ),
    (
        "Kenya and Somalia will hold a summit in Djibouti on May 3. The agenda includes fisheries and human rights.",
        ("summit KEN,SOM Djibouti 2031-05-03 planned +fisheries +human-rights",),
    ),
]

NONE: list[Case] = [
    ("Meetings are useful, Kenyan President Alice Kamau said.", ()),
    ("Regular talks help small states, the minister said.", ()),
    ("The minister told a press conference in Nairobi on Monday that prices had risen.", ()),
    ("The factory met the demands of the unions on Monday.", ()),
    ("Kenyan President Alice Kamau met the deadline on Monday.", ()),
    ("Norway refused to meet Moroccan officials.", ()),
    ("No talks between Kenya and Somalia were held.", ()),
    ("Kenya has no plans to meet Somali officials in Djibouti.", ()),
    ("The board meeting of the bank was long.", ()),
    ("The spokesman of Norway's government spoke in his daily call with reporters.", ()),
    ("Tourists visited the museum on Monday.", ()),
    ("Kenyan President Alice Kamau called the accusation absurd.", ()),
    ("The talk of the town is a new bridge.", ()),
    ("A meeting at the highest level is never easy, said the diplomat.", ()),
]
