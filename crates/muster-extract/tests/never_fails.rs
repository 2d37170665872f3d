//! Reading never fails on text: cut, shuffled and random texts are read without a panic, and quotes hold.

mod support;

use muster_extract::Reader;
use muster_model::BlockKind;
use proptest::prelude::*;

/// Words, marks and numbers of both languages that the layers have something to say about.
const PIECES: &[&str] = &[
    "The",
    "coalition",
    "said",
    "that",
    "which",
    ",",
    ".",
    "\"",
    "“",
    "”",
    "'",
    "(",
    ")",
    "—",
    "-",
    ":",
    ";",
    "and",
    "not",
    "will",
    "would",
    "Iraq",
    "Iraqi",
    "U.S.",
    "US",
    "troops",
    "about",
    "more than",
    "1,114",
    "6.500",
    ".94",
    "%",
    "2018",
    "May",
    "9 December 2021",
    "by the end of",
    "since",
    "between",
    "strikes",
    "reports",
    "were",
    "killed",
    "civilians",
    "Lt. Gen.",
    "A. Example",
    "commander",
    "of",
    "the",
    "declined",
    "to",
    "say",
    "how many",
    "if",
    "when",
    "because",
    "announced",
    "according to",
    "half",
    "a dozen",
    "third",
    "Liên minh",
    "gần",
    "hơn",
    "quốc gia",
    "tháng 12 năm 2014",
    "cho biết",
    "đã",
    "sẽ",
    "không",
    "Thiếu tướng",
    "thường dân",
    "tại",
    "Baghdad",
    "الرقة",
    "Мосул",
    "\u{301}",
    "\u{200f}",
    "😀",
    "\t",
    "…",
    "1",
    "st",
    "'s",
    "Mosul",
    "Raqqa",
    "in",
    "from",
    "eight",
    "bases",
    "three",
];

fn reads(reader: &Reader<'_>, text: &str, language: &str) {
    for kind in [BlockKind::Paragraph, BlockKind::Item] {
        let document = support::document(Some("Members of the coalition"), kind, text, language, Some("2021-12-15"));
        let reading = reader.read(&document);
        for evidence in reading.claims.iter().flat_map(|claim| &claim.evidence) {
            assert_eq!(evidence.span.of(&document.text), Some(evidence.quote.as_str()));
        }
        for mention in reader.mentions(&document) {
            assert!(mention.span.of(&document.text).is_some(), "{mention:?} of {text:?}");
        }
    }
}

#[test]
fn shuffled_words_are_read() {
    let pack = support::pack();
    let reader = Reader::new(&pack);
    let soup = prop::collection::vec(prop::sample::select(PIECES), 1..40);
    let config = ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(pieces in soup)| {
        let text = pieces.join(" ");
        reads(&reader, &text, "en");
        reads(&reader, &text, "vi");
        reads(&reader, &pieces.concat(), "en");
    });
}

#[test]
fn any_letters_are_read() {
    let pack = support::pack();
    let reader = Reader::new(&pack);
    let config = ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(text in "\\PC{0,60}")| reads(&reader, &text, "en"));
}

#[test]
fn a_text_cut_anywhere_is_read() {
    let pack = support::pack();
    let reader = Reader::new(&pack);
    let text = "On 9 December 2021 the ministry said (again) that its forces, “about 2,500 soldiers”, would not leave; \
                Lt. Gen. A. Example, deputy commander of the Joint Operations Command, said it was \"ready\".";
    for (at, _) in text.char_indices() {
        reads(&reader, &text[..at], "en");
        reads(&reader, &text[at..], "en");
    }
}
