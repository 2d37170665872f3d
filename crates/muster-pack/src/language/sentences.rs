//! Where do a language's sentences, clauses and phrases end, and which of its words carry nothing? `sentences.toml`.

use std::collections::BTreeSet;

use muster_text::{Lexicon, fold_plain};
use serde::Deserialize;

use crate::error::PackError;
use crate::files::PackFiles;

/// `sentences.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Abbreviations whose full stop ends no sentence, without it.
    abbreviations: Vec<String>,
    /// Words that may stand anywhere between the words of a rule.
    transparent: Vec<String>,
    /// Words that open a clause.
    openers: WrittenOpeners,
    /// How a phrase of free words ends.
    phrase: WrittenPhrase,
    /// Which words are no anchors.
    anchors: WrittenAnchors,
}

/// `[openers]` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenOpeners {
    /// Joining like to like.
    coordinate: Vec<String>,
    /// Putting one clause under another.
    subordinate: Vec<String>,
    /// Standing for what was named just before.
    relative: Vec<String>,
    /// Opening an object clause after a word of saying.
    complement: Vec<String>,
    /// Opening a purpose.
    purpose: Vec<String>,
}

/// `[phrase]` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPhrase {
    /// Words and marks at which a free phrase ends.
    ends: Vec<String>,
}

/// `[anchors]` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAnchors {
    /// Words that never mark a sentence as worth reading.
    stop: Vec<String>,
}

/// How a clause opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opener {
    /// Joined like to like: "and".
    Coordinate,
    /// Under the clause before or behind: "because".
    Subordinate,
    /// About what was named just before: "which".
    Relative,
    /// What was said: "that".
    Complement,
    /// What it is for: "in order to".
    Purpose,
}

/// How a language's sentences, clauses and phrases end.
#[derive(Clone, Debug, Default)]
pub struct Sentences {
    /// Abbreviations whose full stop ends no sentence; folded, without it.
    pub abbreviations: BTreeSet<String>,
    /// Words and phrases that may stand anywhere between the words of a rule.
    pub transparent: Lexicon<()>,
    /// Words and phrases that open a clause, with every way they can open one.
    pub openers: Lexicon<Opener>,
    /// The same as they are written, in the order of the file.
    pub opener_phrases: Vec<(String, Opener)>,
    /// Words, phrases and marks at which a free phrase ends, themselves outside it.
    pub phrase_ends: Lexicon<()>,
    /// Folded words that are never an anchor.
    pub stop: BTreeSet<String>,
}

impl Sentences {
    /// Reads `languages/<tag>/sentences.toml`.
    ///
    /// # Errors
    /// When the file is missing or not of that shape.
    pub fn load(files: &PackFiles, tag: &str) -> Result<Self, PackError> {
        let written: Written = files.read(&format!("languages/{tag}/sentences.toml"))?;
        let (mut openers, mut opener_phrases) = (Lexicon::default(), Vec::new());
        for (words, opener) in [
            (&written.openers.coordinate, Opener::Coordinate),
            (&written.openers.subordinate, Opener::Subordinate),
            (&written.openers.relative, Opener::Relative),
            (&written.openers.complement, Opener::Complement),
            (&written.openers.purpose, Opener::Purpose),
        ] {
            for phrase in words {
                openers.insert(phrase, opener);
                opener_phrases.push((phrase.clone(), opener));
            }
        }
        Ok(Self {
            abbreviations: written.abbreviations.iter().map(|word| fold_plain(word)).collect(),
            transparent: lexicon(&written.transparent),
            openers,
            opener_phrases,
            phrase_ends: lexicon(&written.phrase.ends),
            stop: written.anchors.stop.iter().map(|word| fold_plain(word)).collect(),
        })
    }
}

fn lexicon(phrases: &[String]) -> Lexicon<()> {
    let mut lexicon = Lexicon::default();
    phrases.iter().for_each(|phrase| lexicon.insert(phrase, ()));
    lexicon
}

#[cfg(test)]
mod tests {
    use super::*;
    use muster_text::Words;

    #[test]
    fn a_word_can_open_a_clause_in_two_ways() {
        let mut files = PackFiles::default();
        let text = "abbreviations = [\"Lt\"]\ntransparent = [\"so far\"]\n[openers]\ncoordinate = [\"and\"]\nsubordinate = []\n\
                    relative = [\"that\"]\ncomplement = [\"that\"]\npurpose = []\n[phrase]\nends = [\",\"]\n[anchors]\nstop = [\"the\"]\n";
        files.insert("languages/en/sentences.toml", text);
        let sentences = Sentences::load(&files, "en").expect("it is of that shape");
        let words = Words::of_phrase("that, so far");
        let found = sentences.openers.longest_at(&words, 0, words.len()).map(|(_, openers)| openers.to_vec());
        assert_eq!(found, Some(vec![Opener::Relative, Opener::Complement]));
        assert_eq!(sentences.transparent.longest_at(&words, 2, words.len()).map(|(length, _)| length), Some(2));
        assert!(sentences.phrase_ends.longest_at(&words, 1, words.len()).is_some());
        assert!(sentences.abbreviations.contains("lt"));
    }
}
