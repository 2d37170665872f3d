//! What does a number become? A draft with its noun, its bounds and what it is taken from.

use std::ops::Range;

use muster_model::{Approx, Decimal, Mention, Named, Quantity, Unit};
use muster_pack::language::quantities::{Between, Link, Noun, Order};
use muster_text::{Case, Class};

use super::hold::{self, Bounds, Hold};
use super::name;
use super::noun::{self, Count, Ended, Search};
use super::numeral::{Number, Printed, Value};
use super::scan::Scan;
use super::{QuantityFound, SaidBy, UnitFrom};
use crate::passage::{Found, Passage};

/// How many words the whole of a share may have.
const WHOLE: usize = 9;

/// A quantity in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft<'s> {
    /// From the words that hold it to its noun.
    pub tokens: Range<usize>,
    /// The number.
    pub number: Range<usize>,
    /// Words that describe the noun.
    pub inner: Range<usize>,
    /// The noun, or nothing.
    pub noun: Range<usize>,
    /// What the noun counts.
    pub nouns: &'s [Noun],
    /// What the number says.
    pub value: Value,
    /// The bounds of a range.
    pub bounds: Option<(Decimal, Decimal)>,
    /// What holds it.
    pub hold: Option<Hold>,
    /// What is counted, the plainest first.
    pub units: Vec<Unit>,
    /// Where the unit comes from.
    pub unit_from: UnitFrom,
    /// Whether it is no quantity unless a neighbour gives it a unit.
    pub tentative: bool,
    /// Where the search for a noun ended.
    pub looked: Range<usize>,
    /// What a share is of.
    pub of: Option<Range<usize>>,
    /// A footnote mark.
    pub note: Option<Range<usize>>,
    /// How many letters at the end of the number are its unit.
    pub letters: usize,
}

/// Returns the quantity a number opens, or nothing where it is none.
pub(super) fn draft<'s>(scan: &Scan<'s>, number: &Number) -> Option<Draft<'s>> {
    if number.value == Value::Dual {
        return dual(scan, number);
    }
    let known = match number.value {
        Value::Known(value) | Value::Rounded(value) => Some(value),
        _ => None,
    };
    let bounds = known.and_then(|value| hold::range(scan, number, value));
    let end = bounds.as_ref().map_or(number.end, |bounds| bounds.end);
    let hangs_on = bounds.is_none() && scan.hyphen(end) && hold::behind(scan, end).is_none();
    if hangs_on {
        return compound(scan, number);
    }
    if bounds.is_none() && name::is_always(scan, number) {
        return None;
    }
    if number.value == Value::Article && !counts_one(scan, number) {
        return None;
    }
    let mut draft = opened(scan, number, bounds.as_ref(), end);
    if draft.value == Value::Article {
        draft.hold = None;
        draft.tokens.start = number.start;
    }
    match draft.value {
        Value::Ordinal(_) => return Some(draft),
        Value::Share(_) => {
            draft.of = whole(scan, draft.tokens.end);
            return Some(draft);
        }
        _ => {}
    }
    if signed(scan, &mut draft) || glued(scan, &mut draft, number, bounds.as_ref()) {
        return Some(draft);
    }
    let count = if draft.bounds.is_none() && (known == Some(Decimal::ONE) || draft.value == Value::Article) {
        Count::One
    } else {
        Count::Several
    };
    take_noun(scan, &mut draft, number, count)?;
    keep(scan, &mut draft, number).then_some(draft)
}

/// Whether an article may count: a noun is behind it that allows it, or a list of nouns is ("a large and two small units").
///
/// Articles are many, and few count: this is asked before all else.
fn counts_one(scan: &Scan, number: &Number) -> bool {
    let found = noun::search(scan, number.end, Count::One);
    match found.noun {
        Some(hit) => hit.nouns.iter().any(|noun| noun.article),
        None => found.ended != Ended::Never && scan.link(found.looked.end, Link::List).is_some(),
    }
}

/// The number with what holds it and its footnote mark.
fn opened<'s>(scan: &Scan<'s>, number: &Number, bounds: Option<&Bounds>, end: usize) -> Draft<'s> {
    let start = bounds.map_or(number.start, |bounds| bounds.start);
    let sign = scan.sign_before(start).map_or(start, |(sign, _)| sign.start);
    let mut hold = hold::before(scan, sign);
    if let Some(found) = &hold
        && scan.last == Some(found.tokens.start)
        && hold::is_preposition(scan, found)
    {
        hold = None;
    }
    let note = footnote(scan, end);
    let mut tokens = hold.as_ref().map_or(sign, |hold| hold.tokens.start)..note.as_ref().map_or(end, |note| note.end);
    if let Some(late) = hold::behind(scan, tokens.end).filter(|_| hold.is_none()) {
        tokens.end = late.tokens.end;
        hold = Some(late);
    }
    Draft {
        inner: tokens.end..tokens.end,
        noun: tokens.end..tokens.end,
        looked: tokens.end..tokens.end,
        number: number.start..end,
        nouns: &[],
        value: number.value,
        bounds: bounds.map(|bounds| (bounds.low, bounds.high)),
        hold,
        units: match number.value {
            Value::Ordinal(_) => vec![Unit::from("ordinal")],
            Value::Share(_) => vec![Unit::from("share")],
            _ => Vec::new(),
        },
        unit_from: if matches!(number.value, Value::Ordinal(_) | Value::Share(_)) {
            UnitFrom::Printed
        } else {
            UnitFrom::Nowhere
        },
        tentative: false,
        of: None,
        note,
        letters: 0,
        tokens,
    }
}

/// "$1.5 billion", "yüzde 7": the sign is the noun.
fn signed(scan: &Scan, draft: &mut Draft) -> bool {
    let Some((sign, noun)) = scan.sign_before(draft.number.start) else { return false };
    draft.noun = sign;
    draft.units = vec![scan.lexicon.unit(&noun).clone()];
    draft.unit_from = UnitFrom::Printed;
    of_percent(scan, draft);
    true
}

/// "15km", "5-10km": the unit is written onto the digits.
fn glued(scan: &Scan, draft: &mut Draft, number: &Number, bounds: Option<&Bounds>) -> bool {
    let Some((noun, letters)) = bounds.and_then(|bounds| bounds.glued).or(number.glued) else { return false };
    draft.noun = draft.number.end - 1..draft.number.end;
    draft.letters = letters;
    draft.units = vec![scan.lexicon.unit(&noun).clone()];
    draft.unit_from = UnitFrom::Printed;
    true
}

/// "قتيلين": a noun that says "two" by itself is number and noun at once.
fn dual<'s>(scan: &Scan<'s>, number: &Number) -> Option<Draft<'s>> {
    let (length, nouns) = super::scan::longest(&scan.lexicon.duals, scan, number.start)?;
    let mut draft = opened(scan, number, None, number.start + length);
    let end = draft.number.end;
    let described = noun::describing(scan, end);
    draft.value = Value::Known(Decimal::TWO);
    draft.units = nouns.iter().map(|noun| scan.lexicon.unit(noun).clone()).collect();
    (draft.noun, draft.inner, draft.nouns) = (draft.number.clone(), end..described, nouns);
    draft.unit_from = UnitFrom::Printed;
    draft.tokens.end = draft.tokens.end.max(described);
    Some(draft)
}

fn of_percent(scan: &Scan, draft: &mut Draft) {
    if draft.units.iter().any(|unit| unit.as_str() == "percent") {
        draft.of = whole(scan, draft.tokens.end);
    }
}

/// A mark or a bracketed number that hangs on: "34,573*", `1,139[2]`.
fn footnote(scan: &Scan, end: usize) -> Option<Range<usize>> {
    if !scan.glued(end) {
        return None;
    }
    match scan.word(end) {
        "*" | "†" | "‡" | "§" | "**" => {
            let more = usize::from(scan.word(end + 1) == "*" && scan.glued(end + 1));
            Some(end..end + 1 + more)
        }
        "[" if scan.class(end + 1) == Some(Class::Number) && scan.word(end + 2) == "]" => Some(end..end + 3),
        _ => None,
    }
}

/// Gives the draft its noun; nothing when the noun makes the number none.
fn take_noun<'s>(scan: &Scan<'s>, draft: &mut Draft<'s>, number: &Number, count: Count) -> Option<()> {
    let mut found = noun::search(scan, draft.tokens.end, count);
    if found.noun.is_none() && found.looked.is_empty() && number.value != Value::Article {
        found = in_whole(scan, draft.tokens.end, number).filter(|inside| inside.noun.is_some()).unwrap_or(found);
    }
    if found.ended == Ended::Never {
        return None;
    }
    draft.looked = found.looked.clone();
    let Some(hit) = found.noun else {
        draft.unit_from = if found.ended == Ended::Unknown { UnitFrom::Unknown } else { UnitFrom::Nowhere };
        return Some(());
    };
    let named =
        !scan.lexicon.capital_nouns && hit.tokens.clone().any(|at| scan.passage.words.tokens[at].case == Case::Title);
    if number.value == Value::Article && (named || !hit.nouns.iter().any(|noun| noun.article)) {
        return None;
    }
    if named && number.printed == Printed::Plain && matches!(number.value, Value::Known(value) if name::is_year(value))
    {
        return None;
    }
    let article = |noun: &&Noun| number.value != Value::Article || noun.article;
    draft.units = hit.nouns.iter().filter(article).map(|noun| scan.lexicon.unit(noun).clone()).collect();
    draft.units.dedup();
    (draft.noun, draft.inner, draft.nouns) = (hit.tokens, hit.inner, hit.nouns);
    draft.unit_from = UnitFrom::Printed;
    draft.tokens.end = hit.end;
    if let Some(note) = footnote(scan, hit.end) {
        draft.tokens.end = note.end;
        draft.note = Some(note);
    }
    if draft.hold.is_none()
        && let Some(late) = hold::behind(scan, draft.tokens.end)
    {
        draft.tokens.end = late.tokens.end;
        draft.hold = Some(late);
    }
    of_percent(scan, draft);
    if draft.nouns.iter().all(|noun| !noun.measure)
        && let (Value::Known(_), Some(grouped)) = (draft.value, number.grouped)
    {
        draft.value = Value::Known(grouped);
    }
    Some(())
}

/// "Two *of the* reports", "dozens *of* soldiers": the search goes on inside the whole.
fn in_whole<'s>(scan: &Scan<'s>, at: usize, number: &Number) -> Option<Search<'s>> {
    let mut from = at + scan.between(at, Between::Partitive)?;
    let opened = scan.between(from, Between::Determiner);
    from += opened.unwrap_or(0);
    let round = number.scale >= Decimal::ONE_THOUSAND;
    let loose = round || matches!(number.value, Value::Many(_) | Value::Vague | Value::Rounded(_));
    (opened.is_some() || loose).then(|| noun::search(scan, from, Count::Several))
}

/// Returns what a share is of: the words behind "of", up to their noun.
fn whole(scan: &Scan, at: usize) -> Option<Range<usize>> {
    let partitive = scan.between(at, Between::Partitive);
    let direct = || match scan.lexicon.order {
        Order::Before => scan.between(at, Between::Determiner),
        Order::After => {
            let named = scan.passage.words.tokens.get(at).is_some_and(|token| token.case != Case::Lower);
            let counted = noun::search(scan, at, Count::Several).noun.is_some();
            ((named || counted) && scan.class(at) == Some(Class::Word)).then_some(0)
        }
    };
    let from = at + partitive.or_else(|| direct().map(|_| 0))?;
    let mut end = from;
    while let Some(length) = scan.between(end, Between::Determiner) {
        end += length;
    }
    if let Some(noun) = noun::search(scan, end, Count::Several).noun {
        return Some(from..noun.end);
    }
    let opened = end;
    while end < scan.end && end < opened + WHOLE {
        let inside = matches!(scan.class(end), Some(Class::Word | Class::Number))
            && (end == opened || scan.between(end, Between::Stop).is_none());
        if !inside && !scan.hyphen(end) {
            break;
        }
        end += 1;
        if let Some(noun) =
            noun::search(scan, end, Count::Several).noun.filter(|_| scan.class(end - 1) == Some(Class::Number))
        {
            return Some(from..noun.end);
        }
    }
    (end > opened).then_some(from..end)
}

/// "The 84-*member* alliance": the only number before a hyphen that counts.
fn compound<'s>(scan: &Scan<'s>, number: &Number) -> Option<Draft<'s>> {
    let at = number.end + 1;
    if !matches!(number.value, Value::Known(_)) || scan.class(at) != Some(Class::Word) {
        return None;
    }
    let mut draft = opened(scan, number, None, number.end);
    let hyphened = super::scan::longest(&scan.lexicon.hyphened, scan, at);
    let (length, nouns) = hyphened.or_else(|| super::scan::longest(&scan.lexicon.nouns, scan, at))?;
    if scan.between(at, Between::Never).is_some() || scan.hyphen(at + length) {
        return None;
    }
    draft.units = nouns.iter().map(|noun| scan.lexicon.unit(noun).clone()).collect();
    (draft.noun, draft.inner, draft.nouns) = (at..at + length, at..at, nouns);
    draft.unit_from = UnitFrom::Printed;
    draft.tokens.end = at + length;
    Some(draft)
}

/// Returns whether the draft is a quantity; marks one that only a neighbour makes one.
fn keep(scan: &Scan, draft: &mut Draft, number: &Number) -> bool {
    if draft.unit_from == UnitFrom::Printed {
        return true;
    }
    if name::is_bare(scan, draft, number) {
        return false;
    }
    match number.value {
        Value::Article | Value::Vague => {
            draft.tentative = true;
            number.value == Value::Article
        }
        Value::Known(value) => {
            // "Hai *con* chó": a word for kinds of nouns says that something is counted.
            let classified = value > Decimal::ONE && !draft.looked.is_empty() && scan.lexicon.order == Order::After;
            draft.tentative = number.printed == Printed::Weak && !classified;
            true
        }
        _ => true,
    }
}

impl<'s> Draft<'s> {
    /// Returns whether a linking phrase stands directly before the quantity, and where it starts.
    pub fn led_by(&self, scan: &Scan, link: Link) -> Option<usize> {
        scan.link_before(self.tokens.start, link).map(|tokens| tokens.start)
    }

    /// Takes the unit of a neighbour.
    pub fn take_unit(&mut self, units: Vec<Unit>) {
        self.units = units;
        self.unit_from = UnitFrom::Neighbour;
        self.tentative = false;
    }

    /// Returns the quantity found.
    pub fn finish(self, passage: &Passage) -> QuantityFound {
        let text = passage.printed(self.tokens.clone());
        let printed = |tokens: &Range<usize>| {
            (!tokens.is_empty()).then(|| passage.printed(tokens.clone()).to_owned()).filter(|words| !words.is_empty())
        };
        let approx = self.hold.as_ref().map_or(Approx::Exact, |hold| hold.approx);
        let exact = |approx| if approx == Approx::Exact { Approx::About } else { approx };
        let mut quantity = match (self.bounds, self.value) {
            (Some((low, high)), _) => {
                Quantity::range(Some(low.normalize()), Some(high.normalize()), Approx::Range, text)
            }
            (None, Value::Known(value) | Value::Ordinal(value)) => Quantity::bounded(value, approx, text),
            (None, Value::Rounded(value)) => Quantity::bounded(value, exact(approx), text),
            (None, Value::Many(least)) => Quantity::range(Some(least), None, Approx::Dozens, text),
            (None, Value::Vague) => Quantity::range(None, None, Approx::Exact, text),
            (None, Value::Share(part)) => Quantity::bounded(part.round_dp(6).normalize(), approx, text),
            (None, Value::Dual) => Quantity::bounded(Decimal::TWO, approx, text),
            (None, Value::Article) => Quantity::bounded(Decimal::ONE, Approx::Exact, text),
        };
        quantity.approx_text = self.hold.as_ref().and_then(|hold| printed(&hold.tokens));
        quantity.unit = self.units.first().cloned();
        quantity.unit_printed = printed(&self.noun).map(|words| match self.letters {
            0 => words,
            letters => words.chars().skip(words.chars().count().saturating_sub(letters)).collect(),
        });
        quantity.of = self.of.as_ref().and_then(printed);
        quantity.note = self.note.as_ref().and_then(printed);
        let head = if self.noun.is_empty() { self.number.end } else { self.noun.end } - 1;
        let said_by = if self.value == Value::Article { SaidBy::Article } else { SaidBy::Number };
        QuantityFound {
            found: Found {
                mention: Mention { span: passage.span(self.tokens.clone()), what: Named::Quantity(quantity) },
                tokens: self.tokens,
            },
            number: self.number,
            inner: self.inner,
            noun: self.noun,
            head,
            unit_from: self.unit_from,
            said_by,
            units: self.units,
        }
    }
}
