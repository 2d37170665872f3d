//! Where does the text say it is? Names the gazetteer has, and names the words beside them make places.

use std::ops::Range;

use muster_model::{BlockKind, Grid, Place};
use muster_pack::language::names::{Casing, Small, Standing};
use muster_pack::places::{Area, Candidate, How};
use muster_text::{Case, Class, Words};

use super::Reader;
use super::known::Known;
use super::marks::{Mark, What};

/// A town elsewhere in the world needs no word beside it when so many live there.
const LARGE: u64 = 500_000;
/// A spelling that only sounds like an entry counts when it is as like as this.
const ALIKE: f32 = 0.72;
/// In a script without capitals a name is a place by itself when so many live there.
const TOWN: u64 = 50_000;
/// Names of so few letters are words too often: they need a word beside them.
const SHORT: usize = 3;
/// How many digits of each number of a grid are kept: a cell of one kilometre.
const GRID_DIGITS_MAX: u8 = 2;
/// A grid has so many letters and digits at least.
const GRID_MIN: usize = 6;

/// A place named in the passage.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The place.
    pub place: Place,
}

impl Reader<'_> {
    /// Finds the places of the passage outside the tokens that persons take.
    pub(super) fn spots(&self, taken: &[Range<usize>], known: &mut Known) -> Vec<Spot> {
        let mut spots = Vec::new();
        let mut at = 0;
        // The next range of a person that ends behind the token: they are in order.
        let mut person = taken.iter().peekable();
        while at < self.words().len() {
            while person.next_if(|range| range.end <= at).is_some() {}
            let next = person.peek().map_or(usize::MAX, |range| range.start);
            let spot = if self.is_claimed(at) || next <= at { None } else { self.spot(at, known) };
            let spot = spot.filter(|spot| spot.tokens.end <= next);
            at = spot.as_ref().map_or(at + 1, |spot| spot.tokens.end);
            spots.extend(spot);
        }
        spots
    }

    fn spot(&self, at: usize, known: &mut Known) -> Option<Spot> {
        if let Some(spot) = self.overlaid(at) {
            return Some(spot);
        }
        match self.marks.over(at) {
            Some(mark) => match mark.what {
                What::Capital(code) if mark.tokens.start == at && self.is_capital_place(mark) => {
                    Some(self.capital(mark, code))
                }
                _ => None,
            },
            None if self.words().tokens[at].class == Class::Number => self.gridded(at),
            None if self.is_uncased(at) => {
                self.part(at).or_else(|| self.gazetted(at)).or_else(|| self.featured(at, known))
            }
            None => self
                .part(at)
                .or_else(|| self.featured(at, known))
                .or_else(|| self.gazetted(at))
                .or_else(|| self.told(at, known)),
        }
    }

    /// "37SFV002107": a cell of the military grid.
    fn gridded(&self, at: usize) -> Option<Spot> {
        let tokens = at..at + 1;
        let printed = self.passage.printed(tokens.clone());
        if printed.len() < GRID_MIN || !printed.bytes().take(3).any(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        // What is made of a grid is no finer than a kilometre; the words stay as printed.
        let grid = printed.parse::<Grid>().ok()?.coarser(GRID_DIGITS_MAX);
        let centre = grid.centre();
        let degrees = |degrees: f64| format!("{degrees:.2}").parse().ok();
        let place = Place {
            name: Some(grid.to_string()),
            latitude: degrees(centre.latitude),
            longitude: degrees(centre.longitude),
            id: Some(format!("mgrs:{grid}")),
            candidates: 1,
            ..self.unknown(&tokens)
        };
        Some(Spot { tokens, place })
    }

    /// "northeast Syria": a part of a country.
    fn part(&self, at: usize) -> Option<Spot> {
        let length = self.small(at, Small::Region)?;
        let Mark { tokens, what: What::Country(code) } = self.marks.at(at + length)? else { return None };
        let tokens = at..tokens.end;
        let place = Place { country: Some((*code).to_owned()), candidates: 1, ..self.unknown(&tokens) };
        Some(Spot { tokens, place })
    }

    /// "Paris Example" is no city; "in Baghdad Example spoke" names one.
    fn is_capital_place(&self, mark: &Mark<'_>) -> bool {
        let supported = self.small_before(mark.tokens.start, Small::Within).is_some();
        let prose = self.passage.block.kind == BlockKind::Paragraph;
        !self.is_glued(&mark.tokens) && (supported || !prose || self.stands_alone(&mark.tokens))
    }

    fn capital(&self, mark: &Mark<'_>, code: &str) -> Spot {
        let printed = self.passage.printed(mark.tokens.clone());
        let candidates = self.world.places.candidates(printed);
        let here: Vec<Candidate<'_>> =
            candidates.into_iter().filter(|candidate| candidate.entry.country.as_deref() == Some(code)).collect();
        let place = match here[..] {
            [only] => self.resolved(&mark.tokens, &[only]),
            _ => Place {
                name: Some(printed.to_owned()),
                country: Some(code.to_owned()),
                candidates: 1,
                ..self.unknown(&mark.tokens)
            },
        };
        Spot { tokens: mark.tokens.clone(), place }
    }

    /// "Iraqi Kurdistan", "northern Syria": a name of several words the gazetteer has, over shorter listed names.
    fn overlaid(&self, at: usize) -> Option<Spot> {
        // One of its first words has a capital, or the third: "đông bắc Syria".
        if !(at..at + 3).any(|token| self.is_capital(token) || self.is_uncased(token)) {
            return None;
        }
        let (length, candidates) = self.world.places.longest_at(self.words(), at, self.sentence_end(at))?;
        let tokens = at..at + length;
        let near = candidates.iter().any(|candidate| candidate.entry.area == Area::Theatre);
        if length < 2 || !near || !Casing::Phrase(2).fits(self.words(), tokens.clone(), self.standing(at)) {
            return None;
        }
        let within = |mark: &Mark<'_>| {
            tokens.start <= mark.tokens.start && mark.tokens.end <= tokens.end && mark.tokens.len() < tokens.len()
        };
        let covers = tokens.clone().filter_map(|token| self.marks.over(token)).all(within);
        let known = covers && !tokens.clone().any(|token| self.is_claimed(token)) && !self.is_glued(&tokens);
        known.then(|| Spot { place: self.resolved(&tokens, &candidates), tokens })
    }

    /// "Camp Example", "Example Air Base", "the city of Example": a word beside the name makes it a place.
    fn featured(&self, at: usize, known: &mut Known) -> Option<Spot> {
        if let Some(length) = self.small(at, Small::PlaceBefore)
            && let Some(run) = self.name_run(at + length)
            && run.end > at + length
        {
            let last = at + length - 1;
            let named = self.is_capital(last) && self.words().tokens[at].case != Case::Lower;
            let full = at..run.end;
            return self.feature(if named { full } else { run.clone() }, run, known);
        }
        let run = self.name_run(at)?;
        let (base, end) = self.feature_of(&run)?;
        self.feature(run.start..end, base, known)
    }

    /// Returns the name and the end of a run that goes on or ends with a word such as "Air Base".
    fn feature_of(&self, run: &Range<usize>) -> Option<(Range<usize>, usize)> {
        (run.start + 1..=run.end).find_map(|at| {
            let length = self.small(at, Small::PlaceAfter)?;
            (at + length >= run.end).then_some((run.start..at, at + length))
        })
    }

    fn feature(&self, full: Range<usize>, base: Range<usize>, known: &mut Known) -> Option<Spot> {
        let places = self.world.places;
        for tokens in [full.clone(), base.clone()] {
            let candidates = places.candidates(self.passage.printed(tokens.clone()));
            let exact = candidates.first().is_some_and(|candidate| candidate.how != How::Sound);
            if exact {
                return Some(Spot { place: self.resolved(&tokens, &candidates), tokens });
            }
        }
        let mut place = self.unknown(&full);
        place.country = self.country_behind(full.end).map(str::to_owned);
        known.name_place(self.folded(&base), place.clone());
        Some(Spot { tokens: full, place })
    }

    /// A name of the gazetteer as printed.
    fn gazetted(&self, at: usize) -> Option<Spot> {
        let token = self.words().tokens.get(at).filter(|token| token.class == Class::Word)?;
        let particle = token.case == Case::Lower && self.small(at, Small::Particle) == Some(1);
        if token.case == Case::Lower && !particle {
            return self.sounding(at);
        }
        let Some((length, candidates)) = self.world.places.longest_at(self.words(), at, self.sentence_end(at)) else {
            return self.sounding(at);
        };
        let tokens = at..at + length;
        let last = tokens.end - 1;
        if !(self.is_capital(last) || self.is_uncased(last)) || self.marks.over(tokens.end - 1).is_some() {
            return None;
        }
        if self.is_glued(&tokens) || !self.counts(&tokens, &candidates) {
            return None;
        }
        // A word that makes the next one a place is none itself: "مدينة" is also Medina.
        if length == 1 && self.is_uncased(at) && self.small(at, Small::PlaceBefore).is_some() {
            return None;
        }
        Some(Spot { place: self.resolved(&tokens, &candidates), tokens })
    }

    /// Returns whether a word in a script without capitals goes on a list that another place opens: "الرقة ومنبج".
    fn is_listed(&self, at: usize) -> bool {
        at >= 2
            && self.small_before(at, Small::Joins) == Some(1)
            && self.world.places.longest_at(self.words(), at - 2, at - 1).is_some()
    }

    /// Returns whether a spelling of the gazetteer is a place here, and no common word or part of a longer name.
    fn counts(&self, tokens: &Range<usize>, candidates: &[Candidate<'_>]) -> bool {
        let supported = self.is_supported(tokens, candidates);
        let Some(best) = candidates.first() else { return false };
        let alone = self.stands_alone(tokens);
        if supported {
            return alone || self.passage.block.kind != BlockKind::Paragraph || tokens.len() > 1;
        }
        let letters = self.folded(tokens).chars().count();
        if !alone || letters <= SHORT {
            return false;
        }
        if self.words().tokens[tokens.start].case == Case::Uncased {
            let sure = tokens.len() > 1 || best.entry.population >= TOWN || self.is_listed(tokens.start);
            return sure && best.entry.area == Area::Theatre;
        }
        let inside = self.standing(tokens.start) == Standing::Inside;
        match best.entry.area {
            Area::Theatre => inside || tokens.len() > 1 || (best.how == How::Name && !self.is_word_here(tokens.start)),
            Area::World => inside && best.how == How::Name && (best.entry.population >= LARGE || tokens.len() > 1),
        }
    }

    /// Returns whether a word beside the name makes it a place: "in", or its country behind a comma.
    fn is_supported(&self, tokens: &Range<usize>, candidates: &[Candidate<'_>]) -> bool {
        let before = self.small_before(tokens.start, Small::Within).is_some()
            || self.small_before(tokens.start, Small::PlaceBefore).is_some();
        let country = self.country_behind(tokens.end);
        before || candidates.iter().any(|candidate| country.is_some() && candidate.entry.country.as_deref() == country)
    }

    /// Returns whether no other capitalised word stands beside a name that could be part of it.
    pub(super) fn stands_alone(&self, tokens: &Range<usize>) -> bool {
        let free = |token: usize| {
            let capital = self.is_capital(token)
                && self.words().tokens[token].case != Case::Uncased
                && self.marks.over(token).is_none()
                && !self.is_claimed(token);
            !capital || self.word(token) == "'s"
        };
        let first = self.sentence_start(tokens.start);
        let before = tokens.start == first
            || free(tokens.start - 1)
            || self.standing(tokens.start - 1) == Standing::First
            || self.small_before(tokens.start, Small::PlaceBefore).is_some();
        before && (tokens.end >= self.sentence_end(tokens.start) || free(tokens.end))
    }

    /// Returns whether the passage prints the word without a capital too: then it is a common word.
    fn is_word_here(&self, token: usize) -> bool {
        let word = self.word(token);
        let lower = |at: &usize| self.words().tokens[*at].case == Case::Lower;
        (0..self.words().len()).filter(lower).any(|at| self.word(at) == word)
    }

    /// A name behind "in" or "near" that only sounds like an entry.
    fn sounding(&self, at: usize) -> Option<Spot> {
        self.small_before(at, Small::Within).or_else(|| self.small_before(at, Small::PlaceBefore))?;
        let run = self.name_run(at).filter(|run| self.folded(run).chars().count() > SHORT)?;
        let mut candidates = self.world.places.sounding(self.passage.printed(run.clone()));
        candidates.retain(|candidate| candidate.likeness >= ALIKE);
        (!candidates.is_empty()).then(|| Spot { place: self.resolved(&run, &candidates), tokens: run })
    }

    /// A name the text itself has told: one named in full before, or one behind "near".
    fn told(&self, at: usize, known: &Known) -> Option<Spot> {
        let run = self.name_run(at)?;
        if let Some(place) = known.place(&self.folded(&run)) {
            let text = self.passage.printed(run.clone()).to_owned();
            return Some(Spot { place: Place { text, ..place.clone() }, tokens: run });
        }
        self.small_before(at, Small::Near)?;
        let country = self.country_behind(run.end).map(str::to_owned);
        Some(Spot { place: Place { country, ..self.unknown(&run) }, tokens: run })
    }

    /// Returns the country named directly behind a place: ", Iraq", "in Syria", "(Iraq)".
    fn country_behind(&self, at: usize) -> Option<&str> {
        let next = match self.word(at) {
            "," | "(" => at + 1,
            _ => at + self.small(at, Small::Within)?,
        };
        match self.marks.at(next)?.what {
            What::Country(code) => Some(code),
            _ => None,
        }
    }

    /// Returns a place of the gazetteer; the country named behind it decides between several.
    fn resolved(&self, tokens: &Range<usize>, candidates: &[Candidate<'_>]) -> Place {
        let country = self.country_behind(tokens.end);
        let every = country.map_or(Vec::new(), |_| self.world.places.every(self.passage.printed(tokens.clone())));
        let there: Vec<&Candidate<'_>> = candidates
            .iter()
            .chain(every.iter().filter(|one| candidates.iter().all(|other| other.entry.id != one.entry.id)))
            .filter(|one| country.is_some() && one.entry.country.as_deref() == country)
            .collect();
        let kept: Vec<&Candidate<'_>> = if there.is_empty() { candidates.iter().collect() } else { there };
        let [only] = kept[..] else {
            let candidates = u32::try_from(kept.len()).unwrap_or(u32::MAX);
            let first = kept[0].entry.country.as_deref();
            let same = kept.iter().all(|one| one.entry.country.as_deref() == first);
            let country = if same { first.map(str::to_owned) } else { None };
            return Place { candidates, country, ..self.unknown(tokens) };
        };
        let entry = only.entry;
        Place {
            text: self.passage.printed(tokens.clone()).to_owned(),
            name: Some(entry.name.to_string()),
            country: entry.country.as_deref().map(str::to_owned),
            latitude: entry.latitude,
            longitude: entry.longitude,
            id: Some(entry.id.to_string()),
            candidates: 1,
        }
    }

    fn unknown(&self, tokens: &Range<usize>) -> Place {
        Place {
            text: self.passage.printed(tokens.clone()).to_owned(),
            name: None,
            country: None,
            latitude: None,
            longitude: None,
            id: None,
            candidates: 0,
        }
    }

    /// Returns whether a run that looks like a name is a place for the words beside it.
    pub(super) fn is_named_place(&self, run: &Range<usize>) -> bool {
        self.feature_of(run).is_some()
            || self.small_before(run.start, Small::PlaceBefore).is_some()
            || self.opens_place(run)
    }

    /// "Camp Example": the run itself starts with such a word.
    fn opens_place(&self, run: &Range<usize>) -> bool {
        self.small(run.start, Small::PlaceBefore).is_some_and(|length| length < run.len())
    }

    /// Returns whether the gazetteer has the whole run as a spelling.
    pub(super) fn is_place_spelling(&self, run: &Range<usize>) -> bool {
        self.world.places.longest_at(self.words(), run.start, run.end).is_some_and(|(length, _)| length == run.len())
    }

    /// Returns the folded words of a run, with single spaces.
    fn folded(&self, run: &Range<usize>) -> String {
        let words: &Words = self.words();
        let parts: Vec<&str> = run.clone().map(|at| words.word(at)).filter(|word| *word != "-").collect();
        parts.join(" ")
    }
}
