//! The formats, one file each.

pub mod csv;
pub mod json;
pub mod jsonl;
