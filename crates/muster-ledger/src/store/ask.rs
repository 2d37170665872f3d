//! What the index is asked: which entries answer a question, in which order, and where they lie in the log.

use muster_model::{ClaimId, Day, DocumentId, Position};
use sqlx::FromRow;

use super::{Store, number};
use crate::error::{Result, index};

/// Where an entry lies.
#[derive(FromRow)]
pub(crate) struct Row {
    pub position: i64,
    pub recorded: i64,
    pub about: String,
    pub log_offset: i64,
    pub log_length: i64,
}

/// A capture and the files it names.
#[derive(FromRow)]
pub(crate) struct CaptureRow {
    #[sqlx(flatten)]
    pub row: Row,
    pub bytes: String,
    pub working: String,
}

/// A claim, when it was said and what it was read with.
#[derive(FromRow)]
pub(crate) struct ClaimRow {
    #[sqlx(flatten)]
    pub row: Row,
    pub capture: Option<i64>,
    pub said_last: Option<i64>,
}

/// A question about entries, whose rows begin with the columns of [`Row`].
macro_rules! entries {
    ($more:literal, $rest:literal) => {
        concat!(
            "SELECT entry.position, batch.recorded, entry.about, entry.log_offset, entry.log_length",
            $more,
            " FROM entry JOIN batch ON batch.position = entry.batch ",
            $rest
        )
    };
}

impl Store {
    /// Returns the captures that stand at a position, one for each document, in the order of the log.
    pub async fn captures(&self, at: Position) -> Result<Vec<CaptureRow>> {
        let question = sqlx::query_as(entries!(
            ", capture.bytes, capture.working",
            "JOIN capture ON capture.position = entry.position \
             WHERE entry.position <= $1 AND (capture.replaced IS NULL OR capture.replaced > $1) \
             ORDER BY entry.position"
        ));
        question.bind(at.cast_signed()).fetch_all(&self.pool).await.map_err(index("read"))
    }

    /// Returns the last capture of a document.
    pub async fn capture(&self, document: &DocumentId) -> Result<Option<CaptureRow>> {
        let question = sqlx::query_as(entries!(
            ", capture.bytes, capture.working",
            "JOIN capture ON capture.position = entry.position \
             WHERE capture.document = $1 AND capture.replaced IS NULL"
        ));
        question.bind(document.as_str()).fetch_optional(&self.pool).await.map_err(index("read"))
    }

    /// Returns the claims that stand at a position in the order they were said, undated first,
    /// without those said after `said_by`.
    pub async fn claims(&self, at: Position, said_by: Option<Day>) -> Result<Vec<ClaimRow>> {
        let question = sqlx::query_as(entries!(
            ", claim.capture, claim.said_last",
            "JOIN claim ON claim.position = entry.position \
             WHERE entry.position <= $1 AND (claim.superseded IS NULL OR claim.superseded > $1) \
             AND (claim.said_last IS NULL OR claim.said_last <= $2) \
             ORDER BY claim.said_last NULLS FIRST, claim.said_first NULLS FIRST, entry.position"
        ));
        let question = question.bind(at.cast_signed()).bind(said_by.map_or(i64::MAX, number));
        question.fetch_all(&self.pool).await.map_err(index("read"))
    }

    /// Returns the standing claims of a document in the order of the log.
    pub async fn claims_of(&self, document: &DocumentId) -> Result<Vec<ClaimRow>> {
        let question = sqlx::query_as(entries!(
            ", claim.capture, claim.said_last",
            "JOIN claim ON claim.position = entry.position \
             WHERE claim.document = $1 AND claim.superseded IS NULL ORDER BY entry.position"
        ));
        question.bind(document.as_str()).fetch_all(&self.pool).await.map_err(index("read"))
    }

    /// Returns the standing entry of a claim.
    pub async fn standing(&self, claim: &ClaimId) -> Result<Option<Row>> {
        let question = sqlx::query_as(entries!(
            "",
            "JOIN claim ON claim.position = entry.position WHERE claim.claim = $1 AND claim.superseded IS NULL"
        ));
        question.bind(claim.as_str()).fetch_optional(&self.pool).await.map_err(index("read"))
    }

    /// Returns the entries from one position to another, both included.
    pub async fn entries(&self, first: Position, last: Position) -> Result<Vec<Row>> {
        let question = sqlx::query_as(entries!("", "WHERE entry.position BETWEEN $1 AND $2 ORDER BY entry.position"));
        let question = question.bind(first.cast_signed()).bind(last.cast_signed());
        question.fetch_all(&self.pool).await.map_err(index("read"))
    }

    /// Returns every entry about a claim or document.
    pub async fn entries_about(&self, name: &str) -> Result<Vec<Row>> {
        let question = sqlx::query_as(entries!("", "WHERE entry.about = $1 ORDER BY entry.position"));
        question.bind(name).fetch_all(&self.pool).await.map_err(index("read"))
    }

    /// Returns the names of claims that begin so, at most ten.
    pub async fn claims_named(&self, beginning: &str) -> Result<Vec<ClaimId>> {
        let question = sqlx::query_scalar::<_, String>(
            "SELECT DISTINCT claim FROM claim WHERE substr(claim, 1, length($1)) = $1 ORDER BY claim LIMIT 10",
        );
        let names = question.bind(beginning).fetch_all(&self.pool).await.map_err(index("read"))?;
        Ok(names.into_iter().map(ClaimId::new).collect())
    }
}
