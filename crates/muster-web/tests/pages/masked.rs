//! A planted name, in four scripts, must not come out of any page or export.

use std::collections::BTreeSet;

use jiff::civil::date;
use muster_model::{BlockKind, Bound, Modality, Span, Valid, Value};

use crate::html::check;
use crate::record::{Served, document, links, private, report};

/// Invented people without office: whole name, and a part that gives them away.
const PLANTED: [(&str, &str); 4] = [
    ("Zorabel Quintavo", "Quintavo"),
    ("زرابيل قنتافو", "قنتافو"),
    ("Зорабель Квинтаво", "Квинтаво"),
    ("左拉貝爾", "左拉貝爾"),
];

async fn planted() -> Served {
    let mut page = document("tag-page-Zorabel-Quintavo.txt", "a news site", Bound::day(date(2025, 6, 6)));
    page.headline = Some("A resident, Zorabel Quintavo, speaks".into());
    for (name, part) in PLANTED {
        let block = page.block(BlockKind::Paragraph, &format!("Quoted on Friday: {name}, a resident of the town."));
        let start = block.start + "Quoted on Friday: ".len();
        page.private_names.push(Span::new(start, start + name.len()));
        let words = format!("“It was so,” {part} said of the vehicle.");
        page.block(BlockKind::Paragraph, &words);
        let slots = [("about", Value::Text(format!("the vehicle {part} saw")))];
        let claim = page.claim("statement", &words, Valid::default(), &slots);
        claim.speaker = private(name);
        claim.condition = Some(format!("if {name} agrees"));
        claim.modality = Modality::Alleged;
    }
    Served::with(vec![report(), page]).await
}

#[tokio::test]
async fn no_page_and_no_export_shows_a_planted_name() {
    let served = planted().await;
    let mut seen = BTreeSet::new();
    let mut next = vec!["/".to_owned(), "/media?said-by=2024-01-01".into(), "/media?as-of=2026-01-01".into()];
    while let Some(address) = next.pop() {
        if !seen.insert(address.clone()) {
            continue;
        }
        let answer = served.get(&address).await;
        let kind = answer.headers["content-type"].to_str().expect("text").to_owned();
        for (name, part) in PLANTED {
            assert!(!answer.body.contains(part), "{address} shows {name}");
            assert!(!answer.body.to_lowercase().contains(&part.to_lowercase()), "{address} shows {name}");
        }
        if kind.starts_with("text/html") {
            next.extend(links(&check(&address, &answer.body)).into_keys());
        }
    }
    let readers = seen.iter().filter(|address| address.starts_with("/sources/")).count();
    assert!(readers > 4, "the reader was looked at with each claim");
    assert!(seen.iter().any(|address| address.starts_with("/sources/") && address.contains("format=jsonl")));
    let media = served.page("/media").await;
    assert!(media.contains("[name withheld]"), "a bar can be read out");
}
