//! A planted name, in four scripts, must not come out of any door of the record.

mod support;

use jiff::civil::date;
use muster_model::{Bound, Modality, Office, Register, Snapshot, Span, Valid, Value};
use muster_record::{Declared, Masker, View, mask};
use support::*;

/// Invented people without office: whole name, and a part that gives them away.
const PLANTED: [(&str, &str); 4] = [
    ("Zorabel Quintavo", "Quintavo"),
    ("زرابيل قنتافو", "قنتافو"),
    ("Зорабель Квинтаво", "Квинтаво"),
    ("左拉貝爾", "左拉貝爾"),
];

fn planted() -> Snapshot {
    let mut writing = document("tag-page", "a news site", on(2025, 6, 6));
    for (name, part) in PLANTED {
        let before = writing.prose(&format!(
            "Quoted on Friday: {name}, a resident, see https://example.org/{}",
            name.replace(' ', "-")
        ));
        let start = before.start + "Quoted on Friday: ".len();
        writing.private_names.push(Span::new(start, start + name.len()));
        let line = format!("“It was so,” {part} said of the vehicle.");
        let slots = [("about", Value::Text(format!("the vehicle {part} saw")))];
        let claim = writing.claim_in("statement", Valid::default(), &slots, &line);
        claim.speaker = speaker(name, Office::Private);
        claim.condition = Some(format!("if {name} agrees"));
        claim.modality = Modality::Alleged;
        let slots =
            [("participants", Value::List(vec![person(name, Office::Private), person("Kevin Leahy", Office::Public)]))];
        writing.claim_in("talks.meeting", point(on(2025, 6, 6)), &slots, &format!("{name} met Kevin Leahy"));
    }
    // The words of one claim begin in the middle of a name.
    let whole = writing.prose("Residents and Zorabel Quintavo spoke.");
    let inside = whole.start + "Residents and Zor".len();
    writing.claim_in("statement", Valid::default(), &[("about", Value::Text("speech".into()))], "They spoke.");
    let mut snapshot = snapshot(vec![writing], None);
    let last = snapshot.claims.iter_mut().find(|standing| standing.claim.words().quote == "They spoke.");
    let evidence = &mut last.expect("the claim is there").claim.evidence[0];
    evidence.span = Span::new(inside, whole.end);
    evidence.quote = snapshot.documents[0].document.text[inside..whole.end].to_owned();
    snapshot
}

fn doors(snapshot: &Snapshot) -> String {
    let pack = pack();
    let declared = Declared { kinds: &pack.kinds, checks: &pack.checks, labels: &pack.labels };
    let view = View::new(snapshot, declared, date(2025, 12, 1));
    let mut out = format!("{snapshot:?}{:?}{:?}", muster_record::check(&view), muster_record::coverage::table(&view));
    for register in Register::ALL {
        out.push_str(&format!("{:?}", muster_record::table(&view, *register)));
    }
    for standing in &snapshot.claims {
        let claim = &standing.claim;
        out.push_str(&muster_model::written::claim_to_json(claim).to_string());
        out.push_str(
            &[muster_record::cite::footnote, muster_record::cite::wiki, muster_record::cite::bibtex]
                .map(|cite| cite(claim))
                .concat(),
        );
    }
    out
}

#[test]
fn a_planted_name_comes_out_of_no_door_in_four_scripts() {
    let open = planted();
    let masked = mask(&open);
    let (before, after) = (doors(&open), doors(&masked));
    for (name, part) in PLANTED {
        let handle = name.replace(' ', "-");
        for text in [name, part, handle.as_str()] {
            assert!(before.contains(text), "the test plants {text}");
            assert!(!after.contains(text), "{text} came out");
        }
        assert!(!after.contains(name.split(' ').next().expect("a name has a word")), "the first name came out");
    }
    assert!(!after.contains("abel Quin") && after.contains("█████"));
    assert!(after.contains("Kevin Leahy"), "people in public office are shown");
}

#[test]
fn spans_stay_right_under_the_bar() {
    let open = planted();
    let masked = mask(&open);
    for (held, shown) in open.documents.iter().zip(&masked.documents) {
        assert_eq!(held.document.text.len(), shown.document.text.len());
    }
    for standing in &masked.claims {
        for evidence in &standing.claim.evidence {
            let text = &masked.documents[0].document.text;
            assert_eq!(evidence.span.of(text), Some(evidence.quote.as_str()));
        }
    }
    assert_eq!(mask(&masked), masked, "masking twice changes nothing");
}

#[test]
fn who_is_described_but_not_named_is_shown() {
    let mut writing = document("a", "news", Bound::UNKNOWN);
    let claim = writing.claim_in(
        "statement",
        Valid::default(),
        &[("about", Value::Text("it".into()))],
        "Local residents said it.",
    );
    claim.speaker = speaker("Local residents", Office::Private);
    let snapshot = snapshot(vec![writing], None);
    assert_eq!(mask(&snapshot), snapshot);
}

#[test]
fn a_public_name_is_not_masked_for_lack_of_a_title_in_one_sentence() {
    let mut writing = document("a", "news", Bound::UNKNOWN);
    let post = [
        ("person", person("Kevin Leahy", Office::Public)),
        ("post", Value::Text("commander".into())),
        ("event", symbol("holds")),
    ];
    writing.claim("command.post", Valid::default(), &post);
    let statement =
        writing.claim_in("statement", Valid::default(), &[("about", Value::Text("it".into()))], "Leahy said so.");
    statement.speaker = speaker("Leahy", Office::Private);
    let snapshot = snapshot(vec![writing], None);
    assert_eq!(mask(&snapshot), snapshot);
}

#[test]
fn parts_of_a_name_that_are_words_of_the_record_stay() {
    let mut writing = document("a", "news", Bound::UNKNOWN);
    writing.claim(
        "command.hq",
        Valid::default(),
        &[("org", org("org:x", "Hill Command")), ("place", place("US", "Hill"))],
    );
    let span = writing.prose("Dora Hill lives near Capitol Hill; Dora and hill, undorable.");
    writing.private_names.push(Span::new(span.start, span.start + "Dora Hill".len()));
    let masker = Masker::of(&snapshot(vec![writing], None));
    assert_eq!(masker.text("Dora Hill of Capitol Hill"), "███ of Capitol Hill");
    assert_eq!(masker.text("Dora, undorable; x@dorahill.org"), "█_, undorable; x@██__.org");
}

#[test]
fn meetings_to_come_hide_who_and_where() {
    let mut writing = document("a", "news", on(2025, 11, 20));
    let who = Value::List(vec![person("Kevin Leahy", Office::Public)]);
    let slots = [("participants", who), ("place", place("IQ", "Baghdad")), ("what", symbol("meeting"))];
    writing.claim("talks.meeting", point(on(2026, 1, 10)), &slots).modality = Modality::Planned;
    let rows = lines(&table(&snapshot(vec![writing], None), Register::Talks), "Meetings");
    assert_eq!(rows, ["10 Jan 2026 | meeting · planned | withheld until past | withheld until past | news"]);
}
