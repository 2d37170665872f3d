//! What does a language write onto its words? `[clitics]` of `pack.toml`, and the words the packs know.

use muster_text::{CliticLists, Clitics, fold_plain};
use serde::Deserialize;

use crate::files::PackFiles;
use crate::pack::CLAIM_PACK;

/// `[clitics]` as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenClitics {
    /// Small words written onto the front of a word.
    #[serde(default)]
    before: Vec<String>,
    /// What is written onto the end of a word, and the word it is read as.
    #[serde(default)]
    after: Vec<(String, String)>,
    /// What a word starts with behind a clitic, and what it starts with alone.
    #[serde(default)]
    starts: Vec<(String, String)>,
    /// What a word ends in before an ending, and what it ends in alone.
    #[serde(default)]
    ends: Vec<(String, String)>,
    /// The mark that may stand between a word and its endings.
    #[serde(default)]
    mark: String,
}

impl WrittenClitics {
    /// Makes the clitics of a language; they need to know every word that its files, the names of the claim
    /// pack and the gazetteer print.
    pub(super) fn with_words_of(self, files: &PackFiles, tag: &str, script: &str) -> Clitics {
        if self.before.is_empty() && self.after.is_empty() {
            return Clitics::default();
        }
        let pairs = |pairs: Vec<(String, String)>| {
            pairs.iter().map(|(left, right)| (fold_plain(left), fold_plain(right))).collect()
        };
        let lists = CliticLists {
            before: self.before.iter().map(|clitic| fold_plain(clitic)).collect(),
            after: pairs(self.after),
            starts: pairs(self.starts),
            ends: pairs(self.ends),
            mark: fold_plain(&self.mark),
        };
        Clitics::new(lists, known_words(files, tag, script))
    }
}

/// Returns the folded words of every list of a language.
fn known_words(files: &PackFiles, tag: &str, script: &str) -> Vec<String> {
    let mut known = Vec::new();
    let claims = format!("claims/{CLAIM_PACK}/");
    let own = [format!("languages/{tag}/"), format!("{claims}rules/{tag}/")];
    let own = own.iter().flat_map(|folder| files.under(folder));
    // The endings themselves stand in `pack.toml` and are no words.
    for (_, text) in own.filter(|(path, _)| !path.ends_with("/pack.toml")) {
        // Endings are no words: "tü" ends a past.
        let words = text.lines().filter(|line| !line.starts_with('#') && !line.contains("endings = "));
        words.for_each(|line| add_printed(line, &mut known));
    }
    let lists = format!(" {tag} = [");
    for file in ["organisations.toml", "posts.toml"] {
        let text = files.get(&format!("{claims}{file}")).unwrap_or_default();
        let lists = text.split(lists.as_str()).skip(1).filter_map(|list| list.split(']').next());
        lists.for_each(|list| add_printed(list, &mut known));
    }
    // The gazetteer holds names in many scripts; those in a script of its own are the language's.
    if script == "Arab" {
        let arabic = |letter: char| ('\u{600}'..='\u{6ff}').contains(&letter);
        let places = files.get("places/iq-sy.tsv").unwrap_or_default();
        let names = places.split(|letter: char| !arabic(letter)).filter(|name| !name.is_empty());
        known.extend(names.map(fold_plain));
    }
    known
}

/// Adds the words of what stands between quotes in TOML.
fn add_printed(toml: &str, known: &mut Vec<String>) {
    for phrase in toml.split('"').skip(1).step_by(2) {
        let folded = fold_plain(phrase);
        let words = folded.split(|letter: char| !letter.is_alphabetic() && letter != '_');
        // What begins with `_` is an ending.
        known.extend(words.filter(|word| !word.is_empty() && !word.starts_with('_')).map(str::to_owned));
    }
}
