//! What do the packs say? TOML files become one checked [`Pack`]; every error names its file and line.
//!
//! This room reads no document and opens no file: the outer doors hand the files in ([`PackFiles`]).

pub mod checks;
pub mod error;
pub mod files;
pub mod kinds;
pub mod language;
pub mod organisations;
pub mod pack;
pub mod pattern;
pub mod places;
pub mod placing;
pub mod posts;
pub mod rules;

pub use error::PackError;
pub use files::PackFiles;
pub use pack::{LanguagePack, Pack};
