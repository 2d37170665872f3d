//! Where do time expressions stand? Patterns over the words of a passage, longest first.

use std::ops::Range;

use muster_model::Span;
use muster_pack::language::time::forms::{Forms, Group, Node, Piece};
use muster_pack::language::time::{Approx, Term, TimeLexicon, Unit};
use muster_text::{Case, Class, Words};

use super::frame::{Anaphor, Clock, Count, Figures, Frame, Match};
use super::guard;
use super::narrative::Order;
use super::resolve;

/// The words a passage is searched in.
#[derive(Clone, Copy)]
pub(super) struct Scan<'p> {
    pub words: &'p Words,
    pub times: &'p TimeLexicon,
    /// The token range a time must stay in.
    pub end: usize,
}

/// A piece that was read.
#[derive(Clone, Debug)]
enum Read {
    Term(Term),
    Number(i32),
    Count(Count),
    Length(Count, Unit),
    Figures(Figures),
}

/// Returns the time expressions of a sentence, in order.
pub(super) fn matches(words: &Words, times: &TimeLexicon, sentence: Range<usize>) -> Vec<Match> {
    let scan = Scan { words, times, end: sentence.end };
    let mut found: Vec<Match> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if let Some((length, _)) = times.guards.hidden.longest_at(words, at, sentence.end) {
            at += length;
            continue;
        }
        let candidates = scan.candidates(at, 0);
        let before = found.last().map_or(sentence.start, |last: &Match| last.tokens.end);
        match candidates.into_iter().find(|candidate| guard::stands(&scan, candidate, sentence.start, found.last())) {
            Some(mut candidate) => {
                super::ellipsis::complete(&scan, &mut candidate, before, &mut found);
                at = found.last().map_or(candidate.tokens.end, |last| last.tokens.end);
            }
            None => at += 1,
        }
    }
    found
}

/// How many prefixes may stand before one time: "early in the morning of the last day of".
const PREFIXES: u8 = 3;

impl<'p> Scan<'p> {
    /// Returns every reading that starts at a token, the longest first.
    fn candidates(&self, at: usize, prefixes: u8) -> Vec<Match> {
        let mut plain = Vec::new();
        self.walk(self.times.forms.root(), at, at, &mut Vec::new(), &mut plain);
        let mut all = Vec::new();
        for candidate in plain {
            match candidate.group {
                Group::Prefix if prefixes < PREFIXES => self.behind_prefix(&candidate, prefixes, &mut all),
                Group::Prefix => {}
                Group::Suffix => {}
                Group::Anchored if prefixes == 0 => self.before_suffix(&candidate, &mut all),
                _ => {
                    self.before_suffix(&candidate, &mut all);
                    all.push(candidate);
                }
            }
        }
        self.behind_approximator(at, &mut all);
        all.sort_by_key(|candidate| std::cmp::Reverse(candidate.tokens.end));
        all
    }

    /// "The end of" with what it is the end of.
    fn behind_prefix(&self, prefix: &Match, prefixes: u8, all: &mut Vec<Match>) {
        for inner in self.candidates(prefix.tokens.end, prefixes + 1) {
            if matches!(inner.group, Group::Date | Group::Anchored | Group::Clock) && inner.frame.reference.is_none() {
                let tokens = prefix.tokens.start..inner.tokens.end;
                all.push(Match { tokens, group: Group::Date, frame: inner.frame.behind(prefix.frame.clone()) });
            }
        }
    }

    /// A time with what follows as its part: "Temmuz'un sonu", the end of July.
    fn before_suffix(&self, whole: &Match, all: &mut Vec<Match>) {
        let dated = matches!(whole.group, Group::Date | Group::Anchored) && whole.frame.reference.is_none();
        if !self.times.has_suffixes || !dated {
            return;
        }
        let mut behind = Vec::new();
        let end = whole.tokens.end;
        self.walk(self.times.forms.root(), end, end, &mut Vec::new(), &mut behind);
        for part in behind.into_iter().filter(|part| part.group == Group::Suffix) {
            let tokens = whole.tokens.start..part.tokens.end;
            all.push(Match { tokens, group: Group::Date, frame: whole.frame.clone().behind(part.frame) });
        }
    }

    /// "More than" with the length it moves.
    fn behind_approximator(&self, at: usize, all: &mut Vec<Match>) {
        let Some((length, approx)) = self.term(at, |term| match term {
            Term::Approx(approx) => Some(approx),
            _ => None,
        }) else {
            return;
        };
        let mut plain = Vec::new();
        self.walk(self.times.forms.root(), at + length, at + length, &mut Vec::new(), &mut plain);
        for inner in plain {
            let counted = inner.frame.count.is_some() && inner.frame.relative.is_none();
            let about = approx == Approx::About && inner.frame.full_year().is_some();
            let fits = match inner.group {
                Group::Duration => counted,
                Group::Date => counted || about && guard::stands(self, &inner, at, None),
                _ => false,
            };
            if fits {
                let frame = Frame { approx: Some(approx), ..inner.frame };
                all.push(Match { tokens: at..inner.tokens.end, group: inner.group, frame });
            }
        }
    }

    /// Follows every pattern that fits from `start`, now at `at`.
    fn walk(&self, node: &Node, start: usize, at: usize, path: &mut Vec<(Piece, Read)>, out: &mut Vec<Match>) {
        if let Some(group) = node.ends()
            && let Some(frame) = frame_of(path)
        {
            out.push(Match { tokens: start..at, group, frame });
        }
        if at >= self.end {
            return;
        }
        let forms: &Forms = &self.times.forms;
        for next in forms.after_word(node, self.words.word(at)) {
            self.walk(next, start, at + 1, path, out);
        }
        for (piece, places) in Forms::pieces(node) {
            if let Some((length, read)) = self.read(piece, at) {
                for next in forms.after_piece(places) {
                    path.push((piece, read.clone()));
                    self.walk(next, start, at + length, path, out);
                    path.pop();
                }
            }
        }
    }

    /// Returns the longest phrase at a token that is of the kind asked for.
    pub(super) fn term<V>(&self, at: usize, wanted: impl Fn(Term) -> Option<V>) -> Option<(usize, V)> {
        self.times
            .terms
            .all_at(self.words, at, self.end)
            .find_map(|(length, terms)| terms.iter().find_map(|term| wanted(*term)).map(|value| (length, value)))
    }

    fn read(&self, piece: Piece, at: usize) -> Option<(usize, Read)> {
        let token = self.words.tokens.get(at)?;
        let word = self.words.word(at);
        if token.class == Class::Number {
            let number = |value: i32| Some((1, Read::Number(value)));
            match piece {
                Piece::Day => return number(self.ordinal_digits(word).or_else(|| digits(word, 1..=2))?).filter(is_day),
                Piece::Year => return number(digits(word, 4..=4).filter(|year| (1000..2200).contains(year))?),
                Piece::MonthNumber => return number(digits(word, 1..=2).filter(|month| (1..=12).contains(month))?),
                Piece::ShortYear => return number(digits(word, 2..=2)?),
                Piece::Number => return number(digits(word, 1..=4)?),
                Piece::Hour => return number(digits(word, 1..=2).filter(|hour| *hour <= 24)?),
                Piece::Minute => return number(digits(word, 2..=2).filter(|minute| *minute < 60)?),
                Piece::Nth => {
                    if let Some((length, nth)) = self.ordinal_at(at) {
                        return Some((length, Read::Number(nth)));
                    }
                }
                Piece::Decade => return number(self.decade(word, 3..=4)?),
                Piece::ShortDecade => return number(self.decade(word, 2..=2)?),
                Piece::Figures => {
                    let figures = figures_at(self.words, at, self.end);
                    return figures.map(|(length, figures)| (length, Read::Figures(figures)));
                }
                _ => {}
            }
        }
        match piece {
            Piece::Count => self.count(at),
            Piece::Glued => self.glued(at),
            Piece::Nth => self.lexical(piece, at).or_else(|| self.glued_ordinal(at)),
            _ => self.lexical(piece, at),
        }
    }

    /// A piece whose words the pack lists.
    fn lexical(&self, piece: Piece, at: usize) -> Option<(usize, Read)> {
        let (length, term) = self.term(at, |term| fits(piece, term).then_some(term))?;
        let capital = !self.times.capitals.contains(self.words.word(at)) || self.words.tokens[at].case != Case::Lower;
        capital.then_some((length, Read::Term(term)))
    }

    /// `3rd`, `3.` → 3: the full stop of an ordinal is a token of its own.
    pub(super) fn ordinal_at(&self, at: usize) -> Option<(usize, i32)> {
        let word = self.words.word(at);
        if let Some(nth) = self.ordinal_digits(word) {
            return Some((1, nth));
        }
        let stop = self.times.ordinal_stop && self.words.word(at + 1) == "." && !self.words.tokens[at + 1].spaced;
        (stop && at + 1 < self.end).then(|| digits(word, 1..=2)).flatten().map(|nth| (2, nth))
    }

    /// `3rd` → 3.
    fn ordinal_digits(&self, word: &str) -> Option<i32> {
        let number = self.times.ordinal_endings.iter().find_map(|ending| word.strip_suffix(ending.as_str()))?;
        digits(number, 1..=2)
    }

    /// `1980s` → 1980.
    fn decade(&self, word: &str, count: std::ops::RangeInclusive<usize>) -> Option<i32> {
        let number = self.times.decade_endings.iter().find_map(|ending| word.strip_suffix(ending.as_str()))?;
        digits(number, count).filter(|decade| decade % 10 == 0)
    }

    /// How many: digits, words, tens with ones.
    pub(super) fn count_at(&self, at: usize) -> Option<(usize, Count)> {
        let token = self.words.tokens.get(at)?;
        if token.class == Class::Number {
            let printed = self.words.word(at);
            let plain = printed.chars().all(|letter| letter.is_ascii_digit());
            let fraction = printed
                .split_once(['.', ','])
                .is_some_and(|(whole, rest)| digits(whole, 1..=3).is_some() && digits(rest, 1..=2).is_some());
            let count = Count { printed: printed.replace(',', "."), whole: printed.parse().ok() };
            return ((plain && printed.len() < 5) || fraction).then_some((1, count));
        }
        if let Some((length, ())) = self.term(at, |term| (term == Term::Vague).then_some(())) {
            return Some((length, Count { printed: "X".to_owned(), whole: None }));
        }
        if let Some((length, hundredths)) =
            self.term(at, |term| if let Term::Fraction(hundredths) = term { Some(hundredths) } else { None })
        {
            return Some((length, in_hundredths(hundredths)));
        }
        if let Some((number, rest)) = self.times.glued.read(self.words.word(at))
            && let Some(count) = self.whole_or_part(number, rest)
        {
            return Some((1, count));
        }
        let number = |at| self.term(at, |term| if let Term::Number(number) = term { Some(number) } else { None });
        let (mut length, mut whole) = number(at)?;
        let behind_joiner = |at| {
            let joined = usize::from(self.times.number_joiners.contains(self.words.word(at)));
            number(at + joined).filter(|_| joined > 0).map(|(length, value)| (joined + length, value))
        };
        if self.times.ones_first {
            // "Three and twenty", "hundred and three and twenty".
            if (1..10).contains(&whole)
                && let Some((more, hundreds)) = number(at + length).filter(|(_, factor)| *factor >= 100)
            {
                length += more;
                whole = whole.checked_mul(hundreds)?;
            }
            while let Some((more, value)) = behind_joiner(at + length) {
                let tens = value % 10 == 0 && (20..100).contains(&value);
                let fits = if whole % 100 > 0 { whole % 100 < 10 && tens } else { value < 100 && whole >= 100 };
                if !fits {
                    break;
                }
                length += more;
                whole += value;
            }
            return Some((length, Count { printed: whole.to_string(), whole: Some(whole) }));
        }
        if whole % 10 == 0 && (10..100).contains(&whole) {
            let joined = usize::from(self.times.number_joiners.contains(self.words.word(at + length)));
            if let Some((ones, one)) = number(at + length + joined).filter(|(_, one)| *one < 10) {
                length += joined + ones;
                whole += one;
            }
        }
        if let Some((more, hundred)) = number(at + length).filter(|(_, factor)| *factor >= 100) {
            length += more;
            whole = whole.checked_mul(hundred)?;
        }
        Some((length, Count { printed: whole.to_string(), whole: Some(whole) }))
    }

    /// "Dreiundzwanzig", "zweieinhalb": a number of several words in one.
    fn whole_or_part(&self, number: u32, rest: &str) -> Option<Count> {
        let whole = i32::try_from(number).ok()?;
        if rest.is_empty() {
            // One word is a term of its own, and may go on with others.
            return (number > 20 && number % 10 > 0 || number > 100)
                .then(|| Count { printed: whole.to_string(), whole: Some(whole) });
        }
        let part = Words::of_phrase(rest);
        let (length, terms) = self.times.terms.longest_at(&part, 0, part.len())?;
        let hundredths = terms.iter().find_map(|term| match term {
            Term::Fraction(hundredths) if *hundredths < 100 => Some(*hundredths),
            _ => None,
        })?;
        (length == part.len()).then(|| in_hundredths(whole.saturating_mul(100).saturating_add(hundredths)))
    }

    /// "Neunmonatig", "30-jährig" as one word: a number and its unit.
    fn glued(&self, at: usize) -> Option<(usize, Read)> {
        let word = self.words.word(at);
        let (number, rest) = if self.words.tokens[at].class == Class::Number {
            let end = word.bytes().take_while(u8::is_ascii_digit).count();
            (digits(&word[..end], 1..=4)?, &word[end..])
        } else {
            let (number, rest) = self.times.glued.read(word)?;
            (i32::try_from(number).ok()?, rest)
        };
        let unit = self.times.glued_units.get(rest)?;
        Some((1, Read::Length(Count { printed: number.to_string(), whole: Some(number) }, *unit)))
    }

    /// "Vierundzwanzigsten": a number in one word with the ending of an ordinal.
    fn glued_ordinal(&self, at: usize) -> Option<(usize, Read)> {
        let (number, rest) = self.times.glued.read(self.words.word(at))?;
        let ordinal = self.times.ordinal_endings.iter().any(|ending| ending == rest);
        ordinal.then(|| i32::try_from(number).ok().map(|number| (1, Read::Number(number))))?
    }

    fn count(&self, at: usize) -> Option<(usize, Read)> {
        self.count_at(at).map(|(length, count)| (length, Read::Count(count)))
    }
}

/// `250` → 2.5.
fn in_hundredths(hundredths: i32) -> Count {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    let printed = if part % 10 == 0 { format!("{whole}.{}", part / 10) } else { format!("{whole}.{part:02}") };
    Count { printed, whole: None }
}

/// Returns a date in figures: `26-01-2025`, `2015-08-31`, `12.05.2010`.
fn figures_at(words: &Words, at: usize, end: usize) -> Option<(usize, Figures)> {
    let word = words.word(at);
    let dotted: Vec<&str> = word.split('.').collect();
    let (length, parts) = match dotted[..] {
        [one, two, three] => (1, [one, two, three]),
        [_] => {
            let mark = words.word(at + 1);
            let tight = (1..5).all(|index| words.tokens.get(at + index).is_some_and(|token| !token.spaced));
            let parts = [word, words.word(at + 2), words.word(at + 4)];
            (5, (tight && matches!(mark, "-" | "/" | ".") && words.word(at + 3) == mark).then_some(parts)?)
        }
        _ => return None,
    };
    let goes_on = |index: usize| {
        words.tokens.get(index).is_some_and(|token| !token.spaced) && matches!(words.word(index), "-" | "/")
    };
    if at + length > end || goes_on(at + length) || (at > 0 && goes_on(at - 1) && !words.tokens[at].spaced) {
        return None;
    }
    let small = |part: &str| digits(part, 1..=2).and_then(|part| i8::try_from(part).ok());
    let year = |part: &str| digits(part, 4..=4).and_then(|part| i16::try_from(part).ok());
    let figures = match (year(parts[0]), year(parts[2])) {
        (Some(year), None) => Figures::YearFirst(year, small(parts[1])?, small(parts[2])?),
        (None, Some(year)) => Figures::YearLast(small(parts[0])?, small(parts[1])?, year),
        _ => return None,
    };
    let possible = match figures {
        Figures::YearFirst(_, month, day) => (1..=12).contains(&month) && (1..=31).contains(&day),
        Figures::YearLast(one, two, _) => (1..=12).contains(&one.min(two)) && one.max(two) <= 31,
    };
    possible.then_some((length, figures))
}

/// Returns the order of day and month that a text's dates in figures settle.
pub(super) fn order_in(text: &str) -> Order {
    let words = Words::of(text, Span::new(0, text.len()));
    (0..words.len())
        .filter_map(|at| figures_at(&words, at, words.len()))
        .map(|(_, figures)| resolve::own_order(figures))
        .find(|order| *order != Order::Unsettled)
        .unwrap_or_default()
}

fn is_day((_, read): &(usize, Read)) -> bool {
    matches!(read, Read::Number(1..=31))
}

/// Returns the number that digits alone write, when there are as many as asked for.
pub(super) fn digits(word: &str, count: std::ops::RangeInclusive<usize>) -> Option<i32> {
    (count.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
}

/// Returns whether a word of the lexicon can be the piece.
fn fits(piece: Piece, term: Term) -> bool {
    match (piece, term) {
        (Piece::Month, Term::Month(_))
        | (Piece::Weekday, Term::Weekday(_))
        | (Piece::Season, Term::Season(_))
        | (Piece::Unit, Term::Unit(_))
        | (Piece::Units, Term::Units(_))
        | (Piece::One, Term::One)
        | (Piece::Nth, Term::Nth(_))
        | (Piece::Edge, Term::Edge(_))
        | (Piece::Relative, Term::Relative(_))
        | (Piece::Distance, Term::Distance(_))
        | (Piece::Approx, Term::Approx(_))
        | (Piece::Deictic, Term::Deictic(_))
        | (Piece::Reference, Term::Reference(_))
        | (Piece::Daypart, Term::Daypart(_))
        | (Piece::Tonight, Term::Tonight(..))
        | (Piece::Set, Term::Set(_))
        | (Piece::Era, Term::Era(_))
        | (Piece::Meridiem, Term::Meridiem(_))
        | (Piece::ClockWord, Term::ClockWord(..))
        | (Piece::Zone, Term::Zone(_))
        | (Piece::Holiday, Term::Holiday(..))
        | (Piece::HijriMonth, Term::HijriMonth(_))
        | (Piece::Length, Term::Length(..))
        | (Piece::Compound, Term::Compound(..))
        | (Piece::Decade, Term::Decade(_))
        | (Piece::Anaphor, Term::Anaphor) => true,
        (Piece::DayWord, Term::Number(day)) => (1..=31).contains(&day),
        (Piece::Number, Term::Number(_)) => true,
        _ => false,
    }
}

/// Returns the frame of the pieces of a pattern, or `None` where one contradicts another.
fn frame_of(path: &[(Piece, Read)]) -> Option<Frame> {
    let mut frame = Frame::default();
    for (piece, read) in path {
        match read {
            Read::Term(term) => set_term(&mut frame, *piece, *term)?,
            Read::Count(count) => frame.count = Some(count.clone()),
            Read::Length(count, unit) => {
                frame.count = Some(count.clone());
                frame.unit = Some(*unit);
            }
            Read::Figures(figures) => frame.figures = Some(*figures),
            Read::Number(number) => set_number(&mut frame, *piece, *number)?,
        }
    }
    Some(frame)
}

fn set_number(frame: &mut Frame, piece: Piece, number: i32) -> Option<()> {
    match piece {
        Piece::Day | Piece::DayWord => frame.day = Some(i8::try_from(number).ok()?),
        Piece::MonthNumber => frame.month = Some(i8::try_from(number).ok()?),
        Piece::Year => frame.year = Some(i16::try_from(number).ok()?),
        Piece::Decade | Piece::ShortDecade => frame.decade = Some(i16::try_from(number).ok()?),
        Piece::Nth => frame.nth = Some(number),
        Piece::Hour => frame.clock = Some(Clock { hour: i8::try_from(number).ok()?, minute: None, second: None }),
        Piece::Minute => {
            let clock = frame.clock.as_mut()?;
            let place = if clock.minute.is_none() { &mut clock.minute } else { &mut clock.second };
            *place = Some(i8::try_from(number).ok()?);
        }
        _ => frame.number = Some(number),
    }
    Some(())
}

fn set_term(frame: &mut Frame, piece: Piece, term: Term) -> Option<()> {
    match term {
        Term::Month(month) => frame.month = Some(month),
        Term::Weekday(weekday) => frame.weekday = Some(weekday),
        Term::Season(season) => frame.season = Some(season),
        // "Quarter three of this year": the counted unit is the part, the second one what it is a part of.
        Term::Unit(unit) => match (frame.unit, frame.number.take()) {
            (Some(counted), Some(number)) => {
                frame.part = Some((number, counted));
                frame.unit = Some(unit);
            }
            (_, number) => {
                frame.number = number;
                frame.unit = Some(unit);
            }
        },
        Term::Units(unit) => frame.several = Some(unit),
        Term::Number(number) => set_number(frame, piece, number)?,
        Term::One => frame.count = Some(Count { printed: "1".to_owned(), whole: Some(1) }),
        Term::Nth(nth) => frame.nth = Some(nth),
        Term::Edge(edge) => frame.edge = Some(edge),
        Term::Relative(relative) => frame.relative = Some(relative),
        Term::Distance(distance) => frame.distance = Some(distance),
        Term::Deictic(days) => frame.deictic = Some(days),
        Term::Reference(reference) => frame.reference = Some(reference),
        Term::Daypart(daypart) => frame.daypart = Some(daypart),
        Term::Tonight(days, daypart) => {
            frame.deictic = Some(days);
            frame.daypart = Some(daypart);
        }
        Term::Set(unit) => frame.set = Some(unit),
        Term::Era(era) => frame.era = Some(era),
        Term::Meridiem(meridiem) => frame.meridiem = Some(meridiem),
        Term::ClockWord(hour, minute) => frame.clock = Some(Clock { hour, minute: Some(minute), second: None }),
        Term::Zone(minutes) => frame.zone = Some(minutes),
        Term::Holiday(month, day) => {
            frame.month = Some(month);
            frame.day = Some(day);
        }
        Term::HijriMonth(month) => frame.hijri = Some(month),
        Term::Length(tenths, unit) => {
            let (whole, tenth) = (tenths / 10, tenths % 10);
            let printed = if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") };
            frame.count = Some(Count { printed, whole: Some(whole).filter(|_| tenth == 0) });
            frame.several = Some(unit);
        }
        Term::Anaphor => frame.anaphor = Some(Anaphor),
        Term::Approx(approx) => frame.approx = Some(approx),
        Term::Decade(decade) => frame.decade = Some(i16::try_from(decade).ok()?),
        Term::Compound(one, two) => {
            set_term(frame, piece, one.term())?;
            set_term(frame, piece, two.term())?;
        }
        Term::Vague | Term::Fraction(_) => {}
    }
    Some(())
}

/// Returns the unit a frame counts in, one or several.
pub(super) fn unit_of(frame: &Frame) -> Option<Unit> {
    frame.unit.or(frame.several)
}
