//! How are `numerals.toml`, `units.toml` and `hedges.toml` written?

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Order;

/// Values and their words.
pub(super) type Table = BTreeMap<String, Vec<String>>;

/// `numerals.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenNumerals {
    /// The mark before the decimals.
    pub decimal: char,
    /// The mark between groups of three digits.
    pub group: char,
    /// Words for numbers that add up.
    pub small: Table,
    /// Words for small numbers that only end a longer one.
    pub tail: Table,
    /// Words that multiply what stands before them.
    pub times: Table,
    /// Letters written onto digits that multiply them.
    #[serde(default)]
    pub glued: Table,
    /// Words for a round number of things, itself not exact.
    pub rounded: Table,
    /// Words for some unsaid number: the least it can be.
    pub many: Table,
    /// Words for a part of a whole.
    pub shares: Table,
    /// Verbs that say that a part is left.
    pub shared: Table,
    /// Words for a rank in a row.
    pub ordinals: Table,
    /// Words that hold numerals together.
    pub words: WrittenNumeralWords,
}

/// `[words]` of `numerals.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenNumeralWords {
    /// Articles that say "one" before a noun whose unit allows it.
    pub articles: Vec<String>,
    /// Words for a number nobody knows.
    pub vague: Vec<String>,
    /// Words inside a number that add nothing.
    pub and: Vec<String>,
    /// Words between tens and the ones behind them.
    #[serde(default)]
    pub tens_and: Vec<String>,
    /// Words between ones and the tens behind them.
    #[serde(default)]
    pub ones_and: Vec<String>,
    /// Multipliers behind which digits go on the number.
    #[serde(default)]
    pub digits_behind: Vec<u64>,
    /// Whether numbers are written in one word.
    #[serde(default)]
    pub one_word: bool,
    /// Words that add half of the last step.
    pub half: Vec<String>,
    /// Endings that make digits an ordinal.
    pub ordinal_endings: Vec<String>,
    /// Words that make the number behind them an ordinal.
    pub ordinal_before: Vec<String>,
    /// Words between the two numbers of a part.
    pub share_link: Vec<String>,
    /// Number words that are also other words: read only before a noun that is counted.
    pub weak: Vec<String>,
    /// Phrases whose number word is none.
    pub hidden: Vec<String>,
    /// Words whose number is a name: "article".
    pub labels: Vec<String>,
}

/// `units.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenUnits {
    /// Where adjectives stand: before or after their noun.
    pub adjectives_stand: Order,
    /// Whether of two nouns in a row the second is the one counted.
    #[serde(default = "nouns_compound")]
    pub compounds: bool,
    /// Singular and plural.
    pub plural: WrittenPlural,
    /// Words between a number and its noun that say only what kind of noun follows.
    pub classifiers: Vec<String>,
    /// Adjectives, where they stand after the noun.
    pub adjectives: Vec<String>,
    /// Words inside a compound noun that are counted nouns elsewhere, or none.
    pub modifiers: Vec<String>,
    /// Words between a number and the whole it is taken from.
    pub partitives: Vec<String>,
    /// Words that open the whole a number is taken from.
    pub determiners: Vec<String>,
    /// Words at which the noun of a number is no longer looked for.
    pub stops: Vec<String>,
    /// Nouns whose number is no quantity: units of time.
    pub never: Vec<String>,
    /// Signs of currencies.
    pub currency: Vec<String>,
    /// Last words of the names of streets, whose number is no quantity.
    #[serde(default)]
    pub streets: Vec<String>,
    /// Whether every noun has a capital.
    #[serde(default)]
    pub capital_nouns: bool,
    /// The least letters of a noun that may end a longer word.
    #[serde(default)]
    pub heads: Option<usize>,
    /// Units with their nouns.
    pub unit: Vec<WrittenUnit>,
}

/// `[plural]` of `units.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenPlural {
    /// What a noun ends in, and what stands there in the plural; the first that fits is taken.
    pub endings: Vec<(String, String)>,
    /// Endings of words that look like a plural and are none.
    pub not: Vec<String>,
}

/// `[[unit]]` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenUnit {
    /// The unit, in the singular.
    pub name: String,
    /// Whether an article before the noun counts one.
    #[serde(default)]
    pub article: bool,
    /// Whether it is measured, not counted: it stands directly behind its number.
    #[serde(default)]
    pub measure: bool,
    /// Its nouns: the singular, and the plural behind a stroke where no ending makes it.
    pub nouns: Vec<String>,
    /// Forms of its nouns that say "two" by themselves.
    #[serde(default)]
    pub duals: Vec<String>,
    /// Words that are its noun behind a hyphen only.
    #[serde(default)]
    pub hyphened: Vec<String>,
    /// Words and signs that stand before their number.
    #[serde(default)]
    pub signs: Vec<String>,
}

/// `hedges.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenHedges {
    /// Words before a number, by how they hold it.
    pub before: Table,
    /// Words behind a number, by how they hold it.
    pub after: Table,
    /// Words that may stand between a hedge and its number.
    pub between: Vec<String>,
    /// Words that join two numbers.
    pub links: WrittenLinks,
}

/// `[links]` of `hedges.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenLinks {
    /// Opening a range.
    pub between: Vec<String>,
    /// Between the numbers of an opened range.
    pub and: Vec<String>,
    /// Between the numbers of a range.
    pub to: Vec<String>,
    /// Opening a change.
    pub from: Vec<String>,
    /// Opening the size of a change.
    pub by: Vec<String>,
    /// Between the two levels of a change.
    pub becomes: Vec<String>,
    /// Between members of a list.
    pub list: Vec<String>,
    /// Between numbers of one noun, each held for itself.
    #[serde(default)]
    pub apart: Vec<String>,
    /// Before a noun whose number follows later.
    #[serde(default)]
    pub number_of: Vec<String>,
}

/// Most languages say what kind of thing is counted by a noun before it: "airstrike targets".
fn nouns_compound() -> bool {
    true
}
