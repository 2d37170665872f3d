//! Countries and organisations in English texts.

use super::english;

#[test]
fn a_country_acts_and_its_adjective_describes() {
    english("The US has asked for more time.", &["country US → US"]);
    english("US troops left the base.", &["people US → US"]);
    english("The US deactivated its command.", &["country US → US"]);
    english("UK soldiers and Danish engineers arrived.", &["people UK → GB", "people Danish → DK"]);
    english("They met US and Iraqi officials.", &["people US → US", "people Iraqi → IQ"]);
    english(
        "US, Italian, Canadian and Spanish troops had trained there.",
        &["people US → US", "people Italian → IT", "people Canadian → CA", "people Spanish → ES"],
    );
    english("US-Iraq talks resumed.", &["country US → US", "country Iraq → IQ"]);
    english("The Iraqis took the lead.", &["country Iraqis → IQ"]);
    english("The Emirates and the UAE; a UAE pilot", &["country Emirates → AE", "country UAE → AE", "people UAE → AE"]);
    english(
        "Germany's ships and the US military presence",
        &["country Germany → DE", "org US military → org:us-armed-forces"],
    );
}

#[test]
fn a_country_needs_its_capital() {
    english("Tell us what happened on turkey farms.", &[]);
    english(
        "Georgia joined, and Jordan and Turkey did too.",
        &["country Georgia → GE", "country Jordan → JO", "country Turkey → TR"],
    );
    english(
        "Australia and the Netherlands sent aircraft; Australian jets flew first.",
        &["country Australia → AU", "country the Netherlands → NL", "people Australian → AU"],
    );
    english(
        "The Republic of Korea and North Macedonia signed.",
        &["country Republic of Korea → KR", "country North Macedonia → MK"],
    );
}

#[test]
fn a_hyphen_with_a_common_word_names_no_actor() {
    english("A US-backed group held anti-ISIS and counter-ISIS exercises.", &[]);
    english(
        "Turkish-backed fighters moved on Manbij from Turkey.",
        &["place Manbij → Manbij, SY", "country Turkey → TR"],
    );
}

#[test]
fn the_longest_organisation_wins() {
    english("US Central Command said nothing.", &["org US Central Command → org:centcom"]);
    english(
        "The Combined Joint Task Force - Operation Inherent Resolve (CJTF-OIR) replied.",
        &["org Combined Joint Task Force - Operation Inherent Resolve → org:cjtf-oir", "org CJTF-OIR → org:cjtf-oir"],
    );
    english(
        "Combined Joint Task Force Operation Inherent Resolve",
        &["org Combined Joint Task Force Operation Inherent Resolve → org:cjtf-oir"],
    );
    english("The US-led coalition flew more often.", &["org US-led coalition → org:global-coalition"]);
    english("ISIL (Da'esh) lost ground.", &["org ISIL → org:isis", "org Da'esh → org:isis"]);
    english(
        "Islamic State in Iraq and Syria (ISIS)",
        &["org Islamic State in Iraq and Syria → org:isis", "org ISIS → org:isis"],
    );
    english(
        "Islamic State Khorasan and al-Qaeda",
        &["org Islamic State Khorasan → org:isis-k", "org al-Qaeda → org:al-qaeda"],
    );
    english(
        "The Middle East Eye report on the Middle East",
        &["org Middle East Eye → org:middle-east-eye", "place Middle East → Middle East, ?"],
    );
    english(
        "Germany's Bundeswehr and the French Air Force",
        &["country Germany → DE", "org Bundeswehr → org:bundeswehr", "org French Air Force → org:france-armed-forces"],
    );
    english(
        "The U.S. Army's 10th Mountain Division will replace it.",
        &["org U.S. Army → org:us-army", "org 10th Mountain Division → org:10th-mountain"],
    );
    english("The Jordanian Navy took part.", &["people Jordanian → JO", "org Navy → ?"]);
}

#[test]
fn common_words_are_no_organisation() {
    english("Central command was unified. Is it late?", &[]);
    english("The alliance of three towns", &[]);
}

#[test]
fn a_generic_word_is_the_organisation_it_stands_for() {
    english(
        "The task force denied it, and the coalition agreed.",
        &["org The task force → org:cjtf-oir", "org the coalition → org:global-coalition"],
    );
    english(
        "coalition forces and the Iraqi government",
        &["org coalition forces → org:global-coalition", "org Iraqi government → org:iraq-government"],
    );
    english(
        "the Federal Police and the Iraqi Federal Police",
        &["org Federal Police → org:iraq-federal-police", "org Iraqi Federal Police → org:iraq-federal-police"],
    );
}
