//! Which blocks does a plain text fall into? Every text here is invented.

mod common;

use common::{check, headers, read, source, written};
use muster_ingest::{decode, ingest, outline};
use muster_model::document::{Given, Known};
use muster_model::id::{DocumentId, Language};

const PROSE: &str =
    "The force trained nine battalions in the spring, and it plans to train twelve more before the snow.";

#[test]
fn a_headline_a_date_and_prose() {
    let document = check(
        &format!(
            "\u{feff}Norland trains more battalions\r\n\r\n4 April 2020\r\n\r\n{PROSE}\r\n\r\nIt said so on Monday.\r\n"
        ),
        &[
            "heading: Norland trains more battalions",
            "header: 4 April 2020",
            &format!("paragraph: {PROSE}"),
            "paragraph: It said so on Monday.",
        ],
    );
    assert_eq!(source(&document.parts[0])[1], "Norland trains more battalions (stated)");
    assert_eq!(headers(&document, 0), ["DateLine: 4 April 2020"]);
    assert_eq!(document.format, "text/plain; utf-8");
}

#[test]
fn a_retelling_says_so_in_its_first_line() {
    let document = check(
        &format!("Retold from a harbour gazette, not the original.\n\nHarbour closed\n\n2021\n\n{PROSE}\n"),
        &[
            "header: Retold from a harbour gazette, not the original.",
            "heading: Harbour closed",
            "header: 2021",
            &format!("paragraph: {PROSE}"),
        ],
    );
    assert_eq!(source(&document.parts[0]), ["retold: harbour gazette (stated)", "Harbour closed (stated)", ""]);
}

#[test]
fn a_numbered_roster_under_a_heading_over_two_lines() {
    check(
        &format!(
            "The 'Alliance of\nthe Unlikely'\n\n  1. Norland\n  2. Sudria;\n  3. Isles of\n     the West\n{PROSE}\n"
        ),
        &[
            "heading: The 'Alliance of/the Unlikely'",
            "item 1: Norland",
            "item 2: Sudria",
            "item 3: Isles of/     the West",
            &format!("paragraph: {PROSE}"),
        ],
    );
}

#[test]
fn a_line_with_a_colon_is_a_heading_over_a_list() {
    check(
        "The following nations have flown sorties:\n- Norland\n- Sudria\n\nThe general said:\nThey all came by sea in the spring.",
        &[
            "heading: The following nations have flown sorties:",
            "item: Norland",
            "item: Sudria",
            "heading: The general said:",
            "paragraph: They all came by sea in the spring.",
        ],
    );
}

#[test]
fn a_word_with_a_full_stop_over_prose_is_a_heading() {
    check(
        &format!("{PROSE}\nBối cảnh.\n{PROSE}\nHe agreed.\nThen he left it."),
        &[
            &format!("paragraph: {PROSE}"),
            "heading: Bối cảnh.",
            &format!("paragraph: {PROSE}"),
            "paragraph: He agreed.",
            "paragraph: Then he left it.",
        ],
    );
}

#[test]
fn a_list_without_marks_is_a_list() {
    check(
        &format!("Members\n\nNorland\nSudria\nIsles of the West\nEstmark\nWestmark\n\n{PROSE}"),
        &[
            "heading: Members",
            "item: Norland",
            "item: Sudria",
            "item: Isles of the West",
            "item: Estmark",
            "item: Westmark",
            &format!("paragraph: {PROSE}"),
        ],
    );
}

#[test]
fn a_numbered_heading_is_no_item() {
    check(
        &format!("1. Strikes\n\n{PROSE}\n\n2. Bases\n\n{PROSE}"),
        &["heading: 1. Strikes", &format!("paragraph: {PROSE}"), "heading: 2. Bases", &format!("paragraph: {PROSE}")],
    );
}

#[test]
fn a_printed_table_falls_into_rows() {
    check(
        "Troops by country\nCountry\tTroops\nNorland\t2,500\nSudria\t80\n",
        &["heading: Troops by country", "row: Country|Troops", "row: Norland|2,500", "row: Sudria|80"],
    );
}

#[test]
fn the_frame_is_told_from_the_document() {
    let document = check(
        &format!(
            "HELPNOW - Please donate for the flood victims!\n\nHarbour closed\n\n{PROSE} New Gazette newsletter: Tides \
             Sign up for this and other Gazette newsletters \"It is shut,\" he said.\n\nShare this story\ngazettebot\n3 min \
             read\n\nTel: +00 20 1234 5678\nwww.harbour.example\n\nJoin the Harbour.example mailing list\n\nPage last \
             modified: 01-02-2020 10:00:00 ZULU"
        ),
        &[
            "boilerplate: HELPNOW - Please donate for the flood victims!",
            "heading: Harbour closed",
            &format!("paragraph: {PROSE}"),
            "boilerplate: New Gazette newsletter: Tides Sign up for this and other Gazette newsletters",
            "paragraph: \"It is shut,\" he said.",
            "boilerplate: Share this story",
            "boilerplate: gazettebot",
            "boilerplate: 3 min read",
            "boilerplate: Tel: +00 20 1234 5678",
            "boilerplate: www.harbour.example",
            "boilerplate: Join the Harbour.example mailing list",
            "header: Page last modified: 01-02-2020 10:00:00 ZULU",
        ],
    );
    assert_eq!(source(&document.parts[0])[0], "Harbour.example (stated)");
    assert_eq!(headers(&document, 0), ["Modified: 01-02-2020 10:00:00 ZULU"]);
}

#[test]
fn a_head_of_many_lines_is_read() {
    let document = check(
        &format!(
            "PRESS RELEASE\n\nHarbour closed\nBy A Writer\nPort Norland, 4 April 2020\nSource: Harbour Gazette\n\n{PROSE}"
        ),
        &[
            "header: PRESS RELEASE",
            "heading: Harbour closed",
            "header: By A Writer",
            "header: Port Norland, 4 April 2020",
            "header: Source: Harbour Gazette",
            &format!("paragraph: {PROSE}"),
        ],
    );
    assert_eq!(source(&document.parts[0])[0], "Harbour Gazette (stated)");
    assert_eq!(headers(&document, 0), ["DateLine: 4 April 2020"]);
}

#[test]
fn a_place_at_the_start_of_prose_stays_there() {
    let text = format!("PORT NORLAND (AP) — {PROSE}");
    check(&text, &[&format!("paragraph: {text}")]);
}

#[test]
fn a_phrase_alone_is_read_as_prose() {
    check("24,502 strikes since August 2014", &["paragraph: 24,502 strikes since August 2014"]);
}

#[test]
fn a_text_of_nothing_has_one_empty_part() {
    for text in ["", "\n\n", "\u{feff}", "\r\n \t"] {
        let document = check(text, &[]);
        assert_eq!(document.parts.len(), 1);
        assert_eq!(document.parts[0].span, None);
    }
}

#[test]
fn what_is_given_beats_what_is_stated() {
    let given = Given {
        publisher: Some("Norland Gazette".into()),
        headline: Some("Closed".into()),
        address: Some("https://harbour.example/1".into()),
        language: Some(Language::new("en")),
        ..Given::default()
    };
    let text = format!("Harbour closed\n\nSource: Someone Else\n\n{PROSE}");
    let document = ingest("in/a folder/1.txt", text.as_bytes(), DocumentId::new("sha256:01"), given.clone());
    let part = &document.parts[0];
    assert_eq!(source(part), ["Norland Gazette (given)", "Closed (given)", ""]);
    assert_eq!(part.source.address.as_ref().map(|address| address.known), Some(Known::Given));
    assert_eq!(part.language, Some(Language::new("en")));
    assert_eq!((document.file.as_str(), document.id.as_str(), &document.given), ("1.txt", "sha256:01", &given));
}

#[test]
fn two_steps_make_the_same_document_as_one() {
    let bytes = PROSE.as_bytes();
    let id = DocumentId::new("sha256:00");
    let decoded = decode("case.txt", bytes);
    assert_eq!(decoded.text, PROSE);
    assert_eq!(outline(decoded, id, Given::default()), read(bytes));
}

#[test]
fn other_encodings_are_decoded_and_said() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1258.encode("Cafe");
    assert_eq!(read(&bytes).format, "text/plain; utf-8");
    let document =
        read(b"Le r\xe9giment a quitt\xe9 la base apr\xe8s un mois d'op\xe9rations, a d\xe9clar\xe9 l'arm\xe9e.");
    assert_eq!(document.format, "text/plain; windows-1252");
    assert_eq!(
        written(&document),
        ["paragraph: Le régiment a quitté la base après un mois d'opérations, a déclaré l'armée."]
    );
}

#[test]
fn what_is_not_read_is_said() {
    let document = read(b"%PDF-1.7\n%\xe2\xe3");
    assert_eq!(document.format, "application/pdf; not read: only text and web pages are");
    assert!(document.blocks.is_empty() && document.text.is_empty());
    let feed = read(b"<?xml version=\"1.0\"?>\n<rss><channel></channel></rss>");
    assert_eq!(feed.format, "text/plain; utf-8; application/rss+xml read as plain text");
}
