"""Invented snippets in the manners of live blogs, digests, bulletins and agencies, with their meetings.

Cases as in `meeting_cases`: the text of a report of DAY, and its meetings in order as `kind parties place day status`.
"""

from __future__ import annotations

from meeting_cases import Case

LIVE: list[Case] = [
    (
        "09.10 Norwegian Foreign Minister Ulla Strand has arrived in Rabat for talks with her Moroccan counterpart, "
        "Said Amrani.",
        ("* NOR,MAR Rabat * *",),
    ),
    (
        "11.45 The talks between Norway and Morocco are under way in Bergen, behind closed doors.",
        ("talks NOR,MAR Bergen * held",),
    ),
    ("12.30 Lunch break in Bergen. The Norway-Morocco talks resume at three.", ("talks NOR,MAR * * planned",)),
    (
        "14.02 It is over: the meeting between Norwegian President Jorun Vik and Moroccan President Samir Amrani ended "
        "after forty minutes.",
        ("talks NOR,MAR - * held",),
    ),
    (
        "16.20 Moroccan President Samir Amrani says he is ready to meet Norwegian President Jorun Vik \"anywhere\".",
        ("talks NOR,MAR - - mooted",),
    ),
    (
        "17.05 Norway rules out a summit with Morocco before the trawlers are released.",
        (),
    ),
    (
        "18.40 We are hearing that tomorrow's meeting of the Norwegian and Moroccan ministers in Bergen is off.",
        ("talks NOR,MAR Bergen 2031-04-17 cancelled",),
    ),
    (
        "19.15 Confirmed: Norwegian President Jorun Vik and Moroccan President Samir Amrani will talk by phone tonight.",
        ("call NOR,MAR - 2031-04-16 *",),
    ),
    (
        "20.30 Vik and Amrani have spoken. The call between the Norwegian president, Jorun Vik, and the Moroccan "
        "president, Samir Amrani, lasted ten minutes.",
        ("call NOR,MAR - * held",),
    ),
    (
        "21.00 The two presidents, Jorun Vik of Norway and Samir Amrani of Morocco, are to sit down together in Bergen "
        "on Saturday.",
        ("talks NOR,MAR Bergen 2031-04-19 planned",),
    ),
]

DIGEST: list[Case] = [
    (
        "TALKS IN DJIBOUTI. Kenya and Somalia begin two days of talks on fishing rights in Djibouti on Thursday.",
        ("talks KEN,SOM * 2031-04-17 planned +fisheries",),
    ),
    (
        "The week ahead: on Friday the Kenyan prime minister, Peter Odero, flies to Mogadishu to meet the Somali "
        "president, Yusuf Warsame.",
        ("* KEN,SOM Mogadishu 2031-04-18 planned",),
    ),
    ("Kenya and Somalia put off their border talks for the third time.", ("talks KEN,SOM - - postponed",)),
    (
        "Somalia pulled out of Monday's talks with Kenya, citing the arrest of two pilots.",
        ("talks KEN,SOM - 2031-04-14 cancelled",),
    ),
    ("Uganda offered to host talks between Kenya and Somalia.", ("talks KEN,SOM * - mooted",)),
    (
        "Envoys from Kenya and Somalia are expected in Kampala on April 22 for a new round of talks.",
        ("talks KEN,SOM Kampala 2031-04-22 planned",),
    ),
    (
        "Leaders of the African Union gather in Kigali from Monday for their annual summit.",
        ("summit IGO:AU Kigali * planned",),
    ),
    (
        "- Somali President Yusuf Warsame hosted Kenyan President Alice Kamau at his farm on Sunday.",
        ("talks KEN,SOM - 2031-04-13 held",),
    ),
    ("- No date yet for the Kenya-Somalia summit, says Nairobi.", ("summit KEN,SOM - - planned",)),
    (
        "- Kenya says its foreign minister, Peter Odero, will not attend the Kampala conference on Somalia next month.",
        ("forum * Kampala 2031-05-01..2031-05-31 planned",),
    ),
    (
        "Kenyan President Alice Kamau postponed a trip to Somalia that had been due to begin on Tuesday.",
        ("visit KEN,SOM - 2031-04-15 postponed",),
    ),
]

BULLETIN: list[Case] = [
    (
        "Good evening. The leaders of Turkey and Greece have met for the first time in four years. Our correspondent "
        "was in Izmir, where the meeting took place this afternoon.",
        ("talks TUR,GRC Izmir 2031-04-16 held",),
    ),
    (
        "And now to Izmir, where Turkish President Emre Aksoy is meeting Greek Prime Minister Nikos Lambrou.",
        ("talks TUR,GRC Izmir * held",),
    ),
    (
        "The Turkish and Greek foreign ministers are holding talks in Izmir tonight.",
        ("talks TUR,GRC Izmir 2031-04-16 *",),
    ),
    (
        "A summit between Turkey and Greece was called off tonight, hours before it was due to start in Izmir.",
        ("summit TUR,GRC * * cancelled",),
    ),
    (
        "The summit of Turkey and Greece, planned for Izmir next month, hangs in the balance.",
        ("summit TUR,GRC Izmir 2031-05-01..2031-05-31 planned",),
    ),
    (
        "The two men shook hands. Turkish President Emre Aksoy and Greek Prime Minister Nikos Lambrou came face to "
        "face in Izmir today.",
        ("* TUR,GRC Izmir 2031-04-16 held",),
    ),
    (
        "There are no plans for a meeting between Turkish President Emre Aksoy and Greek Prime Minister Nikos Lambrou.",
        (),
    ),
    (
        "In Ankara, officials say a second round of talks with Greece will follow in June.",
        ("talks TUR,GRC - 2031-06-01..2031-06-30 planned",),
    ),
    (
        "The Greek prime minister, Nikos Lambrou, is on his way home tonight from Ankara, where he met Turkish "
        "President Emre Aksoy.",
        ("talks TUR,GRC Ankara * held",),
    ),
    (
        "The two presidents last met in Samos in 2029. Greek President Eleni Doukas and Turkish President Emre Aksoy "
        "have not spoken since.",
        ("talks * Samos 2029-01-01..2029-12-31 held",),
    ),
]

AGENCY: list[Case] = [
    (
        "Laotian Foreign Minister Somchay Keo met his Vietnamese counterpart, Thi Lan Pham, in Hue on Tuesday.",
        ("talks LAO,VNM Hue 2031-04-15 held",),
    ),
    (
        "The Laotian foreign minister, Somchay Keo, met in Hue on Tuesday with his Vietnamese counterpart, Thi Lan "
        "Pham.",
        ("talks LAO,VNM Hue 2031-04-15 held",),
    ),
    (
        "Vietnamese President Thi Lan Pham received a delegation led by Laotian Trade Minister Somchay Keo on Monday.",
        ("talks LAO,VNM - 2031-04-14 held",),
    ),
    (
        "Laotian Trade Minister Somchay Keo, who is visiting Vietnam, said prices would fall.",
        ("visit LAO,VNM - - held",),
    ),
    (
        "During a visit to Hanoi on Monday, Laotian Trade Minister Somchay Keo praised the road.",
        ("visit LAO,VNM Hanoi 2031-04-14 held",),
    ),
    (
        "Laotian President Somchay Keo will pay a state visit to Vietnam from May 5 to 7.",
        ("visit LAO,VNM - 2031-05-05..2031-05-07 planned",),
    ),
    (
        "The fourth session of the Laos-Vietnam joint commission was held in Hue on Monday.",
        ("talks LAO,VNM Hue 2031-04-14 held",),
    ),
    (
        "Laos and Vietnam will hold the next session of their joint commission in Hue in November.",
        ("talks LAO,VNM Hue 2031-11-01..2031-11-30 planned",),
    ),
    (
        "Speaking on the sidelines of the ASEAN summit in Manila on Monday, Laotian President Somchay Keo praised the "
        "road.",
        ("summit IGO:ASEAN Manila 2031-04-14 held",),
    ),
    (
        "It will be the first meeting between the two leaders since Laotian President Somchay Keo visited Hanoi in "
        "2028.",
        ("talks * - - planned", "visit LAO,VNM Hanoi 2028-01-01..2028-12-31 held"),
    ),
    (
        "Laos and Vietnam cut short their talks in Hue on Monday.",
        ("talks LAO,VNM Hue 2031-04-14 held",),
    ),
    (
        "Talks between Laos and Vietnam broke up without a result on Monday.",
        ("talks LAO,VNM - 2031-04-14 held",),
    ),
    (
        "Talks between Laos and Vietnam collapsed on Monday.",
        ("talks LAO,VNM - 2031-04-14 held",),
    ),
    (
        "Vietnam turned down an offer by Laos to hold talks in Hue.",
        (),
    ),
    (
        "Laos has declined an invitation to the May summit of Vietnam and Cambodia in Hue.",
        ("summit * Hue 2031-05-01..2031-05-31 planned",),
    ),
    (
        "The summit between Laos and Vietnam, first set for March and then postponed, was held in Hue on Monday.",
        ("summit LAO,VNM Hue 2031-04-14 held",),
    ),
    (
        "Vietnam confirmed that its president, Thi Lan Pham, would travel to Vientiane on May 9.",
        ("visit VNM,LAO Vientiane 2031-05-09 confirmed",),
    ),
    (
        "The visit by Vietnamese President Thi Lan Pham to Laos has been brought forward to May 2.",
        ("visit VNM,LAO - 2031-05-02 planned",),
    ),
    (
        "Singapore will be the venue of the summit between Laos and Vietnam, both governments said.",
        ("summit LAO,VNM Singapore - *",),
    ),
    (
        "Laos wants the ministers to meet in Hue before the end of May, but Vietnam has not answered.",
        ("talks * Hue * mooted",),
    ),
    (
        "Asked about a meeting with Vietnamese President Thi Lan Pham, Laotian President Somchay Keo said it was "
        "possible.",
        ("talks LAO,VNM - - mooted",),
    ),
    (
        "If a meeting with Vietnam takes place, Laos will raise the dam.",
        ("talks LAO,VNM - - mooted",),
    ),
    (
        "Laos has yet to agree to a meeting with Vietnam in Hue.",
        ("talks LAO,VNM Hue - mooted",),
    ),
    (
        "Laotian Trade Minister Somchay Keo left for Hanoi on Tuesday.",
        ("visit LAO,VNM Hanoi 2031-04-15 held",),
    ),
    (
        "Laotian Trade Minister Somchay Keo is expected to return to Hanoi in June.",
        ("visit LAO,VNM Hanoi 2031-06-01..2031-06-30 planned",),
    ),
    (
        "Vietnamese President Thi Lan Pham had a telephone conversation with Laotian President Somchay Keo.",
        ("call LAO,VNM - - held",),
    ),
    (
        "Vietnamese President Thi Lan Pham and Laotian President Somchay Keo spoke on the telephone on Monday, the "
        "second call in a week.",
        ("call LAO,VNM - 2031-04-14 held",),
    ),
    (
        "Under the plan, ministers of Laos and Vietnam will meet twice a year.",
        (),
    ),
    (
        "Vietnam and Laos agreed in Hue on Monday to open two bridges. The talks, the fifth since 2027, lasted a day.",
        ("talks LAO,VNM * * held",),
    ),
    (
        "The Laos-Vietnam talks scheduled for Monday did not take place.",
        ("talks LAO,VNM - * cancelled",),
    ),
    (
        "Switzerland will host the summit of Laos and Vietnam in Geneva on June 3. The Geneva meeting was proposed by "
        "Laos. The June 3 talks are to last a day.",
        ("summit LAO,VNM Geneva 2031-06-03 planned",),
    ),
]

STYLES = [*LIVE, *DIGEST, *BULLETIN, *AGENCY]
