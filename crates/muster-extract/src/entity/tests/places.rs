//! Places in English texts.

use super::english;

#[test]
fn a_place_is_looked_up() {
    english(
        "Abu Kamal and Deir ez-Zor were taken.",
        &["place Abu Kamal → Abu Kamal, SY", "place Deir ez-Zor → Deir ez-Zor, SY"],
    );
    english(
        "fighting near al-Rakka and around Dayr az Zawr",
        &["place al-Rakka → Raqqa, SY", "place Dayr az Zawr → Deir ez-Zor, SY"],
    );
    english("He met the mayor of Ar-Raqqah.", &["post mayor of Ar-Raqqah → mayor", "place Ar-Raqqah → Raqqa, SY"]);
    english(
        "Raqqa, Mosul, Ramadi and Fallujah",
        &[
            "place Raqqa → Raqqa, SY",
            "place Mosul → Mosul, IQ",
            "place Ramadi → Ramadi, IQ",
            "place Fallujah → Fallujah, IQ",
        ],
    );
    english("near the city of Hasakah", &["place Hasakah → Hasakah, SY"]);
    english("They flew from Berlin to Doha.", &["place Berlin → Berlin, DE", "place Doha → Doha, QA"]);
    english(
        "Neither Washington nor Baghdad would say.",
        &["place Washington → Washington, US", "place Baghdad → Baghdad, IQ"],
    );
    english("The clashes in Sinjar, Syria, went on.", &["place Sinjar → Sinjar, SY", "country Syria → SY"]);
}

#[test]
fn a_part_of_a_country_is_a_place() {
    english(
        "Strikes hit northeast Syria and western Iraq.",
        &["place northeast Syria → Northeast Syria, SY", "place western Iraq → Western Iraq, IQ"],
    );
    english("Troops in northern Jordan trained.", &["place northern Jordan → ?, JO"]);
    english(
        "The capital of Iraqi Kurdistan, Erbil, was quiet.",
        &["place Iraqi Kurdistan → Iraqi Kurdistan, IQ", "place Erbil → Erbil, IQ"],
    );
}

#[test]
fn words_beside_a_name_make_it_a_place() {
    english(
        "Camp Arifjan in Kuwait is large; Camp Muster in Jordan is small. Muster was closed.",
        &[
            "place Camp Arifjan → Camp Arifjan, KW",
            "country Kuwait → KW",
            "place Camp Muster → ?, JO, 0",
            "country Jordan → JO",
            "place Muster → ?, JO, 0",
        ],
    );
    english(
        "Al Taqaddum Air Base was handed over. Al Taqaddum, in Anbar province, is large.",
        &[
            "place Al Taqaddum Air Base → Al Taqaddum Air Base, IQ",
            "place Al Taqaddum → Al Taqaddum Air Base, IQ",
            "place Anbar province → Anbar, IQ",
        ],
    );
    english(
        "Near Mosul, two strikes hit. Near Kisik, one did.",
        &["place Mosul → Mosul, IQ", "place Kisik → Kisik, IQ"],
    );
    english("Near Nowhere Farm, one did.", &["place Nowhere Farm → ?, ?, 0"]);
}

#[test]
fn common_words_are_no_places() {
    english("Reading and Nice weather helped. Most people stayed. Of these, some left.", &[]);
    english("Paris Sample and Victoria Muster are not towns.", &[]);
}

#[test]
fn a_grid_is_a_place() {
    english(
        "A report named a house near Mosul (38SLF3200022000); grid 37SFV002107 was checked.",
        &["place Mosul → Mosul, IQ", "place 38SLF3200022000 → 38SLF3222, ?", "place 37SFV002107 → 37SFV0010, ?"],
    );
    english("Lot 37SZV0021 of 2x4 boards, 120mm rounds and the 101st came on the 3rd.", &[]);
}
