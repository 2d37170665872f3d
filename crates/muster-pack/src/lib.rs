//! What do the packs say? TOML files become one checked [`Pack`]; every error names its file and line.
//!
//! This room reads no document and opens no file: the outer doors hand the files in ([`PackFiles`]).

pub mod error;
pub mod files;
pub mod language;

pub use error::PackError;
pub use files::PackFiles;
