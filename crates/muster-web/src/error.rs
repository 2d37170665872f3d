//! What can go wrong with pages; what a visitor sees of it is told in `pages/problem.rs`.

/// An error of the pages.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// The record could not answer.
    #[error(transparent)]
    Work(#[from] muster_work::WorkError),
    /// The ledger could not say where it stands.
    #[error("failed to find the position of the record: {0}")]
    Ledger(#[from] muster_ledger::Error),
    /// A page could not be set.
    #[error("failed to set a page: {0}")]
    Template(#[from] askama::Error),
    /// A table could not be written in the form asked for.
    #[error("failed to export: {0}")]
    Export(String),
    /// The listener failed.
    #[error("failed to serve: {0}")]
    Listen(std::io::Error),
}
