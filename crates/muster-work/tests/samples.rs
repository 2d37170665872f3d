//! The samples of the demo: each is read, and the findings they were written for are found.

mod support;

use muster_model::{Coordinates, Finding, Register, Verdict};
use muster_work::{Answers, Packs, demo};

async fn demo_answers(packs: &Packs) -> Answers {
    let test = support::TestRecord::new().await;
    let mut read = Vec::new();
    demo::fill(&test.record, packs, 1_700_000_000, |added| read.push((added.file.clone(), added.claims)))
        .await
        .expect("the samples fit a record");
    for (file, claims) in read {
        assert!(claims > 0, "{file} claims something");
    }
    test.answers(Coordinates::default(), "2026-11-21").await
}

/// A finding of this verdict whose title or terms show all of these.
fn shows(findings: &[Finding], verdict: Verdict, shown: &[&str]) -> bool {
    findings.iter().filter(|finding| finding.verdict == verdict).any(|finding| {
        let terms = finding.terms.iter().map(|term| term.shown.as_str());
        let all: Vec<&str> = terms.chain([finding.title.as_str(), finding.reason.as_str()]).collect();
        shown.iter().all(|word| all.iter().any(|text| text.contains(word)))
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_findings_the_samples_were_written_for_are_found() {
    let packs = support::packs();
    let answers = demo_answers(&packs).await;
    let findings = answers.findings(&packs, None);
    let expected: [(&str, Verdict, &[&str]); 9] = [
        ("row 1: the reports of February 2017 add up", Verdict::Holds, &["17", "5", "12"]),
        ("row 1: what was open in February 2017 adds up", Verdict::Holds, &["19", "41", "17", "43"]),
        ("row 2: the outcomes of March 2017 add up", Verdict::Holds, &["28", "9", "17", "2"]),
        ("row 2: the running total of deaths does not add up", Verdict::Fails, &["352", "354"]),
        ("row 6: September 2017 adds up", Verdict::Holds, &["344", "302", "127", "519"]),
        ("row 9: November 2017 holds thanks to the re-assessed", Verdict::Holds, &["817"]),
        ("row 12: 184 still open is derived", Verdict::CannotTell, &["184"]),
        ("row 15: fourteen names against a dozen", Verdict::Fails, &["14"]),
        ("row 17: a roster of 62", Verdict::Holds, &["62"]),
    ];
    let missing: Vec<&str> = expected
        .iter()
        .filter(|(_, verdict, shown)| !shows(&findings, *verdict, shown))
        .map(|(name, ..)| *name)
        .collect();
    let titles: Vec<String> =
        findings.iter().map(|finding| format!("{} {}", finding.verdict.as_str(), finding.title)).collect();
    assert!(missing.is_empty(), "not found: {missing:#?}\nfound: {titles:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_register_of_the_demo_has_something_to_show() {
    let packs = support::packs();
    let answers = demo_answers(&packs).await;
    for register in Register::ALL {
        assert!(!answers.table(&packs, *register).is_empty(), "the demo says something of {}", register.as_str());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_resident_of_the_inquiry_sample_is_masked() {
    let packs = support::packs();
    let answers = demo_answers(&packs).await;
    let held = answers
        .snapshot
        .documents
        .iter()
        .find(|held| held.capture.file.starts_with("34-"))
        .expect("the sample is held");
    assert!(held.document.text.contains("a 29-year-old resident of the city"));
    assert!(!held.document.text.contains("Galmondo"), "{}", held.document.text);
}
