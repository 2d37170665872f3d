//! Does a printed list hold as many names as are stated? After "include", only more names than the count fail.

use std::collections::{BTreeMap, BTreeSet};

use muster_model::{
    Approx, Check, Claim, Decimal, DocumentId, EntityClass, Finding, Quantity, Term, TermOrigin, TermRole, Value,
    Verdict, Wording,
};

use super::terms::{candidates, figure, finding};
use crate::compare::widened;
use crate::figure::{number_text, shown};
use crate::people::ordinal;
use crate::series::compared_name;
use crate::view::View;

/// A printed list: the names of one part of one document, of one scope or activity and theatre.
struct List<'a> {
    document: &'a DocumentId,
    part: usize,
    scope: Option<&'a str>,
    label: &'a str,
    names: Vec<&'a Claim>,
}

/// Returns one finding for each list with a count stated beside it, or numbered to its end.
pub(super) fn check(view: &View<'_>, check: &Check) -> Vec<Finding> {
    let counts: Vec<(&str, &Claim, &Quantity)> = of_role(view, check, TermRole::Count)
        .filter_map(|(spec, claim)| Some((spec.label.as_str(), claim, figure(claim, &spec.slot)?)))
        .collect();
    lists(view, check).iter().flat_map(|list| against(view, check, list, &counts)).collect()
}

fn of_role<'a, 'c>(
    view: &'c View<'a>,
    check: &'c Check,
    role: TermRole,
) -> impl Iterator<Item = (&'c muster_model::TermSpec, &'a Claim)> + 'c {
    let specs = check.terms.iter().filter(move |spec| spec.role == role);
    specs.flat_map(move |spec| candidates(view, spec).into_iter().map(move |claim| (spec, claim)))
}

fn lists<'a>(view: &'a View<'_>, check: &'a Check) -> Vec<List<'a>> {
    let mut lists: BTreeMap<_, List<'a>> = BTreeMap::new();
    for (spec, claim) in of_role(view, check, TermRole::Name) {
        let words = claim.words();
        let theatre = claim.value("theatre").map(compared_name);
        let key = (&words.document, words.part, claim.symbol("scope"), claim.symbol("activity"), theatre);
        let list = lists.entry(key).or_insert_with(|| List {
            document: &words.document,
            part: words.part,
            scope: claim.symbol("scope"),
            label: &spec.label,
            names: Vec::new(),
        });
        list.names.push(claim);
    }
    let mut lists: Vec<List<'a>> = lists.into_values().collect();
    lists.iter_mut().for_each(|list| list.names.sort_by_key(|claim| claim.words().span));
    lists
}

fn against(view: &View<'_>, check: &Check, list: &List<'_>, counts: &[(&str, &Claim, &Quantity)]) -> Vec<Finding> {
    let beside: Vec<_> = counts
        .iter()
        .filter(|(_, claim, _)| claim.words().document == *list.document && claim.words().part == list.part)
        .collect();
    let same_scope: Vec<_> =
        beside.iter().filter(|(_, claim, _)| list.scope.is_none() || claim.symbol("scope") == list.scope).collect();
    let chosen: Vec<_> = if same_scope.is_empty() {
        beside.iter().filter(|(_, _, count)| unit(count) == Some("member")).collect()
    } else {
        same_scope
    };
    let mut findings: Vec<Finding> =
        chosen.into_iter().map(|(label, claim, count)| counted(view, check, list, (label, claim, count))).collect();
    if findings.is_empty() && check.wording == Wording::Exhaustive {
        findings.extend(numbered(view, check, list));
    }
    findings
}

fn unit(count: &Quantity) -> Option<&str> {
    count.unit.as_ref().map(|unit| unit.as_str())
}

/// Nations are held against the countries of a list, organisations against its organisations, members against all.
fn names_of<'l>(list: &'l List<'_>, unit: Option<&str>) -> Vec<&'l Claim> {
    let class = |claim: &Claim| match claim.value("member") {
        Some(Value::Entity(entity)) => Some(entity.class),
        _ => None,
    };
    let wanted = match unit {
        Some("nation") => Some(EntityClass::Country),
        Some("organisation") => Some(EntityClass::Org),
        _ => None,
    };
    list.names.iter().copied().filter(|claim| wanted.is_none() || class(claim) == wanted).collect()
}

fn counted(
    view: &View<'_>,
    check: &Check,
    list: &List<'_>,
    (label, claim, count): (&str, &Claim, &Quantity),
) -> Finding {
    let names = names_of(list, unit(count));
    let number = Decimal::from(names.len());
    let wide = widened(count, view.declared.checks, Decimal::ONE);
    let more = wide.high.is_some_and(|high| number > high || (number == high && wide.high_open));
    let fewer = wide.low.is_some_and(|low| number < low || (number == low && wide.low_open));
    let stated = shown(count).line();
    let mut terms = vec![Term {
        label: label.to_owned(),
        shown: stated.clone(),
        quantity: Some(count.clone()),
        origin: TermOrigin::Stated,
        claim: Some(claim.id.clone()),
    }];
    terms.extend(names.iter().map(|name| name_term(view, list, name)));
    let listed = format!("{} named", number_text(number));
    let tolerance = match view.declared.checks.tolerance_percent.get(&count.approx) {
        Some(percent) => format!(" “{}” was allowed {percent} percent.", approximator(count)),
        None => String::new(),
    };
    let (verdict, title, reason) = match (more, fewer, check.wording) {
        (true, ..) => (
            Verdict::Fails,
            format!("{listed}, {stated} stated: more names than the count"),
            format!("Count and list do not add up in the loaded documents.{tolerance}"),
        ),
        (false, true, Wording::Exhaustive) => (
            Verdict::Fails,
            format!("{listed}, {stated} stated: fewer names than the count"),
            format!("Count and list do not add up in the loaded documents.{tolerance}"),
        ),
        (false, true, Wording::Examples) => (
            Verdict::Holds,
            format!("{listed} of {stated} stated"),
            "The list gives examples, so it may hold fewer names than the count.".to_owned(),
        ),
        (false, false, _) => (
            Verdict::Holds,
            format!("{listed}, {stated} stated"),
            format!("The list holds as many as are stated.{tolerance}"),
        ),
    };
    finding(view, check, verdict, (title, reason + &twice(view, &names)), terms)
}

fn approximator(count: &Quantity) -> &str {
    count.approx_text.as_deref().unwrap_or(if count.text.is_empty() { "about" } else { &count.text })
}

fn name_term(view: &View<'_>, list: &List<'_>, claim: &Claim) -> Term {
    Term {
        label: list.label.to_owned(),
        shown: claim.value("member").map(|member| view.name(member)).unwrap_or_default(),
        quantity: None,
        origin: TermOrigin::Stated,
        claim: Some(claim.id.clone()),
    }
}

/// Names the members that a list prints more than once.
fn twice(view: &View<'_>, names: &[&Claim]) -> String {
    let mut seen = BTreeSet::new();
    let again: Vec<String> = names
        .iter()
        .filter_map(|claim| claim.value("member"))
        .filter(|member| !seen.insert(compared_name(member)))
        .map(|member| view.name(member))
        .collect();
    if again.is_empty() { String::new() } else { format!(" Printed more than once: {}.", again.join(", ")) }
}

/// A numbered list states its own count: the last number.
fn numbered(view: &View<'_>, check: &Check, list: &List<'_>) -> Option<Finding> {
    let numbers: Vec<Decimal> = list.names.iter().filter_map(|claim| ordinal(claim)?.parse().ok()).collect();
    let last = *numbers.iter().max()?;
    if numbers.len() < 2 {
        return None;
    }
    let lines = Decimal::from(list.names.len());
    let mut count = Quantity::bounded(last, Approx::Exact, "");
    count.unit = Some(muster_model::Unit::new("member"));
    let holder = list.names.iter().find(|claim| ordinal(claim).and_then(|text| text.parse().ok()) == Some(last));
    let mut terms = vec![Term {
        label: "last printed number".into(),
        shown: number_text(last),
        quantity: Some(count),
        origin: TermOrigin::Stated,
        claim: holder.map(|claim| claim.id.clone()),
    }];
    terms.extend(list.names.iter().map(|name| name_term(view, list, name)));
    let (verdict, title, reason) = if lines == last {
        (
            Verdict::Holds,
            format!("{} named, numbered to {}", number_text(lines), number_text(last)),
            "The list states no count in words; its last number is the number of its lines.".to_owned(),
        )
    } else {
        (
            Verdict::Fails,
            format!("{} named, numbered to {}", number_text(lines), number_text(last)),
            "Numbers and lines of the list do not add up in the loaded documents.".to_owned(),
        )
    };
    Some(finding(view, check, verdict, (title, reason + &twice(view, &list.names)), terms))
}
