//! What we hold, and since when.
//!
//! A record lives in one folder:
//!
//! ```text
//! ledger/log.jsonl       the log: the truth, only ever appended to
//! ledger/index.sqlite    the index: a cache over the log, thrown away and built again at will
//! ledger/lock            held by the one process that writes
//! documents/<hex>        bytes as captured, named by their SHA-256, written once
//! documents/<hex>.json   working text in the written form, named by the SHA-256 of that file, written once
//! ```
//!
//! The one way in is [`Ledger::append`], the one way out is [`Ledger::snapshot`]: the record at three coordinates
//! (as of a day, said by a day, at a position of the log).
//! An answer at an earlier position never changes, whatever is appended later.
//!
//! This room never reads a document or judges a claim, never asks the clock (time comes in as an argument),
//! never talks to a network, and never changes or removes an entry: what was wrong is superseded by one more entry.
//! All SQL is in `store/`; the log's format is told in `log.rs`.
//! Work on files is done on the calling thread.

mod documents;
mod entry;
mod error;
mod intake;
mod ledger;
mod log;
mod recover;
mod store;

pub use error::{Error, Result};
pub use ledger::{Ledger, Recorded};
pub use log::Checkpoint;
pub use recover::Recovered;
