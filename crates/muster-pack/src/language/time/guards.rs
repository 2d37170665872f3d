//! Which words tell times from other things? The `[guards]` of `time.toml`, ready to ask.

use std::collections::BTreeSet;

use muster_text::{Lexicon, WordSet, fold_plain};
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{folded, phrases};

/// Words that tell times from other things; all folded.
#[derive(Clone, Debug, Default)]
pub struct Guards {
    /// After these four digits are a year whatever follows.
    pub year_after: BTreeSet<String>,
    /// Before these four digits are a year.
    pub year_before: Lexicon<()>,
    /// After these four digits are a year unless a counted noun follows.
    pub year_perhaps_after: BTreeSet<String>,
    /// After these four digits are no year.
    pub no_year_after: BTreeSet<String>,
    /// Before these four digits are no year.
    pub no_year_before: BTreeSet<String>,
    /// Whether every noun has a capital.
    pub capital_nouns: bool,
    /// How the plural of a counted noun ends.
    pub counted_endings: Vec<String>,
    /// What may stand behind a definite time.
    pub closers: BTreeSet<String>,
    /// First words of what is a time alone only behind a word that leads one.
    pub behind_lead: BTreeSet<String>,
    /// The definite article.
    pub articles: BTreeSet<String>,
    /// Words a time may open with that are no part of it.
    pub left_out: BTreeSet<String>,
    /// What makes a length an age.
    pub age: BTreeSet<String>,
    /// What is no time when it stands alone.
    pub never_alone: BTreeSet<String>,
    /// What holds a word of time and is none.
    pub hidden: Lexicon<()>,
    /// What puts a clause in the future or in the past.
    pub cues: FxHashMap<Box<str>, Cue>,
    /// How a word ends that puts a clause in the past.
    pub past_endings: Vec<String>,
    /// What says that a state goes on until now.
    pub perfect: WordSet,
}

/// On which side of now a word puts its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Ahead.
    Future,
    /// Behind.
    Past,
}

/// The shortest word whose ending is one: "need" ends in none.
const ENDED_LETTERS: usize = 6;

impl Guards {
    /// Makes the words ready to ask.
    pub(super) fn from_file(file: &GuardsFile) -> Self {
        Self {
            year_after: folded(&file.year_after),
            year_before: phrases(&file.year_before),
            year_perhaps_after: folded(&file.year_perhaps_after),
            no_year_after: folded(&file.no_year_after),
            no_year_before: folded(&file.no_year_before),
            capital_nouns: file.capital_nouns,
            counted_endings: file.counted_endings.clone(),
            closers: folded(&file.closers),
            behind_lead: folded(&file.behind_lead),
            articles: folded(&file.articles),
            left_out: folded(&file.left_out),
            age: folded(&file.age),
            never_alone: folded(&file.never_alone),
            hidden: phrases(&file.hidden),
            cues: cues(file),
            past_endings: file.past_endings.iter().map(|ending| fold_plain(ending)).collect(),
            perfect: folded(&file.perfect).iter().collect(),
        }
    }

    /// Returns on which side of now a folded word puts its clause.
    pub fn cue(&self, word: &str) -> Option<Cue> {
        let listed = self.cues.get(word).copied();
        let ended = || word.len() >= ENDED_LETTERS && self.past_endings.iter().any(|ending| word.ends_with(ending));
        listed.or_else(|| ended().then_some(Cue::Past))
    }
}

/// Words that tell times from other things.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GuardsFile {
    /// Before a bare year: words after which four digits are a year whatever follows.
    #[serde(default)]
    year_after: Vec<String>,
    /// Behind a bare year: words and phrases before which four digits are a year.
    #[serde(default)]
    year_before: Vec<String>,
    /// Before a bare year: words after which four digits are a year unless a counted noun follows.
    #[serde(default)]
    year_perhaps_after: Vec<String>,
    /// Before a bare year: words after which four digits are none.
    #[serde(default)]
    no_year_after: Vec<String>,
    /// Behind a bare year: words before which four digits are none.
    #[serde(default)]
    no_year_before: Vec<String>,
    /// Whether every noun has a capital: four digits with none behind them are a year.
    #[serde(default)]
    capital_nouns: bool,
    /// How the plural of a counted noun ends.
    #[serde(default)]
    counted_endings: Vec<String>,
    /// Words that may stand behind a definite time: what follows is no noun it belongs to.
    #[serde(default)]
    closers: Vec<String>,
    /// First words of expressions that are a time alone only behind a word that leads one.
    #[serde(default)]
    behind_lead: Vec<String>,
    /// The definite article.
    #[serde(default)]
    articles: Vec<String>,
    /// Words a pattern may open with that are no part of the time.
    #[serde(default)]
    left_out: Vec<String>,
    /// Behind a length: words that make it an age.
    #[serde(default)]
    age: Vec<String>,
    /// Words of time that are none when they stand alone.
    #[serde(default)]
    never_alone: Vec<String>,
    /// Phrases that hold a word of time and are none.
    #[serde(default)]
    pub(super) hidden: Vec<String>,
    /// Words that put a clause in the future.
    #[serde(default)]
    future: Vec<String>,
    /// Words that put a clause in the past.
    #[serde(default)]
    past: Vec<String>,
    /// How the past of a verb ends.
    #[serde(default)]
    past_endings: Vec<String>,
    /// Words that say a state goes on until now.
    #[serde(default)]
    perfect: Vec<String>,
}

/// The words that put a clause in the past, or in the future where they stand in both lists.
fn cues(guards: &GuardsFile) -> FxHashMap<Box<str>, Cue> {
    let of = |words: &'_ [String], cue| -> Vec<(Box<str>, Cue)> {
        words.iter().map(|word| (fold_plain(word).into(), cue)).collect()
    };
    of(&guards.past, Cue::Past).into_iter().chain(of(&guards.future, Cue::Future)).collect()
}
