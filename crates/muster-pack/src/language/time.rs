//! How does a language speak of time? `time.toml`: its months, units, directions and word order.
//!
//! Values stand first, then their words. Word order is data too: see [`forms`].

mod compound;
pub mod forms;
mod guards;
mod symbols;

use std::collections::{BTreeMap, BTreeSet};

use muster_text::{Glued, Lexicon, WordSet, Words, fold_plain};
use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::error::PackError;
use crate::files::PackFiles;
pub use compound::Part;
use forms::{Forms, Group};
use guards::GuardsFile;
pub use guards::{Cue, Guards};
pub use symbols::{
    Approx, Daypart, Distance, Edge, Era, Holiday, Lead, Meridiem, Reference, Relative, Season, Side, Unit,
};

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeFile {
    /// Which comes first in `06/07/2025`, when nothing on the page settles it.
    numeric_order: NumericOrder,
    /// Words of time that count only when printed with a capital, and alone only behind a word that leads a time.
    #[serde(default)]
    capitals: Vec<String>,
    /// What digits end in when they are an ordinal: `3rd`.
    #[serde(default)]
    ordinal_endings: Vec<String>,
    /// Whether a full stop behind digits makes them an ordinal: `3.`.
    #[serde(default)]
    ordinal_stop: bool,
    /// What four digits end in when they are a decade: `1980s`.
    #[serde(default)]
    decade_endings: Vec<String>,
    /// Articles that stand for "one".
    #[serde(default)]
    one: Vec<String>,
    /// Numbers known to be more than one, but not how many.
    #[serde(default)]
    vague: Vec<String>,
    /// Words that join tens and ones, or a hyphen.
    #[serde(default)]
    number_joiners: Vec<String>,
    /// Whether ones stand before tens: "three and twenty".
    #[serde(default)]
    ones_first: bool,
    /// Months of the Islamic calendar.
    #[serde(default)]
    hijri_months: BTreeMap<String, Vec<String>>,
    /// Hours of the day that are named by a rank.
    #[serde(default)]
    hours: BTreeMap<String, Vec<String>>,
    /// Lengths in one word or phrase: `2 day` for a dual.
    #[serde(default)]
    lengths: BTreeMap<String, Vec<String>>,
    /// Words that join ones and tens where a number is one word: "und".
    #[serde(default)]
    glue: Vec<String>,
    /// What stands behind such a number in a word that counts a unit: `day` for "tägig".
    #[serde(default)]
    glued_units: BTreeMap<String, Vec<String>>,
    /// Two pieces in one word: `end year` for "Jahresende".
    #[serde(default)]
    compounds: BTreeMap<String, Vec<String>>,
    /// Decades in words, without their century: `20` for "zwanziger".
    #[serde(default)]
    decades: BTreeMap<String, Vec<String>>,
    /// Numbers with a part, in hundredths: `150` for "anderthalb".
    #[serde(default)]
    fractions: BTreeMap<String, Vec<String>>,
    months: BTreeMap<String, Vec<String>>,
    weekdays: BTreeMap<String, Vec<String>>,
    /// Days of the week that come again: "Mondays".
    #[serde(default)]
    plural_weekdays: BTreeMap<String, Vec<String>>,
    /// Parts of the day that come again: "mornings".
    #[serde(default)]
    plural_dayparts: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    seasons: BTreeMap<String, Vec<String>>,
    /// The unit alone: `week`.
    unit: BTreeMap<String, Vec<String>>,
    /// More than one of the unit: `weeks`.
    units: BTreeMap<String, Vec<String>>,
    numbers: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    ordinals: BTreeMap<String, Vec<String>>,
    /// Which part of a longer time.
    #[serde(default)]
    edges: BTreeMap<String, Vec<String>>,
    /// Words before a length of time that move its bound.
    #[serde(default)]
    approximators: BTreeMap<String, Vec<String>>,
    /// Which neighbour of the time counted from.
    #[serde(default)]
    relatives: BTreeMap<String, Vec<String>>,
    /// On which side of the time counted from.
    #[serde(default)]
    distances: BTreeMap<String, Vec<String>>,
    /// Days from today.
    #[serde(default)]
    deictics: BTreeMap<String, Vec<String>>,
    /// Now, the past, the future.
    #[serde(default)]
    references: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    dayparts: BTreeMap<String, Vec<String>>,
    /// A part of a day counted from today, `-1 NI`: last night.
    #[serde(default)]
    tonight: BTreeMap<String, Vec<String>>,
    /// Recurring by unit: `day` for "daily".
    #[serde(default)]
    sets: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    eras: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    meridiems: BTreeMap<String, Vec<String>>,
    /// Times of day with a name: `T12:00` for "noon".
    #[serde(default)]
    clock_words: BTreeMap<String, Vec<String>>,
    /// Time zones: minutes east of Greenwich.
    #[serde(default)]
    zones: BTreeMap<String, Vec<String>>,
    /// Feasts: on a fixed day `12-25`, on a weekday of a month `11/4/4`, or from Easter `easter-2`.
    #[serde(default)]
    holidays: BTreeMap<String, Vec<String>>,
    /// Letters between or behind the figures of a time of day: the `h` of `16h30`.
    #[serde(default)]
    hour_marks: Vec<String>,
    /// Letters glued to an hour that say before or after noon: the `p` of `7p`.
    #[serde(default)]
    glued_meridiems: BTreeMap<String, Vec<String>>,
    /// Minutes from the hour: `30` for "half past", `-15` for "quarter to".
    #[serde(default)]
    shifts: BTreeMap<String, Vec<String>>,
    /// An edge of a unit in one word: `end year`.
    #[serde(default)]
    ends: BTreeMap<String, Vec<String>>,
    /// A numbered part of a year in one word: `1 quarter` for "Q1".
    #[serde(default)]
    part_names: BTreeMap<String, Vec<String>>,
    /// Words between a length and the time it counts from.
    #[serde(default)]
    sides: BTreeMap<String, Vec<String>>,
    /// Words that point back to the time named last.
    #[serde(default)]
    anaphors: Vec<String>,
    /// Words before a time that say how it bounds.
    leads: BTreeMap<String, Vec<String>>,
    /// Words behind a time that say how it bounds.
    #[serde(default)]
    leads_behind: BTreeMap<String, Vec<String>>,
    /// What joins the two ends of a stretch: everywhere, or only behind "between".
    joins: Joins,
    guards: GuardsFile,
    #[serde(default)]
    named: BTreeMap<String, Vec<String>>,
    forms: FormsFile,
}

/// What joins the two ends of a stretch.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Joins {
    /// Everywhere: "to", a hyphen.
    to: Vec<String>,
    /// Only behind a word of `leads.between`: "and".
    and: Vec<String>,
    /// Between two figures of one length: "ten or fifteen years".
    #[serde(default)]
    or: Vec<String>,
}

/// The word orders, by what they make.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FormsFile {
    #[serde(default)]
    date: Vec<String>,
    #[serde(default)]
    anchored: Vec<String>,
    #[serde(default)]
    prefix: Vec<String>,
    #[serde(default)]
    suffix: Vec<String>,
    #[serde(default)]
    duration: Vec<String>,
    #[serde(default)]
    set: Vec<String>,
    #[serde(default)]
    clock: Vec<String>,
}

/// The order of day and month in a date in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumericOrder {
    /// `26-01-2025`.
    DayFirst,
    /// `01-26-2025`.
    MonthFirst,
}

/// What a phrase of `time.toml` stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// A month, from 1.
    Month(i8),
    /// A day of the week, Monday is 1.
    Weekday(i8),
    /// A season.
    Season(Season),
    /// A unit.
    Unit(Unit),
    /// More than one of a unit.
    Units(Unit),
    /// A number.
    Number(i32),
    /// An article for "one".
    One,
    /// More than one.
    Vague,
    /// An ordinal; 0 is "last".
    Nth(i32),
    /// A part of a longer time.
    Edge(Edge),
    /// A word that moves a bound.
    Approx(Approx),
    /// A neighbour.
    Relative(Relative),
    /// A side.
    Distance(Distance),
    /// Days from today.
    Deictic(i32),
    /// Now, the past, the future.
    Reference(Reference),
    /// A part of a day.
    Daypart(Daypart),
    /// A part of a day counted from today.
    Tonight(i32, Daypart),
    /// Recurring.
    Set(Unit),
    /// An era.
    Era(Era),
    /// Before or after noon.
    Meridiem(Meridiem),
    /// Hour and minute.
    ClockWord(i8, i8),
    /// Minutes east of Greenwich.
    Zone(i32),
    /// A feast.
    Holiday(Holiday),
    /// Minutes from the hour.
    Shift(i32),
    /// An edge of a unit.
    End(Edge, Unit),
    /// Before or after.
    Side(Side),
    /// A day of the week that comes again.
    PluralWeekday(i8),
    /// A part of the day that comes again.
    PluralDaypart(Daypart),
    /// A numbered part of a year.
    PartName(i32, Unit),
    /// An hour of the day, named by a rank.
    Hour(i32),
    /// A month of the Islamic calendar, from 1.
    HijriMonth(i8),
    /// How many tenths of a unit, and which.
    Length(i32, Unit),
    /// The time named last.
    Anaphor,
    /// A decade without its century.
    Decade(i32),
    /// A number in hundredths.
    Fraction(i32),
    /// Two pieces in one word.
    Compound(Part, Part),
}

/// How a language speaks of time, ready to read with.
#[derive(Clone, Debug)]
pub struct TimeLexicon {
    /// The order of day and month when nothing settles it.
    pub numeric_order: NumericOrder,
    /// Words that count only with a capital.
    pub capitals: BTreeSet<String>,
    /// Endings of ordinals in digits.
    pub ordinal_endings: Vec<String>,
    /// Whether a full stop behind digits makes them an ordinal.
    pub ordinal_stop: bool,
    /// Endings of decades in digits.
    pub decade_endings: Vec<String>,
    /// Words between tens and ones.
    pub number_joiners: BTreeSet<String>,
    /// Whether ones stand before tens.
    pub ones_first: bool,
    /// Numbers printed as one word.
    pub glued: Glued,
    /// What stands behind such a number, and the unit it counts; folded.
    pub glued_units: BTreeMap<String, Unit>,
    /// Letters at the hour of a time of day.
    pub hour_marks: Vec<String>,
    /// Letters glued to an hour, and what they say.
    pub glued_meridiems: Vec<(String, Meridiem)>,
    /// Every word and what it stands for.
    pub terms: Lexicon<Term>,
    /// The words an expression may start with; figures start one too.
    pub starts: WordSet,
    /// Words before a time that say how it bounds.
    pub leads: Lexicon<Lead>,
    /// Words behind a time that say how it bounds.
    pub leads_behind: Lexicon<Lead>,
    /// Whether parts of a time are named behind it.
    pub has_suffixes: bool,
    /// Words between the ends of a stretch.
    pub joins_to: Lexicon<()>,
    /// Words between the ends of a stretch behind "between".
    pub joins_and: Lexicon<()>,
    /// Words between two figures of one length.
    pub joins_or: Lexicon<()>,
    /// Words that tell times from other things.
    pub guards: Guards,
    /// The word orders.
    pub forms: Forms,
}

impl TimeLexicon {
    /// Reads `languages/<tag>/time.toml`.
    ///
    /// # Errors
    /// When the file is missing, is not of that shape, or holds a value or pattern that is none.
    pub fn read(files: &PackFiles, tag: &str) -> Result<Self, PackError> {
        let path = format!("languages/{tag}/time.toml");
        let file: TimeFile = files.read(&path)?;
        let text = files.get(&path).unwrap_or_default();
        Self::from_file(file).map_err(|Wrong { what, problem }| {
            let at = text.find(&what).unwrap_or(0);
            PackError::at(&path, text, at, problem)
        })
    }

    fn from_file(file: TimeFile) -> Result<Self, Wrong> {
        let (terms, mut starts) = terms(&file)?;
        let (glued, glued_units) = compound::glued(&file)?;
        let mut leads = Lexicon::default();
        add(&mut leads, &file.leads, Lead::parse)?;
        let mut leads_behind = Lexicon::default();
        add(&mut leads_behind, &file.leads_behind, Lead::parse)?;
        let mut forms = Forms::default();
        let groups = [
            (Group::Date, &file.forms.date),
            (Group::Anchored, &file.forms.anchored),
            (Group::Prefix, &file.forms.prefix),
            (Group::Suffix, &file.forms.suffix),
            (Group::Duration, &file.forms.duration),
            (Group::Set, &file.forms.set),
            (Group::Clock, &file.forms.clock),
        ];
        for (group, patterns) in groups {
            for pattern in patterns {
                forms.insert(pattern, group, &file.named).map_err(|problem| Wrong {
                    what: pattern.clone(),
                    problem: format!("pattern `{pattern}`: {problem}"),
                })?;
            }
        }
        starts.extend(file.guards.hidden.iter().map(|phrase| first_word(phrase)));
        starts.extend(forms.root().next_words().map(Box::from));
        let mut glued_meridiems = letters(&file.glued_meridiems, Meridiem::parse)?;
        glued_meridiems.extend(letters(&file.meridiems, Meridiem::parse)?);
        Ok(Self {
            numeric_order: file.numeric_order,
            capitals: folded(&file.capitals),
            ordinal_endings: file.ordinal_endings,
            ordinal_stop: file.ordinal_stop,
            decade_endings: file.decade_endings,
            number_joiners: folded(&file.number_joiners),
            ones_first: file.ones_first,
            glued,
            glued_units,
            hour_marks: file.hour_marks.iter().map(|mark| fold_plain(mark)).collect(),
            glued_meridiems,
            terms,
            starts: starts.iter().collect(),
            leads,
            leads_behind,
            has_suffixes: !file.forms.suffix.is_empty(),
            joins_to: phrases(&file.joins.to),
            joins_and: phrases(&file.joins.and),
            joins_or: phrases(&file.joins.or),
            guards: Guards::from_file(&file.guards),
            forms,
        })
    }
}

/// A value that is none: the words to look for in the file, and what is wrong with them.
struct Wrong {
    what: String,
    problem: String,
}

/// Every word with what it stands for, and the first words of all of them.
fn terms(file: &TimeFile) -> Result<(Lexicon<Term>, FxHashSet<Box<str>>), Wrong> {
    let mut terms = Lexicon::default();
    let mut starts = FxHashSet::default();
    let mut insert = |table: &BTreeMap<String, Vec<String>>, read: &dyn Fn(&str) -> Result<Term, String>| {
        starts.extend(table.values().flatten().map(|phrase| first_word(phrase)));
        add(&mut terms, table, read)
    };
    insert(&file.months, &|key| number(key).map(|month| Term::Month(month as i8)))?;
    insert(&file.hijri_months, &|key| number(key).map(|month| Term::HijriMonth(month as i8)))?;
    insert(&file.lengths, &length)?;
    insert(&file.hours, &|key| number(key).map(Term::Hour))?;
    insert(&file.weekdays, &|key| number(key).map(|day| Term::Weekday(day as i8)))?;
    insert(&file.plural_weekdays, &|key| number(key).map(|day| Term::PluralWeekday(day as i8)))?;
    insert(&file.plural_dayparts, &|key| Daypart::parse(key).map(Term::PluralDaypart))?;
    insert(&file.seasons, &|key| Season::parse(key).map(Term::Season))?;
    insert(&file.unit, &|key| Unit::parse(key).map(Term::Unit))?;
    insert(&file.units, &|key| Unit::parse(key).map(Term::Units))?;
    insert(&file.numbers, &|key| number(key).map(Term::Number))?;
    insert(&file.ordinals, &|key| number(key).map(Term::Nth))?;
    insert(&file.edges, &|key| Edge::parse(key).map(Term::Edge))?;
    insert(&file.approximators, &|key| Approx::parse(key).map(Term::Approx))?;
    insert(&file.relatives, &|key| Relative::parse(key).map(Term::Relative))?;
    insert(&file.distances, &|key| Distance::parse(key).map(Term::Distance))?;
    insert(&file.deictics, &|key| number(key).map(Term::Deictic))?;
    insert(&file.references, &|key| Reference::parse(key).map(Term::Reference))?;
    insert(&file.dayparts, &|key| Daypart::parse(key).map(Term::Daypart))?;
    insert(&file.tonight, &|key| {
        let (days, part) = key.split_once(' ').ok_or_else(|| format!("expected `-1 NI`, found `{key}`"))?;
        Ok(Term::Tonight(number(days)?, Daypart::parse(part)?))
    })?;
    insert(&file.sets, &|key| Unit::parse(key).map(Term::Set))?;
    insert(&file.eras, &|key| Era::parse(key).map(Term::Era))?;
    insert(&file.meridiems, &|key| Meridiem::parse(key).map(Term::Meridiem))?;
    insert(&file.clock_words, &|key| pair(key, ':').map(|(hour, minute)| Term::ClockWord(hour, minute)))?;
    insert(&file.zones, &|key| number(key).map(Term::Zone))?;
    insert(&file.decades, &|key| number(key).map(Term::Decade))?;
    insert(&file.compounds, &compound::parse)?;
    insert(&file.holidays, &|key| Holiday::parse(key).map(Term::Holiday))?;
    insert(&file.shifts, &|key| number(key).map(Term::Shift))?;
    insert(&file.fractions, &|key| number(key).map(Term::Fraction))?;
    insert(&file.ends, &|key| {
        let (edge, unit) = key.split_once(' ').ok_or_else(|| format!("expected `end year`, found `{key}`"))?;
        Ok(Term::End(Edge::parse(edge)?, Unit::parse(unit)?))
    })?;
    insert(&file.part_names, &|key| {
        let (nth, unit) = key.split_once(' ').ok_or_else(|| format!("expected `1 quarter`, found `{key}`"))?;
        Ok(Term::PartName(number(nth)?, Unit::parse(unit)?))
    })?;
    insert(&file.sides, &|key| Side::parse(key).map(Term::Side))?;
    for (words, term) in [(&file.one, Term::One), (&file.vague, Term::Vague), (&file.anaphors, Term::Anaphor)] {
        for phrase in words {
            starts.insert(first_word(phrase));
            terms.insert(phrase, term);
        }
    }
    Ok((terms, starts))
}

fn first_word(phrase: &str) -> Box<str> {
    Words::of_phrase(phrase).word(0).into()
}

/// Letters printed without a space behind a number, and what they stand for, the longest first.
fn letters<V: Copy>(
    table: &BTreeMap<String, Vec<String>>,
    read: impl Fn(&str) -> Result<V, String>,
) -> Result<Vec<(String, V)>, Wrong> {
    let mut all = Vec::new();
    for (key, words) in table {
        let value = read(key).map_err(|problem| Wrong { what: format!("{key} ="), problem })?;
        all.extend(words.iter().map(|word| (fold_plain(word), value)));
    }
    all.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    Ok(all)
}

/// Adds a table of values and their words.
fn add<V: Copy>(
    lexicon: &mut Lexicon<V>,
    table: &BTreeMap<String, Vec<String>>,
    read: impl Fn(&str) -> Result<V, String>,
) -> Result<(), Wrong> {
    for (key, phrases) in table {
        let value = read(key).map_err(|problem| Wrong { what: format!("{key} ="), problem })?;
        for phrase in phrases {
            lexicon.insert(phrase, value);
        }
    }
    Ok(())
}

fn number(key: &str) -> Result<i32, String> {
    key.parse().map_err(|_| format!("expected a whole number, found `{key}`"))
}

/// `2 day`, `1.5 hour`.
fn length(key: &str) -> Result<Term, String> {
    let read = || {
        let (count, unit) = key.split_once(' ')?;
        let (whole, tenth) = count.split_once('.').unwrap_or((count, "0"));
        let tenths =
            whole.parse::<i32>().ok()?.checked_mul(10)? + tenth.parse::<i32>().ok().filter(|tenth| *tenth < 10)?;
        Some(Term::Length(tenths, Unit::parse(unit).ok()?))
    };
    read().ok_or_else(|| format!("expected how many and a unit, such as `2 day`, found `{key}`"))
}

fn pair(key: &str, mark: char) -> Result<(i8, i8), String> {
    let read = || {
        let (left, right) = key.split_once(mark)?;
        Some((left.parse().ok()?, right.parse().ok()?))
    };
    read().ok_or_else(|| format!("expected two numbers with `{mark}` between, found `{key}`"))
}

fn folded(words: &[String]) -> BTreeSet<String> {
    words.iter().map(|word| fold_plain(word)).collect()
}

fn phrases(words: &[String]) -> Lexicon<()> {
    let mut lexicon = Lexicon::default();
    for word in words {
        lexicon.insert(word, ());
    }
    lexicon
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "numeric_order = \"day-first\"\n[months]\n12 = [\"December\"]\n[weekdays]\n[unit]\n[units]\n[numbers]\n[leads]\nsince = [\"since\"]\n[joins]\nto = [\"to\"]\nand = [\"and\"]\n[guards]\n[forms]\ndate = [\"{month}\"]\n";

    fn read(text: &str) -> Result<TimeLexicon, PackError> {
        let mut files = PackFiles::default();
        files.insert("languages/xx/time.toml", text.to_owned());
        TimeLexicon::read(&files, "xx")
    }

    #[test]
    fn words_stand_for_their_values() {
        let lexicon = read(SMALL).expect("it is well formed");
        let words = muster_text::Words::of_phrase("December");
        assert_eq!(lexicon.terms.longest_at(&words, 0, 1), Some((1, &[Term::Month(12)][..])));
    }

    #[test]
    fn a_wrong_value_or_pattern_names_its_line() {
        let error = read(&SMALL.replace("since =", "sense =")).expect_err("there is no such lead");
        assert_eq!(error.line, 9, "{error}");
        let error = read(&SMALL.replace("{month}", "{moon}")).expect_err("there is no such piece");
        assert_eq!((error.line, error.problem.contains("{moon}")), (15, true), "{error}");
    }
}
