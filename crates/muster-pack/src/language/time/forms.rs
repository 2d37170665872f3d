//! In which order do the pieces of a time expression stand? Patterns over pieces, as one tree.
//!
//! A pattern is written as it is printed: `[the] {day} [of] {month} [,] {year}`. `[…]` may be left
//! out, `(a|b)` is a choice, `{…}` is a piece, `<…>` stands for the patterns of that name.

use std::collections::BTreeMap;

use muster_text::Words;
use rustc_hash::FxHashMap;

/// A piece of a time expression that a pattern may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    /// A month by name.
    Month,
    /// A day of the month in digits: `3`, `3rd`.
    Day,
    /// A day of the month in words.
    DayWord,
    /// A year in four digits.
    Year,
    /// A year in two digits.
    ShortYear,
    /// A month in digits.
    MonthNumber,
    /// A number of one to four digits: a year with its era, a month by number.
    Number,
    /// A decade: `1980s`.
    Decade,
    /// A decade in two digits: `90er`.
    ShortDecade,
    /// A day of the week.
    Weekday,
    /// A season.
    Season,
    /// One unit of time: `week`.
    Unit,
    /// Several: `weeks`.
    Units,
    /// A number and its unit in one word: "neunmonatig".
    Glued,
    /// Two pieces in one word: "Jahresende".
    Compound,
    /// How many, in digits or words, vague ones included.
    Count,
    /// An article in place of "one".
    One,
    /// An ordinal, in digits or words.
    Nth,
    /// Early, late, the end of.
    Edge,
    /// Last, this, next.
    Relative,
    /// Ago, later.
    Distance,
    /// More than, about.
    Approx,
    /// Yesterday, today.
    Deictic,
    /// Now, recently, the future.
    Reference,
    /// Morning, night.
    Daypart,
    /// Tonight, last night.
    Tonight,
    /// Daily, weekly.
    Set,
    /// Before Christ.
    Era,
    /// Before or after noon.
    Meridiem,
    /// A feast on a fixed day.
    Holiday,
    /// A month of the Islamic calendar by name.
    HijriMonth,
    /// How many and of what, in one word or phrase.
    Length,
    /// This period, that time.
    Anaphor,
    /// An hour in digits, or with its minutes in one word.
    Hour,
    /// A minute or a second in two digits.
    Minute,
    /// Noon, midnight.
    ClockWord,
    /// The name of a time zone.
    Zone,
    /// A date in figures alone.
    Figures,
    /// A time of day in figures, with the marks and letters printed at it: `15:30`, `3pm`, `16h30`.
    Clock,
    /// Minutes from the hour: "half past".
    Shift,
    /// A number of minutes counted after the hour.
    MinutesAfter,
    /// A number of minutes counted before the hour.
    MinutesBefore,
    /// A part of a unit: "half an".
    Fraction,
    /// A year in words: "nineteen ninety six".
    YearWords,
    /// The end of a unit in one word.
    End,
    /// Before or after the time behind it.
    Side,
    /// A day of the week that comes again: "Mondays".
    PluralWeekday,
    /// A part of the day that comes again: "mornings".
    PluralDaypart,
    /// A numbered part of a year in one word: "Q1".
    PartName,
}

/// A set of pieces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pieces(u64);

impl Pieces {
    /// Returns the set of some pieces.
    pub const fn of(pieces: &[Piece]) -> Self {
        let (mut bits, mut index) = (0, 0);
        while index < pieces.len() {
            bits |= 1 << pieces[index] as u64;
            index += 1;
        }
        Self(bits)
    }

    /// Returns the pieces of both sets.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns whether a piece is in both sets.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns whether a piece is in the set.
    pub const fn has(self, piece: Piece) -> bool {
        self.0 & (1 << piece as u64) != 0
    }
}

impl Piece {
    const NAMES: [(&'static str, Piece); 49] = [
        ("month", Piece::Month),
        ("day", Piece::Day),
        ("day_word", Piece::DayWord),
        ("year", Piece::Year),
        ("short_year", Piece::ShortYear),
        ("month_number", Piece::MonthNumber),
        ("number", Piece::Number),
        ("decade", Piece::Decade),
        ("short_decade", Piece::ShortDecade),
        ("weekday", Piece::Weekday),
        ("season", Piece::Season),
        ("unit", Piece::Unit),
        ("units", Piece::Units),
        ("glued", Piece::Glued),
        ("compound", Piece::Compound),
        ("count", Piece::Count),
        ("one", Piece::One),
        ("nth", Piece::Nth),
        ("edge", Piece::Edge),
        ("relative", Piece::Relative),
        ("distance", Piece::Distance),
        ("approx", Piece::Approx),
        ("deictic", Piece::Deictic),
        ("reference", Piece::Reference),
        ("daypart", Piece::Daypart),
        ("tonight", Piece::Tonight),
        ("set", Piece::Set),
        ("era", Piece::Era),
        ("meridiem", Piece::Meridiem),
        ("holiday", Piece::Holiday),
        ("hijri_month", Piece::HijriMonth),
        ("length", Piece::Length),
        ("anaphor", Piece::Anaphor),
        ("hour", Piece::Hour),
        ("minute", Piece::Minute),
        ("clock_word", Piece::ClockWord),
        ("zone", Piece::Zone),
        ("figures", Piece::Figures),
        ("clock", Piece::Clock),
        ("shift", Piece::Shift),
        ("minutes_after", Piece::MinutesAfter),
        ("minutes_before", Piece::MinutesBefore),
        ("fraction", Piece::Fraction),
        ("year_words", Piece::YearWords),
        ("end", Piece::End),
        ("side", Piece::Side),
        ("plural_weekday", Piece::PluralWeekday),
        ("plural_daypart", Piece::PluralDaypart),
        ("part_name", Piece::PartName),
    ];

    fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, piece)| *piece)
    }
}

/// What a form makes of its pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A calendar time.
    Date,
    /// A calendar time that stands only behind a prefix: "the year" in "the end of the year".
    Anchored,
    /// A part of the calendar time behind it: "the end of", "the first week of".
    Prefix,
    /// A part of the calendar time before it, where the language names the whole first.
    Suffix,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
    /// A time of day.
    Clock,
}

/// A place in the patterns.
#[derive(Clone, Debug, Default)]
pub struct Node {
    words: FxHashMap<Box<str>, Vec<usize>>,
    pieces: Vec<(Piece, Vec<usize>)>,
    /// The pieces as bits.
    takes: Pieces,
    ends: Option<Group>,
    /// How many places lead here; a place with one way in may be shared by patterns that start alike.
    ways_in: usize,
}

impl Node {
    /// Returns what the pattern that ends here makes of its pieces.
    pub fn ends(&self) -> Option<Group> {
        self.ends
    }

    /// Returns the words that may stand next.
    pub fn next_words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(|word| &**word)
    }

    /// Returns the pieces that may stand next.
    pub fn takes(&self) -> Pieces {
        self.takes
    }
}

/// The patterns of a language, those with a common start joined.
#[derive(Clone, Debug)]
pub struct Forms {
    nodes: Vec<Node>,
}

impl Default for Forms {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

impl Forms {
    /// Returns the place where every pattern starts.
    pub fn root(&self) -> &Node {
        &self.nodes[0]
    }

    /// Returns the places behind a word.
    pub fn after_word<'f>(&'f self, node: &'f Node, word: &str) -> impl Iterator<Item = &'f Node> {
        node.words.get(word).into_iter().flatten().map(|next| &self.nodes[*next])
    }

    /// Returns the pieces that may follow.
    pub fn pieces(node: &Node) -> impl Iterator<Item = (Piece, &[usize])> {
        node.pieces.iter().map(|(piece, next)| (*piece, next.as_slice()))
    }

    /// Returns the places behind a piece.
    pub fn after_piece<'f>(&'f self, next: &'f [usize]) -> impl Iterator<Item = &'f Node> {
        next.iter().map(|next| &self.nodes[*next])
    }

    /// Adds a pattern; `named` holds the patterns that `<name>` stands for.
    ///
    /// # Errors
    /// When the pattern is not well formed: what was there and what was expected.
    pub fn insert(&mut self, pattern: &str, group: Group, named: &BTreeMap<String, Vec<String>>) -> Result<(), String> {
        let mut reader = Reader { forms: self, rest: pattern, named, depth: 0 };
        let ends = reader.sequence(&[0], Close::Pattern)?;
        if ends.contains(&0) {
            return Err(format!("expected a pattern that needs at least one word, found `{pattern}`"));
        }
        for end in ends {
            // The first pattern of a file that ends here is the one that counts.
            self.nodes[end].ends.get_or_insert(group);
        }
        Ok(())
    }

    /// Returns the place behind an element that follows each of `from`.
    fn follow(&mut self, from: &[usize], element: &Element) -> usize {
        if let [one] = from
            && let Some(known) = self.next_of(*one, element).iter().find(|next| self.nodes[**next].ways_in == 1)
        {
            return *known;
        }
        let next = self.nodes.len();
        self.nodes.push(Node { ways_in: from.len(), ..Node::default() });
        for at in from {
            let node = &mut self.nodes[*at];
            match element {
                Element::Word(word) => node.words.entry(word.as_str().into()).or_default().push(next),
                Element::Piece(piece) => {
                    node.takes = node.takes.with(Pieces::of(&[*piece]));
                    match node.pieces.iter_mut().find(|(known, _)| known == piece) {
                        Some((_, places)) => places.push(next),
                        None => node.pieces.push((*piece, vec![next])),
                    }
                }
            }
        }
        next
    }

    fn next_of(&self, node: usize, element: &Element) -> &[usize] {
        let node = &self.nodes[node];
        let next = match element {
            Element::Word(word) => node.words.get(word.as_str()),
            Element::Piece(piece) => node.pieces.iter().find(|(known, _)| known == piece).map(|(_, next)| next),
        };
        next.map_or(&[], Vec::as_slice)
    }
}

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Element {
    Piece(Piece),
    Word(String),
}

/// What closes the stretch of a pattern that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Close {
    Pattern,
    Optional,
    Choice,
}

/// Reads a pattern into the tree.
struct Reader<'f, 'p> {
    forms: &'f mut Forms,
    rest: &'p str,
    named: &'p BTreeMap<String, Vec<String>>,
    depth: usize,
}

impl<'p> Reader<'_, 'p> {
    /// Reads up to what closes it; returns the places where it may end.
    fn sequence(&mut self, from: &[usize], close: Close) -> Result<Vec<usize>, String> {
        let mut ends: Vec<usize> = Vec::new();
        let mut at: Vec<usize> = from.to_vec();
        loop {
            self.rest = self.rest.trim_start();
            let Some(first) = self.rest.chars().next() else {
                if close != Close::Pattern {
                    return Err("expected a closing bracket, found the end of the pattern".to_owned());
                }
                break;
            };
            match first {
                ']' if close == Close::Optional => break,
                ')' if close == Close::Choice => break,
                '|' if close != Close::Pattern => {
                    self.rest = &self.rest[1..];
                    ends.append(&mut at);
                    at = from.to_vec();
                }
                _ => at = self.element(first, &at)?,
            }
        }
        if close != Close::Pattern {
            self.rest = &self.rest[1..];
        }
        ends.append(&mut at);
        Ok(ends)
    }

    fn element(&mut self, first: char, from: &[usize]) -> Result<Vec<usize>, String> {
        match first {
            '[' => {
                self.rest = &self.rest[1..];
                let mut ends = from.to_vec();
                ends.extend(self.sequence(from, Close::Optional)?);
                Ok(ends)
            }
            '(' => {
                self.rest = &self.rest[1..];
                self.sequence(from, Close::Choice)
            }
            '{' => {
                let name = self.until('}')?;
                let piece = Piece::parse(name)
                    .ok_or_else(|| format!("expected a piece such as `{{month}}`, found `{{{name}}}`"))?;
                Ok(vec![self.forms.follow(from, &Element::Piece(piece))])
            }
            '<' => {
                let name = self.until('>')?;
                self.named_patterns(name, from)
            }
            ']' | ')' | '}' | '>' | '|' => Err(format!("found `{first}` with nothing open before it")),
            _ => {
                let length = self
                    .rest
                    .find(|letter: char| letter.is_whitespace() || "[](){}<>|".contains(letter))
                    .unwrap_or(self.rest.len());
                let words = Words::of_phrase(&self.rest[..length]);
                self.rest = &self.rest[length..];
                let mut at = from.to_vec();
                for index in 0..words.len() {
                    at = vec![self.forms.follow(&at, &Element::Word(words.word(index).to_owned()))];
                }
                Ok(at)
            }
        }
    }

    fn named_patterns(&mut self, name: &str, from: &[usize]) -> Result<Vec<usize>, String> {
        let patterns = self.named.get(name).ok_or_else(|| format!("expected a name of [named], found `<{name}>`"))?;
        if self.depth > 4 {
            return Err(format!("`<{name}>` stands for itself"));
        }
        let mut ends = Vec::new();
        for pattern in patterns {
            let mut reader = Reader { forms: self.forms, rest: pattern, named: self.named, depth: self.depth + 1 };
            ends.extend(reader.sequence(from, Close::Pattern)?);
        }
        Ok(ends)
    }

    fn until(&mut self, close: char) -> Result<&'p str, String> {
        let at = self.rest.find(close).ok_or_else(|| format!("expected `{close}` in `{}`", self.rest))?;
        let name = &self.rest[1..at];
        self.rest = &self.rest[at + 1..];
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group_of(forms: &Forms, path: &[&str]) -> Option<Group> {
        let mut nodes = vec![forms.root()];
        for step in path {
            let follow = |node| -> Vec<&Node> {
                let piece = Piece::parse(step);
                match Forms::pieces(node).find(|(known, _)| Some(*known) == piece) {
                    Some((_, next)) => forms.after_piece(next).collect(),
                    None => forms.after_word(node, step).collect(),
                }
            };
            nodes = nodes.into_iter().flat_map(follow).collect();
        }
        nodes.into_iter().find_map(Node::ends)
    }

    #[test]
    fn a_pattern_stands_for_every_way_through_it() {
        let mut forms = Forms::default();
        let named = BTreeMap::from([("when".to_owned(), vec!["{month} [,] {year}".to_owned(), "{year}".to_owned()])]);
        forms.insert("[the] {nth} (week|half) of <when>", Group::Date, &named).expect("it is well formed");
        assert_eq!(group_of(&forms, &["nth", "half", "of", "year"]), Some(Group::Date));
        assert_eq!(group_of(&forms, &["the", "nth", "week", "of", "month", ",", "year"]), Some(Group::Date));
        assert_eq!(group_of(&forms, &["the", "nth", "of", "year"]), None);
    }

    #[test]
    fn a_broken_pattern_says_what_was_expected() {
        let mut forms = Forms::default();
        let none = BTreeMap::new();
        for (pattern, said) in
            [("{moon}", "{moon}"), ("[the", "closing bracket"), ("<when>", "<when>"), ("[the]", "at least")]
        {
            let error = forms.insert(pattern, Group::Date, &none).expect_err("it is broken");
            assert!(error.contains(said), "{error}");
        }
    }
}
