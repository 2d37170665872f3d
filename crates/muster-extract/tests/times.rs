//! Are times read as the corpora of `corpora/time` say? A share for each language, and a floor it may not fall under.

#![allow(clippy::disallowed_methods, reason = "tests read the corpora of the repository")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use muster_extract::Reader;
use muster_model::{BlockKind, Mention, Named, TimeMention};
use serde::Deserialize;

/// `cases-<tag>.toml`: sentences, and the times in each.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    /// The share of cases that must hold, 0 to 1.
    floor: f64,
    on: Vec<OneDay>,
}

/// Sentences that were said on one day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OneDay {
    /// The day, empty where none is known.
    #[serde(default)]
    said: String,
    /// A text, then each time in order: `words=value`, or `words=value@first..last` where its days are checked too.
    cases: Vec<Vec<String>>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/time")
}

fn times(reader: &Reader<'_>, language: &str, said: &str, text: &str) -> Vec<Mention> {
    let said = Some(said).filter(|said| !said.is_empty());
    let document = support::document(None, BlockKind::Paragraph, text, language, said);
    let mentions = reader.mentions(&document);
    mentions.into_iter().filter(|mention| matches!(mention.what, Named::Time(_))).collect()
}

fn time_of(mention: &Mention) -> &TimeMention {
    match &mention.what {
        Named::Time(time) => time,
        _ => panic!("only times are looked at"),
    }
}

/// `words=value@first..last`, without the days where the expectation names none.
fn written(mention: &Mention, text: &str, expected: Option<&String>) -> String {
    let time = time_of(mention);
    let short = format!("{}={}", mention.span.of(text).unwrap_or_default(), time.value);
    if expected.is_some_and(|expected| !expected.contains('@')) {
        return short;
    }
    let day = |day: Option<muster_model::Day>| day.map_or("?".to_owned(), |day| day.to_string());
    format!("{short}@{}..{}", day(time.valid.first_day()), day(time.valid.last_day()))
}

/// Returns what was read where a case does not hold.
fn failure(reader: &Reader<'_>, language: &str, said: &str, case: &[String]) -> Option<String> {
    let (text, expected) = case.split_first().expect("a case has a text");
    let found = times(reader, language, said, text);
    let read: Vec<String> =
        found.iter().enumerate().map(|(index, found)| written(found, text, expected.get(index))).collect();
    (read != expected).then(|| format!("{text:?}\n    expected {expected:?}\n    read     {read:?}"))
}

#[test]
fn sentences_are_read_as_their_cases_say() {
    let pack = support::pack();
    let reader = Reader::new(&pack);
    let files = fs::read_dir(folder()).expect("the corpora are in the repository");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a readable folder").path()).collect();
    paths.sort();
    let mut low = Vec::new();
    for path in paths {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(tag) = name.strip_prefix("cases-").and_then(|name| name.strip_suffix(".toml")) else { continue };
        let text = fs::read_to_string(&path).expect("a readable file");
        let cases: Cases = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let all: Vec<_> = cases.on.iter().flat_map(|on| on.cases.iter().map(|case| (&on.said, case))).collect();
        let failures: Vec<String> = all.iter().filter_map(|(said, case)| failure(&reader, tag, said, case)).collect();
        let share = 1.0 - failures.len() as f64 / all.len().max(1) as f64;
        println!("corpus time-cases {tag} cases={} held={share:.3}", all.len());
        failures.iter().for_each(|failure| println!("{tag}: {failure}"));
        if share < cases.floor {
            low.push(format!("{tag}: {share:.3} of the cases hold, {:.3} must", cases.floor));
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}
