//! Which date do figures alone write? `26-01-2025`, `2015-08-31`, `12.05.2010`, `31/10/74`, `2014-10`.

use muster_model::Span;
use muster_text::{Class, Words};

use super::frame::Figures;
use super::narrative::Order;
use super::resolve;
use super::scan::Scan;

/// Returns the number that digits alone write, when there are as many as asked for.
pub(super) fn digits(word: &str, count: std::ops::RangeInclusive<usize>) -> Option<i32> {
    (count.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
}

/// Returns a date in figures and its length in tokens.
pub(super) fn figures_at(words: &Words, at: usize, end: usize) -> Option<(usize, Figures)> {
    let goes_on = |index: usize| {
        words.tokens.get(index).is_some_and(|token| !token.spaced)
            && matches!(words.word(index), "-" | "/" | ".")
            && words.tokens.get(index + 1).is_some_and(|token| !token.spaced && token.class == Class::Number)
    };
    let goes_before = at > 1
        && !words.tokens[at].spaced
        && !words.tokens[at - 1].spaced
        && matches!(words.word(at - 1), "-" | "/")
        && words.tokens[at - 2].class == Class::Number;
    let word = words.word(at);
    let mut dots = word.split('.');
    let (length, parts) = match (dots.next(), dots.next(), dots.next(), dots.next()) {
        (Some(one), Some(two), Some(three), None) => (1, [one, two, three]),
        (Some(_), None, ..) => {
            let mark = words.word(at + 1);
            let tight =
                |count: usize| (1..count).all(|index| words.tokens.get(at + index).is_some_and(|token| !token.spaced));
            if !matches!(mark, "-" | "/" | ".") || !tight(3) {
                return whole(word).filter(|_| !goes_on(at + 1) && !goes_before).map(|figures| (1, figures));
            }
            if words.word(at + 3) != mark || !tight(5) || words.tokens.get(at + 4)?.class != Class::Number {
                let pair = two_parts([word, words.word(at + 2)], mark)?;
                return (at + 3 <= end && !goes_on(at + 3) && !goes_before).then_some((3, pair));
            }
            (5, [word, words.word(at + 2), words.word(at + 4)])
        }
        _ => return None,
    };
    if at + length > end || goes_on(at + length) || goes_before {
        return None;
    }
    three_parts(parts).map(|figures| (length, figures))
}

/// Returns a day and a month whose full stops make them ordinals: `15.2.`, `15. 2.`, and `15.2` behind a word that leads a time.
pub(super) fn with_stops(scan: &Scan<'_>, at: usize) -> Option<(usize, Figures)> {
    let words = scan.words;
    if !scan.times.ordinal_stop {
        return None;
    }
    let stop = |index: usize| {
        index < scan.end && words.word(index) == "." && words.tokens.get(index).is_some_and(|token| !token.spaced)
    };
    let word = words.word(at);
    let (length, day, month) = match word.split_once('.') {
        Some((day, month)) if stop(at + 1) => (2, day, month),
        Some((day, month)) if at > 0 && scan.times.leads.longest_at(words, at - 1, at).is_some() => (1, day, month),
        None if stop(at + 1) && stop(at + 3) => (4, word, words.word(at + 2)),
        _ => return None,
    };
    let (day, month) = (small(day)?, small(month)?);
    let goes_on = words.tokens.get(at + length).is_some_and(|token| !token.spaced && token.class == Class::Number);
    ((1..=31).contains(&day) && (1..=12).contains(&month) && !goes_on).then_some((length, Figures::NoYear(day, month)))
}

fn small(part: &str) -> Option<i8> {
    digits(part, 1..=2).and_then(|part| i8::try_from(part).ok())
}

fn year(part: &str) -> Option<i16> {
    digits(part, 4..=4).and_then(|part| i16::try_from(part).ok())
}

fn three_parts(parts: [&str; 3]) -> Option<Figures> {
    let figures = match (year(parts[0]), year(parts[2])) {
        (Some(year), None) => Figures::YearFirst(year, small(parts[1])?, small(parts[2])?),
        (None, Some(year)) => Figures::YearLast(small(parts[0])?, small(parts[1])?, year),
        (None, None) if parts[2].len() == 2 => {
            let short = i16::from(small(parts[2])?);
            let year = if short < SHORT_YEARS { 2000 + short } else { 1900 + short };
            Figures::YearLast(small(parts[0])?, small(parts[1])?, year)
        }
        _ => return None,
    };
    let possible = match figures {
        Figures::YearFirst(_, month, day) => (1..=12).contains(&month) && (1..=31).contains(&day),
        Figures::YearLast(one, two, _) => is_day_and_month(one, two),
        _ => true,
    };
    possible.then_some(figures)
}

/// Two figures below this are a year of this century, others of the last.
const SHORT_YEARS: i16 = 30;

fn is_day_and_month(one: i8, two: i8) -> bool {
    (1..=12).contains(&one.min(two)) && (1..=31).contains(&one.max(two))
}

/// `26/01`, `2014-10`, `10/2014`.
fn two_parts(parts: [&str; 2], mark: &str) -> Option<Figures> {
    let month = |part: &str| small(part).filter(|month| (1..=12).contains(month));
    match (year(parts[0]), year(parts[1])) {
        // "2006-07" is two years, "2014-10" can only be a month.
        (Some(year), None) if parts[1].len() == 2 && is_year(year) => {
            month(parts[1]).filter(|month| i16::from(*month) <= year % 100).map(|month| Figures::Month(year, month))
        }
        (None, Some(year)) if is_year(year) => Some(Figures::Month(year, month(parts[0])?)),
        (None, None) if mark == "/" => {
            let (one, two) = (small(parts[0])?, small(parts[1])?);
            is_day_and_month(one, two).then_some(Figures::NoYear(one, two))
        }
        _ => None,
    }
}

fn is_year(year: i16) -> bool {
    (1900..2100).contains(&year)
}

/// `20170302`.
fn whole(word: &str) -> Option<Figures> {
    digits(word, 8..=8)?;
    let (year, rest) = word.split_at(4);
    let (month, day) = rest.split_at(2);
    let year = self::year(year).filter(|year| is_year(*year))?;
    three_parts([&year.to_string(), month, day]).filter(|_| is_year(year))
}

/// Returns the order of day and month that a text's dates in figures settle.
pub(super) fn order_in(text: &str) -> Order {
    let words = Words::of(text, Span::new(0, text.len()));
    (0..words.len())
        .filter(|at| words.tokens[*at].class == Class::Number)
        .filter_map(|at| figures_at(&words, at, words.len()))
        .map(|(_, figures)| resolve::own_order(figures))
        .find(|order| *order != Order::Unsettled)
        .unwrap_or_default()
}
