//! Which names are worth comparing with a spelling? An index over the bones of their words.
//!
//! Each word of a name is filed under its bones, under them with one bone left out, and under coarser ones;
//! the name is filed so as a whole too, because "Abu Kamal" is also printed "Albukamal". Two spellings that
//! differ by one consonant meet where each lacks the one the other changed.

use std::hash::{Hash, Hasher};

use muster_text::likeness::{bones, coarse};
use rustc_hash::{FxHashMap, FxHasher};

use super::name::{Name, Within};
use super::words::Part;

/// How many names are compared closely with a spelling.
const CLOSE_MAX: usize = 28;
/// How many names a key may lead to before it says nothing any more.
const COMMON: usize = 1500;

/// Under what a word is filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum By {
    Bones,
    Fewer,
    Coarse,
    Whole,
    WholeFewer,
    WholeCoarse,
    Concept,
}

/// How much it says that two names meet in a key.
fn says(by: By) -> f32 {
    match by {
        By::Bones => 1.0,
        By::Fewer => 0.5,
        By::Coarse => 0.55,
        By::Whole => 2.0,
        By::WholeFewer => 1.0,
        By::WholeCoarse => 1.2,
        By::Concept => 0.5,
    }
}

/// The index: keys to the numbers of names.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Key → the names under it.
    names: FxHashMap<u64, Vec<u32>>,
    /// How many names there are.
    count: u32,
}

/// What a search needs to remember, kept from one to the next.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    met: Vec<f32>,
    touched: Vec<u32>,
    keys: Vec<(By, u64)>,
    bones: Vec<u8>,
}

impl Index {
    /// Files a name under the next number.
    pub fn insert(&mut self, name: &Name, scratch: &mut Scratch) {
        keys(name, scratch);
        for (_, key) in &scratch.keys {
            let names = self.names.entry(*key).or_default();
            if names.last() != Some(&self.count) {
                names.push(self.count);
            }
        }
        self.count += 1;
    }

    /// Returns in how many names the bones of a word stand, out of all.
    pub fn rarity(&self, name: &Name, at: usize, scratch: &mut Scratch) -> f32 {
        let word = &name.words[at];
        let key = match (word.part, word.concept) {
            (Part::Name, _) | (_, None) => {
                let sounds = &name.of(word)[usize::from(word.article)..];
                scratch.bones.clear();
                bones(sounds, &mut scratch.bones);
                hash(By::Bones, &scratch.bones)
            }
            (_, Some(concept)) => hash(By::Concept, &concept.to_le_bytes()),
        };
        let found = self.names.get(&key).map_or(1, Vec::len).max(1) as f32;
        let all = self.count.max(2) as f32;
        (all / found).max(1.0).ln() / all.ln()
    }

    /// Returns the numbers of the names that share most with a spelling, in no order that counts.
    pub fn near<'s>(&self, name: &Name, scratch: &'s mut Scratch) -> &'s [u32] {
        keys(name, scratch);
        scratch.met.resize(self.count as usize, 0.0);
        scratch.touched.clear();
        let all = self.count.max(2) as f32;
        for (by, key) in &scratch.keys {
            let Some(found) = self.names.get(key).filter(|found| found.len() <= COMMON) else { continue };
            let says = says(*by) * (1.0 + (all / found.len() as f32).ln());
            for &number in found {
                let met = &mut scratch.met[number as usize];
                if *met == 0.0 {
                    scratch.touched.push(number);
                }
                *met += says;
            }
        }
        let met = &mut scratch.met;
        if scratch.touched.len() > CLOSE_MAX {
            let order =
                |left: &u32, right: &u32| met[*right as usize].total_cmp(&met[*left as usize]).then(left.cmp(right));
            scratch.touched.select_nth_unstable_by(CLOSE_MAX, order);
            for number in &scratch.touched[CLOSE_MAX..] {
                met[*number as usize] = 0.0;
            }
            scratch.touched.truncate(CLOSE_MAX);
        }
        for number in &scratch.touched {
            met[*number as usize] = 0.0;
        }
        &scratch.touched
    }
}

/// Collects the keys of a name.
fn keys(name: &Name, scratch: &mut Scratch) {
    scratch.keys.clear();
    let named = name.own().any(|word| word.part != Part::Around);
    for word in &name.words {
        if word.place == Within::Context || (named && word.part == Part::Around) {
            continue;
        }
        if let Some(concept) = word.concept.filter(|_| word.part != Part::Around) {
            scratch.keys.push((By::Concept, hash(By::Concept, &concept.to_le_bytes())));
        }
        let sounds = name.of(word);
        word_keys(&sounds[usize::from(word.article)..], [By::Bones, By::Fewer, By::Coarse], scratch);
        if word.article > 0 {
            word_keys(sounds, [By::Bones, By::Fewer, By::Coarse], scratch);
        }
    }
    word_keys(&name.joined, [By::Whole, By::WholeFewer, By::WholeCoarse], scratch);
}

fn word_keys(sounds: &[u8], [full, fewer, rough]: [By; 3], scratch: &mut Scratch) {
    scratch.bones.clear();
    bones(sounds, &mut scratch.bones);
    let found = &scratch.bones;
    scratch.keys.push((full, hash(full, found)));
    if found.len() >= 3 {
        // The whole word and the words with a bone left out meet, so that one more and one less are alike.
        scratch.keys.push((fewer, hash(fewer, found)));
        for out in 0..found.len() {
            if out > 0 && found[out] == found[out - 1] {
                continue;
            }
            let mut hasher = FxHasher::default();
            fewer.hash(&mut hasher);
            for (at, bone) in found.iter().enumerate() {
                if at != out {
                    hasher.write_u8(*bone);
                }
            }
            scratch.keys.push((fewer, hasher.finish()));
        }
    }
    let mut hasher = FxHasher::default();
    rough.hash(&mut hasher);
    let mut last = 0;
    for bone in found.iter().filter_map(|bone| coarse(*bone)) {
        if bone != last {
            hasher.write_u8(bone);
        }
        last = bone;
    }
    scratch.keys.push((rough, hasher.finish()));
}

fn hash(by: By, bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    by.hash(&mut hasher);
    for byte in bytes {
        hasher.write_u8(*byte);
    }
    hasher.finish()
}
