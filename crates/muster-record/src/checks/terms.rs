//! Where do the terms of a check come from, and how is an answer put together?

use std::collections::BTreeMap;

use muster_model::{
    Approx, Check, Claim, Day, Decimal, DocumentId, Finding, FindingId, Modality, Polarity, Quantity, Register, Term,
    TermOrigin, TermRole, TermSpec, Value, Verdict, short_hash,
};
use muster_text::fold_plain;

use crate::compare::{Agreement, compare};
use crate::figure::shown;
use crate::milestones::stands;
use crate::times::month_text;
use crate::view::{View, is_plan};

/// Returns the claims that may stand as a term at the day asked for: stated, and not planned.
pub(super) fn candidates<'a>(view: &View<'a>, spec: &TermSpec) -> Vec<&'a Claim> {
    let stated = |claim: &&Claim| {
        stands(spec, claim) && claim.polarity == Polarity::Positive && !is_plan(claim) && view.when(claim).is_some()
    };
    view.claims_of(spec.kind.as_str()).filter(stated).collect()
}

/// Returns whether a source holds what it says as so; what is only alleged is no term of another's figures.
pub(super) fn is_held(claim: &Claim) -> bool {
    matches!(claim.modality, Modality::Asserted | Modality::Admitted | Modality::Announced)
}

/// Returns the figure of a claim in the slot of a term.
pub(super) fn figure<'c>(claim: &'c Claim, slot: &str) -> Option<&'c Quantity> {
    claim.value(slot).and_then(Value::quantity)
}

/// A claim standing as a term.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated<'a> {
    /// The term.
    pub spec: &'a TermSpec,
    /// The claim.
    pub claim: &'a Claim,
    /// Its figure.
    pub quantity: &'a Quantity,
}

impl Stated<'_> {
    /// Returns the term as a finding shows it.
    pub(super) fn term(&self) -> Term {
        Term {
            label: self.spec.label.clone(),
            shown: shown(self.quantity).line(),
            quantity: Some(self.quantity.clone()),
            origin: TermOrigin::Stated,
            claim: Some(self.claim.id.clone()),
        }
    }
}

/// The terms one part of one document states for one month.
#[derive(Clone, Debug)]
pub(super) struct Report<'a> {
    /// The month, when one is known.
    pub month: Option<Day>,
    /// Its terms, in the order of the check; figures said twice once.
    pub stated: Vec<Stated<'a>>,
}

impl<'a> Report<'a> {
    /// Returns the terms of a role.
    pub(super) fn of(&self, role: TermRole) -> impl Iterator<Item = Stated<'a>> {
        self.stated.iter().copied().filter(move |stated| stated.spec.role == role)
    }

    /// Returns the only figure of a role, or how many there are.
    pub(super) fn only(&self, role: TermRole) -> Result<Stated<'a>, usize> {
        let mut found = self.of(role);
        match (found.next(), found.count()) {
            (Some(stated), 0) => Ok(stated),
            (Some(_), more) => Err(more + 1),
            (None, _) => Err(0),
        }
    }

    /// Returns the month as words for a reason: ` in Nov 2018`, or nothing.
    pub(super) fn in_month(&self) -> String {
        self.month.map_or_else(String::new, |month| format!(" in {}", month_text(month)))
    }
}

/// Returns the reports that state any term of a check, by month, then document and part.
pub(super) fn reports<'a>(view: &View<'a>, check: &'a Check) -> Vec<Report<'a>> {
    let mut grouped: BTreeMap<(Option<Day>, &'a DocumentId, usize), Vec<Stated<'a>>> = BTreeMap::new();
    for spec in &check.terms {
        for claim in candidates(view, spec) {
            let Some(quantity) = figure(claim, &spec.slot).filter(|_| is_held(claim)) else { continue };
            let words = claim.words();
            let stated = grouped.entry((view.month(claim), &words.document, words.part)).or_default();
            let same = |other: &Stated<'_>| other.spec.label == spec.label && same_figure(other.quantity, quantity);
            if !stated.iter().any(same) {
                stated.push(Stated { spec, claim, quantity });
            }
        }
    }
    grouped.into_iter().map(|((month, ..), stated)| Report { month, stated }).collect()
}

/// Returns whether two figures print the same number with the same bounds.
pub(super) fn same_figure(one: &Quantity, other: &Quantity) -> bool {
    one.printed == other.printed && one.low == other.low && one.high == other.high
}

/// Returns the figure no document states, as a term.
pub(super) fn derived(label: &str, quantity: Quantity) -> Term {
    Term {
        label: label.to_owned(),
        shown: shown(&quantity).line(),
        quantity: Some(quantity),
        origin: TermOrigin::Derived,
        claim: None,
    }
}

/// Returns a term that no loaded document states.
pub(super) fn missing(label: &str) -> Term {
    Term {
        label: label.to_owned(),
        shown: "not stated".into(),
        quantity: None,
        origin: TermOrigin::Missing,
        claim: None,
    }
}

/// Returns the sum of signed figures; its bounds are the sums of theirs.
pub(super) fn sum<'q>(figures: impl IntoIterator<Item = (Sign, &'q Quantity)>) -> Quantity {
    let mut total = Quantity::bounded(Decimal::ZERO, Approx::Exact, "");
    for (sign, figure) in figures {
        let (low, high) = (exactly(figure).or(figure.low), exactly(figure).or(figure.high));
        let ends = match sign {
            Sign::Plus => (low, high),
            Sign::Minus => (high.map(|high| -high), low.map(|low| -low)),
        };
        total.low = total.low.zip(ends.0).map(|(total, end)| total + end);
        total.high = total.high.zip(ends.1).map(|(total, end)| total + end);
        total.low_open |= figure.low_open;
        total.high_open |= figure.high_open;
        if figure.approx != Approx::Exact && figure.approx != Approx::Only {
            total.approx = figure.approx;
        }
        total.unit = total.unit.or_else(|| figure.unit.clone());
    }
    total.printed = total.low.filter(|low| total.high == Some(*low));
    total
}

fn exactly(figure: &Quantity) -> Option<Decimal> {
    figure.printed.filter(|_| matches!(figure.approx, Approx::Exact | Approx::Only))
}

/// Whether a figure is added or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Added.
    Plus,
    /// Taken away.
    Minus,
}

/// Compares what is printed with what was computed: exact figures must be equal, others may agree.
pub(super) fn fits(view: &View<'_>, printed: &Quantity, computed: &Quantity) -> Agreement {
    match compare(printed, computed, view.declared.checks) {
        Agreement::Rounded => Agreement::Apart,
        other => other,
    }
}

/// Returns the verdict on figures that do not fit, and why: terms that only copies state never fail.
pub(super) fn misfit<'c>(view: &View<'_>, claims: impl IntoIterator<Item = &'c Claim>) -> (Verdict, String) {
    let mut copies: Vec<String> = Vec::new();
    for claim in claims {
        let publisher = claim.source.publisher.as_ref().map_or(claim.words().file.as_str(), |fact| fact.text.as_str());
        if !is_original(view, publisher) && !copies.iter().any(|known| known == publisher) {
            copies.push(publisher.to_owned());
        }
    }
    if copies.is_empty() {
        return (Verdict::Fails, "This does not add up in the loaded documents.".into());
    }
    let reason = format!(
        "This does not add up, but it is known from copies only ({}); the original may print something else.",
        copies.join(", ")
    );
    (Verdict::CannotTell, reason)
}

fn is_original(view: &View<'_>, publisher: &str) -> bool {
    let originals = &view.declared.checks.originals;
    let publisher = fold_plain(publisher);
    originals.is_empty() || originals.iter().any(|words| publisher.contains(&fold_plain(words)))
}

/// Puts a finding together; its name comes from its check and the claims and figures it rests on.
pub(super) fn finding(
    view: &View<'_>,
    check: &Check,
    verdict: Verdict,
    (title, reason): (String, String),
    terms: Vec<Term>,
) -> Finding {
    let mut parts: Vec<String> = vec![check.name.clone()];
    parts.extend(terms.iter().map(|term| match &term.claim {
        Some(claim) => format!("{}={claim}", term.label),
        None => format!("{}={}", term.label, term.shown),
    }));
    let kind = check.terms.first().and_then(|term| view.declared.kinds.get(&term.kind));
    let first = terms.iter().find_map(|term| view.declared.kinds.get(&view.claim(term.claim.as_ref()?)?.kind));
    Finding {
        id: FindingId::new(format!("f:{}", short_hash(parts.iter().map(String::as_bytes)))),
        check: check.name.clone(),
        shape: check.shape.as_str().into(),
        register: first.or(kind).map_or(Register::Media, |kind| kind.register),
        verdict,
        title,
        reason,
        terms,
    }
}
