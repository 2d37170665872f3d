//! Which pieces does one word hold? "Jahresende" is the end of a year, "Vorjahr" the year before, "Dienstagabend" a day and its part.

use std::collections::BTreeMap;

use muster_text::{Glued, fold_plain};

use super::symbols::{Daypart, Edge, Relative, Season, Unit};
use super::{Term, TimeFile, Wrong, number};

/// A piece inside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A part of a longer time.
    Edge(Edge),
    /// A neighbour.
    Relative(Relative),
    /// A unit.
    Unit(Unit),
    /// A season.
    Season(Season),
    /// A part of a day.
    Daypart(Daypart),
    /// A day of the week, Monday is 1.
    Weekday(i8),
}

impl Part {
    /// Returns the term the piece would be as a word of its own.
    pub fn term(self) -> Term {
        match self {
            Self::Edge(edge) => Term::Edge(edge),
            Self::Relative(relative) => Term::Relative(relative),
            Self::Unit(unit) => Term::Unit(unit),
            Self::Season(season) => Term::Season(season),
            Self::Daypart(daypart) => Term::Daypart(daypart),
            Self::Weekday(day) => Term::Weekday(day),
        }
    }

    fn parse(word: &str) -> Result<Self, String> {
        if let Ok(day) = number(word).and_then(|day| i8::try_from(day).map_err(|error| error.to_string())) {
            return Ok(Self::Weekday(day));
        }
        Edge::parse(word)
            .map(Self::Edge)
            .or_else(|_| Relative::parse(word).map(Self::Relative))
            .or_else(|_| Unit::parse(word).map(Self::Unit))
            .or_else(|_| Season::parse(word).map(Self::Season))
            .or_else(|_| Daypart::parse(word).map(Self::Daypart))
            .map_err(|_| format!("expected an edge, a neighbour, a unit, a season or a part of a day, found `{word}`"))
    }
}

/// Reads `end year`.
pub(super) fn parse(key: &str) -> Result<Term, String> {
    let (one, two) =
        key.split_once(' ').ok_or_else(|| format!("expected two pieces such as `end year`, found `{key}`"))?;
    Ok(Term::Compound(Part::parse(one)?, Part::parse(two)?))
}

/// Numbers printed as one word, and the units that may hang on them.
pub(super) fn glued(file: &TimeFile) -> Result<(Glued, BTreeMap<String, Unit>), Wrong> {
    let mut numbers = Vec::new();
    for (key, words) in &file.numbers {
        let value = number(key).map_err(|problem| Wrong { what: format!("{key} ="), problem })?;
        numbers.extend(words.iter().filter_map(|word| Some((word.as_str(), u32::try_from(value).ok()?))));
    }
    let mut units = BTreeMap::new();
    for (key, endings) in &file.glued_units {
        let unit = Unit::parse(key).map_err(|problem| Wrong { what: format!("{key} ="), problem })?;
        units.extend(endings.iter().map(|ending| (fold_plain(ending), unit)));
    }
    Ok((Glued::new(numbers, &file.glue), units))
}
