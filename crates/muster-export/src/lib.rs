//! In which form do others want it? Tables, findings and claims as JSON, JSON Lines and CSV.
//!
//! One file for each format, all of one shape. This room decides nothing: what is exported was
//! answered, and masked, before it came here.

pub mod formats;

pub use formats::{csv, json, jsonl};
