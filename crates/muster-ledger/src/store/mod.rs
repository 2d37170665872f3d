//! The index in SQLite: all SQL of the ledger is in this folder, its tables in `migrations/`.
//!
//! The index holds places and order only; what an entry says is read from the log.
//! This module never writes a line of the log and never decides what is appended.

mod ask;
mod fill;

pub(crate) use ask::{CaptureRow, Row};

use std::fs;
use std::path::Path;

use muster_model::{Day, Position};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Row as _, SqlitePool};

use crate::error::{Result, file, index};
use crate::log::Checkpoint;

static MIGRATIONS: Migrator = sqlx::migrate!();

pub(crate) struct Store {
    pool: SqlitePool,
}

impl Store {
    /// Opens the index that is there.
    pub async fn open(path: &Path) -> Result<Self> {
        // A commit lost with the power is made again from the log, so the index need not sync each one.
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal);
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await.map_err(index("open"))?;
        MIGRATIONS.run(&pool).await.map_err(|error| index("migrate")(error.into()))?;
        Ok(Self { pool })
    }

    /// Makes an empty index in the place of whatever is there.
    pub async fn create(path: &Path) -> Result<Self> {
        for ending in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            match fs::remove_file(Path::new(&name)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(file("remove", path)(error)),
                _ => {}
            }
        }
        fs::File::create(path).map_err(file("create", path))?;
        Self::open(path).await
    }

    /// Closes the index; without this the connections close some time later.
    pub async fn close(self) {
        self.pool.close().await;
    }

    /// Returns the last checkpoint the index has taken in.
    pub async fn reached(&self) -> Result<Option<Checkpoint>> {
        let row = sqlx::query("SELECT position, recorded, chain FROM batch ORDER BY position DESC LIMIT 1")
            .fetch_optional(&self.pool)
            .await;
        row.and_then(|row| row.map(|row| checkpoint(&row)).transpose()).map_err(index("read"))
    }

    /// Returns every checkpoint, in order.
    pub async fn checkpoints(&self) -> Result<Vec<Checkpoint>> {
        let rows =
            sqlx::query("SELECT position, recorded, chain FROM batch ORDER BY position").fetch_all(&self.pool).await;
        rows.and_then(|rows| rows.iter().map(checkpoint).collect()).map_err(index("read"))
    }

    /// Returns whether the index is in order by SQLite's own check and has every entry up to `position`.
    pub async fn is_whole(&self, position: Position) -> Result<bool> {
        let check: String =
            sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&self.pool).await.map_err(index("check"))?;
        let entries: i64 = sqlx::query_scalar("SELECT count(*) FROM entry WHERE position BETWEEN 1 AND $1")
            .bind(position.cast_signed())
            .fetch_one(&self.pool)
            .await
            .map_err(index("check"))?;
        Ok(check == "ok" && entries.cast_unsigned() == position)
    }
}

fn checkpoint(row: &sqlx::sqlite::SqliteRow) -> sqlx::Result<Checkpoint> {
    let position: i64 = row.try_get("position")?;
    Ok(Checkpoint {
        position: position.cast_unsigned(),
        recorded: row.try_get("recorded")?,
        chain: row.try_get("chain")?,
    })
}

/// Returns a day as a whole number in the order of days: 20181130.
fn number(day: Day) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}
