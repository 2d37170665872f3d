//! How letters, words and names compare.
//!
//! Text is folded once ([`mod@fold`]), with a map back to the bytes as printed, and cut into words and
//! sentences ([`words`], [`mod@sentences`]). Lexicons ([`lexicon`]) and inflection ([`inflect`]) work on
//! folded words; names of places compare by their skeleton ([`mod@skeleton`]).
//! This room knows no claim and opens no file.

mod breaks;
pub mod clitics;
mod cut;
pub mod fold;
pub mod glued;
pub mod inflect;
pub mod language;
mod letters;
pub mod lexicon;
pub mod likeness;
pub mod person;
pub mod sentences;
pub mod skeleton;
pub mod sound;
pub mod words;

pub use clitics::{CliticLists, Clitics};
pub use fold::{Folded, fold, fold_plain};
pub use glued::Glued;
pub use inflect::Inflection;
pub use language::language;
pub use lexicon::{Lexicon, WordMap, WordSet};
pub use person::alike_names;
pub use sentences::sentences;
pub use skeleton::skeleton;
pub use words::{Case, Class, Token, Words};
