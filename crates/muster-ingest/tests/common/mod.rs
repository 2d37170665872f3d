//! What the tests of this room share: one way in, one way to look at what came out.
#![allow(dead_code, reason = "each test file uses some of it")]

use muster_ingest::ingest;
use muster_model::document::{Block, BlockKind, Document, Given, Part};
use muster_model::id::DocumentId;

/// Reads bytes under a name of no meaning.
pub fn read(bytes: &[u8]) -> Document {
    ingest("case.txt", bytes, DocumentId::new("sha256:00"), Given::default())
}

/// Writes a document's blocks as lines: part when it is not 0, kind, number, words.
pub fn written(document: &Document) -> Vec<String> {
    document.blocks.iter().map(|block| line(document, block)).collect()
}

fn line(document: &Document, block: &Block) -> String {
    let kind = match block.kind {
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Item => "item",
        BlockKind::Row => "row",
        BlockKind::Header => "header",
        BlockKind::Boilerplate => "boilerplate",
    };
    let part = if block.part == 0 { String::new() } else { format!("{} ", block.part) };
    let number = block.ordinal.map_or(String::new(), |number| format!(" {number}"));
    let words = block.span.of(&document.text).unwrap_or("?").replace('\n', "/").replace('\t', "|");
    format!("{part}{kind}{number}: {words}")
}

/// Checks the blocks of a document.
pub fn check(text: &str, expected: &[&str]) -> Document {
    let document = read(text.as_bytes());
    assert_eq!(written(&document), expected);
    sound(&document);
    document
}

/// Returns publisher, headline and category of a part, each with how it is known.
pub fn source(part: &Part) -> [String; 3] {
    let fact = |fact: &Option<muster_model::document::Fact>| {
        fact.as_ref().map_or(String::new(), |fact| format!("{} ({})", fact.text, fact.known.as_str()))
    };
    [fact(&part.source.publisher), fact(&part.source.headline), part.category.clone().unwrap_or_default()]
}

/// Returns the header spans of a part in words.
pub fn headers(document: &Document, part: usize) -> Vec<String> {
    let headers = document.parts[part].headers.iter();
    headers.map(|header| format!("{:?}: {}", header.kind, header.span.of(&document.text).unwrap_or("?"))).collect()
}

/// Asserts what holds for every document: blocks in order and apart, on letters' edges, without space at their ends, and
/// every letter in exactly one of them but for the marks of items.
pub fn sound(document: &Document) {
    let text = &document.text;
    let mut done = 0;
    let mut in_list = false;
    for block in &document.blocks {
        assert!(block.span.start >= done, "blocks overlap or are out of order: {:?}", block);
        let words = block.span.of(text).expect("a block lies on the edges of letters");
        assert!(!words.is_empty() && words.trim() == words, "a block begins and ends with a letter: {words:?}");
        assert!(block.part < document.parts.len());
        between(&text[done..block.span.start], block.kind == BlockKind::Item, in_list);
        in_list = block.kind == BlockKind::Item;
        done = block.span.end;
    }
    between(&text[done..], false, in_list);
    for part in &document.parts {
        for header in &part.headers {
            assert!(header.span.of(text).is_some_and(|words| !words.is_empty()));
        }
        assert!(part.span.is_none_or(|span| span.of(text).is_some()));
    }
    for (span, _) in &document.origins {
        assert!(span.of(text).is_some());
    }
}

/// Asserts that what lies between two blocks is blank, but for the mark of the item that follows and the sign after one.
fn between(gap: &str, before_item: bool, after_item: bool) {
    let blank = |letter: char| letter.is_whitespace() || "\u{feff}\u{200b}\u{200e}\u{200f}".contains(letter);
    let sign = |letter: char| after_item && ";,،؛".contains(letter);
    let gap = gap.trim_matches(blank).trim_start_matches(sign).trim_matches(blank);
    let mark = before_item && gap.chars().count() <= 5 && !gap.contains(char::is_whitespace);
    assert!(gap.is_empty() || mark, "no block holds {gap:?}");
}
