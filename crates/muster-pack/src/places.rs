//! Which places are there, and how are they spelt? The gazetteer of `places/`, indexed.
//!
//! A spelling is looked up as printed (after folding), then by its sound. Two entries of one spelling
//! stay two, unless one of them is by far the larger town.

use std::collections::HashMap;
use std::sync::OnceLock;

use muster_model::quantity::Decimal;
use muster_text::{WordMap, Words, fold_plain, skeleton};
use serde::Deserialize;

use crate::error::PackError;
use crate::files::PackFiles;

/// A town that is so many times larger is the one a spelling means.
const DOMINANCE: u64 = 20;
/// How much two names of one sound must have in common, and by how much the best must lead.
const LIKENESS: (f32, f32) = (0.6, 0.12);

/// An entry of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceEntry {
    /// `geonames:98182`, or the supplement's own.
    pub id: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<Box<str>>,
    /// The province.
    pub province: Option<Box<str>>,
    /// Degrees north.
    pub latitude: Option<Decimal>,
    /// Degrees east.
    pub longitude: Option<Decimal>,
    /// How many live there; 0 when unknown.
    pub population: u64,
    /// Whether it lies where the record looks.
    pub area: Area,
    /// What sort of place it is.
    pub kind: PlaceKind,
}

/// What sort of place an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// A city, town or village.
    Town,
    /// A base or camp: a printed name in a country, never a point.
    Base,
    /// A province.
    Governorate,
    /// A region whose ends are not agreed.
    Region,
}

/// Where an entry lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// Where the record looks: any mention counts, and spellings vary.
    Theatre,
    /// Elsewhere: a mention needs a word that makes it a place.
    World,
}

/// How a spelling led to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It is the entry's name.
    Name,
    /// It is another name of the entry.
    Alternate,
    /// It sounds like one of its names.
    Sound,
}

/// An entry a spelling may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate<'p> {
    /// The entry.
    pub entry: &'p PlaceEntry,
    /// How the spelling led to it.
    pub how: How,
    /// How like its nearest name is to the spelling: 1 is the same.
    pub likeness: f32,
}

/// One place of the hand-made supplement, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Its name for ever.
    id: String,
    /// Its name.
    name: String,
    /// ISO 3166-1 alpha-2.
    country: Option<String>,
    /// The province.
    admin1: Option<String>,
    /// Degrees north.
    lat: Option<f64>,
    /// Degrees east.
    lon: Option<f64>,
    /// What sort of place it is.
    r#type: PlaceKind,
    /// Its other names.
    #[serde(default)]
    alternates: Vec<String>,
}

/// The supplement, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Supplement {
    /// Its places.
    place: Vec<Written>,
}

/// A name of an entry, behind its first word.
#[derive(Clone, Debug)]
struct Spelling {
    /// The hash of the second word, if there is one: it tells most names with one first word apart.
    second: Option<u64>,
    /// The folded words after the first, each with a space before it.
    rest: Box<str>,
    /// The entry.
    entry: u32,
    /// Which of its names it is.
    how: How,
}

/// Folded first word → the names that start with it.
type Index = WordMap<Vec<Spelling>>;

/// The gazetteer.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// All entries, in the order of the files.
    pub all: Vec<PlaceEntry>,
    /// The Latin names.
    latin: Index,
    /// The names in other scripts, as written; indexed when first asked for.
    unread: Vec<(Box<str>, u32, How)>,
    others: OnceLock<Index>,
    /// Latin names where spellings vary: name, entry.
    spellings: Vec<(Box<str>, u32)>,
    /// Sound → indexes of `spellings`; made when first asked for.
    sounds: OnceLock<HashMap<String, Vec<u32>>>,
}

impl Places {
    /// Reads the gazetteer under a folder: `iq-sy.tsv`, `world.tsv` and `supplement.toml`.
    ///
    /// # Errors
    /// When a line has not its eight columns, or a number is none.
    pub fn read(files: &PackFiles, folder: &str) -> Result<Self, PackError> {
        let mut places = Self::default();
        each_entry(files, folder, &mut |entry, alternates| places.insert(entry, alternates))?;
        Ok(places)
    }

    /// Adds a table with tabs: id, name, country, admin1, lat, lon, population, alternates.
    ///
    /// # Errors
    /// When a line has not its eight columns, or a number is none.
    pub fn read_table(&mut self, path: &str, text: &str, area: Area) -> Result<(), PackError> {
        each_row(path, text, area, &mut |entry, alternates| self.insert(entry, alternates))
    }

    /// Adds an entry with its other names.
    pub fn insert(&mut self, entry: PlaceEntry, alternates: &mut dyn Iterator<Item = &str>) {
        let index = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let name = entry.name.clone();
        let area = entry.area;
        self.all.push(entry);
        self.insert_name(&name, index, How::Name, area);
        for alternate in alternates.filter(|alternate| !alternate.is_empty()) {
            self.insert_name(alternate, index, How::Alternate, area);
        }
    }

    fn insert_name(&mut self, name: &str, index: u32, how: How, area: Area) {
        if is_latin(name) {
            index_name(&mut self.latin, name, index, how);
        } else {
            self.unread.push((name.into(), index, how));
            self.others = OnceLock::new();
        }
        if area == Area::Theatre && is_latin(name) {
            self.spellings.push((name.into(), index));
            self.sounds = OnceLock::new();
        }
    }

    /// Returns the longest name that starts at token `at` and ends before `end`, and the entries it may mean.
    pub fn longest_at(&self, words: &Words, at: usize, end: usize) -> Option<(usize, Vec<Candidate<'_>>)> {
        let first = words.word(at);
        let index = self.index(first);
        let spellings = if first.contains('\'') { index.get(&plain(first)) } else { index.at(words, at) }?;
        let second = second(words, at + 1);
        let may = |spelling: &&Spelling| spelling.second.is_none_or(|hash| hash == second);
        let longest =
            spellings.iter().filter(may).filter_map(|spelling| behind(&spelling.rest, words, at + 1, end)).max()?;
        let fits = |spelling: &&Spelling| behind(&spelling.rest, words, at + 1, end) == Some(longest);
        let found = spellings.iter().filter(may).filter(fits);
        Some((longest - at, self.likely(found)))
    }

    /// Returns the entries a spelling may mean, the best first: by its letters, else by its sound.
    pub fn candidates(&self, spelling: &str) -> Vec<Candidate<'_>> {
        let found = self.likely(self.spelt(&key(spelling)));
        if found.is_empty() { self.sounding(spelling) } else { found }
    }

    /// Returns every entry a spelling is a name of, whichever is the likeliest.
    pub fn every(&self, spelling: &str) -> Vec<Candidate<'_>> {
        self.spelt(&key(spelling)).map(|spelling| self.candidate(spelling)).collect()
    }

    fn spelt<'p>(&'p self, key: &str) -> impl Iterator<Item = &'p Spelling> {
        let (first, rest) = split(key);
        let rest = rest.to_owned();
        self.index(first).get(first).into_iter().flatten().filter(move |spelling| *spelling.rest == *rest)
    }

    /// Returns the index of the names in the script of a word.
    fn index(&self, word: &str) -> &Index {
        if is_latin(word) {
            return &self.latin;
        }
        self.others.get_or_init(|| {
            let mut others = Index::default();
            for (name, index, how) in &self.unread {
                index_name(&mut others, name, *index, *how);
            }
            others
        })
    }

    fn candidate(&self, spelling: &Spelling) -> Candidate<'_> {
        Candidate { entry: &self.all[spelling.entry as usize], how: spelling.how, likeness: 1.0 }
    }

    /// Returns the entries that sound like a spelling, the most alike first.
    pub fn sounding(&self, spelling: &str) -> Vec<Candidate<'_>> {
        let sounds = self.sounds.get_or_init(|| {
            let mut sounds: HashMap<String, Vec<u32>> = HashMap::new();
            for (at, (name, _)) in self.spellings.iter().enumerate() {
                sounds.entry(skeleton(name)).or_default().push(u32::try_from(at).unwrap_or(u32::MAX));
            }
            sounds
        });
        let sound = skeleton(spelling);
        if sound.chars().count() < 2 {
            return Vec::new();
        }
        let letters = letters(spelling);
        let mut found: Vec<Candidate<'_>> = Vec::new();
        for at in sounds.get(&sound).into_iter().flatten() {
            let (name, index) = &self.spellings[*at as usize];
            let entry = &self.all[*index as usize];
            let likeness = likeness(&letters, &self::letters(name));
            match found.iter_mut().find(|other| std::ptr::eq(other.entry, entry)) {
                Some(other) => other.likeness = other.likeness.max(likeness),
                None => found.push(Candidate { entry, how: How::Sound, likeness }),
            }
        }
        found.retain(|candidate| candidate.likeness >= LIKENESS.0);
        found.sort_by(|left, right| right.likeness.total_cmp(&left.likeness));
        if let [first, second, ..] = found[..]
            && first.likeness - second.likeness >= LIKENESS.1
        {
            found.truncate(1);
        }
        found
    }

    /// Returns the entries of one spelling: those it is the name of before others, the far larger alone.
    fn likely<'p>(&'p self, spellings: impl Iterator<Item = &'p Spelling>) -> Vec<Candidate<'p>> {
        let mut found: Vec<Candidate<'_>> = spellings.map(|spelling| self.candidate(spelling)).collect();
        let best = found.iter().map(|candidate| candidate.how).min().unwrap_or(How::Name);
        found.retain(|candidate| candidate.how == best);
        found.sort_by_key(|candidate| std::cmp::Reverse(candidate.entry.population));
        if let [first, second, ..] = found[..]
            && first.entry.population > DOMINANCE * second.entry.population.max(500)
        {
            found.truncate(1);
        }
        found
    }
}

/// What is done with an entry and its other names.
type Each<'e> = &'e mut dyn FnMut(PlaceEntry, &mut dyn Iterator<Item = &str>);

/// Hands over every entry of the files under a folder with its other names.
///
/// # Errors
/// When a line has not its eight columns, or a number is none.
pub fn each_entry(files: &PackFiles, folder: &str, each: Each<'_>) -> Result<(), PackError> {
    for (file, area) in [("iq-sy.tsv", Area::Theatre), ("world.tsv", Area::World)] {
        let path = format!("{folder}{file}");
        let text = files.get(&path).ok_or_else(|| PackError::file(&path, "expected this file, found none"))?;
        each_row(&path, text, area, each)?;
    }
    let path = format!("{folder}supplement.toml");
    if files.get(&path).is_some() {
        let supplement: Supplement = files.read(&path)?;
        for written in supplement.place {
            let alternates = written.alternates.clone();
            each(entry_of(written), &mut alternates.iter().map(String::as_str));
        }
    }
    Ok(())
}

fn each_row(path: &str, text: &str, area: Area, each: Each<'_>) -> Result<(), PackError> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let row = line.trim_end_matches(['\n', '\r']);
        let start = at;
        at += line.len();
        if start == 0 || row.is_empty() {
            continue;
        }
        let wrong = |problem: String| PackError::at(path, text, start, problem);
        let columns: Vec<&str> = row.split('\t').collect();
        let [id, name, country, province, latitude, longitude, population, alternates] = columns[..] else {
            return Err(wrong(format!("expected 8 columns, found {}", columns.len())));
        };
        let degrees = |digits: &str| match digits {
            "" => Ok(None),
            _ => digits.parse().map(Some).map_err(|_| wrong(format!("expected degrees, found `{digits}`"))),
        };
        let entry = PlaceEntry {
            id: id.into(),
            name: name.into(),
            country: some(country),
            province: some(province),
            latitude: degrees(latitude)?,
            longitude: degrees(longitude)?,
            population: population.parse().unwrap_or(0),
            area,
            kind: PlaceKind::Town,
        };
        each(entry, &mut alternates.split('|'));
    }
    Ok(())
}

fn entry_of(written: Written) -> PlaceEntry {
    let degrees = |degrees: Option<f64>| degrees.and_then(|degrees| degrees.to_string().parse().ok());
    PlaceEntry {
        latitude: degrees(written.lat),
        longitude: degrees(written.lon),
        id: written.id.into(),
        name: written.name.into(),
        country: written.country.map(Into::into),
        province: written.admin1.map(Into::into),
        population: 0,
        area: Area::Theatre,
        kind: written.r#type,
    }
}

fn some(column: &str) -> Option<Box<str>> {
    (!column.is_empty()).then(|| column.into())
}

fn index_name(names: &mut Index, name: &str, entry: u32, how: How) {
    let key = key(name);
    let (first, rest) = split(&key);
    let spellings = names.of(first, Vec::new);
    if !spellings.iter().any(|other| other.entry == entry && *other.rest == *rest) {
        let second = rest.split(' ').nth(1).map(muster_text::words::key);
        spellings.push(Spelling { second, rest: rest.into(), entry, how });
    }
}

/// Returns whether a name starts with a letter of the Latin script, or with none.
fn is_latin(name: &str) -> bool {
    if name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return true;
    }
    name.chars()
        .find(|letter| letter.is_alphabetic())
        .is_none_or(|letter| letter < '\u{370}' || ('\u{1e00}'..'\u{1f00}').contains(&letter))
}

/// Returns the folded name with single spaces for hyphens, and without apostrophes.
fn key(name: &str) -> String {
    let folded = if name.is_ascii() { name.to_ascii_lowercase() } else { fold_plain(name) };
    let mut key = String::with_capacity(folded.len());
    for word in folded.split([' ', '-']).filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().filter(|letter| !matches!(letter, '\'' | '`')));
    }
    key
}

/// Returns the first word of a key, and the rest with the space before it.
fn split(key: &str) -> (&str, &str) {
    key.split_at(key.find(' ').unwrap_or(key.len()))
}

/// Returns the token behind the words of `rest` when they stand at token `at`; hyphens between are passed over.
fn behind(rest: &str, words: &Words, mut at: usize, end: usize) -> Option<usize> {
    for expected in rest.split(' ').skip(1) {
        if words.word(at) == "-" && !words.tokens[at].spaced {
            at += 1;
        }
        if at >= end || plain(words.word(at)) != expected {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Returns the hash of the word at token `at`, as [`behind`] would read it: hyphens and apostrophes are passed over.
fn second(words: &Words, at: usize) -> u64 {
    let hyphen = words.word(at) == "-" && !words.tokens[at].spaced;
    let at = at + usize::from(hyphen);
    if words.word(at).contains('\'') { muster_text::words::key(&plain(words.word(at))) } else { words.key(at) }
}

/// Returns a folded word without apostrophes.
fn plain(word: &str) -> std::borrow::Cow<'_, str> {
    if word.contains('\'') { word.replace('\'', "").into() } else { word.into() }
}

/// Returns the letters of a name to compare: no article, "q" as "k".
fn letters(name: &str) -> String {
    let words = key(name);
    let words: Vec<&str> = words.split(' ').filter(|word| !skeleton(word).is_empty()).collect();
    words.join(" ").replace('q', "k")
}

/// Returns twice the longest common run of letters in order, over all letters of both.
fn likeness(left: &str, right: &str) -> f32 {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut row = vec![0_u16; right.len() + 1];
    for letter in &left {
        let mut diagonal = 0;
        for (at, other) in right.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if letter == other { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    let all = left.len() + right.len();
    if all == 0 { 0.0 } else { 2.0 * f32::from(row[right.len()]) / all as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "id\tname\tcountry\tadmin1\tlat\tlon\tpopulation\talternates\n\
        g:1\tRaqqa\tSY\tRaqqa\t35.9528\t39.0079\t531952\tAr Raqqah|الرقة\n\
        g:2\tSinjar\tIQ\tNineveh\t36.3209\t41.8766\t38294\tShingal\n\
        g:3\tSinjār\tSY\tIdlib\t35.5901\t37.0047\t0\tSinjar|Senjar\n\
        g:4\tTripoli\tLY\t\t32.8\t13.1\t1150989\t\n\
        g:5\tTripoli\tLB\t\t34.4\t35.8\t2500\t\n\
        g:6\tAl Hawl\tSY\tHasakah\t36.39\t41.14\t0\tAl-Hol\n";

    fn places() -> Places {
        let mut places = Places::default();
        places.read_table("t.tsv", TABLE, Area::Theatre).expect("the table is well formed");
        places
    }

    fn check(spelling: &str, expected: &[&str]) {
        let places = places();
        let found: Vec<&str> = places.candidates(spelling).iter().map(|candidate| &*candidate.entry.id).collect();
        assert_eq!(found, expected, "{spelling}");
    }

    #[test]
    fn a_spelling_leads_to_its_entry() {
        check("Raqqa", &["g:1"]);
        check("Ar-Raqqah", &["g:1"]);
        check("الرقة", &["g:1"]);
        check("al-Rakka", &["g:1"]);
        check("Shingal", &["g:2"]);
        check("Tripoli", &["g:4"]);
        check("Atlantis", &[]);
    }

    #[test]
    fn a_name_beats_another_name_and_letters_beat_sound() {
        check("Sinjar", &["g:2"]);
        check("Sinjār", &["g:3"]);
        check("al-Hol", &["g:6"]);
    }

    #[test]
    fn the_longest_name_of_a_text_wins() {
        let places = places();
        let words = Words::of_phrase("in Ar-Raqqah city");
        let (length, found) = places.longest_at(&words, 1, words.len()).expect("it is listed");
        assert_eq!((length, &*found[0].entry.id), (3, "g:1"));
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = Places::default().read_table("t.tsv", "id\nx\ty\n", Area::World).expect_err("two columns");
        assert_eq!(error.to_string(), "t.tsv:2: expected 8 columns, found 2");
    }
}
