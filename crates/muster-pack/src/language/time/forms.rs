//! In which order do the pieces of a time expression stand? Patterns over pieces, as one tree.
//!
//! A pattern is written as it is printed: `[the] {day} [of] {month} [,] {year}`. `[…]` may be left
//! out, `(a|b)` is a choice, `{…}` is a piece, `<…>` stands for the patterns of that name.

use std::collections::{BTreeMap, HashMap};

use muster_text::Words;

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
    /// A day of the week.
    Weekday,
    /// A season.
    Season,
    /// One unit of time: `week`.
    Unit,
    /// Several: `weeks`.
    Units,
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
}

impl Piece {
    const NAMES: [(&'static str, Piece); 33] = [
        ("month", Piece::Month),
        ("day", Piece::Day),
        ("day_word", Piece::DayWord),
        ("year", Piece::Year),
        ("short_year", Piece::ShortYear),
        ("month_number", Piece::MonthNumber),
        ("number", Piece::Number),
        ("decade", Piece::Decade),
        ("weekday", Piece::Weekday),
        ("season", Piece::Season),
        ("unit", Piece::Unit),
        ("units", Piece::Units),
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
        ("anaphor", Piece::Anaphor),
        ("hour", Piece::Hour),
        ("minute", Piece::Minute),
        ("clock_word", Piece::ClockWord),
        ("zone", Piece::Zone),
        ("figures", Piece::Figures),
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
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
    /// A time of day.
    Clock,
}

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Element {
    Piece(Piece),
    Word(String),
}

/// A place in the tree of patterns.
#[derive(Clone, Debug, Default)]
pub struct Node {
    words: HashMap<String, usize>,
    pieces: Vec<(Piece, usize)>,
    ends: Option<Group>,
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

    /// Returns the place behind a word.
    pub fn after_word(&self, node: &Node, word: &str) -> Option<&Node> {
        node.words.get(word).map(|next| &self.nodes[*next])
    }

    /// Returns the pieces that may follow, each with the place behind it.
    pub fn pieces<'f>(&'f self, node: &'f Node) -> impl Iterator<Item = (Piece, &'f Node)> {
        node.pieces.iter().map(|(piece, next)| (*piece, &self.nodes[*next]))
    }

    /// Adds a pattern; `named` holds the patterns that `<name>` stands for.
    ///
    /// # Errors
    /// When the pattern is not well formed: what was there and what was expected.
    pub fn insert(&mut self, pattern: &str, group: Group, named: &BTreeMap<String, Vec<String>>) -> Result<(), String> {
        let mut reader = Reader { rest: pattern, named, depth: 0 };
        let sequences = reader.sequences(End::Pattern)?;
        for sequence in sequences {
            if sequence.is_empty() {
                return Err(format!("expected a pattern that needs at least one word, found `{pattern}`"));
            }
            self.insert_sequence(sequence, group);
        }
        Ok(())
    }

    fn insert_sequence(&mut self, sequence: Vec<Element>, group: Group) {
        let mut at = 0;
        for element in sequence {
            let known = match &element {
                Element::Word(word) => self.nodes[at].words.get(word).copied(),
                Element::Piece(piece) => {
                    self.nodes[at].pieces.iter().find(|(known, _)| known == piece).map(|(_, next)| *next)
                }
            };
            at = known.unwrap_or_else(|| {
                let next = self.nodes.len();
                self.nodes.push(Node::default());
                match element {
                    Element::Word(word) => {
                        self.nodes[at].words.insert(word, next);
                    }
                    Element::Piece(piece) => self.nodes[at].pieces.push((piece, next)),
                }
                next
            });
        }
        // The first pattern of a file that ends here is the one that counts.
        self.nodes[at].ends.get_or_insert(group);
    }
}

impl Node {
    /// Returns what the pattern that ends here makes of its pieces.
    pub fn ends(&self) -> Option<Group> {
        self.ends
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Pattern,
    Optional,
    Choice,
}

/// Reads a pattern into every plain sequence it stands for.
struct Reader<'p> {
    rest: &'p str,
    named: &'p BTreeMap<String, Vec<String>>,
    depth: usize,
}

impl Reader<'_> {
    fn sequences(&mut self, end: End) -> Result<Vec<Vec<Element>>, String> {
        let mut all: Vec<Vec<Element>> = Vec::new();
        let mut sequences: Vec<Vec<Element>> = vec![Vec::new()];
        loop {
            self.rest = self.rest.trim_start();
            let Some(first) = self.rest.chars().next() else {
                if end != End::Pattern {
                    return Err("expected a closing bracket, found the end of the pattern".to_owned());
                }
                break;
            };
            let next = match first {
                ']' if end == End::Optional => {
                    self.rest = &self.rest[1..];
                    break;
                }
                ')' if end == End::Choice => {
                    self.rest = &self.rest[1..];
                    break;
                }
                '|' if end == End::Choice => {
                    self.rest = &self.rest[1..];
                    all.append(&mut sequences);
                    sequences.push(Vec::new());
                    continue;
                }
                _ => self.element(first)?,
            };
            sequences = joined(&sequences, &next);
        }
        all.append(&mut sequences);
        Ok(all)
    }

    fn element(&mut self, first: char) -> Result<Vec<Vec<Element>>, String> {
        match first {
            '[' => {
                self.rest = &self.rest[1..];
                let mut inside = self.sequences(End::Optional)?;
                inside.push(Vec::new());
                Ok(inside)
            }
            '(' => {
                self.rest = &self.rest[1..];
                self.sequences(End::Choice)
            }
            '{' => {
                let name = self.until('}')?;
                let piece = Piece::parse(&name)
                    .ok_or_else(|| format!("expected a piece such as `{{month}}`, found `{{{name}}}`"))?;
                Ok(vec![vec![Element::Piece(piece)]])
            }
            '<' => {
                let name = self.until('>')?;
                let patterns =
                    self.named.get(&name).ok_or_else(|| format!("expected a name of [named], found `<{name}>`"))?;
                if self.depth > 4 {
                    return Err(format!("`<{name}>` stands for itself"));
                }
                let mut sequences = Vec::new();
                for pattern in patterns {
                    let mut reader = Reader { rest: pattern, named: self.named, depth: self.depth + 1 };
                    sequences.extend(reader.sequences(End::Pattern)?);
                }
                Ok(sequences)
            }
            ']' | ')' | '}' | '>' | '|' => Err(format!("found `{first}` with nothing open before it")),
            _ => {
                let length = self
                    .rest
                    .find(|letter: char| letter.is_whitespace() || "[](){}<>|".contains(letter))
                    .unwrap_or(self.rest.len());
                let words = Words::of_phrase(&self.rest[..length]);
                self.rest = &self.rest[length..];
                Ok(vec![(0..words.len()).map(|index| Element::Word(words.word(index).to_owned())).collect()])
            }
        }
    }

    fn until(&mut self, close: char) -> Result<String, String> {
        let at = self.rest.find(close).ok_or_else(|| format!("expected `{close}` in `{}`", self.rest))?;
        let name = self.rest[1..at].to_owned();
        self.rest = &self.rest[at + 1..];
        Ok(name)
    }
}

/// Every sequence followed by every other.
fn joined(left: &[Vec<Element>], right: &[Vec<Element>]) -> Vec<Vec<Element>> {
    left.iter()
        .flat_map(|before| right.iter().map(move |behind| before.iter().chain(behind).cloned().collect()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group_of(forms: &Forms, path: &[&str]) -> Option<Group> {
        let mut node = forms.root();
        for step in path {
            node = match Piece::parse(step) {
                Some(piece) => forms.pieces(node).find(|(known, _)| *known == piece)?.1,
                None => forms.after_word(node, step)?,
            };
        }
        node.ends()
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
