//! Which words of a place name are no name? The words of `places/words.toml`.

use std::collections::BTreeMap;

use muster_text::sound::plain_letters;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::error::PackError;
use crate::files::PackFiles;

/// The words that stand around and inside the names of places.
#[derive(Clone, Debug, Default)]
pub struct PlaceWords {
    /// Plain letters → what the word is.
    by_letters: FxHashMap<Box<str>, Known>,
    /// Plain letters of words that join a name with another, or with where it lies.
    links: FxHashMap<Box<str>, Link>,
    /// What is joined to the front of a word as its article, in plain letters.
    pub joined: Vec<Box<str>>,
    /// The name of each concept.
    pub concepts: Vec<Box<str>>,
}

/// What a word is that is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// An article.
    Article,
    /// It says what sort of place, which thing, which beginning of a name or which side.
    Concept(Part, u16),
}

/// What a word between two names joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// The name and where it lies: "of".
    Within,
    /// Two names: "or".
    Either,
}

/// What part a word plays in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It says only that it is a place: "village".
    Around,
    /// It says what thing it is: "mosque".
    Kind,
    /// Names begin with it: "Tell".
    Start,
    /// It says which of two neighbours: "eastern".
    Side,
    /// It is the name.
    Name,
}

/// The words, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    articles: Vec<String>,
    joined: Vec<String>,
    links: Vec<String>,
    either: Vec<String>,
    around: BTreeMap<String, Vec<String>>,
    kinds: BTreeMap<String, Vec<String>>,
    parts: BTreeMap<String, Vec<String>>,
    sides: BTreeMap<String, Vec<String>>,
    exonyms: BTreeMap<String, Vec<String>>,
}

impl PlaceWords {
    /// Reads `words.toml` under a folder; a pack without one knows no such words.
    ///
    /// # Errors
    /// When the file says what it may not.
    pub fn read(files: &PackFiles, folder: &str) -> Result<Self, PackError> {
        let path = format!("{folder}words.toml");
        if files.get(&path).is_none() {
            return Ok(Self::default());
        }
        let written: Written = files.read(&path)?;
        let mut words = Self { joined: written.joined.iter().map(|form| letters(form)).collect(), ..Self::default() };
        let concepts = [
            (Part::Around, written.around),
            (Part::Side, written.sides),
            (Part::Start, written.parts),
            (Part::Kind, written.kinds),
            (Part::Name, written.exonyms),
        ];
        for (part, table) in concepts {
            for (concept, forms) in table {
                let number = u16::try_from(words.concepts.len()).unwrap_or(u16::MAX);
                words.concepts.push(concept.into());
                words.insert(&forms, Known::Concept(part, number));
            }
        }
        words.insert(&written.articles, Known::Article);
        for (link, forms) in [(Link::Within, written.links), (Link::Either, written.either)] {
            words.links.extend(forms.iter().map(|form| (letters(form), link)));
        }
        Ok(words)
    }

    fn insert(&mut self, forms: &[String], known: Known) {
        for form in forms {
            self.by_letters.insert(letters(form), known);
        }
    }

    /// Returns what a word in plain letters is, if it is known.
    pub fn get(&self, letters: &str) -> Option<Known> {
        self.by_letters.get(letters).copied()
    }

    /// Returns what a word in plain letters joins, if it stands between two names.
    pub fn link(&self, letters: &str) -> Option<Link> {
        self.links.get(letters).copied()
    }

    /// Returns the letters behind a joined article, when enough of them are left to be a word.
    pub fn without_article<'w>(&self, letters: &'w str) -> Option<&'w str> {
        let rest = self.joined.iter().find_map(|article| letters.strip_prefix(&**article))?;
        (rest.chars().count() >= 2).then_some(rest)
    }
}

fn letters(form: &str) -> Box<str> {
    let mut plain = String::new();
    plain_letters(form, &mut plain);
    plain.into()
}
