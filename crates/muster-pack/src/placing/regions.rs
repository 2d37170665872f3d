//! Where does a spelling say that the place lies? A province or country behind a comma narrows it.

use muster_text::likeness::{Across, bones, likeness};
use rustc_hash::FxHashMap;

use super::Place;
use super::name::{self, Name};
use super::words::{Part, PlaceWords};

/// How alike a word must be to the name of a region.
const ALIKE_MIN: f32 = 0.88;
/// What a place gains that lies where the spelling says.
const GAIN: f32 = 0.06;
/// What a place loses that lies elsewhere.
const LOSS: f32 = 0.15;

/// The provinces and countries of a gazetteer.
#[derive(Clone, Debug, Default)]
pub struct Regions {
    /// A name, read, and the region as places are marked with it.
    names: Vec<(Name, Box<str>)>,
    /// The bones of a name → the names with them.
    by_bones: FxHashMap<Vec<u8>, Vec<u32>>,
    /// A concept → the names that are it.
    by_concept: FxHashMap<u16, Vec<u32>>,
}

/// The regions a spelling names beside the place.
#[derive(Clone, Debug, Default)]
pub struct Said<'r> {
    regions: Vec<&'r str>,
}

impl Regions {
    /// Adds a name of a region.
    pub fn insert(&mut self, name: &str, region: &str, words: &PlaceWords) {
        let Some(name) = name::read(name, words).into_iter().next() else { return };
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let mut found = Vec::new();
        bones(&name.joined, &mut found);
        let alike = self.by_bones.entry(found).or_default();
        let known = |at: &u32| {
            let (other, marked) = &self.names[*at as usize];
            **marked == *region && other.joined == name.joined
        };
        if alike.iter().any(known) {
            return;
        }
        alike.push(number);
        for concept in name.own().filter_map(|word| word.concept) {
            self.by_concept.entry(concept).or_default().push(number);
        }
        self.names.push((name, region.into()));
    }

    /// Returns the regions that the words beside a name say.
    pub fn said(&self, readings: &[Name]) -> Said<'_> {
        let mut said = Said::default();
        let mut found = Vec::new();
        for reading in readings.iter().take(1) {
            for word in reading.context().filter(|word| word.part == Part::Name) {
                let sounds = &reading.of(word)[usize::from(word.article)..];
                found.clear();
                bones(sounds, &mut found);
                let alike = |number: &&u32| {
                    let name = &self.names[**number as usize].0;
                    let across = if reading.script == name.script { Across::One } else { Across::Two };
                    likeness(sounds, &name.joined, across) >= ALIKE_MIN
                };
                let sounding = self.by_bones.get(&found).into_iter().flatten().filter(alike);
                let meaning = word.concept.and_then(|concept| self.by_concept.get(&concept)).into_iter().flatten();
                for number in sounding.chain(meaning) {
                    let region = &*self.names[*number as usize].1;
                    if !said.regions.contains(&region) {
                        said.regions.push(region);
                    }
                }
            }
        }
        said
    }
}

impl Said<'_> {
    /// Returns the region a place is said to lie in, when it lies there.
    fn holds(&self, place: &Place) -> Option<&str> {
        let marked = [place.admin1.as_deref(), place.country.as_deref()];
        self.regions.iter().copied().find(|region| marked.contains(&Some(region)))
    }

    /// Returns how the score of a place changes by what is said.
    pub fn change(&self, place: &Place) -> f32 {
        match self.holds(place) {
            Some(_) => GAIN,
            None if self.regions.is_empty() || (place.admin1.is_none() && place.country.is_none()) => 0.0,
            None => -LOSS,
        }
    }

    /// Returns the reason, in words.
    pub fn reason(&self, place: &Place) -> Option<String> {
        match self.holds(place) {
            Some(region) => Some(format!("lies in {region}, as the spelling says")),
            None if self.change(place) < 0.0 => {
                Some(format!("does not lie in {}, as the spelling says", self.regions.join(" or ")))
            }
            None => None,
        }
    }
}
