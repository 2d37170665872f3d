//! Are the five real documents laid out as they are printed? Skipped only where they are not at hand, and never in CI.

#![allow(clippy::disallowed_methods, reason = "a test of real documents opens them where they lie")]

mod common;

use std::fs;
use std::path::PathBuf;

use common::{headers, read, sound, source, written};
use muster_model::document::{BlockKind, Document};

/// Returns the seed whose file name begins with `number`.
fn seed(number: &str) -> Option<Document> {
    let shared = std::env::var_os("MUSTER_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from);
    let found = fs::read_dir(shared.join("seeds")).ok().and_then(|mut files| {
        files.find_map(|file| file.ok().filter(|file| file.file_name().to_string_lossy().starts_with(number)))
    });
    let Some(file) = found else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "seed {number} is missing in {}", shared.display());
        return None;
    };
    let bytes = fs::read(file.path()).expect("a listed file opens");
    let document = read(&bytes);
    assert_eq!(document.text.as_bytes(), bytes, "the text is the file");
    assert_eq!(document.format, "text/plain; utf-8");
    sound(&document);
    Some(document)
}

fn count(document: &Document, kind: BlockKind) -> usize {
    document.blocks.iter().filter(|block| block.kind == kind).count()
}

#[test]
fn the_encyclopedia_page_has_its_two_headings() {
    let Some(document) = seed("000") else { return };
    assert_eq!(count(&document, BlockKind::Heading), 2);
    assert!(written(&document).contains(&"heading: Lịch sử.".to_owned()));
    assert_eq!(count(&document, BlockKind::Paragraph), 9);
    assert_eq!(document.parts.len(), 1);
}

#[test]
fn the_fact_sheet_ends_in_contacts() {
    let Some(document) = seed("001") else { return };
    assert_eq!(count(&document, BlockKind::Heading), 2);
    assert_eq!(count(&document, BlockKind::Boilerplate), 5);
    assert!(document.blocks.iter().rev().take(5).all(|block| block.kind == BlockKind::Boilerplate));
    assert_eq!(count(&document, BlockKind::Paragraph), 6);
}

#[test]
fn the_share_bar_is_not_the_article() {
    let Some(document) = seed("002") else { return };
    assert_eq!(count(&document, BlockKind::Heading), 1);
    assert_eq!(count(&document, BlockKind::Paragraph), 4);
    assert_eq!(count(&document, BlockKind::Boilerplate), 3);
}

#[test]
fn the_roster_has_sixty_two_numbered_items() {
    let Some(document) = seed("003") else { return };
    let items: Vec<_> = document.blocks.iter().filter(|block| block.kind == BlockKind::Item).collect();
    assert_eq!(items.len(), 62);
    assert!(items.iter().zip(1..).all(|(item, number)| item.ordinal == Some(number)));
    assert_eq!(items[13].span.of(&document.text), Some("Egypt"));
    let lines = written(&document);
    assert_eq!(count(&document, BlockKind::Boilerplate), 2);
    assert!(lines[0].starts_with("boilerplate: UNITED24"));
    assert_eq!(lines[1], "heading: Operation Inherent Resolve");
    assert_eq!(lines[2], "heading: New 'Coalition of/the un-Willing'");
    assert_eq!(count(&document, BlockKind::Paragraph), 8);
    assert_eq!(source(&document.parts[0])[..2], ["GlobalSecurity.org (stated)", "Operation Inherent Resolve (stated)"]);
    assert_eq!(headers(&document, 0), ["Modified: 15-12-2021 18:42:47 ZULU"]);
}

#[test]
fn the_tag_page_is_a_page_and_four_articles() {
    let Some(document) = seed("004") else { return };
    assert_eq!(document.parts.len(), 5);
    assert_eq!(source(&document.parts[0])[1], "Latest news with #CJTF-OIR (stated)");
    let expected = [
        ("Iraqi News (stated)", "Baghdad, US Central Command", "DateLine: 12 hours ago"),
        ("Iraqi News (stated)", "Estonia to withdraw", "DateLine: a day ago"),
        ("Middle East Eye (stated)", "US to investigate", "DateLine: 06-06-2025"),
        ("Iraqi News (stated)", "Iraq continues", "DateLine: 26-01-2025"),
    ];
    for (part, (publisher, headline, date)) in (1..).zip(expected) {
        let [found_publisher, found_headline, category] = source(&document.parts[part]);
        assert_eq!((found_publisher.as_str(), category.as_str()), (publisher, "Politics"));
        assert!(found_headline.starts_with(headline) && found_headline.ends_with("(stated)"), "{found_headline}");
        assert_eq!(headers(&document, part), [date]);
        let kinds: Vec<BlockKind> =
            document.blocks.iter().filter(|block| block.part == part).map(|block| block.kind).collect();
        assert_eq!(kinds[..4], [BlockKind::Header; 4]);
        assert_eq!(kinds[4..6], [BlockKind::Heading, BlockKind::Paragraph]);
    }
    let plug: Vec<_> = document.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate).collect();
    assert_eq!(plug.len(), 1);
    let words = plug[0].span.of(&document.text).unwrap_or_default();
    assert!(words.starts_with("New MEE newsletter:") && words.ends_with("newsletters"), "{words}");
}
