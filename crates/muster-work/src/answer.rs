//! Answers of a record at three coordinates, masked: what every door shows.

use muster_ledger::Ledger;
use muster_model::{Coordinates, Day, Finding, Register, Snapshot};
use muster_record::{Table, View};

use crate::error::{Result, WorkError};
use crate::packs::Packs;

/// What is asked of a record.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// The coordinates.
    pub coordinates: Coordinates,
    /// The day plans are held against when no day was asked for.
    pub today: Day,
}

/// A record at one coordinate, people without public office masked.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The masked snapshot.
    pub snapshot: Snapshot,
    /// The day plans are held against.
    pub today: Day,
}

impl Answers {
    /// Takes a snapshot and masks it: the one way from the ledger to a door.
    ///
    /// # Errors
    /// When the ledger cannot answer.
    pub async fn of(ledger: &Ledger, question: Question) -> Result<Self> {
        let snapshot = ledger.snapshot(question.coordinates).await.map_err(WorkError::ledger("take a snapshot"))?;
        Ok(Self { snapshot: muster_record::mask(&snapshot), today: question.today })
    }

    /// Makes the snapshot ready to answer from.
    pub fn view<'a>(&'a self, packs: &'a Packs) -> View<'a> {
        View::new(&self.snapshot, packs.declared(), self.today)
    }

    /// Answers a register.
    pub fn table(&self, packs: &Packs, register: Register) -> Table {
        muster_record::table(&self.view(packs), register)
    }

    /// Runs the checks; with a register, only those shown in it.
    pub fn findings(&self, packs: &Packs, register: Option<Register>) -> Vec<Finding> {
        let mut findings = muster_record::check(&self.view(packs));
        findings.retain(|finding| register.is_none_or(|register| finding.register == register));
        findings
    }
}
