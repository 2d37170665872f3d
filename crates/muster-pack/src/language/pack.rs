//! What is this language, and which of its words are forms of one word? `pack.toml` of a language.

use std::collections::BTreeMap;

use muster_text::Clitics;
use muster_text::inflect::{Doubling, Inflection};
use serde::Deserialize;

use super::clitics::WrittenClitics;
use crate::error::PackError;
use crate::files::PackFiles;

/// `pack.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// The language's name in English.
    name: String,
    /// The script it is written in, by ISO 15924.
    script: String,
    /// Where each file's lists come from.
    origin: BTreeMap<String, String>,
    /// Endings and irregular forms.
    inflection: WrittenInflection,
    /// Small words and endings written onto words.
    #[serde(default)]
    clitics: WrittenClitics,
}

/// `[inflection]` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenInflection {
    /// Whether a last consonant is doubled before an ending.
    doubling: bool,
    /// What a form ends in, and what stands there in the dictionary form.
    endings: Vec<(String, String)>,
    /// Lists of forms that follow no ending, the dictionary form first.
    irregular: Vec<Vec<String>>,
}

/// A language, and the forms of its words.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Its name in English.
    pub name: String,
    /// The script it is written in, by ISO 15924.
    pub script: String,
    /// Where each file's lists come from.
    pub origin: BTreeMap<String, String>,
    /// Which words are forms of one word.
    pub inflection: Inflection,
    /// What is written onto its words.
    pub clitics: Clitics,
    /// Endings with what stands there in the dictionary form, for making forms of a word.
    endings: Vec<(String, String)>,
    /// Forms that follow no ending, by their dictionary form.
    irregular: BTreeMap<String, Vec<String>>,
    doubling: Doubling,
}

impl About {
    /// Reads `languages/<tag>/pack.toml`.
    ///
    /// # Errors
    /// When the file is missing or not of that shape, or a list of forms is too short to say anything.
    pub fn load(files: &PackFiles, tag: &str) -> Result<Self, PackError> {
        let path = format!("languages/{tag}/pack.toml");
        let written: Written = files.read(&path)?;
        let text = files.get(&path).unwrap_or_default();
        let WrittenInflection { doubling, endings, irregular } = written.inflection;
        if let Some(short) = irregular.iter().find(|forms| forms.len() < 2) {
            let word = short.first().map_or("", String::as_str);
            let at = text.find(&format!("[\"{word}\"]")).unwrap_or(0);
            return Err(PackError::at(&path, text, at, format!("irregular word `{word}` has no other form"))
                .hint("write the dictionary form first, then its forms"));
        }
        let doubling = if doubling { Doubling::Doubles } else { Doubling::Keeps };
        let mut by_word: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for forms in &irregular {
            by_word.entry(forms[0].clone()).or_default().extend(forms[1..].iter().cloned());
        }
        Ok(Self {
            clitics: written.clitics.with_words_of(files, tag, &written.script),
            name: written.name,
            script: written.script,
            origin: written.origin,
            inflection: Inflection::new(endings.clone(), &irregular, doubling),
            endings,
            irregular: by_word,
            doubling,
        })
    }

    /// Returns the listed forms of a dictionary word, without the word itself.
    pub fn irregular_forms(&self, word: &str) -> &[String] {
        self.irregular.get(word).map_or(&[], Vec::as_slice)
    }

    /// Returns every form a dictionary word can have, the word itself first.
    ///
    /// Regular endings are added to irregular words too: a form nobody prints does no harm in a lexicon.
    pub fn forms(&self, word: &str) -> Vec<String> {
        let mut forms = vec![word.to_owned()];
        forms.extend(self.irregular_forms(word).iter().cloned());
        let doubled = if self.doubling == Doubling::Doubles { doubled(word) } else { None };
        for (ending, instead) in &self.endings {
            if let Some(stem) = word.strip_suffix(instead.as_str()) {
                forms.push(format!("{stem}{ending}"));
            }
            if let Some(last) = doubled.filter(|_| instead.is_empty()) {
                forms.push(format!("{word}{last}{ending}"));
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        forms.retain(|form| seen.insert(form.clone()));
        forms
    }
}

/// Returns the last letter of a word that doubles it: one consonant behind one vowel ("stop", not "report").
fn doubled(word: &str) -> Option<char> {
    let is_vowel = |letter: char| "aeiou".contains(letter);
    let mut letters = word.chars().rev();
    let (last, before, third) = (letters.next()?, letters.next()?, letters.next()?);
    let single =
        last.is_alphabetic() && !is_vowel(last) && !"wxy".contains(last) && is_vowel(before) && !is_vowel(third);
    single.then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(inflection: &str) -> Result<About, PackError> {
        let mut files = PackFiles::default();
        let head = "name = \"English\"\nscript = \"Latn\"\n[origin]\n[inflection]\ndoubling = true\n";
        files.insert("languages/en/pack.toml", format!("{head}{inflection}"));
        About::load(&files, "en")
    }

    #[test]
    fn forms_are_made_from_endings_and_lists() {
        let about = load(
            "endings = [[\"ed\", \"\"], [\"ed\", \"e\"], [\"ing\", \"\"]]\nirregular = [[\"strike\", \"struck\"]]",
        )
        .expect("it is a pack");
        assert!(about.forms("stop").contains(&"stopped".to_owned()));
        assert!(about.forms("declare").contains(&"declared".to_owned()));
        assert!(about.forms("strike").contains(&"struck".to_owned()));
        assert!(about.inflection.same("stopped", "stopping"));
    }

    #[test]
    fn a_word_without_forms_is_an_error_with_its_line() {
        let error = load("endings = []\nirregular = [[\"go\", \"went\"],\n[\"cut\"]]").expect_err("cut has no form");
        assert_eq!((error.line, error.file.as_str()), (8, "languages/en/pack.toml"));
    }
}
