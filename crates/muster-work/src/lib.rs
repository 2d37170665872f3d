//! The work itself: read, add, answer, explain, demo. Each is resumable where it is long, and idempotent.
//!
//! This room opens files and records and ties the others together. It never prints, prompts or
//! parses arguments; the clock comes in as an argument, and progress goes out through a callback.

pub mod add;
pub mod answer;
pub mod demo;
pub mod error;
pub mod explain;
pub mod mentions;
pub mod packs;
pub mod place;
pub mod read;
pub mod record;
pub mod side_by_side;

pub use add::{Added, add};
pub use answer::{Answers, Question};
pub use error::WorkError;
pub use muster_extract::{Layers, Reader};
pub use packs::Packs;
pub use read::Source;
pub use record::Record;
