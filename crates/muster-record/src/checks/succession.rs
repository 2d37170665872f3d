//! Does one person at a time hold a post? New and outgoing named together is a handover, not an overlap.

use std::collections::{BTreeMap, BTreeSet};

use muster_model::{Check, Claim, Day, Finding, Person, Term, TermOrigin, TermRole, Verdict};

use muster_text::alike_names;

use super::terms::{candidates, finding};
use crate::cells::ordinal_text;
use crate::people::{ordinal, person, post_key, same_person};
use crate::series::compared_name;
use crate::times::{day_text, time_text};
use crate::view::{View, days_between};

/// How near two names must stand to be named together, in bytes.
const TOGETHER: usize = 400;

/// One person in one post.
struct Holder<'a> {
    person: &'a Person,
    claims: Vec<&'a Claim>,
}

/// Returns handovers, overlaps and ordinals given twice, post by post.
pub(super) fn check(view: &View<'_>, check: &Check) -> Vec<Finding> {
    let mut posts: BTreeMap<(String, String), Vec<Holder<'_>>> = BTreeMap::new();
    for spec in check.terms.iter().filter(|spec| spec.role == TermRole::Holder) {
        for claim in candidates(view, spec) {
            let Some(found) = person(claim) else { continue };
            let holders = posts.entry(post_key(claim, &check.same)).or_default();
            match holders.iter_mut().find(|holder| same_person(holder.person, found)) {
                Some(holder) => {
                    if found.text.len() > holder.person.text.len() {
                        holder.person = found;
                    }
                    holder.claims.push(claim);
                }
                None => holders.push(Holder { person: found, claims: vec![claim] }),
            }
        }
    }
    let mut findings = Vec::new();
    for ((org, post), holders) in &posts {
        findings.extend(pairs(holders).filter_map(|(one, other)| handover(view, check, post, one, other)));
        if org.is_empty() {
            continue;
        }
        findings.extend(pairs(holders).filter_map(|(one, other)| overlap(view, check, post, one, other)));
        findings.extend(ordinals(view, check, post, holders));
    }
    findings
}

fn pairs<'h, 'a>(holders: &'h [Holder<'a>]) -> impl Iterator<Item = (&'h Holder<'a>, &'h Holder<'a>)> {
    holders.iter().enumerate().flat_map(|(index, one)| holders[index + 1..].iter().map(move |other| (one, other)))
}

fn term(view: &View<'_>, claim: &Claim) -> Term {
    let name = person(claim).map_or_else(String::new, |person| person.text.clone());
    let org = claim.value("org").map(|org| format!(", {}", view.name(org))).unwrap_or_default();
    let number = ordinal(claim).map(|number| format!(", {}", ordinal_text(number))).unwrap_or_default();
    Term {
        label: claim.symbol("event").unwrap_or("holds").to_owned(),
        shown: format!("{name}{number}{org}, {}", time_text(&claim.valid)),
        quantity: None,
        origin: TermOrigin::Stated,
        claim: Some(claim.id.clone()),
    }
}

fn is_new(claim: &Claim) -> bool {
    matches!(claim.symbol("event"), Some("assumes" | "designated"))
}

fn leaves(claim: &Claim) -> bool {
    claim.symbol("event") == Some("leaves")
}

/// Two holders named together, one of them as coming or going.
fn handover(view: &View<'_>, check: &Check, post: &str, one: &Holder<'_>, other: &Holder<'_>) -> Option<Finding> {
    let mut found: Vec<(&Claim, &Claim)> = Vec::new();
    for left in &one.claims {
        for right in &other.claims {
            let moved = is_new(left) != is_new(right) || leaves(left) != leaves(right);
            if moved && together(left, right) {
                found.push((left, right));
            }
        }
    }
    let (left, right) = *found.first()?;
    let (new, old) = if is_new(right) || leaves(left) { (other, one) } else { (one, other) };
    let mut seen = BTreeSet::new();
    let claims = found.iter().flat_map(|(left, right)| [*left, *right]).filter(|claim| seen.insert(&claim.id));
    let terms = claims.map(|claim| term(view, claim)).collect();
    let title = format!("{post}: {} hands over to {}", old.person.text, new.person.text);
    let mut reason = "New and outgoing holder are named together: a handover, not an overlap.".to_owned();
    if left.value("org").map(compared_name) != right.value("org").map(compared_name) {
        reason.push_str(" The text gives the post to two names of one organisation.");
    }
    Some(finding(view, check, Verdict::Holds, (title, reason), terms))
}

fn together(one: &Claim, other: &Claim) -> bool {
    let (one, other) = (one.words(), other.words());
    let gap = if one.span.start < other.span.start {
        other.span.start.saturating_sub(one.span.end)
    } else {
        one.span.start.saturating_sub(other.span.end)
    };
    one.document == other.document && one.part == other.part && gap <= TOGETHER
}

/// The days on which a person certainly held the post, from the first to the last attested.
fn certain(holder: &Holder<'_>) -> Option<(Day, Day)> {
    let starts = holder.claims.iter().filter(|claim| !leaves(claim)).filter_map(|claim| claim.valid.start.latest);
    let ends = holder.claims.iter().filter(|claim| claim.symbol("event") != Some("designated")).filter_map(|claim| {
        let open = claim.valid.end.is_unknown().then_some(claim.said.earliest).flatten();
        claim.valid.end.earliest.or(open)
    });
    let (first, last) = (starts.min()?, ends.max()?);
    (first <= last).then_some((first, last))
}

fn overlap(view: &View<'_>, check: &Check, post: &str, one: &Holder<'_>, other: &Holder<'_>) -> Option<Finding> {
    let (one_days, other_days) = (certain(one)?, certain(other)?);
    let (first, last) = (one_days.0.max(other_days.0), one_days.1.min(other_days.1));
    let days = days_between(first, last);
    if days <= check.days_max {
        return None;
    }
    let terms = one.claims.iter().chain(&other.claims).map(|claim| term(view, claim)).collect();
    let title = format!(
        "{post}: {} and {} both from {} to {}, {days} days",
        one.person.text,
        other.person.text,
        day_text(first),
        day_text(last)
    );
    let reason =
        format!("Two holders of one post for more than {} days do not add up in the loaded documents.", check.days_max);
    let (verdict, reason) = unless_one(&[&one.person.text, &other.person.text], reason);
    Some(finding(view, check, verdict, (title, reason), terms))
}

/// Two names that may be one person's cannot be held against each other: it is proposed that they are one, and they stay two.
fn unless_one(names: &[&str], reason: String) -> (Verdict, String) {
    let alike = match names {
        [one, other] => alike_names(one, other),
        _ => None,
    };
    match alike {
        Some(alike) => {
            let why = alike.why.join(", ");
            (Verdict::CannotTell, format!("The two names may be one person's: {why}. They are not taken for one."))
        }
        None => (Verdict::Fails, reason),
    }
}

/// One place in the line belongs to one person.
fn ordinals(view: &View<'_>, check: &Check, post: &str, holders: &[Holder<'_>]) -> Vec<Finding> {
    let mut places: BTreeMap<String, Vec<(&Holder<'_>, &Claim)>> = BTreeMap::new();
    for holder in holders {
        for claim in &holder.claims {
            if let Some(number) = ordinal(claim) {
                places.entry(number).or_default().push((holder, claim));
            }
        }
    }
    let mut findings = Vec::new();
    for (number, mut stated) in places {
        stated.sort_by_key(|(_, claim)| (claim.said.latest, &claim.words().document, claim.words().span));
        let mut names: Vec<&str> = stated.iter().map(|(holder, _)| holder.person.text.as_str()).collect();
        names.dedup();
        if names.len() < 2 {
            continue;
        }
        let title = format!("{} {post} twice: {}", ordinal_text(number), names.join(" and "));
        let reason = "Two persons in one place of the line do not add up in the loaded documents.".to_owned();
        let terms = stated.iter().map(|(_, claim)| term(view, claim)).collect();
        let (verdict, reason) = unless_one(&names, reason);
        findings.push(finding(view, check, verdict, (title, reason), terms));
    }
    findings
}
