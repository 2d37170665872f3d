//! Entries of the ledger, and the coordinates of a question.

use crate::claim::Claim;
use crate::document::{Document, Given, Source};
use crate::id::{ClaimId, DocumentId};
use crate::time::{Bound, Day};

/// A place in the log: the number of entries before and including this one.
pub type Position = u64;

/// A document that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// The hash of its text.
    pub document: DocumentId,
    /// The hash of the bytes as captured, in hexadecimal.
    pub bytes_sha256: String,
    /// The file's name.
    pub file: String,
    /// Format and encoding.
    pub format: String,
    /// The source of the document as a whole.
    pub source: Source,
    /// When it was said, as far as it is known for the whole.
    pub said: Bound,
    /// What was given with it.
    pub given: Given,
    /// Which reader and pack made the claims that follow.
    pub reader: String,
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A document came in.
    Capture(Capture),
    /// A claim was read or entered.
    Claim(Claim),
    /// A newer reading of the same words takes the place of an older one: our error, not the source's.
    Supersede {
        /// The claim that no longer stands.
        claim: ClaimId,
        /// Why.
        reason: String,
    },
}

/// What to append for one document: its bytes as captured, its text, and the entries.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The bytes as captured.
    pub bytes: Vec<u8>,
    /// The document as read.
    pub document: Document,
    /// The capture.
    pub capture: Capture,
    /// What it claims.
    pub claims: Vec<Claim>,
}

/// What an append did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appended {
    /// Documents that were new.
    pub documents: usize,
    /// Claims that were new.
    pub claims: usize,
    /// Claims that a newer reading took out.
    pub superseded: usize,
    /// The log's last position afterwards.
    pub position: Position,
}

/// The three coordinates of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Coordinates {
    /// What was true on this day; `None` asks for every day.
    pub as_of: Option<Day>,
    /// Using only what had been said by this day; `None` uses everything, undated documents too.
    pub said_by: Option<Day>,
    /// The record as it stood at this position; `None` is the head.
    pub at: Option<Position>,
}
