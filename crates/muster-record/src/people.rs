//! Are two names one person, two words one post? As far as the words allow.

use std::collections::BTreeMap;

use muster_model::{CheckShape, Checks, Claim, Person, Value};
use muster_text::fold_plain;

use crate::series::compared_name;

/// Returns the person a claim gives a post to.
pub(crate) fn person(claim: &Claim) -> Option<&Person> {
    match claim.value("person") {
        Some(Value::Person(person)) => Some(person),
        _ => None,
    }
}

/// Returns whether two printed names can be one person: the last words agree, and one holds all of the other.
///
/// "Leahy", "Kevin Leahy" and "Kevin C. Leahy" can; "Kevin Leahy" and "Kevin Lambert" cannot.
pub(crate) fn same_person(one: &Person, other: &Person) -> bool {
    let words = |person: &Person| -> Vec<String> {
        let folded = fold_plain(&person.text);
        folded
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let within = |short: &[String], long: &[String]| short.iter().all(|word| long.contains(word));
    one.last() == other.last() && (within(&one, &other) || within(&other, &one))
}

/// Returns what the post and the organisation of a claim are called for comparison.
pub(crate) fn post_key(claim: &Claim, same: &BTreeMap<String, Vec<Vec<String>>>) -> (String, String) {
    let named = |slot: &str| claim.value(slot).map(compared_name).unwrap_or_default();
    (one_name(&named("org"), same.get("org")), one_name(&named("post"), same.get("post")))
}

/// The names the pack's succession check holds to mean one thing.
pub(crate) fn same_posts(checks: &Checks) -> Option<&BTreeMap<String, Vec<Vec<String>>>> {
    checks.checks.iter().find(|check| check.shape == CheckShape::Succession).map(|check| &check.same)
}

/// A post is its group's first name when its words begin with a name of the group and hold no more of substance.
fn one_name(name: &str, groups: Option<&Vec<Vec<String>>>) -> String {
    let groups = groups.map(Vec::as_slice).unwrap_or_default();
    let group = groups.iter().find(|group| group.iter().any(|member| fold_plain(member) == name));
    group.and_then(|group| group.first()).cloned().unwrap_or_else(|| name.to_owned())
}

/// Returns the place in the line of holders a claim states.
pub(crate) fn ordinal(claim: &Claim) -> Option<String> {
    match claim.value("ordinal")? {
        Value::Quantity(quantity) => Some(quantity.printed?.normalize().to_string()),
        other => Some(fold_plain(&other.name())),
    }
}
