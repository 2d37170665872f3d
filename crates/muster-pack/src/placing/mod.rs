//! Which places may a spelling mean, the likeliest first, and why?
//!
//! A [`Placing`] holds the names of places, read once into words and sounds ([`name`]) and filed in an
//! [`index`]; a spelling is compared closely ([`mod@compare`]) only with the names it shares bones with.

pub mod compare;
pub mod index;
pub mod name;
mod regions;
#[cfg(test)]
mod tests;
mod why;
pub mod words;

use std::collections::BTreeMap;

use compare::{Comparison, compare};
use index::{Index, Scratch};
use name::Name;
use regions::Regions;
use words::PlaceWords;

use muster_model::quantity::Decimal;
use serde::Deserialize;

use crate::error::PackError;
use crate::files::PackFiles;
use crate::places::each_entry;

/// How many candidates are given.
const CANDIDATES_MAX: usize = 5;
/// A candidate less alike than this is none.
const SCORE_MIN: f32 = 0.4;
/// Candidates so near to the best one are told apart by their printed letters as well.
const TIE: f32 = 0.03;
/// What letters may then change at most.
const PRINTED: f32 = 0.02;
/// How many letters of a name are compared.
const LETTERS_MAX: usize = 64;
/// How far a candidate may lie behind the best one.
const BEHIND_MAX: f32 = 0.25;

/// A place that spellings may mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Its name for ever.
    pub id: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// Its country, as the gazetteer prints it.
    pub country: Option<Box<str>>,
    /// Its province.
    pub admin1: Option<Box<str>>,
    /// Degrees north and east, as the gazetteer prints them.
    pub at: Option<(Box<str>, Box<str>)>,
    /// How many live there; 0 when unknown.
    pub population: u64,
}

/// A place a spelling may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate<'p> {
    /// The place.
    pub place: &'p Place,
    /// How alike the spelling is to its nearest name: 1 is the same.
    pub score: f32,
    /// The reasons, in words.
    pub why: Vec<String>,
}

/// Names of places, ready to be asked for.
#[derive(Clone, Debug, Default)]
pub struct Placing {
    words: PlaceWords,
    places: Vec<Place>,
    names: Vec<(Name, u32, Box<str>)>,
    index: Index,
    regions: Regions,
}

impl Placing {
    /// Returns a gazetteer without places.
    pub fn new(words: PlaceWords) -> Self {
        Self { words, ..Self::default() }
    }

    /// Returns the gazetteer of a pack: the places under a folder, with the names of countries in every language.
    ///
    /// # Errors
    /// When a table or the words are not as they must be.
    pub fn of_pack(files: &PackFiles, folder: &str) -> Result<Self, PackError> {
        let mut placing = Self::new(PlaceWords::read(files, folder)?);
        let mut scratch = Scratch::default();
        let degrees = |degrees: Option<Decimal>| degrees.map(|degrees| degrees.to_string().into());
        each_entry(files, folder, &mut |entry, alternates| {
            let place = Place {
                at: degrees(entry.latitude).zip(degrees(entry.longitude)),
                id: entry.id,
                name: entry.name,
                country: entry.country,
                admin1: entry.province,
                population: entry.population,
            };
            placing.insert(place, &mut alternates.filter(|name| !name.is_empty()), &mut scratch);
        })?;
        for (path, _) in files.under("languages/").filter(|(path, _)| path.ends_with("/names.toml")) {
            let names: Countries = files.read(path)?;
            for (code, names) in &names.countries {
                names.iter().for_each(|name| placing.name_region(name, code));
            }
        }
        placing.settle(&mut scratch);
        Ok(placing)
    }

    /// Adds a place with its other names.
    pub fn insert(&mut self, place: Place, others: &mut dyn Iterator<Item = &str>, scratch: &mut Scratch) {
        let number = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let own = place.name.clone();
        for region in [&place.admin1, &place.country].into_iter().flatten() {
            self.regions.insert(region, region, &self.words);
        }
        self.places.push(place);
        self.insert_name(&own, number, scratch);
        for other in others {
            self.insert_name(other, number, scratch);
        }
    }

    fn insert_name(&mut self, printed: &str, place: u32, scratch: &mut Scratch) {
        for name in name::read(printed, &self.words) {
            self.index.insert(&name, scratch);
            self.names.push((name, place, printed.into()));
        }
    }

    /// Adds a name of a province or a country that places are printed with: "Syria" for "SY".
    pub fn name_region(&mut self, name: &str, region: &str) {
        self.regions.insert(name, region, &self.words);
    }

    /// Weighs the words of all names by how rare they are; asked once, when all places are in.
    pub fn settle(&mut self, scratch: &mut Scratch) {
        for (name, ..) in &mut self.names {
            weigh(name, &self.index, scratch);
        }
    }

    /// Returns the places a spelling may mean, the likeliest first.
    pub fn find(&self, spelling: &str, scratch: &mut Scratch) -> Vec<Candidate<'_>> {
        let mut readings = name::read(spelling, &self.words);
        let mut best: Vec<Hit> = Vec::new();
        for (reading, read) in readings.iter_mut().enumerate() {
            weigh(read, &self.index, scratch);
            for &number in self.index.near(read, scratch) {
                let (name, place, _) = &self.names[number as usize];
                let comparison = compare(read, name);
                let hit = Hit { place: *place, score: comparison.score, name: number as usize, reading, comparison };
                match best.iter_mut().find(|other| other.place == hit.place) {
                    Some(other) if other.score >= hit.score => {}
                    Some(other) => *other = hit,
                    None => best.push(hit),
                }
            }
        }
        let top = best.iter().map(|hit| hit.score).fold(0.0, f32::max);
        best.retain(|hit| hit.score >= SCORE_MIN.max(top - BEHIND_MAX));
        for hit in best.iter_mut().filter(|hit| hit.score > top - TIE) {
            let (name, _, printed) = &self.names[hit.name];
            if name.script == readings[hit.reading].script {
                hit.score -= PRINTED * (1.0 - alike_in_letters(spelling, printed));
            }
        }
        let said = self.regions.said(&readings);
        for hit in &mut best {
            hit.score += said.change(&self.places[hit.place as usize]);
        }
        best.sort_by(|left, right| {
            let people = |hit: &Hit| std::cmp::Reverse(self.places[hit.place as usize].population);
            right.score.total_cmp(&left.score).then(people(left).cmp(&people(right))).then(left.place.cmp(&right.place))
        });
        best.truncate(CANDIDATES_MAX);
        let candidate = |hit: Hit| {
            let (name, place, printed) = &self.names[hit.name];
            let place = &self.places[*place as usize];
            let mut why = why::reasons(&readings[hit.reading], name, printed, &hit.comparison);
            if **printed != *place.name {
                why.push("which is another of its names".to_owned());
            }
            why.extend(said.reason(place));
            Candidate { place, score: hit.score.clamp(0.0, 1.0), why }
        };
        best.into_iter().map(candidate).collect()
    }
}

/// The names of countries in a language's `names.toml`.
#[derive(Debug, Deserialize)]
struct Countries {
    countries: BTreeMap<String, Vec<String>>,
}

/// A name that a spelling may be.
struct Hit {
    place: u32,
    score: f32,
    name: usize,
    reading: usize,
    comparison: Comparison,
}

fn weigh(name: &mut Name, index: &Index, scratch: &mut Scratch) {
    for at in 0..name.words.len() {
        let rarity = index.rarity(name, at, scratch);
        name.words[at].weight *= 0.35 + 0.65 * rarity;
    }
}

/// Returns how many letters two printed names share in order and place: 1 is all of them.
fn alike_in_letters(left: &str, right: &str) -> f32 {
    let small = |text: &str| text.chars().flat_map(char::to_lowercase).take(LETTERS_MAX).collect::<Vec<char>>();
    let (left, right) = (small(left), small(right));
    let mut rows = [[0_u8; LETTERS_MAX + 1]; 3];
    rows[0] = std::array::from_fn(|at| at as u8);
    for (at, letter) in left.iter().enumerate() {
        let (here, above, before) = ((at + 1) % 3, at % 3, (at + 2) % 3);
        rows[here][0] = at as u8 + 1;
        for (other_at, other) in right.iter().enumerate() {
            let swapped = rows[above][other_at] + u8::from(letter != other);
            let mut least = swapped.min(rows[above][other_at + 1] + 1).min(rows[here][other_at] + 1);
            if at > 0 && other_at > 0 && *letter == right[other_at - 1] && *other == left[at - 1] {
                least = least.min(rows[before][other_at - 1] + 1);
            }
            rows[here][other_at + 1] = least;
        }
    }
    1.0 - f32::from(rows[left.len() % 3][right.len()]) / left.len().max(right.len()).max(1) as f32
}
