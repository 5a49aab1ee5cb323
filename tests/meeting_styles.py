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
        '16.20 Moroccan President Samir Amrani says he is ready to meet Norwegian President Jorun Vik "anywhere".',
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
        "19.15 Confirmed: Norwegian President Jorun Vik and Moroccan President Samir Amrani will "
        "talk by phone tonight.",
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
        ("talks KEN,SOM * 2031-04-17..2031-04-18 planned +fisheries",),
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
        ("talks * - 2031-06-01..2031-06-30 planned",),
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


MORE: list[Case] = [
    ("10.05 Ministers of Norway and Morocco are back at the table in Bergen.", ("talks NOR,MAR Bergen * held",)),
    (
        "10.40 Norwegian Foreign Minister Ulla Strand has landed in Rabat. She will see her Moroccan "
        "counterpart, Driss Amrani, at noon.",
        ("visit NOR,MAR Rabat * held", "talks NOR,MAR - 2031-04-16 planned"),
    ),
    ("11.15 The Moroccan delegation has walked out of the talks with Norway in Bergen.", ("talks NOR,MAR Bergen * *",)),
    (
        "12.00 Handshake in Bergen: Norwegian President Jorun Vik greets Moroccan President Samir "
        "Amrani on the steps of the town hall.",
        ("talks NOR,MAR Bergen * held",),
    ),
    (
        "13.30 Reports that Norway has cancelled tomorrow's talks are false, says the foreign ministry in Oslo.",
        ("talks * - 2031-04-17 *",),
    ),
    ("14.10 Talks suspended. Norway's team has left the building in Bergen.", ("talks * * * *",)),
    (
        "15.45 That's it for today. Norway and Morocco will meet again in Bergen tomorrow at nine.",
        ("talks NOR,MAR Bergen 2031-04-17 planned",),
    ),
    (
        "16.00 President Jorun Vik of Norway will be in Rabat on Friday, her office says.",
        ("visit * Rabat 2031-04-18 planned",),
    ),
    (
        "16.30 Norwegian President Jorun Vik is in Rabat today, where she is due to meet Moroccan "
        "President Samir Amrani.",
        ("* NOR,MAR Rabat 2031-04-16 *",),
    ),
    (
        "17.20 Vik has just rung Amrani, we are told. Norwegian President Jorun Vik called Moroccan "
        "President Samir Amrani after the raid.",
        ("call NOR,MAR - * held",),
    ),
    (
        "18.00 A second call between Norwegian President Jorun Vik and Moroccan President Samir "
        "Amrani is planned for tonight.",
        ("call NOR,MAR - 2031-04-16 planned",),
    ),
    ("Norway and Morocco hold talks in Bergen on Friday about fish.", ("talks NOR,MAR Bergen 2031-04-18 planned",)),
    ("Norwegian and Moroccan ministers meet in Bergen on Friday.", ("talks NOR,MAR Bergen 2031-04-18 planned",)),
    ("Cancelled: the visit of Norwegian President Jorun Vik to Morocco.", ("visit NOR,MAR - - cancelled",)),
    (
        "Due on Monday in Bergen: the fifth round of Norway-Morocco fish talks.",
        ("talks NOR,MAR Bergen 2031-04-21 planned",),
    ),
    (
        "Also this week: Norwegian President Jorun Vik visits Morocco (Thursday).",
        ("visit NOR,MAR - 2031-04-17 planned",),
    ),
    (
        "The joint fisheries commission of Norway and Morocco convenes in Bergen on Monday.",
        ("talks NOR,MAR Bergen 2031-04-21 planned",),
    ),
    ("Morocco said its president, Samir Amrani, would not travel to Bergen.", ()),
    ("The Norway-Morocco summit is back on.", ("summit NOR,MAR - - *",)),
    ("Norway wants a summit with Morocco by the summer.", ("summit NOR,MAR - * mooted",)),
    (
        "The summit that Norway and Morocco were to hold in Bergen on Monday has been moved to Friday.",
        ("summit NOR,MAR Bergen 2031-04-18 *",),
    ),
    ("Norway and Morocco moved their summit from Bergen to Oslo.", ("summit NOR,MAR * - *",)),
    ("Morocco invited Norwegian President Jorun Vik to Rabat.", ("visit NOR,MAR Rabat - mooted",)),
    (
        "Norwegian President Jorun Vik accepted an invitation to visit Morocco in June.",
        ("visit NOR,MAR - 2031-06-01..2031-06-30 planned",),
    ),
    (
        "President Vik and President Amrani talked for two hours in Bergen on Tuesday, the Norwegian "
        "and Moroccan governments said.",
        ("talks * Bergen 2031-04-15 held",),
    ),
    (
        "Norway and Morocco held their first direct talks in a decade in Bergen on Tuesday.",
        ("talks NOR,MAR Bergen 2031-04-15 held",),
    ),
    (
        "Negotiators from Norway and Morocco spent Tuesday in a hotel in Bergen, discussing fish.",
        ("talks NOR,MAR Bergen 2031-04-15 held +fisheries",),
    ),
    (
        "Norway's foreign minister, Ulla Strand, held a video conference with Morocco's Driss Amrani on Tuesday.",
        ("call NOR,MAR - 2031-04-15 held",),
    ),
    (
        "Norway's foreign minister, Ulla Strand, had lunch with Moroccan Foreign Minister Driss "
        "Amrani in Bergen on Tuesday.",
        ("* NOR,MAR Bergen 2031-04-15 held",),
    ),
    ("Pope Pius received Norwegian President Jorun Vik in audience on Monday.", ("talks * - 2031-04-14 held",)),
    ("Norwegian President Jorun Vik was in Rabat last week, where she opened a school.", ("visit * Rabat * held",)),
    (
        "Norwegian President Jorun Vik arrives in Rabat tomorrow on a three-day visit.",
        ("visit * Rabat 2031-04-17..2031-04-19 planned",),
    ),
    (
        "Swiss mediators will bring Norway and Morocco together in Geneva on May 3.",
        ("talks NOR,MAR Geneva 2031-05-03 planned",),
    ),
    (
        "The foreign ministers of Norway and Morocco are due in Geneva on Friday.",
        ("* NOR,MAR Geneva 2031-04-18 planned",),
    ),
    (
        "A trilateral meeting of Norway, Morocco and Spain is set for May.",
        ("talks NOR,MAR,ESP - 2031-05-01..2031-05-31 planned",),
    ),
    ("Morocco's ambassador was summoned to the foreign ministry in Oslo.", ()),
    ("Norway has called off next week's meeting with Morocco.", ("talks NOR,MAR - * cancelled",)),
    ("Next week's meeting with Morocco is in doubt, Norway said.", ("talks NOR,MAR - * planned",)),
    (
        "It was unclear whether Norwegian President Jorun Vik would meet Moroccan President Samir Amrani in Bergen.",
        ("talks NOR,MAR Bergen - mooted",),
    ),
    ("Norwegian President Jorun Vik did not meet Moroccan President Samir Amrani in Bergen.", ()),
    (
        '"We will meet in Bergen in May," Norwegian President Jorun Vik said of her Moroccan '
        "counterpart, Samir Amrani.",
        ("talks * Bergen 2031-05-01..2031-05-31 planned",),
    ),
    (
        '"I met President Amrani in March," Norwegian President Jorun Vik said. Samir Amrani is the '
        "president of Morocco.",
        ("talks NOR,MAR - 2031-03-01..2031-03-31 held",),
    ),
    ("Norway's trade minister, Ole Moe, begins a tour of Morocco on Sunday.", ("visit NOR,MAR - 2031-04-20 planned",)),
    (
        "Norway is to host an Arctic conference in Tromso in September.",
        ("forum NOR Tromso 2031-09-01..2031-09-30 planned",),
    ),
    (
        "Norway and Morocco agreed at the March summit in Bergen to share the catch.",
        ("summit NOR,MAR Bergen 2031-03-01..2031-03-31 held",),
    ),
    (
        "Morocco proposed that the two presidents meet in Tangier; Norway said it was too early.",
        ("talks * Tangier - mooted",),
    ),
    (
        "Efforts to arrange a meeting between Norwegian President Jorun Vik and Moroccan President "
        "Samir Amrani have failed.",
        ("talks NOR,MAR - - mooted",),
    ),
    ("Norwegian President Jorun Vik called on Moroccan President Samir Amrani to free the crew.", ()),
    (
        "The Bergen summit ended on Tuesday with no deal between Norway and Morocco.",
        ("summit * Bergen 2031-04-15 held",),
    ),
    ("Norway and Morocco's foreign ministers are meeting in Bergen today.", ("talks NOR,MAR Bergen 2031-04-16 held",)),
    ("Norwegian President Jorun Vik flies to Morocco today.", ("visit NOR,MAR - 2031-04-16 *",)),
    (
        "Vik in Rabat: what to expect\n\nNorwegian President Jorun Vik begins a visit to Morocco today.",
        ("visit NOR,MAR * 2031-04-16 *",),
    ),
]

FATES: list[Case] = [
    ("Norway is open to talks with Morocco.", ("* * * * mooted",)),
    ("Norway did not rule out a meeting with Morocco.", ("* * * * mooted",)),
    (
        "Norwegian President Jorun Vik did not rule out that she would meet Moroccan President Samir Amrani.",
        ("* * * * mooted",),
    ),
    ("A meeting between Norway and Morocco is possible, the minister said.", ("* * * * mooted",)),
    ("A meeting between Norway and Morocco cannot be ruled out.", ("* * * * mooted",)),
    ("Norway asked for talks with Morocco.", ("* * * * mooted",)),
    ("Norway demanded talks with Morocco.", ("* * * * mooted",)),
    ("Norway is pressing for a summit with Morocco.", ("* * * * mooted",)),
    ("There is talk of a summit between Norway and Morocco.", ("* * * * mooted",)),
    ("Rumours of a summit between Norway and Morocco are growing.", ("* * * * mooted",)),
    ("Norway said talks with Morocco could begin in May.", ("* * * * mooted",)),
    ("Norway is prepared to hold talks with Morocco.", ("* * * * mooted",)),
    ("Norwegian President Jorun Vik would like to meet Moroccan President Samir Amrani.", ("* * * * mooted",)),
    (
        "Norwegian President Jorun Vik should meet Moroccan President Samir Amrani, the opposition said.",
        ("* * * * mooted",),
    ),
    ("Norway is considering talks with Morocco.", ("* * * * mooted",)),
    ("Diplomats are trying to arrange a meeting between Norway and Morocco.", ("* * * * mooted",)),
    ("Spain is trying to broker talks between Norway and Morocco.", ("* * * * mooted",)),
    ("Spain has offered to mediate in talks between Norway and Morocco.", ("* * * * mooted",)),
    ("Norway said it would agree to talks with Morocco only if the crew were freed.", ("* * * * mooted",)),
    ("Norway's condition for talks with Morocco is the release of the crew.", ("* * * * mooted",)),
    ("Before any talks with Morocco, Norway wants its crew back.", ("* * * * mooted",)),
    ("Norway is waiting for an answer from Morocco to its proposal for a summit.", ("* * * * mooted",)),
    ("Norway hopes for talks with Morocco in May.", ("* * * * mooted",)),
    ("Norway hopes the talks with Morocco will resume in May.", ("* * * * mooted",)),
    ("Norway thinks a meeting with Morocco would help.", ("* * * * mooted",)),
    ("Whether the summit between Norway and Morocco will take place is unclear.", ("* * * * mooted",)),
    ("Norway has suggested Bergen as the venue for talks with Morocco.", ("* * * * mooted",)),
    ("Spain would host a summit of Norway and Morocco.", ("* * * * mooted",)),
    ("Norway urged Morocco to resume talks.", ("* * * * mooted",)),
    ("Norway and Morocco should resume talks, Spain said.", ("* * * * mooted",)),
    ("Talks with Morocco are out of the question, Norway said.", ()),
    ("Norway sees no need for talks with Morocco.", ()),
    ("Norway will not talk to Morocco.", ()),
    ("Norway broke off talks with Morocco.", ("* * * * cancelled",)),
    ("Norway suspended talks with Morocco.", ("* * * * postponed",)),
    ("Norway and Morocco resumed talks.", ("* * * * held",)),
    ("Norway and Morocco have been holding talks since Monday.", ("* * * * held",)),
    ("Norway's talks with Morocco have stalled.", ("* * * * held",)),
    ("Norway's talks with Morocco ended in failure.", ("* * * * held",)),
    ("Norway's talks with Morocco dragged on into the night.", ("* * * * held",)),
    ("Norway has wrapped up talks with Morocco.", ("* * * * held",)),
    ("Norway emerged from talks with Morocco without a deal.", ("* * * * held",)),
    (
        "Fresh from her talks with Moroccan President Samir Amrani, Norwegian President Jorun Vik spoke of progress.",
        ("* * * * held",),
    ),
    ("Norwegian President Jorun Vik said she had met Moroccan President Samir Amrani.", ("* * * * held",)),
    ("Norwegian President Jorun Vik has met Moroccan President Samir Amrani.", ("* * * * held",)),
    (
        "Norwegian President Jorun Vik said her meeting with Moroccan President Samir Amrani had been useful.",
        ("* * * * held",),
    ),
    (
        "Norwegian President Jorun Vik described her meeting with Moroccan President Samir Amrani as useful.",
        ("* * * * held",),
    ),
    ('Norwegian President Jorun Vik\'s meeting with Moroccan President Samir Amrani was "a start".', ("* * * * held",)),
    ("Norwegian President Jorun Vik and Moroccan President Samir Amrani agreed to meet again.", ("* * * * planned",)),
    ("Norwegian President Jorun Vik is preparing to meet Moroccan President Samir Amrani.", ("* * * * planned",)),
    ("Norwegian President Jorun Vik is to receive Moroccan President Samir Amrani.", ("* * * * planned",)),
    ("Moroccan President Samir Amrani will be received by Norwegian President Jorun Vik.", ("* * * * planned",)),
    ("Norwegian President Jorun Vik looks forward to meeting Moroccan President Samir Amrani.", ("* * * * planned",)),
    ("Norwegian President Jorun Vik has agreed to meet Moroccan President Samir Amrani.", ("* * * * planned",)),
    ("Norway confirmed that the summit with Morocco would go ahead.", ("* * * * confirmed",)),
    ("The summit between Norway and Morocco will go ahead, Norway confirmed.", ("* * * * confirmed",)),
    ("The summit between Norway and Morocco was confirmed on Monday.", ("* * * * confirmed",)),
    ("The summit between Norway and Morocco has been put back by a week.", ("* * * * postponed",)),
    ("The summit between Norway and Morocco was adjourned.", ("* * * * postponed",)),
    ("Norway's summit with Morocco fell through.", ("* * * * cancelled",)),
    ("Norway's planned summit with Morocco was dropped.", ("* * * * cancelled",)),
    ("Norway withdrew from the summit with Morocco.", ("* * * * cancelled",)),
]

NAMED: list[Case] = [
    ("The two sides will go face to face in Bergen on Friday, Norway and Morocco said.", ("* * * * *",)),
    (
        "Norwegian President Jorun Vik and Moroccan President Samir Amrani dined together in Bergen on Monday.",
        ("* * * * *",),
    ),
    ("Norwegian President Jorun Vik dined with Moroccan President Samir Amrani in Bergen on Monday.", ("* * * * *",)),
    ("Norwegian President Jorun Vik had dinner with Moroccan President Samir Amrani on Monday.", ("* * * * *",)),
    (
        "Norwegian President Jorun Vik and Moroccan President Samir Amrani will share a table at a "
        "dinner in Bergen on Friday.",
        ("* * * * *",),
    ),
    (
        "Norwegian President Jorun Vik walked with Moroccan President Samir Amrani along the quay in Bergen on Monday.",
        (),
    ),
    ("Norwegian President Jorun Vik saw Moroccan President Samir Amrani in Bergen on Monday.", ("* * * * *",)),
    ("Norwegian President Jorun Vik will see Moroccan President Samir Amrani in Bergen on Monday.", ("* * * * *",)),
    (
        "Norwegian President Jorun Vik sat across from Moroccan President Samir Amrani for an hour on Monday.",
        ("* * * * *",),
    ),
    (
        "Norwegian President Jorun Vik joined Moroccan President Samir Amrani for talks in Bergen on Monday.",
        ("* * * * *",),
    ),
    (
        "Norwegian President Jorun Vik and Moroccan President Samir Amrani get together in Bergen on Friday.",
        ("* * * * *",),
    ),
    ("Norwegian President Jorun Vik and Moroccan President Samir Amrani convened in Bergen on Monday.", ("* * * * *",)),
    ("Delegations of Norway and Morocco conferred in Bergen on Monday.", ("* * * * *",)),
    ("Norwegian and Moroccan negotiators consulted in Bergen on Monday.", ("* * * * *",)),
    ("Norwegian President Jorun Vik consulted with Moroccan President Samir Amrani on Monday.", ("* * * * *",)),
    ("Norwegian and Moroccan experts will convene in Bergen on Friday.", ("* * * * *",)),
    ("A Moroccan delegation arrived in Oslo on Monday.", ("* * * * *",)),
    ("A delegation from Morocco is expected in Oslo on Friday.", ("* * * * *",)),
    ("Moroccan negotiators flew to Oslo on Monday.", ("* * * * *",)),
    ("The Moroccan foreign minister came to Oslo on Monday.", ("* * * * *",)),
    ("The Moroccan foreign minister is in Oslo for talks.", ("* * * * *",)),
    ("Moroccan President Samir Amrani stopped over in Oslo on Monday.", ("* * * * *",)),
    ("Moroccan President Samir Amrani was Norway's guest on Monday.", ()),
    ("Moroccan President Samir Amrani's stay in Oslo ended on Monday.", ("* * * * *",)),
    ("Moroccan President Samir Amrani left Oslo on Monday after a two-day visit.", ("* * * * *",)),
    ("Moroccan President Samir Amrani wound up a visit to Norway on Monday.", ("* * * * *",)),
    ("Norwegian President Jorun Vik welcomed Moroccan President Samir Amrani to Oslo on Monday.", ("* * * * *",)),
    ("Norwegian President Jorun Vik and Moroccan President Samir Amrani spoke on Monday.", ("* * * * *",)),
    (
        "Norwegian President Jorun Vik and Moroccan President Samir Amrani spoke for twenty minutes on Monday.",
        ("* * * * *",),
    ),
    ("Norwegian President Jorun Vik spoke to Moroccan President Samir Amrani on Monday.", ("* * * * *",)),
    ("Norwegian President Jorun Vik telephoned Moroccan President Samir Amrani on Monday.", ("* * * * *",)),
    (
        "Norwegian President Jorun Vik exchanged words with Moroccan President Samir Amrani at the "
        "funeral in Bergen on Monday.",
        ("talks NOR,MAR Bergen 2031-04-14 held",),
    ),
    (
        "The phone call between Norwegian President Jorun Vik and Moroccan President Samir Amrani was short.",
        ("* * * * *",),
    ),
    ("Norway and Morocco opened a hotline.", ()),
    ("The foreign ministers of Norway and Morocco spoke by video link on Monday.", ("* * * * *",)),
    ("Norway and Morocco sat at one table in Bergen on Monday.", ("* * * * *",)),
    ("The Norwegian-Moroccan working group meets in Bergen on Friday.", ("* * * * *",)),
    ("The Norwegian-Moroccan fisheries committee met in Bergen on Monday.", ("* * * * *",)),
    ("The joint committee of Norway and Morocco is to sit in Bergen on Friday.", ("* * * * *",)),
    ("The second meeting of the Norway-Morocco working group is due in May.", ("* * * * *",)),
    ("The fishing talks enter their third day in Bergen, Norway and Morocco said.", ("* * * * *",)),
    ("Day two of the fishing talks in Bergen.", ("* * * * *",)),
    ("Norway and Morocco went into the last day of talks in Bergen on Monday.", ("* * * * *",)),
    ("Norway and Morocco held a ministerial in Bergen on Monday.", ("* * * * *",)),
    ("Norway and Morocco held a round of consultations on fish.", ("* * * * *",)),
    ("The UN envoy shuttled between Oslo and Rabat.", ()),
    ("The UN envoy, Peter Ward, arrived in Rabat on Monday.", ("* * * * *",)),
    ("The UN envoy, Peter Ward, met the Moroccan foreign minister in Rabat on Monday.", ("* * * * *",)),
    ("The EU foreign policy chief, Anna Berg, will visit Rabat on Friday.", ("* * * * *",)),
    ("EU leaders meet in Brussels on Friday to discuss fish.", ("* * * * *",)),
    ("The African Union summit opened in Kigali on Monday.", ("* * * * *",)),
    ("Morocco boycotted the African Union summit in Kigali on Monday.", ("* * * * *",)),
    ("NATO defence ministers gathered in Brussels on Monday.", ("* * * * *",)),
    ("The Security Council met on Monday.", ("* * * * *",)),
    ("The Security Council will hold an emergency session on Friday.", ("* * * * *",)),
    ("The cabinet met in Oslo on Monday.", ()),
    ("Parliament met in Oslo on Monday.", ()),
    ("Voters meet the candidates in Oslo on Friday.", ()),
    ("Norwegian President Jorun Vik met fishermen in Bergen on Monday.", ()),
    ("Norwegian President Jorun Vik visited a school in Bergen on Monday.", ()),
    ("Norwegian President Jorun Vik travelled to Bergen on Monday.", ()),
]

DATED: list[Case] = [
    ("Norway and Morocco will hold talks this week.", ("* * * 2031-04-14..2031-04-20 *",)),
    ("Norway and Morocco will hold talks next month.", ("* * * 2031-05-01..2031-05-31 *",)),
    ("Norway and Morocco will hold talks later this month.", ("* * * * *",)),
    ("Norway and Morocco will hold talks by the end of the month.", ("* * * 2031-04-16..2031-04-30 *",)),
    ("Norway and Morocco held talks over the weekend.", ("* * * 2031-04-12..2031-04-13 *",)),
    ("Norway and Morocco will hold talks on Thursday and Friday.", ("* * * 2031-04-17..2031-04-18 *",)),
    ("Norway and Morocco will hold talks in Bergen from May 3 to May 5.", ("* * * 2031-05-03..2031-05-05 *",)),
    ("Norway and Morocco will hold talks in Bergen on 3-5 May.", ("* * * 2031-05-03..2031-05-05 *",)),
    (
        "Norwegian President Jorun Vik begins a three-day visit to Morocco on Monday.",
        ("* * * 2031-04-21..2031-04-23 *",),
    ),
    ("A two-day summit of Norway and Morocco opens in Bergen on Friday.", ("* * * 2031-04-18..2031-04-19 *",)),
    ("Two days of talks between Norway and Morocco ended in Bergen on Tuesday.", ("* * * 2031-04-14..2031-04-15 *",)),
    (
        "Norway and Morocco issued a statement on Tuesday at the end of two days of talks in Bergen.",
        ("* * * 2031-04-14..2031-04-15 *",),
    ),
    ("After three days of talks in Bergen, Norway and Morocco signed an accord on Tuesday.", ("* * * * *",)),
    ("Norway and Morocco will hold talks within a week.", ("* * * * *",)),
    ("Norway and Morocco will meet in two weeks.", ("* * * * *",)),
    ("Norway and Morocco will meet before the summer.", ("* * * * *",)),
    ("Norway and Morocco will meet early next week.", ("* * * * *",)),
    ("Norway and Morocco will meet in the autumn.", ("* * * 2031-09-01..2031-12-31 *",)),
    ("Norway and Morocco met in the spring of 2029.", ("* * * 2029-03-01..2029-06-30 *",)),
    ("Norway and Morocco met in 2029.", ("* * * 2029-01-01..2029-12-31 *",)),
    ("Norway and Morocco met two years ago in Bergen.", ("* * * 2029-01-01..2029-12-31 *",)),
    ("Norway and Morocco met three weeks ago in Bergen.", ("* * * 2031-03-24..2031-03-30 *",)),
    ("Norway and Morocco met yesterday.", ("* * * 2031-04-15 *",)),
    ("Norway and Morocco met last Thursday in Bergen.", ("* * * 2031-04-10 *",)),
    ("Norway and Morocco meet tomorrow.", ("* * * 2031-04-17 *",)),
    ("Norway and Morocco meet on Friday week.", ("* * * * *",)),
    (
        "Talks between Norway and Morocco, planned for March, were called off.",
        ("* * * 2031-03-01..2031-03-31 cancelled",),
    ),
    ("The summit between Norway and Morocco was moved from May 3 to May 9.", ("* * * 2031-05-09 *",)),
    ("The summit between Norway and Morocco was postponed from May to June.", ("* * * 2031-06-01..2031-06-30 *",)),
    ("The summit between Norway and Morocco was postponed to June.", ("* * * 2031-06-01..2031-06-30 *",)),
    ("The summit between Norway and Morocco, which was to begin on Monday, has been postponed.", ("* * * * *",)),
    ("On the eve of Friday's summit with Morocco, Norway freed the crew.", ("* * * 2031-04-18 *",)),
    ("The day after the summit with Morocco, Norway freed the crew.", ("* * * * *",)),
    ("Norway agreed on Monday to talks with Morocco.", ("* * * - *",)),
    ("Norway proposed on Monday a summit with Morocco in May.", ("* * * 2031-05-01..2031-05-31 *",)),
    ("Norway said on Monday that talks with Morocco would be held in May.", ("* * * 2031-05-01..2031-05-31 *",)),
    ("Norway said talks with Morocco held in March had failed.", ("* * * 2031-03-01..2031-03-31 *",)),
    (
        "Norwegian President Jorun Vik arrived in Rabat on Monday for talks with Moroccan President Samir Amrani.",
        ("* * * 2031-04-14 *",),
    ),
    (
        "Norwegian President Jorun Vik said after talks with Moroccan President Samir Amrani on Monday that the "
        "crew was free.",
        ("* * * 2031-04-14 *",),
    ),
    (
        "Norwegian President Jorun Vik and Moroccan President Samir Amrani met on the sidelines of a summit in "
        "Bergen on Monday.",
        ("talks MAR,NOR * 2031-04-14 *", "summit * Bergen * *"),
    ),
    ("Talks between Norway and Morocco have been going on since Monday.", ("* * * * *",)),
    ("Talks between Norway and Morocco began on Monday and will end on Friday.", ("* * * * *",)),
    ("Talks between Norway and Morocco resumed on Monday after a break of two months.", ("* * * 2031-04-14 *",)),
    ("The talks between Norway and Morocco at noon lasted an hour.", ("* * * * *",)),
    ("Norway and Morocco are to meet at noon on Friday.", ("* * * 2031-04-18 *",)),
    ("Norway and Morocco are to meet at 3pm.", ("* * * * *",)),
    ("This afternoon Norway and Morocco meet in Bergen.", ("* * * 2031-04-16 *",)),
    ("Monday's meeting between Norway and Morocco was short.", ("* * * 2031-04-14 *",)),
    ("Next Monday's meeting between Norway and Morocco will be short.", ("* * * 2031-04-21 *",)),
]

STYLES = [*LIVE, *DIGEST, *BULLETIN, *AGENCY, *MORE, *FATES, *NAMED, *DATED]
