//! How does a language name countries, people, ranks and offices? `names.toml` and `naming.toml`, checked.
//!
//! `names.toml` lists the names; `naming.toml` lists the small words among which names stand.
//! Both end in lexicons of folded words; a name that is printed with a capital keeps that as its [`Casing`].

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use muster_text::{Case, Class, Lexicon, Words, fold_plain};
use serde::Deserialize;

use crate::error::PackError;
use crate::files::PackFiles;

/// The file of names, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamesFile {
    /// Given names of persons.
    given: Vec<String>,
    /// Country code = its names.
    countries: BTreeMap<String, Vec<String>>,
    /// Country code = its adjectives and its people.
    #[serde(default)]
    demonyms: BTreeMap<String, Vec<String>>,
    /// Country code = the capital that stands for its government.
    #[serde(default)]
    capitals: BTreeMap<String, Vec<String>>,
    /// Rank by its English name = printed forms.
    #[serde(default)]
    ranks: BTreeMap<String, Vec<String>>,
    /// Service by its English name = printed forms.
    #[serde(default)]
    services: BTreeMap<String, Vec<String>>,
    /// Civil office by its English name = printed forms.
    #[serde(default)]
    titles: BTreeMap<String, Vec<String>>,
    /// Words beside a person's name.
    #[serde(default)]
    person_words: PersonWords,
}

/// Words beside a person's name, as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonWords {
    /// Words that show somebody without public office.
    #[serde(default)]
    private: Vec<String>,
}

/// The file of small words, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamingFile {
    /// Where an adjective stands.
    order: Order,
    /// Small words inside a person's name.
    particles: Vec<String>,
    /// Words that open a description.
    articles: Vec<String>,
    /// Words that open a clause about the noun before them.
    relatives: Vec<String>,
    /// Words between a post and what it is over.
    over: Vec<String>,
    /// Words between something and the place it is in.
    within: Vec<String>,
    /// Those of them after which even an unknown name is a place.
    near: Vec<String>,
    /// Words that join two of a kind.
    joins: Vec<String>,
    /// Fields a post may be over.
    fields: Vec<String>,
    /// Words after a country's name that show it acts.
    after_actor: Vec<String>,
    /// Endings of words that show the same.
    actor_endings: Vec<String>,
    /// Parts of a country.
    regions: Vec<String>,
    /// Words before a name that make it a place.
    place_before: Vec<String>,
    /// Words after a name that make it a place.
    place_after: Vec<String>,
    /// Forms of address.
    courtesy: Vec<String>,
    /// Words that open a name by themselves.
    name_starts: Vec<String>,
    /// Words at which a name ends where the script has no capitals.
    #[serde(default)]
    name_ends: Vec<String>,
    /// Words behind a name that do not tell it from others.
    suffixes: Vec<String>,
    /// More words that show somebody without public office.
    private: Vec<String>,
    /// Words that say a person holds a post.
    serves: Vec<String>,
    /// Words that say a person is in command.
    commands: Vec<String>,
    /// Words of saying.
    says: Vec<String>,
    /// Words before an age.
    age_before: Vec<String>,
    /// Words after an age.
    age_after: Vec<String>,
    /// A word that is a name only when none of these follows it.
    #[serde(default)]
    not_before: BTreeMap<String, Vec<String>>,
}

/// Where a language puts what describes a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// Before it: "US troops".
    Before,
    /// After it: "quân đội Mỹ".
    After,
}

/// What a name of the language stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A country, by its code.
    Country(Box<str>),
    /// An adjective of a country, by its code.
    Demonym(Box<str>),
    /// The people of a country, by its code: "Iraqis".
    People(Box<str>),
    /// A capital, by the code of its country.
    Capital(Box<str>),
    /// A rank, by its English name.
    Rank(Box<str>),
    /// A service, by its English name.
    Service(Box<str>),
    /// A civil office, by its English name.
    Title(Box<str>),
    /// A word for somebody without public office.
    Private,
}

/// A name, and how it must be printed to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it stands for.
    pub meaning: Meaning,
    /// How it must be printed.
    pub casing: Casing,
}

/// What a small word does beside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Small {
    /// Stands inside a person's name.
    Particle,
    /// Opens a description.
    Article,
    /// Opens a clause about the noun before it.
    Relative,
    /// Stands between a post and what it is over.
    Over,
    /// Stands before a place.
    Within,
    /// Stands before a place, even an unknown one.
    Near,
    /// Joins two of a kind.
    Joins,
    /// Names a field a post is over.
    Field,
    /// Shows that the country before it acts.
    AfterActor,
    /// Names a part of a country.
    Region,
    /// Makes the name after it a place.
    PlaceBefore,
    /// Makes the name before it a place.
    PlaceAfter,
    /// Addresses a person.
    Courtesy,
    /// Opens a person's name by itself.
    NameStart,
    /// Ends a person's name where the script has no capitals, itself outside it.
    NameEnd,
    /// Ends a name without telling it from others.
    Suffix,
    /// Says that a person holds a post.
    Serves,
    /// Says that a person is in command.
    Commands,
    /// Says that somebody speaks.
    Says,
    /// Stands before an age.
    AgeBefore,
    /// Stands after an age.
    AgeAfter,
}

/// The names of a language.
#[derive(Clone, Debug)]
pub struct Names {
    /// The language's tag.
    pub language: Box<str>,
    /// Where it puts what describes a noun.
    pub order: Order,
    /// Its names.
    pub terms: Lexicon<Term>,
    small: Lexicon<Small>,
    given: HashSet<Box<str>>,
    actor_endings: Vec<String>,
    not_before: Lexicon<Box<[Box<str>]>>,
}

impl Names {
    /// Reads the names of a language.
    ///
    /// # Errors
    /// When one of its files is missing or not of its shape, or a country's code is none.
    pub fn read(files: &PackFiles, language: &str) -> Result<Self, PackError> {
        let path = format!("languages/{language}/names.toml");
        let file: NamesFile = files.read(&path)?;
        let naming: NamingFile = files.read(&format!("languages/{language}/naming.toml"))?;
        for code in file.countries.keys().chain(file.demonyms.keys()).chain(file.capitals.keys()) {
            if code.len() != 2 || !code.bytes().all(|letter| letter.is_ascii_uppercase()) {
                return Err(PackError::file(&path, format!("expected a code of two capitals, found `{code}`"))
                    .hint("countries are named by ISO 3166-1 alpha-2"));
            }
        }
        let mut not_before = Lexicon::default();
        for (word, next) in &naming.not_before {
            not_before.insert(word, next.iter().map(|next| fold_plain(next).into()).collect());
        }
        Ok(Self {
            language: language.into(),
            order: naming.order,
            given: file.given.iter().map(|name| fold_plain(name).into()).collect(),
            terms: terms(&file, &naming.private),
            small: small(&naming),
            actor_endings: naming.actor_endings.clone(),
            not_before,
        })
    }

    /// Returns whether a folded word is a person's given name.
    pub fn is_given(&self, word: &str) -> bool {
        self.given.contains(word)
    }

    /// Returns the length of the longest phrase at token `at` that is a small word of that kind.
    pub fn small_at(&self, words: &Words, at: usize, small: Small) -> Option<usize> {
        self.small.all_at(words, at, words.len()).find(|(_, kinds)| kinds.contains(&small)).map(|(length, _)| length)
    }

    /// Returns the small words that start at token `at`, longest first: length and what each does.
    pub fn smalls_at<'n>(&'n self, words: &'n Words, at: usize) -> impl Iterator<Item = (usize, &'n [Small])> {
        self.small.all_at(words, at, words.len())
    }

    /// Returns whether a whole run of tokens is a small word of that kind.
    pub fn is_small(&self, words: &Words, tokens: Range<usize>, small: Small) -> bool {
        let length = tokens.len();
        self.small
            .all_at(words, tokens.start, tokens.end)
            .any(|(found, kinds)| found == length && kinds.contains(&small))
    }

    /// Returns whether the word after a country's name shows that the country acts.
    pub fn shows_actor(&self, words: &Words, at: usize) -> bool {
        let word = words.word(at);
        self.small_at(words, at, Small::AfterActor).is_some()
            || self.actor_endings.iter().any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending.as_str()))
    }

    /// Returns whether the words after a name say that it is another word here ("Ý kiến").
    pub fn is_refused(&self, words: &Words, tokens: Range<usize>) -> bool {
        let next = words.word(tokens.end);
        let length = tokens.len();
        self.not_before.all_at(words, tokens.start, tokens.end).any(|(found, lists)| {
            found == length && lists.iter().any(|list| list.iter().any(|refused| &**refused == next))
        })
    }
}

/// Makes the lexicon of names.
fn terms(file: &NamesFile, private: &[String]) -> Lexicon<Term> {
    let mut terms = Lexicon::default();
    let mut insert = |phrase: &str, meaning: Meaning, casing: Casing| terms.insert(phrase, Term { meaning, casing });
    for (code, names) in &file.countries {
        for name in names {
            insert(name, Meaning::Country(code.as_str().into()), Casing::of(name));
        }
    }
    for (code, names) in &file.demonyms {
        for name in names {
            let people = names.iter().any(|other| is_people_of(name, other));
            let meaning = if people { Meaning::People } else { Meaning::Demonym };
            insert(name, meaning(code.as_str().into()), Casing::of(name));
        }
    }
    for (code, names) in &file.capitals {
        for name in names {
            insert(name, Meaning::Capital(code.as_str().into()), Casing::of(name));
        }
    }
    for (list, meaning) in [
        (&file.ranks, Meaning::Rank as fn(Box<str>) -> Meaning),
        (&file.services, Meaning::Service as fn(Box<str>) -> Meaning),
        (&file.titles, Meaning::Title as fn(Box<str>) -> Meaning),
    ] {
        for (name, forms) in list {
            for form in forms {
                insert(form, meaning(name.as_str().into()), Casing::of_office(form));
            }
        }
    }
    for word in file.person_words.private.iter().chain(private) {
        insert(word, Meaning::Private, Casing::Any);
    }
    terms
}

/// "Iraqis" is the people beside "Iraqi"; "Kazakhstani" is not the people beside "Kazakh".
fn is_people_of(name: &str, other: &str) -> bool {
    name.len() > other.len() && name.len() - other.len() <= 2 && name.starts_with(other)
}

/// Makes the lexicon of small words.
fn small(file: &NamingFile) -> Lexicon<Small> {
    let mut small = Lexicon::default();
    for (words, kind) in [
        (&file.particles, Small::Particle),
        (&file.articles, Small::Article),
        (&file.relatives, Small::Relative),
        (&file.over, Small::Over),
        (&file.within, Small::Within),
        (&file.near, Small::Near),
        (&file.joins, Small::Joins),
        (&file.fields, Small::Field),
        (&file.after_actor, Small::AfterActor),
        (&file.regions, Small::Region),
        (&file.place_before, Small::PlaceBefore),
        (&file.place_after, Small::PlaceAfter),
        (&file.courtesy, Small::Courtesy),
        (&file.name_starts, Small::NameStart),
        (&file.name_ends, Small::NameEnd),
        (&file.suffixes, Small::Suffix),
        (&file.serves, Small::Serves),
        (&file.commands, Small::Commands),
        (&file.says, Small::Says),
        (&file.age_before, Small::AgeBefore),
        (&file.age_after, Small::AgeAfter),
    ] {
        for word in words {
            small.insert(word, kind);
        }
    }
    small
}

/// How a name must be printed to be one: "US" is no "us", "Iraqi forces" no "iraqi forces".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// In any way.
    Any,
    /// In capitals.
    Acronym,
    /// With a capital at its start.
    Capital,
    /// With a capital somewhere; it is listed with so many.
    Phrase(u8),
    /// With as many capitals as it is listed with.
    Exact(u8),
}

/// Where in its sentence a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// At its start, where any word has a capital.
    First,
    /// Inside it.
    Inside,
}

impl Casing {
    /// Returns the casing of a name as a list prints it.
    pub fn of(name: &str) -> Self {
        let words = || name.split([' ', '-', '–']).filter(|word| word.contains(char::is_alphanumeric));
        let first = |word: &str| word.chars().find(|letter| letter.is_alphabetic());
        let capitals = words().filter(|word| first(word).is_some_and(char::is_uppercase)).count();
        let letters = || name.chars().filter(|letter| letter.is_alphabetic());
        match (words().count(), u8::try_from(capitals).unwrap_or(u8::MAX)) {
            (_, 0) => Casing::Any,
            (1, _) if letters().count() > 1 && letters().all(char::is_uppercase) => Casing::Acronym,
            (1, _) => Casing::Capital,
            (_, capitals) => Casing::Phrase(capitals),
        }
    }

    /// Returns the casing of a rank or an office: one word needs its capital, several do not.
    pub fn of_office(name: &str) -> Self {
        match Casing::of(name) {
            Casing::Phrase(_) => Casing::Any,
            other => other,
        }
    }

    /// Returns the casing of a title such as a newspaper's, whose words are common words.
    pub fn of_title(name: &str) -> Self {
        match Casing::of(name) {
            Casing::Phrase(capitals) => Casing::Exact(capitals),
            other => other,
        }
    }

    /// Returns whether the name as printed at `tokens` is one.
    pub fn fits(self, words: &Words, tokens: Range<usize>, standing: Standing) -> bool {
        let Some(first) = words.tokens.get(tokens.start) else { return false };
        match self {
            Casing::Any => true,
            Casing::Acronym => match first.case {
                Case::Upper => true,
                // "Nato" is printed too; "Is" and "Us" are words.
                Case::Title => first.folded.len() >= 4 && standing == Standing::Inside,
                Case::Lower | Case::Uncased => false,
            },
            Casing::Capital => first.case != Case::Lower,
            Casing::Exact(capitals) => count_capitals(words, tokens) >= capitals,
            Casing::Phrase(capitals) => {
                let length = tokens.len();
                match count_capitals(words, tokens) {
                    0 => false,
                    1 if standing == Standing::First && first.case != Case::Lower => capitals < 2 || length >= 4,
                    _ => true,
                }
            }
        }
    }
}

fn count_capitals(words: &Words, tokens: Range<usize>) -> u8 {
    let capitals =
        words.tokens[tokens].iter().filter(|token| token.class == Class::Word && token.case != Case::Lower).count();
    u8::try_from(capitals).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(listed: &str, printed: &str, standing: Standing, expected: Casing, fits: Fits) {
        let words = Words::of_phrase(printed);
        let casing = Casing::of(listed);
        assert_eq!(casing, expected, "{listed}");
        assert_eq!(casing.fits(&words, 0..words.len(), standing), fits == Fits::Yes, "{listed}: {printed}");
    }

    #[derive(Clone, Copy, PartialEq)]
    enum Fits {
        Yes,
        No,
    }

    #[test]
    fn a_name_keeps_its_capitals() {
        check("US", "us", Standing::Inside, Casing::Acronym, Fits::No);
        check("US", "US", Standing::Inside, Casing::Acronym, Fits::Yes);
        check("IS", "Is", Standing::First, Casing::Acronym, Fits::No);
        check("NATO", "Nato", Standing::Inside, Casing::Acronym, Fits::Yes);
        check("Turkey", "turkey", Standing::Inside, Casing::Capital, Fits::No);
        check("Iraqi forces", "Iraqi forces", Standing::First, Casing::Phrase(1), Fits::Yes);
        check("Central Command", "Central command", Standing::First, Casing::Phrase(2), Fits::No);
        check("Central Command", "central Command", Standing::Inside, Casing::Phrase(2), Fits::Yes);
        check("the task force", "The task force", Standing::First, Casing::Any, Fits::Yes);
    }

    #[test]
    fn a_wrong_country_code_is_an_error() {
        let mut files = PackFiles::default();
        files.insert("languages/xx/names.toml", "given = []\n[countries]\nIraq = [\"Iraq\"]\n");
        files.insert(
            "languages/xx/naming.toml",
            "order = \"before\"\nparticles = []\narticles = []\nrelatives = []\nover = []\nwithin = []\nnear = []\njoins = []\nfields = []\n\
             after_actor = []\nactor_endings = []\nregions = []\nplace_before = []\nplace_after = []\ncourtesy = []\nname_starts = []\nsuffixes = []\nprivate = []\n\
             serves = []\ncommands = []\nsays = []\nage_before = []\nage_after = []\n",
        );
        let error = Names::read(&files, "xx").expect_err("`Iraq` is no code");
        assert!(error.to_string().contains("expected a code of two capitals, found `Iraq`"), "{error}");
    }
}
