//! Is a page of several articles taken apart? Every text here is invented.

mod common;

use common::{check, headers, read, source, written};
use muster_ingest::ingest;
use muster_model::document::Given;
use muster_model::id::DocumentId;

const ONE: &str = "The force trained nine battalions in the spring, and it plans to train twelve more before the snow.";
const TWO: &str =
    "Norland will withdraw its engineers from the harbour in May, its minister of defence told reporters.";
const THREE: &str =
    "The bridge was opened again after four months, and eighty lorries crossed it on the first morning.";

#[test]
fn a_tag_page_repeats_source_date_section_and_headline() {
    let document = check(
        &format!(
            "Everything about #harbour\n\nHarbour Gazette\n3 hours ago\n- World\n- Harbour Gazette\nForce trains\n{ONE}\n\n\n\
             Norland Post\nyesterday\n- World\n- Norland Post\nEngineers of\nthe harbour leave\n{TWO}\n\n\n\
             Harbour Gazette\n06-06-2025\n- Roads\n- Harbour Gazette\nBridge open\n{THREE}\nShare this story\n"
        ),
        &[
            "heading: Everything about #harbour",
            "1 header: Harbour Gazette",
            "1 header: 3 hours ago",
            "1 header: - World",
            "1 header: - Harbour Gazette",
            "1 heading: Force trains",
            &format!("1 paragraph: {ONE}"),
            "2 header: Norland Post",
            "2 header: yesterday",
            "2 header: - World",
            "2 header: - Norland Post",
            "2 heading: Engineers of/the harbour leave",
            &format!("2 paragraph: {TWO}"),
            "3 header: Harbour Gazette",
            "3 header: 06-06-2025",
            "3 header: - Roads",
            "3 header: - Harbour Gazette",
            "3 heading: Bridge open",
            &format!("3 paragraph: {THREE}"),
            "3 boilerplate: Share this story",
        ],
    );
    assert_eq!(source(&document.parts[0]), ["", "Everything about #harbour (stated)", ""]);
    assert_eq!(source(&document.parts[1]), ["Harbour Gazette (stated)", "Force trains (stated)", "World"]);
    assert_eq!(
        source(&document.parts[2]),
        ["Norland Post (stated)", "Engineers of the harbour leave (stated)", "World"]
    );
    assert_eq!(source(&document.parts[3]), ["Harbour Gazette (stated)", "Bridge open (stated)", "Roads"]);
    assert_eq!(headers(&document, 2), ["DateLine: yesterday"]);
    let spans: Vec<_> = document.parts.iter().filter_map(|part| part.span).collect();
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?}");
}

#[test]
fn headlines_may_stand_over_their_dates() {
    let document = check(
        &format!(
            "Force trains\n\nHarbour Gazette | 2 May 2025\n\n{ONE}\n\nEngineers leave\n\nNorland Post | 1 May 2025\n\n{TWO}\n"
        ),
        &[
            "heading: Force trains",
            "header: Harbour Gazette | 2 May 2025",
            &format!("paragraph: {ONE}"),
            "1 heading: Engineers leave",
            "1 header: Norland Post | 1 May 2025",
            &format!("1 paragraph: {TWO}"),
        ],
    );
    assert_eq!(source(&document.parts[0]), ["Harbour Gazette (stated)", "Force trains (stated)", ""]);
    assert_eq!(source(&document.parts[1]), ["Norland Post (stated)", "Engineers leave (stated)", ""]);
    assert_eq!(headers(&document, 0), ["DateLine: 2 May 2025"]);
}

#[test]
fn a_chronology_is_one_document() {
    let document = read(format!("What happened when\n\n2 May 2025\n{ONE}\n\n3 May 2025\n{TWO}\n").as_bytes());
    assert_eq!(document.parts.len(), 1, "{:?}", written(&document));
}

#[test]
fn two_dates_over_one_text_are_one_head() {
    let document =
        read(format!("Force trains\n\nPublished: 2 May 2025\nUpdated: 3 May 2025\n\n{ONE}\n\n{TWO}\n").as_bytes());
    assert_eq!(document.parts.len(), 1);
    assert_eq!(headers(&document, 0), ["DateLine: 2 May 2025", "Modified: 3 May 2025"]);
}

#[test]
fn what_is_given_with_a_page_is_said_about_the_page() {
    let text =
        format!("Tags\n\n\nPost\n2 May 2025\nForce trains\n{ONE}\n\n\nGazette\n1 May 2025\nEngineers leave\n{TWO}\n");
    let given = Given { publisher: Some("A digest".into()), headline: Some("The tag".into()), ..Given::default() };
    let document = ingest("tags.txt", text.as_bytes(), DocumentId::new("sha256:00"), given);
    assert_eq!(source(&document.parts[0])[..2], ["A digest (given)", "The tag (given)"]);
    assert_eq!(source(&document.parts[1])[..2], ["Post (stated)", "Force trains (stated)"]);
}
