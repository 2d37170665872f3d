//! From matches to claims: slots, context, conflicts, evidence.

pub mod conflict;
pub mod context;
pub mod draft;
pub mod finish;
pub mod fit;
pub mod when;

pub use conflict::settle;
pub use context::Surroundings;
pub use draft::{Draft, drafts};
pub use finish::{DocumentFacts, finish, merged};
