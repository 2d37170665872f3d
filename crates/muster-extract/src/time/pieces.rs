//! Which piece of a time expression is this? Figures and words, read one piece at a time.

use muster_pack::language::time::forms::{Piece, Pieces};
use muster_pack::language::time::{Meridiem, Term, Unit};
use muster_text::{Case, Class, Words};

use super::clock;
use super::figures::{self, digits, figures_at};
use super::frame::{Clock, Count, Figures};
use super::scan::Scan;

/// A piece that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    Term(Term),
    Number(i32),
    Count(Count),
    Length(Count, Unit),
    Figures(Figures),
    Clock(Clock, Option<Meridiem>),
}

impl Scan<'_> {
    /// Returns a piece at a token and its length in tokens.
    pub(super) fn read(&self, piece: Piece, at: usize) -> Option<(usize, Read)> {
        let token = self.words.tokens.get(at)?;
        if token.class == Class::Number
            && let Some(read) = self.in_figures(piece, at)
        {
            return Some(read);
        }
        match piece {
            Piece::Count => self.count_at(at).map(|(length, count)| (length, Read::Count(count))),
            Piece::Clock => clock::in_figures(self, at),
            Piece::Nth => self.rank(at).or_else(|| self.lexical(piece, at)).or_else(|| self.glued_ordinal(at)),
            Piece::Glued => self.glued(at),
            Piece::YearWords => self.year_in_words(at),
            Piece::DayWord => self.number_below(at, 32).filter(|(_, day)| *day > 0).map(number),
            Piece::Hour => self.number_below(at, 25).map(number).or_else(|| self.lexical(piece, at)),
            Piece::Minute | Piece::MinutesAfter | Piece::MinutesBefore => self.number_below(at, 60).map(number),
            _ => self.lexical(piece, at),
        }
    }

    /// A piece printed in figures.
    fn in_figures(&self, piece: Piece, at: usize) -> Option<(usize, Read)> {
        let word = self.words.word(at);
        let one = |value: Option<i32>| value.map(|value| (1, Read::Number(value)));
        match piece {
            Piece::Day => {
                let day = self.ordinal_digits(word).or_else(|| digits(word, 1..=2));
                one(day.filter(|day| (1..=31).contains(day)))
            }
            Piece::Year => one(digits(word, 4..=4).filter(|year| (1000..2200).contains(year))),
            Piece::MonthNumber => one(digits(word, 1..=2).filter(|month| (1..=12).contains(month))),
            Piece::ShortYear => one(digits(word, 2..=2)),
            Piece::Number => one(digits(word, 1..=4)),
            Piece::Hour => one(digits(word, 1..=2).filter(|hour| *hour <= 24)),
            Piece::Minute => one(digits(word, 2..=2).filter(|minute| *minute < 60)),
            Piece::MinutesAfter | Piece::MinutesBefore => one(digits(word, 1..=2).filter(|minute| *minute < 60)),
            Piece::Nth => self.ordinal_at(at).map(number),
            Piece::Decade => one(self.decade(word, 3..=4)),
            Piece::ShortDecade => one(self.decade(word, 2..=2)),
            Piece::Figures => figures_at(self.words, at, self.end)
                .or_else(|| figures::with_stops(self, at))
                .map(|(length, read)| (length, Read::Figures(read))),
            _ => None,
        }
    }

    /// A piece whose words the pack lists.
    fn lexical(&self, piece: Piece, at: usize) -> Option<(usize, Read)> {
        let (length, term) = self.term(at, |term| stands_for(term, piece).then_some(term))?;
        let capital = self.words.tokens[at].case != Case::Lower
            || !self.times.capitals.contains(self.words.word(at))
            || self.is_dated(at, length)
            || self.is_lower(at);
        capital.then_some((length, Read::Term(term)))
    }

    /// Whether a year, an ordinal or a day with nothing behind it stands beside a word: "28 june", "april 2017".
    fn is_dated(&self, at: usize, length: usize) -> bool {
        let behind = self.words.word(at + length);
        let is_year = digits(behind, 4..=4).is_some_and(|year| (1800..2100).contains(&year));
        let day = at.checked_sub(1).map(|before| self.words.word(before)).filter(|_| at > 0);
        let day = day.and_then(|day| digits(day, 1..=2).or_else(|| self.ordinal_digits(day)));
        let open = self.words.tokens.get(at + length).is_none_or(|next| next.class != Class::Word)
            || self.times.guards.closers.contains(behind);
        is_year || self.ordinal_digits(behind).is_some() || day.is_some_and(|day| (1..=31).contains(&day)) && open
    }

    /// Whether the text around a token is printed without capitals, so that a small letter says nothing.
    fn is_lower(&self, at: usize) -> bool {
        let from = at.saturating_sub(LOWER_TOKENS);
        let until = (at + LOWER_TOKENS).min(self.words.len());
        self.words.tokens[from..until].iter().all(|token| token.case == Case::Lower)
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
    pub(super) fn ordinal_digits(&self, word: &str) -> Option<i32> {
        let number = self.times.ordinal_endings.iter().find_map(|ending| word.strip_suffix(ending.as_str()))?;
        digits(number, 1..=2)
    }

    /// `1980s` → 1980.
    fn decade(&self, word: &str, count: std::ops::RangeInclusive<usize>) -> Option<i32> {
        let number = self.times.decade_endings.iter().find_map(|ending| word.strip_suffix(ending.as_str()))?;
        digits(number, count).filter(|decade| decade % 10 == 0)
    }

    /// "Dreiundzwanzig", "zweieinhalb": a number of several words in one.
    fn whole_or_part(&self, number: u32, rest: &str) -> Option<Count> {
        let whole = i32::try_from(number).ok()?;
        if rest.is_empty() {
            // One word is a term of its own, and may go on with others.
            return (number > 20 && !number.is_multiple_of(10) || number > 100).then(|| Count::whole_units(whole));
        }
        let part = Words::of_phrase(rest);
        let (length, terms) = self.times.terms.longest_at(&part, 0, part.len())?;
        let hundredths = terms.iter().find_map(|term| match term {
            Term::Fraction(hundredths) if *hundredths < 100 => Some(*hundredths),
            _ => None,
        })?;
        (length == part.len()).then(|| Count::whole_units(whole).plus(hundredths))
    }

    /// "Neunmonatig", "30-jährig" as one word, `3h`: a number and its unit.
    fn glued(&self, at: usize) -> Option<(usize, Read)> {
        let word = self.words.word(at);
        let (count, rest) = if self.words.tokens[at].class == Class::Number {
            let is_figure = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
            let end = word.bytes().take_while(is_figure).count();
            (decimal(&word[..end])?, &word[end..])
        } else {
            let (number, rest) = self.times.glued.read(word)?;
            (Count::whole_units(i32::try_from(number).ok()?), rest)
        };
        let unit = self.times.glued_units.get(rest)?;
        Some((1, Read::Length(count, *unit)))
    }

    /// "Vierundzwanzigsten": a number in one word with the ending of an ordinal.
    fn glued_ordinal(&self, at: usize) -> Option<(usize, Read)> {
        let (number, rest) = self.times.glued.read(self.words.word(at))?;
        let ordinal = self.times.ordinal_endings.iter().any(|ending| ending == rest);
        ordinal.then(|| i32::try_from(number).ok().map(|number| (1, Read::Number(number))))?
    }

    /// "Three and twenty", "hundred and three and twenty".
    fn ones_first(&self, at: usize) -> Option<(usize, Count)> {
        let (mut length, mut whole) = self.number_word(at)?;
        let behind_joiner = |at| {
            let joined = usize::from(self.times.number_joiners.contains(self.words.word(at)));
            self.number_word(at + joined).filter(|_| joined > 0).map(|(length, value)| (joined + length, value))
        };
        if (1..10).contains(&whole)
            && let Some((more, hundreds)) = self.number_word(at + length).filter(|(_, factor)| *factor >= 100)
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
            whole = whole.checked_add(value)?;
        }
        Some((length, Count::whole_units(whole)))
    }

    /// "Twenty-first", "twenty first", where the pack lists the tens and the ones.
    fn rank(&self, at: usize) -> Option<(usize, Read)> {
        let (length, tens) = self.number_word(at).filter(|(_, tens)| matches!(tens, 20 | 30))?;
        let joined = usize::from(self.times.number_joiners.contains(self.words.word(at + length)));
        let ones = at + length + joined;
        let (more, one) = self.term(ones, |term| match term {
            Term::Nth(nth @ 1..=9) => Some(nth),
            _ => None,
        })?;
        Some((length + joined + more, Read::Number(tens + one)))
    }

    /// "Nineteen ninety six", "two thousand and fifteen".
    fn year_in_words(&self, at: usize) -> Option<(usize, Read)> {
        // "Two thousand and fifteen": a thousand behind a number belongs to it.
        let ones = at.checked_sub(1).and_then(|before| self.number_word(before)).is_some_and(|(_, ones)| ones < 100);
        if ones && self.number_word(at).is_some_and(|(_, factor)| factor >= 100) {
            return None;
        }
        let year = |year: &i32| (1000..2200).contains(year) && year % 1000 != 0;
        if let Some((length, Count { .. })) = self.count_at(at)
            && let Some(whole) = self.count_at(at).and_then(|(_, count)| count.whole()).filter(year)
        {
            return Some((length, Read::Number(whole)));
        }
        let (length, hundreds) = self.number_below(at, 22).filter(|(_, hundreds)| *hundreds > 9)?;
        let (more, rest) = self.number_below(at + length, 100).filter(|(_, rest)| *rest > 9)?;
        Some((length + more, Read::Number(hundreds * 100 + rest)))
    }

    /// `1/2`, `3/4`.
    fn fraction_in_figures(&self, at: usize) -> Option<Count> {
        let tight = (1..3).all(|index| self.words.tokens.get(at + index).is_some_and(|token| !token.spaced));
        let (part, whole) = (digits(self.words.word(at), 1..=1)?, digits(self.words.word(at + 2), 1..=1)?);
        let printed = tight && self.words.word(at + 1) == "/" && part < whole && at + 3 <= self.end;
        (printed && matches!(whole, 2 | 4)).then(|| Count::of_hundredths(part * 100 / whole))
    }

    fn number_word(&self, at: usize) -> Option<(usize, i32)> {
        self.term(at, |term| if let Term::Number(number) = term { Some(number) } else { None })
    }

    /// A number in words below a limit: one word, or tens with ones.
    pub(super) fn number_below(&self, at: usize, limit: i32) -> Option<(usize, i32)> {
        let (length, tens) = self.number_word(at)?;
        let joined = usize::from(self.times.number_joiners.contains(self.words.word(at + length)));
        let both = (tens % 10 == 0 && (20..100).contains(&tens))
            .then(|| self.number_word(at + length + joined))
            .flatten()
            .filter(|(_, one)| (1..10).contains(one))
            .map(|(more, one)| (length + joined + more, tens + one));
        both.filter(|(_, whole)| *whole < limit).or(Some((length, tens)).filter(|(_, whole)| *whole < limit))
    }

    /// How many: digits, words, tens with ones, hundreds and thousands with what follows them.
    pub(super) fn count_at(&self, at: usize) -> Option<(usize, Count)> {
        let token = self.words.tokens.get(at)?;
        if token.class == Class::Number {
            let printed = self.words.word(at);
            if let Some(part) = self.fraction_in_figures(at) {
                return Some((3, part));
            }
            let plain = printed.len() < 5 && printed.bytes().all(|letter| letter.is_ascii_digit());
            return decimal(printed).filter(|_| plain || printed.contains(['.', ','])).map(|count| (1, count));
        }
        if let Some((length, ())) = self.term(at, |term| (term == Term::Vague).then_some(())) {
            return Some((length, Count::VAGUE));
        }
        if let Some((length, hundredths)) =
            self.term(at, |term| if let Term::Fraction(hundredths) = term { Some(hundredths) } else { None })
        {
            return Some((length, Count::of_hundredths(hundredths)));
        }
        if let Some((number, rest)) = self.times.glued.read(self.words.word(at))
            && let Some(count) = self.whole_or_part(number, rest)
        {
            return Some((1, count));
        }
        if self.times.ones_first {
            return self.ones_first(at);
        }
        self.steps(at)
    }

    /// "Two hundred and five", "mille neuf cent dix", "dos mil dieciocho": hundreds and thousands with what follows them.
    fn steps(&self, at: usize) -> Option<(usize, Count)> {
        let (mut length, first) = self.number_below(at, i32::MAX)?;
        let (mut thousands, mut whole) = if first < 1000 { (0, first) } else { (first, 0) };
        loop {
            if let Some((more, factor)) = self.number_word(at + length).filter(|(_, factor)| *factor >= 100) {
                match factor {
                    1000.. if thousands == 0 => (thousands, whole) = (whole.max(1).checked_mul(factor)?, 0),
                    100 if (1..100).contains(&whole) => whole *= 100,
                    100..1000 if whole == 0 => whole = factor,
                    _ => break,
                }
                length += more;
                continue;
            }
            let joined = usize::from(self.times.number_joiners.contains(self.words.word(at + length)));
            let open = whole % 100 == 0 && (whole > 0 || thousands > 0);
            let Some((more, rest)) = self.number_below(at + length + joined, 100).filter(|_| open) else { break };
            length += joined + more;
            whole += rest;
        }
        Some((length, Count::whole_units(thousands.checked_add(whole)?)))
    }
}

/// How far around a word its case is looked at.
const LOWER_TOKENS: usize = 12;

fn number((length, value): (usize, i32)) -> (usize, Read) {
    (length, Read::Number(value))
}

/// `3`, `2.5`, `2,25`: a number with at most two decimals.
fn decimal(printed: &str) -> Option<Count> {
    if let Some(whole) = digits(printed, 1..=4) {
        return Some(Count::whole_units(whole));
    }
    let (whole, rest) = printed.split_once(['.', ','])?;
    let (whole, part) = (digits(whole, 1..=3)?, digits(rest, 1..=2)?);
    Some(Count::of_hundredths(whole * 100 + if rest.len() == 1 { part * 10 } else { part }))
}

/// The pieces that figures can be.
pub(super) const IN_FIGURES: Pieces = Pieces::of(&[
    Piece::Day,
    Piece::Year,
    Piece::MonthNumber,
    Piece::ShortYear,
    Piece::Number,
    Piece::Hour,
    Piece::Minute,
    Piece::MinutesAfter,
    Piece::MinutesBefore,
    Piece::Nth,
    Piece::Decade,
    Piece::ShortDecade,
    Piece::Figures,
    Piece::Clock,
    Piece::Count,
    Piece::Glued,
]);

/// The pieces that a number in one word can be.
pub(super) const IN_ONE_WORD: Pieces = Pieces::of(&[Piece::Count, Piece::Glued, Piece::Nth]);

/// Returns whether a word of the lexicon is the piece as it stands; a number is most pieces only with others.
fn stands_for(term: Term, piece: Piece) -> bool {
    match term {
        Term::Number(_) => piece == Piece::Number,
        Term::Fraction(_) => piece == Piece::Fraction,
        Term::Vague => false,
        _ => of_term(term).has(piece),
    }
}

/// Returns the pieces a word of the lexicon can be.
pub(super) fn of_term(term: Term) -> Pieces {
    let piece = match term {
        Term::Number(_) => {
            return Pieces::of(&[
                Piece::Number,
                Piece::Count,
                Piece::DayWord,
                Piece::YearWords,
                Piece::Nth,
                Piece::Hour,
                Piece::Minute,
                Piece::MinutesAfter,
                Piece::MinutesBefore,
            ]);
        }
        Term::Fraction(_) => return Pieces::of(&[Piece::Fraction, Piece::Count]),
        Term::Vague => Piece::Count,
        Term::Month(_) => Piece::Month,
        Term::Weekday(_) => Piece::Weekday,
        Term::Season(_) => Piece::Season,
        Term::Unit(_) => Piece::Unit,
        Term::Units(_) => Piece::Units,
        Term::One => Piece::One,
        Term::Nth(_) => Piece::Nth,
        Term::Edge(_) => Piece::Edge,
        Term::Approx(_) => Piece::Approx,
        Term::Relative(_) => Piece::Relative,
        Term::Distance(_) => Piece::Distance,
        Term::Deictic(_) => Piece::Deictic,
        Term::Reference(_) => Piece::Reference,
        Term::Daypart(_) => Piece::Daypart,
        Term::Tonight(..) => Piece::Tonight,
        Term::Set(_) => Piece::Set,
        Term::Era(_) => Piece::Era,
        Term::Meridiem(_) => Piece::Meridiem,
        Term::ClockWord(..) => Piece::ClockWord,
        Term::Zone(_) => Piece::Zone,
        Term::Holiday(_) => Piece::Holiday,
        Term::Shift(_) => Piece::Shift,
        Term::Hour(_) => Piece::Hour,
        Term::End(..) => Piece::End,
        Term::Side(_) => Piece::Side,
        Term::PluralWeekday(_) => Piece::PluralWeekday,
        Term::PluralDaypart(_) => Piece::PluralDaypart,
        Term::PartName(..) => Piece::PartName,
        Term::HijriMonth(_) => Piece::HijriMonth,
        Term::Length(..) => Piece::Length,
        Term::Compound(..) => Piece::Compound,
        Term::Decade(_) => Piece::Decade,
        Term::Anaphor => Piece::Anaphor,
    };
    Pieces::of(&[piece])
}
