//! What does one number lend another? The unit of a list, of a change, of a whole, and the reach of "about".

use std::ops::Range;

use muster_model::Approx;
use muster_pack::language::quantities::{Between, Link};
use muster_text::Case;

use super::UnitFrom;
use super::draft::Draft;
use super::noun;
use super::numeral::Value;
use super::scan::Scan;

/// How many tokens may stand between two members of a list.
const APART: usize = 10;
/// How many tokens may stand between the noun of a first level and the word before the second.
const BETWEEN_LEVELS: usize = 5;
/// How many tokens may stand between "the number of" and the number.
const SUBJECT: usize = 16;
/// How many words a name between "and" and its number may have.
const NAME: usize = 3;
/// How many tokens may name whose the whole is.
const OWNER: usize = 4;

/// Lets the quantities of one sentence lend each other what they leave out.
pub(super) fn settle(scan: &Scan, drafts: &mut Vec<Draft>) {
    for later in 0..drafts.len() {
        let behind = later.checked_sub(1).map_or(scan.start, |earlier| drafts[earlier].tokens.end);
        number_of(scan, behind, &mut drafts[later]);
    }
    for second in 1..drafts.len() {
        let (earlier, later) = drafts.split_at_mut(second);
        let (first, second) = (&mut earlier[second - 1], &mut later[0]);
        from_to(scan, first, second);
        of_whole(scan, first, second);
        forward(scan, first, second);
        list(scan, first, second);
    }
    drafts.retain(|draft| !draft.tentative);
}

fn counts(draft: &Draft) -> bool {
    matches!(draft.value, Value::Known(_) | Value::Rounded(_) | Value::Many(_))
}

/// "From eight bases to *three*", "from *eight* to three bases".
fn from_to(scan: &Scan, first: &mut Draft, second: &mut Draft) {
    if !counts(first) || !counts(second) || first.led_by(scan, Link::From).is_none() {
        return;
    }
    let number = second.number.start;
    let Some(link) = becomes(scan, second) else { return };
    if link.start < first.tokens.end || link.start - first.tokens.end > BETWEEN_LEVELS {
        return;
    }
    if second.hold.as_ref().is_some_and(|hold| hold.tokens.start >= link.start && hold.tokens.end <= link.end) {
        second.hold = None;
        second.tokens.start = number;
    }
    match (first.units.is_empty(), second.units.is_empty()) {
        (false, true) => second.take_unit(first.units.clone()),
        (true, false) => first.take_unit(second.units.clone()),
        _ => {}
    }
}

/// "*Two* of the 25 reports", "*20* of the army's 61 operations".
fn of_whole(scan: &Scan, first: &mut Draft, second: &Draft) {
    if !first.units.is_empty() || second.units.is_empty() || !counts(first) || !counts(second) {
        return;
    }
    let Some(length) = scan.between(first.tokens.end, Between::Partitive) else { return };
    let mut at = first.tokens.end + length;
    while let Some(length) = scan.between(at, Between::Determiner) {
        at += length;
    }
    let owned = at..second.tokens.start;
    if owned.len() <= OWNER && owned.into_iter().all(|at| scan.between(at, Between::Stop).is_none()) {
        first.take_unit(second.units.clone());
    }
}

/// "An ISIL large and two small tactical *units*".
fn forward(scan: &Scan, first: &mut Draft, second: &Draft) {
    let described = !first.looked.is_empty() && !second.inner.is_empty();
    let joined = second.led_by(scan, Link::List) == Some(first.looked.end);
    let counted = matches!(first.value, Value::Article | Value::Known(_)) && first.units.is_empty();
    if counted && described && joined && second.nouns.first().is_some_and(|noun| !noun.measure) {
        let article = first.value == Value::Article && !second.nouns.iter().any(|noun| noun.article);
        if !article {
            first.inner = first.looked.clone();
            first.tokens.end = first.looked.end;
            first.take_unit(second.units.clone());
        }
    }
}

/// "The *number of bases* fell from eight to three": the noun stands before its number.
fn number_of(scan: &Scan, behind: usize, draft: &mut Draft) {
    let changes = || draft.led_by(scan, Link::From).is_some() || becomes(scan, draft).is_some();
    if !draft.units.is_empty() || draft.unit_from != UnitFrom::Nowhere || (draft.tentative && !changes()) {
        return;
    }
    let first = draft.tokens.start.saturating_sub(SUBJECT).max(behind);
    let subject = (first..draft.tokens.start).rev().find_map(|at| {
        let length = scan.link(at, Link::NumberOf)?;
        let inside = Scan { end: draft.tokens.start, ..*scan };
        let mut from = at + length;
        while let Some(length) = inside.between(from, Between::Determiner) {
            from += length;
        }
        noun::search(&inside, from, noun::Count::Several).noun
    });
    if let Some(noun) = subject.filter(|noun| !noun.nouns[0].measure) {
        draft.take_unit(noun.nouns.iter().map(|noun| scan.lexicon.unit(noun).clone()).collect());
    }
}

/// The words that lead from one level to another, directly before a number or what holds it.
fn becomes(scan: &Scan, draft: &Draft) -> Option<Range<usize>> {
    scan.link_before(draft.number.start, Link::Becomes).or_else(|| scan.link_before(draft.tokens.start, Link::Becomes))
}

/// How a number is joined to one before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    /// A list: unit and "about" reach both.
    List,
    /// Another level of the same: only the unit does.
    Apart,
}

fn joined(scan: &Scan, second: &Draft) -> Option<Joined> {
    if second.led_by(scan, Link::List).is_some() {
        return Some(Joined::List);
    }
    if second.led_by(scan, Link::Apart).is_some() || becomes(scan, second).is_some() {
        return Some(Joined::Apart);
    }
    // "Japan 70 million *and Canada* 15 million".
    let named = |at: usize| scan.case(at) == Some(Case::Title);
    let name = (1..=NAME).take_while(|back| second.tokens.start > *back && named(second.tokens.start - back)).last()?;
    scan.link_before(second.tokens.start - name, Link::List).map(|_| Joined::Apart)
}

/// "About 2,500 troops in Iraq and *900* in Syria": the unit, and "about".
fn list(scan: &Scan, first: &Draft, second: &mut Draft) {
    let near = second.tokens.start.saturating_sub(first.tokens.end) <= APART;
    if !near || !counts(first) || !counts(second) {
        return;
    }
    let Some(joined) = joined(scan, second) else { return };
    if second.units.is_empty() && second.unit_from == UnitFrom::Nowhere && !first.units.is_empty() {
        second.take_unit(first.units.clone());
    }
    let reaches = first.hold.as_ref().filter(|hold| matches!(hold.approx, Approx::About | Approx::Estimated));
    let part = scan.between(second.tokens.end, Between::Partitive).is_some();
    let free = second.hold.is_none() && second.bounds.is_none() && !part && joined == Joined::List;
    if free && second.units.first() == first.units.first() {
        second.hold = reaches.cloned();
    }
}
