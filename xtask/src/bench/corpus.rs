//! What is speed measured on? Much text made from little: sentences of the shared corpora and the samples, cut and
//! joined anew with other figures by a seeded generator, the same text on every run.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value as Json, json};

/// A document made is about this long, in bytes.
const DOCUMENT: usize = 6000;
/// Sentences in a paragraph.
const PARAGRAPH: usize = 4;

/// A generator of numbers: SplitMix64 (Steele, Lea and Flood, 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }
}

/// What was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Where: one document a line, with the keys `item` and `text`.
    pub file: PathBuf,
    /// Bytes of text, without the JSON around it.
    pub bytes: usize,
    /// Sentences.
    pub sentences: usize,
    /// Sentences that differ from every other.
    pub distinct: usize,
}

/// The sentences text is made from, by language.
pub struct Sources {
    by_language: Vec<Vec<String>>,
}

impl Sources {
    /// Reads the shared corpora and the samples.
    pub fn read(shared: &Path) -> Result<Self> {
        let mut english = Vec::new();
        let mut german = Vec::new();
        for (file, into) in [("wikiwars_en_dev", &mut english), ("wikiwars_de_dev", &mut german)] {
            each_line(&shared.join(format!("data/time/{file}.jsonl")), |line| {
                into.extend(line["text"].as_str().into_iter().flat_map(sentences));
            })?;
        }
        each_line(&shared.join("data/strikes/strike_lines_dev.jsonl"), |line| {
            english.extend(line["line"].as_str().map(str::to_owned));
        })?;
        let mut samples: Vec<PathBuf> =
            std::fs::read_dir("samples")?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        samples.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
        samples.sort();
        for sample in samples {
            english.extend(sentences(&std::fs::read_to_string(sample)?));
        }
        Ok(Self { by_language: vec![english, german] })
    }

    /// Writes about `bytes` of text in documents; one in five is in the second language.
    pub fn write(&self, bytes: usize, file: &Path) -> Result<Made> {
        let mut out = BufWriter::new(File::create(file)?);
        let mut numbers = Numbers(20_261_121);
        let mut known = HashSet::new();
        let mut made = Made { file: file.to_owned(), bytes: 0, sentences: 0, distinct: 0 };
        for item in 0.. {
            if made.bytes >= bytes {
                break;
            }
            let from = &self.by_language[usize::from(item % 5 == 4)];
            let mut text = String::new();
            while text.len() < DOCUMENT {
                let sentence = sentence(from, &mut numbers);
                made.sentences += 1;
                made.distinct += usize::from(known.insert(sentence.clone()));
                text.push_str(&sentence);
                text.push_str(if made.sentences.is_multiple_of(PARAGRAPH) { "\n\n" } else { " " });
            }
            made.bytes += text.len();
            let line = json!({"item": item, "text": text, "date": "2018-06-15"});
            writeln!(out, "{line}")?;
        }
        out.flush()?;
        Ok(made)
    }
}

fn each_line(path: &Path, mut each: impl FnMut(Json)) -> Result<()> {
    let file = File::open(path).with_context(|| format!("failed to open {}", path.display()))?;
    for line in BufReader::new(file).lines() {
        each(serde_json::from_str(&line?).with_context(|| path.display().to_string())?);
    }
    Ok(())
}

/// Cuts a text roughly into sentences: good enough to make others from.
fn sentences(text: &str) -> Vec<String> {
    let lines = text.lines().flat_map(|line| line.split_inclusive(". "));
    let kept = lines.map(str::trim).filter(|line| line.len() > 30 && line.len() < 400);
    kept.map(str::to_owned).collect()
}

/// Makes a sentence: the first part of one and the rest of another, with other figures.
fn sentence(from: &[String], numbers: &mut Numbers) -> String {
    let first = &from[numbers.below(from.len())];
    let second = &from[numbers.below(from.len())];
    let joined = match (first.split_once(", "), second.split_once(", ")) {
        (Some((head, _)), Some((_, tail))) => format!("{head}, {tail}"),
        _ => first.clone(),
    };
    let mut years = joined.clone();
    let digits: Vec<(usize, u8)> = joined.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).collect();
    for (at, digit) in digits {
        // The first digits of a number stay, so that years stay years and days stay days.
        let inner = at > 0 && joined.as_bytes()[at - 1].is_ascii_digit();
        let last = !joined.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
        if inner && last && digit != b'0' {
            let other = char::from(b'1' + numbers.below(8) as u8);
            years.replace_range(at..=at, other.encode_utf8(&mut [0; 4]));
        }
    }
    years
}
