//! What can go wrong in the ledger: where, what was there, what was expected, and a hint.

use std::io;
use std::path::{Path, PathBuf};

use muster_model::{ClaimId, Position};

/// The result of asking the ledger.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the ledger could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The operating system refused a file.
    #[error("failed to {doing} `{path}`")]
    File {
        /// What was tried.
        doing: &'static str,
        /// Which file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// A ledger was to be created where one is.
    #[error("`{0}`: there is a log already, expected none\nhint: open this record, or choose another folder")]
    Exists(PathBuf),
    /// A ledger was to be opened where none is.
    #[error("`{0}`: no such log, expected the log of a record\nhint: create a record in this folder first")]
    Missing(PathBuf),
    /// Another process writes.
    #[error(
        "`{0}`: another process is writing to this record, expected to be the only writer\n\
         hint: let it finish or stop it, then try again; reading is possible all the while"
    )]
    Locked(PathBuf),
    /// The log is of a format this program does not know.
    #[error("`{path}`: the log begins with {found}, expected {expected}")]
    Format {
        /// The log.
        path: PathBuf,
        /// Its first line.
        found: String,
        /// The first line of a log.
        expected: &'static str,
    },
    /// Bytes that were acknowledged are not what they were.
    #[error(
        "`{path}`: damaged at entry {position} (byte {offset}): {found}, expected {expected}\n\
         hint: restore this file from a backup; nothing after the damage is trusted"
    )]
    Damaged {
        /// The log.
        path: PathBuf,
        /// The first entry that may be wrong.
        position: Position,
        /// Where in the file.
        offset: u64,
        /// What was there.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
    /// An entry is whole, but not one this program knows.
    #[error("entry {position} of the log is {found}, expected an entry\nhint: a newer program may have written it")]
    Unknown {
        /// The entry.
        position: Position,
        /// What was there.
        found: String,
    },
    /// The log ends before entries the index has seen acknowledged.
    #[error(
        "`{path}`: the log ends at entry {found}, expected at least entry {expected}, which the index has seen\n\
         hint: restore the log from a backup; to go on with what is left, remove the index (`index.sqlite`)"
    )]
    Shortened {
        /// The log.
        path: PathBuf,
        /// Where the log ends.
        found: Position,
        /// Where the index ends.
        expected: Position,
    },
    /// The index could not be used.
    #[error("failed to {doing} the index")]
    Index {
        /// What was tried.
        doing: &'static str,
        /// What the store said.
        #[source]
        source: sqlx::Error,
    },
    /// The index points to something else than the log holds there.
    #[error(
        "the index names {expected} at entry {position}, the log holds {found} there\n\
         hint: close the record and remove the index (`index.sqlite`); it is built again from the log"
    )]
    IndexWrong {
        /// The entry.
        position: Position,
        /// What the log holds.
        found: String,
        /// What the index says.
        expected: String,
    },
    /// A stored document is missing or is not what it was.
    #[error("`{path}`: {found}, expected {expected}\nhint: restore this file from a backup")]
    Document {
        /// Its file.
        path: PathBuf,
        /// What was there.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// What was to be appended does not hold together.
    #[error("refused to append {what}: {found}, expected {expected}")]
    Refused {
        /// The document or claim.
        what: String,
        /// What was there.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// A position was asked for that the log has not reached.
    #[error("position {asked} was asked for, the log ends at {head}\nhint: ask at {head} or before")]
    BeyondHead {
        /// The position asked for.
        asked: Position,
        /// The last position.
        head: Position,
    },
    /// No claim has that name.
    #[error("no claim `{0}` in this record\nhint: a claim's name is `c:` and 20 digits; its first digits are enough")]
    NoSuchClaim(String),
    /// Several claims have names that begin so.
    #[error("`{asked}` could be {}\nhint: give more digits", list(.candidates))]
    Ambiguous {
        /// What was asked for.
        asked: String,
        /// The claims it could be; at most ten.
        candidates: Vec<ClaimId>,
    },
    /// An earlier append did not come to its end.
    #[error(
        "an earlier append failed half-way, and this ledger takes no more\n\
         hint: open the record again; what was acknowledged is kept"
    )]
    Stopped,
}

fn list(ids: &[ClaimId]) -> String {
    ids.iter().map(ClaimId::as_str).collect::<Vec<_>>().join(", ")
}

/// Returns what turns an error of the system into ours.
pub(crate) fn file<'p>(doing: &'static str, path: &'p Path) -> impl FnOnce(io::Error) -> Error + 'p {
    move |source| Error::File { doing, path: path.to_owned(), source }
}

/// Returns what turns an error of the store into ours.
pub(crate) fn index(doing: &'static str) -> impl FnOnce(sqlx::Error) -> Error {
    move |source| Error::Index { doing, source }
}
