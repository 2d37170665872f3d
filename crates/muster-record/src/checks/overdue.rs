//! Has a promised day passed, and does a document say that it happened?

use muster_model::{Check, Claim, Finding, Term, TermOrigin, Verdict};

use super::terms::{finding, missing};
use crate::milestones::{Milestone, Status, milestones};
use crate::times::{day_text, time_text};
use crate::view::View;

/// Returns one finding for each milestone whose day has passed or that is done.
pub(super) fn check(view: &View<'_>, check: &Check) -> Vec<Finding> {
    milestones(view).iter().filter_map(|milestone| answer(view, check, milestone)).collect()
}

fn answer(view: &View<'_>, check: &Check, milestone: &Milestone<'_>) -> Option<Finding> {
    let claim = milestone.claim;
    let what = name(view, milestone);
    let day = milestone.due.map(day_text);
    let due = day.as_deref().unwrap_or("no day");
    let mut terms = vec![term(milestone.label, claim)];
    let (verdict, title, reason) = match milestone.status {
        Status::Promised | Status::Due => return None,
        Status::Done(done) => {
            terms.push(term("done", done));
            let title = format!("{what}: due by {due}, done {}", time_text(&done.valid));
            (Verdict::Holds, title, "A loaded document says that it happened.".to_owned())
        }
        Status::Late(done) => {
            terms.push(term("done", done));
            let title = format!("{what}: due by {due}, done late, {}", time_text(&done.valid));
            (Verdict::Holds, title, "A loaded document says that it happened, after its day.".to_owned())
        }
        Status::Overdue => {
            terms.push(missing("done"));
            let reason = "The day has passed, the promising party was heard since, and no loaded document says that it \
                          happened: promise and record do not add up in the loaded documents.";
            (Verdict::Fails, format!("{what}: due by {due}, overdue"), reason.to_owned())
        }
        Status::Unheard => {
            terms.push(missing("done"));
            let reason = "The day has passed, but no later document of the promising party is loaded: not loaded is \
                          not the same as not done.";
            (Verdict::CannotTell, format!("{what}: due by {due}, no word since"), reason.to_owned())
        }
    };
    Some(finding(view, check, verdict, (title, reason), terms))
}

fn name(view: &View<'_>, milestone: &Milestone<'_>) -> String {
    let claim = milestone.claim;
    let who = ["actor", "member"].iter().find_map(|slot| claim.value(slot)).map(|value| view.name(value));
    let what = claim.value("what").map_or_else(|| milestone.label.to_owned(), |value| view.name(value));
    who.map_or(what.clone(), |who| format!("{who}, {what}"))
}

fn term(label: &str, claim: &Claim) -> Term {
    Term {
        label: label.to_owned(),
        shown: time_text(&claim.valid),
        quantity: None,
        origin: TermOrigin::Stated,
        claim: Some(claim.id.clone()),
    }
}
