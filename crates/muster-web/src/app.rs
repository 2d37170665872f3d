//! Which answers are ready? Those of the last coordinates asked for, so that a page is computed once.

use std::sync::{Arc, Mutex, PoisonError};

use muster_ledger::Ledger;
use muster_model::{Coordinates, Day, Position};
use muster_work::{Answers, Packs, Question, Record};

use crate::error::WebError;
use crate::ready::Ready;

/// How many coordinates are kept ready.
const KEPT: usize = 12;

/// The record being served; cheap to clone.
#[derive(Clone)]
pub(crate) struct App {
    held: Arc<Held>,
}

struct Held {
    record: Record,
    packs: Packs,
    ledger: Ledger,
    today: fn() -> Day,
    ready: Mutex<Vec<(Key, Arc<Ready>)>>,
}

/// What an answer depends on. The position is always a number, so that an append makes a new key.
type Key = (Option<Day>, Option<Day>, Position, Day);

impl App {
    /// Opens a record.
    pub(crate) async fn open(record: Record, packs: Packs, today: fn() -> Day) -> Result<Self, WebError> {
        let ledger = record.ledger().await?;
        Ok(Self { held: Arc::new(Held { record, packs, ledger, today, ready: Mutex::default() }) })
    }

    /// Returns the record's name.
    pub(crate) fn name(&self) -> &str {
        &self.held.record.config.name
    }

    /// Returns the packs.
    pub(crate) fn packs(&self) -> &Packs {
        &self.held.packs
    }

    /// Returns the ledger, for the history of a claim; what it holds is not masked.
    pub(crate) fn ledger(&self) -> &Ledger {
        &self.held.ledger
    }

    /// Returns the last position of the record.
    pub(crate) async fn head(&self) -> Result<Position, WebError> {
        Ok(self.held.ledger.head().await?)
    }

    /// Returns the answers at coordinates; without a position, at the head.
    pub(crate) async fn ready(&self, coordinates: Coordinates, head: Position) -> Result<Arc<Ready>, WebError> {
        let position = coordinates.at.unwrap_or(head);
        let today = (self.held.today)();
        let key = (coordinates.as_of, coordinates.said_by, position, today);
        if let Some(ready) = self.kept(&key) {
            return Ok(ready);
        }
        let question = Question { coordinates: Coordinates { at: Some(position), ..coordinates }, today };
        let answers = Answers::of(&self.held.ledger, question).await?;
        let ready = Arc::new(Ready::of(answers, &self.held.packs));
        let mut kept = self.held.ready.lock().unwrap_or_else(PoisonError::into_inner);
        kept.truncate(KEPT - 1);
        kept.insert(0, (key, Arc::clone(&ready)));
        Ok(ready)
    }

    /// The answers of a key when they are ready; the one asked for last stands first.
    fn kept(&self, key: &Key) -> Option<Arc<Ready>> {
        let mut kept = self.held.ready.lock().unwrap_or_else(PoisonError::into_inner);
        let index = kept.iter().position(|(known, _)| known == key)?;
        kept[..=index].rotate_right(1);
        Some(Arc::clone(&kept[0].1))
    }
}
