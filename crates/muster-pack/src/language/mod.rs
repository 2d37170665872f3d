//! What a language pack says: one file for each question, one module for each file.
//!
//! `languages/<tag>/pack.toml` (name, script, endings), `sentences.toml` (abbreviations, words that
//! may stand anywhere), `numerals.toml`, `units.toml`, `hedges.toml`, `time.toml`, `names.toml`,
//! `speech.toml`.

mod clitics;
pub mod names;
pub mod pack;
pub mod quantities;
pub mod sentences;
pub mod speech;
pub mod time;
