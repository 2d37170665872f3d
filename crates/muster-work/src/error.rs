//! What can go wrong in the work: where, what was there, what was expected, and a hint.

use std::path::{Path, PathBuf};

/// An error of the work.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// A file or folder could not be used.
    #[error("{}: {problem}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// A pack could not be loaded.
    #[error("failed to load packs from {from}: {error}")]
    Pack {
        /// Where the packs came from.
        from: String,
        /// What is wrong.
        error: muster_pack::PackError,
    },
    /// The ledger refused.
    #[error("failed to {doing}: {error}")]
    Ledger {
        /// What was being done.
        doing: &'static str,
        /// What is wrong.
        error: muster_ledger::Error,
    },
    /// What was asked for is not there.
    #[error("{what}")]
    Missing {
        /// What was asked for, where it was looked for, and a hint.
        what: String,
    },
}

/// The result of a piece of work.
pub type Result<T> = std::result::Result<T, WorkError>;

impl WorkError {
    /// Makes an error about a file.
    pub fn file(path: &Path, problem: impl std::fmt::Display) -> Self {
        Self::File { path: path.to_owned(), problem: problem.to_string() }
    }

    /// Makes an error about something that is not there.
    pub fn missing(what: impl Into<String>) -> Self {
        Self::Missing { what: what.into() }
    }

    /// Returns a function that says what the ledger was doing.
    pub fn ledger(doing: &'static str) -> impl FnOnce(muster_ledger::Error) -> Self {
        move |error| Self::Ledger { doing, error }
    }
}
