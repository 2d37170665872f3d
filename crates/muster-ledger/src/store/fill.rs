//! How batches of the log enter the index: the same statements for a new batch and for building it again.

use muster_model::{Capture, Claim, ClaimId, Entry};
use sqlx::sqlite::SqliteQueryResult;
use sqlx::{Sqlite, Transaction};

use super::{Store, number};
use crate::entry::Line;
use crate::error::{Error, Result, index};
use crate::log::Batch;

/// Batches on their way into the index: all of them, or none.
pub(crate) struct Filling {
    transaction: Transaction<'static, Sqlite>,
}

impl Store {
    /// Begins to fill the index.
    pub async fn fill(&self) -> Result<Filling> {
        Ok(Filling { transaction: self.pool.begin().await.map_err(index("write"))? })
    }
}

impl Filling {
    /// Empties the index.
    pub async fn clear(&mut self) -> Result<()> {
        for statement in ["DELETE FROM claim", "DELETE FROM capture", "DELETE FROM entry", "DELETE FROM batch"] {
            self.run(sqlx::query(statement)).await?;
        }
        Ok(())
    }

    /// Adds a batch.
    pub async fn add(&mut self, batch: &Batch) -> Result<()> {
        let last = batch.checkpoint.position.cast_signed();
        let statement = sqlx::query("INSERT INTO batch (position, recorded, chain) VALUES ($1, $2, $3)");
        self.run(statement.bind(last).bind(batch.checkpoint.recorded).bind(&batch.checkpoint.chain)).await?;
        let mut capture = None;
        for (position, (offset, bytes)) in (batch.before.cast_signed() + 1..).zip(&batch.lines) {
            let line =
                Line::read(bytes).map_err(|found| Error::Unknown { position: position.cast_unsigned(), found })?;
            let statement = sqlx::query(
                "INSERT INTO entry (position, batch, about, log_offset, log_length) VALUES ($1, $2, $3, $4, $5)",
            );
            let statement = statement.bind(position).bind(last).bind(line.about());
            self.run(statement.bind(offset.cast_signed()).bind(bytes.len() as i64)).await?;
            match &line.entry {
                Entry::Capture(captured) => {
                    capture = Some(position);
                    self.add_capture(position, captured, line.working.as_deref()).await?;
                }
                Entry::Claim(claim) => self.add_claim(position, claim, capture).await?,
                Entry::Supersede { claim, .. } => self.supersede(position, claim).await?,
            }
        }
        Ok(())
    }

    /// Makes what was added visible to every reader at once.
    pub async fn finish(self) -> Result<()> {
        self.transaction.commit().await.map_err(index("write"))
    }

    async fn add_capture(&mut self, position: i64, capture: &Capture, working: Option<&str>) -> Result<()> {
        let document = capture.document.as_str();
        let statement = sqlx::query("UPDATE capture SET replaced = $1 WHERE document = $2 AND replaced IS NULL");
        self.run(statement.bind(position).bind(document)).await?;
        let statement = sqlx::query("INSERT INTO capture (position, document, bytes, working) VALUES ($1, $2, $3, $4)");
        self.run(statement.bind(position).bind(document).bind(&capture.bytes_sha256).bind(working)).await
    }

    async fn add_claim(&mut self, position: i64, claim: &Claim, capture: Option<i64>) -> Result<()> {
        let said_last = claim.said.latest.or(claim.said.earliest).map(number);
        let statement = sqlx::query(
            "INSERT INTO claim (position, claim, document, capture, said_last, said_first) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        );
        let statement = statement.bind(position).bind(claim.id.as_str()).bind(claim.words().document.as_str());
        self.run(statement.bind(capture).bind(said_last).bind(claim.said.earliest.map(number))).await
    }

    async fn supersede(&mut self, position: i64, claim: &ClaimId) -> Result<()> {
        let statement = sqlx::query("UPDATE claim SET superseded = $1 WHERE claim = $2 AND superseded IS NULL");
        self.run(statement.bind(position).bind(claim.as_str())).await
    }

    async fn run(&mut self, statement: sqlx::query::Query<'_, Sqlite, sqlx::sqlite::SqliteArguments>) -> Result<()> {
        let done: sqlx::Result<SqliteQueryResult> = statement.execute(&mut *self.transaction).await;
        done.map(drop).map_err(index("write"))
    }
}
