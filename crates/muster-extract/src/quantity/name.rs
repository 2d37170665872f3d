//! When is a number a name? Articles, models, streets, telephones, ages, years, markers of a list.

use muster_model::Decimal;
use muster_pack::language::quantities::{Between, Link};
use muster_text::{Case, Class};

use super::draft::Draft;
use super::numeral::{Number, Printed, Value};
use super::scan::Scan;

/// How many words may stand between a number and the last word of a street.
const STREET: usize = 3;
/// The oldest age.
const OLDEST: u32 = 115;

/// Returns the token behind a telephone number that starts at a token: "+964 770 555 0199", "(202) 555-0143".
pub(super) fn telephone(scan: &Scan, at: usize) -> Option<usize> {
    if at == 0 || !scan.glued(at) {
        return None;
    }
    let opens = scan.passage.words.word(at - 1);
    let area = opens == "(" && scan.word(at + 1) == ")" && scan.class(at + 2) == Some(Class::Number);
    let abroad = opens == "+" && matches!(scan.class(at + 1), Some(Class::Number | Class::Mark));
    if !area && !abroad {
        return None;
    }
    let (mut end, mut numbers, mut last) = (at, 0, at);
    while scan.class(end) == Some(Class::Number) || matches!(scan.word(end), "-" | "(" | ")" | "/") {
        if scan.class(end) == Some(Class::Number) {
            numbers += 1;
            last = end + 1;
        }
        end += 1;
    }
    (numbers >= 3).then_some(last)
}

/// Returns whether a number is a name whatever follows: "Camp 7", "14 Harbour Street", "Hasan, 52,".
pub(super) fn is_always(scan: &Scan, number: &Number) -> bool {
    let plain = number.printed == Printed::Plain;
    let known = matches!(number.value, Value::Known(_));
    known && (is_capital_label(scan, number) || (plain && (is_in_street(scan, number) || is_age(scan, number))))
}

/// "Article 51 states": a label with a capital.
fn is_capital_label(scan: &Scan, number: &Number) -> bool {
    let label = scan.between_before(number.start, Between::Label).filter(|_| !scan.lexicon.capital_nouns);
    label.is_some_and(|label| scan.case(label.start).is_some_and(|case| matches!(case, Case::Title | Case::Upper)))
        && super::hold::before(scan, number.start).is_none()
}

fn is_in_street(scan: &Scan, number: &Number) -> bool {
    let capital = |at: usize| scan.class(at) == Some(Class::Word) && scan.case(at) == Some(Case::Title);
    let mut at = number.end;
    while at < number.end + STREET && capital(at) {
        at += 1;
        if capital(at) && scan.between(at, Between::Street).is_some() {
            return true;
        }
    }
    false
}

/// "Hasan, 52, a shopkeeper".
fn is_age(scan: &Scan, number: &Number) -> bool {
    let Value::Known(value) = number.value else { return false };
    let words = &scan.passage.words;
    let named = number.start >= 2
        && words.word(number.start - 1) == ","
        && words.tokens[number.start - 2].case == Case::Title
        && words.tokens[number.start - 2].class == Class::Word;
    named && scan.word(number.end) == "," && value <= Decimal::from(OLDEST)
}

/// Returns whether a number without a noun is a name.
pub(super) fn is_bare(scan: &Scan, draft: &Draft, number: &Number) -> bool {
    if draft.bounds.is_some() {
        let years = draft.bounds.is_some_and(|(low, high)| is_year(low) && is_year(high));
        return number.printed == Printed::Plain && years;
    }
    let Value::Known(value) = draft.value else { return false };
    if draft.hold.is_some() {
        return false;
    }
    let plain = number.printed == Printed::Plain;
    is_labelled(scan, number)
        || goes_on(scan, number)
        || (plain && (is_year(value) || is_behind_name(scan, number) || is_marker(scan, number)))
}

/// Whether a plain number without a noun is a year.
pub(super) fn is_year(value: Decimal) -> bool {
    value >= Decimal::from(1700) && value <= Decimal::from(2100)
}

/// "Article 51", "phase two"; not "trong *số* 540", where the label ends a longer phrase.
fn is_labelled(scan: &Scan, number: &Number) -> bool {
    let Some(label) = scan.between_before(number.start, Between::Label) else { return false };
    scan.between_before(number.start, Between::Partitive).is_none_or(|longer| longer.len() <= label.len())
}

/// "Articles 5 and *6*".
fn goes_on(scan: &Scan, number: &Number) -> bool {
    let link = || scan.link_before(number.start, Link::List);
    scan.named.is_some_and(|named| link().is_some_and(|link| link.start == named))
}

/// "Radio 24", "Boeing 737": a word with a capital stands directly before.
fn is_behind_name(scan: &Scan, number: &Number) -> bool {
    let Some(before) = number.start.checked_sub(1) else { return false };
    let token = scan.passage.words.tokens[before];
    let tells = token.class == Class::Word && !scan.lexicon.capital_nouns;
    let capital = tells && matches!(token.case, Case::Title | Case::Upper);
    let opens = scan.passage.sentence_of(number.start).start == before;
    let whole = Scan { start: 0, ..*scan };
    capital && token.span.end < scan.passage.words.tokens[number.start].span.start && before >= scan.start && {
        let said = whole.numeral(before).is_some() || (opens && whole.between(before, Between::Stop).is_some());
        !said
    }
}

/// "1." at the start of a sentence, or before a name.
fn is_marker(scan: &Scan, number: &Number) -> bool {
    if scan.word(number.end) != "." || !scan.glued(number.end) {
        return false;
    }
    let sentence = scan.passage.sentence_of(number.start);
    let behind = scan.passage.words.tokens.get(number.end + 1).filter(|_| number.end + 1 < sentence.end);
    let opens = number.start == sentence.start || matches!(scan.passage.words.word(number.start - 1), ":" | ";" | ".");
    opens || behind.is_some_and(|token| token.case != Case::Lower && token.class == Class::Word)
}
