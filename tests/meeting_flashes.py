"""More invented snippets of live blogs, digests and broadcasts, written down before the rules that read them.

Cases as in `meeting_cases`.
"""

from __future__ import annotations

from meeting_cases import Case

FLASHES: list[Case] = [
    (
        "08.30 Talks due to open in Bergen at noon. Negotiators from Norway and Morocco arrived overnight.",
        ("talks NOR,MAR Bergen * planned",),
    ),
    (
        '15.10 The Moroccan foreign ministry says a meeting tomorrow is "not on the cards".',
        (),
    ),
    (
        "17.00 Here is what we know so far: Norway and Morocco spent five hours in talks in Bergen; "
        "there will be a second day; nobody is talking to the press.",
        ("talks NOR,MAR Bergen * held",),
    ),
    (
        "17.35 Moroccan President Samir Amrani is on his way to the airport. His meeting with Norwegian "
        "President Jorun Vik ran over by an hour.",
        ("talks NOR,MAR - * held",),
    ),
    (
        "18.02 That meeting has now been pushed to Friday, according to two officials in Oslo. Norway's "
        "Ulla Strand had been due to see Morocco's Driss Amrani this evening.",
        ("talks NOR,MAR * 2031-04-18 postponed",),
    ),
    (
        "20.00 We are wrapping up our coverage. Norway and Morocco meet again in Bergen on Thursday at 9am.",
        ("talks NOR,MAR Bergen 2031-04-17 planned",),
    ),
    (
        "07.55 Good morning. It is day three of the talks between Norway and Morocco in Bergen.",
        ("talks NOR,MAR Bergen * held",),
    ),
    (
        '10.30 Will they or won\'t they? Norway says its offer of a meeting with Morocco "stands". Rabat '
        "has not replied.",
        ("talks NOR,MAR * - mooted",),
    ),
    (
        "11.11 Confirmed. The leaders of Norway and Morocco will meet in Tangier on 2 May, both "
        "governments say in a joint note.",
        ("talks NOR,MAR Tangier 2031-05-02 confirmed",),
    ),
    (
        "13.15 Scrap what we said about Friday: the Norway-Morocco meeting will now be held on Saturday.",
        ("talks NOR,MAR - 2031-04-19 planned",),
    ),
    (
        '14.44 A source close to the talks tells us that Norway and Morocco are "inches apart".',
        ("talks NOR,MAR * * held",),
    ),
    (
        "15.30 Video link established. The Norwegian and Moroccan defence ministers are talking by video.",
        ("call NOR,MAR - * held",),
    ),
    (
        "Coming up: Kenyan President Alice Kamau flies to Mogadishu on Monday for a working lunch with "
        "Somali President Yusuf Warsame.",
        ("* KEN,SOM Mogadishu 2031-04-21 planned",),
    ),
    (
        "Both sides to sit down Thursday\n\nKenya and Somalia will resume their border talks in Djibouti "
        "on Thursday, mediators said.",
        ("talks KEN,SOM Djibouti 2031-04-17 planned",),
    ),
    (
        "- On ice: the Turkish-Greek summit planned for June.",
        ("summit TUR,GRC - 2031-06-01..2031-06-30 postponed",),
    ),
    (
        "- Peruvian President Inti Quispe snubbed an invitation to the Pacific summit in Santiago, due on May 9.",
        ("summit * Santiago 2031-05-09 planned",),
    ),
    (
        "- A trilateral between Chile, Peru and Bolivia is on the cards for the autumn, officials in La Paz say.",
        ("* CHL,PER,BOL - * mooted",),
    ),
    (
        "- Ministers from Chile and Peru patched up a fishing row over breakfast in Lima on Tuesday.",
        ("* CHL,PER Lima 2031-04-15 held",),
    ),
    (
        "- Turkey's Emre Aksoy and Greece's Nikos Lambrou will share a stage in Sofia on Thursday but "
        "have no plans to meet.",
        (),
    ),
    (
        "- Proximity talks on Cyprus begin in Geneva on Monday, with the two camps in separate hotels.",
        ("talks * Geneva 2031-04-21 planned",),
    ),
    (
        "- Danish Foreign Minister Mette Holm meets Canadian counterpart Claire Roy in Nuuk Thursday.",
        ("talks DNK,CAN Nuuk 2031-04-17 planned",),
    ),
    (
        "- Stopover: Canadian Prime Minister Paul Roy met Icelandic President Jon Ball during a "
        "refuelling stop in Keflavik on Sunday.",
        ("* CAN,ISL Keflavik 2031-04-13 held",),
    ),
    (
        "Good evening. They said it would never happen, but tonight Turkish President Emre Aksoy and "
        "Greek Prime Minister Nikos Lambrou are sitting in the same room. Our correspondent is in Izmir.",
        ("talks TUR,GRC * 2031-04-16 held",),
    ),
    (
        "Now, there may be no summit after all. Greece says it is having second thoughts about going to "
        "Izmir in May to meet Turkey's president, Emre Aksoy.",
        ("* TUR,GRC Izmir 2031-05-01..2031-05-31 *",),
    ),
    (
        "So what happens next? Well, the two foreign ministers sit down together here in Izmir tomorrow "
        "morning. Greece wants the islands on the agenda. Turkey does not.",
        ("talks TUR,GRC Izmir 2031-04-17 planned",),
    ),
    (
        "Turkey's president has put off his visit to Athens. Emre Aksoy was to have flown there on Thursday.",
        ("visit TUR,GRC Athens 2031-04-17 postponed",),
    ),
    (
        "The Kenyan president tonight denied that she had met her Somali counterpart in secret.",
        (),
    ),
    (
        "Kenya's president goes to Mogadishu tomorrow. It is the first visit by a Kenyan leader in ten years.",
        ("visit KEN,SOM Mogadishu 2031-04-17 planned",),
    ),
    (
        "Talks on the Red Sea ferry have broken up in Cairo. Saudi and Egyptian officials left without "
        "a word to the cameras.",
        ("talks EGY,SAU Cairo * held",),
    ),
    (
        "Egypt and Saudi Arabia are back at the negotiating table tonight, after a week in which nobody "
        "spoke to anybody.",
        ("talks EGY,SAU - 2031-04-16 held",),
    ),
    (
        "The king of Saudi Arabia will not be going to Cairo after all. His trip, planned for Sunday, "
        "has been called off.",
        ("visit SAU,EGY Cairo 2031-04-20 cancelled",),
    ),
    (
        "There's word tonight of a possible meeting. Aides to the Egyptian president, Hany Lutfi, say "
        'he\'d sit down with the Saudi crown prince "tomorrow if need be".',
        ("talks EGY,SAU - * mooted",),
    ),
    (
        "JOINT PRESS RELEASE\n\nThe ninth round of political consultations between the Ministries of "
        "Foreign Affairs of Chile and Peru took place in Santiago on 14 April.",
        ("talks CHL,PER Santiago 2031-04-14 held",),
    ),
    (
        "The parties agreed to convene the tenth round in Lima in the first half of 2032. The Ministers "
        "of Chile and Peru thanked the hosts.",
        ("talks * Lima 2032-01-01..2032-06-30 planned",),
    ),
    (
        "At the invitation of President Inti Quispe of Peru, President Elena Rojas of Chile will make "
        "an official visit to Lima on 5-6 May.",
        ("visit CHL,PER Lima 2031-05-05..2031-05-06 planned",),
    ),
    (
        "Chile's president is set to host her Peruvian counterpart at her seaside home this weekend.",
        ("* CHL,PER - 2031-04-19..2031-04-20 planned",),
    ),
    (
        "Peru's foreign minister cut short a visit to Chile on Monday after the earthquake.",
        ("visit PER,CHL - 2031-04-14 held",),
    ),
    (
        "Peru has frozen all talks with Chile.",
        ("talks PER,CHL - - postponed",),
    ),
    (
        "Peru has ended its boycott of the talks with Chile.",
        ("talks PER,CHL - - *",),
    ),
    (
        "Peru and Chile are in talks about a tunnel.",
        ("talks PER,CHL - - held",),
    ),
    (
        "Plans for a summit between Peru and Chile were shelved on Monday.",
        ("summit PER,CHL - - *",),
    ),
    (
        "A planned meeting of the Peruvian and Chilean presidents has been thrown into doubt by the arrest.",
        ("talks PER,CHL - - planned",),
    ),
    (
        "Peruvian President Inti Quispe will skip Friday's Pacific summit in Santiago, his office said.",
        ("summit * Santiago 2031-04-18 planned",),
    ),
    (
        "Hopes of a meeting between the Peruvian and Chilean presidents faded on Monday.",
        ("talks PER,CHL - - mooted",),
    ),
    (
        "Peruvian and Chilean negotiators have been locked in talks in Arica since Sunday.",
        ("talks PER,CHL Arica * held",),
    ),
    (
        "After a marathon session in Arica, Peruvian and Chilean negotiators reached a deal early on Tuesday.",
        ("talks PER,CHL Arica * held",),
    ),
    (
        "The ministers of Peru and Chile met virtually on Monday.",
        ("call PER,CHL - 2031-04-14 held",),
    ),
    (
        "Peruvian President Inti Quispe and Chilean President Elena Rojas held a virtual summit on Monday.",
        ("summit PER,CHL - 2031-04-14 held",),
    ),
    (
        "The Peru-Chile talks are to go to a fourth day.",
        ("talks PER,CHL - * *",),
    ),
    (
        "Peruvian President Inti Quispe's trip to Santiago hangs by a thread.",
        ("visit PER,CHL Santiago - planned",),
    ),
    (
        "A date for the summit of Peru and Chile will be announced within days.",
        ("summit PER,CHL - - planned",),
    ),
    (
        "Peru has signalled it would return to talks with Chile.",
        ("talks PER,CHL - - mooted",),
    ),
    (
        "Chile wants to bring forward its summit with Peru to April.",
        ("summit PER,CHL - * *",),
    ),
    (
        "Peru and Chile agreed in principle on a summit, but neither a date nor a place has been fixed.",
        ("summit PER,CHL - - planned",),
    ),
    (
        "Santiago is the likeliest venue for a summit between Peru and Chile.",
        ("summit PER,CHL Santiago - mooted",),
    ),
    (
        "Brazil has offered its good offices for talks between Peru and Chile in Brasilia.",
        ("talks PER,CHL Brasilia - mooted",),
    ),
    (
        "Chilean President Elena Rojas begins a state visit to Peru on May 5, the first by a Chilean "
        "leader since 2012.",
        ("visit CHL,PER - 2031-05-05 planned",),
    ),
    (
        "Chilean President Elena Rojas leaves for Peru on Thursday.",
        ("visit CHL,PER - 2031-04-17 planned",),
    ),
    (
        "Chilean President Elena Rojas dropped in on Peruvian President Inti Quispe in Lima on Monday.",
        ("* CHL,PER Lima 2031-04-14 held",),
    ),
    (
        "Chilean and Peruvian officials huddled for six hours in Arica on Monday.",
        ("talks CHL,PER Arica 2031-04-14 held",),
    ),
    (
        "Chilean President Elena Rojas will come face to face with Peruvian President Inti Quispe at "
        "the Brasilia summit on May 4.",
        ("* CHL,PER Brasilia 2031-05-04 planned",),
    ),
]

ITEMS: list[Case] = [
    (
        "12:48 We've just heard that tonight's dinner between the two prime ministers is off. Denmark "
        "and Norway blame each other.",
        ("other DNK,NOR - 2031-04-16 cancelled",),
    ),
    (
        "13:00 Lunch. The Danish and Norwegian teams have broken off for an hour and will reconvene at two.",
        ("talks DNK,NOR - * *",),
    ),
    (
        '19:30 Could they meet at the weekend? "Possibly," Danish Prime Minister Lars Bruun says of '
        "Norwegian Prime Minister Jorun Vik.",
        ("talks DNK,NOR - 2031-04-19..2031-04-20 mooted",),
    ),
    (
        "20:15 Still no white smoke. Eleven hours in, the Danish and Norwegian negotiators are still talking in Oslo.",
        ("talks DNK,NOR Oslo 2031-04-16 held",),
    ),
    (
        "08:20 Today's timetable: 10:00 the Danish minister arrives in Oslo; 11:00 talks with her "
        "Norwegian counterpart; 13:00 press conference.",
        ("talks DNK,NOR * 2031-04-16 planned",),
    ),
    (
        "14:50 Change of plan: the Norway-Denmark talks move from Oslo to Bergen.",
        ("talks NOR,DNK Bergen * planned",),
    ),
    (
        "21:10 That's all from us. The ministers of Norway and Denmark return to the table at nine tomorrow.",
        ("talks NOR,DNK - 2031-04-17 planned",),
    ),
    (
        "10:40 Norway's minister Ole Moe has walked out of the meeting with his Danish counterpart, Mette Holm.",
        ("talks NOR,DNK - * held",),
    ),
    (
        '17:25 "I will not sit at a table with them," Norwegian minister Ole Moe says of the Danes.',
        (),
    ),
    (
        "07:30 The talks in Oslo, due to resume at eight, have been delayed by fog. The Danish "
        "delegation is stuck at the airport.",
        ("talks * Oslo * postponed",),
    ),
    (
        '22:05 A Danish official tells us a second meeting is "pencilled in" for Saturday.',
        ("talks * - 2031-04-19 planned",),
    ),
    (
        "12:20 Chairs are being carried into the hall where Danish Prime Minister Lars Bruun will "
        "receive Norwegian Prime Minister Jorun Vik this afternoon.",
        ("talks DNK,NOR - 2031-04-16 planned",),
    ),
    (
        "* Kenyan Foreign Minister Peter Odero arrived in Mogadishu on Tuesday on the first such trip since 2024.",
        ("visit KEN,SOM Mogadishu 2031-04-15 held",),
    ),
    (
        "* Somalia's president, Yusuf Warsame, is to be received in Nairobi on Friday.",
        ("* SOM,KEN Nairobi 2031-04-18 planned",),
    ),
    (
        "* The presidents of Kenya and Somalia spoke by telephone on Tuesday for the first time since the clash.",
        ("call KEN,SOM - 2031-04-15 held",),
    ),
    (
        "* Kenya and Somalia: a summit planned for June is now expected in September.",
        ("summit KEN,SOM - 2031-09-01..2031-09-30 *",),
    ),
    (
        "* A Somali delegation is in Nairobi this week to talk about the port.",
        ("visit SOM,KEN Nairobi * *",),
    ),
    (
        "* Turkey and Greece have agreed to resume their talks on the islands, broken off in January. "
        "No date was given.",
        ("talks TUR,GRC - - planned",),
    ),
    (
        "* Greek Prime Minister Nikos Lambrou pulled out of Thursday's meeting with Turkish President "
        "Emre Aksoy in Izmir.",
        ("talks GRC,TUR Izmir 2031-04-17 cancelled",),
    ),
    (
        "* Turkish President Emre Aksoy's visit to Athens, the first in nine years, has slipped to May.",
        ("visit TUR,GRC Athens 2031-05-01..2031-05-31 postponed",),
    ),
    (
        "* Talks about talks: Turkish and Greek diplomats met in Sofia on Monday to prepare a summit in the summer.",
        ("talks TUR,GRC Sofia 2031-04-14 held", "summit * * * planned"),
    ),
    (
        "* The Mekong commission meets in Vientiane on Monday.",
        ("* * Vientiane 2031-04-21 planned",),
    ),
    (
        "* Bolivia said it had received an invitation to the talks between Chile and Peru in Arica on "
        "Friday and would attend.",
        ("talks * Arica 2031-04-18 planned",),
    ),
    (
        "* Brazil and Paraguay have fixed May 12 for the next round of talks on the dam.",
        ("talks BRA,PRY - 2031-05-12 planned",),
    ),
    (
        "* Brazil's president called off a lunch with her Paraguayan counterpart on Monday, citing a cold.",
        ("other BRA,PRY - 2031-04-14 cancelled",),
    ),
    (
        "* Paraguayan and Brazilian officials will talk on Thursday.",
        ("talks PRY,BRA - 2031-04-17 planned",),
    ),
    (
        "* Paraguay's foreign minister cancelled a trip to Brasilia an hour before take-off.",
        ("visit PRY,BRA Brasilia - cancelled",),
    ),
    (
        "* Paraguay's talks with Brazil over the dam have been put on ice until after the election.",
        ("talks PRY,BRA - - postponed",),
    ),
    (
        "* A week of talks between Brazil and Paraguay ended on Tuesday with a handshake and no text.",
        ("talks BRA,PRY - * held",),
    ),
    (
        "* Brazil confirmed that its president, Clara Nunes, will host Paraguay's Hugo Benitez on May 2.",
        ("* BRA,PRY - 2031-05-02 confirmed",),
    ),
    (
        "PRESENTER: Good evening. The leaders of India and Pakistan sat down together today for the "
        "first time in six years. The meeting, in Muscat, lasted a little under an hour.",
        ("talks IND,PAK Muscat 2031-04-16 held",),
    ),
    (
        "REPORTER: Behind me is the hotel where Indian Prime Minister Asha Rao and Pakistani Prime "
        "Minister Omar Malik will meet tomorrow, if nothing goes wrong in the night.",
        ("talks IND,PAK - 2031-04-17 planned",),
    ),
    (
        "REPORTER: It was a short meeting. Forty minutes, I'm told, and no lunch. Indian Prime Minister "
        "Asha Rao left first; Pakistani Prime Minister Omar Malik stayed to talk to us.",
        ("talks IND,PAK - * held",),
    ),
    (
        "PRESENTER: It's a visit that's been talked about for years. On Monday, Pakistan's prime "
        "minister, Omar Malik, goes to Delhi.",
        ("visit PAK,IND Delhi 2031-04-21 planned",),
    ),
    (
        "REPORTER: Six countries are round the table in Reykjavik. Canada isn't. It says it'll come "
        "when the agenda changes.",
        ("* * Reykjavik * held",),
    ),
    (
        "PRESENTER: Officials in Ottawa have ruled nothing out, not even a summit with Iceland.",
        ("summit * - - mooted",),
    ),
    (
        "PRESENTER: Envoys from Iceland and Canada are meeting in secret tonight. Not so secret, then: "
        "it's at a hotel in Halifax.",
        ("talks ISL,CAN * 2031-04-16 held",),
    ),
    (
        "REPORTER: I understand the two prime ministers are to meet within days. Neither Iceland nor "
        "Canada will say where.",
        ("talks ISL,CAN - * planned",),
    ),
    (
        "PRESENTER: For the second night running there was no meeting. The Canadians waited, the "
        "Icelanders didn't come.",
        (),
    ),
]

ALL = [*FLASHES, *ITEMS]
