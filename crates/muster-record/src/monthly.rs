//! Which month's figures does a document print? Its own month where a claim has one, else the document's only month.

use std::collections::{BTreeMap, BTreeSet};

use muster_model::{Claim, Day, DocumentId, Kinds, Snapshot, TimeKind};

use crate::series::time_kind;
use crate::times::month_of;

/// The months each part of each document reports on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Months<'a> {
    found: BTreeMap<(&'a DocumentId, usize), BTreeSet<Day>>,
}

impl<'a> Months<'a> {
    /// Learns them from the counts of a month or a batch.
    pub(crate) fn of(snapshot: &'a Snapshot, kinds: &Kinds) -> Self {
        let mut months = Months::default();
        for standing in &snapshot.claims {
            let claim = &standing.claim;
            let flow = kinds.get(&claim.kind).is_some_and(|kind| time_kind(kind, claim) == TimeKind::Flow);
            if let Some(month) = own_month(claim).filter(|_| flow && counts_a_month(claim)) {
                months.found.entry(place(claim)).or_default().insert(month);
            }
        }
        months
    }

    /// Returns the first day of the month a claim reports on.
    ///
    /// "194 carried over" and "1,139 so far" belong to the month of the report they stand in.
    pub(crate) fn month(&self, kinds: &Kinds, claim: &Claim) -> Option<Day> {
        let flow = kinds.get(&claim.kind).is_some_and(|kind| time_kind(kind, claim) == TimeKind::Flow);
        let own = own_month(claim);
        if own.is_some() && flow && counts_a_month(claim) {
            return own;
        }
        let found = self.found.get(&place(claim));
        match found.map(|months| (months.len(), months.first())) {
            Some((1, month)) => month.copied(),
            _ => own,
        }
    }
}

fn place(claim: &Claim) -> (&DocumentId, usize) {
    (&claim.words().document, claim.words().part)
}

/// Re-assessed and backlog figures may name the months of the harm, not the month they were reported in.
fn counts_a_month(claim: &Claim) -> bool {
    let of_before = matches!(claim.symbol("origin"), Some("reassessed" | "backlog" | "removed"));
    matches!(claim.symbol("period"), Some("month" | "batch")) && !of_before
}

fn own_month(claim: &Claim) -> Option<Day> {
    month_of(claim.valid.start.earliest?, claim.valid.end.latest?)
}
