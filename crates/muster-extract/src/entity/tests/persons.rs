//! Persons in English texts.

use super::english;

#[test]
fn a_description_stands_before_a_name() {
    english(
        "Pentagon spokeswoman Dana Example declined.",
        &[
            "org Pentagon → org:us-dod",
            "post spokeswoman → spokesperson",
            "person Dana Example → Dana Example; public; Pentagon spokeswoman",
        ],
    );
    english(
        "President Joe Sample and Prime Minister al-Mithali met.",
        &[
            "post President → president",
            "person Joe Sample → Joe Sample; public; President",
            "post Prime Minister → prime_minister",
            "person al-Mithali → al-Mithali; public; Prime Minister",
        ],
    );
    english(
        "coalition spokesman Army Colonel Peter Sample said so.",
        &[
            "org coalition → org:global-coalition",
            "post spokesman → spokesperson",
            "org Army → ?",
            "person Peter Sample → Peter Sample; public; Colonel; Army; coalition spokesman",
        ],
    );
    english(
        "Danish Minister of Defence, Henrik Muster, agreed. Muster left.",
        &[
            "people Danish → DK",
            "post Minister of Defence → minister_of_defence",
            "person Henrik Muster → Henrik Muster; public; DK; Minister of Defence",
            "person Muster → Henrik Muster; public; DK; Minister of Defence",
        ],
    );
    english(
        "The coalition's spokesman, Colonel Peter Sample, agreed.",
        &[
            "org The coalition → org:global-coalition",
            "post spokesman → spokesperson",
            "person Peter Sample → Peter Sample; public; Colonel; spokesman",
        ],
    );
    english(
        "the US chargé d'affaires in Baghdad, Laura Sample, came too",
        &[
            "people US → US",
            "post chargé d'affaires in Baghdad → charge_d_affaires",
            "place Baghdad → Baghdad, IQ",
            "person Laura Sample → Laura Sample; public; US; chargé d'affaires in Baghdad",
        ],
    );
    english(
        "The US special envoy, Thomas Sample, said so.",
        &[
            "people US → US",
            "post special envoy → special_envoy",
            "person Thomas Sample → Thomas Sample; public; US; special envoy",
        ],
    );
    english(
        "US Ambassador to Iraq Alina Muster spoke in Erbil.",
        &[
            "people US → US",
            "post Ambassador to Iraq → ambassador",
            "country Iraq → IQ",
            "person Alina Muster → Alina Muster; public; US; Ambassador to Iraq",
            "place Erbil → Erbil, IQ",
        ],
    );
    english(
        "The Iraqi army chief, General Yarallah Mithal, agreed.",
        &[
            "people Iraqi → IQ",
            "post army chief → chief_of_defence",
            "person Yarallah Mithal → Yarallah Mithal; public; General; IQ; army chief",
        ],
    );
    english(
        "The new commander of CJTF-OIR, Kevin Sample, and the outgoing commander, Karl Muster, met.",
        &[
            "post commander of CJTF-OIR → commander",
            "org CJTF-OIR → org:cjtf-oir",
            "person Kevin Sample → Kevin Sample; public; commander of CJTF-OIR",
            "post commander → commander",
            "person Karl Muster → Karl Muster; public; commander",
        ],
    );
    english(
        "the Commander of Combined Joint Task Force Operation Inherent Resolve (CJTF-OIR), Kevin Sample, and others",
        &[
            "post Commander of Combined Joint Task Force Operation Inherent Resolve (CJTF-OIR) → commander",
            "org Combined Joint Task Force Operation Inherent Resolve → org:cjtf-oir",
            "org CJTF-OIR → org:cjtf-oir",
            "person Kevin Sample → Kevin Sample; public; Commander of Combined Joint Task Force Operation Inherent Resolve (CJTF-OIR)",
        ],
    );
    english(
        "The governor of Nineveh, Najm Mithal, and Mosul's mayor",
        &[
            "post governor of Nineveh → governor",
            "place Nineveh → Nineveh, IQ",
            "person Najm Mithal → Najm Mithal; public; governor of Nineveh",
            "place Mosul → Mosul, IQ",
            "post mayor → mayor",
        ],
    );
    english(
        "In Washington, President Ann Sample met the president of Iraq, Barham Mithal.",
        &[
            "place Washington → Washington, US",
            "post President → president",
            "person Ann Sample → Ann Sample; public; President",
            "post president of Iraq → president",
            "country Iraq → IQ",
            "person Barham Mithal → Barham Mithal; public; president of Iraq",
        ],
    );
    english(
        "Former commander Joseph Sample wrote a book.",
        &["post commander → commander", "person Joseph Sample → Joseph Sample; public; commander"],
    );
    english(
        "Commander of US Central Command General Michael Muster and UK Defence Secretary Ben Sample agreed.",
        &[
            "post Commander of US Central Command → commander",
            "org US Central Command → org:centcom",
            "person Michael Muster → Michael Muster; public; General; Commander of US Central Command",
            "people UK → GB",
            "post Defence Secretary → secretary_of_defense",
            "person Ben Sample → Ben Sample; public; GB; Defence Secretary",
        ],
    );
    english(
        "CENTCOM commander Gen. Erik Sample visited Al-Hol.",
        &[
            "org CENTCOM → org:centcom",
            "post commander → commander",
            "person Erik Sample → Erik Sample; public; General; CENTCOM commander",
            "place Al-Hol → Al Hawl, SY",
        ],
    );
    english(
        "President Bashar Mithal's government and Turkish President Recep Muster's spokesman",
        &[
            "post President → president",
            "person Bashar Mithal → Bashar Mithal; public; President",
            "people Turkish → TR",
            "post President → president",
            "person Recep Muster → Recep Muster; public; TR; President",
            "post spokesman → spokesperson",
        ],
    );
}

#[test]
fn a_description_stands_behind_a_name() {
    english(
        "Major General Robin Example, deputy commander of the task force, spoke first.",
        &[
            "person Robin Example → Robin Example; public; Major General; deputy commander of the task force",
            "post deputy commander of the task force → deputy_commander",
            "org the task force → org:cjtf-oir",
        ],
    );
    english(
        "Hanna Muster, the commander of US Central Command, travelled to Erbil.",
        &[
            "person Hanna Muster → Hanna Muster; public; commander of US Central Command",
            "post commander of US Central Command → commander",
            "org US Central Command → org:centcom",
            "place Erbil → Erbil, IQ",
        ],
    );
    english(
        "Muster, the Danish defence minister, agreed.",
        &[
            "person Muster → Muster; public; DK; defence minister",
            "people Danish → DK",
            "post defence minister → minister_of_defence",
        ],
    );
    english(
        "Steven Sample, Charge d'Affaires at the US Embassy in Baghdad; Kevin Muster, commander of CJTF-OIR",
        &[
            "person Steven Sample → Steven Sample; public; Charge d'Affaires at the US Embassy in Baghdad",
            "post Charge d'Affaires at the US Embassy in Baghdad → charge_d_affaires",
            "org US Embassy in Baghdad → org:us-embassy-baghdad",
            "person Kevin Muster → Kevin Muster; public; commander of CJTF-OIR",
            "post commander of CJTF-OIR → commander",
            "org CJTF-OIR → org:cjtf-oir",
        ],
    );
    english(
        "Peter Sample, a spokesman for the department, agreed.",
        &[
            "person Peter Sample → Peter Sample; public; spokesman for the department",
            "post spokesman for the department → spokesperson",
        ],
    );
    english(
        "Iraqi Staff Lieutenant General Abdul Amir al-Mithali, deputy commander of the Joint Operations Command for Iraq, said so.",
        &[
            "people Iraqi → IQ",
            "person Abdul Amir al-Mithali → Abdul Amir al-Mithali; public; Lieutenant General; IQ; deputy commander of the Joint Operations Command for Iraq",
            "post deputy commander of the Joint Operations Command for Iraq → deputy_commander",
            "org Joint Operations Command for Iraq → org:joc-iraq",
        ],
    );
    english(
        "Brigadier General Karl van den Muster, the 11th commander of the coalition, left.",
        &[
            "person Karl van den Muster → Karl van den Muster; public; Brigadier General; commander of the coalition",
            "post commander of the coalition → commander",
            "org the coalition → org:global-coalition",
        ],
    );
    english(
        "Secretary of Defense Lloyd Sample and General Mark Muster, chairman of the Joint Chiefs of Staff, testified.",
        &[
            "post Secretary of Defense → secretary_of_defense",
            "person Lloyd Sample → Lloyd Sample; public; Secretary of Defense",
            "person Mark Muster → Mark Muster; public; General; chairman of the Joint Chiefs of Staff",
            "post chairman of the Joint Chiefs of Staff → chairman_joint_chiefs",
        ],
    );
}

#[test]
fn what_a_person_does_tells_the_post() {
    english(
        "Lt. Gen. Paul Q. Sample commands CJTF-OIR.",
        &["person Paul Q. Sample → Paul Q. Sample; public; Lieutenant General", "org CJTF-OIR → org:cjtf-oir"],
    );
    english(
        "Karim Mithal serves as deputy commander for operations and intelligence.",
        &[
            "person Karim Mithal → Karim Mithal; public; deputy commander for operations and intelligence",
            "post deputy commander for operations and intelligence → deputy_commander",
        ],
    );
    english(
        "Former soldier Tom Sample, who commanded the task force, retired.",
        &["person Tom Sample → Tom Sample; public", "org the task force → org:cjtf-oir"],
    );
}

#[test]
fn a_rank_alone_is_no_public_office() {
    english(
        "Sgt. Maria Sample of the British Army was killed.",
        &["person Maria Sample → Maria Sample; private; Sergeant; Army; GB", "org British Army → org:uk-army"],
    );
    english(
        "Staff Major General Yahya Mithal of the Iraqi Army said so.",
        &["person Yahya Mithal → Yahya Mithal; private; Major General; Army; IQ", "org Iraqi Army → org:iraq-army"],
    );
    english(
        "\"The base is safe,\" Colonel Sample told Reuters.",
        &["person Sample → Sample; private; Colonel", "org Reuters → org:reuters"],
    );
    english(
        "Mike Sample, a senior US Army officer, said so.",
        &[
            "person Mike Sample → Mike Sample; private; Army; US; US Army officer",
            "org US Army → org:us-army",
            "post officer → official",
        ],
    );
    english(
        "A soldier named Karl Muster was hurt at Ain al-Asad.",
        &["person Karl Muster → Karl Muster; private", "place Ain al-Asad → Al Asad Air Base, IQ"],
    );
}

#[test]
fn who_holds_no_office_is_private() {
    english(
        "PETER SAMPLE, a fellow at The Century Foundation, disagreed.",
        &[
            "person PETER SAMPLE → PETER SAMPLE; private; fellow at The Century Foundation",
            "post fellow at The Century Foundation → analyst",
            "org The Century Foundation → org:century-foundation",
        ],
    );
    english(
        "Amira, a 29-year-old Kurdish woman, ran away. Amira came back.",
        &["person Amira → Amira; private", "person Amira → Amira; private"],
    );
    english(
        "Speaking to MEE, Dalal, a 41-year-old baker, said she saw it.",
        &["org MEE → org:middle-east-eye", "person Dalal → Dalal; private"],
    );
    english(
        "Khalid Mansour, 34, a farmer from Hajin, lost his house.",
        &["person Khalid Mansour → Khalid Mansour; private", "place Hajin → Hajin, SY"],
    );
    english("A resident, Hassan Muthanna, saw it.", &["person Hassan Muthanna → Hassan Muthanna; private"]);
    english("Her brother, Yusuf Mithal, died.", &["person Yusuf Mithal → Yusuf Mithal; private"]);
    english("\"We ran,\" said Widad Mithal.", &["person Widad Mithal → Widad Mithal; private"]);
    english(
        "Mrs Sample waited in Mosul. Dr Muster treated her.",
        &["person Sample → Sample; private", "place Mosul → Mosul, IQ", "person Muster → Muster; private"],
    );
    english(
        "Local residents Omar Mithal and Sara Mithal fled to Tal Afar.",
        &[
            "person Omar Mithal → Omar Mithal; private",
            "person Sara Mithal → Sara Mithal; private",
            "place Tal Afar → Tal Afar, IQ",
        ],
    );
    english(
        "They named the dead as Omar Mithal, his wife Widad, and their son, Zaid.",
        &["person Omar Mithal → Omar Mithal; private", "person Widad → Widad; private", "person Zaid → Zaid; private"],
    );
    english(
        "Colonel Sample's wife, Anna, wept.",
        &["person Sample → Sample; private; Colonel", "person Anna → Anna; private"],
    );
    english(
        "The leader of the group, Abu Mithal al-Halabi, was killed near Shaddadi.",
        &[
            "post leader of the group → adversary_leader",
            "person Abu Mithal al-Halabi → Abu Mithal al-Halabi; private; leader of the group",
            "place Shaddadi → Shaddadi, SY",
        ],
    );
    english(
        "An assistant minister, Jane Muster, came.",
        &["post assistant minister → minister", "person Jane Muster → Jane Muster; private; assistant minister"],
    );
    english(
        "\"It is over,\" said Noor Muthanna, a shopkeeper in Raqqa.",
        &["person Noor Muthanna → Noor Muthanna; private", "place Raqqa → Raqqa, SY"],
    );
    english(
        "Among the dead were Fatima al-Mithali, 12, and her sisters Noor and Rima.",
        &[
            "person Fatima al-Mithali → Fatima al-Mithali; private",
            "person Noor → Noor; private",
            "person Rima → Rima; private",
        ],
    );
    english(
        "Abu Mithal, who lost two sons, said that the family of Umm Sami was inside.",
        &["person Abu Mithal → Abu Mithal; private", "person Umm Sami → Umm Sami; private"],
    );
    english(
        "The victims: Ahmad Hussein al-Mithal; Sabah Mithal (child); Zarqa Muster, adult female",
        &[
            "person Ahmad Hussein al-Mithal → Ahmad Hussein al-Mithal; private",
            "person Sabah Mithal → Sabah Mithal; private",
            "person Zarqa Muster → Zarqa Muster; private",
        ],
    );
    english("The 34-year-old mother of two, Dunya, was hurt.", &["person Dunya → Dunya; private"]);
    english(
        "The bodies of Maryam and Yousif were found.",
        &["person Maryam → Maryam; private", "person Yousif → Yousif; private"],
    );
    english("A man named Haqi told the reporter that he fled.", &["person Haqi → Haqi; private"]);
    english(
        "\"Nobody helped us,\" Zarifa said. Zarifa, 51, lives in Hajin.",
        &["person Zarifa → Zarifa; private", "person Zarifa → Zarifa; private", "place Hajin → Hajin, SY"],
    );
    english(
        "Journalist Ali Mithal of Reuters reported from Kirkuk.",
        &[
            "post Journalist → press_officer",
            "person Ali Mithal → Ali Mithal; private; Journalist",
            "org Reuters → org:reuters",
            "place Kirkuk → Kirkuk, IQ",
        ],
    );
    english(
        "Abu Mithal al-Halabi led ISIS, and ISIS commander Omar Mithal fled.",
        &[
            "person Abu Mithal al-Halabi → Abu Mithal al-Halabi; private",
            "org ISIS → org:isis",
            "org ISIS → org:isis",
            "post commander → commander",
            "person Omar Mithal → Omar Mithal; private; ISIS commander",
        ],
    );
    english(
        "The minister met Airwars director Karl Sample.",
        &[
            "post minister → minister",
            "org Airwars → org:airwars",
            "post director → director",
            "person Karl Sample → Karl Sample; private; Airwars director",
        ],
    );
}

#[test]
fn a_last_name_is_the_person_named_before_or_behind() {
    english(
        "Prime Minister Salim al-Mithali spoke. Al-Mithali left.",
        &[
            "post Prime Minister → prime_minister",
            "person Salim al-Mithali → Salim al-Mithali; public; Prime Minister",
            "person Al-Mithali → Salim al-Mithali; public; Prime Minister",
        ],
    );
    english(
        "Sample warns of delay\nArmy Colonel Peter Sample is the coalition's spokesman.",
        &[
            "person Sample → Peter Sample; public; Colonel; Army; spokesman",
            "org Army → ?",
            "person Peter Sample → Peter Sample; public; Colonel; Army; spokesman",
            "org the coalition → org:global-coalition",
            "post spokesman → spokesperson",
        ],
    );
    english(
        "Iraqi PM Mithali Meets US General in Baghdad\nPrime Minister Mohammed Mithali met Bashar as-Sadr.",
        &[
            "people Iraqi → IQ",
            "post PM → prime_minister",
            "person Mithali → Mohammed Mithali; public; Prime Minister",
            "people US → US",
            "place Baghdad → Baghdad, IQ",
            "post Prime Minister → prime_minister",
            "person Mohammed Mithali → Mohammed Mithali; public; Prime Minister",
            "person Bashar as-Sadr → Bashar as-Sadr; private",
        ],
    );
    english(
        "Col. Myles Q. Sample III, spokesman for OIR, agreed. Col. Sample left.",
        &[
            "person Myles Q. Sample III → Myles Q. Sample III; public; Colonel; spokesman for OIR",
            "post spokesman for OIR → spokesperson",
            "org OIR → org:oir",
            "person Sample → Myles Q. Sample III; public; Colonel; spokesman for OIR",
        ],
    );
    english(
        "Later Kevin Sample spoke. Kevin Sample is the mayor of Hajin. Sample left.",
        &[
            "person Kevin Sample → Kevin Sample; public; mayor of Hajin",
            "person Kevin Sample → Kevin Sample; public; mayor of Hajin",
            "post mayor of Hajin → mayor",
            "place Hajin → Hajin, SY",
            "person Sample → Kevin Sample; public; mayor of Hajin",
        ],
    );
}

#[test]
fn other_capitals_are_no_persons() {
    english("Meanwhile, a 34-year-old man was killed. However, a woman, who saw it, ran.", &[]);
    english(
        "However, the commander, Kevin Sample, said no.",
        &["post commander → commander", "person Kevin Sample → Kevin Sample; public; commander"],
    );
    english("General elections were held. Major operations ended. Private companies left.", &[]);
    english("Ali Al Salem Air Base hosts jets.", &["place Ali Al Salem Air Base → Ali Al Salem Air Base, KW"]);
    english("Operation Roundup helped. Local officials said that Highway Nine was cut, and the Bill passed.", &[]);
    english("Mark 82 bombs and the Frank report", &[]);
}

#[test]
fn short_forms_of_ranks_and_offices_are_read() {
    english(
        "On Monday Lieut. Col. Peter Sample met Rep. Anna Specimen.",
        &[
            "person Peter Sample → Peter Sample; private; Lieutenant Colonel",
            "post Rep. → member_of_parliament",
            "person Anna Specimen → Anna Specimen; public; Rep.",
        ],
    );
    english("Several terrorist groups fled.", &[]);
}
