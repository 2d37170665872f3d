//! The five real documents, read, kept and shown.

mod support;

use std::collections::BTreeMap;

use muster_model::written::claim_to_json;
use muster_model::{Claim, Coordinates, Given, Modality, Polarity, Register, Verdict};
use muster_work::add::Outcome;
use muster_work::{Reader, Source};

/// Reads every seed; `None` where they are absent.
fn read() -> Option<Vec<(String, Vec<Claim>)>> {
    let files = support::seeds()?;
    let packs = support::packs();
    let reader = Reader::new(&packs.pack);
    let read = files.iter().map(|file| {
        let source = Source::open(file, Given::default()).expect("a readable file");
        let (document, reading) = source.read(&reader);
        (document.text, reading.claims)
    });
    Some(read.collect())
}

#[test]
fn every_quote_is_the_bytes_at_its_span() {
    let Some(read) = read() else { return };
    for (text, claims) in &read {
        for evidence in claims.iter().flat_map(|claim| &claim.evidence) {
            assert_eq!(evidence.span.of(text), Some(evidence.quote.as_str()));
        }
    }
}

#[test]
fn well_over_two_hundred_claims_are_read_with_every_roster_line() {
    let Some(read) = read() else { return };
    let mut by_kind: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in read.iter().flat_map(|(_, claims)| claims) {
        *by_kind.entry(claim.kind.as_str()).or_default() += 1;
    }
    assert_eq!(by_kind["member.listed"], 62);
    // Nine strike in Iraq, twelve in Syria, fourteen train.
    assert!(by_kind["member.participates"] >= 35, "{by_kind:?}");
    assert!(by_kind.values().sum::<usize>() > 200, "{by_kind:?}");
}

#[test]
fn what_the_documents_do_not_say_is_not_said() {
    let Some(files) = support::seeds() else { return };
    let packs = support::packs();
    let reader = Reader::new(&packs.pack);
    for file in files {
        let source = Source::open(&file, Given::default()).expect("a readable file");
        let (document, reading) = source.read(&reader);
        let silent = document.blocks.iter().filter(|block| {
            matches!(block.kind, muster_model::BlockKind::Boilerplate | muster_model::BlockKind::Header)
        });
        for block in silent {
            let said = reading.claims.iter().find(|claim| claim.words().span.overlaps(block.span));
            assert_eq!(said.map(|claim| &claim.words().quote), None, "boilerplate and header lines claim nothing");
        }
    }
}

#[test]
fn plans_denials_and_approximators_are_kept() {
    let Some(read) = read() else { return };
    let claims: Vec<&Claim> = read.iter().flat_map(|(_, claims)| claims).collect();
    let level = |printed: i64| {
        let of = |claim: &&&Claim| {
            claim.kind.as_str() == "force.level"
                && claim.value("value").and_then(|value| value.quantity()?.printed) == Some(printed.into())
        };
        claims.iter().find(of).copied().unwrap_or_else(|| panic!("a force level of {printed}"))
    };
    assert_eq!(level(4000).modality, Modality::Planned);
    let estimated = level(2000).value("value").and_then(muster_model::Value::quantity).expect("a figure");
    assert_eq!(estimated.approx, muster_model::Approx::Estimated);
    let unfinished =
        claims.iter().find(|claim| claim.kind.as_str() == "campaign.event" && claim.polarity == Polarity::Negative);
    assert!(unfinished.is_some(), "a fight that is not yet completed is a negative claim");
}

#[test]
fn every_line_is_valid_against_the_schema() {
    let Some(read) = read() else { return };
    let schema = include_str!("../../../docs/reference/claim.schema.json");
    let schema = serde_json::from_str(schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    for claim in read.iter().flat_map(|(_, claims)| claims) {
        let json = claim_to_json(claim);
        let problems: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(problems.is_empty(), "{json}\n{problems:?}");
    }
}

#[test]
fn every_mention_is_valid_against_the_schema() {
    let Some(files) = support::seeds() else { return };
    let schema = include_str!("../../../docs/reference/mention.schema.json");
    let schema = serde_json::from_str(schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let packs = support::packs();
    let reader = Reader::new(&packs.pack);
    for file in files {
        let document = Source::open(&file, Given::default()).expect("a readable file").document();
        for mention in reader.mentions(&document) {
            assert_eq!(mention.span.of(&document.text).map(str::is_empty), Some(false));
            let mut json = muster_model::written::mention_to_json(&mention, &document.text);
            json["file"] = document.file.clone().into();
            let problems: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
            assert!(problems.is_empty(), "{json}\n{problems:?}");
        }
    }
}

#[test]
fn two_readings_are_the_same_byte_for_byte() {
    let (Some(first), Some(second)) = (read(), read()) else { return };
    let written = |read: &[(String, Vec<Claim>)]| {
        let claims = read.iter().flat_map(|(_, claims)| claims);
        claims.map(|claim| claim_to_json(claim).to_string()).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(written(&first), written(&second));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_of_the_seeds_answers_and_a_second_time_adds_nothing() {
    let Some(files) = support::seeds() else { return };
    let packs = support::packs();
    let test = support::TestRecord::new().await;
    for expected in [Outcome::New, Outcome::Known] {
        for file in &files {
            let added = test.add(&packs, Source::open(file, Given::default()).expect("a readable file")).await;
            assert_eq!(added.outcome, expected, "{}", added.file);
        }
    }
    let answers = test.answers(Coordinates::default(), "2026-11-21").await;
    for register in Register::ALL {
        let table = answers.table(&packs, *register);
        assert!(!table.is_empty(), "the seeds say something of {}", register.as_str());
    }
    let findings = answers.findings(&packs, None);
    let open = findings.iter().find(|finding| finding.title.contains("184"));
    let open = open.expect("184 still open is derived from 194 + 15 − 25");
    assert!(open.terms.iter().any(|term| term.origin == muster_model::TermOrigin::Derived));
    let trainers =
        findings.iter().find(|finding| finding.shape == "stated_count_list" && finding.verdict == Verdict::Fails);
    assert!(trainers.is_some(), "a dozen against fourteen names");
}
