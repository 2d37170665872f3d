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

/// A line of `news-<tag>.jsonl`: an article with its times marked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    doc: String,
    said: String,
    /// The text, each time in `<t value="…" type="…">…</t>`.
    text: String,
}

/// A time as it is marked in an article.
struct Marked {
    start: usize,
    end: usize,
    value: String,
}

/// Returns the text without its marks, and the times they mark.
fn unmarked(text: &str) -> (String, Vec<Marked>) {
    let mut plain = String::new();
    let mut marked = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("<t value=\"") {
        plain.push_str(before);
        let (value, behind) = behind.split_once('"').expect("a value ends");
        let (_, behind) = behind.split_once('>').expect("a mark ends");
        let (words, behind) = behind.split_once("</t>").expect("a mark is closed");
        let start = plain.len();
        plain.push_str(words);
        marked.push(Marked { start, end: plain.len(), value: value.to_owned() });
        rest = behind;
    }
    plain.push_str(rest);
    (plain, marked)
}

/// How many times are printed, were found, and of those stand in the same place, overlap, and have the same value too.
#[derive(Default)]
struct Tally {
    due: usize,
    found: usize,
    strict: usize,
    relaxed: usize,
    value: usize,
}

impl Tally {
    fn add(&mut self, marked: &[Marked], found: &[Mention]) {
        self.due += marked.len();
        self.found += found.len();
        let mut taken = vec![false; found.len()];
        for marked in marked {
            let overlap =
                |found: &Mention| found.span.end.min(marked.end).saturating_sub(found.span.start.max(marked.start));
            let free = (0..found.len()).filter(|index| !taken[*index] && overlap(&found[*index]) > 0);
            let Some(index) = free.max_by_key(|index| overlap(&found[*index])) else { continue };
            taken[index] = true;
            let same = (found[index].span.start, found[index].span.end) == (marked.start, marked.end);
            self.strict += usize::from(same);
            self.relaxed += 1;
            self.value += usize::from(time_of(&found[index]).value == marked.value);
        }
    }

    fn f1(&self, hits: usize) -> f64 {
        2.0 * hits as f64 / (self.due + self.found).max(1) as f64
    }
}

/// The least strict, relaxed and value F1 of the news corpus.
const NEWS_FLOOR: [f64; 3] = [0.96, 0.98, 0.92];

#[test]
fn news_is_read_as_its_marks_say() {
    let pack = support::pack();
    let reader = Reader::new(&pack);
    let text = fs::read_to_string(folder().join("news-en.jsonl")).expect("the corpus is in the repository");
    let mut tally = Tally::default();
    for line in text.lines() {
        let article: Article = serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        let (plain, marked) = unmarked(&article.text);
        let found = times(&reader, "en", &article.said, &plain);
        assert!(!marked.is_empty(), "{} marks no time", article.doc);
        tally.add(&marked, &found);
    }
    let scores = [tally.strict, tally.relaxed, tally.value].map(|hits| tally.f1(hits));
    let [strict, relaxed, value] = scores;
    println!("corpus time-news en strict={strict:.3} relaxed={relaxed:.3} value={value:.3}");
    assert!(scores.iter().zip(NEWS_FLOOR).all(|(score, floor)| *score >= floor), "{scores:?}, at least {NEWS_FLOOR:?}");
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
