//! How many quantities of a language's corpus are read with the right value, bounds and unit?
//!
//! `corpora/quantity/<tag>.toml` holds invented sentences, each with the quantities in it as a person reads them.
//! `corpora/README.md` says how they are written. Every corpus whose language has a pack is read; its own `floor`
//! must hold, and `--nocapture` prints the figures and every sentence that is read otherwise.

#![allow(clippy::disallowed_methods, reason = "tests read the corpora of the repository")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use muster_extract::Reader;
use muster_model::{Approx, BlockKind, Decimal, Language, Named, Quantity};
use serde::Deserialize;

/// A corpus as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    /// What must be reached.
    floor: Floor,
    /// The sentences.
    case: Vec<Case>,
}

/// Shares of quantities (F1) below which the test fails.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    /// With the right number.
    value: f64,
    /// With the right number, held the right way.
    bound: f64,
    /// With the right number and unit.
    unit: f64,
}

/// A sentence and its quantities.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The sentence.
    text: String,
    /// Its quantities in the order of the text.
    gives: Vec<String>,
    /// Quantities that may be read or not.
    #[serde(default)]
    maybe: Vec<String>,
}

/// A quantity reduced to what is compared.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    low: Option<Decimal>,
    high: Option<Decimal>,
    sign: String,
    unit: String,
}

/// How many were asked for, found, and right.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    asked: usize,
    found: usize,
    value: usize,
    bound: usize,
    unit: usize,
}

impl Tally {
    fn share(&self, right: usize) -> f64 {
        2.0 * right as f64 / (self.asked + self.found).max(1) as f64
    }
}

#[test]
fn every_language_reads_its_corpus_of_quantities() {
    let pack = support::pack();
    let reader = Reader::new(&pack);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/quantity");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the corpora are in the repository")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    files.sort();
    let mut failures = Vec::new();
    for path in files {
        let tag = path.file_stem().and_then(|stem| stem.to_str()).expect("a plain name");
        if pack.language(&Language::new(tag)).is_none() {
            println!("corpus quantity {tag} has no pack");
            continue;
        }
        let text = fs::read_to_string(&path).expect("a readable corpus");
        let corpus: Corpus = toml::from_str(&text).unwrap_or_else(|error| panic!("{tag}.toml: {error}"));
        let tally = score(&reader, tag, &corpus.case);
        for (what, right, floor) in [
            ("value", tally.value, corpus.floor.value),
            ("bound", tally.bound, corpus.floor.bound),
            ("unit", tally.unit, corpus.floor.unit),
        ] {
            if tally.share(right) < floor {
                failures.push(format!("{tag}: {what} {:.3} is below its floor {floor}", tally.share(right)));
            }
        }
        println!(
            "corpus quantity {tag} value={:.3} bound={:.3} unit={:.3} of {}",
            tally.share(tally.value),
            tally.share(tally.bound),
            tally.share(tally.unit),
            tally.asked
        );
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn score(reader: &Reader<'_>, tag: &str, cases: &[Case]) -> Tally {
    let mut tally = Tally::default();
    for case in cases {
        let asked: Vec<Seen> = case.gives.iter().map(|written| parse(written)).collect();
        let mut found = read(reader, tag, &case.text);
        for optional in case.maybe.iter().map(|written| parse(written)) {
            if let Some(at) = found.iter().position(|seen| seen.low == optional.low && seen.high == optional.high) {
                found.remove(at);
            }
        }
        if !asked.iter().any(|seen| seen.unit == "ordinal") {
            found.retain(|seen| seen.unit != "ordinal");
        }
        if !asked.iter().any(|seen| seen.low.is_none() && seen.high.is_none()) {
            found.retain(|seen| seen.low.is_some() || seen.high.is_some());
        }
        if asked != found {
            println!("{tag} {}\n  asked {}\n  found {}", case.text, list(&asked), list(&found));
        }
        compare(&asked, found, &mut tally);
    }
    tally
}

/// Ties each quantity asked for to the most like of those found with the same number.
fn compare(asked: &[Seen], mut found: Vec<Seen>, tally: &mut Tally) {
    tally.asked += asked.len();
    tally.found += found.len();
    for want in asked {
        let same = |seen: &&Seen| seen.low == want.low && seen.high == want.high;
        let like = |seen: &Seen| usize::from(seen.sign == want.sign) + usize::from(seen.unit == want.unit);
        let Some(best) = found.iter().filter(same).map(like).max() else { continue };
        let Some(at) = found.iter().position(|seen| same(&seen) && like(seen) == best) else { continue };
        let seen = found.remove(at);
        tally.value += 1;
        tally.bound += usize::from(seen.sign == want.sign);
        tally.unit += usize::from(seen.unit == want.unit);
    }
}

fn read(reader: &Reader<'_>, tag: &str, text: &str) -> Vec<Seen> {
    let document = support::document(None, BlockKind::Paragraph, text, tag, Some("2025-06-07"));
    let quantities = reader.mentions(&document).into_iter().filter_map(|mention| match mention.what {
        Named::Quantity(quantity) => Some(seen(&quantity)),
        _ => None,
    });
    quantities.collect()
}

fn seen(quantity: &Quantity) -> Seen {
    let sign = match quantity.approx {
        Approx::Exact | Approx::Range | Approx::Dozens => "",
        Approx::About => "~",
        Approx::Estimated => "?",
        Approx::Nearly => "^",
        Approx::AtLeast => ">=",
        Approx::MoreThan => ">",
        Approx::AtMost | Approx::UpTo => "<=",
        Approx::LessThan => "<",
        Approx::Only => "=",
    };
    let (low, high) = match quantity.printed {
        Some(printed) => (Some(printed), Some(printed)),
        None => (quantity.low, quantity.high),
    };
    let unit = quantity.unit.as_ref().map_or("", |unit| unit.as_str());
    let plain = |value: Decimal| value.round_dp(6).normalize();
    Seen { low: low.map(plain), high: high.map(plain), sign: sign.to_owned(), unit: unit.to_owned() }
}

/// Reads "~2500 person", "4..6 vehicle", "24.. person", "1/3 share", "- report".
fn parse(written: &str) -> Seen {
    let (number, unit) = written.split_once(' ').unwrap_or((written, ""));
    let sign: String = number.chars().take_while(|letter| "~?^<>=".contains(*letter)).collect();
    let number = &number[sign.len()..];
    let value = |text: &str| match text.split_once('/') {
        Some((over, under)) => Some((decimal(over) / decimal(under)).round_dp(6).normalize()),
        None => (!text.is_empty()).then(|| decimal(text)),
    };
    let (low, high) = match number.split_once("..") {
        Some((low, high)) => (value(low), value(high)),
        None if number == "-" => (None, None),
        None => (value(number), value(number)),
    };
    Seen { low, high, sign, unit: unit.to_owned() }
}

fn decimal(text: &str) -> Decimal {
    text.parse::<Decimal>().unwrap_or_else(|error| panic!("`{text}` in a corpus is no number: {error}")).normalize()
}

fn list(quantities: &[Seen]) -> String {
    let mut text = String::new();
    for Seen { low, high, sign, unit } in quantities {
        let number = match (low, high) {
            (Some(low), Some(high)) if low == high => low.to_string(),
            (None, None) => "-".to_owned(),
            _ => [low, high].map(|bound| bound.map_or(String::new(), |bound| bound.to_string())).join(".."),
        };
        let _ = write!(text, "[{sign}{number} {unit}] ");
    }
    text
}
