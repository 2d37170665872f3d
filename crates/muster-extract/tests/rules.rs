//! Every rule reads its own examples and refuses its own `not` cases.

mod support;

use muster_extract::Reader;
use muster_model::{BlockKind, Claim, Language, edtf::edtf};
use muster_pack::Pack;
use muster_pack::rules::{Refused, Rule};

#[test]
fn every_rule_reads_its_examples() {
    let pack = support::pack();
    let reader = Reader::new(&pack);
    let failures: Vec<String> =
        rules(&pack).flat_map(|(language, rule)| example_failures(&reader, language, rule)).collect();
    assert!(failures.is_empty(), "{} examples fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_rule_refuses_its_not_cases() {
    let pack = support::pack();
    let reader = Reader::new(&pack);
    let failures: Vec<String> =
        rules(&pack).flat_map(|(language, rule)| not_failures(&reader, language, rule)).collect();
    assert!(failures.is_empty(), "{} refusals fail:\n{}", failures.len(), failures.join("\n"));
}

fn rules(pack: &Pack) -> impl Iterator<Item = (&Language, &Rule)> {
    pack.languages.iter().flat_map(|(tag, language)| language.rules.iter().map(move |rule| (tag, rule)))
}

fn read(
    reader: &Reader<'_>,
    language: &Language,
    rule: &Rule,
    heading: Option<&str>,
    text: &str,
    said: Option<&str>,
) -> Vec<Claim> {
    let kind = rule.unit.unwrap_or(BlockKind::Paragraph);
    let document = support::document(heading, kind, text, language.as_str(), said);
    let reading = reader.read(&document);
    for claim in &reading.claims {
        for evidence in &claim.evidence {
            assert_eq!(
                evidence.span.of(&document.text),
                Some(evidence.quote.as_str()),
                "a quote is the bytes at its span"
            );
        }
    }
    reading.claims
}

fn example_failures(reader: &Reader<'_>, language: &Language, rule: &Rule) -> Vec<String> {
    let mut failures = Vec::new();
    for example in &rule.examples {
        let claims = read(reader, language, rule, example.heading.as_deref(), &example.text, example.date.as_deref());
        let own: Vec<&Claim> = claims.iter().filter(|claim| claim.rule == rule.id).collect();
        if own.is_empty() {
            let others: Vec<&str> = claims.iter().map(|claim| claim.rule.as_str()).collect();
            failures
                .push(format!("{} {}: reads nothing in «{}» (others: {others:?})", rule.place, rule.id, example.text));
            continue;
        }
        for (slot, given) in &example.gives {
            let found: Vec<Vec<String>> = own.iter().map(|claim| said(claim, slot)).collect();
            for value in given.values() {
                if !found.iter().flatten().any(|found| found == value) {
                    failures.push(format!(
                        "{} {}: `{slot}` gives {found:?}, expected {value:?} in «{}»",
                        rule.place, rule.id, example.text
                    ));
                }
            }
        }
    }
    failures
}

fn not_failures(reader: &Reader<'_>, language: &Language, rule: &Rule) -> Vec<String> {
    let mut failures = Vec::new();
    for refused in &rule.not {
        let (heading, text) = match refused {
            Refused::Text(text) => (None, text),
            Refused::Under { heading, text } => (Some(heading.as_str()), text),
        };
        let claims = read(reader, language, rule, heading, text, None);
        if claims.iter().any(|claim| claim.rule == rule.id) {
            failures.push(format!("{} {}: reads «{text}»", rule.place, rule.id));
        }
    }
    failures
}

/// Everything a claim's slot may be called in an example.
fn said(claim: &Claim, slot: &str) -> Vec<String> {
    match slot {
        "modality" => return vec![claim.modality.as_str().to_owned()],
        "polarity" => return vec![claim.polarity.as_str().to_owned()],
        "valid" => return edtf(&claim.valid).into_iter().collect(),
        "speaker" => return claim.speaker.iter().map(|speaker| speaker.name.clone()).collect(),
        "condition" => return claim.condition.iter().cloned().collect(),
        "within" => return claim.within.iter().cloned().collect(),
        _ => {}
    }
    claim.value(slot).map(called).unwrap_or_default()
}

fn called(value: &muster_model::Value) -> Vec<String> {
    let mut names = vec![value.name()];
    names.extend(value.text());
    match value {
        muster_model::Value::Quantity(quantity) => {
            names.extend(quantity.printed.map(|printed| printed.normalize().to_string()));
            names.push(quantity.approx.as_str().to_owned());
        }
        muster_model::Value::Place(place) => {
            names.extend([place.name.clone(), place.country.clone()].into_iter().flatten())
        }
        muster_model::Value::Person(person) => {
            names.extend([person.rank.clone(), person.nationality.clone()].into_iter().flatten())
        }
        muster_model::Value::List(values) => names.extend(values.iter().flat_map(called)),
        _ => {}
    }
    names
}
