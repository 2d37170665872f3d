//! Which number is printed here? Digits with any separators, number words, parts and ranks.

use std::ops::Range;

use muster_model::Decimal;
use muster_pack::language::quantities::{Between, Form, Link, Noun, Numeral};
use muster_text::Class;

use super::digits::{self, Read};
use super::name;
use super::noun;
use super::scan::{Readings, Scan};
use super::sum::{Join, Sum};

/// How many groups of three digits a number may have behind its first.
const SPACED: usize = 5;

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
    /// The unit written onto the digits, and how many letters it has: "15km".
    pub glued: Option<(Noun, usize)>,
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
    /// A noun that says "two" by itself.
    Dual,
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
    match scan.class(at) {
        Some(Class::Number) => in_digits(scan, at, scan.word(at), at + 1),
        Some(Class::Word) => match scan.numeral(at) {
            Some((length, readings)) => in_words(scan, at, length, &readings),
            None => Opening::Skip(at + 1),
        },
        // No language writes a number word with marks alone.
        _ if is_bare_decimal(scan, at) => {
            in_digits(scan, at, &format!("0{}{}", scan.word(at), scan.word(at + 1)), at + 2)
        }
        _ => Opening::Skip(at + 1),
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
    match unnamed_digits(scan, at, scan.word(at), at + 1) {
        Opening::Number(built) => match built.value {
            Value::Known(value) => Some((built, value)),
            _ => None,
        },
        Opening::Skip(_) => None,
    }
}

/// ".94": a decimal point opens the digits.
fn is_bare_decimal(scan: &Scan, at: usize) -> bool {
    scan.class(at + 1) == Some(Class::Number)
        && scan.glued(at + 1)
        && !scan.glued(at)
        && matches!(scan.word(at), "." | ",")
}

fn in_digits(scan: &Scan, at: usize, text: &str, end: usize) -> Opening {
    if let Some(end) = name::telephone(scan, at) {
        return Opening::Skip(end);
    }
    if is_name_before(scan, at) { Opening::Skip(end) } else { unnamed_digits(scan, at, text, end) }
}

/// Reads digits that belong to nothing that stands before them.
fn unnamed_digits(scan: &Scan, at: usize, text: &str, end: usize) -> Opening {
    let chain = chained(scan, end);
    if chain > 1 || is_name_behind(scan, end) {
        return Opening::Skip(end + 2 * chain);
    }
    if let Some(rank) = ranked(scan, text) {
        return Opening::Number(number(at, end, Value::Ordinal(rank), Printed::Plain));
    }
    let (figures, letters) = digits::cut(text);
    let Some(read) = Read::of(figures, scan.lexicon.decimal, scan.lexicon.group) else { return Opening::Skip(end) };
    if !letters.is_empty() {
        return glued(scan, at..end, &read, letters).map_or(Opening::Skip(end), Opening::Number);
    }
    let (value, end, printed) = spaced_groups(scan, read.value, text, end).unwrap_or((read.value, end, read.printed));
    let built = compose(scan, at, end, Sum::from_digits(value, scan.lexicon));
    let grouped = read.grouped.filter(|_| built.end == end);
    let printed = if built.end == end { printed } else { Printed::Words };
    Opening::Number(Number { grouped, printed, ..built })
}

/// "1.2bn", "5m", "15km": what letters written onto digits say.
///
/// Letters that multiply and are a unit too ("m") multiply behind a sign of money and before a counted noun.
fn glued(scan: &Scan, tokens: Range<usize>, read: &Read, letters: &str) -> Option<Number> {
    let multiplied = scan.lexicon.glued.get(letters).copied();
    let measured = scan.lexicon.glued_units.get(letters).copied();
    let plain = number(tokens.start, tokens.end, Value::Known(read.value), read.printed);
    let counted = || {
        scan.sign_before(tokens.start).is_some()
            || noun::search(scan, tokens.end, noun::Count::Several)
                .noun
                .is_some_and(|noun| noun.nouns.iter().any(|noun| noun.form != Form::Singular))
    };
    match (multiplied, measured) {
        (Some(by), unit) if unit.is_none() || counted() => {
            let by = Decimal::from(by);
            let value = Value::Known(read.value.checked_mul(by)?.normalize());
            Some(Number { value, scale: by, printed: Printed::Words, ..plain })
        }
        (_, Some(unit)) => Some(Number { glued: Some((unit, letters.chars().count())), ..plain }),
        // "5,000mAh": a unit the pack does not know, behind digits that no name has.
        (None, None) if read.printed == Printed::Separated => Some(plain),
        _ => None,
    }
}

fn number(start: usize, end: usize, value: Value, printed: Printed) -> Number {
    Number { start, end, value, scale: Decimal::ONE, grouped: None, printed, glued: None }
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
            tokens[at - 1].class != Class::Mark && scan.sign_before(at).is_none()
        }
    }
}

/// "18:42", "24/7", "4193#".
fn is_name_behind(scan: &Scan, end: usize) -> bool {
    if scan.class(end) != Some(Class::Mark) {
        return false;
    }
    let glued = scan.glued(end) && scan.glued(end + 1);
    match scan.word(end) {
        ":" => glued && scan.class(end + 1) == Some(Class::Number),
        "/" => glued && scan.word(end + 1).contains(|letter: char| letter.is_ascii_digit()),
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
        let (whole, part) = group.split_once(scan.lexicon.decimal).unwrap_or((group, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() != 3 || !digits(whole) || !digits(part) || at > end + SPACED {
            break;
        }
        let part = if part.is_empty() { Decimal::ZERO } else { format!("0.{part}").parse().ok()? };
        value = value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(whole.parse().ok()?)?.checked_add(part)?;
        at += 1;
        if group.len() > 3 {
            break;
        }
    }
    (at > end).then_some((value, at, Printed::Separated))
}

/// Adds the words from `at` on to a number that started at `start`.
fn compose(scan: &Scan, start: usize, at: usize, mut sum: Sum) -> Number {
    let mut end = at;
    loop {
        if let Some(behind) = digits_behind(scan, end, &mut sum) {
            end = behind;
            continue;
        }
        let Some(next) = next_word(scan, end, &sum) else { break };
        sum.join = next.join;
        let ranks = next.from > end || next.made;
        if let Some(rank) = next.readings.iter().find_map(|reading| rank_of(&sum, *reading)).filter(|_| ranks) {
            return number(start, next.end, Value::Ordinal(rank), Printed::Words);
        }
        if !next.readings.iter().any(|reading| sum.take(*reading)) {
            break;
        }
        end = next.end;
    }
    let value = sum.value();
    if let Some((length, part)) = share_behind(scan, end, value) {
        return number(start, end + length, Value::Share(part), Printed::Words);
    }
    let value = if sum.is_rounded() { Value::Rounded(value) } else { Value::Known(value) };
    Number { scale: sum.scale(), ..number(start, end, value, Printed::Words) }
}

/// The next word that may be part of a number.
struct Next<'s> {
    /// First token of the word.
    from: usize,
    /// Token behind it.
    end: usize,
    readings: Readings<'s>,
    join: Join,
    /// Whether it is made of parts.
    made: bool,
}

/// Returns the number word behind a number: directly, behind a hyphen, or behind a word that joins them.
fn next_word<'s>(scan: &Scan<'s>, end: usize, sum: &Sum) -> Option<Next<'s>> {
    let behind_hyphen = |at: usize| if scan.hyphen(at) { at + 1 } else { at };
    let from = behind_hyphen(end);
    let (length, readings) = scan.numeral(from)?;
    let join = readings.iter().map(join_of).find(|join| *join != Join::Nothing && sum.admits(*join));
    let Some(join) = join else {
        let made = matches!(readings, Readings::Made(_));
        return Some(Next { from, end: from + length, readings, join: Join::Nothing, made });
    };
    let from = behind_hyphen(from + length);
    let (length, readings) = scan.numeral(from)?;
    let adds = |reading: &Numeral| matches!(reading, Numeral::Small(_) | Numeral::Ordinal(_));
    readings.iter().any(adds).then(|| Next { from, end: from + length, readings, join, made: false })
}

fn join_of(numeral: &Numeral) -> Join {
    match numeral {
        Numeral::And => Join::And,
        Numeral::TensAnd => Join::TensAnd,
        Numeral::OnesAnd => Join::OnesAnd,
        _ => Join::Nothing,
    }
}

/// "Twenty-first", "dreiundzwanzigster": the rank that ends a number in words.
fn rank_of(sum: &Sum, reading: Numeral) -> Option<Decimal> {
    match reading {
        Numeral::Ordinal(rank) => sum.ranked(rank),
        _ => None,
    }
}

/// "2 bin *500*", "29 ألفا و*920*", "2 triệu *500* nghìn": digits that go on behind a step.
fn digits_behind(scan: &Scan, end: usize, sum: &mut Sum) -> Option<usize> {
    let step = sum.open_step()?;
    let joined = match scan.class(end)? {
        Class::Number => end,
        Class::Word if !scan.lexicon.digits_behind.is_empty() => {
            let (length, readings) = scan.numeral(end)?;
            readings.iter().any(|reading| join_of(reading) != Join::Nothing).then_some(end + length)?
        }
        _ => return None,
    };
    if scan.class(joined) != Some(Class::Number) || (scan.glued(joined) && joined == end) {
        return None;
    }
    let read = Read::of(scan.word(joined), scan.lexicon.decimal, scan.lexicon.group)?;
    let listed = u64::try_from(step).is_ok_and(|step| scan.lexicon.digits_behind.contains(&step));
    let smaller = || {
        let (_, readings) = scan.numeral(joined + 1)?;
        readings.iter().find(|reading| matches!(reading, Numeral::Times(by) if Decimal::from(*by) < step)).copied()
    };
    let fits = read.value < step && read.value.is_integer() && (listed || smaller().is_some());
    fits.then(|| {
        sum.take_digits(read.value);
        joined + 1
    })
}

/// "Two *thirds*", "một *phần ba*": how long, and which part.
fn share_behind(scan: &Scan, at: usize, over: Decimal) -> Option<(usize, Decimal)> {
    let from = if scan.hyphen(at) { at + 1 } else { at };
    let (length, readings) = scan.numeral(from)?;
    let behind = from + length;
    if readings.contains(&Numeral::ShareLink) {
        let (length, readings) = scan.numeral(behind)?;
        let under = readings.iter().find_map(|reading| match reading {
            Numeral::Small(value) => Some(Decimal::from(*value)),
            Numeral::Tail(value) => Some(Decimal::from(*value)),
            _ => None,
        })?;
        return (over < under).then(|| (behind + length - at, over / under));
    }
    let part = share(&readings)?;
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
            Numeral::Dual => return worded(Value::Dual),
            Numeral::Small(_) | Numeral::Mixed(_) => return cardinal(scan, at, end, *reading),
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
    let mut sum = Sum::empty(scan.lexicon);
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
    for reading in readings.iter() {
        if matches!(reading, Numeral::Times(_) | Numeral::Rounded(_)) {
            let mut sum = Sum::empty(scan.lexicon);
            sum.take(Numeral::Small(1));
            sum.take(*reading);
            return Opening::Number(compose(scan, at, end + length, sum));
        }
    }
    if let Some(part) = share(&readings) {
        let behind = end + length;
        if let Some((behind, by)) = million_behind(scan, behind) {
            let value = Value::Known((part * by).normalize());
            return Opening::Number(Number { scale: by, ..number(at, behind, value, Printed::Words) });
        }
        let of = scan.between(behind, Between::Partitive).is_some();
        let held = super::hold::before(scan, at).is_some() || scan.link_before(at, Link::By).is_some();
        let ends = scan.class(behind) != Some(Class::Word) || scan.between(behind, Between::Stop).is_some();
        if of || (held && ends) {
            return Opening::Number(number(at, behind, Value::Share(part), Printed::Words));
        }
    }
    Opening::Skip(end)
}

/// "A quarter *of a million*": the token behind it, and how many it is.
fn million_behind(scan: &Scan, at: usize) -> Option<(usize, Decimal)> {
    let from = at + scan.between(at, Between::Partitive)?;
    let (length, articles) = scan.numeral(from)?;
    let (more, readings) = scan.numeral(from + length).filter(|_| articles.contains(&Numeral::Article))?;
    let by = readings.iter().find_map(|reading| match reading {
        Numeral::Times(by) => Some(Decimal::from(*by)),
        _ => None,
    })?;
    Some((from + length + more, by))
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
    if let Some((length, articles)) = scan.numeral(end)
        && articles.contains(&Numeral::Article)
        && let Some((more, readings)) = scan.numeral(end + length)
        && let Some(times) = readings.iter().find_map(|reading| match reading {
            Numeral::Times(by) => Some(Value::Known((part * Decimal::from(*by)).normalize())),
            Numeral::Rounded(of) => Some(Value::Rounded((part * Decimal::from(*of)).normalize())),
            _ => None,
        })
    {
        return Some(Number { value: times, end: end + length + more, ..share });
    }
    if let Some((length, times)) = scan.numeral(end)
        && let Some(by) = times.iter().find_map(|reading| match reading {
            Numeral::Times(by) => Some(by),
            _ => None,
        })
    {
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
