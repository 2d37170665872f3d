//! What does every page need at one coordinate? The masked answers, their registers and their findings.

use std::collections::BTreeMap;

use muster_model::{Claim, ClaimId, DocumentId, Finding, Held, Register, Verdict};
use muster_record::Table;
use muster_work::{Answers, Packs};

use crate::headline::{Headline, headlines};

/// Everything computed at one coordinate, once.
pub(crate) struct Ready {
    /// The masked answers.
    pub answers: Answers,
    /// The registers in the order of [`Register::ALL`].
    pub tables: Vec<Table>,
    /// The findings, in the order of the checks.
    pub findings: Vec<Finding>,
    /// The figures that stand for the record.
    pub headlines: Vec<Headline>,
    claims: BTreeMap<ClaimId, Place>,
    /// How many claims each document gave.
    read: BTreeMap<DocumentId, usize>,
}

/// Where a claim stands in the snapshot.
enum Place {
    Said(usize),
    Undated(usize),
}

impl Ready {
    /// Computes them.
    pub(crate) fn of(answers: Answers, packs: &Packs) -> Self {
        let view = answers.view(packs);
        let tables: Vec<Table> = Register::ALL.iter().map(|register| muster_record::table(&view, *register)).collect();
        let findings = muster_record::check(&view);
        let headlines = headlines(&view, &tables);
        drop(view);
        let said = answers.snapshot.claims.iter().enumerate();
        let undated = answers.snapshot.undated.iter().enumerate();
        let claims = said
            .map(|(index, standing)| (standing.claim.id.clone(), Place::Said(index)))
            .chain(undated.map(|(index, standing)| (standing.claim.id.clone(), Place::Undated(index))))
            .collect();
        let mut read: BTreeMap<DocumentId, usize> = BTreeMap::new();
        for standing in answers.snapshot.claims.iter().chain(&answers.snapshot.undated) {
            *read.entry(standing.claim.words().document.clone()).or_default() += 1;
        }
        Self { answers, tables, findings, headlines, claims, read }
    }

    /// Returns a claim by its name.
    pub(crate) fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        let standing = match self.claims.get(id)? {
            Place::Said(index) => self.answers.snapshot.claims.get(*index)?,
            Place::Undated(index) => self.answers.snapshot.undated.get(*index)?,
        };
        Some(&standing.claim)
    }

    /// Returns the document a claim was read in.
    pub(crate) fn document(&self, id: &DocumentId) -> Option<&Held> {
        self.answers.snapshot.documents.iter().find(|held| held.document.id == *id)
    }

    /// Returns the claims read in a document, undated ones too, in the order of its text.
    pub(crate) fn claims_in(&self, id: &DocumentId) -> Vec<&Claim> {
        let snapshot = &self.answers.snapshot;
        let all = snapshot.claims.iter().chain(&snapshot.undated).map(|standing| &standing.claim);
        let mut claims: Vec<&Claim> = all.filter(|claim| claim.words().document == *id).collect();
        claims.sort_by_key(|claim| (claim.words().span, &claim.id));
        claims
    }

    /// Returns how many claims were read in a document.
    pub(crate) fn count_in(&self, id: &DocumentId) -> usize {
        self.read.get(id).copied().unwrap_or_default()
    }

    /// Returns how many findings of a register have a verdict.
    pub(crate) fn count(&self, register: Option<Register>, verdict: Verdict) -> usize {
        let wanted = |finding: &&Finding| {
            finding.verdict == verdict && register.is_none_or(|register| finding.register == register)
        };
        self.findings.iter().filter(wanted).count()
    }
}
