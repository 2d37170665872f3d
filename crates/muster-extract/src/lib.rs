//! What does this text say? From a document and a pack to mentions and claims.
//!
//! Reading is a pure function: the same document and the same packs give the same claims, byte for
//! byte. It never fails on text, and it touches no file, no clock, no network and no ledger.

pub mod claims;
pub mod clause;
pub mod entity;
pub mod outline;
pub mod passage;
pub mod quantity;
pub mod reader;
pub mod rules;
pub mod time;
pub mod unit;

pub use passage::{Found, Passage};
pub use reader::{Layers, Reader, Reading};
