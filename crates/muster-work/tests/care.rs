//! A person without public office is shown at no door, in four scripts.

mod support;

use muster_model::written::{capture_to_json, claim_to_json, document_to_json};
use muster_model::{Coordinates, Given, Language, Register};

/// Invented people without office, as a text in each script names them.
const PLANTED: [(&str, &str, &[&str], &str); 4] = [
    (
        "en",
        "Marwanella Quintobar",
        &["Marwanella", "Quintobar"],
        "Residents spoke to reporters\n\nMarwanella Quintobar, a 41-year-old resident of the town, said the strike killed 12 civilians near Raqqa. \"We heard two airstrikes that night,\" Quintobar said. The coalition conducted 14 strikes in Syria in May 2017.\n",
    ),
    (
        "vi",
        "Hoàng Thị Mộng Tuyền",
        &["Mộng Tuyền"],
        "Người dân kể lại\n\nBà Hoàng Thị Mộng Tuyền, một cư dân 52 tuổi, cho biết cuộc không kích đã giết chết 12 thường dân gần Raqqa. Liên minh đã tiến hành 14 cuộc không kích ở Syria.\n",
    ),
    (
        "en",
        "مروان القنطبار",
        &["مروان", "القنطبار"],
        "Residents spoke to reporters\n\nA resident, مروان القنطبار, said the strike killed 12 civilians near Raqqa. The coalition conducted 14 strikes in Syria in May 2017.\n",
    ),
    (
        "en",
        "Марвана Квинтобар",
        &["Марвана", "Квинтобар"],
        "Residents spoke to reporters\n\nA witness, Марвана Квинтобар, said the strike killed 12 civilians near Raqqa. The coalition conducted 14 strikes in Syria in May 2017.\n",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_planted_name_is_at_no_door_of_a_record() {
    let packs = support::packs();
    for (language, name, pieces, text) in PLANTED {
        let test = support::TestRecord::new().await;
        let given = Given { language: Some(Language::from(language)), ..Given::default() };
        test.add(&packs, support::source("planted.txt", text, given)).await;
        let answers = test.answers(Coordinates::default(), "2026-11-21").await;
        let mut doors = Vec::new();
        for held in &answers.snapshot.documents {
            doors.push(document_to_json(&held.document).to_string());
            doors.push(capture_to_json(&held.capture).to_string());
        }
        doors.extend(answers.snapshot.claims.iter().map(|standing| claim_to_json(&standing.claim).to_string()));
        doors.extend(
            Register::ALL
                .iter()
                .map(|register| muster_export::json::table(&answers.table(&packs, *register)).to_string()),
        );
        doors.extend(
            answers.findings(&packs, None).iter().map(|finding| muster_export::json::finding(finding).to_string()),
        );
        assert!(answers.snapshot.claims.len() > 1, "the rest of the text is read: {name}");
        for door in doors {
            for piece in pieces {
                assert!(!door.contains(piece), "`{piece}` of {name} shows in {door}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_in_public_office_are_shown() {
    let packs = support::packs();
    let test = support::TestRecord::new().await;
    let text = "Command\n\nMajor General Percival Hartigrew of the British Army commands the task force.\n";
    test.add(&packs, support::source("office.txt", text, Given::default())).await;
    let answers = test.answers(Coordinates::default(), "2026-11-21").await;
    assert!(answers.snapshot.documents[0].document.text.contains("Percival Hartigrew"));
}
