//! Which number is printed here? Digits with any separators, number words, parts and ranks.

use muster_model::Decimal;
use muster_pack::language::quantities::{Between, Link, Numeral};
use muster_text::Class;

use super::scan::Scan;

/// The longest number in digits, separators included: longer ones are names, and sums of shorter ones never overflow.
const LONGEST: usize = 18;

/// A number and where it ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    /// First token.
    pub start: usize,
    /// Token behind the last.
    pub end: usize,
    /// The number.
    pub value: Value,
    /// The last step a word multiplied it by ("million"), or one.
    pub scale: Decimal,
    /// The number when its one separator is read as grouping against the habit of the language.
    pub grouped: Option<Decimal>,
    /// How it is printed.
    pub printed: Printed,
}

/// How a number is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Printed {
    /// In digits without separators.
    Plain,
    /// In digits with separators.
    Separated,
    /// In words, or digits with words.
    Words,
    /// By a word that is also another word.
    Weak,
}

/// What a number says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    /// This many.
    Known(Decimal),
    /// A round number: "a dozen".
    Rounded(Decimal),
    /// At least this: "dozens".
    Many(Decimal),
    /// "Several".
    Vague,
    /// A part: "a third".
    Share(Decimal),
    /// A rank: "third".
    Ordinal(Decimal),
    /// "An".
    Article,
}

/// What stands at a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Opening {
    /// A number.
    Number(Number),
    /// Tokens up to here hold no number.
    Skip(usize),
}

/// Returns the number that starts at a token, or up to where none does.
pub(super) fn opening(scan: &Scan, at: usize) -> Opening {
    if let Some((text, end)) = digits(scan, at) {
        return in_digits(scan, at, &text, end);
    }
    match scan.numeral(at) {
        Some((length, readings)) => in_words(scan, at, length, readings),
        None => Opening::Skip(at + 1),
    }
}

/// Returns the known number that starts at a token: the second of a range.
pub(super) fn known(scan: &Scan, at: usize) -> Option<(Number, Decimal)> {
    match opening(scan, at) {
        Opening::Number(number) => match number.value {
            Value::Known(value) | Value::Rounded(value) => Some((number, value)),
            _ => None,
        },
        Opening::Skip(_) => None,
    }
}

/// Returns the known number in digits that a hyphen ties to the one before: "991-*1,876*".
pub(super) fn known_behind_hyphen(scan: &Scan, at: usize) -> Option<(Number, Decimal)> {
    if scan.class(at) != Some(Class::Number) || is_name_behind(scan, at + 1) {
        return None;
    }
    let read = Read::of(scan.word(at), scan.lexicon.decimal, scan.lexicon.group)?;
    let built = compose(scan, at, at + 1, Sum::from_digits(read.value));
    match built.value {
        Value::Known(value) => Some((built, value)),
        _ => None,
    }
}

/// Returns the digits at a token and the token behind them; a decimal point may open them.
fn digits(scan: &Scan, at: usize) -> Option<(String, usize)> {
    if scan.class(at) == Some(Class::Number) {
        return Some((scan.word(at).to_owned(), at + 1));
    }
    let opens = matches!(scan.word(at), "." | ",") && scan.class(at + 1) == Some(Class::Number) && scan.glued(at + 1);
    (opens && !scan.glued(at)).then(|| (format!("0{}{}", scan.word(at), scan.word(at + 1)), at + 2))
}

fn in_digits(scan: &Scan, at: usize, text: &str, end: usize) -> Opening {
    if is_name_before(scan, at) {
        return Opening::Skip(end);
    }
    let chain = chained(scan, end);
    if chain > 1 || is_name_behind(scan, end) {
        return Opening::Skip(end + 2 * chain);
    }
    if let Some(rank) = ranked(scan, text) {
        return Opening::Number(number(at, end, Value::Ordinal(rank), Printed::Plain));
    }
    let Some(read) = Read::of(text, scan.lexicon.decimal, scan.lexicon.group) else { return Opening::Skip(end) };
    let (value, end, printed) = spaced_groups(scan, read.value, text, end).unwrap_or((read.value, end, read.printed));
    let built = compose(scan, at, end, Sum::from_digits(value));
    let grouped = read.grouped.filter(|_| built.end == end);
    let printed = if built.end == end { printed } else { Printed::Words };
    Opening::Number(Number { grouped, printed, ..built })
}

fn number(start: usize, end: usize, value: Value, printed: Printed) -> Number {
    Number { start, end, value, scale: Decimal::ONE, grouped: None, printed }
}

/// "F-16", "18:42", "#1", "1/2": the number belongs to what stands before it.
fn is_name_before(scan: &Scan, at: usize) -> bool {
    if at == 0 || !scan.glued(at) {
        return false;
    }
    let before = scan.passage.words.word(at - 1);
    match before {
        "#" | "/" | ":" | "@" | "_" | "=" | "." | "," | "\\" | "&" => true,
        "-" => scan.glued(at - 1) && scan.passage.printed(at - 1..at) != "—",
        _ => {
            let tokens = &scan.passage.words.tokens;
            tokens[at - 1].class != Class::Mark && scan.between_before(at, Between::Currency).is_none()
        }
    }
}

/// "18:42", "24/7", "4193#".
fn is_name_behind(scan: &Scan, end: usize) -> bool {
    let glued_number = scan.glued(end) && scan.glued(end + 1) && scan.class(end + 1) == Some(Class::Number);
    match scan.word(end) {
        ":" | "/" => glued_number,
        "#" | "@" | "_" => scan.glued(end),
        _ => false,
    }
}

/// Returns how many further numbers hang on by hyphens: "1-813-529" has two.
fn chained(scan: &Scan, end: usize) -> usize {
    let mut count = 0;
    while scan.hyphen(end + 2 * count) && scan.class(end + 2 * count + 1) == Some(Class::Number) {
        count += 1;
    }
    count
}

/// Reads "11th".
fn ranked(scan: &Scan, text: &str) -> Option<Decimal> {
    let stem = scan.lexicon.ordinal_endings.iter().find_map(|ending| text.strip_suffix(ending.as_str()))?;
    stem.bytes().all(|byte| byte.is_ascii_digit()).then(|| stem.parse().ok())?
}

/// Reads "30 008": groups of three digits with a space between.
fn spaced_groups(scan: &Scan, first: Decimal, text: &str, end: usize) -> Option<(Decimal, usize, Printed)> {
    let mut value = first;
    let mut at = end;
    if text.len() > 3 || first.is_zero() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    while scan.class(at) == Some(Class::Number) && !scan.glued(at) {
        let group = scan.word(at);
        if group.len() != 3 || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        value = value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(group.parse().ok()?)?;
        at += 1;
    }
    (at > end).then_some((value, at, Printed::Separated))
}

/// Digits, read.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Read {
    value: Decimal,
    grouped: Option<Decimal>,
    printed: Printed,
}

impl Read {
    /// Reads digits with separators; the shape settles what it can, the language the rest.
    fn of(text: &str, decimal: char, group: char) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let separators: Vec<char> = text.chars().filter(|letter| !letter.is_ascii_digit()).collect();
        let pieces: Vec<&str> = text.split(|letter: char| !letter.is_ascii_digit()).collect();
        if separators.iter().any(|mark| !matches!(mark, '.' | ',' | '\'' | '’')) || pieces.iter().any(|p| p.is_empty())
        {
            return None;
        }
        let join = |pieces: &[&str]| pieces.concat().parse::<Decimal>().ok();
        let threes = |pieces: &[&str]| pieces.iter().skip(1).all(|piece| piece.len() == 3) && pieces[0].len() <= 3;
        let separated = |value| Self { value, grouped: None, printed: Printed::Separated };
        let with_decimals = |whole: &[&str], part: &str| format!("{}.{part}", whole.concat()).parse::<Decimal>().ok();
        let Some((last, earlier)) = separators.split_last() else {
            let named = pieces[0].len() > 1 && pieces[0].starts_with('0');
            return join(&pieces).filter(|_| !named).map(|value| Self { printed: Printed::Plain, ..separated(value) });
        };
        let (part, whole) = pieces.split_last()?;
        if earlier.iter().any(|mark| mark == last) {
            return (threes(&pieces) && earlier.iter().all(|mark| mark == last))
                .then(|| join(&pieces).map(separated))
                .flatten();
        }
        if !earlier.is_empty() {
            let alike = earlier.iter().all(|mark| *mark == earlier[0]);
            return (alike && threes(whole)).then(|| with_decimals(whole, part).map(separated)).flatten();
        }
        let looks_grouped = threes(&pieces) && !pieces[0].starts_with('0');
        if looks_grouped && *last != decimal {
            return join(&pieces).map(separated);
        }
        if *last == group && part.len() > 3 {
            return None;
        }
        let grouped = if looks_grouped { join(&pieces) } else { None };
        with_decimals(whole, part).map(|value| Self { grouped, ..separated(value) })
    }
}

/// A number in the making.
#[derive(Clone, Copy, Debug)]
struct Sum {
    total: Decimal,
    current: Decimal,
    step: Decimal,
    rounded: bool,
    worded: bool,
}

impl Sum {
    fn from_digits(value: Decimal) -> Self {
        Self { current: value, worded: false, ..Self::empty() }
    }

    fn empty() -> Self {
        Self { total: Decimal::ZERO, current: Decimal::ZERO, step: Decimal::ONE, rounded: false, worded: true }
    }

    fn value(&self) -> Decimal {
        (self.total + self.current).normalize()
    }

    /// Takes one more word; returns whether it fits.
    fn take(&mut self, numeral: Numeral) -> bool {
        let (ten, hundred) = (Decimal::TEN, Decimal::ONE_HUNDRED);
        match numeral {
            Numeral::Small(value) => {
                let value = Decimal::from(value);
                let room = if value < ten {
                    (self.current % ten).is_zero() && self.current % hundred != ten
                        || self.current.is_zero()
                        || self.current == ten
                } else {
                    (self.current % hundred).is_zero()
                };
                let fits = self.worded && room && !self.rounded;
                if fits {
                    self.current += value;
                }
                fits
            }
            Numeral::Tail(value) => {
                let fits = self.worded && self.current >= ten && (self.current % ten).is_zero();
                if fits {
                    self.current += Decimal::from(value);
                }
                fits
            }
            Numeral::Times(by) => self.multiply(Decimal::from(by)),
            Numeral::Rounded(of) => {
                let fits = !self.current.is_zero() && self.total.is_zero() && !self.rounded;
                if fits {
                    self.current *= Decimal::from(of);
                    self.rounded = true;
                }
                fits
            }
            Numeral::Half => {
                match (self.current.is_zero(), self.total.is_zero()) {
                    (true, true) => return false,
                    (true, false) => self.total += self.step / Decimal::TWO,
                    (false, _) => self.current += Decimal::new(5, 1),
                }
                true
            }
            _ => false,
        }
    }

    fn multiply(&mut self, by: Decimal) -> bool {
        if by < Decimal::ONE_THOUSAND {
            let part = self.current % by;
            if part.is_zero() || (!self.worded && by < Decimal::ONE_HUNDRED) {
                return false;
            }
            self.current = self.current - part + part * by;
            return true;
        }
        if self.current.is_zero() || (!self.total.is_zero() && by >= self.step) {
            return false;
        }
        let Some(step) = self.current.checked_mul(by) else { return false };
        self.total += step;
        self.current = Decimal::ZERO;
        self.step = by;
        true
    }
}

/// Adds the words from `at` on to a number that started at `start`.
fn compose(scan: &Scan, start: usize, at: usize, mut sum: Sum) -> Number {
    let mut end = at;
    while let Some((length, readings)) = scan.numeral(skip_joiner(scan, end, &sum)) {
        let from = skip_joiner(scan, end, &sum);
        if let Some(rank) = rank_of(&sum, readings, from - end) {
            return number(start, from + length, Value::Ordinal(rank), Printed::Words);
        }
        if !readings.iter().any(|reading| sum.take(*reading)) {
            break;
        }
        end = from + length;
    }
    let value = sum.value();
    if let Some((length, part)) = share_behind(scan, end, value) {
        return number(start, end + length, Value::Share(part), Printed::Words);
    }
    let scale = if sum.current.is_zero() { sum.step } else { Decimal::ONE };
    let value = if sum.rounded { Value::Rounded(value) } else { Value::Known(value) };
    Number { scale, ..number(start, end, value, Printed::Words) }
}

/// Returns the token behind "and" or a hyphen inside a number, or the token itself.
fn skip_joiner(scan: &Scan, at: usize, sum: &Sum) -> usize {
    let small_at = |at: usize| scan.numeral(at).and_then(|(_, readings)| small(readings));
    if !sum.worded {
        return at;
    }
    let tens = sum.current >= Decimal::from(20) && (sum.current % Decimal::TEN).is_zero();
    if scan.hyphen(at) && tens {
        let fits = scan.numeral(at + 1).is_some_and(|(_, readings)| {
            readings.iter().any(|reading| matches!(reading, Numeral::Small(1..=9) | Numeral::Ordinal(1..=9)))
        });
        return if fits { at + 1 } else { at };
    }
    match scan.numeral(at) {
        Some((length, [Numeral::And])) => {
            let round = (sum.current % Decimal::ONE_HUNDRED).is_zero() && !sum.value().is_zero();
            if round && small_at(at + length).is_some() { at + length } else { at }
        }
        _ => at,
    }
}

fn small(readings: &[Numeral]) -> Option<u32> {
    readings.iter().find_map(|reading| match reading {
        Numeral::Small(value) => Some(*value),
        _ => None,
    })
}

/// "Twenty-first": the rank that ends a number in words.
fn rank_of(sum: &Sum, readings: &[Numeral], skipped: usize) -> Option<Decimal> {
    let rank = readings.iter().find_map(|reading| match reading {
        Numeral::Ordinal(rank) => Some(Decimal::from(*rank)),
        _ => None,
    })?;
    let tens = sum.current >= Decimal::from(20) && (sum.current % Decimal::TEN).is_zero();
    (sum.worded && tens && rank < Decimal::TEN && skipped > 0).then(|| sum.value() + rank)
}

/// "Two *thirds*", "một *phần ba*": how long, and which part.
fn share_behind(scan: &Scan, at: usize, over: Decimal) -> Option<(usize, Decimal)> {
    let from = if scan.hyphen(at) { at + 1 } else { at };
    let (length, readings) = scan.numeral(from)?;
    let behind = from + length;
    if readings.contains(&Numeral::ShareLink) {
        let (length, readings) = scan.numeral(behind)?;
        let under = readings.iter().find_map(|reading| match reading {
            Numeral::Small(value) | Numeral::Tail(value) => Some(Decimal::from(*value)),
            _ => None,
        })?;
        return (over < under).then(|| (behind + length - at, over / under));
    }
    let part = share(readings)?;
    (over * part <= Decimal::ONE && !over.is_zero()).then(|| (behind - at, over * part))
}

fn share(readings: &[Numeral]) -> Option<Decimal> {
    readings.iter().find_map(|reading| match reading {
        Numeral::Share(part) => Some(*part),
        _ => None,
    })
}

fn in_words(scan: &Scan, at: usize, length: usize, readings: &[Numeral]) -> Opening {
    let end = at + length;
    let worded = |value| Opening::Number(number(at, end, value, Printed::Words));
    if readings.contains(&Numeral::Hidden) {
        return Opening::Skip(end);
    }
    for reading in readings {
        match *reading {
            Numeral::Shared(part) => return worded(Value::Share(part)),
            Numeral::Many(least) => return worded(Value::Many(Decimal::from(least))),
            Numeral::Vague => return worded(Value::Vague),
            Numeral::OrdinalBefore => return rank_behind(scan, at, end),
            Numeral::Article => return behind_article(scan, at, end),
            Numeral::Small(_) => return cardinal(scan, at, end, *reading),
            _ => {}
        }
    }
    if let Some(part) = share(readings)
        && let Some(number) = bare_share(scan, at, end, part)
    {
        return Opening::Number(number);
    }
    readings
        .iter()
        .find_map(|reading| match reading {
            Numeral::Ordinal(rank) => Some(worded(Value::Ordinal(Decimal::from(*rank)))),
            _ => None,
        })
        .unwrap_or(Opening::Skip(end))
}

fn cardinal(scan: &Scan, at: usize, end: usize, first: Numeral) -> Opening {
    let mut sum = Sum::empty();
    sum.take(first);
    let built = compose(scan, at, end, sum);
    let weak = built.end == end && end == at + 1 && scan.lexicon.weak.contains(scan.word(at));
    let chained_name = is_name_before(scan, at) && scan.class(at - 1) != Some(Class::Number);
    if chained_name {
        return Opening::Skip(built.end);
    }
    Opening::Number(Number { printed: if weak { Printed::Weak } else { Printed::Words }, ..built })
}

/// "Thứ *ba*": the number behind makes a rank.
fn rank_behind(scan: &Scan, at: usize, end: usize) -> Opening {
    match known(scan, end) {
        Some((behind, value)) if behind.value == Value::Known(value) => {
            Opening::Number(number(at, behind.end, Value::Ordinal(value), Printed::Words))
        }
        _ => Opening::Skip(end),
    }
}

/// "A *dozen*", "a *hundred and two*", "a *third* of"; else the article itself counts.
fn behind_article(scan: &Scan, at: usize, end: usize) -> Opening {
    let Some((length, readings)) = scan.numeral(end) else {
        return Opening::Number(number(at, end, Value::Article, Printed::Words));
    };
    for reading in readings {
        if matches!(reading, Numeral::Times(_) | Numeral::Rounded(_)) {
            let mut sum = Sum::empty();
            sum.take(Numeral::Small(1));
            sum.take(*reading);
            return Opening::Number(compose(scan, at, end + length, sum));
        }
    }
    if let Some(part) = share(readings) {
        let behind = end + length;
        let of = scan.between(behind, Between::Partitive).is_some();
        let held = super::hold::before(scan, at).is_some() || scan.link_before(at, Link::By).is_some();
        let ends = scan.class(behind) != Some(Class::Word) || scan.between(behind, Between::Stop).is_some();
        if of || (held && ends) {
            return Opening::Number(number(at, behind, Value::Share(part), Printed::Words));
        }
    }
    Opening::Skip(end)
}

/// "*Half* of", "*half* the", "*half* a million", "by *half*", "*một nửa*".
fn bare_share(scan: &Scan, at: usize, end: usize, part: Decimal) -> Option<Number> {
    let share = number(at, end, Value::Share(part), Printed::Words);
    let ranked = scan
        .numeral(at)
        .is_some_and(|(_, readings)| readings.iter().any(|reading| matches!(reading, Numeral::Ordinal(_))));
    if ranked {
        return None;
    }
    if let Some((length, [Numeral::Article])) = scan.numeral(end)
        && let Some((more, readings)) = scan.numeral(end + length)
        && let Some(times) = readings.iter().find_map(|reading| match reading {
            Numeral::Times(by) => Some(Value::Known((part * Decimal::from(*by)).normalize())),
            Numeral::Rounded(of) => Some(Value::Rounded((part * Decimal::from(*of)).normalize())),
            _ => None,
        })
    {
        return Some(Number { value: times, end: end + length + more, ..share });
    }
    if let Some((length, [Numeral::Times(by)])) = scan.numeral(end) {
        return Some(Number {
            value: Value::Known((part * Decimal::from(*by)).normalize()),
            end: end + length,
            ..share
        });
    }
    let whole = scan.between(end, Between::Partitive).is_some() || scan.between(end, Between::Determiner).is_some();
    let led = scan.link_before(at, Link::By).is_some() || super::hold::before(scan, at).is_some();
    let behind_rank = at > scan.start
        && scan
            .numeral(at - 1)
            .is_some_and(|(_, readings)| readings.iter().any(|reading| matches!(reading, Numeral::Ordinal(_))));
    let settled = end > at + 1 || whole || led;
    (settled && !behind_rank).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, decimal: char, expected: Option<&str>) {
        let group = if decimal == '.' { ',' } else { '.' };
        let value = Read::of(text, decimal, group).map(|read| read.value.to_string());
        assert_eq!(value.as_deref(), expected, "{text}");
    }

    #[test]
    fn the_shape_settles_a_separator_and_the_language_the_rest() {
        check("1,114", '.', Some("1114"));
        check("1.114", '.', Some("1.114"));
        check("1.114", ',', Some("1114"));
        check("6,8", '.', Some("6.8"));
        check("6.8", ',', Some("6.8"));
        check("1.234.567", '.', Some("1234567"));
        check("1,234.5", ',', Some("1234.5"));
        check("1.234,5", '.', Some("1234.5"));
        check("0,345", '.', Some("0.345"));
        check("1'139", '.', Some("1139"));
    }

    #[test]
    fn dates_versions_and_telephone_numbers_are_none() {
        check("15.12.2021", '.', None);
        check("00", '.', None);
        check("007", '.', None);
        check("37sfu2992591150", '.', None);
    }

    #[test]
    fn the_other_reading_of_an_ambiguous_mark_is_kept() {
        let read = Read::of("1.114", '.', ',').expect("it is a number");
        assert_eq!(read.grouped, Some(Decimal::from(1114)));
        assert_eq!(Read::of("1.14", '.', ',').and_then(|read| read.grouped), None);
    }
}
